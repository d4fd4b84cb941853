// Forms of account administration, sent as the browser sends them.
import type request from 'supertest';
import { type Agent, formFieldsOf, type TestApp } from '../support/app.ts';

/** Opens a form page and sends it back with these fields. A page that does not open gives its own answer. */
export async function sendForm(agent: Agent, path: string, fields: object): Promise<request.Response> {
  const page = await agent.get(path);
  if (page.status !== 200) return page;
  return agent
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
}

export async function accountId(app: TestApp, login: string): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]);
  if (!row) throw new Error(login);
  return row.id;
}

/** The assignments of an account, the oldest first. */
export function postsOf(app: TestApp, login: string) {
  return app.database.owner<{ id: number; unit_id: number; role: string; last_on: string | null }>(
    `select a.id, a.unit_id, a.role, (upper(a.during) - 1)::text as last_on from assignments a join accounts c on c.id = a.account_id
      where c.login = $1 order by a.id`,
    [login],
  );
}

/** The newest event of the house of a kind. */
export async function lastEvent(app: TestApp, kind: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await app.database.owner<{ data: Record<string, unknown> }>(
    'select data from house_events where kind = $1 order by id desc limit 1',
    [kind],
  );
  return row?.data;
}
