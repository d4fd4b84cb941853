// A complaint handled in the open that turns out to be a denunciation: what named its sender is no longer there to be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, createPaper, numberPaper } from '../../src/documents/actions.ts';
import { listEvents } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest, withdrawPetition } from '../../src/petitions/steps/actions.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { draftConclusion } from '../../src/reception/conclusion.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { opponentWords, petitionWords, visitWords } from '../../src/sealing/record-words.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const leaver = 'Tạ Thị Rút Đơn';
const pdf = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer\n%%EOF');

async function signedNotice(id: number): Promise<number> {
  const paperId = await app.as('hoa.badinh', (act) =>
    createPaper(act, {
      kind: 'TCD02_2026',
      petitionId: id,
      sealed: false,
      state: 'approved',
      fields: {
        receivedOn: '2026-11-20',
        receivedAtTime: '09:00',
        receivedAtPlace: 'UBND phường',
        receiver: { name: 'Hoa', title: 'Văn thư' },
        giver: { name, address: 'Số 18, ngõ 42', idNumber: '001168001234', idIssuedOn: null, idIssuedBy: null },
        items: [{ name: 'Đơn', pages: 1, condition: '' }],
        copyCount: 2,
        contentType: 'KN',
      },
    }),
  );
  const clerk = await app.signIn('hoa.badinh');
  const page = await clerk.get(`/papers/${paperId}/signed-copy`).expect(200);
  const { _csrf, _key } = formFieldsOf(page.text);
  await clerk
    .post(`/papers/${paperId}/signed-copy`)
    .field('_csrf', _csrf)
    .field('_key', _key)
    .attach('copy', pdf, `gui-${name}.pdf`)
    .expect(303);
  return paperId;
}

describe('after sealing', () => {
  let id: number;
  let paperId: number;
  const readers = ['hoa.badinh', 'trang.badinh', 'cuong.badinh', 'hieu.badinh', 'lan.badinh', 'tam.thanhtra'];
  const agents = new Map<string, Agent>();

  beforeAll(async () => {
    id = (
      await app.as('son.badinh', (act) =>
        registerPetition(
          act,
          aRegistration({ senderCount: 2, senders: [aSender({ name }), aSender({ name: leaver })], respondents: [] }),
        ),
      )
    ).id;
    await app.as('son.badinh', (act) =>
      withdrawPetition(act, id, {
        on: '2026-11-25',
        paper: 'letter',
        scope: 'full',
        who: 'some',
        leavers: leaver,
        sign: null,
        note: '',
      }),
    );
    expect(
      await app.as('son.badinh', (act) => listEvents(act.tx, act.actor, { unitId: act.actor.unitId, id, sealed: true })),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ data: expect.objectContaining({ leavers: leaver }) })]));
    paperId = await signedNotice(id);
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: `Bà ${name} tố cáo cán bộ` }));
    for (const login of readers) agents.set(login, await app.signIn(login));
  }, 60_000);
  const agent = (login: string) => agents.get(login) as Agent;

  it('the scan of a paper addressed to the sender opens only by a reveal', async () => {
    const files = await app.database.owner<{ id: number; restricted: boolean; name: string }>(
      'select id::int, restricted, name from attachments where paper_id = $1',
      [paperId],
    );
    expect(files).toHaveLength(1);
    for (const file of files) {
      expect(file).toMatchObject({ restricted: true });
      expect(file.name).not.toContain(name);
      for (const login of readers)
        for (const way of ['', '/preview'])
          expect([login, way, (await agent(login).get(`/attachments/${file.id}${way}`)).status]).not.toEqual([login, way, 200]);
    }
  });

  it('the paper itself no longer says the name', async () => {
    for (const login of ['hoa.badinh', 'cuong.badinh'])
      for (const way of ['', '/print']) expect((await agent(login).get(`/papers/${paperId}${way}`)).text).not.toContain(name);
  });

  it('who of several withdrew before the seal is told to nobody, whatever else he reads', async () => {
    for (const login of ['hoa.badinh', 'cuong.badinh', 'trang.badinh'])
      expect([login, (await agent(login).get(`/petitions/${id}`)).text.includes(leaver)]).toEqual([login, false]);
    for (const login of ['hoa.badinh', 'cuong.badinh', 'son.badinh'])
      expect(
        JSON.stringify(
          await app.as(login, (act) => listEvents(act.tx, act.actor, { unitId: act.actor.unitId, id, sealed: true })),
        ),
      ).not.toContain(leaver);
  });

  it('an officer’s own words in the timeline are not shown to whoever may not read the content', async () => {
    const page = await agent('lan.badinh').get(`/petitions/${id}`).expect(200);
    expect(page.text).toContain('bảo mật');
    expect(page.text).not.toContain(name);
  });
});

