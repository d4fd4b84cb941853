// The acceptance an old book names without its day, copied from the paper. Pure.
import { z } from 'zod';
import { formatDate } from '../../deadlines/dates.ts';
import { readNumber } from '../../petitions/on-paper/rules.ts';
import { choice, optionalText, requiredDate, requiredText } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

export const acceptancePaperTypes = ['notice', 'decision', 'none'] as const;
export type AcceptancePaperType = (typeof acceptancePaperTypes)[number];
export const acceptancePaperNames: Record<AcceptancePaperType, string> = {
  notice: 'Thông báo thụ lý',
  decision: 'Quyết định thụ lý',
  none: 'Không có văn bản, ý kiến thụ lý ghi trên đơn hoặc trong sổ',
};

const choosePaper = 'Chọn văn bản thụ lý';
/** The act checks the day. @param moment for days typed short, “hôm nay” */
export const EnteredAcceptanceForm = (moment: Moment) =>
  z.object({
    on: requiredDate('Nhập ngày thụ lý ghi trên giấy', () => moment.today),
    paper: choice(acceptancePaperTypes, choosePaper),
    number: optionalText(60).default(''),
    /** The number that leaves others unused, or stands among other days, as it was looked at again. */
    leap: optionalText(60).default(''),
    /** The paper does bear a day of rest. */
    restDay: optionalText(1).default(''),
    remote: choice(['no', 'yes'], 'Chọn có hoặc không').default('no'),
    /** Empty: whoever has it keeps it. */
    processor: optionalText(20).default(''),
  });
export type EnteredAcceptance = z.infer<ReturnType<typeof EnteredAcceptanceForm>>;

/** The right day and paper, and why. */
export const CorrectedAcceptanceForm = (moment: Moment) =>
  z.object({
    on: requiredDate('Nhập ngày thụ lý ghi trên giấy', () => moment.today),
    restDay: optionalText(1).default(''),
    /** Not asked of one that ended in its old book; the act asks for it of every other. */
    paper: choice(['', ...acceptancePaperTypes], choosePaper).default(''),
    number: optionalText(60).default(''),
    leap: optionalText(60).default(''),
    reason: requiredText('Nhập lý do sửa', 500),
  });
export type CorrectedAcceptance = z.infer<ReturnType<typeof CorrectedAcceptanceForm>>;

interface KnownDays {
  receivedOn: string;
  enteredOn: string;
  today: string;
}

/** Why a day cannot be that of an acceptance the book already tells of; undefined where it can. Days 'YYYY-MM-DD'. */
function dayError(on: string, { receivedOn, enteredOn, today }: KnownDays): string | undefined {
  if (on > today) return 'Ngày này chưa đến. Nhập ngày thụ lý ghi trên giấy';
  if (on < receivedOn) return `Ngày thụ lý không được trước ngày tiếp nhận đơn ${formatDate(receivedOn)}`;
  if (on > enteredOn) return `Sổ cũ vào phần mềm ngày ${formatDate(enteredOn)} đã ghi thụ lý: ngày thụ lý không sau ngày ấy`;
  return undefined;
}

/** Asked about, not forbidden. @param rest why offices are shut on that day, '' of a working day; @param confirmed it stands so on the paper */
export const restDayQuestion = (on: string, rest: string, confirmed: string): Record<string, string> =>
  rest === '' || confirmed !== ''
    ? {}
    : { restDay: `Ngày ${formatDate(on)} là ngày nghỉ (${rest}). Xem lại ngày, hoặc đánh dấu ở đây khi giấy ghi đúng ngày ấy` };

/**
 * The same of a correction. @param was the day and paper that stand; @param nextOn that of the first step after it, null for none. A day or a paper that
 * stands is not judged again: an old book says what it says.
 */
export function correctionErrors(
  typed: Pick<CorrectedAcceptance, 'on' | 'paper' | 'number'>,
  days: KnownDays & { was: { on: string; paper: string; number: string }; nextOn: string | null },
): Record<string, string> {
  const { was, nextOn } = days;
  const isOtherDay = typed.on !== was.on;
  const isOtherPaper = typed.paper !== was.paper || typed.number !== was.number;
  if (!isOtherDay && !isOtherPaper && typed.paper !== '') return { on: 'Ngày, văn bản này đang ghi rồi. Nhập chỗ cần sửa' };
  const errors = typed.paper === '' ? { paper: choosePaper } : isOtherPaper ? paperErrors(typed) : {};
  const wrong = isOtherDay
    ? (dayError(typed.on, days) ??
      (nextOn !== null && typed.on > nextOn
        ? `Sau việc thụ lý đã có bước ngày ${formatDate(nextOn)}: ngày thụ lý không sau ngày ấy`
        : undefined))
    : undefined;
  return wrong === undefined ? errors : { ...errors, on: wrong };
}

/** Field → sentence for what cannot be of an acceptance the book already tells of, all at once; {} where all can. Days 'YYYY-MM-DD'. */
export function entryErrors(
  { on, paper, number }: Pick<EnteredAcceptance, 'on' | 'paper' | 'number'>,
  days: KnownDays,
): Record<string, string> {
  const wrong = dayError(on, days);
  return { ...(wrong === undefined ? {} : { on: wrong }), ...paperErrors({ paper, number }) };
}

/** The same of a correction of one that ended in its old book. */
export function endedErrors(
  on: string,
  days: KnownDays & { was: { on: string | null; endedOn: string | null } },
): Record<string, string> {
  const { was } = days;
  if (on === was.on) return { on: 'Ngày này đang ghi rồi. Nhập ngày thụ lý đúng' };
  const wrong =
    dayError(on, days) ??
    (was.endedOn !== null && on > was.endedOn
      ? `Sổ cũ ghi kết thúc ngày ${formatDate(was.endedOn)}: ngày thụ lý không sau ngày ấy`
      : undefined);
  return wrong === undefined ? {} : { on: wrong };
}

function paperErrors({ paper, number }: { paper: string; number: string }): Record<string, string> {
  if (paper === 'none')
    return number === '' ? {} : { number: 'Có số thì chọn thông báo hoặc quyết định thụ lý; không có văn bản thì để trống' };
  return readNumber(number) ? {} : { number: 'Nhập số, ký hiệu ghi trên văn bản, ví dụ 15/TB-UBND' };
}
