// Papers that wait: for the yes of whoever decides, then for a number, then to be sent. What a step of the petition or the proceeding
// records as sent waits there; every other paper with a number waits here until it has left, the notice of where a petition was sent too.
import type { Actor } from '../accounts/actor.ts';
import { isOfDecision, isOwnDraft } from '../accounts/own-proposal.ts';
import { matrix } from '../accounts/permissions.ts';
import { isOpenTo } from '../accounts/waiting.ts';
import { desks, worksHere } from '../accounts/works-here.ts';
import type { UnitTx } from '../database/tx.ts';
import { type PaperKind, rulingSql } from '../documents/papers/catalogue.ts';
import { unissuedPaper } from '../documents/queries.ts';
import { citedRevoked } from '../documents/registry/citing.ts';
import { conflictedNames } from '../documents/registry/conflicted.ts';
import { isOutlived } from '../documents/registry/outlived.ts';
import { isUnsentPastHead } from '../documents/registry/past-head.ts';
import { isMerelyProposed, proposalState } from '../documents/registry/proposed.ts';
import { remadeKinds } from '../documents/registry/workflow.ts';
import { noticeDueOn, sendDueOn } from '../proceedings/own-days.ts';
import { workflows } from '../proceedings/tables/index.ts';
import { concluding } from '../reception/open-duty.ts';
import { letterKinds } from '../transfers/transfer.ts';
import { isUnsentNotice } from '../transfers/unsent-notice.ts';
import { deciderOf, noClerk } from './queue.ts';

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');

/** What a refusal to accept is drafted as: of a petition, there is no proceeding. Once approved, issuing it is the petition's own step. */
const refusals: readonly PaperKind[] = ['KN04_2026', 'TC05_2019'];

const holds = (account: string, unit: string, today: string, roles: readonly string[]) =>
  `exists (select 1 from assignments s join accounts n on n.id = s.account_id where s.account_id = ${account} and s.unit_id = ${unit}
    and s.role in (${listed(roles)}) and s.during @> ${today}::date and n.disabled_at is null)`;

/** Whose decision a paper (w) is of: of the proceeding (g) its head's, without one whoever wrote it as a decision. */
const decidedBy = `coalesce(g.resolver_id, case when ${isOfDecision} then w.created_by end)`;

/** Put forward, or the decision's own; what an officer has still in hand, or got back to mend, waits for nobody's yes (docs/decisions/0063). */
const isPutForward = `(w.state <> 'draft' or ${isOfDecision})`;

/** Whose work a paper (w) still is that nobody has put forward: its writer's, who finishes it or mends what he got back. */
const inHandOf = `case when not ${isPutForward} then w.created_by end`;

/**
 * A letter of transfer waits for its number too, or it would travel without one. What a head had agreed to whose office has gone on in
 * another one waits for the head of that one, though its proposal stands approved.
 */
const isPetitionPaper = `w.proceeding_id is null and p.status = 'approved' and (
  (p.next_act = 'issue' and w.state in ('draft','submitted') and (w.kind in (${listed(refusals)}) or (w.origin_paper_id is not null and ${proposalState} = 'approved')))
  or (p.next_act = 'transfer' and w.state in ('draft','submitted','approved') and w.kind in (${listed(letterKinds)})))`;

/** A notice past the head is the work of nobody here but whoever registered it (decisions 6), and so is the letter. */
const isTransferNotice = `(${isUnsentNotice} and not p.past_head)`;
const isMyPastHead = `(${isUnsentPastHead} and p.registered_by = $2 and $3 in (${listed(matrix['paper:dispatch'])}))`;

/** What the office records of a proceeding (g) is that these papers were sent: its act, and their kinds. */
const recordings = Object.values(workflows)
  .flatMap((workflow) => workflow.acts)
  .filter((rule) => rule.issued !== undefined && rule.who.length === 1 && rule.who[0] === 'office')
  .map((rule) => ({ act: rule.act, kinds: listed(rule.issued ?? []) }));

