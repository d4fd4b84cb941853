// The token of a form never reads the same twice, and holds all the same: before the sign-in and after it.
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const common = (one: string, other: string) => [...one].filter((letter, at) => letter === other[at]).length;
const unmask = (token: string) => {
  const both = Buffer.from(token, 'base64url');
  return both
    .subarray(both.length / 2)
    .map((byte, at) => byte ^ (both[at] ?? 0))
    .join();
};

it.each(['officer', 'stranger'])('is masked anew in each page: %s', async (who) => {
  const agent = who === 'officer' ? await app.signIn('hoa.badinh') : request.agent(app.app);
  const address = who === 'officer' ? '/account' : '/sign-in';
  const tokens: string[] = [];
  for (let n = 0; n < 4; n += 1) tokens.push(csrfOf((await agent.get(address).expect(200)).text));
  expect(new Set(tokens).size).toBe(4);
  expect(common(tokens[0] ?? '', tokens[1] ?? '')).toBeLessThan(16);
  expect(new Set(tokens.map(unmask)).size).toBe(1);
});

it('holds for every page drawn in the session, and for no other text', async () => {
  const agent = await app.signIn('hoa.badinh');
  const other = csrfOf((await (await app.signIn('son.badinh')).get('/account')).text);
  const tokens = [csrfOf((await agent.get('/account')).text), csrfOf((await agent.get('/work')).text)];
  const send = (token: string) => agent.post('/petitions/duplicates').type('form').send({ _csrf: token });
  for (const token of tokens) await send(token).expect(200);
  const [good = ''] = tokens;
  const bare = Buffer.from(unmask(good).split(',').map(Number)).toString('base64url');
  for (const token of [other, bare, '', 'x'.repeat(64), `${good}A`, good.slice(1)]) await send(token).expect(403);
});

it('holds under no mark but ours: a page that says another hand of itself does nothing, and says so', async () => {
  const agent = await app.signIn('hoa.badinh');
  const forged = Buffer.from(csrfOf((await agent.get('/feedback/new')).text), 'base64url');
  const ofAccount = forged.length / 2 + 24 + 5;
  forged[ofAccount] = (forged[ofAccount] ?? 0) ^ 1;
  const answer = await agent
    .post('/feedback/new')
    .type('form')
    .set({ Host: 'office.test', Origin: 'http://office.test' })
    .send({ _csrf: forged.toString('base64url'), words: 'Góp ý của ai', kind: 'other' });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('không cho biết ai đã mở');
  expect(answer.text).toContain('Góp ý của ai');
  expect(await app.database.owner('select 1 from feedback_requests')).toHaveLength(0);
});
