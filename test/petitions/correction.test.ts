// A registration is corrected without a new number, and what rests on it follows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldLabel, fieldWords } from '../../src/petitions/correction-words.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { type Agent, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
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

describe('correcting a registration', () => {
  const version = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const baseIn = (html: string) => (/name="base" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&#34;', '"');
  const made = async (changes: Record<string, string> = {}) =>
    Number(/\/petitions\/(\d+)\//.exec((await post(changes)).headers.location as string)?.[1]);
  const correct = async (agent: typeof clerk, html: string, id: number, changes: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(html), ...filledIntake(changes), version: version(html), base: baseIn(html) });

  it('goes to no day before the unit began, unless the record came from before', async () => {
    const late = { isLateEntry: '1', receivedOn: '02/07/2025' };
    const id = await made(late);
    const to = async (receivedOn: string) => {
      const page = (await clerk.get(`/petitions/${id}/correction`).expect(200)).text;
      return (await correct(clerk, page, id, { ...late, receivedOn, confirmed: '1', reason: 'Ghi nhầm ngày' })).text;
    };
    const said = 'Phường Ba Đình hoạt động từ ngày 01/07/2025';
    expect(await to('30/06/2025')).toContain(said);
    await app.database.owner("update petitions set received_on = '2025-06-20' where id = $1", [id]);
    expect(await to('19/06/2025')).not.toContain(said);
  });

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

  it('asks where the other side lives, and keeps it over a correction', async () => {
    const address = { 'respondents.0.name': 'Lê Văn Bình', 'respondents.0.address': 'Số 5 phố Kim Mã' };
    const id = await made(address);
    const stored = async () => {
      const [row] = await app.database.owner("select address from parties where petition_id = $1 and role = 'respondent'", [id]);
      return row?.address;
    };
    expect(await stored()).toBe('Số 5 phố Kim Mã');
    expect((await clerk.get(`/petitions/${id}`)).text).toContain('Số 5 phố Kim Mã');
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    expect(page).toMatch(/name="respondents\.0\.address"[^>]*value="Số 5 phố Kim Mã"/);
    const moved = { ...address, 'respondents.0.address': 'Số 7 phố Kim Mã' };
    expect((await correct(clerk, page, id, moved)).status).toBe(303);
    expect(await stored()).toBe('Số 7 phố Kim Mã');
    expect((await clerk.get(`/petitions/${id}`)).text).toContain('Địa chỉ (người bị khiếu nại, tố cáo 1)');
    const sealed = await clerk.get('/petitions/new?mode=sealed').expect(200);
    expect(sealed.text).toContain('name="respondents.0.address"');
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
    const typed = { ...formFieldsOf(page), ...filledIntake({ summary: '' }), version: version(page), base: baseIn(page) };
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
    const typed = { ...filledIntake({ summary: 'Nháp của tôi' }), version: version(theirs), base: baseIn(theirs), _version: '' };
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
    expect(again).toContain('phần đang sửa chưa lưu vào sổ');
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

  it('keeps what stood before and what stands now, field by field, until a seal takes both behind it', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ respondents: [], request: 'Đo lại đất', summary: 'Câu ghi lần đầu' })),
    );
    const page = (await clerk.get(`/petitions/${id}/correction`)).text;
    const changes = { request: 'Trả lại đất', summary: 'Câu ghi lại', 'senders.0.name': 'Nguyễn Thị Kín Đáo' };
    // Kept as a draft first: what is sent from it is told the same way.
    const draft = { ...unchangedForm(page, 'intake'), ...changes } as Record<string, string>;
    await clerk
      .post(`/drafts/petition-correction?subject=${id}`)
      .set('X-CSRF-Token', draft._csrf ?? '')
      .type('form')
      .send(draft)
      .expect(200);
    const reopened = unchangedForm((await clerk.get(`/petitions/${id}/correction`)).text, 'intake');
    expect(reopened).toMatchObject(changes);
    await clerk.post(`/petitions/${id}/correction`).type('form').send(reopened).expect(303);
    const told = async (login: string) =>
      (await (await app.signIn(login)).get(`/petitions/${id}`).expect(200)).text.replaceAll('&gt;', '>');
    for (const login of ['hoa.badinh', 'thang.badinh']) {
      const shown = await told(login);
      expect(shown).toContain('Công dân đề nghị: Đo lại đất → Trả lại đất');
      expect(shown).toContain('Tóm tắt nội dung: Câu ghi lần đầu → Câu ghi lại');
      expect(shown).toMatch(/Họ và tên \(người gửi 1\): [^<]+ → Nguyễn Thị Kín Đáo/);
    }
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const sealed = await told('thang.badinh');
    expect(sealed).toContain('Công dân đề nghị; ');
    for (const gone of ['Đo lại đất →', 'Kín Đáo', 'Câu ghi lần đầu']) expect(sealed).not.toContain(gone);
    expect(await app.database.owner('select 1 from corrected_words where petition_id = $1', [id])).toEqual([]);
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
      .send({ ...formFieldsOf(page), ...filledIntake({ 'senders.0.idNumber': words }) });
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
    const sealed = { mode: 'sealed', declaredType: 'TC', field: 'CIVIL_SERVICE.4', goesAbove: '1' };
    const answer = await son
      .post('/petitions/new')
      .type('form')
      .send({ ...formFieldsOf(page.text), ...filledIntake(sealed) });
    const id = Number(/\/petitions\/(\d+)\//.exec(answer.headers.location as string)?.[1]);
    const opened = await son.get(`/petitions/${id}/correction`).expect(200);
    const {
      'senders.0.name': _name,
      'senders.0.address': _address,
      ...rest
    } = filledIntake({ ...sealed, subject: 'Trích yếu sửa' });
    const saved = await son
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(opened.text), ...rest, version: version(opened.text), base: baseIn(opened.text) });
    expect(saved.status).toBe(303);
  });
});
