// A house in open words, however its address is shortened.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';
import { sentences } from './open-words.ts';

describe('open words beside a seal', () => {
  const housed = (address: string, text: string) => withoutSenders(text, [{ name: '', phone: '', idNumber: '', address }]);

  it.each([
    ['Số 5 ngõ 12 Láng', 'ở 5/12 Láng, ngõ 12/5 Láng', 'ở (địa chỉ đã che), (địa chỉ đã che)'],
    ['Số 5 ngõ 12 Láng', 'ở nhà số 5/12 phố Láng; 5 ngách 12 Láng', 'ở (địa chỉ đã che); (địa chỉ đã che)'],
    ['Số 5 ngõ 12 Láng', 'ở ngõ 12/5 bên kia', 'ở (địa chỉ đã che) bên kia'],
    ['Số 5 ngõ 12, phường Ngọc Hà', 'ở ngõ 12/5', 'ở (địa chỉ đã che)'],
    ['Số 5 ngách 12 ngõ 8, đường Láng', 'ở 5/12/8 Láng, ngõ 8/12/5', 'ở (địa chỉ đã che), (địa chỉ đã che)'],
    ['5/12 Láng', 'ở số 5 ngõ 12 Láng, 12/5 Láng', 'ở (địa chỉ đã che), (địa chỉ đã che)'],
    ['Số 91 phố Huế', 'gặp ở nhà 91A; nhà số 91a và 91B Huế', 'gặp ở (địa chỉ đã che); (địa chỉ đã che) và (địa chỉ đã che)'],
    ['91A phố Huế', 'gặp ở nhà 91A; 91 Huế', 'gặp ở (địa chỉ đã che); (địa chỉ đã che)'],
  ])('knows the house of "%s" however it is written in "%s"', (address, text, rest) => {
    expect(housed(address, text)).toBe(rest);
  });

  it.each([
    [
      'Số 5 ngõ 12 Láng',
      'ngày 5/12 Láng ngập; họp 5/12; Quyết định số 5/12; đến 5/12 làng có điện; ngõ 12/5 Đê La Thành; 12/5 Huế',
    ],
    ['Số 91 phố Huế', 'cả nhà 91 người, nhà 91A phố Khác, 191 Huế, 910 Huế, 91 A'],
  ])('leaves days, other streets and sums beside the house of "%s"', (address, text) => {
    expect(housed(address, text)).toBe(text);
  });

  const houses = fc.record({
    numbers: fc.array(fc.integer({ min: 1, max: 400 }).map(String), { minLength: 2, maxLength: 3 }),
    street: fc.constantFrom('Láng', 'Quán Thánh', 'Đội Cấn', 'Hoàng Hoa Thám', 'Đê La Thành', 'Huế'),
    alleys: fc.array(fc.constantFrom('ngõ', 'ngách', 'hẻm', 'Ngõ'), { minLength: 4, maxLength: 4 }),
    way: fc.constantFrom('strokes', 'turned', 'behind an alley', 'words'),
    road: fc.constantFrom('', 'phố ', 'đường '),
    around: fc.constantFrom(...sentences),
  });

  it('finds every short form of a house behind its alleys, in whatever sentence', () => {
    fc.assert(
      fc.property(houses, ({ numbers, street, alleys, way, road, around: [ahead, behind] }) => {
        const line = (at: number) =>
          numbers.map((one, index) => (index === 0 ? one : `${alleys[(index + at) % 4]} ${one}`)).join(' ');
        const turned = numbers.toReversed().join('/');
        const written = {
          strokes: `${numbers.join('/')} ${road}${street}`,
          turned: `${turned} ${road}${street}`,
          'behind an alley': `${alleys[0]} ${turned}`,
          words: `${line(1)} ${road}${street}`,
        }[way];
        const put = housed(`Số ${line(0)} ${street}`, `${ahead}${written}${behind}`);
        expect(put.toLowerCase()).toBe(`${ahead}(địa chỉ đã che)${behind}`.toLowerCase());
      }),
      { numRuns: 600 },
    );
  });
});
