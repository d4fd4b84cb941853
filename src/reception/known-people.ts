// The person at the desk, known to the unit already: what the panel asks of the form's first block, and filling that block.
import { fillKnown } from '../petitions/known/filling.ts';
import { type KnownBlock, knownPeople } from '../petitions/known/people.ts';
import type { FormValues } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';

const one = (values: FormValues, name: string) => {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** In a denunciation nobody is looked up. */
const asksNobody = (values: FormValues): boolean => one(values, 'denunciation') === 'yes';

/** What the panel shows for what is typed now; nothing where the citizen comes with a denunciation. */
export function knownPeopleOf(context: Pick<Context, 'tx' | 'actor'>, values: FormValues): Promise<KnownBlock> {
  const typed = { idNumber: one(values, 'p1_idNumber'), name: one(values, 'p1_name') };
  return knownPeople(context, asksNobody(values) ? null : typed);
}

/** The form with a known person's data in the first block; what the officer typed elsewhere stays. */
export async function fillKnownPerson(
  context: Pick<Context, 'tx' | 'actor'>,
  values: FormValues,
  partyId: number,
): Promise<FormValues> {
  if (asksNobody(values)) return values;
  return fillKnown(context, values, partyId, { prefix: 'p1_', ward: 'ward' });
}
