// Acts of verification: team, conflicts, access to the denouncer's identity, sessions, expert assessment, report.
import { daysBetween, formatDate } from '../../deadlines/dates.ts';
import type { OfficerData } from '../../documents/papers/frame.ts';
import { acceptanceOf, defineAct, expertAwaited, type Given, linesOf, type PaperPlan, paper, verifyingBody } from '../effect.ts';
import {
  area,
  day,
  line,
  maybeArea,
  maybeLine,
  officer,
  officers,
  openArea,
  openDay,
  openLine,
  pick,
  tick,
  today,
  wholeNumber,
} from '../fields.ts';
import { familyOf } from '../proceeding.ts';
import { standingText, withdrawnObjection } from '../standing.ts';
import { leastTeam, teamTooSmall } from '../tables/denunciation/shared.ts';
import { beforeOrder, orderAwaited } from '../verification-order.ts';
import type { Facts } from '../workflow.ts';
import { numberLeap } from './late.ts';
import { inOwnBook } from './paper-number.ts';

const isDenunciation = (facts: Facts) => familyOf(facts.procedure) === 'denunciation';
/** Charged by a decision on an official form: Mẫu số 05 of complaints, Mẫu số 07 of denunciations. */
const isByDecision = (facts: Facts) => familyOf(facts.procedure) !== 'recommendation';

/** Fifteen days, or as many as are left before the matter is due. */
const usualDays = ({ mainDueOn, today: day }: Pick<Facts, 'mainDueOn' | 'today'>) =>
  mainDueOn === null || mainDueOn <= day ? 15 : Math.min(15, daysBetween(day, mainDueOn));

/** Asked about and said, not forbidden: a complex matter is often given out before its limit is made longer. */
function pastLimit({ on, days }: { on: string; days: number }, { facts: { mainDueOn }, lastDay }: Given): string {
  const until = lastDay(on, days);
  if (mainDueOn === null || until <= mainDueOn) return '';
  return `, đến ${formatDate(until)}, sau hạn giải quyết ${formatDate(mainDueOn)}`;
}

