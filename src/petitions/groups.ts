// How many people make a group, and how many speak for it: the law's numbers, each with the days it is in force. A new text is a
// new row; what was taken in before keeps the row of its day. Pure.
import type { SenderKind } from './petition.ts';

interface GroupRule {
  /** First and last day 'YYYY-MM-DD'; null while it is in force. */
  validFrom: string;
  validTo: string | null;
  /** From this many people on one content it is a "đoàn đông người": the leaders are told. */
  largeFrom: number;
  /** By size, smallest first; below the first nobody is elected. `upTo` is null for the largest. */
  brackets: readonly { from: number; upTo: number | null; most: number; words: string }[];
  basis: string;
}

export const groupRules: readonly GroupRule[] = [
  {
    validFrom: '2014-07-01',
    validTo: null,
    // TT 06/2025/TT-TTCP, note to form 01/TCD.
    largeFrom: 5,
    brackets: [
      { from: 5, upTo: 10, most: 2, words: 'Đoàn từ 5 đến 10 người cử 1 hoặc 2 người đại diện' },
      { from: 11, upTo: null, most: 5, words: 'Đoàn trên 10 người cử nhiều nhất 5 người đại diện' },
    ],
    basis: 'Điều 29 Luật Tiếp công dân',
  },
];

/** The row in force on a day. Days before the law count by its first row: an old paper book is still entered. */
function groupRuleOn(on: string): GroupRule {
  const found = groupRules.find((rule) => rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo)) ?? groupRules[0];
  if (!found) throw new Error('There is no rule on groups');
  return found;
}

/**
 * Whether so many people on one content are a "đoàn đông người" by the law of that day: the unit's leaders are told at once.
 * @param sameContent how many of them bring one content, where somebody has said so; 0 where nobody has
 */
export function isLargeGroup(senderKind: SenderKind, personCount: number, on: string, sameContent = 0): boolean {
  const together = sameContent === 0 ? personCount : Math.min(personCount, sameContent);
  return senderKind === 'group' && together >= groupRuleOn(on).largeFrom;
}

/** How a petition counts by who put their names to it: nobody known, one or a few, as many as a large group (Điều 6 TT 05/2021). */
export function senderClassOf(senderCount: number, on: string): 'single' | 'many' | 'other' {
  if (senderCount === 0) return 'other';
  return senderCount >= groupRuleOn(on).largeFrom ? 'many' : 'single';
}

/** Whether so many people speak through representatives they elect in writing, whoever is marked or not. */
export const electsSpeakers = (personCount: number, on: string): boolean => representativeLimits(personCount, on).because !== '';

/** How many representatives a group elects at most, and by what article; a smaller group speaks for itself and because is ''. */
export function representativeLimits(personCount: number, on: string): { most: number; because: string } {
  const rule = groupRuleOn(on);
  const bracket = rule.brackets.find(({ from, upTo }) => from <= personCount && (upTo === null || personCount <= upTo));
  if (!bracket) return { most: Math.max(personCount, 1), because: '' };
  return { most: bracket.most, because: `${bracket.words} (${rule.basis})` };
}

/** As many senders as a registration has places for; those of a larger group are listed apart. */
export const maxSenders = 30;

/** Those in whose name a complaint stands, in the order of the paper. */
export const complainantsOf = <T extends { role: string; sealed: boolean }>(parties: readonly T[]): T[] =>
  parties.filter((one) => ['complainant', 'petitioner'].includes(one.role) && !one.sealed);

/** A decision on what several complain of has the list of them (khoản 3 Điều 31 LKN): what is said while the file has not; '' where it has. */
export function unlistedWords({ senderCount, namedCount }: { senderCount: number; namedCount: number }): string {
  if (senderCount < 2 || namedCount >= senderCount || senderCount > maxSenders) return '';
  return `Đơn có ${senderCount} người ký, mới ghi họ tên, địa chỉ ${namedCount} người. Quyết định giải quyết phải kèm danh sách những người khiếu nại (khoản 3 Điều 31 Luật Khiếu nại): cán bộ tiếp nhận ghi đủ ở “Sửa thông tin đăng ký” của đơn.`;
}
