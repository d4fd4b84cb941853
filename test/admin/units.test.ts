// Units on any day, with what came before and after; the profile is the administrator's to change, and the change is kept.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';

let app: TestApp;
let admin: Agent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
});
afterAll(() => app.close());

it('shows the tree of today and of 2017', async () => {
  const today = await admin.get('/admin/units').expect(200);
  expect(today.text).toContain('126 đơn vị');
  expect(today.text).not.toContain('Phường Trúc Bạch');
  const then = await admin.get('/admin/units').query({ on: '15/10/2017' }).expect(200);
  expect(then.text).toContain('Quận Ba Đình');
  expect(then.text).toContain('Phường Trúc Bạch');
  expect((await admin.get('/admin/units').query({ on: '31/02/2026' }).expect(200)).text).toContain(
    'không phải là một ngày có thật',
  );
});

it('finds an old name without marks and says who took over', async () => {
  const found = await admin.get('/admin/units').query({ q: 'truc bach' }).expect(200);
  expect(found.text).toContain('Phường Trúc Bạch');
  expect(found.text).toContain('Nay thuộc Phường Ba Đình');
});

it('changes how a unit signs, and remembers what it was', async () => {
  const id = await app.database.unitId('00004');
  const path = `/admin/units/${id}/profile`;
  const page = await admin.get(path).expect(200);
  const wrong = await admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), issuingOrg: '', symbol: 'A B' });
  expect(wrong.status).toBe(422);
  const fields = {
    issuingOrg: 'Ủy ban nhân dân phường Ba Đình',
    superiorOrg: '',
    symbol: 'UBND',
    letterCode: 'vp',
    place: 'Ba Đình',
    headTitle: 'chủ tịch',
    address: 'Số 2, phố Trúc Bạch',
    phone: '',
    approvalRoute: 'unit_head_then_leader',
    isRemoteArea: '1',
  };
  await admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields })
    .expect(303);
  const unit = await admin.get(`/admin/units/${id}`).expect(200);
  expect(unit.text).toContain('có, thời hạn theo mức dài hơn');
  expect(unit.text).toContain('UBND-VP');
  const [event] = await app.database.owner<{ data: { changes: { field: string; from: unknown; to: unknown }[] } }>(
    "select data from house_events where kind = 'unit.profile_changed'",
  );
  expect(event?.data.changes).toContainEqual({ field: 'approvalRoute', from: 'leader', to: 'unit_head_then_leader' });
});

it('is read by leaders and changed by nobody else', async () => {
  const id = await app.database.unitId('00004');
  const leader = await app.signIn('thang.badinh');
  expect((await leader.get(`/admin/units/${id}`).expect(200)).text).not.toContain('Sửa thể thức');
  await leader.get(`/admin/units/${id}/profile`).expect(403);
  await (await app.signIn('lan.badinh')).get('/admin/units').expect(403);
});

const send = async (path: string, fields: Record<string, string>) => {
  const page = await admin.get(path).expect(200);
  return admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};

