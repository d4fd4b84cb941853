// The tables of TT 01/2024 and TT 02/2021 against a history made by hand, for the periods that ended under them: every cell, its list, the
// file, what is entered by hand, closing. Random histories: random-histories.test.ts.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checks, judge, placeKey } from '../../src/reports/checks.ts';
import { circularOf, dueDays, findCircular, sameTable } from '../../src/reports/circulars.ts';
import { figuresToReport } from '../../src/reports/closing/gather.ts';
import { offeredPeriods, periodCode, periodOf } from '../../src/reports/periods.ts';
import { figuresOf, listFacts } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, headRows, type TableCode } from '../../src/reports/tables/table.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { writeDays, writePetitions, writeVisits } from './facts.ts';
import { formerDays, formerExpected, formerPetitions, formerVisits } from './former-history.ts';

const codes = Object.keys(formerExpected) as TableCode[];
/** Ends under TT 01/2024, and under TT 02/2021. */
const years = { tt24: 2024, tt21: 2023 } as const;
const yearOf = (code: string) => (code.startsWith('tt24') ? years.tt24 : years.tt21);
const periodIn = (code: string) => periodOf('Q4', yearOf(code));

let app: TestApp;
let reporter: Agent;
let chief: Agent;
let ward: number;
let next: number;
let ids: Map<string, number>;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  ward = await db.unitId('00004');
  next = await db.unitId('00008');
  for (const [unit, login, year] of [
    [ward, 'lan.badinh', years.tt24],
    [next, 'mai.ngocha', years.tt21],
  ] as const) {
    const { accountId } = await db.actorOf(login);
    const made = await writePetitions(db, unit, accountId, formerPetitions(year));
    if (unit === ward) ids = made;
    await writeVisits(db, unit, accountId, formerVisits(year), made);
    await writeDays(db, unit, accountId, formerDays(year));
  }
  reporter = await app.signIn('nga.badinh');
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

const unitOf = (code: string) => (code.startsWith('tt24') ? ward : next);
const nameOf = (code: string) => (code.startsWith('tt24') ? 'Phường Ba Đình' : 'Phường Ngọc Hà');
const pageOf = async (code: string, query = `&unit=${unitOf(code)}`) =>
  (await chief.get(`/reports/${code}?period=${yearOf(code)}-Q4${query}`).expect(200)).text;
function linesOf(html: string): Map<string, { text: string; href: string }[]> {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/<th class="stick" scope="row">(?:<a [^>]*>)?([^<]+)(?:<\/a>)?<\/th>(.*?)<\/tr>/gs)].map((line) => [
      line[1] ?? '',
      [...(line[2] ?? '').matchAll(/<td[^>]*>(?:<a href="([^"]+)"[^>]*>|<span>)?([^<]+)</g)].map((cell) => ({
        href: (cell[1] ?? '').replaceAll('&amp;', '&'),
        text: cell[2] ?? '',
      })),
    ]),
  );
}
const numberOf = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'));
const figuresIn = (html: string, name: string) => (linesOf(html).get(name) ?? []).map(({ text }) => numberOf(text));
const bookOf = async (agent: Agent, address: string) => {
  const book = await openBook(agent, address);
  const page = book.worksheets[0];
  if (!page) throw new Error('no sheet');
  return page;
};

