// The one form of linking two petitions.
import { z } from 'zod';
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
