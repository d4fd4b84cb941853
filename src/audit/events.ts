// The audit: one event per change and per reading the law wants traced, in the same transaction as the act. Append-only.
import type { Actor } from '../accounts/actor.ts';
import { standInKept } from '../accounts/stand-ins/rules.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';

/** What happened to which record. `data` carries codes, ids and short words, never a sealed identity. */
export interface NewEvent {
  kind: string;
  at: Date;
  /** Whose record; the actor's own unit unless a superior reads by reach. */
  unitId?: number;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  paperId?: number | null;
  attachmentId?: number | null;
  sealed?: boolean;
  data?: Record<string, unknown>;
  requestId?: string;
}

/** Writes one event under the actor's name. Demands the unit's transaction: an act without its event cannot commit. */
export function recordEvent(tx: UnitTx, actor: Actor, event: NewEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}

/** The events of one act that touches many records, in one statement. */
export async function recordEvents(tx: UnitTx, actor: Actor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const mandate = standInKept(actor);
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, proceeding_id, transfer_id, paper_id, attachment_id, sealed, data, request_id)
     select e.unit_id, e.at, $2, $3, $4, e.kind, e.petition_id, e.visit_id, e.proceeding_id, e.transfer_id, e.paper_id, e.attachment_id, e.sealed, e.data, e.request_id
       from jsonb_to_recordset($1::jsonb) as e(unit_id int, at timestamptz, kind text, petition_id bigint, visit_id bigint, proceeding_id bigint,
            transfer_id bigint, paper_id bigint, attachment_id bigint, sealed boolean, data jsonb, request_id text)`,
    [
      JSON.stringify(
        events.map((event) => ({
          unit_id: event.unitId ?? actor.unitId,
          at: event.at,
          kind: event.kind,
          petition_id: event.petitionId ?? null,
          visit_id: event.visitId ?? null,
          proceeding_id: event.proceedingId ?? null,
          transfer_id: event.transferId ?? null,
          paper_id: event.paperId ?? null,
          attachment_id: event.attachmentId ?? null,
          sealed: event.sealed ?? false,
          data: { ...event.data, ...mandate },
          request_id: event.requestId ?? '',
        })),
      ),
      actor.accountId || null,
      actor.unitId,
      actor.role,
    ],
  );
}

/** One event of the same kind on each of several petitions of the actor's unit, in one statement. */
export async function recordPetitionEvents(
  tx: UnitTx,
  actor: Actor,
  kind: string,
  at: Date,
  petitions: readonly { id: number; sealed: boolean; data: Record<string, unknown> }[],
): Promise<void> {
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
     select $1, $2, $3, $1, $4, $5, x.id, x.sealed, x.data from jsonb_to_recordset($6::jsonb) as x(id bigint, sealed boolean, data jsonb)`,
    [actor.unitId, at, actor.accountId || null, actor.role, kind, JSON.stringify(petitions)],
  );
}

export interface NewHouseEvent {
  kind: string;
  at: Date;
  accountId: number | null;
  unitId?: number | null;
  data?: Record<string, unknown>;
  requestId?: string;
}

/** Acts on what belongs to no unit: sign-ins, accounts, units, calendar. */
export function recordHouseEvent(house: HouseTx, event: NewHouseEvent): Promise<void> {
  return recordHouseEvents(house, [event]);
}

/** The same act on many units, accounts or days, in one statement. */
export async function recordHouseEvents(house: HouseTx, events: readonly NewHouseEvent[]): Promise<void> {
  await house.run(
    `insert into house_events (at, account_id, unit_id, kind, data, request_id)
     select e.at, e."accountId", e."unitId", e.kind, coalesce(e.data, '{}'), coalesce(e."requestId", '')
       from jsonb_to_recordset($1::jsonb) as e(at timestamptz, "accountId" int, "unitId" int, kind text, data jsonb, "requestId" text)`,
    [JSON.stringify(events)],
  );
}