describe('the circular', () => {
  test('is the one in force on the last day of the period', () => {
    const nameAt = (to: string) => findCircular({ to })?.name;
    expect(nameAt('2021-05-09')).toBeUndefined();
    expect(nameAt('2021-05-10')).toBe('Thông tư 02/2021/TT-TTCP');
    expect(nameAt('2024-03-04')).toBe('Thông tư 02/2021/TT-TTCP');
    expect(nameAt('2024-03-05')).toBe('Thông tư 01/2024/TT-TTCP');
    expect(nameAt('2025-09-29')).toBe('Thông tư 01/2024/TT-TTCP');
    expect(nameAt('2025-09-30')).toBe('Thông tư 06/2025/TT-TTCP');
    expect(circularOf(periodOf('Q1', 2024)).codes).toHaveLength(10);
    expect(dueDays(periodOf('Q4', 2026))).toEqual({ unit: '2026-12-17', province: '2026-12-20' });
    expect(dueDays(periodOf('Q3', 2024))).toBeUndefined();
    const offered = offeredPeriods('2026-11-25').map(periodCode);
    expect(offered).toContain('2021-Q2');
    expect(offered).not.toContain('2021-Q1');
    expect(sameTable(tables['03-gqkn'], circularOf(periodOf('Q4', 2024))).code).toBe('tt24-02-xld');
    expect(sameTable(tables['tt21-02-tcd'], circularOf(periodOf('Q4', 2026))).code).toBe('01-tcd');
  });

  test('decides which tables a period has: another period leads to its table, an unknown one to none', async () => {
    const moved = await reporter.get('/reports/02-xld?period=2024-Q4');
    expect([moved.status, moved.headers.location]).toEqual([303, '/reports/tt24-01-xld?period=2024-Q4']);
    for (const address of [
      '/reports/02-xld.xlsx?period=2024-Q4',
      '/reports/02-xld/print?period=2024-Q4',
      '/reports/02-xld/cells/1?period=2024-Q4',
      '/reports/tt21-01-xld/entry?period=2024-Q4',
      '/reports/narrative.docx?period=2024-Q4',
      '/reports?period=2021-Q1',
    ])
      expect([address, (await reporter.get(address)).status]).toEqual([address, 404]);
    const index = (await reporter.get('/reports?period=2024-Q4').expect(200)).text;
    expect(index).toContain('Thông tư 01/2024/TT-TTCP, kỳ kết thúc từ ngày 05/03/2024 đến ngày 29/09/2025');
    expect(index).toContain('/reports/tt24-04-kqgq?');
    expect(index).not.toContain('narrative.docx');
    expect(index).not.toContain('chưa khớp');
    expect(index).toContain('1 chỗ cần xem lại');
  });

  test('says where the heads of a table come from, and what is not certain of it', async () => {
    expect(await pageOf('tt24-01-xld')).toContain('Tiêu đề cột theo bản mô tả; chưa đối chiếu văn bản gốc.');
    expect(await pageOf('tt24-03-kqgq')).toContain('chưa chắc Thông tư 01/2024/TT-TTCP giữ nguyên');
    for (const code of ['tt21-01-xld', 'tt21-03-kqgq']) expect(await pageOf(code)).not.toContain('chưa đối chiếu');
  });
});

