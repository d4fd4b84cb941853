// The pictures of docs/guide. A journey or a scene shows a screen, and the screen is compared with the picture that is committed:
// one that no longer shows it fails. PICTURES=1 draws what is missing or old anew, to be committed with the change that moved the screen.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { guideFolder } from '../../../src/help/library.ts';
import { shot } from './browser.ts';

const isDrawing = process.env.PICTURES === '1';

/**
 * What two pictures may differ in before an officer would see it: a share, 0 to 1, of the worst tile (`difference`). Two Chromiums, however
 * they hint letters, are 0.02 apart; another word in a heading or on a button is 0.15 and more, a button or a column that is gone 0.4 and more.
 */
export const seen = 0.1;

export const pictureFile = (name: string) => join(guideFolder, 'images', `${name}.webp`);

/**
 * The screen as it stands is the picture of this name. A picture that is old fails softly: the journey goes on, and all are told at once.
 * @param at what is scrolled into the middle first
 */
export async function pictured(page: Page, name: string, at?: string): Promise<void> {
  const screen = await screenOf(page, at);
  const file = pictureFile(name);
  const far = existsSync(file) ? await difference(page, readFileSync(file), screen) : 1;
  // Drawn again, it is as near as can be.
  if (far < (isDrawing ? seen / 5 : seen)) return;
  if (isDrawing) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await pictureOf(page, screen));
    process.stderr.write(`Drawn anew, to be committed: docs/guide/images/${name}.webp\n`);
    return;
  }
  await shot(page, `not-as-in-${name}`);
  const test = expect.getState().testPath?.replace(/^.*\/test\//, 'test/') ?? 'test/e2e';
  expect
    .soft(far, `docs/guide/images/${name}.webp is not the screen of today: PICTURES=1 npx vitest run ${test} draws it anew`)
    .toBeLessThan(seen);
}

const sessions = new WeakMap<Page, CDPSession>();

/** The window as it stands, as PNG. At its own size: whatever the browser scales itself it draws now sharper, now softer. */
export async function screenOf(page: Page, at?: string): Promise<Buffer> {
  if (at)
    await page
      .locator(at)
      .first()
      .evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // The cursor in a field blinks.
    document.documentElement.style.caretColor = 'transparent';
  });
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return Buffer.from(data, 'base64');
}

/** Three quarters of a window of 1366 by 768: legible on paper, light on a slow line. */
const size = [1025, 576] as const;

/** The picture of a screen, as WebP. */
async function pictureOf(page: Page, screen: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([source, width, height]) => {
      const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0, width, height);
      const made = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.55 })).arrayBuffer());
      return btoa(Array.from(made, (byte) => String.fromCharCode(byte)).join(''));
    },
    [screen.toString('base64'), ...size] as const,
  );
  return Buffer.from(base64, 'base64');
}

/**
 * How far a picture and a screen, or two screens, differ to the eye: both are drawn to a quarter, where one browser's edges of letters
 * are another's, and cut into tiles of about a word; the share of pixels that changed in the worst tile counts. Of the whole picture a
 * button would be nothing.
 */
export function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([sources, whole, [width, height], tile, far]) => {
      const draw = (image: CanvasImageSource, [wide, high]: readonly [number, number]) => {
        const canvas = new OffscreenCanvas(wide, high);
        const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(image, 0, 0, wide, high);
        return { canvas, pen };
      };
      const [first, second] = await Promise.all(
        sources.map(async (source) => {
          // Letter by letter in a plain loop: through an iterator the millions of a screen cost a quarter of a second.
          const letters = atob(source);
          const bytes = new Uint8Array(letters.length);
          for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
          const picture = draw(await createImageBitmap(new Blob([bytes])), whole);
          return draw(picture.canvas, [width, height]).pen.getImageData(0, 0, width, height).data;
        }),
      );
      if (!first || !second) return 1;
      const isChanged = (from: number) =>
        [0, 1, 2].some((part) => Math.abs((first[from + part] ?? 0) - (second[from + part] ?? 0)) > far);
      let worst = 0;
      for (let top = 0; top < height; top += tile)
        for (let left = 0; left < width; left += 2 * tile) {
          let changed = 0;
          for (let y = top; y < top + tile; y += 1)
            for (let x = left; x < left + 2 * tile; x += 1) if (isChanged((y * width + x) * 4)) changed += 1;
          worst = Math.max(worst, changed / (2 * tile * tile));
        }
      return worst;
    },
    [[one.toString('base64'), other.toString('base64')], size, [256, 144], 8, 32] as const,
  );
}
