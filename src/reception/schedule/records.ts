// The only writer of reception days.
import type { Tx, UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { VisitKind } from '../visit.ts';
import type { DayHost, DayState } from './day.ts';
import { isHost } from './hosts.ts';

export interface DayRow {
  unitId: number;
  id: number;
  kind: VisitKind;
  onDate: string;
  /** 'HH:MM:SS' as PostgreSQL gives times. */
  startsAt: string;
  endsAt: string;
  place: string;
  /** Who receives: the head, or whom he delegated. */
  host: DayHost;
  hostAccountId: number | null;
  hostName: string;
  hostTitle: string;
  participants: string;
  expectedContent: string;
  postedOn: string | null;
  postponedTo: string | null;
  postponedReason: string;
  state: DayState;
  version: number;
}
declare const locked: unique symbol;
export type LockedDay = DayRow & { readonly [locked]: true };

export const dayColumns =
  'd.unit_id, d.id, d.kind, d.on_date, d.starts_at, d.ends_at, d.place, d.host, d.host_account_id, d.host_name, d.host_title, d.participants, d.expected_content, d.posted_on, d.postponed_to, d.postponed_reason, d.state, d.version';

/** Locks a day of the actor's own unit. @throws NotFound */
export async function lockDay(tx: UnitTx, unitId: number, id: number): Promise<LockedDay> {
  const row = await tx.maybe<DayRow>(`select ${dayColumns} from reception_days d where d.unit_id = $1 and d.id = $2 for update`, [
    unitId,
    id,
  ]);
  if (!row) throw new NotFound();
  return row as LockedDay;
}

/** A day within reach, for reading. @throws NotFound */
export function loadDay(tx: Tx, id: number): Promise<DayRow> {
  return tx.one<DayRow>(`select ${dayColumns} from reception_days d where d.id = $1`, [id]);
}

export type NewDay = Omit<DayRow, 'unitId' | 'id' | 'version' | 'postponedTo' | 'postponedReason'>;

/** A day of the schedule, drafted or posted. @returns its id */
export async function insertDay(tx: UnitTx, unitId: number, day: NewDay, at: Date, by: number): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_account_id, host_name, host_title, participants, expected_content, posted_on, state, created_at, created_by, host)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) returning id`,
    [
      unitId,
      day.kind,
      day.onDate,
      day.startsAt,
      day.endsAt,
      day.place,
      day.hostAccountId,
      day.hostName,
      day.hostTitle,
      day.participants,
      day.expectedContent,
      day.postedOn,
      day.state,
      at,
      by,
      day.host,
    ],
  );
  return id;
}

/** Its new state, and what the act says; what is left out stays as it was. The version goes up. @throws NotFound when it is gone */
export function saveDay(
  tx: UnitTx,
  day: LockedDay,
  changes: { state: DayState; postedOn?: string; postponedTo?: string; postponedReason?: string },
): Promise<void> {
  return tx.changeOne(
    `update reception_days set state = $3, posted_on = coalesce($4::date, posted_on), postponed_to = coalesce($5::date, postponed_to), postponed_reason = $6, version = version + 1
      where unit_id = $1 and id = $2`,
    [
      day.unitId,
      day.id,
      changes.state,
      changes.postedOn ?? null,
      changes.postponedTo ?? null,
      changes.postponedReason ?? day.postponedReason,
    ],
  );
}

/** Of these the planned days this account is to receive on, locked. */
export function lockHosted(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; petitionId: null; sealed: boolean; said: { day: number; on: string } }[]> {
  return tx.rows(
    `select d.id, null::bigint as petition_id, false as sealed, jsonb_build_object('day', d.id, 'on', d.on_date) as said from reception_days d
      where d.unit_id = $1 and d.state in ('draft','posted') and d.id = any($2::bigint[]) and ${isHost('$3')} order by d.id for update`,
    [unitId, ids, accountId],
  );
}

/** Others receive, under the title they bear in the unit that day; a deputy who takes a day over does so for the head. */
export function saveHosts(
  tx: UnitTx,
  unitId: number,
  moves: readonly { id: number; toId: number }[],
  today: string,
): Promise<number> {
  return tx.run(
    `update reception_days d set host_account_id = m."toId", host_name = c.name, host_title = coalesce(t.title, d.host_title),
            host = case when t.title ~* '(^| )phó ' then 'delegated' else d.host end, version = d.version + 1
       from jsonb_to_recordset($2::jsonb) as m(id bigint, "toId" int) join accounts c on c.id = m."toId"
       left join lateral (select a.title from assignments a where a.account_id = c.id and a.unit_id = $1 and a.during @> $3::date
         order by a.stands_for is not null, a.id limit 1) t on true
      where d.unit_id = $1 and d.id = m.id`,
    [unitId, JSON.stringify(moves.map(({ id, toId }) => ({ id, toId }))), today],
  );
}
