// The result: decision on a complaint, conclusion on a denunciation, answer to a recommendation, transfer to the police.
import { fold } from '../../search/fold.ts';
import { acceptanceOf, type ClockEffect, defineAct, type Given, lastStep, linesOf, paper, verifyingBody } from '../effect.ts';
import { area, day, line, maybeArea, openLine, pick, tick, today } from '../fields.ts';
import {
  complaintResultNames,
  complaintResultsFirst,
  complaintResultsSecond,
  denunciationResultNames,
  denunciationResults,
  measureNames,
  measures,
} from '../proceeding.ts';
import { figureErrors, figureFields, figuresOf } from './figures.ts';
import { keepingLimit } from './late.ts';

const mainRules = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC'];
const remote = (given: Given) => (given.proceeding.isRemote ? { variants: ['remote' as const] } : {});
/** The heads of form 15 count I–IV, those of form 16 I–V: the first decision's result comes in between. */
const part = (first: string, second: string, words: string) => (facts: { procedure: string; instance: string }) =>
  `${isSecond(facts) ? second : first}. ${words}`;
const isSecond = (facts: { procedure: string; instance: string }) => facts.instance === 'second';

/** Sending and effect of a decision: which rule governs depends on instance and object (legal.md §8.3). */
export function sendRuleOf(facts: { procedure: string; instance: string }): string {
  if (!isSecond(facts)) return 'KN_SEND_1';
  return facts.procedure === 'complaint_disciplinary' ? 'KN_SEND_2_DISC' : 'KN_SEND_2';
}

/**
 * Whom khoản 2 Điều 27 LTCD gives 07 working days to be told: deputies and bodies of the assemblies, a reception board; about a
 * complaint or a denunciation. Others who forwarded are told too, without that limit.
 */
export function isTransferorWithLimit(petition: { source: string; petitionType: string }, sourceOrg: string): boolean {
  if (petition.petitionType !== 'KN' && petition.petitionType !== 'TC') return false;
  if (petition.source === 'na_deputy' || petition.source === 'council_deputy') return true;
  const bodies =
    /^(ban tiếp công dân|ủy ban (thường vụ )?quốc hội|hội đồng dân tộc|đoàn đại biểu quốc hội|(thường trực )?hội đồng nhân dân|(thường trực )?hđnd)/iu;
  return petition.source === 'other_agency' && bodies.test(sourceOrg.trim());
}

function forwardClocks(given: Given, on: string): ClockEffect[] {
  if (!given.facts.forwarded) return [];
  return [
    ...(isTransferorWithLimit(given.petition, given.words.sourceOrg)
      ? [{ do: 'start' as const, rule: 'TCD_RESULT_TO_TRANSFEROR', on }]
      : []),
    ...(given.petition.source === 'fatherland_front' && given.petition.petitionType === 'KN'
      ? [{ do: 'start' as const, rule: 'KN_MTTQ_NOTICE', on }]
      : []),
  ];
}

/** What is found right, wholly or in part, or is overturned, does not stay as it was (điểm e khoản 2 Điều 31, Điều 40 LKN). */
const keepsNothing: Readonly<Record<string, string>> = {
  right: 'Khiếu nại đúng thì chọn sửa đổi, hủy bỏ hoặc chấm dứt',
  partly: 'Khiếu nại đúng một phần thì chọn sửa đổi, hủy một phần hoặc chấm dứt; phần giữ nguyên ghi tại Điều 1',
  overturned: 'Hủy, sửa kết quả giải quyết lần đầu thì chọn sửa đổi, hủy bỏ hoặc chấm dứt',
};

