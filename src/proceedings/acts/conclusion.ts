// The conclusion on a denunciation (Điều 35 LTC).
import { acceptanceOf, defineAct, linesOf, paper } from '../effect.ts';
import { area, day, maybeArea, openArea, openDay, openLine, pick, tick, today } from '../fields.ts';
import { denunciationResultNames, denunciationResults } from '../proceeding.ts';
import { isAfterLimit, redoGroundBasis } from '../redo-grounds.ts';
import { withdrawnObjection } from '../standing.ts';
import type { Facts } from '../workflow.ts';
import { isAgain, nothingTold, periodsBefore } from './again.ts';
import { figureErrors, figureFields, figuresOf, sentErrors, sentTyped, sentWords } from './figures.ts';
import { forwardClocks } from './forwarded.ts';
import { keepingLimit } from './late.ts';
import { forwardRules } from './sending.ts';

/** Concluded before, by somebody else: this conclusion says what was wrong with that one (khoản 4 Điều 37 LTC). */
const isRedone = ({ procedure, redo }: Pick<Facts, 'procedure' | 'redo'>) =>
  procedure === 'denunciation_continued' && !isAfterLimit(redo);

/** Accepted before its ground was asked: what was concluded before is taken down where there was a conclusion. */
const mustSayEarlier = (facts: Pick<Facts, 'procedure' | 'redo'>, values: Pick<Earlier, 'earlierNumber'>) =>
  isRedone(facts) && (facts.redo !== null || values.earlierNumber !== '');

interface Earlier {
  earlierBy: string;
  earlierNumber: string;
  earlierOn: string | null;
  earlierFaults: string;
  earlierBlame: string;
}

function earlierErrors(values: Earlier): Record<string, string> {
  const asked = {
    earlierBy: 'Nhập cơ quan, người đã kết luận trước đó',
    earlierNumber: 'Nhập số kết luận trước đó',
    earlierOn: 'Nhập ngày kết luận trước đó',
    earlierFaults: 'Nhập nội dung vi phạm, sai lầm của việc giải quyết trước đó; nếu không có ghi “Không có”',
    earlierBlame: 'Nhập trách nhiệm trong việc giải quyết trước đó; nếu không có ghi “Không có”',
  };
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !values[name as keyof Earlier]));
}

