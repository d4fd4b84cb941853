// The events of the timeline by which others find something: that it was registered, sent on, taken over, found to repeat another.
import type { Tx } from '../../database/tx.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { repeatReason } from './insert-sent.ts';
import { broughtBy, type Row, sourceOf } from './rows.ts';
import { recordsOf } from './sql.ts';
import type { BenchVisit } from './visits.ts';

interface BenchEvent {
  unitId: number;
  petitionId: number | null;
  visitId: number | null;
  transferId: number | null;
  sealed: boolean;
  kind: string;
  on: string;
  hour: string;
  by: number | null;
  role: string;
  data: object;
}

function eventsOf(row: Row): BenchEvent[] {
  const { placed, unit, sealed, receivedOn, transfer, sentFrom, repeats, closedOn } = row;
  const own = {
    unitId: row.unitId,
    petitionId: placed.id,
    visitId: null,
    transferId: null,
    sealed,
    by: unit.clerk,
    role: 'clerk',
  };
  const number = petitionNumber(placed);
  const data = { number, type: row.petitionType, source: sourceOf(row), late: false };
  const events: BenchEvent[] = [
    { ...own, ...registrar(row), visitId: broughtBy(row), kind: 'petition.registered', on: receivedOn, hour: '09:30', data },
  ];
  if (sentFrom?.placed) {
    const { transferId } = sentFrom.placed;
    const facts = { fromUnitId: sentFrom.unitId, on: receivedOn, files: 0, identities: sealed ? 1 : 0 };
    events.push({ ...own, transferId, kind: 'transfer.accepted', on: receivedOn, hour: '09:30', data: facts });
  }
  if (transfer && closedOn) {
    const to = transfer.toUnit?.name ?? transfer.toOutside;
    const sent = { toUnitId: transfer.toUnit?.id ?? null, to, on: closedOn, hop: 1, isReturnToEarlier: false };
    events.push({ ...own, transferId: placed.transferId, kind: 'petition.transferred', on: closedOn, hour: '08:30', data: sent });
  }
  const kept = repeats?.placed;
  if (kept) {
    const link = { ...own, by: row.assignedTo, role: 'processor', kind: 'petition.linked', on: receivedOn, hour: '16:00' };
    const said = { kind: 'same_petition', ...(sealed ? {} : { reason: repeatReason }) };
    events.push({ ...link, data: { ...said, other: petitionNumber(kept), otherId: kept.id, direction: 'from' } });
    events.push({ ...link, petitionId: kept.id, data: { ...said, other: number, otherId: placed.id, direction: 'to' } });
  }
  for (const visit of row.visits) events.push(...eventsOfVisit(row, visit, own));
  return events;
}

const atDesk = ({ unit }: Row) => ({ by: unit.receiver, role: 'reception_officer' });
const registrar = (row: Row) => (broughtBy(row) === null ? {} : atDesk(row));

function eventsOfVisit(row: Row, visit: BenchVisit, own: Omit<BenchEvent, 'kind' | 'on' | 'hour' | 'data'>): BenchEvent[] {
  const { kind, host, outcome, people, brings, replied, placed } = visit;
  const number = visitNumber({ year: row.placed.year, number: placed?.number ?? 0 });
  const at = {
    ...own,
    ...atDesk(row),
    sealed: false,
    petitionId: brings ? row.placed.id : null,
    visitId: placed?.id ?? null,
    hour: '09:30',
  };
  const told =
    replied && brings ? [{ ...at, kind: 'visit.replied', on: replied.on, data: { reply: replied.kind, on: replied.on } }] : [];
  const facts = { number, kind, host, outcome, people, late: false, documents: 0 };
  return [{ ...at, kind: 'visit.recorded', on: row.receivedOn, data: facts }, ...told];
}

/** Those of a batch, in one statement. */
export async function insertEvents(tx: Tx, rows: readonly Row[]): Promise<void> {
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, transfer_id, sealed, data)
     select "unitId", ("on" + hour) at time zone 'Asia/Ho_Chi_Minh', "by", "unitId", role, kind, "petitionId", "visitId", "transferId", sealed, data
     from ${recordsOf('"unitId" int, "petitionId" bigint, "visitId" bigint, "transferId" bigint, sealed boolean, kind text, "on" date, hour time, "by" int, role text, data jsonb')}`,
    [JSON.stringify(rows.flatMap(eventsOf))],
  );
}
