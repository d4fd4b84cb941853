// A second pair of eyes: a leader of the unit, or who reads it, confirms who holds a post that opens identities or held drafts.
import { recordHouseEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { countInLine } from '../../documents/drafts.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { confirmingRefusal, listWaiting, type WaitingPost } from './queries.ts';
import { dropRefusal, releaseDrafts, saveConfirmed, saveReachConfirmed, saveRefused } from './records.ts';
import { outsideReason } from './rules.ts';
import { type RefusalCode, refusals } from './words.ts';

export interface ConfirmedHolder {
  name: string;
  /** Drafts of his that find their place taken by what he typed meanwhile: they come back after those. */
  inLine: number;
}

/** @throws NotAllowedNow when the actor waits himself, or one of them is for somebody else to confirm */
async function listToConfirm(
  { tx, actor, moment }: Pick<Act, 'tx' | 'actor' | 'moment'>,
  ids: readonly number[],
): Promise<WaitingPost[]> {
  const refusal = await confirmingRefusal(tx, actor);
  if (refusal) throw new NotAllowedNow(refusal, '/reveal-confirmations');
  const posts = await listWaiting(tx, actor, moment.today, { ids }, null, ids.length);
  for (const post of posts) {
    const outside = outsideReason(post);
    if (outside) throw new NotAllowedNow(outside, '/reveal-confirmations');
  }
  return posts;
}

/** The post an officer is asked about. @throws NotAllowedNow as above, NotFound when it is not his to confirm */
export async function loadToConfirm(act: Pick<Act, 'tx' | 'actor' | 'moment'>, assignmentId: number): Promise<WaitingPost> {
  const [post] = await listToConfirm(act, [assignmentId]);
  if (!post) throw new NotFound();
  return post;
}

/**
 * One post after the other, each by an event of its own. Several at once: whoever was confirmed or left meanwhile is passed over.
 * @throws NotAllowedNow when the actor waits himself, or one of them is for somebody else to confirm: nobody is confirmed then
 */
export async function confirmHolders(act: Act, assignmentIds: readonly number[]): Promise<ConfirmedHolder[]> {
  const { tx, house, actor, moment } = act;
  const confirmed: ConfirmedHolder[] = [];
  for (const post of await listToConfirm(act, assignmentIds)) {
    await saveReachConfirmed(house, post, actor.accountId, moment.at);
    if (post.isPersonWaiting) await saveConfirmed(house, post, actor.accountId, moment.at);
    await dropRefusal(house, post);
    if (post.isPersonWaiting && post.holdsDrafts) await releaseDrafts(tx, post);
    await recordHouseEvent(house, {
      at: moment.at,
      accountId: actor.accountId,
      unitId: post.unitId,
      kind: 'assignment.reveal_confirmed',
      data: {
        targetId: post.accountId,
        login: post.login,
        role: post.role,
        title: post.title,
        ...(post.acts.length > 0 ? { act: post.acts.map(({ number }) => number).join(', ') } : {}),
      },
      requestId: act.requestId,
    });
    await enqueue(house, 'tell_confirmed', { unitId: post.unitId, assignmentId: post.id });
    confirmed.push({ name: post.name, inLine: post.holdsDrafts ? await countInLine(tx, post, null) : 0 });
  }
  return confirmed;
}

/** @throws NotAllowedNow as above, NotFound when it is not his to confirm */
export async function confirmHolder(act: Act, assignmentId: number): Promise<ConfirmedHolder> {
  const [confirmed] = await confirmHolders(act, [assignmentId]);
  if (!confirmed) throw new NotFound();
  return confirmed;
}

/**
 * Says no, for one of the reasons there are: the post goes on waiting, its holder hears why and what to do (tasks.ts).
 * @returns his name @throws NotAllowedNow, NotFound as above
 */
export async function refuseHolder(act: Act, assignmentId: number, reason: RefusalCode): Promise<string> {
  const { house, actor, moment } = act;
  const post = await loadToConfirm(act, assignmentId);
  await saveRefused(house, post, actor.accountId, moment.at, reason);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    unitId: post.unitId,
    kind: 'assignment.reveal_refused',
    data: { targetId: post.accountId, login: post.login, role: post.role, title: post.title, reason: refusals[reason].label },
    requestId: act.requestId,
  });
  await enqueue(house, 'tell_refused', { unitId: post.unitId, assignmentId: post.id });
  return post.name;
}
