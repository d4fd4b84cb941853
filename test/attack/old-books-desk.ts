// A ward where somebody named in none of them takes old books in, for the tests of whom such books denounce.
import { beforeAll, expect } from 'vitest';
import { confirm, csvOf, type Journey, match, upload } from '../importing/journey.ts';
import { anApp, signedIn } from '../support/an-app.ts';
import type { Agent, TestApp } from '../support/app.ts';

export interface OldBooksDesk {
  app: TestApp;
  /** The clerk, the head of office, the chairman and who takes the books in, by login. */
  agent: (login: string) => Agent;
  rows: <T extends Record<string, unknown>>(sql: string, params?: unknown[]) => Promise<T[]>;
  /** A book read, matched and taken in, every line of it. Gives its records in the order of the lines. */
  takeIn: (book: 'petitions' | 'visits', lines: readonly (readonly string[])[], source: string) => Promise<number[]>;
  statusOf: (login: string, address: string) => Promise<number>;
}

/** Begun before all tests of the file, dropped after. */
export function anOldBooksDesk(): OldBooksDesk {
  const app = anApp();
  const rows: OldBooksDesk['rows'] = (sql, params = []) => app.database.owner(sql, params);
  beforeAll(async () => {
    await rows(
      "update assignments set role = 'unit_head' where account_id = (select id from accounts where login = 'nga.badinh')",
    );
  });
  const agent = signedIn(app, ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'nga.badinh']);

  const takeIn: OldBooksDesk['takeIn'] = async (book, lines, source) => {
    const journey: Journey = await upload(app, agent('hoa.badinh'), csvOf(lines), { book, source });
    await match(app, journey);
    await confirm(app, { ...journey, agent: agent('nga.badinh') }, 'execution');
    const found = await rows<{ id: string }>(
      'select coalesce(petition_id, visit_id) as id from import_rows where import_id = $1 and coalesce(petition_id, visit_id) is not null order by row_no',
      [journey.id],
    );
    expect(found).toHaveLength(lines.length - 1);
    return found.map(({ id }) => Number(id));
  };
  return { app, agent, rows, takeIn, statusOf: async (login, address) => (await agent(login).get(address)).status };
}
