// What hangs on people and rows at the switch: words typed and not saved, a duty that outlives its petition, a seal that is due.
import { beforeAll, describe, expect, it } from 'vitest';
import { recordEvent } from '../../../src/audit/events.ts';
import { listTakenOver } from '../../../src/documents/drafts/handing.ts';
import { dropDraft, readDraft, saveDraft } from '../../../src/documents/drafts.ts';
import { intakeDraft } from '../../../src/petitions/intake/actions.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { addRoute, planNewName, planPost, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { findPost, loadAct, tally } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { confirmHolder } from '../../../src/sealing/confirmations/actions.ts';
import { revealIdentities } from '../../../src/sealing/identities.ts';
import { actForUnit } from '../../../src/system-act.ts';
import { openTransfer, returnTransfer, sendTransfer, tellTransferor } from '../../../src/transfers/actions.ts';
import { listHops } from '../../../src/transfers/queries.ts';
import { nextHop } from '../../../src/transfers/transfer.ts';
import { createUnit } from '../../../src/units/changes/actions.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { canary, denunciation, entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { aDenunciation, aRegistration, aSender } from '../../support/registration.ts';
import { approve, readyToSend, toNgocHa } from '../../transfers/arrange.ts';
import { adminOf, keepHeads } from './arrange.ts';

const app = anApp();
let actId = 0;
/** About what stays, by the number of what goes. */
const otherForms = ['of-task', 'transfer-return'];
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const movedOf = async (old: number | undefined) =>
  (
    await rows<{ id: number }>('select id::int from petitions where unit_id = $1 and origin_petition_id = $2', [unit.ngocHa, old])
  )[0]?.id ?? 0;
const drafted = (form: string, subject: string) =>
  app.as(
    'hoa.badinh',
    async ({ tx, actor, keyring }) => (await readDraft(tx, actor, { form, subject }, keyring))?.values.summary,
  );
const draft = (form: string, subject: string, summary: string) =>
  app.as('hoa.badinh', ({ tx, actor, keyring, moment }) =>
    saveDraft(tx, actor, { form, subject }, { summary }, keyring, moment.at),
  );
/** Forms about what goes along with a petition or a visit. */
const alongside = [
  ['visit-correction', 'visits'],
  ['of-paper-edit', 'papers'],
  ['of-attachment-removal', 'attachments'],
] as const;
const lastOf = async (table: string, of: number | undefined) =>
  String((await rows<{ id: number }>(`select max(id)::int as id from ${table} where unit_id = $1`, [of]))[0]?.id);
const accountOf = async (login: string) =>
  (await rows<{ id: number }>('select id from accounts where login = $1', [login]))[0]?.id ?? 0;
const postsOf = async (login: string) =>
  rows<{ unit: number; during: string }>(
    'select unit_id as unit, during::text as during from assignments where account_id = $1 order by id',
    [await accountOf(login)],
  );
