// The decision on a complaint, first or second instance (Điều 31, 40 LKN).
import { maxSenders } from '../../petitions/groups.ts';
import { objectKindNames } from '../../petitions/petition.ts';
import { defineAct, expertAwaited, type Given, lastStep, paper, plainly, verifierOf } from '../effect.ts';
import { area, day, line, maybeArea, openArea, openLine, pick, tick, today } from '../fields.ts';
import { complaintResultNames, complaintResultsFirst, complaintResultsSecond, measureNames, measures } from '../proceeding.ts';
import { isAgain, nothingTold, periodsBefore } from './again.ts';
import { figureErrors, figureFields, figuresOf } from './figures.ts';
import { forwardClocks } from './forwarded.ts';
import { keepingLimit } from './late.ts';
import { questionOfOffices, resolverRefusal } from './offices-after.ts';
import { forwardRules, sendRules } from './sending.ts';

const mainRules = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC'];
const remote = (given: Given) => (given.proceeding.isRemote ? { variants: ['remote' as const] } : {});
/** The heads of form 15 count I–IV, those of form 16 I–V: the first decision's result comes in between. */
const part = (first: string, second: string, words: string) => (facts: { procedure: string; instance: string }) =>
  `${isSecond(facts) ? second : first}. ${words}`;
const isSecond = (facts: { procedure: string; instance: string }) => facts.instance === 'second';

/** More people than a registration has places for: their list goes with the decision. */
const isListedApart = (facts: { senderCount: number; namedCount: number }) =>
  facts.senderCount > maxSenders && facts.namedCount < facts.senderCount;

/** What runs from a decision, or from its effect. */
const periods = [
  ...sendRules,
  ...forwardRules,
  'KN_EFFECT',
  'KN_EFFECT_DISC',
  'KN_2ND_WINDOW',
  'KN_LIMIT_DISC',
  'KN_ENFORCE_DIRECTIVE',
];

/** Decided once more by an office that had decided without a dialogue. */
const isTalkOwed = (given: Given) =>
  isAgain('decision', given) && given.facts.procedure === 'complaint_first' && lastStep(given, 'dialogue') === undefined;

/** Sending and effect of a decision: which rule governs depends on instance and object (legal.md §8.3). */
function sendRuleOf(facts: { procedure: string; instance: string }): string {
  if (!isSecond(facts)) return 'KN_SEND_1';
  return facts.procedure === 'complaint_disciplinary' ? 'KN_SEND_2_DISC' : 'KN_SEND_2';
}

/** What is found right, wholly or in part, or is overturned, does not stay as it was (điểm e khoản 2 Điều 31, Điều 40 LKN). */
const keepsNothing: Readonly<Record<string, string>> = {
  right: 'Khiếu nại đúng thì chọn sửa đổi, hủy bỏ hoặc chấm dứt',
  partly: 'Khiếu nại đúng một phần thì chọn sửa đổi, hủy một phần hoặc chấm dứt; phần giữ nguyên ghi tại Điều 1',
  overturned: 'Hủy, sửa kết quả giải quyết lần đầu thì chọn sửa đổi, hủy bỏ hoặc chấm dứt',
};

/** Điều 2 of a decision for which nothing was typed. */
export const noRelatedMatters = 'Các vấn đề khác liên quan đến nội dung khiếu nại: không có.';

