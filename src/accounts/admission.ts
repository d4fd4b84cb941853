// Who was given a post, or a new password, opens no identity before somebody else has confirmed him; those who can confirm hear of it.
import { enqueueAll } from '../database/outbox.ts';
import type { HouseTx } from '../database/tx.ts';
import { confirmFirstChief, saveUnconfirmed } from './admission-records.ts';
import { roleMay } from './permissions.ts';
import type { OfficerRole } from './roles.ts';

/**
 * What follows when posts were just given: identities stay shut for their holders, and those who can confirm hear of it
 * (sealing/confirmations). Only the very first Chief Inspector of an installation is taken at his word, once: nobody is there
 * yet who could confirm him.
 */
export async function admitPosts(
  house: HouseTx,
  posts: readonly { id: number; unitId: number; role: string }[],
  at: Date,
): Promise<void> {
  await confirmFirstChief(
    house,
    posts.map(({ id }) => id),
    at,
  );
  await announceRevealHolders(house, posts);
}

/** A new password is a new pair of hands: every post that opens identities waits for its confirmation again. */
export async function unconfirm(house: HouseTx, accountIds: readonly number[], at: Date): Promise<void> {
  const posts = await saveUnconfirmed(house, accountIds, at);
  await announceRevealHolders(house, posts);
}

/**
 * Tells the unit's leaders, the auditors, the inspectorate and the person himself, each in his own unit, after commit, of posts that
 * open identities once they are confirmed; of the others nobody.
 */
async function announceRevealHolders(
  house: HouseTx,
  posts: readonly { id: number; unitId: number; role: string }[],
): Promise<void> {
  const opening = posts.filter((post) => roleMay(post.role as OfficerRole, 'identity:reveal'));
  if (opening.length === 0) return;
  const watchers = await house.rows<{ unitId: number }>(
    "select distinct unit_id from assignments where role in ('auditor','chief_inspector') and (upper_inf(during) or upper(during) > now())",
  );
  await enqueueAll(
    house,
    'announce_reveal_holder',
    opening.flatMap((post) =>
      [...new Set([post.unitId, ...watchers.map((one) => one.unitId)])].map((unitId) => ({ unitId, assignmentId: post.id })),
    ),
  );
}
