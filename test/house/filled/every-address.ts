// Every address of a record, asked by who may look from above, and by the one denounced in it, whatever post he holds.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { linkKinds } from '../../../src/matters/links.ts';
import { nameIn } from '../../../src/petitions/named/actions.ts';
import { petitionNumber } from '../../../src/petitions/petition.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { filled, pages } from './examples.ts';
import type { FilledOffice } from './office.ts';

const above = {
  'hung.thanhtra': 'chief_inspector',
  'tam.thanhtra': 'auditor',
  'hai.ubndtp': 'leader',
  'dung.tcd': 'reception_board_head',
} as const satisfies Record<string, OfficerRole>;

/** Officers denounced in the sealed records below, one of each post that could open, handle or oversee them. */
const denounced = {
  'cuong.badinh': 'unit_head',
  'trang.badinh': 'processor',
  'hoa.badinh': 'clerk',
  'hung.thanhtra': 'chief_inspector',
  'tam.thanhtra': 'auditor',
  'hai.ubndtp': 'leader',
} as const satisfies Record<string, OfficerRole>;

const of = (table: string, more = '') =>
  `select t.id, t.petition_id as petition, null::bigint as visit from ${table} t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
    where p.unit_id = $1 and not p.past_head and p.sealed = $2 ${more} order by exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id) desc, t.id desc limit 1`;
/** One record of each table: `$2` sealed or open. */
const records = {
  petitions: of('(select unit_id, id, id as petition_id from petitions)'),
  proceedings: of('proceedings'),
  papers: of('papers', 'and t.proceeding_id is not null'),
  attachments: of('attachments', 'and t.draft_id is null'),
  clocks: of('clocks'),
  visits:
    'select v.id, v.petition_id as petition, v.id as visit from visits v where v.unit_id = $1 and v.sealed = $2 order by v.petition_id is null, v.id desc limit 1',
  transfers: of('transfers'),
} as const;
/** The office's own days of reception, tasks and messages, of which nothing is sealed. */
const ofOffice = {
  reception_days: 'select max(id) as id from reception_days where unit_id = $1',
  conclusion_tasks: 'select max(id) as id from conclusion_tasks where unit_id = $1 and not sealed',
  notices: 'select max(id) as id from notices where unit_id = $1',
} as const;
interface Found {
  id: number;
  petition: number | null;
  visit: number | null;
}

const asked = pages.filter(({ path }) => (tableOf(path) ?? '') in records);
const reading = asked.filter(({ method }) => method === 'get');
const askedOfOffice = pages.filter(({ path }) => (tableOf(path) ?? '') in ofOffice);

/** Of every record within reach: that it is there, its number, type and state. */
const facts = [
  '/clocks/:id',
  '/petitions/:id',
  '/petitions/:id/attachments',
  '/proceedings/:id',
  '/proceedings/:id/attachments',
  '/transfers/:id',
  '/visits/:id',
  '/visits/:id/attachments',
];
/** Of a record whose words he reads. */
const words = [...facts, '/papers/:id', '/papers/:id/docx', '/papers/:id/print', '/petitions/:id/hidden-from'];
const files = ['/attachments/:id', '/attachments/:id/preview'];
/** What opens to each of them of an open record, and of a sealed one (legal.md §10.2, decisions 5, 16); nothing else does. */
const opens: Readonly<Record<keyof typeof above, { open: readonly string[]; sealed: readonly string[] }>> = {
  // Reads all, redacted; an identity, an original or an envelope's print is asked for with a purpose.
  'hung.thanhtra': {
    open: [...words, ...files],
    sealed: [...words, '/attachments/:id/reveal', '/papers/:id/named-print', '/visits/:id/identity'],
  },
  'tam.thanhtra': { open: [...words, ...files], sealed: words },
  'hai.ubndtp': { open: [...words, ...files], sealed: facts },
  'dung.tcd': { open: [...words, ...files], sealed: facts },
};

