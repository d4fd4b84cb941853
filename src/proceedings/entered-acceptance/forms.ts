// The acceptance an old book names without its day, copied from the paper. Pure.
import { z } from 'zod';
import { formatDate } from '../../deadlines/dates.ts';
import { readNumber } from '../../petitions/on-paper/rules.ts';
import { choice, optionalText, requiredDate } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

export const acceptancePaperTypes = ['notice', 'decision', 'none'] as const;
export type AcceptancePaperType = (typeof acceptancePaperTypes)[number];
export const acceptancePaperNames: Record<AcceptancePaperType, string> = {
  notice: 'Thông báo thụ lý',
  decision: 'Quyết định thụ lý',
  none: 'Không có văn bản, ý kiến thụ lý ghi trên đơn hoặc trong sổ',
};

export const EnteredAcceptanceForm = (moment: Moment) =>
  z.object({
    on: requiredDate('Nhập ngày thụ lý ghi trên giấy', () => moment.today),
    paper: choice(acceptancePaperTypes, 'Chọn văn bản thụ lý'),
    number: optionalText(60).default(''),
    remote: choice(['no', 'yes'], 'Chọn có hoặc không').default('no'),
    /** Empty: whoever has it keeps it. */
    processor: optionalText(20).default(''),
  });
export type EnteredAcceptance = z.infer<ReturnType<typeof EnteredAcceptanceForm>>;

/** Field → sentence for what cannot be of an acceptance the book already tells of, all at once; {} where all can. Days 'YYYY-MM-DD'. */
export function entryErrors(
  { on, paper, number }: Pick<EnteredAcceptance, 'on' | 'paper' | 'number'>,
  { receivedOn, enteredOn, today }: { receivedOn: string; enteredOn: string; today: string },
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (on > today) errors.on = 'Ngày này chưa đến. Nhập ngày thụ lý ghi trên giấy';
  else if (on < receivedOn) errors.on = `Ngày thụ lý không được trước ngày tiếp nhận đơn ${formatDate(receivedOn)}`;
  else if (on > enteredOn)
    errors.on = `Sổ cũ vào phần mềm ngày ${formatDate(enteredOn)} đã ghi thụ lý: ngày thụ lý không sau ngày ấy`;
  if (paper === 'none' && number !== '')
    errors.number = 'Có số thì chọn thông báo hoặc quyết định thụ lý; không có văn bản thì để trống';
  else if (paper !== 'none' && !readNumber(number)) errors.number = 'Nhập số, ký hiệu ghi trên văn bản, ví dụ 15/TB-UBND';
  return errors;
}
