// What waits for one officer: the counts around every page, and the rows of "Việc của tôi".
import type { Actor } from '../accounts/actor.ts';
import { isOwnWaiting } from '../accounts/own-proposal.ts';
import { matrix } from '../accounts/permissions.ts';
import { isOpenTo } from '../accounts/waiting.ts';
import type { Param, UnitTx } from '../database/tx.ts';
import { type PaperKind, rulingSql } from '../documents/papers/catalogue.ts';
import { outlives, stepDueOn, stillOpen } from '../petitions/open-work.ts';
import type { Outcome, PetitionStatus, PetitionType } from '../petitions/petition.ts';
import { leftPastHead, leftWords, listLeft } from '../petitions/taking-over/queries.ts';
import { listOutdated, listOutdatedAcceptances, type Outdated } from '../proceedings/outdated-papers.ts';
import { proceedingDueOn } from '../proceedings/own-days.ts';
import { listUnpublished } from '../proceedings/publishing.ts';
import { effectCodes } from '../proceedings/tables/complaint/shared.ts';
import { answerer, concluding, openTask, owed, owesReply } from '../reception/open-duty.ts';
import { taskRoles } from '../reception/tasks/task.ts';
import type { VisitStatus } from '../reception/visit.ts';
import type { TransferStage } from '../transfers/transfer.ts';
import { answeringRole, awaitsAnswer, isOpened, type TransferDue } from '../transfers/waiting.ts';
import {
  acceptanceToldBy,
  awaitsLetter,
  awaitsPapers,
  isApproval,
  isClerksPaper,
  isMyPaper,
  isMyVisitPaper,
  myPaperDueOn,
  paperAct,
  toTellAcceptance,
  visitPaperAct,
  visitPaperDueOn,
  visitPaperHolder,
  visitPapers,
  waitingPapers,
} from './paper-queries.ts';
import { type Bucket, buckets, deciderOf, deskRoles, type QueueCursor, type QueueFilter } from './queue.ts';

export interface ShellCounts {
  work: number;
  approvals: number;
  transfers: number;
  notices: number;
}

/**
 * Whoever must act next is a person, whoever decides for him by a mandate, or anybody of the unit who holds a role.
 * $1 unit, $2 account, $3 role, $5 whose decisions he takes.
 */
const held = (t: string) => `(${t}.holder_id in ($2, $5) or (${t}.holder_id is null and ${t}.next_role = $3))`;
/** What is to be sent is a draft or has no number yet: that paper is the work then. */
const draftsBefore = (t: string) => (t === 'g' ? awaitsPapers : awaitsLetter);
/** A decision (g) takes effect once the citizen's own days are over; until then nobody here has to do anything. $4 today. */
const takesEffectLater = `(g.next_act = 'effective' and exists (select 1 from clocks k where k.unit_id = g.unit_id and k.proceeding_id = g.id
  and k.rule_code in (${effectCodes.map((code) => `'${code}'`).join(',')}) and k.stopped_on is null and k.due_on >= $4::date))`;
/** Nobody answers his own proposal: that waits for somebody else. */
const awaited = (t: string) =>
  `${t}.next_act is distinct from 'follow' and not ${draftsBefore(t)} and not ${t === 'g' ? takesEffectLater : isOwnWaiting}`;
const open = (t: string) => (t === 'p' ? `p.unit_id = $1 and ${stillOpen('p')}` : `${t}.unit_id = $1 and ${t}.closed_on is null`);
/** Of a proceeding (g) this officer is to verify: first whether anything ties him to it, then, from whoever leads the team, the report. */
const membership = (
  is: string,
) => `exists (select 1 from proceeding_members m where m.unit_id = g.unit_id and m.proceeding_id = g.id
  and m.account_id = $2 and m.ended_on is null and ${is})`;
const undeclared = 'm.conflict_declared_at is null';
const leading = "m.member_role = 'team_lead' and m.conflict_declared_at is not null and m.has_conflict is not true";
const toDeclare = membership(undeclared);
const toReport = `(g.state = 'verifying' and ${membership(leading)})`;
/** Either, looked for once. */
const ofTeam = membership(`(${undeclared} or (g.state = 'verifying' and ${leading}))`);
const toTell = toTellAcceptance('$4');
const mine = `${open('g')} and ((${held('g')} and ${awaited('g')}) or ${ofTeam} or ${toTell})`;
/**
 * Petitions not processed yet and those outlived by a duty are asked for apart: an index leads to those of one officer among all of a unit.
 * What outlives its petition waits for no letter and for nobody's yes.
 */
