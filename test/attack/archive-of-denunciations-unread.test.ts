// The archive of an office that was merged, with old books in it nobody has read: whom their words behind the seal name does not know of them,
// and whoever may open identities of the archive reads them on. Taken back, the act leaves none of what it found.
import { beforeAll, describe, expect, it } from 'vitest';
import { findNamed } from '../../src/petitions/named/naming.ts';
import { settleDenounced } from '../../src/petitions/named/question.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { readDryRun } from '../../src/rollout/reorganisation/dry-run-of.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { loadAct } from '../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../src/worker.ts';
import { confirm, csvOf, match, upload } from '../importing/journey.ts';
import { bookOf } from '../importing/old-denunciations.ts';
import { denunciation } from '../reception/entries.ts';
import { adminOf, keepHeads, prepareMerger } from '../rollout/reorganisation/arrange.ts';
import { anApp } from '../support/an-app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';

const app = anApp();
let actId = 0;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const pageOf = async (login: string, address: string) => (await (await app.signIn(login)).get(address)).status;
const statuses = (logins: readonly string[], petition: number | undefined) =>
  Promise.all(logins.map((login) => pageOf(login, `/petitions/${petition}`)));
const namedIn = async (petition: number | undefined) =>
  (
    await rows<{ login: string }>(
      'select a.login from named_accounts n join accounts a on a.id = n.account_id where n.petition_id = $1 order by 1',
      [petition ?? 0],
    )
  ).map(({ login }) => login);
/** Where a petition stands, and with whom. */
const courseOf = async (petition: number | undefined) =>
  (
    await rows(
      'select past_head, jurisdiction, assigned_to, next_role, holder_id, status, next_act from petitions where id = $1',
      [petition],
    )
  )[0];
let stood: Awaited<ReturnType<typeof courseOf>>;
const everybody = ['thang.badinh', 'vinh.ngocha', 'hoa.badinh', 'trang.badinh', 'son.badinh'];

const told = {
  trangAlone: { 'Nội dung': 'Tố cáo bà Trang chuyên viên phường Ba Đình nhận tiền' },
  trangBeside: {
    'Nội dung': 'Tố cáo chuyên viên phường Ba Đình tên Trang nhận tiền',
    'Người bị tố cáo': 'Trần Văn Ất',
  },
  trangOffice: {
    'Nội dung': 'Tố cáo bà Trang chuyên viên phường Ba Đình nhận tiền',
    'Người bị tố cáo': 'Cán bộ phường',
  },
  headAlone: { 'Nội dung': 'Tố cáo đồng chí chủ tịch phường Ba Đình bao che' },
  leadersAlone: { 'Nội dung': 'Tố cáo các lãnh đạo phường Ba Đình bao che' },
  bareBeside: { 'Nội dung': 'Ông Ất và Trang (chuyên viên phường) chia nhau', 'Người bị tố cáo': 'Trần Văn Ất' },
  nobody: { 'Nội dung': 'Tố cáo ông Nông Văn Ngoài lấn đất' },
  open: { 'Nội dung': 'Tố cáo bà Trang chuyên viên phường Ba Đình nhận tiền', 'Hướng xử lý': 'Đang giải quyết' },
} as const;

