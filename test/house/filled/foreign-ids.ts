// Every act of every form on every record of Ba Đình, copied as its owner saw it and sent by the neighbouring ward.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { allPages } from '../../../src/features.ts';
import { linkKinds } from '../../../src/matters/links.ts';
import { cleanBody } from '../../../src/web/forms.ts';
import type { OfficerPage } from '../../../src/web/pages.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { accepted, type Fields, fieldsOfSchema, formsOf } from './form-reading.ts';
import { type FilledOffice, today } from './office.ts';

/** One page over one real record: where it was found, and what its form would have sent. */
interface Example {
  page: OfficerPage;
  address: string;
  fields: Fields;
}

const neighbours = {
  reception_officer: 'mai.ngocha',
  clerk: 'yen.ngocha',
  processor: 'tuan.ngocha',
  unit_head: 'phong.ngocha',
  leader: 'vinh.ngocha',
  verifier: 'dat.ngocha',
  team_lead: 'khanh.ngocha',
  reporter: 'oanh.ngocha',
} as const satisfies Partial<Record<OfficerRole, string>>;

/** Pages over the records of a unit. */
const pages = allPages.filter((page): page is OfficerPage => page.kind !== 'public' && tableOf(page.path) !== undefined);
const shapes = pages.map((page) => ({
  page,
  shape: new RegExp(`^${page.path.replace(/:\w*id\b/gi, '\\d+').replace(/:\w+/g, '[^/]+')}$`),
}));
const pageAt = (method: 'get' | 'post', address: string) =>
  shapes.find(({ page, shape }) => page.method === method && shape.test(address))?.page;

/** Ba Đình's records by table, one of each state; of transfers only those that never came to Ngọc Hà. */
const records: Readonly<Record<string, string>> = {
  petitions: 'select min(id) as id from petitions where unit_id = $1 group by status, petition_type, sealed, past_head',
  visits: 'select min(id) as id from visits where unit_id = $1 group by status, outcome, sealed',
  proceedings: 'select min(id) as id from proceedings where unit_id = $1 group by state, sealed',
  papers: 'select min(id) as id from papers where unit_id = $1 group by state, sealed',
  attachments: 'select id from attachments where unit_id = $1 and draft_id is null order by id limit 4',
  clocks: 'select id from clocks where unit_id = $1 order by id limit 2',
  transfers: `select id from transfers where unit_id = $1 and to_unit_id is distinct from
    (select unit_id from unit_codes where code = '00008' and upper_inf(during)) order by id`,
  reception_days: 'select id from reception_days where unit_id = $1 order by id',
  conclusion_tasks: 'select id from conclusion_tasks where unit_id = $1 order by id limit 2',
  notices: 'select id from notices where unit_id = $1 order by id limit 1',
  petition_points: 'select id from petition_points where unit_id = $1 order by id limit 1',
  assignments: 'select id from assignments where unit_id = $1 order by id limit 1',
  accounts: 'select account_id as id from assignments where unit_id = $1 order by account_id limit 1',
  reports: 'select id from reports where unit_id = $1',
  opening_balances: 'select id from opening_balances where unit_id = $1',
  imports: 'select id from imports where unit_id = $1',
};
const mainPages: Readonly<Record<string, readonly string[]>> = {
  petitions: ['son', 'cuong', 'thang', 'hoa', 'lan'],
  visits: ['lan', 'cuong'],
  proceedings: ['thang', 'hoa', 'long', 'son'],
  papers: ['hoa', 'son', 'thang'],
  transfers: ['hoa'],
  reception_days: ['lan'],
  conclusion_tasks: ['cuong'],
  reports: ['thang'],
  opening_balances: ['hoa', 'thang'],
  imports: ['hoa'],
};
const pathOf: Readonly<Record<string, string>> = {
  reception_days: 'schedule',
  conclusion_tasks: 'conclusion-tasks',
  reports: 'reports/closed',
  opening_balances: 'balances',
};

