// A word of a name typed with one letter other than it has, or as it sounds ("Ngọk" for Ngọc, "Chọng" for Trọng). Pure.
import { fold } from '../search/fold.ts';
import { givenNames } from './given-names.ts';
import { sameWord } from './spelling.ts';
import { surnames } from './titles.ts';

/** What is said alike in one region or another; letters that end a syllable stay apart from those that begin it. */
const alike: readonly (readonly [RegExp, readonly string[], number])[] = [
  [/^(?:gi(?=\p{L}{2})|d|r)/u, ['gi', 'd', 'r'], 4],
  [/^[sx]/u, ['s', 'x'], 3],
  [/^(?:ch|tr)/u, ['ch', 'tr'], 4],
  [/^(?:l|n(?![gh]))/u, ['l', 'n'], 4],
  [/^[ck](?!h)/u, ['c', 'k'], 3],
  [/[ck]$/u, ['c', 'k'], 3],
];
const vowels = { i: 'y', í: 'ý', ì: 'ỳ', ỉ: 'ỷ', ĩ: 'ỹ', ị: 'ỵ' };
const turned = new Map(Object.entries(vowels).flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));

/** A word in small letters as it may be written for its sound; not so short a name that another is as likely meant. */
export function soundingLike(word: string): string[] {
  const plain = word.normalize('NFC').toLowerCase();
  const swapped = alike.flatMap(([place, letters, shortest]) =>
    place.test(plain) ? letters.map((letter) => plain.replace(place, letter)).filter((one) => one.length >= shortest) : [],
  );
  const signs = [...plain];
  const isVowel = (sign: string) => /[aeiouy]/.test(fold(sign));
  const vowelled = signs.flatMap((sign, at) => {
    const other = turned.get(sign);
    // In a short one only where no other vowel stands: "Mỹ" is "Mĩ", "Mai" is not "May".
    const counts = signs.length > 3 || !signs.some((one, place) => place !== at && isVowel(one));
    return other && counts ? [signs.with(at, other).join('')] : [];
  });
  return [...new Set([...swapped, ...vowelled])].filter((one) => one !== plain);
}

const bearers = new Set([...givenNames, ...surnames]);
const bearersUnmarked = new Set([...bearers].map(fold));
const isInUse = (lower: string, isUnmarked: boolean) => (isUnmarked ? bearersUnmarked.has(fold(lower)) : bearers.has(lower));
/** Read off how it is spelt, without its marks; not every one that may be is a word. */
export const isSyllable = (folded: string) => spelt.test(folded);
const vowelSigns =
  '[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ya|ye|ieu|yeu|oai|oao|oay|oeo|uay|uoi|uou|uya|uye|uyu';
const spelt = new RegExp(`^(?:ngh?|nh|kh|ph|th|tr|ch|gi|gh?|qu|[bcdhklmnrstvx])?(?:${vowelSigns})(?:ch|ng|nh|[cmnpt])?$`);

/** The given name as it sounds, where nobody else is called what is written. @param found begins with a capital */
export function isHeardAs(found: string, word: string, isUnmarked: boolean): boolean {
  const lower = found.normalize('NFC').toLowerCase();
  return !isInUse(lower, isUnmarked) && isSaidLike(lower, word, isUnmarked);
}

/** Written with its marks, or without any as no syllable of the language is ("Ngok"). */
const isSaidLike = (lower: string, word: string, isUnmarked: boolean): boolean =>
  soundingLike(word).some((one) =>
    isUnmarked || (fold(lower) === lower && !isSyllable(lower)) ? fold(one) === fold(lower) : sameWord(lower, one),
  );

/**
 * One word of a full name whose others are all there.
 * @param index which of them
 */
export function isOneLetterOff(found: string, words: readonly string[], index: number, isUnmarked: boolean): boolean {
  const lower = found.normalize('NFC').toLowerCase();
  const word = words[index]?.toLowerCase() ?? '';
  const isTyped = isUnmarked || fold(lower) === lower;
  const differs = isTyped
    ? isNear(fold(lower), fold(word))
    : toneOf(lower) === toneOf(word) && isNear(toneless(lower), toneless(word));
  const isHeard = isSaidLike(lower, word, isUnmarked);
  if (!differs && !isHeard) return false;
  const plain = fold(lower);
  const others = new Set(
    words
      .filter((_word, at) => at !== index)
      .map(fold)
      .filter((one) => one !== 'thi' && one !== 'van'),
  );
  const isRare = others.size > 1;
  const mayBeName = isInUse(lower, isUnmarked) || (!isHeard && isSyllable(plain) && (plain.length < 4 || !isRare));
  // Somebody may be called that: of one family and with another middle word that few have, it is he all the same.
  return !mayBeName || (index > 0 && isRare && plain.length > 3);
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const toneless = (word: string) => word.normalize('NFD').replace(tones, '').normalize('NFC');
const toneOf = (word: string) => word.normalize('NFD').match(tones)?.[0] ?? '';

/** One letter more, less or other, or two of them turned round. */
function isNear(one: string, other: string): boolean {
  const [long, short] = one.length < other.length ? [other, one] : [one, other];
  if (long === short || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  const isTurned = long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
  return isTurned || long.slice(at + 1) === short.slice(at + 1);
}
