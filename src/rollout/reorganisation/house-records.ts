// What a re-organisation does to the house on its day: units end and are succeeded, names change, posts move. Every change is kept
// so that it can be taken back. One statement each, however many units.
import { admitMovedPosts, unconfirmByUndo } from '../../accounts/admission.ts';
import type { HouseTx } from '../../database/tx.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { bearNames, endUnits, followNames, followNamesBack } from '../../units/changes/actions.ts';
import type { Renaming } from '../../units/changes/records.ts';
import { titleIn } from '../../units/names.ts';
import { levelRanks } from '../../units/unit.ts';
import { saveReachWaits } from './reach-wait-records.ts';
import { directingRoles, endingRoles, plainRole, plainTitle, type ReorganisationAct } from './reorganisation.ts';
import { listDoubtful } from './returning.ts';

const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
/** How high a unit stands; the highest is the lowest number. */
const rankSql = (unit: string) =>
  `case ${unit}.level ${Object.entries(levelRanks)
    .map(([level, rank]) => `when '${level}' then ${rank}`)
    .join(' ')} end`;

/** Units that give and end by an act. `$1` the act. */
export const closingUnits = `select distinct r.from_unit_id from reorganisation_routes r where r.reorganisation_id = $1 and r.kind <> 'function'`;

/** The giving units of merges, splits and abolitions end with the day before; those the state's own data had ended already stay so. */
export async function closeGivers(house: HouseTx, act: ReorganisationAct): Promise<void> {
  await house.run(
    `insert into reorganisation_changes (reorganisation_id, kind, changed_unit_id, before)
     select $1, 'unit_closed', u.id, jsonb_build_object('until', upper(u.during),
         'codes', (select coalesce(jsonb_agg(c.scheme || ':' || c.code), '[]') from unit_codes c where c.unit_id = u.id and lower(c.during) < $2::date and (upper_inf(c.during) or upper(c.during) > $2::date)),
         'hasParent', exists (select 1 from unit_parents p where p.unit_id = u.id and lower(p.during) < $2::date and (upper_inf(p.during) or upper(p.during) > $2::date)))
       from units u
      where u.id in (${closingUnits}) and (upper_inf(u.during) or upper(u.during) > $2::date)`,
    [act.id, act.effectiveOn],
  );
  const ending = await house.rows<{ fromUnitId: number }>(closingUnits, [act.id]);
  await endUnits(
    house,
    ending.map(({ fromUnitId }) => fromUnitId),
    act.effectiveOn,
  );
  // Whoever stood under a unit that ends goes on under the one that takes its archive.
  await house.run(
    `with moved as (
       update unit_parents p set during = daterange(lower(p.during), $2::date)
        where p.parent_id in (${closingUnits}) and not p.unit_id in (${closingUnits}) and p.during @> $2::date and lower(p.during) < $2::date returning p.unit_id, p.parent_id),
       kept as (insert into reorganisation_changes (reorganisation_id, kind, changed_unit_id) select $1, 'child_moved', unit_id from moved)
     insert into unit_parents (unit_id, parent_id, during)
     select m.unit_id, (select r.to_unit_id from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = m.parent_id order by r.takes_archive desc, r.to_unit_id limit 1),
            daterange($2::date, null) from moved m`,
    [act.id, act.effectiveOn],
  );
}

/** Who succeeds whom from that day, by which act, and who reads the archive. */
export async function writeSuccession(house: HouseTx, act: ReorganisationAct): Promise<void> {
  await house.run(
    `with made as (
       insert into unit_successors (unit_id, successor_id, effective_on, part, act, suggested, keeps_archive)
       select r.from_unit_id, r.to_unit_id, $2::date, r.part, $3, r.is_default, r.takes_archive from reorganisation_routes r where r.reorganisation_id = $1 and r.kind <> 'function'
       on conflict (unit_id, successor_id, effective_on) do update set keeps_archive = excluded.keeps_archive, suggested = excluded.suggested
       returning unit_id, successor_id, xmax = 0 as is_new)
     insert into reorganisation_changes (reorganisation_id, kind, changed_unit_id, before)
     select $1, 'succession', unit_id, jsonb_build_object('successor', successor_id) from made where is_new`,
    [act.id, act.effectiveOn, act.number],
  );
}

/** The first day of a unit's present name, in SQL. */
export const nameSinceOf = (u: string): string =>
  `coalesce((select max(upper(f.during)) from unit_names f where f.unit_id = ${u}.id), lower(${u}.during))`;

