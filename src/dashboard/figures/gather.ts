// The figures a page shows, behind the wall of whoever asks: of his unit, or of all units within reach, kept while nothing changed.
import type { Actor } from '../../accounts/actor.ts';
import { keptByUnit } from '../../reports/kept/kept.ts';
import { reachesOthers, type Scope } from '../../reports/scope.ts';
import type { Context } from '../../web/pages.ts';
import { yearBefore } from '../periods.ts';
import { type Asked, type Figures, type Span, sumOf } from './figures.ts';
import { countFigures } from './queries.ts';

/** His own unit alone. */
export const ownScope = (actor: Actor): Scope => ({ code: '', units: [actor.unitId] });

/** His own unit, or everything within reach. */
export const scopeOf = (actor: Actor): Scope => (reachesOthers(actor) ? { code: 'all', units: null } : ownScope(actor));

/** The units to look through for an officer; null: all there are. */
export const unitsOf = (actor: Actor): readonly number[] | null => (actor.reach.all ? null : actor.reach.units);

/**
 * @param soon the due days of the forecast; null where the calendar ends
 * @param people only what these officers of the own unit are in charge of, 0 for what nobody is; absent: everybody's within reach
 */
export async function gatherFigures(
  { tx, services, actor }: Pick<Context, 'tx' | 'services' | 'actor'>,
  period: Span,
  today: string,
  soon: Span | null,
  people?: readonly number[],
): Promise<Figures> {
  const asked: Asked = {
    start: period.start,
    end: period.end,
    today,
    before: yearBefore(period),
    dayBefore: yearBefore({ start: today, end: today }).end,
    soon: soon && { start: soon.start, end: soon.end, before: yearBefore(soon) },
    people,
  };
  const counted = await keptByUnit(
    { tx, services },
    people ? ownScope(actor) : scopeOf(actor),
    { wall: 'numbers', name: ['dashboard', asked] },
    (units) => countFigures(tx, asked, units ?? unitsOf(actor)),
  );
  return sumOf(counted, period.end);
}
