// An order to verify that names what the acceptance, revoked and made anew, has no more: it does not leave without a word.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, acceptedDenunciation, doActAtOnce, issuePapers, withTeam } from './arrange.ts';
import { revokePaper } from './papers.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function paperOf(id: number, kind: string): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>(
    "select id::int from papers where proceeding_id = $1 and kind = $2 and state <> 'revoked' order by id desc limit 1",
    [id, kind],
  );
  return row?.id ?? 0;
}

/** The acceptance is revoked, what rests on it left unticked, and made anew with these contents. */
async function madeAnew(id: number, kind: string, points: string): Promise<void> {
  await revokePaper(app, await paperOf(id, kind), 'Ghi sai nội dung');
  await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points });
  await issuePapers(app, id);
}

async function complaintOf(on: string, points: string): Promise<{ id: number; order: number }> {
  const { id } = await acceptedComplaint(app, on);
  await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points });
  await withTeam(app, id);
  await issuePapers(app, id);
  return { id, order: await paperOf(id, 'KN05_2020') };
}

describe('an order to verify, its acceptance made anew with other contents', () => {
  it('of a complaint leaves only where the clerk says that it is meant for the rest, and stands on the file', async () => {
    const { id, order } = await complaintOf('2026-06-01', 'Diện tích thu hồi\nTái định cư');
    await madeAnew(id, 'KN03_2026', 'Diện tích thu hồi\nĐơn giá bồi thường');
    const clerk = await app.signIn('hoa.badinh');
    const file = (await clerk.get(`/proceedings/${id}`).expect(200)).text;
    expect(file).toContain('còn ghi nội dung không còn được thụ lý “Tái định cư”');
    expect(file).toContain(`/papers/${order}`);
    const waiting = (await clerk.get('/work').expect(200)).text;
    expect(waiting).toContain('Còn ghi nội dung đã rút hoặc không còn thụ lý');
    const href = `/papers/${order}/sending`;
    const page = (await clerk.get(href).expect(200)).text;
    expect(page).toContain('không xác minh nội dung không còn được thụ lý “Tái định cư”');
    const form = { ...formFieldsOf(page), sentOn: '01/06/2026', means: 'post', to: 'Tổ xác minh' };
    expect((await clerk.post(href).type('form').send(form).expect(422)).text).toContain('đánh dấu khi vẫn gửi');
    await clerk
      .post(href)
      .type('form')
      .send({ ...form, outdated: '1' })
      .expect(303);
    expect((await clerk.get(`/proceedings/${id}`).expect(200)).text).toContain(
      'đã gửi còn giao xác minh nội dung không còn được thụ lý “Tái định cư”',
    );
  });

  it('does not leave once nothing it orders is accepted', async () => {
    const { id, order } = await complaintOf('2026-06-02', 'Diện tích thu hồi\nTái định cư');
    await madeAnew(id, 'KN03_2026', 'Đơn giá bồi thường');
    const clerk = await app.signIn('hoa.badinh');
    const refused = (await clerk.get(`/papers/${order}/sending`).expect(409)).text;
    expect(refused).toContain('không còn nội dung nào phải xác minh');
    expect((await clerk.get(`/papers/${order}`).expect(200)).text).not.toContain(`/papers/${order}/sending`);
  });

  it('leaves with the confirmation where the content was only written otherwise', async () => {
    const { id, order } = await complaintOf('2026-06-03', 'Diện tích thu hồi');
    await madeAnew(id, 'KN03_2026', 'Diện tích thu hồi 59,1 m²');
    const clerk = await app.signIn('hoa.badinh');
    const page = (await clerk.get(`/papers/${order}/sending`).expect(200)).text;
    expect(page).toContain('nay là “Diện tích thu hồi 59,1 m²”');
  });

  it('of a denunciation is asked about alike', async () => {
    const { id } = await acceptedDenunciation(app, '2026-06-04');
    await issuePapers(app, id);
    await withTeam(app, id);
    await issuePapers(app, id);
    const order = await paperOf(id, 'TC07_2019');
    await madeAnew(id, 'TC04_2019', 'Thu tiền ngoài quy định\nCấp phép sai');
    const page = (await (await app.signIn('hoa.badinh')).get(`/papers/${order}/sending`).expect(200)).text;
    expect(page).toContain('nội dung không còn được thụ lý “Gây khó khăn cho người dân”');
  });

  it('with the same contents leaves without a question', async () => {
    const { id, order } = await complaintOf('2026-06-05', 'Diện tích thu hồi');
    await madeAnew(id, 'KN03_2026', 'diện tích  thu hồi');
    const page = (await (await app.signIn('hoa.badinh')).get(`/papers/${order}/sending`).expect(200)).text;
    expect(page).not.toContain('name="outdated"');
  });
});
