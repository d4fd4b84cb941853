// Reading batches of accounts: what a sheet gave, what is made, which slips are printed; and what a sheet speaks of.
import type { HouseTx } from '../../database/tx.ts';
import { nowWords } from '../../units/became.ts';
import { officeWords } from '../../units/office-words.ts';
import { becameIn, findUnitsByNames, type Successor, successorsOf } from '../../units/queries.ts';
import { stoodOn } from '../../units/unit.ts';
import type { Actor } from '../actor.ts';
import { listPostsOf } from '../administration/queries.ts';
import { isKnownTo, type Post, postRefusal } from '../administration/scope.ts';
import { type OfficerRole, roleNames } from '../roles.ts';
import type { CellError } from './cells.ts';
import type { Change, HeldAccount } from './changes.ts';
import type { Person } from './check.ts';
import type { Task } from './columns.ts';

export interface Batch {
  id: number;
  createdAt: Date;
  people: Person[];
  changes: Change[];
  /** How many accounts the sheet changes, by what it does to them. */
  changed: Partial<Record<Task, number>>;
  peopleCount: number;
  errors: CellError[];
  madeAt: Date | null;
}

const columns = 'id, created_at, people_count, changed, errors, made_at';

/** A batch of this administrator. @throws NotFound */
export function loadBatch(house: HouseTx, id: number, by: number): Promise<Batch> {
  return house.one<Batch>(`select ${columns}, people, changes from account_batches where id = $1 and created_by = $2`, [id, by]);
}

