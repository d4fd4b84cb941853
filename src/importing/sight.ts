// How much of an import's figures an officer reads (docs/decisions/0018): beside a register from which a row is missing, one figure too many
// tells whom that row denounces. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { type Brought, broughtBy, type ImportState, isSettled } from './import.ts';

/**
 * Whether an officer reads all figures of an import: who brought the file has it; before the rows are in whoever may run it, and from then on
 * who ran it or took it back. Everybody else reads what is counted by what he sees in the book.
 * @param isLeftToOthers running it is left to somebody else of his office (left-to-others.ts)
 */
export const readsWhole = (
  one: Brought & { state: ImportState; startedBy: number | null },
  actor: Actor,
  isLeftToOthers: boolean,
): boolean =>
  broughtBy(one, actor) ||
  (isSettled(one) ? one.startedBy === actor.accountId && !actor.newHands : may(actor, 'import:run') && !isLeftToOthers);

/** Said on a page that counts only what its reader sees. */
export const partWords = (uploaderName: string): string =>
  `Trang này chỉ tính dòng ông, bà xem được trong sổ và dòng chưa nhập được. Bảng đối chiếu đủ của đợt nhập do người tải tệp lên (${uploaderName}) và người nhập vào sổ xem.`;
