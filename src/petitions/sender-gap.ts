// What a paper does not say of who sent it: registered all the same, and then not eligible to be processed (khoản 2 Điều 6 Thông tư
// 05/2021/TT-TTCP; of a denunciation khoản 1 Điều 25 LTC).
import type { UnitTx } from '../database/tx.ts';
import { openToCompare } from '../sealing/identities.ts';
import type { Act } from '../web/act.ts';
import { isSender } from './petition.ts';
import { listParties } from './queries.ts';

/** Nobody at all, no name, no address; null where both are there, or the book does not tell. */
export type SenderGap = 'nobody' | 'name' | 'address' | null;

interface Told {
  name: string;
  wardText: string;
  address: string;
}

/** The gap of the first sender, who answers for the paper. @param senderCount 0 for a paper of nobody known */
export function senderGapOf(senderCount: number, first: Told | undefined): SenderGap {
  if (senderCount === 0) return 'nobody';
  if (first === undefined) return null;
  if (first.name === '') return 'name';
  return first.address === '' && first.wardText === '' ? 'address' : null;
}

/** The same of a petition that stands. Of a sealed one the software alone looks behind the seal, and says no more than this. */
export async function senderGap(
  act: { tx: UnitTx; keyring: Act['keyring'] },
  petition: { unitId: number; id: number; sealed: boolean; senderCount: number },
): Promise<SenderGap> {
  if (petition.senderCount === 0) return 'nobody';
  const people = petition.sealed
    ? await openToCompare(act, { unitId: petition.unitId, petitionId: petition.id })
    : (await listParties(act.tx, petition)).filter(isSender);
  return senderGapOf(petition.senderCount, people[0]);
}
