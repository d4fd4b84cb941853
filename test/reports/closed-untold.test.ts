// What a table does not say by its figures, before the signer and in what he signed: papers that wait for their number, decisions annulled
// in the period. It stands as it was closed, whatever is numbered afterwards, and nobody learns by it of what is kept from him.
import { beforeAll, expect, test } from 'vitest';
import {
  acceptedComplaint,
  acceptedDenunciation,
  conclusionForm,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  reportForm,
  withTeam,
} from '../proceedings/arrange.ts';
import { anApp } from '../support/an-app.ts';
import type { Agent } from '../support/app.ts';
import { ask } from './books.ts';

const closing = '/reports/closed/new?period=2026-Q4';
const waiting = '1 kết luận, quyết định chưa cấp số, hoặc đã thu hồi mà chưa có văn bản thay thế, chưa tính vào biểu';
const annulled = '1 quyết định ở cột 1 bị hủy, sửa trong kỳ';
const app = anApp();
let leader: Agent;
let denunciation: { id: number; petitionId: number };
let closed = '';
const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;

beforeAll(async () => {
  const complaint = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', complaint.id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await issuePapers(app, complaint.id);
  await doAct(app, 'son.badinh', complaint.id, 'appeal', {
    on: 'hôm nay',
    way: 'court',
    body: 'Tòa án nhân dân khu vực 1',
    note: '',
  });
  app.setNow(noon('2026-11-20'));
  await doAct(app, 'son.badinh', complaint.id, 'appeal-result', {
    on: 'hôm nay',
    kept: 'changed',
    reference: 'Bản án số 12/2026/HC-ST',
  });
  denunciation = await acceptedDenunciation(app, '2026-11-02');
  const { id } = denunciation;
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  app.setNow(noon('2026-11-25'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await issuePapers(app, id);
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, stateMoney: '4' });
  app.setNow(noon('2026-12-15'));
  leader = await app.signIn('thang.badinh');
});

test('the signer has both before him, each with where to look', async () => {
  const html = await read(leader, closing);
  expect(html).toContain(`04/GQTC: ${waiting}`);
  expect(html).toContain('href="/reports/04-gqtc/unnumbered?period=2026-Q4"');
  expect(html).toContain(`05/KQTH: ${annulled}`);
  const table = /<section class="panel" id="05-kqth">(.*?)<\/section>/s.exec(html)?.[1] ?? '';
  expect(table).toMatch(new RegExp(`Ghi chú: ${annulled}`));
});

test('the closed report, its tables and their print keep both as they stood, under the check code', async () => {
  const answer = await ask(leader, closing, { confirmed: '1', override: 'Đến hạn gửi' });
  expect(answer.status).toBe(303);
  closed = String(answer.headers.location);
  await issuePapers(app, denunciation.id);
  expect(await read(leader, '/reports/04-gqtc?period=2026-Q4')).not.toContain('chưa cấp số, hoặc đã thu hồi');
  const report = await read(leader, closed);
  expect(report).toContain('04/GQTC: 1 kết luận, quyết định');
  expect(report).toContain(', khớp với số liệu đang giữ');
  for (const address of [`${closed}/tables/04-gqtc`, `${closed}/tables/04-gqtc/print`])
    expect(await read(leader, address)).toContain(`Khi chốt: ${waiting}`);
  for (const address of [`${closed}/tables/05-kqth`, `${closed}/tables/05-kqth/print`])
    expect(await read(leader, address)).toContain(annulled);
  expect(await read(leader, `${closed}/tables/03-gqkn`)).not.toContain('Khi chốt:');
  const db = app.database;
  await expect(db.owner("update reports set unnumbered = '{}'")).rejects.toThrow(/closed report/);
  await db.owner('alter table reports disable trigger closed_stands');
  const [kept] = await db.owner<{ unnumbered: object }>('select unnumbered from reports');
  await db.owner("update reports set unnumbered = '{}'");
  expect(await read(leader, closed)).toContain('KHÔNG khớp với số liệu đang giữ');
  await db.owner('update reports set unnumbered = $1', [JSON.stringify(kept?.unnumbered)]);
  await db.owner('alter table reports enable trigger closed_stands');
});

test('a reader from whom the denunciation is kept does not count its paper', async () => {
  const head = await app.database.actorOf('cuong.badinh');
  const his = await app.signIn('cuong.badinh');
  const address = `${closed}/tables/04-gqtc`;
  expect(await read(his, address)).toContain(waiting);
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [await app.database.unitId('00004'), denunciation.petitionId, head.accountId],
  );
  for (const one of [closed, address, `${address}/print`]) expect(await read(his, one)).not.toContain('kết luận, quyết định');
  expect(await read(leader, address)).toContain(waiting);
});

test('the consolidated report says in sum what its parts left out, with the way to each unit, and to nobody from whom it is kept', async () => {
  expect((await ask(leader, closed, {}, `${closed}/sending`)).status).toBe(303);
  const chief = await app.signIn('hung.thanhtra');
  expect((await ask(chief, closing, { confirmed: '1' })).status).toBe(303);
  const consolidating = '/reports/consolidated/new?period=2026-Q4';
  const said = `Khi các đơn vị chốt: ${waiting}`;
  const link = `<a href="${closed}/tables/04-gqtc">Phường Ba Đình</a>: 1 kết luận, quyết định`;
  const signing = await read(chief, consolidating);
  expect(signing).toContain(said);
  expect(signing).toContain(link);
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn gửi' });
  const report = String(answer.headers.location);
  expect(await read(chief, report)).toContain('04/GQTC: 1 kết luận, quyết định');
  const table = await read(chief, `${report}/tables/04-gqtc`);
  expect(table).toContain(said);
  expect(table).toContain(link);
  expect(await read(chief, `${report}/tables/04-gqtc/print`)).toContain(said);
  expect(await read(chief, `${report}/tables/03-gqkn`)).not.toContain('Khi các đơn vị chốt');
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [await app.database.unitId('00004'), denunciation.petitionId, (await app.database.actorOf('hung.thanhtra')).accountId],
  );
  for (const one of [report, `${report}/tables/04-gqtc`, `${report}/tables/04-gqtc/print`])
    expect(await read(chief, one)).not.toContain('kết luận, quyết định');
});
