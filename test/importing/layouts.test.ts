// Books as offices keep them: a sheet a year, a cover in front, numbered columns, numbers that begin anew, the same file twice.
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { remindUnit } from '../../src/notifications/actions.ts';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { actForUnit } from '../../src/system-act.ts';
import { aDenunciation } from '../support/registration.ts';
import { aBookDesk } from './desk.ts';
import { formOf, match, upload, work } from './journey.ts';

const desk = aBookDesk();
const { app, rows, pageOf } = desk;

const results = (id: number) =>
  rows<{ row_no: number; state: string; code: string | null }>(
    "select row_no, state, problems->0->>'code' as code from import_rows where import_id = $1 order by row_no",
    [id],
  );
const run = async (id: number) => {
  await desk.head
    .post(`/imports/${id}/execution`)
    .type('form')
    .send({ ...formOf(await pageOf(desk.head, `/imports/${id}/execution`)), confirmed: '1' })
    .expect(303);
  await work(app);
};

async function workbookOf(sheets: Record<string, { rows: string[][]; hidden?: boolean }>): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, { rows: lines, hidden }] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name, hidden ? { state: 'hidden' } : {});
    for (const line of lines) sheet.addRow(line);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const heads = ['STT', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung'];
const line = (no: string, on: string, type = 'Kiến nghị') => [no, on, 'Trần Văn Mười', 'Ngõ 5', type, 'Xin sửa đường'];

describe('a workbook with a sheet for each year', () => {
  let id: number;
  it('is read whole: cover, titles, numbered columns and hidden sheets left out, a sheet of another layout named', async () => {
    const file = await workbookOf({
      Bìa: { rows: [['SỔ THEO DÕI ĐƠN'], ['Phường Ba Đình', 'lưu văn thư']] },
      '2018': {
        rows: [['SỔ ĐƠN 2018'], heads, ['1', '2', '3', '4', '5', '6'], line('1', '3/1/2018'), line('2', '4/1/2018')],
      },
      '2019': { rows: [['SỔ ĐƠN 2019'], [], heads, ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'], line('1', '5/1/2019')] },
      Nháp: { rows: [heads, line('9', '1/1/2019')], hidden: true },
      'Tổng hợp': {
        rows: [
          ['Tháng', 'Số đơn'],
          ['1', '20'],
        ],
      },
      '2020': { rows: [heads, line('1', '31/02/2020'), ['2', '05/01/2020', '', '', '', '']] },
    });
    ({ id } = await upload(app, desk.clerk, file, { source: 'Sổ nhiều trang', name: 'so.xlsx' }));
    await match(app, { id, agent: desk.clerk });
    expect((await results(id)).map((row) => [row.state, row.code])).toEqual([
      ['ready', null],
      ['ready', null],
      ['ready', null],
      ['bad', 'noSuchDay'],
      ['bad', 'onlyDays'],
    ]);
    const page = await pageOf(desk.clerk, `/imports/${id}`);
    expect(page).toContain('2018, 2019, 2020');
    expect(page).toContain('Chưa đọc trang “Bìa”, “Tổng hợp”');
    const problems = await pageOf(desk.clerk, `/imports/${id}/problems`);
    expect(problems).toContain('2, trang “2020”');
    // Prepared and never written: said once, and not as a type somebody forgot.
    expect(problems).toContain('Dòng này chỉ có ngày, không có nội dung');
    expect(problems).not.toContain('Thiếu “');
  });
  it('the very same file is recognised, whatever the book is called', async () => {
    const [first] = await rows<{ number: number }>('select number from imports where id = $1', [id]);
    const file = await workbookOf({ a: { rows: [heads, line('1', '3/1/2017')] } });
    const one = await upload(app, desk.clerk, file, { source: 'Sổ này', name: 'a.xlsx' });
    const other = await upload(app, desk.clerk, file, { source: 'Sổ kia', name: 'b.xlsx' });
    expect(first).toBeDefined();
    expect(await pageOf(desk.clerk, `/imports/${other.id}`)).toMatch(/Tệp này giống hệt[\s\S]{0,80}đợt nhập số 2/);
    expect(one.id).not.toBe(other.id);
  });
});

describe('a book whose numbers begin anew every month', () => {
  it('keeps all its rows when told so, and then keeps to it', async () => {
    const file = await workbookOf({
      s: { rows: [heads, line('1', '3/1/2018'), line('1', '3/2/2018'), line('1', '3/2/2018', 'Khiếu nại')] },
    });
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ tháng', name: 'a.xlsx' });
    await match(app, { id, agent: desk.clerk });
    expect((await results(id)).map((row) => row.code)).toEqual([null, 'twice', 'twice']);
    await match(app, { id, agent: desk.clerk }, { numbering: 'repeats' });
    expect((await results(id)).map((row) => row.code)).toEqual([null, null, null]);
    await run(id);
    const again = await upload(app, desk.clerk, file, { source: 'Sổ tháng', name: 'a.xlsx' });
    const page = await pageOf(desk.clerk, `/imports/${again.id}/columns`);
    expect(page).toMatch(/value="repeats"[^>]*checked/);
    await match(app, { id: again.id, agent: desk.clerk }, { numbering: 'repeats' });
    expect((await results(again.id)).map((row) => row.code)).toEqual(Array(3).fill('alreadyImported'));
    const sent = formOf(await pageOf(desk.clerk, `/imports/${again.id}/columns`));
    const answer = await desk.clerk
      .post(`/imports/${again.id}/columns`)
      .type('form')
      .send({
        ...sent,
        ...Object.fromEntries(
          ['oldNumber', 'receivedOn', 'name', 'address', 'type', 'summary'].map((code, index) => [`column.${index}`, code]),
        ),
        charset: 'unicode',
        blankState: 'filed',
        numbering: 'unique',
      });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Giữ nguyên cách ấy');
  });
});

describe('two files of one book, both tried before either goes in', () => {
  it('give every row once; the second says which were in already', async () => {
    const lines = [line('1', '3/1/2016'), line('2', '4/1/2016')];
    const first = await upload(app, desk.clerk, await workbookOf({ s: { rows: [heads, ...lines] } }), {
      source: 'Sổ chung',
      name: 'a.xlsx',
    });
    const second = await upload(app, desk.clerk, await workbookOf({ s: { rows: [heads, ...lines, line('3', '5/1/2016')] } }), {
      source: 'Sổ chung',
      name: 'b.xlsx',
    });
    await match(app, { id: first.id, agent: desk.clerk });
    await match(app, { id: second.id, agent: desk.clerk });
    expect((await results(second.id)).map((row) => row.state)).toEqual(['ready', 'ready', 'ready']);
    await run(first.id);
    await run(second.id);
    expect((await results(second.id)).map((row) => [row.state, row.code])).toEqual([
      ['bad', 'alreadyImported'],
      ['bad', 'alreadyImported'],
      ['imported', null],
    ]);
  });
});

describe('a column of names chosen as the type', () => {
  it('is told to be no list, and its names are not shown', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Khuất Thị Số${String.fromCharCode(97 + (index % 26))}${index}`);
    const file = await workbookOf({ s: { rows: [heads, ...names.map((name, index) => line(String(index), '3/1/2018', name))] } });
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ sai cột', name: 'a.xlsx' });
    await match(app, { id, agent: desk.clerk });
    const page = await pageOf(desk.clerk, `/imports/${id}/values`);
    expect(page).toContain('không giống một danh mục');
    expect(page).not.toContain('Khuất');
  });
});

describe('a book without a head', () => {
  it('loses no row: columns are chosen by their place', async () => {
    const file = await workbookOf({ s: { rows: [line('1', '3/1/2019'), line('2', '4/1/2019')] } });
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ không tiêu đề', name: 'a.xlsx' });
    await match(
      app,
      { id, agent: desk.clerk },
      Object.fromEntries(
        ['oldNumber', 'receivedOn', 'name', 'address', 'type', 'summary'].map((code, index) => [`column.${index}`, code]),
      ),
    );
    expect((await results(id)).map((row) => [row.row_no, row.state])).toEqual([
      [1, 'ready'],
      [2, 'ready'],
    ]);
  });
});

describe('words a book may hold', () => {
  it('that programs know are words like others, and nothing of a denunciation is asked for', async () => {
    const more = (type: string, state: string, office: string) => [...line('1', '3/1/2019', type), state, office];
    const file = await workbookOf({
      s: {
        rows: [
          [...heads, 'Hướng xử lý', 'Đơn vị thụ lý'],
          more('Kiến nghị', 'constructor', '__proto__').with(0, '1'),
          more('toString', 'Lưu đơn', 'constructor').with(0, '2'),
          more('Tố cáo', 'Chuyển công an điều tra', '').with(0, '3').with(5, 'Thu tiền sai'),
          more('Khếu nại', 'Xếp tủ', '').with(0, '4'),
        ],
      },
    });
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ từ lạ', name: 'a.xlsx' });
    await match(app, { id, agent: desk.clerk });
    const page = await pageOf(desk.clerk, `/imports/${id}/values`);
    for (const word of ['constructor', 'toString', 'Khếu nại']) expect(page).toContain(`“${word}”`);
    // Nor of a row whose type nobody knows yet: it may denounce.
    expect(page).not.toMatch(/công an|Xếp tủ/);
  });
});

describe('open petitions of an old book', () => {
  it('keep saying that their day is converted, in every clock started later from the same day', async () => {
    const id = await app.as('hoa.badinh', async (act) => {
      const given = aDenunciation({ source: 'other_agency', sourceOrg: 'Sở Nội vụ', receivedOn: '2026-11-02' });
      const petition = await registerPetition(act, { ...given, isConverted: true });
      await replayMainClock(act, await lockOwnPetition(act, petition.id), 'TC_TRANSFER');
      return petition.id;
    });
    const started = await rows<{ rule: string; origin: string | null }>(
      "select c.rule_code as rule, e.data->>'origin' as origin from clock_events e join clocks c on c.unit_id = e.unit_id and c.id = e.clock_id where e.petition_id = $1 and e.kind = 'started'",
      [id],
    );
    expect(started.map((one) => one.rule)).toContain('TC_TRANSFER');
    expect(started.length).toBeGreaterThan(2);
    expect(started.every((one) => one.origin === 'converted')).toBe(true);
  });

  it('overdue when they came call nobody; one that falls due later, or was touched, does', async () => {
    const file = await workbookOf({
      s: {
        rows: [
          [...heads, 'Hướng xử lý'],
          [...line('1', '3/3/2024', 'Khiếu nại'), 'Đang xử lý'],
          [...line('2', '4/3/2024', 'Khiếu nại'), 'Đang xử lý'],
          [...line('3', '18/11/2026', 'Khiếu nại'), 'Đang xử lý'],
        ],
      },
    });
    const { id } = await upload(app, desk.clerk, file, { source: 'Sổ đang dở', name: 'a.xlsx' });
    await match(app, { id, agent: desk.clerk });
    await run(id);
    expect(await pageOf(desk.head, '/notices')).toContain('Nhập xong sổ cũ');
    const [unit] = await rows<{ unit_id: number }>('select unit_id from imports where id = $1', [id]);
    const told = async () => {
      await actForUnit(app.services, unit?.unit_id ?? 0, (act) => remindUnit(act, false));
      return (
        await rows<{ no: number }>(
          "select distinct r.row_no - 1 as no from notices n join import_rows r on r.petition_id = n.petition_id where r.import_id = $1 and n.words like '%xử lý đơn%' or r.import_id = $1 and n.kind like '%deadline%' order by 1",
          [id],
        )
      ).map((row) => row.no);
    };
    app.setNow('2026-11-25T02:00:00Z');
    expect(await told()).toEqual([3]);
    await rows(
      'update petitions set version = 2 where id = (select petition_id from import_rows where import_id = $1 and row_no = 2)',
      [id],
    );
    app.setNow('2026-11-26T02:00:00Z');
    expect(await told()).toEqual([1, 3]);
  });
});
