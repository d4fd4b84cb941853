// The sender an officer is typing, known to the unit already: whom the panel asks about, and filling his block.
import type { FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { maxSenders } from '../groups.ts';
import { fillKnown } from '../known/filling.ts';
import { type KnownBlock, knownPeople } from '../known/people.ts';
import { rowsOf } from './forms.ts';

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
  if (asksNobody(values)) return values;
  return fillKnown(context, values, partyId, { prefix: `senders.${typedBlock(values)}.`, ward: 'wardText' });
}
