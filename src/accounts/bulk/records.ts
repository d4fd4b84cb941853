// The only writer of batches, their members and the accounts made from them; accounts that exist are changed by their own acts.
import type { HouseTx } from '../../database/tx.ts';
import { admitPosts, unconfirm } from '../admission.ts';
import type { CellError } from './cells.ts';
import type { Change } from './changes.ts';
import type { Person } from './check.ts';
import type { Task } from './columns.ts';

/** Keeps a checked sheet until it is made; unmade ones of a week ago go, names and all. */
export async function insertBatch(
  house: HouseTx,
  batch: {
    by: number;
    at: Date;
    people: readonly Person[];
    changes: readonly Change[];
    changed: Partial<Record<Task, number>>;
    count: number;
    errors: readonly CellError[];
  },
): Promise<number> {
  await house.run('delete from account_batches where made_at is null and created_at < $1', [
    new Date(batch.at.getTime() - 7 * 24 * 3_600_000),
  ]);
  const { id } = await house.one<{ id: number }>(
    'insert into account_batches (created_by, created_at, people, people_count, errors, changes, changed) values ($1, $2, $3, $4, $5, $6, $7) returning id',
    [
      batch.by,
      batch.at,
      JSON.stringify(batch.people),
      batch.count,
      JSON.stringify(batch.errors),
      JSON.stringify(batch.changes),
      batch.changed,
    ],
  );
  return id;
}

export interface LockedBatch {
  id: number;
  people: Person[];
  changes: Change[];
  changed: Partial<Record<Task, number>>;
  errors: CellError[];
  madeAt: Date | null;
}

/** A batch of this administrator, locked. @throws NotFound */
export function lockBatch(house: HouseTx, id: number, by: number): Promise<LockedBatch> {
  return house.one<LockedBatch>(
    'select id, people, changes, changed, errors, made_at from account_batches where id = $1 and created_by = $2 for update',
    [id, by],
  );
}

/** Everybody new of the sheet with his post, in four statements however many they are. @param hash of a password nobody knows */
export async function insertPeople(house: HouseTx, batch: LockedBatch, hash: string, at: Date): Promise<void> {
  const people = JSON.stringify(batch.people);
  await house.run(
    `insert into accounts (login, name, name_ascii, email, phone, password_hash, must_change_password, created_at)
     select p.login, p.name, fold(p.name), p.email, p.phone, $2, true, $3
       from jsonb_to_recordset($1::jsonb) as p(login text, name text, email text, phone text)`,
    [people, hash, at],
  );
  const posts = await house.rows<{ id: number; unitId: number; role: string }>(
    `insert into assignments (account_id, unit_id, role, title, section, during)
     select c.id, p.unit, p.role, p.title, p.section, daterange(p."from", p."to", '[]')
       from jsonb_to_recordset($1::jsonb) as p(login text, unit int, role text, title text, section text, "from" date, "to" date)
       join accounts c on c.login = p.login
     returning id, unit_id, role`,
    [people],
  );
  await admitPosts(house, posts, at);
  await house.run(
    `insert into account_batch_members (batch_id, ordinal, account_id)
     select $2, p.nth, c.id from jsonb_array_elements($1::jsonb) with ordinality as p(one, nth) join accounts c on c.login = p.one->>'login'`,
    [people, batch.id],
  );
}

/** The sheet is done: what stood in it is not kept here; what was done stands in the events. */
export function saveMade(house: HouseTx, batch: Pick<LockedBatch, 'id'>, at: Date): Promise<void> {
  return house.changeOne("update account_batches set made_at = $2, people = '[]', changes = '[]' where id = $1", [batch.id, at]);
}

/**
 * Passwords of one use for the accounts of some slips, all at once; their sessions end. A password after an earlier one is a new
 * pair of hands; the first one of an account is not, because nobody has held it yet.
 */
export async function saveSlips(
  house: HouseTx,
  batch: Pick<LockedBatch, 'id'>,
  slips: readonly { accountId: number; hash: string }[],
  at: Date,
  until: Date,
): Promise<void> {
  const accountIds = slips.map(({ accountId }) => accountId);
  const held = await house.rows<{ id: number }>(
    'select id from accounts where id = any($1::int[]) and password_changed_at is not null',
    [accountIds],
  );
  await house.run(
    `update accounts c set password_hash = s.hash, must_change_password = true, one_time_until = $2, password_changed_at = $3,
            session_epoch = session_epoch + 1, failed_count = 0, locked_until = null
       from jsonb_to_recordset($1::jsonb) as s("accountId" int, hash text) where c.id = s."accountId"`,
    [JSON.stringify(slips), until, at],
  );
  await house.run('update account_batch_members set printed_at = $2 where batch_id = $1 and account_id = any($3::int[])', [
    batch.id,
    at,
    accountIds,
  ]);
  await unconfirm(
    house,
    held.map(({ id }) => id),
    at,
  );
}
