import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDate,
  formatLongDate,
  isDate,
  parseDate,
  todayInVietnam,
  weekdayName,
} from '../../src/deadlines/dates.ts';

const today = '2026-11-25';

describe('what an officer types', () => {
  test.each([
    ['3/9/2026', '2026-09-03'],
    ['03/09/2026', '2026-09-03'],
    ['03092026', '2026-09-03'],
    ['030926', '2026-09-03'],
    ['3-9-26', '2026-09-03'],
    ['3.9.2026', '2026-09-03'],
    [' 3 / 9 / 2026 ', '2026-09-03'],
    ['2026-09-03', '2026-09-03'],
    ['29/2/2028', '2028-02-29'],
    ['hôm nay', today],
    ['Hôm nay', today],
    ['hôm nay'.normalize('NFD'), today],
    ['hom nay', today],
  ])('%s is %s', (typed, date) => expect(parseDate(typed, today)).toBe(date));

  test.each([
    '',
    '31/02/2026',
    '29/2/2026',
    '31/4/2026',
    '0/1/2026',
    '1/13/2026',
    '3/9',
    '3/9/126',
    '39',
    '1/1/1899',
    '1/1/2101',
    'mai',
    '03/09/2026x',
  ])('%j is not a date', (typed) => expect(parseDate(typed, today)).toBeUndefined());
});

test('dates are printed as offices print them', () => {
  expect(formatDate('2026-09-03')).toBe('03/09/2026');
  expect(formatLongDate('2026-09-03')).toBe('ngày 03 tháng 9 năm 2026');
  expect(formatLongDate('2026-02-13')).toBe('ngày 13 tháng 02 năm 2026');
  expect(['2026-11-23', '2026-11-24', '2026-11-28', '2026-11-29'].map(weekdayName)).toEqual([
    'Thứ Hai',
    'Thứ Ba',
    'Thứ Bảy',
    'Chủ nhật',
  ]);
});

test('the day turns at midnight in Hà Nội, not in Greenwich', () => {
  expect(todayInVietnam(new Date('2026-11-24T16:59:59Z'))).toBe('2026-11-24');
  expect(todayInVietnam(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25');
});

test('only existing days written in full are dates', () => {
  expect(isDate('2026-02-28')).toBe(true);
  expect(['2026-02-29', '2026-2-28', '26-02-28', ''].map(isDate)).toEqual([false, false, false, false]);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-07-13', '2026-07-23')).toBe(10);
});
