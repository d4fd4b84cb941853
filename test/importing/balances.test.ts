// Opening figures: the sums of the table are asked for, whoever prepared them does not sign, a signed sheet stands.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../src/importing/balances/balance.ts';
import { signedFigures } from '../../src/importing/balances/queries.ts';
import { sheets } from '../../src/importing/balances/tables.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { openingLines, sheetOf, withOpening } from '../../src/reports/sheet.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';

let app: TestApp;
let clerk: Agent;
let leader: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  leader = await app.signIn('thang.badinh');
});
afterAll(() => app.close());

const good = {
  fromOn: '15/12/2025',
  asOf: '31/12/2025',
  basis: 'Báo cáo số 12/BC-UBND',
  c1: '120',
  c2: '10',
  c3: '10',
  c4: '10',
  c6: '6',
  c7: '4',
  c8: '2',
  c9: '6',
  c12: '1',
  c13: '1',
  c15: '1',
  c19: '3',
  c20: '3',
};
const send = async (agent: Agent, address: string, values: Record<string, string>) => {
  const page = await agent.get(address).expect(200);
  const version = /name="version" value="(\d+)"/.exec(page.text)?.[1];
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...(version ? { version } : {}), ...values });
};

describe('opening balances', () => {
  it('know the identities of the table', () => {
    expect([...disagreements('02-xld', { 6: 5, 7: 4, 8: 2 })].map(([no]) => no)).toContain(6);
    expect(disagreements('03-gqkn', {}).size).toBe(0);
    expect([...disagreements('05-kqth', { 1: 3, 2: 4, 17: 1 })].map(([no]) => no)).toEqual([2, 17]);
  });
  it('have every column of the table, once and in order', () => {
    for (const [code, { columns }] of Object.entries(sheets))
      expect([code, columns.map((one) => one.no)]).toEqual([code, columns.map((_, index) => index + 1)]);
  });
  it('that do not add up are the same page, with the sentence and the words kept', async () => {
    const answer = await send(clerk, '/balances/new/02-xld', { ...good, c7: '5' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Cột 6 phải bằng cột 7 + cột 8 = 7');
    expect(answer.text).toContain('Báo cáo số 12/BC-UBND');
  });
  it('are prepared by one, signed by the leader, and then stand', async () => {
    const saved = await send(clerk, '/balances/new/02-xld', good);
    expect(saved.status).toBe(303);
    const address = saved.headers.location ?? '';
    expect((await send(clerk, address, { version: '1', confirmed: '1' })).status).toBe(409);
    expect((await send(leader, address, {})).status).toBe(422);
    expect((await send(leader, address, { confirmed: '1' })).status).toBe(303);
    expect((await send(leader, address, { version: '2', confirmed: '1' })).status).toBe(409);
    await expect(app.database.owner("update opening_balances set figures = '{}'")).rejects.toThrow('not changed');
    const actor = await app.database.actorOf('thang.badinh');
    const sheet = (await app.database.database.inUnit(actor, (tx) => signedFigures(tx, '02-xld'))).get(actor.unitId);
    expect(sheet).toMatchObject({ asOf: '2025-12-31', figures: { '1': 120, '6': 6 } });
  });
  it('are kept while they are typed, as any long form, and open again with what was typed', async () => {
    const at = '/balances/new/02-xld';
    const page = (await clerk.get(at).expect(200)).text;
    const draft = /data-draft-at="([^"]+)"/.exec(page)?.[1] ?? '';
    expect([draft, page.includes('Lưu nháp')]).toEqual(['/drafts/of-balance-02-xld?subject=', true]);
    const words = { ...formFieldsOf(page), basis: 'Sổ gõ dở', c1: '77' };
    await clerk
      .post(`${draft}&back=${at}`)
      .type('form')
      .send({ ...words, _version: '0' })
      .expect(303);
    const again = (await clerk.get(at).expect(200)).text;
    expect(again).toMatch(/name="c1"[^>]* value="77"/);
    // Another table has words of its own; what is saved is no draft any more.
    expect((await clerk.get('/balances/new/03-gqkn').expect(200)).text).not.toContain('Sổ gõ dở');
    expect((await send(clerk, at, { ...good, _version: '1' })).status).toBe(303);
    expect((await clerk.get(at).expect(200)).text).not.toContain('value="77"');
  });
  it('say who declares and who signs to those who do not declare; whoever prepares the reports declares', async () => {
    const who = 'kê khai; Lãnh đạo cơ quan';
    expect((await leader.get('/balances').expect(200)).text).toContain(who);
    const reporter = await app.signIn('nga.badinh');
    const page = (await reporter.get('/balances').expect(200)).text;
    expect([page.includes(who), page.includes('href="/balances/new/02-xld"')]).toEqual([false, true]);
    await reporter.get('/balances/new/02-xld').expect(200);
  });
  it('of the management table 06 are declared and signed like the others', async () => {
    const wrong = await send(clerk, '/balances/new/06-qlkntc', {
      fromOn: '15/12/2025',
      asOf: '31/12/2025',
      basis: 'Sổ thanh tra',
      c6: '2',
      c8: '3',
    });
    expect(wrong.text).toContain('Cột 8 không được lớn hơn cột 6');
    const saved = await send(clerk, '/balances/new/06-qlkntc', {
      fromOn: '15/12/2025',
      asOf: '31/12/2025',
      basis: 'Sổ thanh tra',
      c6: '3',
      c8: '2',
      c17: '1',
    });
    expect(saved.status).toBe(303);
    expect((await send(leader, saved.headers.location ?? '', { confirmed: '1' })).status).toBe(303);
    const actor = await app.database.actorOf('thang.badinh');
    const sheet = (await app.database.database.inUnit(actor, (tx) => signedFigures(tx, '06-qlkntc'))).get(actor.unitId);
    expect(sheet?.figures).toMatchObject({ '6': 3, '8': 2, '17': 1 });
  });
  it('of money and land are typed with the digits of their columns, and stand so in page, sum and file', async () => {
    const asked = '/balances/new/03-gqkn';
    const values = { fromOn: '15/09/2026', asOf: '01/10/2026', basis: 'Sổ cũ', c13: '1.234,5', c14: '30,5' };
    for (const [wrong, said] of [
      [{ c13: '1,2345' }, 'không quá 3 chữ số'],
      [{ c14: '0,125' }, 'không quá 2 chữ số'],
      [{ c13: '1.5' }, 'không quá 3 chữ số'],
      [{ c1: '1,5' }, 'Nhập số nguyên'],
    ] as const) {
      const answer = await send(clerk, asked, { ...values, ...wrong });
      expect([answer.status, answer.text.includes(said)]).toEqual([422, true]);
    }
    const saved = await send(clerk, asked, values);
    expect(saved.status).toBe(303);
    const address = saved.headers.location ?? '';
    expect((await clerk.get(asked).expect(200)).text).toMatch(/inputmode="decimal"/);
    expect((await clerk.get(asked).expect(200)).text).toMatch(/name="c13"[^>]* value="1234,5"/);
    const shown = (await leader.get(address).expect(200)).text;
    for (const figure of ['1.234,5', '30,5']) expect(shown).toContain(`<td class="num">${figure}</td>`);
    expect((await send(leader, address, { confirmed: '1' })).status).toBe(303);
    const page = (await leader.get('/reports/03-gqkn?period=2026-Q4').expect(200)).text;
    const line = /Số liệu đầu kỳ đã ký(.*?)<\/tr>/s.exec(page)?.[1] ?? '';
    for (const figure of ['>1.234,5<', '>30,5<']) expect(line).toContain(figure);
    const book = await openBook(leader, '/reports/03-gqkn.xlsx?period=2026-Q4');
    const cells: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => {
      if (row.getCell(1).text === 'Số liệu đầu kỳ đã ký') cells.push(row.getCell(14).value, row.getCell(15).value);
    });
    expect(cells).toEqual([1234.5, 30.5]);
  });
  it('of several units add up exactly', () => {
    const units = [1, 2, 3].map((id) => ({ id, name: `Đơn vị ${id}` }));
    const sheet = sheetOf(tables['03-gqkn'], periodOf('Q4', 2026), { code: 'all', units: null }, units, new Map());
    const figures = [0.1, 0.2, 0.4].map((figure, index) => ({
      unitId: index + 1,
      asOf: '2026-10-01',
      words: '',
      figures: { '13': figure },
    }));
    const opened = withOpening({ ...sheet, total: sheet.total.map(() => 0.1) }, figures);
    expect(openingLines(opened).map((one) => one.figures[12])).toEqual([0.7, 0.8]);
  });
  it('signed anew take the place of the old, which stays', async () => {
    const saved = await send(clerk, '/balances/new/02-xld', { ...good, c1: '130' });
    await send(leader, saved.headers.location ?? '', { confirmed: '1' });
    const page = (await clerk.get('/balances').expect(200)).text;
    expect(page).toContain('Đã thay bằng số liệu mới');
    const actor = await app.database.actorOf('thang.badinh');
    expect((await app.database.database.inUnit(actor, (tx) => signedFigures(tx, '02-xld'))).get(actor.unitId)?.figures['1']).toBe(
      130,
    );
  });
  it('tell all that is wrong with them at once', async () => {
    const wrong = { fromOn: '', asOf: '31/12/2099', basis: '', c1: '5', c3: '5', c6: '9', c7: '5', c8: '2', c10: 'năm' };
    const answer = await send(clerk, '/balances/new/02-xld', wrong);
    expect(answer.status).toBe(422);
    for (const said of [
      'Nhập ngày đầu của số liệu',
      'Ngày chốt số liệu không được sau hôm nay',
      'Ghi số liệu lấy từ báo cáo, quyển sổ nào',
      'Cột 6 phải bằng cột 7 + cột 8 = 7',
      'Nhập số nguyên',
    ])
      expect([said, answer.text.includes(said)]).toEqual([said, true]);
    const turned = await send(clerk, '/balances/new/02-xld', { ...good, fromOn: '01/01/2026' });
    expect(turned.text).toContain('Ngày đầu của số liệu không được sau ngày chốt số liệu');
  });

  it('are added to the periods that hold all their days; where only some of them lie the page says so', async () => {
    const asked = { ...good, fromOn: '15/12/2025', asOf: '14/06/2026', c1: '1250' };
    const saved = await send(clerk, '/balances/new/02-xld', asked);
    expect((await send(leader, saved.headers.location ?? '', { confirmed: '1' })).status).toBe(303);
    const pageOf = async (period: string) => (await leader.get(`/reports/02-xld?period=${period}`).expect(200)).text;
    const aside = 'số đầu kỳ từ ngày 15/12/2025 đến hết ngày 14/06/2026 không cộng vào kỳ này vì kỳ chỉ gồm một phần các ngày ấy';
    const told = await Promise.all(
      ['2026-Q1', '2026-Q2', '2026-H1', '2026-M9', '2026-Y', '2026-Q3'].map(async (period) => {
        const page = await pageOf(period);
        return [period, page.includes('>1.250<'), page.includes(aside)];
      }),
    );
    expect(told).toEqual([
      ['2026-Q1', false, true],
      ['2026-Q2', false, true],
      ['2026-H1', true, false],
      ['2026-M9', true, false],
      ['2026-Y', true, false],
      ['2026-Q3', false, false],
    ]);
  });

  it('that were signed without a first day go where they went, and the page says what is not known of them', async () => {
    await app.database.owner('alter table opening_balances disable trigger signed_stands');
    await app.database.owner("update opening_balances set from_on = null where table_code = '02-xld' and replaced_at is null");
    await app.database.owner('alter table opening_balances enable trigger signed_stands');
    const quarter = (await leader.get('/reports/02-xld?period=2026-Q2').expect(200)).text;
    expect(quarter).toContain('>1.250<');
    expect(quarter).toContain('không ghi ngày đầu, coi là từ đầu năm báo cáo 15/12/2025: có thể gồm cả số trước kỳ này');
    const half = (await leader.get('/reports/02-xld?period=2026-H1').expect(200)).text;
    expect(half).toContain('>1.250<');
    expect(half).not.toContain('không ghi ngày đầu');
    const [sheet] = await app.database.owner<{ id: string }>(
      "select id from opening_balances where table_code = '02-xld' and replaced_at is null and signed_at is not null",
    );
    expect((await leader.get(`/balances/${sheet?.id}`).expect(200)).text).toContain('coi là từ đầu năm báo cáo 15/12/2025');
  });

  it('that wait stand before whoever signs them, among his work and his notices, until they are signed', async () => {
    const words = 'biểu số liệu đầu kỳ chờ ông, bà xem và ký xác nhận';
    expect((await leader.get('/work').expect(200)).text).not.toContain(words);
    const saved = await send(clerk, '/balances/new/02-xld', { ...good, c1: '140' });
    expect((await leader.get('/work').expect(200)).text).toContain(`1 ${words}`);
    expect((await leader.get('/notices').expect(200)).text).toContain('số liệu đầu kỳ chờ ký xác nhận');
    expect((await clerk.get('/work').expect(200)).text).not.toContain(words);
    expect((await send(leader, saved.headers.location ?? '', { confirmed: '1' })).status).toBe(303);
    expect((await leader.get('/work').expect(200)).text).not.toContain(words);
  });

  it('of another unit are not there', async () => {
    const neighbour = await app.signIn('yen.ngocha');
    const id = (await app.database.owner<{ id: string }>('select id from opening_balances limit 1'))[0]?.id;
    await neighbour.get(`/balances/${id}`).expect(404);
  });
  it('of a unit that has ended are read and corrected by the keeper of its books; what it signed itself stands aside', async () => {
    const { owner, unitId } = app.database;
    const [ward, next] = [await unitId('00004'), await unitId('00008')];
    await owner("update units set during = daterange(lower(during), '2026-11-29') where id = $1", [ward]);
    await owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, keeps_archive, act) values ($1, $2, '2026-11-29', 'part', true, '1/NQ')",
      [ward, next],
    );
    app.setNow('2026-12-15T02:00:00Z');
    const [old] = await owner<{ id: string }>(
      "select id from opening_balances where table_code = '06-qlkntc' and signed_at is not null and unit_id = $1",
      [ward],
    );
    const [yen, vinh, reporter] = [
      await app.signIn('yen.ngocha'),
      await app.signIn('vinh.ngocha'),
      await app.signIn('chi.thanhtra'),
    ];
    for (const agent of [yen, vinh, reporter])
      expect((await agent.get(`/balances/${old?.id}`).expect(200)).text).toContain('Số liệu đầu kỳ của Phường Ba Đình');
    expect((await yen.get('/balances').expect(200)).text).toContain(`href="/balances/${old?.id}">Phần của Phường Ba Đình: `);
    const form = `/balances/new/06-qlkntc?unit=${ward}`;
    expect((await yen.get(`/balances/${old?.id}`).expect(200)).text).toContain(`href="${form}"`);
    const shown = (await yen.get(form).expect(200)).text;
    expect(shown).toMatch(/name="c6"[^>]* value="3"/);
    // The form is sent to where it was opened, or the figures would be the own unit's.
    expect(shown).toContain(`action="${form}"`);
    const values = { fromOn: '15/12/2025', asOf: '31/12/2025', basis: 'Sổ thanh tra', c6: '5', c8: '2', c17: '1' };
    const saved = await send(yen, form, values);
    expect(saved.status).toBe(303);
    const actor = await app.database.actorOf('vinh.ngocha');
    const standing = () => app.database.database.inUnit(actor, (tx) => signedFigures(tx, '06-qlkntc'));
    expect((await standing()).get(ward)?.figures['6']).toBe(3);
    expect((await send(vinh, saved.headers.location ?? '', { confirmed: '1' })).status).toBe(303);
    expect([(await standing()).get(ward)?.figures['6'], (await standing()).get(next)]).toEqual([5, undefined]);
    expect((await vinh.get(`/balances/${old?.id}`).expect(200)).text).toContain('Đã thay bằng số liệu mới');
  });
});
