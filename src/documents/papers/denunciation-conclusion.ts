// The conclusion on a denunciation, Mẫu số 12 NĐ 31/2019. Same wall as denunciation.ts: no field for who denounced.
import type { AcceptedDecision, DenouncedData } from './denunciation.ts';
import { everyoneCalled, withResidence } from './denunciation.ts';
import type { FrameData } from './frame.ts';
import { framePaper, noteOf, recipientLines } from './frame.ts';
import { DOTS, fill, has, type Maybe, shortDate } from './number.ts';
import type { Paper } from './paper.ts';
import { bold, lead, paragraph } from './paper.ts';
import { clause, prose } from './wording.ts';

export type DenunciationVerdict = 'dung' | 'dung_mot_phan' | 'sai';

/** Words of the law for the enum denunciation_result (điểm c khoản 2 Điều 35 LTC; legal.md §15, 4). */
export const verdictWords: Readonly<Record<DenunciationVerdict, string>> = {
  dung: 'tố cáo đúng',
  dung_mot_phan: 'tố cáo đúng một phần',
  sai: 'tố cáo sai sự thật',
};

export interface ConcludedContent {
  content: Maybe;
  /** What verification found, with the explanation of the denounced. */
  finding: Maybe;
  explanation?: Maybe;
  verdict: DenunciationVerdict | null;
  /** Which part is right or wrong, who is answerable for it. */
  verdictNote?: Maybe;
}

export interface TC12Data extends FrameData {
  /** Post of the resolver, who concludes. */
  resolver: Maybe;
  denounced: readonly DenouncedData[];
  acceptance: AcceptedDecision;
  contents: readonly ConcludedContent[];
  legalGrounds: Maybe;
  /** Knowingly false denunciation: sentence of the conclusion, if any. */
  deliberatelyFalse?: boolean;
  cause?: Maybe;
  responsibility?: Maybe;
  damage?: Maybe;
  measures: Maybe;
  recommendations?: Maybe;
  /** The body directly above and the state inspectorate that are told (note 10 of the form). */
  superior?: Maybe;
  inspectorate?: Maybe;
}

/** Mẫu số 12, NĐ 31/2019: conclusion (Điều 35 LTC), recipients by notes (1), (10)–(13) of the form. Sent to the denounced and published: nothing in it points to the denouncer. */
export function composeTC12(data: TC12Data): Paper {
  const org = fill(data.issuingOrg);
  const target = everyoneCalled(withResidence(data.denounced));
  const contents: readonly ConcludedContent[] =
    data.contents.length > 0 ? data.contents : [{ content: null, finding: null, verdict: null }];
  const note = noteOf(data, 'các quy định của pháp luật');
  // Cited only where the file has it: a conclusion does not rest on what nobody gave.
  const isExplained = contents.some((item) => has(item.explanation));
  const extra = (label: string, text: Maybe) => (has(text) ? [paragraph(`${label}: ${clause(text)}.`)] : []);
  return framePaper('TC12_2019', data, {
    title: 'Kết luận nội dung tố cáo',
    abstract: `Đối với ${target}`,
    body: [
      paragraph(
        `Ngày ${shortDate(data.acceptance.on)}, ${org} đã ban hành Quyết định số ${fill(data.acceptance.number)} thụ lý tố cáo đối với ${target}.`,
      ),
      paragraph(
        `Căn cứ nội dung tố cáo, ${isExplained ? 'giải trình của người bị tố cáo, ' : ''}kết quả xác minh nội dung tố cáo, các tài liệu, chứng cứ có liên quan và đối chiếu với ${note}, ${org} kết luận nội dung tố cáo như sau:`,
      ),
      lead(bold('1. Kết quả xác minh nội dung tố cáo:')),
      ...contents.flatMap((item, index) => [
        paragraph(`1.${index + 1}. Nội dung tố cáo: ${clause(item.content)}.`),
        ...prose(item.finding),
        ...extra('Nội dung giải trình của người bị tố cáo', item.explanation),
      ]),
      lead(bold('2. Căn cứ pháp luật để xác định có hay không có hành vi vi phạm pháp luật:')),
      ...prose(data.legalGrounds),
      lead(bold('3. Kết luận:')),
      ...contents.map((item, index) =>
        paragraph(
          `Nội dung 1.${index + 1}: ${item.verdict === null ? DOTS : verdictWords[item.verdict]}${has(item.verdictNote) ? `; ${clause(item.verdictNote)}` : ''}.`,
        ),
      ),
      ...(data.deliberatelyFalse === true ? [paragraph('Có việc cố ý tố cáo sai sự thật.')] : []),
      ...extra('Nguyên nhân', data.cause),
      ...extra('Trách nhiệm của cơ quan, tổ chức, cá nhân', data.responsibility),
      ...extra('Thiệt hại', data.damage),
      lead(bold('4. Các biện pháp xử lý theo thẩm quyền cần thực hiện và kiến nghị:')),
      ...prose(data.measures),
      ...(has(data.recommendations) ? prose(data.recommendations) : []),
    ],
    recipients: recipientLines(
      [
        has(data.superior) ? data.superior : data.superiorOrg,
        data.inspectorate,
        ...data.denounced.map((who) => fill(who.name)),
        ...managersOf(data.denounced),
      ],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: note,
  });
}

/** Who manages the denounced (khoản 3 Điều 35 LTC): by name where the file has the office one works for. */
const managersOf = (denounced: readonly DenouncedData[]): string[] =>
  denounced.length === 0 ? [MANAGER] : denounced.map(managerOf);

const managerOf = ({ organization }: DenouncedData): string =>
  has(organization) ? `${fill(organization)} (cơ quan quản lý người bị tố cáo)` : MANAGER;

const MANAGER = 'Cơ quan, tổ chức quản lý người bị tố cáo';
