// Hà Nội, 30 June to 1 July 2025, in a browser: the list of the resolution is pasted, a divided ward's clerk chooses, the heads of the new
// wards are named, the switch is made of all 526, a new ward signs for what came, and both its officers and the citizen find it by what they
// knew of it before.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../src/worker.ts';
import { filled } from '../accounts/workbooks.ts';
import { standInJune2025 } from '../rollout/reorganisation/hanoi.ts';
import { fillRealYear, mergeList, withoutOwnPeople } from '../rollout/reorganisation/year.ts';
import { knowPins, samplePin } from '../rollout/reorganisation/year-reach.ts';
import { plansAnew } from '../support/database.ts';
import { chromiumPath, type Stage, shot, stage, violations } from './support/browser.ts';
import { pictured } from './support/pictures.ts';
import { submit } from './support/steps.ts';

/**
 * Who leads each new ward, said on the page of heads: so many receivers at a time as stand there, the first of each chosen, the others his
 * deputies under the titles the page proposes. @returns how many receivers were named
 */
async function nameHeads(admin: Page, here: string): Promise<number> {
  let named = 0;
  await admin.goto(here);
  while (await admin.locator(`a[href="${new URL(here).pathname}/heads"]`, { hasText: 'Xác định' }).count()) {
    await admin.goto(`${here}/heads`);
    if (named === 0) await shot(admin, 'reorganisation-heads-2025');
    // In one piece: hundreds of fields, each clicked and waited for by itself, cost the browser half a minute.
    named += await admin.evaluate(() => {
      const open = [...document.querySelectorAll('form.panel .form-section')].filter((one) =>
        one.textContent?.includes('Chưa xác định'),
      );
      for (const receiver of open) {
        const head = receiver.querySelector<HTMLInputElement>('input[type=radio]');
        if (!head) throw new Error(`Nobody to choose from: ${receiver.textContent}`);
        head.checked = true;
        for (const standing of receiver.querySelectorAll<HTMLSelectElement>('select'))
          if (standing.name !== `as-${head.value}`) standing.value = 'deputy';
      }
      return open.length;
    });
    await submit(admin);
  }
  return named;
}

/** Sends a sheet with a head, a clerk and an officer for each of these wards, and makes what it asks for. */
async function bringPeople(admin: Page, bulk: string, wards: readonly string[]): Promise<void> {
  const posts = [
    { name: 'Đỗ Thị Nhận', role: 'Lãnh đạo cơ quan', title: 'Chủ tịch UBND phường' },
    { name: 'Bùi Thu Hà', role: 'Văn thư', title: 'Văn thư' },
    { name: 'Lê Quốc Đạt', role: 'Chuyên viên xử lý đơn', title: 'Chuyên viên' },
  ];
  const rows = wards.flatMap((unit) => posts.map((post) => ({ ...post, unit, from: '01/07/2025' })));
  await admin.goto(bulk);
  await admin.setInputFiles('[name=sheet]', {
    name: 'phuong-moi.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await filled(rows),
  });
  await submit(admin);
  await admin.click(`text=Tạo ${rows.length} tài khoản`);
  await admin.waitForSelector('text=In phiếu theo nhóm');
}

