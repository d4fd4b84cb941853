// Who speaks in the words of a denunciation nobody is asked about: whoever stands before "tố cáo" or behind "đơn của", and the kin of a
// denouncer by name. They give way whether or not a cell names them: an old book often says who denounces in its words only. Pure.

import { raised } from '../first-letter.ts';
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { isWithoutMarks } from './name-in-text.ts';
import { standIns } from './senders-in-text.ts';
import {
  crafts,
  localities,
  nearKin,
  notNames,
  notPeople,
  placeWords,
  provinces,
  respectTitles,
  surnames,
  tradeTitles,
} from './titles.ts';

const any = (words: Iterable<string>) => `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
/** A pattern of small letters, for words however they are cased; what begins with a capital beside it still does. */
const anyCase = (pattern: string) =>
  pattern.replace(/\\p\{[^}]+\}|\\.|\p{Ll}/gu, (sign) => (sign.length === 1 ? `[${sign}${sign.toUpperCase()}]` : sign));
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const capital = "(?:(?:\\p{Lu}\\.\\s?)*\\p{Lu}[\\p{L}\\p{M}']*)";
const more = `(?:[ \\t-]+${capital})`;
const standIn = anyCase(any(Object.values(standIns)));
const toDenounce = '(?:tố cáo|to cao|tố giác|to giac|phản ánh|phan anh|khiếu tố|khieu to)';

/** Said of whoever says it; of one who "bị tố cáo" another says it, and "người tố cáo" is the stand-in itself. */
const verbs = new RegExp(
  anyCase(
    `${start}(?<!(?:bị|bi|người|nguoi)\\s+)${toDenounce}${end}|${start}(?:là|la)\\s+(?:người|nguoi)\\s+(?:tố cáo|to cao|tố giác|to giac)${end}`,
  ),
  'gu',
);
/** Where one who speaks may begin: behind a sentence, not behind "tp." of an address. */
const sentence = /[;:!?\n]|(?<=[\p{Ll}\d)])(?<!(?<!\p{L})(?:tp|tx|tt|q|p|h|đ|ng))\.(?=\s)/gu;
const turning = /(?<![\p{L}\p{N}])(?:bị|vì|do|khi)\s/giu;
const helping = /(?:(?:đã|có|làm|viết|gửi|nộp|ký|đứng tên|đơn|thư|tiếp tục|nhiều lần)\s+)+$/iu;
const unled = new RegExp(`^[\\s\\d.),•–-]*(${capital}${more}{1,5})`, 'u');
/** A family name nobody knows, told by the middle word behind it. */
const strange = new RegExp(`${start}${capital}[ \\t]+(?:Thị|Văn)${more}`, 'gu');
/** A post or an office at a sentence's beginning, written as a name is. */
const ofOffice =
  /^(?:Chánh|Phó|Chủ|UBND|HĐND|Ủy|Uỷ|Ban|Phòng|Sở|Công|Hội|Đảng|Thanh|Tòa|Toà|Viện|Trưởng|Nội|Người|Tập|Đơn)(?!\p{L})/u;
/** What stands in the place of a denouncer's kin. */
const kinStandIn = 'người thân';

/** What follows a word of respect and is no name. */
const unnamed = [
  ...'ta ấy này kia đó đấy con nội ngoại cháu lão già chủ ông bà anh chị em cô dì chú bác họ tôi mình trên và có là ở bị đã không cũng hay thể'.split(
    ' ',
  ),
  ...[...tradeTitles, ...crafts, ...nearKin].map((one) => one.split(' ')[0] ?? one),
  'trưởng',
  'phó',
];

/** How people are written in a text with marks, and in one without, where "Ba" is "bà". */
function patternsOf(isUnmarked: boolean) {
  const form = (list: Iterable<string>) => (isUnmarked ? [...list].map(fold) : [...list]);
  const respect = anyCase(any(form(respectTitles)));
  const title = anyCase(any([...form([...respectTitles, ...tradeTitles]), 'ông/bà']));
  const called = `(?:(?:${title}[ \\t:]+|(?:[Ôô]|B)\\.\\s*){1,4}(?:${anyCase(any(form(crafts)))}\\s+)?)`;
  const family = any(form(surnames).map((one) => `[${one.charAt(0).toUpperCase()}]${anyCase(one.slice(1))}`));
  const someone = `(?:${called}${capital}${more}{0,5}|${family}${more}{1,5})`;
  const lead = `${start}(?:đơn|thư|don)(?:\\s+(?:thư|${toDenounce}|khiếu nại|kiến nghị|đề nghị|trình báo|đề ngày|ngày|[\\d/.-]+|số)){0,6}\\s+(?:(?:của|cua|do|từ)\\s+|(?=${any(form(respectTitles))}\\s))(?:công dân\\s+|tập thể\\s+|các\\s+|hộ\\s+|gia đình\\s+)?`;
  const header = `${start}(?:người|nguoi)\\s+(?:gửi|viết|đứng|ký|nộp|làm|có|${toDenounce})(?:\\s+đơn|\\s+tên)?(?:\\s+là|\\s*:|\\s+tên(?:\\s+là)?)\\s*`;
  const behind = '(?:về|v/v|tố|phản ánh|khiếu|gửi|nhận|đã|có|thì|nói|cho|yêu cầu|đề nghị|trình|kiến nghị)';
  const tail = `(?:(?!\\s${anyCase(behind)}${end}|[;\\n]|(?<=[\\p{Ll}\\d)])\\.(?:\\s|$)).){0,160}`;
  const kin = `${start}${any(form(nearKin))}|${start}(?:con|cháu|em|bố|mẹ)(?=\\s+(?:của\\s+)?(?:người tố cáo|một công dân)|\\s+là\\s)`;
  const kinOf = `(?:${kin})(?:\\s+(?:của\\s+)?(?:người tố cáo|một công dân))?(?:\\s*[,:(]\\s*|\\s+)(?:tên\\s+)?(?:là\\s+)?(?:tên\\s+)?`;
  const verb = `${start}${toDenounce}\\s+(?:về\\s+)?(?:việc\\s+)?(?:hành vi\\s+(?:của\\s+)?)?(?:đối với\\s+)?`;
  const smallTitles = any(form(['ông', 'bà', 'anh', 'chị', 'cụ']));
  return {
    called: new RegExp(`^${called}`, 'u'),
    person: new RegExp(`${start}${someone}`, 'gu'),
    leading: new RegExp(`^[\\s\\d.),•–-]*(${respect})\\s+(\\p{L}+)`, 'u'),
    heading: new RegExp(
      `(${anyCase(lead)}|${anyCase(header)})(?:${someone}|${respect}\\s+\\p{L}+|${capital}${more}{0,5})${tail}`,
      'gu',
    ),
    kinNamed: new RegExp(`(${anyCase(kinOf)})(${someone}|${capital}${more}{1,5})(\\s+là\\s+${someone})?`, 'gu'),
    against: new RegExp(
      `(${anyCase(verb)})(?:${someone}|${respect}\\s+\\p{Ll}+)(?:(?:\\s*,\\s*|\\s+và\\s+)(?:${someone}|${respect}\\s+\\p{Ll}+))*`,
      'gu',
    ),
    /** "bà mận", in small letters; "bà ấy", "ông trưởng thôn" are nobody's names. */
    small: new RegExp(
      // "Đông Anh thu tiền" is a place.
      `${start}(?:${smallTitles}|(?<!\\p{Lu}\\p{L}*\\s)${anyCase(smallTitles)})\\s+(?!${any(form(unnamed))}${end})\\p{Ll}\\p{L}*`,
      'gu',
    ),
  };
}
const written = { marked: patternsOf(false), unmarked: patternsOf(true) };
const patternsFor = (text: string) => (isWithoutMarks(text) ? written.unmarked : written.marked);

interface Found {
  from: number;
  to: number;
}

const isOf = (others: readonly string[], said: string) => {
  const words = fold(bareName(said.replace(patternsFor(said).called, '')));
  return others.some((one) => ` ${fold(bareName(one))}`.endsWith(` ${words}`));
};

/** Everybody a text names by a title or a family name, places and the other side left out. */
function peopleIn(text: string, others: readonly string[]): Found[] {
  const { person, called } = patternsFor(text);
  return [...text.matchAll(person)]
    .filter((match) => {
      const [said] = match;
      const bare = said.replace(called, '').toLowerCase();
      const previous = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[1]?.toLowerCase() ?? '';
      const next = /^\s+(\p{Ll}+)/u.exec(text.slice(match.index + said.length))?.[1] ?? '';
      const isWord =
        notNames.has(`${bare.split(/\s+/).at(-1)} ${next}`) || /^(?:ubnd|hđnd|mttq|ubmttq|htx|bql|tp)(?![\p{L}])/u.test(bare);
      const isPlace = bare === said.toLowerCase() && (placeWords.has(previous) || provinces.has(bare) || localities.has(bare));
      return !isWord && !isPlace && !isOf(others, said);
    })
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** Where one who speaks begins between a sentence's beginning and its verb; undefined when nobody does. */
function speakerIn(said: string, others: readonly string[]): number | undefined {
  const people = peopleIn(said, others);
  const last = people.at(-1);
  const led = patternsFor(said).leading.exec(said);
  const [, title = '', word = ''] = led ?? [];
  const isLed = title !== '' && !notPeople.has(`${title} ${word}`.toLowerCase()) && !isOf(others, led?.[0] ?? '');
  const bare = unled.exec(said)?.[1] ?? '';
  const isUnled = bare !== '' && !isOf(others, bare) && !provinces.has(bare.toLowerCase()) && !ofOffice.test(bare);
  const found = [...(isLed || isUnled ? [said.search(/[\p{L}]/u)] : []), ...people.map(({ from }) => from)].sort((a, b) => a - b);
  const hidden = [...said.matchAll(new RegExp(standIn, 'giu'))].at(-1)?.index ?? -1;
  // Whoever the book names already gave way there: those before him did what is denounced.
  if (hidden >= 0 && hidden > (last?.from ?? -1)) return undefined;
  const turns = [...said.matchAll(turning)].map((match) => match.index).filter((at) => found.some((from) => from > at));
  const after = Math.max(hidden, turns.at(-1) ?? -1);
  return found.find((from) => from > after) ?? found[0];
}

/** The text with "người tố cáo" for whoever it says denounces, his house behind him included. @param others of the other side: they stay */
export function withoutSpeakers(text: string, others: readonly string[]): string {
  const source = text.normalize('NFC');
  let [made, done] = ['', 0];
  for (const verb of source.matchAll(verbs)) {
    if (verb.index < done) continue;
    const before = source.slice(done, verb.index);
    const cuts = [...before.matchAll(sentence)].at(-1);
    const begin = done + (cuts ? cuts.index + 1 : 0);
    const said = source.slice(begin, verb.index);
    const from = speakerIn(said, others);
    if (from !== undefined) {
      const put = /(?:^|[.!?\n]\s*)$/u.test(source.slice(0, begin + from)) ? raised(standIns.sender) : standIns.sender;
      const isNamed = /^(?:là|la)\s/iu.test(verb[0]);
      made += `${source.slice(done, begin + from)}${put}${isNamed ? '' : ` ${helping.exec(said)?.[0] ?? ''}`}`;
      done = isNamed ? verb.index + verb[0].length : verb.index;
    }
    made += source.slice(done, verb.index + verb[0].length);
    done = Math.max(done, verb.index + verb[0].length);
  }
  const spoken = done === 0 ? source : made + source.slice(done);
  const put = spoken.replace(patternsFor(spoken).heading, (whole: string, lead: string) =>
    isOf(others, whole.slice(lead.length)) || ofOffice.test(whole.slice(lead.length)) ? whole : `${lead}${standIns.sender}`,
  );
  return put === source ? text : put;
}

/** The text without the names of somebody's kin, unless he is of the other side. */
export function withoutKin(text: string, others: readonly string[]): string {
  const source = text.normalize('NFC');
  const put = source.replace(patternsFor(source).kinNamed, (whole: string, lead: string, said: string, further?: string) =>
    isOf(others, said) ? whole : `${lead}${kinStandIn}${further ? ` là ${kinStandIn}` : ''}`,
  );
  return put === source ? text : put;
}

/** The names a cell of senders says beside those it is read as: in brackets, behind a trade, for a group. Whom it denounces is none. */
export function namesAmong(cell: string): string[] {
  return cell
    .normalize('NFC')
    .split(/[,;\n/&+():]|\s[-–]\s/u)
    .flatMap((part) => {
      const shouted = part === part.toLocaleUpperCase('vi') && !/\d/.test(part);
      const source = shouted ? part.toLocaleLowerCase('vi').replace(/(?<!\p{L})\p{L}/gu, (sign) => sign.toUpperCase()) : part;
      const before = source.slice(0, [...source.matchAll(verbs)][0]?.index ?? source.length);
      const { called } = patternsFor(before);
      // A family name nobody knows: of three words or more no street.
      const whole = new RegExp(`^\\s*(${capital}${more}{2,5})`, 'u').exec(before)?.[1] ?? '';
      return [
        ...peopleIn(before, []).map(({ from, to }) => before.slice(from, to).replace(called, '').trim()),
        ...(ofOffice.test(whole) ? [] : [whole]),
      ];
    })
    .filter(
      (one, index, all) => one !== '' && all.indexOf(one) === index && !placeWords.has(one.split(' ')[0]?.toLowerCase() ?? ''),
    );
}

/** Does the text say anybody who is not of the other side, and not named right behind the verb as the one it is against? */
export function namesSomebody(text: string, others: readonly string[]): boolean {
  const source = text.normalize('NFC');
  const { against, small } = patternsFor(source);
  const rest = source.replace(against, '$1');
  const isSmall = [...rest.matchAll(small)].some(([said]) => !notPeople.has(said.toLowerCase()) && !isOf(others, said));
  const isStrange = [...rest.matchAll(strange)].some(([said]) => !isOf(others, said));
  return isSmall || isStrange || peopleIn(rest, others).length > 0;
}

/** The text without somebody known by one word alone: behind a word of respect, or as all the text says. */
export function withoutCalled(text: string, words: readonly string[]): string {
  const source = text.normalize('NFC');
  const alone = fold(bareName(source))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (words.some((word) => fold(word) === alone)) return raised(standIns.sender);
  const single = words.filter((word) => /^[\p{L}\p{M}]+$/u.test(word));
  if (single.length === 0) return text;
  const put = source.replace(patternsFor(source).person, (said: string, at: number) => {
    const bare = said.replace(patternsFor(said).called, '');
    if (bare === said || !single.some((word) => fold(word) === fold(bare))) return said;
    return /(?:^|[.!?\n]\s*)$/u.test(source.slice(0, at)) ? raised(standIns.sender) : standIns.sender;
  });
  return put === source ? text : put;
}
