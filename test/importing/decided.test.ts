// What the words of an old book were taken for: seen before the rows go in, changed until then and remembered as changed; what is only
// like a known word is proposed beside it and never chosen; what may denounce shows no word and is told how to go on.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { suggest } from '../../src/importing/nearest.ts';
import { meaningOf } from '../../src/importing/vocabulary.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, formOf, match, upload, work } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const heads = ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý', 'Cơ quan thụ lý'];
const line = (no: number, state: string, type = 'Kiến nghị', office = '') => [
  `${no}/2024`,
  '04/3/2024',
  `Phạm Thị Mười ${no}`,
  type,
  type === 'Tố cáo' ? 'Thu tiền sai quy định' : 'Xin sửa đường',
  state,
  office,
];
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** The lists of the page of values by the word each asks about: the field's name and what stands chosen. */
function fieldsOf(page: string) {
  const fields = new Map<string, { name: string; chosen: string; hint: string }>();
  for (const [, name = '', word = '', rest = ''] of page.matchAll(/for="f-(word\.\w+)"[^>]*>[^“]*“([^”]+)”([\s\S]*?)<\/select>/g))
    fields.set(word, { name, chosen: /value="([^"]*)" selected/.exec(rest)?.[1] ?? '', hint: plain(rest) });
  return fields;
}
async function decide(id: number, changes: Record<string, string>) {
  const page = await pageOf(clerk, `/imports/${id}/values`);
  const fields = fieldsOf(page);
  const all = Object.fromEntries([...fields.values()].map(({ name, chosen }) => [name, chosen]));
  const sent = Object.fromEntries(Object.entries(changes).map(([word, value]) => [fields.get(word)?.name ?? word, value]));
  await clerk
    .post(`/imports/${id}/values`)
    .type('form')
    .send({ ...formOf(page), ...all, ...sent })
    .expect(303);
  await work(app);
}
const tried = async (source: string, lines: string[][]) => {
  const journey = await upload(app, clerk, csvOf([heads, ...lines]), { source });
  await match(app, journey);
  return journey.id;
};
const takenIn = async (agent: Agent, id: number) =>
  plain(/Các chữ trong tệp được hiểu là gì[\s\S]*?<\/table>/.exec(await pageOf(agent, `/imports/${id}`))?.[0] ?? '');

it('a decided word stays on the page with its meaning, can be changed and made unknown again, and is remembered as changed', async () => {
  const source = 'Sổ khớp lại';
  // What cannot go in is in none of the counts that others than its bringer see.
  const late = line(9, 'Lưu đơn').with(1, '31/02/2024');
  const lines = [line(1, 'Xếp tủ'), line(2, 'Xếp tủ'), line(3, 'Lưu đơn'), late];
  const first = await tried(source, lines);
  expect(fieldsOf(await pageOf(clerk, `/imports/${first}/values`)).get('Xếp tủ')?.chosen).toBe('');
  await decide(first, { 'Xếp tủ': 'returned' });
  const shown = fieldsOf(await pageOf(clerk, `/imports/${first}/values`)).get('Xếp tủ');
  expect(shown).toMatchObject({ chosen: 'returned' });
  expect(shown?.hint).toContain('2 dòng');
  for (const agent of [clerk, head]) {
    const words = await takenIn(agent, first);
    expect(words).toContain('Đã trả lại đơn 2 “Xếp tủ” 2');
    expect(words).toContain('Lưu đơn 1 “Lưu đơn” 1');
    expect(words).toContain('Loại đơn Kiến nghị 3');
  }
  await decide(first, { 'Xếp tủ': 'filed' });
  expect(await takenIn(head, first)).toMatch(/Lưu đơn 3 “Xếp tủ” 2, “Lưu đơn” 1/);

  const second = await tried(source, [line(4, 'Xếp tủ')]);
  expect(fieldsOf(await pageOf(clerk, `/imports/${second}/values`)).get('Xếp tủ')?.chosen).toBe('filed');
  await decide(second, { 'Xếp tủ': '' });
  expect(plain(await pageOf(clerk, `/imports/${second}`))).toContain('Còn 1 giá trị chưa rõ nghĩa');
  const third = await tried(source, [line(5, 'Xếp tủ')]);
  expect(plain(await pageOf(clerk, `/imports/${third}`))).toContain('Còn 1 giá trị chưa rõ nghĩa');

  await confirm(app, { id: first, agent: head }, 'execution');
  expect((await clerk.get(`/imports/${first}/values`).expect(409)).text).toContain('Các dòng đã vào sổ, không đổi được nữa.');
  expect(await takenIn(clerk, first)).toMatch(/Lưu đơn 3 “Xếp tủ” 2, “Lưu đơn” 1/);
  // Once they are in, whoever took them in counts what he sees in the book.
  expect(await takenIn(head, first)).toBe('');
});

