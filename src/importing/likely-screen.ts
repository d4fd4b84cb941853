// Before rows go in: which of them seem to stand in the book already, each with what it seems to be. Pure.
import { petitionNumber } from '../petitions/petition.ts';
import { visitNumber } from '../reception/visit.ts';
import { mostLikely } from './import.ts';
import type { LikelyRow } from './queries.ts';
import { rowPlace } from './reading/rows.ts';
import { number } from './screens.ts';
import type { Book } from './targets.ts';

export interface LikelyPart {
  words: string;
  rows: { row: string; href: string; label: string }[];
  more: string;
}

const shown = 40;

/** Said of rows that seem to stand in the book already. @param rows from `mostLikely` on they are not counted further */
export const likelyWords = (rows: number): string =>
  `${rows >= mostLikely ? `Ít nhất ${number(rows)}` : number(rows)} dòng có vẻ đã có trong sổ: trùng số trên sổ cũ, ngày nhận và người gửi (tố cáo chỉ so số và ngày). Nhập vào thì mỗi dòng ấy đứng hai lần trong sổ.`;

/** Those rows, at most `shown` of them, each leading to what it seems to be; null for none. @param sheets names of the sheets of the file */
export function likelyPart(book: Book, rows: readonly LikelyRow[], sheets: readonly string[]): LikelyPart | null {
  if (rows.length === 0) return null;
  return {
    words: `${likelyWords(rows.length)} Đối chiếu trước khi nhập: nếu tệp này là quyển sổ đã nhập với tên khác thì bỏ đợt nhập, tải lại đúng tên quyển sổ.`,
    rows: rows.slice(0, shown).map(({ rowNo, id, ...one }) => ({
      row: `Dòng ${rowPlace(rowNo, sheets)}`,
      ...(book === 'petitions'
        ? { href: `/petitions/${id}`, label: petitionNumber(one) }
        : { href: `/visits/${id}`, label: visitNumber(one) }),
    })),
    more: rows.length > shown ? `và ${number(rows.length - shown)} dòng khác` : '',
  };
}
