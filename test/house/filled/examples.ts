// What is tried with another unit's ids: for every page over a record, a real record of Ba Đình's and what its form would have sent.
import { allPages } from '../../../src/features.ts';
import { linkKinds } from '../../../src/matters/links.ts';
import type { OfficerPage } from '../../../src/web/pages.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { accepted, type Fields, fieldsOfSchema, formsOf } from './form-reading.ts';
import { type FilledOffice, today } from './office.ts';

/** One page over one real record: where it was found, and what its form would have sent. */
export interface Example {
  page: OfficerPage;
  address: string;
  fields: Fields;
}

/** Pages over the records of a unit. */
export const pages = allPages.filter((page): page is OfficerPage => page.kind !== 'public' && tableOf(page.path) !== undefined);
const shapes = pages.map((page) => ({
  page,
  shape: new RegExp(`^${page.path.replace(/:\w*id\b/gi, '\\d+').replace(/:\w+/g, '[^/]+')}$`),
}));
const pageAt = (method: 'get' | 'post', address: string) =>
  shapes.find(({ page, shape }) => page.method === method && shape.test(address))?.page;

/** Ba Đình's records by table, one of each state; of transfers only those that never came to Ngọc Hà. */
export const records: Readonly<Record<string, string>> = {
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
  consolidated_reports: 'select id from consolidated_reports where unit_id = $1',
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
  consolidated_reports: ['thang'],
  opening_balances: ['hoa', 'thang'],
  imports: ['hoa'],
};
const pathOf: Readonly<Record<string, string>> = {
  reception_days: 'schedule',
  conclusion_tasks: 'conclusion-tasks',
  reports: 'reports/closed',
  consolidated_reports: 'reports/consolidated',
  opening_balances: 'balances',
};

/** Records only a re-organisation makes; its own tests try them (test/rollout/reorganisation). */
export const elsewhere = ['/unit-handovers/'];
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

const gathered = new WeakMap<FilledOffice, Promise<Example[]>>();
/** One example for every page over a record; looked together once for an office. */
export function examplesOf(office: FilledOffice): Promise<Example[]> {
  const known = gathered.get(office) ?? gather(office);
  gathered.set(office, known);
  return known;
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

export const moment = { at: new Date(`${today}T07:10:00Z`), today };
/** What is sent to a page: as its owner was shown it, or read from its schema; always such that the schema takes it. */
export function filled(page: OfficerPage, shown: Fields | undefined): Fields {
  if (page.kind !== 'form' || page.method !== 'post') return shown ?? {};
  const schema = page.schema(moment);
  return accepted(schema, shown ?? fieldsOfSchema(schema));
}
