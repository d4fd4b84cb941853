// What was approved is taken back while nothing has left: the proposal waits again with its words, the clock as before, the number kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper } from '../../src/documents/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { takeBackApproved } from '../../src/petitions/taking-back/actions.ts';
import { refusePetition } from '../../src/proceedings/acceptance.ts';
import { sendTransfer } from '../../src/transfers/actions.ts';
import { csrfOf, paperSeenOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { plainText } from '../support/plain-text.ts';
import { answers, foreignComplaint, foreignDenunciation, ineligible, ownComplaint, register, stateOf } from './handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const because = 'Bấm nhầm phím';
const blank = { basis: '', destination: '', items: '', days: '', rowVersion: '', inspector: '', show: '' as const };

async function proposed(given: Record<string, string>, outcome: Outcome, destination = ''): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'] });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, reason: 'Lý do đã cân nhắc', outcome, destination }));
  return id;
}
const lastProposal = async (id: number) =>
  (
    await app.database.owner<{ id: number; state: string; reason: string; decided_by: number | null; paper_id: number | null }>(
      'select id::int, state, reason, decided_by, paper_id::int from proposals where petition_id = $1 order by id desc limit 1',
      [id],
    )
  )[0];
async function approve(id: number, comment = ''): Promise<void> {
  const found = await lastProposal(id);
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId: found?.id ?? 0, stage: 'approve', answer: 'approve', comment, otherOutcome: null }),
  );
}
const approved = async (given: Record<string, string>, outcome: Outcome, destination = '', comment = '') => {
  const id = await proposed(given, outcome, destination);
  const before = await fileOf(id);
  await approve(id, comment);
  return { id, before };
};
const takeBack = (id: number, login = 'thang.badinh') => app.as(login, (act) => takeBackApproved(act, id, because));
const papersOf = (id: number) =>
  app.database.owner<{ id: number; kind: string; state: string; number: number | null; fields: object }>(
    'select id::int, kind, state, number, fields from papers where petition_id = $1 order by id',
    [id],
  );
const clocksOf = (id: number) =>
  app.database.owner('select id, rule_code, due_on::text, stopped_on::text from clocks where petition_id = $1 order by id', [id]);
/** The petition as it stands, with its proposal and the clocks. */
async function fileOf(id: number): Promise<object> {
  const { version: _version, ...row } = await stateOf(app, id);
  const [more] = await app.database.owner('select approved_on::text from petitions where id = $1', [id]);
  const { paper_id: _paper, ...proposal } = (await lastProposal(id)) ?? {};
  return { row, more, proposal, clocks: await clocksOf(id) };
}
const number = async (id: number) => {
  const paper = (await papersOf(id)).at(-1);
  await app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-25'));
};
const issue = (id: number, step: 'number' | 'send' | 'close') =>
  app.as('hoa.badinh', (act) =>
    issuePetition(act, id, { step, on: '2026-11-25', letterNumber: '12/CV', note: '', means: 'post', to: 'Bà Hải Đường' }),
  );