export const conclusion = keepingLimit(
  defineAct('conclusion', {
    fields: {
      on: day('Ngày kết luận', 'Nhập ngày ký kết luận'),
      result: pick('Kết quả chung', denunciationResults, denunciationResultNames, 'Chọn kết quả'),
      earlierBy: openLine('Cơ quan, người đã kết luận trước đó', {
        section: 'Kết luận trước đó (khoản 4 Điều 37 Luật Tố cáo)',
        width: 'c6',
        only: isRedone,
      }),
      earlierNumber: openLine('Số, ký hiệu kết luận', { width: 'c3', only: isRedone }),
      earlierOn: openDay('Ngày kết luận', { width: 'c3', only: isRedone }),
      earlierFaults: openArea('Nội dung vi phạm, sai lầm của việc giải quyết trước đó', {
        hint: 'Nếu không có ghi “Không có”',
        only: isRedone,
      }),
      earlierBlame: openArea('Trách nhiệm của cơ quan, tổ chức, cá nhân trong việc giải quyết trước đó', {
        hint: 'Nếu không có ghi “Không có”',
        only: isRedone,
      }),
      points: area('Từng nội dung tố cáo', 'Nhập từng nội dung, mỗi nội dung một dòng', {
        section: 'Nội dung kết luận',
        hint: 'Mỗi dòng một nội dung, đầu dòng ghi Đúng:, Sai: hoặc Đúng một phần: (viết tắt Đ:, S:, P:), ví dụ “Đúng: Nhận tiền ngoài quy định của 04 hộ”',
      }),
      findings: area('1. Kết quả xác minh', 'Nhập kết quả xác minh', {
        rows: 6,
        hint: 'Mỗi nội dung một dòng theo thứ tự ở trên; dài hơn một dòng thì cách các nội dung bằng một dòng trống. Không nêu họ tên, địa chỉ, bút tích của người tố cáo',
      }),
      explanations: maybeArea('Giải trình của người bị tố cáo', {
        hint: 'Mỗi nội dung một dòng theo thứ tự ở trên; in cùng từng nội dung (Mẫu số 12)',
      }),
      legalGrounds: area('2. Căn cứ pháp luật', 'Nhập căn cứ pháp luật để xác định có hay không có hành vi vi phạm'),
      deliberatelyFalse: tick('Có việc cố ý tố cáo sai sự thật'),
      cause: maybeArea('3. Kết luận: nguyên nhân', { rows: 2 }),
      responsibility: openArea('Trách nhiệm của từng cơ quan, tổ chức, cá nhân', {
        hint: 'Mỗi cơ quan, người một dòng (điểm c khoản 2 Điều 35 Luật Tố cáo); nếu không ai có trách nhiệm ghi “Không có”',
      }),
      damage: maybeArea('Thiệt hại', { rows: 2 }),
      measures: area('4. Biện pháp xử lý và kiến nghị', 'Nhập biện pháp xử lý, kiến nghị; nếu không có ghi “Không có”'),
      ...figureFields('Số liệu kiến nghị xử lý (để trống nếu không có)'),
    },
    goingOut: [
      'points',
      'findings',
      'explanations',
      'legalGrounds',
      'cause',
      'responsibility',
      'damage',
      'earlierBy',
      'earlierFaults',
      'earlierBlame',
      'measures',
    ],
    intro: ({ figures }) => sentWords(figures, null),
    initial: ({ facts, contents, drafted, earlier, figures }) => ({
      ...today({ facts }),
      ...sentTyped(figures),
      ...(isRedone(facts) ? earlier : {}),
      points: contents.acceptedPoints,
      findings: contents.verificationResult,
      explanations: contents.respondentView,
      legalGrounds: drafted.legalGrounds,
      measures: drafted.proposal,
    }),
    check: (values, given) => {
      const { facts } = given;
      const errors: Record<string, string> = {
        ...figureErrors(values),
        ...sentErrors(given.figures, values.on, figuresOf(values)),
        ...(mustSayEarlier(facts, values) ? earlierErrors(values) : {}),
      };
      const read = readPoints(values.points);
      const verdicts = read.map((one) => one.verdict);
      const withdrawn = withdrawnObjection(
        read.map((one) => one.content),
        given,
      );
      if (withdrawn) errors.points = withdrawn;
      else if (verdicts.includes(null))
        errors.points =
          'Đầu mỗi dòng ghi kết luận về nội dung ấy: Đúng:, Sai: hoặc Đúng một phần: (viết tắt Đ:, S:, P:). Ví dụ “Sai: Nhận tiền của 04 hộ”';
      else if (values.result !== resultOf(verdicts))
        errors.result = `Theo kết luận từng nội dung thì kết quả chung là “${denunciationResultNames[resultOf(verdicts)]}”`;
      if (perContent(values.findings, verdicts.length).length !== verdicts.length)
        errors.findings = `Nhập kết quả xác minh của từng nội dung, mỗi nội dung một dòng: có ${verdicts.length} nội dung tố cáo`;
      if (values.responsibility === '')
        errors.responsibility = 'Nhập trách nhiệm của từng cơ quan, tổ chức, cá nhân; nếu không có ghi “Không có”';
      if (values.deliberatelyFalse && !verdicts.includes('sai'))
        errors.deliberatelyFalse =
          'Chỉ kết luận cố ý tố cáo sai sự thật khi có nội dung sai. Bỏ đánh dấu, hoặc sửa kết luận từng nội dung';
      return errors;
    },
    effect: (values, given) => {
      const points = readPoints(values.points);
      const acceptance = acceptanceOf(given);
      const again = isAgain('conclusion', given);
      const findings = perContent(values.findings, points.length);
      const explanations = perContent(values.explanations, points.length);
      return {
        on: values.on,
        said: `${denunciationResultNames[values.result]} (${points.length} nội dung).${again ? ' Thay kết luận đã thu hồi.' : ''}`,
        details: { result: values.result, contents: points.length, deliberatelyFalse: values.deliberatelyFalse },
        changes: { decidedOn: values.on, result: values.result, ...(again ? nothingTold : {}) },
        contents: {
          verificationResult: values.findings,
          respondentView: values.explanations,
          conclusion: values.points,
          legalBasis: values.legalGrounds,
        },
        outcomes: { phase: 'recommended', figures: figuresOf(values), note: '' },
        clocks: [
          { do: 'stop', rules: ['TC_RES'], on: values.on, reason: 'Đã ban hành kết luận nội dung tố cáo' },
          ...(again
            ? periodsBefore(
                given,
                { rules: ['TC_CONCL_SEND', 'TC_HANDLE', ...forwardRules], publishing: 'TC_PUBLISH' },
                values.on,
              )
            : []),
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
              finding: findings[index] ?? null,
              explanation: explanations[index] ?? null,
            })),
            earlier: mustSayEarlier(given.facts, values)
              ? {
                  number: values.earlierNumber,
                  on: values.earlierOn,
                  by: values.earlierBy,
                  basis: given.facts.redo && redoGroundBasis[given.facts.redo],
                  faults: values.earlierFaults,
                  blame: values.earlierBlame,
                }
              : null,
            superior: given.superior,
            // Above the city's own inspectorate stands the one of the Government (note 10).
            seniorInspectorate: given.unitLevel === 'province' ? 'Thanh tra Chính phủ' : null,
            inspectorate: given.inspectorate,
            legalGrounds: values.legalGrounds,
            deliberatelyFalse: values.deliberatelyFalse,
            cause: values.cause || null,
            responsibility: values.responsibility,
            damage: values.damage || null,
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

/** Text written content by content, one a line or with an empty line between them; otherwise all of it with the first. */
function perContent(text: string, count: number): string[] {
  if (text === '') return [];
  const blocks = text.split(/\n\s*\n/).map((block) => linesOf(block).join('\n'));
  const found = [linesOf(text), blocks.filter((block) => block !== '')].find((parts) => parts.length === count);
  return found ?? [text];
}

/** What may stand before a content, as typed in any case. */
const verdictWords = {
  đ: 'dung',
  đúng: 'dung',
  s: 'sai',
  sai: 'sai',
  p: 'dung_mot_phan',
  'đúng một phần': 'dung_mot_phan',
} as const;

/** One content a line, its verdict in front: "Đúng: …", "Sai: …", "Đúng một phần: …", or the letters Đ, S, P. */
export function readPoints(text: string): { content: string; verdict: 'dung' | 'sai' | 'dung_mot_phan' | null }[] {
  return linesOf(text).map((line) => {
    const found = /^(đúng một phần|đúng|sai|[đsp])\s*[:.-]\s*(.+)$/iu.exec(line);
    const words = found?.[1]?.toLocaleLowerCase('vi') as keyof typeof verdictWords | undefined;
    return { content: found?.[2] ?? line, verdict: words ? verdictWords[words] : null };
  });
}
