// How a sender's house is looked for in a text: its number with its street, or the whole of an address without a number. A street that
// is merely named, a hamlet or a residential group is the matter's own and stays. Pure.
import { fold } from '../search/fold.ts';
import { alleyWays, flatWays, houseWays, quarters, strokeWays, tellingNumber } from './house-ways.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9/])${pattern}(?![a-z0-9/])`, 'g');

/** Said or left out before a street as one likes. */
const isStreetWord = (word: string) => ['phố', 'pho', 'đường', 'duong', 'đ.', 'd.', 'p.'].includes(word.toLowerCase());
/** So too before an alley that has a name; one that has a number is part of the house's. */
const alleys = ['ngo', 'ngach', 'hem', 'kiet'];
const isAlley = (word: string) => alleys.includes(word);
/** What every ward has: no house is known by these. */
const common = 'thôn|xóm|tổ|dân|phố|khu|đội|ấp|bản|làng|xã|phường|đường|ngõ|ngách|hẻm|kiệt|số|nhà|tp'.split('|');
const commonUnmarked = common.map(fold);
const isCommon = (word: string) => {
  const plain = word.toLowerCase();
  return /^\d+$/.test(plain) || common.includes(plain) || (fold(word) === plain && commonUnmarked.includes(plain));
};

export interface AddressPattern {
  pattern: RegExp;
  /** The street is one word: it counts with its marks only ("5 Láng" is a house, "5 làng" are villages). */
  exact?: string;
  /** The number without its street: it counts only where no other street follows (goesOnElsewhere). */
  isNumberOnly?: boolean;
}

/** What may be said or left out between the words of a street, or the tower and the quarter of a flat. */
const between = `${quarters.map(fold).join('|')}|pho|duong|ngo|ngach|hem|kiet|d\\.|p\\.`;
const gap = `[\\s,-]+(?:(?:${between})\\s*)*`;
/** A word with what parts it from the next; of a street of several words it may be shortened: "Q. Thánh" for Quán Thánh. */
function wordBefore(word: string, next: string | undefined): string {
  const plain = literal(fold(word));
  if (next === undefined) return plain;
  if (!/^[a-z]{2,}$/.test(plain) || !/^\p{L}{2}/u.test(next)) return plain + gap;
  const initials = [plain.slice(0, 1), /^[^aeiouy]{2,}/.exec(plain)?.[0]].filter(Boolean).join('|');
  return `(?:${plain}${gap}|(?:${initials})\\.\\s*)`;
}
const quarterWords = new RegExp(`(?<!\\p{L})(?:${quarters.join('|')})\\s+`, 'giu');
const flat = '(?:can\\s+ho|can|phong)\\s+(?:so\\s+)?';

const elsewhere = [
  /^[\s,]+(?:(?:phố|đường|ngõ|ngách|hẻm|kiệt|tòa|toà|khu|chung cư|tổ|thôn|xóm|làng|ấp)(?!\p{L})|\p{Lu}|\d)/u,
  /^[\s,]+(?:ở|tại|trên)\s+(?:phố|đường|ngõ|ngách|hẻm|kiệt|tòa|toà|chung cư)(?!\p{L})/u,
];
/** Does another street, tower or place follow a number that stands alone? Read in the text as it is written. */
export const goesOnElsewhere = (rest: string): boolean => elsewhere.some((place) => place.test(rest));

/** What to look for in a folded text; nothing for an address that says too little. */
export function addressPatterns(address: string): AddressPattern[] {
  const parts = address
    .normalize('NFC')
    .split(/[,;\n]/)
    .map((part) => part.trim());
  const words = parts.map((part) => part.replace(quarterWords, '').split(/\s+/).filter(Boolean));
  for (const [index, part] of words.entries()) {
    // "Số 88, phố Quán Thánh": the street stands after the comma.
    const [next = [], later = []] = words.slice(index + 1);
    const found = houseIn(part, next) ?? houseIn([...part, ...next], later);
    if (found) return found;
  }
  const all = address.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const says = all.filter((word) => !isCommon(word)).length;
  return [
    ...(says >= 3 ? [{ pattern: whole(all.map(fold).join('[\\s,.;-]+')) }] : []),
    ...hamletIn(parts),
    ...words.flatMap(numberIn),
  ];
}

