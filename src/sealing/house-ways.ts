// In what ways a house's number and its street are said together: small words and kinds of streets between them or none, either of them
// first; and the number that is known without its street. Patterns for a folded text. Pure.
import { fold } from '../search/fold.ts';

/** The kinds of a quarter or a tower, of which its name is said with or without; the longer ones first. */
export const quarters =
  'khu đô thị|khu chung cư|khu tập thể|khu nhà ở|khu dân cư|khu tái định cư|khu biệt thự|chung cư|toà nhà|tòa nhà|toà|tòa|khu|kđt|block'.split(
    '|',
  );
const places = 'tổ dân phố|phố|đường|ngõ|ngách|hẻm|kiệt|tổ|thôn|xóm|làng|ấp|bản|đội|cụm'.split('|');
const small = 'ở|tại|trên|thuộc|trong|của|bên|cạnh|gần|đầu|cuối|giữa|mặt|phía|có|là|địa chỉ|nằm'.split('|');

const either = (words: readonly string[]) => words.map((word) => fold(word).replaceAll(' ', '\\s+')).join('|');
const apart = '[\\s,:()/\\\\|–—-]';
/** The group a house is in, said before its street or left out: "128A tổ 6 phố Linh Lang". */
const group = `(?:to(?:\\s+dan\\s+pho)?|cum|doi|xom)\\s+\\d+[a-z]?${apart}+`;
const kinds = `${group}|(?:${either([...quarters, ...places])})${apart}+|[dp]\\.\\s*`;
const few = `(?:(?:${either(small)})${apart}+|${kinds}){0,5}`;
/** From a number to its street, or back. */
const onTheWay = `${apart}+${few}`;

const numbered = '(?:nha\\s+so|so\\s+nha|can\\s+ho\\s+so|can\\s+so|so)\\s*:?\\s*';
const dwelling = '(?:nha|can\\s+ho|can|phong)\\s+';
const flat = '(?:(?:can\\s+ho|can|phong)\\s+(?:so\\s+)?)?';
/** What is counted behind a number: "nhà 5 tầng" is no nhà số 5. */
const counts =
  '(?!\\s*(?:m2|m²|m|met|tang|nguoi|ho|nha|khau|nhan\\s+khau|gian|phong|can|dong|nghin|ngan|trieu|ty|thang|nam|ngay|tuoi|%)(?![a-z0-9]))';
/** What has a number and is no house: a day, an article of a law, a plot, a paper. */
const notHouses =
  'ngay|thang|nam|quy|dot|lan|thu|gio|tuoi|dieu|khoan|diem|muc|cau|trang|phu luc|to|thua|lo|khoa|lop|tuyen|xe|cot|tram|km';
const papers =
  'quyet dinh|bien ban|van ban|cong van|to trinh|bao cao|thong bao|ket luan|ho so|hop dong|giay|phieu|don|thua|thua dat|lo|lo dat|to|to dan pho|tuyen|cot|tram';
const otherNumbers = `(?=\\w)(?<!(?:${notHouses}|(?:${papers}) so)\\s{1,2})(?<!\\d[.,])`;
const isEnd = '(?=\\s*(?:[.,;:)](?!\\d)|$))';

/** Behind a street and a number another street: the number is that one's. */
const notElsewhere = '(?![\\s,]+(?:(?:o|tai|tren)\\s+)?(?:pho|duong|ngo|ngach|hem|kiet)\\s)';

/** @param number and street are patterns of theirs @param isTelling whether the number is as no count is */
export const houseWays = (number: string, street: string, isTelling: boolean): string[] => [
  `${otherNumbers}${flat}${number.replace('[a-h]?', '(?:\\s?[a-h])?')}${onTheWay}${street}`,
  `(?:${kinds})?${street}${onTheWay}(?:${numbered}${number}|${dwelling}${number}${counts}|${number}${isTelling ? '' : isEnd})${notElsewhere}`,
];

/** A flat by its tower: "CT2-1205", "tòa CT2, căn 1205". */
export const flatWays = (number: string, tower: string): string[] => [
  `${otherNumbers}${flat}${number}${onTheWay}${tower}`,
  `${tower}(?:\\.|${apart}+)${few}(?:${numbered}|${dwelling})?${number}`,
];

/** A house behind an alley that has a number, its own said last: "ngõ 12 phố Láng, nhà 5". */
export const alleyWays = (number: string, alley: string, street: string): string[] => [
  `${alley}(?:${onTheWay}${street})?${onTheWay}(?:${numbered}${number}|${dwelling}${number}${counts})`,
];

/** Numbers with strokes may be a day ("họp 5/12 tại phố Láng"): small words stand between only where a house is said. */
export const strokeWays = (numbers: string, street: string): string[] => [
  `(?:${numbered}|${dwelling})${numbers}${onTheWay}${street}`,
  `${street}${onTheWay}(?:${numbered}|${dwelling})${numbers}`,
];

/** A number as no count and no other thing has one ("12B92", "A1205"): it tells the flat by itself. */
export function tellingNumber(number: string): string | undefined {
  const groups = /^(?:(\d+)([a-z]+)(\d+)|([a-z]{1,2})(\d{3,}))$/.exec(number)?.slice(1).filter(Boolean);
  return groups?.join('[ ./_-]?');
}
