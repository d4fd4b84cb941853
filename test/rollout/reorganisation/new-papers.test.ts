// What the successor drafts about an older matter: who received it, accepted it and suspended it then is named as it was called then.
import { beforeAll, expect, it } from 'vitest';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { createPaper } from '../../../src/documents/registry/actions.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint, acceptedDenunciation, doAct, doActAtOnce, issuePapers } from '../../proceedings/arrange.ts';
import { anApp } from '../../support/an-app.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
const unit: Record<string, number> = {};
const matter: Record<string, { id: number; petitionId: number }> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const printed = (paper: number) =>
  app.as('vinh.ngocha', async (act) => paperText(printedPaper(await lockPaper(act.tx, act.actor, paper))).join('\n'));
/** What the matter's row in Ngọc Hà is, and the last paper of a kind there. */
const goesOn = async (name: string) =>
  (
    await rows<{ id: number; petition_id: number }>(
      'select g.id::int, g.petition_id::int from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where p.unit_id = $1 and p.origin_petition_id = $2',
      [unit.ngocHa, matter[name]?.petitionId],
    )
  )[0] ?? { id: 0, petition_id: 0 };
const lastOf = async (name: string, kind: PaperKind) => {
  const [row] = await rows<{ id: number }>(
    'select max(id)::int as id from papers where unit_id = $1 and kind = $2 and proceeding_id = $3 and origin_paper_id is null',
    [unit.ngocHa, kind, (await goesOn(name)).id],
  );
  return printed(row?.id ?? 0);
};
const received = 'Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Ngọc Hà)';
const suspension = { ground: 'await_other_body', reason: 'Chờ kết luận đo đạc' };
const pause = { ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  matter.denunciation = await acceptedDenunciation(app, '2026-11-20');
  await issuePapers(app, matter.denunciation.id);
  matter.complaint = await acceptedComplaint(app, '2026-11-23');
  matter.suspended = await acceptedComplaint(app, '2026-11-23');
  await doAct(app, 'thang.badinh', matter.suspended.id, 'suspension', { on: '23/11/2026', ...suspension });
  await issuePapers(app, matter.suspended.id);
  matter.paused = await acceptedDenunciation(app, '2026-11-23');
  await doAct(app, 'thang.badinh', matter.paused.id, 'suspension', { on: '23/11/2026', ...pause });
  await issuePapers(app, matter.paused.id);
  // Of the last one the decision was never a paper here: an old book told of it.
  matter.told = await acceptedDenunciation(app, '2026-11-23');
  await rows('delete from papers where proceeding_id = $1', [matter.told.id]);
  app.setNow('2026-11-25T02:00:00Z');
  const actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  app.setNow('2026-11-26T02:00:00Z');
}, 120_000);

it('a letter about a petition received before says who received it', async () => {
  const { petition_id: petitionId } = await goesOn('complaint');
  const fields = {
    complainant: { name: 'Nguyễn Văn Tám' },
    receivedOn: '2026-11-23',
    summary: 'Bồi thường',
    competentOrg: 'Sở Xây dựng',
  };
  const id = await app.as('vinh.ngocha', (act) =>
    createPaper(act, { kind: 'XLD02_2021', petitionId, sealed: false, fields: fields as never }),
  );
  const text = await printed(id);
  expect(text).toContain(`Ngày 23 tháng 11 năm 2026, ${received} nhận được đơn`);
  expect(text).toContain('không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Ngọc Hà');
});

it('so does a notice of acceptance drafted anew, and one of a denunciation says who accepted', async () => {
  await doActAtOnce(app, 'vinh.ngocha', (await goesOn('complaint')).id, 'acceptance-papers', { points: 'Diện tích thu hồi' });
  expect(await lastOf('complaint', 'KN03_2026')).toContain(`${received} đã nhận được đơn khiếu nại`);
  const { id } = await goesOn('denunciation');
  await rows("update papers set state = 'revoked' where proceeding_id = $1 and kind in ('TC05_2019', 'TC06_2019')", [id]);
  await doActAtOnce(app, 'vinh.ngocha', id, 'acceptance-papers', {
    points: 'Thu tiền ngoài quy định\nGây khó khăn cho người dân',
  });
  for (const kind of ['TC05_2019', 'TC06_2019'] as const) {
    const text = await lastOf('denunciation', kind);
    expect(text).toContain(`${received} đã nhận được đơn tố cáo`);
    expect(text).toMatch(/Theo quy định của pháp luật, Chủ tịch Ủy ban nhân dân phường Ba Đình (đã )?thụ lý tố cáo/);
  }
});

it('an order that resumes says whose decision suspended', async () => {
  const on = { on: '26/11/2026', reason: 'Đã có kết luận' };
  await doActAtOnce(app, 'vinh.ngocha', (await goesOn('suspended')).id, 'resumption', on);
  const by = 'ngày 23 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân phường Ba Đình';
  expect(await lastOf('suspended', 'KN14B_2026')).toMatch(new RegExp(`đã tạm đình chỉ theo Quyết định số \\d+/QĐ-\\S+ ${by}`));
  await doActAtOnce(app, 'vinh.ngocha', (await goesOn('paused')).id, 'resumption', on);
  const text = await lastOf('paused', 'TC_RESUME');
  expect(text).toMatch(new RegExp(`đã tạm đình chỉ theo Quyết định số \\d+/QĐ-\\S+ ${by}`));
  expect(text).toMatch(new RegExp(`đã được thụ lý tại Quyết định số \\d+/QĐ-\\S+ ${by}`));
});

it('an acceptance of which no paper is here was decided by whoever headed the office of that day', async () => {
  await doActAtOnce(app, 'vinh.ngocha', (await goesOn('told')).id, 'suspension', { on: '26/11/2026', ...pause });
  expect(await lastOf('told', 'TC_SUSPEND')).toMatch(
    /đã được thụ lý tại Quyết định số …+ ngày 23 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân phường Ba Đình/,
  );
});
