// A file as it stands, its papers, and a step of it taken back: what the tests of taking back compare.
import { expect } from 'vitest';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { plainText } from '../support/plain-text.ts';
import { doActAtOnce, issuePapers, type Raw } from './arrange.ts';
import { latest, papersOf } from './papers.ts';

export const because = 'Sai số nhà trong phần kết luận';

/** The file as it stands: its facts, its words, its figures, its team, the clocks that run. */
export async function fileOf(app: TestApp, id: number): Promise<object> {
  const [row] = await app.database.owner<Record<string, unknown>>('select * from proceedings where id = $1', [id]);
  // That a paper was revoked is told of the file for good (reports closed before it).
  const { version: _version, result_revoked_at: _at, result_revoked_paper_id: _paper, ...facts } = row ?? {};
  const [words] = await app.database.owner('select * from proceeding_contents where proceeding_id = $1', [id]);
  const clocks = await app.database.owner(
    'select id, rule_code, started_on, due_on, raw_due_on, is_paused, paused_on from clocks where proceeding_id = $1 and stopped_on is null order by id',
    [id],
  );
  const team = await app.database.owner(
    'select account_id, member_role from proceeding_members where proceeding_id = $1 and ended_on is null order by id',
    [id],
  );
  const figures = await app.database.owner(
    'select phase, return_money::float8, returned_persons, discipline_persons from proceeding_outcomes where proceeding_id = $1 and return_money + returned_persons + discipline_persons > 0',
    [id],
  );
  return { facts, words, clocks, team, figures };
}

export async function lastStep(app: TestApp, id: number, kind: string): Promise<number> {
  const [row] = await app.database.owner<{ id: string }>(
    'select id from proceeding_steps where proceeding_id = $1 and kind = $2 order by id desc limit 1',
    [id, kind],
  );
  return Number(row?.id);
}

export const takeBack = async (app: TestApp, id: number, kind: ActCode, login = 'thang.badinh') => {
  const step = await lastStep(app, id, kind);
  return app.as(login, (act) => takeBackStep(act, id, step, because));
};

/** What stands beside a file: the step to do and what is said of it. */
export const waitingBox = async (agent: Agent, id: number) =>
  plainText((await agent.get(`/proceedings/${id}`).expect(200)).text.split('<aside')[1] ?? '');

/** Done, taken back, as before; done again, its paper numbered. */
export async function expectReversible(app: TestApp, id: number, kind: ActCode, form: Raw, paper: string): Promise<void> {
  await issuePapers(app, id);
  const before = await fileOf(app, id);
  const papers = await papersOf(app, id);
  await doActAtOnce(app, 'thang.badinh', id, kind, form);
  expect(await fileOf(app, id)).not.toEqual(before);
  const draft = await latest(app, id, paper);
  await takeBack(app, id, kind);
  expect(await fileOf(app, id), kind).toEqual(before);
  await expectReplayed(app, { proceedingId: id });
  const after = await papersOf(app, id);
  expect(after.slice(0, papers.length)).toEqual(papers);
  expect(after.slice(papers.length).every(({ state, number }) => state === 'revoked' && number === null)).toBe(true);

  // Its form opens with what was typed.
  const leader = await app.signIn('thang.badinh');
  const page = (await leader.get(`/proceedings/${id}/${kind}`).expect(200)).text;
  for (const value of Object.values(form))
    if (typeof value === 'string' && value.length > 9 && !/^\d|^hôm/.test(value))
      expect(plainText(page) + page, kind).toContain(value);
  expect(plainText(page)).toContain('đã rút lại');
  expect(plainText(page)).toContain(because);

  await doActAtOnce(app, 'thang.badinh', id, kind, form);
  await issuePapers(app, id);
  const again = await latest(app, id, paper);
  expect(again?.id).not.toBe(draft?.id);
  expect(again).toMatchObject({ state: 'numbered', number: expect.any(Number) });
  await expectReplayed(app, { proceedingId: id });
}
