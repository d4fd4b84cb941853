// Reading accounts and assignments.
import type { HouseTx } from '../database/tx.ts';
import { reachSql, resolveReach } from '../units/reach.ts';
import type { Actor, Reach } from './actor.ts';
import { titleOn } from './names.ts';
import { readsAssignedOnly, readsOwnContents, sealedReach } from './permissions.ts';
import type { OfficerRole } from './roles.ts';
import { rulesKey } from './rules/queries.ts';
import { rulesInForce, type SessionFloor } from './rules/rule-set.ts';
import { awaitsConfirmation, hasNewHands } from './waiting.ts';

export interface AssignmentRow {
  id: number;
  accountId: number;
  accountName: string;
  unitId: number;
  unitName: string;
  unitLevel: string;
  role: OfficerRole;
  title: string;
  section: string;
  /** For whom, by which paper; null in a post of one's own. */
  standsForName: string | null;
  standsForId: number | null;
  mandate: string;
  /** A second person has still to confirm him before anything sealed is there for him (waiting.ts). */
  awaitsConfirmation: boolean;
  /** What he took in before his new password past the head is kept from him (waiting.ts). */
  newHands: boolean;
}

const columns = `a.id, a.account_id, c.name as account_name, a.unit_id, u.name as unit_name, u.level as unit_level, a.role, a.title, a.section,
  (select q.name from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for) as stands_for_name,
  (select p.account_id from assignments p where p.id = a.stands_for) as stands_for_id, a.mandate,
  ${awaitsConfirmation('a')} as awaits_confirmation, ${hasNewHands('a', 'c')} as new_hands`;
const sources = 'from assignments a join accounts c on c.id = a.account_id join units u on u.id = a.unit_id';

/** A mandate ends with the post it was given from, whatever day it names. `a` is the assignment. */
export const holds = (
  day: string,
) => `(a.stands_for is null or exists (select 1 from assignments p join accounts q on q.id = p.account_id
  where p.id = a.stands_for and p.during @> ${day}::date and q.disabled_at is null))`;

/** The assignments an account may choose today: its own dates and its unit's. */
export function listAssignments(house: HouseTx, accountId: number, today: string): Promise<AssignmentRow[]> {
  return house.rows<AssignmentRow>(
    `select ${columns} ${sources} where a.account_id = $1 and a.during @> $2::date and u.during @> $2::date and ${holds('$2')} order by a.id`,
    [accountId, today],
  );
}

/** Who is at the other end of a session, and how long it may last by the installation's rules. */
export interface Identified {
  actor: Actor;
  limits: { idleMinutes: number; hours: number };
}

/**
 * The officer of a session, resolved at every request: an ended assignment, a disabled account or a raised epoch
 * ends the session at once. One statement: it stands before every page.
 * @param floor how long sessions last at most on this machine
 */
export async function identify(
  house: HouseTx,
  session: { accountId: number; assignmentId: number; epoch: number },
  moment: { today: string },
  floor: SessionFloor,
): Promise<Identified | undefined> {
  const row = await house.maybe<AssignmentRow & Pick<Reach, 'all' | 'units'> & { storedRules: unknown }>(
    `select ${columns}, reach."all", reach.units, (select value from settings where key = '${rulesKey}') as stored_rules ${sources}
      cross join lateral (${reachSql({ unit: 'a.unit_id', role: 'a.role', day: '$4' })}) reach
      where a.id = $1 and a.account_id = $2 and c.session_epoch = $3 and c.disabled_at is null and not c.must_change_password
       and a.during @> $4::date and u.during @> $4::date and ${holds('$4')}`,
    [session.assignmentId, session.accountId, session.epoch, moment.today],
  );
  if (!row) return undefined;
  const { idleMinutes, sessionHours } = rulesInForce(row.storedRules, floor);
  return { actor: actorWith(row, row), limits: { idleMinutes, hours: sessionHours } };
}