export const decision = keepingLimit(
  defineAct('decision', {
    fields: {
      on: day('Ngày quyết định', 'Nhập ngày ký quyết định'),
      result: pick(
        'Kết quả',
        [...complaintResultsFirst, ...complaintResultsSecond],
        complaintResultNames,
        'Chọn kết quả giải quyết',
        {
          shown: (facts) => (isSecond(facts) ? complaintResultsSecond : complaintResultsFirst),
        },
      ),
      measure: pick(
        'Đối với quyết định, hành vi bị khiếu nại',
        measures,
        measureNames,
        'Chọn cách xử lý quyết định, hành vi bị khiếu nại',
      ),
      isDismissal: tick('Quyết định kỷ luật bị khiếu nại là buộc thôi việc', {
        hint: 'Thời hiệu khiếu nại lần hai là 30 ngày thay vì 10 ngày, và có quyền khởi kiện tại Tòa án (Điều 48, Điều 57 Luật Khiếu nại)',
        only: (facts) => facts.procedure === 'complaint_disciplinary',
      }),
      noDialogue: tick(
        'Yêu cầu của người khiếu nại và kết quả xác minh thống nhất nên không tổ chức đối thoại (Điều 30 Luật Khiếu nại)',
        {
          only: (facts) => facts.state === 'verified' && facts.procedure === 'complaint_first',
        },
      ),
      contents: area('I. Nội dung khiếu nại', 'Nhập nội dung khiếu nại', { section: 'Nội dung quyết định' }),
      firstResult: maybeArea('II. Kết quả giải quyết khiếu nại lần đầu', { only: isSecond }),
      verification: area(part('II', 'III', 'Kết quả xác minh'), 'Nhập kết quả xác minh', { rows: 6 }),
      dialogueResult: maybeArea(part('III', 'IV', 'Kết quả đối thoại')),
      conclusion: area(
        part('IV', 'V', 'Kết luận: căn cứ pháp luật, đúng, đúng một phần hoặc sai của từng nội dung'),
        'Nhập kết luận',
        { rows: 6 },
      ),
      ruling: area(
        (facts) =>
          isSecond(facts)
            ? 'Điều 1. Công nhận và giữ nguyên quyết định giải quyết lần đầu, hoặc yêu cầu sửa đổi, hủy bỏ, chấm dứt'
            : 'Điều 1. Giữ nguyên, sửa đổi, hủy bỏ hoặc chấm dứt',
        'Nhập nội dung Điều 1',
      ),
      related: maybeArea('Điều 2. Các vấn đề liên quan, bồi thường'),
      secondResolver: openLine('Điều 3. Người có thẩm quyền giải quyết khiếu nại lần hai', {
        only: (facts) => !isSecond(facts),
        hint: 'In trong quyết định cùng quyền khởi kiện tại Tòa án',
      }),
      executors: line('Điều 4. Người chịu trách nhiệm thi hành', 'Nhập người chịu trách nhiệm thi hành'),
      ...figureFields('Số liệu kiến nghị xử lý (để trống nếu không có)'),
    },
    initial: ({ facts, contents, drafted }) => ({
      ...today({ facts }),
      contents: contents.acceptedPoints,
      firstResult: contents.firstResult,
      verification: contents.verificationResult,
      dialogueResult: contents.dialogueResult,
      conclusion: drafted.conclusion,
      ruling: drafted.proposal,
      related: drafted.related,
      secondResolver: contents.secondResolver,
      executors: drafted.executors,
    }),
    check: (values, given) => {
      const errors: Record<string, string> = figureErrors(values);
      const allowed: readonly string[] = isSecond(given.facts) ? complaintResultsSecond : complaintResultsFirst;
      if (!allowed.includes(values.result)) errors.result = 'Chọn một kết quả trong danh sách';
      if (given.facts.state === 'accepted' && values.result !== 'right')
        errors.result = 'Chỉ ra quyết định ngay khi kiểm tra lại thấy khiếu nại đúng; trường hợp khác phải giao xác minh';
      if (given.facts.state === 'verified' && given.facts.procedure === 'complaint_first' && !values.noDialogue)
        errors.noDialogue = 'Chưa tổ chức đối thoại. Mời đối thoại, hoặc đánh dấu khi yêu cầu và kết quả xác minh đã thống nhất';
      if (values.noDialogue && values.result !== 'right')
        errors.noDialogue =
          'Kết luận sai hoặc đúng một phần là yêu cầu và kết quả xác minh còn khác nhau: phải tổ chức đối thoại (khoản 1 Điều 30 Luật Khiếu nại). Mời đối thoại trước';
      if (isSecond(given.facts) && values.firstResult === '')
        errors.firstResult = 'Nhập kết quả giải quyết của người đã giải quyết khiếu nại lần đầu';
      if (!isSecond(given.facts) && values.secondResolver === '')
        errors.secondResolver = 'Nhập người có thẩm quyền giải quyết khiếu nại lần hai';
      if ((values.result === 'wrong' || values.result === 'upheld') && values.measure !== 'keep')
        errors.measure = 'Khiếu nại sai hoặc công nhận lần đầu thì giữ nguyên quyết định, hành vi';
      const unkept = values.measure === 'keep' ? keepsNothing[values.result] : undefined;
      if (unkept) errors.measure = unkept;
      return errors;
    },
    effect: (values, given) => {
      const { facts } = given;
      const disciplinary = facts.procedure === 'complaint_disciplinary';
      const lastReport = lastStep(given, 'report');
      const isDismissal = disciplinary && values.isDismissal;
      const inspectorate = disciplinary ? null : given.inspectorate;
      const shared = {
        authority: given.authority,
        complainant: given.complainant,
        groupMembers: given.groupMembers,
        complaintOn: given.petition.writtenOn,
        receivedOn: given.petition.receivedOn,
        reportedBy: lastReport ? verifyingBody(given) || 'Tổ xác minh' : null,
        reportNumber: String(lastReport?.details.number ?? '') || null,
        reportOn: lastReport?.onDate ?? null,
        contents: values.contents,
        verification: values.verification,
        dialogue: values.dialogueResult || null,
        conclusion: values.conclusion,
        ruling: values.ruling,
        relatedMatters: values.related || 'Các vấn đề khác liên quan đến nội dung khiếu nại: không có.',
        appealDays: appealDaysOf(given, isDismissal),
        mayGoToCourt: !disciplinary || isDismissal,
        executors: values.executors,
        relatedRecipients: [
          ...(isSecond(facts) || isAgainstAnother(given) ? ['Người bị khiếu nại'] : []),
          ...(isSecond(facts) ? ['Người giải quyết khiếu nại lần đầu'] : []),
          given.words.sourceOrg,
          relatedWords(given),
        ].filter((one) => one !== ''),
        inspectorate,
      };
      return {
        on: values.on,
        said: `${complaintResultNames[values.result]}. ${measureNames[values.measure]}${values.measure === 'stop_act' ? '' : ' quyết định, hành vi bị khiếu nại'}.`,
        details: { result: values.result, measure: values.measure, noDialogue: values.noDialogue, isDismissal },
        changes: { decidedOn: values.on, result: values.result, measure: values.measure, isStayed: false },
        contents: {
          verificationResult: values.verification,
          dialogueResult: values.dialogueResult,
          conclusion: values.conclusion,
        },
        outcomes: { phase: 'recommended', figures: figuresOf(values), note: '' },
        clocks: [
          { do: 'stop', rules: [...mainRules, 'DOC_SUPPLY'], on: values.on, reason: 'Đã ra quyết định giải quyết' },
          { do: 'start', rule: sendRuleOf(facts), on: values.on },
          { do: 'start', rule: 'KN_PUBLISH', on: values.on },
          disciplinary
            ? { do: 'start', rule: 'KN_EFFECT_DISC', on: values.on }
            : { do: 'start', rule: 'KN_EFFECT', on: values.on, ...remote(given) },
          ...forwardClocks(given, values.on),
        ],
        papers: [
          isSecond(facts)
            ? paper('KN16_2020', { ...shared, firstResult: values.firstResult })
            : paper('KN15_2020', {
                ...shared,
                secondResolver: values.secondResolver,
                superiorRecipient: disciplinary ? null : values.secondResolver,
              }),
        ],
        tellSender: 'đã có quyết định giải quyết khiếu nại',
      };
    },
  }),
);

