// The superior fetches a denunciation against a unit's own head when nobody there can send it any more.
import { recordEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { NotAllowedNow } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import { assertReceives } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { loadPetition } from '../queries.ts';
import { mayTakeOver } from './policy.ts';

/**
 * Leaves the order in the unit's book under the superior's name; a job of that unit then sends the petition to the superior's
 * unit like any transfer: nobody writes in another unit (decisions 8). @throws NotAllowedNow
 */
export async function takeOver(act: Act, id: number, typed: string): Promise<void> {
  const { tx, actor, moment } = act;
  const petition = await loadPetition(tx, id);
  const answer = mayTakeOver(actor, petition);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/petitions/${id}`);
  await assertReceives(act.house, actor.unitId, moment.today, `/petitions/${id}`);
  const reason = await withoutSendersOf(act, ofPetition(petition), typed);
  await recordEvent(tx, actor, {
    kind: 'petition.taken_over',
    at: moment.at,
    unitId: petition.unitId,
    petitionId: id,
    sealed: true,
    data: { reason, toUnitId: actor.unitId },
    requestId: act.requestId,
  });
  // What came with a re-organisation is signed for by whoever fetches it.
  await enqueue(tx, 'sign_apart', { unitId: petition.unitId, itemId: 0, petitionId: id, accountId: actor.accountId });
  await enqueue(tx, 'hand_over', { unitId: petition.unitId, petitionId: id, toUnitId: actor.unitId }, { key: `hand-over:${id}` });
}
