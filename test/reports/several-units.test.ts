// Tables over several units: a row each, their sum, what was handed over, opening figures, the organisation of then and of now.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFacts } from '../../src/reports/queries.ts';
import { presentCodes } from '../../src/reports/tables/table.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { linesOf, numberOf, openBooks, pageOf } from './books.ts';
import { writePetitions } from './facts.ts';

let app: TestApp;
let reporter: Agent;
let ward: number;
let next: number;
let lan: number;

beforeAll(async () => {
  ({ app, reporter, ward, next, lan } = await openBooks());
  // The neighbour has figures of its own as well.
  await writePetitions(app.database, next, lan, [{ key: 'n', type: 'KN', receivedOn: '2026-10-20', status: 'assigned' }], 4000);
});
afterAll(() => app.close());

describe('several units', () => {
  const total = (lines: ReturnType<typeof linesOf>, name: string) => lines.get(name)?.map((cell) => numberOf(cell.text)) ?? [];

  test('a row each, and the total is their sum; each figure of the total leads to a list of that many', async () => {
    const chief = await app.signIn('hung.thanhtra');
    const lines = linesOf(await pageOf(chief, '02-xld', '&unit=all'));
    const sum = [...lines].filter(([name]) => name !== 'Tổng số').map(([, cells]) => cells.map((cell) => numberOf(cell.text)));
    expect(total(lines, 'Tổng số')).toEqual(sum.reduce((all, one) => all.map((figure, index) => figure + (one[index] ?? 0))));
    const first = lines.get('Tổng số')?.[0];
    const html = (await chief.get(first?.href ?? '').expect(200)).text;
    expect(html).toContain(`tất cả ${first?.text} đơn`);
    expect([...lines.keys()]).toEqual(expect.arrayContaining(['Phường Ba Đình', 'Phường Ngọc Hà']));
  });

  test('what was handed over counts once, in the unit that holds it on the last day', async () => {
    const db = app.database;
    const [act] = await db.owner<{ id: number }>(
      "insert into reorganisations (number, issued_on, issuer, subject, effective_on, created_at, created_by) values ('1/NQ', '2026-10-01', 'x', 'x', '2026-11-02', now(), $1) returning id",
      [lan],
    );
    const from = await writePetitions(
      db,
      next,
      lan,
      [{ key: 'a', type: 'KN', receivedOn: '2026-10-20', status: 'handed_over', closedOn: '2026-11-02' }],
      5000,
    );
    const to = await writePetitions(
      db,
      ward,
      lan,
      [{ key: 'b', type: 'KN', receivedOn: '2026-10-20', status: 'assigned' }],
      5000,
    );
    await db.owner('update petitions set origin_unit_id = $2, origin_petition_id = $3 where id = $1', [
      to.get('b'),
      next,
      from.get('a'),
    ]);
    await db.owner(
      `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_petition_id, petition_id, handed_at) values ($1, $2, $3, 'petition', $4, $5, '2026-11-02T03:00:00Z')`,
      [ward, act?.id, next, from.get('a'), to.get('b')],
    );
    const chief = await db.actorOf('hung.thanhtra');
    const holders = (asked: { from: string; to: string }) =>
      db.database.inUnit(chief, async (tx) => {
        const rows = await listFacts(
          tx,
          { source: 'petition', where: `f.id in (${from.get('a')}, ${to.get('b')})`, sum: null },
          asked,
          { code: 'all', units: null },
          { at: null, back: false, most: 10 },
        );
        return rows.map((row) => row.unitId);
      });
    expect(await holders({ from: '2026-09-15', to: '2026-12-14' })).toEqual([ward]);
    expect(await holders({ from: '2026-09-15', to: '2026-10-31' })).toEqual([next]);
  });

  test('opening figures are an addend of their own, signed and dated', async () => {
    await app.database.owner(
      `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
       values ($1, '02-xld', '2026-10-01', '{"1": 10, "2": 4}', 'Sổ cũ', now(), $2, now(), $2)`,
      [ward, lan],
    );
    const html = await pageOf(reporter, '02-xld');
    const lines = linesOf(html);
    const counted = numberOf(lines.get('Phường Ba Đình')?.[0]?.text ?? '');
    expect(total(lines, 'Số liệu đầu kỳ đã ký').slice(0, 3)).toEqual([10, 4, 0]);
    expect(lines.get('Số liệu đầu kỳ đã ký')?.[0]?.href).toBe('');
    expect(total(lines, 'Cộng cả số đầu kỳ')[0]).toBe(counted + 10);
    expect(html).toContain('số liệu đến hết ngày 01/10/2026, đã ký');
    expect((await reporter.get('/reports/02-xld?period=2026-Q3').expect(200)).text).not.toContain('Số liệu đầu kỳ đã ký');
  });

  test('by the organisation of then and of now: the same total, and each line says of what it is made', async () => {
    const db = app.database;
    await db.owner("update units set during = daterange(lower(during), '2026-11-20') where id = $1", [next]);
    await db.owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-20', 'whole', '1/NQ')",
      [next, ward],
    );
    const chief = await app.signIn('hung.thanhtra');
    // What is entered by hand is reported by its unit: random-closed.test.ts.
    for (const code of presentCodes.filter((one) => one !== '06-qlkntc')) {
      const then = linesOf(await pageOf(chief, code, '&unit=all'));
      const now = linesOf(await pageOf(chief, code, '&unit=all&org=today'));
      expect([code, now.has('Phường Ngọc Hà')]).toEqual([code, false]);
      expect([code, total(now, 'Tổng số')]).toEqual([code, total(then, 'Tổng số')]);
      // Who has nothing in a table has no line in it.
      const none = total(then, 'Tổng số').map(() => 0);
      const parts = ['Phường Ba Đình', 'Phường Ngọc Hà'].map((name) => (then.has(name) ? total(then, name) : none));
      expect([code, total(now, 'Phường Ba Đình')]).toEqual([
        code,
        parts[0]?.map((figure, index) => Math.round((figure + (parts[1]?.[index] ?? 0)) * 1000) / 1000),
      ]);
      expect([code, total(now, 'trong đó Phường Ngọc Hà')]).toEqual([code, parts[1]]);
    }
    const now = linesOf(await pageOf(chief, '02-xld', '&unit=all&org=today'));
    const merged = now.get('Phường Ba Đình')?.[0];
    expect((await chief.get(merged?.href ?? '').expect(200)).text).toContain(`tất cả ${merged?.text} đơn`);
  });
});
