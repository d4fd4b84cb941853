// Eight roles open their queue and the records of a filled office: no link drawn on a page ends in a refusal or an error.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FilledOffice } from './office.ts';

/** The queue, and one petition, proceeding and visit of each sort. */
async function pagesOf({ ids }: FilledOffice): Promise<string[]> {
  const petition = (where: string) => ids(`select p.id from petitions p where p.unit_id = $1 and ${where} order by p.id limit 1`);
  const proceeding = 'exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id)';
  const petitions = [
    ...(await petition(`${proceeding} and not p.sealed`)),
    ...(await petition(`${proceeding} and p.sealed and not p.past_head`)),
    ...(await petition("p.status = 'transferred' and not p.past_head")),
  ];
  const proceedings = await ids(
    'select min(g.id) as id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where g.unit_id = $1 group by p.sealed',
  );
  const visits = await ids(
    `select min(v.id) as id from visits v left join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id
      where v.unit_id = $1 and v.status <> 'void' and p.past_head is not true group by p.id is null`,
  );
  expect([petitions.length, proceedings.length, visits.length]).toEqual([3, 2, 2]);
  return [
    '/work',
    '/work?officer=unit',
    ...petitions.map((id) => `/petitions/${id}`),
    ...proceedings.map((id) => `/proceedings/${id}`),
    ...visits.map((id) => `/visits/${id}`),
  ];
}

const linksOf = (html: string) =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
    .filter((href) => !href.startsWith('/assets/') && !href.startsWith('/public/'));

export function everyLinkOpens(office: () => FilledOffice): void {
  let pages: string[] = [];
  beforeAll(async () => {
    pages = await pagesOf(office());
  });

  describe.each([
    ['reception_officer', 'lan.badinh', 7],
    ['clerk', 'hoa.badinh', 9],
    ['processor', 'son.badinh', 9],
    ['unit_head', 'cuong.badinh', 9],
    ['leader', 'thang.badinh', 9],
    ['verifier', 'hieu.badinh', 5],
    ['team_lead', 'long.badinh', 5],
    ['reporter', 'nga.badinh', 7],
  ])('%s', (_role, login, least) => {
    it('follows every link of his queue and of the petitions, proceedings and visits that open to him', {
      timeout: 120_000,
    }, async () => {
      const { agent } = await office().enter(login);
      const answers = new Map<string, number>();
      const refused: string[] = [];
      let opened = 0;
      for (const page of pages) {
        const { status, text } = await agent.get(page);
        if (status !== 200) {
          // A role that does not read this kind of record, or a file shut until the assignment or the declaration.
          expect([303, 403, 404], page).toContain(status);
          continue;
        }
        opened += 1;
        for (const href of linksOf(text)) {
          const answer = answers.get(href) ?? (await agent.get(href)).status;
          answers.set(href, answer);
          if (![200, 303].includes(answer)) refused.push(`${page} → ${href}: ${answer}`);
        }
      }
      expect([...new Set(refused)]).toEqual([]);
      expect(opened).toBeGreaterThanOrEqual(least);
      expect(answers.size).toBeGreaterThan(10);
    });
  });
}