describe('the hand-made history', () => {
  test.each(codes)('gives %s as written down', async (code) => {
    expect(figuresIn(await pageOf(code), nameOf(code))).toEqual(formerExpected[code]);
  });

  test('agrees in every identity a circular states', async () => {
    const actor = await app.database.actorOf('hung.thanhtra');
    for (const circular of ['tt24', 'tt21'] as const) {
      const own = checks.filter(({ left }) => left[0].startsWith(circular));
      const places = own.flatMap(({ left, right }) => [left, ...right]);
      const scope = { code: '', units: [unitOf(circular)] };
      const figures = await app.database.database.inUnit(actor, (tx) => figuresOf(tx, places, periodIn(circular), scope));
      const broken = own
        .map((check) => judge(check, (place) => figures.get(unitOf(circular))?.get(placeKey(place)) ?? 0))
        .filter(({ holds }) => !holds);
      // The one that a terminated denunciation cannot satisfy, and it only warns.
      expect(broken.map(({ check, left, right }) => [placeKey(check.left), check.isStated, left, right])).toEqual([
        [`${circular}-03-kqgq:6`, false, 5, 3],
      ]);
    }
    expect(await pageOf('tt24-03-kqgq')).toContain('Cột 6 phải bằng cột 24 + cột 26 + cột 28. Đang là 5 và 3.');
  });

  // How many a page counts of a list: random-histories.test.ts.
  test('every cell equals its list', async () => {
    await app.database.database.inUnit(await app.database.actorOf('hung.thanhtra'), async (tx) => {
      for (const code of codes)
        for (const [index, { no, facts, where, sum }] of columnsIn(tables[code].parts).entries()) {
          if (facts === null) continue;
          const page = { at: null, back: false, most: 500 };
          const scope = { code: '', units: [unitOf(code)] };
          const listed = await listFacts(tx, { source: facts, where, sum }, periodIn(code), scope, page);
          const total = listed.reduce((all, row) => all + row.value, 0);
          expect(total, `${code} ${no}`).toBeCloseTo(formerExpected[code]?.[index] ?? 0, 6);
        }
    });
  });

  test('leads from a figure to its records', async () => {
    const cells = linesOf(await pageOf('tt24-01-xld')).get('Phường Ba Đình') ?? [];
    const replies = (await chief.get(cells[21]?.href ?? '').expect(200)).text;
    for (const key of ['k8', 't5', 'n4']) expect(replies).toContain(`/petitions/${ids.get(key)}"`);
    expect(replies).not.toContain(`/petitions/${ids.get('k9')}"`);
    const check = /href="(\/reports\/checks\/\d+\?[^"]+)"/.exec(await pageOf('tt24-03-kqgq'))?.[1]?.replaceAll('&amp;', '&');
    const breaking = (await chief.get(check ?? '').expect(200)).text;
    for (const key of ['t4', 't12']) expect(breaking).toContain(`/petitions/${ids.get(key)}"`);
    expect(breaking).not.toContain(`/petitions/${ids.get('t1')}"`);
  });

  test('in a consolidated table the rows add up, those of a unit that began only later among them', async () => {
    // What it holds of the time before was written down from old registers.
    await app.database.owner("update units set during = daterange('2025-07-01', upper(during)) where id = any ($1)", [
      [ward, next],
    ]);
    const html = await pageOf('tt21-01-xld', '&unit=all');
    const lines = [...linesOf(html)].filter(([name]) => name !== 'Tổng số');
    expect(figuresIn(html, 'Phường Ngọc Hà')).toEqual(formerExpected['tt21-01-xld']);
    const sum = lines
      .map(([, cells]) => cells.map(({ text }) => numberOf(text)))
      .reduce((all, one) => all.map((figure, index) => figure + (one[index] ?? 0)));
    const total = linesOf(html).get('Tổng số');
    expect(total?.map(({ text }) => numberOf(text)) ?? sum).toEqual(sum);
  });
});

describe('the file', () => {
  test.each(codes)('of %s has the heads, their merges, the codes and the figures', async (code) => {
    const page = await bookOf(chief, `/reports/${code}.xlsx?period=${yearOf(code)}-Q4&unit=${unitOf(code)}`);
    const table = tables[code];
    const heads = headRows(table.parts);
    const columns = columnsIn(table.parts);
    const codesAt = 6 + heads.length;
    expect(columns.map(({ no }) => no)).toEqual(columns.map((_, index) => index + 1));
    expect(table.noteNo).toBe(columns.length + 1);
    expect(page.getCell('A1').value).toBe(table.form);
    expect(columns.map((_, index) => page.getCell(codesAt, index + 2).value)).toEqual(columns.map((column) => column.code));
    for (const cell of heads.flat()) {
      const at = page.getCell(6 + cell.row, cell.column + 2);
      expect(at.value).toBe(cell.label);
      expect(page.getCell(6 + cell.row + cell.rows - 1, cell.column + 1 + cell.columns).master.address).toBe(at.address);
    }
    expect(columns.map((_, index) => page.getCell(codesAt + 1, index + 2).value)).toEqual(formerExpected[code]);
    await chief.get(`/reports/${code}/print?period=${yearOf(code)}-Q4&unit=${unitOf(code)}`).expect(200);
  });
});

