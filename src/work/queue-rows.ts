// The rows of the work list: everything that waits, put together from its tables.
import type { Actor } from '../accounts/actor.ts';
import { type Desks, knowingDesks } from '../accounts/works-here.ts';
import type { Param } from '../database/tx.ts';
import { runsUndated } from '../deadlines/undated.ts';
import { stepDueOn } from '../petitions/open-work.ts';
import { dueOnWhere } from '../proceedings/own-days.ts';
import { answerer, concluding, owesReply } from '../reception/open-duty.ts';
import { answeringRole, isOpened, type TransferDue } from '../transfers/waiting.ts';
import { dutiesOf, forRole, standing, tasksFrom, unionOf } from './mine.ts';
import {
  isApproval,
  myPaperClock,
  myPaperDueOn,
  paperAct,
  paperRole,
  roleOfPetition,
  roleOfProceeding,
  visitPaperAct,
  visitPaperDueOn,
  visitPaperHolder,
  visitPapers,
  waitingPapers,
} from './paper-queries.ts';
import { deciderOf, deskRoles, type QueueFilter, signApart } from './queue.ts';
import { scopeOf } from './scope.ts';

/** The days the groups are cut at; dates 'YYYY-MM-DD'. */
export interface QueueDays {
  today: string;
  /** The third working day from today. */
  soon: string;
  /** When what waits in the unit's box is due; missing: nothing of it has a day. */
  transfers?: readonly TransferDue[];
  /** Which posts are held in the unit today; missing: the statement asks for itself. */
  desks?: Desks;
}

/** What a suspension pauses is the resolution: a notice that is owed is owed meanwhile. */
const restsNow = `(g.is_paused and coalesce(g.next_act, '') not in ('acceptance-notice', 'order-notice') and not d.tells)`;
/** What the team is to do is its own turn, whoever else holds the file. */
const ownTurn = `case when d.declares or d.reports then $2::int when d.tells then null else g.holder_id end as holder_id,
  case when d.declares or d.reports then null when d.tells then $3 else ${roleOfProceeding('$4')} end as next_role`;
const facts = 'p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.sealed, p.field, p.status';
/** Its clock runs and has no day: those of old books whose years have no calendar (docs/decisions/0071). $1 unit. */
const isUndated = `(w.main_clock_id is not null and exists (select 1 from clocks k where k.unit_id = $1 and k.id = w.main_clock_id and ${runsUndated}))`;
const noPaper = '0::bigint as task_id, 0::bigint as paper_id, 0::bigint as transfer_id';
const ofPetition = (next: string) =>
  `${stepDueOn('p')} as due_on, p.is_paused, p.holder_id, ${roleOfPetition('$4')} as next_role, ${next} as next_act, p.main_clock_id, ${noPaper}`;
const ofProceeding = (next: string) =>
  `${dueOnWhere("d.tells or g.next_act = 'acceptance-notice'")} as due_on, ${restsNow} as is_paused, ${ownTurn}, ${next} as next_act, g.main_clock_id, ${noPaper}`;
/** Where rows are only counted under the filters, nothing is looked for that no filter asks for. */
const uncounted = `null::date as due_on, false as is_paused, null::int as holder_id, null::text as next_role, null::text as next_act, null::bigint as main_clock_id, ${noPaper}`;

/**
 * The rows of a scope with one flag per filter, so that every count and the list ask exactly the same.
 * @param read whether they are read once, and then only what is asked of them is looked for
 */
