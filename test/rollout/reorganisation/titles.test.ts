// One ward ends and nobody contests who leads the other: its people bear titles of the ward they go to, in lists and over signatures.
import { beforeAll, expect, it } from 'vitest';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import type { Agent } from '../../support/app.ts';
import { adminOf, prepareMerger } from './arrange.ts';

const app = anApp();
let admin: Agent;
let actId = 0;
const unit: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const title = async (login: string) =>
  (
    await rows<{ title: string; unit: number }>(
      'select a.title, a.unit_id as unit from assignments a join accounts c on c.id = a.account_id where c.login = $1 and upper_inf(a.during) order by a.id desc limit 1',
      [login],
    )
  )[0];
const call = (login: string, words: string) =>
  rows('update assignments set title = $2 where account_id = (select id from accounts where login = $1)', [login, words]);

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  await call('thang.badinh', 'Chủ tịch UBND phường Ba Đình');
  await call('hoa.badinh', 'Văn thư Phường Ba Đình');
  await call('son.badinh', 'Chuyên viên');
  // Ngọc Hà has no head of its own.
  await rows("update assignments set during = daterange(lower(during), '2026-11-20') where unit_id = $1 and role = 'leader'", [
    unit.ngocHa,
  ]);
  app.setNow('2026-11-25T02:00:00Z');
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  admin = await app.signIn('quantri');
}, 60_000);

it('the plan shows the titles of the receiver before the switch', async () => {
  const giver = await admin.get(`/admin/reorganisations/${actId}/givers/${unit.baDinh}`).expect(200);
  expect(giver.text).toContain('Chủ tịch UBND phường Ngọc Hà');
  expect(giver.text).not.toContain('Chủ tịch UBND phường Ba Đình');
  expect((await admin.get(`/admin/reorganisations/${actId}`).expect(200)).text).not.toContain('hơn một người đứng đầu');
});

it('they are borne from the switch, the lone head signs as the head; taken back, all is as before', async () => {
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  const at = unit.ngocHa;
  expect(await title('thang.badinh')).toEqual({ unit: at, title: 'Chủ tịch UBND phường Ngọc Hà' });
  expect(await title('hoa.badinh')).toEqual({ unit: at, title: 'Văn thư Phường Ngọc Hà' });
  expect(await title('son.badinh')).toEqual({ unit: at, title: 'Chuyên viên' });
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  expect(await title('thang.badinh')).toEqual({ unit: unit.baDinh, title: 'Chủ tịch UBND phường Ba Đình' });
});

it('a commune has its own level in the title, a receiver that is renamed its new name, and what was said for one stays', async () => {
  await rows("update units set unit_type = 'Xã', name = 'Xã Ngọc Hà' where id = $1", [unit.ngocHa]);
  await rows(
    "insert into reorganisation_names (reorganisation_id, renamed_unit_id, unit_type, name, short_name) values ($1, $2, 'Xã', 'Xã Hoa Sen', 'Hoa Sen')",
    [actId, unit.ngocHa],
  );
  await call('son.badinh', 'Công chức UBND phường');
  const [post] = await rows<{ id: number }>(
    "select max(a.id) as id from assignments a join accounts c on c.id = a.account_id where c.login = 'hoa.badinh' and upper_inf(a.during)",
  );
  await rows(
    "insert into reorganisation_posts (reorganisation_id, assignment_id, to_unit_id, title) values ($1, $2, $3, 'Văn thư cũ của phường Ba Đình')",
    [actId, post?.id, unit.ngocHa],
  );
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  expect((await title('thang.badinh'))?.title).toBe('Chủ tịch UBND xã Hoa Sen');
  expect((await title('son.badinh'))?.title).toBe('Công chức UBND xã');
  expect((await title('hoa.badinh'))?.title).toBe('Văn thư cũ của phường Ba Đình');
});
