// What nobody has numbered is in no figure; what was annulled is not carried out; and after a re-organisation the city counts what it counted.
import { expect, test } from 'vitest';
import { carriedOver } from '../../src/reports/carried/gather.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { addRoute, confirmDefaultWays, equipReceivers, prepareAct } from '../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../src/web/pages.ts';
import { runJobs } from '../../src/worker.ts';
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
import { after, cityOf, period as quarter } from './books.ts';

const app = anApp();

const city = cityOf(app);
const less = (now: readonly number[], before: readonly number[]) => now.map((figure, index) => figure - (before[index] ?? 0));
const withdrawn = { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' };
const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút toàn bộ', duties: '' };

/** Accepted on a day of the quarter, withdrawn whole, and terminated by an order nobody has numbered yet. */
async function terminated(): Promise<number> {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'son.badinh', id, 'withdrawal', withdrawn);
  await doActAtOnce(app, 'thang.badinh', id, 'termination', ending);
  return id;
}

test('a conclusion counts from its number on, and the tables say which wait for theirs', async () => {
  const of04 = [7, 10, 14, 21];
  const of05 = [16, 17, 18];
  const before = [await city('04-gqtc', of04), await city('05-kqth', of05)];
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await issuePapers(app, id);
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, stateMoney: '4' });
  expect([await city('04-gqtc', of04), await city('05-kqth', of05)]).toEqual(before);
  const chair = await app.signIn('thang.badinh');
  for (const code of ['04-gqtc', '05-kqth']) {
    const html = (await chair.get(`/reports/${code}?period=2026-Q4`).expect(200)).text;
    expect(html).toContain('chưa cấp số, hoặc đã thu hồi mà chưa có văn bản thay thế, chưa tính vào biểu');
    const list = (await chair.get(`/reports/${code}/unnumbered?period=2026-Q4`).expect(200)).text;
    expect(list).toContain('tất cả 1 văn bản');
  }
  const complaints = (await chair.get('/reports/03-gqkn?period=2026-Q4').expect(200)).text;
  expect(complaints).not.toContain('chưa cấp số, hoặc đã thu hồi');
  await issuePapers(app, id);
  expect(less(await city('04-gqtc', of04), before[0] ?? [])).toEqual([1, 1, 4, 2]);
  expect(less(await city('05-kqth', of05), before[1] ?? [])).toEqual([1, 0, 4]);
  expect((await chair.get('/reports/04-gqtc?period=2026-Q4').expect(200)).text).not.toContain('chưa cấp số, hoặc đã thu hồi');
});

test('an order of termination counts from its number on', async () => {
  const columns = [2, 4, 6];
  const before = await city('03-gqkn', columns);
  const id = await terminated();
  expect(less(await city('03-gqkn', columns), before)).toEqual([1, 1, 0]);
  await issuePapers(app, id);
  expect(less(await city('03-gqkn', columns), before)).toEqual([1, 0, 1]);
});

test('a decision annulled above or by a court leaves the stock without being carried out, and the note says so', async () => {
  const before = [await city('05-kqth', [1, 2]), await city('05-kqth', [1, 2], after)];
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await issuePapers(app, id);
  await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân khu vực 1', note: '' });
  expect(less(await city('05-kqth', [1, 2]), before[0] ?? [])).toEqual([1, 0]);
  expect(less(await city('05-kqth', [1, 2], after), before[1] ?? [])).toEqual([1, 0]);
  app.setNow(noon('2026-11-20'));
  await doAct(app, 'son.badinh', id, 'appeal-result', { on: 'hôm nay', kept: 'changed', reference: 'Bản án số 12/2026/HC-ST' });
  expect(less(await city('05-kqth', [1, 2]), before[0] ?? [])).toEqual([1, 0]);
  expect(less(await city('05-kqth', [1, 2], after), before[1] ?? [])).toEqual([0, 0]);
  const chair = await app.signIn('thang.badinh');
  const html = (await chair.get('/reports/05-kqth?period=2026-Q4').expect(200)).text;
  expect(html).toContain('1 quyết định ở cột 1 bị hủy, sửa trong kỳ');
  // What the period left over is what the next begins with.
  const chief = await app.database.actorOf('hung.thanhtra');
  const [now] = await city('05-kqth', [1], after);
  const carried = await app.database.database.inUnit(chief, (tx) =>
    carriedOver({ tx, services: app.services } as never, tables['05-kqth'], after, { code: 'all', units: null }, () => now ?? 0),
  );
  expect(carried && carried.now - carried.added).toBe(carried?.left);
});

