// Whether a row was brought before is no oracle: under the name of a book that denounces him an officer tries numbers, and is told of none.
import { beforeAll, expect, it } from 'vitest';
import { confirm, csvOf, type Journey, match, upload } from '../importing/journey.ts';
import { anApp, signedIn } from '../support/an-app.ts';

const app = anApp();
const agent = signedIn(app, ['hoa.badinh', 'cuong.badinh', 'nga.badinh']);
const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const heads = ['Số', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Kết quả'];
const plain = (no: number, words: string, sender = 'Nông Thị Lành') => [
  `${no}`,
  `0${no}/02/2020`,
  sender,
  'Kiến nghị',
  words,
  'Lưu đơn',
];
const denounced = ['5', '05/02/2020', 'Khuất Thị Chim', 'Tố cáo', 'Tố cáo ông Vũ Bá Cường nhận tiền', 'Lưu đơn'];
const numbers = [1, 2, 3, 4, 5, 6, 7];
const book = [heads, ...numbers.map((no) => (no === 5 ? denounced : plain(no, `Sửa đường ${no}`)))];
const invented = (sender: string) => [heads, ...[...numbers, 8].map((no) => plain(no, `Thử ${no}`, sender))];

const tryOut = async (login: string, lines: string[][], source: string): Promise<Journey> => {
  const journey = await upload(app, agent(login), csvOf(lines), { source });
  await match(app, journey);
  return journey;
};
/** The numbers of the rows an import says were brought before, and of those others may read of. */
const repeatedIn = async (id: number) => {
  const found = await rows<{ no: number; guarded: boolean }>(
    `select row_no - 1 as no, coalesce(guarded, true) as guarded from import_rows where import_id = $1 and problems @> '[{"code":"alreadyImported"}]' order by 1`,
    [id],
  );
  return { all: found.map(({ no }) => no), open: found.filter(({ guarded }) => !guarded).map(({ no }) => no) };
};
const takenIn = (id: number) =>
  rows("select 1 from import_rows where import_id = $1 and state = 'imported'", [id]).then((found) => found.length);
/** What a page says, without what names this very import. */
const said = async (login: string, address: string) =>
  (/<main[\s\S]*<\/main>/.exec((await agent(login).get(address)).text)?.[0] ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/Sổ (?:gốc|khác)/g, '')
    .replaceAll(/(?:ợt|số) \d+/g, '')
    .replaceAll(/\d{2}:\d{2}|Mã hỗ trợ \w+/g, '');

beforeAll(async () => {
  const { id } = await tryOut('hoa.badinh', book, 'Sổ gốc');
  const taking = { id, agent: agent('cuong.badinh') };
  await confirm(app, taking, 'execution');
  expect(await takenIn(id)).toBe(7);
  await confirm(app, taking, 'reversal');
  expect(await rows("select row_no - 1 as no from import_rows where import_id = $1 and state = 'kept'", [id])).toEqual([
    { no: 5 },
  ]);
});

it('a made-up file under the name of the book reads as under a name nobody used, tried and taken in', async () => {
  const read = async (source: string, sender: string) => {
    const { id } = await tryOut('cuong.badinh', invented(sender), source);
    const pages = ['', '/problems', '/execution'].map((page) => `/imports/${id}${page}`);
    const trial = [];
    for (const page of pages) trial.push(await said('cuong.badinh', page));
    // The way of counting is no answer either.
    await match(app, { id, agent: agent('cuong.badinh') }, { numbering: 'repeats' });
    const counting = (await rows('select state from imports where id = $1', [id]))[0];
    await match(app, { id, agent: agent('cuong.badinh') });
    await confirm(app, { id, agent: agent('cuong.badinh') }, 'execution');
    return {
      trial,
      counting,
      taken: await takenIn(id),
      after: await said('cuong.badinh', `/imports/${id}`),
      repeated: await repeatedIn(id),
    };
  };
  const other = await read('Sổ khác', 'Nông Thị Hiền');
  expect(other.taken).toBe(8);
  expect(other.trial[0]).toContain('8');
  expect(await read('Sổ gốc', 'Nông Thị Thảo')).toEqual(other);
});

it('whoever may see the row is told as before, corrected or not, and nobody else with her; the very same row is known to whoever has it', async () => {
  // Under the name of a book of its own: nothing but the row that denounces is in.
  const first = await tryOut('hoa.badinh', [heads, denounced, plain(6, 'Sửa đường 6')], 'Sổ riêng');
  await confirm(app, { ...first, agent: agent('cuong.badinh') }, 'execution');
  expect(await takenIn(first.id)).toBe(2);
  const mended = denounced.map((cell) => cell.replace('nhận tiền', 'nhận tiền của dân'));
  for (const line of [denounced, mended, plain(5, 'Sửa cầu')])
    expect(await repeatedIn((await tryOut('hoa.badinh', [heads, line, plain(6, 'Khác')], 'sổ riêng')).id)).toEqual({
      all: [1, 2],
      open: [2],
    });
  for (const [line, known] of [
    [denounced, [1, 2]],
    [mended, [2]],
    [plain(5, 'Sửa cầu'), [2]],
  ] as const)
    expect(await repeatedIn((await tryOut('cuong.badinh', [heads, [...line], plain(6, 'Khác')], 'Sổ riêng')).id)).toEqual({
      all: known,
      open: [2],
    });
  // Of what came in before rows were known by all they say, whoever may not see it is told nothing.
  await rows('update import_rows set content = null where import_id = $1', [first.id]);
  expect((await repeatedIn((await tryOut('cuong.badinh', [heads, denounced, plain(6, 'Khác')], 'Sổ riêng')).id)).all).toEqual([
    2,
  ]);
});
