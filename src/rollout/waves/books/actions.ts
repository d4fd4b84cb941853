// Opening the numbering books of a year where the paper books end: the first number given here is the next one.
import { recordEvent } from '../../../audit/events.ts';
import { FormInvalid } from '../../../errors.ts';
import type { Context } from '../../../web/pages.ts';
import type { BookValues } from './forms.ts';
import { lockBooks, saveOpened } from './records.ts';

/**
 * A wrong figure may be corrected until the first number is given; after that it stands, and only the other book is opened beside it.
 * @throws FormInvalid
 */
export async function openBooks(context: Context, form: BookValues): Promise<void> {
  const { tx, actor, moment, requestId } = context;
  const { petition, visit, opened } = await lockBooks(tx, actor.unitId, form.year);
  const errors: Record<string, string> = {};
  // That a number was given, never up to which: it would count what may hide from whoever asks.
  const nextAfter = (field: 'petitionLast' | 'visitLast', now: number) => {
    const before = opened?.[field] ?? 0;
    if (now === before) return form[field];
    if (form[field] !== before)
      errors[field] =
        `Sổ năm ${form.year} đã cấp số trên phần mềm, số cuối của sổ giấy không đặt lại được. Giữ nguyên ${before.toLocaleString('vi-VN')}`;
    return now;
  };
  const counters = { petition: nextAfter('petitionLast', petition), visit: nextAfter('visitLast', visit) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await saveOpened(tx, actor.unitId, { ...form, counters }, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'book.opened',
    at: moment.at,
    data: { year: form.year, petition: form.petitionLast, visit: form.visitLast },
    requestId,
  });
}
