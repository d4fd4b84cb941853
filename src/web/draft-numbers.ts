// The numbers of drafts of records that are none yet: each opening of such a form keeps its words under a number of its own.
import { createHash, randomInt } from 'node:crypto';

/** A number no other opening has: fourteen or fifteen digits. */
export const newDraftNumber = () => String(randomInt(10_000_000_000_000, 280_000_000_000_000));

/** What the address or the field `draft` says, '' for anything that is no number. */
export const draftNumberOf = (value: string | string[] | null | undefined) =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? value : '';

/** The subject the draft is kept under. '0' and no number at all mean the one draft a form had before it could keep several. */
export const subjectOfNumber = (number: string) => (number === '0' ? '' : number);

/** The number in an address that opens the draft kept under a subject. */
export const numberOfSubject = (subject: string) => subject || '0';

/**
 * The key of the form a numbered draft is typed in: however many windows it is open in, it is one act. Undefined for the one draft a form
 * had before it could keep several, whose place is used again and again.
 */
export function keyOfDraft(form: string, number: string): string | undefined {
  if (subjectOfNumber(number) === '') return undefined;
  const hash = createHash('sha256').update(`draft:${form}:${number}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
