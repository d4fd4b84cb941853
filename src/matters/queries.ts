// What belongs together: links, the same matter, parts of a split paper, and the same thread in other units.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import {
  type PetitionStatus,
  type PetitionType,
  petitionNumber,
  sealedSenderLabel,
  type Tag,
  typeWords,
} from '../petitions/petition.ts';
import { type State, shownTag, stateSql } from '../petitions/shown-tag.ts';
import type { DuplicateHit } from '../search/duplicates.ts';
import type { HoldingLink } from './held.ts';
import { linkWords, type StoredLinkKind } from './links.ts';

export interface RelatedPetition {
  href: string;
  number: string;
  /** "Đơn trùng với đơn này", "Cùng vụ việc", "Đơn vị khác, cùng vụ việc" … */
  relation: string;
  typeName: string;
  sender: string;
  subject: string;
  receivedOn: string;
  unitName: string;
  stateTag: Tag;
}

interface Row extends Omit<DuplicateHit, 'likeness' | 'sealed'> {
  relation: string;
}

/**
 * Everything the officer may see that belongs to this petition, strongest relation first, at most fifty. One query. A denunciation
 * and an open petition never stand beside each other: the open one would say who denounced.
 */
export async function relatedPetitions(
  tx: Tx,
  petition: {
    unitId: number;
    id: number;
    matterId: number;
    threadId: string;
    parentPetitionId: number | null;
    sealed: boolean;
  },
): Promise<RelatedPetition[]> {
  const rows = await tx.rows<Row>(
    `with related as (
       select case l.kind when 'not_same' then 5 else 1 end as rank, 'from:' || l.kind as relation, l.unit_id, l.other_petition_id as id from petition_links l where l.unit_id = $1 and l.petition_id = $2
       union all select case l.kind when 'not_same' then 5 else 1 end, 'to:' || l.kind, l.unit_id, l.petition_id from petition_links l where l.unit_id = $1 and l.other_petition_id = $2
       union all select 2, 'parent', $1, $5::bigint where $5::bigint is not null
       union all select 2, 'part', p.unit_id, p.id from petitions p where p.thread_id = $4::uuid and p.unit_id = $1 and p.parent_petition_id = $2
       union all select 3, 'matter', p.unit_id, p.id from petitions p where p.thread_id = $4::uuid and p.unit_id = $1 and p.matter_id = $3
       union all select 4, 'thread', p.unit_id, p.id from petitions p where p.thread_id = $4::uuid and p.unit_id <> $1),
     one as (select distinct on (unit_id, id) * from related where (unit_id, id) is distinct from ($1::int, $2::bigint) order by unit_id, id, rank)
     select one.relation, p.unit_id, u.name as unit_name, p.id, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.status, p.outcome, ${stateSql('p')} as state, p.received_on, c.sender_label, c.subject
       from one join petitions p on p.unit_id = one.unit_id and p.id = one.id and p.sealed = $6 join units u on u.id = p.unit_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      order by one.rank, p.received_on desc, p.id desc limit 50`,
    [petition.unitId, petition.id, petition.matterId, petition.threadId, petition.parentPetitionId, petition.sealed],
  );
  return rows.map((row) => ({
    href: `/petitions/${row.id}`,
    number: petitionNumber(row),
    relation: relationWords(row.relation),
    typeName: typeWords(row),
    sender: row.senderLabel ?? sealedSenderLabel,
    subject: row.subject ?? 'Nội dung được bảo mật',
    receivedOn: formatDate(row.receivedOn),
    unitName: row.unitName,
    stateTag: shownTag(row),
  }));
}

function relationWords(relation: string): string {
  const [direction, kind] = relation.split(':');
  if (kind !== undefined && kind in linkWords) return linkWords[kind as StoredLinkKind][direction === 'from' ? 'from' : 'to'];
  return (
    {
      parent: 'Tách ra từ đơn',
      part: 'Nội dung tách ra từ đơn này',
      matter: 'Cùng vụ việc',
      thread: 'Cùng vụ việc, ở đơn vị khác',
    }[relation] ?? 'Liên quan'
  );
}

/** A petition of one of two matters, as the page that joins them lists it. */
export interface GroupedRow {
  id: number;
  threadId: string;
  year: number;
  number: number;
  status: PetitionStatus;
  outcome: string | null;
  /** Of its proceeding; null without one. */
  state: State | null;
  receivedOn: string;
  subject: string | null;
}

