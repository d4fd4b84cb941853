// Reading re-organisations: the acts, their routes, the dry run's counts, people, progress.
import { matrix } from '../../accounts/permissions.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';
import { isHeadTitle, type SigningOffice } from '../../documents/registry/signer.ts';
import { nameOn } from '../../units/names.ts';
import type { UnitLevel } from '../../units/unit.ts';
import type { Gaps, Tally } from './dry-run.ts';
import { contestedHeads, headlessReceivers, leadingRoles, saidHeads } from './heads/heads.ts';
import { headsFrom, listLeadingPosts } from './heads/queries.ts';
import { closingUnits, postPlan } from './house-records.ts';
import { actColumns } from './records.ts';
import { givingLevels, type ReorganisationAct, type Route, type RouteKind } from './reorganisation.ts';
import { endedByNoAct } from './standing.ts';

export interface ActLine extends ReorganisationAct {
  givers: number;
  receivers: number;
  newNames: number;
  moved: number;
  total: number;
}

/** Every act, newest first. */
export function listActs(house: HouseTx): Promise<ActLine[]> {
  return house.rows<ActLine>(
    `select ${actColumns}, (select count(*) from reorganisation_givers g where g.reorganisation_id = r.id)::int as givers,
            (select count(distinct x.to_unit_id) from reorganisation_routes x where x.reorganisation_id = r.id)::int as receivers,
            (select count(*) from reorganisation_names n where n.reorganisation_id = r.id)::int as new_names,
            (select coalesce(sum(g.moved), 0) from reorganisation_givers g where g.reorganisation_id = r.id)::int as moved,
            (select coalesce(sum(g.total), 0) from reorganisation_givers g where g.reorganisation_id = r.id)::int as total
       from reorganisations r order by r.effective_on desc, r.id desc limit 100`,
  );
}

/** @throws NotFound */
export function loadAct(house: HouseTx, id: number): Promise<ReorganisationAct> {
  return house.one<ReorganisationAct>(`select ${actColumns} from reorganisations r where r.id = $1`, [id]);
}

export interface NamedRoute extends Route {
  fromName: string;
  toName: string;
}

const routeColumns = `r.from_unit_id, r.to_unit_id, r.kind, r.part, r.is_default, r.fields, r.takes_petitions, r.takes_archive, r.takes_accounts, r.takes_schedule,
  f.name as from_name, t.name as to_name`;

/** The routes of an act, of all giving units or of some. */
export function listRoutes(house: HouseTx, actId: number, fromUnitIds: readonly number[] | null = null): Promise<NamedRoute[]> {
  return house.rows<NamedRoute>(
    `select ${routeColumns} from reorganisation_routes r join units f on f.id = r.from_unit_id join units t on t.id = r.to_unit_id
      where r.reorganisation_id = $1 and ($2::int[] is null or r.from_unit_id = any ($2::int[])) order by f.sort_key, r.from_unit_id, r.is_default desc, t.sort_key`,
    [actId, fromUnitIds],
  );
}

/** The dry run, counted behind the wall, by giving unit. */
export async function tally(house: HouseTx, act: ReorganisationAct, week: { from: string; to: string }): Promise<Tally[]> {
  const rows = await house.rows<Tally & { ends: boolean; hasHost: boolean }>(
    `select t.*, (select coalesce(bool_or(r.kind <> 'function'), false) from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = t.from_unit_id) as ends,
            exists (select 1 from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = t.from_unit_id and r.takes_schedule) as has_host
       from reorganisation_tally($1, $2, $3) t`,
    [act.id, week.from, week.to],
  );
  // Only a unit that ends has its days cancelled; a function that moves leaves them where they are.
  return rows.map(({ ends, hasHost, ...one }) => ({
    ...one,
    days: ends && hasHost ? one.days : 0,
    hostless: ends && !hasHost ? one.days : 0,
  }));
}

/** Visits of one divided unit nobody has said a way for, counted behind the wall. */
export async function countVisitsUndecided(house: HouseTx, actId: number, fromUnitId: number): Promise<number> {
  const row = await house.one<{ count: number }>('select visits_undecided($1, $2) as count', [actId, fromUnitId]);
  return row.count;
}

export interface Flow {
  fromUnitId: number;
  toUnitId: number | null;
  petitions: number;
  byDefault: number;
}

/** How much went which way from one giving unit, once it is handed over; counted behind the wall, for who prepared the act. */
export function handedOf(
  house: HouseTx,
  actId: number,
  fromUnitId: number,
): Promise<{ toUnitId: number; petitions: number; visits: number }[]> {
  return house.rows('select * from reorganisation_handed($1, $2)', [actId, fromUnitId]);
}

