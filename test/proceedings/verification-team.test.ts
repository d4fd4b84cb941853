// Who verifies a denunciation, until when, and what a declared conflict or a name in it does to the team.
import { describe, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { anApp } from '../support/an-app.ts';
import { formFieldsOf } from '../support/app.ts';
import {
  acceptedDenunciation,
  accountId,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';

const app = anApp();

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
