// Accounts as the office lives them: a sheet becomes slips, a slip opens once, work is handed over, somebody acts for the chairman,
// the help desk looks. At both sizes where it matters.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { accountId, postsOf } from '../accounts/administration.ts';
import { filled } from '../accounts/workbooks.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { chromiumPath, type Stage, shot, shots, stage, violations, violationsAtBoth } from './support/browser.ts';
import { pictured } from './support/pictures.ts';
import { act, fill, submit } from './support/steps.ts';

describe.skipIf(!chromiumPath)('accounts', () => {
  let on: Stage;
  const sheet = async (name: string, rows: Parameters<typeof filled>[0]) => {
    const path = join(on.app.services.config.dataDir, name);
    writeFileSync(path, await filled(rows));
    return path;
  };
  const person = (name: string, more: object = {}) => ({
    name,
    unit: 'Phường Ba Đình',
    role: 'Chuyên viên xử lý đơn',
    title: 'Chuyên viên',
    from: '25/11/2026',
    ...more,
  });

  beforeAll(async () => {
    on = await stage();
    const son = await accountId(on.app, 'son.badinh');
    for (const registration of [complaint, denunciation, complaint]) {
      const { id } = await on.app.as('lan.badinh', (act) => registerPetition(act, registration));
      await on.app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' }));
    }
  }, 120_000);
  afterAll(() => on?.close());

  it('a sheet is mended and sent again, slips are printed, and a slip opens the door once', { timeout: 240_000 }, async () => {
    const page = await on.enter('quantri');
    await page.goto(`${on.address}/admin/accounts`);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'accounts-list');
    await page.goto(`${on.address}/admin/accounts/bulk`);
    await page.setInputFiles(
      '[name=sheet]',
      await sheet('sai.xlsx', [person('Nguyễn Thu Ngân'), person('', { unit: 'Phường Xa', from: '31/02/2026' })]),
    );
    await page.click('button.btn-primary');
    await page.waitForSelector('text=ô cần sửa');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'accounts-batch-errors');
    await page.goto(`${on.address}/admin/accounts/bulk`);
    await shot(page, 'accounts-bulk');
    await page.setInputFiles(
      '[name=sheet]',
      await sheet('dung.xlsx', [
        person('Nguyễn Thu Ngân'),
        person('Lê Hoài Nam'),
        person('Phạm Minh Tú'),
        ...['Đỗ Minh Khang', 'Bùi Thu Hà', 'Lê Quốc Đạt', 'Trịnh Hải Yến'].map((name) => person(name)),
        ...['Ngô Đức Thịnh', 'Phan Thùy Dung', 'Hồ Gia Bảo', 'Mai Hồng Nhung'].map((name) => person(name)),
      ]),
    );
    await page.click('button.btn-primary');
    await page.waitForSelector('text=Sẽ được tạo');
    expect(await violations(page)).toEqual([]);
    await pictured(page, 'tai-khoan-hang-loat');
    await page.click('text=Tạo 11 tài khoản');
    await page.waitForSelector('text=In phiếu theo nhóm');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'accounts-batch-made');
    await page.click('button:has-text("In phiếu")');
    await page.waitForSelector('.cut');
    expect(await page.locator('.cut').count()).toBe(11);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'accounts-slips');
    const leader = await on.enter('thang.badinh');
    await leader.goto(`${on.address}/reveal-confirmations`);
    await pictured(leader, 'xac-nhan-quyen-xem');
    const [login, password] = await page.locator('.cut').first().locator('dd').allTextContents();

    const fresh = await on.visitor();
    const enter = async (secret: string) => {
      await fresh.goto(`${on.address}/sign-in`);
      await fresh.fill('[name=login]', login ?? '');
      await fresh.fill('[name=password]', secret);
      await fresh.click('.auth-card button.btn-primary');
    };
    await enter(password ?? '');
    await fresh.waitForURL('**/sign-in/password');
    await shot(fresh, 'accounts-first-sign-in');
    await fresh.fill('[name=current]', password ?? '');
    await fresh.fill('[name=fresh]', 'mưa rào tháng bảy');
    await fresh.fill('[name=again]', 'mưa rào tháng bảy');
    await fresh.click('.auth-card button.btn-primary');
    await fresh.waitForURL('**/sign-in**');
    await enter(password ?? '');
    await fresh.waitForSelector('#error-summary, .field-error');
    await enter('mưa rào tháng bảy');
    await fresh.waitForURL('**/work');
  });

  it('rules, person, posts and mandate at both sizes', { timeout: 240_000 }, async () => {
    const page = await on.enter('quantri');
    const thang = await accountId(on.app, 'thang.badinh');
    const [post] = await postsOf(on.app, 'thang.badinh');
    for (const [name, path] of [
      ['rules', '/admin/accounts/rules'],
      ['person', `/admin/accounts/${thang}`],
      ['mandate', `/admin/accounts/${thang}/assignments/${post?.id}/mandate`],
      ['move', `/admin/accounts/${thang}/assignments/${post?.id}/move`],
      ['disabling', `/admin/accounts/${thang}/disabling`],
      ['see-as', `/admin/accounts/${thang}/see-as`],
    ] as const) {
      await page.goto(`${on.address}${path}`);
      expect([name, await violationsAtBoth(page, `accounts-${name}`)]).toEqual([name, []]);
    }
  });

  it('the head gives the leaver’s work to colleagues', { timeout: 240_000 }, async () => {
    const page = await on.enter('cuong.badinh');
    await page.goto(`${on.address}/handovers`);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'handovers');
    await page.click('text=Lê Viết Sơn');
    await page.waitForSelector('[name=everything]');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'handover');
    await page.selectOption('[name=everything]', { label: 'Phạm Quỳnh Trang, Chuyên viên' });
    await page.fill('[name=note]', 'Biên bản ngày 25/11/2026');
    await page.click('button.btn-primary[data-primary]');
    await page.waitForSelector('text=Đã bàn giao 3 việc');
    await shot(page, 'handover-done');
  });

  it('the help desk’s look is announced on every page, on a phone as at a desk', { timeout: 240_000 }, async () => {
    const page = await on.enter('quantri', { size: 'phone' });
    const trang = await accountId(on.app, 'trang.badinh');
    await page.goto(`${on.address}/admin/accounts/${trang}/see-as`);
    await page.check('[name=assignment]');
    await page.fill('[name=reason]', 'Phiếu hỗ trợ 12: không thấy nút Trình phê duyệt');
    await page.check('[name=asked]');
    await page.click('button.btn-primary[data-primary]');
    await page.waitForURL('**/work');
    expect(await page.textContent('.band-seeing')).toContain('Đang xem như Phạm Quỳnh Trang');
    expect(await violationsAtBoth(page, 'see-as-work')).toEqual([]);
    await page.goto(`${on.address}/admin/accounts`);
    expect(await page.textContent('.band-seeing')).toContain('Đang xem như');
    await shots(page, 'see-as-refused');
    await page.click('button:has-text("Thôi xem như")');
    await page.waitForURL('**/admin/accounts');
    expect(await page.locator('.band-seeing').count()).toBe(0);
    const officer = await on.enter('trang.badinh', { size: 'phone' });
    await officer.goto(`${on.address}/account`);
    expect(await violationsAtBoth(officer, 'see-as-account')).toEqual([]);
  });

  // With its accounts an office comes in by a wave: what is missing on the board, said by name, then the switch.
  it('an office is brought in: refused before, ticked by name, switched on, received after', { timeout: 240_000 }, async () => {
    const clerk = await on.enter('yen.ngocha');
    const lead = await on.enter('quantri');
    await lead.goto(`${on.address}/admin/waves/new`);
    for (const box of await lead.locator('[name=required]').all()) await box.uncheck();
    await fill(lead, {
      name: 'Đợt 2026: phường trung tâm',
      trainingOn: '01/11/2026',
      readyOn: '20/11/2026',
      liveOn: '25/11/2026',
      required: ['accounts', 'printer'],
      own: 'Đã bàn giao máy quét',
    });
    await submit(lead);
    const board = lead.url();
    await act(lead, `${board}/units`, { units: 'Phường Ngọc Hà' });
    expect(await violations(lead)).toEqual([]);
    await shot(lead, 'wave-board-missing');

    expect((await clerk.goto(`${on.address}/petitions/new`))?.status()).toBe(409);
    expect(await clerk.textContent('main')).toContain('Phường Ngọc Hà chưa vận hành chính thức (Đợt 2026: phường trung tâm');
    await shot(clerk, 'wave-not-live');

    // Many at once from the list of those that miss the item; one by one on the unit's own page.
    await lead.goto(board);
    await lead.locator('table a', { hasText: 'In thử' }).first().click();
    await lead.check('[name=units]');
    await lead.click('button[name=tick]');
    await lead.waitForSelector('text=Đã đánh dấu cho 1 đơn vị');
    await lead.goto(board);
    await lead.locator('#units table a', { hasText: 'Phường Ngọc Hà' }).click();
    await lead.locator('tr', { hasText: 'Đã bàn giao máy quét' }).getByRole('link').first().click();
    await fill(lead, { kind: 'done', remark: 'Biên bản ngày 24/11/2026' });
    await submit(lead);
    expect(await lead.textContent('main')).toContain('Biên bản ngày 24/11/2026');
    expect(await violations(lead)).toEqual([]);
    await shot(lead, 'wave-unit-ready');

    await lead.goto(board);
    await lead.click('text=Cho 1 đơn vị sẵn sàng vận hành');
    await fill(lead, { liveOn: '25/11/2026', seen: '1' });
    await shot(lead, 'wave-go-live');
    await submit(lead);
    expect(await lead.textContent('body')).toContain('1 đơn vị nhận đơn thật từ ngày 25/11/2026');
    await shot(lead, 'wave-board-live');
    expect((await clerk.goto(`${on.address}/petitions/new`))?.status()).toBe(200);
    expect(await clerk.textContent('main')).not.toContain('chưa vận hành chính thức');
  });
});