/** One assignment of an account while it holds today and the account is open. */
export function findAssignment(
  house: HouseTx,
  accountId: number,
  assignmentId: number,
  today: string,
): Promise<AssignmentRow | undefined> {
  return house.maybe<AssignmentRow>(
    `select ${columns} ${sources} where a.id = $1 and a.account_id = $2 and c.disabled_at is null and a.during @> $3::date and u.during @> $3::date and ${holds('$3')}`,
    [assignmentId, accountId, today],
  );
}

/** The actor of one assignment with today's reach. */
export async function actorOf(house: HouseTx, row: AssignmentRow, today: string): Promise<Actor> {
  return actorWith(row, await resolveReach(house, { unitId: row.unitId, role: row.role }, today));
}

function actorWith(row: AssignmentRow, { all, units }: Pick<Reach, 'all' | 'units'>): Actor {
  return {
    accountId: row.accountId,
    assignmentId: row.id,
    unitId: row.unitId,
    unitName: row.unitName,
    unitLevel: row.unitLevel,
    role: row.role,
    name: row.accountName,
    title: row.title,
    reach: {
      all,
      units,
      sealed: row.awaitsConfirmation ? 'none' : sealedReach(row.role),
      assignedOnly: readsAssignedOnly(row.role),
      ...(readsOwnContents(row.role) ? { contents: 'own' as const } : {}),
    },
    ...(row.awaitsConfirmation ? { awaitsConfirmation: true as const } : {}),
    ...(row.newHands ? { newHands: true as const } : {}),
    ...(row.standsForName === null || row.standsForId === null
      ? {}
      : { standsFor: { accountId: row.standsForId, name: row.standsForName, mandate: row.mandate } }),
  };
}

/** What an officer was on a day, in that unit or else where he worked then, in a post of his own first; undefined where he had none. */
export async function findTitleOn(
  house: HouseTx,
  { accountId, unitId, day }: { accountId: number; unitId: number; day: string },
): Promise<string | undefined> {
  const found = await house.maybe<{ title: string }>(
    `select ${titleOn('a', '$3::date')} as title from assignments a
      where a.account_id = $1 and a.during @> $3::date order by a.unit_id = $2 desc, a.stands_for is not null, a.id limit 1`,
    [accountId, unitId, day],
  );
  return found?.title;
}

/** What the acting officer was on a day that may have been before a renaming of his unit. */
export const ownTitleOn = async (house: HouseTx, { accountId, unitId, title }: Actor, day: string): Promise<string> =>
  (await findTitleOn(house, { accountId, unitId, day })) ?? title;

export interface Colleague {
  accountId: number;
  name: string;
  role: OfficerRole;
  title: string;
  /** For whom he holds one of the posts asked for by mandate; null where all are his own. */
  standsFor: string | null;
}

/** Posts of these roles held in a unit today, by given name in Vietnamese order: for who asks which of them somebody holds. */
export async function listPosts(
  house: HouseTx,
  unitId: number,
  roles: readonly OfficerRole[],
  today: string,
): Promise<Colleague[]> {
  const found = await house.rows<Colleague>(
    `select a.account_id, c.name, a.role, a.title,
            (select q.name from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for) as stands_for
       from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.role = any($2::text[]) and a.during @> $3::date and c.disabled_at is null and ${holds('$3')}
      order by a.stands_for is not null, a.id`,
    [unitId, roles, today],
  );
  return found.sort((one, other) => byGivenName(one.name, other.name));
}

/** Officers of a unit holding one of these roles today, each once, by given name in Vietnamese order; one with two posts in his own. */
export async function listColleagues(
  house: HouseTx,
  unitId: number,
  roles: readonly OfficerRole[],
  today: string,
): Promise<Colleague[]> {
  const posts = await listPosts(house, unitId, roles, today);
  const mandates = new Map(posts.flatMap(({ accountId, standsFor }) => (standsFor === null ? [] : [[accountId, standsFor]])));
  return eachOnce(posts).map((one) => ({ ...one, standsFor: mandates.get(one.accountId) ?? null }));
}

