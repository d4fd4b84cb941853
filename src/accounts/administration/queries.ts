// What the administrator of accounts sees: people, their assignments over time, and the state of their sign-in.
import type { HouseTx } from '../../database/tx.ts';
import { calledAt, titleOn } from '../names.ts';
import type { OfficerRole } from '../roles.ts';

export const accountStates = ['active', 'disabled', 'never_signed_in', 'locked', 'dormant'] as const;
export type AccountState = (typeof accountStates)[number];

export interface AccountFilter {
  /** Words of the name or login, with or without marks. */
  q: string;
  unitId: number | null;
  role: OfficerRole | null;
  state: AccountState | null;
  /** Keyset: the last login of the page before. */
  after: string;
  /** Accounts not used since then are dormant. */
  dormantBefore: Date;
  /** The one unit whose people are listed; null for everybody. */
  within: number | null;
}

export interface ListedAccount {
  id: number;
  login: string;
  name: string;
  disabledAt: Date | null;
  lockedUntil: Date | null;
  lastSignInAt: Date | null;
  mustChangePassword: boolean;
  /** Today's posts: 'Văn thư, Phường Ba Đình'. */
  posts: string[];
}

/** Still open and used by nobody since an instant. */
const dormant = (before: string) => `c.disabled_at is null and coalesce(c.last_sign_in_at, c.created_at) < ${before}`;

/** Has or had a post in a unit. */
const knownIn = (unit: string) => `exists (select 1 from assignments k where k.account_id = c.id and k.unit_id = ${unit})`;

/** How many accounts are dormant, counted up to 1000. */
export async function countDormant(house: HouseTx, filter: Pick<AccountFilter, 'dormantBefore' | 'within'>): Promise<number> {
  const row = await house.one<{ found: number }>(
    `select count(*)::int as found from (select 1 from accounts c where c.id > 0 and ${dormant('$1')}
        and ($2::int is null or ${knownIn('$2')}) limit 1000) few`,
    [filter.dormantBefore, filter.within],
  );
  return row.found;
}

/** Accounts by login, one more than `limit` when there are others. */
export function listAccounts(
  house: HouseTx,
  filter: AccountFilter,
  at: Date,
  today: string,
  limit: number,
): Promise<ListedAccount[]> {
  return house.rows<ListedAccount>(
    `select c.id, c.login, c.name, c.disabled_at, c.locked_until, c.last_sign_in_at, c.must_change_password,
            array(select a.title || ', ' || u.name from assignments a join units u on u.id = a.unit_id
                   where a.account_id = c.id and a.during @> $2::date order by a.id) as posts
       from accounts c
      where c.id > 0 and c.login > $3
        and ($4 = '' or c.name_ascii like '%' || fold($4) || '%' or c.login like '%' || fold($4) || '%')
        and (($5::int is null and $6::text is null) or exists (select 1 from assignments a where a.account_id = c.id and a.during @> $2::date
              and ($5::int is null or a.unit_id = $5) and ($6::text is null or a.role = $6)))
        and case $7 when 'active' then c.disabled_at is null when 'disabled' then c.disabled_at is not null
                    when 'never_signed_in' then c.last_sign_in_at is null when 'locked' then c.locked_until > $1
                    when 'dormant' then ${dormant('$9')} else true end
        and ($10::int is null or ${knownIn('$10')})
      order by c.login limit $8`,
    [
      at,
      today,
      filter.after,
      filter.q,
      filter.unitId,
      filter.role,
      filter.state ?? '',
      limit + 1,
      filter.dormantBefore,
      filter.within,
    ],
  );
}

export interface AccountDetail {
  id: number;
  login: string;
  name: string;
  /** The last one first. */
  formerNames: string[];
  email: string;
  phone: string;
  disabledAt: Date | null;
  lockedUntil: Date | null;
  lastSignInAt: Date | null;
  passwordChangedAt: Date | null;
  mustChangePassword: boolean;
  oneTimeUntil: Date | null;
  createdAt: Date;
}

/** @throws NotFound; the system itself (id 0) is nobody's account */
export function loadAccountDetail(house: HouseTx, id: number): Promise<AccountDetail> {
  return house.one<AccountDetail>(
    `select id, login, name, array(select n.name from account_names n where n.account_id = accounts.id order by n.until desc) as former_names,
            email, phone, disabled_at, locked_until, last_sign_in_at, password_changed_at, must_change_password, one_time_until, created_at
       from accounts where id = $1 and id > 0`,
    [id],
  );
}

