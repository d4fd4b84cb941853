// The work list of one officer, "Việc của tôi": its rows, and every count of its page.
import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import { type PaperKind, rulingSql } from '../documents/papers/catalogue.ts';
import type { Outcome, PetitionStatus, PetitionType } from '../petitions/petition.ts';
import { leftWords, listLeft } from '../petitions/taking-over/queries.ts';
import { listOutdated, listOutdatedAcceptances, type Outdated } from '../proceedings/outdated-papers.ts';
import { listUnpublished } from '../proceedings/publishing.ts';
import type { VisitStatus } from '../reception/visit.ts';
import { leftItemWords, listLeftApart } from '../rollout/reorganisation/handover/left-apart-queries.ts';
import type { TransferStage } from '../transfers/transfer.ts';
import { type Bucket, buckets, type QueueCursor, type QueueFilter, signApart } from './queue.ts';
import { type QueueDays, rowsOf } from './queue-rows.ts';
import { rememberCounted } from './shell-counts.ts';

export interface QueueRow {
  bucket: Bucket;
  /** 0 for a visit. */
  petitionId: number;
  proceedingId: number;
  /** 0 for a petition or a proceeding. */
  visitId: number;
  /** A task the head gave at this visit; 0 for everything else. */
  taskId: number;
  /** A paper of the proceeding, the petition or the visit that waits for approval, a number or its sending; 0 for everything else. */
  paperId: number;
  paperKind: PaperKind | null;
  /** Of a form that serves two rulings, which one it is. */
  paperSays: Record<string, unknown> | null;
  /** Of a handling letter: what it is written for. */
  paperPurpose: string | null;
  /** What another office sent here; 0 for everything else. */
  transferId: number;
  publicCode: string | null;
  fromName: string | null;
  year: number;
  number: number;
  /** Null for a visit whose content is not written down. */
  petitionType: PetitionType | null;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  sealed: boolean;
  field: string;
  status: PetitionStatus | VisitStatus | TransferStage;
  /** The state of the proceeding, null for a petition or a visit. */
  state: string | null;
  procedure: string | null;
  nextAct: string | null;
  nextRole: string | null;
  /** The clock whose day is its day; null for what has none. */
  mainClockId: number | null;
  holderId: number | null;
  holderName: string | null;
  dueOn: string | null;
  sortOn: string;
  isPaused: boolean;
  pausedOn: string | null;
  senderLabel: string | null;
  subject: string | null;
  /** "Kết luận số 05/KL-UBND ngày 07/09/2026": what a proceeding is next to make public; of what lies with nobody in another unit whose it is; '' where nothing is. */
  publishes: string;
  /** Of a paper to be sent, or the papers of an acceptance: whether a content they list stands no more; null for none. */
  outdated: Outdated | null;
  /** What the rules of a petition look at; of a visit they say nothing. */
  pastHead: boolean | null;
  assignedTo: number | null;
  registeredBy: number | null;
  outcome: Outcome | null;
  classifiedAt: Date | null;
  proposedBy: number | null;
  proposalState: string | null;
  endorsedBy: number | null;
}

/** Everything that waits for the officer himself, whatever tile of it is shown: what the rail counts. */
export const isUnfiltered = ({ scope, q, type, field, status }: QueueFilter) =>
  scope === 'me' && q === '' && type === '' && field === '' && status === '';

const tileCondition = (filter: QueueFilter) =>
  filter.tile === 'all' || filter.tile === 'elsewhere'
    ? 'true'
    : filter.tile === 'approval'
      ? 'is_approval'
      : `bucket = ${buckets.indexOf(filter.tile)}`;

export interface QueueCounts {
  /** Rows of each group under the filters, whatever tile is chosen. */
  buckets: Record<Bucket, number>;
  approval: number;
  all: number;
  /** Rows of each group under the filters and the tile. */
  shown: Record<Bucket, number>;
  types: Map<string, number>;
  fields: Map<string, number>;
  statuses: Map<string, number>;
  oldestOn: string | null;
}

interface Counted {
  of: string;
  code: string;
  n: number;
  first: string | null;
}

