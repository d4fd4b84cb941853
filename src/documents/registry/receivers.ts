// Who is sent a paper: the people its own "Nơi nhận" names, and those it calls by "Như trên", "Như Điều 3". Pure.
import { raised } from '../../first-letter.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { chargesOne } from '../papers/complaint.ts';
import { type DenouncedData, denouncedName } from '../papers/denunciation.ts';
import { Called, type OfficerData, type PersonData } from '../papers/frame.ts';
import { isToDenouncer } from '../papers/withdrawal-notice.ts';
import { printedPaper } from './print.ts';
import { goesToDenouncer, sealedReceiver } from './sending.ts';

type Addressed = Parameters<typeof printedPaper>[0];

interface Words {
  denounced?: readonly DenouncedData[] | null;
  complainant?: PersonData | null;
  executors?: string | null;
  verifyingOrg?: string | null;
  leader?: OfficerData | null;
  members?: readonly OfficerData[];
}

const theDenounced = ({ denounced }: Words): string[] =>
  Array.isArray(denounced) ? denounced.flatMap((one) => (one.name ? [raised(denouncedName(one))] : [])) : [];
const executing = ({ executors }: Words): string[] => (executors ? [executors] : []);
const theComplainant = ({ complainant }: Words): string[] => (complainant?.name ? [Called(complainant)] : []);

/** Whom the article that closes a decision means, kind by kind; of every other decision whom it decides for. */
const underArticle: Partial<Record<PaperKind, (words: Words) => string[]>> = {
  KN05_2020: (words) => [
    ...executing(words),
    words.verifyingOrg || (chargesOne(words) ? 'Người được giao xác minh' : 'Tổ xác minh'),
  ],
  // Who denounced hears of the acceptance by form 05, of a conclusion by its notice (khoản 3 Điều 29, khoản 3 Điều 35 LTC).
  TC04_2019: theDenounced,
  TC07_2019: (words) => [...executing(words), ...theDenounced(words), 'Tổ xác minh'],
};

/** Letters whose copies are owed by law as the letter itself: form 03 and 04 to whoever passed the complaint on and to the inspectorate. */
const withCopies: readonly PaperKind[] = ['KN03_2026', 'KN04_2026'];

/** Whom a form calls by what he is in the matter, beside his own name further up; who acts for him is named by himself. */
const isComplainant = (line: string): boolean => /^Người khiếu nại(,|$)/u.test(line);

const isWhole = (line: string): boolean => line !== '' && !line.includes('…');
const mostLetters = 300;

/** To whom the paper itself says it goes; '' where it says nobody. */
export function usualReceiver(paper: Addressed): string {
  if (goesToDenouncer(paper)) return sealedReceiver;
  // The blank for his name is no place it could be sent to.
  if (paper.kind === 'WITHDRAWAL_NOTICE' && isToDenouncer(paper.fields)) return sealedReceiver;
  const printed = printedPaper(paper);
  const words = paper.fields as Words;
  const addressed = printed.to.filter((line) => !/^Địa chỉ:/u.test(line));
  const closing = underArticle[paper.kind] ?? theComplainant;
  const lines = printed.recipients.map((line) => line.replace(/^-\s*/u, '').replace(/[;.]$/u, ''));
  const listed = lines.flatMap((line) => {
    if (/^(Lưu:|Như trên)/u.test(line)) return [];
    return /^Như /u.test(line) ? closing(words) : [line];
  });
  if (addressed.some((line) => !isWhole(line))) return '';
  const copied = addressed.length === 0 || withCopies.includes(paper.kind) ? listed : [];
  const whole = [...new Set([...addressed, ...copied])].filter(isWhole);
  const [named] = theComplainant(words);
  const all = whole.filter((line) => !isComplainant(line) || named === undefined || !whole.includes(named));
  return all.reduce((said, one) => {
    const next = said === '' ? one : `${said}; ${one}`;
    return next.length > mostLetters ? said : next;
  }, '');
}
