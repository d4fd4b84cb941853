// Posts whose holder waits for somebody else than the administrator to confirm him: they open sealed identities, or what was typed and
// taken in before he was given a new password.
import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import { deskRoles, waitsToReveal } from '../../accounts/waiting.ts';
import type { Tx } from '../../database/tx.ts';
import { isRevealConfirmed } from '../queries.ts';
import { isOpenWait, waitsByAct } from '../reach-waits.ts';
import type { RefusalCode } from './words.ts';

export interface WaitingPost {
  id: number;
  accountId: number;
  name: string;
  /** What he was called before the present name; null when he never bore another. */
  formerName: string | null;
  login: string;
  unitId: number;
  unitName: string;
  role: OfficerRole;
  title: string;
  /** What he typed before his new password is held until he is confirmed. */
  holdsDrafts: boolean;
  /** He took papers in before his new password: those past the head are kept from him until he is confirmed, if there are any. */
  tookIn: boolean;
  /** Papers of the office went through his hands, or may, or he holds drafts: nobody of his own office confirms him. */
  fromOutside: boolean;
  /** Whoever looks has a post in that office himself, whichever he signed in with, or had one within a year. */
  isColleague: boolean;
  /** By a mandate: for whom, by what paper, until which day; null, '' and null of a post of his own. */
  standsForName: string | null;
  mandate: string;
  lastOn: string | null;
  /** Who he is waits: a new post, password or name. */
  isPersonWaiting: boolean;
  /** The acts by which identities came to him that he did not reach before, or he to them. */
  acts: WaitingAct[];
  /** Whoever looks waits by one of these acts himself, in whatever unit. */
  sharesAct: boolean;
  /** The last time somebody said no since it waits; all three null when nobody did. */
  refusedOn: string | null;
  refusedByName: string | null;
  refusedFor: RefusalCode | null;
}

/** Who takes over drafts of what is in no book yet, once he is confirmed. */
const isAtDesk = `a.role in (${deskRoles.map((role) => `'${role}'`).join(', ')})`;

export interface WaitingAct {
  id: number;
  number: string;
  /** Whence the act carried the post; null of a receiver's own. */
  fromName: string | null;
  /** Of a carried one: what came along from there is open to it meanwhile. */
  opensFrom: boolean;
  /** Of a receiver's own: whose denunciations wait. */
  giverNames: string[];
}

const personWaits = `(${waitsToReveal('a')} or a.reveal_confirmed_at is null and (h.account_id is not null or ${isAtDesk}
  or c.new_hands_at is not null and took_in_papers(a.account_id, a.unit_id)))`;
const actsThat = (
  holds: string,
) => `coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'fromName', f.name, 'opensFrom', w.opens_from,
    'giverNames', array(select g.name from units g where g.id = any (w.shut_unit_ids) order by g.sort_key, g.id)) order by o.effective_on, o.id)
  from reveal_waits w join reorganisations o on o.id = w.reorganisation_id left join units f on f.id = w.from_unit_id where w.assignment_id = a.id and ${holds}), '[]')`;
const actsOf = actsThat(isOpenWait('w'));
/** While an act is being taken back nobody is asked about it: those who return with it are the list then. */
const isAskedWait = (w: string) =>
  `${isOpenWait(w)} and not exists (select 1 from reorganisations z where z.id = ${w}.reorganisation_id and z.state = 'undoing')`;
/** @param onlooker SQL of the account that looks */
const columnsFor = (onlooker: string) =>
  `${columns}, belongs_to_office(${onlooker}, a.unit_id) as is_colleague, ${personWaits} as is_person_waiting, ${actsOf} as acts,
   exists (select 1 from reveal_waits w join reveal_waits m on m.reorganisation_id = w.reorganisation_id join assignments s on s.id = m.assignment_id
     where w.assignment_id = a.id and ${isOpenWait('w')} and ${isOpenWait('m')} and s.account_id = ${onlooker} and (upper_inf(s.during) or upper(s.during) > today_here())) as shares_act`;

