// Letters to who sent a petition, without official form: what became of it, and what is still missing.
import { raised } from '../../first-letter.ts';
import type { Coming, FrameData, PersonData, PetitionType } from './frame.ts';
import {
  actingOrg,
  again,
  agentLines,
  Called,
  comingOf,
  framePaper,
  petitionTypeWords,
  receivingOrg,
  recipientLines,
} from './frame.ts';
import { denunciationLaw, lawDay } from './legal-texts.ts';
import { daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { list, paragraph } from './paper.ts';
import { clause, matter, prose } from './wording.ts';

/** The notice to who sent the petition. For a denunciation it goes to the denouncer alone: callers fill recipient only after a reveal. */
export interface NoticeToSenderData extends FrameData, Coming {
  recipient: PersonData;
  petitionType: PetitionType;
  writtenOn?: Maybe;
  summary: Maybe;
  /** `sentByOrg`: the office that had sent it before this one took its place; `sentByBecame`: what became of it. */
  outcome:
    | { result: 'transferred'; toOrg: Maybe; letterNumber?: Maybe; letterOn?: Maybe; sentByOrg?: Maybe; sentByBecame?: Maybe }
    | { result: 'guided'; competentOrg: Maybe }
    /** The body below let its time run out: it was asked to report and to go on (khoản 4 Điều 38 LTC). */
    | { result: 'urged'; urgedOrg: Maybe; letterNumber?: Maybe; letterOn?: Maybe; sentByOrg?: Maybe; sentByBecame?: Maybe }
    /** The body that received it has told its result (khoản 2 Điều 28 LTCD). */
    | {
        result: 'resolved';
        byOrg: Maybe;
        letterNumber: Maybe;
        letterOn: Maybe;
        words?: Maybe;
        sentByOrg?: Maybe;
        sentByBecame?: Maybe;
      }
    | { result: 'not_processed'; reason: Maybe };
}

/** Notice of transfer, urging, guidance or no processing (khoản 2 Điều 24, khoản 4 Điều 38 LTC; Điều 28 LTCD). No official form. */
export function composeNoticeToSender(data: NoticeToSenderData): Paper {
  const word = petitionTypeWords[data.petitionType];
  const org = fill(data.issuingOrg);
  const who = again(data.recipient);
  const written = has(data.writtenOn) ? ` ghi ${longDate(data.writtenOn)}` : '';
  const came = comingOf(data, word, receivingOrg(data), who, written);
  const [about, sentence] = outcomeWords(data, word, org, who);
  return framePaper('NOTICE_TO_SENDER', data, {
    title: 'Thông báo',
    abstract: about,
    to: [Called(data.recipient), ...(has(data.recipient.address) ? [`Địa chỉ: ${fill(data.recipient.address)}`] : [])],
    body: [
      paragraph(`${came.opening} ${came.contentHead}: ${clause(data.summary)}.`),
      paragraph(sentence),
      paragraph(`Vậy thông báo để ${who} được biết./.`),
    ],
    recipients: recipientLines(['Như trên', ...agentLines(data.recipient)], copiesOf(data), 'VT, hồ sơ'),
  });
}

function outcomeWords(data: NoticeToSenderData, word: string, org: string, who: string): [string, string] {
  const { outcome } = data;
  if (outcome.result === 'urged')
    return [
      'Về việc xem xét, giải quyết tố cáo',
      `Tố cáo thuộc thẩm quyền giải quyết của ${fill(outcome.urgedOrg)}, đã quá thời hạn theo quy định mà chưa được giải quyết. Căn cứ khoản 2, khoản 4 Điều 38 ${denunciationLaw(lawDay(data))}, ${actingOrg(data, outcome.sentByOrg, outcome.sentByBecame)} đã yêu cầu ${fill(outcome.urgedOrg)}${letterOf(outcome)} báo cáo về quá trình giải quyết tố cáo, lý do chậm giải quyết, tiếp tục giải quyết tố cáo và báo cáo kết quả; ${org} theo dõi, đôn đốc việc giải quyết.`,
    ];
  if (outcome.result === 'transferred') {
    const letter = letterOf(outcome);
    return [
      'Về việc chuyển đơn',
      `Sau khi xem xét, đơn ${word} không thuộc thẩm quyền giải quyết của ${fill(outcome.sentByOrg ?? org)}. ${actingOrg(data, outcome.sentByOrg, outcome.sentByBecame)} đã chuyển đơn đến ${fill(outcome.toOrg)}${letter} để được xem xét, giải quyết theo quy định của pháp luật.`,
    ];
  }
  if (outcome.result === 'resolved') {
    const words = has(outcome.words) ? ` Nội dung kết quả: ${clause(outcome.words)}.` : '';
    return [
      'Về kết quả giải quyết đơn',
      `${actingOrg(data, outcome.sentByOrg, outcome.sentByBecame)} đã chuyển đơn ${word} đến ${fill(outcome.byOrg)}. ${fill(outcome.byOrg)} đã thông báo kết quả giải quyết tại Văn bản số ${fill(outcome.letterNumber)} ${longDate(outcome.letterOn)}.${words} Căn cứ khoản 2 Điều 28 Luật Tiếp công dân, ${org} thông báo theo yêu cầu của ${who}.`,
    ];
  }
  if (outcome.result === 'guided') {
    const came = comingOf(data, word, receivingOrg(data), who);
    return [
      came.isHeard ? 'Về việc hướng dẫn công dân' : 'Về việc hướng dẫn gửi đơn',
      `Sau khi xem xét, ${came.thing} không thuộc thẩm quyền giải quyết của ${org}. Đề nghị ${who} ${came.asks} ${fill(outcome.competentOrg)} để được xem xét, giải quyết theo quy định của pháp luật.`,
    ];
  }
  return ['Về việc xử lý đơn', `Sau khi xem xét, đơn ${word} không đủ điều kiện xử lý vì ${clause(outcome.reason)}.`];
}

const letterOf = ({ letterNumber, letterOn }: { letterNumber?: Maybe; letterOn?: Maybe }) =>
  has(letterNumber) ? ` tại văn bản số ${fill(letterNumber)} ${longDate(letterOn)}` : '';

export interface SupplementRequestData extends FrameData {
  recipient: PersonData;
  petitionType: PetitionType;
  receivedOn: Maybe;
  summary: Maybe;
  items: readonly string[];
  withinDays: number | null;
  /** Empty: the office that asks. */
  submitTo: Maybe;
}

/** Request for missing information or papers (legal.md §6.1 request_supplement). No official form. */
export function composeSupplementRequest(data: SupplementRequestData): Paper {
  const word = petitionTypeWords[data.petitionType];
  const who = again(data.recipient);
  const items = data.items.filter(has);
  const body: Block[] = [
    paragraph(
      `${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} nhận được đơn ${word} của ${who}. Nội dung đơn: ${clause(data.summary)}.`,
    ),
    paragraph(`Để có đủ điều kiện xem xét, xử lý đơn, đề nghị ${who} bổ sung các thông tin, tài liệu sau:`),
    list(items.length > 0 ? items : [fill(null)], 'number'),
    paragraph(
      `Thông tin, tài liệu bổ sung gửi đến ${fill(has(data.submitTo) ? data.submitTo : data.issuingOrg)} trong thời hạn ${daysText(data.withinDays)}, kể từ ngày nhận được thông báo này.`,
    ),
    paragraph(`Vậy thông báo để ${who} được biết và thực hiện./.`),
  ];
  return framePaper('SUPPLEMENT_REQUEST', data, {
    title: 'Thông báo',
    abstract: 'Về việc bổ sung thông tin, tài liệu',
    to: [Called(data.recipient), ...(has(data.recipient.address) ? [`Địa chỉ: ${fill(data.recipient.address)}`] : [])],
    body,
    recipients: recipientLines(['Như trên', ...agentLines(data.recipient)], copiesOf(data), 'VT, hồ sơ'),
  });
}

/** A letter that names a denouncer goes to nobody else (khoản 3 Điều 8 LTC), whatever copies the office has set. */
function copiesOf(data: NoticeToSenderData | SupplementRequestData): readonly string[] | undefined {
  return data.petitionType === 'TC' ? undefined : data.copies;
}

export interface KnpaReplyData extends FrameData {
  recipient: PersonData;
  receivedOn: Maybe;
  summary: Maybe;
  /** The office's answer, a paragraph a line. */
  answer: Maybe;
  transferringOrg?: Maybe;
}

/** The written answer to a recommendation or feedback (Điều 28 LTCD; legal.md §7.4). No official form. */
export function composeKnpaReply(data: KnpaReplyData): Paper {
  const who = again(data.recipient);
  const org = fill(data.issuingOrg);
  return framePaper('KNPA_REPLY', data, {
    title: 'Thông báo',
    abstract: 'Trả lời kiến nghị, phản ánh',
    to: [Called(data.recipient), ...(has(data.recipient.address) ? [`Địa chỉ: ${fill(data.recipient.address)}`] : [])],
    body: [
      paragraph(
        `${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} nhận được đơn kiến nghị, phản ánh của ${who} về việc ${matter(data.summary)}.`,
      ),
      paragraph(`Sau khi xem xét, ${org} trả lời như sau:`),
      ...prose(data.answer),
      paragraph(`Vậy thông báo để ${who} được biết./.`),
    ],
    recipients: recipientLines(['Như trên', ...agentLines(data.recipient), data.transferringOrg], data.copies, 'VT, hồ sơ'),
  });
}