/** Units that keep on under another name. */
export async function renameUnits(house: HouseTx, act: ReorganisationAct): Promise<void> {
  await house.run(
    `insert into reorganisation_changes (reorganisation_id, kind, changed_unit_id, before)
     select $1, 'unit_named', u.id, jsonb_build_object('unitType', u.unit_type, 'name', u.name, 'shortName', u.short_name,
              'former', ${nameSinceOf('u')} < $2::date)
       from reorganisation_names n join units u on u.id = n.renamed_unit_id where n.reorganisation_id = $1`,
    [act.id, act.effectiveOn],
  );
  const names = await house.rows<{ unitId: number; unitType: string; name: string; shortName: string }>(
    'select renamed_unit_id as unit_id, unit_type, name, short_name from reorganisation_names where reorganisation_id = $1',
    [act.id],
  );
  await bearNames(house, names, act.effectiveOn, act.number);
  await followNames(house, await listRenamings(house, act), act.effectiveOn);
}

/** What the act has changed of names: before, and as they are borne now. */
function listRenamings(house: HouseTx, act: ReorganisationAct): Promise<Renaming[]> {
  return house.rows<Renaming>(
    `select u.id as unit_id, c.before - 'former' as was, jsonb_build_object('unitType', u.unit_type, 'name', u.name, 'shortName', u.short_name) as "is"
       from reorganisation_changes c join units u on u.id = c.changed_unit_id where c.reorganisation_id = $1 and c.kind = 'unit_named'`,
    [act.id],
  );
}

const usualUnit =
  '(select r.to_unit_id from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = a.unit_id and r.takes_accounts order by r.is_default desc, r.to_unit_id limit 1)';

/** A role that at a unit reads further than where it is held, the whole city's for one. `a` the post, $2 the day. */
const readsFurther = (
  unit: string,
) => `exists (select 1 from unit_reach r where r.reader_unit_id = ${unit} and r.role = a.role and r.during @> $2::date
  and not exists (select 1 from unit_reach own where own.reader_unit_id = a.unit_id and own.role in (a.role, '*') and own.scope in (r.scope, 'city') and own.during @> $2::date))`;
/** Whoever directs others where he is held, in an office of a higher level. */
const directsHigher = (unit: string) =>
  `(a.role in (${listOf(directingRoles)}) and (select ${rankSql('t')} < ${rankSql('f')} from units t, units f where t.id = ${unit} and f.id = a.unit_id))`;
/** Whoever administers the people of his unit, in a unit of another level, or in one that has an administrator of its own or gets one from elsewhere. */
const administersOthers = (
  unit: string,
) => `(a.role = 'unit_admin' and ((select t.level <> f.level from units t, units f where t.id = ${unit} and f.id = a.unit_id)
  or exists (select 1 from assignments h join accounts c on c.id = h.account_id and c.disabled_at is null where h.role = 'unit_admin' and h.account_id <> a.account_id
    and h.unit_id <> a.unit_id and (upper_inf(h.during) or upper(h.during) > $2::date) and (h.unit_id = ${unit}
      or exists (select 1 from reorganisation_routes c where c.reorganisation_id = $1 and c.from_unit_id = h.unit_id and c.to_unit_id = ${unit} and c.takes_accounts)))))`;
/** Whether the power of a role is wider at a unit than where it is held: an act promotes nobody to it. */
const widens = (unit: string) => `(${readsFurther(unit)} or ${directsHigher(unit)} or ${administersOthers(unit)})`;
/** Of these units those where the power of a post would be wider. */
export async function widerUnits(
  house: HouseTx,
  act: ReorganisationAct,
  postId: number,
  unitIds: readonly number[],
): Promise<number[]> {
  const wider = await house.rows<{ id: number }>(
    `select u.id from assignments a, units u where a.id = $3 and u.id = any ($4::int[]) and ${widens('u.id')}`,
    [act.id, act.effectiveOn, postId, unitIds],
  );
  return wider.map(({ id }) => id);
}

/** A receiver's own post that the act changes: its head who is its head no more. */
const changedHere =
  'exists (select 1 from reorganisation_posts c join reorganisation_routes r on r.reorganisation_id = $1 and r.to_unit_id = a.unit_id where c.reorganisation_id = $1 and c.assignment_id in (a.id, a.stands_for))';

/** Nobody has said anything of the post, and its power would be wider there. */
const isHeldBack = 'o.assignment_id is null and w.widens';
const roleThere = `coalesce(o.role, case when ${isHeldBack} then '${plainRole}' else a.role end)`;

