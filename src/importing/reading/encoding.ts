// Old fonts wrote Vietnamese with codes of their own: TCVN3 (ABC) one sign a letter, VNI a letter and a mark beside it. Their
// bytes arrive here as the Latin signs they look like; this file tells which is which and gives Unicode, NFC. Pure.
import { ownLetters } from '../../own-letters.ts';
import { isSyllable } from './syllable.ts';

export const encodings = ['unicode', 'tcvn3', 'vni'] as const;
export type Encoding = (typeof encodings)[number];
/** `auto`: each cell is read for itself, as in books typed by several people over the years. */
export type EncodingChoice = Encoding | 'auto';
export const encodingNames: Record<EncodingChoice, string> = {
  auto: 'Nhận từng ô',
  unicode: 'Unicode',
  tcvn3: 'TCVN3 (ABC, phông .Vn…)',
  vni: 'VNI (phông VNI-…)',
};

/** Short, for a narrow column. */
export const encodingMarks: Record<Encoding, string> = { unicode: 'Unicode', tcvn3: 'TCVN3', vni: 'VNI' };

const pairs = (from: string, to: string): [string, string][] => {
  const letters = [...to.replace(/\s/g, '')];
  return [...from.replace(/ /g, '')].map((sign, index) => [sign, letters[index] ?? '']);
};

const tcvn3 = new Map<string, string>([
  ...pairs('¸µ¶·¹', 'áàảãạ'),
  ...pairs('¨¾»¼½Æ', 'ăắằẳẵặ'),
  ...pairs('©ÊÇÈÉË', 'âấầẩẫậ'),
  ...pairs('®ÐÌÎÏÑ', 'đéèẻẽẹ'),
  ...pairs('ªÕÒÓÔÖ', 'êếềểễệ'),
  ...pairs('Ý×ØÜÞ', 'íìỉĩị'),
  ...pairs('ãßáâä', 'óòỏõọ'),
  ...pairs('«èåæçé', 'ôốồổỗộ'),
  ...pairs('¬íêëìî', 'ơớờởỡợ'),
  ...pairs('óïñòô', 'úùủũụ'),
  ...pairs('\u00adøõö÷ù', 'ưứừửữự'),
  ...pairs('ýúûüþ', 'ýỳỷỹỵ'),
  ...pairs('¡¢§£¤¥¦', 'ĂÂĐÊÔƠƯ'),
]);

/** Marks that stand after a vowel, and what they make of each. */
const vniMarks: Record<string, Record<string, string>> = {
  a: {
    ù: 'á',
    ø: 'à',
    û: 'ả',
    õ: 'ã',
    ï: 'ạ',
    ê: 'ă',
    é: 'ắ',
    è: 'ằ',
    ú: 'ẳ',
    ü: 'ẵ',
    ë: 'ặ',
    â: 'â',
    á: 'ấ',
    à: 'ầ',
    å: 'ẩ',
    ã: 'ẫ',
    ä: 'ậ',
  },
  e: { ù: 'é', ø: 'è', û: 'ẻ', õ: 'ẽ', ï: 'ẹ', â: 'ê', á: 'ế', à: 'ề', å: 'ể', ã: 'ễ', ä: 'ệ' },
  o: { ù: 'ó', ø: 'ò', û: 'ỏ', õ: 'õ', ï: 'ọ', â: 'ô', á: 'ố', à: 'ồ', å: 'ổ', ã: 'ỗ', ä: 'ộ' },
  ô: { ù: 'ớ', ø: 'ờ', û: 'ở', õ: 'ỡ', ï: 'ợ' },
  u: { ù: 'ú', ø: 'ù', û: 'ủ', õ: 'ũ', ï: 'ụ' },
  ö: { ù: 'ứ', ø: 'ừ', û: 'ử', õ: 'ữ', ï: 'ự' },
  y: { ù: 'ý', ø: 'ỳ', û: 'ỷ', õ: 'ỹ' },
};
const vniAlone: Record<string, string> = { ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ñ: 'đ' };

/** @param stray what stands for a sign the old font did not have: the sign itself, or a mark that no syllable holds */
type Stray = (sign: string) => string;
const kept: Stray = (sign) => sign;
const marked: Stray = (sign) => (sign > '~' ? '\ufffd' : sign);

const smallWithTone = /[^\P{Ll}a-zăâđêôơư]/u;
/** A word in capitals but for the letters with a tone: the font has none of them as capitals, its second cut drew them. */
const isDrawn = (word: string) =>
  (word.match(/\p{Lu}/gu) ?? []).length > 1 && smallWithTone.test(word) && !/[a-zăâđêôơư]/.test(word);

function fromTcvn3(text: string, stray: Stray): string {
  const read = [...text].map((sign) => tcvn3.get(sign) ?? stray(sign)).join('');
  if (!smallWithTone.test(read)) return read;
  const drawn = read.replace(/\p{L}+/gu, (word) => (isDrawn(word) ? word.toUpperCase() : word));
  // "HÀ" and "TẠ" have one capital letter: what stands around them tells. "GQ", "CĐ" are short for something and tell nothing.
  return !/[a-zăâđêôơư]/.test(drawn) && (drawn.match(/\p{Lu}{2,}/gu) ?? []).some((word) => isSyllable(word.toLowerCase()))
    ? drawn.toUpperCase()
    : drawn;
}

