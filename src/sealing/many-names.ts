// How many people, numbers and mails one text names. Words written into a sealed record are compared with its senders: a list of everybody
// who might have denounced would be answered by the one that is replaced. Counted by how names look, before anything is compared. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { loosened } from './loosened.ts';
import { isWithoutMarks } from './name-in-text.ts';
import { crafts, placeWords, provinces, respectTitles, surnames, tradeTitles } from './titles.ts';

/** So many a text, and so many all texts of one act. */
export const mostNamed = { text: 5, act: 15 };

const foldedSurnames = new Set([...surnames].map(fold));
const titles = [...tradeTitles, ...respectTitles];
const isSurname = (word: string, isUnmarked: boolean) =>
  isUnmarked ? foldedSurnames.has(fold(word)) : surnames.has(word.toLowerCase());
const isCapital = (word: string) => /^\p{Lu}/u.test(word);

/** Everybody and every number a text seems to name, each once. @param known names that may stand: of the other side */
export function namedIn(text: string, known: readonly string[] = []): Set<string> {
  const source = text.normalize('NFC');
  const isUnmarked = isWithoutMarks(source);
  const apart = loosened(source)?.text;
  const found = new Set(
    [source, ...(apart ? [apart] : [])].flatMap((text) => [
      ...capitalNames(text, isUnmarked),
      ...listedNames(text, isUnmarked),
      ...titledNames(text, isUnmarked),
    ]),
  );
  for (const one of known) found.delete(fold(bareName(one)));
  // "ông Bình" after "Lê Văn Bình" is he.
  const people = [...found].filter((one) => ![...found].some((other) => other !== one && other.endsWith(` ${one}`)));
  return new Set([...people, ...numbersIn(source)]);
}

/** "Lê Văn Bình" wherever it stands: a family name and what goes on with capitals, not after "phường". */
function* capitalNames(source: string, isUnmarked: boolean): Generator<string> {
  const words = [...source.matchAll(/\p{L}+/gu)].map((match) => ({
    word: match[0],
    at: match.index,
    end: match.index + match[0].length,
  }));
  for (let index = 0; index < words.length; index += 1) {
    const first = words[index];
    if (!first || !isCapital(first.word) || !isSurname(first.word, isUnmarked)) continue;
    const isPlace = placeWords.has(words[index - 1]?.word.toLowerCase() ?? '');
    const name = [first];
    for (const next of words.slice(index + 1, index + 5)) {
      const isJoined = /^[\s._-]+$/.test(source.slice(name.at(-1)?.end ?? 0, next.at));
      if (!isJoined || !isCapital(next.word) || (name.length > 2 && isSurname(next.word, isUnmarked))) break;
      name.push(next);
    }
    const said = name.map(({ word }) => word).join(' ');
    if (name.length > 1 && !isPlace && !provinces.has(said.toLowerCase())) yield fold(said);
    index += name.length - 1;
  }
}

/** "lê văn bình, trần thị cúc": what stands alone between two signs, however it is cased. */
function* listedNames(source: string, isUnmarked: boolean): Generator<string> {
  const { lead } = isUnmarked ? titled.unmarked : titled.marked;
  for (const part of source.split(/[,;:/\n|•·()]|\s[-–—]\s|[.]\s|\s(?:và|hoặc|hay|va|hoac)\s/u)) {
    const name = bareName(part.replace(/^[\s\d.)-]+/, '').replace(lead, ''));
    const words = name.split(' ');
    const isName = words.length > 1 && words.length < 6 && words.every((word) => /^\p{L}+\.?$/u.test(word));
    if (isName && isSurname(words[0] ?? '', isUnmarked) && !provinces.has(name.toLowerCase())) yield fold(name);
  }
}

/** "ông Bình", "kế toán Cúc", "bà H.M. Châu". */
function* titledNames(source: string, isUnmarked: boolean): Generator<string> {
  const { name } = isUnmarked ? titled.unmarked : titled.marked;
  for (const [, said = ''] of source.matchAll(name)) yield fold(said);
}

const titledBy = (list: readonly string[], behind: readonly string[]) => {
  const called = (forms: readonly string[]) => `(?<![\\p{L}\\p{N}])(?:${forms.join('|')})\\s+`;
  return {
    name: new RegExp(
      `${called(list.flatMap((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)]))}(?:(?:${behind.join('|')})\\s+)?((?:\\p{Lu}\\.\\s*){0,3}\\p{Lu}\\p{L}+(?:\\s+\\p{Lu}\\p{L}+){0,4})`,
      'gu',
    ),
    lead: new RegExp(`^${called(list)}`, 'iu'),
  };
};
const titled = { marked: titledBy(titles, crafts), unmarked: titledBy(titles.map(fold), crafts.map(fold)) };

/** A number with an O for a 0 is one as well. */
const asNumber = /(?<![\p{L}\p{N}])[\dO](?:[ .()-]*[\dO]){7,}(?!\p{L})/giu;

/** Telephones, numbers of identity papers and mails; sums and dates are none. */
export function* numbersIn(source: string): Generator<string> {
  const counted = source.replace(asNumber, (text) => (/\d/.test(text) ? text.replace(/o/gi, '0') : text));
  for (const [text] of counted.matchAll(/\+?\d[\d .()-]{7,}\d/g)) {
    // Two that only a blank parts are two.
    for (const number of text.match(/(?:\+?84|0)(?:[ .()-]*\d){9}\d{0,2}|(?<!\d)\d{9}(?!\d)/g) ?? [])
      yield number.replace(/\D/g, '');
  }
  for (const [mail] of source.matchAll(/[\p{L}\p{N}._-]+\s*@\s*[\p{L}\p{N}.-]+/gu)) yield fold(mail);
}
