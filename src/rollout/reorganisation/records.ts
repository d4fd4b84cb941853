// The only writer of re-organisations as data: the act, its routes, new names, people, how far each giving unit is.
import type { HouseTx } from '../../database/tx.ts';
import type { ActValues, NameValues, PostValues } from './forms.ts';
import type { ReorganisationAct, Route } from './reorganisation.ts';

export const actColumns =
  'r.id, r.number, r.issued_on, r.issuer, r.subject, r.effective_on, r.state, r.started_at, r.finished_at, r.undone_at, r.undone_reason';

/** @throws NotFound */
export function lockAct(house: HouseTx, id: number): Promise<ReorganisationAct> {
  return house.one<ReorganisationAct>(`select ${actColumns} from reorganisations r where r.id = $1 for update`, [id]);
}

/** A draft of an act, without a route. @returns its id */
export async function insertAct(house: HouseTx, act: ActValues, by: number, at: Date): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    'insert into reorganisations (number, issued_on, issuer, subject, effective_on, created_at, created_by) values ($1,$2,$3,$4,$5,$6,$7) returning id',
    [act.number, act.issuedOn, act.issuer, act.subject, act.effectiveOn, at, by],
  );
  return id;
}

/** Replaces the routes out of the given units, and makes them givers. A yes to the old default is none to the new. One statement each. */
export async function saveRoutes(house: HouseTx, act: ReorganisationAct, routes: readonly Route[]): Promise<void> {
  const givers = [...new Set(routes.map(({ fromUnitId }) => fromUnitId))];
  await house.run('delete from reorganisation_routes where reorganisation_id = $1 and from_unit_id = any ($2::int[])', [
    act.id,
    givers,
  ]);
  await house.run(
    `insert into reorganisation_routes (reorganisation_id, from_unit_id, to_unit_id, kind, part, is_default, fields, takes_petitions, takes_archive, takes_accounts, takes_schedule)
     select $1, x."fromUnitId", x."toUnitId", x.kind, x.part, x."isDefault", x.fields, x."takesPetitions", x."takesArchive", x."takesAccounts", x."takesSchedule"
       from jsonb_to_recordset($2::jsonb) as x("fromUnitId" int, "toUnitId" int, kind text, part text, "isDefault" boolean, fields text[], "takesPetitions" boolean,
         "takesArchive" boolean, "takesAccounts" boolean, "takesSchedule" boolean)`,
    [act.id, JSON.stringify(routes)],
  );
  await house.run(
    `insert into reorganisation_givers (reorganisation_id, from_unit_id) select $1, x from unnest($2::int[]) x
     on conflict (reorganisation_id, from_unit_id) do update set default_confirmed_at = null, default_confirmed_by = null`,
    [act.id, givers],
  );
}

/** One route less; a unit without routes is no giver any more. */
export async function removeRoute(house: HouseTx, act: ReorganisationAct, fromUnitId: number, toUnitId: number): Promise<void> {
  await house.run('delete from reorganisation_routes where reorganisation_id = $1 and from_unit_id = $2 and to_unit_id = $3', [
    act.id,
    fromUnitId,
    toUnitId,
  ]);
  await house.run(
    'update reorganisation_givers set default_confirmed_at = null, default_confirmed_by = null where reorganisation_id = $1 and from_unit_id = $2',
    [act.id, fromUnitId],
  );
  await house.run(
    `delete from reorganisation_givers g where g.reorganisation_id = $1 and g.from_unit_id = $2
        and not exists (select 1 from reorganisation_routes r where r.reorganisation_id = $1 and r.from_unit_id = $2)`,
    [act.id, fromUnitId],
  );
}

/** What nobody chose for goes to the default: for one giving unit, or for all that are divided. @returns how many units */
export function confirmDefaults(
  house: HouseTx,
  act: ReorganisationAct,
  fromUnitId: number | null,
  by: number,
  at: Date,
): Promise<number> {
  return house.run(
    `update reorganisation_givers g set default_confirmed_at = $3, default_confirmed_by = $4
      where g.reorganisation_id = $1 and ($2::int is null or g.from_unit_id = $2) and g.default_confirmed_at is null
        and exists (select 1 from reorganisation_routes r where r.reorganisation_id = g.reorganisation_id and r.from_unit_id = g.from_unit_id and r.is_default)
        and (select count(*) from reorganisation_routes r where r.reorganisation_id = g.reorganisation_id and r.from_unit_id = g.from_unit_id and r.takes_petitions) > 1`,
    [act.id, fromUnitId, at, by],
  );
}

/** The new name of a unit in this act, in the place of the one said before. */
export async function saveNewName(house: HouseTx, act: ReorganisationAct, name: NameValues): Promise<void> {
  await house.run('delete from reorganisation_names where reorganisation_id = $1 and renamed_unit_id = $2', [
    act.id,
    name.unitId,
  ]);
  await house.run(
    'insert into reorganisation_names (reorganisation_id, renamed_unit_id, unit_type, name, short_name) values ($1,$2,$3,$4,$5)',
    [act.id, name.unitId, name.unitType, name.name, name.shortName],
  );
}

/** @param post its role stays unless another is given; null for the one it has, left out for what was said before */
export async function savePost(
  house: HouseTx,
  act: ReorganisationAct,
  assignmentId: number,
  post: Pick<PostValues, 'toUnitId' | 'title'> & { role?: string | null },
): Promise<void> {
  await house.run(
    `insert into reorganisation_posts (reorganisation_id, assignment_id, to_unit_id, title, role) values ($1,$2,$3,$4,$5)
     on conflict (reorganisation_id, assignment_id) do update set to_unit_id = excluded.to_unit_id, title = excluded.title,
       role = case when $6 then excluded.role else reorganisation_posts.role end`,
    [act.id, assignmentId, post.toUnitId, post.title, post.role ?? null, post.role !== undefined],
  );
}

