// An old book goes in: read, matched, tried, imported, killed and gone on, found, taken back; nobody who denounces is seen anywhere.

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listKnownPeople } from '../../src/petitions/known/queries.ts';
import { petitionTypeNames } from '../../src/petitions/petition.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { csvOf } from './book-files.ts';
import { workbookOf } from './files.ts';
import { type Expected, messyBook, mistyped, nothingExpected, outdated } from './generator.ts';
import { formOf, type Journey, match, upload, work } from './journey.ts';
import { toTcvn3, toVni } from './old-fonts.ts';
import { countsShown, differences, fieldsIn, lettersIn, outcomeExpected, outcomeOf, petitionYears } from './outcome.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
let unitId: number;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
  unitId = await app.database.unitId('00004');
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const stateOf = async (id: number) => (await rows<{ state: string }>('select state from imports where id = $1', [id]))[0]?.state;
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const everything = async () => {
  const tables = await rows<{ t: string }>(
    "select format('%I.%I', table_schema, table_name) as t from information_schema.tables where table_schema in ('public','search','graphile_worker') and table_type = 'BASE TABLE'",
  );
  const dumps: string[] = [];
  for (const { t } of tables)
    dumps.push(
      ...(await rows<{ d: string }>(`select coalesce(string_agg(x::text, E'\n'), '') as d from ${t} x`)).map((row) => row.d),
    );
  return dumps.join('\n');
};

const outcome = ({ id }: Journey) => app.as('hoa.badinh', ({ tx }) => outcomeOf(tx, { unitId, id }));

