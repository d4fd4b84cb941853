// How much of an import's figures an officer reads (docs/decisions/0018): beside a register from which a row is missing, one figure too many
// tells whom that row denounces or complains of. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { type Brought, broughtBy, type ImportState, isSettled } from './import.ts';

/** whole: every row · open: before they go in, the rows that denounce nobody and name no officer · part: those of them outside the book, and the rows he sees in it. */
export type Sight = 'whole' | 'open' | 'part';

/** What a row does that is counted for nobody but who brought the file before it is in: said of all books alike. */
export const uncounted = 'tố cáo hoặc nêu tên cán bộ';
export const countedOnly = 'không tố cáo, không nêu tên cán bộ';
/** The label of the number of rows outside, which says what it leaves out for this reader. */
export const outsideLabel = (sight: Sight) => `Chưa nhập được${sight === 'whole' ? '' : `, không tính dòng ${uncounted} nếu có`}`;

/**
 * Who brought the file has it, and reads all of it. Whoever takes it in may be denounced or complained of in it: he reads the rows that are against no officer, and
 * once they are in what he sees in the book, as everybody else.
 * @param isLeftToOthers running it is left to somebody else of his office (left-to-others.ts)
 */
export function sightOf(one: Brought & { state: ImportState }, actor: Actor, isLeftToOthers: boolean): Sight {
  if (broughtBy(one, actor)) return 'whole';
  return !isSettled(one) && may(actor, 'import:run') && !isLeftToOthers ? 'open' : 'part';
}

/** Said on a page that does not count everything; the same whether or not anything is left out. */
export const sightWords = (sight: Sight, uploaderName: string): string =>
  ({
    whole: '',
    open: `Số liệu trên trang này không tính dòng ${uncounted}, nếu có: dòng ấy vào sổ cùng các dòng khác, do người tải tệp lên (${uploaderName}) đối chiếu.`,
    part: `Trang này chỉ tính dòng ông, bà xem được trong sổ hoặc trong số chưa nhập được. Bảng đối chiếu đủ của đợt nhập do người tải tệp lên (${uploaderName}) xem.`,
  })[sight];

/** Of an undo of a book that denounces nobody is told how many rows went: what stayed may be what he does not see. */
export const undoneWords =
  'Trang này chỉ tính dòng ở lại trong sổ và dòng chưa nhập được mà ông, bà xem được; không cộng số dòng đã ra khỏi sổ, vì dòng người hoàn tác không được xem thì ở lại.';
