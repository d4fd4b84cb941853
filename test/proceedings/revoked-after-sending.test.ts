// What was sent and is revoked: whoever has it is told, its text stays and is marked, what takes its place names it.
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, sendPaper } from '../../src/documents/actions.ts';
import { gather } from '../../src/proceedings/queries.ts';
import { loadProceeding } from '../../src/proceedings/records.ts';
import { isWithdrawalSent } from '../../src/proceedings/workflow.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { download } from '../support/downloads.ts';
import { plainText } from '../support/plain-text.ts';
import { aSender } from '../support/registration.ts';
import { acceptedComplaint, conclusionForm, decisionForm, doAct, doActAtOnce, issuePapers, noon } from './arrange.ts';
import { latest, papersOf, revokePaper } from './papers.ts';
import { concludedDenunciation, tellConclusion } from './stages.ts';
import { because } from './taking-back.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const fieldsOf = async (paperId: number | undefined) =>
  (await app.database.owner<{ fields: Record<string, unknown> }>('select fields from papers where id = $1', [paperId ?? 0]))[0]
    ?.fields ?? {};

const cited = async (paperId: number | undefined) =>
  (
    await app.database.owner<{ cited: string }>(
      "select lpad(number::text, 2, '0') || '/' || symbol as cited from papers where id = $1",
      [paperId ?? 0],
    )
  )[0]?.cited ?? '';

it('a decision: its receivers are told by a notice that is owed until it left, the new one names it, its text is kept and marked', async () => {
  const { petitionId, id } = await acceptedComplaint(app, '2026-08-17');
  app.setNow(noon('2026-08-18'));
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await issuePapers(app, id);
  await doActAtOnce(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'Bà Hoàng Thị Mận; Thanh tra Thành phố' });
  const first = await latest(app, id, 'KN15_2020');
  const number = await cited(first?.id);
  expect(await revokePaper(app, first?.id, because)).toContain('“Thông báo thu hồi văn bản”');

  const notice = await latest(app, id, 'WITHDRAWAL_NOTICE');
  expect(notice).toMatchObject({ state: 'draft', number: null });
  expect(await fieldsOf(notice?.id)).toMatchObject({
    withdrawn: { id: first?.id, number, sentOn: '2026-08-18' },
    withdrawnOn: '2026-08-18',
    reason: because,
    receivers: ['Bà Nguyễn Thị Hạnh', 'Chủ tịch UBND thành phố Hà Nội', 'Thanh tra thành phố Hà Nội'],
  });
  const leader = await app.signIn('thang.badinh');
  const owed = `số ${number} chưa gửi đến nơi đã nhận`;
  expect((await leader.get(`/proceedings/${id}`).expect(200)).text).toContain(owed);
  expect((await leader.get('/work').expect(200)).text).toContain(`/papers/${notice?.id}`);
  expect((await leader.get(`/papers/${first?.id}`).expect(200)).text).toContain(owed);

  // The text of before: on the page, on the print, in the file, and marked there.
  const mark = `ĐÃ THU HỒI ngày 18/08/2026, lý do: ${because}`;
  const page = (await leader.get(`/papers/${first?.id}`).expect(200)).text;
  expect(page).toContain(mark);
  expect(page).toContain('Sửa đổi Quyết định số 1245/QĐ-UBND');
  const print = (await leader.get(`/papers/${first?.id}/print`).expect(200)).text;
  expect(print).toContain(`data-revoked="${mark}"`);
  expect(print).toContain('Sửa đổi Quyết định số 1245/QĐ-UBND');
  const zip = new PizZip(await download(leader, `/papers/${first?.id}/docx`));
  for (const part of ['word/header1.xml', 'word/header2.xml']) expect(zip.file(part)?.asText()).toContain(mark);
  // The notice itself stands, and says nothing of the kind.
  expect((await leader.get(`/papers/${notice?.id}/print`).expect(200)).text).not.toContain('ĐÃ THU HỒI');

  // Decided anew: an article of its own names the one before.
  app.setNow(noon('2026-08-19'));
  await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  const second = await latest(app, id, 'KN15_2020');
  expect(await fieldsOf(second?.id)).toMatchObject({ replaces: { number, on: '2026-08-18' } });
  const printed = plainText((await (await app.signIn('thang.badinh')).get(`/papers/${second?.id}/print`).expect(200)).text);
  expect(printed).toContain(`Điều 4. Quyết định này thay thế Quyết định số ${number} ngày 18 tháng 8 năm 2026 của`);
  expect(printed).toContain('(đã thu hồi)');
  expect(printed).toContain('Như Điều 5');

  // Nobody ends the file over it; revoked itself it is drafted again.
  await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
  await revokePaper(app, notice?.id);
  const again = await latest(app, id, 'WITHDRAWAL_NOTICE');
  expect(again).toMatchObject({ state: 'draft' });
  await issuePapers(app, id);
  const facts = await app.as('thang.badinh', async (act) => (await gather(act, await loadProceeding(act.tx, id))).given.facts);
  expect(facts.unissued).toEqual(['WITHDRAWAL_NOTICE']);
  expect(isWithdrawalSent(facts)).toContain('chưa gửi');
  const clerk = await app.signIn('hoa.badinh');
  expect((await clerk.get('/work').expect(200)).text).toContain(`/papers/${again?.id}`);
  await app.as('hoa.badinh', (act) =>
    sendPaper(act, again?.id ?? 0, { on: '2026-08-19', means: 'post', to: 'Bà Hoàng Thị Mận' }),
  );
  expect((await clerk.get(`/proceedings/${id}`).expect(200)).text).not.toContain(owed);
  const [slip] = await app.database.owner<{ slip: object }>(
    'select lookup_slip(s.public_code, s.pin_hash) as slip from public_slips s join petitions p on p.public_code = s.public_code where p.id = $1',
    [petitionId],
  );
  expect(JSON.stringify(slip ?? {})).not.toContain('THU HỒI');
});