/**
 * How many petitions of each giving unit go which way as the plan is now; `toUnitId` null for those without a receiver. Counted behind the wall.
 */
export function flowOf(house: HouseTx, actId: number): Promise<Flow[]> {
  return house.rows<Flow>('select * from reorganisation_flow($1)', [actId]);
}

/** @param today a receiver stands on the effective day, and on the day somebody carries the act out */
export async function gapsOf(house: HouseTx, act: ReorganisationAct, today: string): Promise<Gaps> {
  const leading = await listLeadingPosts(house, act, today);
  const counted = await house.one<
    Omit<
      Gaps,
      | 'contested'
      | 'headless'
      | 'said'
      | 'withoutOfficers'
      | 'withoutApprover'
      | 'withoutNumberer'
      | 'keptTwice'
      | 'keptByNone'
      | 'keepers'
      | 'wider'
      | 'typists'
      | 'leaving'
    >
  >(
    `with receivers as (select distinct to_unit_id from reorganisation_routes where reorganisation_id = $1 and takes_petitions),
       divided as (select from_unit_id, bool_or(is_default) as has_default from reorganisation_routes
         where reorganisation_id = $1 and takes_petitions and fields is null group by 1 having count(*) > 1)
     select (select count(*) from reorganisation_givers where reorganisation_id = $1)::int as givers,
            (select count(*) from reorganisation_names where reorganisation_id = $1)::int as new_names,
            (select count(*) from receivers r where not exists (select 1 from unit_profiles f where f.unit_id = r.to_unit_id))::int as receivers_without_profile,
            (select count(distinct r.to_unit_id) from reorganisation_routes r join units u on u.id = r.to_unit_id where r.reorganisation_id = $1
               and (not u.during @> $2::date or not u.during @> greatest($2::date, $3::date) or u.id in (${closingUnits})) and ${endedByNoAct('u.id')})::int as receivers_gone,
            (select count(*) from divided where not has_default)::int as givers_without_default,
            (select count(*) from reorganisation_givers g where g.reorganisation_id = $1
               and not exists (select 1 from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = g.from_unit_id and r.takes_petitions))::int as givers_without_way`,
    [act.id, act.effectiveOn, today],
  );
  const on = headsFrom(act, today);
  return {
    ...counted,
    withoutOfficers: await listEmpty(house, act),
    withoutApprover: await listWithout(house, act, matrix['petition:approve']),
    withoutNumberer: await listWithout(house, act, matrix['paper:number']),
    ...(await keepersOf(house, act)),
    wider: await listWider(house, act),
    typists: await listTypists(house, act),
    leaving: await listLeaving(house, act),
    contested: contestedHeads(leading, on),
    headless: headlessReceivers(leading, on),
    said: saidHeads(leading, on),
  };
}

/** Who works where from the effective day ($2) on, by the posts that stand and those the act ($1) brings. */
const workers = `workers as (
       select to_unit_id as unit_id, role from (${postPlan}) p where to_unit_id is not null and since <= $2::date
       union all
       select a.unit_id, a.role from assignments a join accounts c on c.id = a.account_id
        where a.during @> $2::date and c.disabled_at is null and not a.id in (select p.id from (${postPlan}) p))`;
const receiving =
  'u.id in (select r.to_unit_id from reorganisation_routes r where r.reorganisation_id = $1 and r.takes_petitions)';

/** Receiving units where nobody works from the effective day on. */
function listEmpty(house: HouseTx, act: ReorganisationAct): Promise<{ name: string }[]> {
  return house.rows<{ name: string }>(
    `with ${workers} select u.name from units u where ${receiving} and not exists (select 1 from workers w where w.unit_id = u.id) order by u.sort_key, u.id`,
    [act.id, act.effectiveOn],
  );
}

/** Receiving units where somebody works from the effective day on, and nobody of them in one of these roles. */
function listWithout(house: HouseTx, act: ReorganisationAct, roles: readonly OfficerRole[]): Promise<{ name: string }[]> {
  return house.rows<{ name: string }>(
    `with ${workers}
     select u.name from units u where ${receiving}
        and exists (select 1 from workers w where w.unit_id = u.id)
        and not exists (select 1 from workers w where w.unit_id = u.id and w.role = any ($3)) order by u.sort_key, u.id`,
    [act.id, act.effectiveOn, [...roles]],
  );
}

/** Whose unsaved words lie in the giving units, the most first. */
function listTypists(house: HouseTx, act: ReorganisationAct): Promise<Gaps['typists'][number][]> {
  return house.rows<Gaps['typists'][number]>(
    `select c.name, u.name as unit_name, t.drafts from reorganisation_typists($1) t join accounts c on c.id = t.account_id join units u on u.id = t.from_unit_id
      order by t.drafts desc, u.sort_key, c.name, c.id`,
    [act.id],
  );
}

