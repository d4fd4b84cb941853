// An import taken back while the office works on: what somebody began stays, numbers stay right, nothing hangs, nothing is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startUndo } from '../../src/importing/actions.ts';
import { beginUndo } from '../../src/importing/records.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { aRegistration } from '../support/registration.ts';
import { aBookDesk } from './desk.ts';
import { workbookOf } from './files.ts';
import { confirm, formOf, type Journey, match, openWordsOf, upload, work } from './journey.ts';

const desk = aBookDesk();
const { app, rows, pageOf } = desk;

const stateOf = async (id: number) => (await rows<{ state: string }>('select state from imports where id = $1', [id]))[0]?.state;
const statesOf = async (id: number) =>
  (await rows<{ state: string }>('select state from import_rows where import_id = $1 order by row_no', [id])).map(
    (row) => row.state,
  );
const idsOf = async (id: number) =>
  (await rows<{ id: string }>('select petition_id as id from import_rows where import_id = $1 order by row_no', [id])).map(
    (row) => Number(row.id),
  );
const runOf = async (id: number) => (await rows<{ run: number }>('select run from imports where id = $1', [id]))[0]?.run ?? 0;

const heads = ['STT', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'];
const lines = (year: number, count: number) =>
  Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `0${at + 1}/03/${year}`,
    'Trần Văn Mười',
    'Ngõ 5',
    'Kiến nghị',
    'Xin sửa đường',
    'Lưu đơn',
  ]);
/** A book of so many rows, in the books. */
async function taken(source: string, year: number, count: number): Promise<Journey> {
  const file = await workbookOf([heads, ...lines(year, count)]);
  const journey = await upload(app, desk.clerk, file, { source, name: 'so.xlsx' });
  await match(app, journey);
  await confirm(app, { ...journey, agent: desk.head }, 'execution');
  return { ...journey, agent: desk.head };
}
/** The undo is ordered and has marked its rows; its job has not come to them yet. */
async function begun({ id }: Journey): Promise<void> {
  const run = await runOf(id);
  await app.as('cuong.badinh', async (act) => {
    await startUndo(act, id, run);
    await beginUndo(act.tx, id);
  });
}

describe('work begun after the undo has marked its rows', () => {
  it('stays, a draft too, and the undo comes to its end', async () => {
    const journey = await taken('Sổ đang làm', 2011, 6);
    const [first, second, third, fourth] = await idsOf(journey.id);
    await begun(journey);
    await rows('update petitions set version = 2 where id = $1', [first]);
    await rows(
      "insert into drafts (unit_id, account_id, form, subject, key_id, wrapped_key, ciphertext, saved_at) select unit_id, registered_by, 'classification', id::text, 'k', '', '', now() from petitions where id = $1",
      [second],
    );
    // Held until its typist is confirmed, a draft is one all the same.
    await rows(
      "insert into drafts (unit_id, account_id, form, subject, key_id, wrapped_key, ciphertext, saved_at) select unit_id, registered_by, 'held:7:proposal', id::text, 'k', '', '', now() from petitions where id = $1",
      [fourth],
    );
    // A row that points to it: deleting the petition would fail, and the job with it, for ever.
    await rows(
      "insert into handled_on_paper (unit_id, petition_id, sealed, outcome, paper_on, decided_by, entered_at, entered_by) select unit_id, id, false, 'guide', '2026-11-24', 'Chủ tịch', now(), registered_by from petitions where id = $1",
      [third],
    );
    await work(app);
    expect(await stateOf(journey.id)).toBe('undone');
    expect(await statesOf(journey.id)).toEqual(['kept', 'kept', 'kept', 'kept', 'undone', 'undone']);
    for (const agent of [desk.head, desk.clerk]) {
      const page = await pageOf(agent, `/imports/${journey.id}`);
      // Who brought the file reads what went; who took it back only what he sees in the book: more may have stayed.
      expect(page.includes('6 dòng trong tệp = 2 ra khỏi sổ + 4 ở lại trong sổ + 0 chưa nhập. Khớp.')).toBe(agent === desk.clerk);
      expect(page.includes('không cộng số dòng đã ra khỏi sổ')).toBe(agent === desk.head);
      expect(page).toMatch(/Ở lại trong sổ[^<]*<\/th><td[^>]*><strong>4</);
      for (const stayed of [first, second, third, fourth]) expect(page).toContain(`<a href="/petitions/${stayed}">ĐT-2011-`);
    }
  });

  it('once dropped, or struck out by hand, lets its row go with the next undo, and the same line come in again', async () => {
    const journey = await taken('Sổ bỏ dở', 2012, 3);
    const [first, second] = await idsOf(journey.id);
    await begun(journey);
    await rows('update petitions set version = 2 where id = any ($1::bigint[])', [[first, second]]);
    await work(app);
    expect(await statesOf(journey.id)).toEqual(['kept', 'kept', 'undone']);
    await rows('update petitions set version = 1 where id = $1', [first]);
    await rows("update petitions set status = 'void', void_reason = 'Vào nhầm' where id = $1", [second]);
    for (const agent of [desk.head, desk.clerk])
      expect(await pageOf(agent, `/imports/${journey.id}`)).toContain('xử lý thì ở lại trong sổ');
    expect(await pageOf(desk.head, `/imports/${journey.id}`)).toContain('Hoàn tác lần nữa');
    await confirm(app, journey, 'reversal');
    expect(await statesOf(journey.id)).toEqual(['undone', 'undone', 'undone']);
    expect(await pageOf(desk.head, `/imports/${journey.id}`)).not.toContain('Hoàn tác lần nữa');
    const again = await upload(app, desk.clerk, await workbookOf([heads, ...lines(2012, 3)]), {
      source: 'Sổ bỏ dở',
      name: 'so.xlsx',
    });
    await match(app, again);
    expect(await statesOf(again.id)).toEqual(['ready', 'ready', 'ready']);
  });
});