/**
 * Days in which the next step is open, counted from receipt: a second complaint by Điều 33 LKN, on a disciplinary decision by
 * Điều 48. After a second decision only the court is left, in the time its own procedure gives: null.
 */
function appealDaysOf(given: Given, isDismissal: boolean): number | null {
  if (isSecond(given.facts)) return null;
  if (given.facts.procedure === 'complaint_disciplinary')
    return given.daysOf('KN_LIMIT_DISC', isDismissal ? ['second', 'dismissal'] : ['second']);
  return given.daysOf('KN_2ND_WINDOW', given.proceeding.isRemote ? ['remote'] : []);
}

export const conclusion = keepingLimit(
  defineAct('conclusion', {
    fields: {
      on: day('Ngày kết luận', 'Nhập ngày ký kết luận'),
      result: pick('Kết quả chung', denunciationResults, denunciationResultNames, 'Chọn kết quả'),
      points: area('Từng nội dung tố cáo', 'Nhập từng nội dung, mỗi nội dung một dòng', {
        section: 'Nội dung kết luận',
        hint: 'Mỗi dòng một nội dung. Đầu dòng ghi Đ: (đúng), S: (sai) hoặc P: (đúng một phần), ví dụ “Đ: Nhận tiền ngoài quy định của 04 hộ”',
      }),
      findings: area('1. Kết quả xác minh', 'Nhập kết quả xác minh', {
        rows: 6,
        hint: 'Mỗi nội dung một dòng theo thứ tự ở trên. Không nêu họ tên, địa chỉ, bút tích của người tố cáo',
      }),
      explanations: maybeArea('Giải trình của người bị tố cáo', {
        hint: 'Mỗi nội dung một dòng theo thứ tự ở trên; in cùng từng nội dung (Mẫu số 12)',
      }),
      legalGrounds: area('2. Căn cứ pháp luật', 'Nhập căn cứ pháp luật để xác định có hay không có hành vi vi phạm'),
      deliberatelyFalse: tick('Có việc cố ý tố cáo sai sự thật'),
      cause: maybeArea('Nguyên nhân, trách nhiệm, thiệt hại'),
      measures: area('4. Biện pháp xử lý và kiến nghị', 'Nhập biện pháp xử lý, kiến nghị; nếu không có ghi “Không có”'),
      ...figureFields('Số liệu kiến nghị xử lý (để trống nếu không có)'),
    },
    initial: ({ facts, contents, drafted }) => ({
      ...today({ facts }),
      points: contents.acceptedPoints,
      findings: contents.verificationResult,
      explanations: contents.respondentView,
      legalGrounds: drafted.legalGrounds,
      measures: drafted.proposal,
    }),
    check: (values) => {
      const errors: Record<string, string> = figureErrors(values);
      const verdicts = readPoints(values.points).map((one) => one.verdict);
      if (verdicts.includes(null))
        errors.points =
          'Đầu mỗi dòng ghi kết luận về nội dung ấy: Đ: là đúng, S: là sai, P: là đúng một phần. Ví dụ “S: Nhận tiền của 04 hộ”';
      else if (values.result !== resultOf(verdicts))
        errors.result = `Theo kết luận từng nội dung thì kết quả chung là “${denunciationResultNames[resultOf(verdicts)]}”`;
      if (values.deliberatelyFalse && !verdicts.includes('sai'))
        errors.deliberatelyFalse =
          'Chỉ kết luận cố ý tố cáo sai sự thật khi có nội dung sai (S:). Bỏ đánh dấu, hoặc sửa kết luận từng nội dung';
      return errors;
    },
    effect: (values, given) => {
      const points = readPoints(values.points);
      const acceptance = acceptanceOf(given);
      const findings = perContent(values.findings, points.length);
      const explanations = perContent(values.explanations, points.length);
      return {
        on: values.on,
        said: `${denunciationResultNames[values.result]} (${points.length} nội dung).`,
        details: { result: values.result, contents: points.length, deliberatelyFalse: values.deliberatelyFalse },
        changes: { decidedOn: values.on, result: values.result },
        contents: {
          verificationResult: values.findings,
          respondentView: values.explanations,
          conclusion: values.points,
          legalBasis: values.legalGrounds,
        },
        outcomes: { phase: 'recommended', figures: figuresOf(values), note: '' },
        clocks: [
          { do: 'stop', rules: ['TC_RES'], on: values.on, reason: 'Đã ban hành kết luận nội dung tố cáo' },
          { do: 'start', rule: 'TC_CONCL_SEND', on: values.on },
          { do: 'start', rule: 'TC_HANDLE', on: values.on },
          { do: 'start', rule: 'TC_PUBLISH', on: values.on },
          ...forwardClocks(given, values.on),
        ],
        papers: [
          paper('TC12_2019', {
            resolver: given.authority,
            denounced: given.denounced,
            acceptance,
            contents: points.map((one, index) => ({
              ...one,
              finding: findings[index] ?? 'Như đã nêu tại mục 1.1',
              explanation: explanations[index] ?? null,
            })),
            superior: given.superior,
            inspectorate: given.inspectorate,
            legalGrounds: values.legalGrounds,
            deliberatelyFalse: values.deliberatelyFalse,
            cause: values.cause || null,
            measures: values.measures,
          }),
          paper('TC_CONCLUSION_NOTICE', {
            denounced: given.denounced,
            conclusionNumber: null,
            conclusionOn: values.on,
            resolver: given.authority,
            contents: points,
            measures: values.measures,
          }),
        ],
      };
    },
  }),
);

