// A conclusion or a decision revoked: whatever was done on the strength of it, the file goes on with a step that may be done, to a new result.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { plainText } from '../support/plain-text.ts';
import {
  acceptedComplaint,
  clocksOf,
  conclusionForm,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  type Raw,
  rowOf,
} from './arrange.ts';
import { concludedDenunciation } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const because = 'Sai căn cứ pháp luật';
const everyone = ['thang.badinh', 'hoa.badinh', 'son.badinh', 'long.badinh', 'hieu.badinh'];

async function latest(id: number, kind: string) {
  const rows = await app.database.owner<{ id: number; state: string }>(
    'select id::int, state from papers where proceeding_id = $1 and kind = $2 order by id',
    [id, kind],
  );
  return rows.at(-1);
}

const revocation = async (id: number, kind: string) => {
  const leader = await app.signIn('thang.badinh');
  const href = `/papers/${(await latest(id, kind))?.id}/revocation`;
  const page = await leader.get(href);
  if (page.status !== 200) return page;
  return leader
    .post(href)
    .type('form')
    .send({ ...formFieldsOf(page.text), reason: because });
};

async function takeBack(id: number, kind: ActCode): Promise<void> {
  const [row] = await app.database.owner<{ id: string }>(
    'select id from proceeding_steps where proceeding_id = $1 and kind = $2 and taken_back_at is null order by id desc limit 1',
    [id, kind],
  );
  await app.as('thang.badinh', (act) => takeBackStep(act, id, Number(row?.id), because));
}

/** Every step the file and the queue name to anybody may be done by him. @returns the acts offered, by login */
async function expectAllOffersStand(id: number): Promise<Record<string, string[]>> {
  const offered: Record<string, string[]> = {};
  for (const login of everyone) {
    const agent = await app.signIn(login);
    const file = await agent.get(`/proceedings/${id}`);
    if (file.status !== 200) continue;
    const hrefs = new Set(file.text.match(new RegExp(`/proceedings/${id}/[a-z-]+(/\\d+/taking-back)?(?=")`, 'g')) ?? []);
    for (const href of hrefs) expect((await agent.get(href)).status, `${login} ${href}`).toBe(200);
    offered[login] = [...hrefs].map((href) => href.split('/').at(3) ?? '');
  }
  const { next_act, holder_id, next_role } = await rowOf(app, id);
  const [holder] = await app.database.owner<{ login: string }>('select login from accounts where id = $1', [
    (holder_id as number | null) ?? -1,
  ]);
  const login =
    holder?.login ?? { clerk: 'hoa.badinh', processor: 'son.badinh', leader: 'thang.badinh' }[String(next_role)] ?? '';
  expect(offered[login], `${login}: ${next_act}`).toContain(next_act);
  return offered;
}

const told: Raw = { on: 'hôm nay', recipients: 'người bị tố cáo', denouncer: '1' };
const shown: Raw = { on: 'hôm nay', forms: ['posting', 'portal'], place: '', redacted: '1' };
const order: Raw = { on: 'hôm nay', executor: 'other', assigned: 'Phòng Kinh tế', number: '90/UBND', work: 'Kiểm điểm' };

const carriedOut: Raw = { ...decisionForm, on: 'hôm nay', note: 'Đã trả 12,5 triệu đồng' };

/** Concluded, told and made public; then ordered to be carried out. */
async function concluded(on: string): Promise<number> {
  const { id } = await concludedDenunciation(app, on);
  await doAct(app, 'hoa.badinh', id, 'notice', told);
  return id;
}

