// What stands more than once beside a file is called by what it is of: the notices of revoked papers, the periods of sending orders, the
// day of what is told again.
import { describe, expect, it } from 'vitest';
import { approvePaper, sendPaper } from '../../src/documents/actions.ts';
import { anApp } from '../support/an-app.ts';
import { plainText } from '../support/plain-text.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  decisionForm,
  doAct,
  doActAtOnce,
  givenToInspectors,
  issuePapers,
  noon,
  type Raw,
} from './arrange.ts';
import { revokePaper } from './papers.ts';

const app = anApp();

const page = async (login: string, path: string) => (await (await app.signIn(login)).get(path).expect(200)).text;
const papersOf = (id: number, kind: string) =>
  app.database.owner<{ id: number; state: string; symbol: string; number: number }>(
    'select id::int, state, symbol, number from papers where proceeding_id = $1 and kind = $2 order by id',
    [id, kind],
  );

describe('notices of revocation', () => {
  it('name the revoked paper and to whom it had gone, by his part and never by name, wherever they are listed', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-06');
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
    const [denouncer] = await papersOf(id, 'TC05_2019');
    const [denounced] = await papersOf(id, 'TC06_2019');
    await revokePaper(app, denouncer?.id);
    await revokePaper(app, denounced?.id);
    const called = [
      `Thông báo thu hồi văn bản: Thông báo việc thụ lý tố cáo số ${denouncer?.number}/${denouncer?.symbol}, đã gửi người tố cáo`,
      `Thông báo thu hồi văn bản: Thông báo về nội dung tố cáo số ${denounced?.number}/${denounced?.symbol}, đã gửi người bị tố cáo`,
    ];
    const listed = async (login: string, path: string) => {
      const said = plainText(await page(login, path));
      for (const words of called) expect(said, path).toMatch(new RegExp(words.replace(/số \d\//, 'số 0?\\d+/')));
      expect(said, path).not.toMatch(/Nguyễn Thị Hạnh/);
    };
    for (const path of ['/approvals', '/work', `/proceedings/${id}`]) await listed('thang.badinh', path);
    for (const { id: notice } of await papersOf(id, 'WITHDRAWAL_NOTICE'))
      await app.as('thang.badinh', (act) => approvePaper(act, notice));
    for (const path of ['/papers', '/work']) await listed('hoa.badinh', path);
  });
});

describe('the periods of sending orders', () => {
  const orders: Raw = { on: 'hôm nay', ground: 'await_other_body', reason: 'Chờ kết luận của Sở' };
  it('are called by the order each is of, on one day too', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-13');
    app.setNow(noon('2026-07-15'));
    await doAct(app, 'thang.badinh', id, 'suspension', orders);
    await issuePapers(app, id);
    await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết luận' });
    const said = plainText(await page('thang.badinh', `/proceedings/${id}`));
    expect(said).toContain('Gửi quyết định tạm đình chỉ giải quyết khiếu nại');
    expect(said).toContain('Gửi quyết định tiếp tục giải quyết khiếu nại');
    expect(said).not.toContain('Gửi quyết định tạm đình chỉ, đình chỉ giải quyết khiếu nại');
  });

  it('of a denunciation: what goes on has none', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-16');
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
    app.setNow(noon('2026-07-20'));
    await doAct(app, 'thang.badinh', id, 'suspension', { ...orders, ground: 'await_other_result', duties: 'Lưu hồ sơ' });
    await issuePapers(app, id);
    app.setNow(noon('2026-07-21'));
    await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết luận' });
    await issuePapers(app, id);
    await doAct(app, 'thang.badinh', id, 'suspension', { ...orders, ground: 'await_other_result', duties: 'Lưu hồ sơ' });
    await issuePapers(app, id);
    const said = plainText(await page('thang.badinh', `/proceedings/${id}`));
    expect(said.match(/Gửi quyết định tạm đình chỉ giải quyết tố cáo/g)?.length).toBeGreaterThanOrEqual(2);
    expect(said).not.toContain('Gửi quyết định tiếp tục');
  });
});

describe('what is told again of a decision made anew', () => {
  it('opens with today, not with the day of before', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    app.setNow(noon('2026-08-10'));
    const decision = { ...decisionForm, result: 'right', measure: 'amend' };
    await doAct(app, 'thang.badinh', id, 'decision', decision);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await doActAtOnce(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting', 'portal'], place: 'Trụ sở' });
    app.setNow(noon('2026-08-12'));
    await revokePaper(app, (await papersOf(id, 'KN15_2020')).at(-1)?.id);
    await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decision, on: 'hôm nay' });
    await issuePapers(app, id);
    app.setNow(noon('2026-08-13'));
    const form = await page('hoa.badinh', `/proceedings/${id}/publication`);
    expect(form).toMatch(/name="on"[^>]*value="13\/08\/2026"/);
    // What was typed beside the day stays.
    expect(form).toContain('Trụ sở');
  });
});

describe('the page that asks why an order to verify is revoked', () => {
  it('says that a withdrawal recorded since stays, and asks nobody to take it back', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-17');
    await givenToInspectors(app, id);
    await issuePapers(app, id);
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    const said = await revokePaper(app, (await papersOf(id, 'KN05_2020')).at(-1)?.id);
    expect(said).toContain('Việc “Ghi nhận rút đơn” ghi sau là việc đã xảy ra, vẫn giữ nguyên, không phải rút lại');
    expect(said).not.toContain('Rút lại việc ấy trước');
  });
});

describe('a notice of acceptance made anew', () => {
  const anew = async (told: string, by: 'act' | 'page') => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-09-01');
    await issuePapers(app, id);
    const [first] = await papersOf(id, 'KN03_2026');
    if (told) app.setNow(noon(told));
    if (told && by === 'act')
      await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    if (told && by === 'page')
      await app.as('hoa.badinh', (act) => sendPaper(act, first?.id ?? 0, { on: told, means: 'post', to: 'Bà Nguyễn Thị Hạnh' }));
    app.setNow(noon('2026-09-28'));
    await revokePaper(app, first?.id);
    await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points: 'Đơn giá bồi thường' });
    const fresh = (await papersOf(id, 'KN03_2026')).at(-1)?.id;
    const row = (await page('thang.badinh', '/approvals')).split('<tr').find((one) => one.includes(`/papers/${fresh}?desk`));
    const file = await page('thang.badinh', `/proceedings/${id}`);
    const [clocks] = /id="thoi-han"[\s\S]*?<\/table>/.exec(file) ?? [''];
    return { petitionId, row: plainText(row ?? ''), clocks: plainText(clocks) };
  };

  for (const by of ['act', 'page'] as const)
    it(`told in time (${by}): bears the day of its file, on the desk as on the file`, async () => {
      const { row, clocks } = await anew('2026-09-03', by);
      expect(row).toContain('01/10/2026');
      expect(clocks).toContain('01/10/2026');
      expect(row + clocks).not.toContain('11/09/2026');
    });

  it('told late, or never: the day it is overdue from stands on the desk and on the file', async () => {
    for (const told of ['2026-09-25', '']) {
      const { row, clocks } = await anew(told, 'act');
      const overdue = /Quá hạn \d+ ngày/.exec(row)?.[0] ?? 'không quá hạn';
      expect(row).toContain('11/09/2026');
      expect(clocks).toMatch(new RegExp(`Gửi thông báo thụ lý ${overdue} 11/09/2026`));
    }
  });
});
