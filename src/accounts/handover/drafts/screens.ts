// The drafts of somebody who leaves: what form, about what, when saved; never a word of them.
import { formatDate, formatDateTime, todayInVietnam } from '../../../deadlines/dates.ts';
import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { draftWordsInHistory, isOfNewRecord } from '../../../documents/drafts/names.ts';
import { petitionNumber, petitionTypeNames } from '../../../petitions/petition.ts';
import { visitNumber } from '../../../reception/visit.ts';
import type { FormState } from '../../../web/forms.ts';
import type { Actor } from '../../actor.ts';
import { eachOnce } from '../../queries.ts';
import { outsideConfirmers } from '../../waiting.ts';
import type { Receiver } from '../rules.ts';
import { type DraftBars, draftsAtOnce, mayBeGivenUp, takersOf } from './rules.ts';

export interface HandDraftsPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  lead: string;
  more: string;
  isEmpty: boolean;
  /** Nothing is left, and nothing is kept from whoever looks. */
  allSettled: boolean;
  /** What is not shown to whoever looks, said whether there is any; '' where all is. */
  shutWords: string;
  /** Who may be named for what is in no book yet and not shown; null where it is not his to name. */
  unseen: { hint: string; options: { value: string; label: string }[]; nobody: string } | null;
  lines: {
    form: string;
    about: string;
    href: string;
    type: string;
    savedAt: string;
    name: string;
    label: string;
    choices: { value: string; label: string }[];
    /** Why nothing can be chosen; '' where something can. */
    nobody: string;
  }[];
}

declare module '../../../web/render.ts' {
  interface Pages {
    'accounts/handover-drafts': HandDraftsPage;
  }
}

/** What a draft is about, as a number and an address; of a new one nothing. */
export function aboutDraft({ record }: Pick<WaitingDraft, 'record'>): { about: string; href: string; type: string } {
  if (!record) return { about: '', href: '', type: '' };
  const type = record.petitionType ? petitionTypeNames[record.petitionType] : '';
  return record.petitionId === null
    ? { about: visitNumber(record), href: `/visits/${record.visitId}`, type }
    : { about: petitionNumber(record), href: `/petitions/${record.petitionId}`, type };
}

/** Of what is in no book yet the day alone: by the minute whoever gives it out would know it again beside what was registered. */
const savedWords = ({ form, savedAt }: Pick<WaitingDraft, 'form' | 'savedAt'>): string =>
  isOfNewRecord(form) ? formatDate(todayInVietnam(savedAt)) : formatDateTime(savedAt);

/** Whoever looks, and whether he leads the office. */
type Onlooker = Pick<Actor, 'seenBy' | 'reach'> & { leads: boolean };

/** What of a leaver's drafts is kept from whoever looks, whether there is any or none; '' for nothing. */
export function shutWords(actor: Onlooker): string {
  if (actor.seenBy) return 'Bản nháp không hiện khi đang xem như.';
  return [
    actor.reach.sealed === 'none'
      ? 'Bản nháp chưa vào sổ hoặc có nội dung tố cáo, nếu có, hiện khi nhiệm vụ của ông, bà đã được xác nhận.'
      : '',
    actor.leads
      ? 'Bản nháp đơn, lượt tiếp chưa vào sổ, nếu có, không hiện ở đây: bản ấy có thể viết về lãnh đạo đơn vị nên do Trưởng bộ phận giao; đơn vị không có Trưởng bộ phận thì lãnh đạo chỉ chọn người nhận, không xem.'
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const unseenHint =
  'Phần mềm giao thẳng cho người được chọn, không ai xem qua, không báo có bản nào hay không; bản người ấy không nhận được thì để lại, chọn thêm người khác được';
const noTakerAtDesk = `Chưa có người tiếp nhận nào khác đã được xác nhận: phân công người thay, ${outsideConfirmers} xác nhận ở trang “Xác nhận người vừa được phân công” rồi giao`;

/**
 * The drafts a leaver wrote and nobody has taken, each with those who may take it; at most `draftsAtOnce`.
 * @param unseen whom a leader may name for drafts of new records he hears nothing of (docs/decisions/0064); null where that is not his to do
 */
export function handDraftsScreen(
  form: FormState,
  actor: Onlooker,
  leaver: { accountId: number; name: string; leaves: boolean },
  drafts: readonly WaitingDraft[],
  people: readonly Receiver[],
  bars: DraftBars,
  unseen: readonly Receiver[] | null,
): HandDraftsPage {
  const shown = drafts.slice(0, draftsAtOnce);
  return {
    title: `Bản nháp của ${leaver.name}`,
    back: { href: `/handovers/${leaver.accountId}`, label: `Bàn giao việc của ${leaver.name}` },
    form,
    lead:
      shown.length > 0
        ? `${shown.length} bản nháp chưa có người nhận`
        : !leaver.leaves
          ? 'Người này còn làm việc: bản nháp giao được trong tháng cuối của phân công, khi phân công đã có ngày kết thúc; của người chuyển vị trí trong đơn vị là bản nháp mà vị trí mới không mở được'
          : shutWords(actor) === ''
            ? 'Không còn bản nháp nào chưa có người nhận'
            : '',
    shutWords: shutWords(actor),
    unseen: unseen && {
      hint: unseenHint,
      options: unseen.map(({ accountId, name, title }) => ({ value: String(accountId), label: `${name}, ${title}` })),
      nobody: unseen.length > 0 ? '' : noTakerAtDesk,
    },
    more: drafts.length > draftsAtOnce ? `Còn bản nháp khác: xong ${draftsAtOnce} bản này, mở lại trang để giao tiếp.` : '',
    isEmpty: shown.length === 0,
    allSettled: shown.length === 0 && leaver.leaves && shutWords(actor) === '',
    lines: shown.map((draft) => {
      const takers = eachOnce(takersOf(draft, people, bars)).map((one) => ({
        value: String(one.accountId),
        label: `${one.name}, ${one.title}`,
      }));
      const choices = [...takers, ...(mayBeGivenUp(draft) ? [{ value: 'drop', label: 'Bỏ bản nháp này' }] : [])];
      const words = draftWordsInHistory(draft.form);
      const { about, ...rest } = aboutDraft(draft);
      return {
        form: draft.version === 0 ? `${words} (chỉ có tệp)` : draft.files > 0 ? `${words} (kèm ${draft.files} tệp)` : words,
        about,
        ...rest,
        savedAt: savedWords(draft),
        name: `to-d${draft.id}`,
        label: `Người nhận bản nháp ${words}${about ? ` ${about}` : ''}`,
        choices,
        nobody:
          choices.length > 0
            ? ''
            : isOfNewRecord(draft.form)
              ? noTakerAtDesk
              : 'Chưa ai khác trong đơn vị mở được biểu mẫu này: phân công người thay rồi giao',
      };
    }),
  };
}
