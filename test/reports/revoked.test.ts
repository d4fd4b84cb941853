// A result that was revoked while its step stays is none: no table counts it until its successor has a number, the table names it among
// what it left out, and a report closed before shows the difference.
import { expect, test } from 'vitest';
import {
  acceptedComplaint,
  acceptedDenunciation,
  conclusionForm,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  type Raw,
  reportForm,
  withTeam,
} from '../proceedings/arrange.ts';
import { anApp } from '../support/an-app.ts';
import { formFieldsOf } from '../support/app.ts';
import { after, ask, cityOf } from './books.ts';

const app = anApp();

const city = cityOf(app);

async function revoke(id: number, kind: string): Promise<void> {
  const [paper] = await app.database.owner<{ id: number }>(
    "select id::int from papers where proceeding_id = $1 and kind = $2 and state <> 'revoked'",
    [id, kind],
  );
  const leader = await app.signIn('thang.badinh');
  const href = `/papers/${paper?.id}/revocation`;
  const page = await leader.get(href).expect(200);
  await leader
    .post(href)
    .type('form')
    .send({ ...formFieldsOf(page.text), reason: 'Sai căn cứ pháp luật' })
    .expect(303);
}
const leftOut = 'chưa cấp số, hoặc đã thu hồi mà chưa có văn bản thay thế';
const read = async (address: string) => (await (await app.signIn('thang.badinh')).get(address).expect(200)).text;
const right: Raw = { ...decisionForm, result: 'right', measure: 'amend' };

test('a decision revoked after others acted on it counts no more, until the one in its place has its number', async () => {
  const seen = async () => [await city('03-gqkn', [7, 8]), await city('05-kqth', [1])];
  const before = await seen();
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', id, 'decision', right);
  await issuePapers(app, id);
  const counted = await seen();
  expect(counted).not.toEqual(before);
  // The list behind the figure tells the decision by its number and day, and how the matter stands.
  const listed = await read('/reports/03-gqkn/cells/7?period=2026-Q4');
  expect(listed).toMatch(/Quyết định số \d+\/QĐ-UBND<br><span class="muted">ngày 02\/11\/2026</);
  expect(listed).toContain('Đã giải quyết');
  // The kept table is read before and after.
  expect(await read('/reports/03-gqkn?period=2026-Q4')).not.toContain(leftOut);
  await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân khu vực 1', note: '' });
  app.setNow(noon('2026-12-15'));
  const closed = await ask(await app.signIn('thang.badinh'), '/reports/closed/new?period=2026-Q4', {
    confirmed: '1',
    override: 'Đến hạn gửi',
  });
  expect(closed.status).toBe(303);
  expect(await read(`${closed.headers.location}/differences`)).not.toContain('03/GQKN');
  await revoke(id, 'KN15_2020');
  expect(await seen()).toEqual(before);
  const differences = await read(`${closed.headers.location}/differences`);
  expect(differences).toContain('03/GQKN');
  expect(differences).toMatch(
    /ĐT-2026-\d+: văn bản số \d+\/QĐ-UBND bị thu hồi ngày 15\/12\/2026, sau khi chốt, chưa có văn bản thay thế\./,
  );
  const html = await read('/reports/03-gqkn?period=2026-Q4');
  expect(html).toContain(`1 quyết định ${leftOut}, chưa tính vào biểu`);
  expect(await read('/reports/03-gqkn/unnumbered?period=2026-Q4')).toContain('tất cả 1 văn bản');
  expect(await read('/reports/03-gqkn/unnumbered?period=2026-Q4')).toMatch(/Quyết định số \d+\/QĐ-UBND, đã thu hồi/);
  await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
  expect(await seen()).toEqual(before);
  await issuePapers(app, id);
  expect(await city('03-gqkn', [7, 8], after)).toEqual(counted[0]);
  expect(await read('/reports/03-gqkn?period=2026-Q4')).not.toContain(leftOut);
});

test('a conclusion revoked after it was carried out counts no more', async () => {
  const seen = async () => [await city('04-gqtc', [7, 8, 14, 21, 22]), await city('05-kqth', [16, 18])];
  const before = await seen();
  app.setNow(noon('2026-11-02'));
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await issuePapers(app, id);
  await doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, stateMoney: '4' });
  await issuePapers(app, id);
  expect(await seen()).not.toEqual(before);
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denouncer: '1' });
  await doAct(app, 'thang.badinh', id, 'handling', {
    on: 'hôm nay',
    executor: 'other',
    assigned: 'Phòng Kinh tế',
    number: '90/UBND',
    work: 'Kiểm điểm',
  });
  await doAct(app, 'son.badinh', id, 'enforcement', { ...decisionForm, on: 'hôm nay', note: 'Đã trả 4 triệu đồng' });
  await revoke(id, 'TC12_2019');
  expect(await seen()).toEqual(before);
  expect(await read('/reports/04-gqtc?period=2026-Q4')).toContain(`1 kết luận, quyết định ${leftOut}, chưa tính vào biểu`);
});

test('an order of termination revoked while its step stays counts no more, and the table names it', async () => {
  const seen = async () => city('03-gqkn', [2, 4, 6]);
  app.setNow(noon('2026-11-02'));
  const { id } = await acceptedComplaint(app, '2026-11-02');
  const before = await seen();
  await doAct(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
  await doAct(app, 'thang.badinh', id, 'termination', {
    on: 'hôm nay',
    ground: 'full_withdrawal',
    reason: 'Rút toàn bộ',
    duties: '',
  });
  await issuePapers(app, id);
  const [all = 0, accepted = 0, ended = 0] = before;
  expect(await seen()).toEqual([all, accepted - 1, ended + 1]);
  // Of a step that came along from another office nobody knows any more what it changed: it stays.
  await app.database.owner("update proceeding_steps set undo = null where proceeding_id = $1 and kind = 'termination'", [id]);
  await revoke(id, 'KN14A_2026');
  expect(await seen()).toEqual(before);
  expect(await read('/reports/03-gqkn/unnumbered?period=2026-Q4')).toMatch(/Quyết định đình chỉ số \d+\/QĐ-UBND, đã thu hồi/);
});
