// A window that was opened on a record before it was sealed may hold the sender's name: what it says is neither saved nor kept.
import { NotAllowedNow } from '../errors.ts';
import { withoutChosenWords } from './chosen-words.ts';
import { changedHere } from './form-merge.ts';
import type { FormValues } from './forms.ts';

/** What the officer reads in such a window. */
const sealedMeanwhileWords =
  'Hồ sơ này đã được chuyển sang bảo mật (tố cáo) sau khi ông, bà mở trang, nên phần nhập ở cửa sổ này không lưu được nữa. Chép lại phần cần dùng, trừ thông tin về người tố cáo, rồi mở lại trang từ hồ sơ';

/** What he reads where words he had left lie behind the seal: they said who the denouncer is, or may. */
export const leftOpenWords =
  'Hồ sơ này đã được chuyển sang bảo mật (tố cáo) sau lần nhập trước của ông, bà. Nội dung nhập trước đó không mở lại được; dưới đây là nội dung trong sổ.';

/** What he reads above a form that comes back as the form of the sealed record, with what he changed. */
export const redrawnWords =
  'Hồ sơ này đã được chuyển sang bảo mật (tố cáo) sau khi ông, bà mở trang. Chưa lưu gì. Mục về người gửi, người đến đã bỏ khỏi biểu mẫu; phần khác ông, bà nhập còn ở dưới: đọc lại, không nêu người tố cáo, rồi lưu.';

/** Who sent a petition and who came, row by row: no form of a sealed record has places for them. */
const peopleRow = /^(?:senders\.\d+\.|p\d+_)/;
const holdsPeople = (values: FormValues) =>
  Object.entries(values).some(([name, value]) => peopleRow.test(name) && [value].flat().some((one) => one !== ''));

/**
 * Every form about a record says how it found the record (`_seal`); the words of a draft keep it. One that does not say and holds people
 * was drawn of an open record: a page older than the mark, or made by hand.
 */
export const wasOpen = (values: FormValues): boolean =>
  values._seal === 'open' || (values._seal !== 'sealed' && holdsPeople(values));

/**
 * The form is not drawn again as it was: it would hold the sender beside what was sealed. One that knows what the officer changed in it
 * comes back as the form of the sealed record with that; of others the words come back to be copied. Who sent it comes back in neither.
 */
export class SealedMeanwhile extends NotAllowedNow {
  constructor(backHref: string) {
    super(`${sealedMeanwhileWords}.`, backHref);
  }
}

/** Fields of a petition's senders and of a visit's people, and whatever else names, houses or reaches somebody who is not accused. */
const ofSender = /^(senders?|people|visitors?|leavers?|companions|p\d+_)/i;
const ofPerson = /(^|[._])(name|phone|email|address|wardText|idNumber)$/i;

/** What may be given back of a form that was opened before the sealing: everything but the fields that say who sent the petition. */
export const withoutSenderFields = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => !ofSender.test(name) && (/^respondents\b/.test(name) || !ofPerson.test(name))),
  );

/**
 * What of such a form is given back to be copied: what he changed in it, where it tells that, and nobody who sent the record or came. The
 * words of its lists may name them, and stay behind.
 */
export const leftToCopy = (values: FormValues): FormValues =>
  withoutChosenWords(withoutSenderFields(changedHere(values) ?? values));

/** Which form of the record a page draws: that of the record as it stands. */
const ofPage = ['mode', 'sealed-facts'];

/**
 * The form of the sealed record with what the officer changed in the one he had open; undefined where the form does not know what that is.
 * @param fresh what a fresh form of the record holds now
 * @returns the values, and of them what he changed
 */
export function ontoSealed(values: FormValues, fresh: FormValues): { values: FormValues; changed: FormValues } | undefined {
  const changed = changedHere(values);
  if (!changed) return undefined;
  const words = withoutSenderFields(changed);
  const mine = Object.fromEntries(Object.entries(words).filter(([name]) => !/^_|^version$/.test(name) && !ofPage.includes(name)));
  return { values: { ...fresh, ...mine }, changed: mine };
}
