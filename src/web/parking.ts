// No word lost: a form posted after the session ended is kept encrypted for half an hour, for the account that typed it, in its post.
import { randomUUID } from 'node:crypto';
import type { HouseTx } from '../database/tx.ts';
import { formatTime } from '../deadlines/dates.ts';
import type { Keyring } from '../sealing/envelope.ts';
import type { Holder } from './csrf.ts';
import { type FormValues, typedWords } from './forms.ts';

const minutes = 30;
/** Until when words parked now are kept. */
export const keptUntil = (at: Date) => ({ until: new Date(at.getTime() + minutes * 60_000) });

/**
 * Parks the typed words; gives the id to carry through sign-in.
 * @param form the address they open at; `search` with its question mark, '' for none
 */
export async function park(
  house: HouseTx,
  keyring: Keyring,
  { accountId, unitId, assignmentId }: Holder,
  form: { pathname: string; search: string },
  values: FormValues,
  at: Date,
): Promise<string> {
  const id = randomUUID();
  const sealed = keyring.seal(JSON.stringify(typedWords(values)), `parked:${accountId}:${id}`);
  await house.run('delete from parked_forms where expires_at < $1', [at]);
  await house.run(
    `insert into parked_forms (id, account_id, typed_in, typed_as, path, search, key_id, wrapped_key, ciphertext, expires_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
    [
      id,
      accountId,
      unitId ?? null,
      assignmentId ?? null,
      form.pathname,
      form.search,
      sealed.keyId,
      sealed.wrappedKey,
      sealed.ciphertext,
      keptUntil(at).until,
    ],
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

export interface ParkedPlace {
  accountId: number;
  path: string;
  search: string;
  /** Where they were typed; null where that was not known yet. */
  unitId: number | null;
  unitName: string | null;
  /** In which of his posts, while he still has it: of one that ended the words are his in whichever he has now. Null where that was not known yet. */
  assignmentId: number | null;
  postTitle: string | null;
  until: Date;
}

const place = `select p.id, p.account_id, p.path, p.search, p.typed_in as unit_id, u.name as unit_name, a.id as assignment_id, a.title as post_title,
    p.expires_at as until
  from parked_forms p left join units u on u.id = p.typed_in
  left join assignments a on a.id = p.typed_as and a.account_id = p.account_id and a.during @> ($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`;

/** What was typed in another of his posts than the one he works in now. */
export const isOfOtherPost = (
  { unitId, assignmentId }: Pick<ParkedPlace, 'unitId' | 'assignmentId'>,
  self: { unitId: number; assignmentId: number },
): boolean => unitId === self.unitId && assignmentId !== null && assignmentId !== self.assignmentId;

/** The post a page was drawn in, while this account still has it; undefined of one that ended, or is not known. */
export const findHeldPost = async (
  house: HouseTx,
  { accountId, assignmentId }: Holder,
  at: Date,
): Promise<{ assignmentId: number; postTitle: string } | undefined> =>
  assignmentId === undefined
    ? undefined
    : house.maybe(
        `select id as assignment_id, title as post_title from assignments
          where id = $1 and account_id = $2 and during @> ($3::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`,
        [assignmentId, accountId, at],
      );

/** For whom a page was drawn, as its header says it: 'Trần Diệu Hoa, ở Phường Ba Đình (Văn thư)'; '' of an account that is none. */
export async function findHolderWords(house: HouseTx, { accountId, unitId, assignmentId }: Holder): Promise<string> {
  const found = await house.maybe<{ name: string; unitName: string | null; title: string | null }>(
    `select a.name, (select u.name from units u where u.id = $2) as unit_name,
        (select s.title from assignments s where s.id = $3 and s.account_id = a.id) as title
      from accounts a where a.id = $1`,
    [accountId, unitId ?? null, assignmentId ?? null],
  );
  if (!found) return '';
  return `${found.name}${found.unitName ? `, ở ${found.unitName}` : ''}${found.title ? ` (${found.title})` : ''}`;
}

/** What the unit of a page is called; null where it is not known. */
export const findUnitName = async (house: HouseTx, unitId: number | undefined): Promise<string | null> =>
  (await house.maybe<{ name: string }>('select name from units where id = $1', [unitId ?? null]))?.name ?? null;

/** Whose words are parked there, without a word of them; undefined where none are, or no longer. */
export async function findParkedPlace(house: HouseTx, id: string, at: Date): Promise<ParkedPlace | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return house.maybe<ParkedPlace>(`${place} where p.id = $1 and p.expires_at > $2`, [id, at]);
}

/** What is parked for this account at pages, in whichever unit it typed: the newest first, at most five. */
export const listParked = (house: HouseTx, accountId: number, at: Date): Promise<(ParkedPlace & { id: string })[]> =>
  house.rows(`${place} where p.account_id = $1 and p.expires_at > $2 and p.path like '/%' order by p.expires_at desc limit 5`, [
    accountId,
    at,
  ]);

/** Where parked words open again. */
export function addressOf(id: string, { path, search }: Pick<ParkedPlace, 'path' | 'search'>): string {
  const address = new URL(`${path}${search}`, 'http://local');
  address.searchParams.set('restore', id);
  return `${address.pathname}${address.search}`;
}

/** Saved from the form they were opened in, they wait no longer. */
export const dropParked = async (house: HouseTx, accountId: number, id: unknown): Promise<void> => {
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return;
  await house.run('delete from parked_forms where id = $1 and account_id = $2', [id, accountId]);
};

/** '09:44' on the clock of the office. */
export const untilWords = ({ until }: Pick<ParkedPlace, 'until'>): string => formatTime(until);
