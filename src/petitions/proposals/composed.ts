// What the software proposed in the form of a proposal, and what of it the officer made her own. Once the petition is classified anew the
// software's words follow the new answers, and hers stay with a word about it.
import { plain, print } from '../../web/form-merge.ts';
import type { FormValues } from '../../web/forms.ts';
import { judgeOutcomes, type OutcomeFacts, outcomeRules, suggestedOutcome } from '../classification/outcomes.ts';
import { type Outcome, outcomeNames, outcomes } from '../petition.ts';
import { standingBasis, standingReason } from './words.ts';

/** What the answers of the classification suggest. */
export interface Suggestion {
  outcome: Outcome | undefined;
  reason: string;
  basis: string;
}

/** Short prints of what was suggested when the words were written, carried in the form and kept with the proposal. '' where nobody knows. */
export interface Composed {
  outcome: string;
  reason: string;
  basis: string;
}

/** Words of the officer's own that were written on another classification: what the software would say now. '' for the others. */
export interface Overtaken {
  outcome: string;
  reason: string;
  basis: string;
}

/** What the form is prefilled with from the answers of the classification; no outcome where only a report to the leader is left. */
export function suggestionOf(facts: OutcomeFacts, ruleSentence: string): Suggestion {
  const outcome = suggestedOutcome(facts);
  return {
    outcome,
    reason: standingReason(facts, ruleSentence, outcome),
    basis: outcome ? standingBasis(outcome, facts) : '',
  };
}

/** @param basis the standing basis of the outcome chosen, where that is another than the one suggested */
export const composedOf = ({ outcome, reason, basis: suggested }: Suggestion, basis = suggested): Composed => ({
  outcome: outcome ?? '',
  reason: print(reason),
  basis: print(basis),
});

/** As the form carries it, to be compared with what is proposed when it comes back. */
export const baseOf = (composed: Composed): string => JSON.stringify(composed);

/** What a proposal keeps of it in its details; undefined for one that keeps nothing. */
export function composedIn(details: unknown): Composed | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const { outcome, reason, basis } = details as Record<string, unknown>;
  const isWhole = [outcome, reason, basis].every((one) => typeof one === 'string');
  return isWhole ? { outcome: String(outcome), reason: String(reason), basis: String(basis) } : undefined;
}

function readBase(values: FormValues): Composed | undefined {
  try {
    return composedIn(JSON.parse(plain(values.base)));
  } catch {
    return undefined;
  }
}

/** The form without what the chosen outcome does not ask for. */
export function withoutForeign(values: FormValues, { petitionType }: Pick<OutcomeFacts, 'petitionType'>): FormValues {
  const outcome = outcomes.find((one) => one === values.outcome);
  const hasDestination = outcome !== undefined && outcomeRules[outcome].hasDestination && petitionType !== 'MIXED';
  return {
    ...values,
    ...(hasDestination ? {} : { destination: '' }),
    ...(outcome === 'request_supplement' ? {} : { items: '', days: '10' }),
    ...(outcome === 'inspect_own' ? {} : { inspector: '' }),
  };
}

/** The form on the classification of now: the software's words composed anew, the officer's kept. */
export function followClassification(
  values: FormValues,
  facts: OutcomeFacts,
  now: Suggestion,
): { values: FormValues; overtaken: Overtaken } {
  // A form that does not say it counts as written on the classification of now.
  const was = readBase(values) ?? composedOf(now);
  const typed = { outcome: plain(values.outcome), reason: plain(values.reason), basis: plain(values.basis) };
  const outcome = outcomeNow(typed.outcome, was, facts, now);
  const standing = outcomes.map((one) => standingBasis(one, facts));
  const isOwnBasis = print(typed.basis) !== was.basis && !standing.includes(typed.basis);
  const isAnew = was.reason !== print(now.reason) || (was.outcome !== '' && was.outcome !== (now.outcome ?? ''));
  const isOwnReason = print(typed.reason) !== was.reason;
  const basis = outcome === '' ? now.basis : standingBasis(outcome, facts);
  const overtaken: Overtaken = {
    outcome:
      now.outcome && was.outcome !== '' && was.outcome !== now.outcome && outcome !== now.outcome
        ? outcomeNames[now.outcome]
        : '',
    reason: isOwnReason && was.reason !== print(now.reason) && typed.reason !== now.reason ? now.reason : '',
    basis: isOwnBasis && (isAnew || was.basis === '') && was.basis !== print(basis) ? basis : '',
  };
  const put: FormValues = {
    ...values,
    outcome,
    ...(isOwnReason ? {} : { reason: now.reason }),
    ...(isOwnBasis ? {} : { basis }),
    base: baseOf({
      outcome: overtaken.outcome ? was.outcome : (now.outcome ?? ''),
      reason: overtaken.reason ? was.reason : print(now.reason),
      basis: overtaken.basis ? '' : print(basis),
    }),
  };
  return { values: outcome === typed.outcome ? put : withoutForeign(put, facts), overtaken };
}

/** The outcome chosen, unless it was only suggested by a classification that stands no more, or is not open now. */
function outcomeNow(typed: string, was: Composed, facts: OutcomeFacts, now: Suggestion): Outcome | '' {
  const isChanged = was.outcome !== (now.outcome ?? '');
  const chosen = judgeOutcomes(facts).find((one) => one.outcome === typed);
  if (chosen?.allowed && !(isChanged && typed === was.outcome)) return chosen.outcome;
  return typed === '' && !isChanged ? '' : (now.outcome ?? '');
}
