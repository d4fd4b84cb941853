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
  z
    .object({
      on: requiredDate('Nhập ngày thụ lý ghi trên giấy', () => moment.today),
      paper: choice(acceptancePaperTypes, 'Chọn văn bản thụ lý'),
      number: optionalText(60).default(''),
      remote: choice(['no', 'yes'], 'Chọn có hoặc không').default('no'),
      /** Empty: whoever has it keeps it. */
      processor: optionalText(20).default(''),
    })
    .superRefine(({ on, paper, number }, context) => {
      const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (on > moment.today) issue('on', 'Ngày này chưa đến. Nhập ngày thụ lý ghi trên giấy');
      if (paper === 'none' ? number !== '' : !readNumber(number))
        issue(
          'number',
          paper === 'none'
            ? 'Có số thì chọn thông báo hoặc quyết định thụ lý; không có văn bản thì để trống'
            : 'Nhập số, ký hiệu ghi trên văn bản, ví dụ 15/TB-UBND',
        );
    });
export type EnteredAcceptance = z.infer<ReturnType<typeof EnteredAcceptanceForm>>;

/** Field → sentence where the day cannot be that of an acceptance the book already tells of; {} where it can. Days 'YYYY-MM-DD'. */
export function dayObjections(
  on: string,
  { receivedOn, enteredOn }: { receivedOn: string; enteredOn: string },
): Record<string, string> {
  if (on < receivedOn) return { on: `Ngày thụ lý không được trước ngày tiếp nhận đơn ${formatDate(receivedOn)}` };
  if (on > enteredOn)
    return { on: `Sổ cũ vào phần mềm ngày ${formatDate(enteredOn)} đã ghi thụ lý: ngày thụ lý không sau ngày ấy` };
  return {};
}
