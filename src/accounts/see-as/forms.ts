// The form that begins a look through somebody's eyes.
import { z } from 'zod';
import { requiredId, requiredText, tick } from '../../web/fields.ts';

/** Only who was asked for help looks. */
export const SeeAs = () =>
  z.object({
    assignment: requiredId('Chọn phân công cần xem'),
    reason: requiredText('Nhập việc cần hỗ trợ, ví dụ Không thấy nút Trình phê duyệt', 300),
    asked: tick.refine((ticked) => ticked, 'Đánh dấu khi chính người này đã nhờ hỗ trợ'),
  });
