// Reference data every installation needs: the law's limits, the calendar, units over time. Run at each start; safe to repeat.
import { asOwner } from '../../src/database/owner.ts';
import type { Tx } from '../../src/database/tx.ts';
import { readHolidays } from '../../src/deadlines/holiday-csv.ts';
import { readLegalRules } from '../../src/deadlines/rules.ts';
import { readText } from './files.ts';
import { loadUnits } from './load-units.ts';
import { readOffices } from './offices.ts';
import { remember } from './remember.ts';
import { readTerritory } from './territory.ts';

/**
 * Loads what is missing, in one transaction. What an administrator changed stays: units and their data are only added,
 * confirmed days of the calendar are never touched, deleted ones never brought back.
 * @param ownerUrl the database's owner
 */
export async function seedReference(ownerUrl: string): Promise<void> {
  const rules = readLegalRules(JSON.parse(readText('legal-rules.json')));
  const days = readHolidays(readText('holidays-vn.csv'));
  const territory = readTerritory();
  const offices = readOffices();
  await asOwner(ownerUrl, async (tx) => {
    // Two processes may start at once: the second waits and finds everything there.
    await tx.run("select pg_advisory_xact_lock(hashtext('donthu seed'))");
    await loadRules(tx, rules);
    await loadHolidays(tx, days);
    await loadUnits(tx, {
      units: [...territory.units, ...offices.units],
      codes: offices.codes,
      parents: [...territory.parents, ...offices.parents],
      successors: [...territory.successors, ...offices.successors],
      profiles: [...territory.profiles, ...offices.profiles],
      reach: offices.reach,
    });
  });
}

/** No screen changes the law's limits: the file is what holds. */
async function loadRules(tx: Tx, rules: ReturnType<typeof readLegalRules>): Promise<void> {
  await tx.run(
    `insert into legal_rules (code, valid_from, valid_to, data)
     select i->>'code', (i->>'validFrom')::date, (i->>'validTo')::date, i from jsonb_array_elements($1::jsonb) as i
     on conflict (code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data
      where (legal_rules.valid_to, legal_rules.data) is distinct from (excluded.valid_to, excluded.data)`,
    [JSON.stringify(rules)],
  );
}

async function loadHolidays(tx: Tx, days: ReturnType<typeof readHolidays>): Promise<void> {
  const fresh = await remember(
    tx,
    'seed.holidays',
    days.map(({ on }) => on),
  );
  await tx.run(
    `with given as (
       select * from json_to_recordset($1) as i("on" date, name text, kind text, "isWorkingDay" boolean, status text, source text, note text)),
     changed as (
       update holidays h set name = g.name, kind = g.kind, is_working_day = g."isWorkingDay", status = g.status, source = g.source, note = g.note
         from given g
        where h.on_date = g."on" and h.confirmed_at is null
          and (h.name, h.kind, h.is_working_day, h.status, h.source, h.note) is distinct from (g.name, g.kind, g."isWorkingDay", g.status, g.source, g.note))
     insert into holidays (on_date, name, kind, is_working_day, status, source, note)
     select "on", name, kind, "isWorkingDay", status, source, note from given where "on" = any ($2::date[])
     on conflict (on_date) do nothing`,
    [JSON.stringify(days), [...fresh]],
  );
}
