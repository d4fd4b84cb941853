import { describe, expect, test } from 'vitest';
import { hourText, longDate, numberLine, placeDate, shortDate, symbol, twoDigits } from '../../../src/documents/papers/number.ts';

describe('numbers', () => {
  test('below ten with a leading zero', () => {
    expect(numberLine(5, symbol('TB', 'UBND'))).toBe('Số: 05/TB-UBND');
    expect(numberLine(12, 'TB-UBND')).toBe('Số: 12/TB-UBND');
    expect(numberLine(112, 'QĐ-UBND')).toBe('Số: 112/QĐ-UBND');
    expect(numberLine('05a', 'QĐ-UBND')).toBe('Số: 05a/QĐ-UBND');
  });
  test('not yet given: dots, never a blank', () => {
    for (const number of [null, undefined, '', ' ']) expect(numberLine(number, 'TB-UBND')).toBe('Số: ……/TB-UBND');
  });
  test('what is no count is refused', () => {
    expect(() => twoDigits(-1)).toThrow(RangeError);
    expect(() => twoDigits(1.5)).toThrow(RangeError);
  });
});

describe('dates of papers', () => {
  test.each([
    ['2026-09-03', 'ngày 03 tháng 9 năm 2026'],
    ['2026-01-10', 'ngày 10 tháng 01 năm 2026'],
    ['2026-02-28', 'ngày 28 tháng 02 năm 2026'],
    ['2026-03-01', 'ngày 01 tháng 3 năm 2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026'],
    ['2028-02-29', 'ngày 29 tháng 02 năm 2028'],
  ])('%s', (date, text) => {
    expect(longDate(date)).toBe(text);
  });
  test('a day that does not exist is refused', () => {
    for (const date of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '03/9/2026', '2026-09-03T00:00'])
      expect(() => longDate(date)).toThrow(RangeError);
  });
  test('place, column date and hour', () => {
    expect(placeDate('Hà Nội', '2026-09-03')).toBe('Hà Nội, ngày 03 tháng 9 năm 2026');
    expect(placeDate(null, null)).toBe('…………, ngày …… tháng …… năm ……');
    expect(shortDate('2026-09-03')).toBe('03/09/2026');
    expect(hourText('09:42')).toBe('09 giờ 42 phút');
    expect(hourText('')).toBe('…… giờ …… phút');
    expect(() => hourText('24:00')).toThrow(RangeError);
  });
});
