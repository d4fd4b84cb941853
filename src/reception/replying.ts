// The answer to the citizen and the end of the duty to give it (LTCD Điều 28.1); an answer noted by mistake is taken back.
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { listClocks } from '../deadlines/queries.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { eventOf, lockFor } from './actions.ts';
import { findAwaitedNotice } from './awaited-notice.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { findIssuedNotice, loadVisitRecord } from './queries.ts';
import { type LockedVisit, saveVisit, saveVisitContent } from './records.ts';
import type { ReplyInput, TakeBackInput } from './step-forms.ts';
import { isBlindTo, owesRefusalNotice, replyContradiction } from './workflow.ts';

/** The answer to the citizen (LTCD Điều 28.1), or the notice of refusal, was given on that day: the duty ends. */
export async function replyToVisit(act: Act, id: number, typed: ReplyInput): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const visit = await lockFor(act, id, 'reply', typed.version);
  const replyKind = owesRefusalNotice(visit) ? ('refusal_notice' as const) : typed.replyKind;
  if (!replyKind) throw new FormInvalid({ replyKind: 'Chọn nội dung trả lời, thông báo' });
  if (replyKind === 'refusal_notice') await assertNoticeIssued(act, visit);
  const contradiction = replyContradiction(replyKind, (await loadVisitRecord(tx, id)).petitionStatus, visit.outcome);
  if (contradiction) throw new FormInvalid({ replyKind: contradiction });
  if (typed.repliedOn > moment.today)
    throw new FormInvalid({ repliedOn: `Ngày trả lời không được sau hôm nay ${formatDate(moment.today)}` });
  if (typed.repliedOn < visit.receivedOn)
    throw new FormInvalid({ repliedOn: `Ngày trả lời không được trước ngày tiếp ${formatDate(visit.receivedOn)}` });
  const input = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  await stopClocks(tx, actor, rules, { visitId: id }, input.repliedOn, 'đã trả lời, thông báo cho công dân', moment, undefined, [
    conclusionRule,
  ]);
  await saveVisit(tx, visit, { status: 'replied', repliedOn: input.repliedOn, replyKind, dueOn: null });
  if (input.resultTracking !== '' && !(visit.sealed && actor.reach.sealed === 'none'))
    await saveVisitContent(tx, visit, { resultTracking: input.resultTracking });
  await eventOf(act, visit, 'visit.replied', { reply: replyKind, on: input.repliedOn });
}

/** The notice 01/TCD is signed by the head and numbered before it reaches anybody (khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP). @throws NotAllowedNow */
async function assertNoticeIssued({ tx, actor }: Act, visit: LockedVisit): Promise<void> {
  const draft = await findAwaitedNotice(tx, visit);
  if (draft === undefined) return;
  throw new NotAllowedNow(
    'Thông báo từ chối tiếp (Mẫu 01/TCD) còn là dự thảo hoặc chưa cấp số. Lãnh đạo phê duyệt, văn thư cấp số trước.',
    isBlindTo(actor, visit) ? `/visits/${visit.id}` : `/papers/${draft.id}`,
  );
}

/**
 * An answer noted by mistake is taken back, with its reason: the duty is owed again from the day it began, as if it had never ended, and
 * the outcome can be written anew. A notice of refusal that was issued stays issued: only its note is taken back.
 * @throws FormInvalid, NotAllowedNow
 */
export async function takeBackReply(act: Act, id: number, typed: TakeBackInput): Promise<void> {
  const visit = await lockFor(act, id, 'take_back', typed.version);
  const { reason } = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  const dueOn = await oweReplyAgain(act, visit);
  const status = visit.outcome === null ? ('recorded' as const) : ('outcome_set' as const);
  await saveVisit(act.tx, visit, { status, repliedOn: null, replyKind: null, dueOn });
  await eventOf(act, visit, 'visit.reply_taken_back', {
    reply: visit.replyKind,
    on: visit.repliedOn,
    reason: visit.sealed ? '' : reason,
  });
}

/** The clock that ended with the answer runs again; a visit of an old book never had one. Gives the due date. */
async function oweReplyAgain(act: Act, visit: LockedVisit): Promise<string | null> {
  const { tx, actor, rules, moment } = act;
  if (visit.outcome === 'refused' && (await findIssuedNotice(tx, visit)) !== undefined) return null;
  const subject = { visitId: visit.id };
  const last = (await listClocks(tx, visit.unitId, subject)).filter((clock) => clock.ruleCode !== conclusionRule).at(-1);
  if (!last) return null;
  if (last.stoppedOn === null) return last.dueOn;
  const again = { rule: last.ruleCode, on: last.startedOn, isMain: true };
  return (await startClock(tx, actor, rules, subject, again, moment)).state.dueOn;
}
