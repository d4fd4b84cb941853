// However the denounced is written down, and wherever he sits, he neither reads the denunciation nor learns who wrote it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindUnit } from '../../src/notifications/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { addPoint } from '../../src/petitions/points/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest, voidPetition } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { actForUnit } from '../../src/system-act.ts';
import { sendTransfer } from '../../src/transfers/actions.ts';
import { readsWords } from '../../src/transfers/policy.ts';
import { answers, ownDenunciation } from '../petitions/handling.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
const denouncer = 'Khuất Thị Chim Sẻ';

beforeAll(async () => {
  app = await testApp();
  for (const login of [
    'cuong.badinh',
    'thang.badinh',
    'hung.thanhtra',
    'tam.thanhtra',
    'hoa.badinh',
    'trang.badinh',
    'lan.badinh',
  ])
    agents.set(login, await app.signIn(login));
}, 120_000);
afterAll(() => app.close());

const agent = (login: string) => agents.get(login) as Agent;
const person = (name: string, position = '', organization = '') => ({
  kind: 'individual' as const,
  name,
  position,
  organization,
  accountId: null,
});

/** Status of the page and of the attempt to open the identity. */
async function tries(login: string, address: string): Promise<number[]> {
  const csrf = csrfOf((await agent(login).get('/account').expect(200)).text);
  const page = await agent(login).get(address);
  const opened = await agent(login).post(`${address}/identity`).type('form').send({ _csrf: csrf, purpose: 'verify_denouncer' });
  expect(opened.text).not.toContain(denouncer);
  return [page.status, opened.status];
}

const denounce = async (respondents: ReturnType<typeof person>[], login = 'hoa.badinh') =>
  (await app.as(login, (act) => registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })], respondents }))))
    .id;
const rowOf = async (id: number) =>
  (
    await app.database.owner<{ past_head: boolean; sealed: boolean; holder: string; due_rule: string; next_act: string }>(
      'select p.past_head, p.sealed, a.login as holder, p.due_rule, p.next_act from petitions p left join accounts a on a.id = p.holder_id where p.id = $1',
      [id],
    )
  )[0];

describe('what stands beside a denunciation', () => {
  it('hides the clocks of its proceeding with it, number by number, from the denounced and the help desk', async () => {
    const id = await denounce([person('Vũ Bá Cường')]);
    const [clock] = await app.database.owner<{ id: number }>(
      `with made as (insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, accepted_on)
         select unit_id, id, matter_id, thread_id, 'denunciation_first', sealed, 'accepted', '2026-11-25' from petitions where id = $1 returning unit_id, id),
       ticking as (insert into clocks (unit_id, proceeding_id, rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_main, computed_at)
         select made.unit_id, made.id, r.code, r.valid_from, 'Giải quyết tố cáo', '2026-11-25', '2026-12-25', '2026-12-25', true, now()
           from made cross join lateral (select code, valid_from from legal_rules where code = 'TC_RES' order by valid_from desc limit 1) r returning unit_id, id),
       told as (insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at)
         select unit_id, id, 'started', '2026-11-25', '{"rule":"TC_RES"}', now() from ticking)
       select id::int from ticking`,
      [id],
    );
    await agent('cuong.badinh').get(`/petitions/${id}`).expect(404);
    await agent('cuong.badinh').get(`/clocks/${clock?.id}`).expect(404);
    await agent('thang.badinh').get(`/clocks/${clock?.id}`).expect(200);
    const seen = await app.as('cuong.badinh', ({ tx }) =>
      tx.rows('select 1 from clock_events where clock_id = $1', [clock?.id ?? 0]),
    );
    expect(seen).toEqual([]);
  });

  it('keeps the reason a number was voided for off every page but its own', async () => {
    const id = await denounce([person('Ai đó')]);
    await app.as('thang.badinh', (act) => voidPetition(act, id, { reason: `Trùng đơn của bà ${denouncer}` }));
    for (const login of ['hoa.badinh', 'lan.badinh', 'thang.badinh', 'tam.thanhtra'])
      expect((await agent(login).get('/petitions?status=void')).text).not.toContain(denouncer);
    const [row] = await app.database.owner<{ void_reason: string }>('select void_reason from petitions where id = $1', [id]);
    expect(row?.void_reason).toBe('');
  });

  it('shows the words of a denunciation’s transfer to those who read denunciations at either end', () => {
    const row = { sealed: true, unitId: 1, toUnitId: 2 };
    const who = (unitId: number, sealed: 'none' | 'own' | 'reach') => ({
      unitId,
      reach: { all: true, units: [1, 2, 3], sealed, assignedOnly: false },
    });
    expect([who(1, 'own'), who(2, 'own'), who(3, 'reach')].map((one) => readsWords(row, one))).toEqual([true, true, true]);
    expect([who(3, 'own'), who(1, 'none'), who(2, 'none')].map((one) => readsWords(row, one))).toEqual([false, false, false]);
  });
});

