// Whose turn it is and which day they answer for: as stored for the lists, and as told before an act is done.
import { formatDate } from '../deadlines/dates.ts';
import type { ClockRow } from '../deadlines/queries.ts';
import { type ActCode, nextActWords } from './act-codes.ts';
import { isCitizensPeriod } from './clock-lines.ts';
import { familyOf, type Procedure } from './proceeding.ts';
import type { Gathered } from './queries.ts';
import { leastTeam } from './tables/denunciation/shared.ts';
import { workflowOf } from './tables/index.ts';
import { type ActRule, type Facts, findRule, stateAfter, type Who } from './workflow.ts';

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
  const duties = clocks.filter((clock) => clock.stoppedOn === null && !isCitizensPeriod(clock.ruleCode));
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
    notice: { sentOn: today },
    publication: { publishedOn: today },
    'transferor-notice': { transferorTold: true },
  };
  const running = new Map([...facts.running].filter(([code]) => !rule.stops.includes(code)));
  return { ...facts, ...made[rule.act], running, state: stateAfter(rule, facts.state, before.stateBeforeSuspension, {}) };
}

/**
 * "Sau bước này: …" of this file: what follows, whose turn it then is by name, and the day that then counts. Where an act leads
 * depends on its form (a dialogue held or not, an assignment), only what is sure before it is filled in is said.
 * @param names of the one who decides
 */
export function afterWords(rule: ActRule, gathered: Gathered, names: ReadonlyMap<number, string>): string {
  const { given, clocks, members, record } = gathered;
  const { proceeding, facts } = given;
  const isSure = typeof rule.to !== 'object';
  const workflow = workflowOf(proceeding.procedure);
  const after = factsAfter(rule, facts, proceeding);
  const next = workflow.next(after);
  if (!isSure || after.state === 'closed' || next.act === 'follow' || next.act === rule.act) return rule.after;
  const { holderId, nextRole } = holderOf(next.who, gathered);
  const isTeamToCome = rule.act === 'assignment' && next.who === 'team_lead';
  const name = isTeamToCome
    ? 'Tổ trưởng xác minh'
    : (members.find((one) => one.accountId === holderId)?.name ??
      ((holderId === record.assignedTo && record.assigneeName) ||
        (holderId === null ? roleWords(nextRole) : (names.get(holderId) ?? roleWords('leader')))));
  const left = clocks.filter((clock) => clock.stoppedOn === null && !rule.stops.includes(clock.ruleCode));
  const answers = findRule(workflow, next.act)?.stops ?? [];
  const own = nearest(left.filter((clock) => answers.includes(clock.ruleCode) && clock.id !== proceeding.mainClockId));
  const main = left.find((clock) => clock.id === proceeding.mainClockId);
  // What the act starts itself has no day yet: the law's words in `after` say it.
  const shown = rule.starts.some((code) => answers.includes(code)) ? undefined : (own ?? main);
  const told = next.act === 'acceptance-notice' ? tellByWords(gathered) : '';
  const dayTold = told && `, ${told}`;
  const day = shown?.dueOn ? `, hạn ${shown === main ? 'giải quyết ' : ''}${formatDate(shown.dueOn)}` : '';
  return `${rule.after} Tiếp theo: ${name}, ${nextActWords[next.act].toLocaleLowerCase('vi')}${dayTold}${day}.`;
}
