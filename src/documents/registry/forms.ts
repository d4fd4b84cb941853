// The forms around papers. What a paper's own words are is checked by typed.ts, kind by kind.
import { z } from 'zod';
import { revealPurposes } from '../../sealing/policy.ts';
import { signCode } from '../../units/unit.ts';
import {
  choice,
  ids,
  optionalChoice,
  optionalDate,
  optionalId,
  optionalText,
  requiredDate,
  requiredText,
} from '../../web/fields.ts';
import { type FormState, parseForm } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import { paperMeans } from './sending.ts';
import { capacities } from './signer.ts';

/** Signer and recipients of every typed paper; its own fields pass through and are read by kind. */
export const PaperForm = z.looseObject({
  signerId: optionalId,
  capacity: optionalChoice(capacities),
  recipients: optionalText(2000),
  version: z.preprocess((value) => Number(Array.isArray(value) ? value[0] : (value ?? 0)) || 0, z.number()),
});
/**
 * Day and number of a paper; the number null where the book gives the next. `leap` and `earlier` are the yes to a number too far ahead, or to a
 * day before the last one's, once that was refused.
 */
export const NumberForm = (moment: Moment) =>
  z.object({
    issuedOn: requiredDate('Nhập ngày ban hành', () => moment.today),
    number: optionalText(60)
      .refine((text) => !text.includes('/'), 'Chỉ ghi số, ví dụ 145: ký hiệu đã có sẵn')
      .refine((text) => text.includes('/') || (/^\d{0,6}$/.test(text) && text !== '0'), 'Nhập số, ví dụ 145, hoặc để trống')
      .transform((text) => (text === '' ? null : Number(text))),
    /** Of a letter alone: the second part of its symbol, in capitals however it is typed; not asked of any other. */
    letterCode: optionalText(20)
      .refine((text) => !/[\s/]/.test(text), 'Ký hiệu không có dấu cách, không có dấu gạch chéo')
      .transform(signCode)
      .optional(),
    leap: optionalText(10).default(''),
    earlier: optionalText(10).default(''),
  });
/** The form with what is wrong of a number that comes back from a draft: it stands there as it was refused. */
export function withKeptMistake(form: FormState, moment: Moment): FormState {
  if (!form.draftSavedAt || Object.keys(form.errors).length > 0) return form;
  const read = parseForm(NumberForm(moment), form.values);
  const number = read.ok ? undefined : read.errors.number;
  return number === undefined ? form : { ...form, errors: { number } };
}
/** The receiver is missing on a letter to a denouncer, whom nobody names: the act asks for him. */
export const SendingForm = (moment: Moment) =>
  z.object({
    sentOn: requiredDate('Nhập ngày gửi', () => moment.today),
    means: optionalChoice(paperMeans).default(null),
    to: optionalText(300).default(''),
    outdated: optionalText(10).default(''),
  });
/** When, and by whom, a paper that was sent was received. */
export const ReceiptForm = (moment: Moment) =>
  z.object({
    receivedOn: requiredDate('Nhập ngày nhận', () => moment.today),
    receivedBy: optionalText(300).default(''),
  });
/** A line of the sending book as it should read, with the reason why it is corrected. */
export const DispatchForm = (moment: Moment) =>
  SendingForm(moment).extend({
    receivedOn: optionalDate(() => moment.today).default(null),
    receivedBy: optionalText(300).default(''),
    reason: requiredText('Nhập lý do sửa', 1000),
  });
export const RevocationForm = z.object({ reason: requiredText('Nhập lý do thu hồi', 1000), also: ids });
export const ReturnForm = z.object({ comment: requiredText('Nhập ý kiến để người soạn biết cần sửa gì', 2000) });
export const SignedCopyForm = z.object({});
export const NamedPrintForm = z.object({ purpose: choice(revealPurposes, 'Chọn mục đích in có tên người tố cáo') });