describe('an officer whose name is written another way', () => {
  it.each([
    ['Ông Vũ Bá Cường', ''],
    ['Vũ Bá Cường (Chánh Văn phòng)', ''],
    ['Vũ Bá Cường, Chánh Văn phòng', ''],
    ['vu  ba cuong', ''],
    ['VŨ BÁ CƯỜNG.', ''],
    ['Vũ-Bá Cường', ''],
    ['Vũ Bá Cường', ''],
    ['Bá Cường', ''],
    ['Cường', ''],
    ['', 'Chánh Văn phòng HĐND và UBND'],
    ['Phạm Quỳnh Trang và Vũ Bá Cường', ''],
    ['Nguyễn Văn Tèo', 'làm theo lệnh ông Vũ Bá Cường'],
  ])('"%s" "%s" is hidden from him', async (name, position) => {
    const id = await denounce([person(name, position)]);
    expect(await tries('cuong.badinh', `/petitions/${id}`)).toEqual([404, 404]);
  });

  it('is hidden from both when two stand in one field', async () => {
    const id = await denounce([person('Phạm Quỳnh Trang và Vũ Bá Cường')]);
    expect(await tries('trang.badinh', `/petitions/${id}`)).toEqual([404, 404]);
  });

  it.each([
    ['Ông Hoàng Gia Thắng', ''],
    ['Chủ tịch Hoàng Gia Thắng', ''],
    ['', 'Chủ tịch UBND phường Ba Đình'],
    ['Chủ tịch UBND phường', ''],
    ['Lãnh đạo phường Ba Đình', ''],
    ['', 'Lãnh đạo UBND phường'],
    ['Ông Thắng', 'Chủ tịch'],
  ])('the head as "%s" "%s" goes past him, with five working days to send it on', async (name, position) => {
    const id = await denounce([person(name, position)]);
    expect(await rowOf(id)).toEqual({
      past_head: true,
      sealed: true,
      holder: 'hoa.badinh',
      due_rule: 'TC_TRANSFER',
      next_act: 'transfer',
    });
    expect(await tries('thang.badinh', `/petitions/${id}`)).toEqual([404, 404]);
    expect(await tries('cuong.badinh', `/petitions/${id}`)).toEqual([404, 404]);
  });

  it.each([
    ['', 'Phó Chủ tịch UBND phường'],
    ['', 'Chủ tịch UBND phường Ngọc Hà'],
    ['', 'Chủ tịch Hội Người cao tuổi phường'],
    ['', 'Lãnh đạo Văn phòng đăng ký đất đai'],
    ['Nguyễn Văn Tèo', 'Chuyên viên'],
    ['', 'Cán bộ địa chính'],
  ])('"%s" "%s" is not the head of this ward nor an officer of it', async (name, position) => {
    const id = await denounce([person(name, position)]);
    expect(await rowOf(id)).toMatchObject({ past_head: false });
    expect(await app.database.owner('select 1 from named_accounts where petition_id = $1', [id])).toEqual([]);
  });
});

