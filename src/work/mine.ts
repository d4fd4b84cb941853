// Whose work a record is: the pieces of SQL by which the queue and the numbers around every page find what waits for one officer. Petitions
// (p), proceedings (g), visits (v), tasks of a conclusion (t) and transfers (t). $1 unit, $2 account, $3 role, $4 today, $5 whose decisions he takes.
import type { Actor } from '../accounts/actor.ts';
import { isOwnWaiting } from '../accounts/own-proposal.ts';
import { matrix } from '../accounts/permissions.ts';
import { roles } from '../accounts/roles.ts';
import { outlives, stillOpen } from '../petitions/open-work.ts';
import { leftPastHead } from '../petitions/taking-over/queries.ts';
import { effectCodes } from '../proceedings/tables/complaint/shared.ts';
import { answerer, openTask, owed } from '../reception/open-duty.ts';
import { taskRoles } from '../reception/tasks/task.ts';
import { leftItemPetition, leftItemVisit } from '../rollout/reorganisation/handover/left-apart-queries.ts';
import { answeringRole, awaitsAnswer } from '../transfers/waiting.ts';
import { awaitsLetter, awaitsNumber, awaitsPapers, numbersHere, sendsHere, toTellAcceptance } from './paper-queries.ts';
import { deskRoles } from './queue.ts';

const roleList = (these: readonly string[]) => these.map((role) => `'${role}'`).join(',');
const numberers: readonly string[] = matrix['paper:number'];
/** Of a petition whose paper has no number yet: only who may give it one, whichever role was to issue it. */
const toIssue = `((p.next_role = $3 and ($3 in (${roleList(numberers)}) or not ${awaitsNumber}))
  or (p.next_role = 'clerk' and (${numbersHere('$4')} or ${sendsHere('$4')}) and case when ${awaitsNumber} then ${numbersHere('$4')} else ${sendsHere('$4')} end)
  or (p.next_role in (${roleList(roles.filter((role) => !numberers.includes(role)))}) and ${numbersHere('$4')} and ${awaitsNumber}))`;
/**
 * Whoever must act next is a person, whoever decides for him by a mandate, or anybody of the unit who holds a role; what waits for a clerk
 * waits, in a unit that has none, for whoever does his work. $1 unit, $2 account, $3 role, $4 today, $5 whose decisions he takes.
 */
export const held = (t: string) =>
  `(${t}.holder_id in ($2, $5) or (${t}.holder_id is null and ${t === 'p' ? toIssue : `(${t}.next_role = $3 or (${t}.next_role = 'clerk' and ${sendsHere('$4')}))`}))`;
/** What is to be sent is a draft or has no number yet: that paper is the work then. */
const draftsBefore = (t: string) => (t === 'g' ? awaitsPapers : awaitsLetter);
/** A decision (g) takes effect once the citizen's own days are over; until then nobody here has to do anything. $4 today. */
const takesEffectLater = `(g.next_act = 'effective' and exists (select 1 from clocks k where k.unit_id = g.unit_id and k.proceeding_id = g.id
  and k.rule_code in (${effectCodes.map((code) => `'${code}'`).join(',')}) and k.stopped_on is null and k.due_on >= $4::date))`;
/** Nobody answers his own proposal: that waits for somebody else. */
export const awaited = (t: string) =>
  `${t}.next_act is distinct from 'follow' and not ${draftsBefore(t)} and not ${t === 'g' ? takesEffectLater : isOwnWaiting}`;
/** Of this unit ($1) and not at its end. @param t the alias: p a petition, else with closed_on */
export const open = (t: string) =>
  t === 'p' ? `p.unit_id = $1 and ${stillOpen('p')}` : `${t}.unit_id = $1 and ${t}.closed_on is null`;
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
export const ofTeam = membership(`(${undeclared} or (g.state = 'verifying' and ${leading}))`);
export const toTell = toTellAcceptance('$4');
/**
 * Of a proceeding (g) that is listed, the three once each (d): to declare, to report, to tell. Read with it, not asked of every row.
 */
export const dutiesOf = `cross join lateral (select ${toDeclare} as declares, ${toReport} as reports, ${toTell} as tells offset 0) d`;
const nextDuty = (otherwise: string) =>
  `case when d.declares then 'conflict' when d.reports then 'report' when d.tells then 'acceptance-notice' ${otherwise} end`;
export const nextOfProceeding = nextDuty(`when ${awaitsPapers} or ${takesEffectLater} then 'follow' else g.next_act`);
/** Of what is awaited: no draft and no day of somebody else comes before it. */
export const nextAwaited = nextDuty('else g.next_act');
export const mine = `${open('g')} and ((${held('g')} and ${awaited('g')}) or ${ofTeam} or ${toTell})`;
/**
 * Petitions not processed yet and those outlived by a duty are asked for apart: an index leads to those of one officer among all of a unit.
 * What outlives its petition waits for no letter and for nobody's yes.
 */
