// The page that joins two matters of several petitions each: which petitions stand in either, and what follows.
import { formatDate } from '../deadlines/dates.ts';
import { petitionNumber, type Tag } from '../petitions/petition.ts';
import type { PetitionRecord } from '../petitions/queries.ts';
import { shownTag } from '../petitions/shown-tag.ts';
import type { FormState } from '../web/forms.ts';
import { areRunning } from './links.ts';
import type { GroupedRow } from './queries.ts';
import { compareHref } from './screens.ts';

export interface JoiningPage {
  title: string;
  number: string;
  petitionHref: string;
  checkHref: string;
  compareHref: string;
  form: FormState;
  consequences: string[];
  hint: string;
  after: string;
  /** The opened petition's matter first. */
  groups: { title: string; petitions: { href: string; number: string; receivedOn: string; tag: Tag; subject: string }[] }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'matters/joining': JoiningPage;
  }
}

/** Where the matters of these two petitions are made one. */
export const joiningHref = (id: number, otherId: number): string => `${compareHref(id, otherId)}/joining`;

/** @param rows the petitions of both matters that may be read here */
export function joiningScreen(
  petition: PetitionRecord,
  other: PetitionRecord,
  rows: readonly GroupedRow[],
  form: FormState,
): JoiningPage {
  const number = petitionNumber(petition);
  const groupOf = (lead: PetitionRecord) => {
    const petitions = rows.filter(({ threadId }) => threadId === lead.threadId);
    return {
      title: `Vụ việc của ${petitionNumber(lead)}: ${petitions.length} đơn`,
      petitions: petitions.map((row) => ({
        href: `/petitions/${row.id}`,
        number: petitionNumber(row),
        receivedOn: `tiếp nhận ${formatDate(row.receivedOn)}`,
        tag: shownTag(row),
        subject: row.subject ?? 'Nội dung được bảo mật',
      })),
    };
  };
  return {
    title: 'Gộp hai vụ việc',
    number,
    petitionHref: `/petitions/${petition.id}`,
    checkHref: `/petitions/${petition.id}/duplicates`,
    compareHref: compareHref(petition.id, other.id),
    form,
    consequences: [
      `Mỗi đơn ${number}, ${petitionNumber(other)} đã cùng vụ việc với đơn khác. Gộp thì tất cả các đơn ấy là một vụ việc.`,
      `${areRunning(rows) ? 'Không đơn nào kết thúc: mỗi đơn giữ bước xử lý, thời hạn và người xử lý của mình.' : 'Các đơn này đều đã kết thúc, giữ nguyên kết quả của mình.'} Báo cáo đếm một vụ việc.`,
      `Gộp nhầm thì tách lại được: chọn “Không trùng” ở trang so sánh ${number} với ${petitionNumber(other)}.`,
    ],
    hint: 'Ghi vào dòng thời gian của mọi đơn trong hai vụ việc',
    after: areRunning(rows) ? 'Sau bước này: mỗi đơn được xử lý tiếp như cũ.' : '',
    groups: [groupOf(petition), groupOf(other)],
  };
}