/** Records only a re-organisation makes; its own tests try them (test/rollout/reorganisation). */
const elsewhere = ['/unit-handovers/'];
/** Where no button stands on the page: what one would send. */
const typed: Readonly<Record<string, Fields>> = { '/petitions/:id/links': { kind: linkKinds[0], other: '1' } };

/** Every id of Ba Đình's, for links that lead to other offices' records. */
async function ownIds(office: FilledOffice): Promise<Map<string, Set<number>>> {
  const own = new Map<string, Set<number>>();
  for (const [table, sql] of Object.entries(records)) {
    const all =
      table === 'transfers' || table === 'accounts' ? sql.replace(/ limit 1$/, '') : `select id from ${table} where unit_id = $1`;
    own.set(table, new Set(await office.ids(all)));
  }
  return own;
}

async function gather(office: FilledOffice): Promise<Example[]> {
  const ids = new Map<string, number[]>();
  for (const [table, sql] of Object.entries(records)) ids.set(table, await office.ids(sql));
  const own = await ownIds(office);
  const isOwn = (page: OfficerPage, address: string) =>
    own.get(tableOf(page.path) ?? '')?.has(Number(/\d+/.exec(address)?.[0])) === true;
  const drawn = new Map<string, Example>();
  const key = (page: OfficerPage) => `${page.method} ${page.path}`;
  const links: { login: string; address: string }[] = [];
  const take = (html: string, at: string, login: string) => {
    for (const { action, fields } of formsOf(html, at)) {
      const page = pageAt('post', action);
      if (page && !drawn.has(key(page)) && isOwn(page, action)) drawn.set(key(page), { page, address: action, fields });
    }
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)"/g)) {
      const address = href.replaceAll('&amp;', '&');
      const page = pageAt('get', address.split('?')[0] ?? '');
      if (!page || drawn.has(key(page)) || !isOwn(page, address)) continue;
      drawn.set(key(page), { page, address, fields: {} });
      if (page.kind === 'form') links.push({ login, address });
    }
  };
  const looks = [
    ...Object.entries(mainPages).flatMap(([table, logins]) =>
      logins.flatMap((login) =>
        (ids.get(table) ?? []).map((id) => ({ login: `${login}.badinh`, address: `/${pathOf[table] ?? table}/${id}` })),
      ),
    ),
    { login: 'thang.badinh', address: '/notices' },
    { login: 'cuong.badinh', address: '/notices' },
  ];
  /** Asked a few at a time, read in the order named: every run copies the same forms. */
  const look = async (some: { login: string; address: string }[]) => {
    const answers = new Map<string, string>();
    await fewAtATime(some, async ({ login, address }) => {
      const { status, text } = await (await office.enter(login)).agent.get(address);
      if (status === 200) answers.set(`${login} ${address}`, text);
    });
    for (const { login, address } of some) {
      const text = answers.get(`${login} ${address}`);
      if (text !== undefined) take(text, address.split('?')[0] ?? address, login);
    }
  };
  await look(looks);
  while (links.length > 0) await look(links.splice(0));
  return pages.flatMap((page) => {
    const found = drawn.get(key(page));
    if (found) return [{ ...found, fields: filled(page, found.fields) }];
    const [id] = ids.get(tableOf(page.path) ?? '') ?? [];
    return id === undefined ? [] : [{ page, address: addressOf(page.path, id, ids), fields: filled(page, typed[page.path]) }];
  });
}

const moment = { at: new Date(`${today}T07:10:00Z`), today };
/** What is sent to a page: as its owner was shown it, or read from its schema; always such that the schema takes it. */
function filled(page: OfficerPage, shown: Fields | undefined): Fields {
  if (page.kind !== 'form' || page.method !== 'post') return shown ?? {};
  const schema = page.schema(moment);
  return accepted(schema, shown ?? fieldsOfSchema(schema));
}

