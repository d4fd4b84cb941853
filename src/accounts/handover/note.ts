// The note of a hand-over on the records it hands over. One text for all of them: with a denunciation among them it says nobody, and goes
// on an open petition only where nothing in it was a denouncer's.
import { FormInvalid } from '../../errors.ts';
import { namedIn } from '../../sealing/many-names.ts';
import { withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import type { HeldItem } from './queries.ts';

/**
 * Gives the note as each record bears it.
 * @throws FormInvalid at the note, before anything is compared, when a denunciation is among them and it names anybody
 */
export async function settleNote(act: Act, items: readonly HeldItem[], note: string): Promise<(item: HeldItem) => string> {
  const sealed = new Set(items.filter((item) => item.sealed).map((item) => item.petitionId));
  if (note === '' || sealed.size === 0) return () => note;
  if (namedIn(note).size > 0)
    throw new FormInvalid({
      note: 'Lần bàn giao này có hồ sơ tố cáo: chỉ ghi số quyết định hoặc lý do, không nêu họ tên, số điện thoại, số giấy tờ của ai',
    });
  let kept = note;
  // One after the other: the wall lets out whom one record keeps at a time.
  for (const petitionId of sealed)
    kept = await withoutSendersOf(act, { unitId: act.actor.unitId, sealed: true, petitionId }, kept);
  return (item) => (item.sealed || kept === note ? kept : '');
}
