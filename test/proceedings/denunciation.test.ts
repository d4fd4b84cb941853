// The whole life of a denunciation: accepted, verified, extended, suspended, concluded, told, handled and closed; its limits and what ends it.
import { describe, expect, it } from 'vitest';
import { replayClock } from '../../src/deadlines/clock.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import { eventsOf, listClocks } from '../../src/deadlines/records.ts';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { findRevealFacts } from '../../src/sealing/queries.ts';
import { anApp } from '../support/an-app.ts';
import { aSender } from '../support/registration.ts';
import {
  acceptedDenunciation,
  accountId,
  clocksOf,
  conclusionForm,
  doAct,
  issuePapers,
  noon,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';

const app = anApp();
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
  // The order and what urges are letters of the office, each with its own number in the book; what was received is another office's.
  await expect(noteReport({ event: 'urged', number: '90/UBND-VP' })).rejects.toMatchObject({
    errors: { number: expect.stringContaining('Số 90/UBND-VP đã cấp hoặc dành cho') },
  });
  expect((await noteReport({ event: 'urged', number: '95/UBND-VP' })).said).toContain('Đôn đốc Sở Nội vụ');
  const unit = await app.database.unitId('00004');
  expect(await app.as('hoa.badinh', ({ tx }) => peekNumber(tx, unit, 'UBND', 2026))).toBe(96);
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