/** The last ones of this administrator. */
export function listBatches(house: HouseTx, by: number): Promise<Batch[]> {
  return house.rows<Batch>(
    `select ${columns}, '[]'::jsonb as people, '[]'::jsonb as changes from account_batches
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

/** What a batch did to an account that existed, as the event of the act tells it. */
export interface DoneChange {
  accountId: number;
  login: string;
  name: string;
  unitName: string;
  done:
    | { task: 'move'; role: OfficerRole; title: string; from: string; to: string | null }
    | { task: 'extend'; lastOn: string | null }
    | { task: 'disable'; reason: string };
}

/** In the order they were done: by account. @param madeAt when the batch was made */
export function listDone(house: HouseTx, batchId: number, madeAt: Date): Promise<DoneChange[]> {
  return house.rows<DoneChange>(
    `select c.id as account_id, c.login, c.name, coalesce(u.name, '') as unit_name,
            e.data || jsonb_build_object('task', case e.kind when 'assignment.added' then 'move' when 'assignment.extended' then 'extend' else 'disable' end) as done
       from house_events m
       join house_events e on e.at = m.at and e.account_id = m.account_id and e.request_id = m.request_id
        and e.kind in ('assignment.added', 'assignment.extended', 'account.disabled')
       join accounts c on c.id = (e.data->>'targetId')::int left join units u on u.id = e.unit_id
      where m.at = $2 and m.kind = 'account.batch_made' and m.data->>'batch' = $1 order by e.id`,
    [String(batchId), madeAt],
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

/** Accounts by login, as far as this administrator knows them, with the posts of theirs he may change. */
export async function listHeld(
  house: HouseTx,
  logins: readonly string[],
  actor: Actor,
  today: string,
): Promise<Map<string, HeldAccount>> {
  if (logins.length === 0) return new Map();
  const accounts = await house.rows<{ id: number; login: string; name: string }>(
    'select id, login, name from accounts where id > 0 and login = any($1::text[])',
    [logins],
  );
  const postsOf = await listPostsOf(
    house,
    accounts.map(({ id }) => id),
  );
  const isLive = (post: Post) => post.lastOn === null || post.lastOn >= today;
  return new Map(
    accounts
      .filter(({ id }) => isKnownTo(actor, postsOf(id)))
      .map(({ id, login, name }) => {
        const live = postsOf(id).filter((post) => post.standsForName === null && isLive(post));
        // Of those that are not his the act says why; beside one that is, they are not asked for.
        const own = live.filter((post) => postRefusal(actor, post) === undefined);
        const posts = (own.length > 0 ? own : live).sort((one, other) => one.id - other.id);
        return [
          login,
          {
            id,
            name,
            posts: posts.map((post) => ({
              id: post.id,
              words: `${roleNames[post.role]}, ${post.unitName}`,
              // Of one that is not his to change he is told so, and nothing else.
              ...(postRefusal(actor, post) === undefined ? { lastOn: post.lastOn } : {}),
            })),
          },
        ];
      }),
  );
}

/**
 * What stands in the place of offices that are none of these units, as a sentence, by the words as written: another name of one of them, or
 * who succeeded one that has ended, through every change since.
 */
export async function listElsewhere(
  house: HouseTx,
  written: readonly string[],
  units: readonly { id: number; name: string; shortName: string }[],
  today: string,
): Promise<Map<string, string>> {
  const sentences = new Map<string, string>();
  if (written.length === 0) return sentences;
  const asked = new Map(written.map((text) => [text, officeWords(text).name]));
  const found = await findUnitsByNames(house, [...new Set(asked.values())]);
  const ended = found.filter((unit) => !stoodOn(unit, today)).map(({ id }) => id);
  const successors = ended.length > 0 ? await successorsOf(house, ended, today) : [];
  for (const [text, name] of asked) {
    const meant = found.filter((unit) => unit.asked === name);
    const standing = units.find(({ id }) => meant.some((unit) => unit.id === id));
    const next = successors.filter(({ ofId }) => meant.some(({ id }) => id === ofId));
    if (standing && officeWords(standing.shortName).name === name) sentences.set(text, `Ghi đủ tên đơn vị: ${standing.name}`);
    else if (standing) sentences.set(text, `Tên cũ, đơn vị này ${nowWords('succeeded', standing.name)}: ghi tên hiện nay`);
    else if (next.length > 0 && !meant.some((unit) => stoodOn(unit, today)))
      sentences.set(
        text,
        `Đơn vị cũ, ${await wentTo(house, next)}: ${next.some(({ id }) => units.some((unit) => unit.id === id)) ? 'ghi tên đơn vị hiện nay' : 'ngoài danh sách đơn vị được phân công'}`,
      );
  }
  return sentences;
}

/** Of these units those that stand no more, as a sheet should be told: 'Phường Giảng Võ (nay thuộc Phường Ba Đình)'. */
export async function nameEnded(house: HouseTx, unitIds: readonly number[], today: string): Promise<string[]> {
  const ended = await house.rows<{ id: number; name: string }>(
    'select u.id, u.name from units u where u.id = any ($1::int[]) and not u.during @> $2::date order by u.sort_key, u.id',
    [[...new Set(unitIds)], today],
  );
  if (ended.length === 0) return [];
  const ids = ended.map(({ id }) => id);
  const successors = await successorsOf(house, ids, today);
  const words: string[] = [];
  for (const { id, name } of ended) {
    const next = successors.filter(({ ofId }) => ofId === id);
    words.push(`${name} (${next.length > 0 ? await wentTo(house, next) : 'đã kết thúc hoạt động'})`);
  }
  return words;
}

/** Where an office went that has ended, by how it ended; several of one name may be meant. */
async function wentTo(house: HouseTx, next: readonly (Successor & { ofId: number })[]): Promise<string> {
  const [first] = next;
  const names = [...new Set(next.map(({ name }) => name))];
  const isOne = new Set(next.map(({ ofId }) => ofId)).size === 1;
  if (names.length > 1) return isOne ? `nay đã chia cho ${names.join(', ')}` : `nay thuộc ${names.join(' hoặc ')}`;
  return nowWords(first && isOne ? await becameIn(house, first.ofId, first.id) : 'succeeded', names.join(), 'nay thuộc');
}
