// What names everybody who holds the post it waits for falls to the next post: on lists, in words, in reminders, whenever he is named.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { liftName } from '../../src/petitions/named/lifting.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';

let app: TestApp;
let agents: Record<'hoa' | 'cuong' | 'thang', Agent>;
const head = { kind: 'individual' as const, name: 'Vũ Bá Cường', position: 'Trưởng phòng', organization: '', accountId: null };
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const standing = async (id: number) =>
  (await rows('select next_role, next_act from petitions where id = $1', [id]))[0] as { next_role: string; next_act: string };
const accountOf = async (login: string) =>
  ((await rows<{ id: number }>('select id from accounts where login = $1', [login]))[0] as { id: number }).id;
const name = async (id: number, login: string) =>
  rows(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as) select unit_id, id, $2, 'denounced' from petitions where id = $1",
    [id, await accountOf(login)],
  );
const register = async (respondents: (typeof head)[]) =>
  (await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation(respondents.length > 0 ? { respondents } : {})))).id;
let against = 0;

beforeAll(async () => {
  app = await testApp();
  agents = {
    hoa: await app.signIn('hoa.badinh'),
    cuong: await app.signIn('cuong.badinh'),
    thang: await app.signIn('thang.badinh'),
  };
  against = await register([head]);
}, 60_000);
afterAll(() => app.close());

it('waits for the leader, and tells nobody that the denounced has it next', async () => {
  expect(await standing(against)).toEqual({ next_role: 'leader', next_act: 'assign' });
  await agents.cuong.get(`/petitions/${against}`).expect(404);
  const receipt = (await agents.hoa.get(`/petitions/${against}/receipt`).expect(200)).text;
  expect(receipt).toContain('Hoàng Gia Thắng');
  expect(receipt).not.toContain('Vũ Bá Cường, Chánh Văn phòng phân công');
  const page = (await agents.thang.get('/work').expect(200)).text;
  expect(page).toContain(`/petitions/${against}`);
  await agents.thang.get(`/petitions/${against}/assignment`).expect(200);
});

it('stays with the post while another head holds it whom it does not name', async () => {
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select $1, unit_id, 'unit_head', 'Phó Chánh Văn phòng', '[2026-01-01,)' from petitions where id = $2`,
    [await accountOf('son.badinh'), against],
  );
  const other = await register([head]);
  expect((await standing(other)).next_role).toBe('unit_head');
  await rows("delete from assignments where title = 'Phó Chánh Văn phòng'");
});

it('falls to the leader on the day that other post ends by its date, and not a day earlier', async () => {
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select $1, unit_id, 'unit_head', 'Phó Chánh Văn phòng', daterange('2026-01-01', (now() at time zone 'Asia/Ho_Chi_Minh')::date + 5) from petitions where id = $2`,
    [await accountOf('son.badinh'), against],
  );
  const id = await register([head]);
  const [end] = await rows<{ before: string; on: string }>(
    "select to_char(upper(during) - 1, 'YYYY-MM-DD') as before, to_char(upper(during), 'YYYY-MM-DD') as on from assignments where title = 'Phó Chánh Văn phòng'",
  );
  const askedOn = async (day = '') => {
    app.setNow(`${day}T00:05:00+07:00`);
    await app.database.owner("select enqueue('wait_anew', '{}'::jsonb, null, null)");
    await runJobs(app.services, app.database.workerUrl);
    return (await standing(id)).next_role;
  };
  expect([await askedOn(end?.before), await askedOn(end?.on)]).toEqual(['unit_head', 'leader']);
  // What never waited for somebody else stays, and nothing is written a second time.
  expect(await app.services.database.inHouse((house) => house.one('select wait_anew() as n'), 'write')).toEqual({ n: 0 });
  await rows("delete from assignments where title = 'Phó Chánh Văn phòng'");
  app.setNow('2026-11-25T02:00:00Z');
});

it('falls to the leader when he is named later, and comes back when that was wrong', async () => {
  const id = await register([]);
  expect((await standing(id)).next_role).toBe('unit_head');
  await name(id, 'cuong.badinh');
  expect((await standing(id)).next_role).toBe('leader');
  const cuong = await accountOf('cuong.badinh');
  await app.as('thang.badinh', (act) => liftName(act, id, cuong, 'Trùng tên người khác'));
  expect(await standing(id)).toEqual({ next_role: 'unit_head', next_act: 'assign' });
});

it('is not looked at by a head it names: it goes at once to who approves', async () => {
  const id = await register([]);
  await rows("update petitions set status = 'proposed', next_role = 'unit_head', next_act = 'endorse' where id = $1", [id]);
  await name(id, 'cuong.badinh');
  expect(await standing(id)).toEqual({ next_role: 'leader', next_act: 'approve' });
});

it('is not sent by a clerk it names: a head who may number finds it, and no page says the clerk has it', async () => {
  const id = await register([]);
  await rows(
    "update petitions set status = 'approved', outcome = 'guide', next_role = 'clerk', next_act = 'issue', classified_at = now() where id = $1",
    [id],
  );
  await name(id, 'hoa.badinh');
  // A second clerk of the ward is not named yet.
  expect(await standing(id)).toEqual({ next_role: 'clerk', next_act: 'issue' });
  await name(id, 'hang.haiphuong');
  expect(await standing(id)).toEqual({ next_role: 'unit_head', next_act: 'issue' });
  expect((await agents.cuong.get('/work').expect(200)).text).toContain(`/petitions/${id}`);
  const page = (await agents.thang.get(`/petitions/${id}`).expect(200)).text;
  expect(page).toContain('Chờ Vũ Bá Cường');
});
