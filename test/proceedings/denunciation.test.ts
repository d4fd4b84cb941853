// A denunciation from acceptance to the closed file: team, extension, expert, suspension, conclusion, and who sees nothing of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayClock } from '../../src/deadlines/clock.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import { eventsOf, listClocks } from '../../src/deadlines/records.ts';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { findRevealFacts } from '../../src/sealing/queries.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aSender } from '../support/registration.ts';
import {
  acceptedDenunciation,
  accountId,
  clocksOf,
  conclusionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  openBooks,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const canary = 'Kiều Oanh Thạch';

it('is accepted, investigated, extended, suspended, resumed, concluded, told, handled and closed', async () => {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-07-01', {
    senders: [aSender({ name: canary })],
    respondents: [
      {
        kind: 'individual',
        name: 'Trịnh Văn Bảy',
        position: 'Công chức địa chính',
        organization: 'UBND phường Ba Đình',
        accountId: null,
      },
    ],
  });
  expect(await rowOf(app, id)).toMatchObject({ state: 'accepted', sealed: true, due: '2026-07-31', due_rule: 'TC_RES' });
  expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { due_on: '2026-07-08' } });

  const lead = await accountId(app, 'long.badinh');
  await expect(
    doAct(app, 'thang.badinh', id, 'assignment', { on: 'hôm nay', lead, members: [], days: '20', contents: '' }),
  ).rejects.toMatchObject({
    errors: { members: expect.stringContaining('từ 02 người') },
  });
  await withTeam(app, id);
  expect(
    await app.as('long.badinh', (act) =>
      findRevealFacts(act.tx, { unitId: act.actor.unitId, id: petitionId }, act.actor.accountId),
    ),
  ).toEqual({
    isTeamMember: true,
    hasConflict: false,
    isOrderedByResolver: false,
    isTakenElsewhere: false,
    isConfirmed: true,
    isShutByAct: false,
  });
  await doAct(app, 'thang.badinh', id, 'identity-access', { on: 'hôm nay', reason: 'Làm việc với người tố cáo' });
  expect(
    await app.as('long.badinh', (act) =>
      findRevealFacts(act.tx, { unitId: act.actor.unitId, id: petitionId }, act.actor.accountId),
    ),
  ).toMatchObject({ isOrderedByResolver: true });

  // Due in five working days is the clerk's notice; the report is the team's own next step meanwhile.
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'acceptance-notice', next_role: 'clerk', due: '2026-07-08' });
  app.setNow(noon('2026-07-06'));
  await expect(
    doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người tố cáo' }),
  ).rejects.toMatchObject({ errors: { denounced: expect.stringContaining('người bị tố cáo') } });
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  expect((await clocksOf(app, id)).TC_NOTICE?.stopped_on).toBe('2026-07-06');
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'report', due: '2026-07-31' });

  // 30 days to 31/07; two criteria make it very complex; extended by 30 days to 30/08, a Sunday: next working day after the National Day break.
  await expect(
    doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '30', reason: 'Nhiều nội dung' }),
  ).rejects.toThrow('Chưa xác định');
  const both = { on: 'hôm nay', criteria: ['several_places', 'several_contents'], reason: 'Hai nội dung', number: '' };
  await expect(doAct(app, 'thang.badinh', id, 'complexity', both)).rejects.toMatchObject({
    errors: { criteria: expect.stringContaining('chọn một trong hai') },
  });
  await doAct(app, 'thang.badinh', id, 'complexity', {
    on: 'hôm nay',
    criteria: ['several_contents', 'many_people'],
    reason: 'Hai nội dung, bốn hộ',
    number: '',
  });
  app.setNow(noon('2026-07-30'));
  await expect(
    doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '31', reason: 'Nhiều nội dung' }),
  ).rejects.toMatchObject({ errors: { days: expect.stringContaining('30 ngày') } });
  await doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '30', reason: 'Nhiều nội dung' });
  expect(await rowOf(app, id)).toMatchObject({ due: '2026-09-03', extension_count: 1 });
  // The paper counts on from the day the period itself ends, as the clock does; 30/08 is what the clock puts off to 03/09.
  const [extended] = await app.database.owner<{ from: string; days: number }>(
    "select fields ->> 'fromDate' as from, (fields ->> 'extensionDays')::int as days from papers where proceeding_id = $1 and kind = 'TC01_2019'",
    [id],
  );
  expect(addDays(extended?.from ?? '', extended?.days ?? 0)).toBe('2026-08-30');

  // Expert assessment 10 days, then suspension 5 days: both leave the period.
  app.setNow(noon('2026-08-10'));
  // The team stops no clock of its own: whoever resolves decides on an expert (khoản 1 Điều 15 NĐ 31/2019).
  const assessment = { on: 'hôm nay', agency: 'Viện Khoa học hình sự', matter: 'Chữ ký trên biên lai' };
  await expect(doAct(app, 'long.badinh', id, 'expert', assessment)).rejects.toThrow('Việc của người giải quyết');
  await doAct(app, 'thang.badinh', id, 'expert', assessment);
  expect(await rowOf(app, id)).toMatchObject({ is_paused: true, due_on: null });
  // The book says since when the days are not counted, not since when the paper is here.
  const book = (await (await app.signIn('thang.badinh')).get('/petitions').expect(200)).text;
  const row = book.split('<tr').find((one) => one.includes(`href="/petitions/${petitionId}"`));
  expect(row).toContain('từ 10/08/2026');
  expect(row).not.toContain('từ 01/07/2026');
  app.setNow(noon('2026-08-20'));
  await doAct(app, 'hieu.badinh', id, 'expert-result', { on: 'hôm nay', result: 'Đúng chữ ký' });
  expect(await rowOf(app, id)).toMatchObject({ due: '2026-09-09' });
  await doAct(app, 'thang.badinh', id, 'suspension', {
    on: 'hôm nay',
    ground: 'await_other_result',
    reason: 'Chờ kết quả vụ việc liên quan',
    duties: 'Cơ quan đang giải quyết gửi kết quả khi có',
  });
  expect(await clocksOf(app, id)).toMatchObject({ TC_SUSP_SEND: { due_on: '2026-08-26' } }); // 22/8 is worked
  app.setNow(noon('2026-08-25'));
  await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết quả' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'verifying', due: '2026-09-14' });
  await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người tố cáo, người bị tố cáo' });

  // The team stands in the decision on form 07 made with it: nobody types its number (khoản 2 Điều 31 LTC).
  const reportPage = (await (await app.signIn('long.badinh')).get(`/proceedings/${id}/report`).expect(200)).text;
  expect(reportPage).not.toContain('name="teamNumber"');
  // The denouncer's name goes into nothing the denounced reads: who knows it is asked to say it otherwise, "người tố cáo" in its place
  // among others would tell it (khoản 3 Điều 8, Điều 56 LTC).
  const harmed = (who: string) => `Thu tiền của 03 hộ: bà Trần Thị Hoa, ${who}, bà Vũ Thị Én`;
  const written = { ...reportForm, teamNumber: '', teamOn: '' };
  for (const who of [`bà ${canary}`, 'người tố cáo'])
    await expect(doAct(app, 'long.badinh', id, 'report', { ...written, result: harmed(who) })).rejects.toMatchObject({
      errors: { result: expect.stringContaining('ghi tổng số') },
    });
  await doAct(app, 'long.badinh', id, 'report', { ...written, result: `${reportForm.result}\nNgười tố cáo cung cấp ảnh.` });
  const [team] = await app.database.owner<{ details: object; number: string }>(
    `select s.details, lpad(p.number::text, 2, '0') || '/' || p.symbol as number from proceeding_steps s
       join papers p on p.proceeding_id = s.proceeding_id and p.kind = 'TC07_2019' where s.proceeding_id = $1 and s.kind = 'report'`,
    [id],
  );
  expect(team?.details).toMatchObject({ teamNumber: team?.number, teamOn: '2026-07-06' });
  const [report] = await app.database.owner(
    'select to_json(c)::text as words from proceeding_contents c where proceeding_id = $1',
    [id],
  );
  expect(report?.words).toContain('Người tố cáo cung cấp ảnh.');
  app.setNow(noon('2026-08-27'));
  await expect(doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, points: 'Thu tiền' })).rejects.toMatchObject({
    errors: { points: expect.any(String) },
  });
  await expect(doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, result: 'right' })).rejects.toMatchObject({
    errors: { result: expect.any(String) },
  });
  for (const [part, words] of [
    ['points', `${conclusionForm.points}, cùng ${harmed(`bà ${canary}`)}`],
    ['findings', `${harmed('một công dân')}\nKhông có việc gây khó khăn`],
    ['measures', 'Bồi thường cho hộ người tố cáo'],
    ['cause', `Do bà ${canary} không được trả lời`],
    ['responsibility', `Ông Bình với bà ${canary}`],
  ] as const)
    await expect(doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, [part]: words })).rejects.toMatchObject({
      errors: { [part]: expect.stringContaining('không nêu ai') },
    });
  await expect(doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, responsibility: '' })).rejects.toMatchObject({
    errors: { responsibility: expect.stringContaining('“Không có”') },
  });
  // One finding for each content (note 6 of Mẫu số 12): one of the two is not said to be as the other.
  const findings = 'Thu 4 triệu đồng của 04 hộ';
  await expect(doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, findings })).rejects.toMatchObject({
    errors: { findings: expect.stringContaining('Nhập kết quả xác minh của từng nội dung, mỗi nội dung một dòng') },
  });
  const blocks = `${findings}\r\nThu ngày 03/6/2026\r\n\r\nKhông có việc gây khó khăn`;
  await doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, findings: blocks });
  const [concluded] = await app.database.owner<{ found: string[] }>(
    `select (select array_agg(c ->> 'finding') from jsonb_array_elements(fields -> 'contents') c) as found
       from papers where proceeding_id = $1 and kind = 'TC12_2019'`,
    [id],
  );
  expect(concluded?.found).toEqual([`${findings}\nThu ngày 03/6/2026`, 'Không có việc gây khó khăn']);
  expect(await clocksOf(app, id)).toMatchObject({
    TC_RES: { stopped_on: '2026-08-27' },
    TC_CONCL_SEND: { due_on: '2026-09-08' },
    TC_HANDLE: { due_on: '2026-09-10' },
    TC_PUBLISH: { due_on: '2026-09-10' }, // vector of §8.9
  });
  app.setNow(noon('2026-09-03'));
  await doAct(app, 'hoa.badinh', id, 'notice', {
    on: 'hôm nay',
    recipients: 'người bị tố cáo, người tố cáo',
    receivedOn: '',
    denouncer: '1',
  });
  await expect(
    doAct(app, 'thang.badinh', id, 'handling', {
      on: 'hôm nay',
      number: 'abc',
      assigned: 'Sở Nội vụ',
      work: 'Kiểm điểm',
      executor: 'other',
    }),
  ).rejects.toMatchObject({ errors: { number: expect.stringContaining('12/UBND-NC') } });
  await doAct(app, 'thang.badinh', id, 'handling', {
    on: 'hôm nay',
    number: '90/UBND',
    assigned: 'Sở Nội vụ',
    work: 'Kiểm điểm',
    executor: 'other',
  });
  await expect(
    doAct(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting'], place: '' }),
  ).rejects.toMatchObject({ errors: { redacted: expect.any(String) } });
  await doAct(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting'], place: '', redacted: '1' });
  await expect(doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: '' })).rejects.toMatchObject({
    errors: { note: expect.stringContaining('Chưa lần nào cập nhật kết quả thi hành') },
  });
  await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: 'Đã kiểm điểm' });
  await expect(doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' })).rejects.toThrow(
    'báo cáo kết quả xử lý',
  );
  // Others carry it out: their five working days are theirs, the office waits, urges and notes what it received (khoản 3 Điều 36 LTC).
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { due_on: '2026-09-10', stopped_on: null } });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'handling-report', due_on: null });
  const reported = { on: 'hôm nay', org: 'Sở Nội vụ', paperOn: 'hôm nay', note: '' };
  const noteReport = (more: object) => doAct(app, 'son.badinh', id, 'handling-report', { ...reported, ...more });
  expect((await noteReport({ event: 'urged', number: '95/UBND-VP' })).said).toContain('Đôn đốc Sở Nội vụ');
  await expect(doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' })).rejects.toThrow('Chưa ghi nhận');
  expect((await noteReport({ event: 'received', number: '40/BC-SNV' })).said).toContain(
    'Nhận báo cáo kết quả xử lý của Sở Nội vụ, số 40/BC-SNV ngày 03/09/2026',
  );
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: '2026-09-03' } });
  await doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed' });

  await app.as('thang.badinh', async ({ tx, actor, rules }) => {
    const clocks = await listClocks(tx, actor.unitId, { proceedingId: id });
    const events = await eventsOf(
      tx,
      actor.unitId,
      clocks.map((clock) => clock.id),
    );
    for (const clock of clocks) {
      const { clock: state } = replayClock(events.get(clock.id) ?? [], rules.book, rules.calendar);
      expect([clock.dueOn, clock.stoppedOn], clock.ruleCode).toEqual([state?.dueOn, state?.stoppedOn]);
    }
  });
  const papers = await app.database.owner<{ kind: string; fields: object; sealed: boolean }>(
    'select kind, fields, sealed from papers where proceeding_id = $1 order by id',
    [id],
  );
  expect(papers.map((one) => one.kind)).toEqual([
    'TC04_2019',
    'TC05_2019',
    'TC06_2019',
    'TC07_2019',
    'TC01_2019',
    'TC_SUSPEND',
    'TC_RESUME',
    'TC12_2019',
    'TC_CONCLUSION_NOTICE',
  ]);
  expect(papers.every((one) => one.sealed)).toBe(true);
  const everything = await app.database.owner(
    `select (select json_agg(p) from papers p)::text || (select json_agg(s) from proceeding_steps s)::text || (select json_agg(c) from proceeding_contents c)::text
       || (select json_agg(e) from events e)::text || (select json_agg(n) from notices n)::text as words`,
  );
  expect(JSON.stringify(everything)).not.toContain(canary);
});

