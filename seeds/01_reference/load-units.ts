// Writes units, codes, parents, successors, profiles and reach in bulk. Only what is missing: what stands was perhaps changed
// by an administrator and is left as it is.
import type { Tx } from '../../src/database/tx.ts';
import { remember } from './remember.ts';
import type { SeedUnits } from './rows.ts';

const key = (name: string) => `${name}_scheme text, ${name}_code text, ${name}_from date`;
const find = (alias: string, name: string) =>
  `join unit_codes ${alias} on ${alias}.scheme = i.${name}_scheme and ${alias}.code = i.${name}_code and lower(${alias}.during) = i.${name}_from`;
const flat = (name: string, unit: { scheme: string; code: string; from: string }) => ({
  [`${name}_scheme`]: unit.scheme,
  [`${name}_code`]: unit.code,
  [`${name}_from`]: unit.from,
});

/** Safe to repeat. A unit is found again by scheme, code and first day. */
export async function loadUnits(tx: Tx, seed: SeedUnits): Promise<void> {
  await tx.run(
    `with missing as materialized (
       select i.*, nextval(pg_get_serial_sequence('units', 'id'))::int as id
         from json_to_recordset($1) as i(scheme text, code text, "from" date, until date, level text, "unitType" text, name text, "shortName" text, note text)
        where not exists (select 1 from unit_codes c where c.scheme = i.scheme and c.code = i.code and lower(c.during) = i."from")),
     made as (
       insert into units (id, level, unit_type, name, short_name, name_ascii, sort_key, during, note) overriding system value
       select id, level, "unitType", name, "shortName", fold(name), fold("shortName") || '|' || name, daterange("from", until), note from missing)
     insert into unit_codes (scheme, code, unit_id, during) select scheme, code, id, daterange("from", until) from missing`,
    [JSON.stringify(seed.units)],
  );
  await tx.run(
    `insert into unit_codes (scheme, code, unit_id, during)
     select i.scheme, i.code, u.unit_id, daterange(i."from", i.until)
       from json_to_recordset($1) as i(scheme text, code text, "from" date, until date, ${key('unit')}) ${find('u', 'unit')}
     on conflict do nothing`,
    [JSON.stringify(seed.codes.map((row) => ({ ...row, ...flat('unit', row.unit) })))],
  );
  await tx.run(
    `insert into unit_parents (unit_id, parent_id, during)
     select u.unit_id, p.unit_id, daterange(i."from", i.until)
       from json_to_recordset($1) as i("from" date, until date, ${key('unit')}, ${key('parent')}) ${find('u', 'unit')} ${find('p', 'parent')}
     on conflict do nothing`,
    [
      JSON.stringify(
        seed.parents.map((row) => ({
          from: row.from,
          until: row.until,
          ...flat('unit', row.unit),
          ...flat('parent', row.parent),
        })),
      ),
    ],
  );
  await tx.run(
    `insert into unit_successors (unit_id, successor_id, effective_on, part, act, suggested)
     select u.unit_id, s.unit_id, i.on_date, i.part, i.act, i.suggested
       from json_to_recordset($1) as i(on_date date, part text, act text, suggested boolean, ${key('unit')}, ${key('next')}) ${find('u', 'unit')} ${find('s', 'next')}
     on conflict do nothing`,
    [
      JSON.stringify(
        seed.successors.map((row) => ({
          on_date: row.on,
          part: row.part,
          act: row.act,
          suggested: row.suggested,
          ...flat('unit', row.unit),
          ...flat('next', row.successor),
        })),
      ),
    ],
  );
  await tx.run(
    `insert into unit_profiles (unit_id, issuing_org, superior_org, symbol, place, head_title, functions_basis, inspectorate, address, approval_route)
     select u.unit_id, i."issuingOrg", i."superiorOrg", i.symbol, i.place, i."headTitle", i."functionsBasis", i.inspectorate, i.address, i."approvalRoute"
       from json_to_recordset($1) as i("issuingOrg" text, "superiorOrg" text, symbol text, place text, "headTitle" text, "functionsBasis" text, inspectorate text, address text, "approvalRoute" text, ${key('unit')}) ${find('u', 'unit')}
     on conflict do nothing`,
    [JSON.stringify(seed.profiles.map((row) => ({ ...row, ...flat('unit', row.unit) })))],
  );
  await loadReach(tx, seed);
}

/** A right to read that an administrator took away must not come back with the next start: each is given once. */
async function loadReach(tx: Tx, seed: SeedUnits): Promise<void> {
  const fresh = await remember(
    tx,
    'seed.reach',
    seed.reach.map((row) => `${row.unit.code} ${row.role} ${row.scope}`),
  );
  const rows = seed.reach.filter((row) => fresh.has(`${row.unit.code} ${row.role} ${row.scope}`));
  await tx.run(
    `insert into unit_reach (reader_unit_id, role, scope, during)
     select u.unit_id, i.role, i.scope, daterange(i."from", null)
       from json_to_recordset($1) as i(role text, scope text, "from" date, ${key('unit')}) ${find('u', 'unit')}`,
    [JSON.stringify(rows.map((row) => ({ role: row.role, scope: row.scope, from: row.from, ...flat('unit', row.unit) })))],
  );
}
