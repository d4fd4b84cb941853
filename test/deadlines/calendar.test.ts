import { describe, expect, test } from 'vitest';
import { findLatestDayBefore } from '../../src/deadlines/advance.ts';
import { CalendarMissing, WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { calendar, holidays, ruleBook } from './reference.ts';

describe('the calendar of the seed', () => {
  test('covers 2024 to 2028', () => expect(calendar.years).toEqual([2024, 2025, 2026, 2027, 2028]));

  test.each([
    ['2026-11-23', true, 'an ordinary Monday'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam'],
    ['2025-11-24', true, 'the same day the year before'],
    ['2026-08-22', true, 'a make-up Saturday'],
    ['2026-08-31', false, 'the Monday it makes up for'],
    ['2026-08-23', false, 'a Sunday'],
    ['2026-02-18', false, 'Tết'],
    ['2026-04-27', false, 'the day off for a holiday on a Sunday'],
  ])('%s: working %s, %s', (on, expected) => expect(calendar.isWorkingDay(on)).toBe(expected));
});

test('a year without a calendar is named, never guessed', () => {
  expect(() => calendar.isWorkingDay('2029-01-02')).toThrow(new CalendarMissing(2029));
  expect(() => calendar.addWorkingDays('2028-12-28', 5)).toThrow('chưa có lịch năm 2029');
  expect(() => calendar.workingDaysBetween('2023-12-20', '2024-01-10')).toThrow('chưa có lịch năm 2023');
  const gap = new WorkingCalendar([], [2024, 2026]);
  expect(() => gap.workingDaysBetween('2024-12-30', '2026-01-05')).toThrow('chưa có lịch năm 2025');
  try {
    calendar.nextWorkingDay('2029-01-01');
  } catch (error) {
    expect(error).toBeInstanceOf(CalendarMissing);
    expect(error).toHaveProperty('year', 2029);
  }
});

test('working days are counted after the first day up to the last', () => {
  expect(calendar.workingDaysBetween('2026-11-25', '2026-11-25')).toBe(0);
  expect(calendar.workingDaysBetween('2026-11-20', '2026-11-25')).toBe(2);
  expect(calendar.workingDaysBetween('2026-11-25', '2026-11-20')).toBe(-2);
  expect(Object.is(calendar.workingDaysBetween('2026-11-22', '2026-11-21'), 0)).toBe(true);
  expect(calendar.addWorkingDays('2026-11-30', -5)).toBe('2026-11-20');
  expect(calendar.nextWorkingDay('2026-11-21')).toBe('2026-11-23');
  expect(calendar.previousWorkingDay('2026-11-22')).toBe('2026-11-20');
});

test('two rows for one day are refused', () => {
  const [row] = holidays;
  expect(row && (() => new WorkingCalendar([row, row]))).toThrow('2024-01-01');
});

describe('acts to be done in advance', () => {
  test.each([
    ['KN_DIALOGUE_NOTICE', '2026-11-30', '2026-11-25'],
    // 22/11/2026 is a Sunday: days of the calendar before the dialogue, not working days.
    ['KN_DIALOGUE_NOTICE', '2026-11-27', '2026-11-22'],
    ['TCD_SCHEDULE_POST', '2026-11-30', '2026-11-20'],
    ['TCD_ONLINE_TEST', '2026-11-30', '2026-11-27'],
  ])('%s for %s: no later than %s', (code, eventOn, latest) => {
    const rule = ruleBook.find('advance', code, eventOn);
    expect(rule && findLatestDayBefore(rule, eventOn, calendar)).toBe(latest);
  });

  test('an hour before is a matter of the same day', () => {
    const rule = ruleBook.find('advance', 'TCD_ONLINE_CONNECT', '2026-11-30');
    expect(rule?.unit).toBe('hour');
    expect(rule && findLatestDayBefore(rule, '2026-11-30', calendar)).toBeUndefined();
  });
});
