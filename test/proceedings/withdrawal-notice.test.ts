// Whom the notice of a revoked paper addresses, and what the page of revoking says of a step that stays.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper, sealedLater, withDenouncer } from '../../src/documents/registry/compose.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { aSender } from '../support/registration.ts';
import { acceptedDenunciation, doAct, withTeam } from './arrange.ts';
import { latestId, revokePaper } from './papers.ts';
import { decided } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const cooperative = aSender({ name: 'Hợp tác xã Sen Hồng', gender: '', idNumber: '' });

const printOf = async (id: number) =>
  plainText(
    (await (await app.signIn('thang.badinh')).get(`/papers/${await latestId(app, id, 'WITHDRAWAL_NOTICE')}/print`).expect(200))
      .text,
  );

it('the denouncer by a blank for his name, the denounced as his papers do', async () => {
  const denounced = {
    kind: 'individual' as const,
    name: 'Phạm Văn Xe',
    position: 'Công chức',
    organization: 'UBND',
    accountId: null,
  };
  const { id } = await acceptedDenunciation(app, '2026-09-03', { respondents: [denounced] });
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
  await revokePaper(app, await latestId(app, id, 'TC06_2019'));
  expect(await printOf(id)).toMatch(/Kính gửi: Ông \(bà\) Phạm Văn Xe/);
  await revokePaper(app, await latestId(app, id, 'TC05_2019'));
  const notice = await printOf(id);
  expect(notice).toMatch(/Kính gửi: Ông \(bà\) …/);
  expect(notice).not.toContain('Kính gửi: Người tố cáo');
});

it('a body by its name: denounced whatever its name begins with, denouncing by a blank that a reveal fills', async () => {
  const denounced = {
    kind: 'organization' as const,
    name: 'Hội Nông dân phường',
    position: '',
    organization: '',
    accountId: null,
  };
  const { id, petitionId } = await acceptedDenunciation(app, '2026-09-05', { respondents: [denounced], senders: [cooperative] });
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
  await revokePaper(app, await latestId(app, id, 'TC06_2019'));
  expect(await printOf(id)).toContain('Kính gửi: Hội Nông dân phường');
  // Its complaint was found to be a denunciation: the facts say that a body sent it, the seal keeps which.
  await app.database.owner("update petitions set sender_kind = 'organization' where id = $1", [petitionId]);
  await revokePaper(app, await latestId(app, id, 'TC05_2019'));
  const notice = await printOf(id);
  expect(notice).toMatch(/Kính gửi: …/);
  expect(notice).not.toContain('Ông (bà)');
  expect(notice).not.toContain('Sen Hồng');
  const path = `/papers/${await latestId(app, id, 'WITHDRAWAL_NOTICE')}/named-print`;
  const officer = await app.signIn('son.badinh');
  const form = formFieldsOf((await officer.get(path).expect(200)).text);
  const named = plainText(
    (
      await officer
        .post(path)
        .type('form')
        .send({ ...form, purpose: 'send_notice' })
        .expect(200)
    ).text,
  );
  expect(named).toContain('Kính gửi: Hợp tác xã Sen Hồng');
  const stored = await app.database.owner('select fields from papers where proceeding_id = $1', [id]);
  expect(JSON.stringify(stored)).not.toContain('Sen Hồng');
});

it('every letter to a body that denounced calls it by its name alone', () => {
  const office = { superiorOrg: '', issuingOrg: 'UBND', officeCode: 'UBND', place: 'Ba Đình', number: null, date: null };
  const frame = { ...office, signer: { title: 'CHỦ TỊCH', name: '' } };
  const outcome = { accepted: false, reason: 'đã được giải quyết' };
  const words = {
    denounced: [{ name: 'Hội Nông dân phường', isBody: true }],
    writtenOn: '2026-09-01',
    resolver: 'Chủ tịch',
    outcome,
    toBody: true,
  };
  const letter = { recipient: { name: null }, receivedOn: '2026-09-01', petitionType: 'TC', items: [], toBody: true };
  const said = (kind: 'TC05_2019' | 'SUPPLEMENT_REQUEST', fields: object) =>
    paperText(composePaper(kind, fields, frame)).join(' ');
  const person = { name: 'Hợp tác xã Sen Hồng' };
  for (const [kind, fields, named] of [
    ['TC05_2019', words, 'đơn tố cáo của Hợp tác xã Sen Hồng'],
    ['SUPPLEMENT_REQUEST', letter, 'Kính gửi: Hợp tác xã Sen Hồng'],
  ] as const) {
    expect(said(kind, fields)).not.toMatch(/ông \(bà\)/iu);
    const printed = said(kind, withDenouncer(kind, fields, person));
    expect(printed).toContain(named);
    expect(printed).not.toMatch(/ông \(bà\)/iu);
  }
  // Of one written while it was open the seal keeps that a body is written to.
  const { toBody: _open, ...open } = letter;
  const before = { ...open, recipient: { ...person, honorific: '' } };
  expect(said('SUPPLEMENT_REQUEST', sealedLater('SUPPLEMENT_REQUEST', before))).not.toMatch(/ông \(bà\)|Sen Hồng/iu);
});

it('the notice to somebody else of a denunciation is printed with nobody’s name', async () => {
  const { id } = await acceptedDenunciation(app, '2026-09-07');
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
  await revokePaper(app, await latestId(app, id, 'TC04_2019'));
  const officer = await app.signIn('son.badinh');
  await officer.get(`/papers/${await latestId(app, id, 'WITHDRAWAL_NOTICE')}/named-print`).expect(404);
});

it('of a result on which others acted: the page says that it is revoked, what stops, and how another comes', async () => {
  const { id } = await decided(app, {});
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
  await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân Thành phố', note: '' });
  const page = await revokePaper(app, await latestId(app, id, 'KN15_2020'));
  expect(page).toContain('Thu hồi được: văn bản hết giá trị, số đã cấp giữ nguyên trong sổ');
  expect(page).toContain('người giải quyết làm lại việc “Ra quyết định giải quyết” để có văn bản thay thế');
  expect(page).not.toContain('không rút lại được nữa');
});
