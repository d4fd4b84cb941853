// What leaves the house as a file says what its reader is shown on the page, and no more: the tables, the lists behind their cells, the
// report in words and the map, as the denounced head opens them and as others do.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, presentCodes } from '../../src/reports/tables/table.ts';
import { draftOf, linesOf, numberOf, openBooks } from '../reports/books.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';

let app: TestApp;
let ward: number;
let secret: number;
/** As it stands in lists: ĐT-2026-000007. */
let secretNumber = '';
const agents = new Map<string, Agent>();
const agentOf = (login: string) => agents.get(login) as Agent;
/** The head of the ward is denounced in one petition; the chief inspector in none; the reporter of his office in the same one as the head. */
const denounced = ['cuong.badinh', 'chi.thanhtra'];
const others = ['nga.badinh', 'hung.thanhtra'];
const period = 'period=2026-Q4';

beforeAll(async () => {
  const books = await openBooks();
  ({ app, ward } = books);
  secret = books.ids.get('p7') ?? 0;
  const [row] = await app.database.owner<{ year: number; number: number }>('select year, number from petitions where id = $1', [
    secret,
  ]);
  secretNumber = `ĐT-${row?.year}-${String(row?.number).padStart(6, '0')}`;
  for (const login of denounced)
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, secret, (await app.database.actorOf(login)).accountId],
    );
  for (const login of [...denounced, ...others]) agents.set(login, await app.signIn(login));
});
afterAll(() => app.close());

/** Nothing changes in this office: each reader opens a page or a file once. */
const opened = new Map<string, Promise<unknown>>();
function once<T>(login: string, address: string, open: (agent: Agent) => Promise<T>): Promise<T> {
  const key = `${login} ${address}`;
  const found = (opened.get(key) as Promise<T> | undefined) ?? open(agentOf(login));
  opened.set(key, found);
  return found;
}
const read = (login: string, address: string) =>
  once(login, address, async (agent) => (await agent.get(address).expect(200)).text);
const bookOf = (login: string, address: string) =>
  once(login, address, async (agent) => {
    const rows: string[][] = [];
    for (const sheet of (await openBook(agent, address)).worksheets)
      sheet.eachRow((row) => {
        const cells: string[] = [];
        for (let at = 1; at <= row.cellCount; at += 1) cells.push(row.getCell(at).text);
        rows.push(cells);
      });
    return rows;
  });
/** The scopes a reader may ask: of the ward its own, of the inspectorate the ward and the whole city. */
const scopesOf = (login: string) => (login.endsWith('.badinh') ? [''] : [`&unit=${ward}`, '&unit=all']);
const wardLine = async (login: string, code: string, scope = scopesOf(login)[0] ?? '') =>
  linesOf(await read(login, `/reports/${code}?${period}${scope}`)).get('Phường Ba Đình') ?? [];

