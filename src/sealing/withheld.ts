// Words of an old book that denounce stand behind their seal until somebody has read them; in the open stands one sentence, the same
// for all (docs/decisions/0066). Pure.

/** What stands in the open meanwhile. A record waits as long as one of its columns says this (migration 20261210000100). */
export const unreadWords = 'Nội dung trong sổ cũ, chờ đọc lại';
/** What it asks of whom, for whoever meets such a record. */
const unreadAdvice =
  'Nội dung nhập từ sổ cũ còn niêm phong. Người được mở danh tính người tố cáo đọc lại rồi đưa ra hồ sơ; trước đó chưa đề xuất, chưa soạn văn bản.';

/** The same of a record in an archive: it is read and not written there. */
export const unreadInArchive =
  'Nội dung nhập từ sổ cũ còn niêm phong. Hồ sơ lưu trữ của đơn vị đã sắp xếp chỉ xem, không đưa nội dung ra nữa. Chánh Thanh tra mở xem được khi cần.';

/** The same, with the way to read it for who may. @param record "petition=12" */
export const unreadNote = (mayRead: boolean, record: string, isArchive = false) => ({
  text: isArchive ? unreadInArchive : unreadAdvice,
  link: mayRead ? { href: `/imports/old-words?${record}`, label: 'Đọc lại nội dung' } : null,
});

/** The words of a record as its old book has them, behind the seal with its first sender. */
export interface Withheld {
  /** By the name the record gives the field. */
  words: Readonly<Record<string, string>>;
  /** Whom it is against, as written or as found in the words. */
  respondents: readonly string[];
  areFound: boolean;
  /** All of them stand in the open as they are. */
  areShown: boolean;
}

/** Signs of offices and papers in a number; any other word may be a name. */
const signs = new Set(
  (
    'số so qđ qd ubnd ub hđnd hdnd mttq ttr tt ttt ttcp tb bc cv kl kh pc gm hd vb vp bb nq đt dt đ a b c d n kn tc knpa tcd btcd bandc nc ' +
    'xd gt tn mt tnmt stnmt ptnmt lđtbxh stp tand vks vksnd cap catp tw ubkt ubkttw bnc vpub gxn gcn xldt đkđđ'
  ).split(' '),
);

/** A number of a book or a paper: figures and signs of offices. "12 bà Hoa" is none, nor is a telephone. */
export const isPlainNumber = (text: string): boolean =>
  text.length <= 40 &&
  /\d/.test(text) &&
  !/\d{9}/.test(text.replace(/[\s.]/g, '')) &&
  /^[\p{L}\p{M}\d\s/.,–-]+$/u.test(text) &&
  (text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).every((word) => signs.has(word.toLowerCase()));

/** Whom a cell of its own names, and nothing told beside. */
export const isPlainRespondent = (text: string): boolean =>
  text.split(/\s+/).length <= 8 && !/[\d;:()\n"“”@]/.test(text) && !/\s(?:của|theo|do|vì|cho|nhận|là|bị|và)\s/iu.test(text);

/** The words as they may stand in the open until they are read, and the originals of those that may not. @param numbers fields that hold a number */
export function withholding<T extends Record<string, string>>(
  written: T,
  numbers: readonly string[],
): { shown: T; kept: Record<string, string> } {
  const shown: Record<string, string> = {};
  const kept: Record<string, string> = {};
  for (const [name, text] of Object.entries(written)) {
    const stays = text === '' || (numbers.includes(name) && isPlainNumber(text));
    // A number is compared with others, so nothing stands in the place of one.
    shown[name] = stays ? text : numbers.includes(name) ? '' : unreadWords;
    if (!stays) kept[name] = text;
  }
  return { shown: shown as T, kept };
}

/** Texts of a paper or a form without the sentence: it is nobody's content. */
export function withoutUnread<T>(value: T): T {
  const put = (one: unknown): unknown => {
    if (typeof one === 'string') return one === unreadWords ? '' : one.replaceAll(unreadWords, '…');
    if (Array.isArray(one)) return one.map(put);
    if (typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype)
      return Object.fromEntries(Object.entries(one).map(([name, text]) => [name, put(text)]));
    return one;
  };
  return put(value) as T;
}
