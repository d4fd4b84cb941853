// Who is who, a form sent as it stands with other words, and who was told of something.
import { type Agent, csrfOf, formFieldsOf, type TestApp } from '../support/app.ts';

export const denouncer = 'Khuất Thị Chim Sẻ';

export const accountOf = async (app: TestApp, login: string) =>
  (await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]))[0]?.id ?? 0;

export async function send(agent: Agent, address: string, values: Record<string, string>) {
  const page = await agent.get(address);
  const _csrf = csrfOf((await agent.get('/account')).text);
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page.text), _csrf, ...values });
}

export const toldOf = (app: TestApp, kind: string) =>
  app.database
    .owner<{ login: string }>(
      'select distinct a.login from notices n join accounts a on a.id = n.account_id where n.kind = $1 order by 1',
      [kind],
    )
    .then((rows) => rows.map((row) => row.login));
