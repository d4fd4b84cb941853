// The note of a hand-over on the records it hands over.
import { settleNoteOnMany } from '../../sealing/note-on-many.ts';
import type { Act } from '../../web/act.ts';
import type { HeldItem } from './queries.ts';

/**
 * Gives the note as each record bears it.
 * @throws FormInvalid at the note, when a denunciation is among them and it names anybody
 */
export async function settleNote(act: Act, items: readonly HeldItem[], note: string): Promise<(item: HeldItem) => string> {
  const petitions = new Map(
    items.map(({ petitionId, sealed }) => [petitionId, { unitId: act.actor.unitId, sealed, petitionId }]),
  );
  const { onSealed, onOpen } = await settleNoteOnMany(act, [...petitions.values()], note, {
    field: 'note',
    what: 'Lần bàn giao này',
  });
  return (item) => (item.sealed ? onSealed : onOpen);
}
