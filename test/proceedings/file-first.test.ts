// Whoever acts on a paper of a file holds the file before the paper, as every act on the file does: two at once wait, and neither for the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { revokeOfStep } from '../../src/proceedings/taking-back/revoking.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, decisionForm, doActAtOnce, issuePapers, noon } from './arrange.ts';

let app: TestApp;
let file: number;
beforeAll(async () => {
  app = await testApp();
  ({ id: file } = await acceptedComplaint(app, '2026-11-02'));
  await issuePapers(app, file);
  app.setNow(noon('2026-11-10'));
  await doActAtOnce(app, 'thang.badinh', file, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
});
afterAll(() => app.close());

/** Somebody holds the file; the act begins and waits; whether its paper is free meanwhile. He lets go, and the act goes through. */
async function isPaperFree(paper: number, act: () => Promise<unknown>): Promise<boolean> {
  let acting: Promise<unknown> = Promise.resolve();
  const free = await app.as('son.badinh', async ({ tx }) => {
    await tx.one('select id from proceedings where id = $1 for update', [file]);
    acting = act();
    const waiting =
      'select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()';
    while ((await app.database.owner(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    return tx.maybe('select id from papers where id = $1 for update skip locked', [paper]);
  });
  await acting;
  return free !== undefined;
}
/** A paper of the file, the decision or another. */
async function paperOf(isDecision: boolean): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>(
    "select id::int from papers where proceeding_id = $1 and (kind = 'KN15_2020') = $2 and state <> 'revoked' order by id",
    [file, isDecision],
  );
  return row?.id ?? 0;
}

test('numbering a decision that is dated with its number', async () => {
  const paper = await paperOf(true);
  await app.database.owner('update papers set issued_on = null where id = $1', [paper]);
  app.setNow(noon('2026-11-12'));
  await app.as('thang.badinh', (act) => approvePaper(act, paper));
  expect(await isPaperFree(paper, () => app.as('hoa.badinh', (act) => numberPaper(act, paper, '2026-11-12')))).toBe(true);
  const [row] = await app.database.owner<{ on: string }>('select decided_on::text as on from proceedings where id = $1', [file]);
  expect(row?.on).toBe('2026-11-12');
}, 20_000);

test('revoking a paper whose step stays', async () => {
  const id = await paperOf(false);
  const paper = { unitId: await app.database.unitId('00004'), id, proceedingId: file, state: 'numbered', number: 1 };
  expect(await isPaperFree(id, () => app.as('thang.badinh', (act) => revokeOfStep(act, paper, 'Sai căn cứ')))).toBe(true);
}, 20_000);
