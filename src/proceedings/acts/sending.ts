// What leaves the office: the notice of acceptance, the result, word to who forwarded, publication.
import { formatDate } from '../../deadlines/dates.ts';
import { type ClockEffect, defineAct, type Given, lastStep } from '../effect.ts';
import { day, line, maybeArea, maybeDay, means, publishedPick, tick, ticks, today } from '../fields.ts';
import { answeredBy, publishableWords, unpublished } from '../handling-orders.ts';
import { familyOf, publishFormNames, publishForms } from '../proceeding.ts';

/** A denunciation, first or continued. */
export const isDenunciation = (procedure: Given['facts']['procedure']) => familyOf(procedure) === 'denunciation';
/** A recommendation is answered when the answer has left, not when it is signed (Điều 28 Luật Tiếp công dân). */
export const sendRules = ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC', 'TC_CONCL_SEND', 'KNPA_TARGET'];
export const forwardRules = ['TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'];
/** A complaint of the first instance, on discipline or not. */
export const isFirstComplaint = (facts: Given['facts']) =>
  familyOf(facts.procedure) === 'complaint' && facts.instance === 'first';

export const acceptanceNotice = defineAct('acceptance-notice', {
  fields: {
    on: day('Ngày gửi', 'Nhập ngày gửi'),
    means: means(),
    recipients: line('Đã gửi cho', 'Nhập nơi nhận', { hint: 'Ghi tư cách của người nhận; người tố cáo không ghi họ tên' }),
    denounced: tick('Đã gửi thông báo nội dung tố cáo cho người bị tố cáo, không kèm đơn và thông tin người tố cáo', {
      only: (facts) => isDenunciation(facts.procedure),
    }),
    outdated: tick('Vẫn gửi văn bản còn ghi nội dung đã rút', {
      whenAsked: true,
      hint: 'Muốn văn bản không còn nội dung này thì không gửi: lãnh đạo thu hồi, rồi lập lại',
    }),
  },
  initial: ({ facts }) => ({
    ...today({ facts }),
    means: 'post',
    recipients: [
      ...(isDenunciation(facts.procedure) ? ['người tố cáo', 'người bị tố cáo'] : ['người khiếu nại']),
      ...(facts.procedure === 'complaint_first' || facts.procedure === 'complaint_second' ? ['cơ quan thanh tra'] : []),
      ...(facts.forwarded && facts.procedure !== 'complaint_disciplinary' ? ['nơi chuyển đơn'] : []),
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
      denunciation: 'người bị tố cáo, cơ quan quản lý người bị tố cáo (kết luận), người tố cáo (thông báo kết luận)',
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
  goingOut: ['place'],
  fields: {
    of: publishedPick('Công khai'),
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
  intro: ({ facts }) => {
    const open = unpublished(facts);
    return open.length === 1 ? `Công khai ${publishableWords(open)}.` : '';
  },
  initial: (form) => ({ ...today(form), of: unpublished(form.facts).map(({ code }) => code) }),
  check: (values, given) => {
    const errors: Record<string, string> = {};
    const things = chosenOf(values, given);
    if (things.length === 0) errors.of = 'Chọn văn bản được công khai';
    else if (things.some(({ on }) => on !== null && values.on < on)) errors.on = 'Ngày công khai trước ngày của văn bản';
    if (values.forms.length === 0) errors.forms = 'Chọn ít nhất một hình thức';
    else if (!isDenunciation(given.facts.procedure)) Object.assign(errors, complaintFormErrors(values));
    if (isDenunciation(given.facts.procedure) && !values.redacted)
      errors.redacted =
        'Bản công khai không được có thông tin người tố cáo (khoản 3 Điều 40 Luật Tố cáo). Đánh dấu khi đã lược bỏ';
    return errors;
  },
  effect: (values, given) => {
    const things = chosenOf(values, given);
    const codes = new Set(things.map(({ code }) => code));
    const decisions = given.facts.orders.filter((one) => codes.has(String(one.id)));
    const isAll = things.length === unpublished(given.facts).length;
    const ways = values.forms.map((form) => publishFormNames[form].toLowerCase()).join(', ');
    return {
      on: values.on,
      said: `Công khai ${publishableWords(things)}: ${ways}.`,
      details: {
        forms: values.forms,
        place: values.place,
        ...(decisions.length > 0 ? { decisions: decisions.map(answeredBy) } : {}),
      },
      changes: codes.has('conclusion') ? { publishedOn: values.on } : {},
      clocks: [
        {
          do: 'stop',
          rules: ['KN_PUBLISH', 'TC_PUBLISH'],
          on: values.on,
          reason: 'Đã công khai',
          ...(isAll ? {} : { begunOn: things.flatMap(({ on }) => on ?? []) }),
        },
      ],
    };
  },
});

/** What is made public by this act: the only thing there is, or what was chosen. */
function chosenOf({ of }: { of: readonly string[] }, { facts }: Given) {
  const open = unpublished(facts);
  return open.length > 1 ? open.filter(({ code }) => of.includes(code)) : open;
}
