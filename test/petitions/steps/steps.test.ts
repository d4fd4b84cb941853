// The small acts of a petition's page: a withdrawal that may not be let go, and the word owed to whoever forwarded it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealOnRequest } from '../../../src/petitions/steps/actions.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { register, stateOf } from '../handling.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp();
  for (const login of ['son.badinh', 'hoa.badinh']) agents.set(login, await app.signIn(login));
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

describe('whoever forwarded a denunciation', () => {
  const offer = (id: number) => `/petitions/${id}/forwarder-notice"`;
  const told = { on: 'hôm nay', number: '15/UBND', note: '' };

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