export const unprocessed = `${open('p')} and p.closed_on is null`;
export const outlived = `${open('p')} and p.closed_on is not null and ${outlives('p')}`;
export const nextOfPetition = `case when ${awaitsLetter} then 'follow' else p.next_act end`;
export interface Step {
  where: string;
  /** The next act, as the queue says it: of what is awaited, that of the petition. */
  next: string;
}
export const minePetitions: readonly Step[] = [
  { where: `${unprocessed} and ${held('p')} and ${awaited('p')}`, next: 'p.next_act' },
  { where: `${outlived} and ${held('p')}`, next: 'p.next_act' },
];
export const involves = `(${held('p')} or p.assigned_to = $2 or (p.assigned_to is null and p.registered_by = $2))`;
const listed = (roles: readonly string[]) => roles.map((role) => `'${role}'`).join(',');
const answerers = listed(matrix['visit:write']);
/** Does whoever answers a visit still hold a post here that answers citizens? Otherwise the desk does. */
export const standing = (
  today: string,
) => `exists (select 1 from assignments s join accounts n on n.id = s.account_id where s.account_id = ${answerer}
  and s.unit_id = v.unit_id and s.role in (${answerers}) and s.during @> ${today}::date and n.disabled_at is null)`;
/** What no row is of. */
export const nothing = 'false';
/** Of a duty only some roles have; nothing for all others, so that nobody's statement asks for what is never his. */
const onlyFor = (actor: Actor, roles: readonly string[], sql: string) => (roles.includes(actor.role) ? sql : nothing);
/** Visits whose answer is owed by this officer, or by the desk where nobody else stands for them. */
export const myVisits = (actor: Actor, today: string) =>
  onlyFor(
    actor,
    matrix['visit:write'],
    `${owed} and (${answerer} = $2 or ($3 in (${listed(deskRoles)}) and not ${standing(today)}))`,
  );
/** What the head charged at a reception, from the day its notice is issued until somebody says what came of it (ND154 Điều 25.2). */
export const tasksFrom = (today: string) => `conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id
  cross join lateral (select case when exists (select 1 from assignments s join accounts n on n.id = s.account_id where s.account_id = t.holder_id
      and s.unit_id = t.unit_id and s.during @> ${today}::date and n.disabled_at is null) then t.holder_id
    when ${standing(today)} then ${answerer} end as holder_id) h`;
/** It stands with who has it and before the head who charged it. */
export const myTasks = (actor: Actor) =>
  onlyFor(
    actor,
    taskRoles,
    `${openTask} and (h.holder_id = $2 or $3 in (${listed(matrix['petition:approve'])}) or (h.holder_id is null and $3 in (${listed(deskRoles)})))`,
  );
/** What other offices sent here and nobody has answered; it is the clerk's work (transfers/waiting.ts). */
export const incoming = `t.to_unit_id = $1 and ${awaitsAnswer('t')}`;
/** What was sent here and waits for an answer, for whoever answers in this unit. */
export const myTransfers = (actor: Actor, today: string) =>
  onlyFor(actor, matrix['transfer:answer'], `${incoming} and $3 = ${answeringRole(today)}`);
/** Petitions of other units that go past their heads and that nobody there can send on, for the superior who fetches them. */
export const left = (actor: Actor) => onlyFor(actor, matrix['petition:take_over'], leftPastHead(actor, '$4'));
/** Items of a handover between other units that nobody there sees: of petitions (p) and visits (v). */
export const leftItems = (actor: Actor) => ({
  petitions: onlyFor(actor, matrix['petition:take_over'], leftItemPetition(actor, '$4')),
  visits: onlyFor(actor, matrix['petition:take_over'], leftItemVisit(actor, '$4')),
});
/** Branches of a statement put together, those left out of which nothing is. */
export const unionOf = (branches: readonly { of: string; where: string }[]) =>
  branches.flatMap(({ of, where }) => (where === nothing ? [] : [`${of} where ${where}`])).join(' union all ');
/**
 * A text with the officer's role written in for $3: the server leaves out, when it plans, whatever this role never has to do, and that is
 * most of it. Roles are a closed list, so that there is one plan for each.
 */
export const forRole = (actor: Actor, sql: string) => {
  if (!/^[a-z_]+$/.test(actor.role)) throw new Error('A role is one of the list');
  return sql.replaceAll(/\$3(?!\d)/g, `'${actor.role}'`);
};