describe('a messy book of sixteen hundred rows', () => {
  const expected: Expected = nothingExpected();
  let journey: Journey;

  it('is read and tried: the counts are those written down before', { timeout: 300_000 }, async () => {
    const book = Buffer.from([...csvOf(messyBook(1_600, 7, expected))].join(''));
    // Both spellings of tones stand in it.
    for (const spelling of [/ Hoà[,"\s]/, / Hòa[,"\s]/, / Thuỷ[,"\s]/, / Thủy[,"\s]/]) expect(book.toString()).toMatch(spelling);
    journey = await upload(app, clerk, book);
    expect(await stateOf(journey.id)).toBe('staged');
    await match(app, journey);
    expect(await stateOf(journey.id)).toBe('checked');
    // The mistyped type waits for an answer; the nearest meaning stands beside it.
    const values = await pageOf(clerk, `/imports/${journey.id}/values`);
    expect(values).toContain('Khếu nại');
    const asked = (word: string) => new RegExp(`for="f-(word\\.\\w+)"[^>]*>[^“]*“${word}”`, 'i').exec(values)?.[1] ?? '';
    expect(values).toContain('Có thể là “Khiếu nại”');
    const sent = { [asked('Khếu nại')]: mistyped.means, [asked('Ruộng đất')]: outdated.means };
    await clerk
      .post(`/imports/${journey.id}/values`)
      .type('form')
      .send({ ...formOf(values), ...sent })
      .expect(303);
    await work(app);
    expect(differences(outcomeExpected(expected), await outcome(journey))).toEqual([]);
    // Several hundred people write more than once, in four encodings; some two hundred share a name with a stranger.
    expect(expected.taken - expected.people).toBeGreaterThan(600);
    expect(expected.people - expected.names).toBeGreaterThan(100);
    expect((await rows<{ n: number }>('select count(*)::int as n from petitions'))[0]?.n).toBe(0);
  });

  it('says so to who brought it, before anything is in: by year and type, and by office', async () => {
    const page = await pageOf(clerk, `/imports/${journey.id}`);
    const { Cộng: all, ...years } = countsShown(page, 'Số dòng theo năm nhận và loại đơn');
    const typed = ({ KN = 0, TC = 0, KNPA = 0 }: Record<string, number>) => ({
      [petitionTypeNames.KN]: KN,
      [petitionTypeNames.TC]: TC,
      [petitionTypeNames.KNPA]: KNPA,
      Cộng: KN + TC + KNPA,
    });
    const wanted = Object.fromEntries(Object.entries(expected.years).map(([year, types]) => [year, typed(types)]));
    expect(Object.keys(years).sort()).toEqual(Object.keys(wanted).sort());
    for (const [year, counts] of Object.entries(wanted)) expect([year, years[year]]).toMatchObject([year, counts]);
    expect(all).toMatchObject({ Cộng: expected.taken, 'Đang xử lý': expected.open });
    // None of the three stands any more: each says until when it did.
    const gone = Object.entries(expected.offices).map(([name, rows]) => [`${name} (trước 01/07/2025)`, { '': rows }]);
    expect(countsShown(page, 'Số dòng theo cơ quan')).toEqual(Object.fromEntries(gone));
    expect(Object.keys(expected.offices)).toHaveLength(3);
  });

  it('shows no denouncer while it waits: not on the pages, not in the file of rejected rows, not in the database', async () => {
    const { text } = await head.get(`/imports/${journey.id}`).expect(200);
    const problems = await pageOf(clerk, `/imports/${journey.id}/problems`);
    const columns = await pageOf(clerk, `/imports/${journey.id}/columns`);
    const kept = await everything();
    const unique = [...new Set(expected.denouncers)];
    expect(unique.length).toBeGreaterThan(20);
    for (const page of [text, problems, columns]) expect(unique.filter((name) => page.includes(name))).toEqual([]);
    for (const name of unique) expect(kept.includes(name)).toBe(false);
  });

  it('is not imported by a clerk, nor without the tick', async () => {
    expect((await clerk.get(`/imports/${journey.id}/execution`)).status).toBe(403);
    const page = await pageOf(head, `/imports/${journey.id}/execution`);
    await head.post(`/imports/${journey.id}/execution`).type('form').send(formOf(page)).expect(422);
  });

  it('killed in the middle it goes on, and every row is in once', { timeout: 300_000 }, async () => {
    const page = await pageOf(head, `/imports/${journey.id}/execution`);
    await head
      .post(`/imports/${journey.id}/execution`)
      .type('form')
      .send({ ...formOf(page), confirmed: '1' })
      .expect(303);
    const running = work(app).catch(() => undefined);
    for (let done = 0; done === 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done = (await rows<{ n: number }>('select chunks_done as n from imports where id = $1', [journey.id]))[0]?.n ?? 0;
    }
    // Every connection of the application is cut at once, whatever it is doing.
    await app.database.asRole('app', (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'donthu' and datname = current_database()",
      ),
    );
    await running;
    expect(await stateOf(journey.id)).toBe('running');
    expect((await journey.agent.get(`/imports/${journey.id}`).expect(200)).text).toMatch(/Đã xong [\d.]+ trên [\d.]+ dòng/);
    const before = (await rows<{ n: number }>('select count(*)::int as n from petitions'))[0]?.n ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(expected.taken);
    // The worker died with its job: nobody will run it again. The regular sweep finds the silence.
    await app.database.asRole('worker', (client) => client.query('delete from graphile_worker._private_jobs'));
    app.setNow('2026-11-25T02:10:00Z');
    await app.as('hoa.badinh', (act) => act.tx.run("select enqueue('resume_imports', '{}')"));
    await work(app);
    expect(await stateOf(journey.id)).toBe('done');
    expect(differences(outcomeExpected(expected), await outcome(journey))).toEqual([]);
    await app.as('cuong.badinh', async ({ tx }) => {
      expect(differences(expected.years, await petitionYears(tx, unitId))).toEqual([]);
      expect(differences(expected.fields, await fieldsIn(tx, unitId))).toEqual([]);
      // Whoever writes again is known at the desk as one, and a stranger of the same name as another.
      expect(differences(expected.letters, await lettersIn(tx, unitId))).toEqual([]);
    });
    expect(
      await rows(
        'select year, max(number) as most, count(*)::int as n from petitions group by year having max(number) <> count(*)',
      ),
    ).toEqual([]);
    const shown = await pageOf(clerk, `/imports/${journey.id}`);
    expect(shown).toContain('Khớp.');
    expect(shown).toContain(`${expected.taken.toLocaleString('vi-VN')} đơn`);
  });

  it('sealed those who denounce, started no reminder for history, gave the open ones a clock that says why', async () => {
    const counts = (
      await rows<{
        sealed: number;
        identities: number;
        clocks: number;
        notices: number;
        slips: number;
        indexed: number;
        open: number;
      }>(
        `select (select count(*)::int from petitions where sealed) as sealed, (select count(*)::int from sealed_identities) as identities,
         (select count(distinct petition_id)::int from clocks) as clocks, (select count(*)::int from notices where petition_id is not null) as notices, (select count(*)::int from public_slips) as slips,
         (select count(*)::int from search.petition_words) as indexed, (select count(*)::int from petitions where closed_on is null) as open`,
      )
    )[0];
    const denounced = Object.values(expected.years).reduce((sum, types) => sum + (types.TC ?? 0), 0);
    expect(counts).toMatchObject({
      sealed: denounced,
      identities: denounced,
      notices: 0,
      indexed: expected.taken - denounced,
      // Of the others the proceeding is open.
      open: expected.open - expected.accepted,
    });
    expect(await rows("select count(*)::int as n from proceedings where closed_on is null and next_act = 'assignment'")).toEqual([
      { n: expected.accepted },
    ]);
    // No rule in force before Luật Khiếu nại 2011, none for recommendations before Thông tư 05/2021: nothing is invented for them.
    expect(
      await rows(
        "select id from petitions p where closed_on is null and not exists (select 1 from clocks c where c.petition_id = p.id) and not (petition_type = 'KNPA' and received_on < '2021-11-15') and received_on >= '2012-07-01'",
      ),
    ).toEqual([]);
    expect(counts?.clocks).toBeGreaterThan(0);
    const kept = await everything();
    for (const name of new Set(expected.denouncers)) expect([name, kept.includes(name)]).toEqual([name, false]);
    const clock = (await rows<{ id: string }>('select id from clocks where is_main and due_on is not null limit 1'))[0];
    if (clock) expect(await pageOf(head, `/clocks/${clock.id}`)).toContain('hạn tính theo dữ liệu chuyển đổi');
    expect(
      (await rows<{ data: { origin?: string } }>("select data from clock_events where kind = 'started'")).every(
        (one) => one.data.origin === 'converted',
      ),
    ).toBe(true);
  });

  it('is found by the number of the old book', async () => {
    const one = (
      await rows<{ paper_number: string; year: number; number: number }>(
        'select paper_number, year, number from petitions order by id desc limit 1',
      )
    )[0];
    const found = await pageOf(head, `/search?q=${encodeURIComponent(one?.paper_number ?? '')}`);
    expect(found).toContain(`ĐT-${one?.year}-${String(one?.number).padStart(6, '0')}`);
    expect(found).toContain('Khớp số trên sổ giấy');
  });

  it('sent again gives nothing new', { timeout: 300_000 }, async () => {
    const again = await upload(app, clerk, Buffer.from([...csvOf(messyBook(1_600, 7, nothingExpected()))].join('')), {
      name: 'gui-lai.csv',
    });
    // Layout and meanings are remembered.
    expect(await pageOf(clerk, `/imports/${again.id}/columns`)).toMatch(/name="column\.0"[\s\S]*?value="oldNumber" selected/);
    await match(app, again);
    const found = await results(again.id);
    expect(found.ready).toBe(0);
    expect(found.rejected['oldNumber:alreadyImported']).toBe(expected.taken + (expected.rejected['oldNumber:twice'] ?? 0));
    expect((await head.get(`/imports/${again.id}/execution`)).status).toBe(200);
    expect(await pageOf(head, `/imports/${again.id}`)).toContain('Không có dòng nào đủ điều kiện');
  });

  it('is taken back while untouched; what somebody worked on stays', { timeout: 300_000 }, async () => {
    const [touched] = await rows<{ id: string; year: number; number: number }>(
      'select id, year, number from petitions where number = 3 and not sealed order by year limit 1',
    );
    await rows('update petitions set version = 2 where id = $1', [touched?.id]);
    const page = await pageOf(head, `/imports/${journey.id}/reversal`);
    await head
      .post(`/imports/${journey.id}/reversal`)
      .type('form')
      .send({ ...formOf(page), confirmed: '1' })
      .expect(303);
    await work(app);
    expect(await stateOf(journey.id)).toBe('undone');
    const left = await rows<{ id: string; year: number; number: number; status: string }>(
      'select id, year, number, status from petitions order by number',
    );
    // The two numbers before it stay in the book, struck through: a book has no gaps.
    expect(left.map((one) => [one.year, one.number, one.status === 'void'])).toEqual([
      [touched?.year, 1, true],
      [touched?.year, 2, true],
      [touched?.year, 3, false],
    ]);
    expect(await rows("select year, value from counters where name = 'petition' and value > 0")).toEqual([
      { year: touched?.year, value: 3 },
    ]);
    expect(
      (
        await rows<{ n: number }>(
          'select count(*)::int as n from sealed_identities where petition_id not in (select id from petitions)',
        )
      )[0]?.n,
    ).toBe(0);
    expect((await rows<{ n: number }>('select count(*)::int as n from matters'))[0]?.n).toBe(3);
    const shown = await pageOf(head, `/imports/${journey.id}`);
    expect(shown).toContain('Đã hoàn tác');
    // It denounces: nobody is told how many went, nor that none is lost.
    for (const agent of [head, clerk]) {
      const told = await pageOf(agent, `/imports/${journey.id}`);
      expect(told).toContain('không cộng số dòng đã ra khỏi sổ');
      expect(told).not.toMatch(/Khớp\.|Ra khỏi sổ/);
    }
    expect(shown).toContain(`<a href="/petitions/${touched?.id}">ĐT-${touched?.year}-000003</a>`);
    // What stayed may be what is hidden from whoever looks: no table of the rest says so.
    expect(shown).not.toMatch(/Theo năm và loại đơn|vào sổ<|theo lý do/);
    expect(await rows('select 1 from import_chunks where import_id = $1', [journey.id])).toEqual([]);
  });
});

