// A real browser on the real application. Where no Chromium is on the machine the journeys are skipped, and say so.
import { existsSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { Express } from 'express';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { demoPassword } from '../../../seeds/02_demo/cast.ts';
import { csrfOf, type TestApp, testApp } from '../../support/app.ts';

const places = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
export const chromiumPath = places.find((path) => path !== '' && existsSync(path)) ?? '';
if (!chromiumPath)
  process.stderr.write('Browser journeys are SKIPPED: no Chromium on this machine (set CHROMIUM_PATH, or install chromium).\n');

export const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;

/** What a browser can be pointed at. */
export interface Playable {
  app: Express;
  close(): Promise<void>;
}

export interface Stage<A extends Playable = TestApp> {
  app: A;
  address: string;
  /** Signed in anew, in the window this officer had before unless a second one is asked for: a new window costs seconds. */
  enter(login: string, options?: { size?: Size; javaScript?: boolean; secondWindow?: boolean }): Promise<Page>;
  /** This window becomes another officer's; nothing is drawn yet. */
  change(page: Page, login: string): Promise<void>;
  /** Nobody signed in. */
  visitor(options?: { size?: Size; javaScript?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

const quiet = [
  ...[
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
  ],
  ...[
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'AimEnabled',
    'PreconnectToSearch',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
  ],
  ...[
    'PreloadTopChromeWebUI',
    'InitialWebUI',
    'WebUIReloadButton',
    'WebUIOmnibox',
    'WebUIOmniboxPopup',
    'Translate',
    'IsolateOrigins',
  ],
];

/** Starts the application on a port of its own and one browser. */
export async function stage(options: NodeJS.ProcessEnv = {}): Promise<Stage> {
  return stageOf(await testApp(options));
}

/** One browser on an application that is already made; closing the stage closes it. */
export async function stageOf<A extends Playable>(app: A): Promise<Stage<A>> {
  const server = await new Promise<Server>((resolve) => {
    const listening = app.app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  // Lest it hangs up on a request that is just on its way: on a slow machine a journey pauses for seconds.
  server.keepAliveTimeout = 120_000;
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The shell would set letters in whole pixels, and break lines elsewhere than the program it is the shell of.
      '--font-render-hinting=none',
      // Fewer processes for every page: the machines these run on have two cores. A second list of features replaces
      // playwright's own, so what matters of that one stands here again.
      '--in-process-gpu',
      '--renderer-process-limit=2',
      '--disable-site-isolation-trials',
      `--disable-features=${quiet.join(',')}`,
    ],
  });
  const contexts: BrowserContext[] = [];
  const visitor: Stage<A>['visitor'] = async ({ size = 'desk', javaScript = true } = {}) => {
    const context = await browser.newContext({
      viewport: sizes[size],
      javaScriptEnabled: javaScript,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    contexts.push(context);
    const page = await context.newPage();
    if (!javaScript) withoutScript.add(page);
    page.setDefaultTimeout(60_000);
    return page;
  };
  const windows = new Map<string, Page>();
  const change: Stage<A>['change'] = async (page, login) => {
    await page.context().clearCookies();
    // Through the door without drawing it: the journeys that are about signing in draw it themselves.
    const door = await page.request.get(`${address}/sign-in`);
    const form = { _csrf: csrfOf(await door.text()), login, password: demoPassword };
    await page.request.post(`${address}/sign-in`, { form });
  };
  return {
    app,
    address,
    change,
    visitor,
    async enter(login, { secondWindow = false, ...where } = {}) {
      const name = `${login} ${where.javaScript ?? true}`;
      const had = secondWindow ? undefined : windows.get(name);
      const page = had && !had.isClosed() ? had : await visitor(where);
      if (!secondWindow) windows.set(name, page);
      await page.setViewportSize(sizes[where.size ?? 'desk']);
      await change(page, login);
      await page.goto(`${address}/work`);
      if (new URL(page.url()).pathname !== '/work')
        throw new Error(`${login} did not get in: ${page.url()} ${(await page.textContent('main'))?.slice(0, 300)}`);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
    },
  };
}

/** Pages drawn with JavaScript off. */
const withoutScript = new WeakSet<Page>();
const keptSessions = new WeakMap<Page, CDPSession>();
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical violations of WCAG 2.2 AA on the page as it stands; [] when there are none. */
export async function violations(page: Page): Promise<string[]> {
  if (!withoutScript.has(page)) return lookedAt(page);
  // The check is a script itself: it may run on the page as it was drawn without any; the page's own have missed their moment.
  const browser = keptSessions.get(page) ?? (await page.context().newCDPSession(page));
  keptSessions.set(page, browser);
  const forbid = (value: boolean) => browser.send('Emulation.setScriptExecutionDisabled', { value });
  // A session takes back only what it forbade itself, and what it forbade ends with it: so it stays open.
  await forbid(true);
  await forbid(false);
  try {
    return await lookedAt(page);
  } finally {
    await forbid(true);
  }
}

async function lookedAt(page: Page): Promise<string[]> {
  // Bars that stay lie over whatever has scrolled under them: a field half covered is no small target, it scrolls free. So the page is
  // looked at from its top, the bar of a long form at its end.
  const lay = (position: string, at: number) =>
    page.evaluate(
      ([value, top]) => {
        const before = window.scrollY;
        for (const one of document.querySelectorAll<HTMLElement>('.actionbar')) one.style.position = value;
        window.scrollTo(0, top);
        return before;
      },
      [position, at] as const,
    );
  const before = await lay('static', 0);
  // Without the builder around it, which opens a page for each result and carries all of it over: a third of the time.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations: all } = await inPage.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return all
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id}: ${one.nodes[0]?.target.join(' ')} ${one.nodes[0]?.failureSummary ?? ''}`);
  }, wcag);
  await lay('', before);
  return found;
}

/** Keeps a picture of the page for the eye when SHOTS=1; test/e2e/shots is not committed. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return;
  mkdirSync('test/e2e/shots', { recursive: true });
  await page.screenshot({ path: `test/e2e/shots/${name}.png`, fullPage: false });
}

/** The same page at both sizes: nothing on it may be wider than a phone, and both pictures are kept when SHOTS=1. */
export async function shots(page: Page, name: string): Promise<void> {
  await atBothSizes(page, name, async () => undefined);
}

/** The same, and what `violations` finds at each size; [] when there is nothing: a page need not be reached twice to be seen twice. */
export async function violationsAtBoth(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  await atBothSizes(page, name, async (size) => {
    found.push(...(await violations(page)).map((one) => `${size}: ${one}`));
  });
  return found;
}

async function atBothSizes(page: Page, name: string, look: (size: Size) => Promise<void>): Promise<void> {
  const had = page.viewportSize() ?? sizes.desk;
  for (const size of ['desk', 'phone'] as const) {
    await page.setViewportSize(sizes[size]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) throw new Error(`${name} is ${wide} px wider than a ${size}.`);
    await shot(page, `${name}-${size}`);
    await look(size);
  }
  await page.setViewportSize(had);
}
