// Folding in the application and in the database must give the same text; the index depends on it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold, idKey, indexWords, numberEnds, phoneKey, phraseKeys, syllables } from '../../src/search/fold.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const letters = [...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ'];

test('every Vietnamese letter, composed or not, small or capital, folds alike on both sides', async () => {
  const texts = [
    ...letters,
    ...letters.map((letter) => letter.toUpperCase()),
    ...letters.map((letter) => letter.normalize('NFD')),
    'Nguyễn  Thị\tHạnh',
    'NGUYỄN THỊ HẠNH',
    'Quyết định số 1245/QĐ-UBND ngày 03/9/2026',
    ' Đặng Thùy Trâm ',
    'Thuỷ, Thủy; Hoà – Hòa',
    'Ðinh Trọng Khánh, ðặng',
    '“Đơn” của ‘ông’ — bà',
    '',
  ];
  const rows = await db.owner<{ folded: string }>(
    'select fold(t) as folded from unnest($1::text[]) with ordinality as x(t, n) order by n',
    [texts],
  );
  expect(rows.map((row) => row.folded)).toEqual(texts.map(fold));
});

test('a text is cut into syllables and pairs', () => {
  expect(syllables('Quyết định 1245/QĐ-UBND')).toEqual(['quyet', 'dinh', '1245', 'qd', 'ubnd']);
  expect(indexWords(['Trần Thị Minh'])).toEqual(['tran', 'tran_thi', 'thi', 'thi_minh', 'minh']);
  expect(phraseKeys(['thu', 'hoi', 'dat'])).toEqual(['thu_hoi', 'hoi_dat']);
  expect(phraseKeys(['dat'])).toEqual(['dat']);
  expect(syllables("'); drop table petitions; --")).toEqual(['drop', 'table', 'petitions']);
});

test('numbers are keys however they were typed', () => {
  expect(idKey('001 185.001 234')).toBe('001185001234');
  expect(idKey('B1234567')).toBe('b1234567');
  expect(phoneKey('+84 912 345 678')).toBe('0912345678');
  expect(numberEnds('001185001234')).toEqual(['1234', '01234', '001234', '5001234', '85001234']);
});
