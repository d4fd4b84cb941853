// What differs today from a consolidated report is asked in as many statements over many units as over few, and says of each unit what its
// own page says.
import { expect, test } from 'vitest';
import { consolidatedDifferences } from '../../src/reports/consolidated/differences.ts';
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
