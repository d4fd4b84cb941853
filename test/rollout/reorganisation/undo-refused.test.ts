// What an undo leaves waiting is told once to each office; the first ordinary act of an officer of the receiving unit ends it; and the rule that
// refuses an undo draws neither its button nor its form.
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/accounts/actor.ts';
import { recordWords } from '../../../src/audit/record-words.ts';
import { eventWords } from '../../../src/audit/words.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { assignPetition } from '../../../src/petitions/steps/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { signHandover } from '../../../src/rollout/reorganisation/handover/actions.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { findUndoRefusal, undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { actForUnit } from '../../../src/system-act.ts';
import type { Act } from '../../../src/web/act.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import type { Agent } from '../../support/app.ts';
import { aDenunciation, aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let admin: Agent;
let actId = 0;
let carriedNo = 0;
const unit: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const here = () => `/admin/reorganisations/${actId}`;
const shown = async (path = '') => (await admin.get(`${here()}${path}`)).text;
const begin = async () => {
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
};
const noticesOf = (login: string) =>
  rows<{ words: string }>(
    "select n.words from notices n join accounts c on c.id = n.account_id where c.login = $1 and n.kind = 'account.reveal_holder' order by n.id",
    [login],
  );

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  app.setNow('2026-11-25T02:00:00Z');
  carriedNo = Number((await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).number.slice(-6));
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  admin = await app.signIn('quantri');
}, 60_000);

it('before heads are named the form of the switch does not open, and says why', async () => {
  expect(await shown()).not.toContain(`${here()}/execution`);
  const refused = await admin.get(`${here()}/execution`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Xác định người đứng đầu của từng đơn vị nhận');
  expect(refused.text).not.toContain('name="seen"');
  await asAdmin((context) => keepHeads(context, actId));
  const form = await shown('/execution');
  expect(form).toContain('name="seen"');
  expect(form).toContain('Người của các đơn vị kết thúc phải đăng nhập lại');
  // Where only a function moves nobody goes.
  await rows("update reorganisation_routes set kind = 'function', fields = array['LAND'] where reorganisation_id = $1", [actId]);
  expect(await shown('/execution')).not.toContain('đăng nhập lại');
  await rows("update reorganisation_routes set kind = 'merge', fields = null where reorganisation_id = $1", [actId]);
});

it('of all who wait after an undo each office hears once, with a list of them', async () => {
  await begin();
  // New passwords since: nobody who came along stands confirmed.
  await rows(
    "update assignments set reveal_confirmed_at = null where id in (select assignment_id from reorganisation_changes where kind = 'post_made')",
  );
  const before = (await noticesOf('hung.thanhtra')).length;
  // Said before it happens, with who they are and who says yes to them.
  const form = await shown('/undoing');
  expect(form).toContain('Hoàng Gia Thắng (Chủ tịch UBND phường, Phường Ba Đình)');
  expect(form).toContain('cho đến khi lãnh đạo đơn vị hoặc Chánh Thanh tra xác nhận lại');
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  const jobs = await rows<{ task: string; n: number; units: number }>(
    `select j.task_identifier as task, count(*)::int as n from graphile_worker.jobs j
      where task_identifier in ('announce_reveal_holder','announce_switch_holders') group by 1`,
  );
  expect(jobs.map(({ task }) => task)).toEqual(['announce_switch_holders']);
  await runJobs(app.services, app.database.workerUrl);
  const told = (await noticesOf('hung.thanhtra')).slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]?.words).toMatch(/^([2-9]|\d\d) người trở về chỗ cũ do hoàn tác 9\/NQ-HĐND chờ xác nhận/);
  const inspector = await app.signIn('hung.thanhtra');
  const list = await inspector.get(`/reveal-confirmations?act=${actId}`).expect(200);
  expect(list.text).toContain('Trở về chỗ cũ do hoàn tác 9/NQ-HĐND');
  expect(list.text).toContain('Hoàng Gia Thắng');
  // Carried out once more, they are announced once more.
  app.setNow('2026-11-25T02:10:00Z');
  await begin();
  const again = (await noticesOf('hung.thanhtra')).slice(before + 1);
  expect(again).toHaveLength(1);
  expect(again[0]?.words).toContain('chuyển công tác theo 9/NQ-HĐND');
});

/** What an undo would be told after this work, which then never happened. */
async function refusalAfter(
  run: (work: (act: Act) => Promise<void>) => Promise<void>,
  what: (act: Act) => Promise<unknown>,
  readAs: Partial<Actor> = {},
) {
  const never = new Error('never happened');
  let found: string | undefined = 'not asked';
  await run(async (act) => {
    await what(act);
    found = await findUndoRefusal(act.house, await loadAct(act.house, actId), { ...act.actor, ...readAs });
    throw never;
  }).catch((error) => {
    if (error !== never) throw error;
  });
  return found;
}
const accountOf = async (login: string) =>
  Number((await rows<{ id: number }>('select id from accounts where login = $1', [login]))[0]?.id);
const carried = async () =>
  Number(
    (
      await rows<{ id: string }>(
        'select q.id from petitions q join petitions o on o.unit_id = q.origin_unit_id and o.id = q.origin_petition_id where q.unit_id = $1 and o.number = $2',
        [unit.ngocHa, carriedNo],
      )
    )[0]?.id,
  );