describe('what the software copied and what officers typed before the seal', () => {
  const phone = '0988 111 016';
  const said = `của bà ${name}, điện thoại 0988111016`;
  const tables = [...petitionWords, ...opponentWords, ...visitWords];
  const of = { id: 0, visitId: 0, proceedingId: 0, notice: 0, letter: 0, open: 0, taskId: 0 };
  const agents = new Map<string, Agent>();
  const agent = async (login: string) => {
    const known = agents.get(login) ?? (await app.signIn(login));
    agents.set(login, known);
    return known;
  };
  const text = async (login: string, address: string) => (await (await agent(login)).get(address)).text;

  beforeAll(async () => {
    const person = { ...citizen, name, phone, capacity: 'self' as const };
    const visit = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          kind: 'periodic',
          host: 'head',
          hostName: 'Hoàng Gia Thắng',
          hostTitle: 'Chủ tịch UBND phường',
          outcome: 'accepted_for_processing',
          people: [person],
          contents: [{ type: 'KN', summary: `Khiếu nại ${said}`, org: `UBND nơi ở ${said}` }],
          respondentName: 'Trần Văn Đối Phương',
          companions: `Con ${said}`,
          previousResolver: `Người tiếp ${said}`,
        }),
      ),
    );
    of.visitId = visit.id;
    of.id = visit.petition?.id ?? 0;
    const [who] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
    const holder = who?.id ?? 0;
    of.notice = await app.as('lan.badinh', async (act) => {
      const [row] = await app.database.owner<{ version: number }>('select version from visits where id = $1', [of.visitId]);
      const task = { unit: `Phòng Kinh tế ${said}`, work: `Giao xem xét việc ${said}`, dueOn: '2026-12-10', holder };
      return (
        await draftConclusion(act, of.visitId, { version: Number(row?.version), conclusion: `Việc ${said}`, tasks: [task] })
      ).paperId;
    });
    await app.as('thang.badinh', (act) => approvePaper(act, of.notice));
    await app.as('hoa.badinh', (act) => numberPaper(act, of.notice, '2026-11-25'));
    await app.database.owner(
      `update petitions set status = 'approved', outcome = 'propose_acceptance', eligibility = 'eligible', jurisdiction = 'own', instance = 'first',
         object_kind = 'admin_decision', next_act = 'accept', next_role = 'leader', holder_id = null, assigned_to = $2 where id = $1`,
      [of.id, holder],
    );
    of.proceedingId = await app.as('thang.badinh', (act) =>
      acceptPetition(act, of.id, { on: '2026-11-25', points: `Đơn ${said}`, isRemote: false }),
    );
    of.letter = await app.as('son.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD02_2021',
        petitionId: of.id,
        sealed: false,
        state: 'approved',
        recipients: `Bà ${name}`,
        fields: {
          complainant: { name },
          receivedOn: '2026-11-20',
          summary: `Tôi là ${name} ${phone}`,
          competentOrg: 'Sở Xây dựng',
        },
      }),
    );
    await app.as('hoa.badinh', (act) => numberPaper(act, of.letter, '2026-11-25'));
    of.open = await app.as('son.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD02_2021',
        petitionId: of.id,
        sealed: false,
        fields: { complainant: { name }, receivedOn: '2026-11-20', summary: `Tôi là ${name}`, competentOrg: 'Sở Xây dựng' },
      }),
    );
    // Whatever a form may have let in: every word there is names her.
    const kinds = await app.database.owner<{ table_name: string; column_name: string; data_type: string }>(
      "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'",
    );
    const isText = (table: string, column: string) =>
      kinds.some((one) => one.table_name === table && one.column_name === column && one.data_type === 'text');
    for (const { table, record, words } of tables) {
      const texts = words.filter((column) => isText(table, column));
      const id = table === 'visits' || record === 'visit_id' ? of.visitId : of.id;
      if (texts.length > 0)
        await app.database.owner(
          `update ${table} set ${texts.map((column) => `${column} = coalesce(${column}, '') || $2`).join(', ')} where ${record} = $1`,
          [id, ` ${said}`],
        );
    }
    await app.database.owner(
      "update proceeding_steps set details = details || jsonb_build_object('note', $2::text) where proceeding_id = $1",
      [of.proceedingId, said],
    );
    await app.as('cuong.badinh', (act) => sealOnRequest(act, of.id, { reason: 'Tố cáo cán bộ' }));
    const [task] = await app.database.owner<{ id: number }>('select id::int from conclusion_tasks where visit_id = $1', [
      of.visitId,
    ]);
    of.taskId = task?.id ?? 0;
  }, 60_000);

  it('lies nowhere in the open, in no table', async () => {
    const all = await app.database.owner<{ t: string }>(
      "select table_name as t from information_schema.tables where table_schema in ('public') and table_type = 'BASE TABLE' and table_name <> 'events'",
    );
    for (const { t } of all) {
      const [row] = await app.database.owner<{ n: number }>(
        `select count(*)::int as n from public.${t} x where x::text ilike '%' || $1 || '%' or x::text like '%0988111016%' or x::text like '%' || $2 || '%'`,
        [name, phone],
      );
      expect([t, row?.n]).toEqual([t, 0]);
    }
  });

  it('is in the list of words, column by column: a new text of a record is masked or said to be none', async () => {
    const columns = await app.database.owner<{ t: string; c: string }>(
      `select c.table_name as t, c.column_name as c from information_schema.columns c
        where c.table_schema = 'public' and c.data_type in ('text','jsonb') and (c.table_name in ('petitions','visits')
          or exists (select 1 from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name in ('petition_id','visit_id')))
        order by 1, 2`,
    );
    const masked = new Set(tables.flatMap(({ table, words }) => words.map((column) => `${table}.${column}`)));
    const left = columns.filter(({ t, c }) => !masked.has(`${t}.${c}`) && !isNoWord(t, c));
    expect(left.map(({ t, c }) => `${t}.${c}`)).toEqual([]);
  });

  it('is read by nobody: the accepted matter, the papers, the task, the visit', async () => {
    const addresses = [
      `/proceedings/${of.proceedingId}`,
      `/petitions/${of.id}`,
      `/visits/${of.visitId}`,
      `/papers/${of.notice}`,
      `/papers/${of.notice}/print`,
      `/papers/${of.letter}`,
      `/papers/${of.letter}/print`,
      '/work',
    ];
    for (const login of ['thang.badinh', 'son.badinh', 'hoa.badinh', 'lan.badinh'])
      for (const address of addresses) {
        const page = await text(login, address);
        expect([login, address, page.includes(name), /0988[ .]?111/.test(page)]).toEqual([login, address, false, false]);
      }
    expect(await text('thang.badinh', `/proceedings/${of.proceedingId}`)).toMatch(/Đơn của (bà )?người tố cáo/);
    expect(await text('thang.badinh', `/papers/${of.notice}/print`)).toMatch(/Giao xem xét việc của (bà )?người tố cáo/);
    expect(await text('son.badinh', '/work')).toContain(`/conclusion-tasks/${of.taskId}`);
  });

  it('finds nothing in the work list, not even words that stay', async () => {
    for (const q of [name, '0988111016', 'Giao xem xét'])
      for (const login of ['son.badinh', 'thang.badinh']) {
        const page = await text(login, `/work?q=${encodeURIComponent(q)}&scope=unit`);
        for (const href of [`/conclusion-tasks/${of.taskId}`, `/petitions/${of.id}"`, `/proceedings/${of.proceedingId}`])
          expect([q, login, href, page.includes(href)]).toEqual([q, login, href, false]);
      }
  });

  it('opens as it was issued by a reveal only, number and day unchanged', async () => {
    for (const id of [of.notice, of.letter]) {
      const page = await text('son.badinh', `/papers/${id}`);
      expect(page).toContain('In nguyên văn đã phát hành');
      expect(page).toContain('25/11/2026');
      const ask = async (login: string, fields: Record<string, string>) => {
        const as = await agent(login);
        const form = formFieldsOf((await as.get(`/papers/${of.letter}/issued-print`)).text || (await as.get('/account')).text);
        return as
          .post(`/papers/${id}/issued-print`)
          .type('form')
          .send({ ...form, ...fields });
      };
      const sheet = await ask('son.badinh', { purpose: 'transfer_file' });
      expect([sheet.status, sheet.text.includes(name)]).toEqual([200, true]);
    }
    expect((await (await agent('hoa.badinh')).get(`/papers/${of.letter}/issued-print`)).status).toBe(403);
    expect((await (await agent('son.badinh')).get(`/papers/${of.open}/issued-print`)).status).toBe(409);
    const seen = await app.database.owner("select 1 from events where kind = 'identity.revealed' and petition_id = $1", [of.id]);
    expect(seen).toHaveLength(2);
  });

  it('leaves pages of papers that can only be refused unopened', async () => {
    for (const [login, address] of [
      ['hoa.badinh', `/papers/${of.open}/sending`],
      ['hoa.badinh', `/papers/${of.letter}/number`],
      ['son.badinh', `/papers/${of.letter}/edit`],
      ['son.badinh', `/papers/${of.open}/edit`],
    ] as const)
      expect([address, (await (await agent(login)).get(address)).status]).toEqual([address, 409]);
  });
});

