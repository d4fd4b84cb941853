// Whether a text says people one after the other, and whether it puts a denouncer's stand-in among them: "bà Hoa, người tố cáo, bà Én"
// tells whoever knows the other two who is meant. Read off the text alone, nobody is compared. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { closeKin, placeWords, provinces, respectTitles, surnames, tradeTitles } from './titles.ts';

const any = (words: Iterable<string>) => `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const capital = '\\p{Lu}\\p{L}*';
const title = `${any([...respectTitles, ...tradeTitles])}`;
const cased = (list: readonly string[]) => list.flatMap((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)]);

/** "bà Trần Thị Hoa", "ông Khánh", "kế toán Cúc", "Trần Thị Hoa". */
const person = new RegExp(
  `${start}(?:${any(cased([...respectTitles, ...tradeTitles]))}\\s+)+(${capital}(?:\\s+${capital}){0,4})${end}` +
    `|${start}(${any(cased([...surnames]).filter((one) => /^\p{Lu}/u.test(one)))}(?:\\s+${capital}){1,4})${end}`,
  'gu',
);
const standIn = `(?:người tố cáo|một công dân)`;
/** One in the text where somebody is named, and what may stand between two: a sign, a word, a few words on the first. */
const mark = '\u0001';
const joint = `\\s*(?:\\([^)]*\\)\\s*)?(?:[,;]|\\s(?:và|với|cùng|hoặc)\\s|\\n)(?:[^.;:\\n${mark}]{0,40}[,;])?[\\s\\d.)•–-]*(?:(?:và|với|cùng|hoặc)\\s+)?`;
const together = new RegExp(`${mark}${joint}${mark}`, 'u');
const amongOthers = new RegExp(
  `${mark}${joint}(?:${title}\\s+|${any(closeKin)}\\s+)*${standIn}${end}|(?<!(?:theo|lời)\\s)${start}${standIn}${joint}${mark}`,
  'iu',
);
const asKin = new RegExp(`${start}${any(closeKin)}\\s+(?:(?:của|nhà|là)\\s+)*người tố cáo${end}`, 'iu');

/** The text with a mark for everybody it names. @param known names that may stand: of the other side */
function marked(text: string, known: readonly string[]): string {
  const others = known.map((one) => fold(bareName(one))).filter(Boolean);
  const source = text.normalize('NFC');
  return source.replace(person, (said, called: string | undefined, named: string | undefined, at: number) => {
    const name = fold(called ?? named ?? '');
    const isPlace = placeWords.has(/(\p{L}+)\s+$/u.exec(source.slice(0, at))?.[1]?.toLowerCase() ?? '');
    const stays =
      isPlace || provinces.has((called ?? named ?? '').toLowerCase()) || others.some((one) => ` ${one}`.endsWith(` ${name}`));
    return stays ? said : mark;
  });
}

/** Two people or more named in a row, those it is against left out. */
export const listsPeople = (text: string, known: readonly string[]): boolean => together.test(marked(text, known));

/** The stand-in of a denouncer where somebody among others, or somebody's family, stood. */
export const pointsAtDenouncer = (text: string, known: readonly string[]): boolean =>
  asKin.test(text.normalize('NFC')) || amongOthers.test(marked(text, known));
