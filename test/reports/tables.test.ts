// The statutory tables against a history made by hand: figures, lists, identities, walls, periods.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offeredPeriods, periodBefore, periodCode, periodOf, quarterOn, readPeriod } from '../../src/reports/periods.ts';
import { listFacts } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, presentCodes } from '../../src/reports/tables/table.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { linesOf, numberOf, openBooks, pageOf, period } from './books.ts';
import { expected } from './history.ts';

let app: TestApp;
let reporter: Agent;
let ward: number;
let next: number;
let lan: number;
let ids: Map<string, number>;

beforeAll(async () => {
  ({ app, reporter, ward, next, lan, ids } = await openBooks());
});
afterAll(() => app.close());

describe('the hand-made history', () => {
  test.each(Object.keys(expected))('gives %s as written down', async (code) => {
    const line = linesOf(await pageOf(reporter, code)).get('Phường Ba Đình') ?? [];
    expect(line.map((cell) => numberOf(cell.text))).toEqual(expected[code]);
  });

  test('agrees in every identity, and the pages say so', async () => {
    for (const code of presentCodes) {
      const html = await pageOf(reporter, code);
      expect([code, html.includes('(chưa khớp)')]).toEqual([code, false]);
    }
    expect(await pageOf(reporter, '02-xld')).toContain('quan hệ giữa các cột đều khớp');
    expect((await reporter.get('/reports?period=2026-Q4').expect(200)).text).not.toContain('chưa khớp');
  });

  // The list and the file of every column: distinct-figures.test.ts. Here the page, once for each kind of record and of figure.
  test('stands behind every figure as a list of that many, and as a file of that many', async () => {
    const opened = new Set<string>();
    for (const code of presentCodes) {
      const line = linesOf(await pageOf(reporter, code)).get('Phường Ba Đình') ?? [];
      for (const [index, column] of columnsIn(tables[code].parts).entries()) {
        const { text = '', href = '' } = line[index] ?? {};
        expect([code, column.no, href]).toEqual([
          code,
          column.no,
          text === '0' || column.facts === null ? '' : `/reports/${code}/cells/${column.no}?period=2026-Q4`,
        ]);
        const kind = `${column.facts} ${column.sum === null ? '' : column.digits}`;
        if (href === '' || opened.has(kind)) continue;
        opened.add(kind);
        const html = (await reporter.get(href).expect(200)).text;
        expect(/<span class="strong">([\d.,]+)<\/span> ·/.exec(html)?.[1], href).toBe(text);
        const values = [...html.matchAll(/<td class="num" data-l="Số cộng vào">([^<]+)</g)].map(([, value = '']) =>
          numberOf(value),
        );
        const shown = [...html.matchAll(/<tr data-row>/g)].length;
        if (column.sum === null) expect(shown, href).toBe(Math.min(25, numberOf(text)));
        else
          expect(
            values.reduce((sum, value) => sum + value, 0),
            href,
          ).toBeCloseTo(numberOf(text), 3);
      }
    }
    expect(opened.size).toBe(11);
    const book = await openBook(reporter, '/reports/02-xld/cells/1.xlsx?period=2026-Q4');
    expect((book.worksheets[0]?.rowCount ?? 0) - 4).toBe(25);
  });

  test('pages its lists forwards and back without losing a row', async () => {
    const actor = await app.database.actorOf('nga.badinh');
    const question = { source: 'petition' as const, where: 'true', sum: null };
    const scope = { code: '', units: [ward] };
    const all = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at: null, back: false, most: 100 }),
    );
    expect(all).toHaveLength(25);
    const tenth = all[9];
    if (!tenth) throw new Error('no tenth row');
    const at = { onDate: tenth.onDate, id: tenth.id };
    const after = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at, back: false, most: 100 }),
    );
    const before = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at, back: true, most: 100 }),
    );
    expect([...before.map((row) => row.id), tenth.id, ...after.map((row) => row.id)]).toEqual(all.map((row) => row.id));
  });

  // Every other identity, and those between tables, which no record can break: distinct-figures.test.ts.
  const outcome = (phase: string, column: string) => ({ table: 'proceeding_outcomes', column, where: `and phase = '${phase}'` });
  const result = { table: 'proceedings', column: 'result', where: '' };
  test.each([
    [
      '02-xld',
      'p11',
      { table: 'petitions', column: 'petition_type', where: '' },
      'MIXED',
      'Cột 4 phải bằng cột 6 + cột 12 + cột 19. Đang là 14 và 13.',
    ],
    ['03-gqkn', 'p2', result, 'mixed', 'Cột 7 phải bằng cột 8 + cột 9 + cột 10 + cột 11 + cột 12. Đang là 5 và 4.'],
    ['04-gqtc', 'p7', result, 'upheld', 'Cột 7 phải bằng cột 8 + cột 9 + cột 10 + cột 11 + cột 12 + cột 13. Đang là 6 và 5.'],
    ['03-gqkn', 'o1', outcome('recommended', 'discipline_officials'), 9, 'Cột 20 phải không lớn hơn cột 19. Đang là 9 và 2.'],
    ['05-kqth', 'o1', outcome('executed', 'police_officials'), 7, 'Cột 15 phải không lớn hơn cột 14. Đang là 7 và 0.'],
    ['05-kqth', 't1', outcome('executed', 'state_money'), 90, 'Cột 20 phải không lớn hơn cột 18. Đang là 90 và 5.'],
  ] as const)('names the record that breaks an identity: %s by %s', async (code, key, { table, column, where }, wrong, words) => {
    const row = `${table === 'petitions' ? 'id' : 'petition_id'} = $1 ${where}`;
    const [kept] = await app.database.owner<{ was: unknown }>(`select ${column} as was from ${table} where ${row}`, [
      ids.get(key),
    ]);
    const write = (value: unknown) =>
      app.database.owner(`update ${table} set ${column} = $2 where ${row}`, [ids.get(key), value]);
    await write(wrong);
    const html = await pageOf(reporter, code);
    expect(html).toContain(words);
    const href =
      /href="(\/reports\/checks\/\d+\?[^"]+)"/.exec(html.slice(html.indexOf(words)))?.[1]?.replaceAll('&amp;', '&') ?? '';
    const list = (await reporter.get(href).expect(200)).text;
    expect([...list.matchAll(/href="\/petitions\/(\d+)"/g)].map((link) => Number(link[1]))).toEqual([ids.get(key)]);
    await write(kept?.was);
    expect(await pageOf(reporter, code)).not.toContain(words);
  });
});

