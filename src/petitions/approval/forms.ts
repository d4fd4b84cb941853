// The answer to a proposal.
import { z } from 'zod';
import { choice, optionalChoice, optionalText, requiredId } from '../../web/fields.ts';
import { outcomes } from '../petition.ts';

const decisionAnswers = ['approve', 'send_back', 'other_outcome'] as const;

/** A comment is asked of whoever gives a proposal back, and with another outcome that outcome. */
export const DecisionForm = () =>
  z
    .object({
      proposalId: requiredId('Mở lại đề xuất rồi phê duyệt'),
      stage: choice(['endorse', 'approve'], 'Mở lại đề xuất rồi phê duyệt'),
      /** The draft as the page showed it: the version of its paper, '' where there was none. */
      paperSeen: optionalText(20).default(''),
      answer: choice(decisionAnswers, 'Chọn phê duyệt hay trả lại'),
      comment: optionalText(2000).default(''),
      otherOutcome: optionalChoice(outcomes),
    })
    .superRefine((form, context) => {
      if (form.answer === 'approve') return;
      if (form.comment === '')
        context.addIssue({ code: 'custom', path: ['comment'], message: 'Nhập ý kiến để chuyên viên biết cần sửa gì' });
      if (form.answer === 'other_outcome' && form.otherOutcome === null)
        context.addIssue({ code: 'custom', path: ['otherOutcome'], message: 'Chọn hướng xử lý khác' });
    });
