// Opening balances per column of the statutory tables (TT 06/2025/TT-TTCP), with the identities the tables state. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { sheets, type TableCode } from './tables.ts';

export type Figures = Readonly<Record<string, number>>;

/**
 * What does not agree, by column: a sentence under the field that should be looked at.
 * @param unread columns that hold no figure: nothing is said of what they belong to
 */
export function disagreements(code: TableCode, figures: Figures, unread: ReadonlySet<number> = new Set()): Map<number, string> {
  const of = (no: number) => figures[no] ?? 0;
  const found = new Map<number, string>();
  for (const [left, right] of sheets[code].sums) {
    if ([left, ...right].some((no) => unread.has(no))) continue;
    // Money has three digits after the comma; adding binary fractions must not break a sum.
    const sum = Math.round(right.reduce((all, no) => all + of(no), 0) * 1000) / 1000;
    if (of(left) !== sum && !found.has(left))
      found.set(left, `Cột ${left} phải bằng ${right.map((no) => `cột ${no}`).join(' + ')} = ${sum.toLocaleString('vi-VN')}`);
  }
  for (const [small, large] of sheets[code].most)
    if (!unread.has(small) && !unread.has(large) && of(small) > of(large) && !found.has(small))
      found.set(small, `Cột ${small} không được lớn hơn cột ${large} (${of(large).toLocaleString('vi-VN')})`);
  return found;
}

export interface BalanceRow {
  /** Who holds the sheet: declares and signs it. */
  unitId: number;
  /** The unit that has ended whose figures they are, declared by whoever keeps its books; null of figures of the holder's own. */
  ofUnitId: number | null;
  id: number;
  tableCode: TableCode;
  /** The first day the figures count; null of a sheet signed before it was asked for. */
  fromOn: string | null;
  /** The last one. */
  asOf: string;
  figures: Figures;
  basis: string;
  preparedAt: Date;
  preparedBy: number;
  signedAt: Date | null;
  signedBy: number | null;
  replacedAt: Date | null;
  version: number;
}

export type Answer = { ok: true } | { ok: false; because: string };

/** The unit whose figures a sheet holds. */
export const whoseFigures = ({ unitId, ofUnitId }: Pick<BalanceRow, 'unitId' | 'ofUnitId'>): number => ofUnitId ?? unitId;

/** Whoever prepared the figures does not sign them himself; a signed sheet is signed once. */
export function maySign(actor: Actor, one: BalanceRow): Answer {
  if (!may(actor, 'balance:sign')) return { ok: false, because: 'Lãnh đạo đơn vị ký xác nhận số liệu đầu kỳ.' };
  if (one.unitId !== actor.unitId) return { ok: false, because: 'Số liệu của đơn vị khác, chỉ được xem.' };
  if (one.signedAt) return { ok: false, because: 'Số liệu này đã được ký xác nhận.' };
  if (one.preparedBy === actor.accountId) return { ok: false, because: 'Người kê khai không tự ký xác nhận số liệu của mình.' };
  return { ok: true };
}