/** The sending of a paper (w) is the next act of its proceeding (g), or was recorded as one. */
const isSentByAct = `(${recordings
  .map(
    ({ act, kinds }) => `(w.kind in (${kinds}) and (g.next_act = '${act}' or exists (select 1 from proceeding_steps s
  where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id and s.kind = '${act}' and s.recorded_at >= w.created_at)))`,
  )
  .join(' or ')})`;

/**
 * Numbered, of an open petition or proceeding, and no other step asks for its sending; of kinds made anew only the latest leaves, and
 * nothing that names who must not verify.
 */
const isUnsent = `(w.number is not null and w.state in ('numbered','signed') and ${conflictedNames} is null and not ${isMerelyProposed}
  and case when w.kind = 'WITHDRAWAL_NOTICE' then true when g.id is null then p.closed_on is null and coalesce(p.next_act, '') not in ('issue','transfer') and w.kind not in (${listed(letterKinds)},'NOTICE_TO_SENDER')
    else g.closed_on is null and not ${isSentByAct} end
  and not (w.kind in (${listed(remadeKinds)}) and exists (select 1 from papers n where n.unit_id = w.unit_id and n.proceeding_id = w.proceeding_id and n.kind = w.kind and n.id > w.id
    and (n.state <> 'revoked' or n.number is not null)))
  and not (w.kind = 'KN_INVITE_DIALOGUE' and ${isOutlived}))`;

/** The notice of a revoked paper is owed whatever has become of its record. Every other: of a petition or a proceeding still open, and not out of the office; one naming who must not verify, or what was revoked, waits for nobody. */
const awaitsYes = `((w.state in ('draft','submitted','approved') and ${unissuedPaper} and ${conflictedNames} is null and ${citedRevoked} is null and (g.id is not null and g.closed_on is null
  or ${isPetitionPaper} or w.kind = 'WITHDRAWAL_NOTICE')) or ${isTransferNotice})`;

/**
 * Papers (w) that wait, with their petition (p), the proceeding (g), who is to say yes (h; nobody once he has left), whether a yes or a number
 * is missing (y), or only its sending (u: both found once a paper, whatever asks for them, and not at all for whom nothing does).
 */
export const waitingPapers = (today: string) => `papers w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
  left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id
  cross join lateral (select case when ${isUnsentPastHead} then p.registered_by when not ${isPutForward} then w.created_by when w.state in ('draft','submitted') and ${holds(decidedBy, 'w.unit_id', today, matrix['proceeding:decide'])}
    then ${decidedBy} end as holder_id) h
  cross join lateral (select ${awaitsYes} as awaits_yes offset 0) y
  cross join lateral (select ${isUnsent} as is_unsent offset 0) u`;

/** A paper of the unit that has not left; what else it must be is asked of no other. $1 unit. */
const isHere = `w.unit_id = $1 and w.state in ('draft','submitted','approved','numbered','signed')`;

const acceptancePapers: readonly PaperKind[] = ['KN03_2026', 'TC04_2019', 'TC05_2019', 'TC06_2019'];

/** Orders, decisions and conclusions, and the limits within which the law has them sent. */
const timelyPapers = recordings.filter(({ act }) => act !== 'acceptance-notice').map(({ kinds }) => kinds);
/**
 * The day a waiting paper (w) is due: that of its proceeding; before there is one, that of the petition it leaves with. Of what only has
 * to be sent, the day the law sets for that, if it sets one. It sets none for telling of a revocation.
 */
const dueOn = (isUnsent: string) => `case when w.kind = 'WITHDRAWAL_NOTICE' then null
  when ${isUnsent} then case when w.kind in (${listed(acceptancePapers)}) then ${noticeDueOn} when w.kind in (${timelyPapers.join(',')}) then ${sendDueOn} end
  when g.id is null then case when p.outcome = 'urge' and ${isTransferNotice} then null else p.due_on end when w.kind in (${listed(acceptancePapers)}) then coalesce(${noticeDueOn}, g.due_on) else g.due_on end`;
