// Moving, extending, correcting; and duties that should not lie in one hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dutyConflicts } from '../../src/accounts/duties.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, lastEvent, postsOf, sendForm } from './administration.ts';

describe('duties in one hand', () => {
  const post = (
    role: Parameters<typeof dutyConflicts>[0]['role'],
    unitId = 1,
    firstOn = '2026-01-01',
    lastOn: string | null = null,
  ) => ({
    unitId,
    role,
    firstOn,
    lastOn,
  });
  const codes = (...args: Parameters<typeof dutyConflicts>) => dutyConflicts(...args).map(({ code }) => code);

  it('are found whichever comes first', () => {
    for (const [one, other, code] of [
      ['admin', 'clerk', 'admin_and_content'],
      ['unit_admin', 'leader', 'admin_and_content'],
      ['processor', 'leader', 'proposer_and_approver'],
      ['verifier', 'leader', 'verifier_and_decider'],
      ['clerk', 'leader', 'clerk_and_signer'],
      ['auditor', 'processor', 'auditor_and_work'],
    ] as const) {
      expect(codes(post(one), [post(other)])).toEqual([code]);
      expect(codes(post(other), [post(one)])).toEqual([code]);
    }
  });

  it('matter only on the same days, and between proposer and approver only in the same unit', () => {
    expect(codes(post('processor'), [post('leader', 2)])).toEqual([]);
    expect(codes(post('admin'), [post('clerk', 2)])).toEqual(['admin_and_content']);
    expect(codes(post('processor', 1, '2026-06-01'), [post('leader', 1, '2026-01-01', '2026-05-31')])).toEqual([]);
    expect(codes(post('processor', 1, '2026-05-31'), [post('leader', 1, '2026-01-01', '2026-05-31')])).toHaveLength(1);
    expect(codes(post('processor'), [post('clerk'), post('verifier')])).toEqual([]);
  });
});

describe('posts', () => {
  let app: TestApp;
  let admin: Agent;
  let baDinh: number;
  let ngocHa: number;

  beforeAll(async () => {
    app = await testApp();
    admin = await app.signIn('quantri');
    baDinh = await app.database.unitId('00004');
    ngocHa = await app.database.unitId('00008');
  });
  afterAll(() => app.close());

  it('asks why before it puts proposing and approving into one hand, and writes the reason down', async () => {
    const id = await accountId(app, 'son.badinh');
    const path = `/admin/accounts/${id}/assignments/new`;
    const fields = { unit: baDinh, role: 'leader', title: 'Phó Chủ tịch UBND phường', section: '', from: '25/11/2026', to: '' };
    const warned = await sendForm(admin, path, fields);
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('người đề xuất đồng thời là người phê duyệt');
    expect(warned.text).toContain('name="dutyReason"');
    expect(await postsOf(app, 'son.badinh')).toHaveLength(1);
    expect((await sendForm(admin, path, { ...fields, dutyReason: 'Phường chỉ có một phó chủ tịch' })).status).toBe(303);
    expect(await lastEvent(app, 'assignment.added')).toMatchObject({
      duties: ['proposer_and_approver'],
      dutyReason: 'Phường chỉ có một phó chủ tịch',
    });
  });

  it('moves somebody in one act: the old post ends the day before', async () => {
    const id = await accountId(app, 'trang.badinh');
    const [old] = await postsOf(app, 'trang.badinh');
    const path = `/admin/accounts/${id}/assignments/${old?.id}/move`;
    expect((await admin.get(path).expect(200)).text).toContain('Chuyên viên');
    const moved = { unit: ngocHa, role: 'processor', title: 'Chuyên viên', section: '', from: '01/12/2026', to: '' };
    expect((await sendForm(admin, path, { ...moved, from: '01/07/2025' })).status).toBe(422);
    expect(await postsOf(app, 'trang.badinh')).toHaveLength(1);
    expect((await sendForm(admin, path, moved)).status).toBe(303);
    expect((await postsOf(app, 'trang.badinh')).map(({ unit_id, last_on }) => [unit_id, last_on])).toEqual([
      [baDinh, '2026-11-30'],
      [ngocHa, null],
    ]);
    // Still at work in the old unit today, gone from it on the day of the move.
    const officer = await app.signIn('trang.badinh');
    await officer.get('/work').expect(200);
    app.setNow('2026-12-01T02:00:00Z');
    const after = await app.signIn('trang.badinh');
    expect((await after.get('/work').expect(200)).text).toContain('Phường Ngọc Hà');
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('gives a later last day, or none; never one in the past', async () => {
    const id = await accountId(app, 'hieu.badinh');
    const [post] = await postsOf(app, 'hieu.badinh');
    const path = `/admin/accounts/${id}/assignments/${post?.id}/extension`;
    expect((await sendForm(admin, path, { lastOn: '24/11/2026' })).status).toBe(422);
    expect((await sendForm(admin, path, { lastOn: '31/12/2026' })).status).toBe(303);
    expect((await postsOf(app, 'hieu.badinh'))[0]?.last_on).toBe('2026-12-31');
    expect((await sendForm(admin, path, { lastOn: '' })).status).toBe(303);
    expect((await postsOf(app, 'hieu.badinh'))[0]?.last_on).toBeNull();
    expect(await lastEvent(app, 'assignment.extended')).toMatchObject({ from: '2026-12-31', lastOn: null });
  });

  it('knows no post of somebody else at this person’s address', async () => {
    const id = await accountId(app, 'hieu.badinh');
    const [foreign] = await postsOf(app, 'hoa.badinh');
    for (const act of ['move', 'extension', 'end'])
      await admin.get(`/admin/accounts/${id}/assignments/${foreign?.id}/${act}`).expect(404);
  });

  it('corrects a name, found under the new one, and keeps the login', async () => {
    const id = await accountId(app, 'nga.badinh');
    const path = `/admin/accounts/${id}/person`;
    expect((await sendForm(admin, path, { name: '', email: 'khong-phai', phone: '' })).status).toBe(422);
    expect((await sendForm(admin, path, { name: 'Đặng Bích Ngà', email: 'nga@example.vn', phone: '024 0000 0101' })).status).toBe(
      303,
    );
    const found = await admin.get('/admin/accounts').query({ q: 'bich nga' }).expect(200);
    expect(found.text).toContain('Đặng Bích Ngà');
    expect(found.text).toContain('nga.badinh');
  });
});
