// A stack of paper entered after the software was away: what was done on paper stands with its own number and days, and who typed it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPaper } from '../../src/documents/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { enterHandledOnPaper } from '../../src/petitions/on-paper/actions.ts';
import type { OnPaperValues } from '../../src/petitions/on-paper/forms.ts';
import { readNumber } from '../../src/petitions/on-paper/rules.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { answers, foreignComplaint, ownComplaint, ownDenunciation, register, sender, stateOf } from './handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const late = { isLateEntry: true, paperNumber: 'P-41', receivedOn: '2026-11-10', writtenOn: '2026-11-09' };
async function entered(given: Record<string, string>, changes: Partial<Registration> = {}): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as 'KN', ...late, ...changes });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  return id;
}
const paper: OnPaperValues = {
  outcome: 'guide',
  destination: 'Sở Xây dựng',
  number: '12/PHD-UBND',
  paperOn: '2026-11-13',
  sentOn: '2026-11-16',
  decidedBy: 'Hoàng Gia Thắng, Chủ tịch',
  keptAt: 'Cặp số 4 năm 2026',
};
const enter = (login: string, id: number, changes: Partial<OnPaperValues> = {}) =>
  app.as(login, (act) => enterHandledOnPaper(act, id, { ...paper, ...changes }));
const stops = (id: number) =>
  app.database.owner<{ rule_code: string; stopped_on: string | null }>(
    'select rule_code, stopped_on::text from clocks where petition_id = $1 and stopped_on is null or petition_id = $1 and is_main order by id desc limit 1',
    [id],
  );

