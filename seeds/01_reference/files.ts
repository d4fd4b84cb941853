// Reads the files beside this one. They lie in the project's seeds folder both from source and from the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../src/config.ts';

/** The text of a reference file, as it is. */
export function readText(name: string): string {
  return readFileSync(join(projectRoot, 'seeds', '01_reference', name), 'utf8');
}

/**
 * The rows of a reference table.
 * @throws Error naming the file and a column it lacks
 */
export function readTable<Column extends string>(name: string, columns: readonly Column[]): Record<Column, string>[] {
  const rows = parse(readText(name), { columns: true, skip_empty_lines: true, bom: true }) as Record<Column, string>[];
  for (const column of columns) if (rows[0]?.[column] === undefined) throw new Error(`${name} has no column ${column}`);
  return rows;
}
