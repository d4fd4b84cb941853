// Who sent a row of an old book: one name or several in a cell, how many more; whether its words denounce, and whom. Pure.
import { namesAmong } from '../sealing/said-by.ts';
import { type Betrayed, withoutSenders } from '../sealing/senders-in-text.ts';
import { surnames, tradeTitles } from '../sealing/titles.ts';
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';

/** The name without its honorific; all capitals or all small letters become a name's. */
function readName(text: string): string {
  const bare = bareName(text);
  const isShouted = bare === bare.toLocaleUpperCase('vi') || bare === bare.toLocaleLowerCase('vi');
  if (!isShouted || /\d/.test(bare)) return bare;
  return bare
    .toLocaleLowerCase('vi')
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'));
}

/** Titles of a post that are two words or more: no name begins with one. */
const postWords = [
  ...tradeTitles.filter((title) => /\s/.test(title) && title !== 'đồng chí'),
  ...['phó', 'chánh', 'trưởng', 'lãnh đạo', 'công an', 'ủy ban', 'uỷ ban', 'ubnd'],
];

/** Whom a row is against: a post or an office as it is written, a name as a name. */
export function readOpponent(text: string): string {
  const bare = bareName(text);
  const small = `${bare.toLocaleLowerCase('vi')} `;
  return postWords.some((post) => small.startsWith(`${post} `)) || office.test(small) ? bare : readName(text);
}

export interface People {
  names: string[];
  /** "và 14 người khác": people the cell counts and does not name. */
  others: number;
  /** What stood in brackets behind a name: of whom, on whose behalf. */
  aside: string;
}

/** An organization: its name is no list. */
export const office =
  /^(công ty|cty|ubnd|ủy ban|uỷ ban|hợp tác xã|htx|doanh nghiệp|trường|bệnh viện|ban quản trị|tổ dân phố|văn phòng)\s/i;
const more = /\s*(?:[,;]|và|cùng|\+)\s*(?:khoảng\s+)?(\d{1,5})\s*(?:người|hộ|công dân|cá nhân|nhân khẩu)(?![\p{L}]).*$/iu;
const vague = /\s*(?:[,;]|và|cùng)\s*(?:một số|các|nhiều|những|tập thể)\s.*$/iu;
const parting = /\s*[,;\n/&+]\s*|\s+(?:và|cùng)\s+/iu;
/** "1. … 2) … 3/ …", "- …": a list written in one cell. */
const counting = /(?:^|[\s,;])\(?\d{1,2}\s*[.)/:-]\s*(?=\p{L})|(?:^|\n)\s*[-–•*+]\s*(?=\p{L})/gu;
/** The items of a counted list; the text itself when it counts none. */
export const listed = (text: string) =>
  text
    .replace(counting, '\u0001')
    .split('\u0001')
    .map((one) => one.replace(/[\s,;]+$/u, '').trim())
    .filter((one) => one !== '');
/** Two to six words of letters: how a person is written down. */
const person = /^\p{L}[\p{L}'.]*(?:[\s-]\p{L}[\p{L}'.]*){1,5}$/u;

/** Written as a person is: every word with a capital, no post or office. */
const isWrittenName = (part: string) =>
  person.test(part) &&
  part.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word)) &&
  !/^(?:Công|Tập|Các|Hộ|Nhóm|Tổ|Khu|Phòng|Ban|Trường|Ủy|Uỷ|UBND|Số|Phường|Xã|Thôn|Ngõ|Phố|Đường|Hợp|Doanh|Chi|Văn) /u.test(part);

/** Says of nobody who sent it: nothing, or that nobody signed. */
export const isUnsigned = (name: string) =>
  !/\p{L}/u.test(name) ||
  /^(?:nặc danh|nac danh|ẩn danh|giấu tên|xin giấu|khuyết danh|vô danh|n\/a|(?:không|khong|ko|chưa|chua)(?!\p{L}))/iu.test(
    bareName(name),
  );

/** A cell of which a denunciation's words can be freed: it names a person or an office, and does not say that nobody signed. */
export const isReadable = (cell: string, names: readonly string[]) =>
  !isUnsigned(names[0] ?? '') &&
  (namesAmong(cell).length > 0 || names.some((name) => office.test(name) || isWrittenName(name) || isSingle(name)));
/** "Én": a given name alone. */
const isSingle = (name: string) => /^\p{Lu}\p{Ll}+$/u.test(name) && !/^(?:Dân|Công|Người|Nhân|Tập)$/u.test(name);

