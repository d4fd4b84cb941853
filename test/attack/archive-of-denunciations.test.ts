// The archive of an office that was merged: its closed denunciations are read in the successor as they were read before, by whoever reads those
// of his own office, and by nobody else. Not by an officer of the successor whom one names, not of its head, not by another successor.
import { beforeAll, expect, it } from 'vitest';
import { editPaper } from '../../src/documents/registry/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../src/worker.ts';
import { acceptedDenunciation, issuePapers } from '../proceedings/arrange.ts';
import { denunciation } from '../reception/entries.ts';
import { adminOf, keepHeads, prepareMerger } from '../rollout/reorganisation/arrange.ts';
import { anApp } from '../support/an-app.ts';
import { csrfOf } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

const app = anApp();
let actId = 0;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const denouncer = 'Khuất Thị Chim Sẻ';
const words = 'Thu tiền của các hộ dân khi làm thủ tục.';
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const against = async (respondent: { name: string; position: string; organization: string }, summary = words) =>
  (
    await app.as('hoa.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          senders: [aSender({ name: denouncer })],
          summary,
          respondents: [{ kind: 'individual', accountId: null, ...respondent }],
        }),
      ),
    )
  ).id;
/** What of it a session reads: the words of the petition, the paper, and the paper by its number. */
async function readBy(login: string): Promise<{ words: boolean; paper: number; found: boolean }> {
  const agent = await app.signIn(login);
  const page = (await agent.get(`/petitions/${id.closed}`)).text;
  const search = await agent.get('/search').query({ q: '77/QĐ-UBND' });
  const paper = (await agent.get(`/papers/${id.paper}`)).status;
  for (const text of [page, search.text]) expect(text).not.toContain(denouncer);
  return {
    words: page.includes(words),
    paper,
    found: `${search.text}${search.headers.location}`.includes(`/papers/${id.paper}`),
  };
}
const contentOf = (login: string, petition: number | undefined) =>
  app.as(login, ({ tx }) => tx.rows('select 1 from petition_contents where petition_id = $1', [petition ?? 0]));
const carryOut = async () => {
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
};
/** By what an officer of the successor is called in a cell of the ward, and who it is. */
const called = [
  ['đ/c Linh', '', 'linh.ngocha'],
  ['Linh cán bộ', '', 'linh.ngocha'],
  ['Đ.T.Linh', '', 'linh.ngocha'],
  ['Linh Ngọc Hà', '', 'linh.ngocha'],
  ['Phong VP', '', 'phong.ngocha'],
  ['', 'Chánh VP phường Ngọc Hà', 'phong.ngocha'],
  ['Vinh lãnh đạo phường', '', 'vinh.ngocha'],
] as const;
const stranger = { name: 'Bạch Văn Lạ', position: 'Công chức địa chính', organization: 'UBND phường Ba Đình' };
const besideWords = 'Ông Lạ thu tiền cùng bà Linh chuyên viên, trưởng nhóm ở phường bên.';
const byName = (name: string) => ({ name, position: '', organization: '' });
const goingOn = async (table: 'petitions' | 'visits', old: number | undefined) =>
  (
    await rows<{ id: number; pastHead: boolean }>(
      `select id::int, past_head as "pastHead" from ${table} where unit_id = $1 and origin_${table.slice(0, -1)}_id = $2`,
      [unit.ngocHa, old],
    )
  )[0] ?? { id: 0, pastHead: false };
const pageOf = async (login: string, address: string) => (await (await app.signIn(login)).get(address)).status;
const all = { words: true, paper: 200, found: true };

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  const matter = await acceptedDenunciation(app, '2026-11-20', { senders: [aSender({ name: denouncer })], summary: words });
  await issuePapers(app, matter.id);
  id.closed = matter.petitionId;
  id.paper =
    (await rows<{ id: number }>("select id::int from papers where proceeding_id = $1 and kind = 'TC04_2019'", [matter.id]))[0]
      ?.id ?? 0;
  await rows('update papers set number = 77 where id = $1', [id.paper]);
  id.officer = await against({ name: 'Đào Thùy Linh', position: 'Chuyên viên', organization: 'UBND phường Ngọc Hà' });
  id.head = await against({ name: '', position: 'Chủ tịch', organization: 'UBND phường Ngọc Hà' });
  for (const [name, position] of called) id[`${name}|${position}`] = await against({ name, position, organization: '' });
  id.beside = await against(stranger, besideWords);
  const visitOf = async (respondentName: string) =>
    (await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ respondentName })))).id;
  id.visit = await visitOf('đ/c Linh');
  id.headVisit = await visitOf('Vinh lãnh đạo phường');
  // All of it is over and owes nothing: the archive of the ward.
  await rows("update papers set state = 'sent', sent_on = '2026-11-21' where unit_id = $1 and state in ('approved','numbered')", [
    unit.baDinh,
  ]);
  await rows("update clocks set stopped_on = '2026-11-21' where unit_id = $1 and stopped_on is null", [unit.baDinh]);
  await rows("update proceedings set state = 'closed', closed_on = '2026-11-21', next_act = null where unit_id = $1", [
    unit.baDinh,
  ]);
  await rows(
    "update petitions set status = 'filed', closed_on = '2026-11-21', next_act = null, next_role = null, holder_id = null where unit_id = $1",
    [unit.baDinh],
  );
  await rows("update visits set status = 'outcome_set', due_on = null where unit_id = $1", [unit.baDinh]);
  id.open = await against(stranger);
  id.openOfficer = await against(byName('đ/c Linh'));
  id.openBeside = await against(stranger, besideWords);
  id.openHead = await against(byName('Vinh lãnh đạo phường'));
  id.openVisit = await visitOf('đ/c Linh');
  id.openHeadVisit = await visitOf('Vinh lãnh đạo phường');
  await rows("update visits set due_on = '2026-12-10' where id = any ($1::bigint[])", [[id.openVisit, id.openHeadVisit]]);
  app.setNow('2026-11-25T02:00:00Z');
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
}, 120_000);