/** Whose posts end by the act and who works in no receiver from then on, with the work and the unsaved words that hang on him. */
function listLeaving(house: HouseTx, act: ReorganisationAct): Promise<Gaps['leaving'][number][]> {
  return house.rows<Gaps['leaving'][number]>(
    `with p as materialized (${postPlan}),
       going as (select p.account_id, p.unit_id from p where not p.is_stand_in and p.unit_id in (${closingUnits}) group by 1, 2 having bool_and(p.to_unit_id is null)),
       leaving as (select * from going l where not exists (select 1 from p where p.account_id = l.account_id and p.to_unit_id is not null)
         and not exists (select 1 from assignments h join reorganisation_routes r on r.reorganisation_id = $1 and r.to_unit_id = h.unit_id
           where h.account_id = l.account_id and h.during @> $2::date and h.id not in (select id from p)))
     select c.name, u.name as unit_name, coalesce(w.items, 0) as items, coalesce(t.drafts, 0) as drafts
       from leaving l join accounts c on c.id = l.account_id join units u on u.id = l.unit_id
       left join lateral (select o.items from open_work(l.account_id, $2::date) o where o.unit_id = l.unit_id) w on true
       left join reorganisation_typists($1) t on t.from_unit_id = l.unit_id and t.account_id = l.account_id
      where w.items > 0 or t.drafts > 0 order by u.sort_key, c.name, c.id`,
    [act.id, act.effectiveOn],
  );
}

/** Posts whose power would be wider where their holders go, and what the plan makes of them. */
function listWider(house: HouseTx, act: ReorganisationAct): Promise<Gaps['wider']> {
  return house.rows<Gaps['wider'][number]>(
    `select c.name, p.held_role, t.name as to_name, case when p.keeps_role and p.to_unit_id is not null then 'kept' when p.to_unit_id is null then 'ended' else 'lowered' end as becomes
       from (${postPlan}) p join accounts c on c.id = p.account_id and c.disabled_at is null left join units t on t.id = coalesce(p.to_unit_id, p.usual_unit_id)
      where p.widens and (not p.is_chosen or p.keeps_role) order by c.name, p.id`,
    [act.id, act.effectiveOn],
  );
}

/** Of every unit that ends: whether one receiver keeps its archive, two or none, however many ways it goes; where it goes several, which one. */
async function keepersOf(house: HouseTx, act: ReorganisationAct): Promise<Pick<Gaps, 'keptTwice' | 'keptByNone' | 'keepers'>> {
  const ending = await house.rows<{ name: string; ways: number; keepers: string[] }>(
    `select u.name, count(*)::int as ways, coalesce(array_agg(t.name order by t.sort_key, t.id) filter (where r.takes_archive), '{}') as keepers
       from reorganisation_routes r join units u on u.id = r.from_unit_id join units t on t.id = r.to_unit_id
      where r.reorganisation_id = $1 and r.kind <> 'function' group by u.id order by u.sort_key, u.id`,
    [act.id],
  );
  return {
    keptTwice: ending.filter(({ keepers }) => keepers.length > 1),
    keptByNone: ending.filter(({ keepers }) => keepers.length === 0),
    keepers: ending.flatMap(({ name, ways, keepers: [keeper, other] }) =>
      ways > 1 && keeper !== undefined && other === undefined ? [{ name, keeper }] : [],
    ),
  };
}

export interface GiverLine {
  fromUnitId: number;
  name: string;
  state: 'waiting' | 'running' | 'done' | 'undone';
  total: number;
  moved: number;
  touchedAt: Date | null;
  problem: string;
  defaultConfirmedAt: Date | null;
}

export const giversPerPage = 40;

/** Giving units in Vietnamese order; `undecidedOnly` those of these ids. One more than a page tells that another follows. */
export function listGivers(
  house: HouseTx,
  actId: number,
  page: { after: string; only: readonly number[] | null },
): Promise<(GiverLine & { place: string })[]> {
  return house.rows<GiverLine & { place: string }>(
    `select g.from_unit_id, u.name, g.state, g.total, g.moved, g.touched_at, g.problem, g.default_confirmed_at, u.sort_key || '|' || u.id as place
       from reorganisation_givers g join units u on u.id = g.from_unit_id
      where g.reorganisation_id = $1 and (u.sort_key || '|' || u.id) collate "C" > $2 collate "C" and ($3::int[] is null or g.from_unit_id = any ($3::int[]))
      order by (u.sort_key || '|' || u.id) collate "C" limit $4`,
    [actId, page.after, page.only, giversPerPage + 1],
  );
}