describe('an officer of another office who reads the ward', () => {
  it.each([
    ['hung.thanhtra', 'Dương Quang Hùng', 'Chánh Thanh tra'],
    ['tam.thanhtra', 'Bà Lý Thanh Tâm', ''],
    ['hung.thanhtra', '', 'Chánh Thanh tra Thành phố'],
  ])('%s named as "%s" "%s" sees nothing of it', async (login, name, position) => {
    const id = await denounce([person(name, position)]);
    expect((await agent(login).get(`/petitions/${id}`)).status).toBe(404);
    if (login === 'hung.thanhtra') expect(await tries(login, `/petitions/${id}`)).toEqual([404, 404]);
  });

  it('is hidden from once he is given a post in the ward, and goes past him when that post is its head’s', async () => {
    const id = await denounce([person('Trần Xuân Kiên', 'Trưởng phòng', 'Sở Xây dựng')]);
    const head = await denounce([person('Ông Nguyễn Hữu Bình', 'Chuyên viên', 'Sở Xây dựng')]);
    const admin = await app.signIn('quantri');
    const [unit] = await app.database.owner<{ id: number }>('select unit_id as id from petitions where id = $1', [id]);
    for (const [login, role] of [
      ['kien.sxd', 'unit_head'],
      ['binh.sxd', 'leader'],
    ]) {
      const [account] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]);
      await app.database.owner("update assignments set during = daterange(lower(during), '2026-11-25') where account_id = $1", [
        account?.id,
      ]);
      const address = `/admin/accounts/${account?.id}/assignments/new`;
      await admin
        .post(address)
        .type('form')
        .send({
          ...formFieldsOf((await admin.get(address)).text),
          unit: String(unit?.id),
          role,
          title: 'Phó Chủ tịch',
          section: '',
          from: '25/11/2026',
          to: '',
        })
        .expect(303);
      agents.set(String(login), await app.signIn(String(login)));
    }
    expect(await tries('kien.sxd', `/petitions/${id}`)).toEqual([404, 404]);
    expect(await tries('binh.sxd', `/petitions/${head}`)).toEqual([404, 404]);
    expect(await rowOf(head)).toMatchObject({ past_head: true, holder: 'hoa.badinh', next_act: 'transfer' });
    expect(await tries('cuong.badinh', `/petitions/${head}`)).toEqual([404, 404]);
    await app.database.owner("update assignments set during = 'empty' where title = 'Phó Chủ tịch'");
  });

  it('the same for an account that is made, or renamed, afterwards', async () => {
    const id = await denounce([person('Ông Lục Vân Tiên')]);
    const [made] = await app.database.owner<{ id: number }>(
      "insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at) values ('tien.badinh', 'Lục Vân', 'luc van', '!', false, now()) returning id",
    );
    const named = () =>
      app.database.owner('select 1 as found from named_accounts where petition_id = $1 and account_id = $2', [id, made?.id]);
    expect(await named()).toEqual([]);
    await app.database.owner("update accounts set name = 'Lục Vân Tiên', name_ascii = 'luc van tien' where id = $1", [made?.id]);
    expect(await named()).toEqual([{ found: 1 }]);
  });
});