test('a re-organisation changes no figure of the city, nor what comes of a file where it went on', async () => {
  const columns = [2, 4, 6];
  const ended = await terminated();
  await issuePapers(app, ended);
  const open = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'son.badinh', open.id, 'withdrawal', withdrawn);
  // A draft goes along, and has its number there.
  const draft = await acceptedComplaint(app, '2026-11-02');
  await issuePapers(app, draft.id);
  await doActAtOnce(app, 'thang.badinh', draft.id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  app.setNow(noon('2026-11-25'));
  const past = { ...quarter, kind: 'AD_HOC' as const, from: '2026-10-01', to: '2026-11-20' };
  const before = [await city('03-gqkn', columns), await city('tt21-01-kqgq', [4, 5, 6]), await city('03-gqkn', columns, past)];
  const [from, to] = [await app.database.unitId('00004'), await app.database.unitId('00097')];
  const asAdmin = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));
  const act = await asAdmin((context) =>
    prepareAct(context, {
      number: '12/NQ-HĐND',
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject: 'sắp xếp phường',
      effectiveOn: '2026-11-25',
    }),
  );
  const route = { fromUnitId: from, toUnitId: to, kind: 'merge', isDefault: false, fields: [], takesPetitions: true };
  await asAdmin((context) =>
    addRoute(context, act, { ...route, takesArchive: true, takesAccounts: true, takesSchedule: true } as never),
  );
  await asAdmin((context) => equipReceivers(context, act));
  await asAdmin((context) => confirmDefaultWays(context, act, null));
  await asAdmin((context) => startAct(context, act));
  await runJobs(app.services, app.database.workerUrl);
  expect([await city('03-gqkn', columns), await city('tt21-01-kqgq', [4, 5, 6]), await city('03-gqkn', columns, past)]).toEqual(
    before,
  );
  const issued = [await city('03-gqkn', [7, 8], past), await city('03-gqkn', [7, 8])];
  await app.database.owner(
    `update papers w set number = 87, year = 2026, state = 'numbered' from petitions p
      where w.unit_id = $1 and p.unit_id = $1 and p.id = w.petition_id and p.origin_petition_id = $2 and w.kind = 'KN15_2020'`,
    [to, draft.petitionId],
  );
  expect(less(await city('03-gqkn', [7, 8], past), issued[0] ?? [])).toEqual([1, 1]);
  expect(less(await city('03-gqkn', [7, 8]), issued[1] ?? [])).toEqual([1, 1]);
  // Revoked there, its step stays with the file: it counts nowhere.
  await app.database.owner(
    `update papers w set state = 'revoked' from petitions p
      where w.unit_id = $1 and p.unit_id = $1 and p.id = w.petition_id and p.origin_petition_id = $2 and w.kind = 'KN15_2020'`,
    [to, draft.petitionId],
  );
  expect([await city('03-gqkn', [7, 8], past), await city('03-gqkn', [7, 8])]).toEqual(issued);
  // Terminated by the successor, it is terminated where it was accepted.
  const [here] = await app.database.owner<{ id: number }>(
    `select g.id::int from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
      where p.unit_id = $1 and p.origin_petition_id = $2`,
    [to, open.petitionId],
  );
  await doActAtOnce(app, 'thang.badinh', here?.id ?? 0, 'termination', ending);
  expect(await city('03-gqkn', columns)).toEqual(before[0]);
  await app.database.owner(
    "update papers set number = 88, year = 2026, symbol = 'QĐ-UBND', state = 'numbered' where unit_id = $1 and proceeding_id = $2 and kind = 'KN14A_2026'",
    [to, here?.id],
  );
  expect(less(await city('03-gqkn', columns), before[0] ?? [])).toEqual([0, -1, 1]);
});
