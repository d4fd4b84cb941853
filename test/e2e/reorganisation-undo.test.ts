// One ward goes into another and, before anybody there has acted, comes back: everything said and done on the pages. What a citizen
// brought is found all the way by its old number at the desk, and by the code and PIN on the slip.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../src/worker.ts';
import { chromiumPath, type Stage, shot, stage, violations } from './support/browser.ts';
import { act, complaint, register, submit } from './support/steps.ts';

describe.skipIf(!chromiumPath)('an act that is taken back, in a browser', () => {
  let on: Stage;
  const unit: Record<string, number> = {};
  beforeAll(async () => {
    on = await stage();
    unit.baDinh = await on.app.database.unitId('00004');
    unit.ngocHa = await on.app.database.unitId('00008');
  }, 300_000);
  afterAll(() => on?.close());

  const postOf = async (login: string) =>
    (
      await on.app.database.owner<{ id: number }>(
        'select a.id from assignments a join accounts c on c.id = a.account_id where c.login = $1 order by a.id limit 1',
        [login],
      )
    )[0]?.id ?? 0;
  const done = () => runJobs(on.app.services, on.app.database.workerUrl);
  /** What the citizen reads of the slip. */
  const lookedUp = async (citizen: Page, slip: readonly string[]) => {
    await citizen.goto(`${on.address}/lookup`);
    await citizen.fill('[name=code]', slip[0] ?? '');
    await citizen.fill('[name=pin]', slip[1] ?? '');
    await Promise.all([citizen.waitForNavigation(), citizen.click('main button')]);
    return (await citizen.textContent('main')) ?? '';
  };
  /** What the box at the top of every page finds. */
  const searched = async (officer: Page, typed: string) => {
    await officer.goto(`${on.address}/work`);
    await officer.fill('[name=q]', typed);
    await Promise.all([officer.waitForNavigation(), officer.press('[name=q]', 'Enter')]);
    return (await officer.textContent('main')) ?? '';
  };

  it('is prepared, carried out, found everywhere, and taken back', { timeout: 300_000 }, async () => {
    const clerk = await on.enter('hoa.badinh');
    const id = await register(clerk, on.address, 'open', complaint);
    const slip = await clerk.locator('.slip-code').allTextContents();
    const [own] = await on.app.database.owner<{ year: number; number: number }>(
      'select year, number from petitions where id = $1',
      [id],
    );
    const number = `ĐT-${own?.year}-${String(own?.number).padStart(6, '0')}`;

    const admin = await on.enter('quantri');
    await act(admin, `${on.address}/admin/reorganisations/new`, {
      number: '9/NQ-HĐND',
      issuedOn: '20/11/2026',
      effectiveOn: '25/11/2026',
      issuer: 'Hội đồng nhân dân Thành phố',
      subject: 'nhập phường Ba Đình vào phường Ngọc Hà',
    });
    const here = admin.url();
    await act(admin, `${here}/routes`, { fromUnitId: String(unit.baDinh), toUnitId: String(unit.ngocHa), kind: 'merge' });
    expect(await admin.textContent('main')).toContain('Từ ngày chuyển có hơn một người đứng đầu');
    await admin.click('text=Xác định người đứng đầu của 1 đơn vị nhận');
    expect(await violations(admin)).toEqual([]);
    await shot(admin, 'reorganisation-heads');
    await act(admin, `${here}/heads`, {
      [`head-${unit.ngocHa}`]: String(await postOf('vinh.ngocha')),
      [`as-${await postOf('thang.badinh')}`]: 'deputy',
      [`title-${await postOf('thang.badinh')}`]: 'Phó Chủ tịch UBND phường',
    });
    expect(await admin.textContent('main')).toContain('mọi đơn đang mở đều có nơi nhận');
    await act(admin, `${here}/execution`, { seen: '1' });
    await done();
    await admin.goto(here);
    expect(await admin.textContent('main')).toContain('1 trên 1 đơn vị xong');
    expect(await admin.textContent('main')).toContain('Còn hoàn tác được');

    const moved = await on.enter('hoa.badinh');
    expect(await moved.textContent('body')).toContain('Phường Ngọc Hà');
    const found = await searched(moved, `${number} của phường Ba Đình`);
    expect(found).toContain('Nguyễn Thị Hạnh');
    expect(found).toContain(`số cũ ${number}`);
    expect(await violations(moved)).toEqual([]);
    await shot(moved, 'search-old-number');
    await moved.setViewportSize({ width: 390, height: 844 });
    await shot(moved, 'search-old-number-phone');
    const citizen = await on.visitor({ size: 'phone' });
    const after = await lookedUp(citizen, slip);
    expect(after).toContain('Phường Ngọc Hà');
    expect(after).toContain('Phường Ba Đình');
    expect(await violations(citizen)).toEqual([]);
    await shot(citizen, 'lookup-after-merger');

    await admin.goto(here);
    await admin.click('main >> text=Hoàn tác');
    expect(await violations(admin)).toEqual([]);
    await shot(admin, 'reorganisation-undoing');
    await admin.fill('[name=reason]', 'Nghị quyết được sửa đổi trước khi các đơn vị làm việc');
    await submit(admin);
    await done();
    await admin.goto(here);
    expect(await admin.textContent('main')).toContain('Đã hoàn tác');
    expect(await admin.textContent('main')).toContain('Nghị quyết được sửa đổi');
    await shot(admin, 'reorganisation-undone');

    const back = await on.enter('hoa.badinh');
    expect(await back.textContent('body')).toContain('Phường Ba Đình');
    await back.goto(`${on.address}/petitions/${id}`);
    expect(await back.textContent('main')).toContain(number);
    await shot(back, 'petition-handed-back');
    const again = await lookedUp(citizen, slip);
    expect(again).toContain('Phường Ba Đình');
    expect(again).not.toContain('Phường Ngọc Hà');
  });
});