describe('a paper that turns out to denounce the head', () => {
  const head = [person('Hoàng Gia Thắng', 'Chủ tịch', 'UBND phường')];
  const complaint = async () =>
    (
      await app.as('hoa.badinh', (act) =>
        registerPetition(act, aRegistration({ senders: [aSender({ name: denouncer })], respondents: head })),
      )
    ).id;
  const isPast = async (id: number) => {
    expect(await rowOf(id)).toMatchObject({ past_head: true, sealed: true, holder: 'hoa.badinh', due_rule: 'TC_TRANSFER' });
    for (const login of ['thang.badinh', 'cuong.badinh', 'trang.badinh'])
      expect((await agent(login).get(`/petitions/${id}`)).status).toBe(404);
    const form = (await agent('hoa.badinh').get(`/petitions/${id}/transfer`).expect(200)).text;
    expect(form).toContain('Dịch vụ bưu chính');
    expect(form).not.toMatch(/value="(posting|email)"/);
  };

  it('on classification goes back to the officer who registered it', async () => {
    const id = await complaint();
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownDenunciation)));
    await isPast(id);
  });
  it('on request', async () => {
    const id = await complaint();
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Nội dung là tố cáo' }));
    await isPast(id);
  });
  it('on splitting', async () => {
    const id = await complaint();
    await app.database.owner("update petitions set petition_type = 'MIXED' where id = $1", [id]);
    await app.as('son.badinh', (act) =>
      addPoint(act, id, { type: 'TC', summary: 'Chủ tịch nhận tiền', jurisdiction: 'own', competentOrg: '' }),
    );
    await isPast(id);
  });
  const correction = (html: string) => ({
    ...formFieldsOf(html),
    version: /name="version" value="(\d+)"/.exec(html)?.[1] ?? '',
    _seal: /name="_seal" value="(\w+)"/.exec(html)?.[1] ?? '',
    mode: 'sealed',
    declaredType: 'TC',
    source: 'in_person_dropoff',
    receivedOn: '20/11/2026',
    senderKind: 'individual',
    'senders.0.name': 'x',
    'senders.0.address': 'y',
    subject: 'Tố cáo nhận tiền',
    summary: 'Nhận tiền',
    field: 'CIVIL_SERVICE.4',
  });
  it.each([
    ['hoa.badinh', 'who registered it keeps the page', false],
    ['cuong.badinh', 'anybody else is told where it went', true],
  ])('on correction by %s: %s', async (login, _what, isGone) => {
    const id = await denounce([person('', 'Cán bộ địa chính')]);
    const page = await agent(login).get(`/petitions/${id}/correction`).expect(200);
    const typed = {
      ...correction(page.text),
      'respondents.0.name': 'Hoàng Gia Thắng',
    };
    const answer = await agent(login).post(`/petitions/${id}/correction`).type('form').send(typed);
    expect([answer.status, answer.headers.location]).toEqual([303, isGone ? '/petitions' : `/petitions/${id}`]);
    const next = await agent(login)
      .get(answer.headers.location as string)
      .expect(200);
    expect(next.text.includes('Ông, bà không còn thấy đơn này')).toBe(isGone);
    await isPast(id);
  });
  it('on correction of its text alone an officer named there for the first time is asked about', async () => {
    const id = await denounce([person('', 'Cán bộ địa chính')]);
    const page = (await agent('hoa.badinh').get(`/petitions/${id}/correction`).expect(200)).text;
    const typed = {
      ...correction(page),
      'respondents.0.position': 'Cán bộ địa chính',
      summary: 'Ông Vũ Bá Cường đứng sau việc nhận tiền',
    };
    const asked = await agent('hoa.badinh').post(`/petitions/${id}/correction`).type('form').send(typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('được nêu tên trong nội dung. Chọn đúng người');
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    await agent('hoa.badinh')
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...typed, denouncedIs: String(cuong?.id) })
      .expect(303);
    await agent('cuong.badinh').get(`/petitions/${id}`).expect(404);
    // Words that name nobody new are asked nothing.
    const again = (await agent('hoa.badinh').get(`/petitions/${id}/correction`).expect(200)).text;
    await agent('hoa.badinh')
      .post(`/petitions/${id}/correction`)
      .type('form')
      .send({ ...correction(again), 'respondents.0.position': 'Cán bộ địa chính', request: 'Đề nghị làm rõ' })
      .expect(303);
  });

  it('is sent on with its letter and the notice to the denouncer', async () => {
    const id = await denounce([person('', 'Chủ tịch UBND phường')]);
    const city = await app.database.unitId('ubnd-tp');
    await app.as('hoa.badinh', (act) =>
      sendTransfer(act, id, {
        toUnitId: city,
        toOutside: '',
        reason: 'Tố cáo người đứng đầu',
        basis: 'Khoản 2 Điều 24 Luật Tố cáo',
        paperId: null,
        sentOn: '2026-11-25',
      }),
    );
    const papers = await app.database.owner<{ kind: string }>('select kind from papers where petition_id = $1 order by kind', [
      id,
    ]);
    expect(papers.map((one) => one.kind)).toEqual(['NOTICE_TO_SENDER', 'XLD03_2021']);
  });
});

