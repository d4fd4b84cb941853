// The words by which an officer is called beside his given name: what goes before it, the posts behind it, and words of the language that
// only look like one. Data; pure.
import { localities, notNames, notPeople, placeWords, provinces, respectTitles, tradeTitles } from '../../sealing/titles.ts';
import { fold } from '../../search/fold.ts';
import type { SaidWord } from './said-words.ts';

const words = (list: string) => list.split('|').map((one) => one.trim());
const escaped = (one: string) => one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
const anyOf = (list: readonly string[]) =>
  [...new Set(list.flatMap((one) => [one, fold(one)]))]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|');

const ofRespect = [...respectTitles, ...words('cậu|mợ|dì|thầy|sếp|đồng chí|đ/c|đ.c|đc|ô|ngài')];
const ofPost = words(
  `trưởng|phó|chánh|chủ tịch|pct|ct|bí thư|bt|giám đốc|gđ|pgđ|hiệu trưởng|hiệu phó|văn phòng|vp|cvp|pvp|tp|ptp|pp|cán bộ|cb|cbcc|cc|công chức|viên chức|nhân viên|
  chuyên viên|cv|địa chính|đc xd|kế toán|tư pháp|hộ tịch|công an|thanh tra|lãnh đạo|thủ quỹ|thủ kho|văn thư|thư ký|tổ trưởng|đội trưởng|tổ phó|đội phó|một cửa|
  tiếp dân|ubnd|hđnd|phòng|ban|bộ phận|quản lý|xây dựng|đô thị|chỉ huy|quân sự|kiểm tra|cán sự|chuyên trách|phụ trách|công an viên|dân quân|
  trưởng bản|kiểm tra viên|thanh tra viên|thẩm tra viên|người đứng đầu|thủ trưởng`,
);
/** Offices beside which a post stands: "chuyên viên phường Ba Đình tên Trang". */
const ofOffice = words(
  'phường|xã|thị trấn|quận|huyện|thị xã|thành phố|ubnd|ub|ủy ban|uỷ ban|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|phòng|ban|bộ phận|một cửa|cơ quan|đơn vị|trụ sở|tổ|tổ dân phố|tổ dân phố số|thôn|khu|khu phố',
);
const inBetween = 'là|bên|ở|tại|làm|nguyên|cựu|hiện|đang';
/** Lead from a post to the name of whoever holds it: "chủ tịch phường tên là Thắng". */
const callsBy = words('tên|tên là|họ tên|họ và tên|là');

/** Titles as the words they are made of, with marks and without: "đ/c" is two. */
const asWords = (list: readonly string[]) =>
  new Set(list.flatMap((one) => [one, fold(one)]).map((one) => (one.match(/[\p{L}\p{M}]+/gu) ?? []).join(' ')));
const respects = asWords(ofRespect);
const posts = asWords([...tradeTitles, ...ofPost, 'phường', 'xã']);
/** Trades and words of respect by which an officer is not called to his post. */
const noOffice = new Set(
  words(
    `thầy giáo|thầy|cô giáo|luật sư|tài xế|cháu|bạn|bé|nữ sinh|học sinh|sinh viên|hàng xóm|nhân chứng|công dân|đương sự|chủ hộ|bị hại|nạn nhân|cử tri|hội viên|đảng viên|đoàn viên|
    cựu chiến binh|ccb|thương binh|nguyên đơn|chủ đơn|công nhân`,
  ),
);
/** Posts of an office. */
const held = new Set(
  [...asWords([...tradeTitles.filter((one) => !noOffice.has(one) && !/^người | đơn$/.test(one)), ...ofPost])].filter(
    (one) => !respects.has(one),
  ),
);
const offices = asWords(ofOffice);
const between = asWords(words(inBetween));
const leads = asWords(callsBy);
const departments = asWords(words('phòng|ban|phận|tổ|cửa'));
const longestTitle = 4;

/** The longest of these that ends before the word, by how many words it is long; 0 for none. */
function endsBefore(list: ReadonlySet<string>, said: readonly SaidWord[], at: number): number {
  let longest = 0;
  let words = '';
  for (let from = at - 1; from >= 0 && at - from <= longestTitle; from -= 1) {
    const word = said[from] as SaidWord;
    words = words ? `${word.lower} ${words}` : word.lower;
    if (list.has(words)) longest = at - from;
    if (!/^\s*[./]?\s*$/.test(word.gap)) break;
  }
  return longest;
}