const unprocessed = `${open('p')} and p.closed_on is null`;
const outlived = `${open('p')} and p.closed_on is not null and ${outlives('p')}`;
const nextOfPetition = `case when ${awaitsLetter} then 'follow' else p.next_act end`;
interface Petitions {
  where: string;
  /** The next act, as the queue says it. */
  next: string;
}
const minePetitions: readonly Petitions[] = [
  { where: `${unprocessed} and ${held('p')} and ${awaited('p')}`, next: nextOfPetition },
  { where: `${outlived} and ${held('p')}`, next: 'p.next_act' },
];
const involves = `(${held('p')} or p.assigned_to = $2 or (p.assigned_to is null and p.registered_by = $2))`;
const listed = (roles: readonly string[]) => roles.map((role) => `'${role}'`).join(',');
const answerers = listed(matrix['visit:write']);
/** Does whoever answers a visit still hold a post here that answers citizens? Otherwise the desk does. */
const standing = (
  today: string,
) => `exists (select 1 from assignments s join accounts n on n.id = s.account_id where s.account_id = ${answerer}
  and s.unit_id = v.unit_id and s.role in (${answerers}) and s.during @> ${today}::date and n.disabled_at is null)`;
/** What no row is of. */
const nothing = 'false';
/** Of a duty only some roles have; nothing for all others, so that nobody's statement asks for what is never his. */
const onlyFor = (actor: Actor, roles: readonly string[], sql: string) => (roles.includes(actor.role) ? sql : nothing);
const myVisits = (actor: Actor, today: string) =>
  onlyFor(
    actor,
    matrix['visit:write'],
    `${owed} and (${answerer} = $2 or ($3 in (${listed(deskRoles)}) and not ${standing(today)}))`,
  );
/** What the head charged at a reception, from the day its notice is issued until somebody says what came of it (ND154 Điều 25.2). */
const tasksFrom = (today: string) => `conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id
  cross join lateral (select case when exists (select 1 from assignments s join accounts n on n.id = s.account_id where s.account_id = t.holder_id
      and s.unit_id = t.unit_id and s.during @> ${today}::date and n.disabled_at is null) then t.holder_id
    when ${standing(today)} then ${answerer} end as holder_id) h`;
/** It stands with who has it and before the head who charged it. */
const myTasks = (actor: Actor) =>
  onlyFor(
    actor,
    taskRoles,
    `${openTask} and (h.holder_id = $2 or $3 in (${listed(matrix['petition:approve'])}) or (h.holder_id is null and $3 in (${listed(deskRoles)})))`,
  );
/** What other offices sent here and nobody has answered; it is the clerk's work (transfers/waiting.ts). */
const incoming = `t.to_unit_id = $1 and ${awaitsAnswer('t')}`;
const myTransfers = (actor: Actor, today: string) =>
  onlyFor(actor, matrix['transfer:answer'], `${incoming} and $3 = ${answeringRole(today)}`);
const left = (actor: Actor) => onlyFor(actor, matrix['petition:take_over'], leftPastHead(actor, '$4'));
/** Branches of a statement put together, those left out of which nothing is. */
const unionOf = (branches: readonly { of: string; where: string }[]) =>
  branches.flatMap(({ of, where }) => (where === nothing ? [] : [`${of} where ${where}`])).join(' union all ');
/**
 * A text with the officer's role written in for $3: the server leaves out, when it plans, whatever this role never has to do, and that is
 * most of it. Roles are a closed list, so that there is one plan for each.
 */
const forRole = (actor: Actor, sql: string) => {
  if (!/^[a-z_]+$/.test(actor.role)) throw new Error('A role is one of the list');
  return sql.replaceAll(/\$3(?!\d)/g, `'${actor.role}'`);
};

/** On the page of the list itself the list has just been counted. */
const counted = new WeakMap<UnitTx, { accountId: number; work: number; approvals: number }>();

/** What waits in the unit's box, and the officer's unread notices. $1 unit, $2 account. */
const besides = `(select count(*) from transfers t where ${incoming})::int as transfers,
       (select count(*) from notices n where n.unit_id = $1 and n.account_id = $2 and n.read_at is null)::int as notices`;

