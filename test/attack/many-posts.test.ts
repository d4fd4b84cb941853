// A whole city's officers are given posts in one statement: whoever a paper names is found among them as one alone would be.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { denunciation } from '../reception/entries.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

let app: TestApp;
let baDinh = 0;
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const against = (name: string) => ({
  respondents: [{ kind: 'individual' as const, name, position: '', organization: '', accountId: null }],
});
const namedIn = async (petition: number | undefined) =>
  (
    await rows<{ name: string; as: string }>(
      'select c.name, n.named_as as as from named_accounts n join accounts c on c.id = n.account_id where n.petition_id = $1 order by c.name',
      [petition],
    )
  ).map((one) => `${one.name}: ${one.as}`);

beforeAll(async () => {
  app = await testApp();
  baDinh = await app.database.unitId('00004');
  const register = async (form: Parameters<typeof registerPetition>[1]) =>
    (await app.as('hoa.badinh', (act) => registerPetition(act, form))).id;
  id.whole = await register(aDenunciation(against('ông Lò Văn Tám, cán bộ địa chính')));
  id.short = await register(aDenunciation(against('bà Thị Mười')));
  id.inWords = await register(aDenunciation({ ...against(''), summary: 'Ông Giàng A Chín nhận tiền của tôi rồi bỏ mặc hồ sơ.' }));
  await rows("delete from parties where petition_id = $1 and role = 'denounced'", [id.inWords]);
  id.complaint = await register(aRegistration(against('Sùng Thị Bảy')));
  id.visit = (
    await app.as('lan.badinh', (act) =>
      registerVisit(act, denunciation({ respondentName: 'Vừ Mí Năm', respondentPost: 'Chủ tịch' })),
    )
  ).id;
}, 120_000);
afterAll(() => app.close());

it('among many at once, as alone', async () => {
  const people = [
    ...['Lò Văn Tám', 'Quách Thị Mười', 'Giàng A Chín', 'Sùng Thị Bảy', 'Vừ Mí Năm'],
    ...Array.from({ length: 60 }, (_, index) => `Người Thứ ${['An', 'Bình', 'Chi', 'Dung'][index % 4]} ${index}`),
  ];
  await rows(
    `insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at)
     select 'cu.' || n, x, fold(x), '!', false, '2026-01-01' from unnest($1::text[]) with ordinality as t(x, n)`,
    [people],
  );
  expect(await namedIn(id.whole)).toEqual([]);
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select id, $1, case when name in ('Vừ Mí Năm', 'Sùng Thị Bảy') then 'leader' else 'processor' end, 'Chuyên viên', daterange('2026-11-01', null) from accounts where login like 'cu.%'`,
    [baDinh],
  );
  expect(await namedIn(id.whole)).toEqual(['Lò Văn Tám: denounced']);
  expect(await namedIn(id.short)).toEqual(['Quách Thị Mười: denounced']);
  expect(await namedIn(id.inWords)).toEqual(['Giàng A Chín: denounced']);
  // A leader answers for what is complained of; he is no stranger to it.
  expect(await namedIn(id.complaint)).toEqual([]);
  expect(await rows('select past_head from visits where id = $1', [id.visit])).toEqual([{ past_head: true }]);
  const told = await rows<{ petition: number }>(
    "select petition_id::int as petition from events where kind = 'petition.officers_named' and data->>'how' = 'again' order by 1",
  );
  expect(told.map(({ petition }) => petition)).toEqual([id.whole, id.short, id.inWords]);
  // Many are looked for text by text, few by index; the same stands there.
  const all = (await rows<{ id: number }>('select id from accounts where id > 0')).map((one) => one.id);
  const where = 'select source, unit_id, about::int as about, account_id from texts_naming($1::int[])';
  const order = (found: Record<string, unknown>[]) => found.map((one) => JSON.stringify(one)).sort();
  const alone: Record<string, unknown>[] = [];
  for (const one of all) alone.push(...(await rows(where, [[one]])));
  const together = await rows(where, [all]);
  expect(all.length).toBeGreaterThan(50);
  expect(order(together)).toEqual(order(alone));
  expect(new Set(together.map(({ source }) => source))).toEqual(new Set(['opponent', 'denunciation', 'visit_opponent']));
});

it('a leader who leads nobody any more is the other side of a complaint; one who leads elsewhere is not', async () => {
  const end = () =>
    rows(
      `update assignments set during = daterange(lower(during), '2026-11-10') where upper_inf(during) and unit_id = $1
          and account_id = (select id from accounts where name = 'Sùng Thị Bảy')`,
      [baDinh],
    );
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select id, $1, 'leader', 'Chủ tịch', daterange('2026-11-10', null) from accounts where name = 'Sùng Thị Bảy'`,
    [await app.database.unitId('00008')],
  );
  await end();
  expect(await namedIn(id.complaint)).toEqual([]);
  await rows(
    "update assignments set during = daterange(lower(during), '2026-11-20') where upper_inf(during) and account_id = (select id from accounts where name = 'Sùng Thị Bảy')",
  );
  expect(await namedIn(id.complaint)).toEqual(['Sùng Thị Bảy: respondent']);
});
