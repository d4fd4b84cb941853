// How the rate of matters resolved differs today from what was closed with the tables: no column of them, but a figure of Mẫu số 02.
import type { UnitTx } from '../../database/tx.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { outlineAsked } from '../narrative/outline.ts';
import {
  countedWith,
  nothingResolved,
  type ResolvedCounts,
  type ResolvedRefs,
  resolvedBeyond,
  resolvedRefs,
} from '../resolved.ts';
import { recordKey } from './acts-since.ts';
import type { ClosedReport } from './closing.ts';
import type { DifferenceRow } from './differences.ts';
import { periodOfReport } from './screens.ts';
import type { Untold } from './untold-in.ts';

export interface RateDifference {
  /** "Khiếu nại: vụ việc phải giải quyết" */
  name: string;
  was: number;
  now: number;
  rows: DifferenceRow[];
  /** By record (`recordKey`) counted by itself then and not today, with which petitions its matter is counted. */
  together: ReadonlyMap<string, string>;
}
/** Empty where it is the same, nothing of it was closed, or no report in words is made of the period. */
export type RateDifferences = readonly RateDifference[];

const families = { complaints: 'Khiếu nại', denunciations: 'Tố cáo' } as const;
const parts = { due: 'vụ việc phải giải quyết', done: 'vụ việc đã giải quyết' } as const;
type Family = keyof ResolvedCounts;
type Part = keyof typeof parts;

/** By family and part, who left and who joined since. None where nothing was kept of the rate, or it is not asked of the period. */
export async function rateDifferences(tx: UnitTx, report: ClosedReport, untold: Pick<Untold, 'refs'>): Promise<RateDifferences> {
  const period = periodOfReport(report);
  if (report.resolved === null || !outlineAsked(period).ok) return [];
  const closed = report.resolved;
  const present = await underHead(tx, report, closed);
  const hidden = untold.refs.get('decision') ?? [];
  const shown = (of: ResolvedRefs, family: Family, part: Part) => of[family][part].filter((ref) => !hidden.includes(ref));
  const lines = (Object.keys(families) as Family[]).flatMap((family) =>
    (Object.keys(parts) as Part[]).map((part) => {
      const [was, now] = [shown(closed, family, part), shown(present, family, part)];
      const left = was.filter((ref) => !now.includes(ref));
      const joined = now.filter((ref) => !was.includes(ref));
      return { family, part, was: was.length, now, left, joined };
    }),
  );
  const changed = lines.filter(({ left, joined }) => left.length + joined.length > 0);
  if (changed.length === 0) return [];
  const refs = [...new Set(changed.flatMap(({ left, joined }) => [...left, ...joined]))];
  const numbers = await tx.rows<{ ref: number; year: number; number: number }>(
    'select id as ref, year, number from petitions where unit_id = $1 and id = any ($2::bigint[]) order by id',
    [report.unitId, refs],
  );
  const matters = new Map((await countedWith(tx, period, report.unitId, refs)).map((one) => [one.ref, one]));
  return changed.map(({ family, part, was, now, left, joined }) => {
    const row = (ref: number, isLeft: boolean): DifferenceRow[] =>
      numbers
        .filter((one) => one.ref === ref)
        .map(({ year, number }) => ({
          unitId: report.unitId,
          place: `${family}:${part}`,
          kind: 'petition',
          ref,
          was: isLeft ? 1 : 0,
          now: isLeft ? 0 : 1,
          year,
          number,
          onDate: null,
        }));
    const together = left.flatMap((ref): [string, string][] => {
      const matter = matters.get(ref);
      // Alone in its matter it left for what was done to it.
      if (!matter || matter.petitions < 2) return [];
      const key = recordKey({ unitId: report.unitId, kind: 'petition', ref });
      if (now.includes(matter.oldest)) return [[key, `nay tính chung một vụ việc với ${petitionNumber(matter)}`]];
      return part === 'done' ? [[key, 'vụ việc còn đơn chưa giải quyết xong, nay chưa tính']] : [];
    });
    return {
      name: `${families[family]}: ${parts[part]}`,
      was,
      now: now.length,
      rows: [...joined.flatMap((ref) => row(ref, false)), ...left.flatMap((ref) => row(ref, true))],
      together: new Map(together),
    };
  });
}

/** What the records give today, without what goes past the unit's head and was under no signature of it. */
async function underHead(tx: UnitTx, { unitId, fromOn, toOn }: ClosedReport, closed: ResolvedRefs): Promise<ResolvedRefs> {
  const period = { from: fromOn, to: toOn };
  const present = (await resolvedRefs(tx, period, [unitId])).get(unitId) ?? nothingResolved;
  const past = (await resolvedRefs(tx, period, [unitId], true)).get(unitId);
  return past ? resolvedBeyond(present, resolvedBeyond(past, closed)) : present;
}
