// What crosses from one petition to another: transfers and what the receiver answers, links of what was found to be one.
import type { Tx } from '../../database/tx.ts';
import { usualBasis } from '../../transfers/transfer.ts';
import type { Row } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';

/** Transfers of a batch with the receiver's answer where there is one. */
export async function insertTransfers(tx: Tx, rows: readonly Row[]): Promise<void> {
  const sent = rows.flatMap((row) => {
    const { transfer, placed } = row;
    if (!transfer) return [];
    return [
      {
        unitId: row.unitId,
        id: placed.transferId,
        petitionId: placed.id,
        toUnitId: transfer.toUnit?.id ?? null,
        toOutside: transfer.toOutside,
        thread: placed.thread,
        publicCode: placed.publicCode,
        type: row.petitionType,
        sealed: row.sealed,
        reason: `Nội dung thuộc thẩm quyền của ${transfer.toUnit?.name ?? transfer.toOutside}`,
        basis: usualBasis(row.petitionType),
        sentOn: row.closedOn,
        by: row.unit.clerk,
        replyNumber: transfer.replyNumber,
        replyOn: transfer.replyOn,
      },
    ];
  });
  if (sent.length === 0) return;
  await tx.run(
    `insert into transfers (unit_id, id, petition_id, to_unit_id, to_outside, thread_id, public_code, petition_type, sealed, hop, reason, basis, sent_on, sent_at, sent_by, reply_number, reply_on) overriding system value
     select "unitId", id, "petitionId", "toUnitId", "toOutside", thread, "publicCode", type, sealed, 1, reason, basis, "sentOn", ${hourOf('"sentOn"', '08:30')}, "by", "replyNumber", "replyOn"
     from ${recordsOf('"unitId" int, id bigint, "petitionId" bigint, "toUnitId" int, "toOutside" text, thread uuid, "publicCode" text, type text, sealed boolean, reason text, basis text, "sentOn" date, "by" int, "replyNumber" text, "replyOn" date')}`,
    [JSON.stringify(sent)],
  );
}

/** Opened and taken on the day it was sent. */
export async function insertAnswers(tx: Tx, rows: readonly Row[]): Promise<void> {
  const taken = rows.flatMap((row) =>
    row.sentFrom
      ? [
          {
            unitId: row.unitId,
            fromUnitId: row.sentFrom.unitId,
            transferId: row.sentFrom.placed?.transferId,
            petitionId: row.placed.id,
            on: row.receivedOn,
            by: row.unit.clerk,
          },
        ]
      : [],
  );
  if (taken.length === 0) return;
  await tx.run(
    `insert into transfer_answers (unit_id, from_unit_id, transfer_id, kind, petition_id, answered_on, answered_at, answered_by)
     select "unitId", "fromUnitId", "transferId", k.kind, case when k.kind = 'accepted' then "petitionId" end, "on", ${hourOf('"on"')}, "by"
     from ${recordsOf('"unitId" int, "fromUnitId" int, "transferId" bigint, "petitionId" bigint, "on" date, "by" int')} cross join (values ('opened'), ('accepted')) k(kind)`,
    [JSON.stringify(taken)],
  );
}

export const repeatReason = 'Cùng người gửi, cùng nội dung';

/** The later one left its own matter for the earlier one's and ended. */
export async function insertLinks(tx: Tx, rows: readonly Row[]): Promise<void> {
  const links = rows.flatMap((row) => {
    const kept = row.repeats?.placed;
    if (!kept) return [];
    const { id, matterId, thread } = row.placed;
    const ended = { status: 'assigned', holderId: row.assignedTo, nextRole: null, nextAct: 'classify', reason: repeatReason };
    return [
      {
        unitId: row.unitId,
        petitionId: id,
        otherId: kept.id,
        on: row.receivedOn,
        by: row.assignedTo,
        undo: { matter: { petitionId: id, matterId, threadId: thread }, ended },
      },
    ];
  });
  if (links.length === 0) return;
  await tx.run(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by, undo)
     select "unitId", "petitionId", "otherId", 'same_petition', ${hourOf('"on"', '16:00')}, "by", undo
     from ${recordsOf('"unitId" int, "petitionId" bigint, "otherId" bigint, "on" date, "by" int, undo jsonb')}`,
    [JSON.stringify(links)],
  );
}
