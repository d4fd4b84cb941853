// Sending away, returning, and the reply from outside.
import { z } from 'zod';
import { paperMeans } from '../documents/registry/sending.ts';
import { choice, optionalChoice, optionalDate, optionalId, optionalText, requiredDate, requiredText } from '../web/fields.ts';
import type { Moment } from '../web/pages.ts';
import { keptWords, returnReasons } from './transfer.ts';

export const destinations = ['unit', 'outside'] as const;

/** Asks for the unit, or the body outside, by the destination chosen. */
export const TransferForm = ({ today }: Moment) =>
  z
    .object({
      destination: choice(destinations, 'Chọn nơi nhận đơn'),
      toUnitId: optionalId,
      toOutside: optionalText(300),
      reason: requiredText('Nhập lý do chuyển đơn', 1000),
      basis: requiredText('Nhập căn cứ chuyển đơn', 500),
      paperId: optionalId,
      means: optionalChoice(paperMeans).default(null),
      sentOn: requiredDate('Nhập ngày chuyển đơn', () => today),
    })
    .superRefine((form, context) => {
      const ask = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      if (form.destination === 'unit' && form.toUnitId === null) ask('toUnitId', 'Chọn đơn vị nhận đơn trong danh sách');
      if (form.destination === 'outside' && form.toOutside === '') ask('toOutside', 'Nhập tên cơ quan nhận đơn');
      if (form.destination === 'outside' && form.paperId !== null && form.means === null)
        ask('means', 'Chọn cách gửi phiếu chuyển');
    });

export const ReturnForm = z.object({
  reason: choice(returnReasons, `Chọn lý do trả lại. ${keptWords}`),
  basis: requiredText('Nhập căn cứ pháp luật của việc trả lại', 500),
  note: optionalText(1000),
});

/** What a body below that was urged over a denunciation wrote: how far it is and why it is late (khoản 3 Điều 38 LTC), or the result. */
export const reportKinds = ['progress', 'result'] as const;

/** What a body wrote back. */
export const ReplyForm = ({ today }: Moment) =>
  z.object({
    number: requiredText('Nhập số, ký hiệu văn bản phúc đáp', 100),
    on: requiredDate('Nhập ngày văn bản phúc đáp', () => today),
    note: optionalText(1000),
    /** Asked of a denunciation the body below was urged over. */
    about: optionalChoice(reportKinds).default(null),
    /** Asked of the reception board alone: when it heard, and whether the citizen wants to be told. */
    heardOn: optionalDate(() => today).default(null),
    isAsked: optionalChoice(['yes', 'no']).default(null),
  });
