import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const filled = (changes: Record<string, string> = {}) => ({
  mode: 'open',
  declaredType: 'KN',
  source: 'in_person_dropoff',
  receivedOn: '25/11/2026',
  senderKind: 'individual',
  'senders.0.name': 'Nguyễn Thị Hạnh',
  'senders.0.address': 'Số 18',
  'respondents.0.position': 'Chủ tịch UBND phường',
  subject: 'Khiếu nại quyết định thu hồi đất',
  summary: 'Không đồng ý với diện tích thu hồi.',
  field: 'LAND',
  ...changes,
});

async function post(changes: Record<string, string>, agent = clerk) {
  const page = await agent.get('/petitions/new?mode=open').expect(200);
  return agent
    .post('/petitions/new')
    .type('form')
    .send({ ...formFieldsOf(page.text), ...filled(changes) });
}
const countPetitions = async () =>
  Number(((await app.database.owner('select count(*)::int as n from petitions')) as { n: number }[])[0]?.n);

describe('the intake form', () => {
  it('asks the first question before any name', async () => {
    const page = await clerk.get('/petitions/new').expect(200);
    expect(page.text).toContain('Có nội dung tố cáo không?');
    expect(page.text).not.toContain('senders.0.name');
  });

  it('registers, and the receipt shows code and PIN once registered', async () => {
    const answer = await post({});
    expect(answer.status).toBe(303);
    const receipt = await clerk.get(answer.headers.location as string).expect(200);
    expect(receipt.text).toMatch(/Mã PIN<\/p><p class="slip-code">\d{6}/);
  });

  it('says each mistake in a sentence and keeps every word', async () => {
    const answer = await post({
      summary: '',
      'senders.0.idType': 'can_cuoc',
      'senders.0.idNumber': '00118500123',
      receivedOn: '31/02/2026',
      request: 'Giữ nguyên chữ này',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('id="error-summary"');
    expect(answer.text).toContain('<title>Lỗi: ');
    expect(answer.text).toContain('Nhập tóm tắt nội dung đơn');
    expect(answer.text).toContain('Số này phải có 12 chữ số, hiện có 11');
    expect(answer.text).toContain('“31/02/2026” không phải là một ngày có thật');
    expect(answer.text).toContain('Giữ nguyên chữ này');
    expect(answer.text).toContain('value="00118500123"');
  });

  it.each([
    ['an unknown type', { declaredType: 'XX' }, 'Chọn loại đơn'],
    ['an unknown source', { source: 'telepathy' }, 'Chọn đơn đến bằng cách nào'],
    ['a denunciation in an open form', { declaredType: 'TC' }, 'Đơn có nội dung tố cáo phải đăng ký ở chế độ bảo mật'],
    ['a day to come', { receivedOn: '26/11/2026' }, 'Ngày tiếp nhận không được sau hôm nay 25/11/2026'],
    ['10,001 characters', { summary: 'a'.repeat(10_001) }, 'dài quá 10.000 ký tự'],
    ['a forwarded petition without its forwarder', { source: 'press' }, 'Nhập tên cơ quan, tổ chức hoặc đại biểu đã chuyển đơn'],
    ['a complaint against nobody', { 'respondents.0.position': '' }, 'Nhập người hoặc cơ quan bị khiếu nại'],
    ['a state secret without its paper file', { hasStateSecret: '1' }, 'Nhập số hồ sơ giấy'],
  ])('refuses %s with a sentence', async (_what, changes, sentence) => {
    const before = await countPetitions();
    const answer = await post(changes as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(await countPetitions()).toBe(before);
  });

  it('makes one petition of a form sent twice at once', async () => {
    const page = await clerk.get('/petitions/new?mode=open');
    const body = { ...formFieldsOf(page.text), ...filled() };
    const before = await countPetitions();
    const answers = await Promise.all([1, 2, 3].map(() => clerk.post('/petitions/new').type('form').send(body)));
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map((one) => one.headers.location)).size).toBe(1);
    expect(await countPetitions()).toBe(before + 1);
  });

  it('stores NFC, shows script tags as text', async () => {
    const answer = await post({ 'senders.0.name': 'Nguyễn Thị Hạnh'.normalize('NFD'), subject: '<script>alert(1)</script>' });
    const id = /\/petitions\/(\d+)\//.exec(answer.headers.location as string)?.[1];
    const [row] = (await app.database.owner("select name from parties where petition_id = $1 and role = 'complainant'", [
      id,
    ])) as { name: string }[];
    expect(row?.name).toBe('Nguyễn Thị Hạnh'.normalize('NFC'));
    const page = await clerk.get(`/petitions/${id}`);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;alert(1)');
  });

  it('answers a missing token with the words and a fresh one', async () => {
    const answer = await clerk
      .post('/petitions/new')
      .type('form')
      .send(filled({ summary: 'Chữ không được mất' }));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('value="Chữ không được mất"');
    expect(formFieldsOf(answer.text)._csrf).not.toBe('');
  });

  it('brings an officer back into the same form with the text after an expiry in the middle', async () => {
    const agent = await app.signIn('trang.badinh');
    const page = await agent.get('/petitions/new?mode=open');
    await app.database.owner(
      "delete from sessions where sess->'signedIn'->>'accountId' = (select id::text from accounts where login = 'trang.badinh')",
    );
    const turned = await agent
      .post('/petitions/new')
      .type('form')
      .send({ ...formFieldsOf(page.text), ...filled({ summary: 'Gõ dở khi hết phiên' }) });
    expect(turned.status).toBe(303);
    expect(turned.headers.location).toMatch(/^\/sign-in\?next=%2Fpetitions%2Fnew%3Frestore%3D/);
    const parked = (await app.database.owner('select ciphertext from parked_forms')) as { ciphertext: Buffer }[];
    expect(parked.some((one) => one.ciphertext.includes('hết phiên'))).toBe(false);
    const signIn = await agent.get(turned.headers.location as string);
    const entered = await agent
      .post('/sign-in')
      .type('form')
      .send({
        ...formFieldsOf(signIn.text),
        login: 'trang.badinh',
        password: 'hoa-sen-2026-demo',
        next: /name="next" value="([^"]+)"/.exec(signIn.text)?.[1],
      });
    const again = await agent.get(entered.headers.location as string).expect(200);
    expect(again.text).toContain('Gõ dở khi hết phiên');
    expect(again.text).toContain('Nội dung đã nhập được giữ nguyên');
  });

  it('shows the parked words to nobody else', async () => {
    const [parked] = (await app.database.owner('select id from parked_forms limit 1')) as { id: string }[];
    const page = await clerk.get(`/petitions/new?mode=open&restore=${parked?.id}`);
    expect(page.text).not.toContain('Gõ dở khi hết phiên');
  });

  it('keeps a reporter out and says why', async () => {
    const reporter = await app.signIn('nga.badinh');
    const answer = await reporter.get('/petitions/new?mode=open');
    expect(answer.status).toBe(403);
  });
});