/** Every count of the page over the rows of a scope, each under all filters but its own. */
const countsSql = (
  tile: string,
) => `select 'bucket' as of, bucket::text as code, count(*)::int as n, min(due_on) as first from rows where ok_type and ok_field and ok_status and ok_q group by 2
     union all select 'approval', '', count(*)::int, null from rows where ok_type and ok_field and ok_status and ok_q and is_approval
     union all select 'shown', bucket::text, count(*)::int, null from rows where ok_type and ok_field and ok_status and ok_q and ${tile} group by 2
     union all select 'type', coalesce(petition_type, ''), count(*)::int, null from rows where ok_field and ok_status and ok_q and ${tile} group by 2
     union all select 'field', branch, count(*)::int, null from rows where ok_type and ok_status and ok_q and ${tile} group by 2
     union all select 'status', stage, count(*)::int, null from rows where ok_type and ok_field and ok_q and ${tile} group by 2`;

/** Every count of the page. One query. */
export async function countQueue(tx: UnitTx, actor: Actor, filter: QueueFilter, days: QueueDays): Promise<QueueCounts> {
  const { sql, params } = rowsOf(actor, filter, days, 'often');
  return countsOf(await tx.rows<Counted>(`${sql} ${countsSql(tileCondition(filter))}`, params));
}

/** How many rows a scope holds under the filters; nothing else is counted. One query. */
export async function sizeOfQueue(tx: UnitTx, actor: Actor, filter: QueueFilter, days: QueueDays): Promise<number> {
  const { sql, params } = rowsOf(actor, filter, days, 'once');
  const { n } = await tx.one<{ n: number }>(
    `${sql} select count(*)::int as n from rows where ok_type and ok_field and ok_status and ok_q`,
    params,
  );
  return n;
}

function countsOf(found: readonly Counted[]): QueueCounts {
  const pick = (of: string) => new Map(found.filter((row) => row.of === of).map((row) => [row.code, row.n]));
  const byBucket = (of: string) => {
    const counts = pick(of);
    return Object.fromEntries(buckets.map((code, index) => [code, counts.get(String(index)) ?? 0])) as Record<Bucket, number>;
  };
  const inBuckets = byBucket('bucket');
  return {
    buckets: inBuckets,
    approval: pick('approval').get('') ?? 0,
    all: Object.values(inBuckets).reduce((sum, n) => sum + n, 0),
    shown: byBucket('shown'),
    types: pick('type'),
    fields: pick('field'),
    statuses: pick('status'),
    oldestOn: found.find((row) => row.of === 'bucket' && row.code === '0')?.first ?? null,
  };
}

/**
 * One page of the queue in the order of the list, with one row more than asked when there is a further page, and every count of it:
 * whatever waits is looked for once.
 */
