// Three wards over two acts: Ba Đình goes into Hồng Hà in 2026, Hồng Hà is divided the year after and what it had goes to Ngọc Hà, which reads
// neither archive. Every number of Ba Đình finds its record there, with the name of then and the name of now.
import { beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { confirmDefaultWays, equipReceivers } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../../support/registration.ts';
import { addWholeWay, adminOf, keepHeads, prepareNumbered, wardsOf } from './arrange.ts';

const app = anApp();
let clerk: Agent;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);

/** A paper of a petition that its unit has numbered. */
const numbered = async (unitId: number | undefined, petition: number | undefined, issuedOn: string) =>
  (
    await rows<{ id: number }>(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by, signer_name, signer_title)
       select $1, $2, false, 'XLD03_2021', 'PC-UBND', 2026, 8, $3, 'sent', '{}', $3::date, 1, 'Hoàng Gia Thắng', 'Chủ tịch' returning id::int`,
      [unitId, petition, issuedOn],
    )
  )[0]?.id ?? 0;

/** A paper signed on paper in time: a step entered late names its number, which it has not taken yet. */
const promised = async (unitId: number | undefined, petition: number | undefined, number: number, on: string) =>
  (
    await rows<{ id: number }>(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, promised_number, promised_on, state, fields, created_at, created_by, approved_at, approved_by, signer_name, signer_title)
       select $1, $2, false, 'XLD03_2021', 'PC-UBND', $3, $4::date, 'approved', '{"issuingOrg": "UBND phường Ba Đình"}', $4::date, 1, $4::date, 1, 'Hoàng Gia Thắng', 'Chủ tịch' returning id::int`,
      [unitId, petition, number, on],
    )
  )[0]?.id ?? 0;

async function carryOut(
  number: string,
  on: string,
  routes: readonly { from: string; to: string; isDefault?: true; archive?: true }[],
) {
  const act = await asAdmin((context) => prepareNumbered(context, number, on));
  for (const route of routes)
    await asAdmin((context) =>
      addWholeWay(context, act, unit[route.from] ?? 0, unit[route.to] ?? 0, {
        kind: routes.length > 1 ? 'split' : 'merge',
        isDefault: route.isDefault ?? false,
        takesArchive: route.archive ?? false,
        takesAccounts: route.archive ?? false,
        takesSchedule: route.archive ?? false,
      }),
    );
  await asAdmin((context) => equipReceivers(context, act));
  await asAdmin((context) => confirmDefaultWays(context, act, null));
  await asAdmin((context) => keepHeads(context, act));
  await asAdmin((context) => startAct(context, act));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [act])).toEqual([{ state: 'done' }]);
}

/** The row of a record that goes on in Ngọc Hà, however often it went on. */
const hereOf = async (table: 'petitions' | 'visits' | 'papers', name: string) => {
  const one = table.slice(0, -1);
  const found = await rows<{ id: number }>(
    `with recursive onward(unit_id, id) as (
       select unit_id, id from ${table} where id = $1
       union all select n.unit_id, n.id from onward o join ${table} n on n.origin_unit_id = o.unit_id and n.origin_${one}_id = o.id)
     select id::int from onward where unit_id = $2`,
    [id[name], unit.ngocHa],
  );
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]?.id ?? 0;
};
const found = async (q: string) => (await clerk.get('/search').query({ q }).expect(200)).text;

