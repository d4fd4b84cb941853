// Namesakes of a name to be given, and one renaming as it is told.
import type { HouseTx } from '../../database/tx.ts';
import type { Renaming } from './rules.ts';

/** Logins of other active accounts of this name, by its letters, that have a post in a unit of this account's; not those of posts that have ended. */
export async function listNamesakes(house: HouseTx, accountId: number, name: string, today: string): Promise<string[]> {
  const rows = await house.rows<{ login: string }>(
    `select c.login from accounts c where c.id <> $1 and c.id > 0 and c.disabled_at is null and c.name_ascii = fold($2)
        and exists (select 1 from assignments a join assignments b on b.unit_id = a.unit_id and b.account_id = $1
                     where a.account_id = c.id and (upper_inf(a.during) or upper(a.during) > $3::date) and (upper_inf(b.during) or upper(b.during) > $3::date))
      order by c.login`,
    [accountId, name, today],
  );
  return rows.map(({ login }) => login);
}

/** Of people to be given an account, in their order, the logins of active accounts of the same name with a post in the same unit. */
export async function listNamesakesIn(
  house: HouseTx,
  people: readonly { name: string; unit: number }[],
  today: string,
): Promise<string[][]> {
  if (people.length === 0) return [];
  const rows = await house.rows<{ nth: number; login: string }>(
    `select distinct w.nth::int as nth, c.login from unnest($1::text[], $2::int[]) with ordinality w(name, unit, nth)
       join accounts c on c.name_ascii = fold(w.name) and c.id > 0 and c.disabled_at is null
       join assignments a on a.account_id = c.id and a.unit_id = w.unit and (upper_inf(a.during) or upper(a.during) > $3::date)
      order by 1, 2`,
    [people.map(({ name }) => name), people.map(({ unit }) => unit), today],
  );
  return people.map((_, index) => rows.filter(({ nth }) => nth === index + 1).map(({ login }) => login));
}

/** How many names an account bore before the present one: the number of its last renaming. */
export async function countRenamings(house: HouseTx, accountId: number): Promise<number> {
  return (await house.one<{ n: number }>('select count(*)::int as n from account_names where account_id = $1', [accountId])).n;
}

/** The nth renaming of an account, counted from 1. @param byId who did it @throws NotFound */
export function loadRenaming(
  house: HouseTx,
  one: { accountId: number; nth: number; byId: number },
  today: string,
): Promise<Renaming> {
  return house.one<Renaming>(
    `select c.id as account_id, c.login, f.name as "from", coalesce(f.next, c.name) as "to", b.name as by_name,
            array(select distinct a.unit_id from assignments a where a.account_id = c.id and (upper_inf(a.during) or upper(a.during) > $4::date)) as unit_ids
       from (select account_id, name, lead(name) over (order by until) as next, row_number() over (order by until) as nth
               from account_names where account_id = $1) f
       join accounts c on c.id = f.account_id join accounts b on b.id = $3
      where f.nth = $2`,
    [one.accountId, one.nth, one.byId, today],
  );
}
