// The receipt 02/TCD of a petition that came without a visit: its list is checked, kept as a paper, put right until it is signed.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { readQr } from '../support/read-qr.ts';
import { aDenunciation } from '../support/registration.ts';
import { register } from './handling.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const pageOf = async (id: number, agent = clerk) => (await agent.get(`/petitions/${id}/receipt`).expect(200)).text;
const keep = async (id: number, answers: Record<string, string>, agent = clerk) =>
  agent
    .post(`/petitions/${id}/receipt`)
    .type('form')
    .send({ ...unchangedForm(await pageOf(id, agent), 'receipt'), ...answers });
const sheetOf = async (id: number, agent = clerk) => (await agent.get(`/petitions/${id}/receipt/print`).expect(200)).text;
const cells = (text: string) => [...text.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell?.trim());
const papersOf = (id: number) =>
  app.database.owner<{ id: number; state: string; sealed: boolean; fields: { items: unknown; giver: unknown } }>(
    "select id::int, state, sealed, fields from papers where petition_id = $1 and kind = 'TCD02_2026' order by id",
    [id],
  );

describe('the receipt of a petition without a visit', () => {
  it('says what is no number of pages, keeps what was typed, and makes no paper of it', async () => {
    const id = await register(app, 'hoa.badinh');
    await clerk.get(`/petitions/${id}/receipt/print`).expect(303);
    const refused = await keep(id, { 'pages.0': 'mười hai', 'condition.0': 'Bản chính' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Nhập số trang, ví dụ 3');
    expect(unchangedForm(refused.text, 'receipt')).toMatchObject({ 'pages.0': 'mười hai', 'condition.0': 'Bản chính' });
    expect(await papersOf(id)).toEqual([]);
  });

  it('is a paper of the petition from then on, the same sheet everywhere, and put right while nobody has signed it', async () => {
    const id = await register(app, 'hoa.badinh');
    expect((await keep(id, { 'pages.0': '12', 'condition.0': 'Bản chính' })).headers.location).toBe(
      `/petitions/${id}/receipt/print`,
    );
    const sheet = await sheetOf(id);
    expect(cells(sheet).slice(0, 4)).toEqual(['1', 'Đơn', '12', 'Bản chính']);
    expect(sheet).toContain('Mã tra cứu');
    // The code on the sheet and on the screen opens the citizen's page with the look-up code typed already, and says nothing else.
    const [slip] = await app.database.owner<{ code: string }>(
      'select public_code as code from public_slips where petition_id = $1',
      [id],
    );
    for (const printed of [sheet, await pageOf(id)]) {
      const address = readQr(printed);
      expect(address).toMatch(/^http:\/\/[^/]+\/lookup\?code=/);
      expect(address.split('?code=')[1]).toBe(slip?.code);
      const opened = await request(app.app)
        .get(address.replace(/^http:\/\/[^/]+/, ''))
        .expect(200);
      expect(opened.text).toContain(`value="${slip?.code}"`);
    }
    const [paper] = await papersOf(id);
    expect(paper).toMatchObject({ state: 'approved', sealed: false });
    expect(cells((await clerk.get(`/papers/${paper?.id}/print`).expect(200)).text)).toEqual(cells(sheet));
    expect((await clerk.get(`/petitions/${id}`).expect(200)).text).toContain(`href="/papers/${paper?.id}"`);
    expect(unchangedForm(await pageOf(id), 'receipt')).toMatchObject({ 'pages.0': '12', 'condition.0': 'Bản chính' });
    await keep(id, { 'pages.0': '13' });
    expect(cells(await sheetOf(id)).slice(0, 4)).toEqual(['1', 'Đơn', '13', 'Bản chính']);
    expect(await papersOf(id)).toHaveLength(1);
    const late = unchangedForm(await pageOf(id), 'receipt');
    await keep(id, { 'pages.0': '14' });
    await clerk.post(`/petitions/${id}/receipt`).type('form').send(late).expect(409);
    await app.database.owner("update papers set state = 'signed' where id = $1", [paper?.id]);
    expect(await pageOf(id)).not.toContain('name="pages.0"');
    await clerk
      .post(`/petitions/${id}/receipt`)
      .type('form')
      .send({ ...late, 'pages.0': '15' })
      .expect(409);
    expect(cells(await sheetOf(id))[2]).toBe('14');
  });

  it('keeps figures left on the page as a draft', async () => {
    const id = await register(app, 'hoa.badinh');
    const typed = { ...unchangedForm(await pageOf(id), 'receipt'), 'pages.0': '7' };
    const { status } = await clerk.post(`/drafts/of-petition-receipt?subject=${id}`).type('form').send(typed);
    expect(status).toBeLessThan(400);
    expect(await pageOf(id)).toMatch(/name="pages.0"[^>]*value="7"/);
  });

  it('lets a row be taken off, keeps it off and lets it be put back; one at least stays', async () => {
    const id = await register(app, 'hoa.badinh');
    await app.database.owner(
      `insert into attachments (unit_id, petition_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by)
       select unit_id, id, false, false, gen_random_uuid(), 'k', '\\x00', '\\x00', 10, n, 'application/pdf', 'unscanned', now(), registered_by from petitions, unnest(array['Đơn.pdf', 'Ảnh hiện trường.jpg']) as n where id = $1`,
      [id],
    );
    await keep(id, { 'pages.0': '2', 'pages.1': '1' });
    expect((await papersOf(id))[0]?.fields.items).toHaveLength(2);
    // The file is no more in the petition: its row stays until it is taken off.
    await app.database.owner(
      "update attachments set removed_at = now(), removed_by = uploaded_by where petition_id = $1 and name like 'Ảnh%'",
      [id],
    );
    expect(await pageOf(id)).toContain('Ảnh hiện trường.jpg');
    const typed = { ...unchangedForm(await pageOf(id), 'receipt'), 'drop.0': '1' };
    await clerk.post(`/drafts/of-petition-receipt?subject=${id}`).type('form').send(typed);
    expect(unchangedForm(await pageOf(id), 'receipt')).toMatchObject({ 'drop.0': '1' });
    const none = await keep(id, { 'drop.0': '1', 'drop.1': '1' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('phải còn ít nhất một tài liệu');
    const { 'drop.0': _kept, ...form } = unchangedForm(await pageOf(id), 'receipt');
    await clerk
      .post(`/petitions/${id}/receipt`)
      .type('form')
      .send({ ...form, 'drop.1': '1' })
      .expect(303);
    expect((await papersOf(id))[0]?.fields.items).toMatchObject([{ name: 'Đơn.pdf', pages: 2 }]);
    const after = await pageOf(id);
    expect(after).not.toContain('Ảnh hiện trường.jpg');
    // A file of the petition that was taken off stays off, and is put back by taking the tick away.
    await app.database.owner(
      "update attachments set removed_at = null, removed_by = null where petition_id = $1 and name like 'Ảnh%'",
      [id],
    );
    expect(unchangedForm(await pageOf(id), 'receipt')).toMatchObject({ 'item.1': 'Ảnh hiện trường.jpg', 'drop.1': '1' });
    await keep(id, { 'drop.0': '1', 'drop.1': '' });
    expect((await papersOf(id))[0]?.fields.items).toMatchObject([{ name: 'Ảnh hiện trường.jpg' }]);
    const back = unchangedForm(await pageOf(id), 'receipt');
    expect([back['item.1'], back['drop.1']]).toEqual(['Đơn.pdf', '1']);
    expect(cells(await sheetOf(id)).slice(0, 2)).toEqual(['1', 'Ảnh hiện trường.jpg']);
    await keep(id, { 'drop.1': '' });
    expect((await papersOf(id))[0]?.fields.items).toHaveLength(2);
  });

  it('follows the name and the day put right in the registration until it is signed', async () => {
    const id = await register(app, 'hoa.badinh');
    await keep(id, { 'pages.0': '2' });
    const correct = async (change: Record<string, string>) => {
      const page = (await clerk.get(`/petitions/${id}/correction`).expect(200)).text;
      const form = unchangedForm(page, /<form[^>]* id="([^"]+)"[^>]*data-draft/.exec(page)?.[1] ?? 'petition');
      const answer = await clerk
        .post(`/petitions/${id}/correction`)
        .type('form')
        .send({ ...form, reason: 'Sai', ...change });
      expect(answer.status).toBe(303);
      return (await clerk.get(`/petitions/${id}`).expect(200)).text;
    };
    expect(await correct({ 'senders.0.name': 'Lê Thị Đổi Tên' })).toContain('Giấy biên nhận chưa ký được sửa theo');
    expect(await sheetOf(id)).toContain('Lê Thị Đổi Tên');
    await app.database.owner("update papers set state = 'signed' where petition_id = $1", [id]);
    expect(await correct({ 'senders.0.name': 'Lê Thị Ba' })).toContain('Giấy biên nhận đã ký còn ghi như cũ');
    expect(await sheetOf(id)).toContain('Lê Thị Đổi Tên');
  });

  it('of a denunciation names nobody, has no code, and is for who took it in', async () => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation()));
    await keep(id, { 'pages.0': '4', 'condition.0': 'Bản chính' });
    const [paper] = await papersOf(id);
    expect(paper).toMatchObject({ sealed: true, fields: { giver: { name: null }, items: [{ name: 'Đơn', pages: 4 }] } });
    const sheet = await sheetOf(id);
    expect(cells(sheet).slice(0, 4)).toEqual(['1', 'Đơn', '04', 'Bản chính']);
    for (const words of ['Mã tra cứu', 'Mã PIN', '/lookup?code']) expect(sheet).not.toContain(words);
    await keep(id, { 'pages.0': '5' });
    expect(cells(await sheetOf(id))[2]).toBe('05');
    const lan = await app.signIn('lan.badinh');
    const shut = await pageOf(id, lan);
    expect(shut).toContain('chỉ người vào sổ');
    expect(shut).not.toContain('name="pages.0"');
    await lan.get(`/petitions/${id}/receipt/print`).expect(403);
    const tried = { ...unchangedForm(await pageOf(id), 'receipt'), ...(await freshOf(lan)), 'pages.0': '9' };
    await lan.post(`/petitions/${id}/receipt`).type('form').send(tried).expect(403);
    expect(await papersOf(id)).toHaveLength(1);
  });

  it('of a number taken back is not made any more', async () => {
    const id = await register(app, 'hoa.badinh');
    const form = unchangedForm(await pageOf(id), 'receipt');
    await app.database.owner("update petitions set status = 'void' where id = $1", [id]);
    expect(await pageOf(id)).not.toContain('name="pages.0"');
    await clerk.post(`/petitions/${id}/receipt`).type('form').send(form).expect(409);
  });
});

/** Token and key of a form of another officer. */
async function freshOf(agent: Agent): Promise<Record<string, string>> {
  const id = await register(app, 'hoa.badinh');
  const { _csrf = '', _key = '' } = unchangedForm(await pageOf(id, agent), 'receipt');
  return { _csrf, _key };
}
