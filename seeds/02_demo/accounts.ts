// Puts the cast into accounts and assignments. Safe to repeat: people who are there stay as they are.
import { hashPassword } from '../../src/accounts/passwords.ts';
import { asOwner } from '../../src/database/owner.ts';
import { cast, demoPassword } from './cast.ts';

/** The day the offices of the cast began to work. */
const SINCE = '2025-07-01';

/**
 * Makes the accounts that are missing, with their assignments.
 * @param ownerUrl the database's owner; reference data must be there
 * @throws Error when an office of the cast is missing
 */
export async function seedDemoAccounts(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (tx) => {
    await tx.run("select pg_advisory_xact_lock(hashtext('donthu seed'))");
    const present = new Set((await tx.rows<{ login: string }>('select login from accounts')).map(({ login }) => login));
    const missing = cast.filter(({ login }) => !present.has(login));
    if (missing.length === 0) return;
    // One password, one hash: forty hashes would cost the first start a second for nothing.
    const hash = await hashPassword(demoPassword);
    const now = new Date();
    await tx.run(
      `insert into accounts (login, name, name_ascii, password_hash, password_changed_at, must_change_password, created_at)
       select i.login, i.name, fold(i.name), $2, $3, false, $3 from json_to_recordset($1) as i(login text, name text)`,
      [JSON.stringify(missing.map(({ login, name }) => ({ login, name }))), hash, now],
    );
    const wanted = missing.flatMap(({ login, assignments }) => assignments.map((assignment) => ({ login, ...assignment })));
    const made = await tx.run(
      `insert into assignments (account_id, unit_id, role, title, section, during, reveal_confirmed_at)
       select a.id, c.unit_id, i.role, i.title, i.section, daterange($2::date, null), now()
         from rows from (json_to_recordset($1) as (login text, "unitCode" text, role text, title text, section text))
              with ordinality as i(login, "unitCode", role, title, section, nth)
         join accounts a on a.login = i.login
         join unit_codes c on c.code = i."unitCode" and upper_inf(c.during)
        order by i.nth`,
      [JSON.stringify(wanted), SINCE],
    );
    if (made !== wanted.length)
      throw new Error(`The demo cast needs offices that are not there: ${made} of ${wanted.length} assignments were made`);
  });
}