/** The petitions of the unit in these threads, on the same side of the seal. */
export function listGrouped(
  tx: Tx,
  of: { unitId: number; sealed: boolean; pastHead: boolean },
  threadIds: readonly string[],
): Promise<GroupedRow[]> {
  return tx.rows<GroupedRow>(
    `select p.id, p.thread_id, p.year, p.number, p.status, p.outcome, ${stateSql('p')} as state, p.received_on, c.subject from petitions p left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where p.unit_id = $1 and p.thread_id = any ($2::uuid[]) and p.sealed = $3 and p.past_head = $4 order by p.received_on, p.id`,
    [of.unitId, threadIds, of.sealed, of.pastHead],
  );
}

/** What stands between any two petitions of a matter, the newest first, on the same side of the seal; that two are not the same joins nothing. */
export function listHolding(
  tx: Tx,
  of: { unitId: number; matterId: number; threadId: string; sealed: boolean },
): Promise<HoldingLink[]> {
  return tx.rows<HoldingLink>(
    `select l.petition_id, l.other_petition_id as other_id, l.kind, l.undo, p.year, p.number, o.year as other_year, o.number as other_number
       from petitions p join petition_links l on l.unit_id = p.unit_id and l.petition_id = p.id and l.kind <> 'not_same'
       join petitions o on o.unit_id = l.unit_id and o.id = l.other_petition_id and o.matter_id = p.matter_id and o.sealed = p.sealed
      where p.unit_id = $1 and p.thread_id = $3::uuid and p.matter_id = $2 and p.sealed = $4 order by l.linked_at desc, l.id desc`,
    [of.unitId, of.matterId, of.threadId, of.sealed],
  );
}

/** The petitions of the unit in one matter. */
export async function listOfMatter(tx: Tx, of: { unitId: number; matterId: number; threadId: string }): Promise<Set<number>> {
  const rows = await tx.rows<{ id: number }>(
    'select id from petitions where unit_id = $1 and thread_id = $3::uuid and matter_id = $2',
    [of.unitId, of.matterId, of.threadId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A content of a petition that says several things. */
export interface ContentRow {
  ordinal: number;
  petitionType: PetitionType;
  summary: string;
  childPetitionId: number | null;
}

/** The separate contents of a petition in order; none when the wall hides them. */
export function listContents(tx: Tx, petition: { unitId: number; id: number }): Promise<ContentRow[]> {
  return tx.rows<ContentRow>(
    `select ordinal, petition_type, summary, child_petition_id from petition_points
      where unit_id = $1 and petition_id = $2 and removed_at is null order by ordinal, id`,
    [petition.unitId, petition.id],
  );
}

/** Does the wall let the officer read what every one of these petitions says? */
export async function readsAll(tx: Tx, petitions: readonly { unitId: number; id: number }[]): Promise<boolean> {
  const { all } = await tx.one<{ all: boolean }>(
    `select count(c.petition_id) = count(*) as all from unnest($1::int[], $2::bigint[]) as x(unit_id, id)
       left join petition_contents c on c.unit_id = x.unit_id and c.petition_id = x.id`,
    [petitions.map(({ unitId }) => unitId), petitions.map(({ id }) => id)],
  );
  return all;
}

/** One the officer has answered about already. */
export interface AnsweredRow {
  id: number;
  year: number;
  number: number;
  relation: string;
  receivedOn: string;
  status: PetitionStatus;
  outcome: string | null;
  /** Of its proceeding; null without one. */
  state: State | null;
  senderLabel: string | null;
  subject: string | null;
}

/** What was said of this petition and others of its unit, the newest answer first. */
export async function listAnswered(tx: Tx, petition: { unitId: number; id: number; sealed: boolean }): Promise<AnsweredRow[]> {
  const rows = await tx.rows<Omit<AnsweredRow, 'relation'> & { kind: StoredLinkKind; isFrom: boolean }>(
    `select p.id, p.year, p.number, p.received_on, p.status, p.outcome, ${stateSql('p')} as state, c.sender_label, c.subject, l.kind, l.petition_id = $2 as is_from
       from petition_links l
       join petitions p on p.unit_id = l.unit_id and p.id = case when l.petition_id = $2 then l.other_petition_id else l.petition_id end and p.sealed = $3
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where l.unit_id = $1 and $2::bigint in (l.petition_id, l.other_petition_id) and l.kind <> 'second_instance'
      order by l.linked_at desc, l.id desc limit 50`,
    [petition.unitId, petition.id, petition.sealed],
  );
  return rows.map(({ kind, isFrom, ...row }) => ({ ...row, relation: linkWords[kind][isFrom ? 'from' : 'to'] }));
}