describe('a visit that brings no petition', () => {
  const visit = (change: Parameters<typeof entry>[0]) =>
    app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          denunciation: 'yes',
          explained: 'Đã giải thích',
          contents: [{ type: 'TC', summary: 'Nhận tiền của dân', org: '' }],
          people: [{ ...citizen, name: denouncer, capacity: 'self' }],
          ...change,
        }),
      ),
    );

  it.each([null, 'explained_settled', 'guided', 'refused'] as const)(
    'and ends as %s is not there for who is denounced',
    async (outcome) => {
      const made = await visit({ outcome, guidedTo: 'Thanh tra', refusalGround: 'A9_1', respondentName: 'Ông Vũ Bá Cường' });
      expect(await tries('cuong.badinh', `/visits/${made.id}`)).toEqual([404, 404]);
      const list = await agent('cuong.badinh').get('/visits').expect(200);
      expect(list.text).not.toContain(`/visits/${made.id}"`);
      const head = await visit({ outcome, guidedTo: 'Thanh tra', refusalGround: 'A9_1', respondentPost: 'Chủ tịch UBND phường' });
      expect(await tries('thang.badinh', `/visits/${head.id}`)).toEqual([404, 404]);
      expect(await tries('cuong.badinh', `/visits/${head.id}`)).toEqual([404, 404]);
      await agent('lan.badinh').get(`/visits/${head.id}`).expect(200);
    },
  );

  it('reminds nobody but the desk, and never who is named', async () => {
    const made = await visit({ outcome: null, respondentPost: 'Chủ tịch UBND phường' });
    const other = await visit({ outcome: null, respondentName: 'Hoàng Gia Thắng' });
    app.setNow('2026-12-11T02:00:00Z');
    const [unit] = await app.database.owner<{ id: number }>('select unit_id as id from visits where id = $1', [made.id]);
    await actForUnit(app.services, unit?.id ?? 0, (act) => remindUnit(act, false));
    const told = await app.database.owner<{ login: string }>(
      'select distinct a.login from notices n join accounts a on a.id = n.account_id where n.visit_id = any($1)',
      [[made.id, other.id]],
    );
    app.setNow('2026-11-25T02:00:00Z');
    expect(told).toEqual([{ login: 'lan.badinh' }]);
  });
});

