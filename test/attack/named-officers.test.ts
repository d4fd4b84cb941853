// Whoever is named in a denunciation, and the head it is against, stays outside, whichever way the paper came in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { answers, ownDenunciation } from '../petitions/handling.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const head = 'thang.badinh';
const headName = 'Hoàng Gia Thắng';
const statusOf = async (agent: Agent, address: string) => (await agent.get(address)).status;
const against = (name: string) => [
  { kind: 'individual' as const, name, position: 'Cán bộ', organization: 'UBND phường', accountId: null },
];

async function isHiddenFrom(login: string, id: number): Promise<void> {
  const agent = await app.signIn(login);
  expect(await statusOf(agent, `/petitions/${id}`)).toBe(404);
  expect(await statusOf(agent, `/petitions/${id}/attachments`)).toBe(404);
  const own = await agent.get('/account').expect(200);
  const tried = await agent
    .post(`/petitions/${id}/identity`)
    .type('form')
    .send({ ...formFieldsOf(own.text), _csrf: /name="_csrf" value="([^"]+)"/.exec(own.text)?.[1], purpose: 'verify_denouncer' });
  expect(tried.status).toBe(404);
}

describe('a denunciation of a colleague, his name typed and nobody chosen', () => {
  it('is not there for him when it was said at the reception desk', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          denunciation: 'yes',
          outcome: 'accepted_for_processing',
          respondentName: 'Vũ Bá Cường',
          respondentPost: 'Trưởng phòng',
          contents: [{ type: 'TC', summary: 'Trưởng phòng nhận tiền của dân', org: '' }],
          people: [{ ...citizen, capacity: 'self' }],
        }),
      ),
    );
    await isHiddenFrom('cuong.badinh', made.petition?.id ?? 0);
    expect(await statusOf(await app.signIn('cuong.badinh'), `/visits/${made.id}`)).toBe(404);
  });

  it('is asked about when only the words name her, and is not there for her once she is the one; the head’s name goes past him', async () => {
    const form = {
      mode: 'sealed',
      source: 'in_person_dropoff',
      receivedOn: 'hôm nay',
      declaredType: 'TC',
      senderKind: 'individual',
      'senders.0.kind': 'individual',
      'senders.0.name': 'Lương Thị Vắng',
      'senders.0.address': 'Ngõ 7',
      'respondents.0.kind': 'organization',
      'respondents.0.name': 'UBND phường Ba Đình',
      subject: 'Tố cáo bà Phạm Quỳnh Trang, chuyên viên phường, nhận tiền',
      summary: 'Nhận tiền của dân.',
      field: 'CIVIL_SERVICE.4',
      denouncedIs: 'nobody',
    };
    const clerk = await app.signIn('hoa.badinh');
    const send = async (change: Record<string, string>) => {
      const page = await clerk.get('/petitions/new?mode=sealed');
      return clerk
        .post('/petitions/new')
        .type('form')
        .send({ ...formFieldsOf(page.text), ...form, ...change });
    };
    const asked = await send({});
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('được nêu tên trong nội dung');
    const [trang] = await app.database.owner<{ id: number }>("select id::int from accounts where login = 'trang.badinh'");
    expect(asked.text).toContain(`value="${trang?.id}"`);
    const idOf = (answer: Awaited<ReturnType<typeof send>>) =>
      Number(/\/petitions\/(\d+)/.exec(String(answer.headers.location))?.[1]);
    await isHiddenFrom('trang.badinh', idOf(await send({ denouncedIs: String(trang?.id) })));
    // A witness is no denounced: the officer says so.
    expect((await (await app.signIn('trang.badinh')).get(`/petitions/${idOf(await send({ denouncedIs: 'none' }))}`)).status).toBe(
      200,
    );
    const unasked = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aDenunciation({ summary: `Ông ${headName} bao che cấp dưới`, respondents: against('Lò Văn Bị') })),
    );
    await isHiddenFrom(head, unasked.id);
  });

  it('goes past the head when his name was typed at the desk and the box left empty', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          denunciation: 'yes',
          outcome: 'accepted_for_processing',
          respondentName: headName,
          respondentPost: 'Chủ tịch UBND phường',
          contents: [{ type: 'TC', summary: 'Chủ tịch phường nhận tiền của dân', org: '' }],
          people: [{ ...citizen, capacity: 'self' }],
        }),
      ),
    );
    await isHiddenFrom(head, made.petition?.id ?? 0);
    await isHiddenFrom('cuong.badinh', made.petition?.id ?? 0);
  });

  it('is not there for the head when a complaint against his decision turns out to be a denunciation', async () => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, aRegistration({ respondents: against(headName), summary: 'Chủ tịch nhận tiền để ra quyết định.' })),
    );
    expect(await statusOf(await app.signIn(head), `/petitions/${id}`)).toBe(200);
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownDenunciation)));
    await isHiddenFrom(head, id);
    expect(await statusOf(await app.signIn('son.badinh'), `/petitions/${id}`)).toBe(200);

    const other = await app.as('son.badinh', (act) => registerPetition(act, aRegistration({ respondents: against(headName) })));
    await app.as('cuong.badinh', (act) => sealOnRequest(act, other.id, { reason: 'Nội dung là tố cáo' }));
    await isHiddenFrom(head, other.id);
  });

  it('is not there for an officer of the receiving office before the office has accepted it', async () => {
    const { id } = await app.as('lan.badinh', (act) =>
      registerPetition(act, aDenunciation({ pastHead: true, respondents: against('Hải') })),
    );
    const [leader] = await app.database.owner<{ name: string }>("select name from accounts where login = 'hai.ubndtp'");
    await app.database.owner("update parties set name = $2, name_key = fold($2) where petition_id = $1 and role = 'denounced'", [
      id,
      leader?.name,
    ]);
    const toUnitId = await app.database.unitId('ubnd-tp');
    const transfer = await app.as('lan.badinh', (act) =>
      sendTransfer(act, id, {
        toUnitId,
        toOutside: '',
        reason: 'Thuộc thẩm quyền',
        basis: 'Điều 24 Luật Tố cáo',
        paperId: null,
        sentOn: '2026-11-25',
      }),
    );
    await app.as('nhung.ubndtp', (act) => openTransfer(act, transfer));
    expect(await statusOf(await app.signIn('nhung.ubndtp'), `/transfers/${transfer}`)).toBe(200);
    const named = await app.signIn('hai.ubndtp');
    expect(await statusOf(named, `/transfers/${transfer}`)).toBe(404);
    expect((await named.get('/transfers').expect(200)).text).not.toContain(`/transfers/${transfer}"`);
  });
});
