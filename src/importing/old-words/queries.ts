// Denunciations of old books whose words wait to be read: of the own unit, those whose identities the officer may open.
import type { Actor } from '../../accounts/actor.ts';
import type { Tx } from '../../database/tx.ts';
import { readingPurpose, type SealedRecord } from '../../sealing/policy.ts';
import { onlyRevealable } from '../../sealing/queries.ts';

/** One petition or visit that waits. No word of it. */
export interface WaitingRecord extends SealedRecord {
  kind: 'petition' | 'visit';
  recordId: number;
  /** The petition that decides who may open it; 0 for a visit that brought none. */
  id: number;
  year: number;
  number: number;
  receivedOn: string;
  paperNumber: string;
  /** It goes on here: what is done next waits for its words. */
  isOpen: boolean;
}

/** Which of them: those this officer has opened since, those he has not, or one record alone. */
export interface Wanted {
  openedSince: Date;
  isOpened: boolean;
  only?: { kind: 'petition' | 'visit'; recordId: number } | undefined;
}

/** What decides in the database already: a processor opens what he was given, a member of a team what the team verifies. */
const within = (actor: Actor) =>
  actor.role === 'processor'
    ? 'and p.assigned_to = $2'
    : actor.role === 'verifier' || actor.role === 'team_lead'
      ? 'and exists (select 1 from proceeding_members m where m.unit_id = p.unit_id and m.petition_id = p.id and m.account_id = $2 and m.ended_on is null)'
      : '';

const source = (actor: Actor, columns: { petition: string; visit: string }) => `
  with opened as materialized (
    select e.petition_id, e.visit_id from events e
     where e.unit_id = $1 and e.account_id = $2 and e.kind = 'identity.revealed' and e.at > $3 and e.data ->> 'purpose' = '${readingPurpose}')
  select ${columns.petition}
    from petition_contents c join petitions p on p.unit_id = c.unit_id and p.id = c.petition_id
   where c.unit_id = $1 and c.is_unread and p.status not in ('void','destroyed') and (not p.past_head or $5) ${within(actor)}
     and exists (select 1 from opened o where o.petition_id = p.id) = $4
  union all
  select ${columns.visit}
    from visit_contents c join visits v on v.unit_id = c.unit_id and v.id = c.visit_id left join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id
   where c.unit_id = $1 and c.is_unread and v.status <> 'void' and (not v.past_head or $5) ${within(actor)}
     and exists (select 1 from opened o where o.visit_id = v.id) = $4`;

const params = (actor: Actor, { openedSince, isOpened }: Wanted) => [
  actor.unitId,
  actor.accountId,
  openedSince,
  isOpened,
  actor.role === 'chief_inspector',
];

/** What goes on first, then as it stands in the books. Four queries. */
export async function listWaiting(tx: Tx, actor: Actor, wanted: Wanted, most: number): Promise<WaitingRecord[]> {
  if (actor.seenBy) return [];
  const rows = await tx.rows<WaitingRecord>(
    `select * from (${source(actor, {
      petition: `'petition' as kind, p.id as record_id, p.id, p.unit_id, p.year, p.number, p.received_on, p.paper_number, p.assigned_to, p.past_head,
        p.registered_by, p.closed_on is null as is_open`,
      visit: `'visit', v.id, coalesce(p.id, 0), v.unit_id, v.year, v.number, v.received_on, v.paper_number, p.assigned_to, v.past_head or coalesce(p.past_head, false),
        v.registered_by, false`,
    })}) w where $6::text is null or (w.kind = $6 and w.record_id = $7)
     order by w.is_open desc, w.kind, w.year, w.number limit ${most * 3}`,
    [...params(actor, wanted), wanted.only?.kind ?? null, wanted.only?.recordId ?? null],
  );
  return (await onlyRevealable(tx, actor, rows)).slice(0, most);
}

