// Who finds what after the switch: every petition as officers read it and by everything it is looked for by, one question for each office; a
// sample as it is typed.
import type { Actor } from '../../../src/accounts/actor.ts';
import { actorOf, listAssignments } from '../../../src/accounts/queries.ts';
import { pinSubject } from '../../../src/lookup/public-code.ts';
import { findSlip } from '../../../src/lookup/queries.ts';
import { indexAsks, readAsk } from '../../../src/search/ask.ts';
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
  /** Whoever sent it, by name; null of a denunciation. */
  sender: string | null;
  wentOn: boolean;
}

/** Every petition of the wards: those that went on, and those that had ended and lie in an archive. */
export async function allPetitions(app: TestApp): Promise<Sampled[]> {
  const rows = await app.database.owner<{
    id: string;
    unit_id: number;
    from_name: string;
    year: number;
    number: number;
    code: string | null;
    sealed: boolean;
    sender: string | null;
    went_on: boolean;
  }>(
    `with gone as (select q.id, q.unit_id, q.unit_id as own, u.name as from_name, o.year, o.number, o.public_code as code, o.sealed, true as went_on
         from petitions q join petitions o on o.unit_id = q.origin_unit_id and o.id = q.origin_petition_id join units u on u.id = o.unit_id),
       kept as (select p.id, s.successor_id as unit_id, p.unit_id as own, u.name as from_name, p.year, p.number, p.public_code as code, p.sealed, false as went_on
         from petitions p join units u on u.id = p.unit_id join unit_successors s on s.unit_id = u.id and s.effective_on = '2025-07-01' and (s.part = 'whole' or s.keeps_archive)
        where p.status not in ('void', 'handed_over') and not exists (select 1 from petitions q where q.origin_unit_id = p.unit_id and q.origin_petition_id = p.id))
     select x.*, (select a.name from parties a where a.unit_id = x.own and a.petition_id = x.id and not x.sealed and a.role not in ('respondent', 'denounced', 'related_party')
        order by a.ordinal, a.id limit 1) as sender
       from (select * from gone union all select * from kept) x order by x.id`,
  );
  return rows.map((row) => ({
    id: Number(row.id),
    unitId: row.unit_id,
    fromName: row.from_name,
    number: `ĐT-${row.year}-${String(row.number).padStart(6, '0')}`,
    code: row.code,
    isSealed: row.sealed,
    sender: row.sender,
    wentOn: row.went_on,
  }));
}

/** Of each kind as many, all over the city. */
export function sampleOf(all: readonly Sampled[], count: number): Sampled[] {
  const some = (of: readonly Sampled[]) =>
    of.filter((_, index) => index % Math.floor(of.length / (count / 2)) === 0).slice(0, count / 2);
  return [...some(all.filter(({ wentOn }) => wentOn)), ...some(all.filter(({ wentOn }) => !wentOn))];
}

/**
 * Petitions that the office which has them does not find, with what it looked by: the number in the old ward's book, the code, whoever sent it.
 * Asked of the database as the search asks, for all petitions of an office at once.
 */
export async function lostOf(app: TestApp, all: readonly Sampled[], heads: ReadonlyMap<number, Actor>): Promise<string[]> {
  const lost: string[] = [];
  for (const [unitId, head] of heads) {
    const asked = all.filter((one) => one.unitId === unitId).map((one) => ({ ...one, ...keysOf(one) }));
    const found = await app.services.database.inUnit(head, (tx) =>
      tx.rows<{ number: string; fromName: string; how: string }>(
        `select x.number, x."fromName", y.how
           from jsonb_to_recordset($1::jsonb) as x(id bigint, number text, "fromName" text, code text, no int, year int, unit text, names text[])
           cross join lateral (
             select 'number' as how where not exists (select 1 from petitions p where p.id = x.id and p.number = x.no and p.year = x.year and unit_is_called(p.unit_id, x.unit))
                and not exists (select 1 from petitions_gone_on(x.no, x.year, '{}', x.unit) g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where p.id = x.id)
             union all select 'code' where x.code is not null and not exists (select 1 from petitions p where p.public_code = x.code and p.id = x.id)
             union all select 'sender' where x.names is not null
                and not exists (select 1 from search_petitions('words', x.names, null, null, null, null, null, null, null, null, 1000) s where s.petition_id = x.id)) y`,
        [JSON.stringify(asked)],
      ),
    );
    lost.push(...found.map(({ number, fromName, how }) => `${number} ${fromName}: ${how}`));
  }
  return lost;
}

/** As they are typed: "ĐT-2025-000017 của Phường Phúc Xá"; "Nguyễn Thị Hạnh". */
function keysOf({ number, fromName, sender }: Sampled) {
  const ask = readAsk(`${number} của ${fromName}`);
  const names = sender === null ? undefined : indexAsks(readAsk(sender), false).find(({ matching }) => matching === 'words');
  return { no: ask.number?.number, year: ask.number?.year, unit: ask.unit, names: names?.keys ?? null };
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
