// Whoever reports for the whole city meets the records of other offices on many pages. On each kind of them, page, paper and file, stand
// their numbers, and none of the words in which a citizen or an officer told what they are about.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { voidPetition } from '../../src/petitions/steps/actions.ts';
import { voidVisit } from '../../src/reception/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { acceptedComplaint, decisionForm, doAct, issuePapers, noon } from '../proceedings/arrange.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { aRegistration, aSender } from '../support/registration.ts';

const name = 'Trương Bạch Tuyết';
const secret = 'Bờ rào lấn mương nội đồng';
const idNumber = '001168009876';
let app: TestApp;
let reporter: Agent;
let chief: Agent;
let ward: number;
const ids = { struck: 0, open: 0, accepted: 0, visit: 0, struckVisit: 0, clock: 0 };

beforeAll(async () => {
  app = await testApp();
  const said = { senders: [aSender({ name, idNumber })], subject: secret, summary: `${secret} của xóm` };
  const accepted = await acceptedComplaint(app, '2026-11-02', { registration: said });
  ids.accepted = accepted.petitionId;
  await doAct(app, 'thang.badinh', accepted.id, 'decision', {
    ...decisionForm,
    result: 'right',
    conclusion: secret,
  });
  await issuePapers(app, accepted.id);
  app.setNow(noon('2026-11-25'));
  const register = () => app.as('lan.badinh', async (act) => (await registerPetition(act, aRegistration(said))).id);
  [ids.struck, ids.open] = [await register(), await register()];
  await app.as('thang.badinh', (act) => voidPetition(act, ids.struck, { reason: `Nhập hai lần: ${secret}` }));
  const received = () =>
    app.as('lan.badinh', async (act) => {
      const made = await registerVisit(
        act,
        entry({
          people: [{ ...citizen, name, idNumber, birthYear: 1968 }],
          contents: [{ type: 'KN', summary: secret, org: '' }],
          request: secret,
          note: secret,
        }),
      );
      return made.id;
    });
  [ids.visit, ids.struckVisit] = [await received(), await received()];
  const [struck] = await app.database.owner<{ version: number }>('select version from visits where id = $1', [ids.struckVisit]);
  await app.as('thang.badinh', (act) =>
    voidVisit(act, ids.struckVisit, { reason: `Ghi nhầm: ${secret}`, version: struck?.version ?? 0 }),
  );
  ward = await app.database.unitId('00004');
  const [clock] = await app.database.owner<{ id: number }>('select min(id)::int as id from clocks where petition_id = $1', [
    ids.open,
  ]);
  ids.clock = clock?.id ?? 0;
  [reporter, chief] = [await app.signIn('chi.thanhtra'), await app.signIn('hung.thanhtra')];
});
afterAll(() => app.close());

/** The words of a page, or of all cells of a file. */
async function wordsOf(agent: Agent, address: string): Promise<string> {
  if (!address.includes('.xlsx')) return (await agent.get(address).expect(200)).text.replace(/<input[^>]*>/g, '');
  const book = await openBook(agent, address);
  return book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row))).join('\n');
}
const leaks = (words: string) => [name, secret, idNumber].filter((one) => words.includes(one));

/** By what it is: where the records of the ward stand on it, and whether the chief inspector reads their words there. */
const pages: Record<string, [address: () => string, shown: boolean][]> = {
  register: [
    [() => `/petitions?unit=${ward}`, true],
    [() => '/petitions?unit=all', true],
    [() => `/petitions?unit=${ward}&status=void`, true],
    [() => `/petitions/export.xlsx?unit=${ward}`, true],
  ],
  petition: [
    [() => `/petitions/${ids.open}`, true],
    [() => `/petitions/${ids.accepted}`, true],
    [() => `/petitions/${ids.struck}`, true],
    [() => `/clocks/${ids.clock}`, false],
  ],
  reception: [
    [() => '/visits?scope=reach', true],
    [() => '/visits?scope=reach&status=void', true],
    [() => `/visits/${ids.visit}`, true],
    [() => `/visits/${ids.struckVisit}`, true],
    [() => '/schedule?unit=all', false],
  ],
  dashboard: [
    [() => '/dashboard', false],
    [() => '/dashboard/print', false],
    [() => '/dashboard/map', false],
    [() => '/work', false],
  ],
  reports: [
    [() => `/reports/02-xld/cells/1?unit=${ward}`, true],
    [() => `/reports/02-xld/cells/1.xlsx?unit=${ward}`, true],
    [() => '/reports/03-gqkn/cells/7?unit=all', true],
    [() => '/reports/03-gqkn/cells/7.xlsx?unit=all', true],
    [() => '/reports/05-kqth/cells/1?unit=all', true],
    [() => '/reports/01-tcd/cells/5?unit=all', true],
    [() => '/reports/01-tcd/cells/5.xlsx?unit=all', true],
    [() => '/reports/03-gqkn?unit=all', false],
    [() => '/reports/03-gqkn.xlsx?unit=all', false],
    [() => '/reports/03-gqkn/print?unit=all', false],
    [() => '/reports/closed', false],
    [() => '/reports/consolidated', false],
    [() => '/balances', false],
  ],
};

describe.each(Object.entries(pages))('%s', (_kind, list) => {
  test.each(list.map(([address, shown]) => ({ address, shown })))('no words of another office', async ({ address, shown }) => {
    expect([address(), leaks(await wordsOf(reporter, address()))]).toEqual([address(), []]);
    // The same page tells them to whoever may read them: it is the one on which they would stand.
    if (shown) expect(leaks((await wordsOf(chief, address())).replace(/<title>[^<]*/, ''))).not.toEqual([]);
  });
});

test('no record of another office is found by its words, a name or the number of a paper', async () => {
  for (const words of [secret, name, idNumber]) {
    const found = (await reporter.get(`/search?unit=all&q=${encodeURIComponent(words)}`).expect(200)).text;
    for (const id of [ids.open, ids.accepted, ids.struck])
      expect([words, found.includes(`/petitions/${id}"`)]).toEqual([words, false]);
    for (const id of [ids.visit, ids.struckVisit]) expect([words, found.includes(`/visits/${id}"`)]).toEqual([words, false]);
  }
});

test('the figures of both agree', async () => {
  const cells = (html: string) => [...html.matchAll(/\/cells\/(\d+)[^"]*"[^>]*>([^<]+)</g)].map(([, no, figure]) => [no, figure]);
  for (const code of ['01-tcd', '02-xld', '03-gqkn', '05-kqth']) {
    const hers = (await reporter.get(`/reports/${code}?unit=${ward}`).expect(200)).text;
    expect([code, cells(hers).length > 0]).toEqual([code, true]);
    expect(cells(hers)).toEqual(cells((await chief.get(`/reports/${code}?unit=${ward}`).expect(200)).text));
  }
});