/** The result all contents come to together (khoản 2 Điều 35 LTC). */
function resultOf(verdicts: readonly (string | null)[]): (typeof denunciationResults)[number] {
  if (verdicts.every((one) => one === 'dung')) return 'right';
  return verdicts.every((one) => one === 'sai') ? 'wrong' : 'mixed';
}

/** Text written one content a line, content by content; otherwise all of it with the first. */
function perContent(text: string, count: number): string[] {
  const lines = linesOf(text);
  if (text === '') return [];
  return lines.length === count ? lines : [text];
}

/** One content a line, its verdict in front: Đ (right), S (wrong), P (partly). */
export function readPoints(text: string): { content: string; verdict: 'dung' | 'sai' | 'dung_mot_phan' | null }[] {
  const verdicts = { Đ: 'dung', S: 'sai', P: 'dung_mot_phan' } as const;
  return linesOf(text).map((line) => {
    const found = /^([đĐsSpP])\s*[:.-]\s*(.+)$/u.exec(line);
    const letter = found?.[1]?.toUpperCase() as keyof typeof verdicts | undefined;
    return { content: found?.[2] ?? line, verdict: letter ? verdicts[letter] : null };
  });
}

export const answer = keepingLimit(
  defineAct('answer', {
    fields: {
      on: day('Ngày trả lời', 'Nhập ngày ký văn bản trả lời'),
      answer: area('Nội dung trả lời', 'Nhập nội dung trả lời', { rows: 8 }),
    },
    initial: ({ facts, drafted }) => ({ ...today({ facts }), answer: drafted.proposal }),
    effect: (values, given) => ({
      on: values.on,
      said: 'Ban hành văn bản trả lời.',
      changes: { decidedOn: values.on, result: 'answered' },
      contents: { conclusion: values.answer },
      clocks: forwardClocks(given, values.on),
      papers: [
        paper('KNPA_REPLY', {
          recipient: given.complainant,
          receivedOn: given.petition.receivedOn,
          summary: given.words.subject,
          answer: values.answer,
          transferringOrg: given.words.sourceOrg || null,
        }),
      ],
      tellSender: 'cơ quan đã có văn bản trả lời',
    }),
  }),
);

