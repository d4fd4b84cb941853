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

/** A class: its people one a line, its seats, the day it is held, and the day it lives on within those the calendar knows. */
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

/** The day a class goes to. */
export const ClockForm = ({ today }: Moment) => z.object({ day: classDate(today) });
/** The day a class begins anew on; ticked, because what everybody did is gone. */
export const ResetForm = ({ today }: Moment) =>
  z.object({
    day: classDate(today),
    understood: tick.refine((ticked) => ticked, 'Đánh dấu để xác nhận bài làm của cả lớp sẽ bị xóa'),
  });
/** Ticked, because what is named beside it is gone. */
export const CloseForm = () =>
  z.object({ understood: tick.refine((ticked) => ticked, 'Đánh dấu để xác nhận dữ liệu nêu trên sẽ bị xóa') });
/** How many exercises must be right for a certificate, and the day of issue. */
export const CertificateForm = (moment: Moment) =>
  z.object({
    passed: wholeNumber('Nhập số bài phải đạt, từ 1 trở lên', 1, 100),
    issuedOn: requiredDate('Nhập ngày cấp', () => moment.today),
  });
