// An old book waits to be taken in. Who denounces in it is read by nobody: not by a colleague who matches its columns wrongly, not through
// another's eyes, not with a password handed out anew, not in a cell that slipped into another column.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { narrowed } from '../../src/accounts/see-as/rules.ts';
import { runJobs } from '../../src/worker.ts';
import { accountId, postsOf, sendForm } from '../accounts/administration.ts';
import { formOf, type Journey, match, upload, work } from '../importing/journey.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';

let app: TestApp;
let clerk: Agent;
let colleague: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  colleague = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const telling = ['Khuất', 'Chim', 'Sẻ', 'Én', 'Ngõ Lá Me'];
const toldIn = (text: string) => telling.filter((word) => text.includes(word));
const book = [
  'Số đến,Ngày nhận,Họ tên,Địa chỉ,Loại đơn,Hình thức,Lĩnh vực,Nội dung',
  '1,31/02/2020,Khuất Thị Chim,Ngõ Lá Me 5,TC,KN,Đất đai,Thu tiền sai quy định',
  '2,31/02/2020,Nông Văn Thật,Ngõ 9,Khiếu nại,KN,Đất đai,Xin xem lại giá đền bù',
  // A cell is missing: each stands one column too far to the left.
  '31/02/2020,Khuất Thị Sẻ,Ngõ Lá Me 6,Tố cáo,,KN,Khuất Thị Én,Khuất Thị Sẻ',
  '4,31/02/2020,Khuất Thị Én,Ngõ Lá Me 7,Đơn TC,KN,Đất đai,Thu tiền sai quy định',
].join('\n');
const brought = async (source: string): Promise<Journey> => upload(app, clerk, Buffer.from(book), { source });
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const shownRows = (html: string) => [
  ...new Set([...html.matchAll(/<td data-l="Dòng">(\d+)<\/td>/g)].map(([, no]) => Number(no))),
];
const fileOf = async (agent: Agent, id: number): Promise<string[][]> => {
  const workbook = await openBook(agent, `/imports/${id}/rejected.xlsx`);
  const lines: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))));
  return lines;
};
/** Head row of the book: type is read from the column beside it, names as fields. */
const wrongly = { 'column.4': '', 'column.5': 'type', 'column.2': 'field', 'column.6': '' };

describe('columns matched wrongly', () => {
  it('are matched by whoever brought the file alone: a colleague is told so, on the page and when he sends', async () => {
    const { id } = await brought('Sổ của người khác');
    for (const page of ['columns', 'values']) {
      const { text } = await colleague.get(`/imports/${id}/${page}`).expect(403);
      expect(text).toContain('người tải tệp lên khớp');
    }
    const own = await pageOf(clerk, `/imports/${id}/columns`);
    const _csrf = csrfOf(await pageOf(colleague, '/account'));
    const sent = { ...formOf(own), _csrf, charset: 'unicode', blankState: 'filed', numbering: 'unique', ...wrongly };
    expect((await colleague.post(`/imports/${id}/columns`).type('form').send(sent)).status).toBe(403);
    const shown = await pageOf(colleague, `/imports/${id}`);
    expect(shown).toContain('tải tệp lên thành đợt mới');
    expect(shown).not.toMatch(/href="\/imports\/\d+\/(?:columns|values)"/);
  });

  it('show nothing of a row one of whose cells says denunciation, whatever it was taken for', async () => {
    const journey = await brought('Sổ khớp sai');
    await match(app, journey, wrongly);
    const { id } = journey;
    expect(shownRows(await pageOf(clerk, `/imports/${id}/problems`))).toEqual([2, 3, 4, 5]);
    for (const page of ['columns', 'values', 'problems', ''])
      expect([page, toldIn(await pageOf(clerk, `/imports/${id}/${page}`.replace(/\/$/, '')))]).toEqual([page, []]);
    expect(toldIn(JSON.stringify(await fileOf(clerk, id)))).toEqual([]);
    expect(shownRows(await pageOf(colleague, `/imports/${id}/problems`))).toEqual([3]);
    expect((await fileOf(colleague, id)).map((line) => line[1])).toEqual(['Dòng', '3']);
  });

  it('nor by a word the office gave a meaning before', async () => {
    const { id } = await upload(app, clerk, Buffer.from(book.replaceAll(',TC,', ',Đơn đỏ,')), { source: 'Sổ đơn đỏ' });
    await match(app, { id, agent: clerk });
    const values = await pageOf(clerk, `/imports/${id}/values`);
    const [, name = ''] = /name="(word\.\w+)"/.exec(values.slice(values.indexOf('Đơn đỏ') - 2000)) ?? [];
    expect(name).not.toBe('');
    await clerk
      .post(`/imports/${id}/values`)
      .type('form')
      .send({ ...formOf(values), [name]: 'TC' })
      .expect(303);
    await work(app);
    await match(app, { id, agent: clerk }, wrongly);
    for (const page of ['columns', 'values', 'problems'])
      expect([page, toldIn(await pageOf(clerk, `/imports/${id}/${page}`))]).toEqual([page, []]);
  });
});

