// The session says when it is about to end, and stays when asked to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, type Stage, shot, stage, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('a session about to end', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage({ SESSION_IDLE_MINUTES: '6' });
  });
  afterAll(() => on?.close());

  it('warns five minutes before, keeps the typed words in sight, and goes on with one button', async () => {
    const page = await on.enter('hoa.badinh');
    await page.clock.install();
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.fill('[name=summary]', 'Đang gõ dở');
    await page.locator('[name=summary]').blur();
    // A saved draft is work and prolongs the session: the warning counts from there.
    await page.waitForFunction(() => document.querySelector('[data-draft-text]')?.textContent?.startsWith('Đã lưu nháp'));
    const note = page.locator('[data-session-ends]');
    expect(await note.isVisible()).toBe(false);
    await page.clock.fastForward(75_000);
    await note.waitFor({ state: 'visible' });
    expect(await violations(page)).toEqual([]);
    await shot(page, 'session-warning');
    expect(await page.inputValue('[name=summary]')).toBe('Đang gõ dở');
    await page.locator('[data-session-stay]').dispatchEvent('click');
    await note.waitFor({ state: 'hidden' });
    expect(await page.inputValue('[name=summary]')).toBe('Đang gõ dở');
  });

  it('the check all journeys use finds a picture without words and pale letters', async () => {
    const page = await on.enter('hoa.badinh');
    const title = page.locator('h1').first();
    await title.evaluate((one) => one.insertAdjacentHTML('afterend', '<img src="/public/none.png" width="30" height="30">'));
    await title.evaluate((one) => {
      one.style.color = '#eeeeee';
    });
    expect((await violations(page)).map((one) => one.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
  });
});
