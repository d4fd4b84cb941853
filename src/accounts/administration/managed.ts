// Finding what an administrator manages, locked: another unit's account is not there for him, as it is not for anybody else.
import { recordHouseEvent } from '../../audit/events.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { listUnitsToStaff } from '../../units/queries.ts';
import type { Unit } from '../../units/unit.ts';
import type { Context } from '../../web/pages.ts';
import { type AccountRow, lockAccount } from '../records.ts';
import { type DatedAssignment, listDatedAssignments, loadAccountDetail, lockDatedAssignment } from './queries.ts';
import { assignRefusal } from './rules.ts';
import { accountRefusal, isKnownTo, managedUnit, postRefusal } from './scope.ts';

/** The page of an account. */
export const accountPath = (id: number) => `/admin/accounts/${id}`;

/** The units this administrator gives posts in: a post in one that begins later begins with it. */
export async function unitsOf({ house, actor, moment }: Pick<Context, 'house' | 'actor' | 'moment'>): Promise<Unit[]> {
  const own = managedUnit(actor);
  return (await listUnitsToStaff(house, moment.today)).filter((unit) => own === null || unit.id === own);
}

/** An account and its posts for showing. @throws NotFound when it is not his to know */
export async function loadManaged({ house, actor }: Pick<Context, 'house' | 'actor'>, id: number) {
  const account = await loadAccountDetail(house, id);
  const posts = await listDatedAssignments(house, id);
  if (!isKnownTo(actor, posts)) throw new NotFound();
  return { account, posts };
}

/** The same for a form that changes the account itself: it opens where its act would be done. @throws NotFound, NotAllowedNow */
export async function loadManagedPerson(context: Pick<Context, 'house' | 'actor' | 'moment'>, id: number) {
  const managed = await loadManaged(context, id);
  const refusal = accountRefusal(context.actor, managed.posts, context.moment.today);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(id));
  return managed;
}

/** The same for a form that gives a post: whoever may not give one to himself reads so before he types. @throws NotFound, NotAllowedNow */
export async function loadAssignable(context: Pick<Context, 'house' | 'actor'>, id: number) {
  const managed = await loadManaged(context, id);
  const refusal = assignRefusal(context.actor.accountId, id);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(id));
  return managed;
}

export interface Managed {
  account: AccountRow;
  posts: DatedAssignment[];
}

/** An account he may give posts to, locked. @throws NotFound */
export async function lockManaged({ house, actor }: Pick<Context, 'house' | 'actor'>, id: number): Promise<Managed> {
  const account = await lockAccount(house, id);
  const posts = await listDatedAssignments(house, id);
  if (account.id === 0 || !isKnownTo(actor, posts)) throw new NotFound();
  return { account, posts };
}

/** An account whose password, name and closing are his to decide, locked. @throws NotFound, NotAllowedNow */
export async function lockManagedPerson(context: Pick<Context, 'house' | 'actor' | 'moment'>, id: number): Promise<Managed> {
  const managed = await lockManaged(context, id);
  const refusal = accountRefusal(context.actor, managed.posts, context.moment.today);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(id));
  return managed;
}

/** One post of an account, both locked, both his to change. @throws NotFound, NotAllowedNow */
export async function lockManagedPost(
  context: Pick<Context, 'house' | 'actor'>,
  accountId: number,
  assignmentId: number,
): Promise<Managed & { post: DatedAssignment }> {
  const managed = await lockManaged(context, accountId);
  const post = await lockDatedAssignment(context.house, assignmentId);
  if (post.accountId !== accountId) throw new NotFound();
  const refusal = postRefusal(context.actor, post);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(accountId));
  return { ...managed, post };
}

/** Leaves an event of the house under the administrator's name. */
export function recordAdministration(
  context: Pick<Context, 'house' | 'moment' | 'actor' | 'requestId'>,
  kind: string,
  unitId: number | null,
  data: Record<string, unknown>,
): Promise<void> {
  const { house, moment, actor, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, unitId, kind, data, requestId });
}
