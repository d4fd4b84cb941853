// Looking at pages as members of the cast, each signed in once; and a petition on its way between offices.
import type { Response } from 'supertest';
import { acceptTransfer, openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp } from '../support/app.ts';
import { approve } from '../transfers/arrange.ts';

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer\n%%EOF');

export interface Looks {
  agent(login: string): Promise<Agent>;
  get(login: string, address: string): Promise<Response>;
  post(login: string, address: string, fields?: Record<string, string>): Promise<Response>;
  /** Asks for the sealed identity of a petition or visit. */
  reveal(login: string, address: string): Promise<Response>;
  attach(login: string, petitionId: number, name: string): Promise<void>;
}

export function looksOf(app: TestApp): Looks {
  const agents = new Map<string, Promise<Agent>>();
  const agent = (login: string) => {
    const known = agents.get(login) ?? app.signIn(login);
    agents.set(login, known);
    return known;
  };
  const post: Looks['post'] = async (login, address, fields = {}) => {
    const as = await agent(login);
    const _csrf = csrfOf((await as.get('/account')).text);
    return as
      .post(address)
      .type('form')
      .send({ _csrf, ...fields });
  };
  return {
    agent,
    get: async (login, address) => (await agent(login)).get(address),
    post,
    reveal: (login, address) => post(login, address, { purpose: 'verify_denouncer' }),
    async attach(login, petitionId, name) {
      const as = await agent(login);
      const { _csrf, _key } = formFieldsOf((await as.get(`/petitions/${petitionId}/attachments`).expect(200)).text);
      await as
        .post(`/petitions/${petitionId}/attachments`)
        .field('_csrf', _csrf)
        .field('_key', _key)
        .attach('files', pdf, name)
        .expect(303);
    },
  };
}

/** Sends an own petition to another unit without further ado. Gives the transfer's id. */
export async function send(app: TestApp, login: string, petitionId: number, toUnitId: number): Promise<number> {
  await approve(app, petitionId);
  return app.as(login, (act) =>
    sendTransfer(act, petitionId, {
      toUnitId,
      toOutside: '',
      reason: 'Thuộc thẩm quyền của đơn vị nhận',
      basis: 'Thông tư số 05/2021/TT-TTCP',
      paperId: null,
      sentOn: '2026-11-25',
    }),
  );
}

/** Sends, opens there and accepts there. Gives the transfer and the receiver's petition. */
export async function handOver(
  app: TestApp,
  from: string,
  petitionId: number,
  toUnitId: number,
  to: string,
): Promise<{ transferId: number; petitionId: number }> {
  const transferId = await send(app, from, petitionId, toUnitId);
  await app.as(to, (act) => openTransfer(act, transferId));
  const accepted = await app.as(to, (act) => acceptTransfer(act, transferId));
  return { transferId, petitionId: accepted.petitionId };
}

export async function constructionDepartment(app: TestApp): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>("select id from units where name = 'Sở Xây dựng'");
  return row?.id ?? 0;
}
