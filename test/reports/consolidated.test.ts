// The consolidated report: made of what was sent and the own row, over the units that had not sent; closed, sent, explained, and told to
// each reader as the parts are told.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayConsolidate } from '../../src/reports/consolidated/consolidated.ts';
import { columnsIn } from '../../src/reports/tables/table.ts';
import { xld } from '../../src/reports/tables/tt06/xld.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

const period = 'period=2026-Q4';
const closing = `/reports/closed/new?${period}`;
const consolidating = `/reports/consolidated/new?${period}`;

let app: TestApp;
let chief: Agent;
let ward: number;
let next: number;
let lan: number;
let ids: Map<string, number>;
let report = '';

/** Closes and sends a unit's own report. */
async function send(login: string): Promise<string> {
  const agent = await app.signIn(login);
  const answer = await ask(agent, closing, { confirmed: '1' });
  expect([login, answer.status]).toEqual([login, 303]);
  const address = String(answer.headers.location);
  expect((await ask(agent, address, {}, `${address}/sending`)).status).toBe(303);
  return address;
}
const figuresIn = (html: string, line: string) => {
  const row =
    new RegExp(`<th class="stick" scope="row">(?:<a [^>]*>)?${line}(?:</a>)?</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
  return [...row.matchAll(/<td[^>]*>(?:<(?:span|a)[^>]*>)?([\d.,]+)</g)].map((cell) =>
    Number((cell[1] ?? '').replaceAll('.', '')),
  );
};
const complaint = (key: string): PetitionFacts => ({ key, type: 'KN', receivedOn: '2026-11-20', status: 'received' });
const accusation = (key: string): PetitionFacts => ({ key, type: 'TC', receivedOn: '2026-11-20', status: 'received' });

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  [ward, next] = [await db.unitId('00004'), await db.unitId('00008')];
  lan = (await db.actorOf('lan.badinh')).accountId;
  ids = await writePetitions(db, ward, lan, [complaint('a'), complaint('b'), accusation('c')], 8000);
  await writePetitions(db, next, (await db.actorOf('mai.ngocha')).accountId, [complaint('d')], 8000);
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

test('nobody closes it whom no others report to, nor before the own report is closed, nor before the period is over', async () => {
  const leader = await app.signIn('thang.badinh');
  await leader.get(`/reports/consolidated?${period}`).expect(404);
  expect((await leader.get(`/reports/closed?${period}`).expect(200)).text).not.toContain('/reports/consolidated');
  expect((await chief.get(`/reports/closed?${period}`).expect(200)).text).toContain(`/reports/consolidated?${period}`);
  const actor = await app.database.actorOf('hung.thanhtra');
  const refused = mayConsolidate(actor, undefined, [], { to: '2026-12-14' }, '2026-12-14');
  expect(refused).toMatchObject({ ok: false, because: expect.stringContaining('15/12/2026') });
  const reading = mayConsolidate({ ...actor, role: 'reception_board_head' }, undefined, [], { to: '2026-12-14' }, '2026-12-15');
  expect(reading).toMatchObject({ ok: false, because: expect.stringContaining('Lãnh đạo cơ quan cấp trên') });
  const earlier = mayConsolidate(actor, undefined, [], { to: '2025-09-14' }, '2026-12-14');
  expect(earlier).toMatchObject({ ok: false, because: expect.stringContaining('Chốt số liệu của chính đơn vị mình trước') });
  expect((await ask(chief, consolidating, { confirmed: '1', override: 'x' })).status).toBe(409);
  expect((await chief.get(`/reports/consolidated?${period}`).expect(200)).text).toContain(
    'Chốt số liệu của chính đơn vị mình trước',
  );
});

test('it is made of the sent reports and the own row; units that have not sent are named and want a reason', async () => {
  await send('thang.badinh');
  expect((await ask(chief, closing, { confirmed: '1' })).status).toBe(303);
  const page = (await chief.get(consolidating).expect(200)).text;
  expect(page).toContain('<li>Phường Ngọc Hà</li>');
  expect(page).not.toContain('<li>Phường Ba Đình</li>');
  const without = await ask(chief, consolidating, { confirmed: '1' });
  expect(without.status).toBe(422);
  expect(without.text).toContain('Còn đơn vị chưa gửi hoặc chỗ chưa khớp');
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn gửi của Thành phố' });
  expect(answer.status).toBe(303);
  report = String(answer.headers.location);
  const html = (await chief.get(report).expect(200)).text;
  expect(html).toMatch(/[0-9a-f]{64}, khớp với các báo cáo đang giữ/);
  expect(html).toContain('Phường Ba Đình');
  expect(html).toContain('<li>Phường Ngọc Hà</li>');
  expect(html).toContain('Đến hạn gửi của Thành phố');
});

test('each line is what the unit signed, the total is their sum, and the file has the same', async () => {
  const html = (await chief.get(`${report}/tables/02-xld`).expect(200)).text;
  const [wardLine, ownLine, total] = ['Phường Ba Đình', 'Thanh tra Thành phố', 'Tổng số'].map((line) => figuresIn(html, line));
  expect(wardLine?.[0]).toBeGreaterThanOrEqual(3);
  expect(total).toEqual(wardLine?.map((figure, index) => figure + (ownLine?.[index] ?? 0)));
  expect(html).not.toContain('Phường Ngọc Hà</th>');
  const book = await openBook(chief, `${report}/tables/02-xld.xlsx`);
  const sheet = book.worksheets[0];
  const rows = [11, 12, 13].map((row) => sheet?.getCell(row, 1).text);
  expect(rows.at(-1)).toBe('Tổng số');
  expect(columnsIn(xld.parts).map((_, index) => Number(sheet?.getCell(13, index + 2).value))).toEqual(total);
});

test('each total leads to the list of all units, as long as the figure, forward and back', async () => {
  for (const code of ['01-tcd', '02-xld', '05-kqth']) {
    const html = (await chief.get(`${report}/tables/${code}`).expect(200)).text;
    const total = linesOf(html).get('Tổng số') ?? [];
    const led = total.filter(({ href }) => href !== '');
    expect(led.length).toBe(total.filter(({ text }) => text !== '0').length);
    for (const { text, href } of led) {
      expect(href).toMatch(new RegExp(`^${report}/tables/${code}/cells/\\d+$`));
      const list = (await chief.get(href).expect(200)).text;
      expect([href, /<span class="strong">([\d.,]+)<\/span> ·/.exec(list)?.[1]]).toEqual([href, text]);
      if (!list.includes('Số cộng vào')) expect([...list.matchAll(/<tr data-row>/g)].length).toBe(Math.min(25, numberOf(text)));
    }
  }
  await (await app.signIn('thang.badinh')).get(`${report}/tables/02-xld/cells/1`).expect(404);
  await chief.get(`${report}/tables/06-qlkntc/cells/1`).expect(404);
});

test('nothing of it is changed, not even by its owner; no ward is shown it', async () => {
  const db = app.database;
  await expect(db.owner("update consolidated_reports set hash = repeat('0', 64)")).rejects.toThrow(/closed report/);
  const leader = await app.signIn('thang.badinh');
  for (const path of [report, `${report}/tables/02-xld`, `${report}/tables/02-xld.xlsx`, `${report}/differences`])
    await leader.get(path).expect(404);
  const [part] = await db.owner<{ hash: string }>('select hash from consolidated_parts where of_unit_id = $1', [ward]);
  await db.owner("update consolidated_parts set hash = repeat('0', 64) where of_unit_id = $1", [ward]);
  expect((await chief.get(report).expect(200)).text).toContain('KHÔNG khớp với các báo cáo đang giữ');
  await db.owner('update consolidated_parts set hash = $2 where of_unit_id = $1', [ward, part?.hash]);
});

test('whoever is denounced in a part finds the petition in no line, no total and no difference', async () => {
  const db = app.database;
  const { accountId } = await db.actorOf('hung.thanhtra');
  const before = figuresIn((await chief.get(`${report}/tables/02-xld`).expect(200)).text, 'Tổng số')[0] ?? 0;
  await db.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('c'), accountId],
  );
  const html = (await chief.get(`${report}/tables/02-xld`).expect(200)).text;
  expect(figuresIn(html, 'Tổng số')[0]).toBe(before - 1);
  expect((await chief.get(`${report}/differences`).expect(200)).text).toContain('Không có chỗ khác');
  // The reason stands for every reader alike: a line that went away that day would tell him.
  expect((await chief.get(report).expect(200)).text).toContain('Đến hạn gửi của Thành phố');
  await db.owner('delete from named_accounts where petition_id = $1', [ids.get('c')]);
});

test('it is sent once; what is sent later or anew, and what records changed, stands on the page of differences', async () => {
  expect((await ask(chief, report, {}, `${report}/sending`)).status).toBe(303);
  expect((await ask(chief, report, {}, `${report}/sending`)).status).toBe(409);
  expect((await ask(chief, consolidating, { confirmed: '1', override: 'x' })).status).toBe(409);
  expect((await chief.get(`${report}/differences`).expect(200)).text).toContain('Không có chỗ khác');

  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('a')]);
  const nextReport = await send('vinh.ngocha');
  const html = (await chief.get(`${report}/differences`).expect(200)).text;
  expect(html).toContain(`<a href="${nextReport}">Phường Ngọc Hà</a></th><td>Gửi bản 1 sau khi chốt báo cáo tổng hợp`);
  const row = /<tr><th scope="row" class="nowrap">02\/XLD, cột 1<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
  const [reported, sent, present] = [...row.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map((cell) => Number(cell[1]));
  const nextFigure = Number(/Phường Ngọc Hà<\/a> \(0 → (\d+)\)/.exec(row)?.[1]);
  expect(nextFigure).toBeGreaterThan(0);
  expect(sent).toBe((reported ?? 0) + nextFigure);
  expect(present).toBe((sent ?? 0) - 1);
  expect(row).toContain('/differences">Phường Ba Đình</a>');

  // The sent one stands; a further version takes up what came since.
  const second = await ask(chief, consolidating, { confirmed: '1', override: 'Bổ sung đơn vị gửi muộn' });
  expect(second.status).toBe(303);
  const units = (await chief.get(String(second.headers.location)).expect(200)).text;
  expect(units).toContain('Phường Ngọc Hà</a>');
  expect((await chief.get(`${report}/tables/02-xld`).expect(200)).text).not.toContain('Phường Ngọc Hà</th>');
  const kinds = await app.database.owner<{ kind: string }>(
    "select kind from events where kind like 'report.consolid%' order by kind",
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['report.consolidated', 'report.consolidated', 'report.consolidation_sent']);
});
