// Whose turn it is and which day they answer for: as stored for the lists, and as told before an act is done.
import { formatDate } from '../deadlines/dates.ts';
import { isOthersPeriod } from '../deadlines/due.ts';
import type { ClockRow } from '../deadlines/queries.ts';
import { takesNumber } from '../documents/papers/catalogue.ts';
import { type ActCode, nextActWords } from './act-codes.ts';
import { unpublished } from './handling-orders.ts';
import { type Family, familyOf, type Procedure } from './proceeding.ts';
import type { Gathered } from './queries.ts';
import { leastTeam } from './tables/denunciation/shared.ts';
import { workflowOf } from './tables/index.ts';
import { type ActRule, type Facts, findRule, inWordsOf, stateAfter, type Who } from './workflow.ts';

/**
 * The date lists show. A complaint shows its resolution limit while that runs: the citizen reads it on the look-up page too.
 * A denunciation, which nobody looks up, shows the nearest duty of whoever is next: its notices are due days after acceptance.
 */
export function shownClock(
  procedure: Procedure,
  clocks: readonly ClockRow[],
  mainId: number | null,
  stops: readonly string[],
): ClockRow | undefined {
  const duties = clocks.filter((clock) => clock.stoppedOn === null && !isOthersPeriod(clock.ruleCode));
  const main = duties.find((clock) => clock.id === mainId);
  const next = nearest(duties.filter((clock) => stops.includes(clock.ruleCode)));
  return (familyOf(procedure) === 'denunciation' ? (next ?? main) : (main ?? next)) ?? nearest(duties);
}

const nearest = (some: readonly ClockRow[]) => [...some].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))[0];

/** Who holds the file while this turn lasts: somebody by name, or a role of the office. */
export function holderOf(
  who: Who,
  { given, members, hasClerk, record }: Gathered,
): { holderId: number | null; nextRole: string | null } {
  switch (who) {
    case 'resolver':
      return given.proceeding.resolverId === null
        ? { holderId: null, nextRole: 'leader' }
        : { holderId: given.proceeding.resolverId, nextRole: null };
    case 'team_lead':
    case 'body_lead':
    case 'team':
    case 'new_member':
      return {
        holderId: members.find((one) => one.memberRole === 'team_lead')?.accountId ?? given.proceeding.resolverId,
        nextRole: null,
      };
    case 'handler':
      return record.assignedTo === null
        ? { holderId: null, nextRole: 'processor' }
        : { holderId: record.assignedTo, nextRole: null };
    case 'office':
      return hasClerk || record.assignedTo === null
        ? { holderId: null, nextRole: hasClerk ? 'clerk' : 'processor' }
        : { holderId: record.assignedTo, nextRole: null };
  }
}

/** Who has the turn where it is a post and not a person. */
export function roleWords(role: string | null): string {
  return { clerk: 'văn thư', processor: 'chuyên viên xử lý', leader: 'lãnh đạo' }[role ?? ''] ?? 'đơn vị';
}

/** "hạn thụ lý và thông báo 08/12/2026": of a complaint not told yet; '' otherwise. */
export const tellByWords = ({ tellBy }: Pick<Gathered, 'tellBy'>): string =>
  tellBy === null ? '' : `hạn thụ lý và thông báo ${formatDate(tellBy)}`;

/** What an act makes true beside its state: enough to ask the table whose turn comes after it. */
export function factsAfter(rule: ActRule, facts: Facts, before: Gathered['given']['proceeding']): Facts {
  const { today } = facts;
  const made: Partial<Record<ActCode, Partial<Facts>>> = {
    assignment: { leadMissing: false, conflicted: [], teamSize: Math.max(facts.teamSize, leastTeam) },
    'acceptance-notice': { noticedOn: today },
    // What was told before is told again.
    'acceptance-papers': { revoked: [], noticedOn: null },
    notice: { sentOn: today },
    publication: { publishedOn: today, orders: facts.orders.map((one) => ({ ...one, publishedOn: one.publishedOn ?? today })) },
    'transferor-notice': { transferorTold: true },
    ...(rule.again
      ? {
          [rule.act]: {
            revoked: facts.revoked.filter((kind) => !rule.again?.of.includes(kind)),
            sentOn: null,
            publishedOn: null,
            transferorTold: false,
          },
        }
      : {}),
  };
  const running = new Map([
    // Whether a law that came later starts it, and when it ends, is known once it is done; one of the kind that runs already ends first.
    ...rule.starts.map((code): [string, null] => [code, null]),
    ...[...facts.running].filter(([code]) => !rule.stops.includes(code)),
  ]);
  return { ...facts, ...made[rule.act], running, state: stateAfter(rule, facts.state, before.stateBeforeSuspension, {}) };
}

/**
 * Where these lead, the whole form says: all withdrawn or a part, a conflict or none; an order that is to be made public, or not; all that
 * waits for it made public, or some.
 */
function isUnsure({ act }: ActRule, facts: Facts): boolean {
  if (act === 'handling') return unpublished(facts).length === 0;
  if (act === 'publication') return unpublished(facts).length > 1;
  return act === 'withdrawal' || act === 'conflict';
}

/** Acts that make the resolution limit another one, by the day or the days typed in. */
const moving: Readonly<Record<Family, readonly ActCode[]>> = {
  complaint: ['complexity', 'resumption'],
  denunciation: ['extension', 'expert', 'expert-result', 'resumption'],
  recommendation: [],
};

