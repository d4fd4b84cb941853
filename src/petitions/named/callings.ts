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
  tiếp dân|ubnd|hđnd|phòng|ban|bộ phận|quản lý|xây dựng|đô thị|chỉ huy|quân sự|kiểm tra`,
);
const inBetween = 'là|bên|ở|tại|làm|nguyên|cựu|hiện|đang';

/** Titles as the words they are made of, with marks and without: "đ/c" is two. */
const asWords = (list: readonly string[]) =>
  new Set(list.flatMap((one) => [one, fold(one)]).map((one) => (one.match(/[\p{L}\p{M}]+/gu) ?? []).join(' ')));
const respects = asWords(ofRespect);
const posts = asWords([...tradeTitles, ...ofPost, 'phường', 'xã']);
const longestTitle = 4;

/** What ends right before a name: a word of respect, whatever follows is a name; a post or a trade, a name follows with a capital letter. */
export function titleBefore(words: readonly SaidWord[], at: number): 'respect' | 'post' | undefined {
  const next = words[at];
  if (!next || !/^\s*[.:]?\s*$/.test(next.gap)) return undefined;
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

/** Joins two people: who stands before it is another. */
export const joins = new Set(words('và|va|cùng|cung|với|voi|hoặc|hoac|cho|của|cua|do|bởi|boi|bị|bi|là|la'));

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
      đất đai|sổ đỏ|giấy phép|nguyên là|nguyên chủ|nguyên trưởng|nguyên phó|nguyên cán|trung ương|thành phố|quy định|chiếm đoạt|gia đình|bồi thường|giải phóng|mặt bằng`,
    ),
  ].filter((one) => one.includes(' ')),
);
/** "anh hùng" in a text that writes names with capitals. */
export const isNoPerson = (one: string, other: string) => notPeople.has(`${one} ${other}`);
const unmarkedPairs = new Set([...pairs].map(fold));
export const isPair = (one: string, other: string, isUnmarked: boolean) =>
  pairs.has(`${one} ${other}`) || (isUnmarked && unmarkedPairs.has(`${fold(one)} ${fold(other)}`));

/** The name of a place behind the word for one: "phường Ngọc Hà". */
export const isPlace = (before: string, one: string, other: string) =>
  (placeWords.has(before) || /^(?:tại|ở|về|từ|bàn|ubnd|hđnd|dân|an)$/u.test(before)) &&
  (localities.has(`${one} ${other}`) || provinces.has(`${one} ${other}`));
