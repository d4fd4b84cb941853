// The wards of a period as places of the map. One that ended went on in another: where that is one and the same, its figures and its shape
// are that one's, and the name says so for a period in which it still stood. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { Span } from '../figures/figures.ts';
import type { Place } from './queries.ts';

export interface Ward {
  unitId: number;
  code: string;
  name: string;
  shortName: string;
  /** Its last day; null while it stands. */
  lastOn: string | null;
  /** What it went on in; empty while it stands. */
  successors: number[];
}

/** The wards that stood on the last day of a period; one that ended before and was divided stands in its own right. */
export function wardPlaces(wards: readonly Ward[], { start, end }: Span): Place[] {
  const known = new Map(wards.map((ward) => [ward.unitId, ward]));
  const stands = ({ lastOn }: Ward) => lastOn === null || lastOn >= end;
  /** Whose place a ward is part of: its own, or that of the one it went on in. */
  const within = (ward: Ward, seen: readonly number[] = []): Ward => {
    const [only, ...more] = ward.successors;
    const next = only !== undefined && more.length === 0 ? known.get(only) : undefined;
    return stands(ward) || !next || seen.includes(next.unitId) ? ward : within(next, [...seen, ward.unitId]);
  };
  const parts = new Map<number, Ward[]>();
  for (const ward of wards) {
    const { unitId } = within(ward);
    parts.set(unitId, [...(parts.get(unitId) ?? []), ward]);
  }
  return wards.flatMap((ward) => {
    const held = parts.get(ward.unitId);
    if (!held) return [];
    const joined = held.filter((one) => one !== ward);
    const since = joined.filter(({ lastOn }) => lastOn !== null && lastOn >= start);
    const name = stands(ward) ? ward.name : `${ward.name} (đến ${formatDate(ward.lastOn ?? end)})`;
    return [
      {
        code: ward.code,
        name: since.length === 0 ? name : `${name}, gồm ${since.map((one) => one.name).join(', ')}`,
        shortName: ward.shortName,
        unitIds: held.map(({ unitId }) => unitId),
        outlines: [...new Set(joined.map(({ code }) => code))].filter((code) => code !== ward.code),
      },
    ];
  });
}
