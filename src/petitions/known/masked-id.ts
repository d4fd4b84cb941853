// How a number of an identity paper is shown where it only tells people apart. Pure.

import { isNumbered } from '../../search/fold.ts';
import type { IdType } from '../id-types.ts';

/** '001 185 001 234' → for pages: first and last three digits. */
export function maskedId(number: string): string {
  return number.length >= 9 ? `${number.slice(0, 3)} *** ${number.slice(-3)}` : `*** ${number.slice(-3)}`;
}

/** The number of a person's paper as the page of his record shows it: whole only where the paper is none that identifies by number. */
export const shownId = (party: { idType: string | null; idNumber: string | null }): string =>
  party.idNumber === null || (party.idType as IdType | null) === 'khac' || !isNumbered(party.idNumber)
    ? (party.idNumber ?? '')
    : maskedId(party.idNumber);
