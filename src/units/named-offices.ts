// Names of offices in free words. Pure.
import { fold } from '../search/fold.ts';
import type { UnitLevel } from './unit.ts';

export interface NamedOffice {
  /** The folded words it was found by: "phuong ngoc ha". */
  asked: string;
  name: string;
  level: UnitLevel;
  /** Of no office that stands under this name: what became of it, as a sentence without its full stop; '' of one that stands. */
  gone: string;
}

/** Words a name of an office begins with. */
const kinds = ['phuong', 'xa', 'thi tran', 'dac khu', 'quan', 'huyen', 'thi xa', 'thanh pho', 'tinh', 'so', 'thanh tra', 'ban'];
const longestName = 8;

/** Every run of words in a text that begins like the name of an office, the longest first. */
export function namesIn(text: string): string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.flatMap((_, start) => {
    const rest = words.slice(start, start + longestName);
    if (!kinds.some((kind) => `${rest.join(' ')} `.startsWith(`${kind} `))) return [];
    return rest.map((__, index) => rest.slice(0, rest.length - index).join(' ')).filter((name) => name.includes(' '));
  });
}

/** Of these offices those that words name. */
export function namedIn(offices: readonly NamedOffice[], words: string): NamedOffice[] {
  const asked = namesIn(words);
  return offices.filter((one) => asked.includes(one.asked));
}
