// Reading notices, and finding what is due and whom to remind.
import type { HouseTx, UnitTx } from '../database/tx.ts';
import { outlives, runningForwarderDuty, stepDueOn } from '../petitions/open-work.ts';
import { runningReportBelow } from '../petitions/report-below.ts';
import { proceedingDueOn } from '../proceedings/own-days.ts';
import { conclusionRule } from '../reception/conclusion-duty.ts';
import { isUnsentNotice } from '../transfers/unsent-notice.ts';

export interface NoticeRow {
  id: number;
  kind: string;
  words: string;
  href: string;
  at: Date;
  readAt: Date | null;
}

/** One's own notices, unread first, newest first within each. */
export function listNotices(tx: UnitTx, actor: { unitId: number; accountId: number }, most = 100): Promise<NoticeRow[]> {
  return tx.rows<NoticeRow>(
    `select id, kind, words, href, at, read_at from notices where unit_id = $1 and account_id = $2
      order by read_at is not null, at desc, id desc limit $3`,
    [actor.unitId, actor.accountId, most],
  );
}

/** @throws NotFound */
export function loadNotice(tx: UnitTx, actor: { unitId: number; accountId: number }, id: number): Promise<NoticeRow> {
  return tx.one<NoticeRow>(
    'select id, kind, words, href, at, read_at from notices where unit_id = $1 and account_id = $2 and id = $3',
    [actor.unitId, actor.accountId, id],
  );
}

/** Everything that can be due; a job names one by its place here. */
export const dueRecordKinds = [
  'petition',
  'duty',
  'forwarder',
  'report_below',
  'denouncer',
  'proceeding',
  'visit',
  'conclusion',
] as const;

/**
 * Something of this unit that is due: a petition, a duty that outlives its processing, the word owed to whoever forwarded it, a
 * proceeding, the answer or the written conclusion owed after a visit. Facts only.
 */
export interface DueRecord {
  kind: (typeof dueRecordKinds)[number];
  id: number;
  petitionId: number | null;
  year: number;
  number: number;
  dueOn: string;
  holderId: number | null;
  nextRole: string | null;
  assignedTo: number | null;
  pastHead: boolean;
  registeredBy: number;
  /** Of a proceeding whose next act has a day of its own: that act, which the day is of; null where it is the resolution limit. */
  act: string | null;
}

/** Came from an old book, overdue already, and nobody has touched it here yet: it stands in the queue, but thousands of them call nobody. */
const overdueWhenTakenIn = `(p.version = 1 and p.is_late_entry and p.due_on < (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date
  and exists (select 1 from import_rows r where r.unit_id = p.unit_id and r.petition_id = p.id))`;
/** The same of a proceeding that came with its petition. */
const proceedingOverdueWhenTakenIn = `(g.taken_in = g.version and g.due_on < (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date)`;

/** Everything of a unit ($1) due on or before a day ($2) and not done. */
const dueRecords = `select 'petition' as kind, p.id, p.id as petition_id, p.year, p.number, p.due_on, p.holder_id, p.next_role, p.assigned_to, p.past_head, p.registered_by, null::text as act
    from petitions p where p.unit_id = $1 and p.closed_on is null and p.due_on <= $2::date and not p.is_paused and p.status <> 'void' and not ${overdueWhenTakenIn}
  union all
  select 'duty', p.id, p.id, p.year, p.number, d.due_on, p.holder_id, p.next_role, p.assigned_to, p.past_head, p.registered_by, null
    from petitions p cross join lateral (select ${stepDueOn('p')} as due_on) d where p.unit_id = $1 and ${outlives('p')} and d.due_on <= $2::date
  union all
  select 'forwarder', p.id, p.id, p.year, p.number, k.due_on, null, case when p.assigned_to is null then 'clerk' end, p.assigned_to, p.past_head, p.registered_by, null
    from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
   where k.unit_id = $1 and ${runningForwarderDuty} and k.due_on <= $2::date and p.status <> 'void'
  union all
  select 'report_below', p.id, p.id, p.year, p.number, k.due_on, null, case when p.assigned_to is null then 'clerk' end, p.assigned_to, p.past_head, p.registered_by, null
    from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
   where k.unit_id = $1 and ${runningReportBelow} and k.due_on <= $2::date and p.status = 'transferred'
  union all
  select 'denouncer', p.id, p.id, p.year, p.number, p.due_on, null, case when w.state in ('draft','submitted') then 'leader' else 'clerk' end, p.assigned_to, p.past_head, p.registered_by, null
    from papers w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
   where w.unit_id = $1 and ${isUnsentNotice} and p.petition_type = 'TC' and p.outcome is distinct from 'urge' and p.due_on <= $2::date
  union all
  select 'proceeding', g.id, g.petition_id, p.year, p.number, d.due_on, g.holder_id, g.next_role, p.assigned_to, p.past_head, p.registered_by,
      case when g.next_act <> 'follow' and d.due_on is distinct from (select k.due_on from clocks k where k.unit_id = g.unit_id and k.id = g.main_clock_id) then g.next_act end
    from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id cross join lateral (select ${proceedingDueOn} as due_on) d
   where g.unit_id = $1 and g.closed_on is null and d.due_on <= $2::date and not g.is_paused and not coalesce(${proceedingOverdueWhenTakenIn}, false)
  union all
  select 'visit', v.id, v.petition_id, v.year, v.number, v.due_on, null, null, coalesce(v.answerer_id, v.registered_by), v.past_head or coalesce(p.past_head, false), v.registered_by, null
    from visits v left join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id
   where v.unit_id = $1 and v.replied_on is null and v.due_on <= $2::date and v.status not in ('void','replied')
  union all
  select 'conclusion', v.id, v.petition_id, v.year, v.number, k.due_on, null, null, coalesce(v.answerer_id, v.registered_by), v.past_head or coalesce(p.past_head, false), v.registered_by, null
    from clocks k join visits v on v.unit_id = k.unit_id and v.id = k.visit_id left join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id
   where k.unit_id = $1 and k.rule_code = '${conclusionRule}' and k.stopped_on is null and k.due_on <= $2::date and v.status <> 'void'`;