export interface Progress {
  givers: number;
  done: number;
  total: number;
  moved: number;
  lastAt: Date | null;
  problems: number;
}

/** How far the switch is over all giving units: petitions moved of how many, when last, how many units have a problem. */
export function progressOf(house: HouseTx, actId: number): Promise<Progress> {
  return house.one<Progress>(
    `select count(*)::int as givers, count(*) filter (where state in ('done','undone'))::int as done, coalesce(sum(total), 0)::int as total, coalesce(sum(moved), 0)::int as moved,
            max(touched_at) as last_at, count(*) filter (where problem <> '')::int as problems
       from reorganisation_givers where reorganisation_id = $1`,
    [actId],
  );
}

/** One giving unit of an act. @throws NotFound when it gives nothing there */
export function giverOf(house: HouseTx, actId: number, fromUnitId: number): Promise<GiverLine> {
  return house.one<GiverLine>(
    `select g.from_unit_id, u.name, g.state, g.total, g.moved, g.touched_at, g.problem, g.default_confirmed_at
       from reorganisation_givers g join units u on u.id = g.from_unit_id where g.reorganisation_id = $1 and g.from_unit_id = $2`,
    [actId, fromUnitId],
  );
}

export interface PostLine {
  id: number;
  accountId: number;
  /** Held for somebody by mandate: it ends with the unit. */
  isStandIn: boolean;
  fromUnitId: number;
  accountName: string;
  fromName: string;
  /** As the act has it. */
  role: OfficerRole;
  keepsRole: boolean;
  heldRole: OfficerRole;
  /** The power of the role as it is held would be wider there. */
  widens: boolean;
  /** As the act has it, and as it is held. */
  title: string;
  heldTitle: string;
  toUnitId: number | null;
  toName: string | null;
  isChosen: boolean;
}

const posts = `select p.id, p.account_id, p.is_stand_in, p.unit_id as from_unit_id, c.name as account_name, f.name as from_name, p.role, p.keeps_role, p.held_role, p.widens, p.title, p.held_title, p.to_unit_id, t.name as to_name,
    p.is_chosen
  from (${postPlan}) p join accounts c on c.id = p.account_id join units f on f.id = p.unit_id left join units t on t.id = p.to_unit_id`;

/** People of one giving unit and where they go. */
export function listPosts(house: HouseTx, act: ReorganisationAct, fromUnitId: number): Promise<PostLine[]> {
  return house.rows<PostLine>(`${posts} where p.unit_id = $3 order by p.id`, [act.id, act.effectiveOn, fromUnitId]);
}

/** One post of a closing unit. @throws NotFound */
export function findPost(house: HouseTx, act: ReorganisationAct, assignmentId: number): Promise<PostLine> {
  return house.one<PostLine>(`${posts} where p.id = $3`, [act.id, act.effectiveOn, assignmentId]);
}

/** What already stands in the way of taking an act back: receiving units where somebody has acted since. */
export function listNewActs(house: HouseTx, act: ReorganisationAct): Promise<{ unitId: number; name: string; at: Date }[]> {
  return house.rows<{ unitId: number; name: string; at: Date }>(
    'select n.unit_id, u.name, n.at from reorganisation_new_acts($1) n join units u on u.id = n.unit_id order by n.at limit 5',
    [act.id],
  );
}

/** Whether something already rests on a post the act had made: a mandate, a look of the help desk, another act. Such a post is not taken back. */
export async function isBuiltUpon(house: HouseTx, actId: number): Promise<boolean> {
  const row = await house.one<{ isBuilt: boolean }>(
    `select exists (select 1 from reorganisation_changes c where c.reorganisation_id = $1 and c.kind = 'post_made'
        and (exists (select 1 from assignments s where s.stands_for = c.assignment_id) or exists (select 1 from see_as s where s.assignment_id = c.assignment_id)
          or exists (select 1 from reorganisation_posts p join reorganisations r on r.id = p.reorganisation_id
               where p.assignment_id = c.assignment_id and r.state not in ('draft','undone')))) as is_built`,
    [actId],
  );
  return row.isBuilt;
}

