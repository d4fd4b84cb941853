// The dialogue of a complaint: its limit, who chairs it, the announcement of a meeting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chairErrors } from '../../src/proceedings/acts/chairing.ts';
import type { Given } from '../../src/proceedings/effect.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, clocksOf, doAct, issuePapers, noon, reportForm, withTeam } from './arrange.ts';
import { printed } from './papers.ts';
import { decided } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('a dialogue past the limit is asked about, and who chairs it stands with his own post (khoản 2 Điều 28 NĐ 124/2020)', async () => {
  const office = {
    kind: 'individual' as const,
    name: 'Chủ tịch UBND phường Ba Đình',
    position: '',
    organization: '',
    accountId: null,
  };
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', { registration: { respondents: [office] } });
  await withTeam(app, id);
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  app.setNow(noon('2026-11-30'));
  const invite = {
    on: 'hôm nay',
    meetOn: '07/12/2026',
    meetAt: '08:30',
    place: 'Trụ sở',
    contents: 'Diện tích',
    chair: 'Phan Văn Chủ',
  };
  await expect(doAct(app, 'thang.badinh', id, 'invitation', invite)).rejects.toMatchObject({
    errors: {
      pastLimit: expect.stringContaining('Hạn giải quyết là ngày 02/12/2026'),
      chairPost: expect.stringContaining('Nhập chức vụ'),
    },
  });
  const chairPost = 'Phó Chủ tịch UBND phường';
  await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, pastLimit: '1', chairPost });
  expect(await printed(app, petitionId, 'KN_INVITE_DIALOGUE')).toContain(
    'Người chủ trì: Phan Văn Chủ, Phó Chủ tịch UBND phường, được phân công chủ trì.',
  );
  app.setNow(noon('2026-12-07'));
  await issuePapers(app, id);
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/dialogue`).expect(200)).text;
  expect(page).toMatch(/name="chair"[^>]*value="Phan Văn Chủ"/u);
  const held = {
    on: 'hôm nay',
    held: 'held',
    chair: 'Phan Văn Chủ',
    secretary: 'Tạ Thị Ghi',
    opinions: '',
    result: 'Rõ',
    copies: '3',
  };
  await expect(doAct(app, 'thang.badinh', id, 'dialogue', held)).rejects.toMatchObject({
    errors: { chairPost: expect.stringContaining('Nhập chức vụ') },
  });
  await doAct(app, 'thang.badinh', id, 'dialogue', { ...held, chairPost, secretaryPost: 'Công chức Văn phòng' });
  const minutes = await printed(app, petitionId, 'KN14_2026');
  expect(minutes).toContain('Ông (bà) Phan Văn Chủ, chức vụ Phó Chủ tịch UBND phường');
  expect(minutes).toContain('Ông (bà) Tạ Thị Ghi, chức vụ Công chức Văn phòng');
  expect(minutes).toContain('Chủ tịch UBND phường Ba Đình. Người tham gia:');
});

describe('who chairs the dialogue of a second complaint (khoản 2 Điều 28 NĐ 124/2020)', () => {
  it('is the one who decides it, in the invitation and in the minutes', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', { instance: 'second' });
    await withTeam(app, id);
    app.setNow(noon('2026-11-05'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích', meetOn: '12/11/2026' };
    const deputy = { chair: 'Lê Phó', chairPost: 'Phó Chủ tịch UBND phường' };
    const refused = { errors: { chair: expect.stringContaining('phải trực tiếp đối thoại, không phân công người khác') } };
    await expect(doAct(app, 'thang.badinh', id, 'invitation', { ...invite, ...deputy })).rejects.toMatchObject(refused);
    await doAct(app, 'thang.badinh', id, 'invitation', invite);
    app.setNow(noon('2026-11-12'));
    const held = { on: 'hôm nay', held: 'held', secretary: '', opinions: '', result: 'Rõ', copies: '3' };
    await expect(doAct(app, 'thang.badinh', id, 'dialogue', { ...held, ...deputy })).rejects.toMatchObject(refused);
    // Nobody typed: whoever decides it stands there by his name and post, and signs.
    await doAct(app, 'thang.badinh', id, 'dialogue', held);
    const minutes = await printed(app, petitionId, 'KN14_2026');
    expect(minutes).toContain('Ông (bà) Hoàng Gia Thắng, chức vụ Chủ tịch Ủy ban nhân dân phường Ba Đình');
    expect(minutes.split('Hoàng Gia Thắng')).toHaveLength(3);
    // Minutes take no number: whoever approves them is not told of one.
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'KN14_2026'",
      [id],
    );
    const leader = await app.signIn('thang.badinh');
    const draft = (await leader.get(`/papers/${paper?.id}`).expect(200)).text;
    expect(draft).not.toContain('cấp số, ngày');
    const form = formFieldsOf(draft);
    const done = await leader
      .post(`/papers/${paper?.id}/approval`)
      .type('form')
      .send({ ...form, paperSeen: '1' })
      .expect(303);
    const page = (await leader.get(done.headers.location ?? '')).text;
    expect(page).toContain('Đã phê duyệt. Văn bản này không lấy số.');
  });

  it('may be named by a provincial chairman only: a deputy or the head of a body, not for a group nor in a heated matter', () => {
    const given = (more: object) =>
      ({
        facts: { instance: 'second', senderCount: 1, ...more },
        authority: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
        unitLevel: 'province',
        postOf: () => '',
      }) as unknown as Given;
    const of = (chairPost: string, delegable: boolean, more = {}) =>
      Object.keys(chairErrors({ chair: 'Lê Phó', chairPost, delegable }, given(more)));
    expect(of('Phó Chủ tịch UBND thành phố', true)).toEqual([]);
    expect(of('Chủ tịch UBND thành phố Hà Nội', false)).toEqual([]);
    expect(of('Chánh Thanh tra thành phố', false)).toEqual(['delegable']);
    expect(of('Trưởng phòng', true)).toEqual(['chairPost']);
    expect(of('Phó Giám đốc Sở', true)).toEqual(['chairPost']);
    expect(of('Phó Chủ tịch', true, { senderCount: 3 })).toEqual(['chair']);
    expect(of('Trưởng phòng', false, { instance: 'first' })).toEqual([]);
  });

  it('of a disciplinary decision only the one who resolves it, in both instances (khoản 1 Điều 53, khoản 3 Điều 55 LKN)', () => {
    for (const [instance, article] of [
      ['first', 'khoản 1 Điều 53'],
      ['second', 'khoản 3 Điều 55'],
    ]) {
      const given = {
        facts: { procedure: 'complaint_disciplinary', instance, senderCount: 1 },
        authority: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
        unitLevel: 'province',
        postOf: () => '',
      } as unknown as Given;
      const errors = (chair: string, chairPost: string) => chairErrors({ chair, chairPost, delegable: true }, given);
      expect(errors('Lê Phó', 'Phó Chủ tịch UBND thành phố').chair).toContain(article);
      expect(errors('Trần Thành', 'Chủ tịch UBND thành phố Hà Nội')).toEqual({});
      expect(errors('', '')).toEqual({});
    }
  });
});

it('a decision is published on the office’s own portal, a meeting announced before it (khoản 3 Điều 29 NĐ 124/2020)', async () => {
  const { id } = await decided(app, {});
  const shown = { on: 'hôm nay', place: '' };
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['media'] })).rejects.toMatchObject({
    errors: { noPortal: expect.stringContaining('điểm c khoản 3 Điều 29') },
  });
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['meeting', 'portal'] })).rejects.toMatchObject({
    errors: { meetingTold: expect.stringContaining('03 ngày') },
  });
  await doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['posting'], noPortal: '1' });
  expect((await clocksOf(app, id)).KN_PUBLISH?.stopped_on).toBe('2026-11-12');
});
