// Of which tables with figures no record holds a unit has entered nothing: an empty sheet is not a sheet of zeros, and is said before it is signed.
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import { tables } from '../tables/index.ts';
import { columnsIn, type TableCode } from '../tables/table.ts';
import { typedColumns } from './entry.ts';
import { enteredBy } from './queries.ts';

export interface AskedUnit {
  id: number;
  name: string;
  /** Up to when what it entered counts: when its report was closed; null for now. */
  by: Date | null;
}

/** The tables that have such figures. */
export const typedCodes = (codes: readonly TableCode[]): TableCode[] =>
  codes.filter((code) => typedColumns(tables[code]).length > 0);

/** By table, those of some units that have entered nothing of a period, in their order; a table all have entered is missing. */
export async function notEntered<T extends AskedUnit>(
  tx: UnitTx,
  codes: readonly TableCode[],
  period: Pick<Period, 'from' | 'to'>,
  units: readonly T[],
): Promise<Map<TableCode, T[]>> {
  const found = new Map<TableCode, T[]>();
  for (const code of typedCodes(codes)) {
    const entered = await enteredBy(tx, code, period, units);
    const silent = units.filter(({ id }) => !entered.has(id));
    if (silent.length > 0) found.set(code, silent);
  }
  return found;
}

/** "Biểu 06/QLKNTC", or of a table that counts records too the columns. */
export function typedWords(code: TableCode): string {
  const { form, parts } = tables[code];
  const typed = typedColumns(tables[code]);
  return typed.length === columnsIn(parts).length ? `Biểu ${form}` : `Cột ${typed.map(({ no }) => no).join(', ')} biểu ${form}`;
}
