// One note on many records: of a hand-over of work, of the receipt for what another unit hands over. With a denunciation among them it says
// nobody, and goes on an open record only where nothing in it was a denouncer's.
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { namedIn } from './many-names.ts';
import { type WrittenInto, withoutSendersOf } from './sealed-words.ts';

/** The note as a sealed record bears it, and as an open one does. */
export interface SettledNote {
  onSealed: string;
  onOpen: string;
}

/**
 * @param field of the form, where the note stands
 * @param what the records as the officer chose them: "Lần bàn giao này"
 * @throws FormInvalid at the note, before anything is compared, when a denunciation is among them and it names anybody
 */
export async function settleNoteOnMany(
  act: Act,
  records: readonly WrittenInto[],
  note: string,
  { field, what }: { field: string; what: string },
): Promise<SettledNote> {
  const sealed = records.filter((record) => record.sealed);
  if (note === '' || sealed.length === 0) return { onSealed: note, onOpen: note };
  if (namedIn(note).size > 0)
    throw new FormInvalid({
      [field]: `${what} có hồ sơ tố cáo: chỉ ghi số quyết định hoặc lý do, không nêu họ tên, số điện thoại, số giấy tờ của ai`,
    });
  let kept = note;
  // One after the other: the wall lets out whom one record keeps at a time.
  for (const record of sealed) kept = await withoutSendersOf(act, record, kept);
  return { onSealed: kept, onOpen: kept === note ? note : '' };
}
