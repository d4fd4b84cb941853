// Issuing: number and date, then that it was sent; or, where the law gives no form, the office's own letter.
import { z } from 'zod';
import { paperMeans } from '../../documents/registry/sending.ts';
import { choice, optionalChoice, optionalText, requiredDate } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

const issueSteps = ['number', 'send', 'close'] as const;

/** @param moment no day after today is taken */
export const IssueForm = (moment: Moment) =>
  z.object({
    step: choice(issueSteps, 'Mở lại trang phát hành'),
    on: requiredDate('Nhập ngày', () => moment.today).refine((on) => on <= moment.today, 'Ngày này không được sau hôm nay'),
    means: optionalChoice(paperMeans).default(null),
    to: optionalText(300).default(''),
    letterNumber: optionalText(100).default(''),
    leap: optionalText(100).default(''),
    note: optionalText(1000).default(''),
  });
type Parsed = z.infer<ReturnType<typeof IssueForm>>;
/** How and to whom are asked only where a paper is sent; what was looked at again only once it was asked for. */
export type IssueValues = Omit<Parsed, 'means' | 'to' | 'leap'> & Partial<Pick<Parsed, 'means' | 'to' | 'leap'>>;