export const paperDueOn = dueOn('u.is_unsent');
/** The clock of the proceeding or petition that gives that day: it is asked what is missing where it runs without one. Sending alone has none. */
const clockOf = (isUnsent: string) => `case when w.kind = 'WITHDRAWAL_NOTICE' or ${isUnsent} then null
  when g.id is null then case when p.outcome = 'urge' and ${isTransferNotice} then null else p.main_clock_id end else g.main_clock_id end`;

/** Approved, or further: numbering and sending are the clerk's. */
export const isClerksPaper = "w.state in ('approved','numbered','signed')";

/** It waits for whoever numbers, or for whoever sends. $1 unit, $3 role. */
const isForClerk = (today: string) =>
  `((w.state = 'approved' and ${numbersHere(today)}) or (w.state in ('numbered','signed') and ${sendsHere(today)}))`;
/** Whose turn a paper (w) is that is nobody's by name. $1 unit. */
export const paperRole = (today: string, holder: string) =>
  `case when w.state = 'approved' and ${nobodyNumbers(today)} then '${noClerk}' when ${isClerksPaper} then 'clerk' when ${holder} is null then 'leader' end`;

/** An act that is a superior's yes or no. */
export const isApproval = (t: string) => `${t}.next_act in ('endorse','approve','paper_approve')`;

/** A petition (p) or its open proceeding lies with a superior, for his yes or no. */
const awaitsApproval = `((p.closed_on is null and ${isApproval('p')})
  or exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null and ${isApproval('g')}))`;
/** Asked behind the wall of the numbers (migration 20261213003000): the papers themselves are shut to some who count what waits for a yes. */
const awaitsSigner = 'exists (select 1 from papers_awaiting_yes(array[p.unit_id], array[p.id]))';

/** A superior's yes is all that is missing now: on a petition (p), its proceeding, or a paper of either. Whatever the unit. */
export const awaitsSignature = `(${awaitsApproval} or ${awaitsSigner})`;

/** The same for many at once: `among` gives unit_id and id of those it may be, each once or more. */
export const awaitsSignatureAmong = (among: string) => `(${awaitsApproval} or (p.unit_id, p.id) in (
    select y.unit_id, y.petition_id from (select array_agg(m.unit_id) as units, array_agg(m.id) as ids from (${among}) m) o, papers_awaiting_yes(o.units, o.ids) y))`;

/** It is a paper of the petition (p) that waits for a signature, whoever is next in the proceeding. */
export const isHeldByPaper = `(not ${awaitsApproval} and ${awaitsSigner})`;

/** Approves a paper without a proceeding of his own to decide; what he wrote himself another approves. */
const approvesNotice = `(${isTransferNotice} and $3 in (${listed(matrix['petition:approve'])}))`;

const numberers: readonly string[] = matrix['paper:number'];
const without = (roles: readonly string[]) => roles.filter((role) => !numberers.includes(role));
/** Nobody of the unit may give a paper its number: whoever decides for it has somebody appointed. $1 unit. */
const nobodyNumbers = (today: string) => `not ${worksHere(today, desks.numberers)}`;
const numbersAlone = (today: string) => `$3 = 'clerk' or ($3 in (${listed(numberers)}) and not ${worksHere(today, desks.clerk)})`;

/**
 * What is to get a number waits for this officer ($1 unit, $3 role): the clerk; in a unit without one its heads who may; where nobody may,
 * whoever decides for it, so that it stands on a list.
 */
export const numbersHere = (today: string) =>
  `(${numbersAlone(today)} or ($3 in (${listed(without(matrix['petition:approve']))}) and ${nobodyNumbers(today)}))`;

/** So does what is only to be sent; where nobody numbers, whoever handles petitions sends it, in want of one whoever decides. */
export const sendsHere = (today: string) => `(${numbersAlone(today)} or ($3 = 'processor' and ${nobodyNumbers(today)})
    or ($3 in (${listed(without(matrix['petition:approve']))}) and not ${worksHere(today, desks.senders)}))`;

