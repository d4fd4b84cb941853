// The small acts of a petition's page: a withdrawal that may not be let go, and the word owed to whoever forwarded it.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { sealOnRequest } from '../../../src/petitions/steps/actions.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { register, registration, stateOf } from '../handling.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp();
  for (const login of ['son.badinh', 'hoa.badinh', 'lan.badinh', 'cuong.badinh', 'thang.badinh'])
    agents.set(login, await app.signIn(login));
});
afterAll(() => app.close());

const agent = (login: string) => agents.get(login) as Agent;
const page = async (login: string, address: string) => (await agent(login).get(address).expect(200)).text;
async function post(login: string, address: string, fields: Record<string, string>) {
  const shown = await page(login, address);
  return agent(login)
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(shown), ...fields });
}

describe('what is said when a petition is given to an officer', () => {
  const give = async (id: number, note: string) => {
    const [son] = await app.database.owner<{ id: string }>("select id from accounts where login = 'son.badinh'");
    return post('cuong.badinh', `/petitions/${id}/assignment`, { processor: String(son?.id), note });
  };

  it('is kept and shown to him, and to who reads the petition', async () => {
    const id = await register(app, 'hoa.badinh');
    expect((await give(id, 'Làm việc với bà Hải Đường trước ngày 27/11')).status).toBe(303);
    for (const login of ['son.badinh', 'thang.badinh']) {
      const shown = await page(login, `/petitions/${id}`);
      expect(shown).toContain('Ý kiến phân công');
      expect(shown.split('Làm việc với bà Hải Đường trước ngày 27/11')).toHaveLength(3);
    }
  });

  it('is not put over what a colleague gave meanwhile, unless that is meant', async () => {
    const id = await register(app, 'hoa.badinh');
    const address = `/petitions/${id}/assignment`;
    const late = await page('cuong.badinh', address);
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    expect((await give(id, 'Lời của người phân công trước')).status).toBe(303);
    const send = (shown: string) =>
      agent('cuong.badinh')
        .post(address)
        .type('form')
        .send({
          ...formFieldsOf(shown),
          rowVersion: /name="rowVersion" value="(\d+)"/.exec(shown)?.[1] ?? '',
          processor: String(cuong?.id),
          note: 'Lời của người phân công sau',
        });
    const refused = (await send(late).expect(409)).text;
    expect(refused).toMatch(/Đơn này vừa được phân công cho .*Sơn/);
    expect(refused).toContain('Lời của người phân công sau');
    await send(refused).expect(303);
    expect(await stateOf(app, id)).toMatchObject({ assigned_to: cuong?.id });
  });

  it('names no denouncer, and is shut to who does not read a denunciation', async () => {
    const id = await register(app, 'hoa.badinh', { declaredType: 'TC' });
    expect((await give(id, 'Mời bà Phùng Thị Hải Đường đến trước ngày 27/11')).status).toBe(303);
    const shown = await page('son.badinh', `/petitions/${id}`);
    expect(shown).toContain('đến trước ngày 27/11');
    expect(
      await app.database.owner("select 1 from events where petition_id = $1 and data::text like '%Hải Đường%'", [id]),
    ).toEqual([]);
    expect(await page('lan.badinh', `/petitions/${id}`)).not.toContain('đến trước ngày 27/11');
  });
});

