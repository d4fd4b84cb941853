// Pages of handing over: who leaves with how much, and one person's items with who takes each.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { noLimitWords, uncountedWords } from '../../deadlines/due.ts';
import { type PaperKind, paperTitle } from '../../documents/papers/catalogue.ts';
import { petitionNumber, petitionTypeNames } from '../../petitions/petition.ts';
import { type DayState, dayStateTags } from '../../reception/schedule/day.ts';
import { visitNumber } from '../../reception/visit.ts';
import type { FormState } from '../../web/forms.ts';
import { eachOnce } from '../queries.ts';
import type { OfficerRole } from '../roles.ts';
import type { HeldItem, Holder } from './queries.ts';
import { itemKey, itemsAtOnce, type Receiver, receiversOf } from './rules.ts';

export interface HandoversPage {
  title: string;
  people: { href: string; name: string; count: string; due: string; state: { words: string; colour: string } }[];
  hasNone: boolean;
}
export interface HandoverPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  lead: string;
  /** Of who stays: how many drafts he has. */
  draftWords: string;
  /** Of who leaves: what waits to be taken over, and where; text '' for nothing. */
  waitingDrafts: { text: string; link: { href: string; label: string } };
  more: string;
  isEmpty: boolean;
  /** Nothing of his is left that whoever looks could see, and nothing is kept from whoever looks. */
  mayClose: boolean;
  everyone: { value: string; label: string }[];
  lines: {
    number: string;
    href: string;
    type: string;
    due: string;
    name: string;
    label: string;
    people: { value: string; label: string }[];
    /** Why nobody can be chosen, and what to do about it; '' where somebody can. */
    nobody: string;
  }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'accounts/handovers': HandoversPage;
    'accounts/handover': HandoverPage;
  }
}

function stateOf(holder: Holder, today: string): { words: string; colour: string } {
  if (holder.isDisabled) return { words: 'Tài khoản đã khóa', colour: 'red' };
  if (holder.lastOn === null) return { words: 'Đang làm việc', colour: 'grey' };
  return holder.lastOn < today
    ? { words: `Hết phân công từ ${formatDate(holder.lastOn)}`, colour: 'red' }
    : { words: `Làm việc đến ${formatDate(holder.lastOn)}`, colour: 'amber' };
}

/** @param drafts account → drafts of a leaver that wait to be taken over */
export function handoversScreen(holders: readonly Holder[], drafts: ReadonlyMap<number, number>, today: string): HandoversPage {
  return {
    title: 'Bàn giao công việc',
    people: holders.map((one) => ({
      href: `/handovers/${one.accountId}`,
      name: one.name,
      count: [
        one.items > 0 || !drafts.has(one.accountId) ? `${one.items} việc` : '',
        drafts.has(one.accountId) ? `${drafts.get(one.accountId)} bản nháp` : '',
      ]
        .filter(Boolean)
        .join(', '),
      due: one.earliestDue ? formatDate(one.earliestDue) : withoutDayOf(one),
      state: stateOf(one, today),
    })),
    hasNone: holders.length === 0,
  };
}

/** Of whom nothing runs out on a day. */
const withoutDayOf = ({ hasUndated, hasPaused }: Holder): string =>
  hasUndated ? lower(uncountedWords) : hasPaused ? pausedWords : lower(noLimitWords);
const lower = (words: string) => `${words.charAt(0).toLocaleLowerCase('vi')}${words.slice(1)}`;

/** Of what is suspended: no day counts. */
const pausedWords = 'tạm dừng tính hạn';

/** A verification nobody can simply take: whoever resolves the matter charges others, who declare first. A resolver's own turn is no such. */
const isGivenOutAnew = ({ kind, state }: HeldItem, leaverRoles: readonly OfficerRole[]): boolean =>
  kind === 'member' || (kind === 'proceeding' && state === 'verifying' && !leaverRoles.includes('leader'));

const nobodyWords = (item: HeldItem, leaverRoles: readonly OfficerRole[]): string =>
  item.kind === 'day'
    ? 'Chưa ai khác giữ chức vụ này: phân công người thay, hoặc hoãn buổi tiếp, bỏ khỏi lịch'
    : isGivenOutAnew(item, leaverRoles)
      ? 'Không giao được ở đây: người giải quyết giao lại ở trang vụ việc, “Đổi người xác minh”; người được giao khai báo không có xung đột lợi ích thì nhận việc'
      : 'Chưa ai khác trong đơn vị làm được việc này: phân công người thay rồi giao';

