// The kinds of fields our forms are made of, each with a sentence that says what to do. Schemas compose these.
import { z } from 'zod';
import { formatDate, parseDate } from '../deadlines/dates.ts';

const tooLong = (max: number) => ({
  error: (issue: { input?: unknown }) =>
    `Đang có ${String(issue.input ?? '').length.toLocaleString('vi-VN')} ký tự, nhiều nhất ${max.toLocaleString('vi-VN')} ký tự, cần rút gọn`,
});
const one = (value: unknown) => (Array.isArray(value) ? value[0] : value) ?? '';

/** Required text. `ask` is the sentence when it is empty ("Nhập họ và tên người gửi"); `max` in characters. */
export const requiredText = (ask: string, max = 300) => z.preprocess(one, z.string(ask).min(1, ask).max(max, tooLong(max)));

/** Text that may be left empty. */
export const optionalText = (max = 300) => z.preprocess(one, z.string().max(max, tooLong(max)));

/** A name somebody types (of an office, a wave, a class, an act, a person) stands in others' lists, papers and workbooks: no mark-up, no formula. */
const isName = (text: string) => !/[<>]/.test(text) && !/^[=+\-@]/.test(text);
const notAName = 'Không dùng dấu < hoặc >, không bắt đầu bằng dấu =, +, - hoặc @';
/** A name that must be there. @param ask said when it is empty @param max in characters */
export const requiredName = (ask: string, max = 300) => requiredText(ask, max).refine(isName, notAName);
/** A name, or ''. @param max in characters */
export const optionalName = (max = 300) => optionalText(max).refine(isName, notAName);

/** A required date typed by the officer: 3/9/2026, 03092026, 3-9-26, hôm nay. Gives 'YYYY-MM-DD'. */
export const requiredDate = (ask: string, today: () => string) =>
  z.preprocess(one, z.string(ask).min(1, ask)).transform((text, context) => toDate(text, context, today()));

/** A date or null. */
export const optionalDate = (today: () => string) =>
  z.preprocess(one, z.string()).transform((text, context) => (text === '' ? null : toDate(text, context, today())));

function toDate(text: string, context: z.RefinementCtx, today: string): string {
  const date = parseDate(text, today);
  if (date) return date;
  context.addIssue({
    code: 'custom',
    message: `“${text.slice(0, 20)}” không phải là một ngày có thật. Nhập dạng ngày/tháng/năm, ví dụ ${formatDate(today)}`,
  });
  return z.NEVER;
}

/** An address for mail, or '' while there is none. */
export const optionalEmail = z.preprocess(
  one,
  z.string().regex(/^$|^[^\s@<>"]{1,64}@[^\s@<>"]{3,190}$/, 'Thư điện tử có dạng ten@coquan.vn'),
);

/** One of the given codes. */
export const choice = <const T extends readonly [string, ...string[]]>(codes: T, ask: string) =>
  z.preprocess(one, z.enum(codes, ask));

/** One of the given codes, or null when nothing was chosen. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.preprocess((value) => one(value) || null, z.enum(codes, 'Chọn một mục trong danh sách').nullable());

/** A tick box: present or not. */
export const tick = z.preprocess((value) => one(value) === 'on' || one(value) === '1' || one(value) === 'yes', z.boolean());

/** Several ticks of the given codes. */
export const choices = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
    z.array(z.enum(codes, 'Chọn mục trong danh sách')),
  );

/** A whole number within limits; `ask` says so. */
export const wholeNumber = (ask: string, min: number, max: number) =>
  z.preprocess(
    (value) => String(one(value)).replace(/[\s.]/g, ''),
    z
      .string()
      .regex(/^\d{1,9}$/, ask)
      .transform(Number)
      .refine((n) => n >= min && n <= max, ask),
  );

/** What can be read of fields with mistakes among them: one that cannot be read stands as its blank, '' where none is given. */
export function readable<S extends z.ZodObject>(
  schema: S,
  from: Record<string, unknown>,
  blank: Record<string, unknown>,
): z.infer<S> {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const read = field.safeParse(from[name]);
    return [name, read.success ? read.data : name in blank ? blank[name] : ''] as const;
  });
  return Object.fromEntries(fields) as z.infer<S>;
}

const recordIds = new WeakSet<z.ZodType>();
const asRecordId = <S extends z.ZodType>(schema: S): S => {
  recordIds.add(schema);
  return schema;
};
/** Do these rules read ids of records, which nobody types. */
export const isRecordId = (schema: z.ZodType): boolean => recordIds.has(schema);

/** The id of a record, from a select or a hidden field; null when empty. */
export const optionalId = asRecordId(
  z.preprocess(
    (value) => String(one(value)),
    z
      .string()
      .regex(/^\d{0,15}$/, 'Chọn một mục trong danh sách')
      .transform((text) => (text === '' ? null : Number(text))),
  ),
);
/** Records ticked in a list, by id. */
export const ids = asRecordId(
  z.preprocess(
    (value) =>
      [value ?? []]
        .flat()
        .map(Number)
        .filter((id) => Number.isSafeInteger(id) && id > 0),
    z.array(z.number()),
  ),
);
/** The id of a record chosen in a list. @param ask said when nothing is */
export const requiredId = (ask: string) =>
  asRecordId(
    z.preprocess(
      (value) => String(one(value)),
      z
        .string()
        .regex(/^\d{1,15}$/, ask)
        .transform(Number),
    ),
  );
