// A denunciation the body below let run out of time: once it is asked to report and to go on, the superior tells whoever denounced
// (khoản 4 Điều 38 LTC). The notice goes to him alone; the body below reads nothing of it.
import type { Tx } from '../../database/tx.ts';
import { findUnsentNotice } from '../../transfers/unsent-notice.ts';
import type { Act } from '../../web/act.ts';
import { isSentOn } from '../petition.ts';
import { loadPetitionRecord } from '../queries.ts';
import type { PetitionRow } from '../records.ts';
import { citedLetter, draftSenderNotice } from '../sender-notice.ts';

type Urged = Pick<PetitionRow, 'unitId' | 'id' | 'petitionType' | 'outcome' | 'status'>;

const isUrged = ({ petitionType, outcome }: Pick<Urged, 'petitionType' | 'outcome'>) =>
  petitionType === 'TC' && outcome === 'urge';

interface Letter {
  toOrg: string;
  number: number | null;
  symbol: string;
  issuedOn: string | null;
}

/** The letter to the body below has left: the notice of it is drafted. Of a petition sent away otherwise, nothing. */
export async function draftUrgedNotice(act: Act, petition: Urged, { toOrg, ...letter }: Letter): Promise<void> {
  if (!isUrged(petition)) return;
  await draftSenderNotice(act, await loadPetitionRecord(act.tx, petition.id), {
    petitionType: 'TC',
    outcome: { result: 'urged', urgedOrg: toOrg, ...citedLetter(letter) },
  });
}

/** The notice that has not left yet, whether the body below has reported its result or not; undefined where none is owed. */
export async function findUrgedNotice(tx: Tx, petition: Urged): Promise<{ id: number } | undefined> {
  if (!isUrged(petition) || !isSentOn(petition.status)) return undefined;
  return findUnsentNotice(tx, petition);
}
