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
  'Nguyễn Quỳnh Trang',
  'Phạm Hải Sơn',
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
    ['Cường, chánh văn phòng nhận tiền', ['Cường'], ['Cường']],
    ['ngay 5 thang, chu tich phuong nhan tien', ['Thắng'], []],
    ['ông Tèo và ông Cường trưởng phòng nhận tiền', ['Cường'], ['Cường']],
    ['cán bộ Thu nhận tiền', ['Thu'], ['Thu']],
    ['Việc ông cường nhận tiền', ['Cường'], []],
    ['Ông Lạ và Thắng Chủ tịch chia nhau', ['Thắng'], ['Thắng']],
    ['Ông Lạ cùng Thắng, chủ tịch phường, nhận tiền', ['Thắng'], ['Thắng']],
    ['Ông Lạ cùng Thắng (chủ tịch phường Ba Đình) nhận tiền', ['Thắng'], ['Thắng']],
    ['Ông Lạ cùng Cường - Chánh Văn phòng - nhận tiền', ['Cường'], ['Cường']],
    ['ông lạ cùng thắng chủ tịch phường nhận tiền', ['Thắng'], ['Thắng']],
    ['ong la va thang (chu tich phuong) nhan tien', ['Thắng'], ['Thắng']],
    ['Ông Lạ và Cường ở phường Ba Đình là chánh văn phòng', ['Cường'], ['Cường']],
    ['Ông Lạ nói người đứng đầu phường là Thắng', ['Thắng'], ['Thắng']],
    ['Ông Lạ cùng người đứng đầu UBND phường tên Thắng', ['Thắng'], ['Thắng']],
    ['Ông Lạ nhờ thủ trưởng cơ quan tên là Thắng', ['Thắng'], ['Thắng']],
    ['Ông Lạ báo chủ tịch thắng lợi của phường', [], []],
    ['Nguyên đơn đã thắng, chủ tịch phường không nhận', [], []],
    ['nguyên đơn đã thắng chủ tịch phường tại tòa', [], []],
    ['Công an phường và Thu phí, cán bộ phường', [], []],
    ['Công chức phường nhận tiền', [], []],
    ['N.V. Cường nhận tiền', [], []],
    ['Ông Nguyễn Văn Cường trưởng phòng nhận tiền', [], []],
    ['Cán bộ thu tiền của dân ở phường Ngọc Hà', [], []],
    ['Gia đình phồn vinh, anh dũng, tự cường', [], []],
  ])('“%s” may mean %j, beside somebody written down %j', (text, alone, beside) => {
    expect([named(meantIn(text, known, 'told')), named(meantIn(text, known, 'told beside'))]).toEqual([alone, beside]);
  });
});

describe('what is told beside somebody written down means whoever is called by his name and by a post, in either order', () => {
  it.each(
    `Ông Lạ cùng chủ tịch Thắng chia nhau|ông Thắng (chủ tịch phường) chia nhau|chủ tịch phường, ông Thắng|chủ tịch phường tên là Thắng|Ông chủ tịch phường Ba Đình, tên Thắng, ăn tiền|
    phó chủ tịch Thắng|pho chu tich thang nhan tien|PCT Thắng ký|đồng chí Thắng, phó chủ tịch|ông Lạ và đ/c chủ tịch UBND phường Ba Đình là ông Thắng|chủ tịch Thắng lợi dụng chức vụ|
    ông Thắng ở phường Ba Đình là chủ tịch|chủ tịch phường Ba Đình Thắng|CHỦ TỊCH THẮNG NHẬN TIỀN|chu tich phuong ba dinh ten thang an tien|Chủ tịch UBND phường: Hoàng Thắng|
    ông lạ cùng chủ tịch phường thắng`
      .split('|')
      .map((text) => text.trim()),
  )('“%s”: Hoàng Gia Thắng', (text) => {
    expect(named(meantIn(text, known, 'told beside'))).toEqual(['Thắng']);
  });

  it.each(
    `chuyên viên Trang phường Ba Đình|chuyên viên phường tên Trang|bà chuyên viên Quỳnh Trang|bà Trang chuyên viên|cán bộ địa chính Trang|chị Trang ở bộ phận một cửa|
    chuyên viên phòng Kinh tế tên là Trang|nữ cán bộ phường Ba Đình, chị Trang|chuyên viên Q. Trang|người tên Trang, cán bộ phường`
      .split('|')
      .map((text) => text.trim()),
  )('“%s”: Nguyễn Quỳnh Trang', (text) => {
    expect(named(meantIn(text, known, 'told beside'))).toEqual(['Trang']);
  });

  it.each(
    `Chánh Văn phòng Cường|ông Cường, Chánh Văn phòng|trưởng phòng Cường|Ông Lạ và chánh VP Cường|phó phòng, anh Cường`
      .split('|')
      .map((text) => text.trim()),
  )('“%s”: Vũ Bá Cường', (text) => {
    expect(named(meantIn(text, known, 'told beside'))).toEqual(['Cường']);
  });

  it.each(
    `anh Sơn văn thư|văn thư Sơn|công an viên Sơn|công an phường, anh Sơn|tổ trưởng tổ dân phố số 5 tên Sơn|cán bộ bộ phận một cửa Sơn`
      .split('|')
      .map((text) => text.trim()),
  )('“%s”: Phạm Hải Sơn', (text) => {
    expect(named(meantIn(text, known, 'told beside'))).toEqual(['Sơn']);
  });

  it.each(
    `chủ tịch thắng lợi|Ông Lạ cùng chủ tịch thắng lợi trong cuộc họp|Công ty xây dựng Thắng Long|cán bộ trang bị kém|chủ tịch phường và ông Trang|cán bộ bị ông Trang đánh|
    chủ tịch Nguyễn Văn Thắng|ông Thắng hàng xóm|Chuyên viên. Trang trại của ông Lạ|Ông Lạ, chủ tịch phường. Sơn nhà trái phép|người tên Trang|chuyên viên Hà Nội|Tôi tên là Trang|
    chủ tịch phường nhận tiền, bà Trang làm chứng|ông Nguyễn Văn Sơn, công an viên|đ/c Sơn|hàng xóm Sơn|nhân chứng Sơn|
    nhà đang xây đến tầng bảy, tráng ban công ra lối đi`
      .split('|')
      .map((text) => text.trim()),
  )('“%s”: nobody', (text) => {
    expect(named(meantIn(text, known, 'told beside'))).toEqual([]);
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