describe.skipIf(!chromiumPath)('a re-organisation, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
    // The page of the act is asked first without a ward, then with all of them.
    await plansAnew(on.app.database);
    on.app.setNow('2025-06-30T02:00:00Z');
    await fillRealYear(on.app, await standInJune2025(on.app), { petitions: 600, steepness: 1.35 });
    const { owner } = on.app.database;
    await owner("update assignments set during = daterange('2024-01-01', null) where lower(during) > '2024-01-01'");
    await owner(
      "update accounts set password_hash = (select password_hash from accounts where login = 'hoa.badinh') where login like 'cu.%.clerk'",
    );
  }, 600_000);
  afterAll(() => on?.close());

  it('is prepared, chosen for, carried out and signed for', { timeout: 1_200_000 }, async () => {
    const admin = await on.enter('quantri');
    await admin.goto(`${on.address}/admin/units`);
    await shot(admin, 'units-june-2025');
    await admin.goto(`${on.address}/admin/reorganisations/new`);
    await admin.fill('[name=number]', '1656/NQ-UBTVQH15');
    await admin.fill('[name=issuedOn]', '16/06/2025');
    await admin.fill('[name=effectiveOn]', '01/07/2025');
    await admin.fill('[name=issuer]', 'Ủy ban Thường vụ Quốc hội');
    await admin.fill('[name=subject]', 'sắp xếp các đơn vị hành chính cấp xã của thành phố Hà Nội năm 2025');
    await submit(admin);
    const here = admin.url();
    await admin.goto(`${here}/list`);
    // Pasted in one piece: typed line by line into the window it costs the browser seconds.
    await admin.locator('[name=pairs]').evaluate((box, list) => {
      (box as HTMLTextAreaElement).value = list;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }, mergeList);
    await submit(admin);
    expect(await admin.textContent('main')).toContain('526 đơn vị trong phương án');
    expect(await violations(admin)).toEqual([]);
    await pictured(admin, 'sap-xep-don-vi');
    await admin.setViewportSize({ width: 390, height: 844 });
    await shot(admin, 'reorganisation-dry-run-phone');
    await admin.setViewportSize({ width: 1366, height: 768 });

    const [divided] = await on.app.database.owner<{ id: number }>(
      `select p.unit_id as id from petitions p where p.closed_on is null and p.status <> 'void'
          and (select count(*) from reorganisation_routes r where r.from_unit_id = p.unit_id) > 1 group by 1 order by count(*) desc, 1 limit 1`,
    );
    const clerk = await on.enter(`cu.${divided?.id}.clerk`);
    await clerk.goto(`${on.address}/unit-handovers`);
    await clerk.click('text=Chuẩn bị bàn giao');
    expect(await violations(clerk)).toEqual([]);
    await pictured(clerk, 'chuan-bi-ban-giao');
    await submit(clerk);
    await shot(clerk, 'handover-plan-chosen');

    await admin.goto(`${here}/givers/${divided?.id}`);
    expect(await violations(admin)).toEqual([]);
    await shot(admin, 'reorganisation-giver');
    await admin.goto(here);
    await admin.click('text=Xác nhận nơi nhận mặc định cho tất cả');
    expect(await nameHeads(admin, here)).toBeGreaterThan(100);
    // A ward made of parts alone takes in nobody's people: the act waits until a sheet of accounts has given it its own, from its first day.
    const nobody = 'Đơn vị nhận chưa có người làm việc từ ngày chuyển';
    await admin.goto(here);
    expect(await admin.textContent('main')).toContain(nobody);
    await bringPeople(admin, `${on.address}/admin/accounts/bulk`, withoutOwnPeople());
    await admin.goto(here);
    expect(await admin.textContent('main')).not.toContain(nobody);
    on.app.setNow('2025-07-01T01:00:00Z');
    const morning = await on.enter('quantri');
    await morning.goto(here);
    await shot(morning, 'reorganisation-clear');
    await morning.goto(`${here}/execution`);
    await morning.check('[name=seen]');
    await shot(morning, 'reorganisation-sure');
    await submit(morning);
    await shot(morning, 'reorganisation-running');
    await runJobs(on.app.services, on.app.database.workerUrl);
    await morning.goto(here);
    expect(await morning.textContent('main')).toContain('526 trên 526 đơn vị xong');
    await shot(morning, 'reorganisation-done');

    // Those whom the act brought to names they did not reach: the Chief Inspector says yes to many at once.
    const chief = await on.enter('hung.thanhtra');
    await chief.goto(`${on.address}/reveal-confirmations`);
    await chief.click('text=Theo 1656/NQ-UBTVQH15');
    await chief.waitForSelector('[data-check-all]');
    expect(await violations(chief)).toEqual([]);
    await shot(chief, 'reveal-confirmations-of-an-act');
    await chief.check('[data-check-all]');
    await submit(chief);
    expect(await chief.textContent('body')).toContain('Đã xác nhận 200 người.');
    await chief.setViewportSize({ width: 390, height: 844 });
    await shot(chief, 'reveal-confirmations-of-an-act-phone');

    const [busy] = await on.app.database.owner<{ login: string }>(
      `select c.login from handovers h join assignments a on a.unit_id = h.unit_id and a.role = 'clerk' and a.during @> '2025-07-01'::date join accounts c on c.id = a.account_id
        where h.kind = 'petition' and c.login like 'cu.%' group by 1 order by count(*) desc, 1 limit 1`,
    );
    const receiver = await on.enter(busy?.login ?? '');
    await receiver.goto(`${on.address}/unit-handovers`);
    expect(await violations(receiver)).toEqual([]);
    await pictured(receiver, 'nhan-ban-giao-don-vi');
    await receiver.setViewportSize({ width: 390, height: 844 });
    await shot(receiver, 'handovers-phone');
    await receiver.setViewportSize({ width: 1366, height: 768 });
    await receiver.locator('[name=id]').first().check();
    await receiver.fill('[name=remark]', 'Đủ hồ sơ');
    await submit(receiver);
    expect(await receiver.textContent('body')).toContain('Đã ký nhận 1 mục');
    const link = await receiver.locator('a[data-open]').first().getAttribute('href');
    await receiver.goto(`${on.address}${link}`);
    await shot(receiver, 'petition-taken-over');
    expect(await receiver.textContent('main')).toContain('Nhận bàn giao, thời hạn chạy tiếp');

    // By the number it had in the ward that is gone, at the desk; by the slip, at home.
    const [moved] = await on.app.database.owner<{ code: string; year: number; number: number; ward: string; unit: string }>(
      `select q.public_code as code, o.year, o.number, w.name as ward, u.name as unit from petitions q join petitions o on o.unit_id = q.origin_unit_id and o.id = q.origin_petition_id
         join units w on w.id = o.unit_id join units u on u.id = q.unit_id join assignments a on a.unit_id = q.unit_id and a.during @> '2025-07-01'::date join accounts c on c.id = a.account_id and c.login = $1
        where not q.sealed and w.short_name <> u.short_name order by q.id limit 1`,
      [busy?.login],
    );
    const oldNumber = `ĐT-${moved?.year}-${String(moved?.number).padStart(6, '0')}`;
    await receiver.fill('[name=q]', `${oldNumber} của ${moved?.ward}`);
    await Promise.all([receiver.waitForNavigation(), receiver.press('[name=q]', 'Enter')]);
    expect(await receiver.textContent('main')).toContain(`Nhận bàn giao từ ${moved?.ward}, số cũ ${oldNumber}`);
    expect(await violations(receiver)).toEqual([]);
    await shot(receiver, 'search-old-number-2025');
    await knowPins(on.app, [moved?.code ?? '']);
    const citizen = await on.visitor({ size: 'phone' });
    await citizen.goto(`${on.address}/lookup?code=${moved?.code}`);
    await citizen.fill('[name=pin]', samplePin);
    await Promise.all([citizen.waitForNavigation(), citizen.click('main button')]);
    expect(await citizen.textContent('main')).toContain(moved?.unit);
    expect(await citizen.textContent('main')).toContain(`tại ${moved?.ward}`);
    await shot(citizen, 'lookup-2025');
  });
});