export interface DatedAssignment {
  id: number;
  accountId: number;
  unitId: number;
  unitName: string;
  role: OfficerRole;
  title: string;
  /** What the post was called before its unit was renamed, the latest first; `until` is the first day of the next title. */
  formerTitles: { title: string; until: string }[];
  section: string;
  firstOn: string;
  /** The last day of work; null while open. Of a mandate ended within a day, the day before: nobody acts by it since. */
  lastOn: string | null;
  /** The last day as it is told: of such a mandate the day it ended. */
  heldUntil: string | null;
  standsForName: string | null;
  mandate: string;
  /** The act over its unit that ended it; null where none did. One that was taken back ended nothing. */
  endedBy: { number: string; issuedOn: string } | null;
  /** Of a mandate: the account of who gave it is locked, so that nobody works by it meanwhile. */
  giverIsLocked: boolean;
}

const assignment = `select a.id, a.account_id, a.unit_id, u.name as unit_name, a.role, ${titleOn('a', "'infinity'")} as title, a.section,
  (select coalesce(jsonb_agg(jsonb_build_object('title', t.title, 'until', t.until) order by t.until desc), '[]') from assignment_titles t
    where t.assignment_id = a.id and (upper(a.during) is null or t.until < upper(a.during))) as former_titles,
  lower(coalesce(a.held, a.during)) as first_on, case when isempty(a.during) then lower(a.held) - 1 else upper(a.during) - 1 end as last_on,
  upper(coalesce(a.held, a.during)) - 1 as held_until,
  (select q.name from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for) as stands_for_name, a.mandate,
  (select jsonb_build_object('number', r.number, 'issuedOn', r.issued_on) from reorganisation_changes c join reorganisations r on r.id = c.reorganisation_id
    where c.assignment_id = a.id and c.kind = 'post_ended' and r.state in ('running','done') order by r.started_at desc limit 1) as ended_by,
  exists (select 1 from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for and q.disabled_at is not null) as giver_is_locked
  from assignments a join units u on u.id = a.unit_id`;

/** How an account was locked the last time. */
export interface Locking {
  byName: string;
  reason: string;
  isUrgent: boolean;
}

/** @param at when it was locked; undefined where no administrator did it */
export function findLocking(house: HouseTx, accountId: number, at: Date): Promise<Locking | undefined> {
  return house.maybe<Locking>(
    `select ${calledAt('b', 'e.at')} as by_name, coalesce(e.data->>'reason', '') as reason, e.data->>'kind' = 'urgent' as is_urgent
       from house_events e join accounts b on b.id = e.account_id
      where e.at = $2 and e.kind = 'account.disabled' and e.data->>'targetId' = $1::text order by e.id desc limit 1`,
    [String(accountId), at],
  );
}

/** All assignments of an account, the latest first. */
export function listDatedAssignments(house: HouseTx, accountId: number): Promise<DatedAssignment[]> {
  return house.rows<DatedAssignment>(
    `${assignment} where a.account_id = $1 and not isempty(coalesce(a.held, a.during)) order by first_on desc, a.id desc`,
    [accountId],
  );
}

export interface GivenMandate extends DatedAssignment {
  standInName: string;
  /** The account of who acts is locked. */
  holderIsLocked: boolean;
}

/** The mandates by which others act, acted or will act for an account, the latest first. */
export function listGivenMandates(house: HouseTx, accountId: number): Promise<GivenMandate[]> {
  return house.rows<GivenMandate>(
    `select m.*, c.name as stand_in_name, c.disabled_at is not null as holder_is_locked from (${assignment} where a.stands_for in (select id from assignments where account_id = $1)
        and not isempty(coalesce(a.held, a.during))) m join accounts c on c.id = m.account_id order by m.first_on desc, m.id desc`,
    [accountId],
  );
}

/** The posts of many accounts, by account; one without posts has none. One query. */
export async function listPostsOf(
  house: HouseTx,
  accountIds: readonly number[],
): Promise<(accountId: number) => DatedAssignment[]> {
  const rows = await house.rows<DatedAssignment>(`${assignment} where a.account_id = any($1::int[])`, [accountIds]);
  return (accountId) => rows.filter((row) => row.accountId === accountId);
}

/** One assignment, locked for ending it. @throws NotFound */
export function lockDatedAssignment(house: HouseTx, id: number): Promise<DatedAssignment> {
  return house.one<DatedAssignment>(`${assignment} where a.id = $1 for update of a`, [id]);
}

/** By anybody, of any unit, standing or closed. */
export async function isLoginTaken(house: HouseTx, login: string): Promise<boolean> {
  return (await house.maybe('select 1 from accounts where login = $1', [login])) !== undefined;
}
