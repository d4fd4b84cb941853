// The session store says its few texts at every request: named, each is planned once a connection.
import type pg from 'pg';
import { statementName } from './tx.ts';

/** The pool as the session store uses it: it only asks. */
export function planned(pool: pg.Pool): pg.Pool {
  const query = (text: string, values: unknown[]) => pool.query({ text, values, name: statementName(text) });
  return { query } as unknown as pg.Pool;
}