export const police = keepingLimit(
  defineAct('police', {
    fields: {
      on: day('Ngày chuyển', 'Nhập ngày chuyển'),
      scope: pick(
        'Phạm vi chuyển',
        ['whole', 'part'],
        { whole: 'Toàn bộ vụ việc', part: 'Một phần; phần còn lại tiếp tục giải quyết' },
        'Chọn phạm vi chuyển',
      ),
      agency: line('Chuyển đến', 'Nhập cơ quan điều tra hoặc Viện kiểm sát nhận hồ sơ'),
      reason: area('Dấu hiệu tội phạm', 'Nêu dấu hiệu tội phạm đã phát hiện'),
    },
    initial: today,
    check: (values, { facts }): Record<string, string> =>
      values.scope === 'whole' && facts.decidedOn !== null
        ? {
            scope:
              'Đã có kết luận thì vẫn phải gửi, xử lý và công khai kết luận (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo). Chọn Một phần',
          }
        : {},
    effect: (values) => ({
      on: values.on,
      said: `Chuyển ${values.scope === 'whole' ? 'toàn bộ vụ việc' : 'một phần vụ việc'} đến ${values.agency}.`,
      details: { scope: values.scope, agency: values.agency, reason: values.reason },
      changes: values.scope === 'whole' ? { stateBeforeSuspension: null, suspensionGround: null } : {},
      clocks:
        values.scope === 'whole'
          ? [
              {
                do: 'stop',
                rules: ['TC_RES', 'TC_NOTICE'],
                on: values.on,
                reason: 'Chuyển cơ quan điều tra',
              },
            ]
          : [],
    }),
  }),
);

/** Who else the decision goes to (Điều 32, Điều 41 LKN): by name where the file knows them. */
/** Is somebody else complained of than whoever decides: then he is sent the decision (Điều 32 LKN). */
function isAgainstAnother({ respondents, authority, agency, colleagues, proceeding }: Given): boolean {
  const plain = (words: string) => fold(words).replaceAll('uy ban nhan dan', 'ubnd');
  const resolver = colleagues.get(proceeding.resolverId ?? 0)?.name ?? '';
  const own = [authority, agency, resolver].filter(Boolean).map(plain);
  // "Chủ tịch UBND phường" is the chairman of this ward, with its name or without it.
  const isOwn = (words: string) => own.some((one) => one.startsWith(words) || words.startsWith(one));
  return respondents.some(({ name }) => name && !isOwn(plain(name)));
}

function relatedWords({ related }: Given): string {
  const names = [...related.persons, ...related.orgs].map((one) => one.name).filter(Boolean);
  return names.length > 0 ? `Người có quyền, nghĩa vụ liên quan: ${names.join(', ')}` : '';
}
