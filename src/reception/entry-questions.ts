// What a visit still asks once its fields can be read: numbers of identity papers that look wrong, words that name who denounces, whether
// the denounced is an officer. All of it in one round.
import { FormInvalid, together } from '../errors.ts';
import { denouncedField } from '../petitions/named/question.ts';
import type { Act } from '../web/act.ts';
import { assertDayAndPlace } from './day-and-place.ts';
import { assertDenouncedSettled } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { entryWarnings, respondentsOf } from './entry-rules.ts';
import { settleEntry } from './open-words.ts';
import { isSealedVisit } from './visit.ts';

/** @throws FormInvalid when a number of an identity paper looks wrong and the officer has not confirmed it */
export function assertNumbersSeen(entry: VisitEntry): void {
  const warnings = entryWarnings(entry);
  if (warnings.length === 0 || entry.idConfirmed) return;
  throw new FormInvalid({
    idConfirmed: `${warnings.map((one) => one.message).join('. ')}. Xem lại giấy tờ; đúng như trên giấy tờ thì đánh dấu xác nhận rồi lưu lại`,
  });
}

/** Every question of a new visit at once. @throws FormInvalid */
export async function assertEntryAnswered(act: Act, entry: VisitEntry): Promise<void> {
  const sealed = isSealedVisit(entry.denunciation === 'yes', entry.contents);
  await together([
    () => assertNumbersSeen(entry),
    () => settleEntry(entry, sealed),
    () => assertDenouncedSettled(act, entry, sealed),
    () => assertSaidOfNobody(entry, sealed),
    () => assertDayAndPlace(act, entry),
  ]);
}

/** Where nobody is written down as denounced yet, whether he is an officer is asked along with his name. */
function assertSaidOfNobody(entry: VisitEntry, sealed: boolean): void {
  const isOwed = sealed && !entry.pastHead && entry.outcome !== 'refused' && respondentsOf(entry).length === 0;
  if (isOwed && entry.denouncedIs === '')
    throw new FormInvalid({ [denouncedField]: 'Trả lời người bị tố cáo có phải là cán bộ trong hệ thống này không' });
}
