// The forms of account administration.
import { z } from 'zod';
import {
  choice,
  optionalDate,
  optionalName,
  optionalText,
  requiredDate,
  requiredId,
  requiredName,
  requiredText,
  tick,
} from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { roles } from '../roles.ts';

const assignmentFields = ({ today }: Moment) => ({
  unit: requiredId('Chọn đơn vị'),
  role: choice(roles, 'Chọn vai trò'),
  title: requiredName('Nhập chức danh, ví dụ Chuyên viên', 120),
  section: optionalName(120),
  from: requiredDate('Nhập ngày bắt đầu', () => today),
  to: optionalDate(() => today),
  dutyReason: optionalText(300),
});
const endsAfterItBegins = { path: ['to'], message: 'Ngày kết thúc không được trước ngày bắt đầu' };

/** Of a telephone number; Excel drops the nought a mobile number begins with. */
const leastDigits = 8;

const person = {
  name: requiredName('Nhập họ và tên', 120),
  email: optionalText(120).refine(
    (email) => email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
    'Địa chỉ thư điện tử chưa đúng dạng',
  ),
  phone: optionalText(20)
    .refine((phone) => /^[\d\s+.]*$/.test(phone), 'Số điện thoại chỉ gồm chữ số')
    .refine(
      (phone) => phone === '' || phone.replace(/\D/g, '').length >= leastDigits,
      'Số điện thoại thiếu chữ số, ví dụ 0912 345 678',
    ),
};

/** `isNamesake`: somebody of that name is known already, and is another. */
export const CorrectPerson = () => z.object({ ...person, isNamesake: tick });

/** A person with a first post. @param moment for days typed short, “hôm nay” */
export const NewAccount = (moment: Moment) =>
  z
    .object({
      login: requiredText('Nhập tên đăng nhập', 40)
        .transform((login) => login.toLowerCase())
        .refine(
          (login) => /^[a-z0-9]+([._-][a-z0-9]+)*$/.test(login),
          'Tên đăng nhập chỉ gồm chữ không dấu, số và dấu chấm, ví dụ lan.badinh',
        ),
      ...person,
      ...assignmentFields(moment),
      isNamesake: tick,
    })
    .refine((form) => form.to === null || form.to >= form.from, endsAfterItBegins);

/** One more post of somebody known. @param moment for days typed short, “hôm nay” */
export const NewAssignment = (moment: Moment) =>
  z.object(assignmentFields(moment)).refine((form) => form.to === null || form.to >= form.from, endsAfterItBegins);

/** A new last day, or none: '' keeps the assignment open. */
export const ExtendAssignment = ({ today }: Moment) => z.object({ lastOn: optionalDate(() => today) });

/** The last day of a post. */
export const EndAssignment = ({ today }: Moment) =>
  z.object({ lastOn: requiredDate('Nhập ngày làm việc cuối cùng', () => today) });

/** The administrator says that he met or called the right person. */
export const ResetPassword = () =>
  z.object({ verified: tick.refine((ticked) => ticked, 'Đánh dấu khi đã gặp hoặc gọi đúng người có tài khoản này') });

/** Somebody leaves: what a sheet says of it; on the account's own page an urgent closing is the other choice. */
export const LeavingAccount = () => z.object({ reason: requiredText('Nhập lý do khóa, ví dụ nghỉ hưu từ 01/12/2026', 300) });

/** Somebody leaves, or an account is shut at once. */
export const DisableAccount = () =>
  LeavingAccount().extend({ kind: choice(['leaving', 'urgent'], 'Chọn nghỉ việc hay khóa gấp') });