/** How many wait, for the page's head. */
export async function countWaiting(tx: Tx, actor: Actor, wanted: Wanted): Promise<number> {
  if (actor.seenBy) return 0;
  const row = await tx.one<{ n: number }>(
    `select count(*)::int as n from (${source(actor, { petition: '1 as one', visit: '1' })}) w`,
    params(actor, wanted),
  );
  return row.n;
}

/** Records of the archives the actor's unit keeps whose words nobody has read: he knows of them, and they are opened there no more. */
export async function listInArchive(
  tx: Tx,
  actor: Actor,
  most: number,
): Promise<{ count: number; records: Omit<WaitingRecord, keyof SealedRecord>[] }> {
  if (actor.seenBy) return { count: 0, records: [] };
  const rows = await tx.rows<Omit<WaitingRecord, keyof SealedRecord> & { count: number }>(
    `select *, count(*) over ()::int as count from (
       select 'petition' as kind, p.id as record_id, p.id, p.year, p.number, p.received_on, p.paper_number, false as is_open
         from petition_contents c join petitions p on p.unit_id = c.unit_id and p.id = c.petition_id
        where c.unit_id = any (array_remove((select sealed_homes()), $1)) and c.is_unread and p.status not in ('void','destroyed','handed_over')
       union all
       select 'visit', v.id, 0, v.year, v.number, v.received_on, v.paper_number, false
         from visit_contents c join visits v on v.unit_id = c.unit_id and v.id = c.visit_id
        where c.unit_id = any (array_remove((select sealed_homes()), $1)) and c.is_unread and v.status not in ('void','handed_over')) w
     order by w.kind, w.year, w.number limit $2`,
    [actor.unitId, most],
  );
  return { count: rows[0]?.count ?? 0, records: rows };
}

/** Of the records named by these keys ("p12", "v7") those the officer still sees, whether they wait or not: to give back what he typed of them. */
export async function listTyped(tx: Tx, actor: Actor, keys: readonly string[]): Promise<WaitingRecord[]> {
  const ids = (letter: string) =>
    keys.flatMap((key) => (new RegExp(`^${letter}[1-9]\\d{0,14}$`).test(key) ? [Number(key.slice(1))] : []));
  if (keys.length === 0 || actor.seenBy) return [];
  const rows = await tx.rows<WaitingRecord>(
    `select 'petition' as kind, p.id as record_id, p.id, p.unit_id, p.year, p.number, p.received_on, p.paper_number, p.assigned_to, p.past_head, p.registered_by,
            p.closed_on is null as is_open
       from petitions p where p.unit_id = $1 and p.id = any ($2::bigint[])
     union all
     select 'visit', v.id, coalesce(p.id, 0), v.unit_id, v.year, v.number, v.received_on, v.paper_number, p.assigned_to,
            v.past_head or coalesce(p.past_head, false), v.registered_by, false
       from visits v left join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id where v.unit_id = $1 and v.id = any ($3::bigint[])`,
    [actor.unitId, ids('p'), ids('v')],
  );
  return onlyRevealable(tx, actor, rows);
}

/** Records of a unit whose words wait, whoever may open them, in the order of their ids: for the software that searches them. */
export function listUnread(
  tx: Tx,
  unitId: number,
  from: { kind: 'petition' | 'visit'; after: number },
  most: number,
): Promise<Pick<WaitingRecord, 'kind' | 'recordId'>[]> {
  const sql = {
    petition: `select 'petition' as kind, c.petition_id as record_id from petition_contents c join petitions p on p.unit_id = c.unit_id and p.id = c.petition_id
                where c.unit_id = $1 and c.is_unread and c.petition_id > $2 and p.status not in ('void','destroyed') order by c.petition_id limit $3`,
    visit: `select 'visit' as kind, c.visit_id as record_id from visit_contents c join visits v on v.unit_id = c.unit_id and v.id = c.visit_id
             where c.unit_id = $1 and c.is_unread and c.visit_id > $2 and v.status <> 'void' order by c.visit_id limit $3`,
  };
  return tx.rows(sql[from.kind], [unitId, from.after, most]);
}
