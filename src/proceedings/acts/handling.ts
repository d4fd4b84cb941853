// The orders that carry a conclusion out, and what those they charge report of them (Điều 36 LTC).
import { formatDate } from '../../deadlines/dates.ts';
import { defineAct, type Given } from '../effect.ts';
import { day, line, maybeArea, openLine, orderPick, pick, tick, today } from '../fields.ts';
import { answeredBy, type HandlingOrder, ordersToOthers, orderWords, owedReports } from '../handling-orders.ts';
import { directiveFields } from './after.ts';
import { numberLeap } from './late.ts';
import { decisionNumberError, inOwnBook, numberError } from './paper-number.ts';

export const handling = defineAct('handling', {
  fields: {
    ...directiveFields,
    executor: pick(
      'Cơ quan thực hiện',
      ['own', 'other'],
      {
        own: 'Cơ quan của người giải quyết tố cáo, kể cả bộ phận trực thuộc',
        other: 'Cơ quan, tổ chức, cá nhân khác; phải thông báo kết quả xử lý cho người giải quyết tố cáo',
      },
      'Chọn cơ quan thực hiện',
    ),
    decides: tick('Văn bản là quyết định xử lý hành vi vi phạm (kỷ luật, xử phạt vi phạm hành chính) của cơ quan', {
      showWhen: 'executor=own',
      hint: 'Phải công khai trong 07 ngày làm việc kể từ ngày ra quyết định (khoản 1 Điều 40 Luật Tố cáo)',
    }),
    leap: numberLeap,
  },
  goingOut: ['assigned', 'work'],
  initial: today,
  intro: ({ facts: { orders } }) =>
    orders.length > 0 ? `Đã ghi: ${orders.map(orderWords).join('; ')}. Mỗi nơi được giao ghi một lần, có báo cáo riêng.` : '',
  check: (values, { facts }) => ({
    ...(facts.orders.some((one) => one.number === values.number && one.on === values.on && one.assigned === values.assigned)
      ? { number: 'Văn bản này giao nơi ấy đã ghi rồi. Kiểm tra lại số, ngày, nơi được giao' }
      : {}),
    ...(isDecision(values) ? decisionNumberError(values) : numberError(values)),
  }),
  effect: (values) => ({
    on: values.on,
    said: `Văn bản ${values.number} giao ${values.assigned} xử lý theo kết luận: ${values.work}`,
    details: {
      number: values.number,
      assigned: values.assigned,
      work: values.work,
      executor: values.executor,
      ...(isDecision(values) ? { decides: true } : {}),
      ...inOwnBook(values.number, values.on),
    },
    clocks: [
      { do: 'stop', rules: ['TC_HANDLE'], on: values.on, reason: 'Đã xử lý theo kết luận' },
      ...(isDecision(values) ? [{ do: 'start' as const, rule: 'TC_PUBLISH', on: values.on }] : []),
    ],
  }),
});

/** What others decide by the conclusion they make public themselves. */
const isDecision = ({ executor, decides }: { executor: string; decides: boolean }) => executor === 'own' && decides;

const reportEvents = ['received', 'urged'] as const;

/** The order a report is of: the one chosen, or the only one there is. */
const orderOf = ({ order }: { order: number | null }, { orders }: Given['facts']): HandlingOrder | undefined => {
  const others = ordersToOthers(orders);
  return others.length === 1 ? others[0] : others.find(({ id }) => id === order);
};

/** Others carry the conclusion out and tell the resolver in writing, each of his own order; the office receives that, and urges whoever is late. */
export const handlingReport = defineAct('handling-report', {
  fields: {
    order: orderPick('Theo văn bản giao'),
    event: pick(
      'Việc xảy ra',
      reportEvents,
      { received: 'Đã nhận báo cáo, thông báo kết quả xử lý', urged: 'Đơn vị đã gửi văn bản đôn đốc báo cáo' },
      'Chọn việc xảy ra',
    ),
    org: openLine('Đơn vị báo cáo', { hint: 'Để trống nếu là nơi được giao trong văn bản giao' }),
    number: line('Số, ký hiệu văn bản', 'Nhập số, ký hiệu báo cáo hoặc văn bản đôn đốc', { width: 'c8' }),
    leap: numberLeap,
    paperOn: day('Ngày văn bản', 'Nhập ngày văn bản'),
    on: day('Ngày nhận báo cáo, ngày gửi văn bản đôn đốc', 'Nhập ngày nhận hoặc ngày gửi'),
    note: maybeArea('Kết quả xử lý', { showWhen: 'event=received', hint: 'Không ghi họ tên người tố cáo' }),
  },
  initial: (form) => {
    const others = ordersToOthers(form.facts.orders);
    const owed = owedReports(form.facts.orders);
    return {
      ...today(form),
      event: 'received',
      order: owed.length === 1 ? String(owed[0]?.id) : '',
      org: others.length === 1 ? (others[0]?.assigned ?? '') : '',
    };
  },
  intro: ({ facts }) => {
    const due = facts.running.get('TC_HANDLE_REPORT');
    return `Cơ quan, tổ chức, cá nhân xử lý kiến nghị trong kết luận thông báo bằng văn bản cho người giải quyết tố cáo kể từ ngày có kết quả (khoản 3 Điều 36 Luật Tố cáo)${due ? `, chậm nhất ngày ${formatDate(due)}` : ''}. Chậm thì đơn vị đôn đốc.`;
  },
  check: (values, { facts }) => {
    const order = orderOf(values, facts);
    const errors: Record<string, string> = {};
    if (!order) errors.order = 'Chọn văn bản giao mà báo cáo, đôn đốc này theo';
    else if (values.on < order.on) errors.on = `Ngày này trước ngày văn bản giao ${formatDate(order.on)}`;
    if (values.paperOn > values.on) errors.paperOn = 'Ngày văn bản không sau ngày nhận, ngày gửi';
    return errors;
  },
  effect: (values, { facts }) => {
    const order = orderOf(values, facts);
    const org = values.org || (order?.assigned ?? '');
    const paperWords = `số ${values.number} ngày ${formatDate(values.paperOn)}`;
    const of = order && ordersToOthers(facts.orders).length > 1 ? `, theo ${orderWords(order)}` : '';
    const isLast = owedReports(facts.orders).every(({ id }) => id === order?.id);
    return {
      on: values.on,
      said:
        values.event === 'received'
          ? `Nhận báo cáo kết quả xử lý của ${org}, ${paperWords}${of}.${values.note ? ` ${values.note}` : ''}`
          : `Đôn đốc ${org} báo cáo kết quả xử lý, Văn bản ${paperWords}${of}.`,
      details: {
        event: values.event,
        org,
        number: values.number,
        paperOn: values.paperOn,
        note: values.note,
        ...(values.event === 'urged' ? inOwnBook(values.number, values.paperOn) : {}),
        ...(order ? { order: answeredBy(order) } : {}),
      },
      // The period of those who owe a report ends with the last of them.
      clocks:
        values.event === 'received' && isLast
          ? [{ do: 'stop', rules: ['TC_HANDLE_REPORT'], on: values.on, reason: 'Đã nhận báo cáo kết quả xử lý' }]
          : [],
    };
  },
});
