// One exercise in a real browser: the trainer opens a class, the trainee reads the paper, takes it in, classifies it, is marked.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exercise } from '../../src/training/exercise.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { loginOf, parts } from '../../src/training/parts.ts';
import { slipPassword } from '../../src/training/slips.ts';
import { type School, school } from '../training/arrange.ts';
import { solve } from '../training/solve.ts';
import { chromiumPath, type Stage, shot, stageOf, violations } from './support/browser.ts';

describe.skipIf(!chromiumPath)('a class in the browser', () => {
  let play: Stage<School>;
  let trainee: Page;
  let at = '';

  beforeAll(async () => {
    const desk = await school();
    const lesson = await desk.openClass({ name: 'L3-07 Tiếp nhận và phân loại đơn', people: 'Mai Thu Trà; Phường Ba Đình' });
    play = await stageOf(desk);
    at = `${play.address}${lesson.at}`;
    trainee = await play.visitor();
    await trainee.goto(at);
    await trainee.fill('[name=login]', loginOf(1, parts[0] as (typeof parts)[number]));
    await trainee.fill('[name=password]', slipPassword(desk.services.config, lesson.code, 1));
    await trainee.click('button.btn-primary');
    await trainee.waitForURL(`${at}/work`);
  }, 300_000);
  afterAll(() => play?.close());

  it('walks an exercise from the paper to the marks', async () => {
    expect(await trainee.locator('.band').textContent()).toContain('MÔI TRƯỜNG TẬP HUẤN');
    expect(await trainee.title()).toMatch(/^\[TẬP HUẤN\] /);
    await trainee.goto(`${at}/exercises/pa-den-duong`);
    await trainee.click('text=Bắt đầu bài');
    await trainee.waitForLoadState();
    await trainee.click('text=Xem, in đơn của công dân');
    await trainee.waitForLoadState();
    expect(await trainee.locator('.sheet').textContent()).toContain('Thạch Văn Nhu');
    await shot(trainee, 'training-paper');
    await trainee.goto(`${at}/petitions/new`);
    await trainee.click('text=Không có nội dung tố cáo');
    await trainee.check('[name=declaredType][value=KNPA]');
    await trainee.check('[name=knpaKind][value=phan_anh]');
    await trainee.fill('[name="senders.0.name"]', 'Thạch Văn Nhu');
    await trainee.fill('[name="senders.0.address"]', 'Số 12, ngõ chợ Cây Khế');
    await trainee.fill('[name=subject]', 'Phản ánh rác ứ ở chợ Cây Khế');
    await trainee.selectOption('[name=source]', 'in_person_dropoff');
    await trainee.selectOption('[name=field]', 'ADMIN_OTHER.3');
    await trainee.fill('[name=summary]', 'Điểm tập kết rác đầu chợ không được thu gom, mùi hôi vào nhà dân.');
    await shot(trainee, 'training-intake');
    await trainee.click('[data-primary]');
    await trainee.waitForURL('**/receipt');
    expect(trainee.url().startsWith(at)).toBe(true);
    expect(await trainee.locator('main').textContent()).toContain(`${new URL(at).pathname}/lookup`);
    await trainee.goto(`${at}/exercises/pa-den-duong`);
    await trainee.click('text=Chấm bài');
    await trainee.waitForLoadState();
    await shot(trainee, 'training-marks');
    const words = await trainee.locator('.marks').textContent();
    expect(words).toContain('Chưa làm');
    expect(await trainee.locator('aside').textContent()).toMatch(/ĐT-2026-00000\d/);
    expect(await violations(trainee)).toEqual([]);
  }, 120_000);

  it('shows the trainer where a trainee stands: the step he is at, and every step with its article', async () => {
    const trainer = await play.enter('taphuan');
    await trainer.goto(`${play.address}/training`);
    await trainer.click('a[href^="/training/classes/"]:not([href$="new"])');
    await trainer.waitForURL('**/training/classes/*');
    expect(await trainer.locator('.class-board .stuck').textContent()).toMatch(/^Bài 15, đang ở: /);
    await shot(trainer, 'training-board-live');
    await trainer.click('.class-board th a');
    await trainer.waitForURL('**/seats/1');
    expect(await trainer.locator('.marks').textContent()).toContain('Căn cứ: ');
    expect(await violations(trainer)).toEqual([]);
    await shot(trainer, 'training-seat');
    await trainer.goto(`${play.address}/training/exercises/new`);
    await trainer.click('.step-row summary');
    await shot(trainer, 'training-exercise-form');
    expect(await violations(trainer)).toEqual([]);
    await trainer.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/training', '/training/classes/1', '/training/classes/1/seats/1', '/training/exercises']) {
      await trainer.goto(`${play.address}${path}`);
      expect(await trainer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await shot(trainer, `training-trainer-phone${path.replaceAll('/', '-')}`);
    }
  }, 60_000);

  it('asks again while somebody is there, warns of no end that has moved, and stops when nobody is', async () => {
    const trainer = await play.enter('taphuan');
    await trainer.clock.install();
    const board = `${play.address}/training/classes/1`;
    await trainer.goto(board);
    for (const _ of [1, 2, 3]) {
      await trainer.mouse.click(4, 4);
      const asked = trainer.waitForResponse(board);
      await trainer.clock.fastForward('25:00');
      await asked;
    }
    await trainer.clock.runFor(1_000);
    expect(await trainer.locator('[data-session-ends]').isVisible()).toBe(false);
    let requests = 0;
    trainer.on('request', () => {
      requests += 1;
    });
    await trainer.clock.fastForward('31:00');
    await trainer.clock.runFor(60_000);
    expect(requests).toBe(0);
  }, 60_000);

  it('shows the trainer the board, and prints the certificate of whoever passed', async () => {
    const { services } = await play.app.realm(new URL(at).pathname.split('/')[2] ?? '');
    const exercise = shippedExercises().find(({ code }) => code === 'pa-den-duong') as Exercise;
    await trainee.goto(`${at}/exercises/pa-den-duong`);
    await trainee.click('text=Làm lại từ đầu');
    await trainee.waitForLoadState();
    await solve(services, 1, exercise, {});
    const trainer = await play.enter('taphuan');
    await trainer.goto(`${play.address}/training`);
    await trainer.click('a[href^="/training/classes/"]:not([href$="new"])');
    await trainer.waitForURL('**/training/classes/*');
    expect(await trainer.locator('.class-board .mark-green').textContent()).toContain('6/6');
    // The last exercise is reached beside the name it belongs to.
    await trainer.locator('[data-board] .tablewrap').evaluate((wrap) => wrap.scrollTo({ left: wrap.scrollWidth }));
    const edges = await trainer
      .locator('.class-board tbody tr')
      .first()
      .evaluate((row) => {
        const wrap = (row.closest('.tablewrap') as Element).getBoundingClientRect();
        const [name, last] = [row.children[1], row.lastElementChild].map((cell) => (cell as Element).getBoundingClientRect());
        return { name: (name?.left ?? 0) - wrap.left, last: wrap.right - (last?.right ?? 0) };
      });
    expect(edges.name).toBeGreaterThanOrEqual(0);
    expect(edges.last).toBeGreaterThanOrEqual(-1);
    expect(await violations(trainer)).toEqual([]);
    await shot(trainer, 'training-board');
    await trainer.click('text=Chứng nhận');
    await trainer.waitForURL('**/certificates');
    await trainer.fill('[name=passed]', '1');
    await trainer.click('[data-primary]');
    await trainer.waitForLoadState();
    await trainer.click('a[href*="/certificates/"]');
    await trainer.waitForURL('**/certificates/*');
    expect(await trainer.locator('.sheet').textContent()).toContain('Mai Thu Trà');
    // Each half of the head keeps to its own side, and the office's name breaks where it is said.
    const head = await trainer.locator('.certificate .head').evaluate((part) => {
      const edge = (name: string) => {
        const range = document.createRange();
        range.selectNodeContents(part.querySelector(name) as Element);
        return range.getBoundingClientRect();
      };
      const office = ['.parent', '.agency'].filter((name) => part.querySelector(name) !== null);
      return { left: Math.max(...office.map((name) => edge(name).right)), right: edge('.nation').left, lines: office.length };
    });
    expect(head.lines).toBeGreaterThan(0);
    expect(head.right - head.left).toBeGreaterThan(4);
    await shot(trainer, 'training-certificate');
  }, 120_000);

  it('fits a phone', async () => {
    await trainee.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/exercises', '/exercises/pa-den-duong', '/parts']) {
      await trainee.goto(`${at}${path}`);
      expect(await trainee.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await shot(trainee, `training-phone${path.replaceAll('/', '-')}`);
    }
  }, 60_000);
});
