// Every act of every form on every record of Ba Đình, copied as its owner saw it and sent by the neighbouring ward.
import { beforeAll, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../../src/accounts/roles.ts';
import { cleanBody } from '../../../src/web/forms.ts';
import { fewAtATime } from '../../support/words.ts';
import { addressOf, tableOf } from '../record-ids.ts';
import { type Example, elsewhere, examplesOf, filled, moment, pages, records } from './examples.ts';
import type { FilledOffice } from './office.ts';

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

export function foreignIdsOpenNothing(office: () => FilledOffice): void {
  let examples: Example[] = [];
  /** Words only Ba Đình's records say. */
  let markers: string[] = [];

  beforeAll(async () => {
    examples = await examplesOf(office());
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
      // What he sent himself he may be given back to copy: nothing else.
      const sent = page.method === 'get' ? '' : Object.values(fields).flat().join('\n');
      const said = markers.filter((marker) => words.includes(marker) && !sent.includes(marker));
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
