// Many accounts from a sheet: errors by cell, nothing half done, slips shown once, hostile files answered by a sentence.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeLogin } from '../../src/accounts/bulk/check.ts';
import { columnName, columnOf, readSheet } from '../../src/accounts/bulk/sheet.ts';
import { plainText } from '../../src/accounts/bulk/xml.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { download, openBook } from '../support/downloads.ts';
import { lastEvent } from './administration.ts';
import { filled, person, press, send, sheetXml, staged, workbookXml, zipped } from './workbooks.ts';

let app: TestApp;
let admin: Agent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
});
afterAll(() => app.close());

const countOf = async (table: string) =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

describe('the template', () => {
  it('lists the units and roles this administrator gives, every cell as text', async () => {
    const address = '/admin/accounts/bulk/template.xlsx';
    const workbook = await openBook(admin, address);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Tai khoan', 'Viec', 'Don vi', 'Vai tro', 'Huong dan']);
    expect(workbook.getWorksheet('Vai tro')?.getColumn(1).values).toContain('Quản trị đơn vị');
    expect(workbook.getWorksheet('Don vi')?.getColumn(1).values).toContain('Phường Ngọc Hà');
    expect(workbook.getWorksheet('Tai khoan')?.getCell('D2').dataValidation?.type).toBe('list');
    // As it comes, it is a sheet without people.
    const batch = await admin.get(await staged(admin, await download(admin, address))).expect(200);
    expect(batch.text).toContain('Bảng chưa có dòng nào');
  });

  it('offers no name that would be worked out as a formula, and reads the name it offers', async () => {
    const called = (from: string, to: string) => app.database.owner('update units set name = $2 where name = $1', [from, to]);
    await called('Phường Giảng Võ', '=Phường Giảng Võ');
    const workbook = await openBook(admin, '/admin/accounts/bulk/template.xlsx');
    const page = await admin.get(await staged(admin, await filled([person('Vũ Thị Mở', { unit: "'=Phường Giảng Võ" })])));
    await called('=Phường Giảng Võ', 'Phường Giảng Võ');
    expect(workbook.getWorksheet('Don vi')?.getColumn(1).values).toContain("'=Phường Giảng Võ");
    expect(page.text).toContain('Mọi dòng đều hợp lệ');
  });
});