it('of a row that may denounce every cell is kept back, on the page and in the file', async () => {
  const journey = await brought('Sổ lệch cột');
  await match(app, journey);
  const problems = await pageOf(clerk, `/imports/${journey.id}/problems`);
  expect(toldIn(problems)).toEqual([]);
  expect(problems).toContain('(được bảo mật: chép lại từ dòng 4 của tệp gốc)');
  const [, first, second, shifted] = await fileOf(clerk, journey.id);
  expect(new Set(first?.slice(2))).toEqual(new Set(['(được bảo mật: chép lại từ dòng 2 của tệp gốc)']));
  expect(second?.slice(2, 5)).toEqual(['2', '31/02/2020', 'Nông Văn Thật']);
  expect(new Set(shifted?.slice(2))).toEqual(new Set(['(được bảo mật: chép lại từ dòng 4 của tệp gốc)', undefined]));
});

it('nobody looks into an old book through another’s eyes, and the wall gives such a look nothing of it', async () => {
  const journey = await brought('Sổ bị xem như');
  await match(app, journey);
  const admin = await app.signIn('quantri');
  const [post] = await postsOf(app, 'hoa.badinh');
  const hoa = await accountId(app, 'hoa.badinh');
  await sendForm(admin, `/admin/accounts/${hoa}/see-as`, {
    assignment: String(post?.id),
    reason: 'Phiếu hỗ trợ 12: không thấy nút',
    asked: '1',
  });
  await admin.get('/imports').expect(200);
  for (const page of ['', '/columns', '/values', '/problems', '/rejected.xlsx', '/abandonment']) {
    const { status, text } = await admin.get(`/imports/${journey.id}${page}`);
    expect([page, status, toldIn(text ?? '')]).toEqual([page, 403, []]);
  }
  const seen = narrowed(await app.database.actorOf('hoa.badinh'), {
    id: 1,
    helperId: await accountId(app, 'quantri'),
    endsAt: new Date(),
  });
  for (const table of ['import_rows', 'import_chunks', 'import_words']) {
    const count = (actor: typeof seen) =>
      app.database.database.inUnit(actor, (tx) => tx.one<{ n: number }>(`select count(*)::int as n from ${table}`));
    expect([table, (await count(seen)).n]).toEqual([table, 0]);
    expect((await count(await app.database.actorOf('hoa.badinh'))).n).toBeGreaterThan(0);
  }
});

it('with a password handed out anew the book is a colleague’s, until somebody has confirmed who came back', async () => {
  const journey = await brought('Sổ trước khi cấp lại mật khẩu');
  await match(app, journey);
  const { id } = journey;
  const hoa = await accountId(app, 'hoa.badinh');
  await sendForm(await app.signIn('quy.badinh'), `/admin/accounts/${hoa}/password`, { verified: '1' });
  await app.database.owner(
    "update accounts set must_change_password = false, one_time_until = null, password_hash = (select password_hash from accounts where login = 'son.badinh') where id = $1",
    [hoa],
  );
  await runJobs(app.services, app.database.workerUrl);
  const hands = await app.signIn('hoa.badinh');
  expect(shownRows(await pageOf(hands, `/imports/${id}/problems`))).toEqual([3]);
  expect((await fileOf(hands, id)).map((line) => line[1])).toEqual(['Dòng', '3']);
  expect((await hands.get(`/imports/${id}/columns`).expect(403)).text).toContain('Mật khẩu của ông, bà vừa được cấp mới');
  // What these hands bring themselves is theirs.
  const fresh = await upload(app, hands, Buffer.from(book), { source: 'Sổ mới' });
  await hands.get(`/imports/${fresh.id}/columns`).expect(200);

  const head = await app.signIn('hung.thanhtra');
  const list = await pageOf(head, '/reveal-confirmations');
  expect(list).toContain('sổ cũ đã tải lên');
  const [post] = await postsOf(app, 'hoa.badinh');
  await head
    .post(`/reveal-confirmations/${post?.id}`)
    .type('form')
    .send({ _csrf: csrfOf(list) })
    .expect(303);
  expect(shownRows(await pageOf(hands, `/imports/${id}/problems`))).toEqual([2, 3, 4, 5]);
  await hands.get(`/imports/${id}/columns`).expect(200);
});
