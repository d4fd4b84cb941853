// From the city's figure to a ward, to a cell, to the petition and back, every number the same on the way; and a period closed by a ward,
// then by the city over it, with and without a script. Every statutory table on A4 landscape; map and dashboards on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodOf } from '../../src/reports/periods.ts';
import { tableCodes } from '../../src/reports/tables/table.ts';
import { writeDays, writePetitions, writeVisits } from '../reports/facts.ts';
import { formerDays, formerPetitions, formerVisits } from '../reports/former-history.ts';
import { days, petitions, visits } from '../reports/history.ts';
import { closeAndSend } from '../reports/many-units.ts';
import { chromiumPath, type Size, type Stage, shot, stage, violations, violationsAtBoth } from './support/browser.ts';
import { readPdf } from './support/pdf.ts';
import { act } from './support/steps.ts';

describe.skipIf(!chromiumPath)('figures, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
    on.app.setNow('2026-12-15T02:00:00Z');
    const db = on.app.database;
    await writePetitions(
      db,
      await db.unitId('00004'),
      (await db.actorOf('lan.badinh')).accountId,
      [
        { key: 'a', type: 'KN', receivedOn: '2026-12-02', status: 'received' },
        { key: 'b', type: 'KNPA', receivedOn: '2026-12-03', status: 'guided', closedOn: '2026-12-08' },
        { key: 'c', type: 'TC', receivedOn: '2026-12-04', status: 'received' },
      ],
      9000,
    );
    await db.owner("update petitions set due_on = '2026-12-10' where closed_on is null");
  });
  afterAll(() => on?.close());

  /** A window of whoever reads the whole city, as wide as the paper within its margins: 277 mm. */
  async function printing(): Promise<Page> {
    const page = await on.enter('hung.thanhtra', { javaScript: false, secondWindow: true });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1046, height: 718 });
    return page;
  }
  /** Prints a table: A4 landscape, nothing past the edge or cut, every row on the paper, over the rows of each sheet the head. Gives the words of each sheet, and on how many the table stands. */
  async function onPaper(page: Page, address: string, atLeast: number): Promise<{ sheets: string[]; ofTable: number }> {
    await page.goto(`${on.address}${address}`);
    const { rows, wide, cut, heads } = await page.evaluate(() => {
      const wordsOf = (row: Element) =>
        [...row.children].map((cell) => (cell.firstElementChild ?? cell).textContent?.replace(/[\s\u200b]/g, '')).join('');
      return {
        rows: [...document.querySelectorAll('tbody tr, thead .ms')].map(wordsOf),
        heads: [...document.querySelectorAll('thead .ms')].map(wordsOf),
        wide: document.documentElement.scrollWidth - window.innerWidth,
        cut: [...document.querySelectorAll('.figures td, .figures th')]
          .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
          .map((cell) => cell.textContent),
      };
    });
    expect([address, wide, cut]).toEqual([address, 0, []]);
    expect(rows.length).toBeGreaterThan(atLeast);
    const paper = readPdf(await page.pdf({ preferCSSPageSize: true }));
    for (const { width, height } of paper) expect([address, Math.round(width), Math.round(height)]).toEqual([address, 842, 595]);
    const words = paper.map((one) => one.words);
    for (const row of rows) expect(words.join(''), address).toContain(row);
    expect([address, heads.length]).toEqual([address, 1]);
    // A sheet with any row of the table has the head over it.
    const ofTable = words.filter((one) => rows.some((row) => row !== heads[0] && one.includes(row)));
    for (const sheet of ofTable) expect(sheet, address).toContain(heads[0]);
    return { sheets: words, ofTable: ofTable.length };
  }

  it.each([
    ['desk', true],
    ['phone', false],
  ] as [Size, boolean][])(
    'the city’s figures lead to a ward, to a list as long, to a petition and back (%s, script: %s)',
    async (size, javaScript) => {
      const page = await on.enter('hung.thanhtra', { size, javaScript });
      // What stands without a script is seen at both sizes on the one way.
      const look = async (name: string) => {
        if (javaScript) expect(await violations(page)).toEqual([]);
        else expect(await violationsAtBoth(page, `${name}-plain`)).toEqual([]);
        if (javaScript) await shot(page, `${name}-${size}-script`);
      };
      await page.goto(`${on.address}/dashboard`);
      await look('dashboard');
      expect((await page.locator('.kpi').count()) <= 6).toBe(true);
      const ward = page.locator('#units tr', { hasText: 'Phường Ba Đình' });
      const figure = ward.locator('td[data-l="Tiếp nhận"] a');
      const n = Number(await figure.textContent());
      expect(n).toBeGreaterThanOrEqual(3);
      await figure.click();
      expect(await page.textContent('main')).toMatch(new RegExp(`trong tất cả ${n} đơn|tất cả ${n} đơn`));
      expect(await page.locator('tr[data-row]').count()).toBe(Math.min(n, 25));
      await page.locator('[data-open]').first().click();
      expect(await page.textContent('h1')).toBeTruthy();
      await page.goBack();
      await page.goBack();
      expect(Number(await figure.textContent())).toBe(n);

      // One chain of clicks: the city's table, the ward in it, the cell, the petition, and the same way back.
      await page.click('a:has-text("Mở biểu 02/XLD")');
      await look('table');
      const lineOf = (name: string) =>
        page.locator('table.report tbody tr', { has: page.locator('th', { hasText: name }) }).first();
      const first = async (name: string) => Number((await lineOf(name).locator('td').first().textContent())?.replace(/\D/g, ''));
      const city = await first('Tổng số');
      const counted = await first('Phường Ba Đình');
      expect(counted).toBeGreaterThanOrEqual(2);
      expect(city).toBeGreaterThanOrEqual(counted);
      await lineOf('Phường Ba Đình').locator('th a').click();
      await look('table-of-a-ward');
      expect(await first('Phường Ba Đình')).toBe(counted);
      await lineOf('Phường Ba Đình').locator('td a').first().click();
      await look('rows-of-a-figure');
      expect(await page.textContent('main')).toContain(`tất cả ${counted} đơn`);
      expect(await page.locator('tr[data-row]').count()).toBe(Math.min(counted, 25));
      await page.locator('[data-open]').first().click();
      expect(page.url()).toMatch(/\/petitions\/\d+$/);
      await page.goBack();
      await page.click('main nav a:has-text("02/XLD")');
      expect(await first('Phường Ba Đình')).toBe(counted);
      await page.click('a:has-text("Mọi đơn vị")');
      expect([await first('Tổng số'), await first('Phường Ba Đình')]).toEqual([city, counted]);
    },
  );

  it('a ward closes and sends its period, the city closes what was sent with its own, and a later change is explained', async () => {
    const leader = await on.enter('thang.badinh', { javaScript: false });
    await leader.goto(`${on.address}/reports/closed/new?period=2026-Q4`);
    expect(await violations(leader)).toEqual([]);
    await act(leader, `${on.address}/reports/closed/new?period=2026-Q4`, { confirmed: '1' });
    expect(await leader.textContent('main')).toContain('khớp với số liệu đang giữ');
    await Promise.all([leader.waitForNavigation(), leader.click('button:has-text("Gửi lên cấp trên")')]);

    // Of as many wards that a consolidated table takes two sheets.
    const signer = await on.app.database.actorOf('thang.badinh');
    for (const ward of await on.app.database.owner<{ id: number; name: string }>(
      "select id, name from units u where level = 'commune' and upper_inf(during) and not exists (select 1 from petitions p where p.unit_id = u.id) order by id limit 28",
    ))
      await closeAndSend(on.app, signer, ward, periodOf('Q4', 2026));

    const chief = await on.enter('hung.thanhtra', { javaScript: false });
    await act(chief, `${on.address}/reports/closed/new?period=2026-Q4`, { confirmed: '1' });
    await chief.goto(`${on.address}/reports/closed?period=2026-Q4`);
    await chief.click('a:has-text("Báo cáo tổng hợp")');
    expect(await violations(chief)).toEqual([]);
    await shot(chief, 'consolidated-list');
    await act(chief, `${on.address}/reports/consolidated/new?period=2026-Q4`, {
      confirmed: '1',
      override: 'Đến hạn gửi của Thành phố',
    });
    const report = chief.url();
    expect(await chief.textContent('main')).toContain('Phường Ba Đình');
    expect(await violations(chief)).toEqual([]);
    await shot(chief, 'consolidated');
    await chief.click('a:has-text("02/XLD")');
    const figures = async (line: string) =>
      Number(await chief.locator('table.report tbody tr', { hasText: line }).locator('td').first().textContent());
    expect(await figures('Tổng số')).toBe((await figures('Phường Ba Đình')) + (await figures('Thanh tra Thành phố')));
    expect(await violations(chief)).toEqual([]);

    await on.app.database.owner("update petitions set status = 'void' where number = 9000 and year = 2026");
    await chief.goto(`${report}/differences`);
    expect(await violations(chief)).toEqual([]);
    await shot(chief, 'consolidated-differences');
    const row = chief.locator('tr', { hasText: '02/XLD, cột 1' }).first();
    await row.locator('a:has-text("Phường Ba Đình")').click();
    expect(await chief.textContent('main')).toContain('ĐT-2026-009000');
  });

  it('prints closed and consolidated tables as the live ones: on every sheet the head and the check code, at the end signer, hour and definitions', async () => {
    const page = await printing();
    const [own] = await on.app.database.owner<{ id: number; hash: string }>(
      "select r.id::int, r.hash from reports r join unit_codes c on c.unit_id = r.unit_id and c.code = '00004'",
    );
    const [above] = await on.app.database.owner<{ id: number; hash: string }>('select id::int, hash from consolidated_reports');
    for (const [address, lines, atLeast, said] of [
      [
        `/reports/closed/${own?.id}/tables/02-xld/print`,
        1,
        1,
        [own?.hash, 'Hoàng Gia Thắng', `Báo cáo đã chốt số ${own?.id}, bản 1`],
      ],
      [
        `/reports/consolidated/${above?.id}/tables/02-xld/print`,
        30,
        2,
        [above?.hash, 'Dương Quang Hùng', `Báo cáo tổng hợp số ${above?.id}, bản 1`],
      ],
      [`/reports/consolidated/${above?.id}/tables/05-kqth/print`, 30, 2, [above?.hash, 'Dương Quang Hùng']],
    ] as const) {
      const { sheets, ofTable } = await onPaper(page, address, lines);
      expect(ofTable, address).toBeGreaterThanOrEqual(atLeast);
      const words = sheets.join('');
      for (const one of [...said, 'Chốt, ký 15/12/2026', 'Số liệu tính theo cách tính bản', 'khớp với'])
        expect(words, address).toContain(one?.replace(/\s/g, ''));
      // Under the table, and where its last sheet is the signature's alone, in the block over it.
      for (const [index, sheet] of sheets.entries()) expect(sheet, `${address}, sheet ${index + 1}`).toContain(said[0]);
    }
    await page.close();
  });

  it('prints each of the 26 tables on A4 landscape, every figure on the paper and nothing past its edge', async () => {
    const db = on.app.database;
    // The whole histories, each in the quarter of its circular, in the books of a ward of its own.
    const years = { tt24: 2024, tt21: 2023 };
    for (const [code, login, written] of [
      ['00008', 'mai.ngocha', { petitions, visits, days }],
      ...Object.values(years).map(
        (year) =>
          [
            '00004',
            'lan.badinh',
            { petitions: formerPetitions(year), visits: formerVisits(year), days: formerDays(year) },
          ] as const,
      ),
    ] as const) {
      const [unit, { accountId }] = [await db.unitId(code), await db.actorOf(login)];
      const ids = await writePetitions(db, unit, accountId, written.petitions);
      await writeVisits(db, unit, accountId, written.visits, ids);
      await writeDays(db, unit, accountId, written.days);
    }
    const page = await printing();
    expect(tableCodes).toHaveLength(26);
    for (const code of tableCodes) {
      const year = code.startsWith('tt') ? years[code.slice(0, 4) as 'tt24' | 'tt21'] : 2026;
      const { from, to } = periodOf('Q4', year);
      // The 126 wards and all offices once, on several sheets.
      const unit = code === '02-xld' ? 'all' : String(await db.unitId(code.startsWith('tt') ? '00004' : '00008'));
      await onPaper(page, `/reports/${code}/print?period=${from}..${to}&unit=${unit}`, unit === 'all' ? 126 : 1);
    }
    await page.close();
  });

  it.each([
    ['map', 'hung.thanhtra', '/dashboard/map'],
    ['map-of-districts', 'hung.thanhtra', '/dashboard/map?period=other&from=01/01/2025&to=30/06/2025'],
    ['dashboard-of-a-leader', 'thang.badinh', '/dashboard'],
    ['dashboard-of-a-section', 'cuong.badinh', '/dashboard'],
  ])('%s: whole on a phone and at a desk, without a script', async (name, login, path) => {
    const page = await on.enter(login, { javaScript: false });
    await page.goto(`${on.address}${path}`);
    expect(await violationsAtBoth(page, name)).toEqual([]);
  });
});
