// After the result: effect, enforcement, appeals, closing.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { paperCatalogue } from '../../documents/papers/catalogue.ts';
import { defineAct, type Given, lastStep } from '../effect.ts';
import { area, day, line, maybeArea, openArea, pick, tick, today } from '../fields.ts';
import { owesReport } from '../tables/denunciation/shared.ts';
import {
  clearedErrors,
  clearedTick,
  figureChanges,
  figureErrors,
  figureFields,
  figuresOf,
  noFigures,
  recommendedOf,
  sentErrors,
  sentWords,
  typedFigures,
} from './figures.ts';
import { numberLeap } from './late.ts';
import { inOwnBook, numberError } from './paper-number.ts';
import { forwardRules, isDenunciation, isFirstComplaint, sendRules } from './sending.ts';

const effectRules = ['KN_EFFECT', 'KN_EFFECT_DISC'];
const windowRules = ['KN_2ND_WINDOW', 'KN_LIMIT_DISC'];

export const outcomes = defineAct('outcomes', {
  fields: {
    ...figureFields('Số liệu kiến nghị trong quyết định, kết luận'),
    note: maybeArea('Ghi chú'),
    cleared: clearedTick(),
  },
  intro: ({ facts, figures }) => sentWords(figures, facts.decidedOn),
  initial: ({ figures }): Record<string, string> => {
    const standing = recommendedOf(figures);
    return standing ? { ...typedFigures(standing), note: standing.note } : {};
  },
  check: (values, { facts, figures }) => ({
    ...figureErrors(values),
    ...sentErrors(figures, facts.decidedOn, figuresOf(values)),
    ...clearedErrors(recommendedOf(figures), figuresOf(values), values.cleared),
  }),
  effect: (values, given) => {
    const changes = figureChanges(recommendedOf(given.figures) ?? noFigures, figuresOf(values));
    return {
      on: given.facts.decidedOn ?? given.today,
      said: changes ? `Số liệu kiến nghị xử lý. ${changes}.` : 'Số liệu kiến nghị xử lý không đổi số nào.',
      outcomes: { phase: 'recommended', figures: figuresOf(values), note: values.note },
    };
  },
});