describe('a registration under way while an import is taken back', () => {
  it('is waited for: the next number is its successor', async () => {
    const journey = await taken('Sổ năm nay', 2026, 4);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let registering: Promise<void> = Promise.resolve();
    const number = await new Promise<string>((resolve) => {
      registering = app.as('hoa.badinh', async (act) => {
        resolve((await registerPetition(act, aRegistration())).number);
        await released;
      });
    });
    await begun(journey);
    const undoing = work(app);
    for (let waiting = 0; waiting === 0; )
      waiting = (await rows<{ n: number }>('select count(*)::int as n from pg_locks where not granted'))[0]?.n ?? 0;
    release();
    await registering;
    await undoing;
    expect(await stateOf(journey.id)).toBe('undone');
    const next = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    expect(Number(next.number.slice(-6))).toBe(Number(number.slice(-6)) + 1);
  });
});

describe('an import that does not get on', () => {
  it('is stopped: what is in stays, what is not waits outside to be sent again', async () => {
    const { id } = await upload(app, desk.clerk, await workbookOf([heads, ...lines(2013, 3)]), {
      source: 'Sổ dừng',
      name: 'so.xlsx',
    });
    await match(app, { id, agent: desk.clerk });
    const page = await pageOf(desk.head, `/imports/${id}/execution`);
    await desk.head
      .post(`/imports/${id}/execution`)
      .type('form')
      .send({ ...formOf(page), confirmed: '1' })
      .expect(303);
    await confirm(app, { id, agent: desk.head }, 'stop');
    expect(await stateOf(id)).toBe('done');
    expect(await statesOf(id)).toEqual(['bad', 'bad', 'bad']);
    expect(await pageOf(desk.clerk, `/imports/${id}/problems`)).toContain('Gửi lại dòng này trong một tệp mới');
    expect(await pageOf(desk.clerk, `/imports/${id}`)).toContain('Khớp.');
    // After a month nobody came back to them.
    app.setNow('2026-12-28T02:00:00Z');
    await app.as('hoa.badinh', (act) => act.tx.run("select enqueue('resume_imports', '{}')"));
    await work(app);
    app.setNow('2026-11-25T02:00:00Z');
    expect(await rows('select 1 from import_chunks where import_id = $1', [id])).toEqual([]);
    await desk.clerk.get(`/imports/${id}/problems`).expect(404);
  });

  it('is dropped before it began, and nothing of the file is left', async () => {
    const { id } = await upload(app, desk.clerk, await workbookOf([heads, ...lines(2014, 2)]), {
      source: 'Sổ bỏ',
      name: 'so.xlsx',
    });
    await confirm(app, { id, agent: desk.clerk }, 'abandonment');
    expect(await stateOf(id)).toBe('refused');
    expect(await rows('select 1 from import_chunks where import_id = $1', [id])).toEqual([]);
  });

  it('keeps of its words only those that wait outside, and its matching pages say that it is settled', async () => {
    const file = await workbookOf([
      heads,
      ...lines(2015, 2),
      ['9', '31/02/2015', 'Trần Văn Chờ', 'Ngõ 5', 'Kiến nghị', 'Xin sửa đường', ''],
    ]);
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ chờ', name: 'so.xlsx' });
    await match(app, { id, agent: desk.clerk });
    await confirm(app, { id, agent: desk.head }, 'execution');
    expect(await pageOf(desk.clerk, `/imports/${id}/problems`)).toContain('31/02/2015');
    const [chunk] = await rows<{ size: number }>('select length(ciphertext) as size from import_chunks where import_id = $1', [
      id,
    ]);
    expect(chunk?.size).toBeLessThan(400);
    for (const path of ['columns', 'values']) {
      const { text } = await desk.clerk.get(`/imports/${id}/${path}`).expect(409);
      expect(text).toContain('Các dòng đã vào sổ, không đổi được nữa.');
      expect(text).toContain(`href="/imports/${id}"`);
    }
    // What its words were taken for is still looked up, until the rows are out.
    const takenFor = 'Các chữ trong tệp được hiểu là gì';
    expect(await pageOf(desk.clerk, `/imports/${id}`)).toMatch(new RegExp(`${takenFor}[\\s\\S]*“Lưu đơn” 2`));
    await confirm(app, { id, agent: desk.head }, 'reversal');
    expect(await pageOf(desk.clerk, `/imports/${id}`)).not.toContain(takenFor);
  });
});

