// The verbs of "Góp ý": send, put into a group, take out of it, answer once for all.
import { recordEvent, recordHouseEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
import { type BareStore, bareReceived } from '../documents/files/baring.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import type { ReceivedFile } from '../web/uploads.ts';
import { type AnswerState, brokenPicture, pictureRefusal } from './feedback.ts';
import { insertGroup, insertRequest, lockGroup, putMembers, removeMember, saveAnswer } from './records.ts';

/**
 * A request of the actor. @param request.page a route's pattern, '' when it is about no screen
 * @param request.carriedFrom the wish of a class it carries on; left out of one's own
 * @param files where its picture lies: it is read to its end before it is taken, and kept without what was written beside it
 * @throws FormInvalid with a sentence under `picture`
 */
export async function sendFeedback(
  act: Act,
  request: { page: string; words: string; picture: ReceivedFile | null; carriedFrom?: string },
  files: BareStore,
): Promise<number> {
  const { tx, actor, moment, requestId } = act;
  const because = request.picture ? await whyNoPicture(request.picture, files) : '';
  if (because) throw new FormInvalid({ picture: because });
  const id = await insertRequest(tx, actor, { carriedFrom: null, ...request }, moment.at);
  if (request.picture) {
    request.picture.kept = true;
    if (request.picture.scanState === 'pending') await enqueue(tx, 'scan_feedback', { unitId: actor.unitId, requestId: id });
  }
  await recordEvent(tx, actor, { kind: 'feedback.sent', at: moment.at, data: { page: request.page }, requestId });
  return id;
}

/** By its size and type, then by its whole content: what is read is small by then. */
async function whyNoPicture(picture: ReceivedFile, files: BareStore): Promise<string> {
  return pictureRefusal(picture) || ((await bareReceived(files, picture)) ? '' : brokenPicture);
}

/**
 * Puts requests into a group, a new one when `title` is given. Those who asked what was answered already are told.
 * @throws NotAllowedNow when one of them is not there (or not within reach)
 */
export async function groupFeedback(
  act: Act,
  choice: { requests: readonly number[]; group: number | null; title: string },
): Promise<number> {
  const { tx, house, actor, moment, requestId } = act;
  const known = choice.group === null ? undefined : await lockGroup(house, choice.group);
  const groupId = known?.id ?? (await insertGroup(house, choice.title, actor.accountId, moment.at));
  const ids = [...new Set(choice.requests)];
  const put = await putMembers(tx, groupId, ids, actor.accountId, moment.at);
  if (put !== ids.length) throw new NotAllowedNow('Có góp ý không còn ở đây. Tải lại trang rồi chọn lại.', '/feedback/inbox');
  await recordHouseEvent(house, {
    kind: 'feedback.grouped',
    at: moment.at,
    accountId: actor.accountId,
    unitId: actor.unitId,
    data: { groupId, count: put },
    requestId,
  });
  if (known?.answeredAt) await enqueue(tx, 'announce_feedback', { groupId });
  return groupId;
}

/** Back among those that wait. */
export async function ungroupFeedback(act: Act, groupId: number, requestId: number): Promise<void> {
  await lockGroup(act.house, groupId);
  await removeMember(act.house, groupId, requestId);
  await recordHouseEvent(act.house, {
    kind: 'feedback.ungrouped',
    at: act.moment.at,
    accountId: act.actor.accountId,
    unitId: act.actor.unitId,
    data: { groupId },
    requestId: act.requestId,
  });
}

/** One answer for everybody in the group; the worker tells each of them after commit. An answer may be given anew. */
export async function answerFeedback(
  act: Act,
  groupId: number,
  answer: { state: AnswerState; answer: string; isPublished: boolean },
): Promise<void> {
  const { house, tx, actor, moment, requestId } = act;
  const group = await lockGroup(house, groupId);
  await saveAnswer(house, group, answer, actor.accountId, moment.at);
  await recordHouseEvent(house, {
    kind: 'feedback.answered',
    at: moment.at,
    accountId: actor.accountId,
    unitId: actor.unitId,
    data: { groupId, state: answer.state, published: answer.isPublished },
    requestId,
  });
  await enqueue(tx, 'announce_feedback', { groupId });
}