/** "Xóm 3, thôn Đoài": a group by its number in a hamlet by its name; neither alone. */
function hamletIn(parts: readonly string[]): AddressPattern[] {
  return parts.flatMap((part, index) => {
    const group = fold(part);
    const hamlet = fold(parts[index + 1] ?? '');
    if (!/^(?:xom|to dan pho|to|doi|cum|khu)\s+\d+[a-z]?$/.test(group)) return [];
    if (!/^(?:thon|lang|ap|ban|buon|khu|xom)\s+[a-z]/.test(hamlet)) return [];
    return [{ pattern: whole(`${literal(group)}[\\s,]+${literal(hamlet)}`) }];
  });
}

/** "Nhà số 17, thôn Đoài": the number of a house that has no street. */
function numberIn(part: readonly string[]): AddressPattern[] {
  const at = numberAt(part);
  return at > 0 ? numberOnly(part, at) : [];
}

const isHouseNumber = (word: string) => /^\d+[a-z]?\d*(?:[/-]\d+[a-z]?)*$/.test(word) || tellingNumber(word) !== undefined;
const numberAt = (line: readonly string[]): number => {
  const at = line.findIndex((word) => isHouseNumber(fold(word)));
  return at >= 0 && line.slice(0, at).every((word) => /^(?:so|nha|can|ho|phong|lo):?$/.test(fold(word))) ? at : -1;
};

/** "nhà số 17", "căn hộ 1205": said so, the number tells the house within its hamlet or tower. */
function numberOnly(line: readonly string[], at: number): AddressPattern[] {
  const number = fold(line[at] ?? '');
  const telling = tellingNumber(number);
  if (telling !== undefined) return [{ pattern: whole(`(?:${flat}|nha\\s?|p\\.?\\s?)?${telling}`) }];
  if (/^(?:can|phong)$/.test(fold(line[0] ?? '')))
    return number.length < 3 ? [] : [{ pattern: whole(`${flat}${literal(number)}`), isNumberOnly: true }];
  // Behind "nhà" alone a bare number may count houses ("nhà 5 người"); one with a letter does not.
  const [, digits = ''] = lettered.exec(number) ?? [];
  const bare = digits === '' ? '' : `|nha\\s+${digits}[a-h]`;
  return [{ pattern: whole(`(?:(?:nha\\s+so|so\\s+nha)\\s*:?\\s*${houseNumber(number)}${bare})`), isNumberOnly: true }];
}

const lettered = /^(\d+)[a-h]?$/;
/** A house is told apart from the one cut off it by a letter, which is written or not: "91", "91A". */
function houseNumber(number: string): string {
  const [, digits] = lettered.exec(number) ?? [];
  return digits === undefined ? (tellingNumber(number) ?? literal(number)) : `${digits}[a-h]?`;
}

/**
 * "Số 5 ngõ 12 Láng" is "5/12 Láng", "ngõ 12/5 Láng", "5 ngách 12 Láng" as well: its numbers in either order, a stroke or whichever word for
 * an alley between them. The street is said with them, "5/12" being a day; behind an alley the numbers tell enough.
 */
