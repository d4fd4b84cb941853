// A book whose column of results is called by a name of free words: what it says of how a petition ended is used, or said with its
// number before anything is tried and before anything goes in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withEnds } from '../../src/importing/unused-ends.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, formOf, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const heads = ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Kết quả giải quyết'];
const ends = ['Đang giải quyết', 'Chuyển đơn', 'Rút đơn', 'Đã giải quyết', 'Đang giải quyết'];
const bookOf = (words: readonly string[]) =>
  csvOf([
    heads,
    ...words.map((word, at) => [
      String(at + 1),
      `${at + 1}/09/2026`,
      `Đặng Thị Nụ ${at}`,
      'Khiếu nại',
      'Xem lại việc bồi thường',
      word,
    ]),
  ]);
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const statesOf = (id: number) =>
  app.database.owner<{ status: string; clocks: number }>(
    `select p.status, (select count(*)::int from clocks c where c.unit_id = p.unit_id and c.petition_id = p.id) as clocks
     from import_rows r join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id where r.import_id = $1 order by r.row_no`,
    [id],
  );

describe('a column that mostly says how a petition ended', () => {
  it('is proposed as the result, whatever it is called: what goes on gets its clock, what ended its own end', async () => {
    const { id } = await upload(app, clerk, bookOf(ends), { source: 'Sổ có kết quả' });
    expect(await pageOf(clerk, `/imports/${id}/columns`)).toMatch(/name="column\.5"[\s\S]*?<option value="state" selected/);
    await match(app, { id, agent: clerk });
    expect(await pageOf(head, `/imports/${id}/execution`)).not.toContain('không được dùng');
    await confirm(app, { id, agent: head }, 'execution');
    const found = await statesOf(id);
    expect(found.map((one) => one.status)).toEqual(['received', 'transferred', 'withdrawn', 'resolved', 'received']);
    expect(found.map((one) => one.clocks > 0)).toEqual([true, false, false, false, true]);
  });

  it('is left where it holds other words, or another column gives the result', () => {
    const words = [['Đã xem'], ['Đã giải quyết'], ['Trả lời dân ngày 3/4'], ['Chuyển đơn'], ['Rút đơn']].map(([word = '']) => [
      word,
    ]);
    expect(withEnds(['result'], 'petitions', words.slice(0, 4))).toEqual(['result']);
    expect(withEnds([''], 'petitions', words)).toEqual(['state']);
    expect(withEnds(['note'], 'petitions', words)).toEqual(['note']);
    const beside = (state: string) => words.map(([word = '']) => [word, state]);
    expect(withEnds(['result', 'state'], 'petitions', beside('Gửi quận'))).toEqual(['result', 'state']);
    expect(withEnds(['result', 'state'], 'petitions', beside(''))).toEqual(['state', '']);
  });
});

describe('where the officer leaves it', () => {
  let id: number;
  beforeAll(async () => {
    ({ id } = await upload(app, clerk, bookOf(ends), { source: 'Sổ bỏ kết quả' }));
  });
  const words = /5 dòng ghi chữ như “Đang giải quyết”, “Chuyển đơn”, “Rút đơn”, “Đã giải quyết”[^.]*không được dùng[^.]*/;

  it('nothing is tried before he says that he means it', async () => {
    const page = await pageOf(clerk, `/imports/${id}/columns`);
    expect(page).not.toContain('name="endsLeft"');
    const chosen = ['oldNumber', 'receivedOn', 'name', 'type', 'summary', 'result'];
    const answer = await clerk
      .post(`/imports/${id}/columns`)
      .type('form')
      .send({
        ...formOf(page),
        ...Object.fromEntries(chosen.map((code, index) => [`column.${index}`, code])),
        charset: 'unicode',
        blankState: 'filed',
        numbering: 'unique',
      });
    expect(answer.status).toBe(422);
    expect(words.exec(answer.text)?.[0]).toContain('đều vào sổ là “Lưu đơn”');
    expect(answer.text).toContain('name="endsLeft"');
  });

  it('the dry run says how many rows go in as what', async () => {
    await match(app, { id, agent: clerk }, { 'column.5': 'result', blankState: 'open', endsLeft: '1' });
    expect(words.exec(await pageOf(clerk, `/imports/${id}`))?.[0]).toContain('đều vào sổ là “Đang xử lý, chưa xong”');
  });
});
