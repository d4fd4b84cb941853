// The only writer of drafts. What was typed is ciphertext here; a draft belongs to one account in one unit.
import type { Actor } from '../../accounts/actor.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import type { Envelope } from '../../sealing/envelope.ts';

/** Which form, and which record it is about: '' for a new one. */
export interface DraftPlace {
  form: string;
  subject: string;
}

export interface DraftRow extends Envelope {
  id: number;
  version: number;
  savedAt: Date;
}

const columns = 'id, version, key_id, wrapped_key, ciphertext, saved_at';
const place = 'unit_id = $1 and account_id = $2 and form = $3 and subject = $4';
const placeOf = (actor: Actor, at: DraftPlace) => [actor.unitId, actor.accountId, at.form, at.subject] as const;

/** This officer's own draft in that place, still ciphertext; undefined for none. */
export function findDraftRow(tx: UnitTx, actor: Actor, at: DraftPlace): Promise<DraftRow | undefined> {
  return tx.maybe<DraftRow>(`select ${columns} from drafts where ${place}`, placeOf(actor, at));
}

/**
 * Writes a draft when nobody saved another since `expected` (null: whatever stands there is replaced).
 * Gives undefined when another window was faster.
 */
export function putDraft(
  tx: UnitTx,
  actor: Actor,
  at: DraftPlace,
  sealed: Envelope,
  savedAt: Date,
  expected: number | null,
): Promise<{ id: number; version: number } | undefined> {
  return tx.maybe<{ id: number; version: number }>(
    `insert into drafts (unit_id, account_id, form, subject, version, key_id, wrapped_key, ciphertext, saved_at)
     values ($1, $2, $3, $4, 1, $5, $6, $7, $8)
     on conflict (unit_id, account_id, form, subject) do update
       set version = drafts.version + 1, key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
           ciphertext = excluded.ciphertext, saved_at = excluded.saved_at
       where $9::int is null or drafts.version = $9::int
     returning id, version`,
    [...placeOf(actor, at), sealed.keyId, sealed.wrappedKey, sealed.ciphertext, savedAt, expected],
  );
}

/** Puts a draft at another place, with other words. False when none stood there. */
export async function moveDraftRow(
  tx: UnitTx,
  actor: Actor,
  from: DraftPlace,
  to: DraftPlace,
  sealed: Envelope,
  savedAt: Date,
): Promise<boolean> {
  const moved = await tx.run(
    `update drafts set form = $5, subject = $6, version = version + 1, key_id = $7, wrapped_key = $8, ciphertext = $9, saved_at = $10 where ${place}`,
    [...placeOf(actor, from), to.form, to.subject, sealed.keyId, sealed.wrappedKey, sealed.ciphertext, savedAt],
  );
  return moved === 1;
}

export type LeftDraft = DraftRow & DraftPlace;

/** With words or files in it, the latest first. */
const begun = `from drafts d where unit_id = $1 and account_id = $2 and form = any ($3)
    and (version > 0 or exists (select 1 from attachments f where f.unit_id = d.unit_id and f.draft_id = d.id and f.removed_at is null))
  order by saved_at desc, id desc`;

/** Everything the officer has begun of these forms, words or files, the latest first. */
export function listDraftRows(tx: UnitTx, actor: Actor, forms: readonly string[]): Promise<LeftDraft[]> {
  return tx.rows<LeftDraft>(`select ${columns}, form, subject ${begun}`, [actor.unitId, actor.accountId, forms]);
}

export type BegunDraft = DraftPlace & {
  savedAt: Date;
  /** How many there are, listed here or not. */
  total: number;
};

/** The latest of the same, so many at most: that they are there, without what stands in them. */
export function listBegun(tx: UnitTx, actor: Actor, forms: readonly string[], most: number): Promise<BegunDraft[]> {
  return tx.rows<BegunDraft>(`select form, subject, saved_at, count(*) over ()::int as total ${begun} limit ${most}`, [
    actor.unitId,
    actor.accountId,
    forms,
  ]);
}

/**
 * Everything the officer has typed and not saved in this office, where he holds no post on that day any more: what stands first, then
 * what waits for its place or for a confirmation.
 */
