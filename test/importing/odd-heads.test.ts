// A book whose heads are words nobody knows: the officer says which row is the head, and what rests on the place of a column alone is said.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, formOf, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let leader: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  leader = await app.signIn('cuong.badinh');
}, 120_000);
afterAll(() => app.close());

describe('a head of words nobody knows', () => {
  const odd = ['Mã hồ sơ', 'Nhận lúc', 'Tên dân', 'Chuyện', 'Kiểu', 'Xử ra sao'];
  const row = (no: string, what = 'Xin sửa đường') => [no, '05/02/2020', 'Nông Văn Lạ', what, 'Kiến nghị', 'Lưu đơn'];
  const codes = ['oldNumber', 'receivedOn', 'name', 'summary', 'type', 'state'];
  const pageOf = async (id: number) => (await clerk.get(`/imports/${id}/columns`).expect(200)).text;
  const selectOf = (page: string, name: string) =>
    /<option value="([^"]*)" selected/.exec(new RegExp(`name="${name}"[\\s\\S]*?</select>`).exec(page)?.[0] ?? '')?.[1] ?? '';
  const chosen = (order: readonly number[]) =>
    Object.fromEntries(order.map((at, index) => [`column.${index}`, codes[at] ?? ''])) as Record<string, string>;
  const asIs = [0, 1, 2, 3, 4, 5];

  it('is one where the officer says so: no petition, remembered for the book in whichever order its columns come', async () => {
    const source = 'Sổ chữ lạ';
    const journey = await upload(app, clerk, csvOf([odd, row('1'), row('2', 'Xin sửa cống')]), { book: 'petitions', source });
    const before = await pageOf(journey.id);
    expect(selectOf(before, 'headRow')).toBe('0');
    expect(before).not.toContain('Nông Văn Lạ');
    // Samples show once a column is chosen to be the type, also while the form is refused for something else.
    const refused = await clerk
      .post(`/imports/${journey.id}/columns`)
      .type('form')
      .send({
        ...formOf(before),
        'column.4': 'type',
        charset: 'unicode',
        blankState: 'filed',
        numbering: 'unique',
        headRow: '1',
      });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Xin sửa đường');
    await match(app, journey, { ...chosen(asIs), headRow: '1' });
    const stored = await pageOf(journey.id);
    expect(selectOf(stored, 'headRow')).toBe('1');
    expect(stored).toContain('Mã hồ sơ');
    await confirm(app, { ...journey, agent: leader }, 'execution');
    const rows = await app.database.owner('select state from import_rows where import_id = $1', [journey.id]);
    expect(rows).toEqual([{ state: 'imported' }, { state: 'imported' }]);

    const order = [4, 0, 3, 1, 2, 5];
    const mixed = (cells: readonly string[]) => order.map((at) => cells[at] ?? '');
    const later = await upload(app, clerk, csvOf([mixed(odd), mixed(row('3', 'Xin trồng cây'))]), { book: 'petitions', source });
    const again = await pageOf(later.id);
    expect(selectOf(again, 'headRow')).toBe('1');
    expect(order.map((_, index) => selectOf(again, `column\\.${index}`))).toEqual(order.map((at) => codes[at]));
  });

  it('that a file has none of is said, for its columns rest on their place alone', async () => {
    const source = 'Sổ không tiêu đề';
    const journey = await upload(app, clerk, csvOf([row('11'), row('12', 'Xin sửa cống')]), { book: 'petitions', source });
    const words = 'các cột đang chọn theo thứ tự lần trước';
    expect(await pageOf(journey.id)).not.toContain(words);
    await match(app, journey, chosen(asIs));
    const later = await upload(app, clerk, csvOf([row('13', 'Xin đèn'), row('14', 'Xin cây')]), { book: 'petitions', source });
    expect(await pageOf(later.id)).toContain(words);
  });
});