it('any ordinary act of an officer of the receiving unit ends it, on a new paper or on one that came; reading and what the software does end nothing', async () => {
  app.setNow('2026-11-25T02:20:00Z');
  const id = await carried();
  const son = await accountOf('son.badinh');
  const [item] = await rows<{ id: string }>('select id from handovers where unit_id = $1 and petition_id = $2', [
    unit.ngocHa,
    id,
  ]);
  const by = (login: string) => (work: (act: Act) => Promise<void>) => app.as(login, work);
  const acts: [string, string, (act: Act) => Promise<unknown>][] = [
    ['tiếp nhận, vào sổ đơn', 'hoa.badinh', (act) => registerPetition(act, aRegistration({ receivedOn: '2026-11-25' }))],
    ['phân công xử lý', 'cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' })],
    ['ký nhận bàn giao', 'cuong.badinh', (act) => signHandover(act, [Number(item?.id)], '')],
  ];
  // What was done is named, and its record to who reads the unit's book: the administrator reads none.
  const worked = (what: string) => `Phường Ngọc Hà đã làm việc từ 25/11/2026 09:20 (${what}) nên không hoàn tác được nữa.`;
  for (const [what, login, act] of acts) {
    expect((await refusalAfter(by(login), act))?.replace(/ĐT-2026-\d{6}/, 'ĐT-…')).toBe(worked(`${what} ĐT-…`));
    expect(await refusalAfter(by(login), act, { unitId: 0, role: 'admin' })).toBe(worked(what));
  }
  // Said before it is done, where one signs and hands out.
  for (const page of ['/unit-handovers', `/petitions/${id}/assignment`])
    expect((await (await app.signIn('cuong.badinh')).get(page).expect(200)).text).toContain(
      'Việc đầu tiên của đơn vị (ký nhận bàn giao, phân công, vào sổ, xử lý hồ sơ) là quyết định sắp xếp đơn vị 9/NQ-HĐND không hoàn tác được nữa',
    );
  // Of a denunciation nobody is told what was done.
  const denounces = (act: Act) => registerPetition(act, aDenunciation({ receivedOn: '2026-11-25' }));
  expect(await refusalAfter(by('hoa.badinh'), denounces)).toBe(worked('ký nhận bàn giao, vào sổ hoặc xử lý hồ sơ'));
  await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(200);
  const bySoftware = (work: (act: Act) => Promise<void>) => actForUnit(app.services, unit.ngocHa ?? 0, work);
  expect(
    await refusalAfter(bySoftware, (act) => registerPetition(act, aRegistration({ receivedOn: '2026-11-25' }))),
  ).toBeUndefined();
  expect(await shown('/undoing')).toContain('name="reason"');
});

it('whatever is read, printed or taken out there, and words about the software, leave every petition where it can be given back', async () => {
  const id = await carried();
  const kinds = await rows<{ kind: string }>('select kind from unnest($1::text[]) kind where is_reading(kind)', [
    Object.keys({ ...eventWords, ...recordWords }),
  ]);
  const readings = kinds.map(({ kind }) => kind);
  expect(readings).toEqual(
    expect.arrayContaining(
      `paper.exported report.exported report.drafted report.list_exported wave.exported audit.exported transfer.opened transfer.file_opened
       attachment.opened attachment.revealed identity.revealed duplicates.revealed register.exported receipt.printed import.refused_exported`.split(
        /\s+/,
      ),
    ),
  );
  const head = await accountOf('cuong.badinh');
  const happens = (kind: string, petition: number | null) =>
    rows(
      `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed)
       values ($1, '2026-11-25T02:25:00Z', $2, $1, 'unit_head', $3, $4, false)`,
      [unit.ngocHa, head, kind, petition],
    );
  const refusal = () => asAdmin(async ({ house, actor }) => findUndoRefusal(house, await loadAct(house, actId), actor));
  const stays = () => rows('select id::int from acted_upon($1, $2, $3::bigint[]) id', [actId, unit.ngocHa, [id]]);
  for (const kind of readings) await happens(kind, id);
  await happens('feedback.sent', null);
  expect([await refusal(), await stays()]).toEqual([undefined, []]);
  // A yearly book opened is an act of the unit, on no petition; an act on this one keeps it.
  await happens('book.opened', null);
  expect([await refusal(), await stays()]).toEqual([expect.stringContaining('25/11/2026 09:25'), []]);
  await happens('petition.assigned', id);
  expect(await stays()).toEqual([{ id }]);
  await rows("delete from events where at = '2026-11-25T02:25:00Z'");
  expect(await refusal()).toBeUndefined();
});

it('an undo that would be refused has no button and no form, only the reason', async () => {
  expect(await shown()).toContain(`${here()}/undoing`);
  expect(await shown('/undoing')).toContain('name="reason"');
  expect((await admin.get(`${here()}/heads`)).status).toBe(409);
  // Somebody acts for one who came along.
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate)
     select (select id from accounts where login = 'phong.ngocha'), a.unit_id, a.role, a.title, daterange('2026-11-25', '2027-01-01'), a.id, '3/UQ-UBND'
       from assignments a join reorganisation_changes c on c.assignment_id = a.id and c.kind = 'post_made' order by a.id limit 1`,
  );
  const act = await shown();
  expect(act).not.toContain(`${here()}/undoing`);
  expect(act).toContain('Đã có ủy quyền, lượt xem hộ hoặc phương án khác dựa trên vị trí công tác mới');
  const refused = await admin.get(`${here()}/undoing`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Đã có ủy quyền');
  expect(refused.text).not.toContain('name="reason"');
});

it('once an officer has assigned a petition that came, the undo is refused by its page and by the act itself', async () => {
  const id = await carried();
  const son = await accountOf('son.badinh');
  await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' }));
  expect(await shown()).toContain('Phường Ngọc Hà đã làm việc từ');
  expect((await admin.get(`${here()}/undoing`)).status).toBe(409);
  await expect(asAdmin((context) => undoAct(context, actId, 'Muộn'))).rejects.toThrow('đã làm việc từ');
  expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'done' }]);
});
