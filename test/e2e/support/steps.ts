// The steps an officer takes, as she takes them in the browser; the journeys read as a day in the office.
import type { Page } from 'playwright-core';

/** The main button of the form, then the next page. */
export async function submit(page: Page): Promise<void> {
  // The draft may travel first: the next page has come when the navigation is over, not when the click is.
  const next = page.waitForNavigation();
  await page.locator('[data-primary]').last().click();
  await next;
  const summary = page.locator('#error-summary');
  if (await summary.count()) throw new Error(`The form was refused at ${page.url()}: ${await summary.textContent()}`);
}

/** Fills fields by name: text, radio, tick or select, whatever stands there. */
export async function fill(page: Page, values: Record<string, string | string[]>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const radio = page.locator(`[name="${name}"][value="${one}"]:not(option)`);
      const field = page.locator(`[name="${name}"]`).first();
      if ((await radio.count()) && ['radio', 'checkbox'].includes((await radio.first().getAttribute('type')) ?? ''))
        await radio.first().check();
      else if ((await field.evaluate((el) => el.tagName)) === 'SELECT') await field.selectOption(one);
      else await field.fill(one);
    }
  }
}

/** Opens a form, fills it, sends it. */
export async function act(page: Page, address: string, values: Record<string, string | string[]> = {}): Promise<void> {
  await page.goto(address);
  await fill(page, values);
  await submit(page);
}

export const complaint = {
  source: 'in_person_dropoff',
  'senders.0.name': 'Nguyễn Thị Hạnh',
  'senders.0.address': 'Số 18, ngõ 42',
  'respondents.0.position': 'Chủ tịch UBND phường',
  declaredType: 'KN',
  subject: 'Khiếu nại quyết định thu hồi đất',
  summary: 'Không đồng ý với diện tích thu hồi.',
  field: 'LAND.3',
  contestedNumber: '1245/QĐ-UBND',
};
export const denunciation = {
  source: 'in_person_dropoff',
  'senders.0.name': 'Hồ Thị Kín',
  'senders.0.address': 'Ngõ không tên',
  'respondents.0.position': 'Cán bộ địa chính phường',
  declaredType: 'TC',
  subject: 'Tố cáo thu tiền sai quy định',
  summary: 'Cán bộ địa chính thu tiền ngoài quy định.',
  field: 'CIVIL_SERVICE.4',
};

/** Registers through the intake form; gives the petition's id. */
export async function register(
  page: Page,
  address: string,
  mode: 'open' | 'sealed',
  values: Record<string, string>,
): Promise<number> {
  await page.goto(`${address}/petitions/new?mode=${mode}`);
  await fill(page, values);
  if (mode === 'sealed') {
    // The words name a post that is no officer's, and whoever takes it in says so.
    await page.check('[name=denouncedIs][value=nobody]');
  }
  await submit(page);
  await page.waitForURL('**/receipt');
  return Number(/petitions\/(\d+)/.exec(page.url())?.[1]);
}
