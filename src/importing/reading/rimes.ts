// The rimes of Vietnamese as they are written, each with the tone where it may stand: how a converted text is told from a wrong
// reading of its bytes. Pure.

/** Vowels, then what may close them; "-" for nothing. The mark of the tone stands on the last vowel before what closes them. */
const closed: readonly string[] = [
  'a: - c ch i k m n ng nh o p t u y',
  'ă: c k m n ng p t',
  'â: c m n ng p t u y',
  'e: - c m n ng o p t',
  'ê: - c ch m n ng nh p t u',
  'i: - c ch m n ng nh p t u',
  'iê: c m n ng p t u',
  'yê: m n ng t u',
  'o: - c i k m n ng p t',
  'oo: c ng',
  'ô: - c i m n ng p t',
  'ơ: - i m n ng p t',
  'u: - c i m n ng p t',
  'uô: c i m n ng t',
  'ư: - c i m n ng t u',
  'ươ: c i m n ng p t u',
  'y: - n t',
  'oa: c ch i m n ng nh o p t y',
  'oă: c m n ng t',
  'oe: c m n ng o t',
  'uâ: c n ng t y',
  'uê: - ch n nh u',
  'uơ: - i n t',
  'uy: ch n nh p t u',
  'uyê: n t',
];
/** Two vowels that close themselves: the place of the mark, counted from the left; the new and the old way where there are both. */
const open: readonly (readonly [string, readonly number[]])[] = [
  ['ia', [0]],
  ['ua', [0]],
  ['ưa', [0]],
  ['uya', [1]],
  ['oa', [0, 1]],
  ['oe', [0, 1]],
  ['uy', [0, 1]],
];
const marks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
/** A syllable that ends on a stop has one of two tones. */
const stopMarks = ['\u0301', '\u0323'];
const isStopped = (tail: string) => /^(?:c|ch|k|p|t)$/.test(tail);
const withMark = (letters: readonly string[], at: number, mark: string) =>
  letters
    .map((letter, index) => (index === at ? letter + mark : letter))
    .join('')
    .normalize('NFC');

/** Every rime with its tone, in NFC → the same without it. */
export const rimes: ReadonlyMap<string, string> = new Map([
  ...closed.flatMap((line) => {
    const [vowels = '', tails = ''] = line.split(': ');
    return tails.split(' ').flatMap((written) => {
      const tail = written === '-' ? '' : written;
      const letters = [...vowels, tail];
      const at = letters.length - 2;
      return (isStopped(tail) ? stopMarks : marks).map((mark) => [withMark(letters, at, mark), vowels + tail] as const);
    });
  }),
  ...open.flatMap(([vowels, places]) =>
    places.flatMap((at) => marks.map((mark) => [withMark([...vowels], at, mark), vowels] as const)),
  ),
]);