export const assignment = defineAct('assignment', {
  fields: {
    on: day('Ngày giao', 'Nhập ngày giao'),
    body: maybeLine('Cơ quan được giao xác minh', {
      hint: 'Cơ quan thanh tra, cơ quan, tổ chức khác; người phụ trách dưới đây theo dõi. Để trống nếu cán bộ của đơn vị xác minh',
      only: isByDecision,
    }),
    lead: officer('Tổ trưởng, người phụ trách', 'Chọn người phụ trách', {
      hint: 'Người ký báo cáo xác minh hoặc dự thảo văn bản trả lời',
    }),
    members: officers('Thành viên', { hint: 'Người có tên trong đơn, người đã khai có xung đột lợi ích không xuất hiện ở đây' }),
    days: wholeNumber('Thời gian xác minh, số ngày', 'Nhập số ngày, từ 1 đến 60', 1, 60, {
      hint: 'Tính từ ngày ký văn bản giao, không kể ngày ký; chưa ký thì tạm tính từ ngày giao',
    }),
    contents: maybeArea('Nội dung giao', { hint: 'Để trống nếu giao toàn bộ nội dung đã thụ lý, trừ nội dung đã rút' }),
    proposer: maybeLine('Người đề nghị xác minh, thành lập Tổ xác minh', {
      hint: 'In sau “Theo đề nghị của” (khiếu nại, Mẫu số 05), “Xét đề nghị của” (tố cáo, Mẫu số 07) trong quyết định. Điền sẵn người đề xuất thụ lý; xóa trống thì quyết định không ghi người đề nghị',
      only: isByDecision,
    }),
    assignmentBasis: maybeLine('Văn bản giao nhiệm vụ xác minh', {
      hint: 'Số, ngày, cơ quan ban hành; khi đơn vị được cơ quan khác giao xác minh. In làm căn cứ của quyết định',
      only: isByDecision,
    }),
    executors: maybeLine('Người đứng đầu cơ quan, tổ chức thi hành quyết định xác minh', {
      hint: 'Ví dụ “Chánh Văn phòng”; in tại Điều 3 cùng người bị khiếu nại, người bị tố cáo',
      only: isByDecision,
    }),
    keepDays: tick('Vẫn giao thời gian xác minh vượt hạn giải quyết', { whenAsked: true }),
  },
  initial: (form) => ({ ...today(form), proposer: form.proposer, days: String(usualDays(form.facts)) }),
  intro: ({ facts }) =>
    familyOf(facts.procedure) === 'denunciation'
      ? 'Tổ xác minh có từ 02 người trở lên, không phải người thân thích, không có quyền lợi, nghĩa vụ liên quan đến nội dung tố cáo hoặc người bị tố cáo.'
      : '',
  check: (values, given) => {
    const people = new Set([values.lead, ...values.members]);
    const unknown = [...people].some((id) => !given.colleagues.has(id));
    if (unknown)
      return { members: 'Có người không còn làm việc tại đơn vị hoặc đã khai có xung đột lợi ích trong vụ việc này. Chọn lại' };
    // A body verifies by its own rules; one officer follows it (khoản 2 Điều 31 LTC, khoản 1 Điều 29 LKN).
    if (familyOf(given.facts.procedure) === 'denunciation' && people.size < leastTeam && values.body === '')
      return { members: teamTooSmall };
    const withdrawn = withdrawnObjection(linesOf(values.contents), given);
    if (withdrawn) return { contents: withdrawn };
    const past = pastLimit(values, given);
    if (past && !values.keepDays)
      return { keepDays: `Thời gian xác minh${past}. Giao ít ngày hơn, hoặc đánh dấu ở đây để giữ số ngày này` };
    return {};
  },
  effect: (values, given) => {
    const members = [...new Set(values.members)].filter((id) => id !== values.lead);
    const person = (id: number) => ({
      name: given.colleagues.get(id)?.name ?? null,
      title: given.colleagues.get(id)?.title ?? null,
    });
    const lead = person(values.lead);
    const names = members.map((id) => given.colleagues.get(id)?.name ?? '').join(', ');
    return {
      on: values.on,
      said: `Giao ${values.body ? `${values.body} xác minh, ${lead.name} theo dõi` : `${lead.name} phụ trách`}${members.length > 0 ? `, cùng ${names}` : ''}; thời gian ${values.days} ngày${pastLimit(values, given)}.`,
      details: { days: values.days, contents: values.contents, ...(values.body ? { body: values.body } : {}) },
      changes: { verifyBy: given.lastDay(values.on, values.days) },
      team: [
        { accountId: values.lead, memberRole: 'team_lead' },
        ...members.map((accountId) => ({ accountId, memberRole: 'member' as const })),
      ],
      papers:
        familyOf(given.facts.procedure) === 'complaint'
          ? [
              paper('KN05_2020', {
                authority: given.authority,
                assignmentBasis: values.assignmentBasis || null,
                proposedBy: values.proposer || null,
                complainant: given.complainant,
                summary: given.words.subject,
                contents: linesOf(values.contents || standingText(given)),
                days: values.days,
                teamKind: 'Tổ',
                ...(values.body ? { verifyingOrg: values.body } : {}),
                leader: lead,
                members: members.map(person),
                executors: values.executors ? `${values.executors}, người bị khiếu nại` : 'Người bị khiếu nại',
              }),
            ]
          : familyOf(given.facts.procedure) === 'denunciation'
            ? [denunciationPaper(values, given, lead, members.map(person))]
            : [],
    };
  },
});

/** A team of the office's own stands in a decision on form 07, a body is charged by letter (khoản 1 Điều 31 LTC). */
function denunciationPaper(
  {
    body,
    contents,
    days,
    ...typed
  }: { body: string; contents: string; days: number; proposer: string; assignmentBasis: string; executors: string },
  given: Given,
  lead: OfficerData,
  members: readonly OfficerData[],
): PaperPlan {
  const shared = { denounced: given.denounced, contents: linesOf(contents || standingText(given)), days };
  return body
    ? paper('TC_VERIFY_LETTER', { ...shared, verifyingOrg: body, acceptance: acceptanceOf(given), follower: lead })
    : paper('TC07_2019', {
        ...shared,
        authority: given.authority,
        proposedBy: typed.proposer || null,
        assignmentBasis: typed.assignmentBasis || null,
        executors: typed.executors || null,
        leader: lead,
        members,
      });
}