describe('the wall', () => {
  test('a denunciation is in the figures of whoever reads its number, and its words are not', async () => {
    const chief = await app.signIn('hung.thanhtra');
    const html = await pageOf(chief, '04-gqtc', `&unit=${ward}`);
    expect(linesOf(html).get('Phường Ba Đình')?.[0]?.text).toBe('4');
    const list = (await reporter.get('/reports/02-xld/cells/12?period=2026-Q4').expect(200)).text;
    expect(list).toContain('Nội dung được bảo mật');
    await (await app.signIn('quantri')).get('/reports').expect(403);
    await (await app.signIn('lan.badinh')).get('/reports/02-xld').expect(403);
    await reporter.get(`/reports/02-xld?unit=${next}`).expect(404);
    await reporter.get('/reports/02-xld/cells/1.xlsx?period=2026-Q9').expect(404);
  });

  test('whoever is denounced finds it in no figure and no list; all others do', async () => {
    const head = await app.database.actorOf('cuong.badinh');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const agent = await app.signIn('cuong.badinh');
    for (const [code, column, his, others] of [
      ['02-xld', 12, '3', '4'],
      ['04-gqtc', 7, '5', '6'],
      ['05-kqth', 16, '5', '6'],
    ] as const) {
      const mine = linesOf(await pageOf(agent, code)).get('Phường Ba Đình')?.[column - 1];
      expect([code, mine?.text]).toEqual([code, his]);
      expect((await agent.get(mine?.href ?? '').expect(200)).text).not.toContain(`/petitions/${ids.get('p7')}"`);
      expect(linesOf(await pageOf(reporter, code)).get('Phường Ba Đình')?.[column - 1]?.text).toBe(others);
    }
    // What he sees agrees in itself: no broken identity tells him that something is missing.
    for (const code of presentCodes) expect(await pageOf(agent, code)).not.toContain('(chưa khớp)');
    await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
  });
});

