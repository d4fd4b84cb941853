// Writes Unicode as the fonts of the nineties did: the other direction, from tables of their own, to prove the reading.

const tcvn: Record<string, string> = Object.fromEntries(
  [
    ['áàảãạ', 'B8 B5 B6 B7 B9'],
    ['ăắằẳẵặ', 'A8 BE BB BC BD C6'],
    ['âấầẩẫậ', 'A9 CA C7 C8 C9 CB'],
    ['đ', 'AE'],
    ['éèẻẽẹ', 'D0 CC CE CF D1'],
    ['êếềểễệ', 'AA D5 D2 D3 D4 D6'],
    ['íìỉĩị', 'DD D7 D8 DC DE'],
    ['óòỏõọ', 'E3 DF E1 E2 E4'],
    ['ôốồổỗộ', 'AB E8 E5 E6 E7 E9'],
    ['ơớờởỡợ', 'AC ED EA EB EC EE'],
    ['úùủũụ', 'F3 EF F1 F2 F4'],
    ['ưứừửữự', 'AD F8 F5 F6 F7 F9'],
    ['ýỳỷỹỵ', 'FD FA FB FC FE'],
    ['ĂÂĐÊÔƠƯ', 'A1 A2 A7 A3 A4 A5 A6'],
  ].flatMap(([letters = '', codes = '']) =>
    [...letters].map(
      (letter, index) => [letter, String.fromCharCode(Number.parseInt(codes.split(' ')[index] ?? '', 16))] as const,
    ),
  ),
);

/** TCVN 5712 VN3 as Latin-1 signs. Capitals with a tone do not exist there: the small letter stands for them. */
export const toTcvn3 = (text: string) =>
  [...text.normalize('NFC')].map((sign) => tcvn[sign] ?? tcvn[sign.toLowerCase()] ?? sign).join('');

const vowels: Record<string, string> = { a: 'a', e: 'e', o: 'o', u: 'u', y: 'y', ơ: 'ô', ư: 'ö' };
const tone: Record<string, string> = { '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' };
const hat: Record<string, string> = { '\u0301': 'á', '\u0300': 'à', '\u0309': 'å', '\u0303': 'ã', '\u0323': 'ä', '': 'â' };
const bow: Record<string, string> = { '\u0301': 'é', '\u0300': 'è', '\u0309': 'ú', '\u0303': 'ü', '\u0323': 'ë', '': 'ê' };
const dotless: Record<string, string> = { '\u0301': 'í', '\u0300': 'ì', '\u0309': 'æ', '\u0303': 'ó', '\u0323': 'ò', '': 'i' };

export function toVni(text: string): string {
  return [...text.normalize('NFC')].map(vniLetter).join('');
}

function vniLetter(sign: string): string {
  const small = sign.toLowerCase();
  const isUpper = sign !== small;
  const parts = [...small.normalize('NFD')];
  const mark = parts.find((part) => tone[part]) ?? '';
  const written = (() => {
    if (small === 'đ') return 'ñ';
    if (small === 'ỵ') return 'î';
    const base = parts[0] ?? '';
    if (base === 'i') return dotless[mark];
    if (parts.includes('\u0302')) return `${base}${hat[mark]}`;
    if (parts.includes('\u0306')) return `${base}${bow[mark]}`;
    const vowel = vowels[parts.includes('\u031b') ? `${base}\u031b`.normalize('NFC') : base];
    return vowel ? `${vowel}${mark ? tone[mark] : ''}` : sign;
  })();
  return isUpper ? (written ?? sign).toUpperCase() : (written ?? sign);
}
