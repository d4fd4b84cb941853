// Reads and writes the words of a record that is being sealed, whatever tables they stand in (record-words.ts).
import type { UnitTx } from '../database/tx.ts';
import type { WordTable } from './record-words.ts';

export interface WordRow {
  table: string;
  key: string;
  /** By column. */
  words: Record<string, unknown>;
}

/** All words of one record of the unit. One query. */
export function readWords(tx: UnitTx, tables: readonly WordTable[], record: { unitId: number; id: number }): Promise<WordRow[]> {
  const each = tables.map(
    ({ table, record: column, key, words, writtenBy }) =>
      `select '${table}' as "table", ${key}::text as key, jsonb_build_object(${words.map((name) => `'${name}', ${name}`).join(', ')}) as words
         from ${table} where unit_id = $1 and (${column} = $2${writtenBy ? together(table, column, writtenBy) : ''})`,
  );
  return tx.rows<WordRow>(`${each.join(' union all ')} order by 1, 2`, [record.unitId, record.id]);
}

/** Or in one act with a row of this record. */
const together = (table: string, column: string, by: readonly string[]) =>
  ` or (${by.join(', ')}) in (select ${by.join(', ')} from ${table} where unit_id = $1 and ${column} = $2)`;

/** Writes the words of rows of one table. @throws Error when a row is not the officer's to write: no seal is put on half */
export async function saveWords(
  tx: UnitTx,
  { table, key, words }: WordTable,
  unitId: number,
  rows: readonly WordRow[],
): Promise<void> {
  const changed = await tx.run(
    `update ${table} t set ${words.map((name) => `${name} = x.${name}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2::jsonb) x
      where t.unit_id = $1 and t.${key} = x.${key}`,
    [unitId, JSON.stringify(rows.map((row) => ({ ...row.words, [key]: row.key })))],
  );
  if (changed !== rows.length) throw new Error(`Words of ${table} were not masked: ${changed} of ${rows.length} rows`);
}
