// Who writes, approves, numbers and reads papers in these tests, and the two petitions they are about.
import type { Test } from 'supertest';
import { afterAll, beforeAll } from 'vitest';
import { createPaper } from '../../../src/documents/actions.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { complaint, denunciation } from '../../search/registrations.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../../support/app.ts';

/** What the parts share; filled before the first of them. */
export interface Desk {
  app: TestApp;
  complaintId: number;
  sealedId: number;
  /** By login, for what a form's script sends. */
  tokens: Readonly<Record<string, string>>;
  /** The agent of somebody who is signed in. */
  who: (login: string) => Agent;
  send: (login: string, path: string, body?: Record<string, string>) => Test;
  /** A letter of guidance, approved and not numbered yet. */
  approvedPaper: () => Promise<number>;
  paperRow: (id: number) => Promise<Record<string, unknown>>;
}

/** What a letter of guidance says. */
export const guidance = {
  complainant: { name: 'Nguyễn Thị Hạnh' },
  receivedOn: '2026-11-20',
  summary: 'thu hồi đất',
  competentOrg: 'UBND Thành phố',
};

/** A complaint and a denunciation with a processor of Ba Đình, and everybody signed in: begun before all tests of the file, dropped after. */
export function aDesk(): Desk {
  const agents: Record<string, Agent> = {};
  const tokens: Record<string, string> = {};
  const who = (login: string): Agent => {
    const agent = agents[login];
    if (!agent) throw new Error(login);
    return agent;
  };
  const send = (login: string, path: string, body: Record<string, string> = {}) =>
    who(login)
      .post(path)
      .type('form')
      .send({ _csrf: tokens[login], ...body });
  const approvedPaper = () =>
    at.app.as('son.badinh', (act) =>
      createPaper(act, { kind: 'XLD02_2021', petitionId: at.complaintId, sealed: false, fields: guidance, state: 'approved' }),
    );
  const paperRow = async (id: number) =>
    (await at.app.database.owner<Record<string, unknown>>('select * from papers where id = $1', [id]))[0] ?? {};
  const at = { tokens, who, send, approvedPaper, paperRow } as Desk;

  beforeAll(async () => {
    at.app = await testApp();
    for (const login of [
      'lan.badinh',
      'hoa.badinh',
      'son.badinh',
      'trang.badinh',
      'thang.badinh',
      'cuong.badinh',
      'tuan.ngocha',
      'nga.badinh',
    ]) {
      const agent = await at.app.signIn(login);
      agents[login] = agent;
      tokens[login] = csrfOf((await agent.get('/account')).text);
    }
    at.complaintId = (await at.app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
    at.sealedId = (await at.app.as('lan.badinh', (act) => registerPetition(act, denunciation))).id;
    await at.app.database.owner(
      "update petitions set assigned_to = (select id from accounts where login = 'son.badinh'), status = 'assigned' where id = any($1)",
      [[at.complaintId, at.sealedId]],
    );
  });
  afterAll(() => at.app.close());
  return at;
}
