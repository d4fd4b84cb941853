// What everybody took back content by content stands in no paper, form or list of what is still resolved (Điều 10 LKN, Điều 33 LTC).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { keepingWithdrawn, standingContents, withdrawnContents } from '../../src/proceedings/standing.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  accountId,
  conclusionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  reportForm,
  withTeam,
} from './arrange.ts';
import { textOf } from './papers.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const points = 'Diện tích thu hồi\nĐơn giá bồi thường\nTái định cư';

async function accepted(on: string, type: 'KN' | 'TC' = 'KN'): Promise<number> {
  const { id } = type === 'KN' ? await acceptedComplaint(app, on, { points }) : await acceptedDenunciation(app, on, {}, points);
  return id;
}

async function papersOf(id: number): Promise<{ id: number; kind: PaperKind; state: string; text: string }[]> {
  const rows = await app.database.owner<{ id: number; kind: PaperKind; state: string; fields: never }>(
    'select id, kind, state, fields from papers where proceeding_id = $1 order by id',
    [id],
  );
  return rows.map(({ fields, ...paper }) => ({
    ...paper,
    text: textOf(paper.kind, fields),
  }));
}

const taken = { on: 'hôm nay', scope: 'partial', manner: 'petition', points: '', contents: ['Tái định cư'] };

describe('a complaint of three contents, one taken back', () => {
  it('is verified, noticed and shown without it', async () => {
    const id = await accepted('2026-11-02');
    const [notice] = await papersOf(id);
    expect(notice?.text).toContain('Tái định cư');
    await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));

    await doAct(app, 'son.badinh', id, 'withdrawal', taken);
    const [again] = await papersOf(id);
    expect(again).toMatchObject({ kind: 'KN03_2026', state: 'submitted' });
    expect(again?.text).not.toContain('Tái định cư');
    expect(again?.text).toContain('Đơn giá bồi thường');

    const lead = await accountId(app, 'long.badinh');
    const given = { on: 'hôm nay', lead, members: [await accountId(app, 'hieu.badinh')], days: '15' };
    await expect(doAct(app, 'thang.badinh', id, 'assignment', { ...given, contents: 'Tái định cư' })).rejects.toMatchObject({
      errors: { contents: expect.stringContaining('đã rút ngày 02/11/2026') },
    });
    await doAct(app, 'thang.badinh', id, 'assignment', { ...given, contents: '' });
    const decision = (await papersOf(id)).find((paper) => paper.kind === 'KN05_2020');
    expect(decision?.text).toContain('Diện tích thu hồi');
    expect(decision?.text).not.toContain('Tái định cư');

    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toMatch(/<s>Tái định cư<\/s> <span[^>]*>đã rút ngày 02\/11\/2026 theo đơn rút/);
  });

  it('a draft of the verification lists what stands; taken back, the withdrawal leaves it as it was', async () => {
    const id = await accepted('2026-11-02');
    await withTeam(app, id);
    const draft = async () => (await papersOf(id)).find((paper) => paper.kind === 'KN05_2020')?.text;
    expect(await draft()).toContain('Tái định cư');
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', taken);
    expect(await draft()).not.toContain('Tái định cư');
    const [step] = await app.database.owner<{ id: number }>(
      "select id from proceeding_steps where proceeding_id = $1 and kind = 'withdrawal'",
      [id],
    );
    await app.as('son.badinh', (act) => takeBackStep(act, id, step?.id ?? 0, 'Ghi nhầm nội dung'));
    expect(await draft()).toContain('Tái định cư');
  });

  it('a numbered order that has not left and lists it is named on the file until it is called back', async () => {
    const id = await accepted('2026-11-02');
    await withTeam(app, id);
    await issuePapers(app, id);
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', taken);
    const order = (await papersOf(id)).find((paper) => paper.kind === 'KN05_2020');
    for (const login of ['thang.badinh', 'hoa.badinh']) {
      const page = (await (await app.signIn(login)).get(`/proceedings/${id}`).expect(200)).text;
      expect(page).toContain('còn ghi nội dung đã rút');
      expect(page).toContain(`/papers/${order?.id}`);
    }
  });

  it('its numbered order is sent only where that is meant, and not at all once nothing it orders is left', async () => {
    const id = await accepted('2026-11-02');
    await withTeam(app, id);
    await issuePapers(app, id);
    const part = {
      on: 'hôm nay',
      lead: await accountId(app, 'long.badinh'),
      members: [await accountId(app, 'hieu.badinh')],
      days: '15',
    };
    await doAct(app, 'thang.badinh', id, 'assignment', { ...part, contents: 'Tái định cư' });
    await issuePapers(app, id);
    const [whole, only] = (await papersOf(id)).filter((paper) => paper.kind === 'KN05_2020' && paper.state === 'numbered');
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', taken);
    const clerk = await app.signIn('hoa.badinh');

    const href = `/papers/${whole?.id}/sending`;
    const page = (await clerk.get(href).expect(200)).text;
    expect(page).toContain('không xác minh nội dung đã rút “Tái định cư” (rút ngày 02/11/2026)');
    const form = { ...formFieldsOf(page), sentOn: '02/11/2026', means: 'post', to: 'Tổ xác minh' };
    const asked = await clerk.post(href).type('form').send(form).expect(422);
    expect(asked.text).toContain('đánh dấu khi vẫn gửi');
    await clerk
      .post(href)
      .type('form')
      .send({ ...form, outdated: '1' })
      .expect(303);

    const refused = await clerk.get(`/papers/${only?.id}/sending`).expect(409);
    expect(refused.text).toContain('Mọi nội dung văn bản này giao xác minh đã rút');
    const shown = (await clerk.get(`/papers/${only?.id}`).expect(200)).text;
    expect(shown).not.toContain(`/papers/${only?.id}/sending`);
    expect(shown).toContain('Không gửi nữa; lãnh đạo thu hồi văn bản');
  });

  it('is asked for as a whole once nothing would be left', async () => {
    const id = await accepted('2026-11-02');
    await expect(doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, contents: points.split('\n') })).rejects.toMatchObject({
      errors: { scope: expect.stringContaining('Rút toàn bộ') },
    });
  });
});