export const conflict = defineAct('conflict', {
  bearsEntryDay: true,
  fields: {
    answer: pick(
      'Ông, bà có quan hệ thân thích hoặc quyền lợi, nghĩa vụ liên quan đến vụ việc, người gửi đơn hoặc người bị khiếu nại, bị tố cáo không?',
      ['no', 'yes'],
      { no: 'Không có', yes: 'Có' },
      'Chọn Có hoặc Không có',
    ),
    note: openArea('Nội dung liên quan', { showWhen: 'answer=yes', hint: 'Nêu ngắn gọn quan hệ, quyền lợi liên quan' }),
  },
  intro: () => 'Khai báo trước khi xem nội dung hồ sơ. Nội dung khai được lưu và người giải quyết xem được.',
  check: (values): Record<string, string> =>
    values.answer === 'yes' && values.note === '' ? { note: 'Nêu nội dung liên quan để người giải quyết giao người khác' } : {},
  effect: (values, given) => ({
    on: given.today,
    said: values.answer === 'yes' ? 'Khai có xung đột lợi ích, không tham gia xác minh.' : 'Khai không có xung đột lợi ích.',
    declaration: { hasConflict: values.answer === 'yes', note: values.answer === 'yes' ? values.note : '' },
  }),
});

export const identityAccess = defineAct('identity-access', {
  fields: {
    on: day('Ngày cho phép', 'Nhập ngày cho phép'),
    reason: area('Lý do cần xem thông tin người tố cáo', 'Nhập lý do', { hint: 'Không ghi họ tên người tố cáo' }),
  },
  initial: today,
  effect: (values) => ({
    on: values.on,
    said: 'Cho phép thành viên Tổ xác minh xem thông tin người tố cáo khi cần.',
    details: { reason: values.reason },
  }),
});

const sessionKinds = ['meeting', 'field_check', 'documents_requested', 'documents_received', 'other'] as const;
const sessionNames: Record<string, string> = {
  meeting: 'Buổi làm việc, có biên bản',
  field_check: 'Xác minh thực tế, có biên bản',
  documents_requested: 'Yêu cầu cung cấp thông tin, tài liệu',
  documents_received: 'Nhận thông tin, tài liệu, có biên bản giao nhận',
  other: 'Việc khác',
};

export const verification = defineAct('verification', {
  fields: {
    kind: pick('Việc đã làm', sessionKinds, sessionNames, 'Chọn việc đã làm'),
    on: day('Ngày', 'Nhập ngày làm việc'),
    place: maybeLine('Địa điểm', { width: 'c8' }),
    people: maybeLine('Làm việc với', { hint: 'Với vụ việc tố cáo không ghi họ tên người tố cáo' }),
    result: area('Nội dung, kết quả', 'Nhập nội dung, kết quả buổi làm việc'),
    early: tick('Vẫn ghi ngày này: việc đã làm trước khi ban hành văn bản giao xác minh', { whenAsked: true }),
  },
  intro: ({ facts }) => orderAwaited(facts),
  initial: today,
  check: (values, given): Record<string, string> => {
    const first = given.steps.find((step) => step.kind === 'assignment');
    if (first && values.on < first.onDate) return { on: `Ngày này trước ngày giao xác minh ${formatDate(first.onDate)}` };
    const early = values.early ? '' : beforeOrder(values.on, given);
    return early ? { early } : {};
  },
  effect: (values, given) => ({
    on: values.on,
    said: `${sessionNames[values.kind]}: ${values.result}`,
    details: { session: values.kind, place: values.place, people: values.people, result: values.result },
    clocks:
      familyOf(given.facts.procedure) !== 'complaint'
        ? []
        : values.kind === 'documents_requested'
          ? [{ do: 'start', rule: 'DOC_SUPPLY', on: values.on }]
          : values.kind === 'documents_received'
            ? [{ do: 'stop', rules: ['DOC_SUPPLY'], on: values.on, reason: 'Đã nhận tài liệu' }]
            : [],
  }),
});

/** A denunciation another body verifies: only then the resolver can have authorised somebody (khoản 1 Điều 15 NĐ 31/2019). */
const isBodys = (facts: Facts) => familyOf(facts.procedure) === 'denunciation' && facts.bodyVerifies;

interface Authority {
  on: string;
  authorityNumber: string;
  authorityOn: string | null;
}

