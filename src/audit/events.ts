// The audit: one event per change and per reading the law wants traced, in the same transaction as the act. Append-only.
import type { Actor } from '../accounts/actor.ts';
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
export async function recordEvent(tx: UnitTx, actor: Actor, event: NewEvent): Promise<void> {
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, proceeding_id, transfer_id, paper_id, attachment_id, sealed, data, request_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
    [
      event.unitId ?? actor.unitId,
      event.at,
      actor.accountId || null,
      actor.unitId,
      actor.role,
      event.kind,
      event.petitionId ?? null,
      event.visitId ?? null,
      event.proceedingId ?? null,
      event.transferId ?? null,
      event.paperId ?? null,
      event.attachmentId ?? null,
      event.sealed ?? false,
      JSON.stringify(event.data ?? {}),
      event.requestId ?? '',
    ],
  );
}

/** Many events of one act in one statement: the rows of an import. */
export async function recordEvents(tx: UnitTx, actor: Actor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((one) => ({ data: {}, requestId: '', ...one, sealed: one.sealed ?? false }));
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, sealed, data, request_id)
     select $1, x.at, $2, $1, $3, x.kind, x."petitionId", x."visitId", x.sealed, x.data, x."requestId"
     from jsonb_to_recordset($4::jsonb) as x(at timestamptz, kind text, "petitionId" bigint, "visitId" bigint, sealed boolean, data jsonb, "requestId" text)`,
    [actor.unitId, actor.accountId || null, actor.role, JSON.stringify(rows)],
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
export async function recordHouseEvent(house: HouseTx, event: NewHouseEvent): Promise<void> {
  await house.run('insert into house_events (at, account_id, unit_id, kind, data, request_id) values ($1,$2,$3,$4,$5,$6)', [
    event.at,
    event.accountId,
    event.unitId ?? null,
    event.kind,
    JSON.stringify(event.data ?? {}),
    event.requestId ?? '',
  ]);
}
