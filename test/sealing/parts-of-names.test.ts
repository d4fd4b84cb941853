// Parts of a name in open words: given names, initials, mistyped and shortened ones; and whoever only sounds alike stays.
import { describe, expect, it } from 'vitest';
import { givenNames } from '../../src/sealing/given-names.ts';
import { namedIn } from '../../src/sealing/many-names.ts';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';
import { isSpelt, sameWord } from '../../src/sealing/spelling.ts';
import { fold } from '../../src/search/fold.ts';
import { capital, named } from './open-words.ts';

describe('open words beside a seal', () => {
  const huong = {
    name: 'Nguyễn Zorina Hương',
    phone: '0977113311',
    idNumber: '',
    email: 'zelupi1@zmail.vn',
    address: 'Căn 1205, tòa CT2, khu đô thị Zubara',
  };

  it.each([
    ['her flat', 'biên lai của căn hộ 1205 CT2 khu Zubara', 'biên lai của (địa chỉ đã che)'],
    ['her flat by its number', 'căn hộ 1205 bị cắt nước', '(địa chỉ đã che) bị cắt nước'],
    ['family and given name', 'do bà Nguyễn Hương giữ', 'do người tố cáo giữ'],
    ['a middle name nobody else has', 'do bà Zorina ký', 'do người tố cáo ký'],
    ['a neighbour', 'có hàng xóm Hương làm chứng', 'có người tố cáo làm chứng'],
    ['initials alone', 'có bà N.Z.H. và N. Z. H khai', 'có người tố cáo và người tố cáo khai'],
    ['the given name after "người tố cáo"', 'do người tố cáo Hương nộp', 'do người tố cáo nộp'],
    ['quotes and brackets', 'gặp bà "Hương", bà (Hương)', 'gặp người tố cáo, người tố cáo'],
    ['signs of direction', 'là Nguyễn Zori\u202cna Hư\u2062ơng', 'là người tố cáo'],
    ['slashes and commas', 'gọi 0977/113/311, 0977,113,311', 'gọi (số đã che), (số đã che)'],
    ['an @ in words', 'gửi zelupi1 (a) zmail.vn', 'gửi (thư điện tử đã che)'],
  ])('knows %s', (_what, text, rest) => {
    expect(withoutSenders(text, [huong])).toBe(rest);
  });

  it.each(['CCB', 'nhân chứng', 'công dân', 'đương sự'])('knows the given name after "%s"', (title) => {
    expect(named('Trần Văn Hùng', `có ${title} Hùng ký`)).toBe('có người tố cáo ký');
  });

  it('knows a name typed without its marks beside words that have them, where no other word is written so', () => {
    expect(named('Khuất Thị Thuyết', 'gặp bà Thuyet ở trụ sở')).toBe('gặp người tố cáo ở trụ sở');
    expect(named('Lý Thị Hòa', 'gặp bà Hoa ở trụ sở')).toBe('gặp bà Hoa ở trụ sở');
  });

  it.each([
    ['Số 5 ngách 12/45 phố Hoa Lư', 'ở số 5 ngách 12/45 bên kia', 'ở (địa chỉ đã che) bên kia'],
    ['Nhà số 17, thôn Đoài', 'nhà số 17 cũng nộp; 17 hộ', '(địa chỉ đã che) cũng nộp; 17 hộ'],
    ['Căn 12B92, khu đô thị Ánh Dương', 'tại căn 12B92 khu Ánh Dương', 'tại (địa chỉ đã che)'],
    ['Xóm 3, thôn Đoài, xã Yên', 'họp ở Xóm 3, thôn Đoài; ở thôn Đoài', 'họp ở (địa chỉ đã che); ở thôn Đoài'],
    ['Số 91 ngõ Zelupidia', 'ở ngõ Zelupidia, số 91', 'ở (địa chỉ đã che)'],
    ['Số 91 ngõ Zelupidia', 'ở nhà số 91 phố Khác, căn hộ 91', 'ở nhà số 91 phố Khác, căn hộ 91'],
  ])('knows the house of "%s" in "%s"', (address, text, rest) => {
    expect(withoutSenders(text, [{ name: '', phone: '', idNumber: '', address }])).toBe(rest);
  });

  it.each([
    ['O912776655', '(số đã che)', 1],
    ['O9I2776655', 'O9I2776655', 0],
    ['o912.776.655, OO1 O85 OOO 123', '(số đã che), (số đã che)', 2],
    ['0912776655 O912776656 O912776657', '(số đã che) O912776656 O912776657', 3],
    ['tổ 3 o 12 oo', 'tổ 3 o 12 oo', 0],
  ])('reads an O among digits as a 0 in "%s", and counts it so', (text, rest, count) => {
    expect(withoutSenders(text, [{ name: '', phone: '0912776655', idNumber: '001085000123' }])).toBe(rest);
    expect(namedIn(text).size).toBe(count);
  });

  it.each([
    ['Lê Thị Khuyên', 'bà Khuyện'],
    ['Lê Thị Khuyên', 'bà Khuyênn'],
    ['Lê Thị Khuyên', 'bà Khuyêên'],
    ['Lê Thị Khuyên', 'chị Thị Khuyện'],
    ['Nguyễn Thị Bạch Tuyết', 'cô Tuyếtt'],
    ['Nguyễn Thị Bạch Tuyết', 'bà Tuyểt'],
  ])('knows %s with one slip as "%s"', (name, form) => {
    expect(named(name, `theo ${form} ở tổ 3`)).toBe('theo người tố cáo ở tổ 3');
  });

  it.each([
    ['Lê Thị Khuyên', 'bà Khuyến, bà Quyên, chị khuyện, đồng chí Khuyện, Khuyện, bà Khuyện Mai, phường Khuyện, BÀ KHUYẾN NGHỊ'],
    ['Lê Thị Hòa', 'bà Hoa, bà Họa, bà Hoạ, bà Hóa'],
    ['Lê Văn Thành', 'ông Thanh, ông Thánh, ông Thạnh, ông Thảnh'],
    ['Lê Thị Ân', 'bà Ânn, bà An, bà Ấn'],
  ])('takes nobody called otherwise for %s mistyped in "%s"', (name, text) => {
    expect(named(name, text)).toBe(text);
  });

  it('takes no given name in use for another mistyped', () => {
    const alike = new Map<string, string[]>();
    for (const one of givenNames) alike.set(fold(one), [...(alike.get(fold(one)) ?? []), one]);
    let asked = 0;
    for (const [folded, names] of alike)
      for (const one of names.filter((name) => name !== folded))
        for (const other of names.filter((name) => !sameWord(one, name) && !isSpelt(capital(name), one))) {
          expect(named(`Lê Thị Zorina ${capital(one)}`, `ông ${capital(other)} nói`)).toBe(`ông ${capital(other)} nói`);
          asked += 1;
        }
    expect(asked).toBeGreaterThan(100);
  });

  it('leaves a slip that may be somebody on the other side', () => {
    expect(named('Lê Thị Khuyên', 'bà Khuyện', ['Trần Thị Khuyến'])).toBe('bà Khuyện');
  });

  it('leaves others of her family, and other flats', () => {
    for (const text of ['bà Nguyễn Hương Giang', 'căn hộ 1205 CT1', 'bà Trần Hương', 'ông Nguyễn Hướng'])
      expect(withoutSenders(text, [huong])).toBe(text);
    expect(named('Nguyễn Văn Hương', 'ông Nguyễn Hương', ['Nguyễn Thị Hương'])).toBe('ông Nguyễn Hương');
  });
});