it('two orders after a conclusion have each their own report: one that came in ends the other not', async () => {
  const { id } = await acceptedDenunciation(app, '2026-09-07');
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người tố cáo', denounced: '1' });
  await doAct(app, 'long.badinh', id, 'report', { ...reportForm, teamNumber: '', teamOn: '' });
  await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  await doAct(app, 'hoa.badinh', id, 'notice', {
    on: 'hôm nay',
    recipients: 'người bị tố cáo, người tố cáo',
    receivedOn: '',
    denouncer: '1',
  });
  const order = { on: 'hôm nay', number: '90/UBND', assigned: 'Sở Nội vụ', work: 'Kiểm điểm', executor: 'other' };
  await doAct(app, 'thang.badinh', id, 'handling', order);
  app.setNow(noon('2026-09-09'));
  const second = { ...order, number: '91/UBND', assigned: 'Công an thành phố', work: 'Xác minh' };
  await doAct(app, 'thang.badinh', id, 'handling', second);
  await expect(doAct(app, 'thang.badinh', id, 'handling', second)).rejects.toMatchObject({
    errors: { number: expect.stringContaining('đã ghi rồi') },
  });
  expect((await clocksOf(app, id)).TC_HANDLE).toMatchObject({ stopped_on: '2026-09-07' });
  await doAct(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting'], place: '', redacted: '1' });

  // Of the first one, on a day before the second was given: it is asked which order it is of.
  const [first, other] = (
    await app.database.owner<{ id: number }>(
      "select id::int from proceeding_steps where proceeding_id = $1 and kind = 'handling' order by id",
      [id],
    )
  ).map((step) => step.id);
  const report = { event: 'received', org: '', number: '40/BC', paperOn: '08/09/2026', on: '08/09/2026', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: '' })).rejects.toMatchObject({
    errors: { order: expect.stringContaining('Chọn văn bản giao') },
  });
  await expect(doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: String(other) })).rejects.toMatchObject({
    errors: { on: expect.stringContaining('09/09/2026') },
  });
  const page = async () => (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect((await doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: String(first) })).said).toContain(
    'Nhận báo cáo kết quả xử lý của Sở Nội vụ, số 40/BC ngày 08/09/2026, theo Văn bản 90/UBND ngày 07/09/2026 giao Sở Nội vụ',
  );
  expect(await page()).toContain('Văn bản 90/UBND ngày 07/09/2026 giao Sở Nội vụ: đã nhận báo cáo ngày 08/09/2026');
  expect(await page()).toContain('Văn bản 91/UBND ngày 09/09/2026 giao Công an thành phố: chưa nhận báo cáo kết quả');
  // Nothing rests on the second order; on the first one its report does, and the second itself.
  const html = await page();
  const isTakeable = (step = 0) => html.includes(`/proceedings/${id}/steps/${step}/taking-back`);
  expect([isTakeable(first), isTakeable(other)]).toEqual([false, true]);

  await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: 'Đã kiểm điểm' });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: null } });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'handling-report' });
  const closing = { on: 'hôm nay', file: '1', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'close', closing)).rejects.toThrow('Công an thành phố');
  // Once more of the first: the other one still owes.
  await doAct(app, 'son.badinh', id, 'handling-report', { ...report, number: '41/BC', order: String(first) });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: null } });
  const form = (await (await app.signIn('son.badinh')).get(`/proceedings/${id}/handling-report`).expect(200)).text;
  expect(form).toMatch(new RegExp(`name="order" value="${other}" checked`));
  const today = { on: '09/09/2026', paperOn: '09/09/2026' };
  await doAct(app, 'son.badinh', id, 'handling-report', { ...report, ...today, number: '12/BC-CA', order: String(other) });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: '2026-09-09' } });
  await doAct(app, 'son.badinh', id, 'close', closing);
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed' });
});

