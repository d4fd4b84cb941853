// The PIN on the citizen's slip is known for a moment only: for half an hour after it was given it lies sealed beside the words parked for
// the officer who gave it, written in the transaction of the act. So whoever pressed twice reads it too, in whichever window the answer
// comes; the database keeps nothing else of it but its keyed digest.
import type { Context } from '../../web/pages.ts';
import { findParkedAt, park } from '../../web/parking.ts';

/** No address of a page: nothing opens it but this file. */
const placeOf = (context: Context, petitionId: number) => `receipt-pin:${context.actor.unitId}:${petitionId}`;

/** Puts the PIN aside for the receipt page. */
export async function keepReceiptPin(context: Context, petitionId: number, pin: string): Promise<void> {
  const { house, services, actor, moment } = context;
  const place = { pathname: placeOf(context, petitionId), search: '' };
  await park(house, services.keyring, actor, place, { slip: pin }, moment.at);
}

/** The PIN while it is still there, undefined afterwards (then the unit reissues it), and for whoever looks through the officer's eyes. */
export async function findReceiptPin(context: Context, petitionId: number): Promise<string | undefined> {
  const { house, services, actor, moment } = context;
  if (actor.seenBy) return undefined;
  const kept = await findParkedAt(house, services.keyring, actor.accountId, placeOf(context, petitionId), moment.at);
  return kept === undefined ? undefined : String(kept.slip);
}
