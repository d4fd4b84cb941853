import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesBetween, mergeOnto } from '../../src/petitions/correction-merge.ts';
import { fieldLabel, fieldWords } from '../../src/petitions/correction-words.ts';
import { accusingWords } from '../../src/petitions/denunciation-words.ts';
import { withPetition } from '../../src/petitions/receipt/items.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { register } from './handling.ts';

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
    const print = (await clerk.get(`${answer.headers.location}/print`)).text;
    expect(print).toMatch(/Vào \d\d giờ \d\d phút ngày 25 tháng 11 năm 2026/);
    // Pages and state of each paper are asked before it is printed; what is no number is left to the pen.
    expect(receipt.text).toContain('name="pages.0"');
    const filledIn = new URLSearchParams({ 'pages.0': '3', 'condition.0': 'Bản chính' });
    const cells = (text: string) => [...text.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell?.trim());
    expect(cells((await clerk.get(`${answer.headers.location}/print?${filledIn}`)).text).slice(0, 4)).toEqual([
      '1',
      'Đơn',
      '03',
      'Bản chính',
    ]);
    // The way back from the print keeps what was answered.
    const printed = (await clerk.get(`${answer.headers.location}/print?${filledIn}`).expect(200)).text;
    const back = /href="([^"]*\/receipt\?[^"]*)"/.exec(printed)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const again = (await clerk.get(back).expect(200)).text;
    expect(again).toMatch(/name="pages.0"[^>]*value="3"/);
    expect(again).toMatch(/<option value="Bản chính" selected>/);
    expect(cells((await clerk.get(`${answer.headers.location}/print?pages.0=ba`)).text)[2]).toMatch(/…/);
  });

  it('lists the petition on the receipt once, also where its file is called so', () => {
    const file = { pages: 2, condition: 'Bản sao' };
    const names = (files: string[]) => withPetition(files.map((name) => ({ ...file, name }))).map((one) => one.name);
    expect(names(['Đơn khiếu nại.pdf', 'Ảnh.jpg'])).toEqual(['Đơn khiếu nại.pdf', 'Ảnh.jpg']);
    expect(names(['Quyết định 12.pdf'])).toEqual(['Đơn', 'Quyết định 12.pdf']);
  });

  it('prints no hour on the receipt of a paper entered on a later day, and calls who gave it by his gender', async () => {
    const answer = await post({ receivedOn: '24/11/2026', 'senders.0.gender': 'female' });
    const print = (await clerk.get(`${answer.headers.location}/print`)).text;
    expect(print).toMatch(/Vào …+ giờ …+ phút ngày 24 tháng 11 năm 2026/);
    expect(print).toContain('Đã nhận của bà Nguyễn Thị Hạnh.');
    const page = (await clerk.get(`${(answer.headers.location as string).replace('/receipt', '')}/correction`)).text;
    expect(page).toMatch(/<option value="female" selected>/);
  });

  it('says after the receipt who gives the petition out, and by which day it is processed', async () => {
    const answer = await post({ receivedOn: '24/11/2026' });
    const receipt = (await clerk.get(String(answer.headers.location))).text;
    expect(receipt).toMatch(/Sau bước này: [^.<]*Cường[^.<]* phân công xử lý đơn, hạn xử lý \d\d\/12\/2026\./);
  });

  it('says after a denunciation of the own head that it only goes to the superior', async () => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ pastHead: true })));
    const receipt = (await clerk.get(`/petitions/${id}/receipt`)).text;
    expect(receipt).toContain('Sau bước này: chuyển đơn lên cấp trên');
    expect(receipt).not.toContain('phân loại đơn');
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
    expect(answer.text).toContain('Số CCCD phải có 12 chữ số, hiện có 11');
    expect(answer.text).toContain('“31/02/2026” không phải là một ngày có thật');
    expect(answer.text).toContain('Giữ nguyên chữ này');
    expect(answer.text).toContain('value="00118500123"');
  });

  it.each([
    ['an unknown type', { declaredType: 'XX' }, 'Chọn loại đơn'],
    ['an unknown source', { source: 'telepathy' }, 'Chọn đơn đến bằng cách nào'],
    ['a denunciation in an open form', { declaredType: 'TC' }, 'Đơn có nội dung tố cáo phải đăng ký ở chế độ bảo mật'],
    ['a day to come', { receivedOn: '26/11/2026' }, 'Ngày tiếp nhận không được sau hôm nay 25/11/2026'],
    ['10,001 characters', { summary: 'a'.repeat(10_001) }, 'Tóm tắt nội dung: Đang có 10.001 ký tự, nhiều nhất 10.000 ký tự'],
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

  it('asks about a summary that names who denounces, keeps every word, and replaces it once told to', async () => {
    const named = {
      mode: 'sealed',
      declaredType: 'TC',
      'senders.0.name': 'Vũ Thị Bí Mật',
      'respondents.0.position': 'Kế toán trưởng trường học',
      denouncedIs: 'none',
      summary: 'Tôi là VU THI BI MAT, tố cáo kế toán.',
    };
    const asked = await post(named);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nội dung có nêu người tố cáo. Lưu thế nào?');
    expect(asked.text).toContain('Tôi là VU THI BI MAT, tố cáo kế toán.');
    const saved = await post({ ...named, openWords: 'replace' });
    expect(saved.status).toBe(303);
    const id = /\/petitions\/(\d+)\//.exec(saved.headers.location as string)?.[1];
    const [row] = await app.database.owner('select summary from petition_contents where petition_id = $1', [id]);
    expect(row).toEqual({ summary: 'Tôi là người tố cáo, tố cáo kế toán.' });
  });

  it('asks an open paper that accuses somebody whether it denounces, and takes every word and file behind the seal', async () => {
    const accusing = {
      declaredType: 'MIXED',
      subject: 'To cao Chủ tịch phường và kiến nghị sửa đường',
      summary: 'Ông ấy nhận tiền.',
      'respondents.2.name': 'Công ty Bên Cạnh',
    };
    const before = await countPetitions();
    const asked = await post(accusing);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nội dung ghi “tố cáo”. Có nội dung tố cáo thì bấm “Có, chuyển sang chế độ bảo mật”');
    expect(await countPetitions()).toBe(before);
    const page = (await clerk.get('/petitions/new?mode=open').expect(200)).text;
    const draft = /name="draft" value="(\d+)"/.exec(page)?.[1] ?? '';
    const typed = { ...formFieldsOf(page), ...filled(accusing), draft };
    await clerk
      .post(`/drafts/petition-registration?subject=${draft}`)
      .set('X-CSRF-Token', csrfOf(page))
      .type('form')
      .send(typed)
      .expect(200);
    await clerk
      .post(`/files?draft=petition-registration&subject=${draft}`)
      .set('X-CSRF-Token', csrfOf(page))
      .attach('files', Buffer.from('%PDF-1.4\n%%EOF\n'), 'don.pdf')
      .expect((answer) => expect(answer.status).toBeLessThan(400));
    const turned = await clerk.post('/petitions/new/sealing').type('form').send(typed).expect(303);
    const [, number] = /^\/petitions\/new\?mode=sealed&draft=(\d+)$/.exec(turned.headers.location as string) ?? [];
    const sealed = (await clerk.get(turned.headers.location as string).expect(200)).text;
    for (const words of [
      'Nguyễn Thị Hạnh',
      'Ông ấy nhận tiền.',
      'Người liên quan: Công ty Bên Cạnh',
      'don.pdf',
      'Chế độ bảo mật',
    ])
      expect(sealed).toContain(words);
    const kept = await app.database.owner<{ form: string }>('select form from drafts where subject = any($1)', [[draft, number]]);
    expect(kept).toEqual([{ form: 'petition-registration-sealed' }]);
    expect((await clerk.get('/petitions/new').expect(200)).text).not.toContain('Nguyễn Thị Hạnh');
    // The tick of another question answers nothing here.
    expect((await post({ ...accusing, confirmed: '1' })).status).toBe(422);
    expect((await post({ ...accusing, noAccusation: '1' })).status).toBe(303);
  });

  it.each([
    ['Đề nghị UBND giải quyết khiếu nại, tố cáo đúng hạn theo Luật Tố cáo', undefined],
    ['Tôi chưa nhận tiền bồi thường', undefined],
    ['Cán bộ địa chính đòi tiền mới làm hồ sơ', 'đòi tiền'],
    ['TỐ CÁO kế toán', 'tố cáo'],
  ])('“%s” accuses: %s', (text, found) => {
    expect(accusingWords(text)).toBe(found);
  });

  it('asks so about every text of the form, and a correction puts other words for the name at once', async () => {
    const name = 'Vũ Thị Kín Tiếng';
    const said = `của ${name}`;
    const words = {
      ...{
        sourceOrg: `Báo ${said}`,
        sourceNumber: said,
        previousOrg: `UBND ${said}`,
        previousNumber: said,
        previousResult: said,
      },
      ...{ contestedNumber: said, contestedBy: `Nơi ${said}`, paperNumber: said, hasStateSecret: '1', secretFileNo: said },
      ...{ request: said, subject: `Đơn ${said}`, summary: `Đơn ${said}` },
      ...{ 'respondents.0.position': `Kế toán ${said}`, 'respondents.0.organization': `Nơi ${said} làm` },
    };
    const sealed = { ...words, mode: 'sealed', declaredType: 'TC', source: 'press', denouncedIs: 'none' };
    const asked = await post({ ...sealed, 'senders.0.name': name });
    expect(asked.status).toBe(422);
    for (const field of Object.keys(words).filter((one) => one !== 'hasStateSecret'))
      expect(asked.text).toMatch(new RegExp(`Mục [^.]*${fieldLabel(field).replace(/[()]/g, '\\$&')}[^.]* có họ tên`));
    const saved = await post({ ...sealed, 'senders.0.name': name, openWords: 'replace' });
    expect(saved.status).toBe(303);
    const id = /\/petitions\/(\d+)\//.exec(saved.headers.location as string)?.[1];
    const open = () =>
      app.database.owner(
        `select 1 from petitions p join petition_contents c on c.petition_id = p.id join parties r on r.petition_id = p.id
          where p.id = $1 and (p::text || c::text || r::text) ilike '%' || $2 || '%'`,
        [id, name],
      );
    expect(await open()).toEqual([]);
    const son = await app.signIn('son.badinh');
    const opened = await son.get(`/petitions/${id}/correction`).expect(200);
    const { 'senders.0.name': _name, 'senders.0.address': _address, ...rest } = filled(sealed);
    const corrected = await son
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(opened.text), ...rest, version: /name="version" value="(\d+)"/.exec(opened.text)?.[1] ?? '' });
    expect(corrected.status).toBe(303);
    expect(await open()).toEqual([]);
    expect(await app.database.owner('select source_org as org from petition_contents where petition_id = $1', [id])).toEqual([
      { org: 'Báo của một công dân' },
    ]);
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
  const version = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const baseIn = (html: string) => (/name="base" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&#34;', '"');
  const made = async (changes: Record<string, string> = {}) =>
    Number(/\/petitions\/(\d+)\//.exec((await post(changes)).headers.location as string)?.[1]);
  const correct = async (agent: typeof clerk, html: string, id: number, changes: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(html), ...filled(changes), version: version(html), base: baseIn(html) });

  it('writes down who is only related to a complaint, and keeps them over a correction', async () => {
    const related = {
      'respondents.2.standing': 'related',
      'respondents.2.name': 'Lê Thị Giáp Ranh',
      'respondents.2.kind': 'individual',
      'respondents.2.address': 'Số 20',
      'respondents.3.standing': 'related',
    };
    const gap = await post({ ...related, 'respondents.2.name': '' });
    expect(gap.status).toBe(422);
    expect(gap.text).toContain('Nhập họ tên hoặc tên cơ quan liên quan');
    const id = await made(related);
    const stored = () =>
      app.database.owner(
        "select role, name, address from parties where petition_id = $1 and role in ('respondent','related_party') order by ordinal",
        [id],
      );
    const both = [
      { role: 'respondent', name: '', address: '' },
      { role: 'related_party', name: 'Lê Thị Giáp Ranh', address: 'Số 20' },
    ];
    expect(await stored()).toEqual(both);
    const [content] = await app.database.owner('select respondent from petition_contents where petition_id = $1', [id]);
    expect(content).toEqual({ respondent: 'Chủ tịch UBND phường' });
    const shown = (await clerk.get(`/petitions/${id}`)).text;
    expect(shown).toContain('Người có quyền, lợi ích, nghĩa vụ liên quan');
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect(page).toMatch(/name="respondents\.2\.name"[^>]*value="Lê Thị Giáp Ranh"/);
    expect((await correct(clerk, page, id, { ...related, subject: 'Trích yếu khác', reason: 'Sửa trích yếu' })).status).toBe(303);
    expect(await stored()).toEqual(both);
    const renamed = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect((await correct(clerk, renamed, id, { ...related, 'respondents.2.name': 'Lê Thị Giáp Ranh Hai' })).status).toBe(303);
    expect((await clerk.get(`/petitions/${id}`)).text).toContain('Họ và tên (người liên quan 1)');
  });

  it('writes a ward typed without marks under its name, and keeps words that say more', async () => {
    const stored = async (wardText: string) =>
      (
        await app.database.owner(
          'select ward_text, ward_unit_id::int from parties where petition_id = $1 and ordinal = 1 order by role limit 1',
          [await made({ 'senders.0.wardText': wardText })],
        )
      )[0];
    const id = await app.database.unitId('00004');
    expect(await stored('ba dinh')).toEqual({ ward_text: 'Phường Ba Đình', ward_unit_id: id });
    expect(await stored('phuong ba dinh, Ha Noi')).toEqual({ ward_text: 'phuong ba dinh, Ha Noi', ward_unit_id: id });
    expect(await stored('xã không có')).toEqual({ ward_text: 'xã không có', ward_unit_id: null });
  });

  it('lays a second officer’s words on the new version, shows what differs, and takes the next save', async () => {
    const id = await made();
    const son = await app.signIn('son.badinh');
    const mine = (await clerk.get(`/petitions/${id}/correction`)).text;
    const theirs = (await son.get(`/petitions/${id}/correction`)).text;
    expect((await correct(clerk, mine, id, { subject: 'Trích yếu đã sửa', request: 'Đo lại đất' })).status).toBe(303);

    const changes = { subject: 'Trích yếu khác', summary: 'Câu của người thứ hai' };
    const second = await correct(son, theirs, id, { ...changes, request: '' });
    expect(second.status).toBe(422);
    expect(second.text).toContain('vừa được Trần Diệu Hoa sửa lúc 09:00 ngày 25/11/2026');
    // Both changed the subject: hers stays in the field, the book's stands beside it. What only the colleague changed is taken over.
    expect(second.text).toMatch(/Trong sổ">Trích yếu đã sửa<\/td><td data-l="Đang nhập">Trích yếu khác/);
    expect(second.text).toContain('value="Trích yếu khác"');
    expect(second.text).toContain('Câu của người thứ hai');
    expect(second.text).toMatch(/name="request"[^>]*>\s*Đo lại đất/);
    expect(second.text).toContain('Đã lấy theo bản mới: Công dân đề nghị');
    expect(second.text).not.toContain('LAND<');
    expect(version(second.text)).not.toBe(version(theirs));
    expect((await correct(son, second.text, id, { ...changes, request: 'Đo lại đất' })).status).toBe(303);
    const [row] = await app.database.owner<{ subject: string; summary: string; request: string }>(
      'select subject, summary, request from petition_contents where petition_id = $1',
      [id],
    );
    expect(row).toEqual({ ...changes, request: 'Đo lại đất' });
  });

  it('says after a refused save when the draft was kept, and is no duplicate of itself', async () => {
    const id = await made();
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const typed = { ...formFieldsOf(page), ...filled({ summary: '' }), version: version(page), base: baseIn(page) };
    expect(page).toContain(`name="petitionId" value="${id}"`);
    await clerk.post(`/drafts/petition-correction?subject=${id}`).type('form').send(typed);
    const refused = await correct(clerk, page, id, { summary: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Đã lưu nháp lúc 09:00');
    expect(refused.text).not.toContain('Chưa có bản nháp');
  });

  it('brings back a draft typed on an older version on top of the newest, never in its place', async () => {
    const id = await made();
    const son = await app.signIn('son.badinh');
    const theirs = (await son.get(`/petitions/${id}/correction`)).text;
    const typed = { ...filled({ summary: 'Nháp của tôi' }), version: version(theirs), base: baseIn(theirs), _version: '' };
    await son
      .post(`/drafts/petition-correction?subject=${id}`)
      .type('form')
      .send({ ...typed, _csrf: formFieldsOf(theirs)._csrf });
    const mine = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect((await correct(clerk, mine, id, { subject: 'Trích yếu đã sửa' })).status).toBe(303);
    const again = (await son.get(`/petitions/${id}/correction`)).text;
    expect(again).toContain('Nháp của tôi');
    expect(again).toContain('value="Trích yếu đã sửa"');
    expect(again).toContain('vừa được Trần Diệu Hoa sửa lúc 09:00');
    expect(again).toContain('nội dung trong sổ chưa thay đổi');
    expect((await correct(son, again, id, { summary: 'Nháp của tôi', subject: 'Trích yếu đã sửa' })).status).toBe(303);
  });

  it('has a name for every field a correction may touch', () => {
    for (const name of ['denouncedIs', 'respondents.0.kind', 'respondents.0.accountId']) expect(fieldLabel(name)).not.toBe('');
    expect(fieldWords('respondents.0.accountId', '12')).toBe('đã trả lời');
  });

  it('writes old and new on the timeline, and asks why a day moves that a clock runs from', async () => {
    const id = await made();
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const changes = { receivedOn: '24/11/2026', field: 'LAND.3', 'senders.0.name': 'Nguyễn Thị Hạnh Phúc' };
    const asked = await correct(clerk, page, id, changes);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nhập lý do: ngày tiếp nhận hoặc loại đơn thay đổi');
    expect((await correct(clerk, asked.text, id, { ...changes, reason: 'Ghi nhầm ngày' })).status).toBe(303);
    const shown = (await clerk.get(`/petitions/${id}`)).text;
    expect(shown).toContain('Ngày tiếp nhận: 25/11/2026 → 24/11/2026');
    expect(shown).toContain('Lĩnh vực: Đất đai → Thu hồi đất');
    expect(shown).toContain('Họ và tên (người gửi 1)');
    expect(shown).toContain('Lý do: Ghi nhầm ngày');
    // Why it was corrected is no field of the paper.
    expect(shown).not.toContain('Lý do sửa');
    // Words of people are named, never quoted: the event outlives a seal.
    const [event] = await app.database.owner<{ data: string }>(
      "select data::text as data from events where petition_id = $1 and kind = 'petition.corrected'",
      [id],
    );
    expect(event?.data).not.toContain('Hạnh');
  });

  it('counts every period from the corrected day of receipt, and says so', async () => {
    const dueOf = async (id: number) =>
      (
        await app.database.owner<{ due: string; red: string; clock: number; clocks: string }>(
          `select p.due_on::text as due, p.red45_on::text as red, p.main_clock_id::int as clock,
                  (select string_agg(c.started_on::text || '/' || c.due_on::text, ' ' order by c.id) from clocks c where c.petition_id = p.id) as clocks
             from petitions p where p.id = $1`,
          [id],
        )
      )[0];
    const late = await made();
    const right = await made({ receivedOn: '23/11/2026' });
    expect((await dueOf(late))?.due).not.toBe((await dueOf(right))?.due);
    const page = (await clerk.get(`/petitions/${late}/correction`)).text;
    expect((await correct(clerk, page, late, { receivedOn: '23/11/2026', reason: 'Ghi nhầm ngày' })).status).toBe(303);
    const [mended, wanted] = [await dueOf(late), await dueOf(right)];
    expect({ ...mended, clock: 0 }).toEqual({ ...wanted, clock: 0 });
    expect((await clerk.get(`/clocks/${mended?.clock}`)).text).toContain(
      'Sửa ngày bắt đầu tính thành 23/11/2026: sửa ngày tiếp nhận',
    );
  });

  it('asks about a corrected day long past as about a new one, says how the limit moves, and leaves out what has no rule on that day', async () => {
    const id = await register(app, 'hoa.badinh', { receivedOn: '2026-11-25', contestedOn: null, writtenOn: null });
    const facts = async () =>
      (
        await app.database.owner<{ due: string; red: string | null; running: string }>(
          `select p.due_on::text as due, p.red45_on::text as red,
                  (select string_agg(c.rule_code, ' ' order by c.rule_code) from clocks c where c.petition_id = p.id and c.stopped_on is null) as running
             from petitions p where p.id = $1`,
          [id],
        )
      )[0];
    const send = async (changes: Record<string, string>) => {
      const page = (await clerk.get(`/petitions/${id}/correction`)).text;
      return clerk
        .post(`/petitions/${id}/correction`)
        .type('form')
        .send({ ...unchangedForm(page, 'intake'), ...changes });
    };
    const before = await facts();
    expect(before?.running).toBe('KN_ACCEPT PROC_RED45');
    const asked = await send({ receivedOn: '22/06/2026' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Ngày tiếp nhận 22/06/2026 cách hôm nay quá 15 ngày làm việc');
    const due = before?.due.split('-').reverse().join('/');
    expect(asked.text).toMatch(new RegExp(`Hạn xử lý đổi từ ${due} thành \\d\\d/0[67]/2026, đã quá hạn\\.`));
    expect(asked.text).toContain('Đã xem lại mục được hỏi');
    expect((await facts())?.due).toBe(before?.due);
    const saved = await send({ receivedOn: '22/06/2026', reason: 'Ghi nhầm ngày', confirmed: '1' });
    expect(saved.status).toBe(303);
    expect((await clerk.get(`/petitions/${id}`)).text).toContain(`Đã lưu nội dung sửa. Hạn xử lý đổi từ ${due} thành`);
    expect(await facts()).toMatchObject({ red: null, running: 'KN_ACCEPT' });
    expect((await send({ receivedOn: '25/11/2026', reason: 'Ngày trước mới đúng' })).status).toBe(303);
    expect(await facts()).toEqual(before);
  });

  it('records what was changed and nothing else, and asks for whom it is against only where it is taken away', async () => {
    const id = await register(app, 'hoa.badinh', { respondents: [], receivedOn: '2026-11-25' });
    const send = async (changes: Record<string, string>) => {
      const page = (await clerk.get(`/petitions/${id}/correction`)).text;
      return clerk
        .post(`/petitions/${id}/correction`)
        .type('form')
        .send({ ...unchangedForm(page, 'intake'), ...changes });
    };
    expect((await send({ 'senders.0.phone': '0900 000 999' })).status).toBe(303);
    const changed = () =>
      app.database.owner<{ label: string }>(
        "select c ->> 'label' as label from events, jsonb_array_elements(data -> 'changes') c where petition_id = $1 and kind = 'petition.corrected' order by id",
        [id],
      );
    expect(await changed()).toEqual([{ label: 'Điện thoại (người gửi 1)' }]);
    expect((await send({ 'respondents.0.position': 'Chủ tịch UBND phường' })).status).toBe(303);
    const emptied = await send({ 'respondents.0.position': '' });
    expect(emptied.status).toBe(422);
    expect(emptied.text).toContain('Nhập người hoặc cơ quan bị khiếu nại');
  });

  it('keeps the words of another identity paper as they are typed, at intake and over a correction', async () => {
    const words = 'Giấy xác nhận số 12 của Công an phường Ba Đình cấp ngày 05/03/2026';
    const id = await made({ 'senders.0.idType': 'khac', 'senders.0.idNumber': words });
    const stored = () =>
      app.database.owner("select id_number from parties where petition_id = $1 and role = 'complainant'", [id]);
    expect(await stored()).toEqual([{ id_number: words }]);
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const again = { ...unchangedForm(page, 'intake'), subject: 'Trích yếu khác' };
    expect((await clerk.post(`/petitions/${id}/correction`).type('form').send(again)).status).toBe(303);
    expect(await stored()).toEqual([{ id_number: words }]);
    const known = await clerk
      .post('/petitions/known')
      .type('form')
      .send({ ...formFieldsOf(page), ...filled({ 'senders.0.idNumber': words }) });
    expect(known.text).toContain('Nguyễn Thị Hạnh');
  });

  it('leaves a petition entered as usual what it is: no correction makes it a late entry', async () => {
    const id = await made();
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect(page).not.toContain('Nhập bù sau ngày ghi sổ giấy');
    expect((await correct(clerk, page, id, { isLateEntry: '1', subject: 'Trích yếu khác' })).status).toBe(303);
    expect(await app.database.owner('select is_late_entry from petitions where id = $1', [id])).toEqual([
      { is_late_entry: false },
    ]);
    expect((await clerk.get(`/petitions/${id}`)).text).not.toContain('Nhập bù');
  });

  it('counts a paper by its corrected number of signers', async () => {
    const id = await made();
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect((await correct(clerk, page, id, { senderKind: 'group', senderCount: '6' })).status).toBe(303);
    expect(await app.database.owner('select sender_count, sender_count_class from petitions where id = $1', [id])).toEqual([
      { sender_count: 6, sender_count_class: 'many' },
    ]);
  });

  it('corrects a sealed registration without asking for the people it hides', async () => {
    const son = await app.signIn('son.badinh');
    const page = await son.get('/petitions/new?mode=sealed');
    const sealed = { mode: 'sealed', declaredType: 'TC', field: 'CIVIL_SERVICE.4' };
    const answer = await son
      .post('/petitions/new')
      .type('form')
      .send({ ...formFieldsOf(page.text), ...filled(sealed) });
    const id = Number(/\/petitions\/(\d+)\//.exec(answer.headers.location as string)?.[1]);
    const opened = await son.get(`/petitions/${id}/correction`).expect(200);
    const { 'senders.0.name': _name, 'senders.0.address': _address, ...rest } = filled({ ...sealed, subject: 'Trích yếu sửa' });
    const saved = await son
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(opened.text), ...rest, version: version(opened.text), base: baseIn(opened.text) });
    expect(saved.status).toBe(303);
  });
});

describe('questions of the desk', () => {
  it('lets a group of twelve have five representatives and a group of eight two (LTCD Điều 29)', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 6 }).flatMap((_, no) => [
        [`senders.${no}.name`, `Người thứ ${no + 1}`],
        [`senders.${no}.address`, 'Số 18'],
        [`senders.${no}.isRepresentative`, '1'],
      ]),
    );
    const twelve = await post({ senderKind: 'group', senderCount: '12', ...people });
    expect(twelve.status).toBe(422);
    expect(twelve.text).toContain(
      'Đoàn trên 10 người cử nhiều nhất 5 người đại diện (Điều 29 Luật Tiếp công dân), đang đánh dấu 6 người',
    );
    const five = await post({ senderKind: 'group', senderCount: '12', ...people, 'senders.5.isRepresentative': '' });
    expect(five.status).toBe(303);
    const eight = await post({ senderKind: 'group', senderCount: '8', ...people, 'senders.2.isRepresentative': '' });
    expect(eight.text).toContain('Đoàn từ 5 đến 10 người cử 1 hoặc 2 người đại diện');
    const shown = await clerk.get((five.headers.location as string).replace('/receipt', ''));
    expect(shown.text).toContain('12 người, 5 người đại diện');
  });

  it('shows on the petition what was typed of where it came from', async () => {
    const answer = await post({
      source: 'na_deputy',
      sourceOrg: 'Đoàn đại biểu Quốc hội Hà Nội',
      sourceNumber: '77/ĐĐBQH',
      sourceOn: '20/11/2026',
      previousOrg: 'UBND quận cũ',
      previousNumber: '15/QĐ-UBND',
      previousOn: '01/06/2025',
      previousResult: 'Bác đơn',
      contestedNumber: '1245/QĐ-UBND',
      contestedOn: '03/09/2026',
      contestedBy: 'UBND phường',
    });
    const shown = (await clerk.get((answer.headers.location as string).replace('/receipt', ''))).text;
    for (const words of [
      'Đoàn đại biểu Quốc hội Hà Nội, văn bản số 77/ĐĐBQH, ngày 20/11/2026',
      'UBND quận cũ, văn bản số 15/QĐ-UBND, ngày 01/06/2025, Bác đơn',
      'số 1245/QĐ-UBND, ngày 03/09/2026, UBND phường',
    ])
      expect(shown).toContain(words);
  });

  it('asks about a pre-printed number entered before and about a day long past, and takes the confirmed answer', async () => {
    const late = { isLateEntry: '1', paperNumber: 'P-31', receivedOn: '20/11/2026' };
    expect((await post(late)).status).toBe(303);
    expect((await post({ ...late, receivedOn: '25/11/2026' })).text).toContain('Đơn tiếp nhận hôm nay thì vào sổ như thường');
    const asked = await post(late);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Số in sẵn P-31 của sổ năm 2026 đã được nhập bù cho đơn ĐT-2026-');
    expect(asked.text).toContain('name="confirmed"');
    const confirmed = await post({ ...late, confirmed: '1' });
    expect(confirmed.status).toBe(303);
    expect((await clerk.get((confirmed.headers.location as string).replace('/receipt', ''))).text).toMatch(
      /Nhập bù<\/dt><dd><span class="pre">ngày 25\/11\/2026/,
    );
    const old = await post({ receivedOn: '05/10/2026' });
    expect(old.status).toBe(422);
    expect(old.text).toContain('cách hôm nay quá 15 ngày làm việc');
    expect((await post({ receivedOn: '05/10/2026', confirmed: '1' })).status).toBe(303);
    expect((await post({ receivedOn: '05/10/2026', isLateEntry: '1' })).status).toBe(303);
  });

  it('asks who stands for a complainant who is a minor, and says of a denunciation what a source without form means', async () => {
    const asked = await post({ 'senders.0.birthYear': '2012' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('tư cách “Người đại diện”; chưa có ai thì đánh dấu xác nhận');
    expect((await post({ 'senders.0.birthYear': '2012', confirmed: '1' })).status).toBe(303);
    const mother = {
      'senders.1.name': 'Trần Thị Mẹ',
      'senders.1.capacity': 'representative',
      'senders.1.proof': 'Giấy khai sinh',
    };
    expect((await post({ 'senders.0.birthYear': '2012', ...mother })).status).toBe(303);
    // Of a denunciation too (điểm b khoản 1 Điều 29 LTC).
    const sealed = { mode: 'sealed', declaredType: 'TC', denouncedIs: 'none', 'senders.0.birthYear': '2012' };
    const denounced = await post(sealed);
    expect(denounced.status).toBe(422);
    expect(denounced.text).toContain('Người tố cáo chưa thành niên phải có người đại diện theo quy định');
    expect((await post({ ...sealed, ...mother })).status).toBe(303);
    expect((await clerk.get('/petitions/new?mode=open')).text).not.toContain('không đúng hình thức tố cáo');
    expect((await clerk.get('/petitions/new?mode=sealed')).text).toMatch(
      /data-show-when="source=online_portal\|hotline">[\s\S]{0,300}không đúng hình thức tố cáo/,
    );
  });

  it('says what a field lacks and what fields say of each other in one round, and makes the officer choose field and source', async () => {
    const page = (await clerk.get('/petitions/new?mode=open')).text;
    expect(page).toMatch(/name="field"[^>]*><option value="">Chọn/);
    expect(page).toMatch(/name="source"[^>]*><option value="">Chọn/);
    const answer = await post({
      field: '',
      source: '',
      summary: '',
      'senders.0.name': '',
      'senders.0.idNumber': '12',
      'senders.0.idType': 'can_cuoc',
      'respondents.0.position': '',
      writtenOn: '26/11/2026',
    });
    for (const words of [
      'Chọn lĩnh vực',
      'Chọn đơn đến bằng cách nào',
      'Nhập tóm tắt nội dung đơn',
      'Nhập họ và tên người gửi',
      'Số CCCD phải có 12 chữ số',
      'Nhập người hoặc cơ quan bị khiếu nại',
      'Ngày ghi trên đơn không được sau',
    ])
      expect(answer.text).toContain(words);
  });

  it('asks who is denounced and how named words are kept together with every other mistake', async () => {
    const answer = await post({
      mode: 'sealed',
      declaredType: 'TC',
      'senders.0.name': 'Vũ Thị Bí Mật',
      'senders.0.birthYear': '85',
      'senders.0.idType': 'can_cuoc',
      'senders.0.idNumber': '0011850012',
      'respondents.0.position': 'Kế toán trưởng trường học',
      receivedOn: '31/02/2026',
      summary: 'Tôi là Vũ Thị Bí Mật, tố cáo kế toán.',
    });
    expect(answer.status).toBe(422);
    for (const words of [
      'không phải là một ngày có thật',
      'Nhập năm sinh bốn chữ số, từ 1900 đến 2026',
      'Số CCCD phải có 12 chữ số, hiện có 10',
      'Trả lời người bị tố cáo có phải là cán bộ',
      'chọn cách lưu ở đây rồi lưu lại',
    ])
      expect(answer.text).toContain(words);
    // The list of mistakes follows the page from top to bottom.
    const list = /<div class="summary-error"[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? '';
    const named = [...list.matchAll(/href="#(f-[^"]+)"/g)].map(([, id]) => id ?? '');
    expect(named.length).toBeGreaterThan(3);
    expect(named[0]).toBe('f-receivedOn');
    const places = named.map((id) => answer.text.indexOf(` id="${id}"`));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(Math.min(...places)).toBeGreaterThan(0);
    for (const year of ['1850', '2030'])
      expect((await post({ 'senders.0.birthYear': year })).text).toContain('Nhập năm sinh bốn chữ số, từ 1900 đến 2026');
  });

  it('takes a lawyer behind the sender, with the paper that proves it, and shows the capacity', async () => {
    const lawyer = { 'senders.1.name': 'Vũ Minh Luật', 'senders.1.address': 'Số 5', 'senders.1.capacity': 'lawyer' };
    const asked = await post({ ...lawyer, 'senders.0.capacity': 'authorized_agent' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Ghi giấy tờ chứng minh tư cách');
    expect(asked.text).toContain('Ghi người có đơn ở khối thứ nhất');
    const made = await post({ ...lawyer, 'senders.1.proof': 'Thẻ luật sư số 77' });
    expect(made.status).toBe(303);
    const address = (made.headers.location as string).replace('/receipt', '');
    expect((await clerk.get(address)).text).toContain('Luật sư, Thẻ luật sư số 77');
    expect((await clerk.get(`${address}/correction`)).text).toMatch(/<option value="lawyer" selected>/);
  });

  it('keeps an organisation as one, so that papers call it by its name alone', async () => {
    const made = await post({ senderKind: 'organization', 'senders.0.name': 'Công ty TNHH Thử' });
    const address = (made.headers.location as string).replace('/receipt', '');
    const kinds = () =>
      app.database.owner('select kind from parties where petition_id = $1 and ordinal = 1 and role = $2', [
        address.split('/').at(-1),
        'complainant',
      ]);
    expect(await kinds()).toEqual([{ kind: 'organization' }]);
    expect((await clerk.get(`${address}/receipt/print`)).text).toContain('Đã nhận của Công ty TNHH Thử.');
  });

  it('adds five senders at once without script, and loses nothing', async () => {
    const page = await clerk.get('/petitions/new?mode=open');
    const more = await clerk
      .post('/petitions/new/rows')
      .type('form')
      .send({ ...formFieldsOf(page.text), ...filled(), senderRows: '1', more: '5' })
      .expect(200);
    expect(more.text).toContain('name="senders.5.name"');
    expect(more.text).not.toContain('name="senders.6.name"');
    expect(more.text).toContain('value="Nguyễn Thị Hạnh"');
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
    // Chosen from the list nothing of it would be there for him.
    const [account] = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
    const chosen = await post({ 'respondents.0.accountId': String(account?.id) });
    expect(chosen.status).toBe(422);
    expect(chosen.text).toContain('giải quyết khiếu nại lần đầu đối với quyết định, hành vi của mình');
  });

  it('refuses the officer who is named in what he is typing, and keeps his words', async () => {
    const made = await post({ 'respondents.0.name': 'Trần Diệu Hoa', summary: 'Không mất chữ nào' });
    expect(made.status).toBe(422);
    expect(made.text).toContain('được nêu tên trong đơn này nên không được tiếp nhận');
    expect(made.text).toContain('Không mất chữ nào');
  });
});

describe('the register', () => {
  const rowsOf = (html: string) => html.match(/<tr data-row/g)?.length ?? 0;
  const linkOf = (html: string, rel: 'next' | 'prev') =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replace(/&#38;|&amp;/g, '&') ?? '';
  const numbersOf = (html: string) => [...html.matchAll(/data-open>(ĐT-[\d-]+)</g)].map((match) => match[1]);

  it('pages both ways with every filter kept, no petition twice and none left out', async () => {
    for (let index = 0; index < 60; index += 1) {
      const receivedOn = index % 2 ? '2026-11-18' : '2026-11-19';
      const declaredType = index < 55 ? 'KN' : 'KNPA';
      await register(app, 'mai.ngocha', {
        receivedOn,
        writtenOn: null,
        declaredType,
        field: 'LAND.1',
        ...(index < 55 ? {} : { knpaKind: 'kien_nghi' }),
      });
    }
    const mai = await app.signIn('mai.ngocha');
    const filters = 'type=KN&status=open&field=LAND&from=18%2F11%2F2026&to=19%2F11%2F2026';
    const read = async (path: string) => (await mai.get(path).expect(200)).text;
    const pages = [await read(`/petitions?${filters}`)];
    for (let next = linkOf(pages[0] ?? '', 'next'); next; next = linkOf(pages.at(-1) ?? '', 'next')) {
      for (const one of filters.split('&')) expect(decodeURIComponent(next)).toContain(decodeURIComponent(one));
      pages.push(await read(next));
    }
    expect(pages.map(rowsOf)).toEqual([25, 25, 5]);
    expect(new Set(pages.flatMap(numbersOf)).size).toBe(55);
    for (const page of pages) expect(page).toContain('tất cả 55 đơn');
    const back = await read(linkOf(pages[2] ?? '', 'prev'));
    expect(numbersOf(back)).toEqual(numbersOf(pages[1] ?? ''));
    const first = await read(linkOf(back, 'prev'));
    expect(numbersOf(first)).toEqual(numbersOf(pages[0] ?? ''));
    expect(linkOf(first, 'prev')).toBe('');
  });

  it.each([
    ['type=KNPA', 5],
    ['type=TC', 0],
    ['status=received&type=KNPA', 5],
    ['status=void', 0],
    ['field=LAND.1&type=KNPA', 5],
    ['field=LAND.2', 0],
    ['from=20%2F11%2F2026', 0],
    ['to=17%2F11%2F2026', 0],
    ['from=19%2F11%2F2026&to=19%2F11%2F2026&type=KNPA', 2],
    ['q=000003', 1],
    ['q=%C4%90T-2026-000003', 1],
    ['q=%C4%90T-2025-000003', 0],
  ])('%s finds %i', async (filter, found) => {
    const mai = await app.signIn('mai.ngocha');
    expect(rowsOf((await mai.get(`/petitions?${filter}`).expect(200)).text)).toBe(found);
  });
});

it('which of two a person is, in a row nobody wrote in, is no difference between two corrections', () => {
  const stored = {
    subject: 'Đơn',
    'respondents.2.name': '',
    'respondents.3.name': 'Lò Văn Sáo',
    'respondents.3.kind': 'individual',
  };
  const typed = {
    subject: 'Đơn mới',
    'respondents.2.name': '',
    'respondents.2.kind': 'individual',
    'respondents.3.name': 'Lò Văn Sáo',
    'respondents.3.kind': 'organization',
  };
  const labels = mergeOnto(stored, typed).differing.map(({ label }) => label);
  expect(labels).toEqual([fieldLabel('subject'), fieldLabel('respondents.3.kind')]);
  expect(changesBetween(stored, typed, false).map(({ label }) => label)).toEqual(labels);
});
