// Acts that touch the resolution limit: complexity, extension, suspension, resumption, termination, stay, withdrawal.
import { daysBetween, formatDate } from '../../deadlines/dates.ts';
import { acceptanceOf, defineAct, type Given, lastStep, type PaperPlan, paper } from '../effect.ts';
import { area, day, line, maybeArea, maybeDay, maybeLine, pick, ticks, today, wholeNumber } from '../fields.ts';
import {
  complexityCriteria,
  complexityCriterionNames,
  complexityNames,
  complexityOf,
  familyOf,
  orderBasis,
  suspensionGroundNames,
  suspensionGrounds,
  terminationGroundNames,
  terminationGrounds,
} from '../proceeding.ts';

const isComplaint = (given: Given) => familyOf(given.facts.procedure) === 'complaint';
const sendRule = (given: Given) => (isComplaint(given) ? 'KN_SUSPEND_SEND' : 'TC_SUSP_SEND');
const mainRules = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC', 'TC_RES'];

/** Khoản 4 Điều 34 LTC: the decision says what the offices and persons concerned must do. */
const duties = () =>
  maybeArea('Trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan', {
    hint: 'In trong quyết định (khoản 4 Điều 34 Luật Tố cáo)',
    only: (facts) => familyOf(facts.procedure) === 'denunciation',
  });
const dutiesError = (text: string, given: Given): Record<string, string> =>
  !isComplaint(given) && text === '' ? { duties: 'Nhập trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan' } : {};

export const complexity = defineAct('complexity', {
  fields: {
    on: day('Ngày xác định', 'Nhập ngày xác định'),
    criteria: ticks('Tiêu chí vụ việc đáp ứng', complexityCriteria, complexityCriterionNames, {
      hint: 'Có 01 tiêu chí là phức tạp; tố cáo có từ 02 tiêu chí trở lên là đặc biệt phức tạp',
    }),
    reason: area('Lý do, căn cứ cụ thể', 'Nêu căn cứ cụ thể của từng tiêu chí; nội dung này là văn bản lưu hồ sơ'),
    number: maybeLine('Số văn bản xác định', { width: 'c4' }),
  },
  initial: today,
  check: (values, given) => {
    const found = complexityOf(familyOf(given.facts.procedure), values.criteria.length);
    if (found === 'normal') return { criteria: 'Chọn ít nhất 01 tiêu chí' };
    if (given.facts.isComplex && found === 'complex')
      return { criteria: 'Đã xác định vụ việc phức tạp. Chọn thêm tiêu chí để xác định đặc biệt phức tạp' };
    return {};
  },
  effect: (values, given) => {
    const found = complexityOf(familyOf(given.facts.procedure), values.criteria.length);
    return {
      on: values.on,
      said: `Xác định vụ việc ${complexityNames[found].toLowerCase()} (${values.criteria.length} tiêu chí).`,
      details: { criteria: values.criteria, number: values.number },
      changes: { isComplex: true, isVeryComplex: found === 'very_complex' },
      contents: { complexityCriteria: values.criteria, complexityReason: values.reason },
      clocks: isComplaint(given)
        ? [
            {
              do: 'main',
              event: {
                type: 'variantDetermined',
                variant: 'complex',
                on: values.on,
                ...(values.number ? { paper: `văn bản số ${values.number}` } : {}),
              },
            },
          ]
        : [],
    };
  },
});

export const extension = defineAct('extension', {
  fields: {
    on: day('Ngày quyết định gia hạn', 'Nhập ngày quyết định'),
    days: wholeNumber('Số ngày gia hạn', 'Nhập số ngày gia hạn, từ 1', 1, 60),
    reason: area('Lý do gia hạn', 'Nhập lý do gia hạn'),
  },
  initial: ({ facts }) => ({ ...today({ facts }), days: String(facts.extension?.maxDays ?? '') }),
  intro: ({ facts }) =>
    facts.extension
      ? `Đã gia hạn ${facts.extensionCount} lần. Được gia hạn tối đa ${facts.extension.maxTimes} lần, mỗi lần không quá ${facts.extension.maxDays} ngày, theo ${facts.extension.basis}.${facts.mainDueOn ? ` Hạn hiện nay ${formatDate(facts.mainDueOn)}.` : ''}`
      : '',
  check: (values, { facts }): Record<string, string> =>
    facts.extension && values.days > facts.extension.maxDays
      ? { days: `Mỗi lần gia hạn không quá ${facts.extension.maxDays} ngày` }
      : {},
  effect: (values, given) => ({
    on: values.on,
    said: `Gia hạn giải quyết ${values.days} ngày (lần ${given.facts.extensionCount + 1}): ${values.reason}`,
    details: { days: values.days, reason: values.reason },
    changes: { extensionCount: given.facts.extensionCount + 1 },
    clocks: [
      {
        do: 'main',
        event: {
          type: 'extended',
          on: values.on,
          days: values.days,
          kind: given.facts.isVeryComplex ? 'very_complex' : 'complex',
        },
      },
    ],
    papers: [
      paper('TC01_2019', {
        authority: given.authority,
        denounced: given.denounced,
        acceptance: acceptanceOf(given),
        extensionDays: values.days,
        fromDate: given.facts.mainDueOn,
        reason: values.reason,
        executors: 'Người bị tố cáo, cơ quan, tổ chức, cá nhân có liên quan',
      }),
    ],
  }),
});