async function results(id: number) {
  const found = await rows<{
    state: string;
    problems: { target: string; code: string }[];
    year: number;
    petition_type: string;
    is_open: boolean;
    office: string | null;
  }>(
    'select r.state, r.problems, r.year, r.petition_type, r.is_open, u.name as office from import_rows r left join units u on u.id = r.office_id where r.import_id = $1',
    [id],
  );
  const soft = new Set(['year', 'count', 'oddId', 'unknownUnit']);
  const made = {
    ready: 0,
    open: 0,
    rejected: {} as Record<string, number>,
    years: {} as Record<string, Record<string, number>>,
    offices: {} as Record<string, number>,
  };
  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const row of found) {
    if (row.state === 'bad') {
      const first = row.problems.find((one) => !soft.has(one.code));
      add(made.rejected, `${first?.target}:${first?.code}`);
      continue;
    }
    made.ready += 1;
    if (row.is_open) made.open += 1;
    made.years[row.year] ??= {};
    add(made.years[row.year] ?? {}, row.petition_type);
    if (row.office) add(made.offices, row.office);
  }
  return made;
}

describe('one person typed four ways', () => {
  it('is one person afterwards', async () => {
    const name = 'Trịnh Thị Thuý Hoà';
    const line = (no: number, how: (text: string) => string) => [
      String(no),
      `0${no}/03/2019`,
      how(name),
      '1961',
      how('Số 5 phố Đội Cấn'),
      how('Kiến nghị'),
      how('Đề nghị sửa đường'),
    ];
    const heads = ['Số', 'Ngày nhận', 'Họ tên', 'Năm sinh', 'Địa chỉ', 'Loại đơn', 'Nội dung'];
    const file = await workbookOf([
      heads,
      line(1, (text) => text),
      line(2, (text) => text.normalize('NFD')),
      line(3, toTcvn3),
      line(4, toVni),
      line(5, (text) => text.replace('Thuý Hoà', 'Thúy Hòa')),
    ]);
    const journey = await upload(app, clerk, file, { name: 'sổ.xlsx', source: 'Sổ năm 2019' });
    await match(app, journey);
    expect(await pageOf(clerk, `/imports/${journey.id}`)).toMatch(/Người gửi khác nhau[\s\S]{0,80}1</);
    await runIt(journey);
    const actor = await app.database.actorOf('cuong.badinh');
    const people = await app.database.database.inUnit(actor, (tx) =>
      listKnownPeople(tx, unitId, { name, idNumber: '' } as never),
    );
    expect(people.map((one) => [one.name.normalize('NFC'), one.petitions])).toEqual([
      [expect.stringMatching(/^Trịnh Thị Th/), 5],
    ]);
  });
});