describe.each([...denounced, ...others])('%s', (login) => {
  test('finds in the file of every table the figures of the page', async () => {
    let compared = 0;
    for (const scope of scopesOf(login))
      for (const code of presentCodes) {
        const page = linesOf(await read(login, `/reports/${code}?${period}${scope}`));
        const file = new Map(
          (await bookOf(login, `/reports/${code}.xlsx?${period}${scope}`)).map(([name = '', ...rest]) => [name, rest]),
        );
        const width = columnsIn(tables[code].parts).length;
        for (const name of ['Phường Ba Đình', ...(scope === '&unit=all' ? ['Tổng số'] : [])]) {
          const shown = page.get(name)?.map(({ text }) => numberOf(text));
          // A unit without figures is no line of the page over all units, and one of zeros in the file.
          if (shown === undefined) {
            expect(file.get(name)?.slice(0, width).join(''), `${code} ${scope} ${name}`).toMatch(/^0*$/);
            continue;
          }
          expect([code, scope, name, file.get(name)?.slice(0, width).map(Number)]).toEqual([code, scope, name, shown]);
          compared += shown.length;
        }
      }
    expect(compared).toBeGreaterThan(100);
  });

  test('finds in the file of a cell as many rows as the page counts', async () => {
    const scope = scopesOf(login)[0] ?? '';
    for (const [code, columns] of [
      ['02-xld', [1, 4, 12]],
      ['04-gqtc', [1, 2, 7, 10]],
      ['05-kqth', [16]],
    ] as const) {
      const line = await wardLine(login, code);
      for (const no of columns) {
        const text = line[no - 1]?.text ?? '';
        const list = await read(login, `/reports/${code}/cells/${no}?${period}${scope}`);
        const rows = await bookOf(login, `/reports/${code}/cells/${no}.xlsx?${period}${scope}`);
        const numbers = rows.flatMap(([first = '']) => (/^ĐT-\d{4}-\d+$/.test(first) ? [first] : []));
        expect([code, no, numbers.length]).toEqual([code, no, numberOf(text)]);
        const knows = others.includes(login);
        expect([code, no, numbers.includes(secretNumber), list.includes(`/petitions/${secret}"`)]).toEqual([
          code,
          no,
          knows,
          knows,
        ]);
        if (!knows) expect(rows.flat().join(' ')).not.toContain(secretNumber);
      }
    }
  });
});

test('the denounced and the others differ by that one petition, in every file alike', async () => {
  const fileLine = async (login: string, code: string) =>
    (await bookOf(login, `/reports/${code}.xlsx?${period}${scopesOf(login)[0]}`))
      .find(([name]) => name === 'Phường Ba Đình')
      ?.slice(1) ?? [];
  for (const [code, no] of [
    ['02-xld', 1],
    ['02-xld', 12],
    ['04-gqtc', 1],
    ['04-gqtc', 7],
    ['05-kqth', 16],
  ] as const) {
    const of = async (login: string) => Number((await fileLine(login, code))[no - 1]);
    const [head, cityReporter, reporter, chief] = [
      await of(denounced[0] ?? ''),
      await of(denounced[1] ?? ''),
      await of('nga.badinh'),
      await of('hung.thanhtra'),
    ];
    expect([code, no, cityReporter, chief]).toEqual([code, no, head, reporter]);
    expect([code, no, reporter - head]).toEqual([code, no, 1]);
  }
});

test('the report in words tells each reader the figures of his own table', async () => {
  const told = async (login: string) => {
    const draft = await draftOf(agentOf(login), 'period=2026-Y');
    const line = linesOf(await read(login, '/reports/02-xld?period=2026-Y')).get('Phường Ba Đình') ?? [];
    const words = /Về tố cáo: ([\d.]+) đơn/.exec(draft)?.[1] ?? '';
    expect([login, words]).toEqual([login, line[11]?.text]);
    expect(draft).not.toContain(secretNumber);
    return numberOf(words);
  };
  expect((await told('nga.badinh')) - (await told('cuong.badinh'))).toBe(1);
});

test('the map counts for each reader what his list of that ward shows, and for the denounced one less', async () => {
  const days = 'period=other&from=2026-09-15&to=2026-12-14';
  const counted = async (login: string) => {
    const html = await read(login, `/dashboard/map?${days}`);
    const [, href = '', figure = ''] =
      /<th scope="row">Phường Ba Đình<\/th><td class="num"><a href="([^"]+)">([\d.]+)</.exec(html) ?? [];
    expect([login, figure]).not.toEqual([login, '']);
    const list = await read(login, href.replaceAll('&amp;', '&'));
    expect([login, /tất cả ([\d.]+) đơn/.exec(list)?.[1]]).toEqual([login, figure]);
    expect([login, html.includes(`Phường Ba Đình: ${figure}`) || html.includes(`Phường Ba Đình, ${figure}`)]).toEqual([
      login,
      true,
    ]);
    return numberOf(figure);
  };
  expect((await counted('hung.thanhtra')) - (await counted('chi.thanhtra'))).toBe(1);
});