beforeAll(async () => {
  unit.ngocHa = await app.database.unitId('00008');
  unit.baDinh = await app.database.unitId('00004');
  const journey = await upload(app, await app.signIn('yen.ngocha'), csvOf(bookOf([], Object.values(told))), {
    source: 'Sổ cũ phường',
  });
  await match(app, journey);
  await confirm(app, { ...journey, agent: await app.signIn('phong.ngocha') }, 'execution');
  const taken = await rows<{ id: number }>(
    'select petition_id::int as id from import_rows where import_id = $1 and petition_id is not null order by row_no',
    [journey.id],
  );
  for (const [index, name] of Object.keys(told).entries()) id[name] = taken[index]?.id ?? 0;
  const against = async (position: string, organization = '') =>
    (
      await app.as('yen.ngocha', (act) =>
        registerPetition(
          act,
          aDenunciation({
            senders: [aSender({ name: 'Khuất Thị Chim Sẻ' })],
            summary: 'Thu tiền của các hộ dân.',
            respondents: [{ kind: 'individual', accountId: null, name: '', position, organization }],
          }),
        ),
      )
    ).id;
  id.head = await against('Chủ tịch UBND phường Ba Đình');
  id.leaders = await against('Lãnh đạo phường Ba Đình');
  id.department = await against('Lãnh đạo Văn phòng đăng ký');
  id.visit = (await app.as('mai.ngocha', (act) => registerVisit(act, denunciation({ respondentName: 'Nông Văn Ngoài' })))).id;
  await rows("update visits set status = 'outcome_set', due_on = null where id = $1", [id.visit]);
  await rows("update clocks set stopped_on = '2026-11-21' where visit_id = $1 and stopped_on is null", [id.visit]);
  const closed = [id.head, id.leaders, id.department];
  await rows('update clocks set stopped_on = $2 where petition_id = any ($1::bigint[]) and stopped_on is null', [
    closed,
    '2026-11-21',
  ]);
  await rows(
    "update petitions set status = 'filed', closed_on = '2026-11-21', next_act = null, next_role = null, holder_id = null where id = any ($1::bigint[])",
    [closed],
  );
  app.setNow('2026-11-23T02:00:00Z');
  id.ofReceiver = (
    await app.as('hoa.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          senders: [aSender({ name: 'Khuất Thị Chim Sẻ' })],
          respondents: [{ kind: 'individual', accountId: null, name: 'Trịnh Đình Vinh', position: '', organization: '' }],
        }),
      ),
    )
  ).id;
  stood = await courseOf(id.ofReceiver);
  await runJobs(app.services, app.database.workerUrl);
  app.setNow('2026-11-25T02:00:00Z');
  actId = await asAdmin((context) => prepareMerger(context, unit.ngocHa ?? 0, unit.baDinh ?? 0));
}, 120_000);

it('before the act the office that took them in reads them', async () => {
  for (const one of [...Object.keys(told), 'head', 'leaders', 'department'])
    expect([one, await statuses(['yen.ngocha', 'vinh.ngocha'], id[one])]).toEqual([one, [200, 200]]);
});

it('at the desk an officer told of by his post and then his name is asked about beside another', async () => {
  const asked = (text: string) =>
    app.as('hoa.badinh', (act) =>
      settleDenounced(
        act.house,
        act.actor.unitId,
        {
          respondents: [{ name: 'Bạch Văn Lạ', position: '', organization: '', accountId: null }],
          text,
          againstHead: false,
          answer: 'nobody',
        },
        act.moment.today,
      ),
    );
  for (const text of [
    'Ông Lạ cùng chủ tịch Thắng chia nhau',
    'Ông Lạ và chuyên viên phường tên Trang',
    'Ông Lạ và Chánh Văn phòng Cường',
    'Ông Lạ và Thắng Chủ tịch chia nhau',
    'Ông Lạ cùng Thắng, chủ tịch phường, nhận tiền',
    'Ông Lạ cùng Cường - Chánh Văn phòng - nhận tiền',
    'Ông Lạ và Trang (chuyên viên phường) chia nhau',
    'Người đứng đầu phường là Thắng chia tiền với ông Lạ',
  ])
    await expect(asked(text), text).rejects.toMatchObject({
      errors: { denouncedIs: expect.stringContaining('Có cán bộ giống') },
    });
  await expect(asked('Ông Lạ cùng chủ tịch thắng lợi trở về')).resolves.toMatchObject({ isAnswered: true });
});

it('the dry run counts what the archive will keep unread', async () => {
  const { findings } = await asAdmin(async ({ house, moment }) => readDryRun(house, await loadAct(house, actId), moment.today));
  expect(findings.find(({ code }) => code === 'unread_words')).toMatchObject({ level: 'look', count: 7 });
});

