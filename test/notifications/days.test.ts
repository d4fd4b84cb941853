// A notice that names an act says the day of that act, the one its page and the queue show; the resolution limit is called so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { remindUnit } from '../../src/notifications/actions.ts';
import { acceptedComplaint, acceptedDenunciation, noon, withTeam } from '../proceedings/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const told = async (login: string, proceedingId: number, kind = 'proceeding') =>
  (
    await app.database.owner<{ words: string }>(
      'select n.words from notices n join accounts a on a.id = n.account_id where a.login = $1 and n.proceeding_id = $2 and n.kind = $3 order by n.id',
      [login, proceedingId, kind],
    )
  ).map(({ words }) => words);

it('the clerk hears by which day a complaint’s acceptance is to be told, at acceptance and once the verification is given out', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-25');
  const at = await told('hoa.badinh', id);
  expect(at.at(0)).toMatch(/đã thụ lý: gửi văn bản thông báo thụ lý, hạn (\d\d\/12\/2026)\.$/);
  const [day] = /\d\d\/12\/2026/.exec(at.at(0) ?? '') ?? [];
  await withTeam(app, id);
  const page = (await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect(page).toContain(`hạn thụ lý và thông báo ${day}`);
  const all = await told('hoa.badinh', id);
  for (const words of all) expect(words.match(/hạn .*\./)?.[0] ?? '').toBe(`hạn ${day}.`);
  expect(all.join()).toContain(': gửi thông báo thụ lý, hạn');

  const [dueOn] = [day?.split('/').reverse().join('-') ?? ''];
  app.setNow(noon(dueOn));
  await app.as('hoa.badinh', (act) => remindUnit(act, false));
  expect((await told('hoa.badinh', id, 'deadline')).at(-1)).toContain(`đến hạn hôm nay, ${day} (thời hạn gửi thông báo thụ lý).`);
});

it('the first notice of a denunciation says the day of its own clock', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-25');
  const [clock] = await app.database.owner<{ day: string }>(
    "select to_char(due_on, 'DD/MM/YYYY') as day from clocks where proceeding_id = $1 and rule_code = 'TC_NOTICE'",
    [id],
  );
  expect((await told('hoa.badinh', id)).at(0)).toContain(`gửi văn bản thông báo thụ lý, hạn ${clock?.day}.`);
});

it('an act without a day of its own is told with the resolution limit, called so', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-25');
  await withTeam(app, id);
  for (const words of await told('long.badinh', id)) expect(words).not.toMatch(/, hạn \d/);
});
