// After acceptance and after the result: notices, publication, effect, enforcement, appeals, closing.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { type ClockEffect, defineAct, type Given, lastStep } from '../effect.ts';
import { area, day, line, maybeArea, maybeDay, means, pick, tick, ticks, today } from '../fields.ts';
import { familyOf, publishFormNames, publishForms } from '../proceeding.ts';
import { figureErrors, figureFields, figuresOf } from './figures.ts';

const isDenunciation = (procedure: Given['facts']['procedure']) => familyOf(procedure) === 'denunciation';
/** A recommendation is answered when the answer has left, not when it is signed (Điều 28 Luật Tiếp công dân). */
const sendRules = ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC', 'TC_CONCL_SEND', 'KNPA_TARGET'];
const effectRules = ['KN_EFFECT', 'KN_EFFECT_DISC'];
const windowRules = ['KN_2ND_WINDOW', 'KN_LIMIT_DISC'];
const isFirstComplaint = (facts: Given['facts']) => familyOf(facts.procedure) === 'complaint' && facts.instance === 'first';
const forwardRules = ['TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'];

export const acceptanceNotice = defineAct('acceptance-notice', {
  fields: {
    on: day('Ngày gửi', 'Nhập ngày gửi'),
    means: means(),
    recipients: line('Đã gửi cho', 'Nhập nơi nhận', { hint: 'Ghi tư cách của người nhận; người tố cáo không ghi họ tên' }),
    denounced: tick('Đã gửi thông báo nội dung tố cáo cho người bị tố cáo, không kèm đơn và thông tin người tố cáo', {
      only: (facts) => isDenunciation(facts.procedure),
    }),
  },
  initial: ({ facts }) => ({
    ...today({ facts }),
    means: 'post',
    recipients: [
      ...(isDenunciation(facts.procedure) ? ['người tố cáo', 'người bị tố cáo'] : ['người khiếu nại']),
      ...(facts.procedure === 'complaint_first' || facts.procedure === 'complaint_second' ? ['cơ quan thanh tra'] : []),
      ...(facts.forwarded ? ['nơi chuyển đơn'] : []),
    ].join(', '),
  }),
  check: (values, given): Record<string, string> =>
    isDenunciation(given.facts.procedure) && !values.denounced
      ? { denounced: 'Cần gửi cả thông báo cho người bị tố cáo (khoản 3 Điều 29 Luật Tố cáo). Đánh dấu khi đã gửi' }
      : {},
  effect: (values) => ({
    on: values.on,
    said: `Gửi thông báo thụ lý cho ${values.recipients}.`,
    details: { recipients: values.recipients },
    changes: { noticedOn: values.on },
    clocks: [{ do: 'stop', rules: ['TC_NOTICE'], on: values.on, reason: 'Đã thông báo thụ lý' }],
  }),
});

export const notice = defineAct('notice', {
  fields: {
    on: day('Ngày gửi', 'Nhập ngày gửi'),
    means: means(),
    recipients: line('Đã gửi cho', 'Nhập nơi nhận', {
      hint: 'Ghi tư cách của người nhận, không ghi họ tên người tố cáo',
    }),
    receivedOn: maybeDay('Ngày người khiếu nại nhận được', {
      hint: 'Thời hạn khiếu nại lần hai tính từ ngày này; chưa biết thì để trống, ghi sau khi có giấy báo nhận',
      only: isFirstComplaint,
    }),
    denouncer: tick('Đã gửi thông báo kết luận cho người tố cáo', { only: (facts) => isDenunciation(facts.procedure) }),
  },
  initial: ({ facts, hasRelated }) => ({
    ...today({ facts }),
    means: 'post',
    recipients: {
      complaint: `người khiếu nại, người bị khiếu nại, ${facts.instance === 'second' ? 'người giải quyết khiếu nại lần đầu, ' : 'cơ quan cấp trên trực tiếp, '}${hasRelated ? 'người có quyền, nghĩa vụ liên quan, ' : ''}cơ quan thanh tra`,
      denunciation: 'người bị tố cáo, cơ quan quản lý người bị tố cáo, người tố cáo',
      recommendation: 'người kiến nghị, phản ánh',
    }[familyOf(facts.procedure)],
  }),
  check: (values, given) => {
    const errors: Record<string, string> = {};
    if (values.receivedOn !== null && (values.receivedOn < values.on || values.receivedOn > given.today))
      errors.receivedOn = 'Ngày nhận từ ngày gửi đến hôm nay';
    if (isDenunciation(given.facts.procedure) && !values.denouncer)
      errors.denouncer = 'Cần thông báo kết luận cho người tố cáo (khoản 3 Điều 35 Luật Tố cáo). Đánh dấu khi đã gửi';
    return errors;
  },
  effect: (values, given) => ({
    on: values.on,
    said: `Gửi kết quả giải quyết cho ${values.recipients}.`,
    details: { recipients: values.recipients, receivedOn: values.receivedOn },
    changes: { sentOn: values.on },
    clocks: [
      { do: 'stop', rules: sendRules, on: values.on, reason: 'Đã gửi kết quả giải quyết' },
      ...(values.receivedOn !== null && isFirstComplaint(given.facts) ? [secondWindow(given, values.receivedOn)] : []),
    ],
  }),
});

