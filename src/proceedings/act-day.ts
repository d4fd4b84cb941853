// The day an act bears: never to come, never before the acceptance, what the act follows, or the papers it says have left. Pure.
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { nextActWords } from './act-codes.ts';
import { definitions } from './acts/index.ts';
import { type Effect, type Given, lastStep } from './effect.ts';
import type { ActRule } from './workflow.ts';

/**
 * Why the form's day cannot be the day of this act. A duty that was missed is not made good by writing an earlier day: what was sent
 * bears a number and a day, and nothing was sent before it.
 * @param rule the act as its procedure's table has it
 * @returns field → sentence, {} where the day holds or the form asks for none
 */
export function dayErrors(rule: ActRule, values: Record<string, unknown>, given: Given): Record<string, string> {
  const { on } = values;
  if (typeof on !== 'string') return {};
  const { facts } = given;
  if (on > facts.today) return { on: 'Ngày này chưa đến. Nhập ngày hôm nay hoặc ngày đã qua' };
  if (on < facts.acceptedOn) return { on: `Ngày này trước ngày thụ lý ${formatDate(facts.acceptedOn)}` };
  const [first] = facts.ordersToSend;
  // Of several orders the earliest that has not left may be the one that is sent.
  const before =
    rule.oneByOne && first !== undefined
      ? [{ on: first, words: 'Quyết định chờ gửi' }, ...earliestUnsent(rule, given)]
      : [...papersBefore(rule, given), ...actsBefore(rule, on, given)];
  const [latest] = before.sort((a, b) => b.on.localeCompare(a.on));
  if (!latest || on >= latest.on) return {};
  return { on: `${latest.words} ngày ${formatDate(latest.on)}: ghi từ ngày ấy trở đi` };
}

interface Before {
  on: string;
  words: string;
}

function earliestUnsent(rule: ActRule, { issued }: Given): Before[] {
  const days = (rule.dayAfter ?? rule.issued ?? []).flatMap((kind) => issued.get(kind)?.unsentOn ?? []);
  return days
    .sort()
    .slice(0, 1)
    .map((on) => ({ on, words: 'Quyết định chờ gửi ban hành' }));
}

function papersBefore(rule: ActRule, { issued }: Given): Before[] {
  return (rule.dayAfter ?? rule.issued ?? []).flatMap((kind) => {
    const paper = issued.get(kind);
    return paper ? [{ on: paper.on, words: `“${paperCatalogue[kind].title}” số ${paper.number} ban hành` }] : [];
  });
}

function actsBefore(rule: ActRule, on: string, given: Given): Before[] {
  return (rule.follows ?? []).flatMap((code) => {
    const step = lastStep(given, code);
    if (!step || (definitions[code].bearsEntryDay && isDoneOnPaper(on, given))) return [];
    return [{ on: step.onDate, words: `Việc “${nextActWords[code]}” được ghi` }];
  });
}

/** Of a petition entered late: done before it was entered, on paper, as was what the act follows, whose day here is that of the entry. */
const isDoneOnPaper = (on: string, { petition }: Pick<Given, 'petition'>): boolean =>
  petition.isLateEntry && on <= todayInVietnam(petition.registeredAt);

/** Said in the timeline of a sending in time that is entered only after its limit: both days. '' otherwise. */
export function enteredLate(rule: ActRule, effect: Effect, { facts }: Given): string {
  if (!rule.issued || effect.saysBothDays) return '';
  const due = rule.stops
    .map((code) => facts.running.get(code) ?? '')
    .sort()
    .at(-1);
  if (!due || facts.today <= due || effect.on > due) return '';
  return ` Ngày ${formatDate(effect.on)}, trong hạn ${formatDate(due)}; nhập vào phần mềm ngày ${formatDate(facts.today)}, sau hạn.`;
}
