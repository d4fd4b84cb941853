// Taking a petition in: the form, its senders, its drafts, the register it goes into.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepHouse } from '../../src/database/sweep.ts';
import { changesBetween, mergeOnto } from '../../src/petitions/correction-merge.ts';
import { fieldLabel } from '../../src/petitions/correction-words.ts';
import { accusingWords } from '../../src/petitions/denunciation-words.ts';
import { apart, withAnswers, withKept, withPetition } from '../../src/petitions/receipt/items.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { register } from './handling.ts';
import { filledIntake, sendIntake } from './intake-form.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const post = (changes: Record<string, string>, agent = clerk) => sendIntake(agent, changes);
/** The receipt kept as its form stands, with these answers, and its sheet. */
async function printed(path: string, answers: Record<string, string> = {}): Promise<string> {
  const form = unchangedForm((await clerk.get(path).expect(200)).text, 'receipt');
  const kept = await clerk
    .post(path)
    .type('form')
    .send({ ...form, ...answers })
    .expect(303);
  return (await clerk.get(String(kept.headers.location)).expect(200)).text;
}
const countPetitions = async () =>
  Number(((await app.database.owner('select count(*)::int as n from petitions')) as { n: number }[])[0]?.n);

describe('the intake form', () => {
  it('takes the number of named senders of a group whose number is not said', async () => {
    const group = { senderKind: 'group', senderCount: '', 'senders.1.name': 'Lê Văn Tám', 'senders.0.isRepresentative': '1' };
    const answer = await post(group);
    expect(answer.status).toBe(303);
    const [row] = await app.database.owner<{ n: number }>('select sender_count as n from petitions order by id desc limit 1');
    expect(row?.n).toBe(2);
    expect((await post({ ...group, 'senders.1.name': '' })).status).toBe(422);
    const page = (await clerk.get('/petitions/new?mode=open')).text;
    expect(page).toContain('Chưa cơ quan nào giải quyết thì để trống');
    // Whoever signs has not come along: a group is who comes together.
    expect(page).toContain('Từ 5 người ký thì báo lãnh đạo; đoàn đông người là từ 5 người cùng đến');
  });

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

  it('takes in nothing of a day before the unit began, and says where such a paper belongs', async () => {
    const late = { isLateEntry: '1', confirmed: '1' };
    const refused = await post({ ...late, receivedOn: '30/06/2025' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Phường Ba Đình hoạt động từ ngày 01/07/2025, không nhận đơn vào ngày trước đó');
    expect(refused.text).toContain('đưa vào bằng Nhập sổ cũ');
    expect((await post({ ...late, receivedOn: '01/07/2025' })).status).toBe(303);
  });

  it('lists the petition on the receipt once, also where its file is called so', () => {
    const file = { pages: 2, condition: 'Bản sao' };
    const names = (files: string[]) => withPetition(files.map((name) => ({ ...file, name }))).map((one) => one.name);
    expect(names(['Đơn khiếu nại.pdf', 'Ảnh.jpg'])).toEqual(['Đơn khiếu nại.pdf', 'Ảnh.jpg']);
    expect(names(['Quyết định 12.pdf'])).toEqual(['Đơn', 'Quyết định 12.pdf']);
  });

  it('tells files of one name apart on the receipt: each keeps its own pages, and one that came later is not taken for an earlier', () => {
    const scan = { name: 'scan.pdf', pages: null, condition: '' };
    const found = apart([scan, scan]);
    expect(found.map(({ name }) => name)).toEqual(['scan.pdf', 'scan.pdf (2)']);
    const answers = { 'item.0': 'scan.pdf', 'pages.0': '3', 'item.1': 'scan.pdf (2)', 'pages.1': '5' };
    const { items: kept } = withAnswers(
      found.map((item) => ({ ...item, isLeftOut: false })),
      answers,
    );
    expect(kept.map(({ pages }) => pages)).toEqual([3, 5]);
    expect(withKept(kept, apart([scan, scan, scan])).map(({ name, pages }) => [name, pages])).toEqual([
      ['scan.pdf', 3],
      ['scan.pdf (2)', 5],
      ['scan.pdf (3)', null],
    ]);
  });

  it('prints no hour on the receipt of a paper entered on a later day, and calls who gave it by his gender', async () => {
    const answer = await post({ receivedOn: '24/11/2026', 'senders.0.gender': 'female' });
    const print = await printed(String(answer.headers.location));
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
      contestedNumber: '91/QĐ-UBND',
      contestedOn: '12/11/2026',
      contestedBy: 'UBND phường Ba Đình',
    };
    const before = await countPetitions();
    const asked = await post(accusing);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nội dung ghi “tố cáo”. Có nội dung tố cáo thì bấm “Có, chuyển sang chế độ bảo mật”');
    expect(await countPetitions()).toBe(before);
    const page = (await clerk.get('/petitions/new?mode=open').expect(200)).text;
    const draft = /name="draft" value="(\d+)"/.exec(page)?.[1] ?? '';
    const typed = { ...formFieldsOf(page), ...filledIntake(accusing), draft };
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
      'Quyết định bị khiếu nại: số 91/QĐ-UBND ngày 12/11/2026 của UBND phường Ba Đình',
      'Công dân trình bày: đơn có nhiều nội dung',
      'Người bị khiếu nại (phần khiếu nại): Chủ tịch UBND phường',
      'chọn “Nhiều nội dung khác loại” để hướng dẫn công dân viết tách đơn',
      'don.pdf',
      'Chế độ bảo mật',
    ])
      expect(sealed).toContain(words);
    const kept = await app.database.owner<{ form: string }>('select form from drafts where subject = any($1)', [[draft, number]]);
    expect(kept).toEqual([{ form: 'petition-registration-sealed' }]);
    expect((await clerk.get('/petitions/new').expect(200)).text).not.toContain('Nguyễn Thị Hạnh');
    // Whom the complaint is against is denounced only where the officer writes him down.
    const form = unchangedForm(sealed, 'intake');
    expect(form['respondents.0.position']).toBe('');
    const unsaid = await clerk
      .post('/petitions/new')
      .type('form')
      .send({ ...form, denouncedIs: 'none' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Nhập người bị tố cáo, ít nhất là chức danh hoặc cơ quan');
    expect(unsaid.text).toContain('để hướng dẫn công dân viết tách đơn');
    // The tick of another question answers nothing here.
    expect((await post({ ...accusing, confirmed: '1' })).status).toBe(422);
    expect((await post({ ...accusing, noAccusation: '1' })).status).toBe(303);
  });

  it('a denunciation typed by mistake goes back to the open form with all that was typed, only where the officer answers that it accuses nobody', async () => {
    const opened = (await clerk.get('/petitions/new?mode=open').expect(200)).text;
    const typed = filledIntake({ contestedNumber: '93/QĐ-UBND', 'senders.0.name': 'Quản Thị Lối Về' });
    const from = { ...formFieldsOf(opened), ...typed, draft: /name="draft" value="(\d+)"/.exec(opened)?.[1] ?? '' };
    const turned = await clerk.post('/petitions/new/sealing').type('form').send(from).expect(303);
    const [, number] = /draft=(\d+)$/.exec(turned.headers.location as string) ?? [];
    const sealed = (await clerk.get(turned.headers.location as string).expect(200)).text;
    expect(sealed).toContain('Không có nội dung tố cáo, ghi bình thường');
    const formsOf = () =>
      app.database.owner<{ form: string; subject: string }>(
        "select form, subject from drafts where form like 'petition-registration%' order by id desc limit 1",
      );
    // Asked first: nothing leaves the seal by the press alone, nor without the tick.
    const asked = await clerk.post('/petitions/new/opening').type('form').send(unchangedForm(sealed, 'intake')).expect(200);
    expect(asked.text).toContain('Đã đọc lại: đơn không có nội dung tố cáo');
    const unticked = { ...unchangedForm(asked.text, 'intake'), notDenunciation: 'asked' };
    const refused = await clerk.post('/petitions/new/opening').type('form').send(unticked).expect(422);
    expect(refused.text).toContain('Đánh dấu đơn không có nội dung tố cáo rồi bấm lại');
    expect(await formsOf()).toEqual([{ form: 'petition-registration-sealed', subject: number }]);
    const back = await clerk
      .post('/petitions/new/opening')
      .type('form')
      .send({ ...unticked, notDenunciation: ['asked', '1'] })
      .expect(303);
    const [, openNumber] = /^\/petitions\/new\?mode=open&draft=(\d+)$/.exec(back.headers.location as string) ?? [];
    expect(await formsOf()).toEqual([{ form: 'petition-registration', subject: openNumber }]);
    const page = (await clerk.get(back.headers.location as string).expect(200)).text;
    const form = unchangedForm(page, 'intake');
    for (const [name, value] of Object.entries(typed)) expect([name, form[name]]).toEqual([name, value]);
    expect(page).not.toMatch(/name="_before"|Quyết định bị khiếu nại: số/);
    // A petition that is in the book is never turned so.
    for (const form of [
      { ...unticked, petitionId: '1' },
      { ...unticked, mode: 'open' },
    ])
      await clerk
        .post('/petitions/new/opening')
        .type('form')
        .send({ ...form, _key: crypto.randomUUID(), notDenunciation: '1' })
        .expect(409);
  });

  it('says where a denunciation of the head goes before it is saved, unless the officer has answered that it is he', async () => {
    const sealed = { mode: 'sealed', declaredType: 'TC', subject: 'Tố cáo nhận tiền', 'respondents.0.name': '' };
    const head = { ...sealed, 'respondents.0.position': 'Chủ tịch UBND phường Ba Đình', denouncedIs: 'none' };
    const before = await countPetitions();
    const asked = await post(head);
    expect(asked.status).toBe(422);
    expect(asked.text).toMatch(/đơn sẽ chuyển lên [^,]*thành phố/i);
    expect(asked.text).toContain('Không phải người ấy thì sửa lại ở đây');
    expect(await countPetitions()).toBe(before);
    expect((await post({ ...head, goesAbove: '1' })).status).toBe(303);
    expect((await post({ ...head, denouncedIs: 'head' })).status).toBe(303);
    expect((await post({ ...head, 'respondents.0.position': 'Công chức địa chính' })).status).toBe(303);
    const past = await app.database.owner<{ past: boolean }>('select past_head as past from petitions order by id desc limit 3');
    expect(past.map((one) => one.past)).toEqual([false, true, true]);
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
    const { 'senders.0.name': _name, 'senders.0.address': _address, ...rest } = filledIntake(sealed);
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
    const body = { ...formFieldsOf(page.text), ...filledIntake() };
    const before = await countPetitions();
    const answers = await Promise.all([1, 2, 3].map(() => clerk.post('/petitions/new').type('form').send(body)));
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map((one) => one.headers.location)).size).toBe(1);
    expect(await countPetitions()).toBe(before + 1);
    // Whichever answer the browser shows, its page has the PIN, for half an hour; nobody else's has.
    const slip = String(answers[0]?.headers.location);
    const shown = async (agent: Agent) => /Mã PIN<\/p><p class="slip-code">\d{6}/.test((await agent.get(slip).expect(200)).text);
    expect([await shown(clerk), await shown(await app.signIn('trang.badinh'))]).toEqual([true, false]);
    const now = app.services.now();
    app.setNow(new Date(now.getTime() + 31 * 60_000).toISOString());
    expect(await shown(clerk)).toBe(false);
    app.setNow(now.toISOString());
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

  it('answers the token of an earlier session of the same officer with the words and a fresh one', async () => {
    const earlier = formFieldsOf((await (await app.signIn('hoa.badinh')).get('/petitions/new?mode=open')).text);
    const answer = await clerk
      .post('/petitions/new')
      .type('form')
      .send({ ...earlier, ...filledIntake({ summary: 'Chữ không được mất' }) });
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
      .send({ ...formFieldsOf(page.text), ...filledIntake({ summary: 'Gõ dở khi hết phiên' }) });
    expect(turned.status).toBe(303);
    expect(turned.headers.location).toMatch(/^\/sign-in\?next=%2Fpetitions%2Fnew%3Frestore%3D/);
    const parked = (await app.database.owner("select ciphertext from parked_forms where path = '/petitions/new'")) as {
      ciphertext: Buffer;
    }[];
    expect(parked.some((one) => one.ciphertext.includes('hết phiên'))).toBe(false);
    const signIn = await agent.get(turned.headers.location as string);
    const kept = 'Phiên làm việc đã kết thúc. Nội dung đã nhập được giữ; đăng nhập lại để tiếp tục.';
    expect(signIn.text).toContain(kept);
    expect((await agent.get('/sign-in?next=%2Fpetitions%2Fnew')).text).not.toContain(kept);
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
    const [parked] = (await app.database.owner("select id from parked_forms where path = '/petitions/new' limit 1")) as {
      id: string;
    }[];
    const page = await clerk.get(`/petitions/new?mode=open&restore=${parked?.id}`);
    expect(page.text).not.toContain('Gõ dở khi hết phiên');
  });

  it('keeps the parked words for half an hour, and not a minute longer', async () => {
    const [parked] = (await app.database.owner(
      "select id, expires_at from parked_forms where path = '/petitions/new' limit 1",
    )) as {
      id: string;
      expires_at: Date;
    }[];
    const shows = async (minutes: number) => {
      app.setNow(new Date((parked?.expires_at.getTime() ?? 0) + minutes * 60_000).toISOString());
      const agent = await app.signIn('trang.badinh');
      return (await agent.get(`/petitions/new?mode=open&restore=${parked?.id}`).expect(200)).text.includes('Gõ dở khi hết phiên');
    };
    const before = app.services.now().toISOString();
    expect(parked?.expires_at.getTime()).toBe(app.services.now().getTime() + 30 * 60_000);
    expect(await shows(-1)).toBe(true);
    expect(await shows(1)).toBe(false);
    // The sweep of the hour takes them away for good.
    await app.services.database.inHouse((house) => sweepHouse(house, app.services.now()), 'write');
    expect(await app.database.owner('select 1 from parked_forms where id = $1', [parked?.id ?? ''])).toEqual([]);
    app.setNow(before);
  });

  it('keeps a reporter out and says why', async () => {
    const reporter = await app.signIn('nga.badinh');
    const answer = await reporter.get('/petitions/new?mode=open');
    expect(answer.status).toBe(403);
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
  expect(changesBetween(stored, typed, false).told.map(({ label }) => label)).toEqual(labels);
});