it('makes a unit, renames it and moves it, each with its document, and shows every day as it was', async () => {
  const city = await app.database.unitId('01');
  const under = await app.database.unitId('so-xay-dung');
  const wrong = await send('/admin/units/new', {
    level: 'commune',
    unitType: 'Phường',
    name: 'Phường Mới',
    shortName: 'Mới',
    parentId: String(under),
    from: '1/3/2026',
    act: 'NQ 9',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('không phải là cấp trên của đơn vị này');
  const made = await send('/admin/units/new', {
    level: 'department',
    unitType: 'Ban',
    name: 'Ban Quản lý cầu đường',
    shortName: 'BQLGT',
    parentId: String(city),
    code: 'bql-giao-thong',
    from: '1/3/2026',
    act: 'Quyết định 77/QĐ-UBND ngày 20/02/2026',
    works: '1',
  });
  expect(made.status).toBe(303);
  const id = Number(/\/admin\/units\/(\d+)\/profile/.exec(made.headers.location ?? '')?.[1]);
  const again = await send('/admin/units/new', {
    level: 'department',
    unitType: 'Ban',
    name: 'Ban khác',
    shortName: 'BK',
    parentId: String(city),
    code: 'bql-giao-thong',
    from: '1/4/2026',
    act: 'x',
  });
  expect(again.text).toContain('Mã này đang là của Ban Quản lý cầu đường');

  const name = { unitType: 'Ban', name: 'Ban Quản lý cầu hầm', shortName: 'BQLHT', act: 'Quyết định 90/QĐ-UBND' };
  expect((await send(`/admin/units/${id}/name`, { ...name, from: '1/1/2027' })).status).toBe(422);
  // A day gone by is asked about first, with what it changes.
  const backdated = await send(`/admin/units/${id}/name`, { ...name, name: 'Ban Quản lý cầu hâm', from: '1/9/2026' });
  expect([backdated.status, backdated.text.includes('văn bản đã phát hành giữ tên đã in')]).toEqual([422, true]);
  expect(backdated.text).toContain('sổ và báo cáo năm 2026 kể từ ngày ấy ghi tên mới');
  const sure = { ...name, name: 'Ban Quản lý cầu hâm', from: '1/9/2026', sure: '1' };
  expect((await send(`/admin/units/${id}/name`, sure)).status).toBe(303);
  // Written wrong, it is put right the same day, though it has been borne for months.
  const { act: _, ...right } = name;
  expect((await send(`/admin/units/${id}/name-correction`, { ...right, reason: 'Gõ nhầm' })).status).toBe(303);
  // Only what may be above it, and is not yet.
  const offered = (await admin.get(`/admin/units/${id}/parent`).expect(200)).text;
  expect([under, city].map((one) => offered.includes(`<option value="${one}"`))).toEqual([true, false]);
  expect(offered).not.toContain('Phường Ba Đình');
  expect(
    (await send(`/admin/units/${id}/parent`, { parentId: String(under), from: '1/10/2026', act: 'Quyết định 95/QĐ-UBND' }))
      .status,
  ).toBe(303);

  const now = await admin.get(`/admin/units/${id}`).expect(200);
  expect(now.text).toContain('<h1');
  expect(now.text).toContain('trước đó là Ban Quản lý cầu đường, theo Quyết định 90/QĐ-UBND');
  expect(now.text).toContain('Lập đơn vị');
  const then = await admin.get(`/admin/units/${id}`).query({ on: '1/8/2026' }).expect(200);
  expect(then.text).toContain('Đơn vị này nay là Ban Quản lý cầu hầm');
  const tree = async (on: string) => (await admin.get('/admin/units').query({ on }).expect(200)).text;
  expect(await tree('1/8/2026')).toContain('Ban Quản lý cầu đường');
  expect(await tree('1/2/2026')).not.toContain('Ban Quản lý cầu');
  expect(await tree('25/11/2026')).toContain('Ban Quản lý cầu hầm');
  expect((await admin.get('/admin/units').query({ q: 'quan ly cau duong' }).expect(200)).text).toContain(
    'tên trước đây: Ban Quản lý cầu đường',
  );
});

it('offers another parent only where one can be chosen, and says why where none can', async () => {
  const ward = await app.database.unitId('00004');
  expect((await admin.get(`/admin/units/${ward}`).expect(200)).text).not.toContain(`/admin/units/${ward}/parent`);
  const refused = await admin.get(`/admin/units/${ward}/parent`).expect(409);
  expect(refused.text).toContain(
    'Phường Ba Đình chưa đổi cấp trên được: cấp trên của đơn vị này phải là đơn vị cấp tỉnh, cấp huyện, mà ngoài Thành phố Hà Nội hôm nay không có đơn vị nào như vậy đang hoạt động.',
  );
  const department = await app.database.unitId('so-xay-dung');
  expect((await admin.get(`/admin/units/${department}`).expect(200)).text).toContain(`/admin/units/${department}/parent`);
});

it('closes a unit only when it owes nothing', async () => {
  const busy = await app.database.unitId('00004');
  await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const refused = await send(`/admin/units/${busy}/closing`, { lastOn: '31/12/2026', act: 'NQ' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Đơn vị còn 1 đơn đang xử lý');
  const [idle] = await app.database.owner<{ id: number }>("select id from units where name = 'Ban Quản lý cầu hầm'");
  expect((await send(`/admin/units/${idle?.id}/closing`, { lastOn: '24/11/2026', act: 'Quyết định 99/QĐ-UBND' })).status).toBe(
    303,
  );
  expect((await admin.get(`/admin/units/${idle?.id}`).expect(200)).text).toContain('Không hoạt động hôm nay');
  const kinds = await app.database.owner<{ kind: string }>(
    "select kind from house_events where unit_id = $1 and kind like 'unit.%' order by id",
    [idle?.id],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'unit.created',
    'unit.renamed',
    'unit.name_corrected',
    'unit.moved',
    'unit.closed',
  ]);
});

const makeUnit = async (name: string, shortName: string, from: string): Promise<number> => {
  const made = await send('/admin/units/new', {
    level: 'other',
    unitType: 'Trung tâm',
    name,
    shortName,
    parentId: String(await app.database.unitId('01')),
    code: shortName.toLowerCase(),
    from,
    act: 'Quyết định 120/QĐ-UBND',
  });
  expect(made.status).toBe(303);
  return Number(/\/admin\/units\/(\d+)/.exec(made.headers.location ?? '')?.[1]);
};

it('looks for a name among the units of the day asked for', async () => {
  const id = await makeUnit('Trung tâm Lưu trữ số', 'TTLTS', '1/12/2026');
  const search = async (q: string, on: string) => (await admin.get('/admin/units').query({ q, on }).expect(200)).text;
  expect(await search('luu tru so', '25/11/2026')).toContain('Không có đơn vị nào khớp');
  expect(await search('luu tru so', '1/12/2026')).toContain(`href="/admin/units/${id}?on=01/12/2026"`);
  const then = await search('truc bach', '30/06/2025');
  expect(then).toContain('Phường Trúc Bạch, Quận Ba Đình</a>');
  expect(then).not.toContain('Nay thuộc');
  // A renamed unit bears its name of that day.
  expect(await search('quan ly cau', '1/8/2026')).toContain('Ban Quản lý cầu đường (nay là Ban Quản lý cầu hầm)');
  expect(await search('truc bach', '31/02/2026')).toContain('không phải là một ngày có thật');
});

it('shows a unit that begins later, or has ended, as it is in its own time', async () => {
  const [later] = await app.database.owner<{ id: number }>("select id from units where short_name = 'TTLTS'");
  const begins = (await admin.get(`/admin/units/${later?.id}`).expect(200)).text;
  expect(begins).toContain('Theo ngày 01/12/2026, ngày hoạt động đầu tiên');
  expect(begins).toMatch(/Thuộc<\/dt>\s*<dd[^>]*>(?:<[^>]+>)?Thành phố Hà Nội/);
  expect(begins).toMatch(/Mã<\/dt>\s*<dd[^>]*>(?:<[^>]+>)?ttlts/);
  const [ended] = await app.database.owner<{ id: number }>("select id from units where name = 'Phường Trúc Bạch'");
  const gone = (await admin.get(`/admin/units/${ended?.id}`).expect(200)).text;
  expect(gone).toContain('Theo ngày 30/06/2025, ngày hoạt động cuối cùng');
  expect(gone).toMatch(/Thuộc<\/dt>\s*<dd[^>]*>(?:<[^>]+>)?Quận Ba Đình/);
});

it('gives no other name to a unit that has ended, whatever the day it is said to begin', async () => {
  const [ended] = await app.database.owner<{ id: number }>("select id from units where name = 'Phường Trúc Bạch'");
  const here = `/admin/units/${ended?.id}`;
  expect((await admin.get(here).expect(200)).text).not.toContain(`${here}/name`);
  // Nor another letterhead.
  await app.database.owner(
    "insert into unit_profiles select (jsonb_populate_record(p, jsonb_build_object('unit_id', $1::int))).* from unit_profiles p where p.unit_id = $2",
    [ended?.id, await app.database.unitId('00004')],
  );
  expect((await admin.get(here).expect(200)).text).not.toContain(`${here}/profile`);
  expect((await admin.get(`${here}/profile`).expect(409)).text).toContain('đã kết thúc hoạt động từ ngày 01/07/2025');
  const why = 'Phường Trúc Bạch đã kết thúc hoạt động từ ngày 01/07/2025 nên không đổi tên';
  expect((await admin.get(`${here}/name`).expect(409)).text).toContain(why);
  const other = await admin.get(`/admin/units/${await app.database.unitId('00004')}/name`).expect(200);
  const sent = await admin
    .post(`${here}/name`)
    .type('form')
    .send({
      ...formFieldsOf(other.text),
      unitType: 'Phường',
      name: 'Phường Hồ Tây',
      shortName: 'Hồ Tây',
      from: '1/6/2025',
      act: 'Quyết định 5/QĐ-UBND',
    });
  expect([sent.status, sent.text.includes(why)]).toEqual([409, true]);
  expect(await app.database.owner('select name from units where id = $1', [ended?.id])).toEqual([{ name: 'Phường Trúc Bạch' }]);
});

it('changes or takes back a last day that lies ahead, with a reason', async () => {
  const id = await makeUnit('Trung tâm Hạ tầng', 'TTHT', '1/3/2026');
  const here = `/admin/units/${id}`;
  await admin.get(`${here}/last-day`).expect(409);
  expect((await send(`${here}/closing`, { lastOn: '31/12/2026', act: 'Quyết định 121/QĐ-UBND' })).status).toBe(303);
  const closing = (await admin.get(here).expect(200)).text;
  expect(closing).toContain('Đổi, bỏ ngày hoạt động cuối cùng');
  expect(closing).toContain('Đổi tên');
  expect((await send(`${here}/last-day`, { choice: 'change', lastOn: '', reason: 'x' })).status).toBe(422);
  expect((await send(`${here}/last-day`, { choice: 'change', lastOn: '30/11/2026', reason: '' })).status).toBe(422);
  expect((await send(`${here}/last-day`, { choice: 'change', lastOn: '31/1/2027', reason: 'Ghi nhầm năm' })).status).toBe(303);
  const ends = () =>
    app.database.owner<{ units: string | null; codes: string | null; parents: string | null }>(
      `select upper(u.during)::text as units, upper(c.during)::text as codes, upper(p.during)::text as parents from units u
         join unit_codes c on c.unit_id = u.id join unit_parents p on p.unit_id = u.id where u.id = $1`,
      [id],
    );
  expect(await ends()).toEqual([{ units: '2027-02-01', codes: '2027-02-01', parents: '2027-02-01' }]);
  // Its code goes to another from then on: it can no longer go on for ever.
  const next = await makeUnit('Trung tâm Hạ tầng mới', 'TTHT2', '1/3/2026');
  await app.database.owner(
    "insert into unit_codes (scheme, code, unit_id, during) values ('department', 'ttht', $1, daterange('2027-03-01', null))",
    [next],
  );
  const taken = await send(`${here}/last-day`, { choice: 'take_back', reason: 'Không giải thể nữa' });
  expect(taken.status).toBe(422);
  expect(taken.text).toContain('Mã ttht sau ngày ấy là của Trung tâm Hạ tầng mới');
  await app.database.owner("delete from unit_codes where unit_id = $1 and code = 'ttht'", [next]);
  expect((await send(`${here}/last-day`, { choice: 'take_back', reason: 'Không giải thể nữa' })).status).toBe(303);
  expect(await ends()).toEqual([{ units: null, codes: null, parents: null }]);
  expect((await admin.get(here).expect(200)).text).toContain('lý do: Không giải thể nữa');
  // A day that has passed stays.
  const [idle] = await app.database.owner<{ id: number }>("select id from units where name = 'Ban Quản lý cầu hầm'");
  await admin.get(`/admin/units/${idle?.id}/last-day`).expect(409);
});

it('corrects a wrongly written name until its first day has passed, and calls it no renaming', async () => {
  const id = await makeUnit('Trung tâm Công nghê', 'TTCN', '26/11/2026');
  const here = `/admin/units/${id}`;
  const name = { unitType: 'Trung tâm', name: 'Trung tâm Công nghệ', shortName: 'TTCN' };
  expect((await admin.get(here).expect(200)).text).toContain('Sửa tên ghi sai');
  expect((await send(`${here}/name-correction`, { ...name, reason: '' })).status).toBe(422);
  expect((await send(`${here}/name-correction`, { ...name, reason: 'Viết thiếu dấu' })).status).toBe(303);
  const page = (await admin.get(here).expect(200)).text;
  expect(page).toContain('với tên Trung tâm Công nghệ');
  expect(page).toContain('lý do: Viết thiếu dấu');
  expect(await app.database.owner('select 1 from unit_names where unit_id = $1', [id])).toEqual([]);
  const old = await app.database.unitId('00004');
  expect((await admin.get(`/admin/units/${old}`).expect(200)).text).not.toContain('Sửa tên ghi sai');
  await admin.get(`/admin/units/${old}/name-correction`).expect(409);
});
