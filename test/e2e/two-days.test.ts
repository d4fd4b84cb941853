// Any two days with a script: nothing is asked while one box is typed and the other not yet, and what cannot be asked stays where it was typed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, type Stage, shot, stage, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('two days, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
    on.app.setNow('2026-12-15T02:00:00Z');
  });
  afterAll(() => on?.close());

  it.each(['/reports/02-xld', '/dashboard'])('%s: both boxes can be typed one after the other', async (path) => {
    const page = await on.enter('hung.thanhtra', { size: 'desk', javaScript: true });
    await page.goto(`${on.address}${path}?period=other&from=01/09/2026&to=30/09/2026`);
    const from = page.getByLabel('Từ ngày');
    const to = page.getByLabel('Đến ngày');
    await from.fill('01102026');
    await from.press('Tab');
    expect(await to.evaluate((box) => box === document.activeElement)).toBe(true);
    // The first alone is after the last: left so, nothing is asked.
    await page.locator('h1').click();
    await page.waitForTimeout(300);
    expect(page.url()).toContain('from=01/09/2026');
    expect(await from.inputValue()).toBe('01/10/2026');
    await to.fill('31102026');
    await Promise.all([page.waitForURL(/to=31%2F10%2F2026/), page.locator('h1').click()]);
    expect(await from.inputValue()).toBe('01/10/2026');
    expect(await page.textContent('main')).toContain('31/10/2026');
  });

  it('the reason stands beside the boxes with what was typed', async () => {
    const page = await on.enter('hung.thanhtra', { size: 'desk', javaScript: true });
    await page.goto(`${on.address}/reports?period=other`);
    await page.getByLabel('Từ ngày').fill('01/01/2022');
    await page.getByLabel('Đến ngày').fill('01/10/2026');
    await Promise.all([page.waitForURL(/to=01%2F10%2F2026/), page.getByRole('button', { name: 'Xem' }).click()]);
    expect(await page.getByLabel('Từ ngày').inputValue()).toBe('01/01/2022');
    expect(await page.getByRole('alert').textContent()).toContain('kỳ báo cáo dài nhất 1.500 ngày');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'two-days-refused');
  });
});
