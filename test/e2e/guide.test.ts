// Help in a browser: beside the form without losing a word, with and without a script; and the pictures of docs/guide are compared
// with the screens they show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../src/worker.ts';
import { filledApp } from '../support/filled.ts';
import { beyondTheDemo } from './support/beyond-demo.ts';
import { chromiumPath, type Size, type Stage, shot, sizes, stageOf, violations } from './support/browser.ts';
import { difference, pictured, screenOf, seen } from './support/pictures.ts';
import { type Scene, scenes } from './support/scenes.ts';

describe.skipIf(!chromiumPath)('help, in a browser', () => {
  let on: Stage;
  // Two windows for everybody: a new one costs seconds.
  let scripted: Page;
  let plain: Page;
  beforeAll(async () => {
    // The address stands in the code a citizen takes home: it does not change with the port of a test.
    on = await stageOf(await filledApp({ PUBLIC_URL: 'http://donthu.example.vn' }));
    [scripted, plain] = [await on.visitor(), await on.visitor({ javaScript: false })];
  }, 400_000);
  afterAll(() => on?.close());

  async function enter(login: string, { size = 'desk' as Size, javaScript = true } = {}): Promise<Page> {
    const page = javaScript ? scripted : plain;
    await page.setViewportSize(sizes[size]);
    await on.change(page, login);
    return page;
  }

  it.each([
    ['desk', true],
    ['desk', false],
    ['phone', true],
  ] as [Size, boolean][])(
    'opens beside a form and closes again; the words typed stay (%s, script: %s)',
    async (size, javaScript) => {
      const page = await enter('tuan.ngocha', { size, javaScript });
      await page.goto(`${on.address}/petitions/new?mode=open`);
      await page.fill('[name=subject]', 'Chữ đã gõ trước khi mở hướng dẫn');
      await page.click('.page-help > summary');
      const frame = page.frameLocator('.page-help iframe');
      await frame.locator('h1').waitFor();
      expect(await frame.locator('h1').textContent()).toBe('Tiếp nhận đơn');
      expect(await frame.locator('h2').allTextContents()).toEqual(['Để làm gì', 'Khi nào', 'Từng bước', 'Căn cứ', 'Hay nhầm']);
      if (javaScript) expect(await violations(page)).toEqual([]);
      await shot(page, `help-${size}-${javaScript ? 'script' : 'plain'}`);
      if (size === 'desk') {
        const [form, panel] = await Promise.all([
          page.locator('main form').first().boundingBox(),
          page.locator('.page-help iframe').boundingBox(),
        ]);
        expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
      }
      await page.click('.page-help > summary');
      expect(await page.inputValue('[name=subject]')).toBe('Chữ đã gõ trước khi mở hướng dẫn');
    },
  );

  it('invites to the first tour until it is put away, also without a script', async () => {
    const page = await enter('mai.ngocha', { javaScript: false });
    await page.goto(`${on.address}/work`);
    await page.click('.tour-note a');
    expect(await page.textContent('h1')).toBe('Việc của tôi');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'tour');
    while (await page.locator('a:has-text("Bước tiếp theo")').count()) await page.click('a:has-text("Bước tiếp theo")');
    await page.click('button:has-text("Kết thúc, vào việc")');
    await page.waitForURL('**/work');
    expect(await page.locator('.tour-note').count()).toBe(0);
  });

  it('takes a request from the page it is about, and the one answer comes back to all who asked', async () => {
    const ask = async (login: string, words: string) => {
      const page = await enter(login);
      await page.goto(`${on.address}/visits`);
      const [form] = await Promise.all([page.waitForEvent('popup'), page.click('.rail a:has-text("Góp ý về trang này")')]);
      await form.waitForLoadState();
      expect(await violations(form)).toEqual([]);
      await form.fill('[name=words]', words);
      await form.click('[data-primary]');
      await form.waitForURL(/feedback\/\d+$/);
      expect(page.url()).toMatch(/\/visits$/);
      await form.close();
    };
    await ask('son.badinh', 'Bản in sổ bị lệch sang trang hai ở máy in của phường.');
    await ask('hoa.badinh', 'Sổ in ra thiếu cột ghi chú.');
    const chief = await enter('hung.thanhtra', { javaScript: false });
    await chief.goto(`${on.address}/feedback/inbox`);
    for (const box of await chief.locator('input[name=requests]').all()) await box.check();
    await chief.fill('[name=title]', 'Bản in Sổ tiếp công dân');
    expect(await violations(chief)).toEqual([]);
    await pictured(chief, 'gop-y-tra-loi');
    await chief.click('[data-primary]');
    await chief.check('[name=state][value=done]');
    await chief.fill('[name=answer]', 'Sổ nay in khổ A4 ngang, đủ 13 cột của mẫu 03/TCD. Chọn khổ ngang trong hộp in.');
    await chief.check('[name=isPublished]');
    await chief.click('[data-primary]');
    await runJobs(on.app.services, on.app.database.workerUrl);
    const asked = await enter('hoa.badinh', { size: 'phone' });
    await asked.goto(`${on.address}/notices`);
    expect(await asked.textContent('main')).toContain('Góp ý “Bản in Sổ tiếp công dân” đã có trả lời.');
    await asked.goto(`${on.address}/feedback`);
    expect(await asked.textContent('.feedback-answer')).toContain('đủ 13 cột');
    expect(await violations(asked)).toEqual([]);
    await shot(asked, 'feedback-board-phone');
  });

  it('has a picture of every screen a guide shows, as the screen is today', async () => {
    await beyondTheDemo(on.app);
    const page = scripted;
    await page.setViewportSize(sizes.desk);
    await page.context().clearCookies();
    let login = '';
    for (const [name, scene] of Object.entries(scenes)) {
      if (scene.login !== login) await enter(scene.login);
      login = scene.login;
      await page.goto(`${on.address}${await pathOf(page, scene)}`);
      await scene.prepare?.(page);
      await pictured(page, name, scene.at);
    }
  }, 900_000);

  it('notices another heading, a button that is gone and a column that is gone, and nothing where nothing changed', async () => {
    const page = await enter('son.badinh');
    await page.goto(`${on.address}/petitions`);
    const before = await screenOf(page);
    expect(await difference(page, before, await screenOf(page))).toBeLessThan(seen / 4);
    for (const [what, change] of [
      ['heading', "document.querySelector('main h1').textContent = 'Sổ văn bản'"],
      ['button', "document.querySelector('main .btn-primary').remove()"],
      ['column', "for (const cell of document.querySelectorAll('main tr > :nth-child(4)')) cell.remove()"],
    ] as const) {
      await page.reload();
      await page.evaluate(change);
      expect([what, (await difference(page, before, await screenOf(page))) >= seen]).toEqual([what, true]);
    }
  });

  it('prints the manual of a role as a book', async () => {
    const page = await enter('son.badinh');
    await page.goto(`${on.address}/help/manual?role=processor&level=commune`);
    expect(await violations(page)).toEqual([]);
    // The book is light to open and whole on paper: pictures further down are asked for when they are seen, or printed.
    const drawn = () => page.evaluate(() => [...document.images].map((one) => one.complete && one.naturalWidth > 0));
    const pictures = await drawn();
    expect(pictures.filter(Boolean).length).toBeLessThan(pictures.length / 2);
    await page.evaluate(() => {
      window.print = () => document.body.classList.add('printed');
    });
    await page.click('[data-print]');
    await page.waitForSelector('body.printed');
    expect(await drawn()).toEqual(pictures.map(() => true));
    const pdf = (await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true })).toString('latin1');
    const count = (what: RegExp) => pdf.match(what)?.length ?? 0;
    expect(count(/\/Type\s*\/Page\b/g)).toBeGreaterThan(15);
    expect(count(/\/Subtype\s*\/Image\b/g)).toBeGreaterThanOrEqual(pictures.length);
    await shot(page, 'manual');
  });

  /** The address of a scene, its record found. */
  async function pathOf(page: Page, { path, of }: Scene): Promise<string> {
    if (!of) return path;
    const [table, where] = of;
    const rows = await on.app.database.owner<{ id: string }>(
      `select r.id from ${table} r where r.unit_id = $1 and ${where ?? 'true'} order by r.id`,
      [await on.app.database.unitId('00004')],
    );
    for (const { id } of rows) {
      const found = path.replace(':id', id);
      if (where || (await page.request.get(`${on.address}${found}`)).ok()) return found;
    }
    throw new Error(`The demo has nothing to show at ${path}`);
  }
});