/** Acts without a form, asked elsewhere: an urging is theirs to write (test/dashboard), an identity asked for without a purpose leads back. */
const answered: Readonly<Record<string, true>> = { '/petitions/:id/urging': true, '/petitions/:id/identity': true };

/** Posted days are anybody's to read; nobody above writes on them, does the ward's tasks or reads its officers' messages. */
const opensOfOffice = ['get /schedule/:id'];

export function everyAddress(office: () => FilledOffice): void {
  const found = { open: new Map<string, Found>(), sealed: new Map<string, Found>() };
  const others = new Map<string, number[]>();

  beforeAll(async () => {
    const { app, unitId, ids } = office();
    for (const kind of ['open', 'sealed'] as const)
      for (const [table, sql] of Object.entries(records)) {
        const [row] = await app.database.owner<Found>(sql, [unitId, kind === 'sealed']);
        if (!row) throw new Error(`Ba Đình has no ${kind} record in ${table}`);
        found[kind].set(table, {
          id: Number(row.id),
          petition: row.petition && Number(row.petition),
          visit: row.visit && Number(row.visit),
        });
      }
    others.set('petition_points', await ids('select id from petition_points where unit_id = $1 limit 1'));
    others.set('attachments', [found.sealed.get('attachments')?.id ?? 0]);
  });

  const addressIn = (kind: 'open' | 'sealed', path: string) =>
    addressOf(path, found[kind].get(tableOf(path) ?? '')?.id ?? 0, others);

  it.each(Object.entries(above) as [keyof typeof above, OfficerRole][])(
    '%s opens of every address what the matrix lets him read, and nothing else',
    async (login, role) => {
      const { agent } = await office().enter(login);
      const mine = reading.filter((page) => roleMay(role, page.permission as Permission));
      const seen: Record<string, string[]> = {};
      const broken: string[] = [];
      for (const kind of ['open', 'sealed'] as const) {
        const opened: string[] = [];
        await fewAtATime(mine, async ({ path }) => {
          const { status } = await agent.get(addressIn(kind, path));
          if (status === 200 || status === 303) opened.push(path);
          else if (![403, 404, 409].includes(status)) broken.push(`${path} → ${status}`);
        });
        seen[kind] = opened.sort();
      }
      expect(broken).toEqual([]);
      const { open, sealed } = opens[login];
      expect(seen).toEqual({ open: open.toSorted(), sealed: sealed.toSorted() });
      expect(mine.length).toBeGreaterThan(12);
    },
  );

  it.each(Object.entries(above) as [keyof typeof above, OfficerRole][])(
    '%s sends every form empty, with words kept in a draft and without: he is shown none that he does not open',
    async (login, role) => {
      const { app, unitId, enter } = office();
      const { agent, csrf } = await enter(login);
      const last = async () => (await app.database.owner('select max(id) as events from events where unit_id = $1', [unitId]))[0];
      const before = await last();
      const shown: string[] = [];
      const mine = asked.filter(
        ({ method, path, permission }) => method === 'post' && !(path in answered) && roleMay(role, permission as Permission),
      );
      for (const kind of ['open', 'sealed'] as const)
        await fewAtATime(mine, async (page) => {
          const address = addressIn(kind, page.path);
          const isOpen = opens[login][kind].includes(page.path);
          const sent = await agent.post(address).type('form').send({ _csrf: csrf });
          if (![403, 404, 409].includes(sent.status) && !(isOpen && sent.status === 422))
            shown.push(`${kind} post ${page.path} → ${sent.status}`);
          if (isOpen || page.kind !== 'form' || !page.draft || page.manyDrafts) return;
          const within = page.path.match(/:(?!id\b)\w+/g) ?? [];
          if (within.length > 0 || page.draftVariant) return;
          await agent
            .post(`/drafts/${page.draft}?subject=${/\d+/.exec(address)?.[0]}`)
            .type('form')
            .send({ _csrf: csrf, reason: 'Chữ gõ dở' })
            .expect(303);
          const { status } = await agent.get(address);
          if (![403, 404, 409].includes(status)) shown.push(`${kind} get ${page.path} with a draft → ${status}`);
        });
      expect(shown).toEqual([]);
      expect(mine.length).toBeGreaterThan(2);
      expect(await last()).toEqual(before);
    },
  );

  it.each(Object.entries(above) as [keyof typeof above, OfficerRole][])(
    '%s reads the ward’s posted days, and neither its tasks nor its messages; he writes nowhere',
    async (login, role) => {
      const { app, unitId, enter } = office();
      const { agent, csrf } = await enter(login);
      const ids = new Map<string, number>();
      for (const [table, sql] of Object.entries(ofOffice)) {
        const [row] = await app.database.owner<{ id: number | null }>(sql, [unitId]);
        if (!row?.id) throw new Error(`Ba Đình has no record in ${table}`);
        ids.set(table, Number(row.id));
      }
      const last = async () => (await app.database.owner('select max(id) as events from events where unit_id = $1', [unitId]))[0];
      const before = await last();
      const opened: string[] = [];
      for (const page of askedOfOffice.filter(({ permission }) => roleMay(role, permission as Permission))) {
        const address = addressOf(page.path, ids.get(tableOf(page.path) ?? '') ?? 0, others);
        const { status } = await (page.method === 'get'
          ? agent.get(address)
          : agent
              .post(address)
              .type('form')
              .send({ ...filled(page, undefined), _csrf: csrf }));
        if (status < 400) opened.push(`${page.method} ${page.path}`);
        else expect([403, 404, 409], `${page.method} ${page.path} → ${status}`).toContain(status);
      }
      expect(opened).toEqual(roleMay(role, 'schedule:read') ? opensOfOffice : []);
      expect(await last()).toEqual(before);
    },
  );

  it('whoever is denounced finds nothing at any address, and acts on nothing', async () => {
    const { app, unitId, enter } = office();
    const accounts = await app.database.owner<{ id: number; login: string }>(
      'select id, login from accounts where login = any ($1)',
      [Object.keys(denounced)],
    );
    expect(accounts).toHaveLength(Object.keys(denounced).length);
    const named = accounts.map(({ id }) => ({ accountId: Number(id), how: 'chosen' as const }));
    const petitions = new Set([...found.sealed.values()].flatMap(({ petition }) => petition ?? []));
    const visits = [...found.sealed.values()].flatMap(({ visit, petition }) => (visit && !petition ? [visit] : []));
    for (const petitionId of petitions)
      await app.as('son.badinh', (act) => nameIn(act, { petitionId, sealed: true }, named, 'TC'));
    for (const visitId of visits) await app.as('son.badinh', (act) => nameIn(act, { visitId, sealed: true }, named, 'TC'));
    const last = async () => (await app.database.owner('select max(id) as events from events where unit_id = $1', [unitId]))[0];
    const [other] = await app.database.owner<{ year: number; number: number }>(
      'select year, number from petitions where unit_id = $1 and not sealed and not past_head order by id limit 1',
      [unitId],
    );
    // A link is asked for with a petition there is, lest the refusal be about that one.
    const typed = { '/petitions/:id/links': { kind: linkKinds[0], other: other ? petitionNumber(other) : '' } };
    const before = await last();
    const wrong: string[] = [];
    for (const [login, role] of Object.entries(denounced) as [string, OfficerRole][]) {
      const { agent, csrf } = await enter(login);
      const mine = asked.filter((page) => roleMay(role, page.permission as Permission));
      await fewAtATime(mine, async (page) => {
        const address = addressIn('sealed', page.path);
        const { status } = await (page.method === 'get'
          ? agent.get(address)
          : agent
              .post(address)
              .type('form')
              .send({ ...(typed[page.path as keyof typeof typed] ?? filled(page, undefined)), _csrf: csrf }));
        if (![403, 404].includes(status)) wrong.push(`${login} ${page.method} ${page.path} → ${status}`);
      });
      expect(mine.length, login).toBeGreaterThan(8);
    }
    expect(wrong).toEqual([]);
    expect(await last()).toEqual(before);
  });
}