export const appeal = defineAct('appeal', {
  fields: {
    on: day(({ instance }) => (instance === 'second' ? 'Ngày khởi kiện' : 'Ngày khiếu nại lần hai hoặc khởi kiện'), 'Nhập ngày'),
    way: pick(
      'Người khiếu nại đã',
      ['second', 'court'],
      { second: 'Khiếu nại lần hai', court: 'Khởi kiện tại Tòa án' },
      'Chọn việc người khiếu nại đã làm',
      { shown: (facts) => (facts.instance === 'second' ? ['court'] : ['second', 'court']) },
    ),
    body: line('Cơ quan thụ lý', 'Nhập cơ quan, Tòa án thụ lý'),
    note: maybeArea('Ghi chú', { rows: 2 }),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> =>
    values.way === 'second' && facts.instance === 'second'
      ? { way: 'Sau quyết định giải quyết lần hai chỉ còn quyền khởi kiện tại Tòa án (Điều 42, khoản 7 Điều 11 Luật Khiếu nại)' }
      : {},
  effect: (values, given) => ({
    on: values.on,
    said: `${values.way === 'second' ? 'Khiếu nại lần hai' : 'Khởi kiện'} tại ${values.body}.`,
    details: { way: values.way, body: values.body, note: values.note },
    changes: { stateBeforeSuspension: null, suspensionGround: null, effectiveOn: null },
    clocks: [
      {
        do: 'stop',
        rules: [
          ...effectRules,
          ...windowRules,
          'KN_ENFORCE_DIRECTIVE',
          ...(given.facts.decidedOn === null ? ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC', 'DOC_SUPPLY'] : []),
        ],
        on: values.on,
        reason: values.way === 'second' ? 'Đã khiếu nại lần hai' : 'Đã khởi kiện tại Tòa án',
      },
    ],
  }),
});

/** An office that let its time run out has no decision that could be kept or changed, nor anything to carry out. */
const keptOf = (facts: Given['facts']): readonly ('kept' | 'changed' | 'ended')[] =>
  facts.decidedOn === null ? ['ended'] : ['kept', 'changed'];

export const appealResult = defineAct('appeal-result', {
  fields: {
    on: day('Ngày có quyết định, bản án có hiệu lực', 'Nhập ngày'),
    kept: pick(
      'Kết quả',
      ['kept', 'changed', 'ended'],
      {
        kept: 'Giữ nguyên kết quả của đơn vị',
        changed: 'Hủy, sửa kết quả của đơn vị',
        ended: 'Đã giải quyết; đơn vị chưa ra quyết định nên không có kết quả để giữ nguyên hay hủy, sửa',
      },
      'Chọn kết quả',
      { shown: (facts) => keptOf(facts) },
    ),
    reference: line('Quyết định, bản án', 'Nhập số, ngày quyết định hoặc bản án'),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> =>
    keptOf(facts).some((one) => one === values.kept)
      ? {}
      : {
          kept:
            facts.decidedOn === null
              ? 'Đơn vị chưa ra quyết định giải quyết nên không có kết quả để giữ nguyên hay hủy, sửa. Chọn đã giải quyết, hồ sơ kết thúc'
              : 'Đơn vị đã ra quyết định giải quyết. Chọn giữ nguyên hoặc hủy, sửa kết quả của đơn vị',
        },
  effect: (values) => ({
    on: values.on,
    said: {
      kept: 'Giữ nguyên kết quả của đơn vị theo',
      changed: 'Hủy, sửa kết quả của đơn vị theo',
      ended: 'Vụ việc được giải quyết theo',
    }[values.kept].concat(` ${values.reference}.`),
    details: { kept: values.kept, reference: values.reference },
    changes: values.kept === 'kept' ? { effectiveOn: values.on } : { closedOn: values.on },
    clocks:
      values.kept === 'kept'
        ? [{ do: 'start', rule: 'KN_ENFORCE_DIRECTIVE', on: values.on }]
        : [{ do: 'stop', rules: [...sendRules, 'KN_PUBLISH', ...forwardRules], on: values.on, reason: 'Kết thúc hồ sơ' }],
  }),
});

/** What this office concluded is still sent, carried out and published while the superior resolves the matter again. */
const takenBy = ({ decidedOn }: Given['facts']): 'taken_over' | 'resolved_again' =>
  decidedOn === null ? 'taken_over' : 'resolved_again';

export const continuation = defineAct('continuation', {
  fields: {
    on: day('Ngày', 'Nhập ngày'),
    event: pick(
      'Việc xảy ra',
      ['asked', 'reported', 'taken_over', 'resolved_again'],
      {
        asked: 'Cấp trên yêu cầu báo cáo (Điều 38 Luật Tố cáo)',
        reported: 'Đã báo cáo cấp trên',
        taken_over: 'Cấp trên thụ lý, giải quyết vụ việc',
        resolved_again:
          'Cấp trên thụ lý, giải quyết lại vụ việc; kết luận của đơn vị vẫn phải gửi, xử lý, công khai (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo)',
      },
      'Chọn việc xảy ra',
      { shown: (facts) => ['asked', 'reported', takenBy(facts)] },
    ),
    body: line('Cơ quan cấp trên', 'Nhập cơ quan cấp trên'),
    note: maybeArea('Ghi chú', { rows: 2, hint: 'Không ghi họ tên người tố cáo' }),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> =>
    ['asked', 'reported', takenBy(facts)].includes(values.event)
      ? {}
      : {
          event:
            facts.decidedOn === null
              ? 'Đơn vị chưa có kết luận. Chọn cấp trên thụ lý, giải quyết vụ việc'
              : 'Đã có kết luận thì vẫn phải gửi, xử lý và công khai kết luận (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo). Chọn cấp trên giải quyết lại',
        },
  effect: (values) => ({
    on: values.on,
    said: {
      asked: `${values.body} yêu cầu báo cáo.`,
      reported: `Đã báo cáo ${values.body}.`,
      taken_over: `${values.body} thụ lý giải quyết vụ việc.`,
      resolved_again: `${values.body} thụ lý, giải quyết lại vụ việc.`,
    }[values.event],
    details: { event: values.event, body: values.body, note: values.note },
    clocks:
      values.event === 'asked'
        ? [{ do: 'start', rule: 'TC_OVERDUE_REPORT', on: values.on }]
        : [
            {
              do: 'stop',
              rules: ['TC_OVERDUE_REPORT', ...(values.event === 'taken_over' ? ['TC_RES', 'TC_NOTICE'] : [])],
              on: values.on,
              reason: values.event === 'reported' ? 'Đã báo cáo cấp trên' : 'Cấp trên thụ lý giải quyết',
            },
          ],
  }),
});

/**
 * The day after the period of Điều 44, khoản 1 Điều 57 LKN: the law makes it effective, the officer only confirms that nobody
 * went further. Where the calendar cannot give that day yet, the day of confirming.
 */
function effectiveDay(facts: Given['facts']): string {
  const due = effectRules.map((rule) => facts.running.get(rule)).find((one) => one !== undefined && one !== null);
  return due ? addDays(due, 1) : facts.today;
}

export const effective = defineAct('effective', {
  fields: {
    none: tick(({ instance }) =>
      instance === 'second' ? 'Không khởi kiện đến nay' : 'Không có khiếu nại lần hai, không khởi kiện trong thời hạn',
    ),
  },
  intro: ({ facts }) => {
    const on = `Quyết định có hiệu lực từ ngày ${formatDate(effectiveDay(facts))} (Điều 44, khoản 1 Điều 57 Luật Khiếu nại); thời hạn chỉ đạo thi hành tính từ ngày ấy.`;
    if (!isFirstComplaint(facts)) return on;
    if (facts.receivedOn === null)
      return `${on} Chưa ghi ngày người khiếu nại nhận quyết định: thời hạn khiếu nại lần hai tính từ ngày nhận, có thể chưa hết.`;
    const window = windowRules.map((rule) => facts.running.get(rule)).find((one) => one !== undefined && one !== null);
    return window && window >= facts.today
      ? `${on} Người khiếu nại nhận quyết định ngày ${formatDate(facts.receivedOn)} nên còn quyền khiếu nại lần hai đến ngày ${formatDate(window)}; nếu có thì vẫn ghi nhận được sau bước này.`
      : on;
  },
  check: (values): Record<string, string> =>
    values.none ? {} : { none: 'Đánh dấu khi đã kiểm tra; nếu có khiếu nại tiếp hoặc khởi kiện thì ghi nhận việc đó' },
  effect: (_values, { facts }) => {
    const on = effectiveDay(facts);
    return {
      on,
      said: 'Quyết định giải quyết khiếu nại có hiệu lực pháp luật.',
      changes: { effectiveOn: on },
      clocks: [
        { do: 'stop', rules: effectRules, on, reason: 'Quyết định đã có hiệu lực' },
        { do: 'start', rule: 'KN_ENFORCE_DIRECTIVE', on },
      ],
      tellSender: 'quyết định giải quyết khiếu nại đã có hiệu lực pháp luật',
    };
  },
});

export const directiveFields = {
  on: day('Ngày văn bản', 'Nhập ngày văn bản'),
  number: line('Số, ký hiệu văn bản', 'Nhập số, ký hiệu văn bản chỉ đạo', { width: 'c8', hint: 'Ví dụ 12/UBND-NC' }),
  assigned: line('Giao cho', 'Nhập cơ quan, cá nhân được giao thực hiện'),
  work: area('Nội dung phải thực hiện', 'Nhập nội dung phải thực hiện'),
};

export const directive = defineAct('directive', {
  fields: { ...directiveFields, leap: numberLeap },
  initial: today,
  check: numberError,
  effect: (values) => ({
    on: values.on,
    said: `Văn bản ${values.number} giao ${values.assigned} thi hành: ${values.work}`,
    details: { number: values.number, assigned: values.assigned, work: values.work, ...inOwnBook(values.number, values.on) },
    clocks: [{ do: 'stop', rules: ['KN_ENFORCE_DIRECTIVE'], on: values.on, reason: 'Đã chỉ đạo thi hành' }],
  }),
});

export const enforcement = defineAct('enforcement', {
  fields: {
    on: day('Ngày báo cáo kết quả', 'Nhập ngày báo cáo'),
    note: area('Kết quả thi hành', 'Nhập kết quả thi hành trong lần cập nhật này', { rows: 3 }),
    ...figureFields('Số đã thực hiện trong lần này (để trống nếu không có)'),
  },
  initial: today,
  intro: () => 'Chỉ nhập phần mới thực hiện; phần mềm cộng dồn các lần cập nhật.',
  check: (values, { steps }) => {
    const first = steps.find(({ kind }) => kind === 'handling');
    return {
      ...(first && values.on < first.onDate ? { on: `Ngày này trước ngày giao xử lý ${formatDate(first.onDate)}` } : {}),
      ...figureErrors(values),
    };
  },
  effect: (values) => ({
    on: values.on,
    said: `Cập nhật kết quả thi hành: ${values.note}`,
    outcomes: { phase: 'executed', figures: figuresOf(values), note: values.note },
  }),
});

export const enforced = defineAct('enforced', {
  fields: {
    on: day('Ngày thi hành xong', 'Nhập ngày thi hành xong'),
    note: openArea('Kết quả thi hành', { rows: 2, hint: 'Để trống nếu các lần cập nhật đã ghi đủ' }),
  },
  initial: today,
  check: (values, given): Record<string, string> =>
    values.note || lastStep(given, 'enforcement')
      ? {}
      : { note: 'Chưa lần nào cập nhật kết quả thi hành. Ghi ở đây đã thi hành những gì' },
  effect: (values, given) => ({
    on: values.on,
    said: `Đã thi hành xong.${values.note ? ` ${values.note}` : ''}`,
    changes: { enforcedOn: values.on },
    clocks:
      isDenunciation(given.facts.procedure) && owesReport(given.facts)
        ? [{ do: 'start', rule: 'TC_HANDLE_REPORT', on: values.on }]
        : [],
  }),
});

/** A denunciation found wrong is closed without orders to carry out, yet the denounced must be put right first. */
const isFalseDenunciation = (facts: Given['facts']) =>
  isDenunciation(facts.procedure) && facts.state === 'concluded' && facts.result === 'wrong';

/** Papers of the file that nobody has approved or numbered: closing leaves them behind. '' for none. */
function unissuedList({ unissued }: Pick<Given['facts'], 'unissued'>): string {
  const names = [...new Set(unissued)].map((kind) => `“${paperCatalogue[kind].title}”`);
  return names.length === 0 ? '' : `Còn dự thảo hoặc chưa cấp số: ${names.join(', ')}.`;
}

export const close = defineAct('close', {
  fields: {
    on: day('Ngày kết thúc', 'Nhập ngày kết thúc'),
    file: tick('Hồ sơ đã đủ tài liệu, đánh số trang theo thứ tự'),
    restored: tick(
      'Đã khôi phục quyền, lợi ích hợp pháp của người bị tố cáo bị xâm phạm (nếu có), đã xem xét xử lý người cố ý tố cáo sai sự thật (nếu có)',
      { only: isFalseDenunciation },
    ),
    leave: tick('Bỏ các dự thảo nêu trên, vẫn kết thúc hồ sơ', { whenAsked: true }),
    note: maybeArea('Nơi lưu, ghi chú', { rows: 2 }),
  },
  initial: today,
  intro: ({ facts }) => unissuedList(facts),
  check: (values, { facts }) => {
    const errors: Record<string, string> = {};
    if (!values.file) errors.file = 'Kiểm tra hồ sơ rồi đánh dấu trước khi kết thúc';
    if (unissuedList(facts) && !values.leave)
      errors.leave = `${unissuedList(facts)} Phê duyệt, cấp số trước, hoặc đánh dấu ở đây để bỏ các dự thảo ấy`;
    if (isFalseDenunciation(facts) && !values.restored)
      errors.restored =
        'Kết luận tố cáo sai thì phải khôi phục quyền, lợi ích của người bị tố cáo (điểm a khoản 1 Điều 36 Luật Tố cáo). Đánh dấu khi đã xem xét';
    return errors;
  },
  effect: (values) => ({
    on: values.on,
    said: `Kết thúc hồ sơ.${values.note ? ` ${values.note}` : ''}`,
    changes: { closedOn: values.on },
    clocks: [{ do: 'stop', rules: [], on: values.on, reason: 'Kết thúc hồ sơ' }],
  }),
});