it('a paper that names another by its number waits for it, and carries it from then on', async () => {
  const { id } = await acceptedDenunciation(app, '2026-07-01');
  const papers = async () =>
    new Map(
      (
        await app.database.owner<{ id: number; kind: string; fields: Record<string, unknown> }>(
          'select id, kind, fields from papers where proceeding_id = $1 order by id',
          [id],
        )
      ).map((one) => [one.kind, one]),
    );
  const approve = async (...kinds: string[]) => {
    for (const kind of kinds) {
      const paper = (await papers()).get(kind)?.id ?? 0;
      await app.as('thang.badinh', (act) => approvePaper(act, paper));
    }
  };
  const number = async (kind: string) => {
    const paper = (await papers()).get(kind)?.id ?? 0;
    return app.as('hoa.badinh', (act) => numberPaper(act, paper, act.moment.today));
  };
  await withTeam(app, id);
  await openBooks(app, id);
  await approve('TC06_2019', 'TC04_2019');
  const accepted = await number('TC04_2019');
  expect((await papers()).get('TC06_2019')?.fields.acceptanceNumber).toBe(
    `${String(accepted.number).padStart(2, '0')}/${accepted.symbol}`,
  );
  await number('TC06_2019');
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  await approve('TC12_2019', 'TC_CONCLUSION_NOTICE');
  await expect(number('TC_CONCLUSION_NOTICE')).rejects.toMatchObject({
    errors: { issuedOn: expect.stringContaining('“Kết luận nội dung tố cáo”') },
  });
  const concluded = await number('TC12_2019');
  const cited = `${String(concluded.number).padStart(2, '0')}/${concluded.symbol}`;
  expect((await papers()).get('TC_CONCLUSION_NOTICE')?.fields.conclusionNumber).toBe(cited);
  await number('TC_CONCLUSION_NOTICE');
  const notice = (await papers()).get('TC_CONCLUSION_NOTICE')?.id;
  const clerk = await app.signIn('hoa.badinh');
  expect((await clerk.get(`/papers/${notice}/print`).expect(200)).text).toContain(`đã ban hành Kết luận số ${cited}`);
});

