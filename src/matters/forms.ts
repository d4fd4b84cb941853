// The forms about two petitions: what one is to the other, why one ends, why it is opened again.
import { z } from 'zod';
import { requiredText, tick } from '../web/fields.ts';
import { linkKinds } from './links.ts';

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/**
 * { other, kind }, or one button link=<kind>:<id>. `other` is an id, or a number as printed (ĐT-2026-000417, 417).
 */
export const LinkForm = z.preprocess(
  (raw) => {
    const values = (raw ?? {}) as Record<string, unknown>;
    const [kind, id] = String(one(values.link) ?? '').split(':');
    return id ? { kind, other: `#${id}` } : { kind: one(values.kind), other: one(values.other) };
  },
  z.object({
    kind: z.enum(linkKinds, 'Chọn hai đơn là đơn trùng, cùng vụ việc, bổ sung hay không trùng'),
    other: z
      .string('Nhập số đơn cần gắn, ví dụ 417')
      .regex(/^(#\d{1,15}|(đt|dt)?-?(\d{4}-)?\d{1,6})$/iu, 'Nhập số đơn cần gắn, ví dụ ĐT-2026-000417 hoặc 417')
      .transform((text) => {
        if (text.startsWith('#')) return { id: Number(text.slice(1)), year: null, number: null };
        const parts = /(?:(\d{4})-)?(\d{1,6})$/.exec(text);
        return { id: null, year: parts?.[1] ? Number(parts[1]) : null, number: Number(parts?.[2] ?? 0) };
      }),
  }),
);
export type LinkValue = z.infer<typeof LinkForm>;

/** `covered`: the contents were compared one by one, which is asked of a petition with several. */
export const DuplicateForm = () =>
  z.object({
    reason: requiredText('Nhập căn cứ: vì sao hai đơn là một, ví dụ cùng người gửi, cùng nội dung, cùng quyết định', 1000),
    covered: tick.default(false),
  });

/** Why two matters are one. */
export const JoiningForm = () =>
  z.object({ reason: requiredText('Nhập căn cứ: vì sao hai vụ việc là một, ví dụ cùng thửa đất, cùng quyết định', 1000) });

/** Why a petition did not end as a duplicate after all. */
export const ReopeningForm = () => z.object({ reason: requiredText('Nhập lý do mở lại đơn', 1000) });