describe('periods', () => {
  test('run from the 15th to the 14th', () => {
    expect(periodOf('Q1', 2027)).toMatchObject({ from: '2026-12-15', to: '2027-03-14' });
    expect(periodOf('Q3', 2026)).toMatchObject({ from: '2026-06-15', to: '2026-09-14' });
    expect(periodOf('H1', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-06-14' });
    expect(periodOf('M9', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-09-14' });
    expect(periodOf('Y', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-12-14' });
    expect(periodCode(quarterOn('2026-12-15'))).toBe('2027-Q1');
    expect(periodCode(quarterOn('2026-12-14'))).toBe('2026-Q4');
    const before = (code: string) => {
      const period = readPeriod(code);
      return period ? periodCode(periodBefore(period)) : '';
    };
    expect(['2027-Q1', '2026-Q4', '2026-Y'].map(before)).toEqual(['2026-Q4', '2026-Q3', '2025-Y']);
    // Half a year, nine months, free days: as long a time just before, which is not the same period of last year.
    expect(['2026-H1', '2026-M9', '2026-11-11..2026-11-20'].map(before)).toEqual([
      '2025-06-15..2025-12-14',
      '2025-03-15..2025-12-14',
      '2026-11-01..2026-11-10',
    ]);
    expect(readPeriod('2026-11-01..2026-11-20')).toMatchObject({ kind: 'AD_HOC', from: '2026-11-01', to: '2026-11-20' });
    for (const bad of ['2026-Q5', '2026-11-20..2026-11-01', 'x', null]) expect(readPeriod(bad)).toBeUndefined();
    expect(offeredPeriods('2026-11-25').map(periodCode)).toContain('2025-Q4');
    expect(offeredPeriods('2026-11-25').map(periodCode)).not.toContain('2021-Q1');
  });
});

describe('facts kept beside the words', () => {
  test('the day acceptance was approved, the day of termination, the contents of a visit', async () => {
    const db = app.database;
    const petitionId = ids.get('p23');
    await db.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, state, proposed_by, proposed_at, decided_by, decided_at)
       values ($1, $2, false, 'propose_acceptance', 'x', 'submitted', $3, now(), null, null)`,
      [ward, petitionId, lan],
    );
    await db.owner(
      "update proposals set state = 'approved', decided_by = $2, decided_at = '2026-11-20T18:30:00Z' where petition_id = $1",
      [petitionId, lan],
    );
    expect(await db.owner('select approved_on::text as day from petitions where id = $1', [petitionId])).toEqual([
      { day: '2026-11-21' },
    ]);
    await db.owner('update petitions set approved_on = null where id = $1', [petitionId]);
    const [visit] = await db.owner<{ id: number; matter_count: number }>(
      'select id, matter_count from visits where matter_count = 2',
    );
    expect(visit?.matter_count).toBe(2);
    await db.owner('delete from visit_matters where visit_id = $1 and ordinal = 2', [visit?.id]);
    expect(await db.owner('select matter_count from visits where id = $1', [visit?.id])).toEqual([{ matter_count: 1 }]);
  });
});

describe('rows and days', () => {
  test('a page that ends within the contents of one visit goes on with the next of them', async () => {
    const actor = await app.database.actorOf('nga.badinh');
    const column = columnsIn(tables['01-tcd'].parts).find(({ no }) => no === 13);
    const question = { source: 'visitMatter' as const, where: column?.where ?? '', sum: null };
    const own = { code: '', units: [ward] };
    await app.database.database.inUnit(actor, async (tx) => {
      const all = await listFacts(tx, question, period, own, { at: null, back: false, most: 500 });
      const paged: number[] = [];
      let at: { onDate: string; id: number } | null = null;
      for (let turn = 0; turn <= all.length; turn += 1) {
        const [row] = await listFacts(tx, question, period, own, { at, back: false, most: 1 });
        if (!row) break;
        paged.push(row.id);
        at = { onDate: row.onDate, id: row.id };
      }
      expect(all.length).toBeGreaterThan(1);
      expect(paged).toEqual(all.map(({ id }) => id));
    });
  });

  test('what was carried out in a period stays in it after a hand-over', async () => {
    const enforced = async () => numberOf(linesOf(await pageOf(reporter, '05-kqth')).get('Phường Ba Đình')?.[1]?.text ?? '');
    const before = await enforced();
    const change = (state: string, closedOn: string | null) =>
      app.database.owner('update proceedings set state = $2, closed_on = $3 where petition_id = $1', [
        ids.get('o1'),
        state,
        closedOn,
      ]);
    await change('handed_over', '2027-01-01');
    expect(await enforced()).toBe(before);
    await change('enforced', null);
  });
});
