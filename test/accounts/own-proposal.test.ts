// Nobody approves what he proposed or drafted: not as head, not in the head's place (decisions 17).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { draftAuthor, isOwnProposal } from '../../src/accounts/own-proposal.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { approvePaper, createPaper } from '../../src/documents/actions.ts';
import { listDesk, listOwnOnDesk } from '../../src/petitions/approval/queries.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import { acceptPetition, refusePetition } from '../../src/proceedings/acceptance.ts';
import { doerOf } from '../../src/proceedings/queries.ts';
import { workflows } from '../../src/proceedings/tables/index.ts';
import { checkAct, findRule } from '../../src/proceedings/workflow.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import type { Act } from '../../src/web/act.ts';
import { listPapersToApprove } from '../../src/work/paper-queries.ts';
import { countQueue, listQueue } from '../../src/work/queries.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { filledData as samples } from '../documents/papers/samples.ts';
import { answers, ownComplaint, register } from '../petitions/handling.ts';
import { approved } from '../proceedings/arrange.ts';
import { entry } from '../reception/entries.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';

let app: TestApp;
const today = '2026-11-25';
beforeAll(async () => {
  app = await testApp();
  // Both act for the chairman: one proposes, the other receives citizens.
  await app.database.owner(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate, reveal_confirmed_at)
     select c.id, p.unit_id, p.role, 'Chánh Văn phòng', '[2026-01-01,2028-01-01)', p.id, '12/UQ-UBND', now()
       from accounts c, assignments p join accounts h on h.id = p.account_id where c.login in ('son.badinh','lan.badinh') and h.login = 'thang.badinh' and p.role = 'leader'`,
  );
});
afterAll(() => app.close());

async function actingAs<T>(login: string, role: OfficerRole, work: (act: Act) => Promise<T>): Promise<T> {
  const actor = await app.database.actorOf(login, { role, today });
  const { keyring, database } = app.services;
  const moment = { at: new Date(`${today}T02:00:00Z`), today };
  return database.inBoth(actor, async (tx, house) =>
    work({ tx, house, actor, moment, rules: await app.services.rules(house), keyring, requestId: 'x' }),
  );
}
/** In the chairman's place. */
const standIn = <T>(login: string, work: (act: Act) => Promise<T>): Promise<T> => actingAs(login, 'leader', work);
/** In the officer's own post. */
const own = <T>(login: 'son.badinh' | 'lan.badinh', work: (act: Act) => Promise<T>): Promise<T> =>
  actingAs(login, login === 'son.badinh' ? 'processor' : 'reception_officer', work);
const waitFor = (act: Act) => listPapersToApprove(act.tx, act.actor, today).then((rows) => rows.map(({ id }) => id));
const refused = (because: RegExp) => ({ message: expect.stringMatching(because) });

it('is one rule: whoever put it forward, in whatever post he now acts', () => {
  const actor = { accountId: 7, role: 'leader' } as Actor;
  expect([isOwnProposal(actor, 7), isOwnProposal(actor, 8), isOwnProposal(actor, null)]).toEqual([true, false, false]);
  // What was written in a post that decides is the decision itself.
  expect(draftAuthor(actor, { createdBy: 7, writtenAs: 'leader' })).toBeNull();
  expect(draftAuthor(actor, { createdBy: 7, writtenAs: 'processor' })).toBe(7);
  expect(draftAuthor({ role: 'reception_board_head' }, { createdBy: 7, writtenAs: 'leader' })).toBe(7);
});

describe('whoever stands in for the head', () => {
  const blank = { basis: '', destination: '', items: '', days: '', rowVersion: '', inspector: '', show: '' as const };
  async function proposed(): Promise<{ id: number; given: Parameters<typeof decideProposal>[2] }> {
    const id = await register(app, 'son.badinh');
    await own('son.badinh', (act) => classifyPetition(act, id, answers(ownComplaint)));
    await own('son.badinh', (act) =>
      submitProposal(act, id, { ...blank, reason: 'Đủ điều kiện', outcome: 'propose_acceptance' }),
    );
    const [row] = await app.database.owner<{ id: number }>('select max(id)::int as id from proposals where petition_id = $1', [
      id,
    ]);
    return { id, given: { proposalId: row?.id ?? 0, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null } };
  }

  it('does not answer his own proposal, nor decide on the acceptance he proposed', async () => {
    const { id, given } = await proposed();
    await expect(standIn('son.badinh', (act) => decideProposal(act, id, given))).rejects.toMatchObject(refused(/Người đề xuất/));
    await app.as('thang.badinh', (act) => decideProposal(act, id, given));
    const words = { on: today, points: 'Mức phạt', isRemote: false };
    await expect(standIn('son.badinh', (act) => acceptPetition(act, id, words))).rejects.toMatchObject(
      refused(/Người đề xuất thụ lý/),
    );
    await expect(
      standIn('son.badinh', (act) => refusePetition(act, id, { on: today, ground: 'KN_11_1', reason: '' } as never)),
    ).rejects.toMatchObject(refused(/Người đề xuất thụ lý/));
    // Another who stands in decides.
    expect(await standIn('lan.badinh', (act) => acceptPetition(act, id, words))).toBeGreaterThan(0);
  });

  it('has his own proposals in no count and no list of what is his to answer, and reads how many wait for somebody else', async () => {
    const days = { today, soon: '2026-11-30' };
    const everything = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' } as const;
    const seen = async (act: Act) => {
      const [desk, own, papers, shell, rows, counts, elsewhere] = [
        await listDesk(act.tx, act.actor),
        await listOwnOnDesk(act.tx, act.actor),
        await waitFor(act),
        await shellCounts(act.tx, act.actor, today),
        await listQueue(act.tx, act.actor, everything, days, { limit: 100 }),
        await countQueue(act.tx, act.actor, everything, days),
        await listQueue(act.tx, act.actor, { ...everything, scope: 'elsewhere' }, days, { limit: 100 }),
      ];
      expect([shell.approvals, shell.work, counts.approval]).toEqual([desk.length + papers.length, rows.length, counts.approval]);
      return { own: own.map(({ id }) => id), mine: rows.map((row) => row.petitionId), elsewhere, approval: counts.approval };
    };
    const before = await standIn('son.badinh', seen);
    const { id } = await proposed();
    const after = await standIn('son.badinh', seen);
    expect(after.own).toEqual([...before.own, id]);
    expect([after.mine, after.approval]).toEqual([before.mine, before.approval]);
    expect(after.elsewhere.map((row) => row.petitionId)).toContain(id);
    // To whoever else stands there it is his to answer.
    expect((await standIn('lan.badinh', seen)).mine).toContain(id);

    const agent = await app.signIn('son.badinh');
    const choice = (await agent.get('/sign-in/assignment')).text;
    const post = /value="(\d+)"[^>]*>(?:(?!value=)[\s\S])*?Chánh Văn phòng/.exec(choice)?.[1] ?? '';
    await agent
      .post('/sign-in/assignment')
      .type('form')
      .send({ _csrf: csrfOf(choice), assignment: post })
      .expect(303);
    const words = `${after.own.length} đề xuất của chính ông, bà chờ người khác duyệt`;
    expect((await agent.get('/work').expect(200)).text).toContain(words);
    const desk = (await agent.get('/approvals').expect(200)).text;
    expect(desk).toContain(words);
    expect((desk.split('id="cua-minh"')[1] ?? '').match(/<tr data-row>/g)?.length).toBe(after.own.length);
  });

  it('signs in his place what he approves, and the form says by what paper', async () => {
    const { id, given } = await proposed();
    const [paper] = await app.database.owner<{ id: number }>('select id::int from papers where petition_id = $1', [id]);
    // Put forward while the head was there: it was his to sign.
    await app.database.owner(
      "update papers set signer_id = a.id, signer_name = a.name, signer_title = 'CHỦ TỊCH' from accounts a where a.login = 'thang.badinh' and papers.id = $1",
      [paper?.id],
    );
    await standIn('lan.badinh', (act) => decideProposal(act, id, given));
    const [signed] = await app.database.owner(
      'select w.signer_title, a.login from papers w join accounts a on a.id = w.signer_id where w.id = $1',
      [paper?.id],
    );
    expect(signed).toEqual({ signer_title: 'TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG', login: 'lan.badinh' });
    const page = (await (await app.signIn('hoa.badinh')).get(`/papers/${paper?.id}`).expect(200)).text.replace(/<[^>]+>/g, ' ');
    expect(page).toContain('được ủy quyền theo văn bản số 12/UQ-UBND');
    expect(page).not.toMatch(/Người ký\s+Hoàng Gia Thắng/);
  });

  it('does not approve a paper he drafted in his own post, nor signs the notice his own decision made; the head does both', async () => {
    const petitionId = await approved(app, aRegistration({ receivedOn: today, writtenOn: today }));
    const id = await standIn('lan.badinh', (act) =>
      acceptPetition(act, petitionId, { on: today, points: 'Bồi thường', isRemote: false }),
    );
    const draft = Number(
      await own('son.badinh', (act) =>
        createPaper(act, {
          kind: 'HANDLING_LETTER',
          petitionId,
          proceedingId: id,
          sealed: false,
          fields: samples.HANDLING_LETTER as never,
        }),
      ),
    );
    expect(await standIn('son.badinh', waitFor)).not.toContain(draft);
    expect(await standIn('lan.badinh', waitFor)).toContain(draft);
    expect(await app.as('thang.badinh', waitFor)).toContain(draft);
    await expect(standIn('son.badinh', (act) => approvePaper(act, draft))).rejects.toMatchObject(refused(/Người soạn/));
    await app.as('thang.badinh', (act) => approvePaper(act, draft));
    const [made] = await app.database.owner<{ id: number; written_as: string }>(
      "select id::int, written_as from papers where proceeding_id = $1 and kind = 'KN03_2026'",
      [id],
    );
    expect(made?.written_as).toBe('leader');
    // That he drafted it is nothing against him, but this notice is the head's own to sign (decision 0077).
    await expect(standIn('lan.badinh', (act) => approvePaper(act, made?.id ?? 0))).rejects.toMatchObject(refused(/tự mình ký/));
    await app.as('thang.badinh', (act) => approvePaper(act, made?.id ?? 0));
  });

  it('does not approve the conclusion of a reception he drafted', async () => {
    const { id: visitId } = await own('lan.badinh', (act) => registerVisit(act, entry({ receivedOn: today })));
    const made = { kind: 'TCD_CONCLUSION' as const, visitId, sealed: false, fields: samples.TCD_CONCLUSION as never };
    const draft = Number(await own('lan.badinh', (act) => createPaper(act, made)));
    expect(await standIn('lan.badinh', waitFor)).not.toContain(draft);
    expect(await standIn('son.badinh', waitFor)).toContain(draft);
    await expect(standIn('lan.badinh', (act) => approvePaper(act, draft))).rejects.toMatchObject(refused(/Người soạn/));
    await standIn('son.badinh', (act) => approvePaper(act, draft));
  });

  it('does not decide on the report he made of the verification', async () => {
    const son = await app.database.actorOf('son.badinh', { role: 'leader', today });
    const by = (recordedBy: number) => doerOf(son, son, [], false, [{ kind: 'report', recordedBy }]);
    for (const [family, code] of [
      ['complaint', 'decision'],
      ['denunciation', 'conclusion'],
    ] as const) {
      const rule = findRule(workflows[family], code);
      const answer = (doer: ReturnType<typeof by>) => rule && checkAct(rule, { state: 'closed' } as never, doer);
      expect(answer(by(son.accountId))).toMatchObject({
        ok: false,
        kind: 'role',
        because: expect.stringContaining('báo cáo của mình'),
      });
      expect(answer(by(son.accountId + 1))).toMatchObject({ kind: 'state' });
    }
  });
});
