// Whether a text says people one after the other, and whether it puts a denouncer's stand-in among them: "bà Hoa, người tố cáo, bà Én"
// tells whoever knows the other two who is meant; "người tố cáo là vợ ông Tư", "kế toán trường là người tố cáo" tell it outright. Read off the text alone, nobody is compared. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import {
  closeKin,
  crafts,
  nearKin,
  placeWords,
  provinces,
  respectTitles,
  surnames,
  tellingPosts,
  tradeTitles,
} from './titles.ts';

const any = (words: Iterable<string>) => `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const capital = '\\p{Lu}\\p{L}*';
const title = `${any([...respectTitles, ...tradeTitles])}`;
const cased = (list: readonly string[]) => list.flatMap((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)]);

/** "bà Trần Thị Hoa", "ông Khánh", "kế toán Cúc", "Trần Thị Hoa". */
const person = new RegExp(
  `${start}(?:${any(cased([...respectTitles, ...tradeTitles]))}\\s+)+(?:${any(crafts)}\\s+)?(${capital}(?:\\s+${capital}){0,4})${end}` +
    `|${start}(${any(cased([...surnames]).filter((one) => /^\p{Lu}/u.test(one)))}(?:\\s+${capital}){1,4})${end}`,
  'gu',
);
const standIn = `(?:người tố cáo|một công dân|người (?:làm|đứng|viết|gửi|ký|nộp) đơn|tác giả đơn)`;
/** One in the text where somebody is named, and what may stand between two: a sign, a word, a few words on the first. */
const mark = '\u0001';
const joint = `\\s*(?:\\([^)]*\\)\\s*)?(?:[,;]|\\s(?:và|với|cùng|hoặc)\\s|\\n)(?:[^.;:\\n${mark}]{0,40}[,;])?[\\s\\d.)•–-]*(?:(?:và|với|cùng|hoặc)\\s+)?`;
const together = new RegExp(`${mark}${joint}${mark}`, 'u');
const amongOthers = new RegExp(
  `${mark}${joint}(?:${title}\\s+|${any(closeKin)}\\s+)*${standIn}${end}|(?<!(?:theo|lời)\\s)${start}${standIn}${joint}${mark}`,
  'iu',
);
const asKin = new RegExp(`${start}${any(closeKin)}\\s+(?:(?:của|nhà|là)\\s+)*${standIn}${end}`, 'iu');

/** Whose kin somebody is said to be; "con" only of somebody, not "con số". */
const of = `\\s+(?:của\\s+)?${mark}`;
const kin = `(?:${any(nearKin)}${end}|(?:con|cháu|em|hộ|nhà|gia đình)(?=${of}))`;
const post = `(?:${any(tellingPosts)})${end}`;
const aside = '(?:\\(\\s*|[–—/-]\\s*)';
const fewWords = '(?:\\s+[^\\s.,;:()–—/-]+){0,6}';
const being = '(?:,?\\s+(?:cũng\\s+|chính\\s+|vốn\\s+|hiện\\s+|đồng thời\\s+){0,2}(?:là|tức là|tức)\\s+)';
/** Said or thought of somebody, or denied: no statement of who denounced. */
const notSaid = '(?<!(?:cho|nghĩ|biết|nói|khai|coi|gọi|phải|ai)\\s+(?:là|tức là|tức)\\s+)';
const denounces = '\\s+(?:(?:đã|từng|có|làm|viết|gửi|ký|nộp|đứng|tên|đơn|thư|khiếu nại,?)\\s+){0,6}tố cáo(?![\\p{L}\\p{N}])';

/** Who denounces told by his kin or his post: whoever it is the kin of, also of the one it is against. */
const byKinOrPost = new RegExp(
  [
    `${start}${standIn}(?:\\s*${aside}(?:là\\s+)?|${being})(?:${kin}|${post})`,
    `(?<!(?:theo|lời)\\s)${start}${standIn},\\s*(?:${kin})(?:\\s+là\\s|${of}[^.;:\\n]{0,60}?,)`,
    `${start}${standIn}\\s+(?:có|cùng|và)\\s+${kin}(?:\\s+là)?\\s+${mark}`,
    `${start}(?:${kin}|${post})${fewWords}(?:\\s*${aside}|${being}${notSaid})${standIn}${end}`,
    `${start}${kin}${of}${denounces}`,
  ].join('|'),
  'iu',
);
/** Who denounces named beside it, with a sign between or none. */
const byName = new RegExp(
  [
    `${mark}(?:\\s*${aside}|${being}${notSaid})${standIn}${end}`,
    `${start}${standIn}(?:\\s*${aside}|${being})${mark}`,
    `${mark}${denounces}`,
  ].join('|'),
  'iu',
);

/** The text with a mark for everybody it names. @param known names that may stand: of the other side */
function marked(text: string, known: readonly string[]): string {
  const others = known.map((one) => fold(bareName(one))).filter(Boolean);
  const source = text.normalize('NFC');
  return source.replace(person, (said, called: string | undefined, named: string | undefined, at: number) => {
    const name = fold(called ?? named ?? '');
    const isPlace = placeWords.has(/(\p{L}+)\s+$/u.exec(source.slice(Math.max(0, at - 20), at))?.[1]?.toLowerCase() ?? '');
    const stays =
      isPlace || provinces.has((called ?? named ?? '').toLowerCase()) || others.some((one) => ` ${one}`.endsWith(` ${name}`));
    return stays ? said : mark;
  });
}

/** Two people or more named in a row, those it is against left out. */
export const listsPeople = (text: string, known: readonly string[]): boolean => together.test(marked(text, known));

/** The stand-in of a denouncer where somebody among others, or somebody's family, stood, or with what tells who he is. */
export function pointsAtDenouncer(text: string, known: readonly string[]): boolean {
  if (asKin.test(text.normalize('NFC')) || byKinOrPost.test(marked(text, []))) return true;
  const named = marked(text, known);
  return amongOthers.test(named) || byName.test(named);
}

/** Would it point at him if one of those it names were the denouncer: read off the text alone, the same whoever he is. */
export function wouldPoint(text: string, known: readonly string[]): boolean {
  const named = marked(text, known);
  const people = [...named].filter((sign) => sign === mark).length;
  return Array.from({ length: people }, (_, place) => {
    let at = -1;
    return named.replaceAll(mark, (sign) => {
      at += 1;
      return at === place ? 'một công dân' : sign;
    });
  }).some((one) => asKin.test(one) || byKinOrPost.test(one) || amongOthers.test(one) || byName.test(one));
}
