// Officers called by a part of their names: in the cell of the denounced every way counts, in what is told somebody must be called by it.
import { describe, expect, it } from 'vitest';
import { withPostsSpelt } from '../../../src/petitions/named/posts-spelt.ts';
import { alikeIn, knownOfficers, meantIn } from '../../../src/petitions/named/short-forms.ts';

const officers = [
  'Vũ Bá Cường',
  'Hoàng Gia Thắng',
  'Trần Diệu Hoa',
  'Lê Văn Công',
  'Đỗ Thị Thu',
  'Phạm Ngọc Hà',
  'Nguyễn Mạnh Dũng',
];
const known = knownOfficers(officers.map((name, index) => ({ accountId: index + 1, name })));
const named = (ids: readonly number[]) => ids.map((id) => officers[id - 1]?.split(' ').at(-1));

describe('the cell of whom it is against', () => {
  it.each(
    `đ/c Cường|Đ/C Cường|đc Cường|V.B.Cường|V.B. Cường|VB Cường|ông Vũ Cường|ông Cường cán bộ phường|anh Cường trưởng phòng|Cường trưởng phòng|Cường VP|
    ông Cường thu tiền|ông Cường, cán bộ phường|ông Cường - văn phòng|CƯỜNG VP|ong cuong can bo|D/c Cuong|vũ cường cán bộ|Trưởng Phòng Cường|Trần Cường|
    Nguyễn Bá Cường|Vũ Đình Cường|Nông Văn Tèo. Cường trưởng phòng`
      .split('|')
      .map((cell) => cell.trim()),
  )('“%s” may mean Vũ Bá Cường', (cell) => {
    expect(named(meantIn(cell, known, 'cell'))).toEqual(['Cường']);
  });

  it.each([
    ['Ông Nguyễn Văn Cường', []],
    ['ong nguyen van cuong', []],
    ['Công an phường Ngọc Hà thu tiền', []],
    ['UBND phường', []],
    ['anh Công và bà Hoa', ['Công', 'Hoa']],
    ['anh dũng', ['Dũng']],
    ['ông Cương thu tiền', ['Cường']],
    ['Cương nhận tiền', []],
  ])('“%s” may mean %j', (cell, whom) => {
    expect(named(meantIn(cell, known, 'cell'))).toEqual(whom);
  });

  it('a name with other marks is like his', () => {
    expect(named(alikeIn('Cương nhận tiền', known))).toEqual(['Cường']);
    expect(named(alikeIn('Ông Nông Văn Cương', known))).toEqual([]);
  });
});

describe('what is told', () => {
  it.each([
    ['Hôm ấy ông Cường nhận tiền', ['Cường'], []],
    ['đ/c Cường trưởng phòng nhận tiền', ['Cường'], ['Cường']],
    ['Việc này do V.B. Cường làm', ['Cường'], []],
    ['đ/c Vũ B. Cường làm', ['Cường'], []],
    ['Cường, chánh văn phòng nhận tiền', ['Cường'], []],
    ['ông Tèo và ông Cường trưởng phòng nhận tiền', ['Cường'], ['Cường']],
    ['cán bộ Thu nhận tiền', ['Thu'], []],
    ['Việc ông cường nhận tiền', ['Cường'], []],
    ['N.V. Cường nhận tiền', [], []],
    ['Ông Nguyễn Văn Cường trưởng phòng nhận tiền', [], []],
    ['Cán bộ thu tiền của dân ở phường Ngọc Hà', [], []],
    ['Gia đình phồn vinh, anh dũng, tự cường', [], []],
  ])('“%s” may mean %j, beside somebody written down %j', (text, alone, beside) => {
    expect([named(meantIn(text, known, 'told')), named(meantIn(text, known, 'told beside'))]).toEqual([alone, beside]);
  });
});

it.each([
  ['chánh VP nhận tiền', 'Chánh Văn phòng nhận tiền'],
  ['PCT UBND phường', 'Phó Chủ tịch UBND phường'],
  ['CT UBND phường', 'Chủ tịch UBND phường'],
  ['ông CT', 'ông Chủ tịch'],
  ['TP Kinh tế', 'Trưởng phòng Kinh tế'],
  ['TP Hà Nội, CT TNHH An Bình, xây CT trái phép, chỉ thị 15/CT', 'TP Hà Nội, CT TNHH An Bình, xây CT trái phép, chỉ thị 15/CT'],
])('“%s” is “%s”', (text, spelt) => {
  expect(withPostsSpelt(text)).toBe(spelt);
});
