// The reception desk in a browser: keyboard, phone, no script, and no serious fault of access.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerVisit } from '../../src/reception/registration.ts';
import { entry } from '../reception/entries.ts';
import { chromiumPath, type Size, type Stage, stage, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('receiving a citizen, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
  });
  afterAll(() => on?.close());

  it.each(['desk', 'phone'] as Size[])('from the first question to the answer, at %s size', async (size) => {
    const page = await on.enter('lan.badinh', { size });
    await page.goto(`${on.address}/visits/new`);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('1');
    await page.waitForURL('**denunciation=no');
    expect(await violations(page)).toEqual([]);
    await page.fill('[name=p1_name]', 'Nguyễn Thị Hạnh');
    await page.check('[name=c1_type][value=KN]');
    await page.fill('[name=c1_summary]', 'Khiếu nại việc thu hồi đất');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#error-summary');
    expect(await page.title()).toMatch(/^Lỗi: /);
    expect(await page.inputValue('[name=c1_summary]')).toBe('Khiếu nại việc thu hồi đất');
    expect(await violations(page)).toEqual([]);
    await page.fill('[name=p1_idNumber]', '001 185 001 234');
    await page.fill('[name=p1_address]', 'Số 18, ngõ 42');
    await page.selectOption('[name=outcome]', 'accepted_for_processing');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/receipt');
    await page.goto(`${on.address}/visits`);
    expect(await violations(page)).toEqual([]);
    await page.click('[data-open] >> nth=0');
    await page.waitForSelector('text=Dòng thời gian');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${page.url().split('?')[0]}/reply`);
    await page.check('[name=replyKind][value=prolonged]');
    await page.click('[data-primary]');
    await page.waitForSelector('text=Đã trả lời công dân');
  });

  it('offers a citizen already known while typing, and fills the form with him', async () => {
    const page = await on.enter('lan.badinh');
    await page.goto(`${on.address}/visits/new?denunciation=no`);
    await page.fill('[name=p1_name]', 'nguyen thi ha');
    await page.click('text=Dùng thông tin này');
    await page.waitForSelector('[name=p1_name][value="Nguyễn Thị Hạnh"]');
    expect(await page.inputValue('[name=p1_idNumber]')).toBe('001185001234');
  });

  it('a denunciation without script: the names are marked sealed, and gone after saving', async () => {
    const page = await on.enter('lan.badinh', { javaScript: false });
    await page.goto(`${on.address}/visits/new`);
    // The one before is left where it is: the question comes first, and his words stand under the name that was typed.
    expect(await page.textContent('.kept-drafts')).toContain('nguyen thi ha');
    await page.click('a[href$="denunciation=yes"]');
    await page.waitForURL('**denunciation=yes');
    expect(await page.textContent('#p2')).toContain('được niêm phong');
    await page.fill('[name=p1_idNumber]', '001085001999');
    await page.fill('[name=p1_name]', 'Lò Văn Canaryto');
    await page.fill('[name=p1_address]', 'Ngõ 3');
    await page.fill('[name=c1_summary]', 'Tố cáo cán bộ nhận tiền');
    await page.fill('[name=respondentPost]', 'Cán bộ địa chính');
    await page.click('text=Thêm tài liệu');
    expect(await page.inputValue('[name=p1_name]')).toBe('Lò Văn Canaryto');
    await page.click('[data-primary]');
    await page.waitForSelector('text=có phải là cán bộ trong hệ thống này không');
    expect(await violations(page)).toEqual([]);
    expect(await page.inputValue('[name=p1_name]')).toBe('Lò Văn Canaryto');
    await page.check('[name=denouncedIs][value=nobody]');
    await page.click('[data-primary]');
    await page.waitForURL(/\/visits\/\d+$/);
    expect(await page.content()).not.toContain('Canaryto');
    expect(await page.textContent('main')).toContain('được bảo mật');
  });

  it('at phone size no page of the desk is wider than the screen, and the book keeps columns that can be read', async () => {
    const page = await on.enter('lan.badinh', { size: 'phone' });
    const { id } = await on.app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const year = new Date(on.app.services.now()).getUTCFullYear();
    const register = `/visits/register?year=${year}`;
    for (const path of ['/visits', '/visits/new?denunciation=no', `/visits/${id}`, `/visits/${id}/correction`, register]) {
      await page.goto(`${on.address}${path}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([path, wider]).toEqual([path, 0]);
    }
    const narrowest = await page.evaluate(() =>
      Math.min(...[...document.querySelectorAll('.register thead th')].map((cell) => cell.getBoundingClientRect().width)),
    );
    expect(narrowest).toBeGreaterThan(30);
    expect(await violations(page)).toEqual([]);
  });

  it('the schedule is seen by a visitor without a cookie', async () => {
    const page = await on.enter('lan.badinh');
    await page.goto(`${on.address}/schedule/new`);
    expect(await violations(page)).toEqual([]);
    await page.fill('[name=onDate]', '10/12/2026');
    await page.fill('[name=hostName]', 'Hoàng Gia Thắng');
    await page.click('[data-primary]');
    await page.waitForSelector('text=Đã niêm yết');
    expect(await violations(page)).toEqual([]);
    const citizen = await on.visitor({ size: 'phone' });
    await citizen.goto(`${on.address}/calendar?month=2026-12`);
    expect(await citizen.textContent('main')).toContain('Hoàng Gia Thắng');
    expect(await citizen.context().cookies()).toEqual([]);
    expect(await violations(citizen)).toEqual([]);
  });
});
