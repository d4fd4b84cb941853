// What else goes with a closing unit: unanswered arrivals, its numbering books, its reception days.
import type { UnitTx } from '../../../database/tx.ts';
import { cameAlong } from '../../../reception/schedule/origins.ts';

/** Transfers to this unit that nobody answered, oldest first. */
export function listWaitingArrivals(tx: UnitTx, unitId: number): Promise<{ id: number; sentOn: string }[]> {
  return tx.rows<{ id: number; sentOn: string }>(
    `select t.id, t.sent_on from transfers t where t.to_unit_id = $1
        and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')) order by t.id`,
    [unitId],
  );
}

export interface ClosedBook {
  name: string;
  year: number;
  value: number;
}

/**
 * The numbering books of the unit as they close, the last number of each as everybody there sees it: minutes both heads sign count none that
 * hides from one of them. What counts on without a year (imports) is no book.
 */
export function listBooks(tx: UnitTx, unitId: number): Promise<ClosedBook[]> {
  return tx.rows<ClosedBook>(
    `select * from (select name, year, case when name in ('petition','visit') then last_number_seen(name, year, '{}') else value end as value
       from counters where unit_id = $1 and year > 0) b where value > 0 order by name, year`,
    [unitId],
  );
}

export interface PlannedDay {
  id: number;
  kind: string;
  onDate: string;
  startsAt: string;
  endsAt: string;
  place: string;
  expectedContent: string;
}

/** SQL: somebody came on the day of a session `d` and was received, by the head's session or at one of the same kind. */
const wasReceived = `exists (select from visits v where v.unit_id = d.unit_id and v.received_on = d.on_date and v.status <> 'void' and not v.is_no_show
      and v.origin_visit_id is null and (v.kind <> 'regular' or v.host = 'head' or d.kind = 'regular'))`;
/** SQL: the first session of its day. */
const isFirst = `not exists (select from reception_days e where e.unit_id = d.unit_id and e.on_date = d.on_date and e.state in ('draft','posted','held')
      and (e.starts_at, e.id) < (d.starts_at, d.id))`;
const instant = (time: string) => `(d.on_date + ${time}) at time zone 'Asia/Ho_Chi_Minh'`;

/**
 * Reception days from the effective day on are cancelled here: the board shows why. What was held until the moment of the switch stays: a
 * session posted and over, and one of a day on which somebody was received, unless it is a later one that has not begun.
 * @returns what was planned
 */
export async function cancelDays(tx: UnitTx, unitId: number, from: string, at: Date, because: string): Promise<PlannedDay[]> {
  return tx.rows<PlannedDay>(
    `update reception_days d set state = 'cancelled', postponed_reason = $4, version = version + 1 where d.unit_id = $1 and d.on_date >= $2::date and d.state in ('draft','posted')
       and not (d.state = 'posted' and ${instant('d.ends_at')} <= $3) and not (${wasReceived} and (${isFirst} or ${instant('d.starts_at')} <= $3))
     returning d.id, d.kind, d.on_date, d.starts_at::text, d.ends_at::text, d.place, d.expected_content`,
    [unitId, from, at, because],
  );
}

/**
 * The successor gets them as drafts, to choose its own hosts and post anew; one that came from another office already, alike, stands for both,
 * and so does one for those of the giving office that are alike at the successor's seat.
 */
export async function draftDays(
  tx: UnitTx,
  unitId: number,
  days: readonly PlannedDay[],
  draft: { at: Date; place: string; hostName: string; hostTitle: string },
): Promise<void> {
  await tx.run(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, expected_content, state, created_at, created_by)
     select distinct $1::int, x.kind, x."onDate", x."startsAt", x."endsAt", coalesce(nullif($3, ''), x.place), $4, $5, x."expectedContent", 'draft', $6::timestamptz, 0
       from jsonb_to_recordset($2::jsonb) as x(kind text, "onDate" date, "startsAt" time, "endsAt" time, place text, "expectedContent" text)
      where not exists (select 1 from reception_days d where d.unit_id = $1 and d.state = 'draft' and ${cameAlong('d')}
        and (d.kind, d.on_date, d.starts_at, d.ends_at, d.place, d.expected_content) = (x.kind, x."onDate", x."startsAt", x."endsAt", coalesce(nullif($3, ''), x.place), x."expectedContent"))`,
    [unitId, JSON.stringify(days), draft.place, draft.hostName, draft.hostTitle, draft.at],
  );
}

/** Books and days on the receiver's handover list, what is alike once. */
export async function listOthers(
  tx: UnitTx,
  to: { unitId: number; reorganisationId: number; fromUnitId: number; at: Date },
  items: readonly { kind: 'book' | 'day'; words: string; before: unknown }[],
): Promise<void> {
  await tx.run(
    `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, words, before, handed_at)
     select distinct on (x.kind, x.words, x.before - 'id') $1::int, $2::int, $3::int, x.kind, x.words, x.before, $4::timestamptz
       from jsonb_to_recordset($5::jsonb) as x(kind text, words text, before jsonb)
      where not exists (select 1 from handovers h where h.unit_id = $1 and h.reorganisation_id = $2 and h.from_unit_id = $3 and h.kind = x.kind and h.words = x.words)`,
    [to.unitId, to.reorganisationId, to.fromUnitId, to.at, JSON.stringify(items)],
  );
}

/** Items a receiver has from a closing unit, by receiver. */
export function countHanded(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
  fromUnitId: number,
): Promise<{ count: number }> {
  return tx.one<{ count: number }>(
    'select count(*)::int as count from handovers where unit_id = $1 and reorganisation_id = $2 and from_unit_id = $3',
    [unitId, reorganisationId, fromUnitId],
  );
}

/** The gate takes the receiver's rows out again; it refuses when somebody has acted. */
export async function handBack(tx: UnitTx, reorganisationId: number, fromUnitId: number, ids: readonly number[]): Promise<void> {
  await tx.rows('select hand_back($1, $2, $3::bigint[])', [reorganisationId, fromUnitId, ids]);
}

/**
 * What is no petition and no visit: days of the schedule, books, and notices of records the receiver reads no more.
 * @throws Error from the database when the act is not being taken back
 */
export async function handBackRest(tx: UnitTx, reorganisationId: number, fromUnitId: number): Promise<void> {
  await tx.rows('select hand_back_rest($1, $2)', [reorganisationId, fromUnitId]);
}
