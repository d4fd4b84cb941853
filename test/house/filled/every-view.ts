// Every page view and every component is drawn: by the pages of a filled office where it can, by a small model where it cannot.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { allPages } from '../../../src/features.ts';
import { emptyForm } from '../../../src/web/forms.ts';
import { renderFragment } from '../../../src/web/render.ts';
import { fewAtATime } from '../../support/words.ts';
import { tableOf } from '../record-ids.ts';
import { listFiles, readSource } from '../sources.ts';
import { examplesOf } from './examples.ts';
import type { FilledOffice } from './office.ts';

/** Who looks, in the order in which they are asked to open a page. */
export const lookers = {
  'thang.badinh': 'leader',
  'hoa.badinh': 'clerk',
  'lan.badinh': 'reception_officer',
  'cuong.badinh': 'unit_head',
  'son.badinh': 'processor',
  'long.badinh': 'team_lead',
  'nga.badinh': 'reporter',
  'hung.thanhtra': 'chief_inspector',
  'hai.ubndtp': 'leader',
  'tam.thanhtra': 'auditor',
  quantri: 'admin',
  taphuan: 'trainer',
} as const satisfies Record<string, OfficerRole>;
export type Looker = keyof typeof lookers;

/** The house's own addresses: whose account, which unit, which table. */
export const addressesOfHouse = (
  account: number,
  assignment: number,
  unit: number,
  rule: string,
): Readonly<Record<string, string>> => ({
  ':id/assignments/:assignmentId': `${account}/assignments/${assignment}`,
  '/admin/accounts/:id': `/admin/accounts/${account}`,
  '/admin/units/:id': `/admin/units/${unit}`,
  '/admin/holidays/:on': '/admin/holidays/2026-09-02',
  '/admin/rules/:code': `/admin/rules/${rule}`,
  '/balances/new/:table': '/balances/new/03-gqkn',
  '/help/:topic': '/help/viec-cua-toi',
  '/reports/:code/cells/:column': '/reports/01-tcd/cells/1',
  '/reports/:code/carried': '/reports/02-xld/carried',
  '/reports/:code': '/reports/01-tcd',
});
/** What only a query opens. */
const extras = [
  ['/help/:topic', '?panel=1'],
  ['/help/manual', '?role=leader&level=commune'],
  ['/search', '?q=nha%20van%20hoa'],
  ['/petitions/new', '?mode=sealed'],
] as const;
/**
 * One line for a view: its name, and a model. For what no page of a filled office draws (a class at work, an act over hundreds of units,
 * a form somebody else overtook), and for each component.
 */
const smallModels = Object.fromEntries(
  readSource('test/house/filled/small-models.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [view: string, model: object]),
);
const form = emptyForm('c', '/x', {});
/** Printed without a trace: the manual, which holds the words of the guides and nothing of the office. */
const printedFreely = ['/help/manual'];

export function everyViewIsDrawn(office: () => FilledOffice): void {
  const broken: string[] = [];
  const silent = new Set<string>();

  beforeAll(async () => {
    const { app, enter, unitId } = office();
    const [post] = await app.database.owner<{ account: number; id: number; rule: string }>(
      "select a.account_id as account, a.id, (select min(code) from legal_rules) as rule from assignments a join accounts c on c.id = a.account_id where c.login = 'lan.badinh'",
    );
    const house = Object.entries(addressesOfHouse(Number(post?.account), Number(post?.id), unitId, post?.rule ?? ''));
    const examples = await examplesOf(office());
    const look = async (login: Looker, page: (typeof allPages)[number], address: string) => {
      const { agent } = await enter(login);
      const { status, text } = await agent.get(address);
      if (status >= 500) broken.push(`${login} ${address} → ${status}`);
      if (status === 200 && text?.includes('data-print') && !('observes' in page && page.observes)) silent.add(page.path);
      return status;
    };
    const opened = allPages.filter(({ method }) => method === 'get');
    const mayOpen = (page: (typeof allPages)[number]) =>
      (Object.entries(lookers) as [Looker, OfficerRole][]).flatMap(([login, role]) =>
        page.kind === 'public' || roleMay(role, page.permission as Permission) ? [login] : [],
      );
    await fewAtATime(opened, async (page) => {
      const address = house.reduce((path, [named, real]) => path.replace(named, real), page.path);
      if (address.includes(':') || address === '/sign-out') return;
      const logins = mayOpen(page);
      // The first, one in the middle and the last: who sees least, and who sees most.
      for (const login of new Set([logins[0], logins[logins.length >> 1], logins.at(-1)]))
        if (login) await look(login, page, address);
    });
    for (const [path, query] of extras)
      for (const page of opened)
        if (page.path === path) await look('thang.badinh', page, `${path.replace(':topic', 'viec-cua-toi')}${query}`);
    await fewAtATime(examples, async ({ page, address }) => {
      if (page.kind !== 'get' || tableOf(page.path) === undefined) return;
      for (const login of mayOpen(page)) if ((await look(login, page, address)) === 200) return;
    });
  }, 240_000);

  it('and none of them breaks', () => expect(broken).toEqual([]));

  it('and whatever prints observes it', () => expect([...silent].sort()).toEqual(printedFreely));

  it('and none is left out', () => {
    const { drawn } = office();
    const views = listFiles('views', '.ejs').map((path) => path.slice('views/'.length, -'.ejs'.length));
    const left = views.filter((view) => !drawn.has(view));
    expect(left.filter((view) => !(view in smallModels))).toEqual([]);
    for (const [view, model] of Object.entries(smallModels))
      expect(renderFragment(view, { form, ...model }).trim(), view).not.toBe('');
    // A model of a view that is there no more.
    expect(Object.keys(smallModels).filter((view) => !views.includes(view))).toEqual([]);
  });
}
