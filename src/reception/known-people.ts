// The person at the desk, known to the unit already: what the panel asks of the form's first block, and filling that block.
import { type KnownBlock, knownPeople } from '../petitions/known/people.ts';
import { findKnownPerson } from '../petitions/known/queries.ts';
import type { FormValues } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';

const one = (values: FormValues, name: string) => {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** What the panel shows for what is typed now; nothing where the citizen comes with a denunciation. */
export function knownPeopleOf(context: Pick<Context, 'tx' | 'actor'>, values: FormValues): Promise<KnownBlock> {
  const typed = { idNumber: one(values, 'p1_idNumber'), name: one(values, 'p1_name') };
  return knownPeople(context, one(values, 'denunciation') === 'yes' ? null : typed);
}

/** The form with a known person's data in the first block; what the officer typed elsewhere stays. */
export async function fillKnownPerson(
  context: Pick<Context, 'tx' | 'actor'>,
  values: FormValues,
  partyId: number,
): Promise<FormValues> {
  const person = await findKnownPerson(context.tx, context.actor.unitId, partyId);
  if (!person) return values;
  const date = person.idIssuedOn ? person.idIssuedOn.split('-').reverse().join('/') : '';
  return {
    ...values,
    p1_name: person.name,
    p1_birthYear: person.birthYear === null ? '' : String(person.birthYear),
    p1_gender: person.gender ?? '',
    p1_idType: person.idType ?? 'can_cuoc',
    p1_idNumber: person.idNumber ?? '',
    p1_idIssuedOn: date,
    p1_idIssuedBy: person.idIssuedBy,
    p1_phone: person.phone,
    p1_email: person.email,
    p1_ward: person.wardText,
    p1_address: person.address,
  };
}