const allSuspension = [
  'force_majeure',
  'objective_obstacle',
  'await_other_body',
  'await_other_result',
  'await_supplementary_expert',
] as const;

export const suspension = defineAct('suspension', {
  fields: {
    on: day('Ngày quyết định tạm đình chỉ', 'Nhập ngày quyết định'),
    ground: pick('Căn cứ', allSuspension, suspensionGroundNames, 'Chọn căn cứ tạm đình chỉ', {
      shown: (facts) => suspensionGrounds[familyOf(facts.procedure) === 'complaint' ? 'complaint' : 'denunciation'],
    }),
    reason: area('Lý do cụ thể', 'Nhập lý do tạm đình chỉ'),
    duties: duties(),
  },
  initial: (form) => ({
    ...today(form),
    duties:
      'Tổ xác minh dừng việc xác minh, bảo quản hồ sơ; cơ quan, tổ chức, cá nhân có liên quan cung cấp kết quả, tài liệu ngay khi có.',
  }),
  intro: ({ facts }) =>
    facts.mainDueOn !== null && facts.mainDueOn < facts.today
      ? `Vụ việc đã quá hạn ${daysBetween(facts.mainDueOn, facts.today)} ngày (hạn ${formatDate(facts.mainDueOn)}). Tạm đình chỉ không xóa số ngày quá hạn: khi tiếp tục giải quyết, vụ việc vẫn là quá hạn.`
      : `Thời hạn dừng lại từ ngày quyết định${facts.mainDueOn ? ` (hạn hiện nay ${formatDate(facts.mainDueOn)})` : ''}; số ngày còn lại tính tiếp khi có quyết định tiếp tục giải quyết.`,
  check: (values, given) => ({
    ...groundError(values.ground, suspensionGrounds[isComplaint(given) ? 'complaint' : 'denunciation']),
    ...dutiesError(values.duties, given),
  }),
  effect: (values, given) => ({
    on: values.on,
    said: `Tạm đình chỉ giải quyết: ${suspensionGroundNames[values.ground]}. ${values.reason}`,
    details: { ground: values.ground, reason: values.reason },
    changes: {
      stateBeforeSuspension: given.proceeding.state,
      suspensionGround: values.ground,
    },
    clocks: [
      { do: 'main', event: { type: 'suspended', on: values.on, paper: `Quyết định tạm đình chỉ ngày ${formatDate(values.on)}` } },
      { do: 'start', rule: sendRule(given), on: values.on },
    ],
    papers: [orderPaper(given, 'suspend', values)],
    tellSender: 'cơ quan tạm đình chỉ giải quyết, sẽ tiếp tục khi hết căn cứ tạm đình chỉ',
  }),
});

export const resumption = defineAct('resumption', {
  fields: {
    on: day('Ngày quyết định tiếp tục giải quyết', 'Nhập ngày quyết định'),
    reason: area('Lý do', 'Nhập lý do, ví dụ: đã có kết quả của cơ quan có thẩm quyền'),
  },
  initial: today,
  check: (values, given): Record<string, string> => {
    const suspended = lastStep(given, 'suspension');
    return suspended && values.on < suspended.onDate
      ? { on: `Ngày này trước ngày tạm đình chỉ ${formatDate(suspended.onDate)}` }
      : {};
  },
  effect: (values, given) => {
    const suspended = lastStep(given, 'suspension');
    const order = { authority: given.authority, executors: 'Các đơn vị, cá nhân có liên quan' };
    const cited = given.issued.get(isComplaint(given) ? 'KN14A_2026' : 'TC_SUSPEND');
    const fromWhat = { number: cited?.number ?? null, on: cited?.on ?? suspended?.onDate ?? null };
    return {
      on: values.on,
      said: `Tiếp tục giải quyết: ${values.reason}`,
      details: { reason: values.reason, suspendedOn: suspended?.onDate ?? null },
      changes: { stateBeforeSuspension: null, suspensionGround: null },
      clocks: [
        { do: 'main', event: { type: 'resumed', on: values.on } },
        ...(isComplaint(given) ? [{ do: 'start' as const, rule: 'KN_SUSPEND_SEND', on: values.on }] : []),
      ],
      papers: isComplaint(given)
        ? [
            paper('KN14B_2026', {
              ...order,
              instance: given.facts.instance,
              complainant: given.complainant,
              summary: given.words.subject,
              resumedOn: values.on,
              suspensionNumber: fromWhat.number,
              suspensionOn: fromWhat.on,
              sentTo: orderRecipients(),
            }),
          ]
        : [
            paper('TC_RESUME', {
              ...order,
              denounced: given.denounced,
              acceptance: acceptanceOf(given),
              reason: values.reason,
              suspension: fromWhat,
              resumedOn: values.on,
            }),
          ],
      tellSender: 'cơ quan tiếp tục giải quyết',
    };
  },
});