/** Who leads those about to be charged, as long as nobody is chosen. */
export const leadWords = (procedure: Procedure): string =>
  familyOf(procedure) === 'recommendation' ? 'người được giao nghiên cứu' : 'Tổ trưởng xác minh';

/** Whoever has the turn after an act, by name; a role of the office otherwise. */
function nameOf(rule: ActRule, who: Who, gathered: Gathered, names: ReadonlyMap<number, string>): string {
  const { members, record } = gathered;
  const { holderId, nextRole } = holderOf(who, gathered);
  if (rule.act === 'assignment' && who === 'team_lead') return leadWords(gathered.given.facts.procedure);
  const member = members.find((one) => one.accountId === holderId)?.name;
  if (member) return member;
  if (holderId !== null && holderId === record.assignedTo && record.assigneeName) return record.assigneeName;
  return holderId === null ? roleWords(nextRole) : (names.get(holderId) ?? roleWords('leader'));
}

/** The day by which this act is to be done, among the clocks that run: of those it stops, the nearest that is not the resolution limit. */
function ownDay({ procedure, mainClockId }: Gathered['given']['proceeding'], act: ActCode, running: readonly ClockRow[]) {
  const answers = (findRule(workflowOf(procedure), act)?.stops ?? []).filter((code) => !isOthersPeriod(code));
  return nearest(running.filter((clock) => answers.includes(clock.ruleCode) && clock.id !== mainClockId))?.dueOn ?? null;
}

/** ", hạn 08/12/2026": the day of this act as the file stands, the one its page and the queue show; of one without a day of its own the resolution limit, said so. '' for none. */
export function dueWords({ given: { proceeding }, clocks, tellBy }: Gathered, act: ActCode): string {
  const running = clocks.filter((clock) => clock.stoppedOn === null);
  const own = (act === 'acceptance-notice' ? tellBy : null) ?? ownDay(proceeding, act, running);
  if (own) return `, hạn ${formatDate(own)}`;
  const main = running.find((clock) => clock.id === proceeding.mainClockId);
  return main?.dueOn && !main.isPaused ? `, hạn giải quyết ${formatDate(main.dueOn)}` : '';
}

/** The day that then counts, as it stands once the act is done; in words where what is typed decides it. '' for none. */
function dayWords(rule: ActRule, nextAct: ActCode, after: Facts, { given, clocks }: Gathered): string {
  const { proceeding } = given;
  const answers = (findRule(workflowOf(proceeding.procedure), nextAct)?.stops ?? []).filter((code) => !isOthersPeriod(code));
  const left = clocks.filter((clock) => clock.stoppedOn === null && !rule.stops.includes(clock.ruleCode));
  // What the act starts itself has no day yet, only its length.
  const started = rule.starts.find((code) => answers.includes(code) && !left.some((clock) => clock.ruleCode === code));
  if (started) {
    const length = given.limitWords(started);
    return length && `, trong ${length} kể từ ngày ghi ở bước này`;
  }
  const own = ownDay(proceeding, nextAct, left);
  if (own) return `, hạn ${formatDate(own)}`;
  const main = left.find((clock) => clock.id === proceeding.mainClockId);
  if (!main || after.state === 'suspended') return '';
  if (moving[familyOf(proceeding.procedure)].includes(rule.act)) return ', hạn giải quyết mới tính theo ngày nhập ở bước này';
  return main.dueOn && !main.isPaused ? `, hạn giải quyết ${formatDate(main.dueOn)}` : '';
}

/**
 * "Sau bước này: …" of this file: what follows, whose turn it then is by name, and the day that then counts. Where an act leads
 * depends on its form (a dialogue held or not, a withdrawal), only what is sure before it is filled in is said.
 * @param names of the one who decides
 */
export function afterWords(rule: ActRule, gathered: Gathered, names: ReadonlyMap<number, string>): string {
  const { proceeding, facts } = gathered.given;
  const said = inWordsOf(rule, facts).after;
  if (typeof rule.to === 'object' || isUnsure(rule, facts)) return said;
  const after = factsAfter(rule, facts, proceeding);
  const next = workflowOf(proceeding.procedure).next(after);
  if (after.state === 'closed' || next.act === 'follow' || next.act === rule.act) return said;
  const told = next.act === 'acceptance-notice' ? tellByWords(gathered) : '';
  const name = nameOf(rule, next.who, gathered, names);
  const words = nextActWords[next.act].toLocaleLowerCase('vi');
  const first = awaitsApproval(rule, next.act, facts) ? `${nameOf(rule, 'resolver', gathered, names)} ${approving}` : '';
  return `${said} Tiếp theo: ${first}${name}, ${words}${told && `, ${told}`}${dayWords(rule, next.act, after, gathered)}.`;
}

/** Said before whose turn it is: nothing is numbered or sent before that. */
const approving = 'phê duyệt dự thảo văn bản, rồi ';

/** The act drafts what takes a number, or what comes next rests on a draft. */
const awaitsApproval = (rule: ActRule, nextAct: ActCode, facts: Facts): boolean =>
  rule.papers.some(takesNumber) || restsOnDraft(findRule(workflowOf(facts.procedure), nextAct), facts);

/** What the act presupposes waits for the head who decides, not yet for whoever numbers and sends. */
export const restsOnDraft = (rule: ActRule | undefined, { drafts }: Pick<Facts, 'drafts'>): boolean =>
  drafts.some((kind) => rule?.issued?.includes(kind));
