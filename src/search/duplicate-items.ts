// Duplicates as the panel beside the intake form and on the petition page prints them.
import { formatDate } from '../deadlines/dates.ts';
import { petitionNumber, sealedSenderLabel, typeWords } from '../petitions/petition.ts';
import { shownTag } from '../petitions/shown-tag.ts';
import type { DuplicateHit } from './duplicates.ts';
import { type Reason, reasonsFor, strengthWords } from './resemblance.ts';

export interface DuplicateItem {
  number: string;
  href: string;
  strength: string;
  meta: string;
  subject: string;
  /** Where both stand side by side, and one may end as a duplicate; '' where there is no such page. */
  compareHref: string;
  reasons: Reason[];
  buttons: { name: string; value: string; label: string; style: string }[];
  /** The form its buttons belong to, '' when there are none. */
  formId: string;
}

/** The model of views/search/duplicates.ejs. */
export interface DuplicatePanel {
  first: DuplicateItem[];
  rest: DuplicateItem[];
  restWords: string;
  isEmpty: boolean;
  /** What is said when there is nothing to show. */
  emptyWords: string;
}

const shownFirst = 3;

/** Why a panel may be empty: nothing alike, a denunciation being typed, a denunciation of the book. */
export const emptyPanelWords = {
  open: 'Chưa thấy đơn nào trong sổ giống đơn này.',
  typedSealed:
    'Đơn tố cáo không được đối chiếu khi đang nhập. Sau khi vào sổ, người được xem thông tin người tố cáo đối chiếu ở trang đơn, mục Kiểm tra đơn trùng.',
  sealed: 'Không có đơn tố cáo trùng mà ông, bà được xem thông tin người tố cáo.',
} as const;

/**
 * The panel. Where `formOf` names a form, the item carries the answers that end nothing, sent in it as link=<kind>:<id>; where
 * `comparedAt` gives an address, the way to the page where one of both may end. Of those of one matter already (`isTogether`) that is not asked again.
 */
export function duplicateItems(
  hits: readonly DuplicateHit[],
  formOf: (hit: DuplicateHit) => string,
  emptyWords: string = emptyPanelWords.open,
  comparedAt: (hit: DuplicateHit) => string = () => '',
  isTogether: (hit: DuplicateHit) => boolean = () => false,
): DuplicatePanel {
  const items = hits.map((hit) => duplicateItem(hit, formOf(hit), comparedAt(hit), isTogether(hit)));
  const rest = items.slice(shownFirst);
  return {
    first: items.slice(0, shownFirst),
    rest,
    restWords: `Xem thêm ${rest.length} đơn`,
    isEmpty: items.length === 0,
    emptyWords,
  };
}

function duplicateItem(hit: DuplicateHit, formId: string, compareHref: string, isTogether: boolean): DuplicateItem {
  return {
    number: petitionNumber(hit),
    href: `/petitions/${hit.id}`,
    strength: strengthWords(hit.likeness),
    meta: `${hit.sealed ? sealedSenderLabel : (hit.senderLabel ?? sealedSenderLabel)} · ${formatDate(hit.receivedOn)} · ${shownTag(hit).words}`,
    subject: `${typeWords(hit)}: ${hit.subject ?? 'Nội dung được bảo mật'}`,
    compareHref,
    reasons: reasonsFor(hit.likeness, hit.sealed),
    formId,
    buttons: formId
      ? [
          ...(isTogether ? [] : [{ name: 'link', value: `same_matter:${hit.id}`, label: 'Cùng vụ việc', style: 'line' }]),
          {
            name: 'link',
            value: `not_same:${hit.id}`,
            label: isTogether ? 'Không trùng, vẫn cùng vụ việc' : 'Không trùng',
            style: 'quiet',
          },
        ]
      : [],
  };
}
