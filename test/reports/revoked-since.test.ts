// A paper revoked after a report was closed is the reason of the difference it makes, whether its step stays or goes with it: on the unit's
// page and on the one of the consolidated report.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptedComplaint,
  acceptedDenunciation,
  conclusionForm,
  decisionForm,
  doAct,
  issuePapers,
  noon,
  reportForm,
  withTeam,
} from '../proceedings/arrange.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { ask } from './books.ts';

let app: TestApp;
let leader: Agent;
let chief: Agent;
let own = '';
let city = '';
const ids = { decided: 0, terminated: 0, concluded: 0 };

beforeAll(async () => {
  app = await testApp();
  ids.decided = (await acceptedComplaint(app, '2026-11-02')).id;
  await doAct(app, 'thang.badinh', ids.decided, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await issuePapers(app, ids.decided);
  ids.terminated = (await acceptedComplaint(app, '2026-11-02')).id;
  await doAct(app, 'son.badinh', ids.terminated, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
  const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút toàn bộ', duties: '' };
  await doAct(app, 'thang.badinh', ids.terminated, 'termination', ending);
  await issuePapers(app, ids.terminated);
  ids.concluded = (await acceptedDenunciation(app, '2026-11-02')).id;
  await withTeam(app, ids.concluded);
  await doAct(app, 'hoa.badinh', ids.concluded, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người bị tố cáo',
    denounced: '1',
  });
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'long.badinh', ids.concluded, 'report', reportForm);
  await issuePapers(app, ids.concluded);
  await doAct(app, 'thang.badinh', ids.concluded, 'conclusion', { ...conclusionForm, stateMoney: '4' });
  await issuePapers(app, ids.concluded);
  app.setNow(noon('2026-12-15'));
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  const reason = { confirmed: '1', override: 'Đến hạn gửi' };
  own = String((await ask(leader, '/reports/closed/new?period=2026-Q4', reason)).headers.location);
  expect((await ask(leader, own, {}, `${own}/sending`)).status).toBe(303);
  await ask(chief, '/reports/closed/new?period=2026-Q4', reason);
  city = String((await ask(chief, '/reports/consolidated/new?period=2026-Q4', reason)).headers.location);
  app.setNow(noon('2026-12-16'));
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

async function revoke(id: number, kind: string): Promise<string> {
  const [paper] = await app.database.owner<{ id: number; number: number; symbol: string }>(
    "select id::int, number, symbol from papers where proceeding_id = $1 and kind = $2 and state <> 'revoked'",
    [id, kind],
  );
  const href = `/papers/${paper?.id}/revocation`;
  const page = await leader.get(href).expect(200);
  await leader
    .post(href)
    .type('form')
    .send({ ...formFieldsOf(page.text), reason: 'Sai căn cứ pháp luật' })
    .expect(303);
  return `${String(paper?.number).padStart(2, '0')}/${paper?.symbol}`;
}
/** The rows of a page of differences, by table and column. */
const rowsOf = async (agent: Agent, address: string) =>
  new Map(
    [
      ...(await agent.get(`${address}/differences`).expect(200)).text.matchAll(
        /<th scope="row" class="nowrap">([^<]+)<\/th>(.*?)<\/tr>/gs,
      ),
    ].map(([, name = '', rest = '']) => [name, rest]),
  );

test.each([
  ['decided', 'KN15_2020', ['03/GQKN, cột 7'], 'decision'],
  ['terminated', 'KN14A_2026', ['03/GQKN, cột 4', '03/GQKN, cột 6'], 'termination'],
  ['concluded', 'TC12_2019', ['04/GQTC, cột 7'], 'conclusion'],
] as const)('%s: its paper revoked together with its step', async (which, kind, places, act) => {
  const before = await rowsOf(leader, own);
  const number = await revoke(ids[which], kind);
  const [step] = await app.database.owner<{ gone: boolean }>(
    'select taken_back_at is not null as gone from proceeding_steps where proceeding_id = $1 and kind = $2 order by id desc limit 1',
    [ids[which], act],
  );
  expect(step?.gone).toBe(true);
  const said = `văn bản số ${number} bị thu hồi ngày 16/12/2026, sau khi chốt`;
  const rows = await rowsOf(leader, own);
  for (const place of places) expect([place, rows.get(place)]).toEqual([place, expect.stringContaining(said)]);
  for (const [place, row] of rows)
    if (!before.has(place))
      expect([place, row]).toEqual([place, expect.stringContaining('bị thu hồi ngày 16/12/2026, sau khi chốt')]);
  const consolidated = await rowsOf(chief, city);
  for (const place of places)
    expect([place, consolidated.get(place)]).toEqual([
      place,
      expect.stringContaining('bị thu hồi ngày 16/12/2026, sau khi chốt'),
    ]);
});
