// Where a text names a sender: by his name, by a word of respect and his given name, by a number, by the house he lives in. What is
// found is put in other words. Pure.
import { ownLetters } from '../own-letters.ts';
import { fold } from '../search/fold.ts';
import { addressPatterns, goesOnElsewhere } from './address-in-text.ts';
import { type Loosened, loosened } from './loosened.ts';
import { isWithoutMarks, namePatterns } from './name-in-text.ts';
import { wordsOf as nameWordsOf } from './name-words.ts';
import { unspaced } from './spaced-letters.ts';
import { sameWord } from './spelling.ts';

/** Whom the seal is to keep, as far as open words could betray him. */
export interface Betrayed {
  name: string;
  phone: string;
  idNumber: string;
  email?: string;
  address?: string;
}

/** Everybody behind a seal as words may name him: by what stands, and by what stood before (earlier.ts). */
export const asEverNamed = (people: readonly (Betrayed & { earlier?: readonly Betrayed[] })[]): Betrayed[] =>
  people.flatMap(({ earlier = [], ...person }) => [person, ...earlier]);

/** What stands in a sender's place. Who may not know the senders reads words that single out nobody. */
export const standIns = { sender: 'người tố cáo', anybody: 'một công dân' } as const;
const hiddenNumber = '(số đã che)';
const hiddenMail = '(thư điện tử đã che)';
const hiddenAddress = '(địa chỉ đã che)';

const houseBefore = /(?<![\p{L}\p{N}])(?:số\s+nhà|nhà\s+số|số)\s*:?\s+$/iu;

interface Span {
  from: number;
  to: number;
  put: string;
}

/** Where something found in a text begins and ends; undefined when it does not count. */
type SpanAt = (text: string, from: number, to: number) => Omit<Span, 'put'> | undefined;

/** The source, or the source with its words apart. */
interface Reading {
  text: string;
  folded: string;
  places: number[];
  /** Of a sign of it in the source. */
  placeOf(at: number): number;
}

/**
 * The text with every sender's name replaced by "người tố cáo", his numbers, mail and house hidden; the same text when it holds none of
 * them. Which parts of a name count says name-in-text.ts; one word alone is no full name.
 * @param others names on the other side: "ông Thắng" may be one of these, and stays
 * @param standIn what is put in the place of a name
 */
export function withoutSenders(
  text: string,
  people: readonly Betrayed[],
  others: readonly string[] = [],
  standIn: string = standIns.sender,
): string {
  const source = ownLetters(text.replace(unseen, '').normalize('NFC'));
  const found: Span[] = [];
  const asWritten: Reading = { text: source, ...foldWithPlaces(source), placeOf: (at) => at };
  const reread = (read: Loosened | undefined): Reading[] =>
    read ? [{ text: read.text, ...foldWithPlaces(read.text), placeOf: (at: number) => read.places[at] ?? source.length }] : [];
  const readings = [asWritten, ...reread(loosened(source))];
  const seekIn = (reading: Reading, pattern: RegExp, put: string, spanAt: SpanAt) => {
    for (const match of reading.folded.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length].map((at) => reading.places[at] ?? reading.text.length);
      const span = spanAt(reading.text, from ?? 0, to ?? reading.text.length);
      if (span) found.push({ from: reading.placeOf(span.from), to: reading.placeOf(span.to), put });
    }
  };
  const seek = (pattern: RegExp, put: string, spanAt: SpanAt) => {
    for (const reading of readings) seekIn(reading, pattern, put, spanAt);
  };
  const asItIs: SpanAt = (_text, from, to) => ({ from, to });
  const isUnmarked = isWithoutMarks(source);
  for (const { name, phone, idNumber, email = '', address = '' } of people) {
    const together = reread(unspaced(source, asWritten, nameWordsOf(name)));
    for (const { pattern, at } of namePatterns(name, others, isUnmarked))
      for (const reading of [...readings, ...together]) seekIn(reading, pattern, standIn, at);
    for (const number of [...phonesOf(phone), keyOf(idNumber)])
      if (number.length >= 8) seekIn(asWritten, numberPattern(number), hiddenNumber, asItIs);
    for (const mail of email.split(/[,;\s]+/))
      if (mail.includes('@')) seekIn(asWritten, whole(mailPattern(mail)), hiddenMail, asItIs);
    for (const { pattern, exact, isNumberOnly } of addressPatterns(address))
      seek(pattern, hiddenAddress, (text, from, to) => {
        const isMarked = !exact || isUnmarked || wordsOf(text.slice(from, to)).some((word) => sameWord(word, exact));
        const counts = isMarked && !(isNumberOnly && goesOnElsewhere(text.slice(to)));
        return counts
          ? {
              from: from - (houseBefore.exec(text.slice(Math.max(0, from - 20), from))?.[0].length ?? 0),
              to: to + closedBehind(text, from, to),
            }
          : undefined;
      });
  }
  let [rest, end] = ['', 0];
  for (const { from, to, put } of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < end) continue;
    rest += source.slice(end, from) + (isSentenceStart(source.slice(0, from)) ? put.charAt(0).toUpperCase() + put.slice(1) : put);
    end = to;
  }
  return found.length === 0 ? text : rest + source.slice(end);
}

/** "Cây Bàng (số 61)": the bracket goes with the one in it. */
const closedBehind = (text: string, from: number, to: number) =>
  /\([^)]*$/.test(text.slice(from, to)) && text.charAt(to) === ')' ? 1 : 0;

/** Signs nobody sees: between two letters of a name they would hide it. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** "kin.dao @vi.du", "kin.dao (at) vi.du", "kin.dao a còng vi.du". */
const mailPattern = (mail: string) =>
  fold(mail)
    .split('@')
    .map((part) => part.split('.').map(literal).join('\\s*\\.\\s*'))
    .join('\\s*(?:@|\\((?:at?|@|a cong)\\)|\\[(?:at?|@|a cong)\\]|\\s(?:at|a cong)\\s)\\s*');

const wordsOf = (text: string) => text.split(/[\s,]+/);
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
const keyOf = (number: string) => fold(number).replace(/[^a-z0-9]/g, '');
const isSentenceStart = (before: string) => /(^|[.!?\n])\s*$/.test(before);

/** However it is grouped, an O for a 0; a telephone without its 0 is no part of a sum. */
const numberPattern = (number: string) =>
  new RegExp(
    `(?<![a-z0-9])${/^[1-9]\d{8}$/.test(number) ? '(?<!\\d[.,])' : ''}${[...number].map((sign) => (sign === '0' ? '[0o]' : literal(sign))).join('[\\s.,/()-]*')}(?![a-z0-9])`,
    'g',
  );

/** The telephone numbers of one field, each as it may be written: 0912…, 84912… and 912…. */
function phonesOf(field: string): string[] {
  return field.split(/[,;/\n]|\s-\s|\s(?:hoặc|và)\s/iu).flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    // More than one number is long: two that only a space parts.
    const numbers = digits.length > 12 ? (digits.match(/(?:84|0)(?:2\d{9}|[35789]\d{8})/g) ?? [digits]) : [digits];
    return numbers.flatMap((number) => {
      const bare = /^(?:84|0)?([235789]\d{8,9})$/.exec(number)?.[1];
      return bare ? [`84${bare}`, `0${bare}`, bare] : [number];
    });
  });
}

/** The text folded sign by sign, with the place of each folded sign in the source: what is found there is cut out here. */
function foldWithPlaces(source: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of source) {
    const plain = /\s/.test(sign) ? ' ' : fold(sign);
    for (let index = 0; index < plain.length; index += 1) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(source.length);
  return { folded, places };
}