describe('correcting a registration', () => {
  it('keeps the number, and shows a second officer field by field what changed meanwhile', async () => {
    const made = await post({});
    const id = /\/petitions\/(\d+)\//.exec(made.headers.location as string)?.[1];
    const [mine, theirs] = await Promise.all([
      clerk.get(`/petitions/${id}/correction`),
      app.signIn('son.badinh').then((agent) => agent.get(`/petitions/${id}/correction`).then((page) => ({ agent, page }))),
    ]);
    const version = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    await clerk
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(mine.text), ...filled({ subject: 'Trích yếu đã sửa' }), version: version(mine.text) })
      .expect(303);
    const second = await theirs.agent
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({
        ...formFieldsOf(theirs.page.text),
        ...filled({ subject: 'Trích yếu khác', summary: 'Câu của người thứ hai' }),
        version: version(theirs.page.text),
      });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Trích yếu hiện là');
    expect(second.text).toContain('Trích yếu đã sửa');
    expect(second.text).toContain('Câu của người thứ hai');
  });
});

describe('officers named in a petition', () => {
  const idOf = (location: string | undefined) => /\/petitions\/(\d+)\//.exec(location ?? '')?.[1];

  it('hides a complaint from the colleague it names, typed without marks', async () => {
    const made = await post({ 'respondents.0.name': 'pham quynh trang', 'respondents.0.position': 'Chuyên viên' });
    expect((await (await app.signIn('trang.badinh')).get(`/petitions/${idOf(made.headers.location)}`)).status).toBe(404);
    expect((await clerk.get(`/petitions/${idOf(made.headers.location)}`)).status).toBe(200);
  });

  it('leaves a complaint against the head’s own decision with the head, who resolves it (LKN Điều 17)', async () => {
    const made = await post({ 'respondents.0.name': 'Hoàng Gia Thắng', 'respondents.0.position': 'Chủ tịch UBND phường' });
    expect((await (await app.signIn('thang.badinh')).get(`/petitions/${idOf(made.headers.location)}`)).status).toBe(200);
  });

  it('refuses the officer who is named in what he is typing, and keeps his words', async () => {
    const made = await post({ 'respondents.0.name': 'Trần Diệu Hoa', summary: 'Không mất chữ nào' });
    expect(made.status).toBe(422);
    expect(made.text).toContain('được nêu tên trong đơn này nên không được tiếp nhận');
    expect(made.text).toContain('Không mất chữ nào');
  });
});
