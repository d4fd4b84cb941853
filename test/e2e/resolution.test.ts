// A complaint from the desk to the decision and the citizen's look-up; a denunciation to its conclusion; the leader's desk.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { submitProposal } from '../../src/petitions/proposals/actions.ts';
import { answers, ownComplaint, register as registerAsClerk } from '../petitions/handling.ts';
import { issuePapers } from '../proceedings/arrange.ts';
import type { TestApp } from '../support/app.ts';
import { chromiumPath, type Size, type Stage, shot, shots, stage, violations } from './support/browser.ts';
import { act, complaint, denunciation, register } from './support/steps.ts';

/** A complaint on its leader's desk, brought there by the acts: their forms are filled in the journeys below. */
async function proposed(app: TestApp, subject: string): Promise<void> {
  const id = await registerAsClerk(app, 'son.badinh', { subject });
  const proposal = {
    outcome: 'propose_acceptance',
    reason: 'Đủ điều kiện.',
    destination: '',
    basis: '',
    items: '',
    days: '',
  } as const;
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownComplaint)));
  await app.as('son.badinh', (act) => submitProposal(act, id, { ...proposal, rowVersion: '', inspector: '', show: '' }));
}

describe.skipIf(!chromiumPath)('from the desk to the result, in a browser', () => {
  let on: Stage;
  let pages: Record<'processor' | 'leader' | 'lead' | 'clerk' | 'member', Page>;
  beforeAll(async () => {
    on = await stage();
  });
  /** Everybody of the office at a desk, or everybody on a phone, on 25/11/2026. */
  async function enterAll(size: Size): Promise<void> {
    on.app.setNow('2026-11-25T02:00:00Z');
    const [processor, leader, lead, clerk, member] = await Promise.all(
      ['son.badinh', 'thang.badinh', 'long.badinh', 'hoa.badinh', 'hieu.badinh'].map((login) => on.enter(login, { size })),
    );
    pages = { processor, leader, lead, clerk, member } as typeof pages;
  }
  afterAll(() => on?.close());

  /** Classified as the unit's own, proposed, approved by the leader, accepted. Gives the proceeding's address. */
  async function accepted(id: number, answers: Record<string, string>): Promise<string> {
    const { processor, leader } = pages;
    const at = `${on.address}/petitions/${id}`;
    await act(processor, `${at}/classification`, { eligibility: 'eligible', ...answers, jurisdiction: 'own' });
    await act(processor, `${at}/proposal`, { outcome: 'propose_acceptance', reason: 'Đơn đủ điều kiện, thuộc thẩm quyền.' });
    await leader.goto(`${on.address}/approvals`);
    expect(await violations(leader)).toEqual([]);
    await act(leader, `${at}/approval`, { answer: 'approve' });
    await act(leader, `${at}/acceptance`, { decision: 'accept' });
    expect(leader.url()).toContain('/proceedings/');
    return leader.url();
  }

  it('at a desk a complaint is accepted, verified, talked over, decided, sent, and the citizen reads the result on a phone', async () => {
    await enterAll('desk');
    const { processor, leader, lead, clerk } = pages;
    const id = await register(processor, on.address, 'open', complaint);
    const [code, pin] = await processor.locator('.slip-code').allTextContents();
    const file = await accepted(id, { type: 'KN', objectKind: 'admin_decision', instance: 'first', respondent: 'own' });
    expect(await leader.textContent('main')).toContain('Hạn 25/12/2026, theo Điều 28 Luật Khiếu nại');
    expect(await violations(leader)).toEqual([]);
    await shots(leader, 'proceeding-accepted');

    const member = await leader
      .goto(`${file}/assignment`)
      .then(() => leader.locator('select[name=lead] option', { hasText: 'Bùi Thế Long' }).getAttribute('value'));
    await act(leader, `${file}/assignment`, { lead: member ?? '', days: '15' });
    await act(lead, `${file}/conflict`, { answer: 'no' });
    await act(lead, `${file}/verification`, { kind: 'meeting', result: 'Đo lại diện tích: 59,1 m².' });
    await issuePapers(on.app, Number(file.split('/').at(-1)));
    await act(lead, `${file}/report`, { result: 'Đã xác minh đủ.', proposal: 'Sửa đổi một phần.', complete: '1' });
    on.app.setNow('2026-12-07T02:00:00Z');
    const again = await on.enter('thang.badinh');
    await act(again, `${file}/invitation`, {
      on: '07/12/2026',
      meetOn: '14/12/2026',
      meetAt: '08:30',
      place: 'Trụ sở UBND phường',
      contents: 'Diện tích thu hồi',
    });
    // The invitation leaves signed and numbered, or no dialogue can be held on it.
    await issuePapers(on.app, Number(file.split('/').at(-1)));
    on.app.setNow('2026-12-14T02:00:00Z');
    const leaderLater = await on.enter('thang.badinh');
    await act(leaderLater, `${file}/dialogue`, { held: 'held', result: 'Thống nhất diện tích 59,1 m².' });
    await act(leaderLater, `${file}/decision`, {
      result: 'partly',
      measure: 'amend',
      contents: 'Diện tích thu hồi',
      verification: 'Đo lại: 59,1 m²',
      conclusion: 'Khiếu nại đúng một phần',
      ruling: 'Sửa đổi diện tích thu hồi',
      executors: 'UBND phường',
      secondResolver: 'Chủ tịch UBND thành phố Hà Nội',
    });
    expect(await violations(leaderLater)).toEqual([]);
    await shots(leaderLater, 'proceeding-decided');
    expect(await leaderLater.textContent('main')).toMatch(/Gửi quyết định|gửi kết quả/i);

    const clerkLater = await on.enter('hoa.badinh');
    await clerkLater.goto(`${on.address}/petitions/${id}#van-ban`);
    await clerkLater.click('text=/Quyết định.*giải quyết khiếu nại/i');
    await clerkLater.waitForLoadState();
    await shots(clerkLater, 'decision-paper');
    expect(await violations(clerkLater)).toEqual([]);
    const paper = clerkLater.url().split(/[?#]/)[0] ?? '';
    await leaderLater.goto(paper);
    await leaderLater.click('button:has-text("Phê duyệt văn bản")');
    await leaderLater.waitForSelector('text=Đã phê duyệt');
    await act(clerkLater, `${paper}/number`);
    expect(await clerkLater.textContent('main')).toMatch(/Đã cấp số \d+\/QĐ-UBND/);
    await act(clerkLater, `${file}/notice`, { on: '14/12/2026', recipients: 'Người khiếu nại', receivedOn: '14/12/2026' });
    expect(clerk.isClosed()).toBe(false);

    const citizen = await on.visitor({ size: 'phone' });
    await citizen.goto(`${on.address}/lookup`);
    await citizen.fill('[name=code]', code ?? '');
    await citizen.fill('[name=pin]', pin ?? '');
    await citizen.click('main button');
    await citizen.waitForLoadState();
    expect(await citizen.textContent('main')).toMatch(/Đã có kết quả giải quyết|kết quả/i);
    await shots(citizen, 'lookup-result');
  });

  it('on phones a denunciation is sealed, revealed once, accepted, verified by a team and concluded; its names stay closed on every page', async () => {
    await enterAll('phone');
    const { processor, leader, lead, member, clerk } = pages;
    const id = await register(processor, on.address, 'sealed', denunciation);
    const at = `${on.address}/petitions/${id}`;
    await processor.goto(at);
    expect(await processor.content()).not.toContain('Hồ Thị Kín');
    await processor.selectOption('[name=purpose]', 'verify_denouncer');
    await processor.click('text=Xem (ghi nhật ký)');
    await processor.waitForLoadState();
    expect(await processor.textContent('main')).toContain('Hồ Thị Kín');
    expect(await violations(processor)).toEqual([]);
    await shots(processor, 'denunciation-revealed');
    const file = await accepted(id, {
      type: 'TC',
      denunciationKind: 'official_duty',
      round: 'first',
      denounced: 'own_official',
    });
    await leader.goto(`${file}/assignment`);
    const option = (name: string) => leader.locator('select[name=lead] option', { hasText: name }).getAttribute('value');
    const [first, second] = [await option('Bùi Thế Long'), await option('Đỗ Trọng Hiếu')];
    await act(leader, `${file}/assignment`, { lead: first ?? '', members: [second ?? ''], days: '20' });
    await act(lead, `${file}/conflict`, { answer: 'no' });
    await act(member, `${file}/conflict`, { answer: 'no' });
    await issuePapers(on.app, Number(file.split('/').at(-1)));
    await act(clerk, `${file}/acceptance-notice`, { denounced: '1' });
    await act(lead, `${file}/report`, {
      result: 'Đã xác minh đủ.',
      proposal: 'Sửa đổi một phần.',
      complete: '1',
    });
    await act(leader, `${file}/conclusion`, {
      result: 'right',
      points: 'Đ: Thu tiền ngoài quy định',
      findings: 'Có thu 2 triệu đồng',
      legalGrounds: 'Khoản 1 Điều 8 Luật Cán bộ, công chức',
      responsibility: 'Không có',
      measures: 'Kiến nghị xử lý kỷ luật',
    });
    for (const page of [leader, lead, member, processor])
      for (const address of [file, at]) {
        await page.goto(address);
        expect(await page.content()).not.toContain('Hồ Thị Kín');
      }
    const opened = await on.app.database.owner<{ login: string }>(
      "select a.login from events e join accounts a on a.id = e.account_id where e.kind = 'identity.revealed' and e.petition_id = $1",
      [id],
    );
    expect(opened).toEqual([{ login: 'son.badinh' }]);
    expect(await violations(leader)).toEqual([]);
    await shots(leader, 'denunciation-concluded');
  });

  it.each(['desk', 'phone'] as Size[])(
    'a leader works down the desk at %s size, one after another, and a colleague hears who was faster',
    async (size) => {
      on.app.setNow('2026-11-25T02:00:00Z');
      for (const subject of ['Khiếu nại thứ nhất', 'Khiếu nại thứ hai']) await proposed(on.app, subject);
      const leader = await on.enter('thang.badinh', { size });
      await leader.goto(`${on.address}/approvals`);
      await shot(leader, `approvals-${size}`);
      // At a desk nothing but the keyboard: J to the line, Enter opens it, Space chooses, Ctrl+Enter sends.
      const byKeys = size === 'desk';
      if (byKeys) {
        await leader.keyboard.press('j');
        await leader.keyboard.press('Enter');
      } else await leader.locator('[data-open]').first().click();
      await leader.waitForURL('**/petitions/*/approval');
      const first = leader.url();
      expect(await violations(leader)).toEqual([]);
      const stale = await on.enter('thang.badinh', { secondWindow: true });
      await stale.goto(first);
      // What sending back asks for comes into view: by hand one types there at once, by keys one goes on among the answers.
      const sendBack = leader.locator('[name=answer][value=send_back]');
      if (byKeys) {
        await sendBack.focus();
        await leader.keyboard.press('Space');
      } else await sendBack.click();
      const seen = await leader.evaluate(() => {
        const box = document.querySelector('[name=comment]')?.getBoundingClientRect();
        const panel = document.querySelector('.answer-panel > .body')?.getBoundingClientRect();
        return box && panel && box.bottom <= Math.min(panel.bottom, innerHeight) + 1;
      });
      expect(seen).toBe(true);
      expect(await leader.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(byKeys ? 'answer' : 'comment');
      const next = leader.waitForNavigation();
      if (byKeys) {
        await leader.focus('[name=answer][value=approve]');
        await leader.keyboard.press('Space');
        await leader.keyboard.press('Control+Enter');
      } else {
        await leader.check('[name=answer][value=approve]');
        await leader.locator('[data-primary], button.btn-primary').last().click();
      }
      await next;
      expect(leader.url()).toMatch(/\/petitions\/\d+\/approval$/);
      expect(leader.url()).not.toBe(first);
      await stale.check('[name=answer][value=approve]');
      await stale.locator('[data-primary], button.btn-primary').last().click();
      await stale.waitForLoadState();
      expect(await stale.textContent('main')).toMatch(/phê duyệt/);
    },
  );
});
