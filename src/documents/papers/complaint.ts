// Papers of complaint proceedings before the decision: notices 03 and 04, verification 05, suspension 14a and
// resumption 14b (NĐ 124/2020 as amended by NĐ 155/2026). Dialogue: complaint-dialogue.ts. Decisions 15, 16: complaint-decision.ts.
import { raised } from '../../first-letter.ts';
import type { FrameData, OfficerData, PersonData, ReplacedPaper } from './frame.ts';
import {
  actedForBy,
  agentLines,
  basesOf,
  Called,
  called,
  framePaper,
  fullId,
  named,
  noteOf,
  officerText,
  proposed,
  receivingOrg,
  recipientLines,
  replacingText,
} from './frame.ts';
import { complaintBases, inForce2026, lawDay } from './legal-texts.ts';
import { daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { article, bold, centre, list, paragraph } from './paper.ts';
import { clause, furtherContents, matter } from './wording.ts';

export type Instance = 'first' | 'second';

/** "lần đầu" or "lần hai". */
export const instanceWords: Readonly<Record<Instance, string>> = { first: 'lần đầu', second: 'lần hai' };

export interface KN03Data extends FrameData {
  instance: Instance;
  complainant: PersonData;
  receivedOn: Maybe;
  summary: Maybe;
  /** What of it was accepted, content by content. */
  contents?: readonly string[];
  /** Sentence on the time limit, when the office adds it: days and the article. */
  deadline?: { days: number; acceptedOn: Maybe; basis: string } | null;
  replaces?: ReplacedPaper | null;
  /** Body that transferred the complaint, and the state inspectorate of the same level (khoản 1 Điều 16 NĐ 124). */
  transferringOrg?: Maybe;
  inspectorate?: Maybe;
}

/** Mẫu số 03, NĐ 155/2026; until 30/6/2026 that of NĐ 124/2020: notice of acceptance. */
export function composeKN03(data: KN03Data): Paper {
  const { complainant } = data;
  const org = fill(data.issuingOrg);
  const ofWhom = inForce2026(lawDay(data)) ? '' : ` của ${called(complainant)}`;
  const limit = data.deadline
    ? [
        paragraph(
          `Khiếu nại được thụ lý giải quyết kể từ ${longDate(data.deadline.acceptedOn)}. Thời hạn giải quyết khiếu nại là ${daysText(data.deadline.days)}, kể từ ngày thụ lý, theo quy định tại ${clause(data.deadline.basis)}.`,
        ),
      ]
    : [];
  return framePaper('KN03_2026', data, {
    title: 'Thông báo',
    abstract: `Về việc thụ lý giải quyết khiếu nại ${instanceWords[data.instance]}`,
    to: [Called(complainant)],
    body: [
      paragraph(
        `${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} đã nhận được đơn khiếu nại của: ${called(complainant)}`,
      ),
      ...identityLines(complainant, lawDay(data)),
      paragraph(`Khiếu nại về việc: ${matter(data.summary)}.`),
      paragraph(
        `Sau khi xem xét nội dung đơn khiếu nại${ofWhom}, căn cứ quy định của pháp luật về khiếu nại, ${org} nhận thấy đơn khiếu nại${ofWhom} đủ điều kiện thụ lý.`,
      ),
      ...furtherContents('Nội dung khiếu nại được thụ lý:', data.contents, data.summary),
      ...limit,
      ...(data.replaces ? [paragraph(replacingText('Thông báo', data.replaces))] : []),
      paragraph(`Vậy thông báo để ${called(complainant)} được biết./.`),
    ],
    recipients: recipientLines(
      ['Như trên', ...agentLines(complainant), data.transferringOrg, data.inspectorate],
      data.copies,
      'VT, hồ sơ',
    ),
  });
}

export interface KN04Data extends Omit<KN03Data, 'contents' | 'deadline' | 'instance' | 'replaces'> {
  /** Reason under Điều 11 LKN. */
  reason: Maybe;
  /** The clause it rests on: "khoản 3 Điều 11 Luật Khiếu nại". */
  ground?: Maybe;
}

/** Mẫu số 04, NĐ 155/2026; until 30/6/2026 that of NĐ 124/2020: notice of non-acceptance (Điều 11 LKN). */
export function composeKN04(data: KN04Data): Paper {
  const { complainant } = data;
  const isNow = inForce2026(lawDay(data));
  const law = `${has(data.ground) ? fill(data.ground) : 'Điều 11 của Luật Khiếu nại'}${isNow ? '' : ' ngày 11 tháng 11 năm 2011'}`;
  const note = noteOf(data, law);
  const [finder, because] = isNow ? [fill(data.issuingOrg), 'vì'] : ['cơ quan chức năng', 'vì lý do sau đây:'];
  return framePaper('KN04_2026', data, {
    title: 'Thông báo',
    abstract: 'Về việc không thụ lý giải quyết khiếu nại',
    to: [Called(complainant)],
    body: [
      paragraph(
        `${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} đã nhận được đơn khiếu nại của: ${called(complainant)}`,
      ),
      ...identityLines(complainant, lawDay(data)),
      paragraph(`Khiếu nại về việc: ${matter(data.summary)}.`),
      paragraph(
        `Sau khi xem xét nội dung đơn khiếu nại, căn cứ ${note}, ${finder} nhận thấy, đơn khiếu nại của ${called(complainant)} không đủ điều kiện để thụ lý giải quyết ${because} ${clause(data.reason)}.`,
      ),
      paragraph(`Vậy thông báo để ${called(complainant)} được biết./.`),
    ],
    recipients: recipientLines(
      ['Như trên', ...agentLines(complainant), data.transferringOrg, data.inspectorate],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: note,
  });
}

function identityLines(person: PersonData, on: Maybe): Block[] {
  return [paragraph(`Địa chỉ: ${fill(person.address)}`), paragraph(fullId(person, on)), ...actedForBy(person)];
}

export interface KN05Data extends FrameData {
  /** Post of the person who issues the decision ("Chủ tịch Ủy ban nhân dân phường …"). */
  authority: Maybe;
  /** Document on the office's functions, e.g. "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025". */
  functionsBasis?: Maybe;
  assignmentBasis?: Maybe;
  proposedBy?: Maybe;
  complainant: PersonData;
  summary: Maybe;
  /** The contents given to whoever verifies. */
  contents?: readonly string[];
  days: number | null;
  teamKind: 'Đoàn' | 'Tổ';
  /** The inspectorate or other body that verifies (khoản 1 Điều 29 LKN); the leader then follows it for this office. */
  verifyingOrg?: Maybe;
  leader: OfficerData;
  deputies?: readonly OfficerData[];
  members: readonly OfficerData[];
  /** Heads and persons who carry the decision out, besides the team. */
  executors: Maybe;
}

/** Điểm b khoản 1 Điều 29 LKN: one officer may be charged; a team is of several. */
export const chargesOne = ({ leader, deputies = [], members = [] }: Charged): boolean =>
  has(leader?.name) && deputies.length + members.length === 0;
interface Charged {
  leader?: { name?: Maybe } | null;
  deputies?: readonly object[];
  members?: readonly object[];
}

/** Mẫu số 05, NĐ 124/2020: decision to verify the content of a complaint. */
export function composeKN05(data: KN05Data): Paper {
  const team = data.teamKind;
  const titles = team === 'Đoàn' ? ['Trưởng Đoàn', 'Phó Trưởng Đoàn'] : ['Tổ trưởng', 'Tổ phó'];
  const person = (member: OfficerData, role: string) => `Ông (bà) ${fill(member.name)}, chức vụ ${fill(member.title)}, ${role}`;
  const people = [
    person(data.leader, `${titles[0]}.`),
    ...(data.deputies ?? []).map((deputy) => person(deputy, `${titles[1]}.`)),
    ...data.members.map((member) => person(member, 'Thành viên.')),
  ];
  const isAlone = chargesOne(data);
  const bases = basesOf(
    data,
    [
      ...complaintBases(lawDay(data)),
      ...named(data.functionsBasis),
      ...named(data.assignmentBasis),
      ...proposed(data.proposedBy),
    ],
    'italic',
  );
  return framePaper('KN05_2020', data, {
    title: 'Quyết định',
    abstract: 'Về việc xác minh nội dung khiếu nại',
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      article(
        1,
        `Tiến hành xác minh nội dung khiếu nại của ${called(data.complainant)} về việc ${matter(data.summary)}. Thời gian xác minh là ${daysText(data.days)}.`,
      ),
      ...furtherContents('Nội dung xác minh:', data.contents, data.summary),
      ...(has(data.verifyingOrg)
        ? [
            article(2, `Giao ${fill(data.verifyingOrg)} xác minh, làm rõ nội dung khiếu nại được nêu tại Điều 1 Quyết định này.`),
            paragraph(
              `${fill(data.verifyingOrg)} thực hiện quyền, nghĩa vụ của người có trách nhiệm xác minh theo quy định của Luật Khiếu nại và quy định pháp luật có liên quan, báo cáo kết quả xác minh bằng văn bản. Người theo dõi việc xác minh: ${officerText(data.leader)}.`,
            ),
          ]
        : isAlone
          ? [
              article(
                2,
                `Giao ông (bà) ${fill(data.leader.name)}, chức vụ ${fill(data.leader.title)}, xác minh, làm rõ nội dung khiếu nại được nêu tại Điều 1 Quyết định này.`,
              ),
              paragraph(
                'Người được giao xác minh thực hiện quyền, nghĩa vụ của người có trách nhiệm xác minh theo quy định của Luật Khiếu nại và quy định pháp luật có liên quan.',
              ),
            ]
          : [
              article(2, `Thành lập ${team} xác minh gồm:`),
              list(people, 'number'),
              paragraph(`${team} xác minh có nhiệm vụ xác minh làm rõ nội dung khiếu nại được nêu tại Điều 1 Quyết định này.`),
              paragraph(
                `${titles[0]}, Thành viên xác minh thực hiện quyền, nghĩa vụ của người có trách nhiệm xác minh theo quy định của Luật Khiếu nại và quy định pháp luật có liên quan.`,
              ),
            ]),
      article(
        3,
        `${clause(data.executors)}; ${has(data.verifyingOrg) ? fill(data.verifyingOrg) : isAlone ? 'người có tên tại Điều 2' : 'những người có tên tại Điều 2'} và cơ quan, tổ chức, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.`,
      ),
    ],
    recipients: recipientLines(['Như Điều 3'], data.copies, 'VT, hồ sơ'),
    legalNote: bases.note,
  });
}

interface KN14Order extends FrameData {
  authority: Maybe;
  instance: Instance;
  complainant: PersonData;
  summary: Maybe;
  functionsBasis?: Maybe;
  proposedBy?: Maybe;
  executors: Maybe;
}

export interface KN14AData extends KN14Order {
  /** suspend: tạm đình chỉ (khoản 1 Điều 11a LKN); terminate: đình chỉ (khoản 2). */
  act: 'suspend' | 'terminate';
  /** "điểm a khoản 1 Điều 11a Luật Khiếu nại" (khoản 3 Điều 11a: the decision names its legal ground). */
  ground?: Maybe;
  reason: Maybe;
  /** Whom the decision is sent to by Điều 28b NĐ 124/2020. */
  sentTo?: readonly string[];
}

/** Mẫu số 14a, NĐ 155/2026: suspension or termination (Điều 11a LKN); sent within 3 working days. */
export function composeKN14A(data: KN14AData): Paper {
  const act = data.act === 'suspend' ? 'tạm đình chỉ' : 'đình chỉ';
  const clauseOfLaw = data.act === 'suspend' ? 'khoản 1 Điều 11a Luật Khiếu nại' : 'khoản 2 Điều 11a Luật Khiếu nại';
  // Điều 11a came with Luật 136/2025/QH15; before it a complaint ended without decision when it was withdrawn, and was never suspended.
  const standing = inForce2026(lawDay(data)) ? (has(data.ground) ? fill(data.ground) : clauseOfLaw) : 'Điều 10 Luật Khiếu nại';
  const ground = `Căn cứ ${standing}`;
  return orderPaper(
    'KN14A_2026',
    data,
    `Về việc ${act} giải quyết khiếu nại`,
    [ground],
    [
      article(
        1,
        `${raised(act)} giải quyết khiếu nại ${instanceWords[data.instance]} của ${called(data.complainant)} về việc ${matter(data.summary)}.`,
      ),
      paragraph(`Lý do: ${clause(data.reason)}.`),
      article(2, 'Quyết định này có hiệu lực thi hành kể từ ngày ký.'),
    ],
    data.sentTo,
  );
}

export interface KN14BData extends KN14Order {
  resumedOn: Maybe;
  sentTo?: readonly string[];
  suspensionNumber: Maybe;
  suspensionOn: Maybe;
  /** Whoever suspended, where that was another office. */
  suspensionBy?: Maybe;
}

/** Mẫu số 14b, NĐ 155/2026: resumption; the clock runs on from the day of this decision. */
export function composeKN14B(data: KN14BData): Paper {
  return orderPaper(
    'KN14B_2026',
    data,
    'Về việc tiếp tục giải quyết khiếu nại',
    ['Căn cứ khoản 4 Điều 11a Luật Khiếu nại'],
    [
      article(
        1,
        `Tiếp tục giải quyết khiếu nại ${instanceWords[data.instance]} của ${called(data.complainant)} về việc ${matter(data.summary)}, đã tạm đình chỉ theo Quyết định số ${fill(data.suspensionNumber)} ${longDate(data.suspensionOn)}${has(data.suspensionBy) ? ` của ${fill(data.suspensionBy)}` : ''}.`,
      ),
      article(
        2,
        `Thời hạn giải quyết khiếu nại được tiếp tục tính kể từ ${longDate(data.resumedOn)}. Quyết định này có hiệu lực thi hành kể từ ngày ký.`,
      ),
    ],
    data.sentTo,
  );
}

function orderPaper(
  kind: 'KN14A_2026' | 'KN14B_2026',
  data: KN14Order,
  abstract: string,
  grounds: string[],
  articles: Block[],
  sentTo: readonly string[] = [],
): Paper {
  const standing = [...complaintBases(lawDay(data)), ...grounds, ...named(data.functionsBasis), ...proposed(data.proposedBy)];
  const bases = basesOf(data, standing, 'italic');
  return framePaper(kind, data, {
    title: 'Quyết định',
    abstract,
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      ...articles,
      article(3, `${clause(data.executors)} chịu trách nhiệm thi hành Quyết định này./.`),
    ],
    recipients: recipientLines(['Như Điều 3', ...sentTo, ...agentLines(data.complainant)], data.copies, 'VT'),
    legalNote: bases.note,
  });
}
