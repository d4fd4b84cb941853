// Papers that name another one by its number: the number joins them once the clerk has given it, and they take their own only then. Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';

type Words = Record<string, unknown>;

/** One place where a paper names another of its proceeding by number. */
interface Citation {
  of: PaperKind;
  /** Where the number stands in the fields. */
  at: readonly [string] | readonly [string, string];
  /** Where the day it bears stands: one made anew bears another than the act it carries. */
  dayAt?: readonly [string] | readonly [string, string];
  /** Its sentence reads whole without the number. */
  isOptional?: true;
}

const acceptance: Citation = { of: 'TC04_2019', at: ['acceptance', 'number'], dayAt: ['acceptance', 'on'] };

const citations: Partial<Record<PaperKind, readonly Citation[]>> = {
  TC_CONCLUSION_NOTICE: [{ of: 'TC12_2019', at: ['conclusionNumber'] }],
  TC01_2019: [acceptance],
  TC12_2019: [acceptance],
  TC_SUSPEND: [acceptance],
  TC_TERMINATE: [acceptance],
  TC_VERIFY_LETTER: [acceptance],
  TC_RESUME: [acceptance, { of: 'TC_SUSPEND', at: ['suspension', 'number'] }],
  TC06_2019: [{ of: 'TC04_2019', at: ['acceptanceNumber'], dayAt: ['acceptanceOn'], isOptional: true }],
  KN14B_2026: [{ of: 'KN14A_2026', at: ['suspensionNumber'] }],
};

/** The kinds that another paper names by number. */
export const citedKinds: readonly PaperKind[] = [
  ...new Set(
    Object.values(citations)
      .flat()
      .map(({ of }) => of),
  ),
];

const inner = (words: Words, name: string): Words => (words[name] as Words | null | undefined) ?? {};

const numberAt = (words: Words, [outer, name]: Citation['at']): unknown =>
  name === undefined ? words[outer] : inner(words, outer)[name];

const isBlank = (words: Words, citation: Citation) => {
  const number = numberAt(words, citation.at);
  return typeof number !== 'string' || !has(number);
};

/** The kinds this paper cannot go out without the number of, and that stand blank in it. */
export function blankCitations(kind: PaperKind, words: Words): PaperKind[] {
  return (citations[kind] ?? []).filter((one) => !one.isOptional && isBlank(words, one)).map(({ of }) => of);
}

const put = (words: Words, [outer, name]: Citation['at'], value: string): Words => ({
  ...words,
  [outer]: name === undefined ? value : { ...inner(words, outer), [name]: value },
});

/** Its fields with the numbers, and days, that have been given meanwhile; those that stand in it already stay. */
export function withCitations(
  kind: PaperKind,
  words: Words,
  numbers: ReadonlyMap<PaperKind, { number: string; on?: string }>,
): Words {
  let filled = words;
  for (const citation of citations[kind] ?? []) {
    const given = numbers.get(citation.of);
    if (!given || !isBlank(filled, citation)) continue;
    filled = put(filled, citation.at, given.number);
    if (citation.dayAt && given.on) filled = put(filled, citation.dayAt, given.on);
  }
  return filled;
}
