// Help and "Góp ý" beside every page of a record: noted of whatever page of the filled office was opened, and asked of those nobody came to.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { type Looker, lookers } from './every-view.ts';
import { pages, records } from './examples.ts';
import type { FilledOffice } from './office.ts';
import { openRarePages } from './rare-pages.ts';

/** Sheets for the printer and files: nothing stands around them. */
const noPages = ['/papers/:id/issued-print', '/papers/:id/named-print', '/transfers/:id/files/:fileId'];

export function everyPageHasHelp(office: () => FilledOffice): void {
  const ofRecords = pages.filter(
    (page) => page.method === 'get' && !/^(print|export)$/.test('observes' in page ? (page.observes ?? '') : ''),
  );

  beforeAll(async () => {
    const { enter, ids, helped } = office();
    const known = new Map<string, number[]>();
    for (const [table, sql] of Object.entries(records)) known.set(table, await ids(sql));
    const others: Record<string, string> = { code: '02-xld', column: '1', otherId: String(known.get('petitions')?.at(-1)) };
    const named = (path: string) => path.replace(/:(code|column|otherId)/g, (_, name: string) => others[name] ?? '');
    const unseen = ofRecords.filter(({ path }) => !helped.has(path));
    await fewAtATime(unseen, async ({ path, permission }) => {
      const addresses = (known.get(tableOf(path) ?? '') ?? []).slice(0, 3).map((id) => addressOf(named(path), id, known));
      for (const address of addresses)
        for (const [login, role] of Object.entries(lookers) as [Looker, OfficerRole][]) {
          if (!roleMay(role, permission as Permission)) continue;
          await (await enter(login)).agent.get(address);
          if (helped.has(path)) return;
        }
    });
    await openRarePages(office());
  }, 120_000);

  it('and names its own route; also where it says why something is not done now', () => {
    const { helped, helpless } = office();
    expect(helpless).toEqual([]);
    expect(helped.size).toBeGreaterThan(100);
    expect(ofRecords.map(({ path }) => path).filter((path) => !helped.has(path) && !noPages.includes(path))).toEqual([]);
  });
}