/** "Vũ Bá Cường, Chánh Văn phòng, đang thay Hoàng Gia Thắng": an officer where one is chosen from several. */
export const calledHere = ({ name, title, standsFor }: Pick<Colleague, 'name' | 'title' | 'standsFor'>): string =>
  [name, title, standsFor === null ? '' : `đang thay ${standsFor}`].filter(Boolean).join(', ');

/** Who of the unit finds nothing sealed there until somebody confirms a post of his (waiting.ts). */
export async function listUnconfirmed(house: HouseTx, unitId: number): Promise<ReadonlySet<number>> {
  const rows = await house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a where a.unit_id = $1 and ${awaitsConfirmation('a')}`,
    [unitId],
  );
  return new Set(rows.map((row) => row.accountId));
}

/** Each person once, in his own post where he has one here: who stands in for somebody holds two. */
export function eachOnce<Person extends { accountId: number }>(people: readonly Person[]): Person[] {
  const firsts = new Map<number, Person>();
  for (const one of people) if (!firsts.has(one.accountId)) firsts.set(one.accountId, one);
  return [...firsts.values()];
}

const collator = new Intl.Collator('vi');

/** Vietnamese order of people: given name (last word) first, then the rest. */
function byGivenName(one: string, other: string): number {
  const given = (name: string) => name.split(' ').at(-1) ?? '';
  return collator.compare(given(one), given(other)) || collator.compare(one, other);
}

/** Names by account id, for lists that show who holds what. One query for many. */
export async function namesOf(house: HouseTx, accountIds: readonly (number | null)[]): Promise<Map<number, string>> {
  const wanted = [...new Set(accountIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await house.rows<{ id: number; name: string }>('select id, name from accounts where id = any($1::int[])', [
    wanted,
  ]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whether this account signs in by this login. */
export async function isAccountOf(house: HouseTx, id: number | undefined, login: string): Promise<boolean> {
  return (
    id !== undefined && (await house.maybe('select 1 from accounts where id = $1 and login = $2', [id, login])) !== undefined
  );
}

/** Whether assignment `t` is the post of whoever leads its office, as a piece of SQL. */
export const isOfHead = (t: string) => `${t}.role in ('leader','chief_inspector','reception_board_head')`;

/** Who leads the unit today, or will: a denunciation of the head is of these. */
export async function leadersOf(house: HouseTx, unitId: number, today: string): Promise<number[]> {
  const rows = await house.rows<{ accountId: number }>(
    `select distinct account_id from assignments where unit_id = $1 and (upper_inf(during) or upper(during) > $2::date)
        and ${isOfHead('assignments')} order by 1`,
    [unitId, today],
  );
  return rows.map((row) => row.accountId);
}

/** Does one of these accounts lead the unit today, or will? Then a denunciation of them goes past the head. */
export async function leadsUnit(house: HouseTx, unitId: number, accountIds: readonly number[], today: string): Promise<boolean> {
  if (accountIds.length === 0) return false;
  return (await leadersOf(house, unitId, today)).some((id) => accountIds.includes(id));
}

/** The first of these roles somebody holds in the unit today; the last one when nobody holds any. @param except who does not count */
export async function firstRolePresent(
  house: HouseTx,
  unitId: number,
  wanted: readonly OfficerRole[],
  today: string,
  except: readonly number[] = [],
): Promise<OfficerRole> {
  const rows = await house.rows<{ role: OfficerRole }>(
    'select distinct a.role from assignments a join accounts c on c.id = a.account_id where a.unit_id = $1 and a.role = any($2::text[]) and a.during @> $3::date and c.disabled_at is null and a.account_id <> all ($4::int[])',
    [unitId, wanted, today, except],
  );
  const present = new Set(rows.map((row) => row.role));
  return wanted.find((role) => present.has(role)) ?? (wanted.at(-1) as OfficerRole);
}
