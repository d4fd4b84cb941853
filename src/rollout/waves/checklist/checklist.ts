// The checklist of a unit: what the software found and what was said by name, put together. Pure.
import { daysBetween, formatDate } from '../../../deadlines/dates.ts';
import type { Tag } from '../../../petitions/petition.ts';
import { type Item, isComputed, nearTag, pastTag, type TickKind, type UnitState, unitStateTags, urgentDays } from '../wave.ts';

/** What a predicate says of one unit: done or not, and the figures behind it. */
export interface Finding {
  done: boolean;
  words: string;
}
/** By item, by unit. */
export type Findings = ReadonlyMap<string, ReadonlyMap<number, Finding>>;

export interface Tick {
  id: number;
  unitId: number;
  code: string;
  kind: TickKind;
  remark: string;
  tickedAt: Date;
  byName: string;
}

export interface Line {
  item: Item;
  done: boolean;
  words: string;
  tick: Tick | undefined;
}

/** As it stood when going live was decided: kept with the decision. */
export interface FrozenLine {
  code: string;
  name: string;
  done: boolean;
  words: string;
}

/** Every item for one unit: done when it was ticked, or when what the software counts says so. */
export function linesOf(items: readonly Item[], unitId: number, findings: Findings, ticks: readonly Tick[]): Line[] {
  return items.map((item) => {
    const tick = ticks.find((one) => one.unitId === unitId && one.code === item.code);
    const found = isComputed(item.code) ? findings.get(item.code)?.get(unitId) : undefined;
    return { item, done: tick !== undefined || found?.done === true, words: found?.words ?? '', tick };
  });
}

/** What still stands in the way: required and not done. */
export const missingIn = (lines: readonly Line[]): Line[] => lines.filter(({ item, done }) => item.isRequired && !done);

export interface GoLive {
  id: number;
  unitId: number;
  liveOn: string;
  missing: string[];
  reason: string;
  checklist: FrozenLine[];
  decidedAt: Date;
  byName: string;
  /** It received already when it was brought in: nobody decided anything. */
  found: boolean;
}

/** Why a unit is not decided on again, as a sentence; undefined while nothing stands. */
export const decidedRefusal = (
  name: string,
  decision: Pick<GoLive, 'liveOn' | 'byName' | 'found'> | undefined,
): string | undefined =>
  decision &&
  (decision.found
    ? `${name} nhận đơn thật từ ngày ${formatDate(decision.liveOn)}, từ trước khi vào đợt: không phải quyết định vận hành.`
    : `${name} đã có ngày vận hành ${formatDate(decision.liveOn)}, do ${decision.byName} quyết định.`);

/** Live, decided for a day to come, ready, or missing something. */
export function stateOf(lines: readonly Line[], decision: Pick<GoLive, 'liveOn'> | undefined, today: string): UnitState {
  if (decision) return decision.liveOn <= today ? 'live' : 'decided';
  return missingIn(lines).length === 0 ? 'ready' : 'missing';
}

/** The badge of a unit; one that misses something is shown late after the planned day, near it within `urgentDays`. Days 'YYYY-MM-DD'. */
export function tagOf(state: UnitState, plannedOn: string, today: string): Tag {
  if (state !== 'missing') return unitStateTags[state];
  const left = daysBetween(today, plannedOn);
  return left < 0 ? pastTag : left <= urgentDays ? nearTag : unitStateTags.missing;
}
