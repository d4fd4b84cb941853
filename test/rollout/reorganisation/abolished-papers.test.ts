// A ward is abolished into the city: what its chairman was to sign, or had approved, is signed there by whoever signs for the city.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import { addRoute, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint, acceptedDenunciation } from '../../proceedings/arrange.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { keepHeads } from './arrange.ts';

let app: TestApp;
let city = 0;
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const lastPaper = async (unitId: number, kind: string) =>
  (await rows<{ id: number }>('select max(id)::int as id from papers where unit_id = $1 and kind = $2', [unitId, kind]))[0]?.id ??
  0;
const cameAlong = async (name: string) =>
  (
    await rows<{ id: number; state: string; signerId: number | null; signer: string; title: string }>(
      `select id::int, state, signer_id as "signerId", signer_name as signer, signer_title as title from papers where unit_id = $1 and origin_paper_id = $2`,
      [city, id[name]],
    )
  )[0];

beforeAll(async () => {
  app = await testApp();
  const baDinh = await app.database.unitId('00004');
  city = await app.database.unitId('ubnd-tp');
  await acceptedDenunciation(app, '2026-11-20');
  id.decision = await lastPaper(baDinh, 'TC04_2019');
  await app.as('thang.badinh', (act) => approvePaper(act, id.decision ?? 0));
  await acceptedComplaint(app, '2026-11-23');
  id.notice = await lastPaper(baDinh, 'KN03_2026');
  await rows(
    "update papers set signer_id = a.id, signer_name = a.name, signer_title = 'CHỦ TỊCH' from accounts a where a.login = 'thang.badinh' and papers.id = $1",
    [id.notice],
  );
  app.setNow('2026-11-25T02:00:00Z');
  await app.as('quantri', async (act) => {
    const context = { ...act, services: app.services } as unknown as Context;
    const actId = await prepareAct(context, {
      number: '21/NQ-UBTVQH15',
      issuedOn: '2026-11-20',
      issuer: 'Ủy ban Thường vụ Quốc hội',
      subject: 'giải thể phường Ba Đình',
      effectiveOn: '2026-11-25',
    });
    await addRoute(context, actId, {
      fromUnitId: baDinh,
      toUnitId: city,
      kind: 'abolish',
      isDefault: true,
      fields: [],
      takesPetitions: true,
      takesArchive: true,
      takesAccounts: true,
      takesSchedule: true,
    } as never);
    await keepHeads(context, actId);
    await startAct(context, actId);
  });
  await runJobs(app.services, app.database.workerUrl);
}, 120_000);
afterAll(() => app.close());

it('the chairman comes along as an officer who still bears his title', async () => {
  expect(
    await rows(
      "select a.role, a.title from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' and a.unit_id = $1",
      [city],
    ),
  ).toEqual([{ role: 'processor', title: 'Chủ tịch UBND phường' }]);
});

it('what he had approved waits again and what he was to sign names nobody', async () => {
  expect(await cameAlong('decision')).toMatchObject({ state: 'submitted', signerId: null, signer: '', title: 'CHỦ TỊCH' });
  expect(await cameAlong('notice')).toMatchObject({ signerId: null, signer: '', title: 'CHỦ TỊCH' });
});

it('nobody approves or numbers over the name of one who signs nothing here, and the page says so', async () => {
  const paper = (await cameAlong('decision'))?.id ?? 0;
  await rows(
    "update papers set signer_id = a.id, signer_name = a.name, signer_title = 'CHỦ TỊCH' from accounts a where a.login = 'thang.badinh' and papers.id = $1",
    [paper],
  );
  const unfit = 'Hoàng Gia Thắng không phải là người ký văn bản của đơn vị.';
  const leader = await app.signIn('hai.ubndtp');
  expect((await leader.get(`/papers/${paper}`).expect(200)).text).toContain(`${unfit} Sửa dự thảo, chọn lại người ký.`);
  await expect(app.as('hai.ubndtp', (act) => approvePaper(act, paper))).rejects.toThrow(unfit);
  await rows("update papers set state = 'approved', approved_at = '2026-11-25T02:00:00Z' where id = $1", [paper]);
  await expect(app.as('nhung.ubndtp', (act) => numberPaper(act, paper, '2026-11-25'))).rejects.toThrow(
    `${unfit} Thu hồi rồi lập lại văn bản.`,
  );
});