it('a decision: what takes its place bears no day before the revoking, or a limit that ran out would be kept after all', async () => {
  const { id } = await acceptedComplaint(app, '2026-08-24');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await issuePapers(app, id);
  await doActAtOnce(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'Bà Hoàng Thị Mận' });
  app.setNow(noon('2026-08-27'));
  await revokePaper(app, (await latest(app, id, 'KN15_2020'))?.id);
  const anew = (on: string) =>
    doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, on, result: 'right', measure: 'amend' });
  await expect(anew('26/08/2026')).rejects.toMatchObject({
    errors: { on: expect.stringContaining('thu hồi ngày 27/08/2026') },
  });
  await anew('27/08/2026');
});

it('a conclusion: the denouncer stays unnamed in the notice to him, and the new conclusion names the one before', async () => {
  const { id } = await concludedDenunciation(app, '2026-09-03');
  await tellConclusion(app, id);
  const first = await latest(app, id, 'TC12_2019');
  const number = await cited(first?.id);
  await revokePaper(app, first?.id, because);
  const notices = await Promise.all(
    (await papersOf(app, id)).filter(({ kind }) => kind === 'WITHDRAWAL_NOTICE').map((one) => fieldsOf(one.id)),
  );
  expect(notices.map(({ receivers }) => receivers)).toEqual(
    expect.arrayContaining([
      ['Người tố cáo'],
      expect.arrayContaining([expect.stringContaining('cơ quan quản lý người bị tố cáo')]),
    ]),
  );
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  const second = await latest(app, id, 'TC12_2019');
  const leader = await app.signIn('thang.badinh');
  expect(plainText((await leader.get(`/papers/${second?.id}/print`).expect(200)).text)).toContain(
    `Kết luận này thay thế Kết luận số ${number} ngày 03 tháng 9 năm 2026 của`,
  );
});

it('a conclusion: a reason that tells who denounces is refused where it is typed, with the words kept, not first where its notice is approved', async () => {
  const name = 'Khuất Thị Chim Sẻ';
  const senders = [aSender({ name, address: 'Căn 12B92, khu nhà ở Ánh Dương' })];
  const { id } = await concludedDenunciation(app, '2026-09-04', { registration: { senders } });
  await tellConclusion(app, id);
  const first = await latest(app, id, 'TC12_2019');
  const leader = await app.signIn('thang.badinh');
  const href = `/papers/${first?.id}/revocation`;
  const reasons = [
    `Nhầm việc của bà ${name}`,
    'Nhầm việc của bà Trần Thị Hoa, người tố cáo, bà Lê Thị Én',
    'Căn 12B92 Ánh Dương nên thu hồi',
    'Nhầm việc của bà Khuất Thị Chim Sẻe',
  ];
  for (const reason of reasons) {
    const form = formFieldsOf((await leader.get(href).expect(200)).text);
    const refused = await leader
      .post(href)
      .type('form')
      .send({ ...form, reason })
      .expect(422);
    expect(refused.text).toContain('viết “người tố cáo số 1”');
    expect(refused.text).toContain(reason);
    expect(/class="error[^>]*>[^<]*Chim Sẻ/.test(refused.text)).toBe(false);
  }
  expect(await latest(app, id, 'TC12_2019')).toMatchObject({ state: 'sent' });
  await revokePaper(app, first?.id, 'Nhầm việc của người tố cáo số 1');
  const notice = await latest(app, id, 'WITHDRAWAL_NOTICE');
  const words = await fieldsOf(notice?.id);
  expect(words.reason).toBe('Nhầm việc của người tố cáo số 1');
  // Worded anew by hand it is looked at the same way.
  const page = (await leader.get(`/papers/${notice?.id}/edit`).expect(200)).text;
  const edit = { ...formFieldsOf(page), version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '' };
  const edited = await leader
    .post(`/papers/${notice?.id}/edit`)
    .type('form')
    .send({ ...edit, reason: `Nhầm việc của bà ${name}`, consequence: 'Theo bà Trần Thị Hoa, người tố cáo' })
    .expect(422);
  expect(edited.text).toContain('viết “người tố cáo số 1”');
  await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
});

it('what never left is told to nobody', async () => {
  const { id } = await acceptedComplaint(app, '2026-09-07');
  await issuePapers(app, id);
  await revokePaper(app, (await latest(app, id, 'KN03_2026'))?.id);
  expect(await latest(app, id, 'WITHDRAWAL_NOTICE')).toBeUndefined();
  await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points: 'Diện tích thu hồi' });
  expect(await fieldsOf((await latest(app, id, 'KN03_2026'))?.id)).not.toHaveProperty('replaces');
});
