// A complaint handled in the open that turns out to be a denunciation: what named its sender is no longer there to be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaper } from '../../src/documents/actions.ts';
import { listEvents } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest, withdrawPetition } from '../../src/petitions/steps/actions.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const leaver = 'Tạ Thị Rút Đơn';
const pdf = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer\n%%EOF');

async function signedNotice(id: number): Promise<number> {
  const paperId = await app.as('hoa.badinh', (act) =>
    createPaper(act, {
      kind: 'TCD02_2026',
      petitionId: id,
      sealed: false,
      state: 'approved',
      fields: {
        receivedOn: '2026-11-20',
        receivedAtTime: '09:00',
        receivedAtPlace: 'UBND phường',
        receiver: { name: 'Hoa', title: 'Văn thư' },
        giver: { name, address: 'Số 18, ngõ 42', idNumber: '001168001234', idIssuedOn: null, idIssuedBy: null },
        items: [{ name: 'Đơn', pages: 1, condition: '' }],
        copyCount: 2,
        contentType: 'KN',
      },
    }),
  );
  const clerk = await app.signIn('hoa.badinh');
  const page = await clerk.get(`/papers/${paperId}/signed-copy`).expect(200);
  const { _csrf, _key } = formFieldsOf(page.text);
  await clerk
    .post(`/papers/${paperId}/signed-copy`)
    .field('_csrf', _csrf)
    .field('_key', _key)
    .attach('copy', pdf, `gui-${name}.pdf`)
    .expect(303);
  return paperId;
}

describe('after sealing', () => {
  let id: number;
  let paperId: number;
  const readers = ['hoa.badinh', 'trang.badinh', 'cuong.badinh', 'hieu.badinh', 'lan.badinh', 'tam.thanhtra'];
  const agents = new Map<string, Agent>();

  beforeAll(async () => {
    id = (
      await app.as('son.badinh', (act) =>
        registerPetition(
          act,
          aRegistration({ senderCount: 2, senders: [aSender({ name }), aSender({ name: leaver })], respondents: [] }),
        ),
      )
    ).id;
    await app.as('son.badinh', (act) =>
      withdrawPetition(act, id, {
        on: '2026-11-25',
        paper: 'letter',
        scope: 'full',
        who: 'some',
        leavers: leaver,
        sign: null,
        note: '',
      }),
    );
    expect(await app.as('son.badinh', (act) => listEvents(act.tx, { unitId: act.actor.unitId, id }))).toEqual(
      expect.arrayContaining([expect.objectContaining({ data: expect.objectContaining({ leavers: leaver }) })]),
    );
    paperId = await signedNotice(id);
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: `Bà ${name} tố cáo cán bộ` }));
    for (const login of readers) agents.set(login, await app.signIn(login));
  }, 60_000);
  const agent = (login: string) => agents.get(login) as Agent;

  it('the scan of a paper addressed to the sender opens only by a reveal', async () => {
    const files = await app.database.owner<{ id: number; restricted: boolean; name: string }>(
      'select id::int, restricted, name from attachments where paper_id = $1',
      [paperId],
    );
    expect(files).toHaveLength(1);
    for (const file of files) {
      expect(file).toMatchObject({ restricted: true });
      expect(file.name).not.toContain(name);
      for (const login of readers)
        for (const way of ['', '/preview'])
          expect([login, way, (await agent(login).get(`/attachments/${file.id}${way}`)).status]).not.toEqual([login, way, 200]);
    }
  });

  it('the paper itself no longer says the name', async () => {
    for (const login of ['hoa.badinh', 'cuong.badinh'])
      for (const way of ['', '/print']) expect((await agent(login).get(`/papers/${paperId}${way}`)).text).not.toContain(name);
  });

  it('who of several withdrew before the seal is told to nobody, whatever else he reads', async () => {
    for (const login of ['hoa.badinh', 'cuong.badinh', 'trang.badinh'])
      expect([login, (await agent(login).get(`/petitions/${id}`)).text.includes(leaver)]).toEqual([login, false]);
    for (const login of ['hoa.badinh', 'cuong.badinh', 'son.badinh'])
      expect(JSON.stringify(await app.as(login, (act) => listEvents(act.tx, { unitId: act.actor.unitId, id })))).not.toContain(
        leaver,
      );
  });

  it('an officer’s own words in the timeline are not shown to whoever may not read the content', async () => {
    const page = await agent('lan.badinh').get(`/petitions/${id}`).expect(200);
    expect(page.text).toContain('bảo mật');
    expect(page.text).not.toContain(name);
  });
});