it('before the act it is of the ward alone', async () => {
  expect(await readBy('hoa.badinh')).toEqual(all);
  for (const login of ['vinh.ngocha', 'yen.ngocha', 'tuan.ngocha'])
    expect([login, (await readBy(login)).words]).toEqual([login, false]);
});

it('after it whoever reads the denunciations of his own office reads those of the archive, and finds their papers by number', async () => {
  await carryOut();
  expect(await rows('select 1 from petitions where unit_id = $1 and origin_petition_id = $2', [unit.ngocHa, id.closed])).toEqual(
    [],
  );
  for (const login of ['vinh.ngocha', 'yen.ngocha', 'tuan.ngocha', 'hoa.badinh'])
    expect([login, await readBy(login)]).toEqual([login, all]);
  // Verifiers read what they are assigned to, reception and reporters nothing, another office nothing.
  for (const login of ['dat.ngocha', 'mai.ngocha', 'oanh.ngocha', 'khoa.ubndtp', 'kien.sxd'])
    expect([login, await contentOf(login, id.closed)]).toEqual([login, []]);
});

it('an officer of the successor whom one names does not know of it; what is against its head stays shut to all of it', async () => {
  await (await app.signIn('linh.ngocha')).get(`/petitions/${id.officer}`).expect(404);
  expect(await contentOf('yen.ngocha', id.officer)).toHaveLength(1);
  for (const login of ['vinh.ngocha', 'yen.ngocha', 'tuan.ngocha', 'phong.ngocha'])
    expect([login, await contentOf(login, id.head)]).toEqual([login, []]);
});

it('an officer of the successor called by a short form, or told of beside another, does not know of it either', async () => {
  for (const [name, position, login] of called) {
    const one = id[`${name}|${position}`] ?? 0;
    expect([name, position, await contentOf(login, one)]).toEqual([name, position, []]);
    expect([name, position, await pageOf(login, `/petitions/${one}`)]).toEqual([name, position, 404]);
    expect([name, position, (await contentOf('yen.ngocha', one)).length]).toEqual([
      name,
      position,
      login === 'vinh.ngocha' ? 0 : 1,
    ]);
  }
  expect(await pageOf('linh.ngocha', `/petitions/${id.beside}`)).toBe(404);
  expect(await contentOf('yen.ngocha', id.beside)).toHaveLength(1);
  const visit = (login: string, one: number | undefined) =>
    app.as(login, ({ tx }) => tx.rows('select 1 from visit_contents where visit_id = $1', [one ?? 0]));
  expect(await visit('linh.ngocha', id.visit)).toEqual([]);
  expect(await visit('yen.ngocha', id.visit)).toHaveLength(1);
  for (const login of ['vinh.ngocha', 'yen.ngocha']) expect([login, await visit(login, id.headVisit)]).toEqual([login, []]);
  expect(
    await rows("select distinct data ->> 'how' as how from events where petition_id = $1 and kind = 'petition.officers_named'", [
      id.beside,
    ]),
  ).toEqual([{ how: 'again' }]);
});

it('of what goes on he does not know either, and what may be against the head goes past him', async () => {
  for (const one of [id.openOfficer, id.openBeside]) {
    const { id: moved } = await goingOn('petitions', one);
    for (const row of [moved, one]) expect(await pageOf('linh.ngocha', `/petitions/${row}`)).toBe(404);
    expect(await contentOf('yen.ngocha', moved)).toHaveLength(1);
  }
  const visit = await goingOn('visits', id.openVisit);
  expect(visit).toMatchObject({ pastHead: false });
  expect(await pageOf('linh.ngocha', `/visits/${visit.id}`)).toBe(404);
  expect(await goingOn('petitions', id.openHead)).toMatchObject({ pastHead: true });
  expect(await goingOn('visits', id.openHeadVisit)).toMatchObject({ pastHead: true });
});

