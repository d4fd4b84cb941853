// No word is lost: on the way out of a page, between two windows, after the session's end, and whatever a control is called.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { ownComplaint, register } from '../petitions/handling.ts';
import { chromiumPath, type Stage, shot, stage, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('the words of a form', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
  });
  afterAll(() => on?.close());

  const status = '[data-draft-text]';
  const saved = (page: Awaited<ReturnType<Stage['enter']>>) =>
    page.waitForFunction((at) => document.querySelector(at)?.textContent?.startsWith('Đã lưu nháp'), status);

  it('are sent though a control bears the name of a property of its form', async () => {
    const page = await on.enter('hoa.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.evaluate(() => {
      for (const name of ['form', 'method', 'target', 'action']) {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name, value: 'x' });
        document.getElementById('intake')?.append(input);
      }
    });
    await page.fill('[name=subject]', 'Gửi được');
    await page.click('[data-primary]');
    await page.waitForSelector('#error-summary');
    expect(await page.inputValue('[name=subject]')).toBe('Gửi được');
  });

  it('that are wrong stay in sight, whatever shows their field, until the officer answers otherwise', async () => {
    const id = await register(on.app, 'son.badinh');
    const page = await on.enter('son.badinh');
    await page.goto(`${on.address}/petitions/${id}/classification`);
    for (const [name, value] of Object.entries({ ...ownComplaint, respondent: 'department', jurisdiction: '' }))
      if (name === 'field') await page.selectOption('#f-field', value);
      else if (value !== '') await page.check(`[name=${name}][value=${value}]`, { force: true });
    const branch = page.locator('#f-branch');
    expect(await branch.isVisible()).toBe(false);
    await page.click('[data-primary]');
    await page.click('#error-summary a[href="#f-branch"]');
    expect(await branch.isVisible()).toBe(true);
    // As a draft that comes in late would leave it.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLInputElement>('[name=jurisdiction]')) one.checked = false;
      document.getElementById('classification')?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(await branch.isVisible()).toBe(true);
    await page.check('[name=jurisdiction][value=own]', { force: true });
    expect(await branch.isVisible()).toBe(false);
  });

  it('typed just before a reload come back, and no other window is blamed for them', async () => {
    const page = await on.enter('trang.badinh');
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.fill('[name=subject]', 'Trước khi tải lại');
    await page.reload();
    await page.waitForFunction(
      () => (document.querySelector('[name=subject]') as HTMLInputElement)?.value === 'Trước khi tải lại',
    );
    await page.fill('[name=summary]', 'Gõ tiếp sau khi tải lại');
    await page.locator('[name=summary]').blur();
    await saved(page);
    expect(await page.locator('.draft-clash').count()).toBe(0);
    const again = await on.app.as('trang.badinh', async (act) =>
      act.tx.one<{ version: number }>('select version from drafts where account_id = $1', [act.actor.accountId]),
    );
    expect(again.version).toBeGreaterThan(1);
  });

  it('of two windows are shown side by side, and the officer decides which stay', async () => {
    const first = await on.enter('cuong.badinh');
    const second = await first.context().newPage();
    for (const window of [first, second]) await window.goto(`${on.address}/petitions/new?mode=open&draft=11`);
    await first.fill('[name=subject]', 'Chữ ở cửa sổ thứ nhất');
    await first.locator('[name=subject]').blur();
    await saved(first);
    await second.fill('[name=subject]', 'Chữ ở cửa sổ thứ hai');
    await second.locator('[name=subject]').blur();
    const note = second.locator('.draft-clash');
    await note.waitFor();
    expect(await note.textContent()).toContain('Chữ ở cửa sổ thứ nhất');
    expect(await second.inputValue('[name=subject]')).toBe('Chữ ở cửa sổ thứ hai');
    expect(await violations(second)).toEqual([]);
    await shot(second, 'draft-clash');
    await second.click('text=Lưu đè bản này');
    await saved(second);
    expect(await note.count()).toBe(0);
    await second.reload();
    expect(await second.inputValue('[name=subject]')).toBe('Chữ ở cửa sổ thứ hai');
  });

  it('of a window that another has overtaken are sent all the same, and the answer comes back', async () => {
    const first = await on.enter('cuong.badinh');
    const second = await first.context().newPage();
    for (const window of [first, second]) await window.goto(`${on.address}/petitions/new?mode=open&draft=12`);
    await first.fill('[name=subject]', 'Chữ ở cửa sổ thứ nhất');
    await first.locator('[name=subject]').blur();
    await saved(first);
    await second.fill('[name=subject]', 'Chữ ở cửa sổ thứ hai');
    await second.locator('[name=subject]').blur();
    await second.locator('.draft-clash').waitFor();
    await second.click('[data-primary]');
    await second.waitForSelector('#error-summary');
    expect(await second.inputValue('[name=subject]')).toBe('Chữ ở cửa sổ thứ hai');
  });

  it('are saved again after a sign-in in another tab', async () => {
    const page = await on.enter('son.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await on.app.database.owner(
      "delete from sessions where sess->'signedIn'->>'accountId' = (select id::text from accounts where login = 'son.badinh')",
    );
    await page.fill('[name=subject]', 'Gõ khi phiên đã hết');
    await page.locator('[name=subject]').blur();
    await page.waitForFunction((at) => document.querySelector(at)?.textContent?.startsWith('Chưa lưu được'), status);
    const tab = await page.context().newPage();
    const signIn = async (login: string) => {
      await tab.goto(`${on.address}/sign-in?next=/session/back`);
      await tab.fill('[name=login]', login);
      await tab.fill('[name=password]', demoPassword);
      await tab.click('.auth-card button.btn-primary');
      await tab.waitForURL('**/work');
      expect(await tab.textContent('[data-flash]')).toContain('Quay về thẻ đang gõ dở');
    };
    const says = (words: string) =>
      page.waitForFunction((asked) => document.querySelector('[data-session-text]')?.textContent?.includes(asked), words);
    // Why stands in the bar, what to do beside the buttons, the state in the status: nothing twice.
    const news = () =>
      page.evaluate(() =>
        ['[data-session-text]', '.draft-clash', '[data-draft-text]'].map((at) => document.querySelector(at)?.textContent ?? ''),
      );
    await says('Phiên làm việc đã kết thúc');
    expect(await news()).toEqual([
      'Phiên làm việc đã kết thúc. Chữ đã gõ vẫn còn trên trang này.',
      'Đăng nhập ở thẻ khác rồi quay lại đây, phần đã gõ được lưu ngay.',
      'Chưa lưu được: chờ đăng nhập lại',
    ]);
    expect(await page.locator('.draft-clash a').getAttribute('href')).toContain('/sign-in?next=/session/back');
    // Somebody else signed in: the page says so, keeps the words, and sends nothing.
    await signIn('hoa.badinh');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await says('Đang đăng nhập bằng tài khoản khác');
    expect(await news()).toEqual([
      'Trang này mở bằng tài khoản Lê Viết Sơn, ở Phường Ba Đình (Chuyên viên). Đang đăng nhập bằng tài khoản khác, hoặc ở đơn vị, phân công khác, nên trang này không lưu, không gửi gì. Chữ đã gõ vẫn còn.',
      'Đăng nhập ở thẻ khác bằng đúng tài khoản, đơn vị, phân công ấy rồi quay lại đây, phần đã gõ được lưu ngay.',
      'Chưa lưu được: chờ đăng nhập lại',
    ]);
    await page.evaluate(() => Object.assign(window, { samepage: true }));
    await page.click('[data-primary]');
    await page.waitForFunction((at) => document.querySelector(at)?.textContent?.startsWith('Chưa gửi được'), status);
    expect([await page.evaluate(() => 'samepage' in window), await page.inputValue('[name=subject]')]).toEqual([
      true,
      'Gõ khi phiên đã hết',
    ]);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'other-account');
    await signIn('son.badinh');
    // A panel of the page learns first that he is back, seconds before the next saving is due.
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[name="senders.0.name"]');
      if (field) field.value = 'Nguyễn Văn Gõ';
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitForFunction(() => document.querySelector('[data-session-text]')?.textContent?.startsWith('Đã đăng nhập lại'));
    const [, note, state] = await news();
    expect([note, state?.startsWith('Chưa lưu được')]).toEqual(['', false]);
    await says('Đã đăng nhập lại, phần đã gõ đã lưu lúc');
    expect((await news()).slice(1)).toEqual(['', expect.stringMatching(/^Đã lưu nháp lúc/)]);
    await page.click('[data-primary]');
    await page.waitForSelector('#error-summary');
    expect(await page.inputValue('[name=subject]')).toBe('Gõ khi phiên đã hết');
  });

  it('stay on the page when every cookie is gone at the moment of saving', async () => {
    const page = await on.enter('hoa.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.context().clearCookies();
    await page.fill('[name=summary]', 'Chữ gõ sau cùng');
    await page.click('[data-primary]');
    await page.waitForFunction((at) => document.querySelector(at)?.textContent?.startsWith('Chưa gửi được'), status);
    expect(await page.inputValue('[name=summary]')).toBe('Chữ gõ sau cùng');
    expect(await page.locator('.draft-clash a').getAttribute('href')).toContain('/sign-in');
  });

  it('wait behind the sign-in without script, with every cookie gone', async () => {
    const page = await on.enter('trang.badinh', { javaScript: false });
    await page.goto(`${on.address}/petitions/new?mode=sealed`);
    await page.context().clearCookies();
    await page.fill('[name=summary]', 'Chữ gõ sau cùng, không có script');
    await page.click('[data-primary]');
    await page.waitForLoadState();
    await page.fill('[name=login]', 'trang.badinh');
    await page.fill('[name=password]', demoPassword);
    await page.click('main button');
    await page.waitForLoadState();
    expect(await page.inputValue('[name=summary]')).toBe('Chữ gõ sau cùng, không có script');
  });

  it('stay when five senders are added at once, and the page does not move', async () => {
    const page = await on.enter('mai.ngocha');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.fill('[name="senders.0.name"]', 'Người thứ nhất');
    await page.evaluate(() => Object.assign(window, { samepage: true }));
    await page.click('text=Thêm 5 người gửi');
    await page.waitForSelector('[name="senders.5.name"]');
    expect(await page.evaluate(() => 'samepage' in window)).toBe(true);
    expect(await page.inputValue('[name="senders.0.name"]')).toBe('Người thứ nhất');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toMatch(/^senders\.1\./);
    // One word longer than the line widens nothing.
    await page.fill('[name="senders.0.name"]', 'x'.repeat(190));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });
});
