// Which steps this officer may take back, and where: beside the step, and on the page of a paper it made.
import type { Tx } from '../../database/tx.ts';
import { accessTo } from '../policy.ts';
import { type Asking, type Gathered, gather } from '../queries.ts';
import { loadProceeding } from '../records.ts';
import { workflowOf } from '../tables/index.ts';
import { whyItStays, whyNotThisTaker } from './policy.ts';
import { findStepOf, listRecorded, listStepPapers } from './records.ts';

/** Where one step of a file is taken back. */
export const takingBackHref = (proceedingId: number, stepId: number): string =>
  `/proceedings/${proceedingId}/steps/${stepId}/taking-back`;

/** The steps that may still be taken back by this officer, by id, with the address. Two queries. */
export async function listTakeable(tx: Tx, { given, doer }: Gathered): Promise<ReadonlyMap<number, string>> {
  const { proceeding } = given;
  const workflow = workflowOf(proceeding.procedure);
  const recorded = await listRecorded(tx, proceeding);
  const papers = await listStepPapers(
    tx,
    proceeding.unitId,
    recorded.flatMap(({ undo }) => undo?.papers ?? []),
  );
  const found = recorded.filter((step, index) => {
    const own = papers.filter(({ id }) => step.undo?.papers.includes(id));
    const asked = { step, later: recorded.slice(index + 1), papers: own, proceeding, workflow };
    return !whyNotThisTaker(step, workflow, doer, given.actorId) && !whyItStays(asked, false);
  });
  return new Map(found.map(({ id }) => [id, takingBackHref(proceeding.id, id)]));
}

/** Where the words of a draft are changed: its step is taken back and opens again with them. '' where this officer may not. */
export async function rewordingHref(
  asking: Asking,
  paper: { unitId: number; id: number; proceedingId: number | null; state: string },
): Promise<string> {
  if (paper.proceedingId === null || !['draft', 'submitted', 'approved'].includes(paper.state)) return '';
  const step = await findStepOf(asking.tx, paper);
  if (!step) return '';
  const proceeding = await loadProceeding(asking.tx, paper.proceedingId);
  const gathered = await gather(asking, proceeding);
  if (accessTo(asking.actor, gathered.doer, proceeding.sealed) !== 'open') return '';
  return (await listTakeable(asking.tx, gathered)).get(step.id) ?? '';
}