describe('the form', () => {
  const typed = (text: string, changes: Record<string, string>) => ({
    ...formFieldsOf(text),
    mode: 'sealed',
    declaredType: 'TC',
    source: 'in_person_dropoff',
    receivedOn: '25/11/2026',
    senderKind: 'individual',
    'senders.0.name': denouncer,
    'senders.0.address': 'Ngõ 3',
    subject: 'Tố cáo nhận tiền',
    summary: 'Không mất chữ nào',
    field: 'CIVIL_SERVICE.4',
    ...changes,
  });
  const post = async (changes: Record<string, string>) => {
    const page = await agent('hoa.badinh').get('/petitions/new?mode=sealed').expect(200);
    return agent('hoa.badinh').post('/petitions/new').type('form').send(typed(page.text, changes));
  };
  const question = 'có phải là cán bộ trong hệ thống này không?';

  it('asks when the words do not say who, offers who may be meant, and keeps every word', async () => {
    const asked = await post({ 'respondents.0.name': 'anh Cường' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(question);
    expect(asked.text).toContain('Vũ Bá Cường, Chánh Văn phòng');
    expect(asked.text).toContain('Không mất chữ nào');
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    const made = await post({ 'respondents.0.name': 'anh Cường', denouncedIs: String(cuong?.id) });
    expect(made.status).toBe(303);
    const id = Number(/petitions\/(\d+)/.exec(made.headers.location as string)?.[1]);
    expect(await tries('cuong.badinh', `/petitions/${id}`)).toEqual([404, 404]);
    const other = await post({ 'respondents.0.name': 'anh Cường', denouncedIs: 'none' });
    const open = Number(/petitions\/(\d+)/.exec(other.headers.location as string)?.[1]);
    expect((await agent('cuong.badinh').get(`/petitions/${open}`)).status).toBe(200);
  });

  it('asks from the beginning, chooses nothing beforehand, and shows who may be meant to whoever said nobody too soon', async () => {
    const page = await agent('hoa.badinh').get('/petitions/new?mode=sealed').expect(200);
    expect(page.text).toContain(question);
    expect(page.text).not.toMatch(/name="denouncedIs"[^>]*checked/);
    expect(page.text).not.toContain('>Không phải<');
    const soon = await post({ 'respondents.0.name': 'anh Cường', denouncedIs: 'nobody' });
    expect([soon.status, soon.text.includes('Vũ Bá Cường, Chánh Văn phòng')]).toEqual([422, true]);
    expect(soon.text).not.toMatch(/name="denouncedIs"[^>]*checked/);
    const head = await post({ 'respondents.0.position': 'Chủ tịch', denouncedIs: 'nobody' });
    expect([head.status, head.text.includes('có thể là của người đứng đầu')]).toEqual([422, true]);
    const unknown = await post({ 'respondents.0.position': 'Cán bộ địa chính', denouncedIs: 'officer' });
    expect([unknown.status, unknown.text.includes('Chưa tìm thấy cán bộ ấy')]).toEqual([422, true]);
    const nobody = await post({ 'respondents.0.position': 'Cán bộ địa chính', denouncedIs: 'nobody' });
    expect(nobody.status).toBe(303);
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    const both = await post({
      'respondents.0.name': 'Người ấy',
      'respondents.0.accountId': String(cuong?.id),
      denouncedIs: 'nobody',
    });
    expect([both.status, both.text.includes('Đã chọn tên một cán bộ')]).toEqual([422, true]);
  });

  it('takes the answer that it is the head', async () => {
    const made = await post({ 'respondents.0.position': 'Cán bộ cao nhất', denouncedIs: 'head' });
    const id = Number(/petitions\/(\d+)/.exec(made.headers.location as string)?.[1]);
    expect(await rowOf(id)).toMatchObject({ past_head: true });
  });

  it('does not ask when the words say it', async () => {
    expect((await post({ 'respondents.0.name': 'Ông Vũ Bá Cường' })).status).toBe(303);
  });

  it.each(['999999', '99999999999', '0', 'hung.thanhtra', 'tam.thanhtra'])(
    'names nobody the list does not offer: %s',
    async (who) => {
      const [account] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [who]);
      const value = account ? String(account.id) : who;
      const before = await app.database.owner('select count(*) from petitions');
      const answer = await post({ 'respondents.0.name': 'X', 'respondents.0.accountId': value });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Chọn cán bộ có trong danh sách của đơn vị');
      expect(await app.database.owner('select count(*) from petitions')).toEqual(before);
    },
  );

  it('asks at the reception desk too, and demands a word on every sealed visit', async () => {
    const page = await agent('lan.badinh').get('/visits/new?denunciation=yes').expect(200);
    expect(page.text).toContain('name="respondentName"');
    expect(page.text).toContain('Ghi ít nhất họ tên hoặc chức vụ, nơi công tác');
    expect(page.text).toContain(question);
    expect(page.text).not.toMatch(/name="denouncedIs"[^>]*checked/);
    const fields = {
      denunciation: 'yes',
      receivedOn: '25/11/2026',
      kind: 'regular',
      mode: 'in_person',
      host: 'officer',
      senderKind: 'individual',
      p1_name: denouncer,
      p1_idType: 'khac',
      p1_idNumber: 'A123456',
      p1_address: 'Ngõ 3',
      c1_type: 'TC',
      c1_summary: 'Không mất chữ nào',
    };
    const send = (changes: Record<string, string>) =>
      agent('lan.badinh')
        .post('/visits/new')
        .type('form')
        .send({ ...formFieldsOf(page.text), ...fields, ...changes });
    const none = await send({});
    expect([none.status, none.text.includes('Nhập người bị tố cáo')]).toEqual([422, true]);
    const asked = await send({ respondentName: 'ông Cường' });
    expect([asked.status, asked.text.includes(question), asked.text.includes('Không mất chữ nào')]).toEqual([422, true, true]);
    const forged = await send({ respondentName: 'ông Cường', respondentAccount: '999999' });
    expect([forged.status, forged.text.includes('Chọn cán bộ có trong danh sách')]).toEqual([422, true]);
    const made = await send({ respondentName: 'ông Cường', denouncedIs: 'none' });
    expect(made.status).toBe(303);
  });
});