const clocksOf = (petition: number) =>
  rows<{ due: string; stopped: string | null }>(
    "select due_on::text as due, stopped_on::text as stopped from clocks where petition_id = $1 and rule_code = 'TC_PRESS_REPLY'",
    [petition],
  );

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  const open = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  id.open = open.id;
  const forwarded = await app.as('hoa.badinh', (act) =>
    registerPetition(
      act,
      aDenunciation({ source: 'press', sourceOrg: 'Báo Hà Nội mới', sourceNumber: '1', sourceOn: '2026-11-19' }),
    ),
  );
  id.forwarded = forwarded.id;
  unit.xayDung = await app.database.unitId('so-xay-dung');
  await approve(app, forwarded.id);
  await app.as('hoa.badinh', async (act) =>
    sendTransfer(act, forwarded.id, { ...(await toNgocHa(app)), toUnitId: unit.xayDung ?? 0 }),
  );
  const due = await app.as('hoa.badinh', (act) =>
    registerPetition(
      act,
      aRegistration({ declaredType: 'KNPA', senders: [aSender({ name: 'Quàng Thị Ún', idNumber: '001170005555' })] }),
    ),
  );
  id.due = due.id;
  // Against the head of the receiver, where it is not yet.
  id.head = (
    await app.as('hoa.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          respondents: [{ kind: 'individual', name: 'Trịnh Đình Vinh', position: '', organization: '', accountId: null }],
        }),
      ),
    )
  ).id;
  await rows("update petitions set outcome = 'accept' where id = $1", [id.head]);
  // At the desk: a denunciation of the receiver's head, and a visit that brought a petition.
  id.deskHead = (await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ respondentName: 'Trịnh Đình Vinh' })))).id;
  id.brought = (
    await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({ outcome: 'accepted_for_processing', people: [{ ...entry().people[0], idNumber: '001185007777' } as never] }),
      ),
    )
  ).id;
  // A part registered by itself, and two files of the same bytes of which the second has a redacted copy.
  await rows(
    `insert into petition_points (unit_id, petition_id, sealed, ordinal, petition_type, summary, jurisdiction, child_petition_id) values ($1, $2, false, 1, 'KNPA', 'Phần riêng', 'own', $3)`,
    [unit.baDinh, id.open, id.head],
  );
  for (const [name, blob, of] of [
    ['một.pdf', '1', null],
    ['hai.pdf', '1', null],
    ['hai, đã che.pdf', '2', 'hai.pdf'],
  ])
    await rows(
      `insert into attachments (unit_id, petition_id, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by, redacted_of)
       select $1, $2, ('00000000-0000-4000-8000-00000000000' || $3::text)::uuid, 'k', '', '', 1, $4, 'application/pdf', 'clean', now(), (select id from accounts where login = 'hoa.badinh'),
         (select id from attachments where unit_id = $1 and petition_id = $2 and name = $5)`,
      [unit.baDinh, id.open, blob, name, of],
    );
  // Sent on the effective day, before anybody carries the act out.
  id.arrival = (await readyToSend(app, { subject: 'Kiến nghị đến muộn' }, 'huong.sxd')).id;
  await app.as('huong.sxd', async (act) =>
    sendTransfer(act, id.arrival ?? 0, { ...(await toNgocHa(app)), sentOn: '2026-11-25', toUnitId: unit.baDinh ?? 0 }),
  );
  await runJobs(app.services, app.database.workerUrl);
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during) select id, $1, 'processor', 'Chuyên viên', daterange('2026-12-15', null) from accounts where login = 'nam.sxd'`,
    [unit.baDinh],
  );
  await draft(intakeDraft, '', 'Chữ đang gõ dở');
  await draft('classification', String(open.id), 'Ý kiến phân loại');
  // Typed before a new password, and waiting for somebody to confirm who came back.
  await draft('visit', '', 'Chữ còn giữ');
  await rows("update drafts set taken_from = (select id from accounts where login = 'lan.badinh') where form = 'classification'");
  await rows("update drafts set form = 'held:' || id || ':visit' where form = 'visit'");
  await rows(
    "update assignments set reveal_confirmed_at = null where account_id = (select id from accounts where login = 'hoa.badinh')",
  );
  // Ids of a visit and of a transfer look like the petition's.
  for (const form of otherForms) await draft(form, String(open.id), 'Không phải về đơn');
  await rows(
    `insert into papers (unit_id, petition_id, sealed, kind, symbol, state, fields, created_at, created_by, signer_name, signer_title, recipients)
     select unit_id, id, false, 'XLD04_2021', 'PC-UBND', 'draft', '{}', now(), registered_by, '', '', '' from petitions where id = $1`,
    [id.open],
  );
  for (const [form, table] of alongside) await draft(form, await lastOf(table, unit.baDinh), `Về ${table}`);
  actId = await asAdmin((context) =>
    prepareAct(context, {
      number: '12/NQ-HĐND',
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân Thành phố',
      subject: 'nhập phường',
      effectiveOn: '2026-11-25',
    }),
  );
  const all = { takesPetitions: true, takesArchive: true, takesAccounts: true, takesSchedule: true };
  await asAdmin((context) =>
    addRoute(context, actId, {
      fromUnitId: unit.baDinh ?? 0,
      toUnitId: unit.ngocHa ?? 0,
      kind: 'merge',
      fields: [],
      isDefault: true,
      ...all,
    }),
  );
  // Begins on the effective day, and is named by the same act: its first name was borne by nobody for a day.
  unit.fresh = await asAdmin((context) =>
    createUnit(context, {
      level: 'other',
      unitType: 'Trung tâm',
      name: 'Trung tâm tạm',
      shortName: 'tạm',
      parentId: unit.ngocHa ?? 0,
      code: '',
      from: '2026-11-25',
      act: '12/NQ-HĐND',
      works: true,
    }),
  );
  await asAdmin((context) =>
    planNewName(context, actId, {
      unitId: unit.fresh ?? 0,
      unitType: 'Trung tâm',
      name: 'Trung tâm phục vụ hành chính công',
      shortName: 'phục vụ hành chính công',
    }),
  );
}, 90_000);

it('a post held by mandate ends with the unit; nobody sends it elsewhere', async () => {
  const [post] = await rows<{ id: number }>(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate)
     select (select id from accounts where login = 'cuong.badinh'), a.unit_id, a.role, a.title, daterange('2026-11-01', '2027-01-01'), a.id, '3/UQ-UBND'
       from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' returning id`,
  );
  const plan = async (context: Context) => {
    const found = await findPost(context.house, await loadAct(context.house, actId), post?.id ?? 0);
    expect(found.toUnitId).toBeNull();
    await planPost(context, actId, found, { toUnitId: unit.ngocHa ?? 0, title: 'Chủ tịch' });
  };
  await expect(asAdmin(plan)).rejects.toThrow('Ủy quyền kết thúc cùng đơn vị');
});

