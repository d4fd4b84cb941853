// A dry run that is older than what another import did to the same book is tried again before its figures are confirmed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { workbookOf } from './files.ts';
import { confirm, formOf, match, upload, work } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
let minute = 0;
/** Each act on a minute of its own. */
const later = () => {
  minute += 1;
  app.setNow(new Date(Date.UTC(2026, 10, 25, 2, minute)).toISOString());
};
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T02:00:00Z');
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const heads = ['STT', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'];
const tried = async (source: string, count: number) => {
  const lines = Array.from({ length: count }, (_, at) => [
    ...[String(at + 1), `0${at + 1}/03/2012`, 'Trần Văn Mười', 'Ngõ 5', 'Kiến nghị', 'Xin sửa đường', 'Lưu đơn'],
  ]);
  later();
  const journey = await upload(app, clerk, await workbookOf([heads, ...lines]), { source, name: 'so.xlsx' });
  await match(app, journey);
  return journey.id;
};
/** As who takes them in counts them. */
const canGoIn = (rows: number) =>
  new RegExp(`Nhập được, không tính dòng tố cáo hoặc nêu tên cán bộ nếu có</th><td[^>]*><strong>${rows}<`);
const pageOf = async (address: string) => (await head.get(address).expect(200)).text;
const stateOf = async (id: number) =>
  (await app.database.owner<{ state: string }>('select state from imports where id = $1', [id]))[0]?.state;

it('its page says so and leads to the trial, whose figures are those that will be', async () => {
  const first = await tried('Sổ chung', 3);
  const second = await tried('Sổ chung', 4);
  expect(await pageOf(`/imports/${second}`)).toMatch(canGoIn(4));
  const seen = await pageOf(`/imports/${second}/execution`);
  later();
  await confirm(app, { id: first, agent: head }, 'execution');
  later();
  const page = await pageOf(`/imports/${second}`);
  expect(page).toContain('đã được nhập vào sổ sau lần chạy thử này');
  expect(page).not.toContain(`href="/imports/${second}/execution"`);
  expect(page).toContain(`href="/imports/${second}/trial"`);
  expect((await head.get(`/imports/${second}/execution`).expect(303)).headers.location).toBe(`/imports/${second}/trial`);
  // Nor do the old figures go through a page that was open before.
  const refused = await head
    .post(`/imports/${second}/execution`)
    .type('form')
    .send({ ...formOf(seen), confirmed: '1' })
    .expect(409);
  expect(refused.text).toContain('chạy thử lại rồi mới nhập');
  expect(await stateOf(second)).toBe('checked');
  const trial = await pageOf(`/imports/${second}/trial`);
  expect(trial).not.toContain('name="confirmed"');
  await head.post(`/imports/${second}/trial`).type('form').send(formOf(trial)).expect(303);
  await work(app);
  expect(await pageOf(`/imports/${second}`)).toMatch(canGoIn(1));
  expect(await pageOf(`/imports/${second}/execution`)).toContain(
    '1 dòng không tố cáo, không nêu tên cán bộ, cùng các dòng tố cáo hoặc nêu tên cán bộ nếu có, của “Sổ chung”',
  );
  // Taken out again, by another import of whichever old book.
  later();
  await confirm(app, { id: first, agent: head }, 'reversal');
  later();
  expect(await pageOf(`/imports/${second}/trial`)).toContain('đã được hoàn tác sau lần chạy thử này');
});

it('while another is at work on the book nothing begins, nor is anything tried', async () => {
  const first = await tried('Sổ một', 2);
  const second = await tried('Sổ hai', 2);
  const page = await pageOf(`/imports/${first}/execution`);
  later();
  await head
    .post(`/imports/${first}/execution`)
    .type('form')
    .send({ ...formOf(page), confirmed: '1' })
    .expect(303);
  expect(await pageOf(`/imports/${second}`)).toContain('Khi đợt ấy xong thì chạy thử lại rồi nhập');
  expect((await head.get(`/imports/${second}/trial`)).status).toBe(409);
  later();
  await work(app);
  later();
  expect(await pageOf(`/imports/${second}`)).toContain(`href="/imports/${second}/trial"`);
});
