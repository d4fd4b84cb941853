// A content taken back while the papers of the acceptance are numbered and not sent: they leave only where that is meant.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, acceptedDenunciation, doActAtOnce, issuePapers, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const taken = { on: 'hôm nay', scope: 'partial', manner: 'petition', points: '' };
const sent = { on: 'hôm nay', recipients: 'người khiếu nại', denounced: '1' };
const statesOf = async (id: number) =>
  (await app.database.owner<{ state: string }>('select state from papers where proceeding_id = $1 order by id', [id])).map(
    ({ state }) => state,
  );
const firstOn = (html: string) => /<div class="do"><h2[^>]*>([^<]*)</.exec(html)?.[1];
const asked = { errors: { outdated: expect.stringContaining('(rút ngày ') } };

const complaintOfTwo = async (on: string): Promise<number> =>
  (await acceptedComplaint(app, on, { points: 'Diện tích thu hồi\nTái định cư' })).id;

describe('a complaint', () => {
  it('the sending of the notice asks whether it is meant', async () => {
    const id = await complaintOfTwo('2026-07-01');
    await issuePapers(app, id);
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { ...taken, contents: ['Tái định cư'] });
    const clerk = await app.signIn('hoa.badinh');
    const [paper] = await app.database.owner<{ id: number }>('select id::int from papers where proceeding_id = $1', [id]);
    const address = `/papers/${paper?.id}/sending`;
    const page = (await clerk.get(address).expect(200)).text;
    expect(page).toContain('Vẫn gửi văn bản còn ghi nội dung đã rút “Tái định cư” (rút ngày 01/07/2026)');
    const send = (more: object) =>
      clerk
        .post(address)
        .type('form')
        .send({ ...formFieldsOf(page), sentOn: 'hôm nay', means: 'post', to: 'Người khiếu nại', ...more });
    await send({}).expect(422);
    expect(await statesOf(id)).toEqual(['numbered']);
    await send({ outdated: '1' }).expect(303);
    expect(await statesOf(id)).toEqual(['sent']);
  });

  it('nothing is asked of a notice whose contents all stand', async () => {
    const id = await complaintOfTwo('2026-07-02');
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { ...taken, contents: ['Tái định cư'] });
    await issuePapers(app, id);
    await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    expect(await statesOf(id)).toEqual(['sent']);
  });
});

it('the decision and notices of a denunciation leave with their act only where that is meant', async () => {
  const { id } = await acceptedDenunciation(app, '2026-07-03');
  await issuePapers(app, id);
  await withTeam(app, id);
  const before = (await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect(firstOn(before)).toBe('Ghi việc gửi thông báo thụ lý');
  await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { ...taken, sign: 'none', contents: ['Gây khó khăn cho người dân'] });
  const file = (await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect(firstOn(file)).toMatch(/^Chờ .+ thu hồi văn bản thụ lý còn ghi nội dung đã rút$/);
  const waiting = (await (await app.signIn('hoa.badinh')).get('/work').expect(200)).text;
  expect(waiting).toContain('Chờ thu hồi văn bản thụ lý');
  expect(waiting).toContain('Còn ghi nội dung đã rút');
  // Whoever means it finds the way.
  expect(file).toContain(`<li><a href="/proceedings/${id}/acceptance-notice">`);
  await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toMatchObject(asked);
  expect((await statesOf(id)).slice(0, 3)).toEqual(['numbered', 'numbered', 'numbered']);
  await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', { ...sent, outdated: '1' });
  expect((await statesOf(id)).slice(0, 3)).toEqual(['sent', 'sent', 'sent']);
});
