// The number a step entered late names: that of the paper signed in time. The paper of the step takes it, and no other paper.
import { formatDate } from '../../deadlines/dates.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { isLetter } from '../papers/catalogue.ts';
import { letterCodeOf, letterSymbol, numberAndSymbol } from '../papers/number.ts';
import { findOdd } from './book-order.ts';
import { listKept, lockBook } from './number-records.ts';
import { lockPaper, type PaperRow, savePaper } from './records.ts';

/** Why its number and day are not chosen any more; '' of a paper nothing was promised. */
export const promisedWords = ({
  promisedNumber,
  promisedOn,
  promisedBook,
  symbol,
}: Pick<PaperRow, 'promisedNumber' | 'promisedOn' | 'promisedBook' | 'symbol'>) => {
  if (promisedNumber === null || promisedOn === null) return '';
  const number = `số ${numberAndSymbol(promisedNumber, symbol)} ngày ${formatDate(promisedOn)}`;
  return promisedBook === null
    ? `Bước đã ghi nêu văn bản này ký trong hạn, ${number}: văn bản mang đúng số và ngày ấy. Ghi sai thì rút lại bước ấy rồi ghi lại`
    : `Bước ghi ở ${promisedBook} nêu văn bản này ký trong hạn, ${number} theo sổ của ${promisedBook}: văn bản mang đúng số và ngày ấy, không lấy số của sổ đơn vị hiện nay`;
};

/** The form of the number, with what it must be where a number was promised. */
export function withPromised<F extends { values: Record<string, unknown> }>(
  { promisedNumber, promisedOn }: Pick<PaperRow, 'promisedNumber' | 'promisedOn'>,
  form: F,
): F {
  if (promisedNumber === null || promisedOn === null) return form;
  return { ...form, values: { ...form.values, number: String(promisedNumber), issuedOn: formatDate(promisedOn) } };
}

/** "45" or "45/QĐ-UBND", as it is typed. */
export function readPromised(written: string): { number: number; symbol: string } | undefined {
  const [, digits, symbol = ''] = /^\s*0*([1-9]\d{0,5})\s*(?:\/\s*(\S+))?\s*$/u.exec(written) ?? [];
  return digits ? { number: Number(digits), symbol } : undefined;
}

/** How a paper signed outside is signed here: a letter bears the second part it has there, any other paper its own; null for another symbol's. */
export function signOf(
  { kind, book, symbol }: Pick<PaperRow, 'kind' | 'book' | 'symbol'>,
  written: string,
): Partial<Pick<PaperRow, 'symbol' | 'letterCode'>> | null {
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  if (written === '' || upper(written) === upper(symbol)) return {};
  const letterCode = isLetter(kind) ? letterCodeOf(written, book) : null;
  return letterCode === null ? null : { symbol: letterSymbol(book, letterCode), letterCode };
}

/**
 * The paper of a step entered late is to take this number and day. The book is held: nobody else is given or promised the number meanwhile.
 * @param written the number as the officer typed it, with or without its symbol
 * @param isMeant he has looked again at a number that leaves others unused, or stands among other days
 * @throws FormInvalid with `leap` until that is confirmed
 * @returns why it cannot be that number; '' where it is promised
 */
export async function promiseNumber(act: Act, id: number, written: string, on: string, isMeant: boolean): Promise<string> {
  const { tx, actor } = act;
  const paper = await lockPaper(tx, actor, id);
  const asked = readPromised(written);
  const sign = asked && signOf(paper, asked.symbol);
  if (!asked || !sign)
    return `Văn bản của bước này mang ký hiệu ${paper.symbol}: nhập số theo ký hiệu ấy, ví dụ 45/${paper.symbol}`;
  const year = Number(on.slice(0, 4));
  await lockBook(tx, actor.unitId, paper.book, year);
  const refused = await whyNotIts(tx, paper, year, asked.number);
  if (refused) return refused;
  const coming = { book: paper.book, year, number: asked.number, on };
  const odd = isMeant ? null : await findOdd(tx, actor.unitId, coming);
  if (odd) throw new FormInvalid({ leap: `${odd.words}. Sửa lại số, hoặc đánh dấu ở đây ${odd.confirmed}` });
  await savePaper(tx, paper, { promisedNumber: asked.number, promisedOn: on, ...sign });
  return '';
}

/** Why a paper cannot have a number of its book: another one has it, or is to take it; '' where it can. */
export async function whyNotIts(tx: Act['tx'], { id, book }: Pick<PaperRow, 'id' | 'book'>, year: number, number: number) {
  const [other] = (await listKept(tx, book, year, number, number)).filter(({ paperId }) => paperId !== id);
  if (!other) return '';
  const called = `Số ${numberAndSymbol(number, book)} năm ${year}`;
  return other.promised
    ? `${called} dành cho văn bản đã ký trên giấy mà một bước ghi sau hạn đã nêu số, chưa lấy số trong phần mềm. Xem lại số trên văn bản`
    : `${called} đã cấp cho một văn bản khác trong phần mềm. Xem lại số trên văn bản`;
}
