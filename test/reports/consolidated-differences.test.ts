// What differs today from a consolidated report is asked in as many statements over many units as over few, and says of each unit what its
// own page says.
import { expect, test } from 'vitest';
import { consolidatedDifferences } from '../../src/reports/consolidated/differences.ts';
import { writePetitions } from './facts.ts';
import { type City, cityOf } from './many-units.ts';

async function withCity<T>(wards: number, work: (city: City) => Promise<T>): Promise<T> {
  const city = await cityOf(wards);
  try {
    return await work(city);
  } finally {
    await city.app.close();
  }
}
/** The rows of a page of differences, by table and column. */
const rowsIn = (html: string) =>
  new Map(
    [...html.matchAll(/<th scope="row" class="nowrap">([^<]+)<\/th>(.*?)<\/tr>/gs)].map(([, name = '', rest = '']) => [
      name,
      rest,
    ]),
  );

test('nine units take as many statements as three', async () => {
  const statements = ({ app, chief, id }: City) =>
    app.services.database.inUnit(chief, async (tx) => {
      const found = await consolidatedDifferences(tx, chief, id);
      return { statements: tx.statements, parts: found.parts.length, reasons: found.reasons.size };
    });
  const few = await withCity(3, statements);
  const many = await withCity(9, statements);
  expect(few).toMatchObject({ parts: 4, reasons: 3 });
  expect(many).toMatchObject({ parts: 10, reasons: 9 });
  expect(many.statements).toBe(few.statements);
});

test('of every unit: what was struck out, numbered and revoked since, nothing hidden, and nothing that goes past its head', async () => {
  await withCity(3, async ({ app, id, units }) => {
    const chief = await app.signIn('hung.thanhtra');
    const rows = rowsIn((await chief.get(`/reports/consolidated/${id}/differences`).expect(200)).text);
    const petitions = rows.get('02/XLD, cột 1') ?? '';
    const [reported, , present] = [...petitions.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map(([, figure]) => Number(figure));
    expect((reported ?? 0) - (present ?? 0)).toBe(units.length);
    const [right, wrong] = [rows.get('03/GQKN, cột 8') ?? '', rows.get('03/GQKN, cột 9') ?? ''];
    for (const { name } of units) for (const row of [petitions, right, wrong]) expect(row).toContain(name);
    expect(right.split('văn bản được cấp số sau khi chốt')).toHaveLength(units.length + 1);
    expect(wrong.split('bị thu hồi ngày 16/12/2026, sau khi chốt')).toHaveLength(units.length + 1);
    for (const place of rows.keys()) expect(place).not.toMatch(/04\/GQTC/);
    // A unit's own page says the same of its own part.
    const [part = ''] = /\/reports\/closed\/\d+\/differences/.exec(right) ?? [];
    const own = rowsIn((await chief.get(part).expect(200)).text);
    expect(own.get('03/GQKN, cột 8')).toContain('văn bản được cấp số sau khi chốt');
  });
});

test('of many units the greatest changes stand first and the least is folded; so are many records on the page of a unit', async () => {
  await withCity(8, async ({ app, id, units }) => {
    const last = units.at(-1) ?? { id: 0, name: '' };
    const { accountId } = await app.database.actorOf('thang.badinh');
    const more = Array.from(
      { length: 9 },
      (_, index) => ({ key: `m${index}`, type: 'KN', receivedOn: '2026-11-21', status: 'received' }) as const,
    );
    await writePetitions(app.database, last.id, accountId, more, 100);
    const chief = await app.signIn('hung.thanhtra');
    const petitions =
      rowsIn((await chief.get(`/reports/consolidated/${id}/differences`).expect(200)).text).get('02/XLD, cột 1') ?? '';
    const [first = '', folded = ''] = petitions.split('<summary>3 đơn vị nữa</summary>');
    const named = (html: string) => [...html.matchAll(/(\d+)\/differences">([^<]+)<\/a> \(/g)];
    expect(named(first)[0]?.[2]).toBe(last.name);
    expect([named(first).length, named(folded).length]).toEqual([5, 3]);
    const part = await chief.get(`/reports/closed/${named(first)[0]?.[1]}/differences`).expect(200);
    const own = rowsIn(part.text).get('02/XLD, cột 1') ?? '';
    const [shown = '', rest = ''] = own.split('4 hồ sơ nữa</summary>');
    expect([shown, rest].map((html) => html.split('href="/petitions/').length - 1)).toEqual([5, 5]);
    expect(own).toMatch(/<td data-l="Không còn tính">/);
    // A card of a phone has no line for what there is none of.
    expect(rowsIn(part.text).get('03/GQKN, cột 8')).not.toContain('data-l="Không còn tính"');
  });
});
