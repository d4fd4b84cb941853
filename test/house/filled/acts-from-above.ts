// Who may read the ward's records from above, and who is named in one of them, sends every act of its officers.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { tables } from '../../../src/database/tables.ts';
import { linkKinds } from '../../../src/matters/links.ts';
import { petitionNumber } from '../../../src/petitions/petition.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { type Example, examplesOf, filled, pages } from './examples.ts';
import type { FilledOffice } from './office.ts';

const above = {
  'hung.thanhtra': 'chief_inspector',
  'tam.thanhtra': 'auditor',
  'hai.ubndtp': 'leader',
  'dung.tcd': 'reception_board_head',
} as const satisfies Record<string, OfficerRole>;

/** What reach does allow (legal.md §10.2, row "Denouncer identity"): each opening leaves its event, and nothing else. */
const allowed: Readonly<Record<keyof typeof above, readonly string[]>> = {
  'hung.thanhtra': ['/attachments/:id/reveal', '/petitions/:id/identity', '/visits/:id/identity'],
  'tam.thanhtra': [],
  'hai.ubndtp': [],
  'dung.tcd': [],
};
/** What whoever stands above is there for, and writes down: test/dashboard asks who may, and when. */
const urging = '/petitions/:id/urging';
const eventsOfAllowed = ['attachment.revealed', 'identity.revealed'];

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF');

export function readersFromAboveActNowhere(office: () => FilledOffice): void {
  let examples: Example[] = [];
  beforeAll(async () => {
    examples = await examplesOf(office());
  }, 240_000);

  const send = async (login: string, page: Example['page'], address: string, fields: Example['fields']) => {
    const { agent, csrf } = await office().enter(login);
    const asked = agent.post(address);
    if (!('uploads' in page && page.uploads)) return asked.type('form').send({ ...fields, _csrf: csrf });
    const file = [pdf, 'van-ban.pdf'] as const;
    return asked
      .field('_csrf', csrf)
      .field('_key', crypto.randomUUID())
      .attach('files', ...file)
      .attach('copy', ...file);
  };
  /** The ward's rows, each table with how many and the last that was written; events apart, read by kind. */
  const stand = async () => {
    const { app, unitId } = office();
    const names = Object.keys(tables).filter((name) => tables[name] === 'tenant' && name !== 'events');
    const each = names.map(
      (name) =>
        `select '${name}' as name, count(*)::int as rows, max(xmin::text::bigint) as last from ${name} where unit_id = $1`,
    );
    const [{ last = '0' } = {}] = await app.database.owner<{ last: string }>('select coalesce(max(id), 0) as last from events');
    return { rows: await app.database.owner(each.join(' union all '), [unitId]), last };
  };
  const kindsSince = async (last: string) => {
    const { app, unitId } = office();
    const found = await app.database.owner<{ kind: string }>(
      'select distinct kind from events where unit_id = $1 and id > $2 order by kind',
      [unitId, last],
    );
    return found.map(({ kind }) => kind);
  };

  it.each(Object.entries(above) as [keyof typeof above, OfficerRole][])(
    '%s changes nothing of the ward, and opens what the law lets him',
    async (login, role) => {
      const acts = examples.filter(
        ({ page }) => page.method === 'post' && page.path !== urging && roleMay(role, page.permission as Permission),
      );
      const before = await stand();
      const taken: string[] = [];
      await fewAtATime(acts, async ({ page, address, fields }) => {
        const { status } = await send(login, page, address, fields);
        if (![403, 404, 409, 422].includes(status)) taken.push(page.path);
      });
      expect(taken.sort()).toEqual(allowed[login]);
      expect((await stand()).rows).toEqual(before.rows);
      expect((await kindsSince(before.last)).filter((kind) => !eventsOfAllowed.includes(kind))).toEqual([]);
    },
  );

  it('the officer named in a denunciation finds nothing to act on', async () => {
    const { app, named, unitId } = office();
    const [other] = await app.database.owner<{ year: number; number: number }>(
      'select year, number from petitions where unit_id = $1 and not sealed and not past_head order by id limit 1',
      [unitId],
    );
    if (!other) throw new Error('Ba Đình has no open petition');
    const typed = { '/petitions/:id/links': { kind: linkKinds[0], other: petitionNumber(other) } };
    const acts = pages.filter(
      (page) =>
        page.method === 'post' && tableOf(page.path) === 'petitions' && roleMay('unit_head', page.permission as Permission),
    );
    const before = await stand();
    const taken: string[] = [];
    await fewAtATime(acts, async (page) => {
      const fields = typed[page.path as keyof typeof typed] ?? filled(page, undefined);
      const { status } = await send('cuong.badinh', page, addressOf(page.path, named, new Map()), fields);
      if (![403, 404].includes(status)) taken.push(`${page.path} → ${status}`);
    });
    expect(taken).toEqual([]);
    expect(acts.length).toBeGreaterThan(20);
    expect((await stand()).rows).toEqual(before.rows);
    expect(await kindsSince(before.last)).toEqual([]);
  });
}
