// Help over HTTP: every screen leads to its own guide, the book of a role holds that role's screens, the first tour ends once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../src/accounts/roles.ts';
import { levels } from '../../src/help/guide.ts';
import { guides } from '../../src/help/library.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let processor: Agent;
beforeAll(async () => {
  app = await testApp();
  processor = await app.signIn('son.badinh');
});
afterAll(() => app.close());

const panelOf = (html: string) => /<iframe src="([^"]+)"/.exec(html)?.[1];

it.each([
  ['/work', '/help/viec-cua-toi?panel=1'],
  ['/petitions', '/help/so-don-thu?panel=1'],
  ['/petitions/new?mode=open', '/help/tiep-nhan-don?panel=1'],
  ['/search?q=a', '/help/tim-kiem?panel=1'],
])('%s shows the guide of that very screen', async (path, panel) => {
  expect(panelOf((await processor.get(path).expect(200)).text)).toBe(panel);
});

it('still shows it on a form that came back with errors', async () => {
  const page = await processor.get('/petitions/new?mode=open').expect(200);
  const again = await processor
    .post('/petitions/new')
    .type('form')
    .send({ _csrf: csrfOf(page.text), mode: 'open', subject: 'Chữ đã gõ' })
    .expect(422);
  expect(panelOf(again.text)).toBe('/help/tiep-nhan-don?panel=1');
  expect(again.text).toContain('Chữ đã gõ');
});

it('shows every guide as a page and as a panel, one heading each, without a script in the panel', async () => {
  for (const guide of guides) {
    const page = await processor.get(`/help/${guide.topic}`).expect(200);
    expect(page.text.match(/<h1/g)).toHaveLength(1);
    const panel = await processor.get(`/help/${guide.topic}?panel=1`).expect(200);
    expect(panel.text.match(/<h1/g)).toHaveLength(1);
    expect(panel.text).not.toMatch(/<script|<iframe|class="topbar"/);
  }
});

it('has no guide of another name and no file outside its pictures', async () => {
  for (const path of [
    '/help/khong-co',
    '/help/images/khong-co.webp',
    '/help/images/..%2F..%2F..%2Fpackage.json',
    '/help/images/%2e%2e',
  ])
    await processor.get(path).expect(404);
  const name = guides
    .flatMap((guide) => guide.sections.flatMap(({ blocks }) => blocks))
    .find((block) => block.kind === 'picture');
  const picture = await processor.get(`/help/${name?.src}`).expect(200);
  expect(picture.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
});

it('prints a book for each role and level, of the screens that role opens and no others', async () => {
  for (const role of roles)
    for (const level of levels) {
      const book = (await processor.get(`/help/manual?role=${role}&level=${level}`).expect(200)).text;
      const topics = [...book.matchAll(/<article id="([a-z0-9-]+)"/g)].map((match) => match[1]);
      const contents = [...book.matchAll(/<li><a href="#([a-z0-9-]+)"/g)].map((match) => match[1]);
      expect(contents).toEqual(topics);
      expect(topics).toEqual(expect.arrayContaining(['viec-cua-toi', 'phim-tat', 'truc-trac']));
      expect([role, topics.includes('tai-khoan')]).toEqual([role, ['admin', 'unit_admin'].includes(role)]);
      expect([role, topics.includes('tiep-cong-dan')]).toEqual([
        role,
        ['reception_officer', 'unit_head', 'leader', 'reception_board_head'].includes(role),
      ]);
      if (role === 'leader') {
        expect(book.includes('ít nhất 2 ngày trong một tháng')).toBe(level === 'commune');
        expect(book.includes('trưởng phòng bấm')).toBe(level === 'department');
      }
    }
  expect((await processor.get('/help/manual?role=khong&level=co').expect(200)).text).toContain('Xem và in');
});

it('invites to the tour of one’s role until it was walked or put away, and remembers it for the account', async () => {
  const lan = await app.signIn('lan.badinh');
  const work = await lan.get('/work').expect(200);
  expect(work.text).toContain('href="/help/tour"');
  expect((await lan.get('/petitions').expect(200)).text).not.toContain('href="/help/tour"');
  const first = await lan.get('/help/tour').expect(200);
  expect(first.text).toContain('Bước 1 trong 5');
  expect((await lan.get('/help/tour?step=99').expect(200)).text).toContain('Bước 1 trong 5');
  await lan
    .post('/help/tour/dismissal')
    .type('form')
    .send({ _csrf: csrfOf(first.text) })
    .expect(303);
  expect((await lan.get('/work').expect(200)).text).not.toContain('href="/help/tour"');
  const elsewhere = await app.signIn('lan.badinh');
  expect((await elsewhere.get('/work').expect(200)).text).not.toContain('href="/help/tour"');
  expect((await processor.get('/work').expect(200)).text).toContain('href="/help/tour"');
  // Walked after all: finished stays finished.
  await elsewhere
    .post('/help/tour/completion')
    .type('form')
    .send({ _csrf: csrfOf((await elsewhere.get('/account')).text) })
    .expect(303);
  await elsewhere
    .post('/help/tour/dismissal')
    .type('form')
    .send({ _csrf: csrfOf((await elsewhere.get('/account')).text) })
    .expect(303);
  expect(
    await app.database.owner("select how from tours_ended t join accounts a on a.id = t.account_id where login = 'lan.badinh'"),
  ).toEqual([{ how: 'finished' }]);
});

it('credits an article with what it says', async () => {
  const conclusion = (await processor.get('/help/ket-luan-tiep-cong-dan').expect(200)).text;
  expect(conclusion).toMatch(/Khoản 3 Điều 25 Nghị định 154\/2026\/NĐ-CP: [^<]*trả lời ngay[^<]*người cần liên hệ/);
  expect(conclusion).not.toContain('biên bản');
  const assignment = (await processor.get('/help/giao-xac-minh').expect(200)).text;
  expect(assignment).toMatch(/Điều 10 Nghị định 31\/2019\/NĐ-CP: [^<]*từ 02 người trở lên/);
  expect(assignment).not.toMatch(/Điều 31 Luật Tố cáo: [^<]*người trở lên/);
});
