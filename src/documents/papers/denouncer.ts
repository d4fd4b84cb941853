// The two papers handed to the denouncer alone: notice 05 (NĐ 31/2019) and the notice of the conclusion (khoản 3 Điều 35 LTC).
// The name is given only after a reveal, at the moment of printing; it is never stored with the paper.
import { raised } from '../../first-letter.ts';
import type { DenouncedData } from './denunciation.ts';
import { everyoneCalled, withResidence } from './denunciation.ts';
import type { DenunciationVerdict } from './denunciation-conclusion.ts';
import { verdictWords } from './denunciation-conclusion.ts';
import type { FrameData } from './frame.ts';
import { citizen, datedWords, framePaper, receivingOrg, recipientLines } from './frame.ts';
import { DOTS, daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { lead, paragraph } from './paper.ts';
import { clause, contentsOf, prose } from './wording.ts';

interface ToDenouncer extends Omit<FrameData, 'copies'> {
  /** "ông Nguyễn Văn A"; missing (not revealed) → dots to be filled in by hand. */
  recipientName?: Maybe;
  /** An office or an organisation: called by its name alone. */
  toBody?: boolean;
  address?: Maybe;
  denounced: readonly DenouncedData[];
}

export interface TC05Data extends ToDenouncer {
  writtenOn: Maybe;
  receivedOn?: Maybe;
  /** Office that passed the denunciation on, if any. */
  transferringOrg?: Maybe;
  /** Post of the person competent to resolve. */
  resolver: Maybe;
  outcome:
    | { accepted: true; contents: readonly string[]; limitDays: number | null; acceptedOn: Maybe }
    | { accepted: false; reason: Maybe };
}

/** Whoever is written to, inside a sentence. */
const recipient = ({ recipientName, toBody }: ToDenouncer) => (toBody ? fill(recipientName) : citizen(recipientName));

/** Mẫu số 05, NĐ 31/2019: notice of acceptance, or with note (8) of non-acceptance and its reason. */
export function composeTC05(data: TC05Data): Paper {
  const who = recipient(data);
  const sent = has(data.transferringOrg) ? ` do ${fill(data.transferringOrg)} chuyển đến` : '';
  const { outcome } = data;
  const ruling = outcome.accepted
    ? [
        ...contentsOf(
          `Theo quy định của pháp luật, ${fill(data.resolver)} thụ lý tố cáo ${longDate(outcome.acceptedOn)} với các nội dung sau:`,
          outcome.contents,
        ),
        paragraph(`Thời hạn giải quyết tố cáo là ${daysText(outcome.limitDays)}, kể từ ngày thụ lý tố cáo.`),
      ]
    : [paragraph(`Theo quy định của pháp luật, ${fill(data.resolver)} không thụ lý tố cáo vì ${clause(outcome.reason)}.`)];
  return framePaper('TC05_2019', data, {
    title: 'Thông báo',
    abstract: outcome.accepted ? 'Việc thụ lý tố cáo' : 'Việc không thụ lý tố cáo',
    body: [
      paragraph(
        `${receivingOrg(data)} đã nhận được đơn tố cáo của ${who} ${datedWords(data)}${sent}, tố cáo hành vi vi phạm pháp luật của ${everyoneCalled(withResidence(data.denounced))}.`,
      ),
      ...ruling,
      paragraph(`Vậy thông báo để ${who} biết và thực hiện quyền, nghĩa vụ của người tố cáo theo quy định của pháp luật./.`),
    ],
    recipients: recipientLines([addressLine(data)], undefined, 'VT'),
  });
}

export interface ConclusionNoticeData extends ToDenouncer {
  conclusionNumber: Maybe;
  conclusionOn: Maybe;
  resolver: Maybe;
  contents: readonly { content: Maybe; verdict: DenunciationVerdict | null }[];
  measures?: Maybe;
}

/** Notice of the conclusion to the denouncer, within 5 working days. No official form. */
export function composeConclusionNotice(data: ConclusionNoticeData): Paper {
  const who = recipient(data);
  const verdicts = data.contents.map(
    (item) => `${clause(item.content)}: ${item.verdict === null ? DOTS : verdictWords[item.verdict]}`,
  );
  return framePaper('TC_CONCLUSION_NOTICE', data, {
    title: 'Thông báo',
    abstract: 'Kết luận nội dung tố cáo',
    to: [raised(who)],
    body: [
      paragraph(
        `${raised(longDate(data.conclusionOn))}, ${fill(data.resolver)} đã ban hành Kết luận số ${fill(data.conclusionNumber)} về nội dung tố cáo đối với ${everyoneCalled(data.denounced)}.`,
      ),
      ...contentsOf('Kết luận từng nội dung tố cáo như sau:', verdicts),
      ...(has(data.measures) ? told('Biện pháp xử lý và kiến nghị:', data.measures) : []),
      paragraph(`Căn cứ khoản 3 Điều 35 Luật Tố cáo, ${fill(data.issuingOrg)} thông báo để ${who} được biết./.`),
    ],
    recipients: recipientLines(['Như trên', has(data.address) ? `Địa chỉ gửi: ${data.address}` : null], undefined, 'VT, hồ sơ'),
  });
}

const addressLine = (data: ToDenouncer) =>
  `${raised(recipient(data))}${has(data.address) ? ` (địa chỉ: ${fill(data.address)})` : ''}`;

/** One line stands in the sentence; several follow it, each a paragraph. */
function told(opening: string, text: string): Block[] {
  const lines = prose(text);
  return lines.length > 1 ? [lead(opening), ...lines] : [paragraph(`${opening} ${clause(text)}.`)];
}
