// The orders that stop a matter: suspension, resumption, termination, and sending them (Điều 11a, 11b LKN; Điều 34 LTC).
import { daysBetween, formatDate } from '../../deadlines/dates.ts';
import { raised } from '../../first-letter.ts';
import { acceptanceOf, defineAct, type Given, lastStep, otherIssuer, type PaperPlan, paper, verifierOf } from '../effect.ts';
import { area, day, line, means, openArea, pick, tick, today } from '../fields.ts';
import {
  familyOf,
  orderBasis,
  suspensionGroundNames,
  suspensionGrounds,
  terminationGroundNames,
  terminationGrounds,
} from '../proceeding.ts';
import { draftOrders } from '../workflow.ts';
import { keepingLimit } from './late.ts';

const isComplaint = (given: Given) => familyOf(given.facts.procedure) === 'complaint';
const sendRule = (given: Given) => (isComplaint(given) ? 'KN_SUSPEND_SEND' : 'TC_SUSP_SEND');
const mainRules = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC', 'TC_RES'];

/** Khoản 4 Điều 34 LTC: the decision says what the offices and persons concerned must do. */
const duties = () =>
  openArea('Trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan', {
    hint: 'In trong quyết định (khoản 4 Điều 34 Luật Tố cáo)',
    only: (facts) => familyOf(facts.procedure) === 'denunciation',
  });
const dutiesError = (text: string, given: Given): Record<string, string> =>
  !isComplaint(given) && text === '' ? { duties: 'Nhập trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan' } : {};

const dutiesOf = (...parts: string[]) => raised(`${parts.filter(Boolean).join('; ')}.`);

const allSuspension = [
  'force_majeure',
  'objective_obstacle',
  'await_other_body',
  'await_other_result',
  'await_supplementary_expert',
] as const;

export const suspension = keepingLimit(
  defineAct('suspension', {
    goingOut: ['reason', 'duties'],
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
      duties: dutiesOf(
        form.verifier && `${form.verifier} dừng việc xác minh, bảo quản hồ sơ`,
        'cơ quan, tổ chức, cá nhân có liên quan cung cấp kết quả, tài liệu ngay khi có',
      ),
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
        {
          do: 'main',
          event: { type: 'suspended', on: values.on, paper: `Quyết định tạm đình chỉ ngày ${formatDate(values.on)}` },
        },
        { do: 'start', rule: sendRule(given), on: values.on },
      ],
      papers: [orderPaper(given, 'suspend', values)],
      tellSender: 'cơ quan tạm đình chỉ giải quyết, sẽ tiếp tục khi hết căn cứ tạm đình chỉ',
    }),
  }),
);

export const resumption = defineAct('resumption', {
  goingOut: ['reason'],
  fields: {
    on: day('Ngày quyết định tiếp tục giải quyết', 'Nhập ngày quyết định'),
    reason: area('Lý do', 'Nhập lý do, ví dụ: đã có kết quả của cơ quan có thẩm quyền'),
  },
  initial: today,
  effect: (values, given) => {
    const suspended = lastStep(given, 'suspension');
    const order = { authority: given.authority, executors: 'Các đơn vị, cá nhân có liên quan' };
    const cited = given.issued.get(isComplaint(given) ? 'KN14A_2026' : 'TC_SUSPEND');
    const by = otherIssuer(cited, given);
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
              ...(by ? { suspensionBy: by } : {}),
              sentTo: orderRecipients(given),
            }),
          ]
        : [
            paper('TC_RESUME', {
              ...order,
              denounced: given.denounced,
              acceptance: acceptanceOf(given),
              reason: values.reason,
              suspension: { ...fromWhat, ...(by ? { issuedBy: by } : {}) },
              verifier: verifierOf(given),
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

export const termination = keepingLimit(
  defineAct('termination', {
    goingOut: ['reason', 'duties'],
    fields: {
      on: day('Ngày quyết định đình chỉ', 'Nhập ngày quyết định'),
      ground: pick('Căn cứ', allTermination, terminationGroundNames, 'Chọn căn cứ đình chỉ', {
        shown: (facts) => terminationGrounds[familyOf(facts.procedure) === 'complaint' ? 'complaint' : 'denunciation'],
      }),
      otherGround: tick('Đúng là đình chỉ theo căn cứ này, không theo việc rút đơn đã ghi', {
        whenAsked: true,
        hint: 'Đánh dấu khi căn cứ đã chọn là đúng; lý do nêu rõ vì sao',
      }),
      reason: area('Lý do cụ thể', 'Nhập lý do đình chỉ'),
      duties: duties(),
    },
    initial: ({ facts, verifier }) => ({
      ...today({ facts }),
      ...(facts.withdrawn ? { ground: 'full_withdrawal' } : {}),
      duties: dutiesOf(
        verifier && `${verifier} kết thúc việc xác minh, bàn giao hồ sơ`,
        'trả lại tài liệu gốc đã tiếp nhận (nếu có)',
      ),
    }),
    check: (values, given): Record<string, string> => {
      if (values.ground === 'full_withdrawal' && !given.facts.withdrawn)
        return { ground: 'Chưa ghi nhận việc rút toàn bộ nội dung. Ghi nhận rút đơn trước' };
      return {
        ...(given.facts.withdrawn && values.ground !== 'full_withdrawal' && !values.otherGround
          ? {
              otherGround: `Người gửi đã rút toàn bộ nội dung: căn cứ là “${terminationGroundNames.full_withdrawal}”. Chọn lại căn cứ, hoặc xác nhận ở đây`,
            }
          : {}),
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
  }),
);

function groundError(ground: string, allowed: readonly string[]): Record<string, string> {
  return allowed.includes(ground) ? {} : { ground: 'Chọn một căn cứ trong danh sách' };
}

/** Whom a decision of Điều 11a is sent to (Điều 28b NĐ 124/2020); without heirs the last commune of residence or seat. */
const orderRecipients = ({ related }: Given, ground = '') => [
  ground === 'death_or_dissolution_no_heir'
    ? 'Ủy ban nhân dân cấp xã nơi thường trú cuối cùng, nơi có trụ sở chính của người khiếu nại'
    : 'Người khiếu nại, người đại diện của người khiếu nại',
  'Người bị khiếu nại',
  ...(related.persons.length + related.orgs.length > 0 ? ['Người có quyền, nghĩa vụ liên quan'] : []),
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
      sentTo: orderRecipients(given, values.ground),
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
    verifier: verifierOf(given),
  };
  return act === 'suspend' ? paper('TC_SUSPEND', fields) : paper('TC_TERMINATE', fields);
}

export const orderNotice = defineAct('order-notice', {
  fields: {
    on: day('Ngày gửi', 'Nhập ngày gửi quyết định'),
    means: means(),
    recipients: line('Đã gửi cho', 'Nhập nơi nhận', { hint: 'Ghi tư cách của người nhận; người tố cáo không ghi họ tên' }),
  },
  initial: (form) => ({
    ...today(form),
    means: 'post',
    ...(familyOf(form.facts.procedure) === 'denunciation' ? { recipients: 'người tố cáo, người bị tố cáo' } : {}),
  }),
  effect: (values, given) => ({
    on: values.on,
    said: `Gửi quyết định cho ${values.recipients}.`,
    details: { recipients: values.recipients },
    clocks: [
      {
        do: 'stop',
        rules: [sendRule(given)],
        on: values.on,
        reason: 'Đã gửi quyết định',
        keepsLast: draftOrders(given.facts),
      },
    ],
  }),
});