export function rowsOf(
  actor: Actor,
  filter: QueueFilter,
  days: QueueDays,
  read: 'once' | 'often',
): { sql: string; params: Param[]; bind: (value: Param) => string } {
  const params: Param[] = [
    actor.unitId,
    actor.accountId,
    actor.role,
    days.today,
    deciderOf(actor),
    days.soon,
    JSON.stringify(days.transfers ?? []),
  ];
  const bind = (value: Param) => `$${params.push(value)}`;
  const scope = scopeOf(actor, filter, bind);
  // ĐT-2026-000417 is a petition, TCD-2026-00012 a visit, a bare number either.
  const prefix = /^(đt|tcd)-?/i.exec(filter.q)?.[1]?.toLowerCase() ?? '';
  const digits = filter.q.slice(prefix.length).replace(/[\s-]/g, '');
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) : /^\d{9,10}$/.test(digits) ? Number(digits.slice(4)) : -1;
  const numbered = prefix === '' ? 'true' : prefix === 'tcd' ? 'w.visit_id > 0' : 'w.visit_id = 0';
  const wanted =
    filter.q === ''
      ? 'true'
      : // Of a sealed record the number and who sent it here, never its words: an answer would tell whom they name.
        `((w.number = ${bind(number)} and ${numbered}) or strpos(fold(coalesce(su.name, '') || ' ' || case when w.sealed then '' else coalesce(c.sender_label, vc.sender_label, '') || ' ' || coalesce(ct.charged || ' ' || ct.work, '') || ' ' || coalesce(tr.public_code, '') || ' ' || coalesce(c.subject, vc.summary, '') || ' ' || coalesce(c.contested_number, '') end), fold(${bind(filter.q)})) > 0)`;
  const equals = (column: string, value: string) => (value === '' ? 'true' : `${column} = ${bind(value)}`);
  const branches = [
    ...scope.petitions.map(({ where, next }) => ({
      of: `select p.id as petition_id, 0::bigint as proceeding_id, 0::bigint as visit_id, ${facts}, null::text as state, null::text as procedure, ${read === 'once' ? uncounted : ofPetition(next)}
        from petitions p`,
      where,
    })),
    {
      of: `select p.id, g.id, 0, ${facts}, g.state, g.procedure, ${read === 'once' ? uncounted : ofProceeding(scope.proceedings.next)}
        from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id${read === 'once' ? '' : ` ${dutiesOf}`}`,
      where: scope.proceedings.where,
    },
    {
      of: `select 0, 0, v.id, v.year, v.number, v.petition_type, null, null, v.sealed, '', v.status, null, null,
          case when ${owesReply} then v.due_on else (${concluding}) end, false, h.holder_id, case when h.holder_id is null then '${deskRoles[0]}' end,
          case when not (${owesReply}) then 'conclude' when v.outcome is null and v.origin_visit_id is null then 'outcome' else 'reply' end, null, 0, 0, 0
        from visits v cross join lateral (select case when ${standing('$4')} then ${answerer} end as holder_id) h`,
      where: scope.visits,
    },
    {
      of: `select 0, 0, v.id, v.year, v.number, v.petition_type, null, null, v.sealed, '', v.status, null, null, t.due_on, false,
          h.holder_id, case when h.holder_id is null then '${deskRoles[0]}' end, 'task', null, t.id, 0, 0
        from ${tasksFrom('$4')}`,
      where: scope.tasks,
    },
    {
      of: `select p.id, coalesce(g.id, 0), 0, ${facts}, g.state, g.procedure, ${myPaperDueOn('$4')}, false,
          h.holder_id, ${paperRole('$4', 'h.holder_id')}, ${paperAct}, ${myPaperClock('$4')}, 0, w.id, 0
        from ${waitingPapers('$4')}`,
      where: scope.papers,
    },
    {
      of: `select 0, 0, v.id, v.year, v.number, v.petition_type, null, null, v.sealed, '', v.status, null, null, ${visitPaperDueOn}, false,
          ${visitPaperHolder}, ${paperRole('$4', visitPaperHolder)}, ${visitPaperAct}, null, 0, w.id, 0
        from ${visitPapers}`,
      where: scope.visitPapers,
    },
    {
      of: `select 0, 0, 0, 0, 0, t.petition_type, null, null, t.sealed, '', case when ${isOpened('t')} then 'transfer_opened' else 'transfer_unread' end, null, null,
          d."dueOn", false, null, ${answeringRole('$4')}, 'transfer_answer', null, 0, 0, t.id
        from transfers t left join jsonb_to_recordset($7::jsonb) as d("petitionType" text, "sentOn" date, "dueOn" date)
          on d."petitionType" = t.petition_type and d."sentOn" = t.sent_on`,
      where: scope.transfers,
    },
    {
      of: `select p.id, 0, 0, ${facts}, null, null, p.due_on, p.is_paused, null, $3, 'take_over', null, 0, 0, 0 from petitions p`,
      where: scope.left,
    },
    {
      of: `select p.id, 0, 0, ${facts}, null, null, null, false, null, $3, '${signApart}', null, 0, 0, 0 from petitions p`,
      where: scope.leftItems.petitions,
    },
    {
      of: `select 0, 0, v.id, v.year, v.number, v.petition_type, null, null, v.sealed, '', v.status, null, null, null, false, null, $3, '${signApart}', null, 0, 0, 0 from visits v`,
      where: scope.leftItems.visits,
    },
  ];
  const sql = `${knowingDesks(forRole(actor, `with w as (${unionOf(branches)})`), '$4', days.desks)},
    rows as ${read === 'once' ? '' : 'materialized '}(
      select w.*, case when w.is_paused then 5 when w.due_on is null then case when ${isUndated} then 1 else 6 end when w.due_on < $4 then 0 when w.due_on = $4 then 2 when w.due_on <= $6 then 3 else 4 end as bucket,
        coalesce(w.due_on, '2100-12-31'::date) as sort_on, ${isApproval('w')} as is_approval,
        split_part(w.field, '.', 1) as branch, coalesce(w.state, w.status) as stage,
        ${equals('w.petition_type', filter.type)} as ok_type, ${equals("split_part(w.field, '.', 1)", filter.field)} as ok_field,
        ${equals('coalesce(w.state, w.status)', filter.status)} as ok_status, ${wanted} as ok_q
      from w${filter.q === '' ? '' : ' left join petition_contents c on c.unit_id = $1 and c.petition_id = w.petition_id left join visit_contents vc on vc.unit_id = $1 and vc.visit_id = w.visit_id left join conclusion_tasks ct on ct.unit_id = $1 and ct.id = w.task_id left join transfers tr on tr.id = w.transfer_id left join units su on su.id = tr.unit_id'}
      where $1::int is not null and $2::int is not null and $3::text is not null and $4::date <= $6::date and $5::int is not null and $7::jsonb is not null)`;
  return { sql, params, bind };
}