async function runIt(journey: Journey): Promise<void> {
  const page = await pageOf(head, `/imports/${journey.id}/execution`);
  await head
    .post(`/imports/${journey.id}/execution`)
    .type('form')
    .send({ ...formOf(page), confirmed: '1' })
    .expect(303);
  await work(app);
}

describe('rejected rows', () => {
  it('come back as a file to mend: reasons in front, a row that may denounce without its words, formulas as text', async () => {
    const file = Buffer.from(
      [
        'Số đến,Ngày nhận,Họ tên,Địa chỉ,Loại đơn,Nội dung',
        '1,31/02/2020,Phan Văn Khỏe,Ngõ 3,Khiếu nại,=HYPERLINK("http://x")',
        '2,32/02/2020,Khuất Thị Chim,Ngõ Lá Me,Tố cáo,Bà Khuất Thị Chim tố cáo',
        '3,05/02/2020,Ai Đó,Ngõ 9,Khiếu nại,Tố cáo cán bộ phường',
        '4,05/02/2020,Ai Nữa,Ngõ 9,Kiến nghị,Xin sửa đường',
      ].join('\n'),
    );
    const journey = await upload(app, clerk, file, { source: 'Sổ lỗi' });
    await match(app, journey);
    expect(await pageOf(clerk, `/imports/${journey.id}`)).toContain(
      '1 ô, lấy nội dung đã lưu trong tệp, không tính lại. Ô nào sai thì gõ lại giá trị vào ô rồi tải tệp lên lại.',
    );
    const problems = await pageOf(clerk, `/imports/${journey.id}/problems`);
    expect(problems).toContain('31/02/2020');
    expect(problems).toContain('ghi một ngày không có trong lịch');
    expect(problems).toContain('Sửa loại đơn thành “Tố cáo”');
    expect(problems).not.toContain('Khuất');
    const answer = await clerk
      .get(`/imports/${journey.id}/rejected.xlsx`)
      .buffer(true)
      .parse(binary as never)
      .expect(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.body as never);
    const sheet = workbook.worksheets[0];
    const lines = [1, 2, 3, 4].map((no) => ((sheet?.getRow(no).values ?? []) as unknown[]).slice(1));
    expect(lines[0]).toEqual(['Lý do chưa nhập', 'Dòng', 'Số đến', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung']);
    expect(lines[1]?.slice(2)).toEqual(['1', '31/02/2020', 'Phan Văn Khỏe', 'Ngõ 3', 'Khiếu nại', `'=HYPERLINK("http://x")`]);
    expect(sheet?.getCell('H2')).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' });
    expect(JSON.stringify(lines)).not.toContain('Khuất');
    expect(JSON.stringify(lines[2])).toContain('chép lại từ dòng 3');
    // Sent back unmended, the kept-back cells are asked for; mended, the row is taken.
    const sentBack = await workbookOf([
      lines[0] ?? [],
      lines[1]?.with(3, '28/02/2020') ?? [],
      lines[2]?.with(3, '28/02/2020') ?? [],
    ]);
    const again = await upload(app, clerk, sentBack, { source: 'Sổ lỗi', name: 'da-sua.xlsx' });
    await match(app, again);
    const found = await results(again.id);
    expect(found.ready).toBe(1);
    expect(Object.keys(found.rejected)).toEqual([expect.stringMatching(/:withheld$/)]);
    expect(
      (
        await rows<{ n: number }>(
          "select count(*)::int as n from events where kind = 'import.refused_exported' and not jsonb_exists(data, 'rows')",
        )
      )[0]?.n,
    ).toBe(1);
  });
});

describe('an old Sổ tiếp công dân', () => {
  it('goes into the register: all answered, denouncers sealed, people in one column with their address', async () => {
    const file = await workbookOf([
      ['SỔ TIẾP CÔNG DÂN NĂM 2021'],
      ['STT', 'Ngày tiếp', 'Họ tên, địa chỉ', 'Nội dung', 'Loại đơn', 'Số người', 'Hướng xử lý'],
      ['1', '04/01/2021', 'Ông Vũ Đình Bảng, tổ 4 phường Cống Vị', 'Hỏi về đền bù', 'Kiến nghị', '7', 'Hướng dẫn'],
      ['2', '05/01/2021', 'Bà Khuất Thị Lá - ngõ 9', 'Tố cáo trưởng thôn thu tiền', 'Tố cáo', '', 'Nhận đơn'],
    ]);
    const journey = await upload(app, clerk, file, { book: 'visits', source: 'Sổ TCD', name: 'tcd.xlsx' });
    await match(app, journey);
    expect(await results(journey.id)).toMatchObject({ ready: 2 });
    await runIt(journey);
    const visits = await rows(
      'select number, sealed, petition_type, person_count, is_large_group, outcome, status from visits where unit_id = $1 and year = 2021 order by number',
      [unitId],
    );
    expect(visits).toEqual([
      {
        number: 1,
        sealed: false,
        petition_type: 'KNPA',
        person_count: 7,
        is_large_group: true,
        outcome: 'guided',
        status: 'replied',
      },
      {
        number: 2,
        sealed: true,
        petition_type: 'TC',
        person_count: 1,
        is_large_group: false,
        outcome: 'accepted_for_processing',
        status: 'replied',
      },
    ]);
    expect(await everything()).not.toContain('Khuất Thị Lá');
    expect(await pageOf(clerk, `/imports/${journey.id}`)).toContain('2 lượt tiếp');
    // Found by the number of the old book, as it stands there; the one that denounces by its number too, and by nothing else.
    await rows("update visits set paper_number = '01/TCD' where unit_id = $1 and year = 2021 and number = 1", [unitId]);
    const found = async (q: string) => (await head.get(`/search?q=${encodeURIComponent(q)}`).expect(303)).headers.location;
    const [first, second] = await rows<{ id: string }>(
      'select id from visits where unit_id = $1 and year = 2021 order by number',
      [unitId],
    );
    expect(await found('số tiếp 01/TCD')).toBe(`/visits/${first?.id}`);
    expect(await found('số tiếp 2/2021 của phường cũ')).toBe(`/visits/${second?.id}`);
    expect(await pageOf(head, `/search?q=${encodeURIComponent('01/TCD')}`)).toContain('Số trên sổ cũ 01/TCD');
  });
});

describe('whoever may bring no book', () => {
  it('reads in an empty list who brings the book, and is not told to', async () => {
    const reader = await app.signIn('hung.thanhtra');
    const empty = await pageOf(reader, '/imports');
    expect(empty).toContain('Văn thư hoặc trưởng bộ phận của đơn vị tải tệp Excel');
    expect(empty).not.toContain('Tải tệp Excel của quyển sổ đang dùng lên');
  });
});

describe('a hostile file', () => {
  it.each([
    ['one column', Buffer.from('a\nb\n'), 'chỉ có một cột'],
    ['only a head', Buffer.from('a,b\n\n\n\n'), 'không có dòng dữ liệu nào'],
    ['a PDF', Buffer.from('%PDF-1.7\nabc'), 'không phải là sổ Excel'],
  ])('%s is answered on its page', async (_, file, words) => {
    const { id } = await upload(app, clerk, file, { source: 'Sổ lạ' });
    expect(await stateOf(id)).toBe('refused');
    expect(await pageOf(clerk, `/imports/${id}`)).toContain(words);
  });
  it('with the wrong columns is told which are missing, and keeps what was chosen', async () => {
    const journey = await upload(app, clerk, Buffer.from('Màu,Cỡ\nđỏ,to\n'), { source: 'Sổ màu' });
    const page = await pageOf(clerk, `/imports/${journey.id}/columns`);
    const answer = await clerk
      .post(`/imports/${journey.id}/columns`)
      .type('form')
      .send({ ...formOf(page), charset: 'unicode', 'column.0': 'type', 'column.1': '', blankState: 'filed' })
      .expect(422);
    expect(answer.text).toContain('Chọn cột nào là “Ngày nhận đơn, ngày tiếp”');
    expect(answer.text).toMatch(/name="column\.0"[\s\S]*?value="type" selected/);
  });
  it('leaves nothing in the file store', async () => {
    expect(await app.services.files.list()).toEqual([]);
  });
});

function binary(res: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer) => parts.push(part));
  res.on('end', () => done(null, Buffer.concat(parts)));
}