describe('an approval', () => {
  it('by a slip: the proposal waits again with its draft, what the leader wrote is kept, and it is approved again', async () => {
    const { id, before } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng', 'Gửi trong tuần này');
    const [paper] = await papersOf(id);
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
    await expectReplayed(app, { petitionId: id });
    expect(await papersOf(id)).toMatchObject([{ id: paper?.id, state: 'submitted', fields: paper?.fields }]);
    const leader = await app.signIn('thang.badinh');
    const page = (await leader.get(`/petitions/${id}/approval`).expect(200)).text;
    expect(page).toContain('Gửi trong tuần này');
    expect(plainText(page)).toContain(`rút lại phê duyệt`);
    expect(plainText(page)).toContain(because);
    const shown = plainText((await leader.get(`/petitions/${id}`).expect(200)).text);
    expect(shown).toContain('Rút lại phê duyệt hướng xử lý');
    expect(shown).toContain(because);
    expect((await leader.get('/approvals').expect(200)).text).toContain(`/petitions/${id}/approval`);
    await approve(id);
    await issue(id, 'number');
    await issue(id, 'send');
    expect((await stateOf(app, id)).status).toBe('guided');
  });

  it('whose paper has its number: the number stays in the book, another draft with the same words waits', async () => {
    const { id, before } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
    await number(id);
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
    const [old, fresh] = await papersOf(id);
    expect(old).toMatchObject({ state: 'revoked', number: expect.any(Number) });
    expect(fresh).toMatchObject({ kind: old?.kind, state: 'submitted', number: null, fields: old?.fields });
    expect((await lastProposal(id))?.paper_id).toBe(fresh?.id);
    await approve(id);
    await issue(id, 'number');
    expect((await papersOf(id)).at(-1)).toMatchObject({ state: 'numbered', number: (old?.number ?? 0) + 1 });
  });

  it('is taken back by its leader, never by others, nor once the paper has left', async () => {
    const { id } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
    await expect(takeBack(id, 'hoa.badinh')).rejects.toMatchObject({ status: 403 });
    await expect(takeBack(id, 'son.badinh')).rejects.toMatchObject({ status: 403 });
    await issue(id, 'number');
    await issue(id, 'send');
    await expect(takeBack(id)).rejects.toMatchObject({ status: 409 });
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/petitions/${id}`).expect(200)).text).not.toContain(`/petitions/${id}/taking-back`);
    await leader.get(`/petitions/${id}/taking-back`).expect(409);
  });

  it('that ended the petition: it goes on, and its clock with it', async () => {
    const { id, before } = await approved(ineligible, 'file_away');
    expect((await stateOf(app, id)).status).toBe('filed');
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
    await expectReplayed(app, { petitionId: id });
    await approve(id);
    expect((await stateOf(app, id)).status).toBe('filed');
  });

  it('that ended the petition on a day its class had changed too: what classification replaced stays ended', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'KNPA' });
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ineligible)));
    await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, reason: 'Lý do', outcome: 'file_away' }));
    const before = await fileOf(id);
    expect((await clocksOf(id)).some(({ stopped_on }) => stopped_on !== null)).toBe(true);
    await approve(id);
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
  });

  it('is of the draft the leader read: one worded anew meanwhile is shown to him first', async () => {
    const id = await proposed(foreignComplaint, 'guide', 'Sở Xây dựng');
    const found = await lastProposal(id);
    const given = { proposalId: found?.id ?? 0, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null } as const;
    const leader = await app.signIn('thang.badinh');
    const seen = async () =>
      /name="paperSeen" value="(\d+)"/.exec((await leader.get(`/petitions/${id}/approval`).expect(200)).text)?.[1] ?? '';
    const paperSeen = await seen();
    await app.database.owner('update papers set version = version + 1 where id = $1', [found?.paper_id]);
    const approveNow = (version: string) =>
      app.as('thang.badinh', (act) => decideProposal(act, id, { ...given, paperSeen: version }));
    await expect(approveNow(paperSeen)).rejects.toMatchObject({ errors: { answer: expect.stringContaining('vừa được sửa') } });
    expect(await approveNow(await seen())).toBe('approved');
  });

  it('is not taken back by who proposed it, though he may approve for the office', async () => {
    const { id } = await approved(ownComplaint, 'propose_acceptance');
    const [thang] = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
    await app.database.owner('update proposals set proposed_by = $2 where petition_id = $1', [id, thang?.id]);
    await expect(takeBack(id)).rejects.toMatchObject({ status: 403 });
  });

  it('of an acceptance is no approval any more, also in the statistics', async () => {
    const { id, before } = await approved(ownComplaint, 'propose_acceptance');
    expect(await fileOf(id)).toMatchObject({ more: { approved_on: '2026-11-25' } });
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
    const [form] = await papersOf(id);
    expect(form).toMatchObject({ kind: 'XLD01_2021', state: 'submitted' });
    expect(form?.fields).not.toHaveProperty('approvalWords');
  });

  it('is offered on the petition’s page and asks why', async () => {
    const { id } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/petitions/${id}`).expect(200)).text).toContain(`/petitions/${id}/taking-back`);
    const page = (await leader.get(`/petitions/${id}/taking-back`).expect(200)).text;
    expect(plainText(page)).toContain('giữ nguyên lời văn, chờ phê duyệt lại');
    expect(plainText(page)).toMatch(/Sau bước này: .*hạn xử lý \d\d\/\d\d\/\d{4}/);
    const send = (reason: string) =>
      leader
        .post(`/petitions/${id}/taking-back`)
        .type('form')
        .send({ _csrf: csrfOf(page), reason });
    await send('').expect(422);
    await send(because).expect(303).expect('Location', `/petitions/${id}/approval`);
    expect((await stateOf(app, id)).status).toBe('proposed');
  });
});