describe('a sheet', () => {
  it('with wrong cells names each of them and makes nobody', async () => {
    const before = await countOf('accounts');
    const batch = await staged(
      admin,
      await filled([
        person('Nguyễn Văn Tốt'),
        person('', { unit: 'Phường Không Có', role: 'Vua', from: '31/02/2026' }),
        person('Lê Thị Trùng', { login: 'lan.badinh' }),
        person('Trần Công Thức', { title: { formula: 'HYPERLINK("http://x")', result: 'Văn thư' } }),
        person('Mai Hai Dòng', { login: 'mai.hai' }),
        person('Mai Hai Dòng', { login: 'mai.hai' }),
      ]),
    );
    const page = await admin.get(batch).expect(200);
    for (const cell of ['B3', 'D3', 'E3', 'H3', 'C4', 'F5', 'C7']) expect(page.text).toContain(`<strong>${cell}</strong>`);
    expect(page.text).not.toContain('<strong>B2</strong>');
    expect(page.text).toContain('31/02/2026');
    expect(page.text).toContain('Ô có công thức; chép lại thành giá trị');
    expect(page.text).not.toContain('/creation');
    expect((await press(admin, batch, 'creation')).status).toBe(409);
    expect(await countOf('accounts')).toBe(before);
  });

  it('under a unit’s former name says what it is called now', async () => {
    await app.database.owner(
      "insert into unit_names (unit_id, unit_type, name, short_name, during, act) select id, 'Phường', 'Phường Trúc Bạch Cũ', 'Trúc Bạch Cũ', daterange('2025-07-01', '2026-01-01'), '' from units where name = 'Phường Ngọc Hà' and upper_inf(during)",
    );
    const page = await admin.get(await staged(admin, await filled([person('Nguyễn Văn Tốt', { unit: 'phường trúc bạch cũ' })])));
    expect(page.text).toContain('Tên cũ, đơn vị này nay là Phường Ngọc Hà: ghi tên hiện nay');
  });

  it('without headings says which columns are missing', async () => {
    const page = await admin.get(
      await staged(admin, await filled([person('A')], ['STT', 'Tên', 'Nơi', 'x', 'y', 'z', '', '', '', ''])),
    );
    expect(page.text).toContain('Dòng đầu không có cột: Họ và tên, Đơn vị, Vai trò, Chức danh, Từ ngày');
  });

  it('is made all together; logins are proposed; dates may be Excel’s own', async () => {
    const batch = await staged(
      admin,
      await filled([
        person('Nguyễn Thị Lan', { from: new Date('2026-12-01T00:00:00Z') }),
        person('Đỗ Quốc Đạt', { unit: 'phường ngọc hà', phone: 912345678, to: '31/12/2026' }),
      ]),
    );
    const page = await admin.get(batch).expect(200);
    expect(page.text).toContain('lan.badinh2');
    expect(page.text).toContain('dat.ngocha2');
    const before = await countOf('accounts');
    expect((await press(admin, batch, 'creation')).status).toBe(303);
    expect(await countOf('accounts')).toBe(before + 2);
    const made = await app.database.owner(
      `select c.login, c.must_change_password, a.role, lower(a.during)::text as first_on, (upper(a.during) - 1)::text as last_on
         from accounts c join assignments a on a.account_id = c.id where c.login in ('lan.badinh2','dat.ngocha2') order by c.login`,
    );
    expect(made).toEqual([
      { login: 'dat.ngocha2', must_change_password: true, role: 'clerk', first_on: '2026-12-01', last_on: '2026-12-31' },
      { login: 'lan.badinh2', must_change_password: true, role: 'clerk', first_on: '2026-12-01', last_on: null },
    ]);
    // What stood in the sheet does not lie about once it is made; a second press makes nobody twice.
    expect(await app.database.owner("select 1 from account_batches where made_at is not null and people <> '[]'")).toEqual([]);
    expect((await press(admin, batch, 'creation')).status).toBe(409);
  });

  it('makes nobody when one login was taken after the check', async () => {
    const batch = await staged(
      admin,
      await filled([person('Hồ Đến Trước', { login: 'som' }), person('Hồ Đến Sau', { login: 'muon' })]),
    );
    await app.database.owner("update accounts set login = 'muon' where login = 'oanh.ngocha'");
    const answer = await press(admin, batch, 'creation');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('muon');
    expect(await app.database.owner("select 1 from accounts where login = 'som'")).toEqual([]);
  });

  it('is seen by whoever sent it and by nobody else, and a unit’s administrator sends people of his unit only', async () => {
    const batch = await staged(admin, await filled([person('Riêng Một Mình')]));
    const keeper = await app.signIn('quy.badinh');
    await keeper.get(batch).expect(404);
    for (const act of ['creation', 'slips']) {
      const csrf = csrfOf((await keeper.get('/account')).text);
      await keeper.post(`${batch}/${act}`).type('form').send({ _csrf: csrf }).expect(404);
    }
    const page = await keeper.get(
      await staged(
        keeper,
        await filled([
          person('Của Mình'),
          person('Của Họ', { unit: 'Phường Ngọc Hà' }),
          person('Lên Cao', { role: 'Quản trị hệ thống' }),
        ]),
      ),
    );
    expect(page.text).toContain('<strong>D3</strong>');
    expect(page.text).toContain('<strong>E4</strong>');
    expect(page.text).not.toContain('<strong>D2</strong>');
  });
});

