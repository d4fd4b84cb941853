// From a paper that charges somebody who must not verify to the act that charges others.
import { accessTo } from './policy.ts';
import { type Asking, gather } from './queries.ts';
import { loadProceeding } from './records.ts';
import { workflowOf } from './tables/index.ts';
import { permittedActions } from './workflow.ts';

/** Where this officer gives the verification to others; '' where it is not his, or the matter is past it. */
export async function chargingAgainHref(
  asking: Asking,
  paper: { unitId: number; proceedingId: number | null; conflicted: string | null },
): Promise<string> {
  if (paper.conflicted === null || paper.proceedingId === null || paper.unitId !== asking.actor.unitId) return '';
  const proceeding = await loadProceeding(asking.tx, paper.proceedingId);
  const { given, doer } = await gather(asking, proceeding);
  if (accessTo(asking.actor, doer, proceeding.sealed) !== 'open') return '';
  const acts = permittedActions(workflowOf(proceeding.procedure), proceeding.id, given.facts, doer);
  const again = acts.find(({ act }) => act === 'assignment');
  return again?.allowed ? again.href : '';
}