describe('limits', () => {
  it('01/12/2026 and 30 days: 31/12/2026', async () => {
    const { id } = await acceptedDenunciation(app, '2026-12-01');
    expect(await rowOf(app, id)).toMatchObject({ due: '2026-12-31' });
  });

  it('a complex one is extended once only, from the day its period ends, by a decision that is numbered and sent', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-30');
    const page = async (login: string, path: string) => (await (await app.signIn(login)).get(path).expect(200)).text;
    await doAct(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['several_contents'],
      reason: 'Hai nội dung',
      number: '',
    });
    await issuePapers(app, id);
    // 29/11 is a Sunday: due on Monday, while the extension counts on from the Sunday, as its decision says.
    expect(await page('thang.badinh', `/proceedings/${id}/extension`)).toContain(
      'Hạn hiện nay 30/11/2026. Thời gian gia hạn tính tiếp từ ngày hết thời hạn 29/11/2026.',
    );
    await doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '20', reason: 'Cần thêm thời gian' });
    expect(await rowOf(app, id)).toMatchObject({ due: '2026-12-21' });
    // The new day rests on a decision nobody could have received yet: the page says so, and whoever is next finds the paper in his list.
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'TC01_2019'",
      [id],
    );
    const decision = paper?.id ?? 0;
    const unnumbered = 'quyết định gia hạn chưa cấp số';
    expect(await page('thang.badinh', `/proceedings/${id}`)).toContain(`Giải quyết tố cáo, theo ${unnumbered}`);
    expect(await page('thang.badinh', '/work')).toContain(`/papers/${decision}`);
    await app.as('thang.badinh', (act) => approvePaper(act, decision));
    expect(await page('hoa.badinh', '/work')).toContain(`/papers/${decision}`);
    await app.as('hoa.badinh', (act) => numberPaper(act, decision, act.moment.today));
    expect(await page('hoa.badinh', '/work')).toContain(`/papers/${decision}`);
    expect(await page('thang.badinh', `/proceedings/${id}`)).not.toContain(unnumbered);
    await expect(doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '10', reason: 'Thêm' })).rejects.toThrow(
      'không quá 1 lần',
    );
  });
});