const allTermination = [
  'full_withdrawal',
  'death_or_dissolution_no_heir',
  'no_object_left',
  'court',
  'denounced_died',
  'effective_judgment_or_decision',
] as const;

export const termination = defineAct('termination', {
  fields: {
    on: day('Ngày quyết định đình chỉ', 'Nhập ngày quyết định'),
    ground: pick('Căn cứ', allTermination, terminationGroundNames, 'Chọn căn cứ đình chỉ', {
      shown: (facts) => terminationGrounds[familyOf(facts.procedure) === 'complaint' ? 'complaint' : 'denunciation'],
    }),
    reason: area('Lý do cụ thể', 'Nhập lý do đình chỉ'),
    duties: duties(),
  },
  initial: ({ facts }) => ({
    ...today({ facts }),
    ...(facts.withdrawn ? { ground: 'full_withdrawal' } : {}),
    duties: 'Tổ xác minh kết thúc việc xác minh, bàn giao hồ sơ; trả lại tài liệu gốc đã tiếp nhận (nếu có).',
  }),
  check: (values, given): Record<string, string> => {
    if (values.ground === 'full_withdrawal' && !given.facts.withdrawn)
      return { ground: 'Chưa ghi nhận việc rút toàn bộ nội dung. Ghi nhận rút đơn trước' };
    return {
      ...groundError(values.ground, terminationGrounds[isComplaint(given) ? 'complaint' : 'denunciation']),
      ...dutiesError(values.duties, given),
    };
  },
  effect: (values, given) => ({
    on: values.on,
    said: `Đình chỉ giải quyết: ${terminationGroundNames[values.ground]}. ${values.reason}`,
    details: { ground: values.ground, reason: values.reason },
    changes: { terminationGround: values.ground, stateBeforeSuspension: null, suspensionGround: null },
    clocks: [
      {
        do: 'stop',
        rules: [...mainRules, 'DOC_SUPPLY', 'TC_NOTICE'],
        on: values.on,
        reason: 'Đình chỉ giải quyết',
      },
      { do: 'start', rule: sendRule(given), on: values.on },
    ],
    papers: [orderPaper(given, 'terminate', values)],
    tellSender: 'cơ quan đã đình chỉ giải quyết',
  }),
});

function groundError(ground: string, allowed: readonly string[]): Record<string, string> {
  return allowed.includes(ground) ? {} : { ground: 'Chọn một căn cứ trong danh sách' };
}

/** Whom a decision of Điều 11a is sent to (Điều 28b NĐ 124/2020); without heirs the last commune of residence or seat. */
const orderRecipients = (ground = '') => [
  ground === 'death_or_dissolution_no_heir'
    ? 'Ủy ban nhân dân cấp xã nơi thường trú cuối cùng, nơi có trụ sở chính của người khiếu nại'
    : 'Người khiếu nại, người đại diện của người khiếu nại',
  'Người bị khiếu nại',
  'Người có quyền, nghĩa vụ liên quan',
];

function orderPaper(
  given: Given,
  act: 'suspend' | 'terminate',
  values: { ground: string; reason: string; duties: string },
): PaperPlan {
  const executors = 'Các đơn vị, cá nhân có liên quan';
  const reason = values.reason;
  const ground = orderBasis(familyOf(given.facts.procedure), values.ground);
  if (isComplaint(given)) {
    return paper('KN14A_2026', {
      act,
      authority: given.authority,
      instance: given.facts.instance,
      complainant: given.complainant,
      summary: given.words.subject,
      ground,
      reason,
      executors,
      sentTo: orderRecipients(values.ground),
    });
  }
  const fields = {
    authority: given.authority,
    denounced: given.denounced,
    acceptance: acceptanceOf(given),
    ground,
    reason,
    duties: values.duties,
    executors,
  };
  return act === 'suspend' ? paper('TC_SUSPEND', fields) : paper('TC_TERMINATE', fields);
}

