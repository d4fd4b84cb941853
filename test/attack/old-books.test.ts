// An old book names in its words whom it is against, and the same people press the buttons that take it in and back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, match, upload, work } from '../importing/journey.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
const logins = ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'nga.badinh', 'yen.ngocha'];
beforeAll(async () => {
  app = await testApp();
  for (const login of logins) agents.set(login, await app.signIn(login));
}, 120_000);
afterAll(() => app.close());

const agent = (login: string) => agents.get(login) as Agent;
const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const pageOf = async (login: string, address: string) => (await agent(login).get(address).expect(200)).text;
const statusOf = async (login: string, address: string) => (await agent(login).get(address)).status;
const press = async (login: string, address: string) => {
  await agent(login)
    .post(address)
    .type('form')
    .send({ ...formOf(await pageOf(login, address)), confirmed: '1' })
    .expect(303);
  await work(app);
};
const figuresOf = (page: string) =>
  [...page.matchAll(/<td class="num(?: fit)?">(?:<strong>)?(\d+)/g)].map(([, count]) => Number(count));
/** Old number of each row of a book → the id it got. */
const idsOf = async (kind: 'petition' | 'visit', importId: number) =>
  new Map(
    (
      await rows<{ row_no: number; id: string }>(
        `select row_no, ${kind}_id as id from import_rows where import_id = $1 and ${kind}_id is not null`,
        [importId],
      )
    ).map((row) => [row.row_no - 1, Number(row.id)]),
  );
const everything = async () => {
  const tables = await rows<{ t: string }>(
    "select format('%I.%I', table_schema, table_name) as t from information_schema.tables where table_schema in ('public','search','graphile_worker') and table_type = 'BASE TABLE'",
  );
  const dumps: string[] = [];
  for (const { t } of tables)
    dumps.push((await rows<{ d: string }>(`select coalesce(string_agg(x::text, E'\n'), '') as d from ${t} x`))[0]?.d ?? '');
  return dumps.join('\n');
};

