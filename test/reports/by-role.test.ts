// Who may read lists, counts, exports and dashboards, role by role: an officer, a head of section, a leader, the inspectorate, the leader of
// the city, the head of its reception board, another unit's leader, the administrators. Whoever may reads the same number in all four, of his own reach; whoever may not is told nothing by any of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { inBytes, openBook } from '../support/downloads.ts';
import { linesOf, numberOf, openBooks, period } from './books.ts';
import { writePetitions } from './facts.ts';
import { petitions } from './history.ts';

const quarter = 'period=2026-Q4';
const days = `start=${period.from}&end=${period.to}`;
/** Of Ba Đình as its history was written down, of Ngọc Hà the two below: to be processed in the quarter, received in it. */
const inWard = 25;
const receivedInWard = petitions.filter(
  ({ receivedOn, status }) => status !== 'void' && receivedOn >= period.from && receivedOn <= period.to,
).length;
const inNext = 2;
/** @param unit whose figures are asked for: '' the own one's */
const addresses = (unit: string) => ({
  count: `/reports/02-xld?${quarter}${unit}`,
  list: `/reports/02-xld/cells/1?${quarter}${unit}`,
  exports: [`/reports/02-xld.xlsx?${quarter}${unit}`, `/reports/02-xld/cells/1.xlsx?${quarter}${unit}`],
});
const book = `/petitions?figure=received&${days}`;
const bookFile = `/petitions/export.xlsx?figure=received&${days}`;

let app: TestApp;
let ward: number;
let next: number;
const ofUnit = new Map<number, Set<number>>();

beforeAll(async () => {
  let lan: number;
  ({ app, ward, next, lan } = await openBooks());
  const two = ['2026-10-01', '2026-10-02'].map(
    (receivedOn) => ({ key: receivedOn, type: 'KN', receivedOn, status: 'assigned' }) as const,
  );
  await writePetitions(app.database, next, lan, two);
  for (const unit of [ward, next]) {
    const rows = await app.database.owner<{ id: number }>('select id::int from petitions where unit_id = $1', [unit]);
    ofUnit.set(unit, new Set(rows.map(({ id }) => id)));
  }
});
afterAll(() => app.close());

const statusOf = async (agent: Agent, address: string) => (await inBytes(agent.get(address))).status;
const unitsIn = (html: string) => {
  const ids = [...html.matchAll(/href="\/petitions\/(\d+)"/g)].map(([, id]) => Number(id));
  return [ward, next].filter((unit) => ids.some((id) => ofUnit.get(unit)?.has(id)));
};
const countOf = (html: string) => Number(/tất cả ([\d.]+) đơn/.exec(html)?.[1]?.replaceAll('.', '') ?? '0');
/** The rows of the first sheet whose first cell is the number of a petition. */
async function numbered(agent: Agent, address: string): Promise<number> {
  let count = 0;
  (await openBook(agent, address)).worksheets[0]?.eachRow((row) => {
    if ((row.values as unknown[]).some((cell) => /^ĐT-\d{4}-\d+$/.test(String(cell)))) count += 1;
  });
  return count;
}

const noReports = [...Object.values(addresses('')).flat(), '/dashboard', '/dashboard/print'];
describe.each([
  // Keeps the book of his unit and reads it; figures and files are for those who answer for them.
  ['an officer', 'son.badinh', [...noReports, bookFile], true],
  ['the administrator', 'quantri', [...noReports, book, bookFile], false],
  ['the administrator of a unit', 'quy.badinh', [...noReports, book, bookFile], false],
] as const)('%s', (_who, login, refused, readsBook) => {
  test('is refused, whichever unit is named', async () => {
    const agent = await app.signIn(login);
    const named = Object.values(addresses(`&unit=${ward}`)).flat();
    for (const address of [...refused, ...named]) expect([address, await statusOf(agent, address)]).toEqual([address, 403]);
    if (!readsBook) return;
    const html = (await agent.get(book).expect(200)).text;
    expect([countOf(html), unitsIn(html)]).toEqual([receivedInWard, [ward]]);
  });
});

describe.each([
  ['a head of section', 'cuong.badinh', 'ward', true],
  ['a leader', 'thang.badinh', 'ward', true],
  ['the chief inspector', 'hung.thanhtra', 'city', true],
  ['the auditor', 'tam.thanhtra', 'city', false],
  ['the leader of the city', 'hai.ubndtp', 'city', true],
  ['the head of the reception board', 'dung.tcd', 'city', true],
  ['a leader of another unit', 'vinh.ngocha', 'next', true],
] as const)('%s', (_who, login, reach, exports) => {
  const own = { ward: () => [ward], next: () => [next], city: () => [ward, next] }[reach];
  const toProcess = { ward: inWard, next: inNext, city: inWard + inNext }[reach];
  const received = { ward: receivedInWard, next: inNext, city: receivedInWard + inNext }[reach];
  const whole = reach === 'city' ? '&unit=all' : '';
  let agent: Agent;
  beforeAll(async () => {
    agent = await app.signIn(login);
  });

  test('reads one number in the table, in the list and in their files', async () => {
    const { count, list, exports: files } = addresses(whole);
    const lines = linesOf((await agent.get(count).expect(200)).text);
    const line = lines.get(reach === 'city' ? 'Tổng số' : reach === 'ward' ? 'Phường Ba Đình' : 'Phường Ngọc Hà');
    expect(numberOf(line?.[0]?.text ?? '')).toBe(toProcess);
    const page = (await agent.get(list).expect(200)).text;
    expect(countOf(page)).toBe(toProcess);
    if (reach !== 'city') expect(unitsIn(page)).toEqual(own());
    const [table = '', rows = ''] = files;
    if (!exports) {
      for (const file of [...files, bookFile]) expect([file, await statusOf(agent, file)]).toEqual([file, 403]);
      expect(page).not.toContain('Tải Excel');
      return;
    }
    expect(await numbered(agent, rows)).toBe(toProcess);
    const figures: unknown[] = [];
    (await openBook(agent, table)).worksheets[0]?.eachRow((row) => figures.push(row.getCell(2).value));
    expect(figures).toContain(toProcess);
  });

  test('the dashboard counts what its list has, and the book hands out as many', async () => {
    const query = `period=other&from=${period.from}&to=${period.to}&of=unit`;
    const page = (await agent.get(`/dashboard?${query}`).expect(200)).text;
    const [, href = '', figure = ''] =
      /class="kpi-now" href="([^"]+)"><span class="t">Đơn tiếp nhận<\/span><span class="v">([\d.]+)/.exec(page) ?? [];
    expect(numberOf(figure)).toBe(received);
    const list = (await agent.get(href.replaceAll('&amp;', '&')).expect(200)).text;
    expect(countOf(list)).toBe(received);
    if (exports)
      expect(await numbered(agent, href.replaceAll('&amp;', '&').replace('/petitions?', '/petitions/export.xlsx?'))).toBe(
        received,
      );
  });

  test('of a unit beyond his reach there is no table, no list, no file', async () => {
    for (const unit of [ward, next]) {
      const ofIt = Object.values(addresses(`&unit=${unit}`)).flat();
      const reached = own().includes(unit) ? 200 : 404;
      for (const address of ofIt) {
        const expected = address.includes('.xlsx') && !exports ? 403 : reached;
        expect([address, await statusOf(agent, address)]).toEqual([address, expected]);
      }
    }
  });
});