function fromVni(text: string, stray: Stray): string {
  const signs = [...text];
  let made = '';
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    const small = sign.toLowerCase();
    const joined = vniMarks[small]?.[(signs[at + 1] ?? '').toLowerCase()];
    const letter = joined ?? vniAlone[small] ?? stray(small);
    if (joined) at += 1;
    made += sign === small ? letter : letter.toUpperCase();
  }
  return made;
}

/** The text in Unicode NFC, read in one encoding. */
export function convert(text: string, encoding: Encoding, stray = kept): string {
  if (encoding === 'tcvn3') return fromTcvn3(text, stray).normalize('NFC');
  if (encoding === 'vni') return fromVni(text, stray).normalize('NFC');
  return ownLetters(text.normalize('NFC'));
}

// Letters no Latin font of the time had: whoever has one of these writes Unicode already.
const surelyUnicode = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u;
const plain = /^[\t\n\r\x20-\x7e]*$/;

/** Words an office's books have on every page; of two that are written alike in two encodings, both. */
const common = new Set(
  (
    'thị văn nguyễn trần lê phạm hoàng hồng huỳnh vũ võ đặng bùi đỗ hồ hoà hòa hoá hóa tô ngô dương đình đức hữu bà ông số ngõ ngách ' +
    'phố tổ xã phường quận huyện tỉnh đường khu hà nội toà tòa khiếu nại tố cáo kiến nghị phản đơn về việc của đất nhà giải quyết đề ' +
    'người đã đang xử lý chuyển'
  ).split(' '),
);

/** How one word reads: in Unicode as it stands, in TCVN3, in VNI; 0 not at all, 1 as a syllable, 2 as a common one. */
type WordReadings = readonly number[];
/** Words asked before: a book has some thousands of different ones, however many rows. */
const known = new Map<string, WordReadings>();
const mostKnown = 20_000;

function wordReadings(word: string): WordReadings {
  let read = known.get(word);
  if (!read) {
    read = encodings.map((encoding) => {
      const text = convert(word, encoding, marked);
      return isSyllable(text) ? (common.has(text.toLowerCase()) ? 2 : 1) : 0;
    });
    if (known.size >= mostKnown) known.clear();
    known.set(word, read);
  }
  return read;
}

/** The words that tell something: with a sign beyond ASCII, and a letter. "3 × 4" is written alike by everybody. */
const tellingWords = (text: string) =>
  text.split(/[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e0-9–“”…]+/).filter((word) => !plain.test(word) && /\p{L}/u.test(word));

/**
 * A text without any letter as it stands ("§·") may be words of an old font: each of its signs together then make syllables or letters that
 * stand for words ("Đã", "ĐĐ"). One sign alone is a sign: "3 × 4" is no "ì".
 */
export function isShortIn(text: string, encoding: Encoding): boolean {
  if (plain.test(text) || tellingWords(text.normalize('NFC')).length > 0) return false;
  const signs = text.split(/[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e0-9–“”…]+/).filter((word) => !plain.test(word));
  return (
    signs.length > 0 &&
    signs.every((word) => {
      const read = convert(word, encoding, marked);
      return [...word].length > 1 && (isSyllable(read) || /^[\p{Lu}]+$/u.test(read));
    })
  );
}

/** What one text may be written in. */
export interface Detected {
  /** More than one where it reads equally well in each. */
  encodings: readonly Encoding[];
  /** Letters no old font had, or every word reads. */
  isSure: boolean;
  /** Of several, the one that gives more of the common words; undefined when none does. */
  better: Encoding | undefined;
}

/** Undefined for a text without signs that are read differently. */
export function detectAll(text: string): Detected | undefined {
  if (plain.test(text)) return undefined;
  const composed = text.normalize('NFC');
  if (surelyUnicode.test(composed)) return { encodings: ['unicode'], isSure: true, better: undefined };
  const words = tellingWords(composed).map(wordReadings);
  if (words.length === 0) return undefined;
  const read = encodings.map((encoding, index) => ({
    encoding,
    syllables: words.filter((word) => word[index] !== 0).length,
    common: words.filter((word) => word[index] === 2).length,
  }));
  const most = Math.max(...read.map((one) => one.syllables));
  const best = read.filter((one) => one.syllables === most);
  const [first, second] = best.toSorted((one, other) => other.common - one.common);
  return {
    encodings: best.map((one) => one.encoding),
    isSure: most === words.length,
    better: first && second && first.common > second.common ? first.encoding : undefined,
  };
}

/** What one text is written in, by itself. `usual` breaks a tie: the encoding most cells of the file are in. */
export function detect(text: string, usual: Encoding = 'unicode'): Encoding | undefined {
  const found = detectAll(text);
  return found && (found.encodings.includes(usual) ? usual : found.encodings[0]);
}

/** One text as Unicode NFC under the choice the officer confirmed. */
export function readText(text: string, choice: EncodingChoice, usual: Encoding = 'unicode'): string {
  if (plain.test(text)) return text;
  if (choice === 'auto') return convert(text, detect(text, usual) ?? 'unicode');
  // A book that turned to Unicode one year still has those cells: they are never read as an old font.
  return surelyUnicode.test(text.normalize('NFC')) ? text.normalize('NFC') : convert(text, choice);
}
