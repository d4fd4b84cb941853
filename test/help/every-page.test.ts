// Help and "Góp ý" stand on every page of a fixed address, for every role that opens it: asked of the mount table, page by page. The office
// has registered nothing yet, so every list is seen empty. Pages of a record are asked in a filled office (test/house/filled/every-view.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { roleMay } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { allPages } from '../../src/features.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { lacksOfHelp } from '../support/page-help.ts';
import { fewAtATime } from '../support/words.ts';

/** Sheets for the printer: nothing stands around them. */
const prints = [
  '/dashboard/map/print',
  '/dashboard/print',
  '/help/manual',
  '/papers/register',
  '/petitions/register',
  '/visits/register',
  '/work/print',
];
/** The help itself, and the form "Góp ý" leads to, which does not lead to itself. */
const itself = ['/help'];

const fixed = allPages.filter((page) => page.method === 'get' && page.kind !== 'public' && !page.path.includes(':'));
/** One of the cast for each role, with one post. */
const loginOf = (role: OfficerRole) =>
  cast.find(({ assignments }) => assignments.length === 1 && assignments[0].role === role)?.login ?? '';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** What lacks on one page as this officer opens it, or that it broke; '' for a redirect, a refusal and a file. */
async function lacksOn(agent: Agent, path: string): Promise<string> {
  const { status, text = '', headers } = await agent.get(path);
  if (status >= 500) return `${path}: ${status}`;
  if (status !== 200 || !/html/.test(headers['content-type'] ?? '') || !text.includes('<html')) return '';
  return lacksOfHelp(text, path).join(', ');
}

describe('help and "Góp ý"', () => {
  it('are asked of somebody in every role', () => {
    expect(roles.filter((role) => loginOf(role) === '')).toEqual([]);
    expect(fixed.length).toBeGreaterThan(60);
    expect(prints.filter((path) => !fixed.some((page) => page.path === path))).toEqual([]);
  });

  it.each(roles)('stand on every page of a fixed address of the %s', { timeout: 120_000 }, async (role) => {
    const agent = await app.signIn(loginOf(role));
    const mine = fixed.filter(
      ({ path, permission }) => permission !== 'public' && roleMay(role, permission) && path !== '/sign-out',
    );
    const without: string[] = [];
    await fewAtATime(mine, async ({ path }) => {
      if (prints.includes(path) || itself.includes(path)) return;
      const lacks = await lacksOn(agent, path);
      if (lacks) without.push(lacks);
    });
    expect(without.sort()).toEqual([]);
    expect(mine.length).toBeGreaterThan(5);
  });
});
