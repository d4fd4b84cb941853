// An acceptance an old book brought, once it is there: put right where it was copied wrongly, taken back, sent again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { accountId, clocksOf, doAct, noon } from '../proceedings/arrange.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { type Line, pageOf, standsIn, take } from './accepted-book.ts';
import { confirm, work } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  app.setNow(noon('2026-11-25'));
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
beforeEach(() => app.setNow(noon('2026-11-25')));
afterAll(() => app.close());

describe('an acceptance that was copied wrongly', () => {
  it('is put right in its number and kind too, with the reason: telling and the office’s book follow', async () => {
    const one = await take(
      app,
      clerk,
      [
        ['301', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', '65/TB-UBND'],
        ['302', 'Tố cáo', 'Đã thụ lý', '12/10/2026', '66/QĐ-UBND'],
      ],
      'Sổ chép sai',
    );
    // Who takes it in is said by the rule: whoever leads the office is not among them.
    const runs = /Người xem số liệu rồi nhập vào sổ: [^.]*/.exec(await pageOf(clerk, `/imports/${one.id}`))?.[0];
    expect([runs?.includes('Vũ Bá Cường'), runs?.includes('Hoàng Gia Thắng')]).toEqual([true, false]);
    expect(await pageOf(await app.signIn('thang.badinh'), `/imports/${one.id}`)).toContain(runs);
    await confirm(app, { ...one, agent: head }, 'execution');
    const rows = await app.database.owner<{ no: string; id: string; made: string }>(
      "select p.paper_number as no, p.id, g.id as made from proceedings g join petitions p on p.id = g.petition_id where p.paper_number in ('301', '302') order by 1",
    );
    const [complaint = 0, denunciation = 0] = rows.map(({ id }) => Number(id));
    const [ofComplaint = 0, ofDenunciation = 0] = rows.map(({ made }) => Number(made));
    const send = async (id: number, typed: Record<string, string>) => {
      const path = `/petitions/${id}/acceptance-correction`;
      const form = standsIn((await clerk.get(path).expect(200)).text);
      return clerk
        .post(path)
        .type('form')
        .send({ ...form, reason: 'Chép nhầm', leap: typed.number ?? '', ...typed });
    };
    // What stands is filled in; sent as it is there is nothing to put right.
    const form = standsIn((await clerk.get(`/petitions/${complaint}/acceptance-correction`).expect(200)).text);
    expect(form).toMatchObject({ on: '12/10/2026', paper: 'notice', number: '65/TB-UBND' });
    for (const [typed, said] of [
      [{}, 'đang ghi rồi'],
      [{ number: '' }, 'Nhập số, ký hiệu ghi trên văn bản'],
      [{ paper: 'none' }, 'không có văn bản thì để trống'],
      [{ number: '95/TB-UBND', leap: '' }, 'chưa dùng'],
    ] as const) {
      const answer = await send(complaint, typed);
      expect([typed, answer.status, answer.text.includes(said)]).toEqual([typed, 422, true]);
    }
    const standing = async () =>
      (
        await app.database.owner(
          'select accepted_on::text as on, noticed_on::text as told, due_on::text as due from proceedings where id = $1',
          [ofComplaint],
        )
      )[0];
    expect(await standing()).toEqual({ on: '2026-10-12', told: '2026-10-12', due: '2026-11-11' });
    expect((await send(complaint, { number: '95/TB-UBND' })).status).toBe(303);
    expect(await standing()).toEqual({ on: '2026-10-12', told: '2026-10-12', due: '2026-11-11' });
    const unit = await app.database.unitId('00004');
    expect(await app.as('hoa.badinh', ({ tx }) => peekNumber(tx, unit, 'TB-UBND', 2026))).toBe(96);
    // A decision tells nobody: the notice is owed from now on; with another day at once, and with nothing but a word on the petition.
    expect((await send(complaint, { on: '13/10/2026', paper: 'decision', number: '97/QĐ-UBND' })).status).toBe(303);
    expect(await standing()).toEqual({ on: '2026-10-13', told: null, due: '2026-11-12' });
    expect((await send(complaint, { paper: 'none', number: '' })).status).toBe(303);
    expect(await pageOf(clerk, `/petitions/${complaint}`)).toMatch(
      /Sửa việc thụ lý đã ghi [Tt]ừ 12\/10\/2026 thành 13\/10\/2026, từ thông báo thụ lý số 95\/TB-UBND thành quyết định thụ lý số 97\/QĐ-UBND, Chép nhầm/,
    );
    expect(await pageOf(await app.signIn('thang.badinh'), `/proceedings/${ofComplaint}`)).toContain(
      'Văn bản thụ lý ghi lúc đầu là quyết định thụ lý số 97/QĐ-UBND, sửa thành không có văn bản: Chép nhầm.',
    );
    // What the book says stays, with what stands in its place.
    expect(await pageOf(clerk, `/petitions/${complaint}`)).toContain(
      'Đã thụ lý, văn bản số 65/TB-UBND, ngày 12/10/2026; đã sửa thành không có văn bản, ngày 13/10/2026',
    );
    // By the true day the limit ran to 12/11: an act signed on it, on paper, before anybody corrected the day here, is taken and is in time.
    await doAct(app, 'son.badinh', ofComplaint, 'withdrawal', {
      on: '11/11/2026',
      scope: 'full',
      manner: 'petition',
      points: '',
    });
    await doAct(app, 'thang.badinh', ofComplaint, 'termination', {
      ...{ on: '12/11/2026', ground: 'full_withdrawal', reason: 'Tự nguyện rút' },
      ...{ issuedNumber: '112/QĐ-UBND', leap: '112/QĐ-UBND' },
    });
    expect((await clocksOf(app, ofComplaint)).KN_RES_1).toMatchObject({ due_on: '2026-11-12', stopped_on: '2026-11-12' });
    // Of a denunciation the period of telling ends with the day of the notice, and runs again where there was none (Điều 29 LTC).
    const telling = async () => (await clocksOf(app, ofDenunciation)).TC_NOTICE;
    expect(await telling()).toBeUndefined();
    expect((await send(denunciation, { paper: 'none', number: '' })).status).toBe(303);
    expect(await telling()).toMatchObject({ started_on: '2026-10-12', stopped_on: null });
    expect((await send(denunciation, { paper: 'notice', number: '98/TB-UBND' })).status).toBe(303);
    expect(await telling()).toMatchObject({ started_on: '2026-10-12', stopped_on: '2026-10-12' });
  });
});

describe('taken back, sent again', () => {
  it('what nobody worked on goes with its proceeding; what somebody assigned stays; the same book does nothing twice', async () => {
    const lines: Line[] = [
      ['101', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', ''],
      ['102', 'Tố cáo', 'Đã thụ lý', '12/10/2026', ''],
      ['103', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', '55/TB-UBND'],
    ];
    const one = await take(app, clerk, lines, 'Sổ khác');
    await confirm(app, { ...one, agent: head }, 'execution');
    const found = async () =>
      app.database.owner<{ no: string; id: string }>(
        "select p.paper_number as no, g.id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where p.paper_number like '10_' and p.paper_number <> '10' order by 1",
      );
    const [, , worked] = await found();
    const lead = await accountId(app, 'long.badinh');
    await doAct(app, 'thang.badinh', Number(worked?.id), 'assignment', {
      on: 'hôm nay',
      lead,
      members: [],
      days: '15',
      contents: '',
      keepDays: '1',
    });
    await confirm(app, { ...one, agent: head }, 'reversal');
    expect((await found()).map(({ no }) => no)).toEqual(['103']);
    expect(
      await app.database.owner(
        'select 1 from clocks c where c.proceeding_id is not null and not exists (select 1 from proceedings g where g.unit_id = c.unit_id and g.id = c.proceeding_id)',
      ),
    ).toEqual([]);
    const again = await take(app, clerk, lines, 'Sổ khác');
    expect(await pageOf(head, `/imports/${again.id}`)).toContain('Đã nhập ở đợt trước');
    await confirm(app, { ...again, agent: head }, 'execution');
    expect((await found()).map(({ no }) => no)).toEqual(['101', '102', '103']);
    await work(app);
  });

  it('the office may say that the word means an end', async () => {
    const one = await take(app, clerk, [['201', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', '']], 'Sổ cũ hơn');
    const values = (await clerk.get(`/imports/${one.id}/values`).expect(200)).text;
    expect(values).toContain('“Đã thụ lý”');
    expect(values).toMatch(/<option value="accepted_open" selected/);
  });
});
