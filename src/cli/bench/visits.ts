// Who came to the desk on the day a petition came: those who brought it, those who only talked, and now and then whoever the head
// received. What denounces is not told at this desk: a sealed visit is a sealed petition once more, and 01/TCD asks for no type.
import { isLargeGroup } from '../../petitions/groups.ts';
import type { PetitionType } from '../../petitions/petition.ts';
import type { ReplyKind, VisitHost, VisitKind, VisitOutcome } from '../../reception/visit.ts';
import type { BenchClock } from './clocks.ts';
import { addDays } from './days.ts';
import { type Life, maySendFromDesk, type Way } from './life.ts';
import type { PeriodOf } from './periods.ts';
import { type BenchPerson, writePerson } from './person.ts';
import type { BenchUnit } from './petitions.ts';
import type { Random } from './random.ts';
import { deeds } from './words.ts';

export interface BenchVisit extends BenchPerson {
  kind: VisitKind;
  host: VisitHost;
  hour: string;
  type: 'KN' | 'KNPA';
  summary: string;
  request: string;
  people: number;
  isLarge: boolean;
  isRepeated: boolean;
  outcome: VisitOutcome;
  /** It brought the petition of that day. */
  brings: boolean;
  replied: { on: string; kind: ReplyKind } | null;
  clocks: BenchClock[];
  placed?: { id: number; number: number };
}

/** What a petition says of the day it came. */
export interface Come {
  unit: BenchUnit;
  receivedOn: string;
  visits: readonly BenchVisit[];
}

interface Brought extends BenchPerson {
  petitionType: string;
  summary: string;
  request: string;
  way: Way | null;
  closedOn: string | null;
}

const talks = 0.08;
const heads = 0.02;
const brings = 0.2;

/** A petition that is handed over at the desk: from a citizen, open to read, and for this office to handle or to send on. */
export function isBrought(random: Random, type: PetitionType, life: Life, receivedOn: string): boolean {
  const { way } = life;
  const isOwn = way === null || way === 'accept' || way === 'refuse' || maySendFromDesk(type, life, receivedOn);
  return (type === 'KN' || type === 'KNPA') && isOwn && random.chance(brings);
}

/**
 * The visits of the day a petition came in: the one that brought it, talks at the desk, citizens the head receives. Hours of one day do not meet.
 */
export function writeVisits(
  random: Random,
  { receivedOn: on }: Pick<Come, 'receivedOn'>,
  brought: Brought | null,
  { today, periodOf }: { today: string; periodOf: PeriodOf },
): BenchVisit[] {
  const visits: BenchVisit[] = [];
  if (brought) visits.push(bringing(on, brought, today, periodOf));
  if (random.chance(talks)) visits.push(talk(random, on, 'officer', periodOf));
  if (random.chance(heads)) {
    const host = random.chance(0.8) ? 'head' : 'delegated';
    for (let n = random.between(1, 4); n > 0; n -= 1) visits.push(talk(random, on, host, periodOf));
  }
  return visits.map((visit, index) => ({
    ...visit,
    hour: `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '40' : '10'}`,
  }));
}

const replyDuty = (periodOf: PeriodOf, on: string, stopped: { on: string; reason: string } | null): BenchClock[] => {
  const period = periodOf('TCD_REPLY', on);
  return period ? [{ ...period, isMain: true, stoppedOn: stopped?.on ?? null, reason: stopped?.reason ?? '' }] : [];
};

function bringing(on: string, brought: Brought, today: string, periodOf: PeriodOf): BenchVisit {
  const { petitionType, summary, request, name, birthYear, idNumber, phone, address } = brought;
  const replyOn = addDays(on, 7);
  const replied = replyOn <= today ? { on: replyOn, kind: replyTo(brought, replyOn) } : null;
  return {
    ...{ name, birthYear, idNumber, phone, address, summary, request },
    ...{ kind: 'regular', host: 'officer', hour: '', people: 1, isLarge: false, isRepeated: false, brings: true },
    type: petitionType as BenchVisit['type'],
    outcome: 'accepted_for_processing',
    replied,
    clocks: replyDuty(periodOf, on, replied && { on: replied.on, reason: 'đã trả lời, thông báo cho công dân' }),
  };
}

/** What the citizen is told a week later: what became of the petition, or that it takes more time. */
function replyTo({ way, closedOn }: Brought, on: string): ReplyKind {
  if (closedOn === null || closedOn > on) return 'prolonged';
  return way === 'accept' ? 'accepted' : way === 'transfer' ? 'transferred' : 'not_accepted';
}

/** Answered at the desk; who comes in a group comes about one thing. */
function talk(random: Random, on: string, host: VisitHost, periodOf: PeriodOf): BenchVisit {
  const isGroup = random.chance(0.12);
  const people = isGroup ? random.between(2, 14) : 1;
  const roll = random.next();
  const isOfficers = host === 'officer';
  // What the head does not answer at once he concludes in writing: he answers.
  const outcome = !isOfficers || roll < 0.55 ? 'answered_on_spot' : roll < 0.85 ? 'guided' : 'explained_settled';
  const [, deed] = random.pick(deeds);
  return {
    ...writePerson(random),
    kind: isOfficers ? 'regular' : 'periodic',
    host,
    hour: '',
    type: random.chance(0.4) ? 'KN' : 'KNPA',
    summary: `Trình bày về ${deed} tại tổ ${random.between(1, 60)}`,
    request: 'Đề nghị trả lời',
    people,
    isLarge: isLargeGroup(isGroup ? 'group' : 'individual', people, on, people),
    isRepeated: random.chance(0.2),
    outcome,
    brings: false,
    replied: { on, kind: 'direct' },
    clocks: replyDuty(periodOf, on, { on, reason: 'trả lời trực tiếp khi tiếp' }),
  };
}

/** What is said at the desk. */
export const deskWords = { guidedTo: 'Sở Xây dựng', explained: 'Đã giải thích quy định', place: 'Phòng tiếp công dân' } as const;
