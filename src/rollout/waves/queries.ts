// Reading waves: the list, one wave with its items and units, ticks and decisions, who could be brought in.
import { calledAt } from '../../accounts/names.ts';
import type { HouseTx } from '../../database/tx.ts';
import type { UnitLevel } from '../../units/unit.ts';
import type { GoLive, Tick } from './checklist/checklist.ts';
import { waveColumns } from './records.ts';
import type { Item, Wave } from './wave.ts';

export interface ListedWave extends Wave {
  units: number;
  live: number;
}

/** Newest first; of one unit only the wave that names it. */
export function listWaves(house: HouseTx, today: string, ofUnit: number | null): Promise<ListedWave[]> {
  return house.rows<ListedWave>(
    `select ${waveColumns}, count(m.office_id)::int as units, count(g.id)::int as live
       from waves w left join wave_units m on m.wave_id = w.id
       left join go_lives g on g.office_id = m.office_id and g.taken_back_at is null and g.live_on <= $1::date
      where $2::int is null or exists (select 1 from wave_units o where o.wave_id = w.id and o.office_id = $2)
      group by w.id order by w.live_on desc, w.id desc limit 100`,
    [today, ofUnit],
  );
}

/** The waves that name these units, and which each names. */
export function listWavesOf(house: HouseTx, unitIds: readonly number[]): Promise<{ waveId: number; ids: number[] }[]> {
  return house.rows<{ waveId: number; ids: number[] }>(
    'select wave_id, array_agg(office_id order by office_id) as ids from wave_units where office_id = any ($1::int[]) group by wave_id order by wave_id',
    [unitIds],
  );
}

/** @throws NotFound */
export function loadWave(house: HouseTx, id: number): Promise<Wave> {
  return house.one<Wave>(`select ${waveColumns} from waves w where w.id = $1`, [id]);
}

/** The checklist of a wave in its order. */
export function listItems(house: HouseTx, waveId: number): Promise<Item[]> {
  return house.rows<Item>('select code, words, is_required from wave_items where wave_id = $1 order by ordinal, code', [waveId]);
}

export interface WaveUnit {
  id: number;
  name: string;
  level: UnitLevel;
  /** The unit it stood under on the wave's day, '' for none but the city. */
  under: string;
  /** What it stands under on that day, whatever its level; once it no longer stood, what it stood under last. */
  parent: string;
  /** The first day it no longer is; null while it stands. */
  endedOn: string | null;
}

/** Units of a wave that ended on the same day: by which acts, and into how many units that stand today. */
export interface Ending {
  /** Their last day. */
  lastOn: string;
  units: number;
  acts: string[];
  receivers: number;
  /** The levels of the receivers. */
  levels: UnitLevel[];
}

/** What became of the units of a wave since, through every change between; oldest first. */
export function listEndings(house: HouseTx, waveId: number, today: string): Promise<Ending[]> {
  return house.rows<Ending>(
    `with recursive ended as (
       select u.id, upper(u.during) as on_date from wave_units m join units u on u.id = m.office_id where m.wave_id = $1 and upper(u.during) <= $2::date),
     chain(on_date, id) as (
       select e.on_date, s.successor_id from ended e join unit_successors s on s.unit_id = e.id and s.effective_on <= $2::date
       union
       select c.on_date, s.successor_id from chain c join units u on u.id = c.id and not u.during @> $2::date
         join unit_successors s on s.unit_id = c.id and s.effective_on <= $2::date)
     select e.on_date - 1 as last_on, count(*)::int as units,
            array(select distinct s.act from unit_successors s join ended d on d.id = s.unit_id where d.on_date = e.on_date and s.effective_on = e.on_date and s.act <> '' order by 1) as acts,
            (select count(distinct u.id)::int from chain c join units u on u.id = c.id and u.during @> $2::date where c.on_date = e.on_date) as receivers,
            array(select distinct u.level from chain c join units u on u.id = c.id and u.during @> $2::date where c.on_date = e.on_date) as levels
       from ended e group by e.on_date order by e.on_date`,
    [waveId, today],
  );
}

/** The units of a wave in Vietnamese order: under their districts, where there are some. */
export function listWaveUnits(
  house: HouseTx,
  wave: Pick<Wave, 'id' | 'liveOn'>,
  only: number | null = null,
): Promise<WaveUnit[]> {
  return house.rows<WaveUnit>(
    `select u.id, u.name, u.level, upper(u.during) as ended_on, coalesce(p.name, '') as under,
            coalesce((select q.name from unit_parents s join units q on q.id = s.parent_id where s.unit_id = u.id
              order by s.during @> $2::date desc, lower(s.during) desc limit 1), '') as parent
       from wave_units m join units u on u.id = m.office_id
       left join unit_parents t on t.unit_id = u.id and t.during @> $2::date
       left join units p on p.id = t.parent_id and p.level = 'district'
      where m.wave_id = $1 and ($3::int is null or u.id = $3)
      order by coalesce(p.sort_key, u.sort_key), p.id is not null, u.sort_key, u.id`,
    [wave.id, wave.liveOn, only],
  );
}

