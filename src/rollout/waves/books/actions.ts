// Opening the numbering books of a year where the paper books end: the first number given here is the next one.
import { recordEvent } from '../../../audit/events.ts';
import { FormInvalid } from '../../../errors.ts';
import type { Context } from '../../../web/pages.ts';
import type { BookValues } from './forms.ts';
import { lockBooks, saveOpened } from './records.ts';

/** A wrong figure may be corrected until the first number is given. @throws FormInvalid */
export async function openBooks(context: Context, form: BookValues): Promise<void> {
  const { tx, actor, moment, requestId } = context;
  const { petition, visit, opened } = await lockBooks(tx, actor.unitId, form.year);
  const errors: Record<string, string> = {};
  const given = (now: number, before: number | undefined, typed: number) =>
    now !== (before ?? 0) && typed !== now
      ? // Not up to which number: it would count what may hide from whoever asks.
        `Sổ năm ${form.year} đã cấp số trên phần mềm, số cuối của sổ giấy không đặt lại được`
      : '';
  const wrongPetition = given(petition, opened?.petitionLast, form.petitionLast);
  const wrongVisit = given(visit, opened?.visitLast, form.visitLast);
  if (wrongPetition) errors.petitionLast = wrongPetition;
  if (wrongVisit) errors.visitLast = wrongVisit;
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await saveOpened(tx, actor.unitId, form, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'book.opened',
    at: moment.at,
    data: { year: form.year, petition: form.petitionLast, visit: form.visitLast },
    requestId,
  });
}