describe('the conclusion of a denunciation is revoked', () => {
  it('with what only told of it: the conclusion is made anew', async () => {
    const id = await concluded('2026-07-01');
    expect((await revocation(id, 'TC12_2019')).status).toBe(303);
    expect(await rowOf(app, id)).toMatchObject({ state: 'verified', next_act: 'conclusion' });
    await expectAllOffersStand(id);
  });

  it('after its handling was ordered: not before that is taken back, as its page says', async () => {
    const id = await concluded('2026-07-02');
    await doAct(app, 'thang.badinh', id, 'handling', order);
    await expectAllOffersStand(id);
    for (const kind of ['TC12_2019', 'TC_CONCLUSION_NOTICE']) {
      const paper = await latest(id, kind);
      const refused = await revocation(id, kind);
      expect(refused.status).toBe(409);
      expect(plainText(refused.text)).toContain(
        'Việc “Xử lý theo kết luận” ghi sau đã dựa trên văn bản này. Rút lại việc ấy trước',
      );
      const page = (await (await app.signIn('thang.badinh')).get(`/papers/${paper?.id}`).expect(200)).text;
      expect(page).not.toContain(`/papers/${paper?.id}/revocation`);
      expect(plainText(page)).toContain('Thu hồi văn bản: Việc “Xử lý theo kết luận”');
      expect(page).toMatch(new RegExp(`/proceedings/${id}/steps/\\d+/taking-back`));
      expect(await latest(id, kind)).toEqual(paper);
    }
    await takeBack(id, 'handling');
    await expectAllOffersStand(id);
    expect((await revocation(id, 'TC12_2019')).status).toBe(303);
    expect(await rowOf(app, id)).toMatchObject({ state: 'verified', next_act: 'conclusion', sent_on: null });
    await expectAllOffersStand(id);
    await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    await expectReplayed(app, { proceedingId: id });
  });

  it('after it was carried out: it is made once more, told, made public and carried out anew', async () => {
    const id = await concluded('2026-07-03');
    await doAct(app, 'thang.badinh', id, 'handling', order);
    await doAct(app, 'hoa.badinh', id, 'publication', shown);
    await doAct(app, 'son.badinh', id, 'enforcement', carriedOut);
    app.setNow(noon('2026-07-06'));
    expect((await revocation(id, 'TC_CONCLUSION_NOTICE')).status).toBe(303);
    // One does not stand without the other, and whoever has either is told.
    for (const kind of ['TC12_2019', 'TC_CONCLUSION_NOTICE'])
      expect(await latest(id, kind), kind).toMatchObject({ state: 'revoked' });
    expect(
      await app.database.owner("select id from papers where proceeding_id = $1 and kind = 'WITHDRAWAL_NOTICE'", [id]),
    ).toHaveLength(2);
    expect(await rowOf(app, id)).toMatchObject({ state: 'handling', next_act: 'conclusion' });
    const offered = await expectAllOffersStand(id);
    expect(offered['thang.badinh']).toContain('conclusion');
    const leader = await app.signIn('thang.badinh');
    expect(plainText((await leader.get(`/proceedings/${id}`).expect(200)).text)).toContain(
      'đã thu hồi, chưa có văn bản thay thế. Người giải quyết ban hành kết luận nội dung tố cáo lại',
    );
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'publication', shown)).rejects.toThrow('đã thu hồi');
    // The form opens with what was typed, on the day it is done again.
    const form = (await leader.get(`/proceedings/${id}/conclusion`).expect(200)).text;
    expect(form).toContain('Kiểm điểm, thu hồi tiền');
    expect(form).toMatch(/name="on"[^>]*value="06\/07\/2026"/);

    await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    expect(await rowOf(app, id)).toMatchObject({ state: 'concluded', sent_on: null, published_on: null, decided: '2026-07-06' });
    expect((await clocksOf(app, id)).TC_CONCL_SEND).toMatchObject({ started_on: '2026-07-06', stopped_on: null });
    expect((await clocksOf(app, id)).TC_PUBLISH).toMatchObject({ started_on: '2026-07-06', stopped_on: null });
    await expectReplayed(app, { proceedingId: id });
    await issuePapers(app, id);
    await expectAllOffersStand(id);
    await doAct(app, 'hoa.badinh', id, 'notice', told);
    await expectAllOffersStand(id);
    await doAct(app, 'thang.badinh', id, 'handling', { ...order, number: '95/UBND' });
    await doAct(app, 'hoa.badinh', id, 'publication', shown);
    await expectAllOffersStand(id);
  });

  it('made once more by mistake it is taken back, and the file asks for it again', async () => {
    const id = await concluded('2026-07-07');
    await doAct(app, 'thang.badinh', id, 'handling', { ...order, number: '91/UBND' });
    await doAct(app, 'son.badinh', id, 'enforcement', carriedOut);
    expect((await revocation(id, 'TC12_2019')).status).toBe(303);
    const before = await rowOf(app, id);
    const running = await clocksOf(app, id);
    await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    await takeBack(id, 'conclusion');
    expect({ ...(await rowOf(app, id)), version: 0 }).toEqual({ ...before, version: 0 });
    expect((await clocksOf(app, id)).TC_RES).toEqual(running.TC_RES);
    await expectReplayed(app, { proceedingId: id });
    await expectAllOffersStand(id);
  });
});

