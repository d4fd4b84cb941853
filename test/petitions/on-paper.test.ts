// A stack of paper entered after the software was away: what was done on paper stands with its own number and days, and who typed it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPaper } from '../../src/documents/actions.ts';
import { ownSymbol } from '../../src/documents/papers/number.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { enterHandledOnPaper } from '../../src/petitions/on-paper/actions.ts';
import type { OnPaperValues } from '../../src/petitions/on-paper/forms.ts';
import { readNumber } from '../../src/petitions/on-paper/rules.ts';
import { type Decision, decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
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
  leap: '',
  reason: '',
};
const enter = (login: string, id: number, changes: Partial<OnPaperValues> = {}) =>
  app.as(login, (act) => enterHandledOnPaper(act, id, { ...paper, leap: changes.number ?? paper.number, ...changes }));
const answer = async (login: string, id: number, given: Partial<Decision> = {}) => {
  const [row] = await app.database.owner<{ id: string }>(
    'select id from proposals where petition_id = $1 order by id desc limit 1',
    [id],
  );
  return app.as(login, (act) =>
    decideProposal(act, id, {
      proposalId: Number(row?.id),
      stage: 'approve',
      answer: 'approve',
      comment: '',
      otherOutcome: null,
      ...given,
    }),
  );
};
/** Entered and confirmed by whoever decides for the office. */
const end = async (id: number, changes: Partial<OnPaperValues> = {}) => {
  await enter('hoa.badinh', id, changes);
  await answer('thang.badinh', id);
};
const stops = (id: number) =>
  app.database.owner<{ rule_code: string; stopped_on: string | null }>(
    'select rule_code, stopped_on::text from clocks where petition_id = $1 and stopped_on is null or petition_id = $1 and is_main order by id desc limit 1',
    [id],
  );

describe('what the paper says', () => {
  it('ends the petition on the day the paper left once the leader has confirmed it, and says who entered and confirmed it', async () => {
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id);
    expect(await stateOf(app, id)).toMatchObject({ status: 'proposed', outcome: null, closed_on: null, next_act: 'approve' });
    expect(await stops(id)).toMatchObject([{ stopped_on: null }]);
    await expect(answer('hoa.badinh', id)).rejects.toMatchObject({ status: 403 });
    const desk = (await (await app.signIn('thang.badinh')).get(`/petitions/${id}/approval`).expect(200)).text;
    expect(desk).toContain('Xác nhận đã xử lý trên giấy: hướng dẫn');
    expect(desk).toContain('Văn bản số 12/PHD-UBND ngày 13/11/2026, gửi ngày 16/11/2026; Hoàng Gia Thắng, Chủ tịch');
    expect(desk).toContain('thời hạn dừng ở ngày 16/11/2026');
    expect(desk).not.toContain('name="otherOutcome"');
    await answer('thang.badinh', id);
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', outcome: 'guide', closed_on: '2026-11-16', next_act: null });
    expect(await stops(id)).toMatchObject([{ stopped_on: '2026-11-16' }]);
    const page = (await (await app.signIn('son.badinh')).get(`/petitions/${id}`).expect(200)).text;
    expect(page).toContain('Văn bản số 12/PHD-UBND ngày 13/11/2026, gửi ngày 16/11/2026; Hoàng Gia Thắng, Chủ tịch');
    expect(page).toMatch(/Nhập bù: Trần Diệu Hoa, 09:00 ngày 25\/11\/2026/);
    expect(page).toMatch(/Xác nhận: Hoàng Gia Thắng, 09:00 ngày 25\/11\/2026/);
    expect(page).toContain('Nhập bù kết quả đã xử lý trên giấy, chờ xác nhận');
    expect(page).toContain('Xác nhận kết quả đã xử lý trên giấy');
  });

  it('an approved acceptance waits for the leader, with the day of the paper ready', async () => {
    const id = await entered(ownComplaint);
    await expect(enter('hoa.badinh', id, { outcome: 'propose_acceptance', number: '' })).rejects.toMatchObject({
      errors: { number: expect.any(String) },
    });
    await enter('hoa.badinh', id, { outcome: 'propose_acceptance', number: '20/tb-ubnd', sentOn: null });
    expect(await stateOf(app, id)).toMatchObject({ status: 'approved', outcome: 'propose_acceptance', next_act: 'accept' });
    const leader = await app.signIn('thang.badinh');
    const form = await leader.get(`/petitions/${id}/acceptance`).expect(200);
    const page = (await leader.get(`/petitions/${id}`).expect(200)).text;
    expect(page).toContain('Nhập bù việc thụ lý trên giấy, chờ ghi thụ lý');
    expect(page).not.toContain('Xác nhận kết quả đã xử lý trên giấy');
    const waits = async () =>
      (
        await app.database.owner(
          "select 1 from notices where petition_id = $1 and kind = 'petition.proposed' and read_at is null",
          [id],
        )
      ).length > 0;
    expect(await waits()).toBe(true);
    expect(form.text).toMatch(/name="on"[^>]*value="13\/11\/2026"/);
    await app.as('thang.badinh', (act) => acceptPetition(act, id, { on: '2026-11-13', points: 'Toàn bộ', isRemote: false }));
    expect(await waits()).toBe(false);
    const papers = await app.database.owner(
      'select kind, symbol, number, issued_on::text, state from papers where petition_id = $1',
      [id],
    );
    expect(papers).toEqual([{ kind: 'KN03_2026', symbol: 'TB-UBND', number: 20, issued_on: '2026-11-13', state: 'numbered' }]);
  });

  it('a supplement asked for on paper is waited for', async () => {
    const id = await entered(ownComplaint);
    await enter('son.badinh', id, { outcome: 'request_supplement', number: '3/CV', sentOn: null });
    await answer('thang.badinh', id);
    expect(await stateOf(app, id)).toMatchObject({ status: 'awaiting_supplement', closed_on: null });
  });

  it('a letter sent to another office is followed, and its answer recorded', async () => {
    const id = await entered({ ...foreignComplaint, type: 'KNPA', knpaKind: 'phan_anh', responsible: 'other' });
    await end(id, { outcome: 'transfer', number: '7/PC-UBND' });
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
    expect(readNumber('12/phd-ubnd')).toEqual({ number: 12, digits: '12', symbol: 'PHD-UBND' });
    expect(readNumber('05 / qđ-ubnd')).toEqual({ number: 5, digits: '05', symbol: 'QĐ-UBND' });
    expect(ownSymbol('TB-SXD', 'SXD')?.symbol).toBe('TB-SXD');
    expect(ownSymbol('TB-SỞXD', 'SởXD')?.symbol).toBe('TB-SởXD');
    expect(ownSymbol('TB-SXD', 'UBND')).toBeNull();
    expect(readNumber('không số')).toBeUndefined();
  });
});

