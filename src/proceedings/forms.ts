// The form of acceptance; the forms of all other acts are in acts/, made from fields.ts.
import { z } from 'zod';
import { grounds } from '../petitions/classification/grounds.ts';
import { choice, optionalChoice, optionalDate, optionalText, requiredDate, tick } from '../web/fields.ts';
import { redoGrounds } from './redo-grounds.ts';

/** Accept or refuse, with what each answer needs. @param today 'YYYY-MM-DD' */
export const acceptanceForm = (today: string) =>
  z
    .object({
      decision: choice(['accept', 'refuse', 'return'], 'Chọn thụ lý, không thụ lý hoặc trả lại'),
      on: requiredDate('Nhập ngày thụ lý hoặc ngày quyết định không thụ lý', () => today),
      points: optionalText(10_000),
      redo: optionalChoice(redoGrounds),
      // Of a denunciation taken from a body below: what shows the ground, whose it was, and the demand for the file.
      redoFacts: optionalText(2_000).default(''),
      below: optionalText(300).default(''),
      demandNumber: optionalText(100).default(''),
      demandOn: optionalDate(() => today).default(null),
      leap: optionalText(100).default(''),
      isRemote: tick,
      allSigned: tick,
      appointed: tick,
      legalForm: tick,
      ground: optionalChoice(grounds),
      reason: optionalText(2_000),
      comment: optionalText(2_000),
    })
    .superRefine((form, context) => {
      const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (form.decision === 'return' && form.comment === '') issue('comment', 'Nhập ý kiến để chuyên viên biết cần sửa gì');
      if (form.on > today) issue('on', 'Ngày này chưa đến. Nhập ngày hôm nay hoặc ngày đã qua');
      if (form.decision === 'accept' && form.points === '') issue('points', 'Nhập nội dung được thụ lý giải quyết');
      if (form.decision === 'refuse' && form.ground === null) issue('ground', 'Chọn căn cứ không thụ lý');
    });
export type AcceptanceForm = z.infer<ReturnType<typeof acceptanceForm>>;
