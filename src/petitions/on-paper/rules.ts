// What was done on paper while the software was away is entered once, as it stands on the paper: which days can be true. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { judgeOutcomes, type OutcomeAnswer, type OutcomeFacts, outcomeRules } from '../classification/outcomes.ts';
import type { Outcome } from '../petition.ts';
import type { OnPaperValues } from './forms.ts';

/** The days the paper's own days must fit between, 'YYYY-MM-DD'. */
export interface PaperDays {
  receivedOn: string;
  /** The day the petition was entered here: from then on the steps are taken here. */
  enteredOn: string;
}

/** The outcomes a paper can have carried out: those open to the petition, but for a report that leads to no end. */
export function paperOutcomes(facts: OutcomeFacts): OutcomeAnswer[] {
  return judgeOutcomes(facts).filter((one) => outcomeRules[one.outcome].next !== 'direct');
}

/** An outcome that goes out as a letter has a number; one the leader writes on the petition itself needs none. */
export const needsNumber = (outcome: Outcome): boolean => outcomeRules[outcome].next !== 'close';

/** The day from which no clock of handling runs any more: it left, or, when nothing says otherwise, the paper's own day. */
export const endOf = (form: Pick<OnPaperValues, 'paperOn' | 'sentOn'>): string => form.sentOn ?? form.paperOn;

/** Field name → sentence, for days and numbers that cannot be so. */
export function paperObjections(form: OnPaperValues, days: PaperDays): Record<string, string> {
  const { receivedOn, enteredOn } = days;
  const errors: Record<string, string> = {};
  if (form.paperOn < receivedOn)
    errors.paperOn = `Ngày trên văn bản không được trước ngày tiếp nhận đơn ${formatDate(receivedOn)}`;
  if (form.paperOn > enteredOn)
    errors.paperOn = `Đơn đã vào phần mềm ngày ${formatDate(enteredOn)}. Việc làm sau ngày ấy thì đề xuất, phê duyệt, phát hành trong phần mềm`;
  if (form.sentOn && form.sentOn < form.paperOn) errors.sentOn = 'Ngày gửi không được trước ngày trên văn bản';
  if (form.sentOn && form.sentOn > enteredOn)
    errors.sentOn = `Ngày gửi không được sau ngày nhập đơn vào phần mềm ${formatDate(enteredOn)}`;
  if (needsNumber(form.outcome) && form.number === '') errors.number = 'Nhập số, ký hiệu ghi trên văn bản, ví dụ 12/PHD-UBND';
  return errors;
}

/** "12/PHD-UBND" as the number and the symbol of the office's own book; undefined when it is written otherwise. */
export function readNumber(text: string): { number: number; symbol: string } | undefined {
  const [, digits = '', symbol = ''] = /^(\d{1,6})\s*\/\s*(\S+)$/.exec(text) ?? [];
  return symbol ? { number: Number(digits), symbol } : undefined;
}