describe('withdrawal', () => {
  it('goes on when there are signs of violation or pressure', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const taken = { on: 'hôm nay', scope: 'full', manner: 'minutes', points: '' };
    await expect(doAct(app, 'son.badinh', id, 'withdrawal', taken)).rejects.toMatchObject({
      errors: { sign: 'Chọn có hay không có căn cứ phải tiếp tục giải quyết' },
    });
    await doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, sign: 'coercion' });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'assignment' });
    // A second entry does not write the ground away: whoever resolves finds otherwise and says why, and both stand.
    await expect(doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, sign: 'none' })).rejects.toMatchObject({
      errors: { sign: expect.stringContaining('Chỉ người giải quyết') },
    });
    await expect(doAct(app, 'thang.badinh', id, 'withdrawal', { ...taken, sign: 'none' })).rejects.toMatchObject({
      errors: { otherwise: expect.stringContaining('Ngày 02/11/2026 đã ghi nhận') },
    });
    await expect(
      doAct(app, 'thang.badinh', id, 'termination', { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút' }),
    ).rejects.toMatchObject({ errors: { ground: expect.any(String) } });
    const otherwise = 'Cơ quan Công an kết luận không có việc ép buộc';
    const { said } = await doAct(app, 'thang.badinh', id, 'withdrawal', { ...taken, sign: 'none', otherwise });
    expect(said).toContain(otherwise);
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'termination' });
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toContain('vẫn được giải quyết vì có căn cứ');
    expect(page).toContain(otherwise);
  });

  it('ends one only where the office says that no ground obliges it to go on', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await doAct(app, 'son.badinh', id, 'withdrawal', {
      on: 'hôm nay',
      scope: 'full',
      manner: 'minutes',
      points: '',
      sign: 'none',
    });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'termination' });
  });
});