it('a reception corrected into a denunciation keeps no name in what was ordered at it before', async () => {
  const person = { ...citizen, name, phone: '0988111017', capacity: 'self' as const };
  const open = entry({ kind: 'periodic', host: 'head', hostName: 'Hoàng Gia Thắng', hostTitle: 'Chủ tịch', people: [person] });
  const id = await app.as('lan.badinh', async (act) => (await registerVisit(act, open)).id);
  const versionOf = async () =>
    Number((await app.database.owner<{ version: number }>('select version from visits where id = $1', [id]))[0]?.version);
  const tasks = [{ unit: 'Phòng Kinh tế', work: `Gọi bà ${name}, 0988111017`, dueOn: '2026-12-10', holder: null }];
  await app.as('lan.badinh', async (act) =>
    draftConclusion(act, id, { version: await versionOf(), conclusion: `Giúp bà ${name}`, tasks }),
  );
  await app.as('lan.badinh', async (act) =>
    correctVisit(act, id, {
      entry: {
        ...open,
        denunciation: 'yes',
        contents: [{ type: 'TC', summary: 'Tố cáo cán bộ địa chính', org: '' }],
        respondentPost: 'Công chức địa chính',
      },
      version: await versionOf(),
      reason: 'Ghi nhầm loại',
    }),
  );
  for (const table of ['visit_contents', 'visit_matters', 'conclusion_tasks', 'papers'])
    expect([
      table,
      await app.database.owner(
        `select 1 from ${table} x where visit_id = $1 and (x::text like '%0988111017%' or x::text ilike '%' || $2 || '%')`,
        [id, name],
      ),
    ]).toEqual([table, []]);
});

