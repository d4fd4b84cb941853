// Where a text names a sender: by his name, by a word of respect and his given name, by a number, by the house he lives in. What is
// found is put in other words. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { addressPattern } from './address-in-text.ts';

/** Whom the seal is to keep, as far as open words could betray him. */
export interface Betrayed {
  name: string;
  phone: string;
  idNumber: string;
  email?: string;
  address?: string;
}

const replacement = 'người tố cáo';
const hiddenNumber = '(số đã che)';
const hiddenMail = '(thư điện tử đã che)';
const hiddenAddress = '(địa chỉ đã che)';

const titles = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'em', 'cụ'];
/** Words of the language that read as a word of respect and a name. */
const notPeople = new Set(
  `anh hùng|anh dũng|anh minh|anh tài|anh tuấn|anh linh|anh hào|anh hoa|anh em|anh chị|anh trai|bà con|bà mẹ|bác sĩ|bác sỹ|bác bỏ|bác ái|bác học|
  |chị em|chị gái|chú ý|chú trọng|chú tâm|chú thích|chú giải|chú rể|cô lập|cô đơn|cô giáo|cô gái|cô dâu|cô nhi|cụ thể|em gái|em trai|em bé|em út`
    .split('|')
    .map((words) => words.trim()),
);

/** What already says who is meant before a name, and falls away with it: "bà Vũ Thị A", "người tố cáo là ông Vũ Văn A". */
const saidBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:người tố cáo(?:\\s+là)?|(?:ông\\s*/\\s*)?(?:${titles.join('|')}))\\s*:?\\s+)+$`,
  'iu',
);
const houseBefore = /(?<![\p{L}\p{N}])(?:số\s+nhà|nhà\s+số|số)\s*:?\s+$/iu;

interface Span {
  from: number;
  to: number;
  put: string;
}

/**
 * The text with every sender's name replaced by "người tố cáo", his numbers, mail and house hidden; the same text when it holds none of
 * them. A full name counts however marked, cased or spaced; the given name (last one or two words) after a word of respect; one word
 * alone is no full name.
 * @param others names on the other side: "ông Thắng" may be one of these, and stays
 */
export function withoutSenders(text: string, people: readonly Betrayed[], others: readonly string[] = []): string {
  const source = text.normalize('NFC');
  const { folded, places } = foldWithPlaces(source);
  const found: Span[] = [];
  const seek = (pattern: RegExp, put: string, before?: RegExp, counts: (match: string) => boolean = () => true) => {
    for (const match of folded.matchAll(pattern)) {
      const from = places[match.index] ?? 0;
      const to = places[match.index + match[0].length] ?? source.length;
      if (!counts(source.slice(from, to)) || (put === replacement && isAnotherName(source, from, to))) continue;
      const said = before?.exec(source.slice(0, from))?.[0].length ?? 0;
      found.push({ from: from - said, to, put });
    }
  };
  const isUnmarked = !/\p{M}|đ/iu.test(source.normalize('NFD'));
  for (const { name, phone, idNumber, email = '', address = '' } of people) {
    const said = bareName(name).split(' ').filter(Boolean);
    if (said.length > 1) seek(whole(said.map((word) => literal(fold(word))).join('\\s+')), replacement, saidBefore);
    for (const given of said.length > 1 ? [said.slice(-2), said.slice(-1)] : []) {
      const key = fold(given.join(' '));
      if (given.length === said.length || others.some((one) => ` ${fold(bareName(one))}`.endsWith(` ${key}`))) continue;
      const words = given.map((word) => literal(fold(word))).join('\\s+');
      seek(whole(`(?:${titles.map(fold).join('|')})\\s+${words}`), replacement, saidBefore, (match) =>
        isTitled(match, given, isUnmarked),
      );
    }
    for (const number of [...phonesOf(phone), keyOf(idNumber)]) {
      if (number.length >= 8) seek(whole([...number].map(literal).join('[\\s.()-]*')), hiddenNumber);
    }
    for (const mail of email.split(/[,;\s]+/)) if (mail.includes('@')) seek(whole(literal(fold(mail))), hiddenMail);
    const house = addressPattern(address);
    if (house)
      seek(
        house.pattern,
        hiddenAddress,
        houseBefore,
        (match) => !house.exact || isUnmarked || sameWord(lastOf(match), house.exact),
      );
  }
  let [rest, end] = ['', 0];
  for (const { from, to, put } of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < end) continue;
    rest += source.slice(end, from) + (isSentenceStart(source.slice(0, from)) ? put.replace(/^n/, 'N') : put);
    end = to;
  }
  return found.length === 0 ? text : rest + source.slice(end);
}

/** "Bà Kín Đáo": the word of respect as it is written, and the name with its marks; in a text without any marks, as it stands. */
function isTitled(match: string, given: readonly string[], isUnmarked: boolean): boolean {
  const [title = '', ...words] = match.split(/\s+/);
  const pair = `${title} ${words[0]}`;
  // "anh hùng" is a hero, "anh Hùng" a man.
  if (words.every((word) => word === word.toLowerCase()) && [...notPeople].some((one) => isSamePair(one, pair, isUnmarked)))
    return false;
  if (isUnmarked) return true;
  return titles.includes(title.toLowerCase()) && words.every((word, index) => sameWord(word, given[index] ?? ''));
}

const isSamePair = (one: string, pair: string, isUnmarked: boolean) =>
  isUnmarked ? fold(one) === fold(pair) : one === pair.toLowerCase();

/** "ông Sơn Tùng" is nobody called Sơn: a written name goes on with a capital. */
function isAnotherName(source: string, from: number, to: number): boolean {
  const words = source.slice(from, to).split(/\s+/);
  return words.length === 2 && titles.includes(words[0]?.toLowerCase() ?? '') && /^ \p{Lu}\p{Ll}/u.test(source.slice(to));
}

/** The same word with the same marks, wherever the tone stands ("hòa", "hoà"); a name stored without marks asks for none. */
function sameWord(one: string, other: string): boolean {
  if (fold(other) === other.toLowerCase()) return fold(one) === fold(other);
  const key = (word: string) => {
    const signs = [...word.toLowerCase().normalize('NFD')];
    return [...signs.filter((sign) => !/\p{M}/u.test(sign)), ...signs.filter((sign) => /\p{M}/u.test(sign)).sort()].join('');
  };
  return key(one) === key(other);
}

const lastOf = (text: string) => text.split(/\s+/).at(-1) ?? '';
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
const keyOf = (number: string) => fold(number).replace(/[^a-z0-9]/g, '');
const isSentenceStart = (before: string) => /(^|[.!?\n])\s*$/.test(before);

/** The telephone numbers of one field, each as it may be written: 0912… and 84912…. */
function phonesOf(field: string): string[] {
  return field.split(/[,;/\n]|\s-\s|\s(?:hoặc|và)\s/iu).flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    // More than one number is long: two that only a space parts.
    const numbers = digits.length > 12 ? (digits.match(/(?:84|0)(?:2\d{9}|[35789]\d{8})/g) ?? [digits]) : [digits];
    return numbers.flatMap((number) => {
      if (/^84\d{9,10}$/.test(number)) return [number, `0${number.slice(2)}`];
      return /^0\d{9,10}$/.test(number) ? [number, `84${number.slice(1)}`] : [number];
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
