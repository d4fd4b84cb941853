// A second pair of eyes: a leader of the unit, or who reads it, confirms who holds a post that opens identities or held drafts.
import { recordHouseEvent } from '../../audit/events.ts';
import { countInLine } from '../../documents/drafts.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { confirmingRefusal, listWaiting } from './queries.ts';
import { releaseDrafts, saveConfirmed, saveReachConfirmed } from './records.ts';
import { outsideReason } from './rules.ts';

export interface ConfirmedHolder {
  name: string;
  /** Drafts of his that find their place taken by what he typed meanwhile: they come back after those. */
  inLine: number;
}

/**
 * One post after the other, each by an event of its own. Several at once: whoever was confirmed or left meanwhile is passed over.
 * @throws NotAllowedNow when the actor waits himself, or one of them is for somebody else to confirm: nobody is confirmed then
 */
export async function confirmHolders(act: Act, assignmentIds: readonly number[]): Promise<ConfirmedHolder[]> {
  const { tx, house, actor, moment } = act;
  const refusal = await confirmingRefusal(tx, actor);
  if (refusal) throw new NotAllowedNow(refusal, '/reveal-confirmations');
  const posts = await listWaiting(tx, actor, moment.today, { ids: assignmentIds }, null, assignmentIds.length);
  const confirmed: ConfirmedHolder[] = [];
  for (const post of posts) {
    const outside = outsideReason(post);
    if (outside) throw new NotAllowedNow(outside, '/reveal-confirmations');
    await saveReachConfirmed(house, post, actor.accountId, moment.at);
    if (post.isPersonWaiting) await saveConfirmed(house, post, actor.accountId, moment.at);
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
