// A second pair of eyes: a leader of the unit, or who reads it, confirms who holds a post that opens identities or held drafts.
import { recordHouseEvent } from '../../audit/events.ts';
import { countInLine } from '../../documents/drafts.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { confirmingRefusal, listWaiting } from './queries.ts';
import { releaseDrafts, saveConfirmed } from './records.ts';
import { isForOutside, outsideWords } from './rules.ts';

export interface ConfirmedHolder {
  name: string;
  /** Drafts of his that find their place taken by what he typed meanwhile: they come back after those. */
  inLine: number;
}

/** @throws NotAllowedNow when the actor waits himself or works in the same office where it needs somebody from outside, NotFound when it is not his to confirm */
export async function confirmHolder(act: Act, assignmentId: number): Promise<ConfirmedHolder> {
  const { tx, house, actor, moment } = act;
  const refusal = await confirmingRefusal(tx, actor);
  if (refusal) throw new NotAllowedNow(refusal, '/reveal-confirmations');
  const [post] = await listWaiting(tx, actor, moment.today, { id: assignmentId });
  if (!post) throw new NotFound();
  if (isForOutside(post)) throw new NotAllowedNow(outsideWords, '/reveal-confirmations');
  await saveConfirmed(house, post, actor.accountId, moment.at);
  if (post.holdsDrafts) await releaseDrafts(tx, post);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    unitId: post.unitId,
    kind: 'assignment.reveal_confirmed',
    data: { targetId: post.accountId, login: post.login, role: post.role, title: post.title },
    requestId: act.requestId,
  });
  return { name: post.name, inLine: post.holdsDrafts ? await countInLine(tx, post, null) : 0 };
}
