// Who was given a post, or a new password, opens no identity before somebody else has confirmed him; those who can confirm hear of it.
import { enqueueAll } from '../database/outbox.ts';
import type { HouseTx } from '../database/tx.ts';
import { accountsWithHeldDrafts, confirmFirstChief, dropParked, postsThatTookIn, saveUnconfirmed } from './admission-records.ts';
import { roleMay } from './permissions.ts';
import type { OfficerRole } from './roles.ts';

const opensIdentities = (post: { role: string }) => roleMay(post.role as OfficerRole, 'identity:reveal');

/**
 * Those of the posts just given that open identities once they are confirmed. Only the very first Chief Inspector of an installation is
 * taken at his word, once: nobody is there yet who could confirm him.
 */
async function stillShut<Post extends { id: number; role: string }>(
  house: HouseTx,
  posts: readonly Post[],
  at: Date,
): Promise<Post[]> {
  await confirmFirstChief(
    house,
    posts.map(({ id }) => id),
    at,
  );
  return posts.filter(opensIdentities);
}

/**
 * What follows when posts were just given: identities stay shut for their holders, and those who can confirm hear of it
 * (sealing/confirmations).
 */
export async function admitPosts(
  house: HouseTx,
  posts: readonly { id: number; unitId: number; role: string }[],
  at: Date,
): Promise<void> {
  await announceWaiting(house, await stillShut(house, posts, at));
}

/**
 * The same of posts that moved in a re-organisation, however many: each unit hears once of the whole switch (announce_switch_holders).
 * @param posts those whose holder stands confirmed nowhere
 */
export async function admitMovedPosts(
  house: HouseTx,
  reorganisationId: number,
  posts: readonly { id: number; unitId: number; role: string }[],
  at: Date,
): Promise<void> {
  await announceSwitch(house, reorganisationId, await stillShut(house, posts, at));
}

/** Each unit of these posts, and each that watches, hears once of them all. */
async function announceSwitch(house: HouseTx, reorganisationId: number, waiting: readonly { unitId: number }[]): Promise<void> {
  if (waiting.length === 0) return;
  const units = new Set([...waiting.map(({ unitId }) => unitId), ...(await watchingUnits(house))]);
  await enqueueAll(
    house,
    'announce_switch_holders',
    [...units].map((unitId) => ({ unitId, reorganisationId })),
  );
}

/**
 * Whose post did not stand confirmed where a re-organisation had taken it waits in the old one too, as it is taken back.
 * @returns the posts to be kept with the act: by them each unit hears once of the whole undo
 */
export async function unconfirmByUndo(
  house: HouseTx,
  reorganisationId: number,
  accountIds: readonly number[],
  at: Date,
): Promise<{ id: number }[]> {
  await dropParked(house, accountIds);
  const waiting = await shut(house, accountIds, at);
  await announceSwitch(house, reorganisationId, waiting);
  return waiting;
}

/**
 * A new password is a new pair of hands: every post waits for its confirmation again, and what the officer had typed is held until
 * then (the trigger on accounts).
 */
export async function unconfirm(house: HouseTx, accountIds: readonly number[], at: Date): Promise<void> {
  // What was parked at an expiry stands in the held draft too; here it would open to the new hands.
  await dropParked(house, accountIds);
  await shutIdentities(house, accountIds, at);
}

/** Who these accounts are is confirmed anew: by a new password, or under another name. Those who can confirm hear of it. */
export async function shutIdentities(house: HouseTx, accountIds: readonly number[], at: Date): Promise<void> {
  await announceWaiting(house, await shut(house, accountIds, at));
}

/** No post of theirs is confirmed any more. @returns those that open something once they are */
async function shut(house: HouseTx, accountIds: readonly number[], at: Date) {
  const posts = await saveUnconfirmed(house, accountIds, at);
  const held = await accountsWithHeldDrafts(house, accountIds);
  const holdsDrafts = (post: { accountId: number; unitId: number }) =>
    held.some((one) => one.accountId === post.accountId && one.unitId === post.unitId);
  const tookIn = await postsThatTookIn(house, posts);
  return posts.filter((post) => opensIdentities(post) || holdsDrafts(post) || tookIn.has(post.id));
}

/**
 * Tells the unit's leaders, the auditors, the inspectorate and the person himself, each in his own unit, after commit, of posts that
 * open identities, held drafts or what its holder took in past the head once they are confirmed.
 */
async function announceWaiting(house: HouseTx, waiting: readonly { id: number; unitId: number }[]): Promise<void> {
  if (waiting.length === 0) return;
  const watchers = await watchingUnits(house);
  await enqueueAll(
    house,
    'announce_reveal_holder',
    waiting.flatMap((post) => [...new Set([post.unitId, ...watchers])].map((unitId) => ({ unitId, assignmentId: post.id }))),
  );
}

/** Units with somebody who watches over who may open what: auditors and the Chief Inspector. */
export async function watchingUnits(house: HouseTx): Promise<number[]> {
  const rows = await house.rows<{ unitId: number }>(
    "select distinct unit_id from assignments where role in ('auditor','chief_inspector') and (upper_inf(during) or upper(during) > today_here())",
  );
  return rows.map((one) => one.unitId);
}