describe('a withdrawal', () => {
  const whole = { on: '24/11/2026', paper: 'letter', scope: 'full', note: 'Tự nguyện rút' };

  it('of a denunciation ends nothing until the office has said whether it must go on (khoản 3 Điều 33 LTC)', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC' });
    const asked = await post('son.badinh', `/petitions/${id}/withdrawal`, whole);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Chọn có hay không có căn cứ phải tiếp tục giải quyết');
    expect(asked.text).toContain('Tự nguyện rút');
    expect(asked.text).toMatch(/value="24\/11\/2026"/);
    expect((await stateOf(app, id)).status).not.toBe('withdrawn');
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, { ...whole, sign: 'coercion' })).status).toBe(303);
    expect((await stateOf(app, id)).status).not.toBe('withdrawn');
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, { ...whole, sign: 'none' })).status).toBe(303);
    expect((await stateOf(app, id)).status).toBe('withdrawn');
  });

  it('of one of several leaves the petition to the others; only all of them end it', async () => {
    const id = await register(app, 'son.badinh', { senderKind: 'group', senderCount: 3 });
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, whole)).text).toContain('Chọn tất cả hay một số người rút');
    const some = await post('son.badinh', `/petitions/${id}/withdrawal`, { ...whole, who: 'some' });
    expect(some.text).toContain('Nêu những người rút');
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, { ...whole, who: 'some', leavers: 'Bà Hạnh' })).status).toBe(
      303,
    );
    expect((await stateOf(app, id)).status).not.toBe('withdrawn');
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, { ...whole, who: 'all' })).status).toBe(303);
    expect((await stateOf(app, id)).status).toBe('withdrawn');
  });

  it('of a complaint asks no such question', async () => {
    const id = await register(app, 'son.badinh');
    expect(await page('son.badinh', `/petitions/${id}/withdrawal`)).not.toContain('name="sign"');
    expect((await post('son.badinh', `/petitions/${id}/withdrawal`, whole)).status).toBe(303);
    expect((await stateOf(app, id)).status).toBe('withdrawn');
  });
});