function byItsNumbers(number: string, street: readonly string[], later: readonly string[]): AddressPattern[] {
  const numbers = number.split('/');
  const isTurned = numbers.length > 1;
  let at = 0;
  for (; isAlley(fold(street[at] ?? '')) && /^\d/.test(street[at + 1] ?? ''); at += 2)
    numbers.push(...(street[at + 1] ?? '').split('/'));
  // A ward after the comma is no street.
  const next = later.filter((word) => !isStreetWord(word));
  const behind = street.length > at ? street.slice(at) : isCommon(next[0] ?? '') ? [] : next;
  if (numbers.length < 2) return [];
  const plain = numbers.map((one) => literal(fold(one)));
  const turned = plain.toReversed();
  const alley = `(?:${alleys.join('|')})\\s+`;
  const strokes = (list: readonly string[]) => list.join('\\s*/\\s*');
  const words = (list: readonly string[]) => list.join(`[\\s,-]+${alley}`);
  const behindAlley = { pattern: whole(`${alley}${strokes(turned)}`), isNumberOnly: true };
  if (behind.every(isCommon)) return [behindAlley];
  const exact = exactOf(behind);
  const road = behind.map((word, index) => wordBefore(word, behind[index + 1])).join('');
  const onStreet = `${gap}${road}`;
  const ways = [strokes(plain), strokes(turned), words(plain), ...(isTurned ? [words(turned)] : [])];
  return [
    { pattern: whole(`(?<!(?:ngay|hom|sang|trua|chieu|toi|dem)\\s)(?:${alley})?(?:${ways.join('|')})${onStreet}`), ...exact },
    ...strokeWays(`(?:${strokes(plain)}|${strokes(turned)})`, road).map((way) => ({ pattern: whole(way), ...exact })),
    ...(plain.length === 2 ? alleyWays(plain[0] ?? '', `${alley}${plain[1]}`, road) : []).map((way) => ({
      pattern: whole(way),
      isNumberOnly: true,
    })),
    behindAlley,
  ];
}

/** A street of one word counts with its marks only. */
const exactOf = (street: readonly string[]): { exact?: string } =>
  street.length === 1 && street[0] !== undefined && !/\d/.test(street[0]) ? { exact: street[0] } : {};

/** "Thôn Đoài" is "Đoài", too; "tổ 3 Ngọc Hà" is all of it. */
function withoutKind(street: readonly string[]): readonly string[] {
  const at = street.findIndex((word) => !isCommon(word) || /^\d/.test(word));
  return at > 0 && !/^\d/.test(street[at] ?? '') ? street.slice(at) : street;
}

/** "128A tổ 6 phố Linh Lang" is "128A Linh Lang" as well, where a street is left to tell it by. */
function withoutGroup(street: readonly string[]): readonly string[] {
  const said = /^(?:to dan pho|to|cum|doi|xom) \d\S*(?= )/.exec(street.map(fold).join(' '))?.[0];
  const behind = said === undefined ? [] : street.slice(said.split(' ').length);
  return behind.every(isCommon) ? street : behind;
}

/** @param later what the address says after it, which may be left out */
function houseIn(line: readonly string[], later: readonly string[]): AddressPattern[] | undefined {
  const at = numberAt(line);
  if (at < 0) return undefined;
  const street = withoutGroup(line.slice(at + 1)).filter(
    (word, index, all) => !isStreetWord(word) && !(isAlley(fold(word)) && /^\p{L}/u.test(all[index + 1] ?? '')),
  );
  const alley = street.findIndex((word, index) => isAlley(fold(word)) && /^\d/.test(street[index + 1] ?? ''));
  if (street.every(isCommon) && alley < 0) return undefined;
  const said = (words: readonly string[]) => words.map((word, index) => wordBefore(word, words[index + 1])).join('');
  const maybe = (words: readonly string[]) => (words.length > 0 ? `(?:${gap}${said(words)})?` : '');
  const number = fold(line[at] ?? '');
  // Behind an alley by its number, or a tower by its own, the rest may be left out.
  const isTower = /^\p{L}*\d/u.test(street[0] ?? '');
  const needed = alley >= 0 ? alley + 2 : isTower ? 1 : street.length;
  const rest = street.slice(needed);
  const place = withoutKind(street);
  const tower = said(street.slice(0, 1));
  const ways = isTower
    ? flatWays(literal(number), tower)
    : alley < 0
      ? houseWays(houseNumber(number), said(place), tellingNumber(number) !== undefined)
      : [];
  const house = `${isTower ? literal(number) : houseNumber(number)}${gap}`;
  return [
    {
      pattern: whole(`(?:${flat})?${house}${said(street.slice(0, needed))}${maybe(rest)}${isTower ? maybe(later) : ''}`),
      ...exactOf(street),
    },
    ...(isTower ? [] : byItsNumbers(number, street, later)),
    ...ways.map((way) => ({ pattern: whole(way), ...exactOf(place) })),
    ...numberOnly(line, at),
  ];
}
