import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, type Size, type Stage, shot, stage, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('taking a petition in, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
  });
  afterAll(() => on?.close());

  it.each(['desk', 'phone'] as Size[])('a complaint from the desk to the citizen’s look-up, at %s size', async (size) => {
    const page = await on.enter('hoa.badinh', { size });
    await page.goto(`${on.address}/petitions/new`);
    expect(await violations(page)).toEqual([]);
    await page.click('text=Không có nội dung tố cáo');
    await page.fill('[name="senders.0.name"]', 'Nguyễn Thị Hạnh');
    await page.fill('[name="senders.0.address"]', 'Số 18, ngõ 42');
    await page.check('[name=declaredType][value=KN]');
    await page.fill('[name=subject]', 'Khiếu nại quyết định thu hồi đất');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-primary]');
    await page.waitForSelector('#error-summary');
    expect(await page.title()).toMatch(/^Lỗi: /);
    expect(await page.inputValue('[name=subject]')).toBe('Khiếu nại quyết định thu hồi đất');
    expect(await violations(page)).toEqual([]);
    await shot(page, `intake-errors-${size}`);
    await page.fill('[name=summary]', 'Không đồng ý với diện tích thu hồi.');
    await page.selectOption('[name=source]', 'in_person_dropoff');
    await page.selectOption('[name=field]', 'LAND.3');
    await page.fill('[name="respondents.0.position"]', 'Chủ tịch UBND phường');
    await page.click('[data-primary]');
    await page.waitForURL('**/receipt');
    await shot(page, `receipt-${size}`);
    expect(await violations(page)).toEqual([]);
    const [code, pin] = await page.locator('.slip-code').allTextContents();
    // The form behind is a fresh one: nothing of what was sent stands in it half.
    await page.goBack();
    await page.waitForSelector('#intake');
    expect(await page.locator('#intake [name=declaredType]:checked').count()).toBe(0);
    expect(await page.inputValue('#intake [name=field]')).toBe('');
    expect(await page.inputValue('#intake [name=source]')).not.toBe('in_person_dropoff');
    const citizen = await on.visitor({ size });
    await citizen.goto(`${on.address}/lookup`);
    expect(await violations(citizen)).toEqual([]);
    await citizen.fill('[name=code]', code ?? '');
    await citizen.fill('[name=pin]', pin ?? '');
    await citizen.click('main button');
    await citizen.waitForLoadState();
    expect(await citizen.textContent('main')).toContain('Đã tiếp nhận đơn');
    expect(await citizen.textContent('main')).not.toContain('Hạnh');
    expect(await citizen.context().cookies()).toEqual([]);
    expect(await violations(citizen)).toEqual([]);
    await shot(citizen, `lookup-${size}`);
  });

  it('keeps a draft on the server that survives signing out', async () => {
    const page = await on.enter('trang.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.fill('[name=summary]', 'Viết dở rồi mất điện');
    await page.locator('[name=summary]').blur();
    await page.waitForFunction(() => document.querySelector('[data-draft-text]')?.textContent?.includes('Đã lưu nháp'));
    await page.context().close();
    const again = await on.enter('trang.badinh', { secondWindow: true });
    await again.goto(`${on.address}/petitions/new`);
    expect(await violations(again)).toEqual([]);
    await shot(again, 'kept-drafts');
    await again.click('text=Mở tiếp bản nháp');
    expect(await again.inputValue('[name=summary]')).toBe('Viết dở rồi mất điện');
  });

  it('goes on keeping the draft after a save that was refused while the last words were on their way', async () => {
    const page = await on.enter('hoa.badinh');
    await page.goto(`${on.address}/petitions/new`);
    await page.keyboard.press('1');
    await page.waitForURL('**mode=open');
    // The cursor stands in the form, and Enter, a second press or a half-saved draft change nothing.
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'source');
    for (const words of ['Lời kể thứ nhất', 'Lời kể thứ hai']) {
      await page.fill('[name=summary]', words);
      await page.locator('[name=summary]').blur();
      await page.click('[data-primary]');
      await page.waitForSelector('#error-summary:focus');
      await page.fill('[name=subject]', words);
      await page.locator('[name=subject]').blur();
      await page.waitForFunction(() => document.querySelector('[data-draft-text]')?.textContent?.startsWith('Đã lưu nháp'));
      await page.fill('[name=subject]', '');
    }
    // What is not taken can only be put away; a recording is cut, not scanned anew.
    await page.setInputFiles('input[type=file]', {
      name: 'don.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\x90\x00chương trình'),
    });
    await page.waitForSelector('#draft-files .err');
    expect(await page.locator('#draft-files .acts button').allTextContents()).toEqual(['Bỏ don.pdf']);
    await page.click('#draft-files .acts button');
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (input) input.dataset.maxMb = '0.000001';
    });
    await page.setInputFiles('input[type=file]', { name: 'ghi-hinh.mp4', mimeType: 'video/mp4', buffer: Buffer.from('ftyp') });
    expect(await page.textContent('#draft-files .err')).toContain('Cắt ngắn bản ghi âm, ghi hình hoặc chia thành nhiều phần');
    await page.click('#draft-files .acts button');
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (input) input.dataset.maxMb = '100';
    });
    await page.setInputFiles('input[type=file]', {
      name: 'don.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await page.waitForSelector('#draft-files button[data-remove-url]');
    page.on('dialog', (dialog) => dialog.accept());
    // The last words are kept before the page is left: nothing is on its way when the draft is thrown away.
    await page.locator('[name=subject]').blur();
    await page.waitForLoadState('networkidle');
    await page.goto(`${on.address}/petitions/new`);
    await page.click('text=Mở tiếp bản nháp');
    expect(await page.textContent('.draft-note')).toContain('chưa vào sổ');
    expect(await page.inputValue('[name=summary]')).toBe('Lời kể thứ hai');
    await page.click('#draft-files button[data-remove-url]');
    await page.waitForSelector('#draft-files li', { state: 'detached' });
    await page.click('.draft-note >> text=Bỏ bản nháp');
    expect(await page.textContent('main')).toContain('không lấy lại được');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-primary]');
    await page.waitForURL('**/petitions/new');
    expect(await page.locator('.kept-drafts').count()).toBe(0);
  });

  it('takes two files dragged onto the form at once, and says why it refuses the one that is not what its name says', async () => {
    const page = await on.enter('cuong.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['%PDF-1.4\n%%EOF\n'], 'đơn viết tay.pdf', { type: 'application/pdf' }));
      transfer.items.add(new File(['MZ\u0090\u0000\u0003 chương trình'], 'ảnh chụp.pdf', { type: 'application/pdf' }));
      return transfer;
    });
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: dropped });
    await page.waitForSelector('#draft-files button[data-remove-url]');
    await page.waitForFunction(() => document.querySelectorAll('#draft-files .err').length === 1);
    expect(await page.textContent('#draft-files')).toContain('đơn viết tay.pdf');
    expect(await page.locator('#draft-files button[data-remove-url]').count()).toBe(1);
  });

  it('keeps every word on the page when the line is gone at the moment of saving', async () => {
    const page = await on.enter('trang.badinh');
    await page.goto(`${on.address}/petitions/new?mode=open`);
    await page.context().setOffline(true);
    await page.fill('[name=subject]', 'Gõ xong thì mất mạng');
    await page.click('[data-primary]');
    await page.waitForFunction(() => document.querySelector('[data-draft-text]')?.textContent?.startsWith('Chưa gửi được'));
    expect(await page.inputValue('[name=subject]')).toBe('Gõ xong thì mất mạng');
    await page.context().setOffline(false);
    await page.click('[data-primary]');
    await page.waitForSelector('#error-summary');
    expect(await page.inputValue('[name=subject]')).toBe('Gõ xong thì mất mạng');
  });

  it('works with JavaScript off, draft button and a second sender included', async () => {
    const page = await on.enter('son.badinh', { javaScript: false });
    await page.goto(`${on.address}/petitions/new`);
    await page.click('text=Không có nội dung tố cáo');
    await page.fill('[name="senders.0.name"]', 'Trần Văn Bảy');
    await page.fill('[name="senders.0.address"]', 'Tổ 4');
    await page.fill('[name=summary]', 'Nội dung không có script');
    await page.click('text=Thêm người gửi');
    expect(await page.inputValue('[name=summary]')).toBe('Nội dung không có script');
    expect(await violations(page)).toEqual([]);
    await page.fill('[name="senders.1.name"]', 'Lý Thị Tám');
    await page.click('text=Lưu nháp');
    await page.waitForLoadState();
    expect(await page.inputValue('[name="senders.1.name"]')).toBe('Lý Thị Tám');
    await page.click('text=Để lại, tiếp nhận đơn khác');
    expect(await page.textContent('.kept-drafts')).toContain('Trần Văn Bảy');
    await page.click('text=Mở tiếp bản nháp');
    expect(await page.inputValue('[name="senders.1.name"]')).toBe('Lý Thị Tám');
    await page.check('[name=senderKind][value=group]');
    await page.fill('[name=senderCount]', '2');
    await page.selectOption('[name=source]', 'in_person_dropoff');
    await page.selectOption('[name=field]', 'ADMIN_OTHER.1');
    await page.check('[name=declaredType][value=KNPA]');
    await page.check('[name=knpaKind][value=phan_anh]');
    await page.fill('[name=subject]', 'Phản ánh mất nước');
    await page.click('[data-primary]');
    await page.waitForURL('**/receipt');
  });

  it('closes a denunciation’s names behind a logged reveal', async () => {
    const page = await on.enter('son.badinh');
    await page.goto(`${on.address}/petitions/new?mode=sealed`);
    await page.selectOption('[name=source]', 'in_person_dropoff');
    await page.selectOption('[name=field]', 'CIVIL_SERVICE.4');
    await page.fill('[name="senders.0.name"]', 'Hồ Thị Kín');
    await page.fill('[name="senders.0.address"]', 'Ngõ không tên');
    await page.fill('[name=subject]', 'Tố cáo thu tiền sai quy định');
    await page.fill('[name=summary]', 'Cán bộ địa chính thu tiền ngoài quy định.');
    await page.fill('[name="respondents.0.position"]', 'Cán bộ địa chính phường');
    await page.check('[name=declaredType][value=TC]');
    // The words name no officer: nothing is chosen beforehand, and unanswered the form asks and keeps every word.
    await page.click('[data-primary]');
    expect(await page.isChecked('[name=denouncedIs][value=nobody]')).toBe(false);
    await page.check('[name=denouncedIs][value=nobody]');
    await page.click('[data-primary]');
    await page.waitForURL('**/receipt');
    expect(await page.textContent('main')).not.toContain('Mã PIN');
    await page.click('text=/^Mở đơn/');
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('Hồ Thị Kín');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'denunciation-closed');
    await page.selectOption('[name=purpose]', 'verify_denouncer');
    await page.click('text=Xem (ghi nhật ký)');
    await page.waitForLoadState();
    expect(await page.textContent('main')).toContain('Hồ Thị Kín');
    expect(await violations(page)).toEqual([]);
    await page.click('text=Đóng và quay lại đơn');
    await page.waitForLoadState();
    expect(await page.textContent('main')).toContain('Xem thông tin người tố cáo');
    expect(await page.content()).not.toContain('Hồ Thị Kín');
  });
});
