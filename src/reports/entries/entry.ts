// What an officer enters of a table because no record holds it: figures of some columns, the row "Ghi chú". Pure.
import { columnsIn, type PlacedColumn, type Table } from '../tables/table.ts';

/** The columns no record holds. */
export const typedColumns = (table: Table): PlacedColumn[] => columnsIn(table.parts).filter(({ facts }) => facts === null);

export interface EntryRow {
  unitId: number;
  id: number;
  figures: Readonly<Record<string, number>>;
  note: string;
  enteredAt: Date;
  enteredByName: string;
  replacedAt: Date | null;
}

/** What does not agree among the figures entered, by field: a sentence under it. */
export function entryDisagreements(table: Table, figures: Readonly<Record<string, number>>): Map<string, string> {
  const isTyped = (no: number) => typedColumns(table).some((column) => column.no === no);
  const of = (no: number) => figures[String(no)] ?? 0;
  return new Map(
    table.most
      .filter(([small, large]) => isTyped(small) && isTyped(large) && of(small) > of(large))
      .map(([small, large]) => [
        `c${small}`,
        `Cột ${small} không được lớn hơn cột ${large} (${of(large).toLocaleString('vi-VN')})`,
      ]),
  );
}
