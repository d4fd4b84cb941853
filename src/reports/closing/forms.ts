// Forms of closing and answering a report.
import { z } from 'zod';
import { choice, optionalText, tick } from '../../web/fields.ts';

export const CloseForm = z.object({
  /** The version that stood when the form was opened; 0 for none. */
  standing: optionalText(15).transform(Number),
  override: optionalText(500),
  confirmed: tick.refine(Boolean, 'Đánh dấu xác nhận rồi chốt lại'),
});
export type CloseValues = z.infer<typeof CloseForm>;

export const AnswerForm = z
  .object({
    answer: choice(['accepted', 'returned'], 'Chọn tiếp nhận hoặc trả lại'),
    reason: optionalText(500),
    /** Given back though it was accepted and a consolidated report was signed over it. */
    isWithin: tick,
  })
  .refine((form) => form.answer === 'accepted' || form.reason !== '', {
    path: ['reason'],
    message: 'Nêu chỗ cần sửa để đơn vị chốt lại',
  });
export type AnswerValues = z.infer<typeof AnswerForm>;
