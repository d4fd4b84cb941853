// What waited for the clerk of an office that ends comes into one without a clerk: whoever does a clerk's work there has it on his list.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { standIns, turnHere } from '../../../src/rollout/reorganisation/carry/next-roles.ts';
import { readDryRun } from '../../../src/rollout/reorganisation/dry-run-of.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { anApp } from '../../support/an-app.ts';
import { aRegistration } from '../../support/registration.ts';
import { readyToSend } from '../../transfers/arrange.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const drop = (role: string) => rows('delete from assignments where unit_id = $1 and role = $2', [unit.ngocHa, role]);
const carry = async () => {
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
};
const undo = async () => {
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
};
const movedOf = async (petition = 0) =>
  (await rows<{ id: number }>('select id::int from petitions where origin_petition_id = $1', [petition]))[0]?.id ?? 0;
const waitsFor = async (petition = 0) =>
  (
    await rows<{ role: string; act: string }>('select next_role as role, next_act as act from petitions where id = $1', [
      petition,
    ])
  )[0];
/** Receivers the dry run says nobody may number in. */
const withoutNumberer = () =>
  asAdmin(async ({ house, moment }) => {
    const { findings } = await readDryRun(house, await loadAct(house, actId), moment.today);
    return findings.filter(({ code }) => code === 'no_numberer').map(({ count, level }) => [count, level]);
  });
const listOf = async (login: string) => (await (await app.signIn(login)).get('/work?group=all').expect(200)).text;

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  id.proceeding = (await acceptedComplaint(app, '2026-11-23')).petitionId;
  app.setNow('2026-11-25T02:00:00Z');
  id.transfer = (await readyToSend(app)).id;
  id.unassigned = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).id;
  await rows(
    "update petitions set next_role = 'unit_head', next_act = 'assign', holder_id = null, assigned_to = null where id = $1",
    [id.unassigned],
  );
  await rows("update proceedings set next_role = 'clerk', holder_id = null where petition_id = $1", [id.proceeding]);
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await rows('update reorganisation_routes set takes_accounts = false where reorganisation_id = $1', [actId]);
  await asAdmin((context) => keepHeads(context, actId));
  await drop('clerk');
  await drop('unit_head');
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select id, $1, 'unit_head', 'Trưởng phòng', daterange('2026-01-01', null) from accounts where login = 'yen.ngocha'`,
    [unit.ngocHa],
  );
}, 60_000);

it('the head who may number comes next, and what goes back waits as before', async () => {
  expect(await withoutNumberer()).toEqual([]);
  await carry();
  expect(await waitsFor(await movedOf(id.transfer))).toEqual({ role: 'unit_head', act: 'transfer' });
  expect(await listOf('yen.ngocha')).toContain(`/petitions/${await movedOf(id.transfer)}`);
  expect(await rows('select g.next_role from proceedings g where g.petition_id = $1', [await movedOf(id.proceeding)])).toEqual([
    { next_role: 'unit_head' },
  ]);
  await undo();
  expect(await waitsFor(id.transfer)).toEqual({ role: 'clerk', act: 'transfer' });
});

it('where nobody may number either, whoever handles petitions, else whoever leads the office', async () => {
  await drop('unit_head');
  expect(await withoutNumberer()).toEqual([[1, 'look']]);
  await carry();
  const { role: first } = (await waitsFor(await movedOf(id.transfer))) ?? { role: '' };
  const held = await rows<{ role: string }>('select distinct role from assignments where unit_id = $1', [unit.ngocHa]);
  expect(held.map(({ role }) => role)).toContain(first);
  expect(await waitsFor(await movedOf(id.unassigned))).toEqual({ role: 'leader', act: 'assign' });
  expect(await listOf('vinh.ngocha')).toContain(`/petitions/${await movedOf(id.unassigned)}`);
  await undo();
  await drop('processor');
  await carry();
  expect(await waitsFor(await movedOf(id.transfer))).toEqual({ role: 'leader', act: 'transfer' });
  expect(await listOf('vinh.ngocha')).toContain(`/petitions/${await movedOf(id.transfer)}`);
});

it('an act somebody there holds stays his; a look before the decision falls away where nobody looks', () => {
  const ward = new Set(['leader', 'processor']);
  expect(turnHere({ role: 'processor', act: 'follow' }, ward)).toEqual({ role: 'processor', act: 'follow' });
  expect(turnHere({ role: 'unit_head', act: 'endorse' }, ward)).toEqual({ role: 'leader', act: 'approve' });
  expect(turnHere({ role: 'leader', act: 'accept' }, new Set(['chief_inspector']))).toEqual({
    role: 'chief_inspector',
    act: 'accept',
  });
  expect(turnHere({ role: 'clerk', act: 'issue' }, new Set(['verifier']))).toEqual({ role: 'verifier', act: 'issue' });
  expect(standIns({ role: 'clerk', act: 'issue' })[0]).toBe('clerk');
});
