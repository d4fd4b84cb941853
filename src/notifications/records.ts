// The only writer of notices and messages.
import type { UnitTx } from '../database/tx.ts';

/** One in-app message to one officer. `words` never carries a name of a sealed record. */
export interface NewNotice {
  accountId: number;
  kind: string;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  words: string;
  href: string;
  /** The same officer hears this once. */
  dedupeKey?: string;
}

/** The columns behind unit and account, in the order both statements name them. */
const valuesOf = (notice: Omit<NewNotice, 'accountId'>, at: Date) => [
  notice.kind,
  notice.petitionId ?? null,
  notice.visitId ?? null,
  notice.proceedingId ?? null,
  notice.transferId ?? null,
  notice.words,
  notice.href,
  at,
  notice.dedupeKey ?? null,
];

/** Writes a notice for an officer of this unit. False when he had it already. */
export async function insertNotice(tx: UnitTx, unitId: number, notice: NewNotice, at: Date): Promise<boolean> {
  // No conflict target: naming one would ask for the right to read a colleague's notices.
  const written = await tx.run(
    `insert into notices (unit_id, account_id, kind, petition_id, visit_id, proceeding_id, transfer_id, words, href, at, dedupe_key)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) on conflict do nothing`,
    [unitId, notice.accountId, ...valuesOf(notice, at)],
  );
  return written === 1;
}

/** The same notice for several officers of this unit, in one statement; whoever had it already keeps that one. */
export async function insertNotices(
  tx: UnitTx,
  unitId: number,
  accountIds: readonly number[],
  notice: Omit<NewNotice, 'accountId'>,
  at: Date,
): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.run(
    `insert into notices (unit_id, account_id, kind, petition_id, visit_id, proceeding_id, transfer_id, words, href, at, dedupe_key)
     select $1::int, x.account_id, $3::text, $4::bigint, $5::bigint, $6::bigint, $7::bigint, $8::text, $9::text, $10::timestamptz, $11::text
       from unnest($2::int[]) with ordinality x(account_id, nth) order by x.nth on conflict do nothing`,
    [unitId, accountIds, ...valuesOf(notice, at)],
  );
}

/** Marks one's own notice read. @throws NotFound when it is not there or not one's own */
export function saveRead(tx: UnitTx, actor: { unitId: number; accountId: number }, id: number, at: Date): Promise<void> {
  return tx.changeOne('update notices set read_at = coalesce(read_at, $4) where unit_id = $1 and account_id = $2 and id = $3', [
    actor.unitId,
    actor.accountId,
    id,
    at,
  ]);
}

/** Gives how many had not been read. */
export function saveAllRead(tx: UnitTx, actor: { unitId: number; accountId: number }, at: Date): Promise<number> {
  return tx.run('update notices set read_at = $3 where unit_id = $1 and account_id = $2 and read_at is null', [
    actor.unitId,
    actor.accountId,
    at,
  ]);
}

/** Unread notices of these kinds about a petition of the actor's unit are there no more, for whoever had them. */
export async function dropUnread(tx: UnitTx, petitionId: number, kinds: readonly string[]): Promise<void> {
  await tx.rows('select drop_unread($1, null, $2, null, null)', [petitionId, kinds]);
}

/** The same of a proceeding: what acts told at these instants, and reminders of another day than the one that now counts. */
export async function dropUnreadOf(
  tx: UnitTx,
  proceeding: { id: number; petitionId: number; dueOn: string | null },
  kind: string,
  told: readonly Date[],
): Promise<void> {
  await tx.rows('select drop_unread($1, $2, $3, $4, $5)', [proceeding.petitionId, proceeding.id, [kind], told, proceeding.dueOn]);
}

/** What these kinds told of a petition and of each other one it was joined to is there no more, read or not. */
export async function dropTelling(tx: UnitTx, petitionId: number, kinds: readonly string[]): Promise<void> {
  await tx.rows('select drop_telling($1, $2)', [petitionId, kinds]);
}

export interface NewMessage {
  petitionId: number | null;
  visitId?: number | null;
  paperId: number | null;
  recipient: string;
  subject: string;
  body: string;
  /** 'queued' for the worker to send when left out; 'sunk' is kept to be read and never leaves. */
  state?: 'queued' | 'sunk';
}

/** Queues mail to a citizen; it leaves after commit. Gives its id. */
export async function insertMessage(tx: UnitTx, unitId: number, message: NewMessage, at: Date): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into messages (unit_id, petition_id, visit_id, paper_id, channel, recipient, subject, body, state, queued_at)
     values ($1,$2,$3,$4,'email',$5,$6,$7,$8,$9) returning id`,
    [
      unitId,
      message.petitionId,
      message.visitId ?? null,
      message.paperId,
      message.recipient,
      message.subject,
      message.body,
      message.state ?? 'queued',
      at,
    ],
  );
  return id;
}

export interface MessageRow {
  unitId: number;
  id: number;
  recipient: string;
  subject: string;
  body: string;
  state: string;
  /** The petition it tells of is a denunciation now: nothing is sent about it. */
  isSealed: boolean;
}

/** The message, locked: two workers never send it twice. @throws NotFound */
export function lockMessage(tx: UnitTx, unitId: number, id: number): Promise<MessageRow> {
  return tx.one<MessageRow>(
    `select m.unit_id, m.id, m.recipient, m.subject, m.body, m.state,
       exists (select 1 from petitions p where p.unit_id = m.unit_id and p.id = m.petition_id and p.sealed)
         or exists (select 1 from due_seals d where d.unit_id = m.unit_id and d.petition_id = m.petition_id) as is_sealed
       from messages m where m.unit_id = $1 and m.id = $2 for update of m`,
    [unitId, id],
  );
}

/** A petition was sealed: its mails say no address any more, and those still queued never leave. Gives how many there were. */
export function sinkMessagesOf(tx: UnitTx, petition: { unitId: number; id: number }): Promise<number> {
  return tx.run(
    `update messages set recipient = '', body = '', state = case when state = 'sent' then 'sent' else 'sunk' end where unit_id = $1 and petition_id = $2`,
    [petition.unitId, petition.id],
  );
}

/** What became of a mail. @throws NotFound */
export function saveMessage(
  tx: UnitTx,
  message: MessageRow,
  changes: { state: 'queued' | 'sent' | 'failed' | 'sunk'; sentAt: Date | null; error: string },
): Promise<void> {
  return tx.changeOne('update messages set state = $3, sent_at = $4, error = $5 where unit_id = $1 and id = $2', [
    message.unitId,
    message.id,
    changes.state,
    changes.sentAt,
    changes.error,
  ]);
}
