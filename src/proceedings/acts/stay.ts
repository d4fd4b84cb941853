// The decision complained of waits while it is looked at (Điều 35 LKN).
import { formatDate } from '../../deadlines/dates.ts';
import { defineAct } from '../effect.ts';
import { area, day, line, maybeDay, today } from '../fields.ts';
import { numberError } from './paper-number.ts';

/** The decision is issued by hand, on forms 11 and 12 NĐ 124/2020: the file keeps its number and day. */
const orderNumber = line('Số, ký hiệu quyết định', 'Nhập số, ký hiệu quyết định', { width: 'c8', hint: 'Ví dụ 12/QĐ-UBND' });
const orderWords = ({ number, on }: { number: string; on: string }) => `Quyết định số ${number} ngày ${formatDate(on)}`;

export const stay = defineAct('stay', {
  fields: {
    on: day('Ngày quyết định', 'Nhập ngày quyết định'),
    number: orderNumber,
    until: maybeDay('Tạm đình chỉ thi hành đến ngày', {
      hint: 'Không quá thời gian còn lại của thời hạn giải quyết; để trống là đến hết thời hạn',
    }),
    reason: area('Hậu quả khó khắc phục nếu thi hành', 'Nhập lý do tạm đình chỉ thi hành'),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> => ({
    ...numberError(values),
    ...(values.until !== null && facts.mainDueOn !== null && values.until > facts.mainDueOn
      ? {
          until: `Không quá thời gian còn lại của thời hạn giải quyết, ngày ${formatDate(facts.mainDueOn)} (Điều 35 Luật Khiếu nại)`,
        }
      : {}),
  }),
  effect: (values, given) => ({
    on: values.on,
    until: values.until ?? given.facts.mainDueOn,
    said: `Tạm đình chỉ thi hành quyết định bị khiếu nại, ${orderWords(values)}: ${values.reason}`,
    details: { reason: values.reason, number: values.number },
    changes: { isStayed: true },
  }),
});

export const stayEnd = defineAct('stay-end', {
  fields: {
    on: day('Ngày quyết định hủy bỏ', 'Nhập ngày quyết định'),
    number: orderNumber,
    reason: area('Lý do', 'Nhập lý do hủy bỏ việc tạm đình chỉ thi hành'),
  },
  initial: today,
  check: numberError,
  effect: (values) => ({
    on: values.on,
    said: `Hủy bỏ việc tạm đình chỉ thi hành, ${orderWords(values)}: ${values.reason}`,
    details: { reason: values.reason, number: values.number },
    changes: { isStayed: false },
  }),
});
