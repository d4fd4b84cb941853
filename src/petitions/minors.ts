// Whether a denouncer is a minor for whom nobody stands. What the seal keeps is looked at by the software alone: the officer learns
// only that the condition of điểm b khoản 1 Điều 29 LTC is open, never a year of birth.
import { openToCompare } from '../sealing/identities.ts';
import type { Act } from '../web/act.ts';
import { readCapacityWords } from './capacity.ts';
import { isMinorAlone } from './classification/gaps.ts';
import { listParties } from './queries.ts';
import type { PetitionRow } from './records.ts';

/** Does this petition, taken as a denunciation, come from a minor alone? */
export async function isOfMinorAlone(
  act: Act,
  petition: Pick<PetitionRow, 'unitId' | 'id' | 'sealed' | 'receivedOn'>,
): Promise<boolean> {
  const people = petition.sealed
    ? (await openToCompare(act, { unitId: petition.unitId, petitionId: petition.id })).map(({ birthYear, note }) => ({
        role: readCapacityWords(note).capacity ?? 'denouncer',
        birthYear,
      }))
    : await listParties(act.tx, petition);
  return isMinorAlone({ petitionType: 'TC', receivedOn: petition.receivedOn }, people);
}