/** Nothing is said of this post any more: it stays as it is, or goes with its unit. */
export async function dropPost(house: HouseTx, act: ReorganisationAct, assignmentId: number): Promise<void> {
  await house.run('delete from reorganisation_posts where reorganisation_id = $1 and assignment_id = $2', [act.id, assignmentId]);
}

/** The switch begins; what an earlier undo said is gone. @throws NotFound */
export function saveStarted(house: HouseTx, act: ReorganisationAct, at: Date, by: number): Promise<void> {
  return house.changeOne(
    `update reorganisations set state = 'running', started_at = $2, started_by = $3, finished_at = null, undone_at = null, undone_by = null, undone_reason = ''
      where id = $1`,
    [act.id, at, by],
  );
}

/** A unit that goes one way goes whole, one that goes several goes in parts, whatever the plan looked like while its routes were added and taken out. */
export async function settleParts(house: HouseTx, act: ReorganisationAct): Promise<void> {
  await house.run(
    `update reorganisation_routes r set part = case when w.ways = 1 then 'whole' else 'part' end,
            kind = case when w.ways = 1 and r.kind = 'split' then 'merge' when w.ways > 1 and r.kind = 'merge' then 'split' else r.kind end
       from (select from_unit_id, count(*) as ways from reorganisation_routes where reorganisation_id = $1 and kind <> 'function' group by 1) w
      where r.reorganisation_id = $1 and r.from_unit_id = w.from_unit_id and r.kind <> 'function' and (w.ways = 1) <> (r.part = 'whole')`,
    [act.id],
  );
}

/** The act is being taken back from now on. @throws NotFound */
export function saveUndoing(house: HouseTx, act: ReorganisationAct, by: number, reason: string): Promise<void> {
  return house.changeOne("update reorganisations set state = 'undoing', undone_by = $2, undone_reason = $3 where id = $1", [
    act.id,
    by,
    reason,
  ]);
}

/** How many petitions each giving unit has to hand over when the switch begins. */
export async function saveTotals(
  house: HouseTx,
  act: ReorganisationAct,
  totals: readonly { fromUnitId: number; total: number }[],
): Promise<void> {
  await house.run(
    `update reorganisation_givers g set total = x.total, moved = 0, problem = '', state = 'waiting' from jsonb_to_recordset($2::jsonb) as x("fromUnitId" int, total int)
      where g.reorganisation_id = $1 and g.from_unit_id = x."fromUnitId"`,
    [act.id, JSON.stringify(totals)],
  );
}

/** One job for each giving unit still to go, in the caller's transaction. A waiting job of the same unit is replaced. @returns how many */
export async function queueGivers(
  house: HouseTx,
  reorganisationId: number,
  task: 'hand_over_unit' | 'hand_back_unit',
): Promise<number> {
  const { count } = await house.one<{ count: number }>(
    `select enqueue_many($2, coalesce(jsonb_agg(jsonb_build_object('ids', jsonb_build_object('unitId', g.from_unit_id, 'reorganisationId', g.reorganisation_id),
         'key', 'reorganisation:' || g.reorganisation_id || ':' || g.from_unit_id) order by g.from_unit_id), '[]')) as count
       from reorganisation_givers g where g.reorganisation_id = $1 and g.state in ('waiting', 'running', case when $2 = 'hand_back_unit' then 'done' else 'running' end)`,
    [reorganisationId, task],
  );
  return count;
}

/**
 * How far one giving unit is. @param change `moved` petitions since the last time, less than nothing on the way back; `problem` said on its page, '' for none
 * @throws NotFound
 */
export function saveGiver(
  house: HouseTx,
  giver: { reorganisationId: number; fromUnitId: number },
  change: { state: 'running' | 'done' | 'undone'; moved: number; at: Date; problem?: string },
): Promise<void> {
  return house.changeOne(
    `update reorganisation_givers set state = $3, moved = moved + $4, total = greatest(total, moved + $4), touched_at = $5, problem = $6
      where reorganisation_id = $1 and from_unit_id = $2`,
    [giver.reorganisationId, giver.fromUnitId, change.state, change.moved, change.at, change.problem ?? ''],
  );
}

/** Holds every unit of the plan, always in one order: acts over the same unit come one after the other. Work in the units goes on. */
export async function holdUnits(house: HouseTx, act: ReorganisationAct): Promise<void> {
  await house.rows(
    `select 1 from units where id in (select from_unit_id from reorganisation_routes where reorganisation_id = $1
        union select to_unit_id from reorganisation_routes where reorganisation_id = $1 union select renamed_unit_id from reorganisation_names where reorganisation_id = $1)
      order by id for no key update`,
    [act.id],
  );
}

/** Holds the act while a giving unit ends: units end one after the other. Jobs that only name the act go on. */
export async function holdAct(house: HouseTx, id: number): Promise<void> {
  await house.rows('select 1 from reorganisations where id = $1 for no key update', [id]);
}

/** The act is over when every giving unit is; asked by whoever holds it. @returns whether this call ended it */
export async function finishIfAll(
  house: HouseTx,
  reorganisationId: number,
  from: 'running' | 'undoing',
  at: Date,
): Promise<boolean> {
  const ended = from === 'running' ? 'done' : 'undone';
  const stamp = from === 'running' ? 'finished_at' : 'undone_at';
  return (
    (await house.run(
      `update reorganisations r set state = '${ended}', ${stamp} = $2 where r.id = $1 and r.state = '${from}'
        and not exists (select 1 from reorganisation_givers g where g.reorganisation_id = r.id and g.state <> '${ended}')`,
      [reorganisationId, at],
    )) === 1
  );
}
