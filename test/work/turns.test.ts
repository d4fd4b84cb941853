// Whose list a file stands in: nothing falls between two people, and nobody is sent to what is shut for him.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendPaper } from '../../src/documents/actions.ts';
import { acceptedComplaint, acceptedDenunciation, approved, doActAtOnce, issuePapers, noon } from '../proceedings/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const listOf = async (login: string) => (await (await app.signIn(login)).get('/work?group=all').expect(200)).text;

/** The row of a proceeding in a list: its words without the marks. */
const rowIn = (html: string, id: number): string =>
  (html.split('<tr').find((row) => row.includes(`href="/proceedings/${id}"`)) ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('a notice of acceptance that left from its own page still waits to be recorded by the clerk', async () => {
  app.setNow(noon('2026-11-25'));
  const complaint = await acceptedComplaint(app, '2026-11-25');
  const denunciation = await acceptedDenunciation(app, '2026-11-25');
  for (const { id } of [complaint, denunciation]) {
    await issuePapers(app, id);
    expect(rowIn(await listOf('hoa.badinh'), id)).not.toContain('Gửi thông báo thụ lý');
    const papers = await app.database.owner<{ id: number }>(
      "select id::int from papers where proceeding_id = $1 and state in ('approved','numbered') order by id",
      [id],
    );
    for (const paper of papers)
      await app.as('hoa.badinh', (act) => sendPaper(act, paper.id, { on: '2026-11-25', means: 'post', to: 'người nhận' }));
    expect(rowIn(await listOf('hoa.badinh'), id)).toContain('Gửi thông báo thụ lý');
    // The head's own turn is his all the same.
    expect(rowIn(await listOf('thang.badinh'), id)).toContain('Giao xác minh');
    await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người gửi đơn', denounced: '1' });
    expect(rowIn(await listOf('hoa.badinh'), id)).not.toContain('Gửi thông báo thụ lý');
  }
});

it('a head who waits to be confirmed is not sent to what is sealed, which he may not open', async () => {
  const id = await approved(app, aDenunciation({ receivedOn: '2026-11-25', writtenOn: '2026-11-25' }));
  await app.database.owner("update petitions set status = 'proposed', next_act = 'approve' where id = $1", [id]);
  const { id: open } = await acceptedDenunciation(app, '2026-11-25');
  const seen = async () => {
    const leader = await app.signIn('thang.badinh');
    const text = (await leader.get('/work?group=all').expect(200)).text + (await leader.get('/approvals').expect(200)).text;
    return [`/petitions/${id}`, `/proceedings/${open}`].filter((href) => text.includes(`${href}"`) || text.includes(`${href}/`));
  };
  expect(await seen()).toHaveLength(2);
  const confirm = (at: string) =>
    app.database.owner(
      `update assignments set reveal_confirmed_at = ${at} where account_id = (select id from accounts where login = 'thang.badinh')`,
    );
  await confirm('null');
  expect(await seen()).toEqual([]);
  await confirm('now()');
});

it('what waits for a clerk stands, in an office without one, in the list of the head who sends in his place', async () => {
  const id = await approved(app, aDenunciation({ receivedOn: '2026-11-25', writtenOn: '2026-11-25' }));
  await app.database.owner(
    "update petitions set status = 'approved', next_act = 'issue', holder_id = null, next_role = 'clerk' where id = $1",
    [id],
  );
  const lists = async (logins: readonly string[]) => {
    const found = await Promise.all(
      logins.map(async (login) => ((await listOf(login)).includes(`/petitions/${id}`) ? [login] : [])),
    );
    return found.flat();
  };
  expect(await lists(['hoa.badinh', 'cuong.badinh', 'thang.badinh'])).toEqual(['hoa.badinh']);
  const clerks = `select account_id from assignments where role = 'clerk' and unit_id = (select unit_id from petitions where id = ${id})`;
  await app.database.owner(`update accounts set disabled_at = now() where id in (${clerks})`);
  expect(await lists(['cuong.badinh', 'thang.badinh'])).toEqual(['cuong.badinh']);
  await app.database.owner(`update accounts set disabled_at = null where id in (${clerks})`);
});
