// A ward that was renamed and then merged: what came to it before the renaming was received by it under the name it had on that day.
import { beforeAll, expect, it } from 'vitest';
import { paperText } from '../../../src/documents/papers/text.ts';
import { createPaper } from '../../../src/documents/registry/actions.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const printed = (paper: number) =>
  app.as('vinh.ngocha', async (act) => paperText(printedPaper(await lockPaper(act.tx, act.actor, paper))).join('\n'));
const fields = {
  complainant: { name: 'Nguyễn Văn Tám', address: 'Số 5 phố Đội Cấn' },
  receivedOn: '2026-11-20',
  summary: 'Bồi thường',
  competentOrg: 'Sở Xây dựng',
};
const received =
  'Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Ngọc Hà) nhận được đơn';
let ngocHa = 0;
let petition = 0;
let draft = 0;

beforeAll(async () => {
  const baDinh = await app.database.unitId('00004');
  ngocHa = await app.database.unitId('00008');
  app.setNow('2026-11-20T02:00:00Z');
  petition = (
    await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ receivedOn: '2026-11-20', writtenOn: '2026-11-20' })),
    )
  ).id;
  await rows(
    `insert into unit_names (unit_id, during, unit_type, name, short_name, act)
     select id, daterange('2025-07-01', '2026-11-22'), unit_type, name, short_name, '5/NQ-HĐND' from units where id = $1`,
    [baDinh],
  );
  await rows("update units set name = 'Phường Hoàng Thành', short_name = 'Hoàng Thành' where id = $1", [baDinh]);
  await rows("update unit_profiles set issuing_org = 'Ủy ban nhân dân phường Hoàng Thành' where unit_id = $1", [baDinh]);
  app.setNow('2026-11-23T02:00:00Z');
  const paper = {
    kind: 'XLD02_2021' as const,
    petitionId: petition,
    sealed: false,
    state: 'draft' as const,
    fields: fields as never,
  };
  draft = await app.as('son.badinh', (act) => createPaper(act, paper));
  // One drafted when nothing was kept of the name it had.
  await rows("update papers set fields = fields - 'receivedByOrg' where id = $1", [draft]);
  app.setNow('2026-11-25T02:00:00Z');
  const actId = await asAdmin((context) => prepareMerger(context, baDinh, ngocHa));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
}, 120_000);

it('a draft that came along says so', async () => {
  const [copy] = await rows<{ id: number }>('select id::int from papers where unit_id = $1 and origin_paper_id = $2', [
    ngocHa,
    draft,
  ]);
  expect(await printed(copy?.id ?? 0)).toContain(received);
});

it('so does what is drafted anew', async () => {
  const [row] = await rows<{ id: number }>('select id::int from petitions where unit_id = $1 and origin_petition_id = $2', [
    ngocHa,
    petition,
  ]);
  const paper = { kind: 'XLD02_2021' as const, petitionId: row?.id ?? 0, sealed: false, fields: fields as never };
  expect(await printed(await app.as('vinh.ngocha', (act) => createPaper(act, paper)))).toContain(received);
});
