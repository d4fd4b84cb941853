// The three forms: a request, putting requests into a group, one answer for all.
import { z } from 'zod';
import { choice, optionalId, optionalText, requiredText, tick } from '../web/fields.ts';
import { answerStates, carriesRecord } from './feedback.ts';

const noRecord = 'Bỏ số giấy tờ, số điện thoại, số đơn khỏi góp ý: góp ý không mang theo thông tin của đơn hay của công dân';

export const NewFeedback = z.object({
  page: optionalText(120),
  words: requiredText('Viết điều ông, bà muốn góp ý', 2000).refine((text) => !carriesRecord(text), noRecord),
});

/** The ids of the requests ticked. */
const ticked = z
  .preprocess(
    (value) => (Array.isArray(value) ? value : value ? [value] : []),
    z.array(z.string().regex(/^\d{1,15}$/, 'Tải lại trang rồi chọn lại')),
  )
  .refine((ids) => ids.length > 0, 'Đánh dấu ít nhất một góp ý')
  .refine((ids) => ids.length <= 100, 'Mỗi lần gom nhiều nhất 100 góp ý')
  .transform((ids) => ids.map(Number));

export const GroupFeedback = z
  .object({ requests: ticked, group: optionalId, title: optionalText(150) })
  .refine((form) => form.group !== null || form.title !== '', {
    path: ['title'],
    message: 'Chọn nhóm có sẵn hoặc đặt tên nhóm mới',
  })
  .refine((form) => form.group === null || form.title === '', {
    path: ['title'],
    message: 'Đã chọn nhóm có sẵn: xóa tên nhóm mới, hoặc bỏ chọn nhóm',
  });

export const AnswerFeedback = z.object({
  state: choice(answerStates, 'Chọn sẽ sửa, đã sửa hay không sửa'),
  answer: requiredText('Viết câu trả lời cho mọi người đã góp ý', 3000).refine((text) => !carriesRecord(text), noRecord),
  isPublished: tick,
});
