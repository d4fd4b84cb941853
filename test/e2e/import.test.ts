// An old book goes in, in a browser: chosen on the PC, matched by eye, tried, mended, imported; at the desk and on a phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../src/worker.ts';
import { csvOf } from '../importing/book-files.ts';
import { messyBook, nothingExpected, outdated } from '../importing/generator.ts';
import { chromiumPath, type Stage, shot, shots, sizes, stage, violationsAtBoth } from './support/browser.ts';
import { pictured } from './support/pictures.ts';

describe.skipIf(!chromiumPath)('an old book, in a browser', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
  });
  afterAll(() => on?.close());
  const work = () => runJobs(on.app.services, on.app.database.workerUrl);

  it('is uploaded and read at a desk, matched, tried and imported on phones, and found', { timeout: 900_000 }, async () => {
    const expected = nothingExpected();
    const book = Buffer.from([...csvOf(messyBook(180, 12, expected))].join(''));
    const clerk = await on.enter('hoa.badinh');
    const seen = async (name: string) => {
      expect(await violationsAtBoth(clerk, `import-${name}`)).toEqual([]);
    };
    await clerk.goto(`${on.address}/imports`);
    await seen('0-list');
    await clerk.goto(`${on.address}/imports/new`);
    await clerk.locator('input[name=book]').first().check();
    await clerk.fill('[name=source]', 'Sổ đơn thư 2012-2023');
    await clerk.setInputFiles('[name=file]', { name: 'so-don-2012-2023.csv', mimeType: 'text/csv', buffer: book });
    await seen('1-upload');
    await clerk.locator('button[data-primary]').click();
    await clerk.waitForURL(/\/imports\/\d+$/);
    // It loads itself again while the job runs: a picture only.
    await shots(clerk, 'import-2-reading');
    const address = clerk.url();
    await work();
    await clerk.setViewportSize(sizes.phone);
    await clerk.goto(`${address}/columns`);
    await clerk.locator('input[name=blankState]').first().check();
    await seen('3-columns');
    await clerk.locator('button[data-primary]').click();
    await clerk.waitForURL(address);
    await work();
    await clerk.goto(`${address}/values`);
    await seen('4-values');
    const mistyped = clerk.getByLabel('“Khếu nại”');
    if ((await mistyped.count()) > 0) await mistyped.selectOption('KN');
    await clerk.getByLabel('“Ruộng đất”').selectOption(outdated.means);
    await clerk.locator('button[data-primary]').click();
    await clerk.waitForURL(address);
    await work();
    await clerk.goto(address);
    await seen('5-tried');
    await clerk.setViewportSize(sizes.desk);
    await pictured(clerk, 'nhap-so-cu');
    await clerk.goto(`${address}/problems`);
    await seen('6-problems');

    const head = await on.enter('cuong.badinh', { size: 'phone' });
    await head.goto(`${address}/execution`);
    await shots(head, 'import-7-confirm');
    await head.locator('[name=confirmed]').check();
    await head.locator('button[data-primary]').click();
    await head.waitForURL(address);
    await work();
    await head.goto(address);
    expect(await violationsAtBoth(head, 'import-8-done')).toEqual([]);
    // Who brought the file reads all of its figures.
    await clerk.goto(address);
    const words = (await clerk.textContent('main')) ?? '';
    expect(words).toContain('Khớp.');
    expect(words).toContain(`${expected.taken} đơn`);
    await head.goto(`${on.address}/petitions`);
    expect(await head.textContent('main')).toContain('ĐT-20');
    await head.goto(`${on.address}/imports/old-words`);
    await head.setViewportSize(sizes.desk);
    await pictured(head, 'doc-lai-so-cu');
    // One that goes on says why its day is what it is.
    const [going] = await on.app.database.owner<{ petition_id: number; clock_id: number }>(
      'select r.petition_id, p.main_clock_id as clock_id from import_rows r join petitions p on p.id = r.petition_id where p.main_clock_id is not null and not p.sealed limit 1',
    );
    await head.goto(`${on.address}/petitions/${going?.petition_id}`);
    await shots(head, 'import-9-going-on');
    await head.goto(`${on.address}/clocks/${going?.clock_id}`);
    await shot(head, 'import-10-why');
    expect(await head.textContent('main')).toContain('hạn tính theo dữ liệu chuyển đổi');
  });
});