const columns = `a.id, a.account_id, c.name, (select f.name from account_names f where f.account_id = c.id order by f.until desc limit 1) as former_name, c.login, a.unit_id, u.name as unit_name, a.role, a.title, h.account_id is not null as holds_drafts, c.new_hands_at is not null and took_in_papers(a.account_id, a.unit_id) as took_in, h.account_id is not null or ${isAtDesk} or took_in_papers(a.account_id, a.unit_id) as from_outside, (select q.name from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for) as stands_for_name, a.mandate, upper(a.during) - 1 as last_on, (a.reveal_refused_at at time zone 'Asia/Ho_Chi_Minh')::date as refused_on, (select ${calledAt('q', 'a.reveal_refused_at')} from accounts q where q.id = a.reveal_refused_by) as refused_by_name, a.reveal_refused_for as refused_for`;
const sources = (offices: string) =>
  `from assignments a join accounts c on c.id = a.account_id join units u on u.id = a.unit_id
     left join accounts_with_held_drafts(${offices}) h on h.account_id = a.account_id and h.unit_id = a.unit_id`;

/** Who looks: never his own post, and those of his unit and of the units he reads. */
export interface Onlooker {
  accountId: number;
  reach: Pick<Actor['reach'], 'all' | 'units'>;
}
/** Of all that wait: those of one switch, or of its undo, or some posts by their ids; else those of whom it is asked who they are. */
export interface WaitingAsk {
  reorganisationId?: number | null;
  ids?: readonly number[];
}
export interface WaitingCursor {
  direction: 'after' | 'before';
  id: number;
}
export const waitingPerPage = 50;

const waiting = `${sources('case when $3 then null else $4::int[] end')}
      where (upper_inf(a.during) or upper(a.during) > $1::date)
        and c.disabled_at is null and a.account_id <> $2 and ($3 or a.unit_id = any($4::int[])) and ($5::int[] is null or a.id = any ($5))
        and (${personWaits} and ($6::int is null or exists (select 1 from reorganisation_changes x join reorganisations r on r.id = x.reorganisation_id where x.reorganisation_id = $6 and x.assignment_id = a.id
              and x.kind = case when r.state in ('undoing','undone') then 'post_unconfirmed' else 'post_made' end))
          or ($5::int[] is not null or $6::int is not null) and exists (select 1 from reveal_waits w where w.assignment_id = a.id and ($6::int is null or w.reorganisation_id = $6) and ${isAskedWait('w')}))`;
const paramsOf = ({ accountId, reach }: Onlooker, today: string, { reorganisationId, ids }: WaitingAsk) => [
  today,
  accountId,
  reach.all,
  reach.units,
  ids ? [...ids] : null,
  reorganisationId ?? null,
];

/** What an officer may confirm, unit by unit; one row more than `limit` tells that others follow. */
export async function listWaiting(
  tx: Tx,
  onlooker: Onlooker,
  today: string,
  ask: WaitingAsk = {},
  cursor: WaitingCursor | null = null,
  limit = waitingPerPage,
): Promise<WaitingPost[]> {
  const isBefore = cursor?.direction === 'before';
  const place = '(select pu.sort_key, pa.id from assignments pa join units pu on pu.id = pa.unit_id where pa.id = $7)';
  const rows = await tx.rows<WaitingPost>(
    `select ${columnsFor('$2')} ${waiting} and ($7::int is null or (u.sort_key, a.id) ${isBefore ? '<' : '>'} ${place})
      order by u.sort_key ${isBefore ? 'desc' : 'asc'}, a.id ${isBefore ? 'desc' : 'asc'} limit $8`,
    [...paramsOf(onlooker, today, ask), cursor?.id ?? null, limit + 1],
  );
  return isBefore ? rows.reverse() : rows;
}

/** How many they are, in how many units: the same rows. */
export function countWaiting(
  tx: Tx,
  onlooker: Onlooker,
  today: string,
  ask: WaitingAsk = {},
): Promise<{ posts: number; units: number }> {
  return tx.one(
    `select count(*)::int as posts, count(distinct a.unit_id)::int as units ${waiting}`,
    paramsOf(onlooker, today, ask),
  );
}

export interface ActOfWaiting {
  id: number;
  number: string;
  issuedOn: string;
  posts: number;
  units: number;
}

/** The acts by which posts wait, of those an officer may confirm or read, with how many. */
export function listActsOfWaiting(tx: Tx, { accountId, reach }: Onlooker, today: string): Promise<ActOfWaiting[]> {
  return tx.rows<ActOfWaiting>(
    `select o.id, o.number, o.issued_on, count(*)::int as posts, count(distinct a.unit_id)::int as units
       from reveal_waits w join reorganisations o on o.id = w.reorganisation_id join assignments a on a.id = w.assignment_id join accounts c on c.id = a.account_id
      where ${isAskedWait('w')} and (upper_inf(a.during) or upper(a.during) > $1::date) and c.disabled_at is null and a.account_id <> $2 and ($3 or a.unit_id = any($4::int[]))
      group by o.id order by o.effective_on, o.id`,
    [today, accountId, reach.all, reach.units],
  );
}