beforeAll(async () => {
  Object.assign(unit, await wardsOf(app));
  await rows(
    "insert into counters (unit_id, name, year, value) values ($1, 'petition', 2026, 416), ($1, 'visit', 2026, 213) on conflict (unit_id, name, year) do update set value = excluded.value",
    [unit.baDinh],
  );
  const register = async (name: string, form: Parameters<typeof registerPetition>[1]) => {
    id[name] = (await app.as('hoa.badinh', (act) => registerPetition(act, form))).id;
  };
  await register('open', aRegistration());
  await register('sealed', aDenunciation());
  await register('ofBook', aRegistration({ senders: [aSender({ name: 'Lò Văn Pín', idNumber: '001168009999' })] }));
  await rows("update petitions set paper_number = '77' where id = $1", [id.ofBook]);
  id.visit = (await app.as('lan.badinh', (act) => registerVisit(act, entry()))).id;
  id.paper = await numbered(unit.baDinh, id.open, '2026-11-25');
  id.promised = await promised(unit.baDinh, id.open, 9, '2026-11-25');
  await carryOut('12/NQ-HĐND', '2026-11-25', [{ from: 'baDinh', to: 'hongHa', archive: true }]);
  // Hồng Hà's own paper has the same number and symbol.
  const [mine] = await rows<{ id: number }>('select id::int from petitions where unit_id = $1 and origin_petition_id = $2', [
    unit.hongHa,
    id.open,
  ]);
  id.paperOfHongHa = await numbered(unit.hongHa, mine?.id, '2026-12-20');
  // Not issued when Hồng Hà ends; what it is about came in at Ba Đình.
  id.draftOfHongHa =
    (
      await rows<{ id: number }>(
        `insert into papers (unit_id, petition_id, sealed, kind, symbol, state, fields, created_at, created_by, signer_name, signer_title, recipients)
         values ($1, $2, false, 'XLD04_2021', 'PC-UBND', 'draft', '{"issuingOrg": "Ủy ban nhân dân phường Hồng Hà"}', now(), 1, '', '', '') returning id::int`,
        [unit.hongHa, mine?.id],
      )
    )[0]?.id ?? 0;
  app.setNow('2027-01-15T02:00:00Z');
  await carryOut('3/NQ-HĐND', '2027-01-10', [
    { from: 'hongHa', to: 'ngocHa', isDefault: true },
    { from: 'hongHa', to: 'other', archive: true },
  ]);
  clerk = await app.signIn('yen.ngocha');
}, 180_000);

describe('a number of the first ward, asked for in the third', () => {
  it('finds the petition, with both names and both numbers', async () => {
    const here = await hereOf('petitions', 'open');
    for (const q of [
      'ĐT-2026-000417',
      '417/2026',
      '417',
      'đơn số 417/2026 của phường Ba Đình',
      'ĐT-2026-000417 của phường Ba Đình cũ',
      'ĐT-2026-000417 Phường Ba Đình',
      'dt-2026-417 phuong ba dinh',
      '417/2026 UBND phường Ba Đình',
    ]) {
      const page = await found(q);
      expect([q, page.includes(`/petitions/${here}"`)]).toEqual([q, true]);
      expect(page).toContain(
        'Nhận bàn giao từ Phường Hồng Hà, số cũ ĐT-2026-000001; trước đó của Phường Ba Đình, số ĐT-2026-000417',
      );
    }
    // Said to be of the ward in between: that one's number.
    expect(await found('1/2026 của phường Hồng Hà')).toContain(`/petitions/${here}"`);
    expect(await found('417/2026 của phường Hồng Hà')).toContain(`/petitions/${here}"`);
    expect(await found('418/2026 của phường Ba Đình')).not.toContain(`/petitions/${here}"`);
  });

  it('finds it by the page of the first ward’s paper book, under the year of that book', async () => {
    expect(await found('77/2026')).toContain(`/petitions/${await hereOf('petitions', 'ofBook')}"`);
  });

  it('finds the visit', async () => {
    const here = await hereOf('visits', 'visit');
    for (const q of [
      'TCD-2026-214',
      'TCD-2026-00214 phường Ba Đình',
      'số tiếp 214/2026 của phường Ba Đình',
      'số tiếp 214 của phường cũ',
    ]) {
      const opened = await clerk.get('/search').query({ q }).expect(303);
      expect([q, opened.headers.location]).toEqual([q, `/visits/${here}`]);
    }
    const page = await found('214/2026 của phường Ba Đình');
    expect(page).toContain(`/visits/${here}"`);
    expect(page).toContain(
      'Nhận bàn giao từ Phường Hồng Hà, số cũ TCD-2026-00001; trước đó của Phường Ba Đình, số TCD-2026-00214',
    );
  });

  it('finds the paper under the book its number stands in, beside one of the same number of the ward in between', async () => {
    const ofBaDinh = await hereOf('papers', 'paper');
    const ofHongHa = await hereOf('papers', 'paperOfHongHa');
    const both = await found('8/PC-UBND');
    for (const here of [ofBaDinh, ofHongHa]) expect(both).toContain(`/papers/${here}"`);
    expect(await found('08/pc-ubnd phuong ba dinh')).toContain('Số của Phường Ba Đình, hồ sơ nay do Phường Ngọc Hà tiếp nhận');
    const one = await found('08/pc-ubnd của phường Ba Đình');
    expect(one).toContain(`/papers/${ofBaDinh}"`);
    expect(one).not.toContain(`/papers/${ofHongHa}"`);
    expect(one).toContain('Số của Phường Ba Đình, hồ sơ nay do Phường Ngọc Hà tiếp nhận');
    // Neither stands in the receiver's own book.
    expect(
      await rows('select 1 from papers where unit_id = $1 and numbered_by is null and number is not null', [unit.ngocHa]),
    ).toEqual([]);
  });
});