/** Whoever does not decide himself names the paper that authorised the body to; one half of it never stands alone. */
function authorityErrors({ on, authorityNumber, authorityOn }: Authority, given: Given): Record<string, string> {
  if (!isBodys(given.facts) || (given.isResolver && authorityNumber === '' && authorityOn === null)) return {};
  const errors: Record<string, string> = {};
  if (authorityNumber === '')
    errors.authorityNumber =
      'Nhập số văn bản người giải quyết ủy quyền cho cơ quan xác minh trưng cầu giám định (khoản 1 Điều 15 Nghị định 31/2019/NĐ-CP, sửa đổi bởi Nghị định 156/2026/NĐ-CP)';
  if (authorityOn === null) errors.authorityOn = 'Nhập ngày văn bản ủy quyền';
  else if (authorityOn < given.facts.acceptedOn || authorityOn > on)
    errors.authorityOn = 'Ngày ủy quyền từ ngày thụ lý đến ngày trưng cầu';
  return errors;
}

const authorisedWords = ({ authorityNumber, authorityOn }: Authority) =>
  authorityNumber ? ` theo Văn bản ủy quyền số ${authorityNumber} ngày ${formatDate(authorityOn ?? '')}` : '';

export const expert = defineAct('expert', {
  fields: {
    on: day('Ngày trưng cầu', 'Nhập ngày trưng cầu'),
    agency: line('Cơ quan, tổ chức giám định', 'Nhập tên cơ quan, tổ chức giám định', { width: 'c8' }),
    matter: area('Nội dung cần giám định', 'Nhập nội dung cần giám định'),
    authorityNumber: openLine('Số, ký hiệu văn bản ủy quyền cho cơ quan xác minh trưng cầu', {
      width: 'c8',
      hint: 'Để trống nếu người giải quyết tố cáo tự quyết định trưng cầu',
      only: isBodys,
    }),
    authorityOn: openDay('Ngày văn bản ủy quyền', { only: isBodys }),
    leap: { ...numberLeap, only: isBodys },
  },
  numberField: 'authorityNumber',
  initial: today,
  check: authorityErrors,
  effect: (values, given) => ({
    on: values.on,
    said: `Trưng cầu ${values.agency} giám định${authorisedWords(values)}: ${values.matter}`,
    details: {
      agency: values.agency,
      matter: values.matter,
      ...(values.authorityNumber
        ? {
            authorityNumber: values.authorityNumber,
            authorityOn: values.authorityOn,
            ...inOwnBook(values.authorityNumber, values.authorityOn ?? values.on),
          }
        : {}),
    },
    clocks:
      familyOf(given.facts.procedure) === 'denunciation'
        ? [{ do: 'main', event: { type: 'excludedFrom', kind: 'expert_assessment', on: values.on } }]
        : [],
  }),
});

export const expertResult = defineAct('expert-result', {
  fields: {
    on: day('Ngày nhận kết quả', 'Nhập ngày nhận kết quả giám định'),
    result: area('Kết quả giám định', 'Nhập kết quả giám định'),
  },
  initial: today,
  effect: (values, given) => ({
    on: values.on,
    said: `Nhận kết quả giám định: ${values.result}`,
    details: { result: values.result },
    clocks:
      familyOf(given.facts.procedure) === 'denunciation'
        ? [{ do: 'main', event: { type: 'excludedUntil', kind: 'expert_assessment', on: values.on } }]
        : [],
  }),
});

const isComplaint = (facts: Facts) => familyOf(facts.procedure) === 'complaint';

/** Neither the decision on form 07 nor the letter to a body was made here. */
const isTeamedOutside = (facts: Facts) => isDenunciation(facts) && !facts.isTeamPaperHere;

/**
 * Whoever verifies a denunciation for the office itself stands in a decision or a written assignment (khoản 2 Điều 31 LTC, Mẫu số 07
 * NĐ 31/2019), which the file holds: drafted and numbered here with the act, or made outside and called by its number.
 */
function teamErrors(values: { on: string; teamNumber: string; teamOn: string | null }, given: Given): Record<string, string> {
  if (!isDenunciation(given.facts) || verifyingBody(given) || given.issued.has('TC07_2019')) return {};
  const errors: Record<string, string> = {};
  if (values.teamNumber === '')
    errors.teamNumber =
      'Nhập số, ký hiệu quyết định thành lập Tổ xác minh hoặc văn bản giao xác minh (khoản 2 Điều 31 Luật Tố cáo)';
  if (values.teamOn === null) errors.teamOn = 'Nhập ngày quyết định, văn bản giao xác minh';
  else if (values.teamOn < given.facts.acceptedOn || values.teamOn > values.on)
    errors.teamOn = 'Ngày quyết định từ ngày thụ lý đến ngày báo cáo';
  return errors;
}

