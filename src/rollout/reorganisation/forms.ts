// Forms of a re-organisation: the act, its routes, new names, people, and why it is taken back.
import { z } from 'zod';
import { fields } from '../../petitions/petition.ts';
import {
  choice,
  choices,
  optionalChoice,
  optionalId,
  optionalText,
  requiredDate,
  requiredId,
  requiredName,
  requiredText,
  tick,
} from '../../web/fields.ts';
import { type FormValues, parseForm } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import { routeKinds } from './reorganisation.ts';

/** The decision: number, authority, days in order. @param today reads years left out */
export const ActForm = ({ today }: Moment) =>
  z
    .object({
      number: requiredName('Nhập số, ký hiệu văn bản', 60),
      issuedOn: requiredDate('Nhập ngày ban hành', () => today),
      issuer: requiredName('Nhập cơ quan ban hành', 150),
      subject: requiredName('Nhập nội dung, ví dụ sắp xếp đơn vị hành chính cấp xã', 300),
      effectiveOn: requiredDate('Nhập ngày có hiệu lực', () => today),
    })
    .refine((form) => form.issuedOn <= form.effectiveOn, {
      path: ['effectiveOn'],
      message: 'Ngày có hiệu lực không trước ngày ban hành',
    });
export type ActValues = z.infer<ReturnType<typeof ActForm>>;

/** From one unit to another, what goes along, and of a function its fields. */
export const RouteForm = () =>
  z
    .object({
      fromUnitId: requiredId('Chọn đơn vị bàn giao'),
      toUnitId: requiredId('Chọn đơn vị nhận'),
      kind: choice(routeKinds, 'Chọn loại thay đổi'),
      fields: choices(Object.keys(fields) as [string, ...string[]]),
      isDefault: tick,
      takesPetitions: tick,
      takesArchive: tick,
      takesAccounts: tick,
      takesSchedule: tick,
    })
    .superRefine((form, context) => {
      const ask = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      if (form.fromUnitId === form.toUnitId) ask('toUnitId', 'Chọn đơn vị nhận khác đơn vị bàn giao');
      if (form.kind === 'function' && form.fields.length === 0) ask('fields', 'Chọn lĩnh vực được chuyển giao');
    });
export type RouteValues = z.infer<ReturnType<typeof RouteForm>>;

/** Pairs of units, one a line, as copied from a resolution. */
export const ListForm = () => z.object({ pairs: requiredText('Dán danh sách các cặp đơn vị', 600_000) });

/** The new name of a unit, long and short, with its kind. */
export const NameForm = () =>
  z.object({
    unitId: requiredId('Chọn đơn vị đổi tên'),
    unitType: requiredName('Nhập loại đơn vị', 40),
    name: requiredName('Nhập tên mới đầy đủ', 150),
    shortName: requiredName('Nhập tên gọi ngắn', 80),
  });
export type NameValues = z.infer<ReturnType<typeof NameForm>>;

/** The receiver, null where the post ends, and the title there. */
export const PostForm = () =>
  z.object({
    toUnitId: optionalId,
    title: requiredName('Nhập chức danh', 150),
    /** Asked where the role has wider power at a receiver. */
    standing: optionalChoice(['plain', 'kept']),
  });
export type PostValues = z.infer<ReturnType<typeof PostForm>>;

/** Ticked by whoever begins the switch: the figures were looked at. */
export const StartForm = () =>
  z.object({ seen: tick.refine((seen) => seen, 'Đánh dấu đã kiểm tra số liệu trước khi thực hiện') });
/** Why an act is taken back. */
export const UndoForm = () => z.object({ reason: requiredText('Nhập lý do hoàn tác', 500) });
/** Addresses that hold these words go to that unit. */
export const RuleForm = () =>
  z.object({
    words: requiredText('Nhập địa chỉ, ví dụ tên phố, thôn, tổ dân phố', 80),
    toUnitId: requiredId('Chọn đơn vị nhận'),
  });
/** The items received, at least one, by id; a remark where something was missing. */
export const SignForm = () =>
  z.object({
    id: z.preprocess(
      (value) => [value ?? []].flat(),
      z
        .array(
          z
            .string()
            .regex(/^\d{1,15}$/, 'Chọn mục cần ký nhận')
            .transform(Number),
        )
        .min(1, 'Đánh dấu mục cần ký nhận trong bảng'),
    ),
    remark: optionalText(300),
  });

/** What is said of one item, from fields named 'remark-12'; what is too long comes back as the intake form says it. */
export function itemRemarks(values: FormValues): { remarks: Map<number, string>; errors: Record<string, string> } {
  const remarks = new Map<number, string>();
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const id = /^remark-(\d{1,15})$/.exec(name)?.[1];
    if (!id) continue;
    const read = parseForm(optionalText(300), value as never);
    if (!read.ok) errors[name] = Object.values(read.errors)[0] ?? '';
    else if (read.value.trim() !== '') remarks.set(Number(id), read.value.trim());
  }
  return { remarks, errors };
}