describe('a book of petitions without a column for the denounced, brought by the clerk, taken in by one it denounces', () => {
  let id: number;
  let ids: Map<number, number>;
  /** What whoever leads the office reads of the dry run, and what whoever takes it in does there and where he confirms. */
  let tried: string;
  let asked: string[];

  beforeAll(async () => {
    const book = [
      'Số,Ngày nhận,Họ tên,Số CCCD,Loại đơn,Nội dung,Kết quả,Ghi chú',
      '1,05/02/2020,Bà Khuất Thị Chim,,Tố cáo,Bà Khuất Thị Chim tố cáo ông Vũ Bá Cường nhận tiền,Lưu đơn,Theo lời bà Chim',
      '2,06/02/2020,Khuất Thị Sẻ,,Tố cáo,"Tố cáo Chủ tịch UBND phường về việc cấp đất",Lưu đơn,',
      '3,07/02/2020,Khuất Thị Én và bà Khuất Thị Nhạn,001185000123,Tố cáo,"Cấp phép sai, bà Nhạn và bà Én (CCCD 001 185 000 123) có băng ghi âm",Lưu đơn,KHUẤT THỊ NHẠN gửi kèm',
      '4,08/02/2026,Khuất Thị Vịt,,Tố cáo,Cán bộ là ông Vũ Bá Cường thu tiền,Đang xử lý,',
      '5,09/02/2020,Khuất Thị Cò,,Khiếu nại,Bà Cò tố cáo cán bộ địa chính,Lưu đơn,',
      '6,10/02/2020,Nông Văn Thật,,Khiếu nại,Không giải quyết đơn tố cáo năm 2019,Lưu đơn,',
      '7,11/02/2020,Khuất Thị Ri,,Tố cáo,Ông Nông Đình Ngoài chiếm đất công,Lưu đơn,',
    ].join('\n');
    ({ id } = await upload(app, agent('hoa.badinh'), Buffer.from(book), { source: 'Sổ không có cột' }));
    await match(app, { id, agent: agent('hoa.badinh') });
    tried = await pageOf('thang.badinh', `/imports/${id}`);
    asked = [await pageOf('cuong.badinh', `/imports/${id}`), await pageOf('cuong.badinh', `/imports/${id}/execution`)];
    await press('cuong.badinh', `/imports/${id}/execution`);
    ids = await idsOf('petition', id);
  });

  it('what names him went in under the name of whoever brought the file; he is told nothing and finds nothing', async () => {
    expect([...ids.keys()].sort()).toEqual([1, 2, 3, 4, 6, 7]);
    const by = await rows<{ no: number; login: string; past: boolean }>(
      'select r.row_no - 1 as no, a.login, p.past_head as past from import_rows r join petitions p on p.id = r.petition_id join accounts a on a.id = p.registered_by where r.import_id = $1 order by 1',
      [id],
    );
    expect(by).toEqual([
      { no: 1, login: 'hoa.badinh', past: false },
      { no: 2, login: 'cuong.badinh', past: true },
      { no: 3, login: 'cuong.badinh', past: false },
      { no: 4, login: 'hoa.badinh', past: false },
      { no: 6, login: 'cuong.badinh', past: false },
      { no: 7, login: 'cuong.badinh', past: false },
    ]);
    for (const no of [1, 4]) expect([no, await statusOf('cuong.badinh', `/petitions/${ids.get(no)}`)]).toEqual([no, 404]);
    for (const no of [1, 4]) expect([no, await statusOf('hoa.badinh', `/petitions/${ids.get(no)}`)]).toEqual([no, 200]);
    for (const login of ['thang.badinh', 'hoa.badinh', 'nga.badinh'])
      expect([login, await statusOf(login, `/petitions/${ids.get(2)}`)]).toEqual([login, 404]);
    for (const address of [`/imports/${id}`, `/imports/${id}/problems`]) {
      const page = await pageOf('cuong.badinh', address);
      expect(page).not.toMatch(/được nêu tên|Vũ Bá Cường (?:nhận|thu)/);
    }
  });

  it('whoever takes it in counts no row that denounces: before, the others; after, those he sees in the book', async () => {
    const [trial = '', asking = ''] = asked;
    expect(trial).toContain('Số liệu trên trang này không tính dòng tố cáo hoặc nêu tên cán bộ, nếu có');
    expect(trial).not.toMatch(/>Tố cáo<|“Tố cáo”|“Đang xử lý”/);
    // One complaint that goes in, one row outside: of seven rows no other figure.
    expect(new Set(figuresOf(trial))).toEqual(new Set([0, 1]));
    expect(asking).toContain(
      '1 dòng không tố cáo, không nêu tên cán bộ, cùng các dòng tố cáo hoặc nêu tên cán bộ nếu có, của “Sổ không có cột”',
    );
    const after = await pageOf('cuong.badinh', `/imports/${id}`);
    expect(after).toContain('Trang này chỉ tính dòng ông, bà xem được trong sổ');
    expect(after).toMatch(/Đơn đã vào sổ<\/th><td[^>]*><strong>4</);
    expect(Math.max(...figuresOf(after))).toBe(4);
    const told = await rows<{ login: string; words: string }>(
      "select c.login, n.words from notices n join accounts c on c.id = n.account_id where n.kind = 'import.finished' and n.href = $1 order by 1",
      [`/imports/${id}`],
    );
    expect(told.map(({ login, words }) => [login, /\d dòng/.test(words)])).toEqual([
      ['cuong.badinh', false],
      ['hoa.badinh', true],
    ]);
  });

  it('whoever leads the office reads only what he sees in its book, and neither runs nor undoes it where somebody else may', async () => {
    for (const page of [tried, await pageOf('thang.badinh', `/imports/${id}`)]) {
      expect(page).toContain('Trang này chỉ tính dòng ông, bà xem được trong sổ');
      expect(page).not.toMatch(/[67] dòng/);
      expect(Math.max(...figuresOf(page))).toBeLessThan(6);
    }
    // All but the one past him, and the row outside.
    expect(figuresOf(await pageOf('thang.badinh', `/imports/${id}`))).toEqual(expect.arrayContaining([5, 1]));
    expect(await pageOf('thang.badinh', '/imports')).not.toMatch(/>\s*7\s*</);
    for (const act of ['execution', 'reversal', 'stop'])
      expect([act, await statusOf('thang.badinh', `/imports/${id}/${act}`)]).toEqual([act, 403]);
    const { _csrf, _key } = formOf(await pageOf('thang.badinh', '/account'));
    const sent = { _csrf, _key, version: '1', confirmed: '1' };
    expect([403, 409]).toContain((await agent('thang.badinh').post(`/imports/${id}/reversal`).type('form').send(sent)).status);
    expect(await pageOf('hoa.badinh', `/imports/${id}`)).toContain('7 dòng trong tệp = 6 đơn + 1 chưa nhập. Khớp.');
  });

  it('no denouncer is found in anything kept: not the second of two, not by her given name or number', async () => {
    const kept = await everything();
    for (const name of ['Khuất Thị', 'KHUẤT THỊ', 'khuat thi', 'bà Chim', 'bà Nhạn', 'bà Én', '001185000123', '001 185 000 123'])
      expect([name, kept.includes(name)]).toEqual([name, false]);
    expect(await rows('select ordinal from sealed_identities where petition_id = $1 order by 1', [ids.get(3)])).toHaveLength(2);
  });

  it('a complaint that denounces waits outside with a reason; one about a denunciation not answered goes in', async () => {
    const problems = await pageOf('hoa.badinh', `/imports/${id}/problems`);
    expect(problems).toContain('có chữ “tố cáo” nhưng loại đơn không phải là tố cáo');
    expect(problems).not.toContain('Bà Cò');
    expect(await statusOf('hoa.badinh', `/petitions/${ids.get(6)}`)).toBe(200);
  });

  it('whoever comes to the office later and is named in the words finds nothing either', async () => {
    const account = (
      await rows<{ id: number }>(
        "insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at) values ('ngoai.badinh', 'Nông Đình Ngoài', 'nong dinh ngoai', '!', false, now()) returning id",
      )
    )[0]?.id;
    await rows(
      "insert into assignments (account_id, unit_id, role, title, during) select $1, unit_id, 'processor', 'Chuyên viên', daterange('2026-11-01', null) from assignments a join accounts c on c.id = a.account_id where c.login = 'hoa.badinh' limit 1",
      [account],
    );
    // The words are read by nobody yet: he is looked for in them before anybody does (test/attack/old-words.test.ts).
    expect(await rows('select petition_id from named_accounts where account_id = $1', [account])).toEqual([]);
  });

  it('is not there for another office', async () => {
    for (const path of ['', '/columns', '/values', '/problems', '/rejected.xlsx', '/execution', '/reversal'])
      expect([path, [403, 404].includes(await statusOf('yen.ngocha', `/imports/${id}${path}`))]).toEqual([path, true]);
  });

  it('taken back by the one it denounces, what denounces him stays', async () => {
    await press('cuong.badinh', `/imports/${id}/reversal`);
    const left = await rows<{ no: number; state: string }>(
      "select row_no - 1 as no, state from import_rows where import_id = $1 and state <> 'bad' order by 1",
      [id],
    );
    expect(left).toEqual([
      { no: 1, state: 'kept' },
      { no: 2, state: 'undone' },
      { no: 3, state: 'undone' },
      { no: 4, state: 'kept' },
      { no: 6, state: 'undone' },
      { no: 7, state: 'undone' },
    ]);
    expect(await statusOf('hoa.badinh', `/petitions/${ids.get(1)}`)).toBe(200);
    expect(await statusOf('cuong.badinh', `/petitions/${ids.get(1)}`)).toBe(404);
    // The page of the undo says to each what he sees in the book; of what is hidden from him it says nothing.
    const told = await pageOf('cuong.badinh', `/imports/${id}`);
    expect(told).not.toMatch(/Ở lại trong sổ<\/h2>|\/petitions\/\d/);
    const whole = await pageOf('hoa.badinh', `/imports/${id}`);
    // No sum and no verdict, which would be false for one of them: in the same words for both.
    for (const page of [told, whole]) {
      expect(page).toContain('không cộng số dòng đã ra khỏi sổ, vì dòng người hoàn tác không được xem thì ở lại');
      expect(page).not.toMatch(/Khớp\.|Ra khỏi sổ|\d ra khỏi sổ/);
    }
    for (const no of [1, 4]) expect(whole).toContain(`/petitions/${ids.get(no)}`);
  });
});

