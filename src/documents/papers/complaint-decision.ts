// The decisions that resolve a complaint: Mẫu số 15 (first) and 16 (second), NĐ 124/2020.
import type { FrameData, OfficerData, PersonData, ReplacedPaper } from './frame.ts';
import {
  agentLines,
  basesOf,
  Called,
  called,
  calledOr,
  chargedOf,
  datedWords,
  framePaper,
  honorificOf,
  named,
  receivingOrg,
  recipientLines,
  replacingText,
} from './frame.ts';
import { complaintBases, lawDay } from './legal-texts.ts';
import { daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { article, bold, centre, italic, lead, list, paragraph } from './paper.ts';
import { clause, prose } from './wording.ts';

/** Who is complained of: somebody with his post and office, or the office itself. */
interface RespondentData extends OfficerData {
  address?: Maybe;
}

/** The decision complained of, as the file has it. */
interface ContestedData {
  /** "Quyết định hành chính", "Quyết định kỷ luật". */
  kind: string;
  number: Maybe;
  on: Maybe;
  by: Maybe;
}

interface ResolutionData extends FrameData {
  authority: Maybe;
  functionsBasis?: Maybe;
  /** Other law applied, one basis a line. */
  otherBases?: readonly string[];
  complainant: PersonData;
  /** By name and address (điểm b khoản 2 Điều 31, Điều 40, điểm b khoản 1 Điều 54, Điều 56 LKN). */
  respondents?: readonly RespondentData[];
  /** None where an act is complained of, or the contents name the decision. */
  contested?: ContestedData | null;
  /** A group's members: each is named in the decision (khoản 3 Điều 31 LKN). */
  groupMembers?: readonly { name: Maybe; address: Maybe }[];
  /** How many complain, where their list goes with the decision; it then names nobody of them itself. */
  listedApart?: number | null;
  /** The day written on the complaint; one without it is told by the day it was received. */
  complaintOn: Maybe;
  receivedOn?: Maybe;
  /** Body that advised, and its report, by its day alone where it bears no number; none when the resolver found the complaint right on looking again (Điều 29 LKN). */
  reportedBy: Maybe;
  reportNumber?: Maybe;
  reportOn?: Maybe;
  /** I. Each content complained of. */
  contents: Maybe;
  /** Result of verification, content by content. */
  verification: Maybe;
  /** Result of the dialogue; first instance: only if one was held. */
  dialogue?: Maybe;
  /** Legal grounds and đúng, đúng một phần or sai for each content. */
  conclusion: Maybe;
  /** Điều 1: keep, amend, cancel, stop. */
  ruling: Maybe;
  /** Điều 2: matters that go with it, compensation. */
  relatedMatters: Maybe;
  /** Days for a second complaint, from receipt of the decision. After the second decision the court's own time holds: null. */
  appealDays: number | null;
  /** false: a disciplinary decision other than dismissal, against which no lawsuit is open (điểm k khoản 1 Điều 54 LKN). */
  mayGoToCourt?: boolean;
  /** The acts by which the office that received the complaint went on in this one, one a line; '' and none where it is the same. */
  reorganisedBy?: Maybe;
  /** Stands in an article of its own, before the last. */
  replaces?: ReplacedPaper | null;
  /** The last article, 4 of the form: who carries it out. */
  executors: Maybe;
  superiorRecipient?: Maybe;
  relatedRecipients?: readonly string[];
  inspectorate?: Maybe;
}

export interface KN15Data extends ResolutionData {
  /** Who resolves the second complaint. */
  secondResolver: Maybe;
}

/** Mẫu số 15: first decision. */
export function composeKN15(data: KN15Data): Paper {
  const who = called(data.complainant);
  const org = fill(data.issuingOrg);
  const sections: Block[] = [
    ...contentsOf(data),
    ...section('II. Kết quả xác minh nội dung khiếu nại:', data.verification),
    ...section('III. Kết quả đối thoại:', has(data.dialogue) ? data.dialogue : 'Không tổ chức đối thoại.'),
    ...section('IV. Kết luận', data.conclusion),
  ];
  const lawsuit =
    data.mayGoToCourt === false ? '' : ` hoặc khởi kiện ${org} tại Tòa án theo quy định của pháp luật về tố tụng hành chính`;
  const appeal = article(
    3,
    `Trong thời hạn ${daysText(data.appealDays)}, kể từ ngày nhận được Quyết định này, nếu ${who} không đồng ý với giải quyết khiếu nại của ${org} thì ${who} có quyền khiếu nại đến ${fill(data.secondResolver)}${lawsuit}.`,
  );
  return resolutionPaper('KN15_2020', data, '(lần đầu)', sections, appeal);
}

export interface KN16Data extends ResolutionData {
  /** II. What the first decision concluded. */
  firstResult: Maybe;
}

/** Mẫu số 16: second decision; after it only a lawsuit is open, and against most disciplinary decisions not even that. */
export function composeKN16(data: KN16Data): Paper {
  const who = called(data.complainant);
  const org = fill(data.issuingOrg);
  const sections: Block[] = [
    ...contentsOf(data),
    ...section('II. Kết quả giải quyết khiếu nại của người đã giải quyết khiếu nại lần đầu:', data.firstResult),
    ...section('III. Kết quả xác minh nội dung khiếu nại:', data.verification),
    ...section('IV. Kết quả đối thoại:', data.dialogue),
    ...section('V. Kết luận:', data.conclusion),
  ];
  const within =
    data.appealDays === null
      ? 'Trong thời hiệu khởi kiện theo quy định của pháp luật về tố tụng hành chính'
      : `Trong thời hạn ${daysText(data.appealDays)}`;
  const appeal = article(
    3,
    data.mayGoToCourt === false
      ? 'Quyết định này có hiệu lực pháp luật sau 30 ngày, kể từ ngày ban hành (điểm b khoản 1 Điều 57 Luật Khiếu nại).'
      : `${within}, kể từ ngày nhận được Quyết định này, nếu ${who} không đồng ý với giải quyết khiếu nại của ${org} thì ${who} có quyền khởi kiện ${org} tại Tòa án theo quy định của pháp luật về tố tụng hành chính.`,
  );
  return resolutionPaper('KN16_2020', data, '(lần hai)', sections, appeal);
}

function resolutionPaper(
  kind: 'KN15_2020' | 'KN16_2020',
  data: ResolutionData,
  round: string,
  sections: Block[],
  appeal: Block,
): Paper {
  const who = called(data.complainant);
  const last = data.replaces ? 5 : 4;
  const bases = basesOf(
    data,
    [
      ...complaintBases(lawDay(data)),
      ...named(data.functionsBasis),
      ...(has(data.reorganisedBy) ? data.reorganisedBy.split('\n') : []).flatMap(named),
      ...(data.otherBases ?? []).flatMap(named),
    ],
    'italic',
  );
  return framePaper(kind, data, {
    title: 'Quyết định',
    abstract: `Về việc giải quyết khiếu nại của ${who}`,
    abstractNote: round,
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      paragraph(
        italic(
          `Xét đơn khiếu nại ${datedWords({ writtenOn: data.complaintOn, receivedOn: data.receivedOn })} của ${who} (địa chỉ: ${fill(data.complainant.address)})${cameTo(data)}.`,
        ),
      ),
      paragraph(
        has(data.reportedBy)
          ? `Theo báo cáo của ${fill(data.reportedBy)} tại ${has(data.reportNumber) || !has(data.reportOn) ? `Văn bản số ${fill(data.reportNumber)}` : 'Báo cáo'} ${longDate(data.reportOn)} về việc giải quyết khiếu nại của ${who} với các nội dung sau đây:`
          : `Theo kết quả kiểm tra lại quyết định hành chính, hành vi hành chính bị khiếu nại về việc giải quyết khiếu nại của ${who} với các nội dung sau đây:`,
      ),
      ...membersOf(data),
      ...sections,
      lead('Từ những nhận định và căn cứ trên,'),
      centre(bold('QUYẾT ĐỊNH:')),
      ...articleOf(1, data.ruling),
      ...articleOf(2, data.relatedMatters),
      appeal,
      ...(data.replaces ? [article(4, replacingText('Quyết định', data.replaces))] : []),
      article(last, `${executorsOf(data)} chịu trách nhiệm thi hành Quyết định này./.`),
    ],
    recipients: recipientLines(
      [
        `Như Điều ${last}`,
        // The decision is sent to him whoever carries it out (Điều 32, Điều 41 LKN).
        has(data.complainant.name) ? Called(data.complainant) : 'Người khiếu nại',
        ...agentLines(data.complainant),
        data.superiorRecipient,
        ...(data.relatedRecipients ?? []),
        data.inspectorate,
      ],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: bases.note,
  });
}

/** Under the heading of another office: who received it, and when. */
const cameTo = (data: ResolutionData): string =>
  has(data.reorganisedBy) && has(data.receivedByOrg) ? `, ${receivingOrg(data)} nhận đơn ${longDate(data.receivedOn)}` : '';

/** Note (13) of both forms: those who carry it out, and the complainant. */
function executorsOf({ executors, complainant }: ResolutionData): string {
  const typed = clause(executors);
  if (has(complainant.name) && typed.includes(fill(complainant.name))) return chargedOf(typed);
  return chargedOf(typed, {
    named: called({ ...complainant, honorific: '' }),
    called: called(complainant),
    isOffice: honorificOf(complainant) === '',
  });
}

function membersOf({ groupMembers = [], listedApart }: ResolutionData): Block[] {
  if (listedApart) return [paragraph(`Những người khiếu nại: danh sách ${listedApart} người kèm theo Quyết định này.`)];
  if (groupMembers.length === 0) return [];
  return [
    lead('Những người khiếu nại:'),
    list(
      groupMembers.map((one) => [one.name, one.address].filter(has).map(fill).join(', ')),
      'number',
    ),
  ];
}

/** I. Each content, under whom and what the complaint is against. */
function contentsOf(data: ResolutionData): Block[] {
  return [
    heading('I. Nội dung khiếu nại:'),
    ...againstOf(data.respondents).map((words) => paragraph(`Người bị khiếu nại: ${words}.`)),
    ...(data.contested ? [paragraph(`${contestedText(data.contested)}.`)] : []),
    ...prose(data.contents),
  ];
}

/** Each with post, office and address; nobody on the file: dots for the hand. A paper of before says nothing of them, as it was signed. */
function againstOf(respondents: readonly RespondentData[] | undefined): string[] {
  if (respondents === undefined) return [];
  const given: readonly RespondentData[] = respondents.length > 0 ? respondents : [{ name: null }];
  return given.map(({ name, title, org, address }) => {
    const [first, ...more] = [name, title, org].filter(has);
    return `${[calledOr(first), ...more.map(fill)].join(', ')}; địa chỉ: ${fill(address)}`;
  });
}

/** "Quyết định hành chính bị khiếu nại: Quyết định số 1245/QĐ-UBND ngày 03 tháng 9 năm 2026 của Ủy ban nhân dân phường". */
function contestedText({ kind, number, on, by }: ContestedData): string {
  const typed = fill(number);
  const called = /^\p{L}+\s/u.test(typed) ? typed : `Quyết định số ${typed}`;
  return `${kind} bị khiếu nại: ${called}${has(on) ? ` ${longDate(on)}` : ''}${has(by) ? ` của ${fill(by)}` : ''}`;
}

const heading = (text: string): Block => lead(bold(text));
const section = (title: string, text: Maybe): Block[] => [heading(title), ...prose(text)];

/** "Điều n." with the first line of the text, further lines as paragraphs. */
function articleOf(number: number, text: Maybe): Block[] {
  const [first, ...rest] = prose(text);
  return [article(number, ...(first?.runs ?? [])), ...rest];
}
