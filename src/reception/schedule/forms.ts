// The forms of the reception schedule.
import { z } from 'zod';
import { choice, optionalChoice, optionalText, requiredDate, requiredText, tick } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { dayHosts } from './day.ts';

const time = (ask: string) =>
  z.preprocess(
    (value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/[hg.]/i, ':'),
    z
      .string()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, ask)
      .transform((text) => text.padStart(5, '0')),
  );

/**
 * A day on which citizens are received: hours 'HH:MM', the end after the start. Without a word on who hosts (head or delegate) the post of the
 * host tells. @param moment years left out are read as of its day
 */
export const dayForm = (moment: Moment) =>
  z
    .object({
      kind: choice(['periodic', 'extraordinary', 'regular'], 'Chọn loại buổi tiếp'),
      onDate: requiredDate('Nhập ngày tiếp công dân', () => moment.today),
      startsAt: time('Nhập giờ bắt đầu, ví dụ 08:00'),
      endsAt: time('Nhập giờ kết thúc, ví dụ 11:30'),
      place: requiredText('Nhập địa điểm tiếp công dân', 300),
      hostName: requiredText('Nhập họ và tên người chủ trì tiếp', 200),
      hostTitle: requiredText('Nhập chức vụ người chủ trì tiếp', 200),
      /** Not said: as the post tells. */
      host: optionalChoice(dayHosts).default(null),
      participants: optionalText(1000),
      expectedContent: optionalText(1000),
      post: tick,
    })
    .refine((form) => form.startsAt < form.endsAt, { path: ['endsAt'], message: 'Giờ kết thúc phải sau giờ bắt đầu' });
export type DayInput = z.infer<ReturnType<typeof dayForm>>;

/** The new day, and the reason everybody reads on the public schedule. */
export const postponeForm = (moment: Moment) =>
  z.object({
    newDate: requiredDate('Nhập ngày tiếp mới', () => moment.today),
    reason: requiredText('Nhập lý do hoãn, sẽ hiện trên lịch công khai', 500),
  });
export type PostponeInput = z.infer<ReturnType<typeof postponeForm>>;