it('an old row is never more open than the one that goes on from it', async () => {
  const { id: moved } = await goingOn('petitions', id.open);
  expect(await contentOf('linh.ngocha', id.open)).toHaveLength(1);
  await rows(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_at) select $1, $2, id, 'denounced', now() from accounts where login = 'linh.ngocha'",
    [unit.ngocHa, moved],
  );
  expect(await contentOf('linh.ngocha', id.open)).toEqual([]);
  expect(await pageOf('linh.ngocha', `/petitions/${id.open}`)).toBe(404);
  expect(await contentOf('yen.ngocha', id.open)).toHaveLength(1);
  await rows('update petitions set past_head = true where id = $1', [moved]);
  for (const login of ['vinh.ngocha', 'yen.ngocha', 'tuan.ngocha']) {
    expect([login, await contentOf(login, id.open)]).toEqual([login, []]);
    expect([login, await pageOf(login, `/petitions/${id.open}`)]).toEqual([login, 404]);
  }
  await rows('update petitions set past_head = false where id = $1', [moved]);
  await rows('delete from named_accounts where petition_id = $1', [moved]);
});

it('whoever leads the successor later, what denounces him is shut to all of it from then on', async () => {
  expect(await contentOf('yen.ngocha', id.officer)).toHaveLength(1);
  await rows(
    "insert into assignments (account_id, unit_id, role, title, during) select id, $1, 'leader', 'Phó Chủ tịch UBND phường', daterange('2026-11-25', null) from accounts where login = 'linh.ngocha'",
    [unit.ngocHa],
  );
  for (const login of ['vinh.ngocha', 'yen.ngocha', 'tuan.ngocha'])
    expect([login, await contentOf(login, id.officer)]).toEqual([login, []]);
  await rows(
    "delete from assignments where unit_id = $1 and role = 'leader' and account_id = (select id from accounts where login = 'linh.ngocha')",
    [unit.ngocHa],
  );
  expect(await contentOf('yen.ngocha', id.officer)).toHaveLength(1);
});

it('it is read and not written, and who denounced stays behind its gate', async () => {
  await expect(
    app.as('yen.ngocha', (act) => editPaper(act, id.paper ?? 0, { fields: {}, recipients: '', version: 1 })),
  ).rejects.toThrow();
  const changed = await app.as('vinh.ngocha', ({ tx }) =>
    tx.rows("update petition_contents set summary = '' where petition_id = $1 returning 1", [id.closed ?? 0]),
  );
  expect(changed).toEqual([]);
  expect(
    await app.as('vinh.ngocha', ({ tx }) => tx.rows('select 1 from sealed_identities where petition_id = $1', [id.closed ?? 0])),
  ).toEqual([]);
  const leader = await app.signIn('vinh.ngocha');
  const refused = await leader
    .post(`/petitions/${id.closed}/identity`)
    .type('form')
    .send({ _csrf: csrfOf((await leader.get('/account')).text), purpose: 'verify_denouncer' });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.text).not.toContain(denouncer);
});

it('what another successor handles now is its own', async () => {
  const elsewhere = await app.as('binh.sxd', (act) => registerPetition(act, aRegistration()));
  await rows('update petitions set origin_unit_id = $1, origin_petition_id = $2 where id = $3', [
    unit.baDinh,
    id.officer,
    elsewhere.id,
  ]);
  await rows("update petitions set status = 'handed_over' where id = $1", [id.officer]);
  expect(await contentOf('yen.ngocha', id.officer)).toEqual([]);
  await rows('update petitions set origin_unit_id = null, origin_petition_id = null where id = $1', [elsewhere.id]);
  await rows("update petitions set status = 'filed' where id = $1", [id.officer]);
});

it('nothing is open before the officers of the successor were looked for, nor to a successor that does not keep the archive', async () => {
  await rows('update unit_successors set opens_sealed = false where unit_id = $1', [unit.baDinh]);
  expect(await contentOf('yen.ngocha', id.closed)).toEqual([]);
  // Who reads no more than number, type and state is not told that somebody was named: colleagues would work out who.
  const tells = /Không hiện (đơn|lượt tiếp) với cán bộ được nêu tên/;
  const reader = await app.signIn('yen.ngocha');
  for (const address of [`/petitions/${id.officer}`, `/visits/${id.visit}`]) {
    expect([address, tells.test((await reader.get(address).expect(200)).text)]).toEqual([address, false]);
    await rows('update unit_successors set opens_sealed = true where unit_id = $1', [unit.baDinh]);
    expect([address, tells.test((await reader.get(address).expect(200)).text)]).toEqual([address, true]);
    await rows('update unit_successors set opens_sealed = false where unit_id = $1', [unit.baDinh]);
  }
  await rows("update unit_successors set opens_sealed = true, part = 'part', keeps_archive = false where unit_id = $1", [
    unit.baDinh,
  ]);
  expect(await contentOf('yen.ngocha', id.closed)).toEqual([]);
  await rows("update unit_successors set part = 'whole', keeps_archive = true where unit_id = $1", [unit.baDinh]);
  expect(await contentOf('yen.ngocha', id.closed)).toHaveLength(1);
});

it('taken back, it is of the ward alone again', async () => {
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  expect(await contentOf('yen.ngocha', id.closed)).toEqual([]);
  expect(await contentOf('hoa.badinh', id.closed)).toHaveLength(1);
});
