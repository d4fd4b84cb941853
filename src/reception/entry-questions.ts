// What a visit still asks once its fields can be read: numbers of identity papers that look wrong, words that name who denounces, whether
// the denounced is an officer. All of it in one round.
import { FormInvalid, together } from '../errors.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import { isMinor } from '../petitions/classification/gaps.ts';
import { denouncedField } from '../petitions/named/question.ts';
import type { Act } from '../web/act.ts';
import { assertDayAndPlace } from './day-and-place.ts';
import { assertDenouncedSettled } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { entryWarnings, respondentsOf } from './entry-rules.ts';
import { idRequiredFrom } from './id-papers.ts';
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

/** @throws FormInvalid when a minor came, nobody is written down as his representative, and the officer has not said he saw it */
function assertMinorSeen(entry: VisitEntry): void {
  const index = entry.people.findIndex((one) => !actingCapacity(one.capacity) && isMinor(one.birthYear, entry.receivedOn));
  const isRepresented = entry.people.some((one) => one.capacity === 'representative');
  if (index < 0 || isRepresented || entry.minorConfirmed || entry.outcome === 'refused') return;
  const law =
    entry.receivedOn >= idRequiredFrom
      ? 'điểm đ khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP'
      : 'khoản 3 Điều 11, Điều 12 Luật Khiếu nại, Điều 29 Luật Tố cáo';
  throw new FormInvalid({
    [`p${index + 1}_birthYear`]: 'Người chưa thành niên',
    minorConfirmed: `Người chưa thành niên thì người đại diện hợp pháp trình bày thay (${law}). Bấm Thêm người, ghi người ấy với tư cách “Người đại diện”; không có ai đi cùng thì đánh dấu ở đây rồi lưu lại, đơn chưa thụ lý được cho đến khi có`,
  });
}

/** Every question of a new visit at once. @throws FormInvalid */
export async function assertEntryAnswered(act: Act, entry: VisitEntry): Promise<void> {
  const sealed = isSealedVisit(entry.denunciation === 'yes', entry.contents);
  await together([
    () => assertNumbersSeen(entry),
    () => assertMinorSeen(entry),
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
