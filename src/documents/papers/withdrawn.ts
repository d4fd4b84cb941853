// The revoked paper a notice of revocation is about: as its words call it, and as lists tell one notice from another. Pure.
import { fill, has, type Maybe } from './number.ts';

/** The revoked paper, as the notice calls it. */
export interface WithdrawnPaper {
  /** Which one it is; not printed. */
  id: number;
  /** "Quyết định về việc giải quyết khiếu nại (lần đầu)" */
  title: Maybe;
  number: Maybe;
  on: Maybe;
  by: Maybe;
  sentOn: Maybe;
  /** Who had been sent it, by his part in the matter; lists tell notices apart by it, none prints it. */
  to?: Maybe;
}

/** "Quyết định thụ lý tố cáo số 05/QĐ-UBND, đã gửi người bị tố cáo": which paper a notice is of; '' of one that does not say. */
export function withdrawnWords({ title, number, to }: Partial<Pick<WithdrawnPaper, 'title' | 'number' | 'to'>>): string {
  if (!has(title)) return '';
  return `${fill(title)}${has(number) ? ` số ${fill(number)}` : ''}${has(to) ? `, đã gửi ${fill(to)}` : ''}`;
}
