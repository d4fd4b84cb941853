// Forms of the changes of a unit: made, renamed, moved, closed, each with the document it rests on; a mistake corrected, with the reason.
import { z } from 'zod';
import {
  choice,
  optionalDate,
  optionalText,
  requiredDate,
  requiredId,
  requiredName,
  requiredText,
  tick,
} from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { makeableLevels } from './rules.ts';

const act = requiredName('Nhập số, ngày của văn bản làm căn cứ', 150);
const names = {
  unitType: requiredName('Nhập loại đơn vị, ví dụ Phường, Sở', 40),
  name: requiredName('Nhập tên đầy đủ, ví dụ Phường Ba Đình', 150),
  shortName: requiredName('Nhập tên gọi ngắn, ví dụ Ba Đình', 80),
};

/** `works`: it receives petitions from that day. */
export const NewUnitForm = ({ today }: Moment) =>
  z.object({
    level: choice(makeableLevels, 'Chọn cấp của đơn vị'),
    ...names,
    parentId: requiredId('Chọn đơn vị cấp trên'),
    code: optionalText(40).refine((code) => /^[A-Za-z0-9-]*$/.test(code), 'Mã chỉ gồm chữ không dấu, chữ số và dấu gạch ngang'),
    from: requiredDate('Nhập ngày bắt đầu hoạt động', () => today),
    act,
    works: tick,
  });
export type NewUnit = z.infer<ReturnType<typeof NewUnitForm>>;

/** The new name and the day from which it is called so; `sure`: of a day gone by, having read what it changes. */
export const RenameForm = ({ today }: Moment) =>
  z.object({ ...names, from: requiredDate('Nhập ngày tên mới có hiệu lực', () => today), act, sure: tick });
export type Rename = z.infer<ReturnType<typeof RenameForm>>;

/** Another superior from a day on. */
export const MoveForm = ({ today }: Moment) =>
  z.object({
    parentId: requiredId('Chọn đơn vị cấp trên mới'),
    from: requiredDate('Nhập ngày thay đổi có hiệu lực', () => today),
    act,
  });
export type Move = z.infer<ReturnType<typeof MoveForm>>;

/** The last day it works. */
export const CloseForm = ({ today }: Moment) =>
  z.object({ lastOn: requiredDate('Nhập ngày hoạt động cuối cùng', () => today), act });
export type Close = z.infer<ReturnType<typeof CloseForm>>;

const reason = requiredText('Nhập lý do', 300);

/** A name written wrong is put right for all the time it stands. */
export const CorrectNameForm = () => z.object({ ...names, reason });
export type CorrectName = z.infer<ReturnType<typeof CorrectNameForm>>;

export const lastDayChoices = ['change', 'take_back'] as const;

/** Another last day, or none. */
export const LastDayForm = ({ today }: Moment) =>
  z
    .object({ choice: choice(lastDayChoices, 'Chọn đổi ngày hoặc bỏ ngày đã ghi'), lastOn: optionalDate(() => today), reason })
    .refine((form) => form.choice === 'take_back' || form.lastOn !== null, {
      path: ['lastOn'],
      message: 'Nhập ngày hoạt động cuối cùng mới',
    });
export type LastDay = z.infer<ReturnType<typeof LastDayForm>>;
