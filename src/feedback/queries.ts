// What the pages of "Góp ý" show: one's own requests with their answers, what was published, what waits, one group.
import { calledAt } from '../accounts/names.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import type { ScanState } from '../documents/files/policy.ts';
import type { GroupState } from './feedback.ts';

export interface OwnRequest {
  id: number;
  page: string;
  words: string;
  askedAt: Date;
  hasPicture: boolean;
  state: GroupState | null;
  title: string | null;
  answer: string | null;
  answeredAt: Date | null;
}

const ownColumns = `r.id, r.page, r.words, r.asked_at, r.blob_id is not null as has_picture, g.state, g.title, g.answer, g.answered_at`;
const withGroup = `left join feedback_members m on m.request_unit_id = r.unit_id and m.request_id = r.id
  left join feedback_groups g on g.id = m.group_id`;

/** One's own, newest first. @param after an id, 0 for the first page; one row more than `most` tells that there is another page */
export function listOwn(tx: UnitTx, accountId: number, after: number, most: number): Promise<OwnRequest[]> {
  return tx.rows<OwnRequest>(
    `select ${ownColumns} from feedback_requests r ${withGroup}
      where r.account_id = $1 and ($2::bigint = 0 or r.id < $2) order by r.id desc limit $3`,
    [accountId, after, most + 1],
  );
}

/** Of these wishes of classes those this account has sent on as requests. */
export async function listCarried(tx: UnitTx, accountId: number, wishes: readonly string[]): Promise<ReadonlySet<string>> {
  if (wishes.length === 0) return new Set();
  const rows = await tx.rows<{ wish: string }>(
    'select carried_from as wish from feedback_requests where account_id = $1 and carried_from = any ($2::text[])',
    [accountId, [...wishes]],
  );
  return new Set(rows.map(({ wish }) => wish));
}

export interface FullRequest extends OwnRequest {
  unitId: number;
  unitName: string;
  accountId: number;
  accountName: string;
  role: string;
  groupId: number | null;
  blobId: string | null;
  keyId: string;
  wrappedKey: Buffer;
  mediaType: string;
  scanState: ScanState;
}

/** @throws NotFound */
export function loadRequest(tx: UnitTx, id: number): Promise<FullRequest> {
  return tx.one<FullRequest>(
    `select ${ownColumns}, r.unit_id, u.name as unit_name, r.account_id, ${calledAt('a', 'r.asked_at')} as account_name, r.role, m.group_id,
            r.blob_id, r.key_id, r.wrapped_key, r.media_type, r.scan_state
       from feedback_requests r join units u on u.id = r.unit_id join accounts a on a.id = r.account_id ${withGroup} where r.id = $1`,
    [id],
  );
}

export interface AskedRequest {
  id: number;
  page: string;
  words: string;
  askedAt: Date;
  hasPicture: boolean;
  unitName: string;
  role: string;
}

const askedColumns = `r.id, r.page, r.words, r.asked_at, r.blob_id is not null as has_picture, u.name as unit_name, r.role`;

/** Requests in no group, newest first. @param page a route's pattern, '' for all */
export function listWaiting(tx: UnitTx, page: string, after: number, most: number): Promise<AskedRequest[]> {
  return tx.rows<AskedRequest>(
    `select ${askedColumns} from feedback_requests r join units u on u.id = r.unit_id
      where not exists (select 1 from feedback_members m where m.request_unit_id = r.unit_id and m.request_id = r.id)
        and ($1 = '' or r.page = $1) and ($2::bigint = 0 or r.id < $2) order by r.id desc limit $3`,
    [page, after, most + 1],
  );
}

/** The screens that waiting requests are about, the most asked first. */
export function listWaitingPages(tx: UnitTx): Promise<{ page: string; count: number }[]> {
  return tx.rows<{ page: string; count: number }>(
    `select r.page, count(*)::int as count from feedback_requests r
      where not exists (select 1 from feedback_members m where m.request_unit_id = r.unit_id and m.request_id = r.id)
      group by r.page order by count(*) desc, r.page limit 100`,
  );
}

/** The requests laid together in one group, as far as the reader sees them, the newest first; at most 500. */
export function listMembers(tx: UnitTx, groupId: number): Promise<AskedRequest[]> {
  return tx.rows<AskedRequest>(
    `select ${askedColumns} from feedback_members m
       join feedback_requests r on r.unit_id = m.request_unit_id and r.id = m.request_id join units u on u.id = r.unit_id
      where m.group_id = $1 order by r.id desc limit 500`,
    [groupId],
  );
}

export interface GroupSummary {
  id: number;
  title: string;
  state: GroupState;
  isPublished: boolean;
  answeredAt: Date | null;
  members: number;
}

/** Groups without an answer first, then the newest answers. */
export function listGroups(house: HouseTx, most = 100): Promise<GroupSummary[]> {
  return house.rows<GroupSummary>(
    `select g.id, g.title, g.state, g.is_published, g.answered_at, (select count(*)::int from feedback_members m where m.group_id = g.id) as members
       from feedback_groups g order by g.answered_at is not null, g.answered_at desc, g.id desc limit $1`,
    [most],
  );
}

export interface Group extends GroupSummary {
  answer: string;
  answeredBy: string | null;
}

/** @throws NotFound */
export function loadGroup(house: HouseTx, id: number): Promise<Group> {
  return house.one<Group>(
    `select g.id, g.title, g.state, g.is_published, g.answer, g.answered_at, ${calledAt('a', 'g.answered_at')} as answered_by,
            (select count(*)::int from feedback_members m where m.group_id = g.id) as members
       from feedback_groups g left join accounts a on a.id = g.answered_by where g.id = $1`,
    [id],
  );
}

/** What changed because somebody asked, for everybody. */
export function listPublished(
  house: HouseTx,
  most = 20,
): Promise<{ id: number; title: string; state: GroupState; answer: string; answeredAt: Date }[]> {
  return house.rows(
    'select id, title, state, answer, answered_at from feedback_groups where is_published order by answered_at desc, id desc limit $1',
    [most],
  );
}

/** The units with somebody who asked, for the worker. */
export async function unitsOfGroup(house: HouseTx, groupId: number): Promise<number[]> {
  const rows = await house.rows<{ unitId: number }>(
    'select distinct request_unit_id as unit_id from feedback_members where group_id = $1',
    [groupId],
  );
  return rows.map((row) => row.unitId);
}

/** Those of one unit who asked what a group answers. */
export async function askersOf(tx: UnitTx, unitId: number, groupId: number): Promise<number[]> {
  const rows = await tx.rows<{ accountId: number }>(
    `select distinct r.account_id from feedback_members m join feedback_requests r on r.unit_id = m.request_unit_id and r.id = m.request_id
      where m.group_id = $2 and r.unit_id = $1`,
    [unitId, groupId],
  );
  return rows.map((row) => row.accountId);
}

export interface PictureRow {
  unitId: number;
  id: number;
  blobId: string;
  keyId: string;
  wrappedKey: Buffer;
}

/** A picture that waits for the virus scanner; undefined when it was scanned. */
export function findPictureToScan(tx: UnitTx, unitId: number, id: number): Promise<PictureRow | undefined> {
  return tx.maybe<PictureRow>(
    `select unit_id, id, blob_id, key_id, wrapped_key from feedback_requests
      where unit_id = $1 and id = $2 and scan_state in ('pending', 'failed')`,
    [unitId, id],
  );
}