it('the pages of issuing, sending on and deciding on acceptance name who goes on and the day', async () => {
  const dated = /Sau bước này: [^.]*\d\d\/1[12]\/2026/;
  const open = async (login: string, path: string) => plainText((await (await app.signIn(login)).get(path).expect(200)).text);
  const { id } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
  const toNumber = await open('hoa.badinh', `/petitions/${id}/issue`);
  expect(toNumber).toMatch(/Sau bước này: (Trần Diệu Hoa|văn thư)/);
  expect(toNumber).toMatch(dated);
  await issue(id, 'number');
  const toSend = await open('hoa.badinh', `/petitions/${id}/issue`);
  expect(toSend).toMatch(/Sau bước này: công dân nhận được văn bản, đơn kết thúc/);
  expect(toSend).toMatch(dated);
  const sent = await approved(foreignDenunciation, 'transfer', 'Sở Xây dựng');
  const toTransfer = await open('hoa.badinh', `/petitions/${sent.id}/transfer`);
  expect(toTransfer).toMatch(/Sau bước này: (Trần Diệu Hoa|văn thư)/);
  expect(toTransfer).toMatch(dated);
  const accepted = await approved(ownComplaint, 'propose_acceptance');
  expect(await open('thang.badinh', `/petitions/${accepted.id}/acceptance`)).toMatch(
    /Sau bước này: thụ lý thì Hoàng Gia Thắng.*(Trần Diệu Hoa|văn thư).*Lê Viết Sơn.*Hạn \d\d\/\d\d\/2026/,
  );
});