describe('what no record holds, and closing', () => {
  const ask = async (agent: Agent, address: string, values: Record<string, string>) => {
    const page = await agent.get(address).expect(200);
    return agent
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page.text), standing: /name="standing" value="(\d+)"/.exec(page.text)?.[1] ?? '', ...values });
  };

  test('what goes back to organisations and to persons is entered, with its digits, author and day', async () => {
    const address = '/reports/tt24-01-kqgq/entry?period=2024-Q4';
    const wrong = await ask(reporter, address, { c9: '10,1234' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('sau dấu phẩy không quá 3 chữ số');
    expect((await ask(reporter, address, { c9: '1.010,125', c10: '62,4', note: 'Theo quyết định' })).status).toBe(303);
    const html = await pageOf('tt24-01-kqgq');
    expect(figuresIn(html, 'Phường Ba Đình').slice(8, 12)).toEqual([1010.125, 62.4, 0, 0]);
    expect(html).toContain('Đặng Bích Nga nhập lúc');
    // Nothing says by when they were to be resolved: the page counts them beside the column they stand in.
    expect(html).toMatch(/Trong cột 25 có \d+ vụ việc hồ sơ không có ngày hết hạn giải quyết/);
    expect((await reporter.get(address).expect(200)).text).toContain('value="1010,125"');
  });

  test('a report of such a period is closed by its own tables, and stands', async () => {
    const leader = await app.signIn('thang.badinh');
    const address = '/reports/closed/new?period=2024-Q4';
    const form = (await leader.get(address).expect(200)).text;
    expect(form).toContain('10 biểu dưới đây');
    expect(form).not.toContain('Lý do vẫn chốt');
    const answer = await ask(leader, address, { confirmed: '1' });
    expect(answer.status).toBe(303);
    const closed = String(answer.headers.location);
    const html = (await leader.get(closed).expect(200)).text;
    expect(html).toMatch(/[0-9a-f]{64}, khớp với số liệu đang giữ/);
    expect(html).toContain(`${closed}/tables/tt24-03-xld`);
    expect(html).not.toContain(`${closed}/tables/02-xld`);
    expect(html).toContain('Hồ sơ hiện nay cho đúng các số đã chốt.');
    await leader.get(`${closed}/tables/02-xld`).expect(404);
    const reported = (page: string) => figuresIn(page, 'Phường Ba Đình, đã chốt');
    const table = async (code: string) => (await leader.get(`${closed}/tables/${code}`).expect(200)).text;
    expect(reported(await table('tt24-02-xld'))).toEqual(formerExpected['tt24-02-xld']);
    expect(reported(await table('tt24-01-kqgq')).slice(8, 10)).toEqual([1010.125, 62.4]);
    const book = await bookOf(leader, `${closed}/tables/tt24-04-xld.xlsx`);
    expect(book.getCell('A1').value).toBe('04/XLD');
    // What changes later is told with the record that made it.
    await app.database.owner('update transfers set reply_on = null where petition_id = $1', [ids.get('n4')]);
    const differing = (await leader.get(`${closed}/differences`).expect(200)).text;
    expect(differing).toContain('01/XLD, cột 22</th>');
    expect(differing).toContain(`/petitions/${ids.get('n4')}"`);
    expect(reported(await table('tt24-01-xld'))[21]).toBe(3);
    // Whoever is denounced is told nothing of it: both sides agree for him.
    const head = await app.database.actorOf('cuong.badinh');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('t1'), head.accountId],
    );
    const his = await app.signIn('cuong.badinh');
    for (const code of ['tt24-03-xld', 'tt24-03-kqgq', 'tt24-04-kqgq', 'tt24-02-tcd']) {
      const page = (await his.get(`${closed}/tables/${code}`).expect(200)).text;
      expect([code, reported(page)]).toEqual([code, figuresIn(page, 'Theo hồ sơ hiện nay')]);
    }
    expect(reported((await his.get(`${closed}/tables/tt24-03-xld`).expect(200)).text)[0]).toBe(8);
    await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('t1')]);
  });

  test('Mẫu số 02 of today compares with an earlier period by the tables of today, whatever it was closed by', async () => {
    const actor = await app.database.actorOf('nga.badinh');
    const report = await app.database.database.inUnit(actor, (tx) => figuresToReport(tx, ward, periodOf('Q4', 2024)));
    expect(report.get('02-xld:1')).toBe(31);
  });
});
