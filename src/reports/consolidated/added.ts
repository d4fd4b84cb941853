// What a superior adds to the reports he consolidates: denunciations that go past a unit's head are in his count and under no signature of
// the unit. One line of its own, which does not say of which units.
import type { UnitTx } from '../../database/tx.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { memberRows, untoldAs } from '../closing/members.ts';
import { keptRows, type Untold, untoldIn } from '../closing/queries.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type FactName, type TableCode } from '../tables/table.ts';
import type { Added, Consolidated } from './consolidated.ts';
import { unitsWithUntold } from './queries.ts';

/** In figures by unit: the line of what is added. No unit has this id. */
export const addedLine = { id: 0, name: 'Tố cáo người đứng đầu, chuyển thẳng cấp trên (cấp tổng hợp cộng thêm)' };

const key = (source: string, ref: number) => `${source} ${ref}`;

/** The rows of some units that are made of what goes past their heads: by unit, by source of facts. As this officer reads them. */
async function pastHeads(tx: UnitTx, unitIds: readonly number[]): Promise<Map<number, Map<FactName, number[]>>> {
  const rows = await tx.rows<{ unitId: number; source: string; ref: number }>(
    `with p as (select unit_id, id, thread_id from petitions where unit_id = any ($1::int[]) and past_head),
       v as (select x.unit_id, x.id, x.petition_id, x.received_on from visits x where x.unit_id = any ($1::int[]) and x.past_head
         union select x.unit_id, x.id, x.petition_id, x.received_on from p join visits x on x.unit_id = p.unit_id and x.petition_id = p.id),
       t as (select unit_id, thread_id from p union select q.unit_id, q.thread_id from v join petitions q on q.unit_id = v.unit_id and q.id = v.petition_id),
       m as (select q.unit_id, q.id from petitions q join t on t.unit_id = q.unit_id and t.thread_id = q.thread_id)
     select unit_id, 'petition' as source, id as ref from p union all select unit_id, 'decision', id from p union all select unit_id, 'matter', id from m
     union all select unit_id, 'visit', id from v
     union all select x.unit_id, 'visitMatter', x.id from (select unit_id, id from v union select w.unit_id, w.id from m join visits w on w.unit_id = m.unit_id and w.petition_id = m.id) x
     union all select d.unit_id, 'day', d.id from reception_days d join (select distinct unit_id, received_on from v) o on o.unit_id = d.unit_id and o.received_on = d.on_date`,
    [[...unitIds]],
  );
  const found = new Map<number, Map<FactName, number[]>>();
  for (const { unitId, source, ref } of rows) {
    const bySource = found.get(unitId) ?? new Map<FactName, number[]>();
    for (const [name, told] of Object.entries(untoldAs) as [FactName, string][])
      if (told === source) bySource.set(name, [...(bySource.get(name) ?? []), ref]);
    found.set(unitId, bySource);
  }
  return found;
}

/** What the records give beyond some closed reports for what goes past the heads of their units, as this officer reads them now. */
export const addedNow = (tx: UnitTx, reports: readonly ClosedReport[], places: readonly Place[]): Promise<Added[]> =>
  beyondReports(tx, reports, places, false);

/**
 * The same of one report without what its signer had before him: what became of that later is a change. Of a matter, a day or what visits
 * were about he had another part before him, which is none.
 */
export const notUnderSignature = (tx: UnitTx, report: ClosedReport, places: readonly Place[]): Promise<Added[]> =>
  beyondReports(tx, [report], places, true);

/** Sources whose rows are made of one record each. */
const single: readonly string[] = ['petition', 'decision', 'visit'];

async function beyondReports(
  tx: UnitTx,
  reports: readonly ClosedReport[],
  places: readonly Place[],
  isUnsigned: boolean,
): Promise<Added[]> {
  const beyond = await pastHeads(
    tx,
    reports.map(({ unitId }) => unitId),
  );
  const found: Added[] = [];
  for (const report of reports) {
    const refs = beyond.get(report.unitId);
    if (!refs) continue;
    const untold = await untoldIn(tx, report, places);
    for (const { source, places: keys, sql } of memberRows(places)) {
      const own = (refs.get(source) ?? []).filter((ref) => !untold.refs.get(source)?.includes(ref));
      if (own.length === 0) continue;
      const rows = await tx.rows<{ place: string; refs: number[]; adds: number[] }>(
        `with present as (${sql}), kept as (${keptRows}),
           x as (select place, ref, sum(share) as share from (select place, ref, add as share from present union all select place, ref, -add from kept) s
             where ref = any ($6::bigint[])${isUnsigned && single.includes(untoldAs[source]) ? ' and ref not in (select ref from kept)' : ''} group by place, ref having abs(sum(share)) > 0.0005)
         select place, json_agg(ref order by ref) as refs, json_agg(share order by ref) as adds from x group by place order by place`,
        [report.fromOn, report.toOn, [report.unitId], report.id, keys, own, report.keeperId],
      );
      found.push(...rows.map((row) => ({ unitId: report.unitId, ...row })));
    }
  }
  return found;
}

/** By place, added up over the units. */
export function addedByPlace(added: readonly Added[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { place, adds } of added)
    sums.set(place, Math.round(((sums.get(place) ?? 0) + adds.reduce((sum, add) => sum + add, 0)) * 1000) / 1000);
  return sums;
}

/** What was added to a consolidated report as this officer may know it: nothing of what is hidden from him. */
export async function addedIn(tx: UnitTx, report: Consolidated, parts: readonly ClosedReport[]): Promise<Added[]> {
  const units = [...new Set(report.added.map(({ unitId }) => unitId))];
  const withUntold = units.length > 0 ? await unitsWithUntold(tx, units) : new Set<number>();
  const untold = new Map<number, Untold>();
  for (const part of parts) if (withUntold.has(part.unitId)) untold.set(part.unitId, await untoldIn(tx, part, []));
  return report.added.map((one) => {
    const [code = '', no = ''] = one.place.split(':');
    const source = columnOf(tables[code as TableCode], Number(no)).facts;
    const hidden = new Set(
      source === null ? [] : (untold.get(one.unitId)?.refs.get(source) ?? []).map((ref) => key(source, ref)),
    );
    const kept = one.refs
      .map((ref, index) => [ref, one.adds[index] ?? 0] as const)
      .filter(([ref]) => !hidden.has(key(source ?? '', ref)));
    return { ...one, refs: kept.map(([ref]) => ref), adds: kept.map(([, add]) => add) };
  });
}
