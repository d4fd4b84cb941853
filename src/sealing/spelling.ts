// Whether a word of a text is a word of a name, with the marks it is written with. Pure.
import { fold } from '../search/fold.ts';

/** The same word with the same marks, wherever the tone stands ("hòa", "hoà"); a name stored without marks asks for none. */
export function sameWord(one: string, other: string): boolean {
  if (fold(other) === other.toLowerCase()) return fold(one) === fold(other);
  const key = (word: string) => {
    const signs = [...word.toLowerCase().normalize('NFD')];
    return [...signs.filter((sign) => !/\p{M}/u.test(sign)), ...signs.filter((sign) => /\p{M}/u.test(sign)).sort()].join('');
  };
  return key(one) === key(other);
}

const sharpOrHeavy = /[\u0301\u0323]/;

/** Typed with a capital as no word of the language is written: without a tone it cannot do without ("Tuyêt"), or a mark ("Thuyét", "Cuong"). */
function isMisspelt(word: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const signs = word.toLowerCase().normalize('NFD');
  if (/(?:[ptc]|ch)$/.test(signs) && !sharpOrHeavy.test(signs)) return true;
  const plain = signs.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC');
  return /ie|uye|yen|uo/.test(plain);
}

/** Of two that are the same without marks: the same word, or the same one misspelt. */
export const isSpelt = (found: string, word: string): boolean =>
  sameWord(found, word) || (isMisspelt(found) && fold(found) === fold(word));
