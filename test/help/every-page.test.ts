// Help and "Góp ý" stand on every page of a fixed address, for every role that opens it: asked of the mount table, page by page. The office
// has registered nothing yet, so every list is seen empty. Pages of a record are asked in a filled office (test/house/filled/every-help.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { roleMay } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { allPages } from '../../src/features.ts';
import type { Context } from '../../src/web/pages.ts';
import { filled, person, staged } from '../accounts/workbooks.ts';
import { prepareMerger } from '../rollout/reorganisation/arrange.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { hasRail, lacksOfHelp } from '../support/page-help.ts';
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

  it('stand on the pages of a wave, of an act over units, of a unit, an account, a list of new ones, a rule and a holiday', {
    timeout: 60_000,
  }, async () => {
    const unit = await app.database.unitId('00004');
    const act = await app.as('quantri', async (context) =>
      prepareMerger({ ...context, services: app.services } as unknown as Context, unit, await app.database.unitId('00008')),
    );
    const one = async (sql: string) => String((await app.database.owner<{ id: string }>(sql, [unit]))[0]?.id);
    const wave = await one(
      `with w as (insert into waves (name, training_on, ready_on, live_on, created_at, created_by) values ('Đợt 2027', '2026-11-01', '2026-12-01', '2027-01-01', now(), 1) returning id)
       , i as (insert into wave_items (wave_id, code, words, is_required, ordinal) select id, 'printer', '', true, 1 from w)
       insert into wave_units (office_id, wave_id, added_at, added_by) select $1, w.id, now(), 1 from w returning wave_id as id`,
    );
    const tick = await one(
      "insert into wave_ticks (wave_id, office_id, code, kind, ticked_at, ticked_by) select wave_id, office_id, 'printer', 'done', now(), 1 from wave_units where office_id = $1 returning id",
    );
    const agent = await app.signIn('quantri');
    const list = await staged(agent, await filled([person('Nguyễn Văn Tốt')]));
    const [, rule = ''] = /href="\/admin\/rules\/([^"]+)"/.exec((await agent.get('/admin/rules').expect(200)).text) ?? [];
    const post =
      'select a.id, a.account_id from assignments a where a.unit_id = $1 and upper_inf(a.during) order by a.id limit 1';
    const account = await one(post.replace('a.id, a.account_id', 'a.account_id as id'));
    const ids: readonly (readonly [string, string])[] = [
      ['/waves/:id', `/waves/${wave}`],
      ['/reorganisations/:id', `/reorganisations/${act}`],
      ['/units/:id', `/units/${unit}`],
      ['/accounts/:id', `/accounts/${account}`],
      ['/rules/:code', `/rules/${rule}`],
      ['/items/:code', '/items/printer'],
      ['/ticks/:tickId', `/ticks/${tick}`],
      ['/admin/accounts/bulk/:id', list],
      [':unitId', String(unit)],
      [':giverId', String(unit)],
      [':postId', await one(post)],
      [':assignmentId', await one(post)],
      [':on', '2026-09-02'],
    ];
    const without: string[] = [];
    const railed: string[] = [];
    const files = ['letter.docx', 'status.xlsx'];
    const ofAdmin = allPages.filter(
      ({ method, path }) => method === 'get' && /^\/admin\/.*:/.test(path) && !files.some((end) => path.endsWith(end)),
    );
    await fewAtATime(ofAdmin, async ({ path }) => {
      const { text = '' } = await agent.get(ids.reduce((address, [named, real]) => address.replace(named, real), path));
      if (!hasRail(text)) return;
      railed.push(path);
      without.push(...lacksOfHelp(text, path));
    });
    expect(without).toEqual([]);
    expect(ofAdmin.map(({ path }) => path).filter((path) => !railed.includes(path))).toEqual([]);
  });
});