describe('slips', () => {
  const secret = /[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}/g;

  it('show passwords once; they open once; only hashes are kept; printing is in the audit', async () => {
    const batch = await staged(
      admin,
      await filled([person('Phiếu Thứ Nhất', { login: 'phieu.mot' }), person('Phiếu Thứ Hai', { login: 'phieu.hai' })]),
    );
    expect((await press(admin, batch, 'slips', { part: 1 })).status).toBe(409);
    await press(admin, batch, 'creation');
    const form = { ...formFieldsOf((await admin.get(batch)).text), part: 1 };
    const paper = await admin.post(`${batch}/slips`).type('form').send(form).expect(200);
    expect(paper.text).toContain('Tải lại trang trong 30 phút thì còn thấy phiếu');
    // The same press sent again by a reload shows the same slips.
    expect((await admin.post(`${batch}/slips`).type('form').send(form)).text.match(secret)).toEqual(paper.text.match(secret));
    expect(paper.headers['cache-control']).toContain('no-store');
    const passwords = paper.text.match(secret) ?? [];
    expect(passwords).toHaveLength(2);
    expect(await lastEvent(app, 'account.slips_printed')).toMatchObject({
      people: 2,
      again: false,
      logins: ['phieu.mot', 'phieu.hai'],
    });
    const dump = JSON.stringify([
      await app.database.owner('select * from account_batches'),
      await app.database.owner('select * from account_batch_members'),
      await app.database.owner('select * from house_events'),
      await app.database.owner('select * from accounts'),
    ]);
    for (const password of passwords) expect(dump).not.toContain(password);

    const agent = request.agent(app.app);
    const door = await agent.get('/sign-in');
    const entered = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrfOf(door.text), login: 'phieu.mot', password: passwords[0] });
    expect(entered.headers.location).toBe('/sign-in/password');
    // Pressed anew, it makes no new passwords; asked for aloud it does, for those who have not signed in.
    expect((await press(admin, batch, 'slips', { part: 1 })).status).toBe(409);
    const again = await press(admin, batch, 'slips', { part: 1, again: '1' });
    expect(again.text.match(secret)).toHaveLength(1);
    expect(again.text).toContain('phieu.hai');
    expect(again.text).not.toContain(passwords[1]);
  });

  it('printed again are new hands: the post waits for its confirmation once more', async () => {
    const batch = await staged(admin, await filled([person('Phiếu Lãnh Đạo', { login: 'phieu.ba', role: 'Lãnh đạo cơ quan' })]));
    await press(admin, batch, 'creation');
    const confirmed = () =>
      app.database.owner(
        "select a.reveal_confirmed_at is not null as yes from assignments a join accounts c on c.id = a.account_id where c.login = 'phieu.ba'",
      );
    await app.database.owner(
      "update assignments set reveal_confirmed_at = now() where account_id = (select id from accounts where login = 'phieu.ba')",
    );
    // The first slip opens an account nobody has held; it takes nothing from the confirmation.
    const waits = 'lãnh đạo cơ quan cấp trên xác nhận trong danh sách “Xác nhận người vừa được phân công”';
    const first = await press(admin, batch, 'slips', { part: 1 });
    expect([first.status, first.text.includes('xác nhận')]).toEqual([200, false]);
    // A group of one is named once.
    expect((await admin.get(batch).expect(200)).text).toContain('1: Phiếu Lãnh Đạo<');
    expect(await confirmed()).toEqual([{ yes: true }]);
    const again = await press(admin, batch, 'slips', { part: 1, again: '1' });
    expect(again.text).toContain(`Chưa xem được thông tin người tố cáo cho đến khi Chánh Thanh tra hoặc ${waits}`);
    expect(await confirmed()).toEqual([{ yes: false }]);
  });

  it('for 500 people leave the door open while they are made', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 500 }, (_, n) => person(`Người Số ${n}`, { login: `dong.nguoi${n}` }));
    const batch = await staged(admin, await filled(many));
    expect((await press(admin, batch, 'creation')).status).toBe(303);
    // Until the slips are printed one hash of a password nobody knows stands for all: making 500 costs no 500 hashes.
    const [hashes] = await app.database.owner<{ n: number }>(
      "select count(distinct password_hash)::int as n from accounts where login like 'dong.nguoi%'",
    );
    expect(hashes?.n).toBe(1);
    const slips = press(admin, batch, 'slips', { part: 13 });
    const officer = await app.signIn('mai.ngocha');
    await officer.get('/work').expect(200);
    expect((await slips).text.match(secret)).toHaveLength(20);
    const page = await admin.get(batch).expect(200);
    expect(page.text.length).toBeLessThan(100_000);
    expect(page.text.match(/name="part"/g)).toHaveLength(13);
  });
});