it('in the ward that keeps the archive a number names the ward its matter went to', async () => {
  const keeper = await app.signIn('hoa.badinh');
  for (const [ward, now] of [
    ['Ba Đình', 'hồ sơ nay do'],
    ['Hồng Hà', 'nay đã chia, hồ sơ do'],
  ]) {
    const page = (
      await keeper
        .get('/search')
        .query({ q: `08/PC-UBND của phường ${ward}` })
        .expect(200)
    ).text;
    expect(page).toContain(`Số của Phường ${ward}, ${now} Phường Ngọc Hà tiếp nhận`);
  }
});

it('tells nobody of a number whose record went elsewhere, nor of one he may not read', async () => {
  const asked = (login: string) =>
    app.as(login, async ({ tx }) => [
      await tx.rows<{ petitionId: number }>("select petition_id from petitions_gone_on(417, 2026, '{}', '')"),
      await tx.rows<{ visitId: number }>("select visit_id from visits_gone_on(214, 2026, '{}', '')"),
      await tx.rows('select * from former_petition_numbers(array[$1]::bigint[])', [await hereOf('petitions', 'open')]),
    ]);
  const [petitions, visits, numbers] = await asked('yen.ngocha');
  expect([petitions?.length, visits?.length, numbers?.length]).toEqual([1, 1, 2]);
  const stranger = await rows<{ login: string }>(
    `select c.login from assignments a join accounts c on c.id = a.account_id where a.role = 'clerk' and upper_inf(a.during) and not a.unit_id = any ($1::int[])
        and not exists (select 1 from unit_reach r where r.reader_unit_id = a.unit_id) order by a.id limit 1`,
    [[unit.ngocHa, unit.other, unit.hongHa]],
  );
  expect(await asked(stranger[0]?.login ?? '')).toEqual([[], [], []]);
});

it('a paper drafted in the second ward says that the first received the petition', async () => {
  expect(
    await rows("select fields ->> 'receivedByOrg' as received, fields ->> 'issuingOrg' as office from papers where id = $1", [
      await hereOf('papers', 'draftOfHongHa'),
    ]),
  ).toEqual([{ received: 'Ủy ban nhân dân phường Ba Đình', office: 'Ủy ban nhân dân phường Ngọc Hà' }]);
});

it('a number named of the first ward’s book stays with its paper through both acts, beside the same number of the third', async () => {
  const paperId = await hereOf('papers', 'promised');
  const paper = () =>
    rows(
      `select number, promised_number, issued_on::text as day, numbered_by = $2 as is_of_first, signer_name, fields ->> 'issuingOrg' as office from papers where id = $1`,
      [paperId, unit.baDinh],
    );
  const kept = { promised_number: 9, is_of_first: true, signer_name: 'Hoàng Gia Thắng', office: 'UBND phường Ba Đình' };
  expect(await paper()).toEqual([{ number: null, day: null, ...kept }]);
  // Ngọc Hà has a 9 of its own, and its counter stands where it stood.
  const [own] = await rows<{ id: number }>('select petition_id::int as id from papers where id = $1', [paperId]);
  await rows(
    `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by, signer_name, signer_title)
     select $1, $2, false, 'XLD03_2021', 'PC-UBND', 2026, 9, '2026-11-30', 'sent', '{}', now(), 1, 'Trịnh Đình Vinh', 'Chủ tịch'`,
    [unit.ngocHa, own?.id],
  );
  const counter = () =>
    rows("select value from counters where unit_id = $1 and name = 'paper:PC-UBND' and year = 2026", [unit.ngocHa]);
  const before = await counter();
  expect((await clerk.get('/papers').expect(200)).text).toContain(`/papers/${paperId}"`);
  const page = (await clerk.get(`/papers/${paperId}/number`).expect(200)).text;
  expect(page).toContain(
    'Bước ghi ở Phường Ba Đình nêu văn bản này ký trong hạn, số 09/PC-UBND ngày 25/11/2026 theo sổ của Phường Ba Đình',
  );
  await clerk
    .post(`/papers/${paperId}/number`)
    .type('form')
    .send({ ...formFieldsOf(page), number: '9', issuedOn: '25/11/2026' })
    .expect(303);
  expect(await paper()).toEqual([{ number: 9, day: '2026-11-25', ...kept }]);
  expect(await counter()).toEqual(before);
});