export async function readQueue(
  tx: UnitTx,
  actor: Actor,
  filter: QueueFilter,
  days: QueueDays,
  place: { after?: QueueCursor | undefined; before?: QueueCursor | undefined; limit: number },
): Promise<{ counts: QueueCounts; rows: QueueRow[] }> {
  const { sql, params, bind } = rowsOf(actor, filter, days, 'often');
  const cursor = place.before ?? place.after;
  const beyond = cursor
    ? `and (bucket, sort_on, petition_id, proceeding_id, visit_id, task_id, paper_id, transfer_id) ${place.before ? '<' : '>'} (${bind(cursor.bucket)}::int, ${bind(cursor.dueOn)}::date, ${bind(cursor.petitionId)}::bigint, ${bind(cursor.proceedingId)}::bigint, ${bind(cursor.visitId)}::bigint, ${bind(cursor.taskId)}::bigint, ${bind(cursor.paperId)}::bigint, ${bind(cursor.transferId)}::bigint)`
    : '';
  const way = place.before ? 'desc' : 'asc';
  const keys = ['bucket', 'sort_on', 'petition_id', 'proceeding_id', 'visit_id', 'task_id', 'paper_id', 'transfer_id'];
  const order = (t: string) => keys.map((column) => `${t}${column} ${way}`).join(', ');
  const tile = tileCondition(filter);
  // The counts come with the first row, and alone where the page has none.
  const found = await tx.rows<
    Omit<QueueRow, 'bucket' | 'publishes' | 'outdated'> & {
      bucket: number | null;
      counted: Counted[] | null;
      place: number | null;
    }
  >(
    `${sql},
     counts as (select coalesce(jsonb_agg(jsonb_build_object('of', x.of, 'code', x.code, 'n', x.n, 'first', x.first)), '[]') as counted from (${countsSql(tile)}) x),
     page as (select row_number() over (order by ${order('r.')})::int as place, r.bucket, r.petition_id, r.proceeding_id, r.visit_id, r.task_id, r.paper_id, w.kind as paper_kind, ${rulingSql('w')} as paper_says, w.fields->>'purpose' as paper_purpose, r.transfer_id, tr.public_code, su.name as from_name, r.year, r.number, r.petition_type, r.instance, r.denunciation_round, r.sealed, r.field, r.status, r.state, r.procedure,
       r.next_act, r.next_role, r.main_clock_id, r.holder_id, a.name as holder_name, r.due_on, r.sort_on, r.is_paused, k.paused_on,
       coalesce(c.sender_label, ct.charged, vc.sender_label) as sender_label, coalesce(c.subject, ct.work, vc.summary) as subject,
       p.past_head, p.assigned_to, p.registered_by, p.outcome, p.classified_at, o.proposed_by, o.state as proposal_state, o.endorsed_by
     from (select * from rows where ok_type and ok_field and ok_status and ok_q and ${tile} ${beyond} order by ${order('')} limit ${bind(place.limit + 1)}) r
     left join petition_contents c on c.unit_id = $1 and c.petition_id = r.petition_id
     left join visit_contents vc on vc.unit_id = $1 and vc.visit_id = r.visit_id
     left join conclusion_tasks ct on ct.unit_id = $1 and ct.id = r.task_id
     left join transfers tr on tr.id = r.transfer_id
     left join units su on su.id = tr.unit_id
     left join petitions p on p.unit_id = $1 and p.id = r.petition_id
     left join papers w on w.unit_id = $1 and w.id = r.paper_id
     left join lateral (select x.proposed_by, x.state, x.endorsed_by from proposals x where x.unit_id = $1 and x.petition_id = r.petition_id order by x.id desc limit 1) o on true
     left join clocks k on k.unit_id = $1 and k.id = r.main_clock_id
     left join accounts a on a.id = r.holder_id)
     select case when coalesce(page.place, 1) = 1 then counts.counted end as counted, page.* from counts left join page on true order by page.place`,
    params,
  );
  const onPage = found.filter(({ place }) => place !== null);
  const publishing = onPage.flatMap(({ nextAct, proceedingId }) => (nextAct === 'publication' ? [proceedingId] : []));
  const publishes = await listUnpublished(tx, actor.unitId, publishing);
  const left = onPage.some(({ nextAct }) => nextAct === 'take_over') ? await listLeft(tx, actor, days.today) : [];
  const leftBy = new Map(left.map((one) => [one.id, leftWords(one)]));
  const items = onPage.some(({ nextAct }) => nextAct === signApart) ? await listLeftApart(tx, actor, days.today) : [];
  const apart = ({ petitionId, visitId }: Pick<QueueRow, 'petitionId' | 'visitId'>) =>
    items.find((one) => (one.petitionId ?? 0) === petitionId && (one.visitId ?? 0) === visitId);
  const sending = onPage.flatMap(({ nextAct, paperId, proceedingId }) =>
    nextAct === 'paper_send' && proceedingId > 0 ? [paperId] : [],
  );
  const outdated = await listOutdated(tx, actor.unitId, sending);
  const telling = onPage.flatMap(({ nextAct, proceedingId }) => (nextAct === 'acceptance-notice' ? [proceedingId] : []));
  const untrue = await listOutdatedAcceptances(tx, actor.unitId, telling);
  const saidOf = (row: Pick<QueueRow, 'nextAct' | 'petitionId' | 'visitId' | 'proceedingId'>): string => {
    if (row.nextAct === 'take_over') return leftBy.get(row.petitionId) ?? '';
    const item = row.nextAct === signApart ? apart(row) : undefined;
    return item ? leftItemWords(item) : (publishes.get(row.proceedingId) ?? '');
  };
  const counts = countsOf(found[0]?.counted ?? []);
  if (isUnfiltered(filter)) rememberCounted(tx, { accountId: actor.accountId, work: counts.all, approvals: counts.approval });
  return {
    counts,
    rows: onPage.map(({ counted: _counted, place: _place, ...row }) => ({
      ...row,
      bucket: buckets[row.bucket ?? -1] ?? 'none',
      publishes: saidOf(row),
      outdated:
        outdated.get(row.paperId) ?? (row.nextAct === 'acceptance-notice' && untrue.has(row.proceedingId) ? 'some' : null),
    })),
  };
}

/** The rows of such a page alone. */
export async function listQueue(...asked: Parameters<typeof readQueue>): Promise<QueueRow[]> {
  return (await readQueue(...asked)).rows;
}
