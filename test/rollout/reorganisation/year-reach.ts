// Who finds what after the switch: every petition as officers read it, one question for each office; a sample by everything it is looked
// for by.
import type { Actor } from '../../../src/accounts/actor.ts';
import { actorOf, listAssignments } from '../../../src/accounts/queries.ts';
import { pinSubject } from '../../../src/lookup/public-code.ts';
import { findSlip } from '../../../src/lookup/queries.ts';
import { readAsk } from '../../../src/search/ask.ts';
import { listFound } from '../../../src/search/queries.ts';
import type { TestApp } from '../../support/app.ts';

/** The head of each commune at work on a day, as he signs in then. */
export async function headsOn(app: TestApp, day: string): Promise<Map<number, Actor>> {
  const rows = await app.database.owner<{ account_id: number; unit_id: number; id: number }>(
    `select distinct on (a.unit_id) a.account_id, a.unit_id, a.id from assignments a join units u on u.id = a.unit_id and u.level = 'commune' and u.during @> $1::date
      where a.role = 'leader' and a.during @> $1::date order by a.unit_id, a.id`,
    [day],
  );
  return app.services.database.inHouse(async (house) => {
    const heads = new Map<number, Actor>();
    for (const row of rows) {
      const post = (await listAssignments(house, row.account_id, day)).find(({ id }) => id === row.id);
      if (post) heads.set(row.unit_id, await actorOf(house, post, day));
    }
    return heads;
  });
}

/** Who reads each row of petitions: the offices by the row's id. */
export async function readersOf(app: TestApp, heads: ReadonlyMap<number, Actor>): Promise<Map<number, number[]>> {
  const readers = new Map<number, number[]>();
  for (const [unitId, head] of heads) {
    const { ids } = await app.services.database.inUnit(head, (tx) =>
      tx.one<{ ids: number[] }>('select array(select p.id from petitions p) as ids'),
    );
    for (const id of ids) readers.set(id, [...(readers.get(id) ?? []), unitId]);
  }
  return readers;
}

export interface Sampled {
  /** The row to be found: the one that goes on, or the one in the archive. */
  id: number;
  /** The office that finds it. */
  unitId: number;
  fromName: string;
  number: string;
  code: string | null;
  isSealed: boolean;
}

/** Petitions that went on and petitions that had ended, as many of both, all over the city. */
export async function samplePetitions(app: TestApp, count: number): Promise<Sampled[]> {
  const rows = await app.database.owner<{
    id: string;
    unit_id: number;
    from_name: string;
    year: number;
    number: number;
    code: string | null;
    sealed: boolean;
  }>(
    `with gone as (select q.id, q.unit_id, u.name as from_name, o.year, o.number, o.public_code as code, o.sealed, ntile($1) over (order by q.id) as part
         from petitions q join petitions o on o.unit_id = q.origin_unit_id and o.id = q.origin_petition_id join units u on u.id = o.unit_id),
       kept as (select p.id, s.successor_id as unit_id, u.name as from_name, p.year, p.number, p.public_code as code, p.sealed, ntile($1) over (order by p.id) as part
         from petitions p join units u on u.id = p.unit_id join unit_successors s on s.unit_id = u.id and s.effective_on = '2025-07-01' and (s.part = 'whole' or s.keeps_archive)
        where p.status not in ('void', 'handed_over') and not exists (select 1 from petitions q where q.origin_unit_id = p.unit_id and q.origin_petition_id = p.id))
     select distinct on (kind, part) * from (select 1 as kind, * from gone union all select 2, * from kept) x order by kind, part, id`,
    [Math.floor(count / 2)],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    unitId: row.unit_id,
    fromName: row.from_name,
    number: `ĐT-${row.year}-${String(row.number).padStart(6, '0')}`,
    code: row.code,
    isSealed: row.sealed,
  }));
}

export const samplePin = '416 256';
/** Each slip of the sample opens by this number: those of the year were printed with one nobody knows. Before or after the switch. */
export async function knowPins(app: TestApp, codes: readonly string[]): Promise<void> {
  for (const code of codes)
    await app.database.owner('update public_slips set pin_hash = $2 where public_code = $1', [
      code,
      app.services.keyring.fingerprint('pin', pinSubject(code, samplePin.replace(' ', ''))),
    ]);
}

/** What the office does not find of the sample: "ĐT-2025-000017 của Phường Phúc Xá". */
export async function notFound(app: TestApp, sample: readonly Sampled[], heads: ReadonlyMap<number, Actor>): Promise<string[]> {
  const missing: string[] = [];
  for (const [index, one] of sample.entries()) {
    const head = heads.get(one.unitId);
    if (!head) throw new Error(`Nobody leads ${one.unitId}`);
    await app.services.database.inUnit(head, async (tx) => {
      const everything = { types: null, branch: '', statuses: null, unitId: null, from: null, to: null };
      const number = index % 3 === 0 ? `${one.number} của ${one.fromName}` : one.number;
      for (const typed of [number, one.code]) {
        if (typed === null) continue;
        const found = await listFound(tx, readAsk(typed), everything, false, undefined, 100);
        if (!found.some(({ id }) => id === one.id)) missing.push(typed);
      }
    });
  }
  return missing;
}

/** Slips of the sample the citizen's page does not answer, or answers by another office than the one that has the petition. */
export async function unanswered(app: TestApp, sample: readonly Sampled[], pin = samplePin): Promise<string[]> {
  const missing: string[] = [];
  for (const { code } of sample) {
    if (code === null) continue;
    const slip = await app.services.database.inLookup((lookup) => findSlip(lookup, app.services.keyring, { code, pin }));
    if (!slip) missing.push(code);
  }
  return missing;
}
