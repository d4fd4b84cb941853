// The only writer of waves, their items and units, ticks and the decisions to go live.
import type { HouseTx } from '../../database/tx.ts';
import type { FrozenLine } from './checklist/checklist.ts';
import type { WaveValues } from './forms.ts';
import type { Item, TickKind, Wave } from './wave.ts';

export const waveColumns = 'w.id, w.name, w.basis, w.training_on, w.ready_on, w.live_on, w.certified, w.exercises, w.version';

declare const locked: unique symbol;
export type LockedWave = Wave & { readonly [locked]: true };

/** Locked for every act on the wave or a unit of it: decisions of one wave come one after the other. @throws NotFound */
export function lockWave(house: HouseTx, id: number): Promise<LockedWave> {
  return house.one<LockedWave>(`select ${waveColumns} from waves w where w.id = $1 for update`, [id]);
}

/** A wave without units and items. @returns its id */
export async function insertWave(house: HouseTx, form: WaveValues, at: Date, by: number): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into waves (name, basis, training_on, ready_on, live_on, certified, exercises, created_at, created_by) values ($1,$2,$3,$4,$5,$6,$9,$7,$8) returning id`,
    [form.name, form.basis, form.trainingOn, form.readyOn, form.liveOn, form.certified, at, by, form.exercises],
  );
  return id;
}

/** Its words and days; the version goes up. @throws NotFound */
export function saveWave(house: HouseTx, wave: LockedWave, form: WaveValues): Promise<void> {
  return house.changeOne(
    'update waves set name = $2, basis = $3, training_on = $4, ready_on = $5, live_on = $6, certified = $7, exercises = $8, version = version + 1 where id = $1',
    [wave.id, form.name, form.basis, form.trainingOn, form.readyOn, form.liveOn, form.certified, form.exercises],
  );
}

/** The checklist anew. Ticks of an item that is gone stay as history and count no more. */
export async function saveItems(house: HouseTx, waveId: number, items: readonly Item[]): Promise<void> {
  await house.run('delete from wave_items where wave_id = $1', [waveId]);
  await house.run(
    `insert into wave_items (wave_id, code, words, is_required, ordinal)
     select $1, i.code, i.words, i."isRequired", i.ordinal from jsonb_to_recordset($2::jsonb) as i(code text, words text, "isRequired" boolean, ordinal int)`,
    [waveId, JSON.stringify(items.map((item, ordinal) => ({ ...item, ordinal })))],
  );
}

/** Brings units into the wave; one that another wave named goes over. */
export function putUnits(house: HouseTx, waveId: number, unitIds: readonly number[], at: Date, by: number): Promise<number> {
  return house.run(
    `insert into wave_units (office_id, wave_id, added_at, added_by) select u, $1, $3, $4 from unnest($2::int[]) u
     on conflict (office_id) do update set wave_id = excluded.wave_id, added_at = excluded.added_at, added_by = excluded.added_by`,
    [waveId, unitIds, at, by],
  );
}

/**
 * Units that go over from their waves: written down for both boards, their ticks along with who said so. Before they are put into the
 * other wave.
 */
export async function moveUnits(house: HouseTx, waveId: number, unitIds: readonly number[], at: Date, by: number): Promise<void> {
  await house.run(
    `insert into wave_moves (office_id, from_wave_id, to_wave_id, moved_at, moved_by)
     select m.office_id, m.wave_id, $1, $3, $4 from wave_units m where m.office_id = any ($2::int[]) and m.wave_id <> $1 order by m.office_id`,
    [waveId, unitIds, at, by],
  );
  await house.run(
    `insert into wave_ticks (wave_id, office_id, code, kind, remark, ticked_at, ticked_by)
     select $1, t.office_id, t.code, t.kind, t.remark, t.ticked_at, t.ticked_by from wave_units m
       join wave_ticks t on t.wave_id = m.wave_id and t.office_id = m.office_id and t.removed_at is null
      where m.office_id = any ($2::int[]) and m.wave_id <> $1 order by t.id
     on conflict (wave_id, office_id, code) where removed_at is null do nothing`,
    [waveId, unitIds],
  );
}

/** Out of the wave. @throws NotFound when it is in none or another one */
export function removeUnit(house: HouseTx, wave: LockedWave, unitId: number): Promise<void> {
  return house.changeOne('delete from wave_units where wave_id = $1 and office_id = $2', [wave.id, unitId]);
}

/** Ticks one item for units. @returns how many; those ticked already stay as they are */
export function insertTicks(
  house: HouseTx,
  waveId: number,
  unitIds: readonly number[],
  tick: { code: string; kind: TickKind; remark: string },
  at: Date,
  by: number,
): Promise<number> {
  return house.run(
    `insert into wave_ticks (wave_id, office_id, code, kind, remark, ticked_at, ticked_by) select $1, u, $3, $4, $5, $6, $7 from unnest($2::int[]) u
     on conflict (wave_id, office_id, code) where removed_at is null do nothing`,
    [waveId, unitIds, tick.code, tick.kind, tick.remark, at, by],
  );
}

/** A tick is taken back with its reason; it stays as it was in the history. @throws NotFound when it does not stand any more */
export function saveTickRemoved(
  house: HouseTx,
  wave: LockedWave,
  tickId: number,
  at: Date,
  by: number,
  reason: string,
): Promise<void> {
  return house.changeOne(
    'update wave_ticks set removed_at = $3, removed_by = $4, removed_reason = $5 where wave_id = $1 and id = $2 and removed_at is null',
    [wave.id, tickId, at, by, reason],
  );
}

export interface Decision {
  unitId: number;
  liveOn: string;
  missing: readonly string[];
  reason: string;
  checklist: readonly FrozenLine[];
  /** Nobody decided: it received already when it was brought in. */
  found?: true;
}

/** Turns the switch of units, each with its checklist as it stands now. @returns the decisions' ids */
export async function insertGoLives(
  house: HouseTx,
  waveId: number,
  decisions: readonly Decision[],
  at: Date,
  by: number,
): Promise<number[]> {
  const made = await house.rows<{ id: number }>(
    `insert into go_lives (office_id, wave_id, live_on, missing, reason, checklist, found, decided_at, decided_by)
     select i."unitId", $1, i."liveOn", array(select jsonb_array_elements_text(i.missing)), i.reason, i.checklist, coalesce(i.found, false), $3, $4
       from jsonb_to_recordset($2::jsonb) as i("unitId" int, "liveOn" date, missing jsonb, reason text, checklist jsonb, found boolean) returning id`,
    [waveId, JSON.stringify(decisions), at, by],
  );
  return made.map(({ id }) => id);
}

/** As saveTakenBack, of a decision somebody may have taken back already. @returns whether it stood */
export async function takeBackIfStands(house: HouseTx, goLiveId: number, at: Date, by: number, reason: string): Promise<boolean> {
  const changed = await house.run(
    'update go_lives set taken_back_at = $2, taken_back_by = $3, taken_back_reason = $4 where id = $1 and taken_back_at is null',
    [goLiveId, at, by, reason],
  );
  return changed === 1;
}

/** A decision stands again that another had taken the place of, unless a newer one stands. */
export function restoreGoLive(house: HouseTx, goLiveId: number): Promise<{ name: string; liveOn: string } | undefined> {
  return house.maybe<{ name: string; liveOn: string }>(
    `update go_lives g set taken_back_at = null, taken_back_by = null, taken_back_reason = '' from units u
      where g.id = $1 and u.id = g.office_id and not exists (select 1 from go_lives o where o.office_id = g.office_id and o.taken_back_at is null)
     returning u.name, g.live_on`,
    [goLiveId],
  );
}

/** A decision to go live is taken back with its reason. @throws NotFound when it does not stand any more */
export function saveTakenBack(house: HouseTx, goLiveId: number, at: Date, by: number, reason: string): Promise<void> {
  return house.changeOne(
    'update go_lives set taken_back_at = $2, taken_back_by = $3, taken_back_reason = $4 where id = $1 and taken_back_at is null',
    [goLiveId, at, by, reason],
  );
}
