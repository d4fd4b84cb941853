// From the sending book to the act that tells of it: a paper that left may still owe its proceeding one entry.

import type { PaperKind } from '../documents/papers/catalogue.ts';
import { listUnsentPapers } from '../documents/queries.ts';
import type { Context } from '../web/pages.ts';
import { gather } from './queries.ts';
import { loadProceeding } from './records.ts';
import { workflowOf } from './tables/index.ts';
import { permittedActions } from './workflow.ts';

/**
 * Where this officer records that the papers of an act have left, once the last of them has: the act ends the limit, the book alone does
 * not. '' where another of them still waits, no act is owed, or it is not this officer's.
 */
export async function sendingActHref(
  { tx, house, actor, moment, services }: Context,
  paper: { kind: PaperKind; proceedingId: number | null },
): Promise<string> {
  if (paper.proceedingId === null) return '';
  const proceeding = await loadProceeding(tx, paper.proceedingId);
  const workflow = workflowOf(proceeding.procedure);
  const rule = workflow.acts.find((one) => one.who.includes('office') && one.issued?.includes(paper.kind));
  if (!rule || (await listUnsentPapers(tx, proceeding, rule.issued ?? [], moment.today)).length > 0) return '';
  const { given, doer } = await gather({ tx, house, actor, moment, rules: await services.rules(house) }, proceeding);
  const act = permittedActions(workflow, proceeding.id, given.facts, doer).find((one) => one.act === rule.act);
  return act?.allowed ? act.href : '';
}
