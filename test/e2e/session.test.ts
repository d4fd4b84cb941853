// The session says when it is about to end, stays when asked to, and when it is over says the way back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
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
    // Over, with nothing left to save: the way back stands in the bar, and back again the bar says what is next.
    await page.clock.fastForward(400_000);
    await page.waitForSelector('[data-session-text]:has-text("Phiên làm việc đã kết thúc") a');
    expect(await page.locator('.draft-clash').count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.waitForSelector('[data-session-text]:text-is("Đã đăng nhập lại; bấm Lưu để gửi.")');
  });

  it('once over, gives what was typed back behind the sign-in, in its own form: one press sends it, whether or not the machine still knows who sat here', async () => {
    const form = '/feedback/new';
    for (const [left, words] of [
      ['who', 'Góp ý gõ khi hết phiên'],
      ['nobody', 'Góp ý gõ khi máy đã xóa hết'],
    ] as const) {
      const page = await on.enter('hoa.badinh', { javaScript: false });
      await page.goto(`${on.address}${form}`);
      await page.fill('[name=words]', words);
      await page.context().clearCookies(left === 'who' ? { name: /^(?!.*\.who$)/ } : {});
      await page.click(`form[action="${form}"] button.btn-primary`);
      await page.fill('[name=login]', 'hoa.badinh');
      await page.fill('[name=password]', demoPassword);
      await page.click('form[action="/sign-in"] button.btn-primary');
      expect([new URL(page.url()).pathname, await page.inputValue('[name=words]')]).toEqual([form, words]);
      await page.click(`form[action="${form}"] button.btn-primary`);
      expect(new URL(page.url()).pathname).toMatch(/^\/feedback\/\d+$/);
      expect(await page.textContent('main')).toContain(words);
    }
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
