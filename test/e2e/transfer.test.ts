// A transfer between two wards, returned and sent again; a session that ends in the middle of a form.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { runJobs } from '../../src/worker.ts';
import { chromiumPath, type Stage, sizes, stage, violationsAtBoth } from './support/browser.ts';
import { act, register, submit } from './support/steps.ts';

describe.skipIf(!chromiumPath)('between two wards, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
  });
  afterAll(() => on?.close());

  it('at desks a petition is sent and returned with its legal reason, on phones it is sent again and taken over with the same public code', async () => {
    const sender = await on.enter('son.badinh');
    const id = await register(sender, on.address, 'open', {
      source: 'in_person_dropoff',
      'senders.0.name': 'Trần Văn Nhẫn',
      'senders.0.address': 'Tổ 4',
      declaredType: 'KNPA',
      knpaKind: 'phan_anh',
      subject: 'Phản ánh bãi rác đường Gò Sậy',
      summary: 'Bãi rác tồn đọng nhiều ngày.',
      field: 'ADMIN_OTHER.3',
    });
    const code = await sender.locator('.slip-code').first().textContent();
    const at = `${on.address}/petitions/${id}`;
    await act(sender, `${at}/classification`, {
      eligibility: 'eligible',
      type: 'KNPA',
      knpaKind: 'phan_anh',
      responsible: 'other',
      jurisdiction: 'not_own',
      branch: 'administrative',
    });
    await act(sender, `${at}/proposal`, {
      outcome: 'transfer',
      reason: 'Thuộc trách nhiệm của UBND phường Ngọc Hà.',
      destination: 'Phường Ngọc Hà',
    });
    const leader = await on.enter('thang.badinh');
    await act(leader, `${at}/approval`, { answer: 'approve' });
    const clerk = await on.enter('hoa.badinh');
    // The letter is her work first; the page of sending leads to it.
    const numberLetter = async () => {
      await clerk.goto(`${at}/transfer`);
      await clerk.click('text=Cấp số phiếu chuyển');
      await clerk.waitForURL('**/number');
      await submit(clerk);
    };
    await numberLetter();
    await act(clerk, `${at}/transfer`, { destination: 'unit' });
    expect(await clerk.textContent('main')).toContain('Phường Ngọc Hà');
    expect(await violationsAtBoth(clerk, 'transfer-sent')).toEqual([]);

    const receiver = await on.enter('yen.ngocha');
    const open = async () => {
      await receiver.goto(`${on.address}/transfers`);
      expect(await violationsAtBoth(receiver, 'transfers')).toEqual([]);
      await receiver.locator('[data-open]').first().click();
      await receiver.waitForLoadState();
      await receiver.locator('form[action$="/opening"] button').first().click();
      await receiver.waitForLoadState();
    };
    await open();
    expect(await receiver.textContent('main')).toContain('Bãi rác tồn đọng nhiều ngày.');
    expect(await violationsAtBoth(receiver, 'transfer-opened')).toEqual([]);
    await act(receiver, receiver.url().replace(/\/?$/, '/return'), { reason: 'not_competent' });
    await runJobs(on.app.services, on.app.database.workerUrl);

    for (const page of [sender, leader, clerk, receiver]) await page.setViewportSize(sizes.phone);
    await clerk.goto(at);
    expect(await clerk.textContent('main')).toContain('Đã trả lại');
    await act(sender, `${at}/proposal`, {
      outcome: 'transfer',
      reason: 'Đã làm rõ: bãi rác nằm trên địa bàn phường Ngọc Hà.',
      destination: 'Phường Ngọc Hà',
    });
    await act(leader, `${at}/approval`, { answer: 'approve' });
    await numberLetter();
    await act(clerk, `${at}/transfer`, { destination: 'unit' });
    await open();
    await receiver.locator('form[action$="/acceptance"] button').first().click();
    await receiver.waitForURL('**/petitions/*');
    expect(await receiver.textContent('main')).toContain(code ?? 'no code');
    expect(await receiver.textContent('main')).toContain('Trần Văn Nhẫn');
    expect(await violationsAtBoth(receiver, 'transfer-taken-over')).toEqual([]);
  });

  it('an officer whose session ends in the middle of a form finds her words again after signing in', async () => {
    const page = await on.enter('trang.badinh', { size: 'phone' });
    await page.goto(`${on.address}/petitions/new?mode=open`);
    const words = 'Chữ gõ trước khi hết phiên';
    await page.fill('[name=subject]', words);
    await on.app.database.owner(
      "delete from sessions where sess->'signedIn'->>'accountId' = (select id::text from accounts where login = 'trang.badinh')",
    );
    await page.click('[data-primary]');
    await page.waitForURL('**/sign-in**');
    expect(await violationsAtBoth(page, 'signed-out')).toEqual([]);
    await page.fill('[name=login]', 'trang.badinh');
    await page.fill('[name=password]', demoPassword);
    await page.click('.auth-card button.btn-primary');
    await page.waitForURL('**/petitions/new**');
    expect(await page.inputValue('[name=subject]')).toBe(words);
    expect(await page.textContent('main')).toContain('được giữ nguyên');
    expect(await violationsAtBoth(page, 'restored')).toEqual([]);
  });
});