export const receipt = defineAct('receipt', {
  fields: {
    on: day('Ngày người khiếu nại nhận quyết định', 'Nhập ngày nhận', { hint: 'Theo giấy báo nhận, chữ ký nhận' }),
  },
  initial: today,
  effect: (values, given) => ({
    on: values.on,
    said: `Người khiếu nại nhận quyết định ngày ${formatDate(values.on)}.`,
    clocks: [secondWindow(given, values.on)],
  }),
});

/** The citizen's time for a second complaint: Điều 33 LKN; for a disciplinary decision 10 days, 30 on dismissal (Điều 48). */
function secondWindow(given: Given, on: string): ClockEffect {
  if (given.facts.procedure !== 'complaint_disciplinary')
    return { do: 'start', rule: 'KN_2ND_WINDOW', on, ...(given.proceeding.isRemote ? { variants: ['remote'] } : {}) };
  const isDismissal = lastStep(given, 'decision')?.details.isDismissal === true;
  return { do: 'start', rule: 'KN_LIMIT_DISC', on, variants: isDismissal ? ['second', 'dismissal'] : ['second'] };
}

export const transferorNotice = defineAct('transferor-notice', {
  fields: {
    on: day('Ngày thông báo', 'Nhập ngày thông báo'),
    recipients: line('Nơi nhận', 'Nhập cơ quan, người đã chuyển đơn'),
  },
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: `Thông báo kết quả cho ${values.recipients}.`,
    details: { recipients: values.recipients },
    clocks: [{ do: 'stop', rules: forwardRules, on: values.on, reason: 'Đã thông báo cho nơi chuyển đơn' }],
  }),
});

/** Khoản 3 Điều 29 NĐ 124/2020: the office's own portal is not left to choice; a meeting is announced 03 days before. */
function complaintFormErrors({
  forms,
  noPortal,
  meetingTold,
}: {
  forms: readonly string[];
  noPortal: boolean;
  meetingTold: boolean;
}): Record<string, string> {
  return {
    ...(!forms.includes('portal') && !noPortal
      ? {
          noPortal:
            'Cơ quan có cổng hoặc trang thông tin điện tử thì phải đăng quyết định trên đó (điểm c khoản 3 Điều 29 Nghị định 124/2020/NĐ-CP). Chọn thêm hình thức này, hoặc đánh dấu ở đây khi cơ quan không có',
        }
      : {}),
    ...(forms.includes('meeting') && !meetingTold
      ? {
          meetingTold:
            'Cuộc họp công khai phải thông báo bằng văn bản trước 03 ngày (điểm a khoản 3 Điều 29 Nghị định 124/2020/NĐ-CP). Đánh dấu khi đã thông báo, hoặc chọn hình thức khác',
        }
      : {}),
  };
}

