// The answer to a recommendation or feedback.
import { defineAct, paper } from '../effect.ts';
import { area, day, today } from '../fields.ts';
import { forwardClocks } from './forwarded.ts';
import { keepingLimit } from './late.ts';

export const answer = keepingLimit(
  defineAct('answer', {
    fields: {
      on: day('Ngày trả lời', 'Nhập ngày ký văn bản trả lời'),
      answer: area('Nội dung trả lời', 'Nhập nội dung trả lời', { rows: 8 }),
    },
    initial: ({ facts, drafted }) => ({ ...today({ facts }), answer: drafted.proposal }),
    effect: (values, given) => ({
      on: values.on,
      said: 'Lập văn bản trả lời.',
      changes: { decidedOn: values.on, result: 'answered' },
      contents: { conclusion: values.answer },
      clocks: forwardClocks(given, values.on),
      papers: [
        paper('KNPA_REPLY', {
          recipient: given.complainant,
          receivedOn: given.petition.receivedOn,
          summary: given.words.subject,
          answer: values.answer,
          transferringOrg: given.words.sourceOrg || null,
        }),
      ],
      tellSender: 'cơ quan đã có văn bản trả lời',
    }),
  }),
);