/**
 * Where each post of a closing unit goes, one that begins later included: as chosen, else with the unit's people; its role stays but where
 * the act says another, or where its power would be wider: its holder goes on as a plain officer then, and the post of whoever reads no record, as
 * an administrator, ends. A title that names the unit names the new one; one of a post he has no more gives way to an officer's. A post held by mandate ends: the mandate was of the unit that ends, or of a head who is it no more. `p` holds the
 * assignment and its destination.
 */
export const postPlan = `
  select a.id, a.account_id, a.unit_id, ${roleThere} as role, ${roleThere} = a.role as keeps_role, a.role as held_role, coalesce(w.widens, false) as widens, o.assignment_id is not null as is_chosen,
         ${usualUnit} as usual_unit_id, case when o.assignment_id is not null then o.title when ${isHeldBack} and a.role <> '${plainRole}' then '${plainTitle}' when n.level is null then a.title else ${titleIn('a.title', 'g', 'n')} end as title, a.title as held_title, a.section, lower(a.during) as since, upper(a.during) as until, a.reveal_confirmed_at, a.reveal_confirmed_by, a.stands_for is not null as is_stand_in,
         case when ${isHeldBack} and a.role in (${listOf(endingRoles)}) then null else w.to_unit_id end as to_unit_id
    from assignments a left join reorganisation_posts o on o.reorganisation_id = $1 and o.assignment_id = a.id join units g on g.id = a.unit_id
         cross join lateral (select d.to_unit_id, ${widens('d.to_unit_id')} as widens from (select case when a.stands_for is not null then null
           when o.assignment_id is not null then o.to_unit_id
           else ${usualUnit} end as to_unit_id) d) w
         left join lateral (select u.level, coalesce(b.unit_type, u.unit_type) as unit_type, coalesce(b.name, u.name) as name, coalesce(b.short_name, u.short_name) as short_name
           from units u left join reorganisation_names b on b.reorganisation_id = $1 and b.renamed_unit_id = u.id where u.id = w.to_unit_id) n on true
   where (a.unit_id in (${closingUnits}) or ${changedHere}) and (upper_inf(a.during) or upper(a.during) > $2::date)`;

/**
 * Posts end with the unit and begin again, the same day, where they go; one that would have begun later begins there on its own day and
 * never was here. Where account and role are the same and the role opens no more there, who its holder is stays confirmed; whoever
 * was not waits there too, and is announced. What identities the act brings to whom waits for all of them (`saveReachWaits`).
 */
export async function movePosts(house: HouseTx, act: ReorganisationAct, at: Date): Promise<void> {
  // Whom the search that follows a new post names is named by this act.
  await house.rows("select set_config('app.act', $1, true)", [String(act.id)]);
  const made = await house.rows<{ id: number; unitId: number; role: string; isConfirmed: boolean }>(
    `with p as materialized (${postPlan}),
       ended as (insert into reorganisation_changes (reorganisation_id, kind, assignment_id, before) select $1, 'post_ended', p.id, jsonb_build_object('since', p.since, 'until', p.until) from p),
       -- A mandate that began on that day or later was used until now: the days it was held are kept beside it.
       closed as (update assignments a set during = daterange(p.since, greatest($2::date, p.since)),
           held = case when a.stands_for is not null and p.since between $2::date and $3::date then daterange(p.since, least(p.until, $3::date + 1)) else a.held end from p where a.id = p.id),
       -- Whoever held the same post in two of the units, or holds it in the receiver already, has it once.
       going as materialized (select distinct on (p.account_id, p.to_unit_id, p.role, greatest($2::date, p.since)) p.*, greatest($2::date, p.since) as starts from p
         where p.to_unit_id is not null and not exists (select 1 from assignments h where h.id not in (select id from p) and h.account_id = p.account_id and h.unit_id = p.to_unit_id and h.role = p.role
           and h.during && daterange(greatest($2::date, p.since), p.until)) order by p.account_id, p.to_unit_id, p.role, greatest($2::date, p.since), p.until desc nulls first, p.id),
       made as (insert into assignments (account_id, unit_id, role, title, section, during, reveal_confirmed_at, reveal_confirmed_by)
         select account_id, to_unit_id, role, title, section, daterange(starts, until), case when keeps_role and not widens then reveal_confirmed_at end, case when keeps_role and not widens then reveal_confirmed_by end from going
         returning id, account_id, unit_id, role, during, reveal_confirmed_at),
       kept as (insert into reorganisation_changes (reorganisation_id, kind, assignment_id, before)
         select $1, 'post_made', m.id, jsonb_build_object('from', g.id) from made m join going g on g.account_id = m.account_id and g.to_unit_id = m.unit_id and g.role = m.role and g.starts = lower(m.during))
     select id, unit_id, role, reveal_confirmed_at is not null as is_confirmed from made`,
    [act.id, act.effectiveOn, todayInVietnam(at)],
  );
  await house.rows("select set_config('app.act', '', true)");
  const waiting = [...made.filter(({ isConfirmed }) => !isConfirmed), ...(await saveReachWaits(house, act))];
  if (waiting.length > 0) await admitMovedPosts(house, act.id, waiting, at);
}

