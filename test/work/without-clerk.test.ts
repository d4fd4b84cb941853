// A ward where nobody may number: what is approved stands on the list of its head, who reads there whom to have appointed; nobody is offered a
// form he may not send. Whoever is made clerk has all of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPaper } from '../../src/documents/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { answers, foreignComplaint, foreignFeedback, register } from '../petitions/handling.ts';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';

const asked = 'Đề nghị quản trị đơn vị giao vai trò văn thư';
const missing = 'Đơn vị chưa có văn thư';
const blank = {
  reason: 'Lý do',
  basis: '',
  destination: '',
  items: '',
  days: '',
  rowVersion: '',
  inspector: '',
  show: '' as const,
};
let app: TestApp;
const id: Record<string, number> = {};
let clerks: unknown[] = [];

async function approved(given: Record<string, string>, outcome: Outcome, more: Record<string, string>): Promise<number> {
  const petition = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'] });
  await app.as('son.badinh', (act) => classifyPetition(act, petition, answers(given)));
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, petition, { ...blank, outcome, ...more }));
  await app.as('thang.badinh', (act) =>
    decideProposal(act, petition, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  return petition;
}
const paperOf = async (petition: number | undefined) =>
  (
    await app.database.owner<{ id: number }>(
      "select id::int from papers where petition_id = $1 and symbol <> '' order by id desc limit 1",
      [petition],
    )
  )[0]?.id ?? 0;
/** The rows of a list by what they lead to, with what each says. */
async function listOf(login: string, officer = ''): Promise<Map<string, string>> {
  const page = (await (await app.signIn(login)).get('/work').query({ officer }).expect(200)).text;
  const body = page.slice(page.indexOf('<tbody'));
  return new Map(
    body
      .split('<tr')
      .flatMap((row) =>
        [...row.matchAll(/href="(\/(?:petitions|papers|proceedings)\/\d+)/g)].map(
          (href) => [href[1] ?? '', row.replace(/<[^>]+>|\s+/g, ' ')] as const,
        ),
      ),
  );
}

beforeAll(async () => {
  app = await testApp();
  const unit = await app.database.unitId('00004');
  const accepted = await acceptedComplaint(app, '2026-11-23');
  id.accepted = accepted.petitionId;
  app.setNow('2026-11-25T02:00:00Z');
  clerks = await app.database.owner(
    "delete from assignments where unit_id = $1 and role in ('clerk','unit_head','reception_board_head') returning account_id, unit_id, title, role",
    [unit],
  );
  id.guide = await approved(foreignComplaint, 'guide', { destination: 'Sở Xây dựng' });
  id.transfer = await approved(foreignFeedback, 'transfer', { destination: 'Công an Thành phố' });
  await app.database.owner("update papers set state = 'approved' where proceeding_id = $1 and symbol <> ''", [accepted.id]);
  for (const name of ['guide', 'transfer', 'accepted']) id[`${name}Paper`] = await paperOf(id[name]);
}, 60_000);
afterAll(() => app.close());

describe('where nobody may number', () => {
  it('the head has what was approved on his list, with what is missing', async () => {
    const list = await listOf('thang.badinh');
    for (const href of [`/petitions/${id.guide}`, `/papers/${id.transferPaper}`, `/papers/${id.acceptedPaper}`])
      expect([href, list.get(href)]).toEqual([href, expect.stringContaining(asked)]);
    expect(list.get(`/petitions/${id.guide}`)).toContain(missing);
    const head = await app.signIn('thang.badinh');
    expect((await head.get(`/papers/${id.guidePaper}`).expect(200)).text).toContain(asked);
  });

  it('whoever handles petitions is offered nothing he may not send', async () => {
    const mine = await listOf('son.badinh');
    for (const name of ['guide', 'transfer']) expect(mine.has(`/petitions/${id[name]}`)).toBe(false);
    const elsewhere = await listOf('son.badinh', 'elsewhere');
    for (const name of ['guide', 'transfer']) expect(elsewhere.get(`/petitions/${id[name]}`)).toContain(missing);
    const officer = await app.signIn('son.badinh');
    const page = (await officer.get(`/petitions/${id.guide}`).expect(200)).text;
    expect(page).not.toContain(`/petitions/${id.guide}/issue`);
    expect((await officer.get(`/petitions/${id.guide}/issue`)).status).toBe(403);
  });
});

it('whoever is made clerk has all of it, and the head nothing more', async () => {
  await app.database.owner(
    `insert into assignments (account_id, unit_id, role, title, during)
     select x.account_id, x.unit_id, 'clerk', x.title, daterange('2026-01-01', null) from jsonb_to_recordset($1::jsonb) as x(account_id int, unit_id int, title text, role text) where x.role = 'clerk'`,
    [JSON.stringify(clerks)],
  );
  const list = await listOf('hoa.badinh');
  for (const href of [`/petitions/${id.guide}`, `/papers/${id.transferPaper}`])
    expect([href, list.has(href)]).toEqual([href, true]);
  const head = await listOf('thang.badinh');
  for (const href of [`/petitions/${id.guide}`, `/papers/${id.transferPaper}`])
    expect([href, head.has(href)]).toEqual([href, false]);
  await (await app.signIn('hoa.badinh')).get(`/petitions/${id.guide}/issue`).expect(200);
});

it('what has its number when the clerk leaves is sent by whoever handles petitions', async () => {
  await app.as('hoa.badinh', (act) => numberPaper(act, id.guidePaper ?? 0, act.moment.today));
  await app.database.owner(
    "delete from assignments where role = 'clerk' and unit_id = (select unit_id from petitions where id = $1)",
    [id.guide],
  );
  expect((await listOf('son.badinh')).has(`/petitions/${id.guide}`)).toBe(true);
  await (await app.signIn('son.badinh')).get(`/petitions/${id.guide}/issue`).expect(200);
});
