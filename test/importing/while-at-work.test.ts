// What the pages of an import say while its job is at work, or has stopped under it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { csvOf, formOf, match, upload, work } from './journey.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const book = csvOf([
  ['STT', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung'],
  ['1', '1/2/2024', 'Nguyễn Thị Hạnh', 'Khiếu nại', 'Khiếu nại về thuế nhà'],
  ['2', '2/2/2024', 'Lê Văn Hoà', 'Khiếu nại', 'Khiếu nại về thuế đất'],
]);

describe('while the dry run is at it', () => {
  let id: number;
  it('the pages of matching say so, and are there again afterwards', async () => {
    ({ id } = await upload(app, clerk, book));
    await match(app, { id, agent: clerk });
    const page = (await clerk.get(`/imports/${id}/columns`).expect(200)).text;
    const chosen = Object.fromEntries(
      [...page.matchAll(/<select[^>]*name="(column\.\d+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name = '', body = '']) => [
        name,
        /<option value="([^"]*)" selected/.exec(body)?.[1] ?? '',
      ]),
    );
    await clerk
      .post(`/imports/${id}/columns`)
      .type('form')
      .send({ ...formFieldsOf(page), ...formOf(page), ...chosen, charset: 'unicode', blankState: 'filed', numbering: 'unique' })
      .expect(303);
    for (const name of ['columns', 'values']) {
      const answer = await clerk.get(`/imports/${id}/${name}`);
      expect([answer.status, answer.text.includes('Phần mềm đang chạy thử.')]).toEqual([409, true]);
    }
    await work(app);
    await clerk.get(`/imports/${id}/values`).expect(200);
  });

  it('a job that gives no sign of life is said to be taken up again, not to have done nothing', async () => {
    const beat = (ago: string) =>
      app.database.owner(
        `update imports set state = 'running', rows_done = 0, beat_at = beat_at - interval '${ago}' where id = $1`,
        [id],
      );
    await beat('0 seconds');
    expect((await clerk.get(`/imports/${id}`).expect(200)).text).toContain('Đã xong 0 trên');
    await beat('30 seconds');
    const page = (await clerk.get(`/imports/${id}`).expect(200)).text;
    expect(page).toContain('Đang nối lại công việc');
    expect(page).not.toContain('Đã xong 0 trên');
  });
});
