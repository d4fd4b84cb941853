// What the sending book says of a decision is not typed a second time in the act that tells of it, and nobody is in it twice.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usualReceiver } from '../../src/documents/registry/receivers.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, doAct, issuePapers } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const fieldOf = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1];

it('a decision of suspension: whom it was sent to stands in the act, the complainant once', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', id, 'suspension', { on: 'hôm nay', ground: 'await_other_body', reason: 'Chờ đo đạc' });
  await issuePapers(app, id);
  const [paper] = await app.database.owner<{ id: number }>(
    "select id from papers where proceeding_id = $1 and kind = 'KN14A_2026'",
    [id],
  );
  const clerk = await app.signIn('hoa.badinh');
  const page = (await clerk.get(`/papers/${paper?.id}/sending`).expect(200)).text;
  const to = fieldOf(page, 'to') ?? '';
  expect(to).toMatch(/^(Ông|Bà) /);
  expect(to).not.toMatch(/người khiếu nại(?!, tố cáo)/i);
  expect(to).toContain('Người bị khiếu nại');
  const form = { _csrf: csrfOf(page), _key: fieldOf(page, '_key'), sentOn: '02/11/2026', means: 'post', to };
  const sent = await clerk.post(`/papers/${paper?.id}/sending`).type('form').send(form).expect(303);
  const next = String(sent.headers.location);
  expect(next).toBe(`/proceedings/${id}/order-notice`);
  const act = (await clerk.get(next).expect(200)).text;
  expect(fieldOf(act, 'recipients')).toBe(to);
  expect(fieldOf(act, 'on')).toBe('02/11/2026');
});

it('a name stays beside whoever is called by what he is, where nothing names him', () => {
  const paper = {
    kind: 'KN14A_2026' as const,
    sealed: false,
    fields: {
      act: 'suspend',
      instance: 'first',
      complainant: { name: '', address: '' },
      sentTo: ['Người khiếu nại, người đại diện của người khiếu nại'],
    },
    number: 1,
    issuedOn: '2026-11-02',
    signerName: '',
    signerTitle: 'CHỦ TỊCH',
    recipients: '',
  };
  expect(usualReceiver(paper)).toContain('Người khiếu nại, người đại diện');
});