describe('after the switch', () => {
  beforeAll(async () => {
    await rows('insert into due_seals (unit_id, petition_id, marked_at) values ($1, $2, now())', [unit.baDinh, id.due]);
    await asAdmin((context) => keepHeads(context, actId));
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'done' }]);
  }, 120_000);

  it('words typed and not saved are there in the new office, those about a petition at the row that goes on', async () => {
    expect(await drafted(intakeDraft, '')).toBe('Chữ đang gõ dở');
    expect(await drafted('classification', String(await movedOf(id.open)))).toBe('Ý kiến phân loại');
    for (const [form, table] of alongside) expect(await drafted(form, await lastOf(table, unit.ngocHa))).toBe(`Về ${table}`);
    // What is about a task or a transfer is not taken for one about the petition of the same number.
    expect(await rows('select form, subject from drafts where unit_id = $1 order by form', [unit.baDinh])).toEqual(
      otherForms.map((form) => ({ form, subject: String(id.open) })),
    );
    expect(await rows('select 1 from drafts where unit_id = $1 and form = any ($2)', [unit.ngocHa, otherForms])).toEqual([]);
  });

  it('what was taken over from a colleague is still listed as hers', async () => {
    const list = await app.as('hoa.badinh', ({ tx, actor }) => listTakenOver(tx, actor));
    expect(list.map(({ form, fromName }) => [form, fromName])).toEqual([['classification', expect.stringContaining('Lan')]]);
  });

  it('words that wait to be confirmed wait there, for somebody outside the office to give back', async () => {
    expect(await drafted('visit', '')).toBeUndefined();
    expect(await rows("select unit_id from drafts where form like 'held:%:visit'")).toEqual([{ unit_id: unit.ngocHa }]);
    // What she types there meanwhile stands first.
    await draft('visit', '', 'Nhập ở nơi mới');
    const [post] = await rows<{ id: number }>(
      "select a.id from assignments a join accounts c on c.id = a.account_id where c.login = 'hoa.badinh' and a.unit_id = $1",
      [unit.ngocHa],
    );
    // Nobody knows yet whom they denounce.
    await expect(app.as('vinh.ngocha', (act) => confirmHolder(act, post?.id ?? 0))).rejects.toThrow();
    await app.as('hung.thanhtra', async (act) => {
      expect(await confirmHolder(act, post?.id ?? 0)).toMatchObject({ inLine: 1 });
    });
    expect(await drafted('visit', '')).toBe('Nhập ở nơi mới');
    await app.as('hoa.badinh', ({ tx, actor }) => dropDraft(tx, actor, 'visit', ''));
    expect(await drafted('visit', '')).toBe('Chữ còn giữ');
    await app.as('hoa.badinh', ({ tx, actor }) => dropDraft(tx, actor, 'visit', ''));
  });

  it('what is owed to whoever forwarded a denunciation runs on at the receiver, though the petition itself had ended', async () => {
    const moved = await movedOf(id.forwarded);
    expect(await rows('select status, came_processed, closed_on::text as closed from petitions where id = $1', [moved])).toEqual([
      { status: 'transferred', came_processed: true, closed: '2026-11-25' },
    ]);
    const [then] = await clocksOf(id.forwarded ?? 0);
    const [now] = await clocksOf(moved);
    expect(then?.stopped).toBe('2026-11-25');
    expect(now).toEqual({ due: then?.due, stopped: null });
    expect(await rows('select status from petitions where id = $1', [id.forwarded])).toEqual([{ status: 'transferred' }]);
  });

  it('a petition whose seal was due goes sealed', async () => {
    const moved = await movedOf(id.due);
    expect(await rows('select sealed, petition_type from petitions where id = any ($1::bigint[])', [[id.due, moved]])).toEqual([
      { sealed: true, petition_type: 'TC' },
      { sealed: true, petition_type: 'TC' },
    ]);
    for (const table of ['parties', 'petition_contents', 'search.petition_words', 'papers', 'handovers'])
      expect([table, await rows(`select 1 from ${table} t where t::text like '%Quàng%'`)]).toEqual([table, []]);
    expect(
      (await rows('select 1 from sealed_identities where unit_id = $1 and petition_id = $2', [unit.ngocHa, moved])).length,
    ).toBe(1);
  });

  it('a letter sent on the effective day is received on that day, not before it was sent', async () => {
    const [answer] = await rows<{ sent: string; answered: string; received: string; unit: number }>(
      `select t.sent_on::text as sent, a.answered_on::text as answered, p.received_on::text as received, q.unit_id as unit from transfers t
         join transfer_answers a on a.transfer_id = t.id and a.kind = 'accepted' join petitions p on p.id = a.petition_id
         join petitions q on q.origin_petition_id = p.id where t.petition_id = $1`,
      [id.arrival],
    );
    expect(answer).toEqual({ sent: '2026-11-25', answered: '2026-11-25', received: '2026-11-25', unit: unit.ngocHa });
  });

  it('a post that begins later begins at the receiver, and never was in the closed ward', async () => {
    expect(await postsOf('nam.sxd')).toContainEqual({ unit: unit.ngocHa, during: '[2026-12-15,)' });
    expect(await postsOf('nam.sxd')).toContainEqual({ unit: unit.baDinh, during: 'empty' });
    const seen = await (await app.signIn('quantri')).get(`/admin/accounts/${await accountOf('nam.sxd')}`).expect(200);
    expect(seen.text).not.toContain('Phường Ba Đình');
    // Somebody's post is ended at the receiver: taking the act back does not begin it again in the old ward.
    await rows(
      `update assignments set during = '[2026-11-25,2026-11-26)' where unit_id = $1 and account_id = $2 and '2026-11-25'::date <@ during`,
      [unit.ngocHa, await accountOf('cuong.badinh')],
    );
  });

  it('a unit that begins and is named by the same act has no former name', async () => {
    expect(await rows('select name from units where id = $1', [unit.fresh])).toEqual([
      { name: 'Trung tâm phục vụ hành chính công' },
    ]);
    expect(await rows('select 1 from unit_names where unit_id = $1', [unit.fresh])).toEqual([]);
  });

  it('a denunciation against the receiver’s head goes past him as one registered there: clock, outcome, officer told', async () => {
    const moved = await movedOf(id.head);
    expect(
      await rows(
        'select past_head, status, outcome, next_act, due_rule, holder_id = registered_by as waits from petitions where id = $1',
        [moved],
      ),
    ).toEqual([
      { past_head: true, status: 'assigned', outcome: null, next_act: 'transfer', due_rule: 'TC_TRANSFER', waits: true },
    ]);
    expect(
      await rows(
        "select a.login from notices n join accounts a on a.id = n.account_id where n.kind = 'petition.past_head' and n.petition_id = $1",
        [moved],
      ),
    ).toEqual([{ login: 'hoa.badinh' }]);
  });

  it('a visit that denounces the receiver’s head goes past him, its denouncer sealed anew; one with a petition stays beside it', async () => {
    const moved = await rows<{ id: number; origin: number; past_head: boolean; petition: number | null; knows: number | null }>(
      `select v.id::int, v.origin_visit_id::int as origin, v.past_head, v.petition_id::int as petition,
              (select p.id::int from petitions p where p.visit_id = v.id) as knows
         from visits v where v.origin_unit_id = $1 order by v.origin_visit_id`,
      [unit.baDinh],
    );
    const [brought] = await rows<{ id: number }>('select petition_id::int as id from visits where id = $1', [id.brought]);
    const petition = await movedOf(brought?.id);
    expect(petition).toBeGreaterThan(0);
    expect(moved.map(({ id: _id, ...rest }) => rest)).toEqual([
      { origin: id.deskHead, past_head: true, petition: null, knows: null },
      { origin: id.brought, past_head: false, petition, knows: petition },
    ]);
    const sealed = moved[0]?.id ?? 0;
    const sees = (login: string) => app.as(login, ({ tx }) => tx.rows('select 1 from visits where id = $1', [sealed]));
    expect(await sees('vinh.ngocha')).toEqual([]);
    expect(await sees('yen.ngocha')).toEqual([]);
    expect(await sees('lan.badinh')).toHaveLength(1);
    expect(await app.as('vinh.ngocha', ({ tx }) => tx.rows('select 1 from handovers where visit_id = $1', [sealed]))).toEqual([]);
    const [open] = await rows<{ n: number }>('select count(*)::int as n from parties where visit_id = $1 and name like $2', [
      sealed,
      `%${canary}%`,
    ]);
    expect(open).toEqual({ n: 0 });
    const [person] = await actForUnit(app.services, unit.ngocHa ?? 0, (act) =>
      revealIdentities(act, { unitId: unit.ngocHa ?? 0, visitId: sealed }, 'correction'),
    );
    expect(person?.name).toBe(canary);
  });

  it('parts keep their own petitions, redacted copies their originals', async () => {
    const moved = await movedOf(id.open);
    expect(await rows('select child_petition_id::int as child from petition_points where petition_id = $1', [moved])).toEqual([
      { child: await movedOf(id.head) },
    ]);
    expect(
      await rows(
        'select o.name from attachments f join attachments o on o.unit_id = f.unit_id and o.id = f.redacted_of where f.petition_id = $1',
        [moved],
      ),
    ).toEqual([{ name: 'hai.pdf' }]);
  });

  it('all is back when the act is taken back', async () => {
    await asAdmin((context) => undoAct(context, actId, 'Thử'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'undone' }]);
    expect(await rows("select 1 from reorganisation_givers where problem <> ''")).toEqual([]);
    expect(
      await rows('select status, due_on is not null as owed from visits where id = any ($1::bigint[]) order by id', [
        [id.deskHead, id.brought],
      ]),
    ).toEqual([
      { status: 'recorded', owed: true },
      { status: 'outcome_set', owed: true },
    ]);
    expect(await rows('select 1 from visits where origin_unit_id is not null')).toEqual([]);
    expect(await drafted(intakeDraft, '')).toBe('Chữ đang gõ dở');
    expect(await drafted('classification', String(id.open))).toBe('Ý kiến phân loại');
    expect(await rows('select name from units where id = $1', [unit.fresh])).toEqual([{ name: 'Trung tâm tạm' }]);
    // Its clock runs again here, though the receiver's had been replaced by the one for a transfer.
    expect(
      await rows('select c.stopped_on, p.past_head from petitions p join clocks c on c.id = p.main_clock_id where p.id = $1', [
        id.head,
      ]),
    ).toEqual([{ stopped_on: null, past_head: false }]);
    expect((await clocksOf(id.forwarded ?? 0)).map(({ stopped }) => stopped)).toEqual([null]);
    expect(await rows("select 1 from assignments where mandate <> '' and upper(during) = '2027-01-01'")).toHaveLength(1);
    expect(await postsOf('nam.sxd')).toContainEqual({ unit: unit.baDinh, during: '[2026-12-15,)' });
    const ended = (await postsOf('cuong.badinh')).filter((post) => post.unit === unit.baDinh && !post.during.includes('2027'));
    expect(ended.map(({ during }) => during.split(',')[1])).toEqual(['2026-11-26)']);
    expect((await postsOf('hoa.badinh')).map(({ during }) => during.split(',')[1])).toEqual([')']);
  });

  it('a petition found to be a denunciation later is one in the closed office too', async () => {
    // Sealed on the way, it was found to be against the head: whoever prepares the act cannot tell, and it goes along hidden.
    expect(await rows('select past_head from petitions where id = $1', [id.due])).toEqual([{ past_head: true }]);
    const tallied = await asAdmin(async ({ house }) =>
      tally(house, await loadAct(house, actId), { from: '2026-11-25', to: '2026-12-01' }),
    );
    expect(Object.keys(tallied[0] ?? {})).not.toContain('pastHead');
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select past_head from petitions where id = $1', [await movedOf(id.due)])).toEqual([{ past_head: true }]);
    const moved = await movedOf(id.open);
    const chain = await app.as('yen.ngocha', ({ tx, moment }) =>
      tx.rows<{ unitId: number; petitionId: number }>('select unit_id, petition_id from seal_chain($1, $2)', [moved, moment.at]),
    );
    expect(chain).toEqual([{ unitId: unit.baDinh, petitionId: id.open }]);
    expect(await rows('select petition_id::int as id from due_seals where unit_id = $1', [unit.baDinh])).toEqual([
      { id: id.open },
    ]);
  });

  it('what the receiver was quicker with stays there, everything else comes back, and the order ends', async () => {
    const quick = await movedOf(id.open);
    await asAdmin((context) => undoAct(context, actId, 'Thử lần nữa'));
    await app.as('yen.ngocha', ({ tx, actor, moment }) =>
      recordEvent(tx, actor, { kind: 'petition.noted', at: moment.at, petitionId: quick }),
    );
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'undone' }]);
    expect(await rows('select state, problem from reorganisation_givers where reorganisation_id = $1', [actId])).toEqual([
      {
        state: 'undone',
        problem: '1 đơn ở lại Phường Ngọc Hà: đơn vị ấy đã làm việc trên các đơn này trong lúc hoàn tác.',
      },
    ]);
    expect(await rows('select id::int from petitions where origin_unit_id = $1', [unit.baDinh])).toEqual([{ id: quick }]);
    expect(await rows('select status from petitions where id = $1', [id.open])).toEqual([{ status: 'handed_over' }]);
    expect(await rows('select status from petitions where id = $1', [id.forwarded])).toEqual([{ status: 'transferred' }]);
    // Carried out once more, the one that stayed stays.
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'done' }]);
    expect(await movedOf(id.open)).toBe(quick);
    expect(await movedOf(id.forwarded)).toBeGreaterThan(0);
  });

  it('the receiver knows the whole way of a case: who sent it hears of the result, hops are counted on', async () => {
    const moved = await movedOf(
      (
        await rows<{ id: number }>('select petition_id::int as id from transfer_answers where unit_id = $1 and kind = $2', [
          unit.baDinh,
          'accepted',
        ])
      )[0]?.id,
    );
    const hops = await app.as('yen.ngocha', ({ tx }) => listHops(tx, moved));
    expect(hops.map((hop) => [hop.unitId, hop.toUnitId])).toEqual([[unit.xayDung, unit.baDinh]]);
    expect(nextHop(hops, unit.xayDung ?? 0)).toEqual({ hop: 2, isReturnToEarlier: true });
    await app.as('yen.ngocha', (act) => tellTransferor(act, moved));
    await runJobs(app.services, app.database.workerUrl);
    expect(
      await rows("select unit_id as unit from events where kind = 'petition.result_told' and petition_id = $1", [id.arrival]),
    ).toEqual([{ unit: unit.xayDung }]);
  });

  it('what comes back to a petition that has gone on is taken up in the row that goes on', async () => {
    const [sent] = await rows<{ id: number }>('select id::int from transfers where petition_id = $1', [id.forwarded]);
    const moved = await movedOf(id.forwarded);
    await app.as('huong.sxd', async (act) => {
      await openTransfer(act, sent?.id ?? 0);
      await returnTransfer(act, sent?.id ?? 0, { reason: 'not_competent', basis: 'Luật Tố cáo', note: '' });
    });
    await runJobs(app.services, app.database.workerUrl);
    expect(
      await rows('select id::int, status, came_processed from petitions where id = any ($1::bigint[]) order by id', [
        [id.forwarded, moved],
      ]),
    ).toEqual([
      { id: id.forwarded, status: 'handed_over', came_processed: false },
      { id: moved, status: 'assigned', came_processed: false },
    ]);
    expect(await movedOf(id.forwarded)).toBe(moved);
    const [main] = await rows('select stopped_on from clocks c join petitions p on p.main_clock_id = c.id where p.id = $1', [
      moved,
    ]);
    expect(main).toEqual({ stopped_on: null });
  });

  it('a denunciation against the old head stays hidden in the archive his successor reads', async () => {
    const reads = (login: string) =>
      app.as(login, ({ tx }) => tx.rows('select 1 from petitions where id = $1', [id.due ?? 0])).then((found) => found.length);
    expect(await rows('select past_head, unit_id from petitions where id = $1', [id.due])).toEqual([
      { past_head: true, unit_id: unit.baDinh },
    ]);
    expect([await reads('hoa.badinh'), await reads('vinh.ngocha'), await reads('yen.ngocha')]).toEqual([1, 0, 0]);
    expect(
      await app.as('yen.ngocha', ({ tx }) => tx.rows('select 1 from petitions where id = $1', [id.forwarded ?? 0])),
    ).toHaveLength(1);
  });
});
