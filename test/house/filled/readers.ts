// Who reads over unit borders (legal.md §10.2, decisions 5, 6, 16), and who reads nothing though his role would let him.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import { allPages } from '../../../src/features.ts';
import { answerOf, fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import type { FilledOffice } from './office.ts';

/**
 * words: opened, content and all; facts: number, type, state, never what it says (decisions 5); open: a paper or file that opens;
 * closed: said to be there, its original opened by a reveal only; none: not there; shut: not his door.
 */
type Sight = 'words' | 'facts' | 'open' | 'closed' | 'none' | 'shut';

const open = "p.unit_id = $1 and not p.sealed and p.petition_type = 'KN'";
const sealed = 'p.unit_id = $1 and p.sealed and not p.past_head';
const past = 'p.unit_id = $1 and p.past_head';
const of = (table: string, where: string, more = '') =>
  `select t.id, p.id as petition from ${table} t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id where ${where} ${more} order by t.id limit 1`;
const withProceeding = 'and exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id)';

/** Address of a kind of record → how one of Ba Đình is found. */
const kinds = {
  'complaint /petitions': `select p.id, p.id as petition from petitions p where ${open} ${withProceeding} order by p.id limit 1`,
  'denunciation /petitions': `select p.id, p.id as petition from petitions p where ${sealed} ${withProceeding} order by p.id limit 1`,
  'past the head /petitions': `select p.id, p.id as petition from petitions p where ${past} order by p.id limit 1`,
  'complaint /proceedings': of('proceedings', open),
  'denunciation /proceedings': of('proceedings', sealed),
  'complaint /papers': of('papers', open, 'and t.proceeding_id is not null'),
  'denunciation /papers': of('papers', sealed, 'and t.proceeding_id is not null'),
  'complaint /attachments': of('attachments', open),
  'denunciation /attachments': of('attachments', sealed),
  'past the head /transfers': of('transfers', past),
  'visit /visits': 'select id, null as petition from visits where unit_id = $1 and not sealed order by id limit 1',
  'sealed visit /visits': 'select id, null as petition from visits where unit_id = $1 and sealed order by id limit 1',
} as const;
type Kind = keyof typeof kinds;

/** The kinds above, in their order. */
type Sights = readonly [Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight, Sight];
// In the order of `kinds`: petitions (complaint, denunciation, past the head), proceedings (2), papers (2), files (2), transfer, visits (2).
const readers: Readonly<Record<string, Sights>> = {
  // The city's leader: the whole city; of denunciations the facts, but he is the competent superior of one past the ward's head.
  'hai.ubndtp': ['words', 'facts', 'words', 'words', 'facts', 'open', 'none', 'open', 'none', 'facts', 'words', 'facts'],
  // The chief inspector and the auditor: R all, redacted (§10.2); the original of a sealed file only by a reveal.
  'hung.thanhtra': ['words', 'words', 'words', 'words', 'words', 'open', 'words', 'open', 'closed', 'facts', 'words', 'words'],
  'tam.thanhtra': ['words', 'words', 'words', 'words', 'words', 'open', 'words', 'open', 'closed', 'facts', 'words', 'words'],
  // The reception board: the whole city, of denunciations the facts (decisions 16).
  'dung.tcd': ['words', 'facts', 'facts', 'words', 'facts', 'open', 'none', 'open', 'none', 'facts', 'words', 'facts'],
  // The ward's own leader and head of section: everything but the one past him (decisions 6).
  'thang.badinh': ['words', 'words', 'none', 'words', 'words', 'open', 'words', 'open', 'closed', 'none', 'words', 'words'],
  'cuong.badinh': ['words', 'words', 'none', 'words', 'words', 'open', 'words', 'open', 'closed', 'none', 'words', 'words'],
  // The leader next door: nothing.
  'vinh.ngocha': ['none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'],
};

export function readersFromAbove(office: () => FilledOffice): void {
  const records = new Map<Kind, { address: string; secrets: string[] }>();

  beforeAll(async () => {
    const { app, unitId } = office();
    for (const [kind, sql] of Object.entries(kinds) as [Kind, string][]) {
      const [row] = await app.database.owner<{ id: string; petition: string | null }>(sql, [unitId]);
      if (!row) throw new Error(`Ba Đình has no ${kind}`);
      const [content] = row.petition
        ? await app.database.owner<{ subject: string; summary: string; respondent: string }>(
            'select subject, summary, respondent from petition_contents where unit_id = $1 and petition_id = $2',
            [unitId, row.petition],
          )
        : await app.database.owner<{ subject: string; summary: string; respondent: string }>(
            "select summary as subject, summary, '' as respondent from visit_contents where unit_id = $1 and visit_id = $2",
            [unitId, row.id],
          );
      if (!content) throw new Error(`${kind} says nothing`);
      const { subject, summary, respondent } = content;
      records.set(kind, {
        address: `${kind.slice(kind.indexOf('/'))}/${row.id}`,
        secrets: [subject, summary, respondent].filter((words) => words.length > 5),
      });
    }
  });

  it.each(Object.entries(readers))('%s sees what the table says', async (login, sights) => {
    const { agent } = await office().enter(login);
    const seen: Record<string, Sight> = {};
    const expected: Record<string, Sight> = {};
    for (const [index, [kind, { address, secrets }]] of [...records].entries()) {
      const { status, text } = await agent.get(address);
      const says = secrets.some((secret) => (text ?? '').includes(secret));
      expected[kind] = sights[index] as Sight;
      seen[kind] = status === 404 ? 'none' : status === 409 ? 'closed' : status !== 200 ? 'shut' : says ? 'words' : 'facts';
      // A paper or file of a complaint opens; which of the petition's words it carries is not the question.
      if (expected[kind] === 'open' && status === 200) seen[kind] = 'open';
      // Not there is said with none of its words.
      if (status !== 200) expect([kind, says]).toEqual([kind, false]);
    }
    expect(seen).toEqual(expected);
  });

  it.each([
    ['cuong.badinh', 'the denunciation that names him'],
    ['thang.badinh', 'the denunciation past him'],
  ])('%s finds %s on no page', async (login) => {
    const { app, enter, named, unitId, ids } = office();
    const [pastHead = 0] = await ids('select min(id) as id from petitions where unit_id = $1 and past_head');
    const id = login === 'cuong.badinh' ? named : pastHead;
    const [content] = await app.database.owner<{ subject: string }>(
      'select subject from petition_contents where unit_id = $1 and petition_id = $2',
      [unitId, id],
    );
    const subject = content?.subject ?? '';
    expect(subject.length).toBeGreaterThan(10);
    const { agent } = await enter(login);
    const role = login === 'cuong.badinh' ? 'unit_head' : 'leader';
    const found: string[] = [];
    const pages = allPages.filter(
      (page) => page.method === 'get' && page.kind !== 'public' && roleMay(role, page.permission as Permission),
    );
    const over = pages.filter(({ path }) => tableOf(path) === 'petitions').map(({ path }) => addressOf(path, id, new Map()));
    const without = pages.filter(({ path }) => !path.includes(':') && path !== '/sign-out').map(({ path }) => path);
    const asked = [`/search?q=${encodeURIComponent(subject)}`, '/petitions?type=TC', '/work?officer=unit', '/work?tile=all'];
    await fewAtATime([...over, ...without, ...asked], async (address) => {
      const { status, words } = await answerOf(agent.get(address));
      if (over.includes(address) && ![403, 404].includes(status)) found.push(`${address} → ${status}`);
      // The search page repeats what was asked.
      if (words.includes(`/petitions/${id}"`) || (!address.startsWith('/search') && words.includes(subject)))
        found.push(`${address} shows it`);
    });
    expect(found).toEqual([]);
    expect(over.length).toBeGreaterThan(10);
  });
}
