// No word lost: a form posted after the session ended is kept encrypted for half an hour, for the account that typed it.
import { randomUUID } from 'node:crypto';
import type { HouseTx } from '../database/tx.ts';
import type { Keyring } from '../sealing/envelope.ts';
import { type FormValues, typedWords } from './forms.ts';

const minutes = 30;

/** Parks the typed words; gives the id to carry through sign-in. */
export async function park(
  house: HouseTx,
  keyring: Keyring,
  accountId: number,
  path: string,
  values: FormValues,
  at: Date,
): Promise<string> {
  const id = randomUUID();
  const sealed = keyring.seal(JSON.stringify(typedWords(values)), `parked:${accountId}:${id}`);
  await house.run('delete from parked_forms where expires_at < $1', [at]);
  await house.run(
    'insert into parked_forms (id, account_id, path, key_id, wrapped_key, ciphertext, expires_at) values ($1,$2,$3,$4,$5,$6,$7)',
    [id, accountId, path, sealed.keyId, sealed.wrappedKey, sealed.ciphertext, new Date(at.getTime() + minutes * 60_000)],
  );
  return id;
}

/** Nobody signs in to this account any more: what is parked for it would open to nobody. */
export const isClosed = async (house: HouseTx, accountId: number): Promise<boolean> =>
  (await house.maybe('select 1 from accounts where id = $1 and disabled_at is not null', [accountId])) !== undefined;

/** The parked words, for the same account only and within the half hour; undefined otherwise. They stay until they expire. */
export async function findParked(
  house: HouseTx,
  keyring: Keyring,
  accountId: number,
  id: string,
  at: Date,
): Promise<{ path: string; values: FormValues } | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await house.maybe<{ path: string; keyId: string; wrappedKey: Buffer; ciphertext: Buffer }>(
    'select path, key_id, wrapped_key, ciphertext from parked_forms where id = $1 and account_id = $2 and expires_at > $3',
    [id, accountId, at],
  );
  return row && { path: row.path, values: JSON.parse(keyring.open(row, `parked:${accountId}:${id}`).toString()) as FormValues };
}

/** What was last parked for this account at a place; undefined where nothing is, or no longer. */
export async function findParkedAt(
  house: HouseTx,
  keyring: Keyring,
  accountId: number,
  path: string,
  at: Date,
): Promise<FormValues | undefined> {
  const last = await house.maybe<{ id: string }>(
    'select id from parked_forms where account_id = $1 and path = $2 and expires_at > $3 order by expires_at desc limit 1',
    [accountId, path, at],
  );
  return last && (await findParked(house, keyring, accountId, last.id, at))?.values;
}

/** Whether words are parked there for somebody else than this account. */
export async function isParkedForOther(house: HouseTx, accountId: number, id: string, at: Date): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return false;
  const sql = 'select 1 as n from parked_forms where id = $1 and account_id <> $2 and expires_at > $3';
  return (await house.maybe(sql, [id, accountId, at])) !== undefined;
}