/**
 * A notice of acceptance left from the page of the paper, and nobody has recorded yet of the proceeding (g) that those concerned are told:
 * whoever sends papers does, whatever else comes next. $3 role.
 */
export const toTellAcceptance = (
  today: string,
) => `(g.closed_on is null and g.noticed_on is null and g.next_act is distinct from 'acceptance-notice'
  and exists (select 1 from papers w where w.unit_id = g.unit_id and w.proceeding_id = g.id and w.kind in (${listed(acceptancePapers)}) and w.state in ('sent','acknowledged'))
  and not exists (select 1 from papers w where w.unit_id = g.unit_id and w.proceeding_id = g.id and w.kind in (${listed(acceptancePapers)}) and ${unissuedPaper})
  and ${sendsHere(today)})`;

/** The letter of a petition (p) that names every clerk of the unit: its petition waits for a head who numbers, and so does the letter. $3 role. */
const isForHeadUnnamed = `(${isClerksPaper} and g.id is null and p.next_act in ('issue','transfer') and $3 in (${listed(numberers)}) and p.next_role = $3)`;

/** Waits for this officer. $1 unit, $2 account, $3 role, $5 whose decisions he takes. */
export const isMyPaper = (today: string) => `${isHere} and (${isMyPastHead} or (y.awaits_yes and (
  (not ${isClerksPaper} and ${isPutForward} and not ${isOwnDraft} and (h.holder_id in ($2, $5) or (h.holder_id is null and ($3 in (${listed(matrix['proceeding:decide'])}) or ${approvesNotice}))))
  or (w.created_by = $2 and not ${isPutForward})))
  or ((${isForClerk(today)} or ${isForHeadUnnamed}) and (y.awaits_yes or u.is_unsent)))`;
/** The day a paper that waits for this officer is due: of what only has to be sent nothing waits for anybody but whoever sends. $3 role. */
export const myPaperDueOn = (today: string) => dueOn(`(${sendsHere(today)} and u.is_unsent)`);
/** The clock behind that day. */
export const myPaperClock = (today: string) => clockOf(`(${sendsHere(today)} and u.is_unsent)`);

/**
 * Papers (w) of a visit (v) that brought no petition: a notice of refusal, a letter of guidance, a conclusion. No file decides them, so any
 * head of the office says yes; what takes no number is handed over at the desk and waits for nobody.
 */
export const visitPapers = 'papers w join visits v on v.unit_id = w.unit_id and v.id = w.visit_id';
const isWaitingVisitPaper = `(w.unit_id = $1 and w.petition_id is null and w.proceeding_id is null and w.symbol <> ''
  and w.state in ('draft','submitted','approved','numbered','signed') and v.status not in ('void','handed_over'))`;

/** Waits for this officer. $1 unit, $2 account, $3 role. */
export const isMyVisitPaper = (today: string) => `(${isWaitingVisitPaper} and (
  (not ${isClerksPaper} and ${isPutForward} and not ${isOwnDraft} and $3 in (${listed(matrix['petition:approve'])})) or ${isForClerk(today)} or (w.created_by = $2 and not ${isPutForward})))`;

/** The day such a paper (w) is due: that of its visit, which is answered by it; of a conclusion that of its own clock. */
export const visitPaperDueOn = `case when w.kind = 'TCD_CONCLUSION' then (${concluding}) else v.due_on end`;

/** The next act of a waiting paper, as the queue keeps it. */
export const paperAct = `case when w.state = 'approved' or (${isUnsentPastHead} and w.state in ('draft','submitted')) then 'paper_number' when w.state in ('numbered','signed') then 'paper_send' when not ${isPutForward} then 'paper_submit' else 'paper_approve' end`;
export const visitPaperAct = `case when w.state = 'approved' then 'paper_number' when w.state in ('numbered','signed') then 'paper_send' when not ${isPutForward} then 'paper_submit' else 'paper_approve' end`;
/** Who is to do that, where it is one officer. */
export const visitPaperHolder = inHandOf;

