// How alike two petitions are, in words and in order: never a percentage, always the reasons. Pure.

export interface Likeness {
  sameId: boolean;
  sameName: boolean;
  samePhone: boolean;
  /** The same full name at the same address, where one of the two does not say the year of birth. */
  sameHome?: boolean;
  /** The same full name, where one of the two does not say the year of birth: no ground to find a petition by. */
  sameBareName?: boolean;
  sameContested: boolean;
  /** Shared pairs of syllables of the contents, 0 to 1. */
  similarity: number;
}

export interface Reason {
  text: string;
  icon: string;
  weak: boolean;
}

/** Below this two contents say nothing about each other. */
const leastSimilarity = 0.3;

const isAlike = (likeness: Likeness) => likeness.similarity >= leastSimilarity;
const samePerson = (likeness: Likeness) =>
  likeness.sameId || likeness.sameName || likeness.samePhone || likeness.sameHome === true;

/** Is there anything to say at all? */
export function isLike(likeness: Likeness): boolean {
  return samePerson(likeness) || likeness.sameContested || isAlike(likeness);
}

/** Higher is more alike. A whole identity number weighs more than a name, a name more than like words. */
export function weigh(likeness: Likeness): number {
  return (
    (likeness.sameId ? 4 : 0) +
    (likeness.sameName ? 3 : 0) +
    (likeness.samePhone ? 2 : 0) +
    (likeness.sameHome && !likeness.sameName ? 2 : 0) +
    (likeness.sameBareName ? 1 : 0) +
    (likeness.sameContested ? 3 : 0) +
    (isAlike(likeness) ? likeness.similarity * 5 : 0)
  );
}

/**
 * The level as its strongest reason has it. Rất giống: the same person about the same thing, or nearly the same text. Có thể cùng vụ
 * việc: the same thing. Cùng người gửi: the same number of a paper; a name with the year or a telephone may be two people's.
 */
export function strengthWords(likeness: Likeness): string {
  const sameThing = likeness.sameContested || likeness.similarity >= 0.5;
  if ((samePerson(likeness) && sameThing) || likeness.similarity >= 0.8) return 'Rất giống';
  if (sameThing) return 'Có thể cùng vụ việc';
  if (likeness.sameId) return 'Cùng người gửi';
  return samePerson(likeness) ? 'Có thể cùng người gửi' : 'Hơi giống';
}

/** The reasons, the strongest first. */
export function reasonsFor(likeness: Likeness, sealed: boolean): Reason[] {
  const reasons: Reason[] = [];
  const same = (text: string) => reasons.push({ text, icon: 'equal', weak: false });
  if (likeness.sameId) same(sealed ? 'Cùng số giấy tờ của người tố cáo' : 'Cùng số giấy tờ');
  if (likeness.sameName) same(sealed ? 'Cùng họ tên, năm sinh của người tố cáo' : 'Cùng họ tên và năm sinh');
  else if (likeness.sameHome) same(sealed ? 'Cùng họ tên, địa chỉ của người tố cáo' : 'Cùng họ tên và địa chỉ');
  if (likeness.samePhone) same('Cùng số điện thoại');
  if (likeness.sameContested) same('Cùng quyết định, hành vi bị khiếu nại');
  if (likeness.similarity >= 0.8) same('Nội dung gần như trùng nhau');
  else if (likeness.similarity >= 0.5) same('Nội dung giống nhiều');
  else if (isAlike(likeness)) reasons.push({ text: 'Nội dung có phần giống', icon: 'equal', weak: true });
  if (!samePerson(likeness) && likeness.sameBareName)
    reasons.push({ text: 'Cùng họ tên, chưa rõ năm sinh', icon: 'equal', weak: true });
  else if (!sealed && !samePerson(likeness)) reasons.push({ text: 'Khác người gửi', icon: 'equal-not', weak: true });
  return reasons;
}
