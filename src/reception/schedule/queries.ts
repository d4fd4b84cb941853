// Reading the schedule: one month of a unit, days a visit may belong to, and what anyone may read through the gate.
import type { LookupTx, Tx, UnitTx } from '../../database/tx.ts';
import { type DayRow, dayColumns } from './records.ts';

/** The days of a unit in a month 'YYYY-MM', in order. */
export function listDays(tx: Tx, unitId: number, from: string, to: string): Promise<DayRow[]> {
  return tx.rows<DayRow>(
    `select ${dayColumns} from reception_days d where d.unit_id = $1 and d.on_date between $2::date and $3::date order by d.on_date, d.starts_at, d.id`,
    [unitId, from, to],
  );
}

/** Posted or held days up to a day, from so many days before it, the latest first: for linking a visit or a session nobody came to. */
export function listOpenDays(tx: UnitTx, unitId: number, on: string, daysBack: number): Promise<DayRow[]> {
  return tx.rows<DayRow>(
    `select ${dayColumns} from reception_days d where d.unit_id = $1 and d.state in ('posted', 'held') and d.on_date between $2::date - $3::int and $2::date order by d.on_date desc limit 10`,
    [unitId, on, daysBack],
  );
}

export interface PublicDay {
  unitId: number;
  unitName: string;
  unitAddress: string;
  kind: string;
  onDate: string;
  startsAt: string;
  endsAt: string;
  place: string;
  hostName: string;
  hostTitle: string;
  participants: string;
  expectedContent: string;
  state: string;
  postponedTo: string | null;
  postponedReason: string;
}

/** Posted days of all offices in a month, or of those whose name holds the words typed. No citizen is in it. */
export function listPublicDays(lookup: LookupTx, from: string, to: string, words: string): Promise<PublicDay[]> {
  return lookup.rows<PublicDay>('select * from reception_calendar($1::date, $2::date, $3)', [from, to, words]);
}
