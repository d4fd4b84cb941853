// One content of a petition with several, and the petition its sender hands in for it.
import { z } from 'zod';
import { openWordsAnswers } from '../../sealing/open-words.ts';
import {
  choice,
  optionalChoice,
  optionalDate,
  optionalText,
  readable,
  requiredDate,
  requiredText,
  tick,
} from '../../web/fields.ts';
import type { FormValues } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';

/** Of the summary of one content. */
export const mostLetters = 1000;
export const pointTypes = ['KN', 'TC', 'KNPA'] as const;

const pointShape = z.object({
  type: choice(pointTypes, 'Chọn loại của nội dung'),
  summary: requiredText('Nhập tóm tắt nội dung', mostLetters),
  jurisdiction: choice(['own', 'not_own'], 'Chọn nội dung thuộc hay không thuộc thẩm quyền'),
  competentOrg: optionalText(300).default(''),
  openWords: optionalChoice(openWordsAnswers),
  /** The officer read what the seal of the whole paper brings, and adds a denunciation now. */
  sealsNow: tick,
});

/** Of a content outside the office's competence it is said whose it is. */
function assertWhose(form: { jurisdiction: string; competentOrg: string }, context: z.RefinementCtx): void {
  if (form.jurisdiction !== 'not_own' || form.competentOrg !== '') return;
  const message = 'Nhập cơ quan có thẩm quyền giải quyết nội dung này';
  context.addIssue({ code: 'custom', path: ['competentOrg'], message });
}

/** A content of another body's competence asks which body that is. */
export const PointForm = () => pointShape.superRefine(assertWhose);

/** What of a content can be written anew. `seen`: the content as the page showed it (pointMark). */
export const PointCorrectionForm = () =>
  pointShape
    .pick({ summary: true, jurisdiction: true, competentOrg: true })
    .extend({ seen: optionalText(64) })
    .superRefine(assertWhose);
export type PointCorrectionValues = z.infer<ReturnType<typeof PointCorrectionForm>>;

/** What can be read of a content with mistakes in it: enough to ask what a denunciation asks, in the same round. */
export const readablePoint = (values: FormValues) => readable(pointShape, values, { type: '', openWords: null, sealsNow: false });
type PointFields = z.infer<ReturnType<typeof PointForm>>;
/** The answer about words that name a sender is there only once it was asked for. */
export type PointValues = Omit<PointFields, 'openWords' | 'sealsNow'> & Partial<Pick<PointFields, 'openWords'>>;

export const childSources = ['in_person_reception', 'in_person_dropoff', 'post', 'online_portal'] as const;

/** @param moment no day after today is taken */
export const ChildForm = (moment: Moment) =>
  z.object({
    receivedOn: requiredDate('Nhập ngày nhận đơn tách', () => moment.today).refine(
      (on) => on <= moment.today,
      'Ngày nhận không được sau hôm nay',
    ),
    writtenOn: optionalDate(() => moment.today).default(null),
    source: choice(childSources, 'Chọn nguồn tiếp nhận'),
    subject: requiredText('Nhập nội dung chính của đơn', 300),
    summary: requiredText('Nhập tóm tắt nội dung đơn', 5000),
    request: optionalText(2000).default(''),
  });
export type ChildValues = z.infer<ReturnType<typeof ChildForm>>;