describe('a petition found to be a denunciation', () => {
  const address = (id: number) => `/petitions/${id}/sealing`;

  it('is sealed once the officer has said whom it is against, who reads it no more and works on it no more', async () => {
    const id = await register(app, 'son.badinh');
    const asked = await post('son.badinh', address(id), { reason: 'Nêu việc nhận tiền' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('hoặc đánh dấu người bị tố cáo là người đã ghi trong đơn');
    expect(asked.text).toContain('Nêu việc nhận tiền');
    expect((await stateOf(app, id)).sealed).toBe(false);
    await app.database.owner(
      "update petitions set status = 'assigned', assigned_to = a.id, holder_id = a.id, next_role = null, next_act = 'classify' from accounts a where petitions.id = $1 and a.login = 'cuong.badinh'",
      [id],
    );
    const whom = { 'respondents.0.name': 'Vũ Bá Cường', 'respondents.0.position': 'Chuyên viên' };
    expect((await post('son.badinh', address(id), { reason: 'Nêu việc nhận tiền', ...whom })).status).toBe(303);
    expect(await stateOf(app, id)).toMatchObject({ sealed: true, assigned_to: null, holder_id: null, next_act: 'assign' });
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(404);
    expect(await page('son.badinh', `/petitions/${id}`)).toContain('Vũ Bá Cường');
  });

  it('is not offered to whom it names when it is given out, and nobody is told why', async () => {
    const id = await register(app, 'son.badinh');
    const offered = async () =>
      [...(await page('thang.badinh', `/petitions/${id}/assignment`)).matchAll(/<(?:option|input)[^>]*value="(\d+)"/g)].map(
        ([, value]) => value,
      );
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    const before = await offered();
    expect(before).toContain(String(cuong?.id));
    const whom = { 'respondents.0.name': 'Vũ Bá Cường', 'respondents.0.position': 'Chuyên viên' };
    expect((await post('son.badinh', address(id), { reason: 'Nêu việc nhận tiền', ...whom })).status).toBe(303);
    expect(await offered()).toEqual(before.filter((value) => value !== String(cuong?.id)));
    expect(await page('thang.badinh', `/petitions/${id}/assignment`)).not.toContain('nêu tên');
  });

  it('is against whoever stands in it, when the officer says so', async () => {
    const id = await register(app, 'son.badinh');
    const written = { reason: 'Nêu việc nhận tiền', denouncedWritten: '1', denouncedIs: 'none' };
    expect((await post('son.badinh', address(id), written)).status).toBe(303);
    expect(await stateOf(app, id)).toMatchObject({ sealed: true, petition_type: 'TC' });
    expect(await app.database.owner('select 1 from named_accounts where petition_id = $1', [id])).toEqual([]);
  });
});

describe('a number struck out', () => {
  const running = async (id: number) =>
    (
      await app.database.owner<{ n: number }>(
        'select count(*)::int as n from clocks where petition_id = $1 and stopped_on is null',
        [id],
      )
    )[0]?.n;

  it('is the leader’s act with a reason; number kept, never given again, deadline ended, slip answering no more', async () => {
    const made = await app.as('hoa.badinh', (act) => registerPetition(act, registration));
    const address = `/petitions/${made.id}/void`;
    const ask = () =>
      request(app.app)
        .post('/lookup')
        .type('form')
        .send({ code: made.publicCode ?? '', pin: made.pin ?? '' });
    const answered = /<h1>Đơn của ông, bà/;
    expect((await ask()).text).toMatch(answered);
    expect(await running(made.id)).toBeGreaterThan(0);

    for (const login of ['hoa.badinh', 'son.badinh']) {
      expect(await page(login, `/petitions/${made.id}`)).not.toContain(`href="${address}"`);
      await agent(login).get(address).expect(403);
      const { _csrf, _key } = formFieldsOf(
        await page(login, `/petitions/${made.id}/withdrawal`).catch(() => page(login, '/account')),
      );
      await agent(login).post(address).type('form').send({ _csrf, _key, reason: 'Ghi nhầm' }).expect(403);
    }
    for (const reason of ['', '   ']) {
      const refused = await post('thang.badinh', address, { reason });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Nhập lý do hủy số đơn');
    }
    expect((await stateOf(app, made.id)).status).toBe('received');

    expect((await post('thang.badinh', address, { reason: 'Vào sổ hai lần' })).status).toBe(303);
    const [row] = await app.database.owner(
      `select p.status, p.number, p.void_reason, a.login, p.holder_id, p.next_role, p.next_act
         from petitions p join accounts a on a.id = p.voided_by where p.id = $1`,
      [made.id],
    );
    expect(row).toEqual({
      status: 'void',
      number: Number(made.number.slice(-6)),
      void_reason: 'Vào sổ hai lần',
      login: 'thang.badinh',
      holder_id: null,
      next_role: null,
      next_act: null,
    });
    expect(await running(made.id)).toBe(0);
    const after = await ask();
    expect(after.text).not.toMatch(answered);
    const book = await page('hoa.badinh', `/petitions?q=${made.number}`);
    expect(book).toContain('class="voided"');
    expect(book).toContain('Đã hủy số: Vào sổ hai lần');
    const next = await app.as('hoa.badinh', (act) => registerPetition(act, registration));
    expect(Number(next.number.slice(-6))).toBe(Number(made.number.slice(-6)) + 1);
    expect((await agent('thang.badinh').get(address)).status).toBe(409);
  });

  it('is refused once the petition was proposed', async () => {
    const id = await register(app, 'hoa.badinh');
    await app.database.owner("update petitions set status = 'proposed' where id = $1", [id]);
    expect((await agent('thang.badinh').get(`/petitions/${id}/void`)).status).toBe(409);
  });
});

describe('whoever forwarded a denunciation', () => {
  const offer = (id: number) => `/petitions/${id}/forwarder-notice"`;
  const told = { on: 'hôm nay', number: '15/UBND', leap: '15/UBND', note: '' };

  it('is told once: the act is offered while the duty runs', async () => {
    const id = await register(app, 'hoa.badinh', { declaredType: 'TC', source: 'press', sourceOrg: 'Báo Hà Nội Mới' });
    expect(await page('hoa.badinh', `/petitions/${id}`)).toContain(offer(id));
    expect((await post('hoa.badinh', `/petitions/${id}/forwarder-notice`, told)).status).toBe(303);
    expect(await page('hoa.badinh', `/petitions/${id}`)).not.toContain(offer(id));
    expect((await agent('hoa.badinh').get(`/petitions/${id}/forwarder-notice`)).status).toBe(409);
  });

  it('is owed nothing of a complaint, but is once it turns out to be a denunciation', async () => {
    const id = await register(app, 'hoa.badinh', { source: 'press', sourceOrg: 'Báo Hà Nội Mới' });
    expect(await page('hoa.badinh', `/petitions/${id}`)).not.toContain(offer(id));
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Nội dung là tố cáo' }));
    expect(await page('hoa.badinh', `/petitions/${id}`)).toContain(offer(id));
  });
});