/** So far from a name its post may stand, in words. */
const nearWords = 14;
const joinsPost = /^[\s\d,(:–-]*$/;
const longestOfficeName = 4;

/** The office that ends before the word, with its name: "phường Ba Đình"; how many words it is long, 0 for none. */
function officeBefore(said: readonly SaidWord[], at: number): number {
  for (let named = 0; named <= longestOfficeName; named += 1) {
    const begins = at - named;
    if (named > 0 && !/^\s*-?\s*$/.test(said[begins]?.gap ?? '')) return 0;
    const office = endsBefore(offices, said, begins);
    // "tổ trưởng" is a post.
    if (office > 0 && named > 0 && endsBefore(held, said, at) === office + named) return 0;
    if (office > 0)
      return named === 0 || isOfficeName(said.slice(begins, at), said[begins - 1]?.lower ?? '') ? office + named : 0;
    const word = said[begins - 1];
    if (!word || joins.has(word.lower) || (respects.has(word.lower) && !isLocality(word, said[begins]))) return 0;
  }
  return 0;
}

/** A place is written with capital letters, a department with one: "phường Ba Đình", "phòng Kinh tế". */
function isOfficeName(name: readonly SaidWord[], office: string): boolean {
  const isDepartment = departments.has(office);
  const isLarge = ({ text }: SaidWord) => /^\p{Lu}/u.test(text);
  if (name.every((word) => word.isUncased)) return name.length <= (isDepartment ? 3 : 2);
  return name.every(isLarge) || (isDepartment && name.slice(0, 1).every(isLarge));
}

/**
 * Whether a post stands before the word a name begins with: at once, or with its office, a word of respect or "tên", "tên là" between.
 * "chủ tịch Thắng", "chủ tịch phường, ông Thắng", "chuyên viên phường Ba Đình tên Trang".
 */
export function hasPostBefore(said: readonly SaidWord[], first: number): boolean {
  for (let at = first; at > 0 && first - at <= nearWords; ) {
    const gap = said[at]?.gap ?? '';
    const isShort = /^\.\s*$/.test(gap) && (said[at - 1]?.text.length ?? 0) < 4;
    if (!joinsPost.test(gap) && !isShort) return false;
    const office = officeBefore(said, at);
    // "phường" says where he works; what he is stands before it. "Văn phòng" ends in an office and is said of who works there.
    if (endsBefore(held, said, at) > office) return true;
    const step = office || endsBefore(respects, said, at) || endsBefore(leads, said, at) || endsBefore(between, said, at);
    if (step === 0) return false;
    at -= step;
  }
  return false;
}

/** The longest of these that begins with the word, by how many words it is long; 0 for none. */
function beginsAt(list: ReadonlySet<string>, said: readonly SaidWord[], at: number): number {
  let longest = 0;
  let words = '';
  for (let last = at; last < said.length && last - at <= longestTitle; last += 1) {
    const word = said[last] as SaidWord;
    if (last > at && !/^\s*[./]?\s*$/.test(word.gap)) break;
    words = words ? `${words} ${word.lower}` : word.lower;
    if (list.has(words)) longest = last - at + 1;
  }
  return longest;
}

/** An office or a post begins here: whoever stands before it is called by no longer name. */
export const isCallingWord = (said: readonly SaidWord[], at: number): boolean =>
  beginsAt(offices, said, at) > 0 || beginsAt(held, said, at) > 0;

/** A post behind the office he works in: "ông Thắng ở phường Ba Đình là chủ tịch". */
export function hasPostAfterOffice(said: readonly SaidWord[], name: number): boolean {
  let isPastOffice = false;
  for (let at = name + 1; at < said.length && at - name <= nearWords; ) {
    if (!joinsPost.test(said[at]?.gap ?? '')) return false;
    const office = beginsAt(offices, said, at);
    if (isPastOffice && beginsAt(held, said, at) > office) return true;
    const step = office || beginsAt(between, said, at) || (isPastOffice && isLocality(said[at], said[at + 1]) ? 2 : 0);
    if (step === 0) return false;
    isPastOffice ||= office > 0;
    at += step;
  }
  return false;
}

/** The words "tên", "tên là" stand right before a name. */
export const isCalledByName = (said: readonly SaidWord[], at: number): boolean =>
  /^\s*:?\s*$/.test(said[at]?.gap ?? '') &&
  /^(?:tên|ten)$/u.test(said[at - (/^l[àa]$/u.test(said[at - 1]?.lower ?? '') ? 2 : 1)]?.lower ?? '');

/** What ends right before a name: a word of respect, whatever follows is a name; a post or a trade, a name follows with a capital letter. */
export function titleBefore(words: readonly SaidWord[], at: number): 'respect' | 'post' | undefined {
  const next = words[at];
  if (!next || !/^\s*[.:]?\s*$/.test(next.gap)) return undefined;
  // "phường Ba Đình" calls nobody "bà".
  if (isPlaceWord(words[at - 2]?.lower ?? '') && isLocality(words[at - 1], next)) return undefined;
  let said = '';
  let found: 'post' | undefined;
  for (let from = at - 1; from >= 0 && at - from <= longestTitle; from -= 1) {
    const word = words[from] as SaidWord;
    said = said ? `${word.lower} ${said}` : word.lower;
    if (respects.has(said)) return 'respect';
    if (posts.has(said)) found = 'post';
    if (!/^\s*[./]?\s*$/.test(word.gap)) break;
  }
  return found;
}

/** Begins with a post, once a sign or "là" is left out. */
export const beforePost = new RegExp(
  `^(?:\\s+|\\s*[,(–:-]\\s*)(?:(?:${anyOf(words(inBetween))})\\s+){0,2}(?:${anyOf(ofPost)})(?![\\p{L}\\p{M}])`,
  'iu',
);

/** A longer post or office begins with the word itself: "văn phòng", "công an". */
export const beginsTitle = (said: readonly SaidWord[], at: number): boolean =>
  beginsAt(held, said, at) > 1 || beginsAt(offices, said, at) > 1;

/** Joins two people: who stands before it is another. */
export const joins = new Set(words('và|va|cùng|cung|với|voi|hoặc|hoac|cho|của|cua|do|bởi|boi|bị|bi|là|la|tên|ten'));

/** Two words of the language, an office or a deed, whichever of them is somebody's name. */
const pairs = new Set(
  [
    ...notNames,
    ...tradeTitles.filter((one) => one.includes(' ')),
    ...words(
      `bí thư|địa chính|hành chính|văn thư|hộ tịch|kinh tế|tư pháp|xây dựng|hiệu trưởng|hiệu phó|chỉ huy|mặt trận|phụ nữ|đội trưởng|lao động|chiến binh|giáo viên|
      bệnh viện|kiểm sát|hợp tác|tác xã|trật tự|đô thị|môi trường|nhà trường|thị trường|nông nghiệp|doanh nghiệp|tổ trưởng|dân phố|dân cư|khu phố|chủ tịch|công chính|giao thông|
      giáo dục|văn xã|nội vụ|tổ chức|kiểm tra|giám sát|nghiệp vụ|hành vi|nhân dân|người dân|liên quan|trách nhiệm|thẩm quyền|quyết định|tiếp dân|tiếp công|bộ phận|lợi dụng|
      thu tiền|thu phí|thu thuế|thu hồi|thu sai|thu chi|thu quỹ|thu gom|sai phạm|vi phạm|tham ô|tham nhũng|nhận tiền|nhũng nhiễu|cấp phép|cấp đất|cấp sổ|bao che|lấn chiếm|
      đất đai|sổ đỏ|giấy phép|nguyên là|nguyên chủ|nguyên trưởng|nguyên phó|nguyên cán|trung ương|thành phố|quy định|chiếm đoạt|gia đình|bồi thường|giải phóng|mặt bằng|thắng lợi|thắng cảnh|chiến thắng|trang bị|trang trại|trang thiết|nghĩa trang`,
    ),
  ].filter((one) => one.includes(' ')),
);
/** "anh hùng" in a text that writes names with capitals. */
export const isNoPerson = (one: string, other: string) => notPeople.has(`${one} ${other}`);
const unmarkedPairs = new Set([...pairs].map(fold));
/** Two words that stand together in the language and call nobody. @param isUnmarked the text is written without diacritics */
export const isPair = (one: string, other: string, isUnmarked: boolean) =>
  pairs.has(`${one} ${other}`) || (isUnmarked && unmarkedPairs.has(`${fold(one)} ${fold(other)}`));

/** "phường", "phố": the name of a place follows. */
export const isPlaceWord = (one: string) => placeWords.has(one);
/** Two words that are the name of a ward, a street or a district. */
export const isLocality = (one: SaidWord | undefined, other: SaidWord | undefined) =>
  one !== undefined && other !== undefined && localities.has(`${one.lower} ${other.lower}`);

/** The name of a place behind the word for one: "phường Ngọc Hà". */
export const isPlace = (before: string, one: string, other: string) =>
  (placeWords.has(before) || /^(?:tại|ở|về|từ|bàn|ubnd|hđnd|dân|an)$/u.test(before)) &&
  (localities.has(`${one} ${other}`) || provinces.has(`${one} ${other}`));