/** What waits for this officer on a day ('YYYY-MM-DD'), for the rail and the bell. One query. */
export async function shellCounts(tx: UnitTx, actor: Actor, today: string): Promise<ShellCounts> {
  const known = counted.get(tx);
  if (known?.accountId === actor.accountId) {
    const { work, approvals } = known;
    const others = await tx.one<Omit<ShellCounts, 'work' | 'approvals'>>(`select ${besides}`, [actor.unitId, actor.accountId]);
    return { work, approvals, ...others };
  }
  return tx.one<ShellCounts>(shellText(actor), [actor.unitId, actor.accountId, actor.role, today, deciderOf(actor)]);
}

const shellTexts = new Map<string, string>();
/** Long, and on every page: put together once for whoever asks the same. */
function shellText(actor: Actor): string {
  const key = [actor.role, ...(['p', 'g', 'v'] as const).map((t) => isOpenTo(actor, t))].join('|');
  const known = shellTexts.get(key);
  if (known !== undefined) return known;
  const made = `${forRole(
    actor,
    `with mine as (${unionOf([
      ...minePetitions.map(({ where }) => ({
        of: 'select next_act from petitions p',
        where: `${where} and ${isOpenTo(actor, 'p')}`,
      })),
      { of: 'select next_act from proceedings g', where: `${mine} and ${isOpenTo(actor, 'g')}` },
      { of: "select 'reply' from visits v", where: myVisits(actor, '$4') },
      { of: `select 'task' from ${tasksFrom('$4')}`, where: myTasks(actor) },
      { of: `select ${paperAct} from ${waitingPapers('$4')}`, where: `${isMyPaper('$4')} and ${isOpenTo(actor, 'p')}` },
      { of: `select ${visitPaperAct} from ${visitPapers}`, where: `${isMyVisitPaper('$4')} and ${isOpenTo(actor, 'v')}` },
      { of: "select 'transfer_answer' from transfers t", where: myTransfers(actor, '$4') },
      { of: "select 'take_over' from petitions p", where: left(actor) },
    ])})`,
  )}
     select (select count(*) from mine)::int as work,
       (select count(*) from mine m where ${isApproval('m')})::int as approvals,
       ${besides}
      where $3::text is not null and $4::date is not null and $5::int is not null`;
  shellTexts.set(key, made);
  return made;
}

/** The days the groups are cut at; dates 'YYYY-MM-DD'. */
export interface QueueDays {
  today: string;
  /** The third working day from today. */
  soon: string;
  /** When what waits in the unit's box is due; missing: nothing of it has a day. */
  transfers?: readonly TransferDue[];
}

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
  holderId: number | null;
  holderName: string | null;
  dueOn: string | null;
  sortOn: string;
  isPaused: boolean;
  pausedOn: string | null;
  senderLabel: string | null;
  subject: string | null;
  /** "Kết luận số 05/KL-UBND ngày 07/09/2026": what a proceeding is next to make public; of a petition to be fetched whose it is; '' where nothing is. */
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

/** Which records a scope holds, for petitions (p), proceedings (g, each beside its petition p), visits (v), tasks of a conclusion (t), transfers (t) and papers (w): a paper is listed to whom it waits for, elsewhere its proceeding stands for it. */
function scopeOf(
  actor: Actor,
  filter: QueueFilter,
  bind: (value: Param) => string,
): { petitions: readonly Petitions[] } & Record<
  'proceedings' | 'visits' | 'tasks' | 'papers' | 'visitPapers' | 'transfers' | 'left',
  string