/** Ticks that stand, of all units or some. */
export function listTicks(house: HouseTx, waveId: number, unitIds: readonly number[]): Promise<Tick[]> {
  return house.rows<Tick>(
    `select t.id, t.office_id as unit_id, t.code, t.kind, t.remark, t.ticked_at, ${calledAt('a', 't.ticked_at')} as by_name
       from wave_ticks t join accounts a on a.id = t.ticked_by
      where t.wave_id = $1 and t.removed_at is null and t.office_id = any($2::int[])`,
    [waveId, unitIds],
  );
}

/** The decisions that stand, of all units of the wave or some; without the checklists kept with them unless asked. */
export function listGoLives(house: HouseTx, waveId: number, only: readonly number[] | null, whole = false): Promise<GoLive[]> {
  return house.rows<GoLive>(
    `select g.id, g.office_id as unit_id, g.live_on, g.missing, g.reason, g.found, ${whole ? 'g.checklist' : "'[]'::jsonb as checklist"}, g.decided_at, ${calledAt('a', 'g.decided_at')} as by_name
       from go_lives g join accounts a on a.id = g.decided_by
      where g.wave_id = $1 and g.taken_back_at is null and ($2::int[] is null or g.office_id = any($2::int[]))`,
    [waveId, only],
  );
}

export interface PastFact {
  at: Date;
  byName: string;
  kind: 'tick_removed' | 'live_taken_back';
  code: string;
  reason: string;
}

/** What was taken back of one unit, latest first. */
export function listTakenBack(house: HouseTx, waveId: number, unitId: number): Promise<PastFact[]> {
  return house.rows<PastFact>(
    `select t.removed_at as at, ${calledAt('a', 't.removed_at')} as by_name, 'tick_removed' as kind, t.code, t.removed_reason as reason
       from wave_ticks t join accounts a on a.id = t.removed_by where t.wave_id = $1 and t.office_id = $2
     union all
     select g.taken_back_at, ${calledAt('a', 'g.taken_back_at')}, 'live_taken_back', '', g.taken_back_reason
       from go_lives g join accounts a on a.id = g.taken_back_by where g.wave_id = $1 and g.office_id = $2
      order by 1 desc limit 20`,
    [waveId, unitId],
  );
}

export interface Candidate {
  id: number;
  name: string;
  level: UnitLevel;
  /** The wave that names it now, and what that one is called. */
  waveId: number | null;
  waveName: string | null;
  isDecided: boolean;
}

/** Units standing on a day that could be brought in, by level; or by the folded names or codes somebody typed. */
export function listCandidates(
  house: HouseTx,
  on: string,
  wanted: { levels: readonly string[]; typed: readonly string[] },
): Promise<(Candidate & { asked: string | null })[]> {
  return house.rows<Candidate & { asked: string | null }>(
    `with typed as (select t.words, fold(t.words) as folded from unnest($3::text[]) as t(words)),
       found as (
         select u.id, null::text as asked from units u where u.level = any($2::text[]) and u.during @> $1::date
         union
         select u.id, t.words from typed t join units u on u.name_ascii = t.folded and u.during @> $1::date
         union
         select c.unit_id, t.words from typed t join unit_codes c on c.code = t.words and c.during @> $1::date)
     select u.id, u.name, u.level, f.asked, m.wave_id, w.name as wave_name, exists (select 1 from go_lives g where g.office_id = u.id and g.taken_back_at is null) as is_decided
       from found f join units u on u.id = f.id left join wave_units m on m.office_id = u.id left join waves w on w.id = m.wave_id order by u.sort_key, u.id`,
    [on, wanted.levels, wanted.typed],
  );
}

/** Units that went over between this wave and another, and stand where they went. In Vietnamese order. */
export function listMoves(house: HouseTx, waveId: number): Promise<{ name: string; other: string; isHere: boolean; at: Date }[]> {
  return house.rows<{ name: string; other: string; isHere: boolean; at: Date }>(
    `select distinct on (u.sort_key, u.id) u.name, w.name as other, m.to_wave_id = $1 as is_here, m.moved_at as at
       from wave_moves m join units u on u.id = m.office_id join waves w on w.id = case when m.to_wave_id = $1 then m.from_wave_id else m.to_wave_id end
       left join wave_units o on o.office_id = m.office_id
      where $1 in (m.from_wave_id, m.to_wave_id) and o.wave_id = m.to_wave_id order by u.sort_key, u.id, m.id desc`,
    [waveId],
  );
}

/**
 * Since when units receive here already: real petitions, visits, letters waiting that came in to them and hide from nobody there; of one that only
 * took over, the day of the switch. Those that do not are not among them.
 */
export async function findAtWork(house: HouseTx, unitIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = await house.rows<{ unitId: number; since: Date }>(
    'select office_id as unit_id, since from wave_at_work($1::int[]) where since is not null',
    [unitIds],
  );
  return new Map(rows.map(({ unitId, since }) => [unitId, since]));
}