/** What an item is called, where it opens, what is to be done of it. */
function itemWords(item: HeldItem): { number: string; href: string; type: string } {
  const typeName = item.petitionType ? petitionTypeNames[item.petitionType] : '';
  const petition = { number: petitionNumber(item), href: `/petitions/${item.petitionId}` };
  const visit = { number: visitNumber(item), href: `/visits/${item.visitId}` };
  switch (item.kind) {
    case 'petition':
      return { ...petition, type: typeName };
    case 'proceeding':
      return { ...petition, type: `${typeName}, đang giải quyết` };
    case 'visit':
      return { ...visit, type: 'Lượt tiếp công dân chưa trả lời xong' };
    case 'task':
      return { ...visit, type: `Theo dõi việc giao sau tiếp công dân${item.words ? `: ${item.words}` : ''}` };
    case 'member':
      return { ...petition, type: `${typeName}, ${item.words === 'team_lead' ? 'Tổ trưởng' : 'thành viên'} xác minh` };
    case 'paper':
      return {
        ...(item.petitionId === null ? visit : petition),
        href: `/papers/${item.id}`,
        type: `Ký văn bản: ${paperTitle({ kind: item.words as PaperKind, fields: {} })}`,
      };
    case 'day':
      return {
        number: `Ngày ${formatDate(item.dueOn ?? '')}`,
        href: `/schedule/${item.id}`,
        type: `Chủ trì tiếp công dân, ${dayStateTags[item.state as DayState].words.toLowerCase()}`,
      };
  }
}

/**
 * What a leaver still holds, each item with those who may take it; at most `itemsAtOnce` lines, the rest after these are given. It says what
 * keeps the account from being closed, drafts among it.
 */
export function handoverScreen(
  form: FormState,
  leaver: { accountId: number; name: string; roles: readonly OfficerRole[] },
  items: readonly HeldItem[],
  people: readonly Receiver[],
  barred: ReadonlySet<string>,
  drafts: { drafts: number; savedAt: Date | null; waiting: number; shutWords: string },
  withoutDay: (item: HeldItem) => string,
): HandoverPage {
  const shown = items.slice(0, itemsAtOnce);
  const option = (one: Receiver) => ({ value: String(one.accountId), label: `${one.name}, ${one.title}` });
  const choices = shown.map((item) => receiversOf(item, people, leaver.roles, barred));
  const everyone = [...new Map(choices.flat().map((one) => [one.accountId, one])).values()];
  return {
    title: `Bàn giao việc của ${leaver.name}`,
    back: { href: '/handovers', label: 'Bàn giao công việc' },
    form,
    lead: shown.length === 0 ? 'Không còn việc nào chưa bàn giao' : `${shown.length} việc đang giữ`,
    draftWords:
      drafts.drafts > 0 && drafts.waiting === 0
        ? `${leaver.name} còn ${drafts.drafts} bản nháp chưa gửi${drafts.savedAt ? `, gần nhất ${formatDateTime(drafts.savedAt)}` : ''}. Bản nháp chỉ người viết mở được: đề nghị người ấy lưu vào hồ sơ trước khi nghỉ; bản còn lại giao được cho người khác trong tháng cuối của phân công.`
        : '',
    waitingDrafts: {
      text:
        drafts.waiting > 0
          ? `${leaver.name} còn ${drafts.waiting} bản nháp chưa có người nhận. Tài khoản chỉ khóa được khi bản nháp đã giao hoặc đã bỏ có lý do.`
          : drafts.shutWords,
      link: { href: `/handovers/${leaver.accountId}/drafts`, label: 'Giao bản nháp' },
    },
    more: items.length > itemsAtOnce ? `Còn việc khác: giao xong ${itemsAtOnce} việc này, mở lại trang để giao tiếp.` : '',
    isEmpty: shown.length === 0,
    mayClose: shown.length === 0 && drafts.waiting === 0 && drafts.shutWords === '',
    everyone: everyone.map(option),
    lines: shown.map((item, index) => ({
      ...itemWords(item),
      due: item.isPaused ? pausedWords : item.dueOn ? formatDate(item.dueOn) : lower(withoutDay(item)),
      name: `to-${itemKey(item)}`,
      label: `Người nhận ${itemWords(item).number}`,
      people: eachOnce(choices[index] ?? []).map(option),
      nobody: (choices[index] ?? []).length === 0 ? nobodyWords(item, leaver.roles) : '',
    })),
  };
}