export const publication = defineAct('publication', {
  fields: {
    on: day('Ngày công khai', 'Nhập ngày công khai'),
    forms: ticks('Hình thức', publishForms, publishFormNames, {
      hint: 'Với khiếu nại, cơ quan có cổng hoặc trang thông tin điện tử thì phải đăng trên đó',
    }),
    noPortal: tick('Cơ quan không có cổng hoặc trang thông tin điện tử', {
      only: (facts) => familyOf(facts.procedure) === 'complaint',
      whenAsked: true,
    }),
    meetingTold: tick('Đã thông báo cuộc họp cho cơ quan, tổ chức, cá nhân có liên quan trước 03 ngày', {
      only: (facts) => familyOf(facts.procedure) === 'complaint',
      whenAsked: true,
    }),
    place: maybeArea('Địa điểm, địa chỉ, thời gian', { rows: 2, hint: 'Niêm yết và đăng trên cổng ít nhất 15 ngày liên tục' }),
    redacted: tick('Đã lược bỏ thông tin người tố cáo, bí mật nhà nước', { only: (facts) => isDenunciation(facts.procedure) }),
  },
  initial: today,
  check: (values, given) => {
    const errors: Record<string, string> = {};
    if (values.forms.length === 0) errors.forms = 'Chọn ít nhất một hình thức';
    else if (!isDenunciation(given.facts.procedure)) Object.assign(errors, complaintFormErrors(values));
    if (isDenunciation(given.facts.procedure) && !values.redacted)
      errors.redacted =
        'Bản công khai không được có thông tin người tố cáo (khoản 3 Điều 40 Luật Tố cáo). Đánh dấu khi đã lược bỏ';
    return errors;
  },
  effect: (values) => ({
    on: values.on,
    said: `Công khai: ${values.forms.map((form) => publishFormNames[form].toLowerCase()).join(', ')}.`,
    details: { forms: values.forms, place: values.place },
    changes: { publishedOn: values.on },
    clocks: [{ do: 'stop', rules: ['KN_PUBLISH', 'TC_PUBLISH'], on: values.on, reason: 'Đã công khai' }],
  }),
});

export const outcomes = defineAct('outcomes', {
  fields: { ...figureFields('Số liệu kiến nghị trong quyết định, kết luận'), note: maybeArea('Ghi chú') },
  check: (values) => figureErrors(values),
  effect: (values, given) => ({
    on: given.facts.decidedOn ?? given.today,
    said: 'Ghi, sửa số liệu kiến nghị xử lý.',
    outcomes: { phase: 'recommended', figures: figuresOf(values), note: values.note },
  }),
});

