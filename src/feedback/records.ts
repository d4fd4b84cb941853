// The only writer of requests, groups and who stands in which group.
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import type { ReceivedFile } from '../web/uploads.ts';
import type { AnswerState, GroupState } from './feedback.ts';

export interface NewRequest {
  page: string;
  words: string;
  picture: ReceivedFile | null;
  /** The wish of a class it carries on, by the class's database and its own number there; null of one's own. */
  carriedFrom: string | null;
}

/** A wish of this officer, with its picture stored already. @returns its id */
export async function insertRequest(tx: UnitTx, actor: Actor, request: NewRequest, at: Date): Promise<number> {
  const { picture } = request;
  const { id } = await tx.one<{ id: number }>(
    `insert into feedback_requests (unit_id, account_id, role, page, words, asked_at, blob_id, key_id, wrapped_key, sha256, size_bytes, media_type, scan_state, carried_from)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) returning id`,
    [
      actor.unitId,
      actor.accountId,
      actor.role,
      request.page,
      request.words,
      at,
      picture?.blobId ?? null,
      picture?.keyId ?? null,
      picture?.wrappedKey ?? null,
      picture?.sha256 ?? null,
      picture?.size ?? null,
      picture?.mediaType ?? null,
      picture?.scanState ?? null,
      request.carriedFrom,
    ],
  );
  return id;
}

/** What the virus scanner said of a picture. @throws NotFound for a request without one */
export function savePictureScan(
  tx: UnitTx,
  request: { unitId: number; id: number },
  state: 'clean' | 'infected' | 'failed' | 'unscanned',
): Promise<void> {
  return tx.changeOne('update feedback_requests set scan_state = $3 where unit_id = $1 and id = $2 and blob_id is not null', [
    request.unitId,
    request.id,
    state,
  ]);
}

export interface GroupRow {
  id: number;
  title: string;
  state: GroupState;
  answer: string;
  isPublished: boolean;
  answeredAt: Date | null;
}

/** @throws NotFound */
export async function lockGroup(house: HouseTx, id: number): Promise<GroupRow> {
  const row = await house.maybe<GroupRow>(
    'select id, title, state, answer, is_published, answered_at from feedback_groups where id = $1 for update',
    [id],
  );
  if (!row) throw new NotFound();
  return row;
}

/** An empty group that one answer will be given to. @returns its id */
export async function insertGroup(house: HouseTx, title: string, accountId: number, at: Date): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    'insert into feedback_groups (title, created_at, created_by) values ($1,$2,$3) returning id',
    [title, at, accountId],
  );
  return id;
}

/**
 * Puts requests the actor can read into a group, out of whatever group they stood in. Gives how many.
 * @param ids of requests; those behind the wall are passed over
 */
export function putMembers(tx: UnitTx, groupId: number, ids: readonly number[], accountId: number, at: Date): Promise<number> {
  return tx.run(
    `insert into feedback_members (request_unit_id, request_id, group_id, added_at, added_by)
     select unit_id, id, $1, $3, $4 from feedback_requests where id = any ($2::bigint[])
     on conflict (request_unit_id, request_id) do update set group_id = excluded.group_id, added_at = excluded.added_at, added_by = excluded.added_by`,
    [groupId, ids, at, accountId],
  );
}

/** @throws NotFound when the request stands not in this group */
export function removeMember(house: HouseTx, groupId: number, requestId: number): Promise<void> {
  return house.changeOne('delete from feedback_members where group_id = $1 and request_id = $2', [groupId, requestId]);
}

/** The answer all of a group read, in the place of the one before; a published one is read by every officer. @throws NotFound */
export function saveAnswer(
  house: HouseTx,
  group: GroupRow,
  answer: { state: AnswerState; answer: string; isPublished: boolean },
  accountId: number,
  at: Date,
): Promise<void> {
  return house.changeOne(
    'update feedback_groups set state = $2, answer = $3, is_published = $4, answered_at = $5, answered_by = $6 where id = $1',
    [group.id, answer.state, answer.answer, answer.isPublished, at, accountId],
  );
}
