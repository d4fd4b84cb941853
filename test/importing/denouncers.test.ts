// Who denounces in an old book stands behind the seal once the book is in: whatever column of his row said him.
import { expect, it } from 'vitest';
import { aBookDesk } from './desk.ts';
import { confirm, csvOf, match, openWordsOf, readOut, upload } from './journey.ts';

const desk = aBookDesk();
const { app, rows } = desk;

const open = () => openWordsOf(app);

const telling = [
  'Thu Trang',
  'Hoa Mơ',
  'Tí Hon',
  'Hoa Lý',
  'T.T. Trang',
  'Nguyễn Trang',
  'bà Trang',
  'Tò Vò',
  'Sơn Lạ',
  '0922',
  '922222229',
  '0987',
  // In no cell of its own.
  '0933',
  'hoa.mo',
];

it('a denunciation taken in says nowhere in the open who denounces', async () => {
  const book = csvOf([
    [
      'Số đến',
      'Ngày nhận',
      'Họ tên',
      'Địa chỉ',
      'Điện thoại',
      'Loại đơn',
      'Trích yếu',
      'Nội dung',
      'Yêu cầu',
      'Người bị tố cáo',
      'Cơ quan chuyển đơn đến',
      'Kết quả giải quyết',
      'Ghi chú',
      'Đơn vị thụ lý',
    ],
    [
      '1',
      '05/02/2020',
      'Bà Nguyễn Thị Thu Trang',
      'Số 55 ngách Tò Vò',
      '0922222229 - 0987654321',
      'Tố cáo',
      'Đơn của bà T.T. Trang về ông Lò Bốc',
      'Ông Lò Bốc nhận tiền của bà Thu Trang, ở nhà số 55 ngách Tò Vò, gọi 0922.222.229 hoặc 0987 654 321',
      'Trả lại tiền cho bà Nguyễn Trang',
      'Ông Lò Bốc nhận tiền của bà Thu Trang',
      'Bà Thu Trang',
      'Đã mời Thu Trang lên làm việc, bà Trang không đến',
      'Bà Thu Trang xin giấu tên',
      'Thu Trang',
    ],
    [
      '2',
      '06/02/2020',
      'Lục Thị Hoa Mơ, Hoàng Văn Tí Hon',
      'Nhà 58 phố Sơn Lạ',
      '0922222229',
      'Tố cáo',
      '',
      'Bà Hoa Mơ cho biết việc này. Nhà 58 phố Sơn Lạ, gọi 0922.222.229 hoặc 0933 444 555, hoa.mo@vi.du',
      '',
      '',
      '',
      '',
      'bà Tí Hon xin giấu tên',
      '',
    ],
  ]);
  const journey = await upload(app, desk.clerk, book, { source: 'Sổ tố cáo' });
  await match(app, journey);
  await confirm(app, { ...journey, agent: desk.head }, 'execution');
  // Until somebody has read them, and then as they are proposed.
  const unread = await open();
  expect(telling.filter((words) => unread.includes(words))).toEqual([]);
  expect(unread).not.toMatch(/nhận tiền|xin giấu tên/);
  expect(await readOut(desk.head)).toBe(2);
  const contents = await rows<Record<string, string>>(
    'select subject, summary, respondent, processing_note as note from petition_contents where sealed order by petition_id',
  );
  expect(contents).toHaveLength(2);
  const said = await open();
  expect(telling.filter((words) => said.includes(words))).toEqual([]);
  // What the denounced did is still said.
  expect(contents[0]?.summary).toMatch(/^Ông Lò Bốc nhận tiền của người tố cáo, ở \(địa chỉ đã che\)/);
  expect(contents[0]?.respondent).toBe('Lò Bốc nhận tiền của người tố cáo');
  expect(contents[1]?.note).toBe('Người tố cáo xin giấu tên');
});

it('nor does one that still goes on, nor a visit', async () => {
  const going = csvOf([
    ['Số đến', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả', 'Ghi chú'],
    [
      '9',
      '05/11/2026',
      'Lục Thị Hoa Mơ',
      'Nhà 58 phố Sơn Lạ',
      'Tố cáo',
      'Bà Hoa Mơ nói trưởng thôn thu tiền',
      'Đang xử lý',
      'Hoa Mơ gọi lại',
    ],
  ]);
  const petitions = await upload(app, desk.clerk, going, { source: 'Sổ đang dở' });
  await match(app, petitions);
  await confirm(app, { ...petitions, agent: desk.head }, 'execution');
  const register = csvOf([
    ['STT', 'Ngày tiếp', 'Họ tên, địa chỉ', 'Nội dung', 'Loại đơn', 'Người tiếp', 'Hướng xử lý', 'Kết quả giải quyết'],
    [
      '1',
      '04/01/2021',
      'Bà Nguyễn Thị Hoa Lý, nhà 59 ngách Tò Vò',
      'Bà Hoa Lý nói ông Lò Bốc thu tiền, nhà 59 ngách Tò Vò',
      'Tố cáo',
      'Hoa Lý',
      'Nhận đơn',
      'Hẹn bà Hoa Lý',
    ],
  ]);
  const visits = await upload(app, desk.clerk, register, { book: 'visits', source: 'Sổ tiếp dân' });
  await match(app, visits);
  await confirm(app, { ...visits, agent: desk.head }, 'execution');
  expect(await readOut(desk.head)).toBe(2);
  const said = await open();
  expect(said).toContain('ông Lò Bốc thu tiền');
  expect(await rows('select 1 from visits where sealed')).toHaveLength(1);
  expect(await rows('select 1 from petitions where sealed and closed_on is null')).toHaveLength(1);
  expect(telling.filter((words) => said.includes(words))).toEqual([]);
});
