// Whether whom an office urges stands below it, from the tree of units of today.
import { fold } from '../../search/fold.ts';
import { findUnitsByNames, listAbove, unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';
import { standingByName, type UrgedStanding } from './next-instance.ts';

/** The fields an urging letter goes by; {} for every other paper. What no unit here is called, as an office's own sections, is below. */
export async function urgedStanding(
  { house, actor, moment }: Act,
  { kind, fields }: { kind: PaperKind; fields: object },
): Promise<UrgedStanding> {
  const { purpose, toOrg, visitedOn } = fields as { purpose?: unknown; toOrg?: unknown; visitedOn?: unknown };
  if (kind !== 'HANDLING_LETTER' || purpose !== 'urge') return {};
  const standing = await standingOf({ house, actor, moment }, toOrg);
  return standing.isBelow === false && typeof visitedOn === 'string' && has(visitedOn)
    ? { ...standing, isFirstTold: true }
    : standing;
}

/** How this office stands to whom it would urge. @param toOrg as typed */
export async function standingOf(
  { house, actor, moment }: Pick<Act, 'house' | 'actor' | 'moment'>,
  toOrg: unknown,
): Promise<UrgedStanding> {
  const { issuingOrg, superiorOrg } = await unitProfile(house, actor.unitId);
  const byName = standingByName({ name: issuingOrg, superiorOrg });
  if (byName.isBelow === false || typeof toOrg !== 'string' || !has(toOrg)) return byName;
  const named = await findUnitsByNames(house, [fold(bareName(toOrg))]);
  const standing = named.filter(({ endedOn }) => endedOn === null || endedOn > moment.today);
  if (standing.length === 0) return { isBelow: true };
  for (const { id } of standing)
    if ((await listAbove(house, id, moment.today)).some((above) => above.id === actor.unitId)) return { isBelow: true };
  return { isBelow: false };
}

/** "Chủ tịch UBND phường Ngọc Hà" is found as the unit "phường Ngọc Hà". */
const bareName = (words: string): string =>
  words
    .trim()
    .replace(/^(?:chủ tịch|giám đốc)\s+/iu, '')
    .replace(/^(?:ubnd|ủy ban nhân dân)\s+/iu, '');