describe('the team', () => {
  it('is one officer who follows, where a body is charged with the verification by letter (khoản 2 Điều 31 LTC)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const lead = await accountId(app, 'long.badinh');
    const body = 'Thanh tra Thành phố Hà Nội';
    const given = { on: 'hôm nay', body, lead, members: [], days: '15', contents: '' };
    expect((await doAct(app, 'thang.badinh', id, 'assignment', given)).said).toContain(`Giao ${body} xác minh`);
    const [letter] = await app.database.owner<{ fields: object }>(
      "select fields from papers where proceeding_id = $1 and kind = 'TC_VERIFY_LETTER' and state = 'draft'",
      [id],
    );
    expect(letter?.fields).toMatchObject({ verifyingOrg: body, days: 15 });
    await doActAtOnce(app, 'long.badinh', id, 'conflict', { answer: 'no', note: '' });
    // The body commissions an expert only where the resolver authorised it, by a paper that is named (khoản 1 Điều 15 NĐ 31/2019).
    const assessment = { on: 'hôm nay', agency: 'Viện Khoa học hình sự', matter: 'Chữ ký' };
    await expect(doActAtOnce(app, 'long.badinh', id, 'expert', assessment)).rejects.toMatchObject({
      errors: { authorityNumber: expect.stringContaining('ủy quyền'), authorityOn: expect.any(String) },
    });
    const authorised = { ...assessment, authorityNumber: '15/UQ-UBND', authorityOn: '02/11/2026' };
    expect((await doActAtOnce(app, 'long.badinh', id, 'expert', authorised)).said).toContain(
      'theo Văn bản ủy quyền số 15/UQ-UBND ngày 02/11/2026',
    );
    await doActAtOnce(app, 'long.badinh', id, 'expert-result', { on: 'hôm nay', result: 'Đúng chữ ký' });
    await expect(doActAtOnce(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow('giao xác minh');
    await doAct(app, 'long.badinh', id, 'report', { ...reportForm, teamNumber: '', teamOn: '' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'verified' });
  });

  it('verifies until the day its decision gives, counted from the day that is signed', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    const until = async () => (await app.database.owner('select verify_by::text as on from proceedings where id = $1', [id]))[0];
    expect(await until()).toEqual({ on: '2026-11-17' });
    const page = async () => (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    // Nobody is late by days that have not begun: the decision they are counted from has no number.
    app.setNow(noon('2026-11-20'));
    expect(await page()).toContain('17/11/2026, tạm tính từ ngày giao, quyết định chưa cấp số');
    expect(await page()).not.toMatch(/Thời gian xác minh đã hết|đã quá, chưa có báo cáo/u);
    app.setNow(noon('2026-11-04'));
    await issuePapers(app, id);
    const [decision] = await app.database.owner<{ id: number; on: string }>(
      "select id, issued_on::text as on from papers where proceeding_id = $1 and kind = 'TC07_2019'",
      [id],
    );
    expect(decision?.on).toBe('2026-11-04');
    // "Thời gian tiến hành xác minh là 15 ngày, kể từ ngày ký": the day of signing is not counted.
    expect(await until()).toEqual({ on: '2026-11-19' });
    expect(await page()).toContain('19/11/2026');
    expect(await page()).not.toMatch(/Thời gian xác minh đã hết|tạm tính/u);
    // No report on the day after: late, and said so.
    app.setNow(noon('2026-11-20'));
    expect(await page()).toContain('Thời gian xác minh đã hết ngày 19/11/2026, quá 1 ngày, chưa có báo cáo xác minh.');
    app.setNow(noon('2026-11-04'));
  });

  it('verifies until the next working day where its last day is one of rest (legal.md §8.7)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-06');
    await withTeam(app, id);
    // The 21st is a Saturday.
    expect((await app.database.owner('select verify_by::text as on from proceedings where id = $1', [id]))[0]).toEqual({
      on: '2026-11-23',
    });
    // One kept before is shown so too.
    await app.database.owner("update proceedings set verify_by = '2026-11-21' where id = $1", [id]);
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toContain('23/11/2026');
    expect(page).not.toContain('21/11/2026');
  });

  it('says that work was recorded before its order was issued, and asks about a day before that (Điều 10 NĐ 31/2019)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    const session = { kind: 'field_check', on: 'hôm nay', place: '', people: 'UBND phường', result: 'Đối chiếu sổ thu' };
    const read = async (path = '') => (await (await app.signIn('long.badinh')).get(`/proceedings/${id}${path}`).expect(200)).text;
    const awaited = '“Quyết định thành lập Tổ xác minh nội dung tố cáo” chưa được cấp số';
    expect(await read('/verification')).toContain(awaited);
    await doActAtOnce(app, 'long.badinh', id, 'verification', session);
    expect(await read()).toContain(`Đã ghi buổi làm việc, xác minh. ${awaited}`);
    app.setNow(noon('2026-11-04'));
    await issuePapers(app, id);
    expect(await read()).not.toContain(awaited);
    const before = { ...session, on: '03/11/2026' };
    await expect(doActAtOnce(app, 'long.badinh', id, 'verification', before)).rejects.toMatchObject({
      errors: { early: expect.stringContaining('trước ngày ban hành văn bản giao xác minh 04/11/2026') },
    });
    await doActAtOnce(app, 'long.badinh', id, 'verification', { ...before, early: '1' });
  });

  it('set up by a decision made outside is called by its number in the report', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    await app.database.owner("update papers set state = 'revoked' where proceeding_id = $1 and kind = 'TC07_2019'", [id]);
    await expect(doAct(app, 'long.badinh', id, 'report', { ...reportForm, teamNumber: '', teamOn: '' })).rejects.toMatchObject({
      errors: { teamNumber: expect.stringContaining('Điều 31'), teamOn: expect.any(String) },
    });
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    expect(await rowOf(app, id)).toMatchObject({ state: 'verified' });
  });

  it('replaces a lead who declared a conflict, and the resolver is told', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const lead = await accountId(app, 'long.badinh');
    const member = await accountId(app, 'hieu.badinh');
    await doAct(app, 'thang.badinh', id, 'assignment', { on: 'hôm nay', lead, members: [member], days: '15', contents: '' });
    await expect(doAct(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow('Khai báo xung đột');
    await doAct(app, 'long.badinh', id, 'conflict', { answer: 'yes', note: 'Là em ruột người bị tố cáo' });
    expect(await rowOf(app, id)).toMatchObject({
      next_act: 'assignment',
      holder_id: Number(await accountId(app, 'thang.badinh')),
    });
    await expect(doAct(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow('xung đột lợi ích');
    const [notice] = await app.database.owner<{ words: string }>(
      "select words from notices where proceeding_id = $1 and words like '%xung đột%cần giao%'",
      [id],
    );
    expect(notice?.words).toContain('cần giao người khác');
  });

  it('goes no further with a member who declared a conflict, until somebody else is charged', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const [lead, member, other] = [
      await accountId(app, 'long.badinh'),
      await accountId(app, 'hieu.badinh'),
      await accountId(app, 'son.badinh'),
    ];
    const given = { on: 'hôm nay', lead, days: '15', contents: '' };
    await doAct(app, 'thang.badinh', id, 'assignment', { ...given, members: [member] });
    await doActAtOnce(app, 'long.badinh', id, 'conflict', { answer: 'no', note: '' });
    await doActAtOnce(app, 'hieu.badinh', id, 'conflict', { answer: 'yes', note: 'Là em ruột người bị tố cáo' });
    const [decision] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'TC07_2019'",
      [id],
    );
    await expect(app.as('thang.badinh', (act) => approvePaper(act, Number(decision?.id)))).rejects.toThrow('Đỗ Trọng Hiếu');
    const head = await app.signIn('thang.badinh');
    expect((await head.get(`/papers/${decision?.id}`).expect(200)).text).toContain('Đỗ Trọng Hiếu đã khai có xung đột lợi ích');
    expect((await head.get('/approvals').expect(200)).text).not.toContain(`/papers/${decision?.id}`);
    await expect(doActAtOnce(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow('từ 02 người trở lên');
    // The head finds it in his list, and is not offered the same person again.
    expect(await rowOf(app, id)).toMatchObject({
      next_act: 'assignment',
      holder_id: Number(await accountId(app, 'thang.badinh')),
    });
    const form = (await head.get(`/proceedings/${id}/assignment`).expect(200)).text;
    expect(form).not.toContain(`value="${member}"`);
    expect(form).toContain(`value="${other}"`);
    await expect(doActAtOnce(app, 'thang.badinh', id, 'assignment', { ...given, members: [member] })).rejects.toMatchObject({
      errors: { members: expect.stringContaining('xung đột') },
    });
    await doActAtOnce(app, 'thang.badinh', id, 'assignment', { ...given, members: [other] });
    await doActAtOnce(app, 'son.badinh', id, 'conflict', { answer: 'no', note: '' });
    await doAct(app, 'long.badinh', id, 'report', { ...reportForm, teamNumber: '', teamOn: '' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'verified' });
  });

  it('an order that has its number and names who declared a conflict does not leave, and is revoked once others are charged', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const [lead, member, other] = [
      await accountId(app, 'long.badinh'),
      await accountId(app, 'hieu.badinh'),
      await accountId(app, 'son.badinh'),
    ];
    const given = { on: 'hôm nay', lead, days: '15', contents: '' };
    const orders = () =>
      app.database.owner<{ id: number; kind: string; state: string; number: number | null; returned_words: string }>(
        "select id::int, kind, state, number, returned_words from papers where proceeding_id = $1 and kind in ('TC07_2019','TC_VERIFY_LETTER') order by id",
        [id],
      );
    await doAct(app, 'thang.badinh', id, 'assignment', { ...given, members: [member] });
    await issuePapers(app, id);
    const [order] = await orders();
    const paper = `/papers/${order?.id}`;
    const clerk = await app.signIn('hoa.badinh');
    expect((await clerk.get('/work').expect(200)).text).toContain(`href="${paper}"`);
    await doActAtOnce(app, 'hieu.badinh', id, 'conflict', { answer: 'yes', note: 'Là em ruột người bị tố cáo' });
    // It waits for nobody, and its page says why and leads whoever charges others there.
    expect((await clerk.get('/work').expect(200)).text).not.toContain(`href="${paper}"`);
    for (const act of ['sending', 'signed-copy']) await clerk.get(`${paper}/${act}`).expect(409);
    const clerks = (await clerk.get(paper).expect(200)).text;
    expect(clerks).toContain('Đỗ Trọng Hiếu đã khai có xung đột lợi ích');
    expect(clerks).not.toContain('Giao lại người xác minh<');
    expect(clerks).not.toContain('Sau bước này');
    const head = await app.signIn('thang.badinh');
    expect((await head.get(paper).expect(200)).text).toMatch(
      new RegExp(`<a class="btn btn-primary[^>]*href="/proceedings/${id}/assignment"[^>]*>Giao lại người xác minh`),
    );
    const form = (await head.get(`/proceedings/${id}/assignment`).expect(200)).text;
    const done = await head
      .post(`/proceedings/${id}/assignment`)
      .type('form')
      .send({ ...formFieldsOf(form), ...given, on: '02/11/2026', members: [other], contents: '' })
      .expect(303);
    expect((await head.get(done.headers.location ?? '').expect(200)).text).toMatch(
      /Đã thu hồi “Quyết định thành lập[^”]*” \d+\/QĐ-[^:]*: Đỗ Trọng Hiếu đã khai có xung đột lợi ích/,
    );
    expect(await orders()).toMatchObject([
      { id: order?.id, state: 'revoked', number: order?.number, returned_words: expect.stringContaining('đã giao lại') },
      { state: 'draft', number: null },
    ]);
    await clerk.get(`${paper}/sending`).expect(409);
    // A body charged by letter instead: the draft to the team, which another member cannot stay in, stands no more either.
    await doActAtOnce(app, 'son.badinh', id, 'conflict', { answer: 'yes', note: 'Là bạn học' });
    await doActAtOnce(app, 'thang.badinh', id, 'assignment', { ...given, members: [], body: 'Thanh tra thành phố' });
    expect((await orders()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'TC07_2019 revoked',
      'TC07_2019 revoked',
      'TC_VERIFY_LETTER draft',
    ]);
    // That charge taken back: each stands as it did, and goes no further for the conflict.
    const [step] = await app.database.owner<{ id: number }>(
      "select id::int from proceeding_steps where proceeding_id = $1 and kind = 'assignment' order by id desc limit 1",
      [id],
    );
    await app.as('thang.badinh', (act) => takeBackStep(act, id, step?.id ?? 0, 'Giao nhầm cơ quan'));
    expect((await orders()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'TC07_2019 revoked',
      'TC07_2019 draft',
      'TC_VERIFY_LETTER revoked',
    ]);
    const [, again] = await orders();
    await expect(app.as('thang.badinh', (act) => approvePaper(act, again?.id ?? 0))).rejects.toThrow('xung đột');
  });

  it('never holds an officer named in the denunciation, and he does not find it', async () => {
    const named = Number(await accountId(app, 'hieu.badinh'));
    const { id } = await acceptedDenunciation(app, '2026-11-02', {
      respondents: [
        {
          kind: 'individual',
          name: 'Đỗ Trọng Hiếu',
          position: 'Chuyên viên',
          organization: 'UBND phường Ba Đình',
          accountId: named,
        },
      ],
    });
    const lead = await accountId(app, 'long.badinh');
    await expect(
      doAct(app, 'thang.badinh', id, 'assignment', { on: 'hôm nay', lead, members: [String(named)], days: '15', contents: '' }),
    ).rejects.toMatchObject({ errors: { members: expect.any(String) } });
    const agent = await app.signIn('hieu.badinh');
    await agent.get(`/proceedings/${id}`).expect(404);
  });
});
