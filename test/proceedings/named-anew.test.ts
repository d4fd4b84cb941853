// A paper that names another by its number, which was revoked and is made anew: whose turn it is, and no way that leads in a circle.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedDenunciation, conclusionForm, doActAtOnce, issuePapers, noon } from './arrange.ts';
import { latestId, revokePaper } from './papers.ts';
import { concludedDenunciation } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pageOf = async (login: string, href: string) => (await (await app.signIn(login)).get(href).expect(200)).text;

it('the conclusion made anew is numbered first: its notice says so, the file and the queue name the clerk', async () => {
  const { id } = await concludedDenunciation(app, '2026-07-01');
  await issuePapers(app, id);
  await revokePaper(app, await latestId(app, id, 'TC12_2019'));
  app.setNow(noon('2026-07-02'));
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  const [conclusion, notice] = [await latestId(app, id, 'TC12_2019'), await latestId(app, id, 'TC_CONCLUSION_NOTICE')];

  const named = '“Kết luận nội dung tố cáo” mà văn bản này nêu số đã thu hồi, văn bản thay thế chưa được cấp số.';
  const first = '“Kết luận nội dung tố cáo” mới trước, rồi phê duyệt văn bản này.';
  expect(plainText(await pageOf('thang.badinh', `/papers/${notice}`))).toContain(
    `${named} Lãnh đạo phê duyệt, văn thư cấp số ${first}`,
  );
  expect(plainText(await pageOf('thang.badinh', `/proceedings/${id}`))).toContain('phê duyệt dự thảo văn bản');

  await app.as('thang.badinh', (act) => approvePaper(act, conclusion));
  expect(plainText(await pageOf('thang.badinh', `/papers/${notice}`))).toContain(`${named} Văn thư cấp số ${first}`);
  expect(plainText(await pageOf('thang.badinh', `/papers/${notice}`))).not.toContain('Rút lại bước đã lập văn bản này');
  for (const login of ['thang.badinh', 'hoa.badinh']) {
    const file = plainText(await pageOf(login, `/proceedings/${id}`));
    expect(file).toContain('Chờ văn thư cấp số văn bản');
    expect(file).not.toContain('Chờ Hoàng Gia Thắng phê duyệt dự thảo văn bản');
  }
  expect(await pageOf('hoa.badinh', '/work')).toContain(`/papers/${conclusion}`);
  expect(await pageOf('thang.badinh', '/work')).not.toContain(`/papers/${notice}`);

  await app.as('hoa.badinh', (act) => numberPaper(act, conclusion, '2026-07-02'));
  const shown = await pageOf('thang.badinh', `/papers/${notice}`);
  expect(shown).toContain(`/papers/${notice}/approval`);
  expect(plainText(shown)).not.toContain('đã thu hồi, văn bản thay thế');
  await app.as('thang.badinh', (act) => approvePaper(act, notice));
  await app.as('hoa.badinh', (act) => numberPaper(act, notice, '2026-07-02'));
});

it('the decision of acceptance made anew is numbered first: the draft of a suspension says so', async () => {
  const { id } = await acceptedDenunciation(app, '2026-07-03');
  await issuePapers(app, id);
  await doActAtOnce(app, 'thang.badinh', id, 'suspension', {
    on: 'hôm nay',
    ground: 'await_other_result',
    reason: 'Chờ kết quả',
    duties: 'Gửi kết quả khi có',
  });
  const order = await latestId(app, id, 'TC_SUSPEND');
  await revokePaper(app, await latestId(app, id, 'TC04_2019'));
  const said = async () => plainText(await pageOf('thang.badinh', `/papers/${order}`));
  expect(await said()).toContain('Lập lại quyết định thụ lý, phê duyệt và cấp số trước');
  await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points: 'Thu tiền ngoài quy định' });
  const anew = '“Quyết định thụ lý tố cáo” mới trước, rồi phê duyệt văn bản này.';
  expect(await said()).toContain(`Lãnh đạo phê duyệt, văn thư cấp số ${anew}`);
  await app.as('thang.badinh', async (act) => approvePaper(act, await latestId(app, id, 'TC04_2019')));
  expect(await said()).toContain(`Văn thư cấp số ${anew}`);
});
