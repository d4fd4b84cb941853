// The decision complained of waits while it is looked at (Điều 35 LKN).
import { formatDate } from '../../deadlines/dates.ts';
import { defineAct } from '../effect.ts';
import { area, day, line, maybeDay, today } from '../fields.ts';
import { isOverdue } from '../workflow.ts';
import { numberLeap } from './late.ts';
import { decisionNumberError, inOwnBook } from './paper-number.ts';

/**
 * The decision is issued by hand, on forms 11 and 12 NĐ 124/2020: the file keeps its number and day, and the office's own book goes on from
 * it: no other paper here has that number, and none is given it.
 */
const orderNumber = line('Số, ký hiệu quyết định', 'Nhập số, ký hiệu quyết định', { width: 'c8', hint: 'Ví dụ 12/QĐ-UBND' });
const orderWords = ({ number, on }: { number: string; on: string }) => `Quyết định số ${number} ngày ${formatDate(on)}`;

/**
 * A stay lasts no longer than what is left of the resolution limit (Điều 35 LKN): decided while some is left, until a day from its own to the last of it.
 * One that was decided in time is entered later with its own day, by hand as it was issued. A limit that stands still, or reaches
 * past the calendar, has no last day to hold it to.
 */
function outsideLimit({ on, until }: { on: string; until: string | null }, dueOn: string | null): Record<string, string> {
  if (dueOn !== null && on > dueOn)
    return {
      on: `Thời hạn giải quyết đã hết ngày ${formatDate(dueOn)}, không còn thời gian để tạm đình chỉ thi hành (Điều 35 Luật Khiếu nại). Quyết định ban hành trong hạn thì ghi ngày của quyết định ấy`,
    };
  if (until === null) return {};
  if (until < on) return { until: `Ngày này trước ngày quyết định ${formatDate(on)}. Nhập từ ngày quyết định trở đi` };
  return dueOn !== null && until > dueOn
    ? { until: `Không quá thời gian còn lại của thời hạn giải quyết, ngày ${formatDate(dueOn)} (Điều 35 Luật Khiếu nại)` }
    : {};
}

export const stay = defineAct('stay', {
  fields: {
    on: day('Ngày quyết định', 'Nhập ngày quyết định'),
    number: orderNumber,
    leap: numberLeap,
    until: maybeDay('Tạm đình chỉ thi hành đến ngày', {
      hint: 'Không quá thời gian còn lại của thời hạn giải quyết; để trống là đến hết thời hạn',
    }),
    reason: area('Hậu quả khó khắc phục nếu thi hành', 'Nhập lý do tạm đình chỉ thi hành'),
  },
  initial: today,
  intro: ({ facts }) =>
    isOverdue(facts)
      ? `Thời hạn giải quyết đã hết ngày ${formatDate(facts.mainDueOn ?? '')}: chỉ ghi quyết định tạm đình chỉ thi hành đã ban hành trong hạn (Điều 35 Luật Khiếu nại).`
      : '',
  check: (values, { facts }): Record<string, string> => ({
    ...decisionNumberError(values),
    ...outsideLimit(values, facts.mainDueOn),
  }),
  effect: (values, given) => ({
    on: values.on,
    until: values.until ?? given.facts.mainDueOn,
    said: `Tạm đình chỉ thi hành quyết định bị khiếu nại, ${orderWords(values)}: ${values.reason}`,
    details: { reason: values.reason, number: values.number, ...inOwnBook(values.number, values.on) },
    changes: { isStayed: true },
  }),
});

export const stayEnd = defineAct('stay-end', {
  fields: {
    on: day('Ngày quyết định hủy bỏ', 'Nhập ngày quyết định'),
    number: orderNumber,
    leap: numberLeap,
    reason: area('Lý do', 'Nhập lý do hủy bỏ việc tạm đình chỉ thi hành'),
  },
  initial: today,
  check: decisionNumberError,
  effect: (values) => ({
    on: values.on,
    said: `Hủy bỏ việc tạm đình chỉ thi hành, ${orderWords(values)}: ${values.reason}`,
    details: { reason: values.reason, number: values.number, ...inOwnBook(values.number, values.on) },
    changes: { isStayed: false },
  }),
});
