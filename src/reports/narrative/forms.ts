// The form of what the outline asks and no table has: every field may be left empty, which is not 0.
import { z } from 'zod';
import { type Told, type ToldField, toldNames } from './told.ts';

const text = z.preprocess((value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/\s/g, ''), z.string());
const count = text
  .refine((typed) => /^(\d{1,6}|\d{1,3}(\.\d{3})+)?$/.test(typed), 'Nhập số nguyên, hoặc để trống khi chưa có số')
  .transform((typed) => (typed === '' ? undefined : Number(typed.replaceAll('.', ''))));
const percent = text
  .refine(
    (typed) => /^(\d{1,3}(,\d{1,2})?)?$/.test(typed) && Number(typed.replace(',', '.')) <= 100,
    'Nhập số từ 0 đến 100, sau dấu phẩy không quá 2 chữ số, hoặc để trống',
  )
  .transform((typed) => (typed === '' ? undefined : Number(typed.replace(',', '.'))));

export interface ToldValues {
  told: Told;
  /** What stood when the form was opened; 0 for nothing. */
  standing: number;
}

/** Some of the protected are no more than all of them. */
export const ToldForm = () =>
  z
    .object({
      standing: text.refine((typed) => /^\d{0,15}$/.test(typed), 'Mở lại trang rồi lưu lại').transform(Number),
      target: percent,
      unitsAtFault: count,
      protectedPersons: count,
      protectedPosts: count,
      protectedLives: count,
    })
    .transform((form, context): ToldValues => {
      const given = (name: ToldField) => form[name];
      for (const part of ['protectedPosts', 'protectedLives'] as const)
        if ((given(part) ?? 0) > (given('protectedPersons') ?? Number.POSITIVE_INFINITY))
          context.addIssue({ code: 'custom', path: [part], message: 'Không được lớn hơn tổng số người được bảo vệ' });
      const told = Object.fromEntries(toldNames.flatMap((name) => (given(name) === undefined ? [] : [[name, given(name)]])));
      return { told, standing: form.standing };
    });