> {
  const { scope } = filter;
  if (scope === 'me')
    return {
      petitions: minePetitions.map(({ where, next }) => ({ where: `${where} and ${isOpenTo(actor, 'p')}`, next })),
      proceedings: `${mine} and ${isOpenTo(actor, 'g')}`,
      visits: myVisits(actor, '$4'),
      tasks: myTasks(actor),
      papers: `${isMyPaper('$4')} and ${isOpenTo(actor, 'p')}`,
      visitPapers: `${isMyVisitPaper('$4')} and ${isOpenTo(actor, 'v')}`,
      transfers: myTransfers(actor, '$4'),
      left: left(actor),
    };
  const proceeding = `${open('g')}`;
  // A petition already in proceedings is that proceeding's row.
  const alone =
    'not exists (select 1 from proceedings x where x.unit_id = p.unit_id and x.petition_id = p.id and x.closed_on is null)';
  if (scope === 'elsewhere') {
    return {
      petitions: [
        {
          where: `${unprocessed} and ${involves} and not coalesce(${held('p')} and ${awaited('p')}, false) and ${alone}`,
          next: nextOfPetition,
        },
        { where: `${outlived} and ${involves} and not coalesce(${held('p')}, false) and ${alone}`, next: 'p.next_act' },
      ],
      proceedings: `${proceeding} and not coalesce(${held('g')} and ${awaited('g')}, false) and not ${ofTeam} and not ${toTell} and (${held('g')} or p.assigned_to = $2)`,
      // An answer to a citizen never waits for somebody else.
      visits: nothing,
      tasks: nothing,
      papers: nothing,
      visitPapers: nothing,
      transfers: nothing,
      left: nothing,
    };
  }
  if (scope === 'unit')
    return {
      petitions: [{ where: `${open('p')} and ${alone}`, next: nextOfPetition }],
      proceedings: proceeding,
      visits: owed,
      tasks: openTask,
      papers: nothing,
      visitPapers: nothing,
      transfers: incoming,
      left: nothing,
    };
  const who = bind(scope);
  return {
    petitions: [
      { where: `${open('p')} and (p.holder_id = ${who} or p.assigned_to = ${who}) and ${alone}`, next: nextOfPetition },
    ],
    proceedings: `${proceeding} and g.holder_id = ${who}`,
    visits: `${owed} and ${answerer} = ${who} and ${standing('$4')}`,
    tasks: `${openTask} and h.holder_id = ${who}`,
    papers: nothing,
    visitPapers: nothing,
    transfers: nothing,
    left: nothing,
  };
}

/** What a suspension pauses is the resolution: a notice that is owed is owed meanwhile. */
const restsNow = `(g.is_paused and coalesce(g.next_act, '') not in ('acceptance-notice', 'order-notice') and not ${toTell})`;
/** What the team is to do is its own turn, whoever else holds the file. */
const ownTurn = `case when ${ofTeam} then $2::int when ${toTell} then null else g.holder_id end as holder_id,
  case when ${ofTeam} then null when ${toTell} then $3 else g.next_role end as next_role`;
const nextOfProceeding = `case when ${toDeclare} then 'conflict' when ${toReport} then 'report' when ${toTell} then 'acceptance-notice' when ${awaitsPapers} or ${takesEffectLater} then 'follow' else g.next_act end`;

/**
 * The rows of a scope with one flag per filter, so that every count and the list ask exactly the same.
 * @param read whether they are read once, and then only what is asked of them is looked for
 */
