// Reading batches of accounts: what a sheet gave, what is made, which slips are printed.
import type { HouseTx } from '../../database/tx.ts';
import type { CellError, Person } from './check.ts';

export interface Batch {
  id: number;
  createdAt: Date;
  people: Person[];
  peopleCount: number;
  errors: CellError[];
  madeAt: Date | null;
}

/** A batch of this administrator. @throws NotFound */
export function loadBatch(house: HouseTx, id: number, by: number): Promise<Batch> {
  return house.one<Batch>(
    'select id, created_at, people, people_count, errors, made_at from account_batches where id = $1 and created_by = $2',
    [id, by],
  );
}

/** The last ones of this administrator. */
export function listBatches(house: HouseTx, by: number): Promise<Batch[]> {
  return house.rows<Batch>(
    `select id, created_at, '[]'::jsonb as people, people_count, errors, made_at from account_batches
      where created_by = $1 order by id desc limit 10`,
    [by],
  );
}

export interface Member {
  ordinal: number;
  accountId: number;
  login: string;
  name: string;
  title: string;
  unitName: string;
  printedAt: Date | null;
  /** Signed in since: the slip has done its work, a new one would lock the officer out. */
  isInUse: boolean;
  isDisabled: boolean;
}

/** The people of a batch in the sheet's order, with the first post each was given. */
export function listMembers(house: HouseTx, batchId: number): Promise<Member[]> {
  return house.rows<Member>(
    `select m.ordinal, m.account_id, c.login, c.name, coalesce(a.title, '') as title, coalesce(u.name, '') as unit_name, m.printed_at,
            (c.last_sign_in_at is not null or not c.must_change_password) as is_in_use, c.disabled_at is not null as is_disabled
       from account_batch_members m join accounts c on c.id = m.account_id
       left join lateral (select title, unit_id from assignments where account_id = c.id order by id limit 1) a on true
       left join units u on u.id = a.unit_id
      where m.batch_id = $1 order by m.ordinal`,
    [batchId],
  );
}

/** Logins in use among those wanted, and those that differ from one of them only in a number at the end: a proposal counts up. */
export async function takenLogins(house: HouseTx, wanted: readonly string[]): Promise<Set<string>> {
  const bare = wanted.map((login) => login.replace(/\d+$/, ''));
  const rows = await house.rows<{ login: string }>(
    "select login from accounts where regexp_replace(login, '[0-9]+$', '') = any($1::text[])",
    [bare],
  );
  return new Set(rows.map(({ login }) => login));
}

/** What these units are called now, by each folded name they bore before. */
export async function listRenamed(
  house: HouseTx,
  units: readonly { id: number }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await house.rows<{ former: string; now: string[] }>(
    `select fold(n.name) as former, array_agg(distinct u.name order by u.name) as now from unit_names n join units u on u.id = n.unit_id and fold(n.name) <> fold(u.name)
      where n.unit_id = any ($1::int[]) group by 1`,
    [units.map(({ id }) => id)],
  );
  return new Map(rows.map(({ former, now }) => [former, now]));
}
