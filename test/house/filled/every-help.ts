// Help and "Góp ý" beside every page of a record: noted of whatever page of the filled office was opened, and asked of those nobody came to.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { type Looker, lookers } from './every-view.ts';
import { elsewhere, pages, records } from './examples.ts';
import type { FilledOffice } from './office.ts';

/** Pieces of a page, files, and records no filled office has. */
const noPages: readonly string[] = [];

export function everyPageHasHelp(office: () => FilledOffice): void {
  const ofRecords = pages.filter(
    (page) =>
      page.method === 'get' &&
      !/^(print|export)$/.test('observes' in page ? (page.observes ?? '') : '') &&
      !elsewhere.some((start) => page.path.startsWith(start)),
  );

  beforeAll(async () => {
    const { enter, ids, helped } = office();
    const known = new Map<string, number[]>();
    for (const [table, sql] of Object.entries(records)) known.set(table, await ids(sql));
    const unseen = ofRecords.filter(({ path }) => !helped.has(path));
    await fewAtATime(unseen, async ({ path, permission }) => {
      const addresses = (known.get(tableOf(path) ?? '') ?? []).slice(0, 3).map((id) => addressOf(path, id, known));
      for (const address of addresses)
        for (const [login, role] of Object.entries(lookers) as [Looker, OfficerRole][]) {
          if (!roleMay(role, permission as Permission)) continue;
          await (await enter(login)).agent.get(address);
          if (helped.has(path)) return;
        }
    });
  }, 120_000);

  it('and names its own route; also where it says why something is not done now', () => {
    const { helped, helpless } = office();
    expect(helpless).toEqual([]);
    expect(helped.size).toBeGreaterThan(100);
    expect(ofRecords.map(({ path }) => path).filter((path) => !helped.has(path) && !noPages.includes(path))).toEqual([]);
  });
}
