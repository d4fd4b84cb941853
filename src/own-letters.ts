// Letters that look like ours and are others: they come in with pasted text, and would hide a name from whoever looks for it. Pure.

/** Cyrillic and Greek letters drawn as Latin ones. */
const foreign: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВЕЅІЈКМНОРСТХУЗаеѕіјорсхуһ', 'ABESIJKMHOPCTXY3aesijopcxyh'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ', 'ABEZHIKMNOPTYXoivu'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, index) => [letter, [...to][index] ?? letter])),
);

/** The D with a stroke of other languages: the same in capitals. */
const strokes: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };

/** NFC text with our own letters: the stroke of Đ, wide and mathematical letters, and foreign ones inside a word of ours. */
export function ownLetters(text: string): string {
  return text
    .replace(/[ÐðƉɖ]/g, (letter) => strokes[letter] ?? letter)
    .replace(/[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\p{L}\p{M}]+/gu, (word) =>
      /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
        ? [...word].map((letter) => foreign[letter] ?? letter).join('')
        : word,
    )
    .normalize('NFC');
}
