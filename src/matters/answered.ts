// What was said already of a petition and others, as the page "Kiểm tra đơn trùng" lists it. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { petitionNumber, sealedSenderLabel, type Tag } from '../petitions/petition.ts';
import { shownTag } from '../petitions/shown-tag.ts';
import type { AnsweredRow } from './queries.ts';

export interface AnsweredItem {
  number: string;
  href: string;
  relation: string;
  stateTag: Tag;
  meta: string;
  compareHref: string;
  compareLabel: string;
}

/** Each with the way to compare it once more. */
export const answeredItems = (petitionId: number, rows: readonly AnsweredRow[]): AnsweredItem[] =>
  rows.map((row) => ({
    number: petitionNumber(row),
    href: `/petitions/${row.id}`,
    relation: row.relation,
    stateTag: shownTag(row),
    meta: [row.senderLabel ?? sealedSenderLabel, formatDate(row.receivedOn), row.subject ?? 'Nội dung được bảo mật'].join(' · '),
    compareHref: `/petitions/${petitionId}/duplicates/${row.id}`,
    compareLabel: 'So sánh, chọn lại',
  }));
