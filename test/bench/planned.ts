// The statutory figures of an invented city, counted from its plan and not from its rows: what tables 01 and 03 to 05 of TT 06/2025 must
// say of a period.
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import type { BenchProceeding } from '../../src/cli/bench/proceeding.ts';
import type { BenchVisit } from '../../src/cli/bench/visits.ts';
import type { Outcomes } from '../../src/proceedings/records.ts';

interface Days {
  from: string;
  to: string;
}
type Figures = Record<number, number>;

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((all, one) => all + of(one), 0);

/** 01/TCD. */
export function plannedReceptions(petitions: readonly BenchPetition[], { from, to }: Days): Figures {
  const come = petitions.filter(({ receivedOn }) => receivedOn >= from && receivedOn <= to);
  const visits = come.flatMap((one) => one.visits);
  const daysOf = (host: string) =>
    new Set(
      come.filter((one) => one.visits.some((visit) => visit.host === host)).map((one) => `${one.unitId} ${one.receivedOn}`),
    );
  const heads = daysOf('head');
  // A day on which the head received too is his.
  const delegatedDays = [...daysOf('delegated')].filter((day) => !heads.has(day));
  const group = (of: readonly BenchVisit[]): [number, number, number, number, number] => {
    const large = of.filter((one) => one.isLarge);
    return [of.length, sum(of, (one) => one.people), of.length, large.length, sum(large, (one) => one.people)];
  };
  const hosts = ['officer', 'head', 'delegated'].map((host) => group(visits.filter((one) => one.host === host)));
  const all = group(visits).slice(0, 4);
  const [officer = [], head = [], delegated = []] = hosts;
  return { ...[0, ...all, ...officer, heads.size, ...head, delegatedDays.length, ...delegated] };
}

interface Ended {
  proceeding: BenchProceeding;
  decidedOn: string;
  doneOn: string | null;
}

/** 03/GQKN and 04/GQTC: `results` as their columns say them, from column 8 on; `figures` from the first column of money on. */
export function plannedResolutions(
  petitions: readonly BenchPetition[],
  type: 'KN' | 'TC',
  { from, to }: Days,
  { results, figures }: { results: readonly string[]; figures: readonly (keyof Outcomes)[] },
): Figures {
  const isWithin = (day: string | null) => day !== null && day >= from && day <= to;
  const ended = petitions.filter(({ petitionType, closedOn }) => petitionType === type && isWithin(closedOn));
  const accepted = ended.filter(({ way }) => way === 'accept').length;
  const declined = ended.filter(({ way }) => way === 'refuse').length;
  const issued = decidedOf(petitions, type).filter(({ decidedOn }) => isWithin(decidedOn));
  const withResult = (result: string) => issued.filter(({ proceeding }) => proceeding.result === result).length;
  const own = accepted + declined;
  const asked = figures.map((name) => sum(issued, ({ proceeding }) => figureOf(proceeding, 'recommended', name, () => true)));
  return { ...[0, own, own, 0, accepted, declined, 0, issued.length, ...results.map(withResult), ...asked] };
}

/** The half of 05/KQTH about this kind, from its first column on. */
export function plannedExecution(
  petitions: readonly BenchPetition[],
  type: 'KN' | 'TC',
  { from, to }: Days,
  counted: readonly (keyof Outcomes)[],
): number[] {
  const owed = decidedOf(petitions, type).filter(
    ({ decidedOn, doneOn }) => decidedOn <= to && (doneOn === null || doneOn >= from),
  );
  const due = (name: keyof Outcomes) =>
    sum(owed, ({ proceeding }) =>
      Math.max(
        figureOf(proceeding, 'recommended', name, () => true) - figureOf(proceeding, 'executed', name, (on) => on < from),
        0,
      ),
    );
  const done = (name: keyof Outcomes) =>
    sum(owed, ({ proceeding }) => figureOf(proceeding, 'executed', name, (on) => on >= from && on <= to));
  const pair = (money: keyof Outcomes, land: keyof Outcomes) => [due(money), due(land), done(money), done(land)];
  const finished = owed.filter(({ doneOn }) => doneOn !== null && doneOn <= to).length;
  return [owed.length, finished, ...pair('stateMoney', 'stateLand'), ...pair('returnMoney', 'returnLand'), ...counted.map(done)];
}

const decidedOf = (petitions: readonly BenchPetition[], type: 'KN' | 'TC'): Ended[] =>
  petitions.flatMap(({ petitionType, proceeding }) =>
    petitionType === type && proceeding?.decidedOn
      ? [{ proceeding, decidedOn: proceeding.decidedOn, doneOn: proceeding.enforcedOn ?? proceeding.closedOn ?? null }]
      : [],
  );

const figureOf = (proceeding: BenchProceeding, phase: string, name: keyof Outcomes, isOn: (on: string) => boolean): number =>
  sum(
    proceeding.outcomes.filter((one) => one.phase === phase && isOn(one.on)),
    ({ figures }) => figures[name],
  );