/** What set the team up, as the file has it: the decision numbered here, else the one that was typed. */
function teamPaperOf(
  { on, teamNumber, teamOn }: { on: string; teamNumber: string; teamOn: string | null },
  { issued, facts }: Given,
): object {
  const decision = issued.get('TC07_2019');
  if (decision) return { teamNumber: decision.number, teamOn: decision.on };
  if (!teamNumber) return {};
  return { teamNumber, teamOn, ...(isTeamedOutside(facts) ? inOwnBook(teamNumber, teamOn ?? on) : {}) };
}

export const report = defineAct('report', {
  fields: {
    on: day('Ngày báo cáo', 'Nhập ngày báo cáo'),
    number: maybeLine('Số báo cáo', { width: 'c4' }),
    teamNumber: openLine('Số, ký hiệu quyết định thành lập Tổ xác minh hoặc văn bản giao xác minh', {
      width: 'c8',
      hint: 'Mẫu số 07 Nghị định 31/2019/NĐ-CP, khi ban hành ngoài phần mềm',
      only: isTeamedOutside,
    }),
    teamOn: openDay('Ngày quyết định, văn bản giao xác minh', { only: isTeamedOutside }),
    leap: { ...numberLeap, only: isTeamedOutside },
    result: area('Kết quả xác minh từng nội dung', 'Nhập kết quả xác minh', { rows: 8 }),
    respondentView: maybeArea('Ý kiến, giải trình của người bị khiếu nại, bị tố cáo'),
    proposal: area('Kiến nghị việc giải quyết', 'Nhập kiến nghị giữ nguyên, sửa đổi, hủy bỏ hoặc biện pháp xử lý'),
    // What whoever verified writes for whoever decides: found in the form of the decision or conclusion, to be changed there.
    conclusion: maybeArea('Dự thảo kết luận: căn cứ pháp luật, đúng, đúng một phần hoặc sai của từng nội dung', {
      section: 'Dự thảo quyết định giải quyết',
      hint: 'Người giải quyết thấy sẵn phần dự thảo khi ra quyết định và sửa được',
      rows: 5,
      only: isComplaint,
    }),
    related: maybeArea('Dự thảo Điều 2. Các vấn đề liên quan, bồi thường', { only: isComplaint }),
    executors: openLine('Dự thảo Điều 4. Người chịu trách nhiệm thi hành', { only: isComplaint }),
    legalGrounds: maybeArea('Dự thảo căn cứ pháp luật để xác định có hay không có hành vi vi phạm', {
      section: 'Dự thảo kết luận nội dung tố cáo',
      hint: 'Người giải quyết thấy sẵn phần dự thảo khi kết luận và sửa được. Không nêu họ tên, địa chỉ của người tố cáo',
      only: isDenunciation,
    }),
    complete: tick(({ bodyVerifies }) =>
      bodyVerifies
        ? 'Báo cáo đã có chữ ký của người đứng đầu và con dấu của cơ quan, tổ chức được giao xác minh'
        : 'Báo cáo đã có chữ ký của Tổ trưởng và các thành viên',
    ),
  },
  numberField: 'teamNumber',
  intro: ({ facts }) => expertAwaited(facts),
  goingOut: ['result', 'respondentView', 'proposal', 'legalGrounds'],
  initial: today,
  check: (values, given) => ({
    ...teamErrors(values, given),
    ...(values.complete ? {} : { complete: 'Báo cáo cần có chữ ký trước khi nộp. Đánh dấu khi đã ký' }),
  }),
  effect: (values, given) => ({
    on: values.on,
    said: `Báo cáo${values.number ? ` số ${values.number}` : ''}, ${linesOf(values.result).length} kết quả xác minh.`,
    details: {
      number: values.number,
      ...teamPaperOf(values, given),
      proposal: values.proposal,
      conclusion: values.conclusion,
      related: values.related,
      executors: values.executors,
      legalGrounds: values.legalGrounds,
    },
    changes: { reportOn: values.on },
    contents: { verificationResult: values.result, respondentView: values.respondentView },
  }),
});