/**
 * Units stand again, names and posts are as they were, successions of this act are gone. Whose post does not stand confirmed where it had gone
 * (a new password since, or no post there at all) waits in the old one too: going there and back confirms nobody.
 */
export async function takeBackHouse(house: HouseTx, act: ReorganisationAct, at: Date): Promise<void> {
  await house.rows('select unname_by_act($1)', [act.id]);
  await house.run(
    `update units u set during = daterange(lower(u.during), (c.before->>'until')::date) from reorganisation_changes c
      where c.reorganisation_id = $1 and c.kind = 'unit_closed' and u.id = c.changed_unit_id`,
    [act.id],
  );
  for (const [table, wasOpen] of [
    ['unit_codes', "c.before->'codes' ? (t.scheme || ':' || t.code)"],
    ['unit_parents', "(c.before->>'hasParent')::boolean"],
  ])
    await house.run(
      `update ${table} t set during = daterange(lower(t.during), (c.before->>'until')::date) from reorganisation_changes c
        where c.reorganisation_id = $1 and c.kind = 'unit_closed' and t.unit_id = c.changed_unit_id and upper(t.during) = $2::date and ${wasOpen}`,
      [act.id, act.effectiveOn],
    );
  const renamed = await listRenamings(house, act);
  await house.run(
    `update units u set unit_type = c.before->>'unitType', name = c.before->>'name', short_name = c.before->>'shortName', name_ascii = fold(c.before->>'name'),
            sort_key = fold(c.before->>'shortName') || '|' || (c.before->>'name')
       from reorganisation_changes c where c.reorganisation_id = $1 and c.kind = 'unit_named' and u.id = c.changed_unit_id`,
    [act.id],
  );
  await followNamesBack(
    house,
    renamed.map(({ unitId, was, is }) => ({ unitId, was: is, is: was })),
    act.effectiveOn,
  );
  // A post that has been ended since where it had gone is not begun again here; one that was changed here is left alone.
  await house.run(
    `update assignments a set during = daterange(coalesce((c.before->>'since')::date, lower(a.during)),
            nullif(greatest(coalesce((c.before->>'since')::date, lower(a.during)), least(coalesce((c.before->>'until')::date, 'infinity'),
              case when n.id is null or upper_inf(n.during) then 'infinity' else coalesce(upper(n.during), $2::date) end)), 'infinity')),
            held = case when isempty(a.during) then null else a.held end
       from reorganisation_changes c
       join assignments was on was.id = c.assignment_id
       left join lateral (select m.id, m.during from reorganisation_changes x join assignments m on m.id = x.assignment_id
         where x.reorganisation_id = $1 and x.kind = 'post_made' and m.account_id = was.account_id and (m.role = was.role or (x.before->>'from')::int = was.id)
         order by (x.before->>'from')::int = was.id desc, m.id limit 1) n on true
      where c.reorganisation_id = $1 and c.kind = 'post_ended' and a.id = c.assignment_id and (isempty(a.during) or upper(a.during) = $2::date)`,
    [act.id, act.effectiveOn],
  );
  const doubtful = await listDoubtful(house, act.id);
  // What a plan not carried out says of a post that is there no more, it says of nobody.
  await house.run(
    `delete from reorganisation_posts p using reorganisation_changes c, reorganisations r
      where c.reorganisation_id = $1 and c.kind = 'post_made' and p.assignment_id = c.assignment_id and r.id = p.reorganisation_id and r.state in ('draft','undone')`,
    [act.id],
  );
  await house.run(
    `update unit_successors s set opens_sealed = false, shut_petitions = '{}', shut_visits = '{}' from reorganisation_routes r
      where r.reorganisation_id = $1 and s.unit_id = r.from_unit_id and s.successor_id = r.to_unit_id`,
    [act.id],
  );
  await house.rows('select take_back_house($1)', [act.id]);
  await house.rows('select back_to_head($1, $2)', [act.id, at]);
  const waiting = await unconfirmByUndo(house, act.id, [...new Set(doubtful.map(({ accountId }) => accountId))], at);
  await house.run(
    "insert into reorganisation_changes (reorganisation_id, kind, assignment_id) select $1, 'post_unconfirmed', x from unnest($2::int[]) x",
    [act.id, waiting.map(({ id }) => id)],
  );
}
