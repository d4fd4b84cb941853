// Who takes old books in, and who confirms them, for the tests.
import { beforeAll } from 'vitest';
import { anApp } from '../support/an-app.ts';
import type { Agent, TestApp } from '../support/app.ts';

/** What the parts of a file share; the agents are there from its first test on. */
export interface BookDesk {
  app: TestApp;
  clerk: Agent;
  head: Agent;
  rows: <T extends Record<string, unknown>>(sql: string, params?: unknown[]) => Promise<T[]>;
  pageOf: (agent: Agent, address: string) => Promise<string>;
}

/** Phường Ba Đình with its clerk and the head of its office signed in: begun before all tests of the file, dropped after. */
export function aBookDesk(): BookDesk {
  const app = anApp();
  const desk = {
    app,
    rows: (sql, params = []) => app.database.owner(sql, params),
    pageOf: async (agent, address) => (await agent.get(address).expect(200)).text,
  } as BookDesk;
  beforeAll(async () => {
    desk.clerk = await app.signIn('hoa.badinh');
    desk.head = await app.signIn('cuong.badinh');
  });
  return desk;
}
