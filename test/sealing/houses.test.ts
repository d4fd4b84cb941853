import { describe, expect, it } from 'vitest';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';

const housed = (address: string, text: string) => withoutSenders(text, [{ name: '', phone: '', idNumber: '', address }]);
const flat = 'Căn 12B92, khu nhà ở Ánh Dương, phường Hoa Mai';
const house = 'Số 61, phố Cây Bàng, phường Hoa Mai';

describe('a house in a text', () => {
  it.each([
    [flat, 'Căn 12B92 Ánh Dương'],
    [flat, 'căn 12B92 khu Ánh Dương'],
    [flat, 'căn 12B92, Ánh Dương'],
    [flat, '12B92 Ánh Dương'],
    [flat, 'căn 12B92 ở khu nhà ở Ánh Dương'],
    [flat, 'khu nhà ở Ánh Dương, căn 12b92'],
    [flat, 'Ánh Dương 12B92'],
    [flat, '12 B 92, Ánh Dương'],
    [flat, '12B92'],
    ['Căn A1205, toà B', 'căn A1205'],
    ['Căn 1205, tòa CT2, khu đô thị Zubara', 'CT2-1205'],
    ['Căn 1205, tòa CT2, khu đô thị Zubara', 'CT2.1205'],
    ['Căn 1205, tòa CT2, khu đô thị Zubara', 'căn 1205 ở tòa CT2'],
    [flat, 'căn hộ 12B/92 khu Ánh Dương'],
    [flat, 'P12B92'],
    [flat, 'nhà12B92'],
    ['128A tổ 6 phố Linh Lang', '128A Linh Lang'],
    ['128A tổ 6 phố Linh Lang', '128A tổ 6 Linh Lang'],
    ['128A tổ dân phố 6 phố Linh Lang', '128A Linh Lang'],
    ['128A tổ dân phố 6 phố Linh Lang', '128A tổ dân phố 6, Linh Lang'],
    ['Số nhà 128A tổ 6 phố Linh Lang', '128A/ Linh Lang'],
    ['Số 128A phố Linh Lang', '128 A Linh Lang'],
    ['Số 128A phố Linh Lang', 'căn 128A phố Linh Lang'],
    ['Số 83 phố Vạn Bảo', '83/Vạn Bảo'],
    ['Số 83 phố Vạn Bảo', '83 | Vạn Bảo'],
    [house, 'số 61 ở phố Cây Bàng'],
    [house, 'số 61 phố Cây Bàng'],
    [house, 'số 61 thuộc phố Cây Bàng'],
    [house, 'số 61, đầu phố Cây Bàng'],
    [house, 'số 61 gần cuối đường Cây Bàng'],
    [house, 'số 61 (phố Cây Bàng)'],
    [house, '61A ở trên phố Cây Bàng'],
    [house, '61 - Cây Bàng'],
    [house, 'phố Cây Bàng số 61'],
    [house, 'phố Cây Bàng, nhà 61'],
    [house, 'phố Cây Bàng, ở số nhà 61'],
    [house, 'phố Cây Bàng (số 61)'],
    ['Số 77 phố Chim Xanh', '77 trên phố Chim Xanh'],
    ['Nhà số 17, thôn Đoài', '17 ở thôn Đoài'],
    ['Nhà số 17, thôn Đoài', 'thôn Đoài, nhà 17'],
    ['Số 5 ngõ 12 Láng', 'ngõ 12 phố Láng, nhà 5'],
    ['Số 5 ngõ 12 Láng', 'nhà số 5/12 ở phố Láng'],
    ['Số 5 ngõ 12 Láng', 'ngõ 12, số 5'],
    ['Số 5 Láng', 'số 5 ở phố Láng'],
  ])('of %s is "%s"', (address, text) => {
    expect(housed(address, `biên lai của ${text} bị mất`)).toBe('biên lai của (địa chỉ đã che) bị mất');
  });
  it.each([
    ['Cây Bàng 61. Hết', '(địa chỉ đã che). Hết'],
    ['nhà 61 ở phố Cây Bàng', 'nhà (địa chỉ đã che)'],
    ['Nha 61 o tren pho Cay Bang', 'Nha (địa chỉ đã che)'],
  ])('leaves what stands beside it: "%s"', (text, rest) => {
    expect(housed(house, text)).toBe(rest);
  });

  it.each([
    [flat, 'khu nhà ở Ánh Dương; căn 12B93 Ánh Dương; 12B; 92 Ánh Dương; 112B92'],
    [house, 'phố Cây Bàng; số 61; 61 hộ ở phố Cây Bàng; phố Cây Bàng 61 hộ dân; 61 nhà ở phố Cây Bàng; phố Cây Bàng có 61 nhà'],
    [house, 'UBND phường, số 12 phố Cây Bàng; số 161 phố Cây Bàng; số 61 phố Hàng Sấu; 61 Cây Đa'],
    [house, 'nhà số 61 ở phố Hàng Sấu, gần phố Cây Bàng; nhà số 61 trên phố Hàng Sấu'],
    [house, 'phố Cây Bàng, nhà 61 tầng; phố Cây Bàng - 61.5 m; thu 1.061 ở phố Cây Bàng'],
    [house, 'Điều 61 ở phố Cây Bàng; Quyết định số 61 tại phố Cây Bàng; tổ 61 ở phố Cây Bàng; thửa số 61 gần phố Cây Bàng'],
    ['Nhà số 17, thôn Đoài', 'thôn Đoài; 17 hộ thôn Đoài; thôn Đoài 17 hộ; 17 hộ ở đoài'],
    ['Số 5 ngõ 12 Láng', 'họp 5/12 tại phố Láng; ngõ 12 phố Láng; ngõ 12, nhà 5 tầng; có 5 ở làng'],
    ['Số 5 Láng', 'có 5 ở làng; 5 người ở Láng'],
    ['Căn A1205, toà B', 'căn A1206; A12; 1205'],
  ])('of %s is nothing in "%s"', (address, text) => {
    expect(housed(address, text)).toBe(text);
  });
});
