// A citizen the unit has met brings his particulars into one block of a form, at the desk and at intake alike.
import { isNumbered } from '../../search/fold.ts';
import type { FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { findKnownPerson } from './queries.ts';

/**
 * The form with a known person's data in one block; what stands elsewhere stays, and so do words typed where the book has none.
 * @param block the names of the block: how each begins, and what its ward is called
 */
export async function fillKnown(
  context: Pick<Context, 'tx' | 'actor'>,
  values: FormValues,
  partyId: number,
  block: { prefix: string; ward: string },
): Promise<FormValues> {
  const person = await findKnownPerson(context.tx, context.actor.unitId, partyId);
  if (!person) return values;
  // Why he had no paper then is no paper he has today.
  const isShown = isNumbered(person.idNumber ?? '');
  const stored: Record<string, string> = {
    name: person.name,
    birthYear: person.birthYear === null ? '' : String(person.birthYear),
    gender: person.gender ?? '',
    idType: isShown ? (person.idType ?? '') : '',
    idNumber: isShown ? (person.idNumber ?? '') : '',
    idIssuedOn: person.idIssuedOn ? person.idIssuedOn.split('-').reverse().join('/') : '',
    idIssuedBy: person.idIssuedBy,
    phone: person.phone,
    email: person.email,
    [block.ward]: person.wardText,
    address: person.address,
  };
  const known = Object.entries(stored).filter(([, words]) => words !== '');
  return { ...values, ...Object.fromEntries(known.map(([name, words]) => [`${block.prefix}${name}`, words])) };
}