export const orderNotice = defineAct('order-notice', {
  fields: {
    on: day('Ngày gửi', 'Nhập ngày gửi quyết định'),
    recipients: line('Đã gửi cho', 'Nhập nơi nhận', { hint: 'Với tố cáo ghi “người tố cáo”, không ghi họ tên' }),
  },
  initial: today,
  effect: (values, given) => ({
    on: values.on,
    said: `Gửi quyết định cho ${values.recipients}.`,
    details: { recipients: values.recipients },
    clocks: [{ do: 'stop', rules: [sendRule(given)], on: values.on, reason: 'Đã gửi quyết định' }],
  }),
});

export const stay = defineAct('stay', {
  fields: {
    on: day('Ngày quyết định', 'Nhập ngày quyết định'),
    until: maybeDay('Tạm đình chỉ thi hành đến ngày', {
      hint: 'Không quá thời gian còn lại của thời hạn giải quyết; để trống là đến hết thời hạn',
    }),
    reason: area('Hậu quả khó khắc phục nếu thi hành', 'Nhập lý do tạm đình chỉ thi hành'),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> =>
    values.until !== null && facts.mainDueOn !== null && values.until > facts.mainDueOn
      ? {
          until: `Không quá thời gian còn lại của thời hạn giải quyết, ngày ${formatDate(facts.mainDueOn)} (Điều 35 Luật Khiếu nại)`,
        }
      : {},
  effect: (values, given) => ({
    on: values.on,
    until: values.until ?? given.facts.mainDueOn,
    said: `Tạm đình chỉ thi hành quyết định bị khiếu nại: ${values.reason}`,
    details: { reason: values.reason },
    changes: { isStayed: true },
  }),
});

export const stayEnd = defineAct('stay-end', {
  fields: {
    on: day('Ngày quyết định hủy bỏ', 'Nhập ngày quyết định'),
    reason: area('Lý do', 'Nhập lý do hủy bỏ việc tạm đình chỉ thi hành'),
  },
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: `Hủy bỏ việc tạm đình chỉ thi hành: ${values.reason}`,
    details: { reason: values.reason },
    changes: { isStayed: false },
  }),
});

export const withdrawal = defineAct('withdrawal', {
  fields: {
    on: day('Ngày rút', 'Nhập ngày rút'),
    scope: pick(
      'Phạm vi',
      ['full', 'partial'],
      { full: 'Rút toàn bộ nội dung', partial: 'Rút một phần nội dung' },
      'Chọn rút toàn bộ hay một phần',
    ),
    manner: pick(
      'Hình thức',
      ['petition', 'minutes'],
      { petition: 'Đơn rút, có chữ ký hoặc điểm chỉ', minutes: 'Biên bản ghi nhận khi làm việc, có chữ ký hoặc điểm chỉ' },
      'Chọn hình thức rút',
    ),
    points: maybeArea('Nội dung rút', {
      showWhen: 'scope=partial',
      hint: 'Nêu nội dung được rút; nội dung còn lại vẫn giải quyết',
    }),
    signs: ticks(
      'Căn cứ vẫn phải giải quyết tố cáo',
      ['violation', 'coercion', 'abuse'],
      {
        violation: 'Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật',
        coercion: 'Việc rút do bị đe dọa, ép buộc, mua chuộc',
        abuse: 'Lợi dụng việc tố cáo để vu khống, xúc phạm, gây thiệt hại cho người bị tố cáo',
      },
      {
        hint: 'Đánh dấu nếu có; khi đó vụ việc vẫn được giải quyết (khoản 3 Điều 33 Luật Tố cáo)',
        only: (facts) => familyOf(facts.procedure) === 'denunciation',
      },
    ),
  },
  initial: today,
  check: (values): Record<string, string> =>
    values.scope === 'partial' && values.points === '' ? { points: 'Nêu nội dung được rút' } : {},
  effect: (values, given) => {
    const goesOn = values.signs.length > 0 && familyOf(given.facts.procedure) === 'denunciation';
    const what = values.scope === 'full' ? 'rút toàn bộ nội dung' : `rút một phần nội dung: ${values.points}`;
    return {
      on: values.on,
      said: `Ghi nhận ${what}.${goesOn ? ' Vụ việc vẫn được giải quyết vì có căn cứ tại khoản 3 Điều 33 Luật Tố cáo.' : ''}`,
      details: { scope: values.scope, manner: values.manner, points: values.points, signs: values.signs, goesOn },
    };
  },
});