/** Who led a unit on a day. */
export async function findHead(
  house: HouseTx,
  unitId: number,
  on: string,
): Promise<{ accountId: number; name: string; title: string } | undefined> {
  const leaders = await house.rows<{ accountId: number; name: string; title: string } & SigningOffice>(
    `select c.id as account_id, c.name, a.title, coalesce(f.head_title, '') as head_title, coalesce(f.issuing_org, '') as issuing_org
       from assignments a join accounts c on c.id = a.account_id left join unit_profiles f on f.unit_id = a.unit_id
      where a.unit_id = $1 and a.role = any ($3) and a.stands_for is null and a.during @> $2::date order by a.id`,
    [unitId, on, leadingRoles],
  );
  // A deputy leads too; whoever bears the head's title is the head.
  const head = leaders.find((one) => isHeadTitle(one, one.title)) ?? leaders[0];
  return head && { accountId: head.accountId, name: head.name, title: head.title };
}

/** How one unit of an act hands over to another. */
export async function kindOfRoute(
  house: HouseTx,
  route: { reorganisationId: number; fromUnitId: number; toUnitId: number },
): Promise<RouteKind | undefined> {
  const found = await house.maybe<{ kind: RouteKind }>(
    'select kind from reorganisation_routes where reorganisation_id = $1 and from_unit_id = $2 and to_unit_id = $3',
    [route.reorganisationId, route.fromUnitId, route.toUnitId],
  );
  return found?.kind;
}

/** Names to be borne from the effective day, and those of the day before it: the same before and after the act is carried out. */
export function listNewNames(
  house: HouseTx,
  act: ReorganisationAct,
): Promise<{ unitId: number; oldName: string; name: string }[]> {
  return house.rows(
    `select u.id as unit_id, ${nameOn('u', '($2::date - 1)')} as old_name, n.name from reorganisation_names n join units u on u.id = n.renamed_unit_id
      where n.reorganisation_id = $1 order by u.sort_key`,
    [act.id, act.effectiveOn],
  );
}

export interface CodedUnit {
  code: string;
  unitId: number;
  level: UnitLevel;
  name: string;
}

/** The unit each code meant on a day, for a pasted list. */
export function unitsByCode(house: HouseTx, codes: readonly string[], on: string): Promise<CodedUnit[]> {
  return house.rows<CodedUnit>(
    `select distinct on (c.code) c.code, c.unit_id, u.level, u.name from unit_codes c join units u on u.id = c.unit_id where c.code = any ($1::text[]) and c.during @> $2::date and u.during @> $2::date order by c.code, c.scheme desc`,
    [codes, on],
  );
}

/** Of these units: who ends by this act, and who takes over by it from others than `anew`. Nothing is handed to a unit that ends. */
export function rolesInAct(
  house: HouseTx,
  actId: number,
  unitIds: readonly number[],
  anew: readonly number[] = [],
): Promise<{ id: number; name: string; ends: boolean; receives: boolean }[]> {
  return house.rows<{ id: number; name: string; ends: boolean; receives: boolean }>(
    `select u.id, u.name, u.id in (${closingUnits}) as ends,
            exists (select 1 from reorganisation_routes r where r.reorganisation_id = $1 and r.to_unit_id = u.id and r.from_unit_id <> all ($3::int[])) as receives
       from units u where u.id = any ($2::int[])`,
    [actId, unitIds, anew],
  );
}

/** Units of these levels that stand the day before (givers) or on the effective day (receivers) and that no act has ended, for the select of a route. */
export function listUnitChoices(
  house: HouseTx,
  actId: number,
  on: string,
  levels: readonly UnitLevel[] = givingLevels,
): Promise<{ id: number; name: string; level: UnitLevel }[]> {
  return house.rows(
    `select u.id, u.name, u.level from units u
      where u.during @> $2::date and u.level = any ($3) and ${endedByNoAct('u.id')} order by u.sort_key, u.id`,
    [actId, on, levels],
  );
}

/** The acts by which a unit ended, carried out: what comes back to it late goes the same way. */
export function actsThatEnded(house: HouseTx, unitId: number, today: string): Promise<{ id: number }[]> {
  return house.rows<{ id: number }>(
    `select r.id from reorganisations r join reorganisation_givers g on g.reorganisation_id = r.id and g.from_unit_id = $1 join units u on u.id = $1
      where r.state = 'done' and not u.during @> $2::date order by r.id`,
    [unitId, today],
  );
}

/** The act in preparation in which a unit gives, and by more than one way. */
export function actWithChoices(house: HouseTx, unitId: number): Promise<ReorganisationAct | undefined> {
  return house.maybe<ReorganisationAct>(
    `select ${actColumns} from reorganisations r where r.state in ('draft','undone')
        and (select count(*) from reorganisation_routes x where x.reorganisation_id = r.id and x.from_unit_id = $1 and x.takes_petitions and x.fields is null) > 1 order by r.state = 'draft' desc, r.id desc limit 1`,
    [unitId],
  );
}