describe('hostile files', () => {
  const refused = async (content: Buffer, words: RegExp, fileName?: string) => {
    const began = Date.now();
    const answer = await send(admin, content, fileName);
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(words);
    expect(Date.now() - began).toBeLessThan(20_000);
  };

  it('a bomb that says how large it is, and one that lies about it', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024, 32);
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/worksheets/sheet1.xml': zeros }), /lớn bất thường/);
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/worksheets/sheet1.xml': zeros }, 100), /lớn bất thường/);
  });

  it('a million empty rows, and rows beyond the limit', async () => {
    const empty = '<row/>'.repeat(1_000_000);
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/worksheets/sheet1.xml': sheetXml(empty) }), /quá nhiều dòng/);
    const full = Array.from({ length: 1_200 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join('');
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/worksheets/sheet1.xml': sheetXml(full) }), /quá nhiều dòng/);
  });

  it('macros, old and protected files, other kinds, nothing, entities', async () => {
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/vbaProject.bin': 'x' }), /macro/);
    await refused(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /\.xls cũ/);
    await refused(Buffer.from('%PDF-1.7 không phải bảng'), /không mở được/);
    await refused(Buffer.from('PK\u0003\u0004 gãy'), /không mở được/);
    await refused(Buffer.alloc(0), /Chọn tệp/);
    const lol = '<!DOCTYPE lolz [<!ENTITY a "aaaa">]><worksheet/>';
    await refused(zipped({ 'xl/workbook.xml': workbookXml, 'xl/worksheets/sheet1.xml': lol }), /không mở được/);
    await refused(zipped({ 'xl/workbook.xml': workbookXml }), /không có bảng/);
    const page = await admin.get('/admin/accounts/bulk');
    const without = await admin.post('/admin/accounts/bulk').type('form').send(formFieldsOf(page.text));
    expect(without.status).toBe(422);
  });

  it('tags never closed are read in one pass', async () => {
    const began = Date.now();
    const rows = await readSheet(
      zipped({
        'xl/workbook.xml': workbookXml,
        'xl/worksheets/sheet1.xml': `<sheetData><row r="1">${'<c r="A1"><f>'.repeat(100_000)}`,
      }),
      10,
    );
    expect(rows).toEqual([]);
    expect(Date.now() - began).toBeLessThan(20_000);
  });
});

describe('reading', () => {
  it('knows columns, entities, shared and inline texts, prefixes', async () => {
    expect([columnOf('A1'), columnOf('Z9'), columnOf('AA10'), columnOf('?')]).toEqual([0, 25, 26, -1]);
    expect([columnName(0), columnName(25), columnName(26), columnName(701)]).toEqual(['A', 'Z', 'AA', 'ZZ']);
    expect(plainText('&lt;&#272;&#x1EBF;n&gt; &amp; &bad;')).toBe('<Đến> & &bad;');
    const sheet = sheetXml(
      '<row r="3"><c r="B3" t="s"><v>1</v></c><x:c r="C3" t="inlineStr"><x:is><x:t>Đào</x:t></x:is></x:c><c r="D3"><v>46357</v></c></row><row r="4"/>',
    );
    const rows = await readSheet(
      zipped({
        'xl/workbook.xml': workbookXml,
        'xl/sharedStrings.xml': '<sst><si><t>x</t></si><si><r><t>Lê </t></r><r><t>Sơn</t></r><rPh><t>zz</t></rPh></si></sst>',
        'xl/worksheets/sheet1.xml': sheet,
      }),
      10,
    );
    expect(rows).toEqual([
      {
        number: 3,
        cells: [
          { column: 1, text: 'Lê Sơn', isNumber: false, isFormula: false },
          { column: 2, text: 'Đào', isNumber: false, isFormula: false },
          { column: 3, text: '46357', isNumber: true, isFormula: false },
        ],
      },
    ]);
  });

  it('proposes logins an office would choose', () => {
    expect(proposeLogin('Nguyễn Thị Thu Lan', 'Ba Đình', new Set())).toBe('lan.badinh');
    expect(proposeLogin('Đỗ Đạt', 'Ngọc Hà', new Set(['dat.ngocha', 'dat.ngocha2']))).toBe('dat.ngocha3');
    expect(proposeLogin('  ', 'Ba Đình', new Set())).toBe('');
  });
});

it('says which row of the sheet a login repeats', async () => {
  const sheet = await filled([person('Trần Văn Tám', { login: 'tam.lap' }), person('Lê Thị Chín', { login: 'tam.lap' })]);
  const answer = await admin.get(await staged(admin, sheet)).expect(200);
  expect(answer.text).toContain('Tên đăng nhập tam.lap lặp lại dòng 2');
  expect(answer.text).not.toContain('tam.lap đã có người dùng');
});
