// A petition accepted on paper while the software was away: the paper issued then keeps its number here.
import { bearNumber } from '../documents/actions.ts';
import { findOnPaper } from '../petitions/on-paper/queries.ts';
import { readNumber } from '../petitions/on-paper/rules.ts';
import type { PetitionRow } from '../petitions/records.ts';
import type { Act } from '../web/act.ts';

/** Of the papers drafted with the acceptance, the one that was issued by hand bears the number and day it has there. */
export async function keepPaperNumber(act: Act, petition: PetitionRow, paperIds: readonly number[]): Promise<void> {
  const onPaper = petition.isLateEntry ? await findOnPaper(act.tx, petition) : undefined;
  const booked = onPaper?.outcome === 'propose_acceptance' ? readNumber(onPaper.paperNumber) : undefined;
  if (!onPaper || !booked) return;
  const { symbol, number } = booked;
  for (const id of paperIds) if (await bearNumber(act, id, { symbol, number, issuedOn: onPaper.paperOn })) return;
}