/** Everything of the unit due on or before a day and not done, the nearest first. */
export function listDue(tx: UnitTx, unitId: number, until: string): Promise<DueRecord[]> {
  return tx.rows<DueRecord>(`${dueRecords} order by 6, 2`, [unitId, until]);
}

/** One of them, asked for by itself: a mail about it does not read what else is due. */
export function findDueRecord(
  tx: UnitTx,
  unitId: number,
  until: string,
  one: { kind: DueRecord['kind']; id: number },
): Promise<DueRecord | undefined> {
  return tx.maybe<DueRecord>(`select d.* from (${dueRecords}) d where d.kind = $3 and d.id = $4`, [
    unitId,
    until,
    one.kind,
    one.id,
  ]);
}

/** Officers named in these petitions and visits ('petition:7:35', 'visit:3:35'): nothing of them is said to those. */
export async function namedIn(
  tx: UnitTx,
  unitId: number,
  about: { petitions: readonly number[]; visits?: readonly number[] },
): Promise<Set<string>> {
  const rows = await tx.rows<{ petitionId: number | null; visitId: number | null; accountId: number }>(
    'select petition_id, visit_id, account_id from named_accounts where unit_id = $1 and (petition_id = any($2::bigint[]) or visit_id = any($3::bigint[]))',
    [unitId, about.petitions, about.visits ?? []],
  );
  return new Set(
    rows.map((row) => (row.petitionId ? `petition:${row.petitionId}:${row.accountId}` : `visit:${row.visitId}:${row.accountId}`)),
  );
}

export interface Officer {
  accountId: number;
  role: string;
}

/** Who works in the unit on a day, in which role. */
export function listOfficers(house: HouseTx, unitId: number, today: string): Promise<Officer[]> {
  return house.rows<Officer>(
    `select distinct a.account_id, a.role from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.during @> $2::date and c.disabled_at is null order by a.account_id, a.role`,
    [unitId, today],
  );
}

/** Units that work here today. */
export async function listWorkingUnits(house: HouseTx, today: string): Promise<number[]> {
  const rows = await house.rows<{ id: number }>(
    'select u.id from units u join unit_profiles f on f.unit_id = u.id where u.during @> $1::date order by u.id',
    [today],
  );
  return rows.map((row) => row.id);
}

/** Where to write to an officer; '' when no address is known or the account is closed. */
export async function officerAddress(house: HouseTx, accountId: number): Promise<string> {
  const row = await house.maybe<{ email: string }>('select email from accounts where id = $1 and disabled_at is null', [
    accountId,
  ]);
  return row?.email ?? '';
}

/** The address the first sender of an open petition gave, '' when none did. A sealed one has no address here at all. */
export async function senderAddress(tx: UnitTx, unitId: number, petitionId: number): Promise<string> {
  const row = await tx.maybe<{ email: string }>(
    `select email from parties where unit_id = $1 and petition_id = $2 and not sealed and email <> ''
        and role in ('complainant','petitioner','representative','authorized_agent') order by is_representative desc, ordinal limit 1`,
    [unitId, petitionId],
  );
  return row?.email ?? '';
}
