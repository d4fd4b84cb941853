// The guided form of classification. What is asked depends on the earlier answers; each sentence says what to do.
import { z } from 'zod';
import { parseDate } from '../../deadlines/dates.ts';
import { choice, optionalChoice, optionalText, tick } from '../../web/fields.ts';
import type { FormValues } from '../../web/forms.ts';
import {
  competentBranches,
  denunciationKinds,
  fieldLeaves,
  ineligibleReasons,
  instances,
  jurisdictions,
  objectKinds,
  petitionTypes,
} from '../petition.ts';
import { informationReasons } from './eligibility.ts';
import { complaintGrounds, denunciationGrounds } from './grounds.ts';
import { denouncedKinds, functionKinds, jurisdictionOfFunction, respondentKinds } from './jurisdiction.ts';
import { limitStates } from './time-limit.ts';

/** A day that lies behind us, as typed; null for none. */
function knownDay(text: string, context: z.RefinementCtx): string | null {
  if (text === '') return null;
  const day = parseDate(text, '');
  if (day) return day;
  context.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng ngày/tháng/năm, ví dụ 20/10/2026' });
  return z.NEVER;
}

const fieldCodes = fieldLeaves.map((leaf) => leaf.code) as [string, ...string[]];

/** Every field, each possibly empty: what a half-filled form holds, and what the live panel reads. */
export const PartialAnswers = z.object({
  eligibility: optionalChoice(['eligible', 'ineligible']),
  reason: optionalChoice(ineligibleReasons),
  evidence: optionalChoice(['clear', 'unclear']),
  /** A signed petition or the minutes of a denunciation are there, though it came by e-mail, portal or telephone. */
  hasLegalForm: tick,
  /** The paper names each of several denouncers, with who represents them. */
  areAllNamed: tick,
  /** Whoever represents a denouncer who is a minor is there, with the paper that proves it. */
  hasRepresentative: tick,
  type: optionalChoice(petitionTypes),
  objectKind: optionalChoice(objectKinds),
  instance: optionalChoice(instances),
  respondent: optionalChoice(respondentKinds),
  complaintGround: optionalChoice(complaintGrounds),
  denunciationKind: optionalChoice(denunciationKinds),
  round: optionalChoice(['first', 'continued']),
  denounced: optionalChoice(denouncedKinds),
  inField: optionalChoice(functionKinds),
  previousBelow: optionalChoice(['yes', 'no']),
  previousState: optionalChoice(['concluded', 'overdue']),
  denunciationGround: optionalChoice(denunciationGrounds),
  crime: tick,
  severalPlaces: tick,
  knpaKind: optionalChoice(['kien_nghi', 'phan_anh']),
  responsible: optionalChoice(['own', 'other']),
  jurisdiction: optionalChoice(jurisdictions),
  /** Why the answer on jurisdiction is not what the law shows. */
  competenceBasis: optionalText(1000).default(''),
  branch: optionalChoice(competentBranches),
  /** Of a complaint of our own whose days do not show that it came in time (time-limit.ts). */
  limitState: optionalChoice(limitStates),
  limitFrom: optionalText(20).transform(knownDay).default(null),
  limitReason: optionalText(1000).default(''),
  /** The obstacle of the good reason: its first and last day, which do not count. */
  obstacleFrom: optionalText(20).transform(knownDay).default(null),
  obstacleTo: optionalText(20).transform(knownDay).default(null),
  limitRemote: tick,
  limitDismissal: tick,
  field: optionalChoice(fieldCodes),
  rowVersion: optionalText(12).default(''),
  show: optionalText(1).default(''),
  next: optionalText(10).default(''),
});
export type PartialClassification = z.infer<typeof PartialAnswers>;

const datedAnswers: readonly unknown[] = ['in_time', 'first_unresolved', 'good_reason'];

/** A day typed under an answer that was changed since is asked of nobody: nothing is wrong with it. */
function withoutUnasked(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values;
  const { limitFrom, obstacleFrom, obstacleTo, ...asked } = values as Record<string, unknown>;
  if (asked.type !== 'KN' || !datedAnswers.includes(asked.limitState)) return asked;
  return asked.limitState === 'good_reason' ? values : { ...asked, limitFrom };
}

/** The whole classification: what the type needs must be answered, unless only the result is to be shown (`show`). */
export const ClassificationForm = () =>
  z
    .preprocess(
      withoutUnasked,
      PartialAnswers.extend({
        eligibility: choice(['eligible', 'ineligible'], 'Chọn đơn đủ hay không đủ điều kiện xử lý').nullable(),
        type: choice(petitionTypes, 'Chọn loại đơn theo nội dung').nullable(),
      }),
    )
    .transform(withImplied)
    .superRefine((form, context) => {
      if (form.show === '1') return;
      for (const [name, sentence] of Object.entries(missingAnswers(form)))
        context.addIssue({ code: 'custom', path: [name], message: sentence });
    });