describe('an old Sổ tiếp công dân', () => {
  it('hides its denunciations from whom their words name, as the desk does', async () => {
    const book = [
      'STT,Ngày tiếp,Họ tên,Nội dung,Loại đơn,Hướng xử lý',
      '1,04/01/2021,Khuất Thị Quạ,Bà Quạ tố cáo ông Vũ Bá Cường thu tiền,Tố cáo,Nhận đơn',
      '2,05/01/2021,Khuất Thị Cú,Tố cáo Chủ tịch UBND phường,Tố cáo,Giải thích',
      '3,06/01/2021,Khuất Thị Vẹt và Khuất Thị Sáo,Tố cáo trưởng thôn,Tố cáo,Giải thích',
    ].join('\n');
    const { id } = await upload(app, agent('hoa.badinh'), Buffer.from(book), { book: 'visits', source: 'Sổ tiếp dân' });
    await match(app, { id, agent: agent('hoa.badinh') });
    await press('cuong.badinh', `/imports/${id}/execution`);
    const ids = await idsOf('visit', id);
    expect(ids.size).toBe(3);
    expect(await statusOf('cuong.badinh', `/visits/${ids.get(1)}`)).toBe(404);
    expect(await statusOf('hoa.badinh', `/visits/${ids.get(1)}`)).toBe(200);
    for (const [login, status] of [
      ['thang.badinh', 404],
      ['hoa.badinh', 404],
      ['cuong.badinh', 200],
    ] as const)
      expect([login, await statusOf(login, `/visits/${ids.get(2)}`)]).toEqual([login, status]);
    expect(await everything()).not.toMatch(/Khuất Thị|bà Quạ/i);
    expect(await rows('select 1 from sealed_identities where visit_id = $1', [ids.get(3)])).toHaveLength(2);
    await press('cuong.badinh', `/imports/${id}/reversal`);
    expect(await rows('select row_no - 1 as no from import_rows where import_id = $1 and state = $2', [id, 'kept'])).toEqual([
      { no: 1 },
    ]);
  });
});

it('every table that points to a petition or visit is asked before an import is taken back, or goes with it', async () => {
  const pointing = await rows<{ name: string }>(
    "select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid in ('petitions'::regclass, 'visits'::regclass)",
  );
  const [{ words = '' } = {}] = await rows<{ words: string }>(
    "select string_agg(pg_get_functiondef(oid), ' ') as words from pg_proc where proname in ('import_rows_untouched','undo_import_next')",
  );
  expect(pointing.length).toBeGreaterThan(15);
  expect(pointing.map((one) => one.name).filter((name) => !new RegExp(`(?:from|update) ${name} `).test(words))).toEqual([]);
});
