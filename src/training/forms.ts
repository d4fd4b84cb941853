// The forms of those who run classes.
import { z } from 'zod';
import { formatDate, isDate } from '../deadlines/dates.ts';
import { optionalName, optionalText, requiredDate, requiredName, tick, wholeNumber } from '../web/fields.ts';
import type { Moment } from '../web/pages.ts';
import { firstClassDay, isClassDay, lastClassDay } from './exercise-day.ts';
import { mostSeats, peopleRefusal, readPeople } from './people.ts';

const classDate = (today: string) =>
  requiredDate('Nhập ngày của lớp, ví dụ 20/02/2026', () => today).refine(
    (day) => !isDate(day) || isClassDay(day),
    `Ngày của lớp nằm trong khoảng ${formatDate(firstClassDay)} đến ${formatDate(lastClassDay)}: lịch nghỉ của phần mềm có đủ cho các năm ấy`,
  );

export const ClassForm = ({ today }: Moment) =>
  z.object({
    name: requiredName('Nhập tên lớp, ví dụ L3-07 Tiếp nhận và phân loại đơn', 120),
    place: optionalName(160),
    heldOn: requiredDate('Nhập ngày tổ chức lớp', () => today),
    seats: wholeNumber(`Nhập số học viên, từ 1 đến ${mostSeats}`, 1, mostSeats),
    day: classDate(today),
    people: optionalText(40_000)
      .transform(readPeople)
      .superRefine((typed, context) => {
        const message = peopleRefusal(typed);
        if (message) context.addIssue({ code: 'custom', message });
      }),
  });

export const ClockForm = ({ today }: Moment) => z.object({ day: classDate(today) });
export const ResetForm = ({ today }: Moment) =>
  z.object({
    day: classDate(today),
    understood: tick.refine((ticked) => ticked, 'Đánh dấu để xác nhận bài làm của cả lớp sẽ bị xóa'),
  });
export const CloseForm = () =>
  z.object({ understood: tick.refine((ticked) => ticked, 'Đánh dấu để xác nhận dữ liệu nêu trên sẽ bị xóa') });
export const CertificateForm = (moment: Moment) =>
  z.object({
    passed: wholeNumber('Nhập số bài phải đạt, từ 1 trở lên', 1, 100),
    issuedOn: requiredDate('Nhập ngày cấp', () => moment.today),
  });
