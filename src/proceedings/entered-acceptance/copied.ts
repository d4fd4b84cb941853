// The paper an acceptance was copied from, as it stands now: the step of the acceptance keeps it, whichever office has the matter by then. Pure.
import { type AcceptancePaperType, acceptancePaperNames, acceptancePaperTypes } from './forms.ts';

/** Kind and number of the paper; `paper` is '' where the book names a number and its symbol says no kind. */
export interface CopiedPaper {
  paper: AcceptancePaperType | '';
  number: string;
}

/** What kind of paper a number of an old book is of, by its symbol. */
export function paperOfNumber(number: string): CopiedPaper['paper'] {
  if (number === '') return 'none';
  return /\/\s*QĐ/iu.test(number) ? 'decision' : /\/\s*TB/iu.test(number) ? 'notice' : '';
}

/** As it is kept, with the step or with the record of what was done. */
export function copiedPaperOf({ paper, number }: Readonly<Record<string, unknown>>): CopiedPaper {
  const written = typeof number === 'string' ? number : '';
  return { paper: acceptancePaperTypes.find((type) => type === paper) ?? paperOfNumber(written), number: written };
}

/** "thông báo thụ lý số 41/TB-UBND", "không có văn bản". */
export function copiedWords({ paper, number }: CopiedPaper): string {
  if (paper === 'none') return 'không có văn bản';
  return [paper === '' ? 'văn bản' : acceptancePaperNames[paper].toLocaleLowerCase('vi'), number && `số ${number}`]
    .filter(Boolean)
    .join(' ');
}
