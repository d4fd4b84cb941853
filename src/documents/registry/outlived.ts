// Papers whose proceeding went another way before they had a number: nothing is told of an act that no longer stands. Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import { chargesAnew, teamKinds } from './conflicted.ts';
import { remadeKinds } from './workflow.ts';

/** The states of a proceeding in which the office has done with it. */
const endStates: readonly string[] = ['terminated', 'transferred_police', 'taken_over', 'closed'];

/** What may still be issued then: the ending act's own decision, the decision of acceptance, which that one cites, and the notice of what
 * was revoked. */
const lasting: readonly PaperKind[] = ['TC_TERMINATE', 'TC04_2019', 'WITHDRAWAL_NOTICE'];

/** What tells of an acceptance: made anew only to put the same acceptance into other words. */
const acceptanceKinds: readonly PaperKind[] = ['KN03_2026', 'TC04_2019', 'TC05_2019', 'TC06_2019'];

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');

/** SQL: a paper (w) with a number of its own to come whose proceeding has ended otherwise. Form 14a is of the end where it terminates. */
export const isOutlived = `(w.symbol <> '' and w.kind not in (${listed(lasting)}) and not (w.kind = 'KN14A_2026' and w.fields ->> 'act' = 'terminate')
  and exists (select 1 from proceedings e where e.unit_id = w.unit_id and e.id = w.proceeding_id and e.state in (${listed(endStates)})))`;

/**
 * Which kinds of papers without a number an act leaves behind: everything but `lasting` once the proceeding has ended; otherwise the
 * earlier ones of a kind it makes anew.
 * @param state of the proceeding after the act
 * @param made the kinds the act drafts anew, or does without; whoever is charged instead by another kind of paper leaves the earlier one behind too
 */
export function isLeftBehind(kind: PaperKind, state: string, made: readonly PaperKind[]): boolean {
  if (endStates.includes(state)) return !lasting.includes(kind);
  if (chargesAnew(made) && teamKinds.includes(kind)) return true;
  return (remadeKinds.includes(kind) || acceptanceKinds.includes(kind)) && made.includes(kind);
}
