// Asked, never forbidden: a day long past, or a pre-printed number of the paper book that is already entered.
import { formatDate } from '../../deadlines/dates.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { actingCapacity } from '../capacity.ts';
import { isMinor, isMinorAlone } from '../classification/gaps.ts';
import { accusationQuestion, accusingWords } from '../denunciation-words.ts';
import { petitionNumber } from '../petition.ts';
import { findByPaperNumber } from '../queries.ts';
import { saidBy } from '../registration.ts';
import { type SenderGap, senderGapOf } from '../sender-gap.ts';
import type { IntakeValue } from './forms.ts';

/** Beside the box in which an officer answers what was asked. */
export const confirmAsked = 'Xem lại mục được hỏi; đúng thì đánh dấu ở đây';

const minorWords = {
  KN: 'Người khiếu nại chưa thành niên thì người đại diện theo pháp luật khiếu nại thay (Điều 12 Luật Khiếu nại)',
  TC: 'Người tố cáo chưa thành niên phải có người đại diện theo quy định (điểm b khoản 1 Điều 29 Luật Tố cáo)',
} as const;

/** The sentence about a minor for whom nobody stands yet, with its field (Điều 11, Điều 12 LKN; Điều 29 LTC). Pure. */
export function minorQuestion(form: IntakeValue): { field: string; words: string } | undefined {
  const type = form.declaredType;
  if (form.confirmed || (type !== 'KN' && type !== 'TC') || !form.receivedOn || form.isAnonymous) return undefined;
  const own = type === 'KN' ? 'complainant' : 'denouncer';
  const people = form.senders.map(({ capacity, birthYear }) => ({ role: actingCapacity(capacity) ?? own, birthYear }));
  if (!isMinorAlone({ petitionType: type, receivedOn: form.receivedOn }, people)) return undefined;
  const index = people.findIndex((one) => isMinor(one.birthYear, form.receivedOn));
  return {
    field: `senders.${index}.birthYear`,
    words: `${minorWords[type]}. Ghi người ấy ở khối người gửi tiếp theo, tư cách “Người đại diện”; chưa có ai thì đánh dấu xác nhận ở dưới rồi lưu lại, đơn chưa thụ lý được cho đến khi có`,
  };
}

/** Sources at which the sender, or who brings his paper, can be asked on the spot. */
const canBeAsked = ['in_person_reception', 'in_person_dropoff', 'hotline'] as const;

/** What the form leaves out of its sender; one of nobody has said so. */
export const gapOfForm = (form: Pick<IntakeValue, 'isAnonymous' | 'senders'>): SenderGap =>
  form.isAnonymous ? null : senderGapOf(1, form.senders[0]);

/**
 * Asked, never refused: a paper with a name and no address, or an address and no name, goes into the book like every other and is
 * found not eligible there (khoản 2 Điều 6 TT 05/2021/TT-TTCP; Điều 25 LTC). Pure.
 */
export function senderQuestion(form: IntakeValue): { field: string; words: string } | undefined {
  const gap = gapOfForm(form);
  if (form.confirmed || (gap !== 'name' && gap !== 'address')) return undefined;
  const isThere = canBeAsked.some((source) => source === form.source);
  const what = gap === 'name' ? 'họ và tên người gửi' : 'địa chỉ người gửi';
  const ask = isThere ? `Hỏi người nộp đơn và nhập ${what}` : `Nhập ${what} nếu đơn có ghi`;
  return {
    field: gap === 'name' ? 'senders.0.name' : 'senders.0.address',
    words: `${ask}; không có thì đánh dấu xác nhận ở dưới rồi lưu lại: đơn vẫn vào sổ, khi phân loại là đơn không ghi rõ họ tên, địa chỉ`,
  };
}

/**
 * Said before a denunciation of the unit's own head is saved (decisions 6; khoản 2 Điều 24 LTC): where it goes, and the way back. Pure.
 * @param above who is above the unit, '' where the software knows nobody
 * @param field where it stands who is denounced
 */
export const pastHeadQuestion = (above: string, field: string): Record<string, string> => ({
  [field]: `Họ tên, chức vụ đã ghi là của người đứng đầu đơn vị này: lưu xong, đơn sẽ chuyển lên ${above || 'cấp trên có thẩm quyền'}, ở đơn vị chỉ ông, bà còn thấy. Không phải người ấy thì sửa lại ở đây`,
  goesAbove: 'Đúng là tố cáo người đứng đầu đơn vị thì đánh dấu ở đây rồi lưu lại',
});

/** From how many working days back the officer is asked whether this is a late entry, unless a setting says otherwise. */
const usualWorkingDays = 15;

/** The sentence to ask, with the field it is about; undefined when nothing is unusual or the officer has already answered. */
export async function lateEntryQuestion(act: Act, form: IntakeValue): Promise<{ field: string; words: string } | undefined> {
  if (form.confirmed || !form.receivedOn) return undefined;
  const { tx, actor } = act;
  const year = Number(form.receivedOn.slice(0, 4));
  if (form.isLateEntry && form.paperNumber) {
    const same = await findByPaperNumber(tx, actor.unitId, year, form.paperNumber);
    if (same)
      return {
        field: 'paperNumber',
        words: `Số in sẵn ${form.paperNumber} của sổ năm ${year} đã được nhập bù cho đơn ${petitionNumber(same)}. Xem lại sổ giấy; đúng là hai đơn khác nhau thì đánh dấu xác nhận ở dưới rồi lưu lại`,
      };
  }
  if (form.isLateEntry) return undefined;
  const why = await unusualDay(act, form.receivedOn);
  if (why === undefined) return undefined;
  return {
    field: 'receivedOn',
    words: `Ngày tiếp nhận ${formatDate(form.receivedOn)} ${why}. Nhập lại từ sổ giấy thì đánh dấu “Nhập bù sau ngày ghi sổ giấy”; đúng là ngày này thì đánh dấu xác nhận ở dưới rồi lưu lại`,
  };
}

/**
 * The first question once more, where an open paper accuses somebody: its sender would stand in the open book (decisions 10). Pure.
 * @param settled what the paper said when it was asked before; '' for a new one
 * @throws FormInvalid with the question
 */
export function assertAccusesNobody(
  form: Pick<IntakeValue, 'mode' | 'noAccusation' | 'subject' | 'summary' | 'request' | 'previousResult'>,
  settled = '',
): void {
  if (form.noAccusation || form.mode !== 'open') return;
  const found = accusingWords(saidBy(form));
  if (found === undefined || accusingWords(settled) !== undefined) return;
  const way = settled === '' ? undefined : 'dùng việc “Chuyển sang bảo mật (tố cáo)” trên trang đơn';
  throw new FormInvalid({ noAccusation: accusationQuestion(found, way) });
}

/** Why a day written in a book today is asked about: "thuộc năm 2025", "cách hôm nay quá 15 ngày làm việc"; undefined for a usual one. */
export async function unusualDay({ house, moment, rules }: Act, on: string): Promise<string | undefined> {
  const setting = await house.maybe<{ value: { askAfterWorkingDays?: unknown } }>(
    "select value from settings where key = 'late-entry'",
  );
  const days = Number(setting?.value.askAfterWorkingDays ?? usualWorkingDays);
  const { calendar } = rules;
  const isLongAgo = calendar.covers(on) && calendar.addWorkingDays(on, days) < moment.today;
  if (isLongAgo) return `cách hôm nay quá ${days} ngày làm việc`;
  return on.slice(0, 4) === moment.today.slice(0, 4) ? undefined : `thuộc năm ${on.slice(0, 4)}`;
}