/** Why this officer confirms nobody now; '' when he may. */
export const confirmingRefusal = async (tx: Tx, actor: Pick<Actor, 'accountId'>): Promise<string> =>
  (await isRevealConfirmed(tx, actor.accountId)) && !(await waitsByAct(tx, actor.accountId))
    ? ''
    : 'Vai trò của ông, bà cũng đang chờ xác nhận nên chưa xác nhận cho người khác.';

/** The act by which posts moved, or went back by its undo; `began` tells one switch of it from the next. @throws NotFound */
export function loadSwitch(
  tx: Tx,
  reorganisationId: number,
): Promise<{ number: string; issuedOn: string; isUndo: boolean; began: Date }> {
  return tx.one(
    "select number, issued_on, state in ('undoing','undone') as is_undo, coalesce(started_at, created_at) as began from reorganisations where id = $1",
    [reorganisationId],
  );
}

/** One post as the announcement names it; undefined when it was confirmed or ended meanwhile. */
export function findWaiting(tx: Tx, id: number): Promise<WaitingPost | undefined> {
  return tx.maybe<WaitingPost>(`select ${columnsFor('0')} ${sources('null')} where a.id = $1 and a.reveal_confirmed_at is null`, [
    id,
  ]);
}

/** Of these accounts the posts that wait for somebody to confirm who holds them: what is said beside a password just made. */
export function listPersonWaits(tx: Tx, accountIds: readonly number[], today: string): Promise<WaitingPost[]> {
  return tx.rows<WaitingPost>(
    `select ${columnsFor('0')} ${sources('null')}
      where a.account_id = any ($1::int[]) and c.disabled_at is null and (upper_inf(a.during) or upper(a.during) > $2::date) and ${personWaits}
      order by u.sort_key, a.id`,
    [[...accountIds], today],
  );
}

/** What a post was last confirmed to, for the notice to its holder. */
export interface ConfirmedPost extends Pick<WaitingPost, 'accountId' | 'unitName' | 'role' | 'title' | 'tookIn' | 'acts'> {
  at: Date;
  byName: string;
  /** Who he is was confirmed, not only what an act brought. */
  isPerson: boolean;
  /** Drafts may have come back: he had been given a new password. */
  hadNewHands: boolean;
}

/** Undefined when it waits again, or has ended meanwhile. */
export function findConfirmed(tx: Tx, id: number): Promise<ConfirmedPost | undefined> {
  return tx.maybe<ConfirmedPost>(
    `select a.account_id, u.name as unit_name, a.role, a.title, z.at, ${calledAt('b', 'z.at')} as by_name, a.reveal_confirmed_at is not distinct from z.at as is_person,
            c.new_hands_at is not null as had_new_hands, c.new_hands_at is not null and took_in_papers(a.account_id, a.unit_id) as took_in,
            ${actsThat('w.confirmed_at = z.at')} as acts
       from assignments a join accounts c on c.id = a.account_id join units u on u.id = a.unit_id
       join lateral (select t.at, t.by from (select a.reveal_confirmed_at as at, a.reveal_confirmed_by as by
           union all select m.confirmed_at, m.confirmed_by from reveal_waits m where m.assignment_id = a.id) t
         where t.at is not null and t.by is not null order by t.at desc limit 1) z on true
       join accounts b on b.id = z.by
      where a.id = $1 and a.reveal_confirmed_at is not null and c.disabled_at is null and (upper_inf(a.during) or upper(a.during) > today_here())`,
    [id],
  );
}

export interface RefusedPost extends Pick<WaitingPost, 'accountId' | 'unitName' | 'role' | 'title'> {
  at: Date;
  byName: string;
  reason: RefusalCode;
}

/** Undefined when somebody has confirmed it meanwhile. */
export function findRefused(tx: Tx, id: number): Promise<RefusedPost | undefined> {
  return tx.maybe<RefusedPost>(
    `select a.account_id, u.name as unit_name, a.role, a.title, a.reveal_refused_at as at, ${calledAt('b', 'a.reveal_refused_at')} as by_name, a.reveal_refused_for as reason
       from assignments a join units u on u.id = a.unit_id join accounts b on b.id = a.reveal_refused_by where a.id = $1`,
    [id],
  );
}
