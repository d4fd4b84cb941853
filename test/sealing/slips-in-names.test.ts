import { describe, expect, it } from 'vitest';
import { soundingLike } from '../../src/sealing/one-letter-off.ts';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';

const named = (name: string, text: string, others: string[] = []) =>
  withoutSenders(text, [{ name, phone: '', idNumber: '' }], others);

describe('a name with one slip', () => {
  it.each([
    ['Đinh Trọng Khánh', 'Đinh Trọng Khánk'],
    ['Đinh Trọng Khánh', 'ông Đinh Trọng Khánk'],
    ['Đinh Trọng Khánh', 'ĐINH TRỌNG KHÁNK'],
    ['Đinh Trọng Khánh', 'đinh trọng khánk'],
    ['Đinh Trọng Khánh', 'Đinh Trọng Khnáh'],
    ['Đinh Trọng Khánh', 'Đinh Trọng Khank'],
    ['Đinh Trọng Khánh', 'Đinh Trọng Khang'],
    ['Đinh Trọng Khánh', 'Đinh Chọng Khánh'],
    ['Đinh Trọng Khánh', 'Đinhh Trọng Khánh'],
    ['Đinh Trọng Khánh', 'ĐinhTrọngKhánk'],
    ['Phan Thị Phương Ngọc', 'Phan Thị Phương Ngọk'],
    ['Phan Thị Phương Ngọc', 'Phan Thị Phươg Ngọc'],
    ['Phan Thị Phương Ngọc', 'bà Ngọk'],
    ['Phan Thị Phương Ngọc', 'bà Ngok'],
    ['Phan Thị Phương Ngọc', 'bà Ngọcc'],
    ['Phan Thị Phương Ngọc', 'bà Phương Ngọk'],
    ['Trần Thị Lan', 'Trần Thị Lann'],
    ['Khuất Thị Chim Sẻ', 'Khuất Thị Chim Sẻe'],
    ['Nguyễn Văn Sơn', 'ông Xơn'],
    ['Nguyễn Văn Sơn', 'Nguyễn Văn Xơn'],
    ['Lê Thị Mỹ', 'bà Mĩ'],
    ['Lê Văn Kiên', 'anh Ciên'],
    ['Vũ Thị Trang', 'chị Chang'],
    ['Lê Văn Dũng', 'ông Rũng'],
    ['Lê Văn Dũng', 'ông Giũng'],
    ['Lê Khánh', 'Lê Khánk'],
  ])('knows %s as "%s"', (name, form) => {
    expect(named(name, `theo ${form} ở tổ 3`)).toBe('theo người tố cáo ở tổ 3');
  });
  it('knows it in a text without marks', () => {
    expect(named('Phan Thị Phương Ngọc', 'gap ba Ngok, Phan Thi Phuong Ngok')).toBe('gap người tố cáo, người tố cáo');
  });

  it.each([
    ['Đinh Trọng Khánh', 'Đinh Trọng Kha, Đinh Trọng Khải, Đặng Trọng Khánh, Đinh Trọng Hạnh, Đinh Công Khánh'],
    ['Đinh Trọng Khánh', 'phố Đinh Trọng Khánk; ông Trần Đinh Trọng Khánk; ông Khang, ông Khánk Hòa'],
    ['Phan Thị Phương Ngọc', 'bà Nga, bà Ngọt, bà Ngoa, bà Ngó, Phan Thị Phương Nga, Phan Thị Phương Ngần'],
    ['Trần Thị Lan', 'bà Lam, bà Loan, bà Nan, Trần Thị Loan, Trần Thị Lam, Trần Thị Nan'],
    ['Lê Văn Nam', 'ông Lam, Lê Văn Lam, anh Nan, Lê Văn Nham'],
    ['Lê Thị Mai', 'bà May, bà Mây, Lê Thị Mây'],
    ['Vũ Thị Trinh', 'bà Chinh, bà Chin, bà Tinh'],
    ['Vũ Thị Trang', 'bà Giang, bà Sang, Vũ Thị Giang'],
    ['Nguyễn Minh Toàn', 'Nguyễn Minh Tuấn, Nguyễn Minh Tuân'],
    ['Lê Minh Châu', 'Lý Minh Châu, Lê Minh Cầu'],
    ['Lê Khánh', 'Lê Khang, lê khang'],
    ['Trần Văn An', 'Trần Văn Anh, ông Anh, ông Ang'],
  ])('takes nobody else for %s in "%s"', (name, text) => {
    expect(named(name, text)).toBe(text);
  });
  it('leaves a slip that is the name of somebody on the other side', () => {
    expect(named('Đinh Trọng Khánh', 'Đinh Trọng Khang', ['Đinh Trọng Khang'])).toBe('Đinh Trọng Khang');
  });
  it('takes no short name for another that sounds like it', () => {
    expect(soundingLike('Lan')).toEqual([]);
    expect(soundingLike('Chi').filter((one) => one.startsWith('t'))).toEqual([]);
    expect(soundingLike('Nga')).toEqual([]);
  });
});