it('a form that showed another dry run comes back with the choices instead of acting', async () => {
  const { id } = await upload(app, desk.clerk, await workbookOf([heads, ...lines(2016, 2)]), {
    source: 'Sổ hai người',
    name: 'so.xlsx',
  });
  await match(app, { id, agent: desk.clerk });
  const seen = await pageOf(desk.head, `/imports/${id}/execution`);
  await match(app, { id, agent: desk.clerk }, { numbering: 'repeats' });
  const answer = await desk.head
    .post(`/imports/${id}/execution`)
    .type('form')
    .send({ ...formOf(seen), confirmed: '1' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('vừa được chạy thử lại');
  expect(await stateOf(id)).toBe('checked');
});

describe('a number that stays because the book goes on behind it', () => {
  const late = [heads, ['1', '05/04/2010', 'Lò Thị Sau', 'Bản 2', 'Kiến nghị', 'Xin cấp nước', 'Lưu đơn']];
  const people = ['Tráng Thị Xóa', 'Ngõ Xóa 77', '0912777001'];
  let struck: number;
  let sealed: number;
  let open: number;

  beforeAll(async () => {
    const file = await workbookOf([
      [...heads, 'Điện thoại'],
      ['1', '01/04/2010', people[0] ?? '', people[1] ?? '', 'Kiến nghị', 'Xin sửa cầu Xóa', 'Lưu đơn', people[2] ?? ''],
      ['2', '02/04/2010', 'Giàng Thị Kín', 'Ngõ 9', 'Tố cáo', 'Tố cáo cán bộ kiểm lâm', 'Lưu đơn', ''],
      ['3', '03/04/2026', people[0] ?? '', people[1] ?? '', 'Kiến nghị', 'Xin sửa cầu Xóa', 'Đang xử lý', ''],
    ]);
    const journey = await upload(app, desk.clerk, file, { source: 'Sổ bị gạch', name: 'so.xlsx' });
    await match(app, journey);
    await confirm(app, { ...journey, agent: desk.head }, 'execution');
    [struck = 0, sealed = 0, open = 0] = await idsOf(journey.id);
    const behind = await upload(app, desk.clerk, await workbookOf(late), { source: 'Sổ đứng sau', name: 'so.xlsx' });
    await match(app, behind);
    await confirm(app, { ...behind, agent: desk.head }, 'execution');
    await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    // Past midnight on the office's clock, still the day before by the world's.
    app.setNow('2026-11-25T20:30:00Z');
    desk.clerk = await app.signIn('hoa.badinh');
    desk.head = await app.signIn('cuong.badinh');
    await confirm(app, { ...journey, agent: desk.head }, 'reversal');
    expect(await statesOf(journey.id)).toEqual(['undone', 'undone', 'undone']);
  });
  afterAll(async () => {
    // Later than every act so far: no dry run of these is older than one of them.
    app.setNow('2026-11-25T21:00:00Z');
    desk.clerk = await app.signIn('hoa.badinh');
    desk.head = await app.signIn('cuong.badinh');
  });

  it('is struck out on the day it happened, whenever the old book had ended it', async () => {
    expect(
      await rows('select status, closed_on::text as on from petitions where id = any ($1::bigint[]) order by id', [
        [struck, sealed, open],
      ]),
    ).toEqual(Array.from({ length: 3 }, () => ({ status: 'void', on: '2026-11-26' })));
  });

  it('says on its page why, by whom and when, and keeps nothing of its sender', async () => {
    for (const id of [struck, sealed, open])
      for (const agent of [desk.head, desk.clerk]) {
        const page = await pageOf(agent, `/petitions/${id}`);
        expect(page).toMatch(
          /Đã hủy số lúc 03:30 ngày 26\/11\/2026\. Người hủy: Vũ Bá Cường\. Lý do: Hoàn tác đợt nhập số \d+\./,
        );
        expect(page.match(/Hoàn tác đợt nhập số \d+, hủy số đơn/g)).toHaveLength(1);
        for (const words of [...people, 'cầu Xóa', 'Giàng Thị Kín', 'kiểm lâm'])
          expect([words, page.includes(words)]).toEqual([words, false]);
      }
    for (const table of ['parties', 'sealed_identities', 'blind_indexes'])
      expect(await rows(`select 1 from ${table} where petition_id = any ($1::bigint[])`, [[struck, sealed, open]])).toEqual([]);
    expect(await openWordsOf(app)).not.toMatch(/Tráng Thị Xóa|Ngõ Xóa 77|0912777001|cầu Xóa/);
  });

  it('is there to be read and for nothing else', async () => {
    const processor = await app.signIn('son.badinh');
    for (const id of [struck, open]) {
      const page = await pageOf(processor, `/petitions/${id}`);
      for (const act of ['Soạn văn bản khác', 'Kiểm tra đơn trùng', 'Chuyển sang bảo mật', 'Thêm tài liệu'])
        expect([act, page.includes(act)]).toEqual([act, false]);
      for (const path of ['papers/new', 'duplicates', 'sealing']) {
        const answer = await processor.get(`/petitions/${id}/${path}`);
        expect([path, answer.status]).toEqual([path, 409]);
      }
    }
  });
});

describe('taken back by an officer whom its last row denounces', () => {
  const book = (year: number, last: string[]) =>
    workbookOf([[...heads, 'Người bị tố cáo'], ...lines(year, 3).map((line) => [...line, '']), last]);
  const mainOf = async (address: string) =>
    (/<main[\s\S]*<\/main>/.exec(await pageOf(desk.head, address))?.[0] ?? '')
      .replace(/(Đợt nhập số |\/imports\/|name="_\w+" value=")[^" :<]+/g, '$1')
      .replaceAll(/200[45]/g, 'năm');
  const nextOf = async (year: number) => {
    const received = { receivedOn: `${year}-04-01`, isLateEntry: true };
    return (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration(received)))).number;
  };

  it('leaves him the same book, the same words and the same next numbers as one without that row', async () => {
    const found: Record<string, string[]> = {};
    for (const [year, last] of [
      [2004, ['4', '04/03/2004', 'Khuất Thị Sâm', 'Ngõ 5', 'Tố cáo', 'Thu tiền sai quy định', 'Lưu đơn', 'Ông Nông Văn Ngoài']],
      [
        2005,
        [
          '4',
          '04/03/2005',
          'Khuất Thị Sâm',
          'Ngõ 5',
          'Tố cáo',
          'Thu tiền sai quy định',
          'Lưu đơn',
          'Vũ Bá Cường, Chánh Văn phòng',
        ],
      ],
    ] as const) {
      const journey = await upload(app, desk.clerk, await book(year, [...last]), { source: `Sổ năm ${year}`, name: 'so.xlsx' });
      await match(app, journey);
      await confirm(app, { ...journey, agent: desk.head }, 'execution');
      await confirm(app, { ...journey, agent: desk.head }, 'reversal');
      expect(await statesOf(journey.id)).toEqual(['undone', 'undone', 'undone', year === 2005 ? 'kept' : 'undone']);
      const days = `from=01/01/${year}&to=31/12/${year}`;
      found[year] = [];
      for (const address of [`/imports/${journey.id}`, `/petitions?${days}`, `/petitions/register?${days}`])
        found[year].push(await mainOf(address));
      expect(await rows('select status from petitions where year = $1 and status = $2', [year, 'void'])).toEqual([]);
    }
    expect(found[2005]).toEqual(found[2004]);
    // The number he does not see is passed by, not given twice.
    const numbers = [];
    for (let count = 0; count < 4; count += 1) numbers.push(await nextOf(2005));
    expect(numbers).toEqual(['ĐT-2005-000001', 'ĐT-2005-000002', 'ĐT-2005-000003', 'ĐT-2005-000005']);
    expect(await nextOf(2004)).toBe('ĐT-2004-000001');
  });

  it('so too of a book of receptions, and the book sent again takes its numbers around the hidden one', async () => {
    const heads = ['STT', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người bị tố cáo'];
    const take = async (source: string, ...lines: string[][]) => {
      const file = await workbookOf([heads, ...lines]);
      const journey = await upload(app, desk.clerk, file, { source, book: 'visits', name: 'so.xlsx' });
      await match(app, journey);
      await confirm(app, { ...journey, agent: desk.head }, 'execution');
      return { ...journey, agent: desk.head };
    };
    const line = (no: string) => [no, '05/03/2003', 'Lò Văn Pánh', 'Kiến nghị', 'Xin sửa cầu', ''];
    const first = await take('Sổ tiếp có tố cáo', line('1'), [
      '2',
      '06/03/2003',
      'Lò Thị Ín',
      'Tố cáo',
      'Thu tiền sai',
      'Vũ Bá Cường',
    ]);
    await confirm(app, first, 'reversal');
    const inBook = () => rows('select number, status from visits where year = 2003 order by number');
    expect(await inBook()).toMatchObject([{ number: 2 }]);
    await take('Sổ tiếp gửi lại', line('1'), line('3'));
    expect((await inBook()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('whoever brought a file', () => {
  it('is told when a colleague takes it back, and of what he took back himself he is not', async () => {
    const toldOf = async ({ id }: Journey) =>
      (
        await rows<{ words: string; login: string }>(
          "select n.words, a.login from notices n join accounts a on a.id = n.account_id where n.kind = 'import.undone' and n.href = $1",
          [`/imports/${id}`],
        )
      ).map(({ words, login }) => `${login}: ${words.replace(/\d+/, 'n')}`);
    const journey = await taken('Sổ báo lại', 2009, 1);
    await confirm(app, journey, 'reversal');
    expect(await toldOf(journey)).toEqual(['hoa.badinh: Đợt nhập sổ cũ số n ông, bà tải lên đã được Vũ Bá Cường hoàn tác']);
    const own = await upload(app, desk.head, await workbookOf([heads, ...lines(2008, 1)]), {
      source: 'Sổ tự nhập',
      name: 'so.xlsx',
    });
    await match(app, own);
    await confirm(app, own, 'execution');
    await confirm(app, own, 'reversal');
    expect(await toldOf(own)).toEqual([]);
  });
});

it('the page of values says that the columns come first, until they are matched', async () => {
  const { id } = await upload(app, desk.clerk, await workbookOf([heads, ...lines(2007, 1)]), {
    source: 'Sổ chưa khớp',
    name: 'so.xlsx',
  });
  const before = await pageOf(desk.clerk, `/imports/${id}/values`);
  expect(before).toContain('Khớp cột trước');
  expect(before).toContain(`href="/imports/${id}/columns"`);
  expect(before).not.toContain('Mọi giá trị đều đã rõ');
  await match(app, { id, agent: desk.clerk });
  expect(await pageOf(desk.clerk, `/imports/${id}/values`)).toContain('Mọi giá trị đều đã rõ');
});

it('a visit whose number stays says why, and keeps nothing of who came', async () => {
  const heads = ['STT', 'Ngày tiếp', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'];
  const book = async (source: string, line: string[]) => {
    const journey = await upload(app, desk.clerk, await workbookOf([heads, line]), { source, book: 'visits', name: 'so.xlsx' });
    await match(app, journey);
    await confirm(app, { ...journey, agent: desk.head }, 'execution');
    return journey;
  };
  const first = await book('Sổ tiếp bị gạch', [
    '1',
    '01/05/2010',
    'Lầu Thị Đến',
    'Bản Đến 8',
    'Kiến nghị',
    'Trình bày việc cầu treo',
    '',
  ]);
  await book('Sổ tiếp đứng sau', ['1', '02/05/2010', 'Người Sau', 'Bản 9', 'Kiến nghị', 'Việc khác', '']);
  const [row] = await rows<{ id: string }>('select visit_id as id from import_rows where import_id = $1', [first.id]);
  await confirm(app, { ...first, agent: desk.head }, 'reversal');
  const page = await pageOf(desk.clerk, `/visits/${row?.id}`);
  expect(page).toMatch(/Đã hủy số ngày 26\/11\/2026\. Người hủy: Vũ Bá Cường\. Lý do: Hoàn tác đợt nhập số \d+/);
  expect(page.match(/Hoàn tác đợt nhập số \d+, hủy số lượt tiếp/g)).toHaveLength(1);
  expect(page).not.toMatch(/Lầu Thị Đến|Bản Đến 8|cầu treo/);
  expect(await openWordsOf(app)).not.toMatch(/Lầu Thị Đến|Bản Đến 8|cầu treo/);
});
