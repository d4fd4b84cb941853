// What was done on paper while the software was away is entered once, as it stands on the paper: which days can be true, what a
// correction changed. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { judgeOutcomes, type OutcomeAnswer, type OutcomeFacts, outcomeRules } from '../classification/outcomes.ts';
import { type Outcome, outcomeNames, type PetitionStatus, type PetitionType } from '../petition.ts';

/** What the paper says. Dates 'YYYY-MM-DD'. */
export interface PaperEntry {
  outcome: Outcome;
  paperNumber: string;
  paperOn: string;
  sentOn: string | null;
  decidedBy: string;
  destinationUnitId: number | null;
  destination: string;
  keptAt: string;
}

/** What is judged before a destination is looked up: the form's own words. */
export interface TypedPaper extends Pick<PaperEntry, 'outcome' | 'paperOn' | 'sentOn'> {
  number: string;
}

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

/**
 * An outcome that goes out as a letter has a number, also an acceptance: the notice or the decision. One the leader writes on the
 * petition itself needs none, nor does a recommendation taken up, of which nothing goes out.
 */
export const needsNumber = (outcome: Outcome, type: PetitionType): boolean =>
  outcomeRules[outcome].next !== 'close' && !(type === 'KNPA' && outcomeRules[outcome].next === 'accept');

/** The leader enters an acceptance himself; every other outcome of a paper is confirmed before it ends the petition. */
export const needsConfirmation = (outcome: Outcome): boolean => outcomeRules[outcome].next !== 'accept';

/** The day from which no clock of handling runs any more: it left, or, when nothing says otherwise, the paper's own day. */
export const endOf = (entry: Pick<PaperEntry, 'paperOn' | 'sentOn'>): string => entry.sentOn ?? entry.paperOn;

/** The state in which the paper left the petition; null for an acceptance, which is the leader's act. */
export function stateAfter(outcome: Outcome): PetitionStatus | null {
  const rule = outcomeRules[outcome];
  return rule.next === 'transfer' ? 'transferred' : rule.status;
}

/** A petition received on the day it was entered was never on paper only: its steps are taken here. */
export const wasOnPaper = (days: PaperDays): boolean => days.receivedOn < days.enteredOn;

/** Field name → sentence, for days and numbers that cannot be so. */
export function paperObjections(form: TypedPaper, type: PetitionType, days: PaperDays): Record<string, string> {
  const { receivedOn, enteredOn } = days;
  const errors: Record<string, string> = {};
  if (form.paperOn < receivedOn)
    errors.paperOn = `Ngày trên văn bản không được trước ngày tiếp nhận đơn ${formatDate(receivedOn)}`;
  if (form.paperOn > enteredOn)
    errors.paperOn = `Đơn đã vào phần mềm ngày ${formatDate(enteredOn)}. Việc làm sau ngày ấy thì đề xuất, phê duyệt, phát hành trong phần mềm`;
  if (form.sentOn && form.sentOn < form.paperOn) errors.sentOn = 'Ngày gửi không được trước ngày trên văn bản';
  if (form.sentOn && form.sentOn > enteredOn)
    errors.sentOn = `Ngày gửi không được sau ngày nhập đơn vào phần mềm ${formatDate(enteredOn)}`;
  if (needsNumber(form.outcome, type) && form.number === '')
    errors.number = 'Nhập số, ký hiệu ghi trên văn bản, ví dụ 12/PHD-UBND';
  return errors;
}

/** "12/phd-ubnd" as the number, its digits as written and the symbol in capitals; undefined when it is written otherwise. */
export function readNumber(text: string): { number: number; digits: string; symbol: string } | undefined {
  const [, digits = '', symbol = ''] = /^(\d{1,6})\s*\/\s*(\S+)$/.exec(text) ?? [];
  return symbol ? { number: Number(digits), digits, symbol: symbol.toLocaleUpperCase('vi') } : undefined;
}

/** The words of an entry, one line a fact, for who confirms it. */
export function entryLines(entry: PaperEntry): string[] {
  const paper = entry.paperNumber ? `Văn bản số ${entry.paperNumber}` : 'Ý kiến trên đơn';
  const sent = entry.sentOn ? `, gửi ngày ${formatDate(entry.sentOn)}` : '';
  return [
    `${outcomeNames[entry.outcome]}${entry.destination ? `: ${entry.destination}` : ''}`,
    `${paper} ngày ${formatDate(entry.paperOn)}${sent}; ${entry.decidedBy}`,
    ...(entry.keptAt ? [`Bản giấy lưu: ${entry.keptAt}`] : []),
  ];
}

/** What a correction changed, with old and new words; who signed and where the paper lies are content, named without their words. */
export function entryChanges(before: PaperEntry, after: PaperEntry): { label: string; from?: string; to?: string }[] {
  const day = (on: string | null) => (on ? formatDate(on) : '');
  const changes = [
    { label: 'Kết quả', from: outcomeNames[before.outcome], to: outcomeNames[after.outcome] },
    { label: 'Số, ký hiệu', from: before.paperNumber, to: after.paperNumber },
    { label: 'Ngày ghi trên văn bản', from: day(before.paperOn), to: day(after.paperOn) },
    { label: 'Ngày gửi', from: day(before.sentOn), to: day(after.sentOn) },
  ].filter(({ from, to }) => from !== to);
  const named = [
    { label: 'Cơ quan nhận', isOther: before.destination !== after.destination },
    { label: 'Người ký', isOther: before.decidedBy !== after.decidedBy },
    { label: 'Nơi lưu bản giấy', isOther: before.keptAt !== after.keptAt },
  ].flatMap(({ label, isOther }) => (isOther ? [{ label }] : []));
  return [...changes, ...named];
}
