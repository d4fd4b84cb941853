// What a denunciation of an old book says in the open once its senders are behind the seal: the same words are put in their places as at
// a desk that seals (sealing/open-words.ts). Nobody is asked, so what may name a sender is hidden. Pure.

import type { SealedPerson } from '../sealing/identities.ts';
import { numbersIn } from '../sealing/many-names.ts';
import { replacedBy, type SettledWords } from '../sealing/open-words.ts';
import { withoutCalled, withoutKin, withoutSpeakers } from '../sealing/said-by.ts';
import { asEverNamed, type Betrayed, withoutSenders } from '../sealing/senders-in-text.ts';
import { isPlainRespondent, type Withheld, withholding } from '../sealing/withheld.ts';
import { bareName } from '../search/bare-name.ts';

/** Whom a row is against: as its own cell says, or as found behind "tố cáo" in its words. */
export interface OldRespondents {
  names: readonly string[];
  /** What is only found in the words stands for nobody: it may be the sender himself. */
  areFound: boolean;
}

const firstName = /^\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){0,5}/u;

/** Whom a cell names first: "Lò Bốc" of "Ông Lò Bốc nhận tiền của bà Trang". Nobody when by two words or more it is a sender. */
function calledFirst(cell: string, people: readonly Betrayed[]): string[] {
  const [name] = firstName.exec(bareName(cell.normalize('NFC'))) ?? [];
  return name !== undefined && withoutSenders(name, people) === name ? [name] : [];
}

/** Whom the cells of the other side name. */
export const otherSide = (names: readonly string[], people: readonly Betrayed[]) =>
  names.flatMap((name) => calledFirst(name, people));

/** Numbers and mails that stand among words: whose they are, nobody was asked. A cell that is a number is one of a book or a paper. */
const numbersAmong = (texts: readonly string[]): Betrayed[] =>
  texts
    .filter((text) => /\p{L}/u.test(text))
    .flatMap((text) => [...numbersIn(text.normalize('NFC'))])
    .map((found) => (found.includes('@') ? { ...nobody, email: found } : { ...nobody, phone: found, idNumber: found }));
const nobody: Betrayed = { name: '', phone: '', idNumber: '' };

/** The words and the names of the other side as they may stand in the open, and the original of what was replaced. */
export function withoutOldSenders<T extends Record<string, string>>(
  words: T,
  { names, areFound }: OldRespondents,
  senders: readonly SealedPerson[],
): SettledWords<T> & { respondents: string[] } {
  const people = [...asEverNamed(senders), ...numbersAmong([...Object.values(words), ...names])];
  const others = areFound ? [] : otherSide(names, people);
  const placeOf = (index: number) => `respondent ${index}`;
  const against = Object.fromEntries(names.map((name, index) => [placeOf(index), name]));
  const said = Object.entries({ ...words, ...against }).filter(([, text]) => text !== '');
  const single = people.map((one) => bareName(one.name)).filter((name) => name !== '' && !name.includes(' '));
  // A cell that says no more than his given name says him; of whom it is against it may be the name.
  const alone = [...single, ...senders.flatMap(({ name }) => [bareName(name), bareName(name).split(' ').at(-1) ?? ''])];
  const { words: put, original } = replacedBy<Record<string, string>>(Object.fromEntries(said), (text, place) => {
    const named = withoutCalled(text, place in against ? single : alone);
    return withoutSpeakers(withoutKin(withoutSenders(named, people, others), others), others);
  });
  return {
    words: Object.fromEntries(Object.keys(words).map((name) => [name, put[name] ?? ''])) as T,
    respondents: names.map((_, index) => put[placeOf(index)] ?? ''),
    original,
  };
}

/** What of a denunciation of an old book may stand in the open before anybody has read it, and what goes behind the seal meanwhile. */
export interface UnreadRecord<T> {
  words: T;
  /** Whom it is against, where a cell of its own says no more than that. */
  respondents: string[];
  withheld: Withheld;
}

/**
 * The words of a row as they go in: a sentence in the place of each, numbers and whom it is against where they tell nothing else.
 * @param numbers fields that hold a number
 */
export function unreadOf<T extends Record<string, string>>(
  words: T,
  { names, areFound }: OldRespondents,
  senders: readonly SealedPerson[],
  numbers: readonly string[],
): UnreadRecord<T> {
  const said = withoutOldSenders(pick(words, numbers), { names, areFound }, senders);
  const standing = pick(said.words, numbers);
  const masked = numbers.filter((name) => standing[name] !== words[name]);
  const { shown, kept } = withholding({ ...words, ...Object.fromEntries(masked.map((name) => [name, ''])) }, numbers);
  const respondents = areFound
    ? []
    : names.flatMap((name, index) => {
        const plain = said.respondents[index] ?? '';
        if (plain === name && isPlainRespondent(name)) return [name];
        return otherSide([name], asEverNamed(senders)).filter((one) => one.includes(' '));
      });
  const isWhole = names.every((name) => name === '' || respondents.includes(name));
  return {
    words: shown,
    respondents,
    withheld: { words: { ...kept, ...pick(words, masked) }, respondents: [...names], areFound, areShown: isWhole },
  };
}

const pick = (words: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (words[name] === undefined ? [] : [[name, words[name]]])));

/** The words behind the seal as they are proposed for the open, and whom they are against. */
export function proposedOf({ words, respondents, areFound }: Withheld, people: readonly SealedPerson[]) {
  const put = withoutOldSenders({ ...words }, { names: respondents, areFound }, people);
  return { words: put.words, respondents: put.respondents };
}
