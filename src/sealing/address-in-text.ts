// How a sender's house is looked for in a text: its number with its street, or the whole of an address without a number. A street that
// is merely named, a hamlet or a residential group is the matter's own and stays. Pure.
import { fold } from '../search/fold.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9/])${pattern}(?![a-z0-9/])`, 'g');

/** Said or left out before a street as one likes. */
const isStreetWord = (word: string) => ['pho', 'duong', 'd.', 'p.'].includes(word);
/** So too before an alley that has a name; one that has a number is part of the house's. */
const isAlley = (word: string) => ['ngo', 'ngach', 'hem', 'kiet'].includes(word);
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
}

/** What to look for in a folded text; undefined for an address that says too little. */
export function addressPattern(address: string): AddressPattern | undefined {
  const parts = address
    .normalize('NFC')
    .split(/[,;\n]/)
    .map((part) => part.split(/\s+/).filter(Boolean));
  for (const [index, part] of parts.entries()) {
    // "Số 88, phố Quán Thánh": the street stands after the comma.
    const found = houseIn(part) ?? houseIn([...part, ...(parts[index + 1] ?? [])]);
    if (found) return found;
  }
  const all = address.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const says = all.filter((word) => !isCommon(word)).length;
  return says >= 3 ? { pattern: whole(all.map(fold).join('[\\s,.;-]+')) } : undefined;
}

function houseIn(line: readonly string[]): AddressPattern | undefined {
  const at = line.findIndex((word) => /^\d+[a-z]?(?:[/-]\d+[a-z]?)*$/.test(fold(word)));
  if (at < 0 || !line.slice(0, at).every((word) => /^(?:so|nha):?$/.test(fold(word)))) return undefined;
  const street = line
    .slice(at + 1)
    .filter((word, index, all) => !isStreetWord(fold(word)) && !(isAlley(fold(word)) && /^\p{L}/u.test(all[index + 1] ?? '')));
  const hasAlley = street.some((word, index) => isAlley(fold(word)) && /^\d/.test(street[index + 1] ?? ''));
  if (street.every(isCommon) && !hasAlley) return undefined;
  const gap = '[\\s,]+(?:(?:pho|duong|ngo|ngach|hem|kiet|d\\.|p\\.)\\s*)?';
  const [only, more] = street;
  return {
    pattern: whole([line[at] ?? '', ...street].map((word) => literal(fold(word))).join(gap)),
    ...(only !== undefined && more === undefined ? { exact: only } : {}),
  };
}
