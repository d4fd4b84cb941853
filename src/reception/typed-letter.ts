// The letter of an outcome that was made outside: the desk types its number, which takes its place in the office's outgoing book.
import { enterVisitLetter } from '../documents/actions.ts';
import { type LeapField, leapFieldOf } from '../documents/registry/leap-field.ts';
import type { Act } from '../web/act.ts';
import type { FormState } from '../web/forms.ts';
import type { VisitEntry } from './entry-form.ts';
import type { VisitOutcome } from './visit.ts';

type Letter = Pick<VisitEntry, 'outcome' | 'guidanceNumber' | 'transferNumber' | 'leap'>;

/** Where the number of the letter of an outcome is typed. */
const fieldOf = (outcome: VisitOutcome | null) =>
  outcome === 'guided' ? 'guidanceNumber' : outcome === 'transferred' ? 'transferNumber' : null;

/** The number the register keeps of an outcome: of no other one. */
export const typedNumbers = ({ outcome, guidanceNumber, transferNumber }: Letter) => ({
  guidanceNumber: outcome === 'guided' ? guidanceNumber : '',
  transferNumber: outcome === 'transferred' ? transferNumber : '',
});

/**
 * @param visit.was the number it had; '' of a new visit
 * @param on the day of the letter: that of the reception, of an outcome written down later that day
 * @returns what is kept with the event (`numbers_kept` reads it)
 * @throws FormInvalid for a number another paper has, with `leap` for one to look at again
 */
export function enterTypedLetter(act: Act, visit: { unitId: number; id: number; was: string }, entry: Letter, on: string) {
  const field = fieldOf(entry.outcome);
  const letter = { was: visit.was, number: field ? entry[field] : '', on, leap: entry.leap ?? '' };
  return enterVisitLetter(act, visit, letter, field ?? 'outcome');
}

/** The tick for a number that is to be looked at again; null where nothing was asked. */
export const letterLeap = (form: FormState): LeapField | null =>
  leapFieldOf(form, form.values.outcome === 'guided' ? 'guidanceNumber' : 'transferNumber');