/** "Ông Nguyễn Văn A, bà Trần Thị B và 14 người khác" → two names and 14 others. What is no list of people stays one name. */
export function readPeople(text: string): People {
  let left = text.trim();
  const aside: string[] = [];
  left = left.replace(/\s*\(([^()]*)\)/g, (_, inside: string) => {
    aside.push(inside.trim());
    return '';
  });
  // "Bà Hạnh (và 5 người)": the brackets may count.
  const counted = more.exec(left) ?? more.exec(`, ${aside.join(', ')}`);
  const others = Number(counted?.[1] ?? 0);
  left = left.replace(more, '').replace(vague, '').replace(counting, '\n').trim();
  const parts = left
    .split(parting)
    .map(readName)
    .filter((part) => part !== '');
  const isList = parts.length > 1 && parts.every((part) => person.test(part));
  const written = isList ? parts : parts.filter(isWrittenName);
  const isMixed =
    written.length > 0 && written.length < parts.length && parts.every((part) => written.includes(part) || !office.test(part));
  const names = isList || isMixed ? written : [readName(left)].filter(Boolean);
  if (isMixed) aside.push(...parts.filter((part) => !written.includes(part)));
  return { names: [...new Set(names)], others, aside: aside.join('; ') };
}

/** The text with marks and case gone and every sign still at its place. */
function plain(text: string): string {
  let made = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const small = sign.normalize('NFD').charAt(0).toLowerCase();
    made += small === 'đ' ? 'd' : small.length === 1 ? small : sign;
  }
  return made;
}

const titles = '(?:ong|ba|anh|chi|cu|co|chu|bac|em)';
const verb = /(?<!nguoi |bi )\bto cao\s+(?:ve\s+)?(?:hanh vi\s+(?:cua\s+)?)?/;
/** Small letters only: "Thu" is a name. */
const deed = /\s(?:về|vì|do|đã|đang|có|nhận|thu|làm|lợi dụng|chiếm|lấy|bao che|tham ô|cho|để|không|trong việc|tại|gửi)\s|[.;:\n]/;

/** Whom the words say it is against: what stands behind "tố cáo", as written. '' when they do not say. */
export function denouncedIn(text: string): string {
  const composed = text.normalize('NFC');
  const start = verb.exec(plain(composed));
  if (!start) return '';
  const said = composed.slice(start.index + start[0].length);
  const isShouted = said === said.toLocaleUpperCase('vi');
  const end = deed.exec(isShouted ? said.toLocaleLowerCase('vi') : said)?.index;
  const guess = said.slice(0, end).trim().slice(0, 200);
  return isGuessedName(guess) ? guess : '';
}

/** A post, by which somebody is meant though nobody's name stands there. */
const posts =
  /^(?:nguyen |cuu |pho |quyen )*(?:chu tich|chanh |truong (?:phong|thon|ban|cong an|khu|ap|ban)|bi thu|giam doc|hieu truong|hieu pho|to truong|doi truong|can bo|cong chuc|dia chinh|ke toan|thu quy|lanh dao|cong an)(?![a-z])/;

/**
 * Somebody is named by what stands behind "tố cáo", or meant by his post; a deed is not ("nhận tiền của dân"). In all small letters or all
 * capitals a name is told by its family name.
 */
export function isGuessedName(guess: string): boolean {
  const bare = bareName(guess.normalize('NFC'));
  const isTitled = bare !== guess.normalize('NFC').trim();
  const [first = '', second = '', ...rest] = bare.split(' ');
  if (first === '') return false;
  if (posts.test(fold(bare)) || office.test(`${bare} `)) return true;
  const small = bare.toLocaleLowerCase('vi');
  const isDeed = !isTitled && startsWithDeed.test(`${small} `);
  if (bare === small || bare === bare.toLocaleUpperCase('vi'))
    return isTitled || (!isDeed && surnames.has(small.split(' ')[0] ?? '') && second !== '' && rest.length < 4);
  return /^\p{Lu}/u.test(first) && (/^\p{Lu}/u.test(second) || !isDeed);
}
const startsWithDeed =
  /^(?:về|vì|do|đã|đang|có|nhận|thu|làm|lợi dụng|chiếm|lấy|bao che|tham ô|cho|để|không|việc|hành vi|tại|gửi|sử dụng|lừa đảo|lấn chiếm|xây dựng|cố ý|vi phạm|tiêu cực|trù dập|đánh|bán|mua|ăn|đòi|cấp|phá|từ (?:năm|tháng|ngày|khi|chối))\s/;

const named = /(?<![\p{L}])\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){2,}(?![\p{L}])/u;
const titled = new RegExp(`(?<![a-z])${titles}\\s`);

/** A short word of a list, as "khếu nại" is: no number, no title before a name, no name of three words, none of the row's people. */
export function tellsNobody(text: string, people: readonly Betrayed[]): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length > 5 || /\d/.test(text) || named.test(text.normalize('NFC')) || titled.test(`${fold(text)} `)) return false;
  return withoutSenders(text, people) === text;
}