export function listLeftDrafts(tx: UnitTx, day: string): Promise<LeftDraft[]> {
  return tx.rows<LeftDraft>(`select ${columns}, form, subject from drafts_left_behind($1)`, [day]);
}

/** Brings such a draft to this office, sealed anew, with its files; where its place is taken it waits in line. */
export async function bringDraft(
  tx: UnitTx,
  from: { unitId: number; id: number; day: string },
  subject: string,
  sealed: Envelope,
): Promise<void> {
  await tx.run('select bring_draft($1, $2, $3, $4, $5, $6, $7)', [
    from.unitId,
    from.id,
    from.day,
    subject,
    sealed.keyId,
    sealed.wrappedKey,
    sealed.ciphertext,
  ]);
}

/** How many drafts of an officer wait in an office until their place is free and he is confirmed: of one form (subject null: about whatever), or of all. */
export async function countInLine(
  tx: Tx,
  officer: { accountId: number; unitId: number },
  at: { form: string; subject: string | null } | null,
): Promise<number> {
  const params = [officer.accountId, officer.unitId, at?.form ?? null, at?.subject ?? null];
  return (await tx.one<{ n: number }>('select drafts_in_line($1, $2, $3, $4) as n', params)).n;
}

/** The draft files hang on, made without words (version 0) when nothing was typed yet. */
export async function keepDraftRow(tx: UnitTx, actor: Actor, at: DraftPlace, empty: Envelope, savedAt: Date): Promise<number> {
  await tx.run(
    `insert into drafts (unit_id, account_id, form, subject, version, key_id, wrapped_key, ciphertext, saved_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8) on conflict (unit_id, account_id, form, subject) do nothing`,
    [...placeOf(actor, at), empty.keyId, empty.wrappedKey, empty.ciphertext, savedAt],
  );
  return (await tx.one<{ id: number }>(`select id from drafts where ${place} for update`, placeOf(actor, at))).id;
}

/** Removes a draft and the files still hanging on it; their contents go with the sweep of what nobody points to. */
export async function deleteDraft(tx: UnitTx, actor: Actor, at: DraftPlace): Promise<boolean> {
  const row = await tx.maybe<{ id: number }>(`select id from drafts where ${place} for update`, placeOf(actor, at));
  if (!row) return false;
  await tx.run('delete from attachments where unit_id = $1 and draft_id = $2', [actor.unitId, row.id]);
  await tx.changeOne('delete from drafts where unit_id = $1 and id = $2', [actor.unitId, row.id]);
  return true;
}

/** Removes the drafts of a record of the own unit, whoever typed them, unread. Gives how many. */
export async function deleteDraftsOf(tx: UnitTx, forms: readonly string[], subject: string): Promise<number> {
  const { dropped } = await tx.one<{ dropped: number }>('select forget_drafts($1::text[], $2) as dropped', [forms, subject]);
  return dropped;
}

/** What hangs on a record of the own unit and has forms of its own. */
export function partsOf(
  tx: UnitTx,
  kind: 'petition' | 'visit' | 'proceeding',
  record: { unitId: number; id: number },
): Promise<{ kind: 'paper' | 'attachment' | 'task'; id: number }[]> {
  const hanging = { paper: 'papers', attachment: 'attachments', ...(kind === 'visit' ? { task: 'conclusion_tasks' } : {}) };
  const each = Object.entries(hanging).map(
    ([part, table]) => `select '${part}' as kind, id from ${table} where unit_id = $1 and ${kind}_id = $2`,
  );
  return tx.rows(each.join(' union all '), [record.unitId, record.id]);
}

const tableOfDraft = {
  petition: 'petitions',
  visit: 'visits',
  paper: 'papers',
  attachment: 'attachments',
  task: 'conclusion_tasks',
} as const;

/** Whether the record a form is about is sealed by now, of those within reach. */
export async function isSealed(tx: Tx, kind: keyof typeof tableOfDraft | 'proceeding', id: number): Promise<boolean> {
  const from =
    kind === 'proceeding'
      ? 'proceedings g join petitions t on t.unit_id = g.unit_id and t.id = g.petition_id where g.id = $1'
      : `${tableOfDraft[kind]} t where t.id = $1`;
  return (await tx.one<{ sealed: boolean | null }>(`select bool_or(t.sealed) as sealed from ${from}`, [id])).sealed === true;
}
