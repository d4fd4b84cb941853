// The forms of signing in and of one's own account.
import { z } from 'zod';
import { requiredId, tick } from '../web/fields.ts';

export const AssignmentChoice = z.object({ assignment: requiredId('Chọn chức danh, đơn vị làm việc') });

export const NewPassword = z
  .object({
    current: z.string('Nhập mật khẩu hiện tại').min(1, 'Nhập mật khẩu hiện tại'),
    fresh: z
      .string('Nhập mật khẩu mới')
      .min(10, 'Mật khẩu mới cần ít nhất 10 ký tự, ví dụ một câu ngắn dễ nhớ')
      .max(200, 'Mật khẩu mới dài quá 200 ký tự'),
    again: z.string('Nhập lại mật khẩu mới').min(1, 'Nhập lại mật khẩu mới'),
  })
  .refine((form) => form.fresh === form.again, { path: ['again'], message: 'Hai lần nhập mật khẩu mới chưa giống nhau' })
  .refine((form) => form.fresh !== form.current, { path: ['fresh'], message: 'Mật khẩu mới cần khác mật khẩu hiện tại' });

export const Preferences = z.object({ singleKeys: tick });
