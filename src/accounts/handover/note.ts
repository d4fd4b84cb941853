// The note of a hand-over on the records it hands over.
import { settleNoteOnMany } from '../../sealing/note-on-many.ts';
import type { Act } from '../../web/act.ts';
import type { HeldItem } from './queries.ts';

/**
 * Gives the note as each record bears it.
 * @throws FormInvalid at the note, when a denunciation is among them and it names anybody
 */
export async function settleNote(act: Act, items: readonly HeldItem[], note: string): Promise<(item: HeldItem) => string> {
  const records = new Map(
    items.flatMap(({ petitionId, visitId, sealed }) =>
      petitionId === null && visitId === null
        ? []
        : [[petitionId === null ? `v${visitId}` : String(petitionId), { unitId: act.actor.unitId, sealed, petitionId, visitId }]],
    ),
  );
  const { onSealed, onOpen } = await settleNoteOnMany(act, [...records.values()], note, {
    field: 'note',
    what: 'Lần bàn giao này',
  });
  return (item) => (item.sealed ? onSealed : onOpen);
}