export function foreignIdsOpenNothing(office: () => FilledOffice): void {
  let examples: Example[] = [];
  /** Words only Ba Đình's records say. */
  let markers: string[] = [];

  beforeAll(async () => {
    examples = await gather(office());
    const { app, unitId } = office();
    const rows = await app.database.owner<{ words: string }>(
      `select subject as words from petition_contents where unit_id = $1 union select name from parties where unit_id = $1 and name not like 'Người %'
       union select words from notices where unit_id = $1`,
      [unitId],
    );
    markers = rows.map(({ words }) => words).filter((words) => words.length > 8);
  }, 240_000);

  it('are tried on real records, with the fields their owners were shown', () => {
    const forms = examples.filter(({ page }) => page.kind === 'form' && page.method === 'post');
    const refused = forms.filter(
      ({ page, fields }) => page.kind === 'form' && !page.schema(moment).safeParse(cleanBody(fields)).success,
    );
    const without = pages.filter((page) => !examples.some((one) => one.page === page)).map(({ path }) => path);
    expect(markers.length).toBeGreaterThan(40);
    expect(forms.length).toBeGreaterThan(85);
    expect(refused.map(({ page }) => page.path)).toEqual([]);
    expect(without.filter((path) => !elsewhere.some((start) => path.startsWith(start)))).toEqual([]);
  });

  it.each(Object.entries(neighbours) as [OfficerRole, string][])('open nothing to the neighbour’s %s', async (role, login) => {
    const { agent, csrf } = await office().enter(login);
    const shown: string[] = [];
    const mine = examples.filter(({ page }) => roleMay(role, page.permission as Permission));
    await fewAtATime(mine, async ({ page, address, fields }) => {
      const answer = await (page.method === 'get'
        ? agent.get(address)
        : agent
            .post(address)
            .type('form')
            .send({ ...fields, _csrf: csrf }));
      if (![403, 404].includes(answer.status)) shown.push(`${page.method} ${address} (${page.path}) → ${answer.status}`);
      const words = answer.text ?? '';
      const said = markers.filter((marker) => words.includes(marker));
      if (said.length > 0 || /ĐT-20\d\d-\d/.test(words))
        shown.push(`${page.method} ${address} says ${said.join('; ') || 'a number'}`);
    });
    expect(shown).toEqual([]);
    expect(mine.length).toBeGreaterThan(10);
  });

  it('open nothing under a record of one’s own either', async () => {
    const children = pages.filter(({ path }) => /:id\/.*:\w+id\b/i.test(path));
    const foreign = new Map<string, number[]>();
    for (const [table, sql] of Object.entries(records)) foreign.set(table, await office().ids(sql));
    const shown: string[] = [];
    for (const page of children) {
      const [role, login] = (Object.entries(neighbours) as [OfficerRole, string][]).find(([one]) =>
        roleMay(one, page.permission as Permission),
      ) ?? ['leader' as const, neighbours.leader];
      const { agent, csrf } = await office().enter(login);
      const table = tableOf(page.path) ?? '';
      const owner = table === 'transfers' ? 'to_unit_id' : 'unit_id';
      const first = table === 'petitions' ? "petition_type = 'MIXED' desc, id" : 'id';
      const [own] = await office().app.database.owner<{ id: number }>(
        `select id from ${table} where ${owner} = (select unit_id from unit_codes where code = '00008' and upper_inf(during)) order by ${first} limit 1`,
      );
      const address = addressOf(page.path, Number(own?.id), foreign);
      const fields = filled(page, undefined);
      const answer = await (page.method === 'get'
        ? agent.get(address)
        : agent
            .post(address)
            .type('form')
            .send({ ...fields, _csrf: csrf }));
      if (own === undefined || ![403, 404].includes(answer.status))
        shown.push(`${role} ${page.method} ${address} → ${answer.status}`);
    }
    expect(shown).toEqual([]);
    expect(children.length).toBeGreaterThan(5);
  });
}
