// Two exercises in a real browser, each from the paper to "Đạt": one trainee takes a paper in, assigns, classifies, proposes, approves and
// issues it, changing parts on the screen as he goes; the trainer looks on and gives the certificate.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginOf, officerName, parts } from '../../src/training/parts.ts';
import { slipPassword } from '../../src/training/slips.ts';
import { type School, school } from '../training/arrange.ts';
import { chromiumPath, type Stage, shot, sizes, stageOf, violations } from './support/browser.ts';
import { pictured } from './support/pictures.ts';
import { fill, submit } from './support/steps.ts';

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
    trainee.setDefaultTimeout(30_000);
    await trainee.goto(at);
    await trainee.fill('[name=login]', loginOf(1, parts[0] as (typeof parts)[number]));
    await trainee.fill('[name=password]', slipPassword(desk.services.config, lesson.code, 1));
    await trainee.click('button.btn-primary');
    await trainee.waitForURL(`${at}/work`);
  }, 300_000);
  afterAll(() => play?.close());

  /** Kept for the eye at both sizes. */
  async function look(name: string): Promise<void> {
    if (process.env.SHOTS !== '1') return;
    await shot(trainee, `training-${name}-desk`);
    await trainee.setViewportSize(sizes.phone);
    await shot(trainee, `training-${name}-phone`);
    expect.soft(await trainee.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(sizes.phone.width);
    await trainee.setViewportSize(sizes.desk);
  }
  /** Begins an exercise and reads its paper. @returns what the paper says */
  async function begin(code: string): Promise<string> {
    await trainee.goto(`${at}/exercises/${code}`);
    await trainee.click('text=Bắt đầu bài');
    await trainee.waitForLoadState();
    await look(`${code}-begun`);
    await trainee.click('text=Xem, in đơn của công dân');
    await trainee.waitForURL('**/paper');
    await look(`${code}-paper`);
    return (await trainee.locator('.sheet').textContent()) ?? '';
  }
  /** Becomes another officer of the ward by one click. */
  async function become(title: string): Promise<void> {
    await trainee.goto(`${at}/parts`);
    await look('parts');
    await trainee.click(`.panel:has-text("Phường Thực hành") tr:has(th:text-is("${title}")) button`);
    await trainee.waitForURL(`${at}/work`);
    expect(await trainee.locator('main').textContent()).toContain(`, ${title}, `);
  }
  /** Takes the paper in at the desk. @returns the petition's address */
  async function takeIn(mode: 'open' | 'sealed', values: Record<string, string>): Promise<string> {
    await become('Công chức tiếp công dân');
    await trainee.goto(`${at}/petitions/new`);
    await look(`${mode}-question`);
    await trainee.click(`strong:text-is("${mode === 'sealed' ? 'Có' : 'Không có'} nội dung tố cáo")`);
    await trainee.waitForURL(`**mode=${mode}`);
    await fill(trainee, values);
    await look(`${mode}-intake`);
    await submit(trainee);
    await trainee.waitForURL('**/receipt');
    expect(trainee.url().startsWith(at)).toBe(true);
    await look(`${mode}-receipt`);
    return trainee.url().replace(/\/receipt$/, '');
  }
  /** From the head's desk to the leader's yes, each as whoever does it in an office. */
  async function handle(petition: string, answers: Record<string, string>, outcome: string): Promise<void> {
    await become('Chánh Văn phòng');
    await trainee.goto(`${petition}/assignment`);
    await trainee.getByRole('radio', { name: officerName(1, 0) }).check();
    await look(`${outcome}-assignment`);
    await submit(trainee);
    await become('Chuyên viên xử lý đơn');
    await trainee.goto(`${petition}/classification`);
    await fill(trainee, { eligibility: 'eligible', ...answers });
    await look(`${outcome}-classification`);
    await submit(trainee);
    await trainee.waitForURL(`${petition}/proposal`);
    await fill(trainee, { outcome });
    await look(`${outcome}-proposal`);
    await submit(trainee);
    await become('Chủ tịch UBND phường');
    await trainee.goto(`${petition}/approval`);
    await fill(trainee, { answer: 'approve' });
    await look(`${outcome}-approval`);
    await submit(trainee);
  }
  /** "Chấm bài". @returns the marks as they stand on the page */
  async function mark(code: string): Promise<string> {
    await trainee.goto(`${at}/exercises/${code}`);
    await trainee.click('text=Chấm bài');
    await trainee.waitForLoadState();
    await look(`${code}-marks`);
    return (await trainee.locator('.marks').textContent()) ?? '';
  }
  let denounced = '';

  it('takes a denunciation in from its paper, sealed, and is told what is still to do', async () => {
    expect(await trainee.locator('.band').textContent()).toContain('MÔI TRƯỜNG TẬP HUẤN');
    expect(await trainee.title()).toMatch(/^\[TẬP HUẤN\] /);
    expect(await begin('tc-thu-tien')).toContain('Nông Thị Lam');
    denounced = await takeIn('sealed', {
      source: 'in_person_dropoff',
      'senders.0.name': 'Nông Thị Lam',
      'senders.0.address': 'Số 16, ngõ 30 phố Cây Xoan',
      'respondents.0.name': 'Phó Văn Khuê',
      'respondents.0.position': 'Công chức địa chính',
      declaredType: 'TC',
      subject: 'Tố cáo công chức địa chính thu tiền không có biên lai',
      summary: 'Thu của mỗi hộ 100.000 đồng tiền sao chụp không có trong danh mục niêm yết, không có biên lai.',
      field: 'CIVIL_SERVICE.4',
      denouncedIs: 'nobody',
    });
    const words = await mark('tc-thu-tien');
    expect(words).toContain('Chưa làm');
    expect(words).not.toContain('Chưa đúng');
    expect(await trainee.locator('main').textContent()).toContain('chưa làm bước bắt buộc “Phân loại đơn”');
    expect(await trainee.locator('aside').textContent()).toMatch(/ĐT-2026-00000\d/);
    expect(await violations(trainee)).toEqual([]);
  }, 120_000);

  it('shows the trainer where a trainee stands: the step he is at, and every step with its article', async () => {
    const trainer = await play.enter('taphuan');
    await trainer.goto(`${play.address}/training`);
    await trainer.click('a[href^="/training/classes/"]:not([href$="new"])');
    await trainer.waitForURL('**/training/classes/*');
    expect(await trainer.locator('.class-board .stuck').textContent()).toMatch(/^Bài 10, đang ở: /);
    await shot(trainer, 'training-board-live');
    await trainer.click('.class-board th a');
    await trainer.waitForURL('**/seats/1');
    expect(await trainer.locator('.marks').textContent()).toContain('Căn cứ: ');
    expect(await violations(trainer)).toEqual([]);
    await shot(trainer, 'training-seat');
    await trainer.goto(`${play.address}/training/exercises/new`);
    await pictured(trainer, 'soan-bai-thuc-hanh');
    await trainer.click('.step-row summary');
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

  it('plays every part until the exercise is passed, on the open board too, and nobody in it reads the name', async () => {
    const board = await play.enter('taphuan', { secondWindow: true });
    await board.clock.install();
    await board.goto(`${play.address}/training/classes/1`);
    const passedOnBoard = board.locator('.class-board .mark-green');
    expect(await passedOnBoard.count()).toBe(0);
    await handle(
      denounced,
      { type: 'TC', denunciationKind: 'official_duty', round: 'first', denounced: 'own_official', jurisdiction: 'own' },
      'propose_acceptance',
    );
    expect(await trainee.content()).not.toContain('Nông Thị Lam');
    // Nobody touches the trainer's page: half a minute later it shows what the trainee did, before he asked for marks.
    await board.clock.fastForward('00:30');
    await passedOnBoard.waitFor({ timeout: 10_000 });
    const words = await mark('tc-thu-tien');
    await pictured(trainee, 'bai-thuc-hanh');
    expect(words).not.toMatch(/Chưa làm|Chưa đúng/);
    expect(await trainee.locator('main').textContent()).toContain('Đã chấm bài: đạt.');
    expect(await violations(trainee)).toEqual([]);
  }, 120_000);

  it('passes a complaint that came too late, its notice numbered by the clerk', async () => {
    expect(await begin('kn-het-thoi-hieu')).toContain('Giáp Thị Mùi');
    const complaint = await takeIn('open', {
      source: 'in_person_dropoff',
      'senders.0.name': 'Giáp Thị Mùi',
      'senders.0.address': 'Số 51, phố Cây Sấu',
      'respondents.0.position': 'Chủ tịch UBND phường',
      declaredType: 'KN',
      subject: 'Khiếu nại quyết định xử phạt vì để vật liệu trên hè',
      summary: 'Nhận quyết định từ lâu và đã nộp phạt, nay đề nghị hoàn trả tiền phạt.',
      contestedNumber: '97/QĐ-UBND',
      contestedOn: '10/03/2026',
      field: 'ADMIN_OTHER.11',
    });
    await handle(
      complaint,
      {
        type: 'KN',
        objectKind: 'admin_decision',
        instance: 'first',
        respondent: 'own',
        jurisdiction: 'own',
        limitState: 'late',
        complaintGround: 'A11_6',
      },
      'notify_inadmissible',
    );
    await become('Văn thư');
    await trainee.goto(`${complaint}/issue`);
    await look('issue');
    await submit(trainee);
    expect(await mark('kn-het-thoi-hieu')).not.toMatch(/Chưa làm|Chưa đúng/);
    expect(await trainee.locator('main').textContent()).toContain('Đã chấm bài: đạt.');
  }, 120_000);

  it('shows the trainer the board, and prints the certificate of whoever passed', async () => {
    const trainer = await play.enter('taphuan');
    await trainer.goto(`${play.address}/training`);
    await trainer.click('a[href^="/training/classes/"]:not([href$="new"])');
    await trainer.waitForURL('**/training/classes/*');
    const passed = await trainer.locator('.class-board .mark-green').allTextContents();
    expect(passed.map((words) => words.trim().slice(0, 3))).toEqual(['8/8', '8/8']);
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
    await pictured(trainer, 'lop-tap-huan', '.class-board');
    await trainer.click('text=Chứng nhận');
    await trainer.waitForURL('**/certificates');
    await pictured(trainer, 'chung-nhan-tap-huan');
    await trainer.fill('[name=passed]', '2');
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
    for (const path of ['/exercises', '/exercises/tc-thu-tien', '/parts']) {
      await trainee.goto(`${at}${path}`);
      expect(await trainee.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await shot(trainee, `training-phone${path.replaceAll('/', '-')}`);
    }
  }, 60_000);
});
