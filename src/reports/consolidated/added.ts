// What a superior adds to the reports he consolidates: denunciations that go past a unit's head are in his count and under no signature of
// the unit. One line of its own, which does not say of which units.
import type { UnitTx } from '../../database/tx.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { recordsNamed, reportParams, rowsKept } from '../closing/kept-rows.ts';
import { memberRows, untoldAs } from '../closing/members.ts';
import { untoldInMany } from '../closing/untold-in.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type FactName, type TableCode } from '../tables/table.ts';
import type { Added, Consolidated } from './consolidated.ts';

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
 * The same without what the signers had before them: what became of that later is a change. Of a matter, a day or what visits were about
 * they had another part before them, which is none.
 */
export const notUnderSignature = (tx: UnitTx, reports: readonly ClosedReport[], places: readonly Place[]): Promise<Added[]> =>
  beyondReports(tx, reports, places, true);

/** Sources whose rows are made of one record each. */
const single: readonly string[] = ['petition', 'decision', 'visit'];

/** Of one report a unit, all of one period: one statement a source, whatever the number of units. */
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
  const concerned = reports.filter(({ unitId }) => beyond.has(unitId));
  if (concerned.length === 0) return [];
  const untold = await untoldInMany(tx, concerned, []);
  const found: Added[] = [];
  for (const { source, places: keys, sql } of memberRows(places)) {
    const named = concerned.map(({ unitId }) => {
      const hidden = new Set(untold.get(unitId)?.refs.get(source));
      return { unitId, refs: (beyond.get(unitId)?.get(source) ?? []).filter((ref) => !hidden.has(ref)) };
    });
    const withRecords = concerned.filter((_, index) => (named[index]?.refs.length ?? 0) > 0);
    if (withRecords.length === 0) continue;
    const unsigned = isUnsigned && single.includes(untoldAs[source]);
    found.push(
      ...(await tx.rows<Added>(
        `with present as (${sql}), kept as (${rowsKept}),
           x as (select unit_id, place, ref, sum(share) as share
             from (select unit_id, place, ref, add as share from present union all select unit_id, place, ref, -add from kept) s
            where (unit_id, ref) in (${recordsNamed})${unsigned ? ' and (unit_id, ref) not in (select unit_id, ref from kept)' : ''}
            group by unit_id, place, ref having abs(sum(share)) > 0.0005)
         select unit_id, place, json_agg(ref order by ref) as refs, json_agg(share order by ref) as adds from x group by unit_id, place order by unit_id, place`,
        reportParams(withRecords, keys, named),
      )),
    );
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
  const units = new Set(report.added.map(({ unitId }) => unitId));
  const concerned = parts.filter(({ unitId }) => units.has(unitId));
  const untold = concerned.length > 0 ? await untoldInMany(tx, concerned, []) : undefined;
  return report.added.map((one) => {
    const [code = '', no = ''] = one.place.split(':');
    const source = columnOf(tables[code as TableCode], Number(no)).facts;
    const hidden = new Set(
      source === null ? [] : (untold?.get(one.unitId)?.refs.get(source) ?? []).map((ref) => key(source, ref)),
    );
    const kept = one.refs
      .map((ref, index) => [ref, one.adds[index] ?? 0] as const)
      .filter(([ref]) => !hidden.has(key(source ?? '', ref)));
    return { ...one, refs: kept.map(([ref]) => ref), adds: kept.map(([, add]) => add) };
  });
}