it('a denunciation is verified and concluded without the content taken back', async () => {
  const id = await accepted('2026-11-02', 'TC');
  await issuePapers(app, id);
  await doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, sign: 'none' });
  await withTeam(app, id);
  const team = (await papersOf(id)).find((paper) => paper.kind === 'TC07_2019');
  expect(team?.text).toContain('Đơn giá bồi thường');
  expect(team?.text).not.toContain('Tái định cư');
  // Numbered before, its decision and notices still list it.
  const told = { on: 'hôm nay', recipients: 'như Nơi nhận', denounced: '1', outdated: '1' };
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', told);
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  // What was written of the rest rests on it.
  const [step] = await app.database.owner<{ id: number }>(
    "select id from proceeding_steps where proceeding_id = $1 and kind = 'withdrawal'",
    [id],
  );
  await expect(app.as('son.badinh', (act) => takeBackStep(act, id, step?.id ?? 0, 'Ghi nhầm'))).rejects.toThrow(
    'đã dựa trên bước này',
  );
  await expect(
    doAct(app, 'thang.badinh', id, 'conclusion', {
      ...conclusionForm,
      result: 'wrong',
      points: 'S: Diện tích thu hồi\nS: Đơn giá bồi thường\nS: Tái định cư',
      findings: 'Một\nHai\nBa',
    }),
  ).rejects.toMatchObject({ errors: { points: expect.stringContaining('“Tái định cư” đã rút') } });
});

describe('which contents stand', () => {
  const file = (...details: Record<string, unknown>[]) => ({
    contents: { acceptedPoints: points },
    steps: details.map((one) => ({
      kind: 'withdrawal',
      onDate: '2026-11-05',
      details: { scope: 'partial', who: 'all', manner: 'petition', points: '', ...one },
    })),
  });

  it('those some of a group took back, and those the office goes on with, stand', () => {
    expect(withdrawnContents(file({ contents: ['Tái định cư'], who: 'some' }))).toEqual([]);
    expect(withdrawnContents(file({ contents: ['Tái định cư'], goesOn: true }))).toEqual([]);
    expect(withdrawnContents(file({ contents: ['Tái định cư'] }, { points: 'tái định cư', goesOn: true }))).toEqual([]);
  });

  it('one recorded in words alone is out where the words are the content', () => {
    expect(standingContents(file({ points: 'tái định cư' }))).toEqual(['Diện tích thu hồi', 'Đơn giá bồi thường']);
    expect(standingContents(file({ points: 'một phần tiền' }))).toHaveLength(3);
  });

  it('contents written anew keep the one taken out in its place', () => {
    const one = file({ contents: ['Đơn giá bồi thường'] });
    expect(keepingWithdrawn('Diện tích thu hồi 59,1 m²\nTái định cư', one)).toBe(
      'Diện tích thu hồi 59,1 m²\nĐơn giá bồi thường\nTái định cư',
    );
  });
});
