// The sender an officer is typing, known to the unit already: whom the panel asks about, and filling his block.
import type { FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { type KnownBlock, knownPeople } from '../known/people.ts';
import { findKnownPerson } from '../known/queries.ts';
import { maxSenders, rowsOf } from './forms.ts';

/** The block that is being typed: the last one with something in it. */
const typedBlock = (values: FormValues): number => Math.max(0, rowsOf(values, 'senders', maxSenders).length - 1);

/** In a denunciation nobody is looked up, whatever the form says besides. */
const asksNobody = (values: FormValues): boolean => values.mode !== 'open' || values.declaredType === 'TC';

/** What the panel shows for what is typed now. */
export function knownSendersOf(context: Pick<Context, 'tx' | 'actor'>, values: FormValues): Promise<KnownBlock> {
  const row = rowsOf(values, 'senders', maxSenders)[typedBlock(values)];
  return knownPeople(context, asksNobody(values) ? null : { idNumber: row?.idNumber ?? '', name: row?.name ?? '' });
}

/** The form with a known person's data in the block being typed; what the officer typed elsewhere stays. */
export async function fillKnownSender(
  context: Pick<Context, 'tx' | 'actor'>,
  values: FormValues,
  partyId: number,
): Promise<FormValues> {
  const person = asksNobody(values) ? undefined : await findKnownPerson(context.tx, context.actor.unitId, partyId);
  if (!person) return values;
  const at = `senders.${typedBlock(values)}.`;
  return {
    ...values,
    [`${at}name`]: person.name,
    [`${at}birthYear`]: person.birthYear === null ? '' : String(person.birthYear),
    [`${at}gender`]: person.gender ?? '',
    [`${at}idType`]: person.idType ?? 'can_cuoc',
    [`${at}idNumber`]: person.idNumber ?? '',
    [`${at}idIssuedOn`]: person.idIssuedOn ? person.idIssuedOn.split('-').reverse().join('/') : '',
    [`${at}idIssuedBy`]: person.idIssuedBy,
    [`${at}phone`]: person.phone,
    [`${at}email`]: person.email,
    [`${at}wardText`]: person.wardText,
    [`${at}address`]: person.address,
  };
}
