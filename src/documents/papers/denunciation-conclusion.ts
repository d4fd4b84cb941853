// The conclusion on a denunciation, Mẫu số 12 NĐ 31/2019. Same wall as denunciation.ts: no field for who denounced.
import type { AcceptedDecision, DenouncedData } from './denunciation.ts';
import { everyoneCalled, withResidence } from './denunciation.ts';
import type { FrameData, ReplacedPaper } from './frame.ts';
import { framePaper, noteOf, recipientLines, replacingText } from './frame.ts';
import { DOTS, fill, has, longDate, type Maybe, shortDate } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { bold, lead, paragraph } from './paper.ts';
import { clause, contentsOf, lastProse, prose } from './wording.ts';

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

/** The conclusion before this one, where the denunciation is resolved again (khoản 4 Điều 37 LTC). */
export interface EarlierConclusion {
  number: Maybe;
  on: Maybe;
  /** The body or post that concluded, which is sent this one. */
  by: Maybe;
  /** "điểm a khoản 3 Điều 37 Luật Tố cáo" */
  basis?: Maybe;
  /** What was unlawful, mistaken or unfit in it (note 8 of the form). */
  faults: Maybe;
  /** Who answers for it. */
  blame: Maybe;
}

export interface TC12Data extends FrameData {
  /** Post of the resolver, who concludes. */
  resolver: Maybe;
  denounced: readonly DenouncedData[];
  acceptance: AcceptedDecision;
  earlier?: EarlierConclusion | null;
  replaces?: ReplacedPaper | null;
  contents: readonly ConcludedContent[];
  legalGrounds: Maybe;
  /** Knowingly false denunciation: sentence of the conclusion, if any. */
  deliberatelyFalse?: boolean;
  cause?: Maybe;
  responsibility?: Maybe;
  damage?: Maybe;
  measures: Maybe;
  recommendations?: Maybe;
  /** The body directly above and the state inspectorates of the level above and of its own that are told (notes 1, 10, 11). */
  superior?: Maybe;
  seniorInspectorate?: Maybe;
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
        `Ngày ${shortDate(data.acceptance.on)}, ${has(data.acceptance.issuedByOrg) ? fill(data.acceptance.issuedByOrg) : org} đã ban hành Quyết định số ${fill(data.acceptance.number)} thụ lý tố cáo đối với ${target}.`,
      ),
      ...(data.earlier ? [paragraph(earlierText(data.earlier))] : []),
      ...(data.replaces ? [paragraph(replacingText('Kết luận', data.replaces))] : []),
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
      ...responsibilityOf(data.responsibility),
      ...extra('Thiệt hại', data.damage),
      ...(data.earlier
        ? [
            paragraph(
              `Nội dung vi phạm pháp luật, sai lầm hoặc không phù hợp của việc giải quyết vụ việc tố cáo trước đó: ${clause(data.earlier.faults)}.`,
            ),
            paragraph(
              `Trách nhiệm của cơ quan, tổ chức, cá nhân trong việc giải quyết vụ việc tố cáo trước đó: ${clause(data.earlier.blame)}.`,
            ),
          ]
        : []),
      lead(bold('4. Các biện pháp xử lý theo thẩm quyền cần thực hiện và kiến nghị:')),
      ...(has(data.recommendations) ? [...prose(data.measures), ...lastProse(data.recommendations)] : lastProse(data.measures)),
    ],
    recipients: recipientLines(
      [
        has(data.superior) ? data.superior : data.superiorOrg,
        data.seniorInspectorate,
        data.inspectorate,
        data.earlier?.by,
        ...data.denounced.map((who) => fill(who.name)),
        ...managersOf(data.denounced),
      ],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: note,
  });
}

/** One of them in the sentence, several each on a line of their own (điểm c khoản 2 Điều 35 LTC). */
const responsibilityOf = (text: Maybe): Block[] =>
  has(text)
    ? contentsOf(
        'Trách nhiệm của cơ quan, tổ chức, cá nhân:',
        text.split(/\r?\n/u).map((line) => line.replace(/^[-–•+]\s+/u, '')),
      )
    : [];

/** "Vụ việc tố cáo đã được … kết luận tại Kết luận số … ngày …; được giải quyết lại theo điểm a khoản 3 Điều 37 Luật Tố cáo." */
function earlierText({ number, on, by, basis }: EarlierConclusion): string {
  const again = has(basis) ? `; được giải quyết lại theo ${fill(basis)}` : '';
  return `Vụ việc tố cáo đã được ${fill(by)} kết luận tại Kết luận số ${fill(number)} ${longDate(on)}${again}.`;
}

/** Who manages the denounced (khoản 3 Điều 35 LTC): by name where the file has the office one works for. */
const managersOf = (denounced: readonly DenouncedData[]): string[] =>
  denounced.length === 0 ? [MANAGER] : denounced.map(managerOf);

const managerOf = ({ organization }: DenouncedData): string =>
  has(organization) ? `${fill(organization)} (cơ quan quản lý người bị tố cáo)` : MANAGER;

const MANAGER = 'Cơ quan, tổ chức quản lý người bị tố cáo';