/** What an earlier answer already says of the jurisdiction; null where none does. */
export function impliedJurisdiction(form: PartialClassification): 'own' | 'not_own' | null {
  if (form.eligibility !== 'eligible') return null;
  if (form.type === 'KNPA') return jurisdictionOfFunction(form.responsible);
  const isAsked = form.type === 'TC' && form.round !== 'continued' && form.denunciationKind === 'state_management';
  return isAsked ? jurisdictionOfFunction(form.inField) : null;
}

/** The answers with the jurisdiction an earlier one implies, where it was left open: nobody says it twice. */
function withImplied(form: PartialClassification): PartialClassification {
  return { ...form, jurisdiction: form.jurisdiction ?? impliedJurisdiction(form) };
}

/** A half-filled form as answers; a code that is none of ours counts as not answered. */
export function readAnswers(values: FormValues): PartialClassification {
  const known = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const shape = PartialAnswers.shape[name as keyof typeof PartialAnswers.shape];
      return shape?.safeParse(value).success ?? false;
    }),
  );
  return withImplied(PartialAnswers.parse(known));
}

export const jurisdictionWanted = 'Chọn đơn thuộc hay không thuộc thẩm quyền';
export const branchWanted = 'Chọn cơ quan có thẩm quyền thuộc ngành nào';

/** Field → sentence for every answer that is still missing. */
function missingAnswers(form: PartialClassification): Record<string, string> {
  const missing: Record<string, string> = {};
  const need = (name: keyof PartialClassification, sentence: string) => {
    if (form[name] === null || form[name] === '') missing[name] = sentence;
  };
  need('eligibility', 'Chọn đơn đủ hay không đủ điều kiện xử lý');
  need('type', 'Chọn loại đơn theo nội dung');
  need('field', 'Chọn lĩnh vực của nội dung đơn');
  if (form.eligibility === 'ineligible') need('reason', 'Chọn lý do không đủ điều kiện xử lý');
  if (isOutsideProcedure(form)) need('evidence', 'Chọn đơn có nêu rõ người vi phạm, bằng chứng cụ thể hay không');
  if (form.eligibility !== 'eligible' || form.type === 'MIXED') return missing;
  if (form.type === 'KN') {
    need('objectKind', 'Chọn đối tượng bị khiếu nại');
    need('instance', 'Chọn khiếu nại lần đầu hay lần hai');
    need('respondent', 'Chọn người ban hành quyết định hoặc có hành vi bị khiếu nại');
  }
  if (form.type === 'TC') {
    need('denunciationKind', 'Chọn loại hành vi bị tố cáo');
    need('round', 'Chọn tố cáo lần đầu hay tố cáo tiếp');
    if (form.round === 'continued') {
      need('previousBelow', 'Chọn người đã giải quyết có thuộc cấp dưới trực tiếp hay không');
      need('previousState', 'Chọn lần trước đã có kết luận hay quá hạn chưa giải quyết');
    } else if (form.denunciationKind === 'official_duty') need('denounced', 'Chọn người bị tố cáo do ai quản lý');
    else if (form.denunciationKind === 'state_management')
      need('inField', 'Chọn cơ quan có chức năng quản lý lĩnh vực bị tố cáo');
  }
  if (form.type === 'KNPA') {
    need('knpaKind', 'Chọn kiến nghị hay phản ánh');
    need('responsible', 'Chọn cơ quan có trách nhiệm về nội dung đơn');
  }
  // Of a complaint or denunciation the law may say it by the answers above: what it leaves open is asked once the petition is known.
  if (form.type === 'KNPA') need('jurisdiction', jurisdictionWanted);
  const implied = impliedJurisdiction(form);
  // The body below that lets its time run out is another body too.
  if (implied && form.jurisdiction && (implied === 'own') !== (form.jurisdiction === 'own'))
    missing.jurisdiction =
      implied === 'own'
        ? 'Câu trên đã trả lời “Cơ quan này”: chọn Thuộc thẩm quyền, hoặc sửa câu trả lời ấy'
        : 'Câu trên đã trả lời “Cơ quan khác”: chọn Không thuộc thẩm quyền, hoặc sửa câu trả lời ấy';
  if (form.jurisdiction === 'not_own') need('branch', branchWanted);
  return missing;
}

/** A denunciation without a known sender, or in no legal form: the question of Điều 25 Luật Tố cáo comes up. */
function isOutsideProcedure(form: Pick<PartialClassification, 'type' | 'eligibility' | 'reason'>): boolean {
  return (
    form.type === 'TC' && form.eligibility === 'ineligible' && form.reason !== null && informationReasons.includes(form.reason)
  );
}
