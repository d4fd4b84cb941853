// Forms of a wave: its plan and checklist, the units it brings in, ticks, the decision to go live and what is taken back.
import { z } from 'zod';
import {
  choice,
  choices,
  optionalName,
  optionalText,
  readable,
  requiredDate,
  requiredName,
  requiredText,
  tick,
  wholeNumber,
} from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { computedCodes, tickedCodes } from './wave.ts';

/** How many items of its own a wave may have. */
const mostOwn = 10;
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A wave: days in order (training, ready, live), how many people need a certificate and how many exercises each, what must be done before. */
export const WaveForm = ({ today }: Moment) =>
  z
    .object({
      name: requiredName('Nhập tên đợt, ví dụ Đợt 1: quận và phường', 120),
      basis: optionalName(200),
      trainingOn: requiredDate('Nhập ngày bắt đầu tập huấn', () => today),
      readyOn: requiredDate('Nhập ngày phải sẵn sàng', () => today),
      liveOn: requiredDate('Nhập ngày vận hành', () => today),
      certified: wholeNumber('Nhập số người phải đạt, từ 0 đến 100', 0, 100),
      exercises: wholeNumber('Nhập số bài mỗi người phải đạt, từ 1 đến 100', 1, 100),
      required: choices([...computedCodes, ...tickedCodes]),
      own: optionalText(2000).transform(linesOf),
    })
    .superRefine((form, context) => {
      const ask = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      if (form.readyOn < form.trainingOn) ask('readyOn', 'Ngày sẵn sàng không trước ngày tập huấn');
      if (form.liveOn < form.readyOn) ask('liveOn', 'Ngày vận hành không trước ngày sẵn sàng');
      if (form.required.length + form.own.length === 0) ask('required', 'Chọn ít nhất một việc phải xong trước khi vận hành');
      if (form.own.length > mostOwn) ask('own', `Ghi nhiều nhất ${mostOwn} việc riêng, mỗi việc một dòng`);
      if (form.own.some((line) => line.length > 120)) ask('own', 'Mỗi việc riêng nhiều nhất 120 ký tự, cần rút gọn');
      if (new Set(form.own).size < form.own.length) ask('own', 'Có việc riêng ghi hai lần, bỏ bớt một');
    });
export type WaveValues = z.infer<ReturnType<typeof WaveForm>>;

export const unitGroups = ['commune', 'department', 'district'] as const;
export const unitGroupNames: Record<(typeof unitGroups)[number], string> = {
  commune: 'Mọi xã, phường, thị trấn đang hoạt động',
  department: 'Mọi sở, ngành và cơ quan của Thành phố',
  district: 'Mọi quận, huyện, thị xã',
};
/** Units to add: whole groups, or names and codes one a line; `leave` once it was confirmed that some come from another wave. */
export const UnitsForm = () =>
  z
    .object({ groups: choices(unitGroups), units: optionalText(40_000).transform(linesOf), leave: tick })
    .refine((form) => form.groups.length + form.units.length > 0, {
      path: ['units'],
      message: 'Chọn một nhóm đơn vị, hoặc ghi tên hay mã từng đơn vị, mỗi đơn vị một dòng',
    });
export type UnitsValues = z.infer<ReturnType<typeof UnitsForm>>;

/** An item is done, or not needed with the reason why. */
export const TickForm = () =>
  z
    .object({ kind: choice(['done', 'not_needed'], 'Chọn một mục'), remark: optionalText(300) })
    .refine((form) => form.kind === 'done' || form.remark !== '', {
      path: ['remark'],
      message: 'Ghi lý do vì sao việc này không áp dụng cho đơn vị',
    });
export type TickValues = z.infer<ReturnType<typeof TickForm>>;

/** Why a tick, a unit or a decision is taken back. */
export const ReasonForm = () => z.object({ reason: requiredText('Nhập lý do', 500) });

/** From which day real petitions come in; a reason where something is missing. */
export const GoLiveForm = ({ today }: Moment) =>
  z.object({
    liveOn: requiredDate('Nhập ngày vận hành', () => today),
    reason: optionalText(500),
    seen: tick.refine((seen) => seen, 'Đánh dấu đã xem danh mục việc trước khi quyết định'),
  });
export type GoLiveValues = z.infer<ReturnType<typeof GoLiveForm>>;
/** What can be read of a decision with mistakes in it. */
export const readableGoLive = (values: Record<string, unknown>, moment: Moment) =>
  readable(GoLiveForm(moment), values, { liveOn: '', reason: '', seen: false });