describe('the decision on a complaint is revoked', () => {
  const sent: Raw = { on: 'hôm nay', recipients: 'người khiếu nại' };
  const right = { ...decisionForm, result: 'right', measure: 'amend' };
  const decided = async (on: string) => {
    const { id } = await acceptedComplaint(app, on);
    await doAct(app, 'thang.badinh', id, 'decision', right);
    await doAct(app, 'hoa.badinh', id, 'notice', sent);
    await doAct(app, 'hoa.badinh', id, 'publication', shown);
    return id;
  };

  it('once it is being carried out: not before the order is taken back', async () => {
    const id = await decided('2026-07-08');
    app.setNow(noon('2026-08-20'));
    await doAct(app, 'son.badinh', id, 'effective', { none: '1' });
    await doAct(app, 'thang.badinh', id, 'directive', {
      on: 'hôm nay',
      number: '12/UBND',
      assigned: 'Phòng Kinh tế',
      work: 'Trả tiền',
    });
    expect((await revocation(id, 'KN15_2020')).status).toBe(409);
    await takeBack(id, 'directive');
    await expectAllOffersStand(id);
    expect((await revocation(id, 'KN15_2020')).status).toBe(303);
    expect(await rowOf(app, id)).toMatchObject({ state: 'accepted', decided_on: null });
    await expectReplayed(app, { proceedingId: id });
  });

  it('after he went to court: it is decided once more', async () => {
    const id = await decided('2026-07-09');
    await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân Thành phố', note: '' });
    expect((await revocation(id, 'KN15_2020')).status).toBe(303);
    expect(await rowOf(app, id)).toMatchObject({ state: 'in_court', next_act: 'decision' });
    await expectAllOffersStand(id);
    await expect(doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, dialogueResult: '' })).rejects.toMatchObject(
      {
        errors: { dialogueResult: expect.stringContaining('nhập kết quả đối thoại') },
      },
    );
    await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
    expect(await rowOf(app, id)).toMatchObject({ state: 'decided', next_act: 'notice', sent_on: null, published_on: null });
    await expectReplayed(app, { proceedingId: id });
    await issuePapers(app, id);
    await expectAllOffersStand(id);
    await doAct(app, 'hoa.badinh', id, 'notice', sent);
    await expectAllOffersStand(id);
  });

  it('of a closed file: the closing is taken back first', async () => {
    const id = await decided('2026-07-10');
    app.setNow(noon('2026-08-25'));
    await doAct(app, 'son.badinh', id, 'effective', { none: '1' });
    await doAct(app, 'thang.badinh', id, 'directive', {
      on: 'hôm nay',
      number: '12/UBND',
      assigned: 'Phòng Kinh tế',
      work: 'Trả tiền',
    });
    await doAct(app, 'son.badinh', id, 'enforcement', carriedOut);
    await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: '' });
    await doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' });
    const refused = await revocation(id, 'KN15_2020');
    expect(refused.status).toBe(409);
    expect(plainText(refused.text)).toContain('Việc “Kết thúc hồ sơ”');
    await takeBack(id, 'close');
    await expectAllOffersStand(id);
    expect((await revocation(id, 'KN15_2020')).status).toBe(303);
    expect(await rowOf(app, id)).toMatchObject({ state: 'enforced', next_act: 'decision' });
    await expect(doActAtOnce(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' })).rejects.toThrow(
      'đã thu hồi',
    );
    await expectAllOffersStand(id);
  });
});
