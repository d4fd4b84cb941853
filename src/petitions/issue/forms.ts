// Issuing: number and date, then that it was sent; or, where the law gives no form, the office's own letter.
import { z } from 'zod';
import { choice, optionalText, requiredDate } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

export const issueSteps = ['number', 'send', 'close'] as const;

export const IssueForm = (moment: Moment) =>
  z.object({
    step: choice(issueSteps, 'Mở lại trang phát hành'),
    on: requiredDate('Nhập ngày', () => moment.today).refine((on) => on <= moment.today, 'Ngày này không được sau hôm nay'),
    letterNumber: optionalText(100).default(''),
    note: optionalText(1000).default(''),
  });
export type IssueValues = z.infer<ReturnType<typeof IssueForm>>;