export const appeal = defineAct('appeal', {
  fields: {
    on: day('Ngày khiếu nại lần hai hoặc khởi kiện', 'Nhập ngày'),
    way: pick(
      'Người khiếu nại đã',
      ['second', 'court'],
      { second: 'Khiếu nại lần hai', court: 'Khởi kiện tại Tòa án' },
      'Chọn khiếu nại lần hai hoặc khởi kiện',
      { shown: (facts) => (facts.instance === 'second' ? ['court'] : ['second', 'court']) },
    ),
    body: line('Cơ quan thụ lý', 'Nhập cơ quan giải quyết lần hai hoặc Tòa án'),
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

export const continuation = defineAct('continuation', {
  fields: {
    on: day('Ngày', 'Nhập ngày'),
    event: pick(
      'Việc xảy ra',
      ['asked', 'reported', 'taken_over'],
      {
        asked: 'Cấp trên yêu cầu báo cáo (Điều 38 Luật Tố cáo)',
        reported: 'Đã báo cáo cấp trên',
        taken_over: 'Cấp trên thụ lý, giải quyết vụ việc',
      },
      'Chọn việc xảy ra',
    ),
    body: line('Cơ quan cấp trên', 'Nhập cơ quan cấp trên'),
    note: maybeArea('Ghi chú', { rows: 2, hint: 'Không ghi họ tên người tố cáo' }),
  },
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: {
      asked: `${values.body} yêu cầu báo cáo.`,
      reported: `Đã báo cáo ${values.body}.`,
      taken_over: `${values.body} thụ lý giải quyết vụ việc.`,
    }[values.event],
    details: { event: values.event, body: values.body, note: values.note },
    clocks:
      values.event === 'asked'
        ? [{ do: 'start', rule: 'TC_OVERDUE_REPORT', on: values.on }]
        : [
            {
              do: 'stop',
              rules: [
                'TC_OVERDUE_REPORT',
                ...(values.event === 'taken_over' ? ['TC_RES', 'TC_NOTICE', 'TC_CONCL_SEND', 'TC_HANDLE', 'TC_PUBLISH'] : []),
              ],
              on: values.on,
              reason: values.event === 'taken_over' ? 'Cấp trên thụ lý giải quyết' : 'Đã báo cáo cấp trên',
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
    none: tick('Không có khiếu nại lần hai, không khởi kiện trong thời hạn'),
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
    values.none ? {} : { none: 'Đánh dấu khi đã kiểm tra; nếu có khiếu nại lần hai hoặc khởi kiện thì ghi nhận việc đó' },
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

const directiveFields = {
  on: day('Ngày văn bản', 'Nhập ngày văn bản'),
  number: line('Số, ký hiệu văn bản', 'Nhập số, ký hiệu văn bản chỉ đạo', { width: 'c8' }),
  assigned: line('Giao cho', 'Nhập cơ quan, cá nhân được giao thực hiện'),
  work: area('Nội dung phải thực hiện', 'Nhập nội dung phải thực hiện'),
};

export const directive = defineAct('directive', {
  fields: directiveFields,
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: `Văn bản ${values.number} giao ${values.assigned} thi hành: ${values.work}`,
    details: { number: values.number, assigned: values.assigned, work: values.work },
    clocks: [{ do: 'stop', rules: ['KN_ENFORCE_DIRECTIVE'], on: values.on, reason: 'Đã chỉ đạo thi hành' }],
  }),
});

export const handling = defineAct('handling', {
  fields: directiveFields,
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: `Văn bản ${values.number} giao ${values.assigned} xử lý theo kết luận: ${values.work}`,
    details: { number: values.number, assigned: values.assigned, work: values.work },
    clocks: [{ do: 'stop', rules: ['TC_HANDLE'], on: values.on, reason: 'Đã xử lý theo kết luận' }],
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
  check: (values) => figureErrors(values),
  effect: (values) => ({
    on: values.on,
    said: `Cập nhật kết quả thi hành: ${values.note}`,
    outcomes: { phase: 'executed', figures: figuresOf(values), note: values.note },
  }),
});

export const enforced = defineAct('enforced', {
  fields: { on: day('Ngày thi hành xong', 'Nhập ngày thi hành xong'), note: maybeArea('Ghi chú', { rows: 2 }) },
  initial: today,
  effect: (values, given) => ({
    on: values.on,
    said: `Đã thi hành xong.${values.note ? ` ${values.note}` : ''}`,
    changes: { enforcedOn: values.on },
    clocks: isDenunciation(given.facts.procedure) ? [{ do: 'start', rule: 'TC_HANDLE_REPORT', on: values.on }] : [],
  }),
});

export const handlingReport = defineAct('handling-report', {
  fields: { on: day('Ngày báo cáo', 'Nhập ngày báo cáo'), recipients: line('Báo cáo gửi', 'Nhập nơi nhận báo cáo') },
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: `Báo cáo kết quả xử lý gửi ${values.recipients}.`,
    details: { recipients: values.recipients },
    clocks: [{ do: 'stop', rules: ['TC_HANDLE_REPORT'], on: values.on, reason: 'Đã báo cáo kết quả xử lý' }],
  }),
});

/** A denunciation found wrong is closed without orders to carry out, yet the denounced must be put right first. */
const isFalseDenunciation = (facts: Given['facts']) =>
  isDenunciation(facts.procedure) && facts.state === 'concluded' && facts.result === 'wrong';

export const close = defineAct('close', {
  fields: {
    on: day('Ngày kết thúc', 'Nhập ngày kết thúc'),
    file: tick('Hồ sơ đã đủ tài liệu, đánh số trang theo thứ tự'),
    restored: tick(
      'Đã khôi phục quyền, lợi ích hợp pháp của người bị tố cáo bị xâm phạm (nếu có), đã xem xét xử lý người cố ý tố cáo sai sự thật (nếu có)',
      { only: isFalseDenunciation },
    ),
    note: maybeArea('Nơi lưu, ghi chú', { rows: 2 }),
  },
  initial: today,
  check: (values, { facts }) => {
    const errors: Record<string, string> = {};
    if (!values.file) errors.file = 'Kiểm tra hồ sơ rồi đánh dấu trước khi kết thúc';
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