/** Emptied, encrypted, or masked by their own rooms; or never rewritten and left out in reading; or the software's own sentences. */
const otherRooms =
  /^(attachments|blind_indexes|clock_events|clocks|events|import_rows|lifted_names|messages|named_accounts|notices|papers|public_slips|sealed_identities)$/;
/** Codes and keys; the host of a visit, an officer. */
const codes =
  /(^|_)(kind|type|state|status|outcome|code|role|act|rule|phase|result|measure|mode|host|occurrence|class|round|instance|jurisdiction|eligibility|source|field|branch|procedure|ground|ineligible_reason|state_before_suspension)$/;
/** Set anew by the seal, or of those it is against. */
const ownWay = [
  // Gone with the seal, kept behind it.
  'corrected_words.changes',
  'corrected_words.key_id',
  // What the list says of an item, and the giver's row as it stood: numbers, days and states.
  'handovers.before',
  'handovers.words',
  'petition_contents.contested_key',
  'petition_contents.sender_label',
  'visit_contents.sender_label',
  // States, roles and accounts as they were.
  'past_head_by_act.before',
  'visits.host_name',
  'visits.host_title',
  ...['email', 'ethnicity', 'gender', 'given_key', 'id_issued_by', 'id_number', 'name', 'name_key', 'nationality', 'phone'].map(
    (column) => `parties.${column}`,
  ),
];
const isNoWord = (table: string, column: string) =>
  otherRooms.test(table) ||
  (codes.test(column) && !textual.includes(`${table}.${column}`)) ||
  ownWay.includes(`${table}.${column}`);
/** Called like a code, and typed. */
const textual = ['conclusion_tasks.result'];

it('of a name of many words every end and beginning in what was written before the seal is gone', async () => {
  const called = ['bà Ngọc Trăng Khuyết', 'Thị Ngọc Trăng Khuyết', 'bà N.T. Khuyết', 'Khương Thị Ngọc Trăng', 'Khuyết (Khương)'];
  const { id } = await app.as('son.badinh', (act) =>
    registerPetition(
      act,
      aRegistration({
        senders: [aSender({ name: 'Khương Thị Ngọc Trăng Khuyết' })],
        respondents: [],
        summary: called.map((who) => `Theo ${who} thì đúng.`).join(' '),
      }),
    ),
  );
  await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Tố cáo cán bộ' }));
  expect(await app.database.owner('select summary from petition_contents where petition_id = $1', [id])).toEqual([
    { summary: called.map(() => 'Theo người tố cáo thì đúng.').join(' ') },
  ]);
});