export const decision = keepingLimit(
  defineAct('decision', {
    naming: ['secondResolver', 'executors'],
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
      listApart: tick('Danh sách những người khiếu nại lập riêng, kèm theo quyết định (khoản 3 Điều 31 Luật Khiếu nại)', {
        only: isListedApart,
      }),
      contents: area('I. Nội dung khiếu nại', 'Nhập nội dung khiếu nại', { section: 'Nội dung quyết định' }),
      firstResult: openArea('II. Kết quả giải quyết khiếu nại lần đầu', { only: isSecond }),
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
      namesMeant: tick('Vẫn ghi nơi giải quyết lần hai, nơi thi hành như đã nhập', {
        hint: 'Đánh dấu khi đã đối chiếu thẩm quyền',
        whenAsked: true,
      }),
      ...figureFields('Số liệu kiến nghị xử lý (để trống nếu không có)'),
    },
    intro: ({ facts }) => expertAwaited(facts),
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
        errors.noDialogue =
          values.result === 'right'
            ? 'Chưa tổ chức đối thoại. Mời đối thoại, hoặc đánh dấu khi yêu cầu và kết quả xác minh đã thống nhất'
            : 'Chưa tổ chức đối thoại. Kết luận sai hoặc đúng một phần thì phải đối thoại trước khi ra quyết định (khoản 1 Điều 30 Luật Khiếu nại): mời đối thoại';
      if (values.noDialogue && values.result !== 'right')
        errors.noDialogue =
          'Kết luận sai hoặc đúng một phần là yêu cầu và kết quả xác minh còn khác nhau: phải tổ chức đối thoại (khoản 1 Điều 30 Luật Khiếu nại). Mời đối thoại trước';
      if (isTalkOwed(given) && values.result !== 'right' && values.dialogueResult === '')
        errors.dialogueResult =
          'Quyết định đã thu hồi được ra khi chưa đối thoại. Kết luận sai hoặc đúng một phần thì phải đối thoại trước (khoản 1 Điều 30 Luật Khiếu nại): nhập kết quả đối thoại đã tổ chức';
      if (isListedApart(given.facts) && !values.listApart)
        errors.listApart = `Đơn có ${given.facts.senderCount} người ký: lập danh sách họ tên, địa chỉ từng người kèm theo quyết định, rồi đánh dấu`;
      if (isSecond(given.facts) && values.firstResult === '')
        errors.firstResult = 'Nhập kết quả giải quyết của người đã giải quyết khiếu nại lần đầu';
      const secondResolver = isSecond(given.facts) ? '' : values.secondResolver;
      const refused = isSecond(given.facts) ? '' : resolverRefusal(secondResolver, given);
      if (refused) errors.secondResolver = refused;
      const asked = questionOfOffices({ secondResolver, executors: values.executors }, given);
      if (asked && !values.namesMeant) errors.namesMeant = `${asked}. Sửa lại, hoặc đánh dấu nếu đúng như vậy`;
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
      const again = isAgain('decision', given);
      const isDismissal = disciplinary && values.isDismissal;
      const inspectorate = disciplinary ? null : given.inspectorate;
      const shared = {
        authority: given.authority,
        complainant: given.complainant,
        respondents: respondentsOf(given),
        contested: contestedOf(given, values.contents),
        groupMembers: given.groupMembers,
        listedApart: isListedApart(given.facts) ? given.facts.senderCount : null,
        complaintOn: given.petition.writtenOn,
        receivedOn: given.petition.receivedOn,
        reportedBy: lastReport ? verifierOf(given) || 'Tổ xác minh' : null,
        reportNumber: String(lastReport?.details.number ?? '') || null,
        reportOn: lastReport?.onDate ?? null,
        contents: values.contents,
        verification: values.verification,
        dialogue: values.dialogueResult || null,
        conclusion: values.conclusion,
        ruling: values.ruling,
        relatedMatters: values.related || noRelatedMatters,
        appealDays: appealDaysOf(given, isDismissal),
        mayGoToCourt: !disciplinary || isDismissal,
        executors: values.executors,
        relatedRecipients: [
          ...(isSecond(facts) || isAgainstAnother(given) ? ['Người bị khiếu nại'] : []),
          ...(isSecond(facts) ? ['Người giải quyết khiếu nại lần đầu'] : []),
          // Khoản 2 Điều 56 LKN.
          ...(disciplinary && isSecond(facts) && given.unitLevel === 'province'
            ? ['Tổng Thanh tra Chính phủ', 'Bộ trưởng Bộ Nội vụ']
            : []),
          given.words.sourceOrg,
          relatedWords(given),
        ].filter((one) => one !== ''),
        inspectorate,
      };
      return {
        on: values.on,
        said: `${complaintResultNames[values.result]}. ${measureNames[values.measure]}${values.measure === 'stop_act' ? '' : ' quyết định, hành vi bị khiếu nại'}.${again ? ' Thay quyết định đã thu hồi.' : ''}`,
        details: { result: values.result, measure: values.measure, noDialogue: values.noDialogue, isDismissal },
        changes: {
          decidedOn: values.on,
          result: values.result,
          measure: values.measure,
          isStayed: false,
          ...(again ? nothingTold : {}),
        },
        contents: {
          verificationResult: values.verification,
          dialogueResult: values.dialogueResult,
          conclusion: values.conclusion,
        },
        outcomes: { phase: 'recommended', figures: figuresOf(values), note: '' },
        clocks: [
          { do: 'stop', rules: [...mainRules, 'DOC_SUPPLY'], on: values.on, reason: 'Đã ra quyết định giải quyết' },
          ...(again ? periodsBefore(given, { rules: periods, publishing: 'KN_PUBLISH' }, values.on) : []),
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

/** Is somebody else complained of than whoever decides: then he is sent the decision (Điều 32 LKN). */
function isAgainstAnother(given: Given): boolean {
  return given.respondents.some(({ name }) => name && !isOwn(given, name));
}

/** The office that decides, its head, or whoever is he. */
function isOwn({ authority, agency, colleagues, proceeding }: Given, name: string): boolean {
  const resolver = colleagues.get(proceeding.resolverId ?? 0)?.name ?? '';
  const own = [authority, agency, resolver].filter(Boolean).map(plainly);
  const words = plainly(name);
  // "Chủ tịch UBND phường" is the chairman of this ward, with its name or without it.
  return own.some((one) => one.startsWith(words) || words.startsWith(one));
}

/** Who is complained of as the decision names him; the office itself sits where its profile says. */
function respondentsOf(given: Given) {
  return given.respondents.map((one) => {
    const words = one.name || one.title || one.org;
    return { ...one, address: one.address || (words && isOwn(given, words) ? given.agencyAddress : '') || null };
  });
}

/** The decision complained of, once: not where the contents already give its number. */
function contestedOf({ words, petition }: Given, contents: string) {
  const { contestedNumber: number, contestedOn: on, contestedBy: by } = words;
  if (number === '' || petition.objectKind === 'admin_act' || contents.includes(number)) return null;
  return { kind: objectKindNames[petition.objectKind ?? 'admin_decision'], number, on, by: by || null };
}

/** Who else the decision goes to (Điều 32, Điều 41 LKN): by name where the file knows them. */
function relatedWords({ related }: Given): string {
  const names = [...related.persons, ...related.orgs].map((one) => one.name).filter(Boolean);
  return names.length > 0 ? `Người có quyền, nghĩa vụ liên quan: ${names.join(', ')}` : '';
}
