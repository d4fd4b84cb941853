// A result made once more in the place of a revoked one whose step stays: what told of that one is owed again, from the new one's day. Pure.
import type { ClockEffect, Given } from '../effect.ts';
import type { ProceedingChanges } from '../records.ts';
import { workflowOf } from '../tables/index.ts';
import { findRule, isDoneAgain } from '../workflow.ts';

/** The act makes its result in the place of a revoked one. */
export function isAgain(act: 'decision' | 'conclusion', { facts }: Pick<Given, 'facts'>): boolean {
  const rule = findRule(workflowOf(facts.procedure), act);
  return rule !== undefined && isDoneAgain(rule, facts);
}

/** What was told and carried out of the one before is no more what the file answers for. */
export const nothingTold: ProceedingChanges = { sentOn: null, publishedOn: null, effectiveOn: null, enforcedOn: null };

/**
 * The periods that the revoked one began end, where they still run: the new one begins its own.
 * @param rules of which all end, `publishing` of which only the one that began with that result does
 */
export function periodsBefore(
  { facts }: Pick<Given, 'facts'>,
  { rules, publishing }: { rules: readonly string[]; publishing: string },
  on: string,
): ClockEffect[] {
  const reason = 'Văn bản kết quả đã thu hồi, ban hành lại';
  return [
    { do: 'stop', rules, on, reason },
    ...(facts.decidedOn === null ? [] : [{ do: 'stop' as const, rules: [publishing], on, reason, begunOn: [facts.decidedOn] }]),
  ];
}