it('an office matched by hand is shown by its name and can be changed', async () => {
  const id = await tried('Sổ cơ quan', [
    line(11, 'Chuyển đơn', 'Kiến nghị', 'Ban X'),
    line(12, 'Chuyển đơn', 'Kiến nghị', 'Ban X'),
  ]);
  const unitIn = (page: string) => /name="(unit\.\w+)"[^>]*value="([^"]*)"/.exec(page)?.slice(1) ?? [];
  const [name = ''] = unitIn(await pageOf(clerk, `/imports/${id}/values`));
  await decide(id, { [name]: 'Phường Ba Đình' });
  expect(unitIn(await pageOf(clerk, `/imports/${id}/values`))).toEqual([name, expect.stringContaining('Ba Đình')]);
  const officeOf = async () =>
    (await app.database.owner<{ n: number }>('select count(office_id)::int as n from import_rows where import_id = $1', [id]))[0]
      ?.n;
  expect(await officeOf()).toBe(2);
  await decide(id, { [name]: '-' });
  expect(await officeOf()).toBe(0);
  expect(unitIn(await pageOf(clerk, `/imports/${id}/values`))).toEqual([name, '-']);
});

it('a word is proposed by its known beginning, never across "trả lời" and "trả lại", and never chosen beforehand', async () => {
  for (const word of ['Đã trả lời dân', 'Đã trả lời công dân bằng văn bản'])
    expect([word, suggest('state', 'petitions', word)]).toEqual([word, meaningOf('state', 'petitions', 'Đã trả lời', {})]);
  expect(suggest('state', 'petitions', 'Trả lời dân')).not.toBe('returned');
  expect(suggest('state', 'petitions', 'Đã trả lạii')).toBe('returned');
  expect(suggest('state', 'petitions', 'Đã giải quyết một phần')).toBe('');
  expect(suggest('type', 'petitions', 'Khếu nại')).toBe('KN');
  const id = await tried('Sổ gợi ý', [line(21, 'Đã trả lời dân'), line(22, 'Đã chuển đơn')]);
  const fields = fieldsOf(await pageOf(clerk, `/imports/${id}/values`));
  expect(fields.get('Đã trả lời dân')).toMatchObject({ chosen: '' });
  expect(fields.get('Đã trả lời dân')?.hint).toContain('Có thể là “Đã giải quyết xong”');
  expect(fields.get('Đã chuển đơn')).toMatchObject({ chosen: '' });
  expect(fields.get('Đã chuển đơn')?.hint).toContain('Có thể là “Đã chuyển đơn”');
});

it('of a denunciation an unknown outcome is said on the page of values, and the advice names the words that are known', async () => {
  const id = await tried('Sổ tố cáo lạ chữ', [line(31, 'Cất ngăn kéo', 'Tố cáo'), line(32, 'Lưu đơn')]);
  const values = await pageOf(clerk, `/imports/${id}/values`);
  expect(values).toContain('1 dòng được bảo mật còn chữ chưa rõ');
  expect(values).not.toMatch(/Mọi giá trị đều đã rõ|ngăn kéo/);
  expect(values).toContain(`href="/imports/${id}/problems"`);
  expect(await pageOf(clerk, `/imports/${id}/problems`)).toMatch(/thành một trong các chữ [\s\S]*Đã giải quyết xong/);
  const clear = await tried('Sổ tố cáo rõ chữ', [line(33, 'Lưu đơn', 'Tố cáo')]);
  expect(await pageOf(clerk, `/imports/${clear}/values`)).toContain('Mọi giá trị đều đã rõ');
  for (const word of ['Đã kết luận', 'Đã kết luận nội dung', 'Đã có kết luận', 'Đã xong việc'])
    expect([word, meaningOf('state', 'petitions', word, {})]).toEqual([word, 'resolved']);
});

it('a word the office decided that only a denunciation says now is changed by who brought the file and shown to nobody else', async () => {
  const source = 'Sổ tố cáo chữ nhớ';
  const first = await tried(source, [line(41, 'Bỏ ống')]);
  await decide(first, { 'Bỏ ống': 'filed' });
  const second = await tried(source, [line(42, 'Bỏ ống', 'Tố cáo')]);
  expect(await takenIn(clerk, second)).toContain('chữ ở dòng được bảo mật 1');
  expect(await takenIn(head, second)).toBe('');
  expect(await pageOf(head, `/imports/${second}`)).not.toContain('Bỏ ống');
  expect(fieldsOf(await pageOf(clerk, `/imports/${second}/values`)).get('Bỏ ống')?.chosen).toBe('filed');
  await head.get(`/imports/${second}/values`).expect(403);
});

it('a day of a reply taken for that of the forwarding paper is asked about: it would be younger than the petition', async () => {
  const columns = ['Số đến', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Ngày công văn'];
  const row = (no: string, type: string, on: string) => [no, '03/01/2024', 'Lò Thị Kín', type, 'Xin sửa đường', on];
  const rows = [row('1', 'Kiến nghị', '09/02/2024'), row('2', 'Kiến nghị', '02/01/2024'), row('3', 'Tố cáo', '09/02/2024')];
  const journey = await upload(app, clerk, csvOf([columns, ...rows]), { source: 'Sổ văn bản trả lời' });
  await match(app, journey);
  const tried = (await clerk.get(`/imports/${journey.id}`).expect(200)).text;
  expect(tried).toContain('Ngày văn bản chuyển đến sau ngày nhận đơn');
  const asked = (await head.get(`/imports/${journey.id}/execution`).expect(200)).text;
  expect(asked).toContain('1 dòng (dòng 2) có “Ngày văn bản chuyển đến” sau ngày nhận đơn');
});
