// What intake asks before it saves, and officers named in what is taken in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { filledIntake, sendIntake } from './intake-form.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const post = (changes: Record<string, string>, agent = clerk) => sendIntake(agent, changes);

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
    const sealed = { mode: 'sealed', declaredType: 'TC', denouncedIs: 'none', goesAbove: '1', 'senders.0.birthYear': '2012' };
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
    const receipt = unchangedForm((await clerk.get(`${address}/receipt`)).text, 'receipt');
    await clerk.post(`${address}/receipt`).type('form').send(receipt).expect(303);
    expect((await clerk.get(`${address}/receipt/print`)).text).toContain('Đã nhận của Công ty TNHH Thử.');
  });

  it('adds five senders at once without script, and loses nothing', async () => {
    const page = await clerk.get('/petitions/new?mode=open');
    const more = await clerk
      .post('/petitions/new/rows')
      .type('form')
      .send({ ...formFieldsOf(page.text), ...filledIntake(), senderRows: '1', more: '5' })
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