describe('revoking the paper of what was approved', () => {
  async function revoke(id: number): Promise<string> {
    const paper = (await papersOf(id)).at(-1);
    const leader = await app.signIn('thang.badinh');
    const page = (await leader.get(`/papers/${paper?.id}/revocation`).expect(200)).text;
    await leader
      .post(`/papers/${paper?.id}/revocation`)
      .type('form')
      .send({ _csrf: csrfOf(page), reason: because })
      .expect(303)
      .expect('Location', `/petitions/${id}`);
    return plainText(page);
  }

  it('takes the approval back in one act: guidance, and the letter of a transfer', async () => {
    for (const [given, outcome] of [
      [foreignComplaint, 'guide'],
      [foreignDenunciation, 'transfer'],
    ] as const) {
      const { id, before } = await approved(given, outcome, 'Sở Xây dựng');
      await number(id);
      expect(await revoke(id)).toContain('Phê duyệt được rút lại cùng văn bản');
      expect(await fileOf(id)).toEqual(before);
      expect(await papersOf(id)).toMatchObject([{ state: 'revoked' }, { state: 'submitted', number: null }]);
      await approve(id);
      expect((await stateOf(app, id)).status).toBe('approved');
    }
  });

  it('also a draft that was approved and has no number yet', async () => {
    const { id, before } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
    await revoke(id);
    expect(await fileOf(id)).toEqual(before);
    expect(await papersOf(id)).toMatchObject([{ state: 'revoked', number: null }, { state: 'submitted' }]);
  });

  it('where it was revoked alone before: nothing is issued by it, and the way on is shown to the leader', async () => {
    const { id, before } = await approved(foreignComplaint, 'guide', 'Sở Xây dựng');
    await number(id);
    const [paper] = await papersOf(id);
    await app.as('thang.badinh', (act) => revokePaper(act, paper?.id ?? 0, because));
    for (const step of ['number', 'send', 'close'] as const) await expect(issue(id, step)).rejects.toMatchObject({ status: 409 });
    const clerk = await app.signIn('hoa.badinh');
    const refused = plainText((await clerk.get(`/petitions/${id}/issue`).expect(409)).text);
    expect(refused).toContain('đã thu hồi');
    expect(refused).not.toContain('không có mẫu do pháp luật quy định');
    expect(refused).not.toMatch(/Số văn bản/);
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/petitions/${id}`).expect(200)).text).toMatch(
      new RegExp(`btn-primary[^>]*href="/petitions/${id}/taking-back"|href="/petitions/${id}/taking-back"[^>]*btn-primary`),
    );
    await takeBack(id);
    expect(await fileOf(id)).toEqual(before);
    expect((await papersOf(id)).at(-1)).toMatchObject({ state: 'submitted', number: null });
  });
});

it('a letter revoked alone before: the petition is not sent on without one', async () => {
  const { id } = await approved(foreignDenunciation, 'transfer', 'Sở Xây dựng');
  const [letter] = await papersOf(id);
  await app.as('thang.badinh', (act) => revokePaper(act, letter?.id ?? 0, because));
  const toUnitId = await app.database.unitId('so-xay-dung');
  const way = { toUnitId, toOutside: '', reason: 'Thuộc thẩm quyền', basis: '', paperId: null, sentOn: '2026-11-25' };
  await expect(app.as('hoa.badinh', (act) => sendTransfer(act, id, way))).rejects.toMatchObject({
    errors: { paperId: expect.stringContaining('đã thu hồi') },
  });
  const clerk = await app.signIn('hoa.badinh');
  const page = plainText((await clerk.get(`/petitions/${id}/transfer`).expect(200)).text);
  expect(page).toContain('rút lại phê duyệt để lập văn bản mới');
  expect(page).not.toContain('Có thể chuyển trước');
});

describe('a refusal to accept', () => {
  const refuse = (id: number, reason: string) =>
    app.as('thang.badinh', (act) => refusePetition(act, id, { on: '2026-11-25', ground: 'A11_5', reason }));
  const refused = async () => {
    const { id } = await approved(ownComplaint, 'propose_acceptance');
    const before = await fileOf(id);
    const form = (await papersOf(id)).at(-1);
    await refuse(id, 'Đã quá chín mươi ngày');
    return { id, before, form };
  };

  it('on the wrong ground: from its draft back to the decision, the form with what was typed, and refused again', async () => {
    const { id, before, form } = await refused();
    const draft = (await papersOf(id)).at(-1);
    expect(draft).toMatchObject({ kind: 'KN04_2026', state: 'draft' });
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/papers/${draft?.id}`).expect(200)).text).toMatch(
      /\/petitions\/\d+\/taking-back"[^>]*>\s*Sửa nội dung/,
    );
    expect(plainText((await leader.get(`/petitions/${id}`).expect(200)).text)).toContain('Rút lại quyết định không thụ lý');
    const page = (await leader.get(`/petitions/${id}/taking-back`).expect(200)).text;
    await leader
      .post(`/petitions/${id}/taking-back`)
      .type('form')
      .send({ _csrf: csrfOf(page), reason: because })
      .expect(303)
      .expect('Location', `/petitions/${id}/acceptance`);
    expect(await fileOf(id)).toEqual(before);
    expect((await lastProposal(id))?.paper_id).toBe(form?.id);
    expect((await papersOf(id)).at(-1)).toMatchObject({ kind: 'KN04_2026', state: 'revoked', number: null });
    const again = (await leader.get(`/petitions/${id}/acceptance`).expect(200)).text;
    expect(again).toContain('Đã quá chín mươi ngày');
    // Whoever decides anew reads why, who and when.
    expect(again).toContain(`Hoàng Gia Thắng rút lại quyết định không thụ lý ngày 25/11/2026: ${because}`);
    expect(again).toMatch(/value="refuse"[^>]*checked|checked[^>]*value="refuse"/);
    expect(again).toMatch(/value="A11_5"[^>]*(checked|selected)|(checked|selected)[^>]*value="A11_5"/);
    await refuse(id, 'Căn cứ khác');
    expect((await papersOf(id)).at(-1)).toMatchObject({ kind: 'KN04_2026', state: 'draft' });
  });

  it('is the leader’s to approve: his page says so, the clerk’s page names him and offers nothing yet', async () => {
    const { id } = await refused();
    const draft = (await papersOf(id)).at(-1);
    const leader = plainText((await (await app.signIn('thang.badinh')).get(`/petitions/${id}`).expect(200)).text);
    expect(leader).toContain('Xem, phê duyệt dự thảo văn bản');
    expect(leader).not.toContain('Chờ Lê Viết Sơn');
    const clerk = await app.signIn('hoa.badinh');
    const page = (await clerk.get(`/petitions/${id}`).expect(200)).text;
    expect(plainText(page)).toMatch(/Chờ Hoàng Gia Thắng, [^.]* phê duyệt dự thảo văn bản/);
    expect(page).not.toContain(`"/petitions/${id}/issue"`);
    await clerk.get(`/petitions/${id}/issue`).expect(409);
    const paper = plainText((await (await app.signIn('thang.badinh')).get(`/papers/${draft?.id}`).expect(200)).text);
    expect(paper).toMatch(/Sau bước này: (Trần Diệu Hoa|văn thư)[^.]* cấp số, ngày, hạn \d\d\/\d\d\/2026/);
    await app.as('thang.badinh', (act) => approvePaper(act, draft?.id ?? 0));
    expect((await clerk.get(`/petitions/${id}`).expect(200)).text).toContain(`"/petitions/${id}/issue"`);
  });

  it('with its numbered notice revoked: the decision is open again, then the approval too', async () => {
    const { id, before } = await refused();
    const notice = (await papersOf(id)).at(-1);
    const leader = await app.signIn('thang.badinh');
    const read = (await leader.get(`/papers/${notice?.id}`)).text;
    await leader
      .post(`/papers/${notice?.id}/approval`)
      .type('form')
      .send({ _csrf: csrfOf(read), ...paperSeenOf(read) })
      .expect(303);
    await number(id);
    const page = (await leader.get(`/papers/${notice?.id}/revocation`).expect(200)).text;
    expect(plainText(page)).toContain('Quyết định không thụ lý được rút lại cùng văn bản');
    await leader
      .post(`/papers/${notice?.id}/revocation`)
      .type('form')
      .send({ _csrf: csrfOf(page), reason: because })
      .expect(303)
      .expect('Location', `/petitions/${id}`);
    expect(await fileOf(id)).toEqual(before);
    expect((await papersOf(id)).at(-1)).toMatchObject({ state: 'revoked', number: expect.any(Number) });
    await takeBack(id);
    expect((await stateOf(app, id)).status).toBe('proposed');
  });
});
