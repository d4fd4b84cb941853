// A ward is abolished into the city: what its chairman was to sign, or had approved, is signed there by whoever signs for the city, and
// nobody says that the ward is the city now.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { loadPetitionRecord } from '../../../src/petitions/queries.ts';
import { draftSenderNotice } from '../../../src/petitions/sender-notice.ts';
import { addRoute, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { answers, foreignComplaint, register } from '../../petitions/handling.ts';
import { acceptedComplaint, acceptedDenunciation, decisionForm, doAct } from '../../proceedings/arrange.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
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
  id.decided = (await acceptedComplaint(app, '2026-11-24')).id;
  await doAct(app, 'thang.badinh', id.decided, 'decision', { ...decisionForm, result: 'right', executors: 'Chánh Văn phòng' });
  id.ruling = await lastPaper(baDinh, 'KN15_2020');
  await app.as('thang.badinh', (act) => approvePaper(act, id.ruling ?? 0));
  id.open = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id.open ?? 0, answers(foreignComplaint)));
  id.archived = await register(app, 'son.badinh', { subject: 'Đã xếp lưu' });
  await rows(
    "update petitions set status = 'filed', closed_on = '2026-11-24', next_act = null, next_role = null, holder_id = null where id = $1",
    [id.archived],
  );
  await rows(
    `insert into papers (unit_id, petition_id, kind, symbol, year, number, issued_on, state, fields, sealed, signer_name, signer_title, recipients, created_at, created_by)
     select unit_id, $1, kind, 'PC-UBND', 2026, 8, '2026-11-24', 'sent', fields, false, '', 'CHỦ TỊCH', '', created_at, created_by from papers where id = $2`,
    [id.archived, id.notice],
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

it('the chairman comes along as an officer, and so is he called', async () => {
  expect(
    await rows(
      "select a.role, a.title from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' and a.unit_id = $1",
      [city],
    ),
  ).toEqual([{ role: 'processor', title: 'Chuyên viên xử lý đơn' }]);
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

it('a decision sends nobody to the office that issues it: it waits until somebody names who resolves next', async () => {
  const came = await cameAlong('ruling');
  const paper = came?.id ?? 0;
  expect(came).toMatchObject({ state: 'submitted' });
  const [row] = await rows<{ fields: Record<string, unknown>; file: number }>(
    'select fields, proceeding_id::int as file from papers where id = $1 and unit_id = $2',
    [paper, city],
  );
  expect(row?.fields).toMatchObject({
    secondResolver: null,
    superiorRecipient: null,
    executors: null,
    conclusion: decisionForm.conclusion,
  });
  const leader = await app.signIn('hai.ubndtp');
  const missing = 'Điều 3 chưa ghi người có thẩm quyền giải quyết khiếu nại lần hai';
  expect((await leader.get(`/papers/${paper}`).expect(200)).text).toContain(missing);
  await expect(app.as('hai.ubndtp', (act) => approvePaper(act, paper))).rejects.toThrow(missing);
  const revocation = await leader.get(`/papers/${paper}/revocation`).expect(200);
  await leader
    .post(`/papers/${paper}/revocation`)
    .type('form')
    .send({ ...formFieldsOf(revocation.text), reason: 'Nêu lại người giải quyết lần hai' })
    .expect(303);
  // What the revoked one said is proposed; whoever decides names the two anew.
  const form = (await leader.get(`/proceedings/${row?.file}/decision`).expect(200)).text;
  for (const field of ['contents', 'verification', 'dialogueResult', 'conclusion', 'ruling'])
    expect(form).toMatch(new RegExp(`name="${field}"[^>]*(>\\s*|value=")${decisionForm[field]}`));
  expect(form).toMatch(/name="returnedPersons"[^>]*value="1"/);
  expect(form).toMatch(/<option value="right"[^>]*selected|value="right"[^>]*checked/);
  expect(form).not.toMatch(/name="(secondResolver|executors)"[^>]*value="[^"]/);
  const decided = (named: Record<string, string>) =>
    doAct(app, 'hai.ubndtp', row?.file ?? 0, 'decision', {
      ...decisionForm,
      result: 'right',
      secondResolver: 'Bộ trưởng Bộ Xây dựng',
      ...named,
    });
  const ended = 'Phường Ba Đình đã kết thúc hoạt động từ ngày 25/11/2026, nơi kế tiếp: Thành phố Hà Nội';
  await expect(decided({ secondResolver: 'Chủ tịch UBND phường Ba Đình' })).rejects.toMatchObject({
    errors: { secondResolver: `${ended}. Nhập người có thẩm quyền hiện nay` },
  });
  await expect(decided({ executors: 'Chủ tịch Ủy ban nhân dân Phường Ba Đình' })).rejects.toMatchObject({
    errors: { namesMeant: expect.stringContaining(`Điều 4: ${ended}`) },
  });
  const below = { secondResolver: 'Chủ tịch UBND phường Ngọc Hà' };
  await expect(decided(below)).rejects.toMatchObject({
    errors: { namesMeant: expect.stringContaining('cùng cấp hoặc cấp dưới của nơi ra quyết định') },
  });
  await decided({ ...below, namesMeant: '1' });
});

const then = 'Ủy ban nhân dân phường Ba Đình (đã giải thể, hồ sơ do Ủy ban nhân dân thành phố Hà Nội tiếp nhận)';

it('papers say that the ward was abolished and who has its records: those that came along and those drafted since', async () => {
  const notice = (await cameAlong('notice'))?.id ?? 0;
  const text = await app.as('hai.ubndtp', async (act) =>
    paperText(printedPaper(await lockPaper(act.tx, act.actor, notice))).join('\n'),
  );
  expect(text).toContain(`${then} đã nhận được đơn khiếu nại`);
  const drafted = await app.as('khoa.ubndtp', async (act) => {
    const here = await act.tx.one<{ id: number }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
      city,
      id.open ?? 0,
    ]);
    const outcome = { result: 'transferred', toOrg: 'Sở Xây dựng', letterNumber: '02/PC-UBND', letterOn: '2026-11-24' } as const;
    await draftSenderNotice(act, await loadPetitionRecord(act.tx, here.id), { petitionType: 'KN', outcome });
    const paper = await act.tx.one<{ id: number }>(
      "select max(id)::int as id from papers where kind = 'NOTICE_TO_SENDER' and unit_id = $1",
      [city],
    );
    return paperText(printedPaper(await lockPaper(act.tx, act.actor, paper.id))).join('\n');
  });
  expect(drafted).toContain(`${then} nhận được đơn`);
  expect(drafted).toContain(`${then} đã chuyển đơn đến Sở Xây dựng`);
  expect(drafted).not.toContain('nay là');
});

it('the preview of a proposal shows what will be filed', async () => {
  const son = await app.signIn('son.badinh');
  const [here] = await rows<{ id: number }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
    city,
    id.open,
  ]);
  const shown = await son
    .post(`/petitions/${here?.id}/proposal/preview`)
    .set('X-CSRF-Token', csrfOf((await son.get('/account')).text))
    .type('form')
    .send({ outcome: 'guide', destination: 'Tòa án khu vực 9' })
    .expect(200);
  expect(shown.text.replace(/\s+/g, ' ')).toContain(then);
});

it('the search calls the book of an archived paper by its name of then, and names the keeper of the archive', async () => {
  const found = (await (await app.signIn('nhung.ubndtp')).get('/search').query({ q: '8/PC-UBND' }).expect(200)).text;
  expect(found).toContain('Số của Phường Ba Đình, đã giải thể, hồ sơ do Thành phố Hà Nội tiếp nhận');
});
