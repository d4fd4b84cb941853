// Whom a petition goes back to: who had it in hand, while he still works in the office; otherwise whoever gives petitions out there.
import { listPosts } from '../accounts/queries.ts';
import { roles } from '../accounts/roles.ts';
import type { Act } from '../web/act.ts';
import { assignerRole, assignerWords } from './assigner.ts';
import type { PetitionChanges } from './records.ts';

type Asking = Pick<Act, 'house' | 'actor' | 'moment'>;

/** The first of these who holds a post in the actor's unit today and can sign in; null where none does. */
export async function firstHere(
  { house, actor, moment }: Asking,
  ...accounts: readonly (number | null)[]
): Promise<number | null> {
  const asked = accounts.filter((one) => one !== null);
  if (asked.length === 0) return null;
  const here = new Set((await listPosts(house, actor.unitId, roles, moment.today)).map(({ accountId }) => accountId));
  return asked.find((one) => here.has(one)) ?? null;
}

/** Who mends a proposal that is sent back: its proposer, in want of him who has the petition in charge; null: it is to be given out anew. */
export const menderOf = (
  asking: Asking,
  petition: { assignedTo: number | null },
  { proposedBy }: { proposedBy: number },
): Promise<number | null> => firstHere(asking, proposedBy, petition.assignedTo);

/** A petition nobody here has in hand: it waits to be given out. */
export async function toBeAssigned(asking: Asking): Promise<PetitionChanges> {
  return { assignedTo: null, holderId: null, nextRole: await assignerRole(asking), nextAct: 'assign' };
}

/** "Lê Anh Tuấn không còn làm việc ở đơn vị: đơn chuyển đến ông X phân công người khác xử lý". */
export async function goneWords(
  asking: Parameters<typeof assignerWords>[0],
  proposer: string,
  petition: { unitId: number; id: number },
): Promise<string> {
  return `${proposer} không còn làm việc ở đơn vị: đơn chuyển đến ${await assignerWords(asking, petition)} để phân công người khác xử lý`;
}