describe('what the paper says', () => {
  it('ends the petition on the day the paper left, and says who entered it and when', async () => {
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id);
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', outcome: 'guide', closed_on: '2026-11-16', next_act: null });
    expect(await stops(id)).toMatchObject([{ stopped_on: '2026-11-16' }]);
    const page = (await (await app.signIn('son.badinh')).get(`/petitions/${id}`).expect(200)).text;
    expect(page).toContain('Văn bản số 12/PHD-UBND ngày 13/11/2026, gửi ngày 16/11/2026; Hoàng Gia Thắng, Chủ tịch');
    expect(page).toMatch(/Nhập bù: Trần Diệu Hoa, 09:00 ngày 25\/11\/2026/);
    expect(page).toContain('Nhập bù kết quả đã xử lý trên giấy');
    const told = await app.database.owner(
      "select words from notices where petition_id = $1 and kind = 'petition.handled_on_paper'",
      [id],
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('an approved acceptance waits for the leader, with the day of the paper ready', async () => {
    const id = await entered(ownComplaint);
    await enter('hoa.badinh', id, { outcome: 'propose_acceptance', number: '20/TB-UBND', sentOn: null });
    expect(await stateOf(app, id)).toMatchObject({ status: 'approved', outcome: 'propose_acceptance', next_act: 'accept' });
    const form = await (await app.signIn('thang.badinh')).get(`/petitions/${id}/acceptance`).expect(200);
    expect(form.text).toMatch(/name="on"[^>]*value="13\/11\/2026"/);
  });

  it('a supplement asked for on paper is waited for', async () => {
    const id = await entered(ownComplaint);
    await enter('son.badinh', id, { outcome: 'request_supplement', number: '3/CV', sentOn: null });
    expect(await stateOf(app, id)).toMatchObject({ status: 'awaiting_supplement', closed_on: null });
  });

  it('a letter sent to another office is followed, and its answer recorded', async () => {
    const id = await entered({ ...foreignComplaint, type: 'KNPA', knpaKind: 'phan_anh', responsible: 'other' });
    await enter('hoa.badinh', id, { outcome: 'transfer', number: '7/PC-UBND' });
    expect(await stateOf(app, id)).toMatchObject({ status: 'transferred', closed_on: '2026-11-16', next_act: 'follow' });
  });
});

describe('the office’s own book', () => {
  it('goes on from the number on the paper, and takes none twice', async () => {
    const number = async () => {
      const [row] = await app.database.owner<{ value: number }>(
        "select value from counters where name = 'paper:PHD-UBND' and year = 2026 and unit_id = (select unit_id from petitions order by id desc limit 1)",
      );
      return row?.value ?? 0;
    };
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id, { number: '31/PHD-UBND' });
    expect(await number()).toBe(31);
    const paperId = await aPaper();
    expect(await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'))).toMatchObject({ number: 32 });
    const other = await entered(foreignComplaint);
    await expect(enter('hoa.badinh', other, { number: '32/PHD-UBND' })).rejects.toMatchObject({
      errors: { number: expect.stringContaining('đã cấp') },
    });
  });

  it('reads numbers as offices write them', () => {
    expect(readNumber('12/PHD-UBND')).toEqual({ number: 12, symbol: 'PHD-UBND' });
    expect(readNumber('05 / TB-UBND')).toEqual({ number: 5, symbol: 'TB-UBND' });
    expect(readNumber('không số')).toBeUndefined();
  });
});

/** Guidance approved in the program, ready for a number. */
async function aPaper(): Promise<number> {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
  const { submitProposal, decideProposal } = await import('../../src/petitions/proposals/actions.ts');
  const words = {
    outcome: 'guide' as const,
    reason: 'Lý do',
    basis: '',
    destination: 'Sở Xây dựng',
    items: '',
    days: '',
    rowVersion: '',
    show: '',
    inspector: '',
  };
  const { proposalId, paperId } = await app.as('son.badinh', (act) => submitProposal(act, id, words));
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  if (paperId === null) throw new Error('Guidance has a paper');
  return paperId;
}

describe('is refused', () => {
  it('for a petition that was not entered late, or is not classified yet', async () => {
    const fresh = await register(app, 'son.badinh');
    await app.as('son.badinh', (act) => classifyPetition(act, fresh, answers(foreignComplaint)));
    await expect(enter('hoa.badinh', fresh)).rejects.toMatchObject({ status: 403 });
    const unclassified = await register(app, 'son.badinh', late);
    await expect(enter('hoa.badinh', unclassified)).rejects.toMatchObject({ status: 409 });
  });

  it('with days that cannot be, every sentence at once and the words kept', async () => {
    const id = await entered(foreignComplaint);
    await expect(enter('hoa.badinh', id, { paperOn: '2026-11-09', sentOn: '2026-11-08', number: '' })).rejects.toMatchObject({
      errors: { paperOn: expect.stringContaining('10/11/2026'), sentOn: expect.any(String), number: expect.any(String) },
    });
    app.setNow('2026-11-27T02:00:00Z');
    const hoa = await app.signIn('hoa.badinh');
    const form = await hoa.get(`/petitions/${id}/on-paper`).expect(200);
    const answer = await hoa
      .post(`/petitions/${id}/on-paper`)
      .type('form')
      .send({
        ...formFieldsOf(form.text),
        outcome: 'guide',
        destination: 'Sở Xây dựng',
        number: '14/PHD-UBND',
        paperOn: '26/11/2026',
        decidedBy: 'Ông Thắng',
      })
      .expect(422);
    app.setNow('2026-11-25T02:00:00Z');
    expect(answer.text).toContain('Đơn đã vào phần mềm ngày 25/11/2026');
    expect(answer.text).toContain('value="14/PHD-UBND"');
    expect((await stateOf(app, id)).status).toBe('assigned');
  });

  it('a second time, and to an officer of another office', async () => {
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id, { number: '90/CV' });
    await expect(enter('son.badinh', id, { number: '91/CV' })).rejects.toMatchObject({ status: 409 });
    await expect(enter('tuan.ngocha', id)).rejects.toMatchObject({ status: 404 });
  });
});

it('a denunciation’s paper stands behind the seal: who may not read it sees number, type and state', async () => {
  const id = await entered({ ...ownDenunciation, denunciationGround: 'A29_d' });
  await enter('hoa.badinh', id, { outcome: 'notify_inadmissible', number: '44/TB-UBND', destination: '' });
  const events = await app.database.owner('select data from events where petition_id = $1', [id]);
  expect(JSON.stringify(events)).not.toContain(sender.name);
  const lan = await (await app.signIn('lan.badinh')).get(`/petitions/${id}`).expect(200);
  expect(lan.text).not.toContain('Cặp số 4');
  const open = await entered(foreignComplaint);
  await enter('hoa.badinh', open, { number: '92/CV' });
  await app.as('thang.badinh', (act) => sealOnRequest(act, open, { reason: 'Có nội dung tố cáo' }));
  const [row] = await app.database.owner('select sealed from handled_on_paper where petition_id = $1', [open]);
  expect(row).toEqual({ sealed: true });
});
