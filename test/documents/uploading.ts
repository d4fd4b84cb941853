// An office with one complaint and one denunciation, to whose records officers add files.
import { afterAll } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, csrfOf, testApp } from '../support/app.ts';

/** Opens the application for one test file, and closes it after its tests. @param logins who will be signed in; son.badinh handles both petitions */
export async function openRecords(logins: readonly string[]) {
  const app = await testApp({ UPLOAD_MAX_MB: '100' });
  afterAll(() => app.close());
  const agents: Record<string, Agent> = {};
  const tokens: Record<string, string> = {};
  for (const login of logins) {
    const agent = await app.signIn(login);
    agents[login] = agent;
    tokens[login] = csrfOf((await agent.get('/account')).text);
  }
  const complaintId = (await app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
  const sealedId = (await app.as('lan.badinh', (act) => registerPetition(act, denunciation))).id;
  await app.database.owner(
    "update petitions set assigned_to = (select id from accounts where login = 'son.badinh'), status = 'assigned' where id = any($1)",
    [[complaintId, sealedId]],
  );
  const who = (login: string): Agent => {
    const agent = agents[login];
    if (!agent) throw new Error(login);
    return agent;
  };
  const upload = (login: string, to: string, content: Buffer | string, name: string) =>
    who(login)
      .post(`/files?${to}`)
      .set('X-CSRF-Token', tokens[login] ?? '')
      .attach('files', content, name);
  /** The file added last. */
  const lastFile = async () => {
    const [row] = await app.database.owner<{
      id: string;
      name: string;
      media_type: string;
      scan_state: string;
      sealed: boolean;
      restricted: boolean;
    }>('select * from attachments order by id desc limit 1');
    if (!row) throw new Error('no file');
    return { ...row, id: Number(row.id) };
  };
  const eventsOf = (kind: string) =>
    app.database.owner<{ data: unknown; attachment_id: string; sealed: boolean }>(
      'select * from events where kind = $1 order by id',
      [kind],
    );
  return { app, tokens, complaintId, sealedId, who, upload, lastFile, eventsOf };
}
