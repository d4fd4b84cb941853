// A paper that does not say who sent it, or where he lives: taken in, asked about, and answered at the classification.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendingFields } from '../../src/documents/registry/sending.ts';
import { sources } from '../../src/petitions/petition.ts';
import { type Agent, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { sendIntake } from './intake-form.ts';

let app: TestApp;
let clerk: Agent;
let processor: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  processor = await app.signIn('son.badinh');
});
afterAll(() => app.close());

const post = (changes: Record<string, string>) => sendIntake(clerk, changes);
const idOf = (answer: { headers: Record<string, string> }) =>
  Number(/\/petitions\/(\d+)\//.exec(String(answer.headers.location))?.[1]);
const noAddress = { source: 'post', 'senders.0.address': '' };
const nobody = { isAnonymous: '1', 'senders.0.name': '', 'senders.0.address': '' };
const sealed = { mode: 'sealed', declaredType: 'TC', denouncedIs: 'none', 'respondents.0.position': 'Công chức địa chính' };
const storedSenders = (id: number) =>
  app.database.owner("select name, address from parties where petition_id = $1 and role in ('complainant','denouncer')", [id]);

describe('a paper said to be of nobody while a sender is typed', () => {
  it('is asked which of both is so, and keeps every word', async () => {
    const answer = await post({ isAnonymous: '1', 'senders.0.phone': '0900 000 123' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Ở dưới đang ghi người gửi. Bỏ đánh dấu này');
    expect(answer.text).toMatch(/name="senders\.0\.name"[^>]*value="Nguyễn Thị Hạnh"/);
    expect(answer.text).toMatch(/name="senders\.0\.phone"[^>]*value="0900 000 123"/);
    expect((await post(nobody)).status).toBe(303);
    expect((await post({ ...sealed, isAnonymous: '1' })).text).toContain('Ở dưới đang ghi người gửi. Bỏ đánh dấu này');
  });

  it('is corrected to be of nobody with a reason, and the timeline tells each field that went', async () => {
    const id = idOf(await post({}));
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const send = (changes: Record<string, string>) =>
      clerk
        .post(`/petitions/${id}/correction`)
        .type('form')
        .send({ ...unchangedForm(page, 'intake'), ...changes });
    expect((await send({ isAnonymous: '1' })).text).toContain('Ở dưới đang ghi người gửi. Bỏ đánh dấu này');
    const asked = await send(nobody);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nhập lý do: đơn đã vào sổ với người gửi');
    expect(await storedSenders(id)).toEqual([{ name: 'Nguyễn Thị Hạnh', address: 'Số 18' }]);
    expect((await send({ ...nobody, reason: 'Ghi nhầm người nộp hộ' })).status).toBe(303);
    expect(await storedSenders(id)).toEqual([]);
    const shown = (await clerk.get(`/petitions/${id}`)).text;
    expect(shown).toContain('Đơn không ghi rõ người gửi: không → có');
    expect(shown).toContain('Họ và tên (người gửi 1)');
    expect(shown).toContain('Số nhà, đường, tổ (người gửi 1)');
    expect(shown).toContain('Lý do: Ghi nhầm người nộp hộ');
  });
});

describe('a paper with a name and no address, or an address and no name', () => {
  it('goes into the book from every source once the officer has said it says no more', async () => {
    for (const source of sources) {
      const changes = { ...noAddress, source, sourceOrg: 'Báo Hà Nội mới' };
      const asked = await post(changes);
      expect([source, asked.status]).toEqual([source, 422]);
      expect(asked.text).toContain('không có thì đánh dấu xác nhận ở dưới rồi lưu lại');
      expect([source, (await post({ ...changes, confirmed: '1' })).status]).toEqual([source, 303]);
    }
    const nameless = { source: 'post', 'senders.0.name': '', confirmed: '1' };
    const id = idOf(await post(nameless));
    expect(await storedSenders(id)).toEqual([{ name: '', address: 'Số 18' }]);
    expect((await clerk.get(`/petitions/${id}`)).text).toContain('Đơn không ghi họ tên');
    // With neither there is nothing to write down: that is a paper of nobody, and is said to be one.
    const neither = await post({ source: 'post', 'senders.0.name': '', 'senders.0.address': '', confirmed: '1' });
    expect(neither.text).toContain('hoặc đánh dấu đơn không ghi rõ người gửi');
  });

  it('stands as not eligible when it is classified, behind the seal too, and an ordinary one does not', async () => {
    const opened = async (changes: Record<string, string>) => {
      const id = idOf(await post({ confirmed: '1', ...changes }));
      await app.database.owner(
        "update petitions set status = 'assigned', assigned_to = (select id from accounts where login = 'son.badinh') where id = $1",
        [id],
      );
      return unchangedForm((await processor.get(`/petitions/${id}/classification`).expect(200)).text, 'classification');
    };
    const outside = { eligibility: 'ineligible', reason: 'no_name_address' };
    expect(await opened(noAddress)).toMatchObject(outside);
    expect(await opened({ source: 'post', 'senders.0.name': '' })).toMatchObject(outside);
    expect(await opened({ source: 'post', ...nobody })).toMatchObject(outside);
    expect(await opened({ ...sealed, ...noAddress })).toMatchObject(outside);
    expect((await opened({ source: 'post' })).eligibility ?? '').toBe('');
    expect((await opened({ ...sealed, source: 'post' })).eligibility ?? '').toBe('');
  });

  it('is not asked again over a correction that leaves it so', async () => {
    const id = idOf(await post({ ...noAddress, confirmed: '1' }));
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const send = (changes: Record<string, string>) =>
      clerk
        .post(`/petitions/${id}/correction`)
        .type('form')
        .send({ ...unchangedForm(page, 'intake'), ...changes });
    expect((await send({ 'senders.0.name': '', 'senders.0.address': 'Số 9' })).status).toBe(422);
    expect((await send({ request: 'Đo lại' })).status).toBe(303);
  });
});

it('a paper to a citizen without an address says that no post reaches him', () => {
  const paper = (address: string | null) => ({
    sealed: false,
    kind: 'XLD02_2021' as const,
    fields: { complainant: { name: 'Nguyễn Thị Hạnh', address } },
  });
  expect(sendingFields(paper(null)).hint).toContain('không gửi theo đường bưu chính được');
  expect(sendingFields(paper('Số 18')).hint).not.toContain('bưu chính');
});

describe('the receipt page', () => {
  const receipt = async (changes: Record<string, string>) =>
    (await clerk.get(`/petitions/${idOf(await post({ confirmed: '1', ...changes }))}/receipt`).expect(200)).text;

  it('hands code and PIN to who stands at the desk, and sends them to who can be written to', async () => {
    expect(await receipt({})).toMatch(/Giao cho công dân[\s\S]*Mã PIN<\/p><p class="slip-code">\d{6}/);
    const posted = await receipt({ source: 'post' });
    expect(posted).toMatch(/Gửi cho công dân[\s\S]*Mã PIN<\/p><p class="slip-code">\d{6}/);
    expect(posted).toContain('đến địa chỉ ghi trên đơn');
  });

  it('says that nobody is there to take it, and gives out no PIN', async () => {
    const page = await receipt({ source: 'post', ...nobody });
    expect(page).toContain('không có ai để giao giấy biên nhận, mã tra cứu và mã PIN');
    expect(page).not.toContain('Giao cho công dân');
    expect(page).not.toContain('Mã PIN</p>');
    expect(page).not.toContain('Lưu, in giấy biên nhận');
    const without = await receipt(noAddress);
    expect(without).toContain('không gửi theo đường bưu chính được');
    expect(without).not.toContain('Mã PIN</p>');
    expect(await receipt({ ...sealed, source: 'post', ...nobody })).not.toContain('gửi riêng cho người tố cáo');
  });
});
