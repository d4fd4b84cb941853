// A bare connection under one of the database's roles, to ask what that role may do without the application in between.
import pg from 'pg';

/** Runs statements one after another on one connection; gives the rows of the last. @throws as the server refuses */
export async function asRole<Row extends pg.QueryResultRow = Record<string, unknown>>(
  url: string,
  ...statements: readonly string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
