// Every word of every table, for what must stand nowhere.
import type { TestApp } from '../support/app.ts';

/** The text of all rows of all tables. */
export async function allText(app: TestApp): Promise<string> {
  const tables = await app.database.owner<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'search')",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await app.database.owner<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
    texts.push(...rows.map((row) => row.row));
  }
  return texts.join('\n');
}