describe('a number the book does not expect', () => {
  const page = async (id: number) => (await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/on-paper`).expect(200)).text;
  const send = async (id: number, typed: Record<string, string>) => {
    const hoa = await app.signIn('hoa.badinh');
    const form = (await hoa.get(`/petitions/${id}/on-paper`).expect(200)).text;
    return hoa
      .post(`/petitions/${id}/on-paper`)
      .type('form')
      .send({
        ...formFieldsOf(form),
        outcome: 'guide',
        destination: 'Sở Xây dựng',
        paperOn: '13/11/2026',
        sentOn: '',
        decidedBy: 'Ông Thắng',
        ...typed,
      });
  };
  const counter = async () => {
    const [row] = await app.database.owner<{ value: number }>(
      `select value from counters where name = 'paper:PHD-UBND' and year = 2026 and unit_id = (select unit_id from petitions order by id desc limit 1)`,
    );
    return row?.value ?? 0;
  };

  it('is asked about, out of order and over unused ones, with the words kept; unconfirmed the book stays where it is', async () => {
    const paperId = await aPaper();
    const { number: last } = await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
    const id = await entered(foreignComplaint);
    expect(await page(id)).not.toContain('name="leap"');
    const far = `${last + 15}/PHD-UBND`;
    const asked = await send(id, { number: far });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('không theo thứ tự sổ: số liền trước của ký hiệu PHD-UBND mang ngày 25/11/2026');
    expect(asked.text).toContain(`Các số từ ${last + 1} đến ${last + 14} của ký hiệu PHD-UBND chưa dùng`);
    expect(asked.text).toContain('khi sổ giấy ghi đúng như vậy: số bỏ qua không cấp được nữa');
    expect(asked.text).toMatch(new RegExp(`name="leap" value="${far}"(?! checked)`));
    expect(asked.text).toContain(`value="${far}"`);
    expect(asked.text).toContain('value="Ông Thắng"');
    expect(await counter()).toBe(last);
    // The tick is for the number it was asked about.
    expect((await send(id, { number: `${last + 16}/PHD-UBND`, leap: far })).status).toBe(422);
    expect(await counter()).toBe(last);
    expect((await send(id, { number: far, leap: far })).status).toBe(303);
    expect(await counter()).toBe(last + 15);
  });

  it('once passed over it is said to be so, and one entered of the paper book to be used', async () => {
    const [first, second] = [await aPaper(), await aPaper()];
    const { number: last } = await app.as('hoa.badinh', (act) => numberPaper(act, first, '2026-11-25'));
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id, { number: `${last + 5}/PHD-UBND` });
    const give = (number: number) => app.as('hoa.badinh', (act) => numberPaper(act, second, '2026-11-25', number, true));
    await expect(give(last + 2)).rejects.toMatchObject({
      errors: {
        number: `Số ${last + 2} của ký hiệu PHD-UBND đã bỏ qua: sổ đã sang số ${last + 5}. Nhập số lớn hơn số đã cấp gần nhất, hoặc để trống`,
      },
    });
    await expect(give(last + 5)).rejects.toMatchObject({ errors: { number: expect.stringContaining('đã dùng') } });
    expect((await give(last + 6)).number).toBe(last + 6);
    const third = await aPaper();
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, third, '2026-11-25', last + 5, true))).rejects.toMatchObject({
      errors: { number: expect.stringContaining('đã dùng') },
    });
  });

  it('is not asked about again where another line of the same entry is corrected', async () => {
    const id = await entered(foreignComplaint);
    const number = `${(await counter()) + 9}/PHD-UBND`;
    await end(id, { number });
    await enter('hoa.badinh', id, { number, leap: '', sentOn: '2026-11-17', reason: 'Nhầm ngày gửi' });
    expect((await stateOf(app, id)).status).toBe('proposed');
  });
});

/** Guidance approved in the program, ready for a number. */
async function aPaper(): Promise<number> {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
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
    await expect(enter('hoa.badinh', fresh)).rejects.toMatchObject({ status: 409 });
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

  it('while it waits for the leader, and to an officer of another office', async () => {
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id, { number: '90/CV' });
    await expect(enter('son.badinh', id, { number: '91/CV' })).rejects.toMatchObject({ status: 409 });
    await expect(enter('tuan.ngocha', id)).rejects.toMatchObject({ status: 404 });
  });

  it('for a petition received on the very day it was entered', async () => {
    const id = await entered(foreignComplaint, { receivedOn: '2026-11-25' });
    await expect(enter('hoa.badinh', id, { paperOn: '2026-11-25', sentOn: null })).rejects.toMatchObject({ status: 409 });
  });
});

describe('a wrong entry', () => {
  it('comes back from the leader to who entered it, as it was entered', async () => {
    const id = await entered(foreignComplaint);
    await enter('hoa.badinh', id, { number: '93/CV' });
    await answer('thang.badinh', id, { answer: 'send_back', comment: 'Trên giấy là ngày 14/11' });
    expect(await stateOf(app, id)).toMatchObject({ status: 'assigned', next_act: 'on_paper', closed_on: null });
    const form = (await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/on-paper`).expect(200)).text;
    expect(form).toMatch(/name="paperOn"[^>]*value="13\/11\/2026"/);
    expect(form).not.toContain('name="reason"');
    await end(id, { number: '93/CV', paperOn: '2026-11-14', sentOn: null });
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', closed_on: '2026-11-14' });
  });

  it('is corrected after its end with the reason, without a new number, and ends again once confirmed', async () => {
    const id = await entered(foreignComplaint);
    await end(id, { number: '94/CV' });
    const before = await numbersOf(id);
    const wrong = { number: '95/CV', sentOn: '2026-11-13' };
    await expect(enter('son.badinh', id, wrong)).rejects.toMatchObject({ errors: { reason: expect.any(String) } });
    await expect(enter('son.badinh', id, { number: '94/CV', reason: 'Nhầm' })).rejects.toMatchObject({
      errors: { '': expect.stringContaining('Chưa có mục nào khác') },
    });
    await enter('son.badinh', id, { ...wrong, reason: 'Chép nhầm dòng' });
    expect(await stateOf(app, id)).toMatchObject({ status: 'proposed', closed_on: null, next_act: 'approve' });
    expect(await stops(id)).toMatchObject([{ stopped_on: null }]);
    await answer('thang.badinh', id);
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', closed_on: '2026-11-13' });
    expect(await stops(id)).toMatchObject([{ stopped_on: '2026-11-13' }]);
    expect(await numbersOf(id)).toEqual(before);
    const page = (await (await app.signIn('son.badinh')).get(`/petitions/${id}`).expect(200)).text;
    expect(page).toContain('Số, ký hiệu: 94/CV → 95/CV; Ngày gửi: 16/11/2026 → 13/11/2026. Lý do: Chép nhầm dòng');
    expect(page).toContain('Sửa kết quả đã xử lý trên giấy');
  });

  const numbersOf = (id: number) => app.database.owner('select year, number, public_code from petitions where id = $1', [id]);
});

it('a denunciation’s paper stands behind the seal: who may not read it sees number, type and state', async () => {
  const id = await entered({ ...ownDenunciation, denunciationGround: 'A29_d' });
  await end(id, { outcome: 'notify_inadmissible', number: '44/TB-UBND', destination: '' });
  const events = await app.database.owner('select data from events where petition_id = $1', [id]);
  expect(JSON.stringify(events)).not.toContain(sender.name);
  const lan = await (await app.signIn('lan.badinh')).get(`/petitions/${id}`).expect(200);
  expect(lan.text).not.toContain('Cặp số 4');
  const open = await entered(foreignComplaint);
  await end(open, { number: '92/CV' });
  await app.as('thang.badinh', (act) => sealOnRequest(act, open, { reason: 'Có nội dung tố cáo' }));
  const [row] = await app.database.owner('select sealed from handled_on_paper where petition_id = $1', [open]);
  expect(row).toEqual({ sealed: true });
});
