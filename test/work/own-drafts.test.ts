// What an officer has typed and not saved is told on "Việc của tôi": to nobody else, without a word of it, until it is saved or thrown away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledIntake } from '../petitions/intake-form.ts';
import { type Agent, csrfOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const story = 'Ông ấy thu tiền của mười hai hộ ngõ Cấm Chỉ';
const sender = 'Đinh Thị Kín Miệng';
/** What the page says of drafts, and where it leads. */
async function told(agent: Agent) {
  const html = (await agent.get('/work').expect(200)).text;
  const block = /<div[^>]*data-own-drafts[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
  const hrefs = [...block.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&') ?? '');
  return { html, words: block.replace(/<[^>]+>/g, ''), hrefs };
}
/** The script of this form saves what is typed, then the machine stops. */
async function begin(agent: Agent, address: string, form: string, typed: Record<string, string>) {
  const page = (await agent.get(address).expect(200)).text;
  const number = /name="draft" value="(\d+)"/.exec(page)?.[1];
  const place = `/drafts/${form}?subject=${number}`;
  await agent.post(place).set('X-CSRF-Token', csrfOf(page)).type('form').send(typed).expect(200);
}

test('drafts of petitions and of visits open from the first page; sent or thrown away they are gone, and nobody else is told', async () => {
  const hoa = await app.signIn('hoa.badinh');
  expect((await told(hoa)).words).toBe('');
  const typed = { 'senders.0.name': sender, summary: story };
  await begin(hoa, '/petitions/new?mode=open', 'petition-registration', filledIntake(typed));
  await begin(hoa, '/petitions/new?mode=sealed', 'petition-registration-sealed', filledIntake({ ...typed, mode: 'sealed' }));
  await app.database.owner("update drafts set saved_at = timestamptz '2026-11-25 09:42+07' - version * interval '1 minute'");

  const two = await told(hoa);
  // Of which of the two somebody denounces whom, the page does not say.
  expect(two.words).toMatch(/đang nhập dở: (Đơn mới chưa vào sổ, lưu 25\/11\/2026 09:41( · )?){2}$/);
  for (const word of [sender, story, 'tố cáo']) expect(two.words).not.toContain(word);
  for (const href of two.hrefs) expect((await hoa.get(href).expect(200)).text).toContain(story);
  expect((await hoa.get('/work/print').expect(200)).text).not.toContain('data-own-drafts');
  for (const other of ['trang.badinh', 'cuong.badinh', 'quantri'])
    expect((await told(await app.signIn(other))).html).not.toContain('data-own-drafts');

  const lan = await app.signIn('lan.badinh');
  await begin(lan, '/visits/new?denunciation=no', 'visit', { c1_summary: story });
  const visit = await told(lan);
  expect(visit.words).toContain('Lượt tiếp công dân mới, lưu ');
  expect((await lan.get(visit.hrefs[0] ?? '').expect(200)).text).toContain(story);

  // Sent: its own is gone. Thrown away: nothing is left.
  const open = two.hrefs.find((href) => href.includes('mode=open')) ?? '';
  const form = unchangedForm((await hoa.get(open).expect(200)).text, 'intake');
  const sent = await hoa
    .post('/petitions/new')
    .type('form')
    .send({ ...form, ...filledIntake(typed) });
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/petitions\/\d+/)]);
  const one = await told(hoa);
  expect(one.hrefs).toEqual(two.hrefs.filter((href) => href !== open));
  const number = new URL(one.hrefs[0] ?? '', 'http://x').searchParams.get('draft');
  await hoa
    .post(`/drafts/petition-registration-sealed/removal?subject=${number}&back=/work`)
    .type('form')
    .send({ _csrf: csrfOf(one.html) })
    .expect(303);
  expect((await told(hoa)).words).toBe('');
});

test('of many the latest four are linked, and the rest is counted', async () => {
  const trang = await app.signIn('trang.badinh');
  for (let n = 0; n < 5; n += 1)
    await begin(trang, '/petitions/new?mode=open', 'petition-registration', { subject: `Đơn thứ ${n}` });
  const { words, hrefs } = await told(trang);
  expect(hrefs).toHaveLength(4);
  expect((await trang.get(hrefs[0] ?? '').expect(200)).text).toContain('Đơn thứ 4');
  expect(words).toContain('và 1 bản cũ hơn');
});