describe('after it', () => {
  beforeAll(async () => {
    await asAdmin((context) => keepHeads(context, actId));
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
  }, 120_000);

  it('an officer named behind the seal does not know of it, others of his office do', async () => {
    for (const one of ['trangAlone', 'trangBeside', 'trangOffice', 'bareBeside'])
      expect([one, await statuses(['trang.badinh', 'hoa.badinh'], id[one])]).toEqual([one, [404, 200]]);
    expect(await statuses(['trang.badinh', 'hoa.badinh', 'thang.badinh'], id.nobody)).toEqual([200, 200, 200]);
  });

  it('nor of what goes on', async () => {
    const [moved] = await rows<{ id: number }>('select id::int from petitions where origin_petition_id = $1', [id.open]);
    for (const one of [moved?.id, id.open]) expect(await statuses(['trang.badinh', 'hoa.badinh'], one)).toEqual([404, 200]);
  });

  it('what names its head behind the seal is shut to all of it, and so is what says its leaders', async () => {
    for (const one of ['headAlone', 'leadersAlone', 'head', 'leaders'])
      expect([
        one,
        await app.as('hoa.badinh', ({ tx }) => tx.rows('select 1 from petition_contents where petition_id = $1', [id[one] ?? 0])),
        await app.as('thang.badinh', ({ tx }) =>
          tx.rows('select 1 from petition_contents where petition_id = $1', [id[one] ?? 0]),
        ),
        await statuses(['thang.badinh'], id[one]),
      ]).toEqual([one, [], [], [404]]);
    expect(
      await app.as('hoa.badinh', ({ tx }) =>
        tx.rows('select 1 from petition_contents where petition_id = $1', [id.department ?? 0]),
      ),
    ).toHaveLength(1);
  });

  it('who denounced in a visit of the archive is offered to nobody who may not open it, and his page says so before a purpose is asked', async () => {
    const agent = await app.signIn('cuong.badinh');
    const page = (await agent.get(`/visits/${id.visit}`).expect(200)).text;
    expect(page).not.toContain(`/visits/${id.visit}/identity`);
    expect(page).toContain('Chỉ đơn vị đang xử lý được xem thông tin người tố cáo.');
    const asked = await agent.get(`/visits/${id.visit}/identity`);
    expect(asked.status).toBe(403);
    expect(asked.text).not.toContain('name="purpose"');
  });

  it('what of the archive is unread stands on the page of old words, with who may open it, and not what is against the reader or its head', async () => {
    const listed = async (login: string) => {
      const page = (await (await app.signIn(login)).get('/imports/old-words').expect(200)).text;
      return [
        page.includes('Trong lưu trữ của đơn vị đã sắp xếp'),
        ...['nobody', 'trangAlone', 'headAlone'].map((one) => page.includes(`/petitions/${id[one]}"`)),
      ];
    };
    expect(await listed('cuong.badinh')).toEqual([true, true, true, false]);
    expect(await listed('trang.badinh')).toEqual([true, true, false, false]);
    const page = (await (await app.signIn('cuong.badinh')).get(`/petitions/${id.nobody}`).expect(200)).text;
    expect(page).toContain('Hồ sơ lưu trữ của đơn vị đã sắp xếp chỉ xem');
  });

  it('what the receiver holds against the head who came along goes past him', async () => {
    expect(stood).toMatchObject({ past_head: false });
    expect(await courseOf(id.ofReceiver)).toMatchObject({ past_head: true, next_act: 'transfer' });
  });

  it('the post of the head means the head, not the deputy who came along', async () => {
    expect(await namedIn(id.head)).toEqual(['thang.badinh']);
    const named = await app.as('hoa.badinh', (act) =>
      findNamed(
        act.house,
        act.actor.unitId,
        {
          type: 'TC',
          sealed: true,
          respondents: [{ name: '', position: 'Chủ tịch UBND phường', organization: '', accountId: null }],
        },
        act.moment.today,
      ),
    );
    expect(named.pastHead).toBe(true);
    expect(
      await rows('select login from accounts where id = any ($1::int[])', [named.named.map((one) => one.accountId)]),
    ).toEqual([{ login: 'thang.badinh' }]);
  });
});

describe('taken back', () => {
  beforeAll(async () => {
    await asAdmin((context) => undoAct(context, actId, 'Thử'));
    await runJobs(app.services, app.database.workerUrl);
  }, 120_000);

  it('the office has back what it had, and of what the act found nobody is named', async () => {
    for (const one of [...Object.keys(told), 'head', 'leaders', 'department']) {
      expect([one, await statuses(['yen.ngocha', 'vinh.ngocha'], id[one])]).toEqual([one, [200, 200]]);
      expect([one, await namedIn(id[one])]).toEqual([one, []]);
    }
    expect(await rows('select 1 from petitions where unit_id = $1 and past_head', [unit.ngocHa])).toEqual([]);
    expect(await courseOf(id.ofReceiver)).toEqual(stood);
    for (const one of Object.keys(told))
      expect(
        await statuses(
          everybody.filter((who) => who.endsWith('badinh')),
          id[one],
        ),
      ).not.toContain(200);
  });
});