const sendings = Object.values(workflows)
  .flatMap((workflow) => workflow.acts)
  .filter((rule) => rule.issued !== undefined && rule.who.includes('office'))
  .map((rule) => `(g.next_act = '${rule.act}' and w.kind in (${listed(rule.issued ?? [])}))`);

const papersOf = (those: string) => `exists (select 1 from papers w where w.unit_id = g.unit_id and w.proceeding_id = g.id
  and ${unissuedPaper} and ${those} and (${sendings.join(' or ')}))`;
/** The next act of a proceeding (g) is to send what is still a draft or has no number: its papers are the work, not the sending. */
export const awaitsPapers = papersOf('true');

const lettersOf = (those: string) => `(p.next_act in ('issue','transfer') and exists (
  select 1 from papers w where w.unit_id = p.unit_id and w.petition_id = p.id and ${isPetitionPaper} and ${those}))`;
/** What is to leave with a petition (p) cannot yet: a refusal its head has not signed, a letter of transfer without a number. */
export const awaitsLetter = lettersOf('true');

/** The paper of what was approved for a petition (p) is to get its number before it is issued. */
export const awaitsNumber = `(p.next_act = 'issue' and exists (select 1 from papers w join lateral (
    select o.paper_id from proposals o where o.unit_id = p.unit_id and o.petition_id = p.id order by o.id desc limit 1) o on o.paper_id = w.id
  where w.unit_id = p.unit_id and w.state = 'approved' and w.symbol <> ''))`;

/** The next role of a petition (p), of a proceeding (g), as the list says it: nobody of the unit may number what comes first. $1 unit. */
export const roleOfPetition = (today: string) =>
  `case when p.holder_id is null and ${nobodyNumbers(today)} and (${awaitsNumber} or ${lettersOf("w.state = 'approved'")}) then '${noClerk}' else p.next_role end`;
/** As stored, but that nobody is said to wait for a clerk where the office has none. */
export const roleOfProceeding = (today: string) =>
  `case when g.holder_id is null and ${nobodyNumbers(today)} and ${papersOf("w.state = 'approved'")} then '${noClerk}' else g.next_role end`;

export interface PaperToApprove {
  id: number;
  kind: PaperKind;
  /** Of a form that serves two rulings, which one it is. */
  fields: Record<string, unknown>;
  /** Of a visit that brought no petition: year and number are the visit's; null for a paper of a petition. */
  visitId: number | null;
  year: number;
  number: number;
  petitionType: 'KN' | 'TC' | 'KNPA' | 'MIXED' | null;
  sealed: boolean;
  dueOn: string | null;
  /** Of the proceeding or petition; null where no clock gives it its day. */
  mainClockId: number | null;
  senderLabel: string | null;
  subject: string | null;
}

/** Drafts this officer is to approve on a day, nearest duty first, at most 200. */
export function listPapersToApprove(tx: UnitTx, actor: Actor, today: string): Promise<PaperToApprove[]> {
  return tx.rows<PaperToApprove>(
    `with found as (
       select w.id, w.kind, ${rulingSql('w')} as fields, null::bigint as visit_id, p.year, p.number, p.petition_type, p.sealed, ${paperDueOn} as due_on, ${clockOf('u.is_unsent')} as main_clock_id, c.sender_label, c.subject from ${waitingPapers('$4')}
         left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
        where ${isMyPaper('$4')} and ${isOpenTo(actor, 'p')} and ${paperAct} = 'paper_approve'
       union all
       select w.id, w.kind, ${rulingSql('w')} as fields, v.id, v.year, v.number, v.petition_type, v.sealed, ${visitPaperDueOn} as due_on, null, c.sender_label, c.summary from ${visitPapers}
         left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id
        where ${isMyVisitPaper('$4')} and ${isOpenTo(actor, 'v')} and ${visitPaperAct} = 'paper_approve')
     select * from found order by coalesce(due_on, date '9999-12-31'), id limit 200`,
    [actor.unitId, actor.accountId, actor.role, today, deciderOf(actor)],
  );
}
