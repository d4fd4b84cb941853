// The form of a proposal. What a destination or a list of papers needs depends on the outcome; the act checks that.
import { z } from 'zod';
import { choice, optionalText, requiredText } from '../../web/fields.ts';
import { outcomes } from '../petition.ts';

/** What the form calls its fields, in its page, its summary of errors and its comparison. */
export const proposalLabels = {
  outcome: 'Đề xuất xử lý thế nào?',
  destination: 'Cơ quan có thẩm quyền, cơ quan nhận',
  inspector: 'Bộ phận, cán bộ được giao thanh tra, kiểm tra',
  items: 'Thông tin, tài liệu cần bổ sung',
  days: 'Số ngày để bổ sung',
  reason: 'Ý kiến đề xuất trình lãnh đạo',
  basis: 'Căn cứ pháp lý',
} as const;

/** The fields alone: see above what is checked by the act. */
export const ProposalForm = () =>
  z.object({
    outcome: choice(outcomes, 'Chọn hướng xử lý'),
    reason: requiredText('Nhập lý do đề xuất', 5000),
    basis: requiredText('Nhập căn cứ pháp lý', 1000),
    destination: optionalText(300).default(''),
    items: optionalText(3000).default(''),
    days: optionalText(3).default(''),
    inspector: optionalText(300).default(''),
    rowVersion: optionalText(12).default(''),
    show: optionalText(1).default(''),
  });
export type ProposalValues = z.infer<ReturnType<typeof ProposalForm>>;

/** The same, half filled: what the preview of the paper reads. */
export const PartialProposal = z.object({
  outcome: z.enum(outcomes).nullable().catch(null),
  reason: z.string().max(5000).catch(''),
  basis: z.string().max(1000).catch(''),
  destination: z.string().max(300).catch(''),
  items: z.string().max(3000).catch(''),
  days: z.string().max(3).catch(''),
  inspector: z.string().max(300).catch(''),
});
export type PartialProposalValues = z.infer<typeof PartialProposal>;

/** What the sender must still supply, one a line. */
export function itemsOf(items: string): string[] {
  return items
    .split('\n')
    .map((line) => line.replace(/^[-+•\d.)\s]+/u, '').trim())
    .filter((line) => line !== '');
}