function base(
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
  // No role reads this without the three first parameters bound, whatever the scope says.
  const columns = (t: string, next: string) =>
    `${t === 'p' ? `${stepDueOn('p')} as due_on` : `case when ${toTell} then ${acceptanceToldBy} else ${proceedingDueOn} end as due_on`}, ${t === 'g' ? restsNow : 'p.is_paused'} as is_paused, ${t === 'g' ? ownTurn : 'p.holder_id, p.next_role'}, ${next} as next_act, ${t}.main_clock_id, 0::bigint as task_id, 0::bigint as paper_id, 0::bigint as transfer_id`;
  const facts = 'p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.sealed, p.field, p.status';
  const branches = [
    ...scope.petitions.map(({ where, next }) => ({
      of: `select p.id as petition_id, 0::bigint as proceeding_id, 0::bigint as visit_id, ${facts}, null::text as state, null::text as procedure, ${columns('p', next)}
        from petitions p`,
      where,
    })),
    {
      of: `select p.id, g.id, 0, ${facts}, g.state, g.procedure, ${columns('g', nextOfProceeding)}
        from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id`,
      where: scope.proceedings,
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
          h.holder_id, case when ${isClerksPaper} then 'clerk' when h.holder_id is null then 'leader' end, ${paperAct}, null, 0, w.id, 0
        from ${waitingPapers('$4')}`,
      where: scope.papers,
    },
    {
      of: `select 0, 0, v.id, v.year, v.number, v.petition_type, null, null, v.sealed, '', v.status, null, null, ${visitPaperDueOn}, false,
          ${visitPaperHolder}, case when ${isClerksPaper} then 'clerk' when ${visitPaperHolder} is null then 'leader' end, ${visitPaperAct}, null, 0, w.id, 0
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
  ];
  const sql = `${forRole(actor, `with w as (${unionOf(branches)})`)},
    rows as ${read === 'once' ? '' : 'materialized '}(
      select w.*, case when w.is_paused then 4 when w.due_on is null then 5 when w.due_on < $4 then 0 when w.due_on = $4 then 1 when w.due_on <= $6 then 2 else 3 end as bucket,
        coalesce(w.due_on, '2100-12-31'::date) as sort_on, ${isApproval('w')} as is_approval,
        split_part(w.field, '.', 1) as branch, coalesce(w.state, w.status) as stage,
        ${equals('w.petition_type', filter.type)} as ok_type, ${equals("split_part(w.field, '.', 1)", filter.field)} as ok_field,
        ${equals('coalesce(w.state, w.status)', filter.status)} as ok_status, ${wanted} as ok_q
      from w${filter.q === '' ? '' : ' left join petition_contents c on c.unit_id = $1 and c.petition_id = w.petition_id left join visit_contents vc on vc.unit_id = $1 and vc.visit_id = w.visit_id left join conclusion_tasks ct on ct.unit_id = $1 and ct.id = w.task_id left join transfers tr on tr.id = w.transfer_id left join units su on su.id = tr.unit_id'}
      where $1::int is not null and $2::int is not null and $3::text is not null and $4::date <= $6::date and $5::int is not null and $7::jsonb is not null)`;
  return { sql, params, bind };
}

/** Everything that waits for the officer himself, whatever tile of it is shown: what the rail counts. */
const isUnfiltered = ({ scope, q, type, field, status }: QueueFilter) =>
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
  const { sql, params } = base(actor, filter, days, 'often');
  return countsOf(await tx.rows<Counted>(`${sql} ${countsSql(tileCondition(filter))}`, params));
}

/** How many rows a scope holds under the filters; nothing else is counted. One query. */
export async function sizeOfQueue(tx: UnitTx, actor: Actor, filter: QueueFilter, days: QueueDays): Promise<number> {
  const { sql, params } = base(actor, filter, days, 'once');
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
  const { sql, params, bind } = base(actor, filter, days, 'often');
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
     page as (select row_number() over (order by ${order('r.')})::int as place, r.bucket, r.petition_id, r.proceeding_id, r.visit_id, r.task_id, r.paper_id, w.kind as paper_kind, ${rulingSql('w')} as paper_says, r.transfer_id, tr.public_code, su.name as from_name, r.year, r.number, r.petition_type, r.instance, r.denunciation_round, r.sealed, r.field, r.status, r.state, r.procedure,
       r.next_act, r.next_role, r.holder_id, a.name as holder_name, r.due_on, r.sort_on, r.is_paused, k.paused_on,
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
  const sending = onPage.flatMap(({ nextAct, paperId, proceedingId }) =>
    nextAct === 'paper_send' && proceedingId > 0 ? [paperId] : [],
  );
  const outdated = await listOutdated(tx, actor.unitId, sending);
  const telling = onPage.flatMap(({ nextAct, proceedingId }) => (nextAct === 'acceptance-notice' ? [proceedingId] : []));
  const untrue = await listOutdatedAcceptances(tx, actor.unitId, telling);
  const counts = countsOf(found[0]?.counted ?? []);
  if (isUnfiltered(filter)) counted.set(tx, { accountId: actor.accountId, work: counts.all, approvals: counts.approval });
  return {
    counts,
    rows: onPage.map(({ counted: _counted, place: _place, ...row }) => ({
      ...row,
      bucket: buckets[row.bucket ?? -1] ?? 'none',
      publishes: (row.nextAct === 'take_over' ? leftBy.get(row.petitionId) : publishes.get(row.proceedingId)) ?? '',
      outdated:
        outdated.get(row.paperId) ?? (row.nextAct === 'acceptance-notice' && untrue.has(row.proceedingId) ? 'some' : null),
    })),
  };
}

/** The rows of such a page alone. */
export async function listQueue(...asked: Parameters<typeof readQueue>): Promise<QueueRow[]> {
  return (await readQueue(...asked)).rows;
}
