// Heads receive themselves, as often as the law of the day asks, on days posted in time.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CalendarDay, WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { RuleBook } from '../../src/deadlines/rule-book.ts';
import { readLegalRules } from '../../src/deadlines/rules.ts';
import { checkFrequency, checkPosting, hostObjection, lastDayChecked, receptionDuty } from '../../src/reception/hosting.ts';

const book = new RuleBook(readLegalRules(JSON.parse(readFileSync('seeds/01_reference/legal-rules.json', 'utf8'))));
const calendar = new WorkingCalendar([] as CalendarDay[], [2026]);

/** With the days off of Tết Bính Ngọ. */
const ofTet = new WorkingCalendar(
  ['16', '17', '18', '19', '20'].map((day) => ({
    on: `2026-02-${day}`,
    isWorkingDay: false,
    name: 'Tết',
    kind: 'tet',
    status: '',
  })),
  [2026],
);

describe('heads', () => {
  it('receive periodic and extraordinary days themselves', () => {
    expect(hostObjection('periodic', 'officer')).not.toBeNull();
    expect(hostObjection('periodic', 'delegated')).toBeNull();
    expect(hostObjection('regular', 'officer')).toBeNull();
  });

  it('of a commune receive every week before 01/7/2026 and two days a month after', () => {
    expect(checkFrequency(book, calendar, 'commune', '2026-05', ['2026-05-05', '2026-05-12', '2026-05-19'])?.isMet).toBe(false);
    expect(
      checkFrequency(book, calendar, 'commune', '2026-05', ['2026-05-05', '2026-05-12', '2026-05-19', '2026-05-26'])?.isMet,
    ).toBe(true);
    // Tết leaves no working day from 16 to 22 February: three weeks are owed.
    expect(checkFrequency(book, ofTet, 'commune', '2026-02', ['2026-02-03', '2026-02-10', '2026-02-24'])).toMatchObject({
      planned: 3,
      least: 3,
      isMet: true,
    });
    // The week of 30 March ends in April; that of 29 June in July, when the duty is monthly already.
    const march = ['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24'];
    expect(checkFrequency(book, calendar, 'commune', '2026-03', march)).toMatchObject({ planned: 4, least: 5 });
    expect(checkFrequency(book, calendar, 'commune', '2026-03', [...march, '2026-04-02'])?.isMet).toBe(true);
    expect(lastDayChecked('2026-03')).toBe('2026-04-05');
    expect(checkFrequency(book, calendar, 'commune', '2026-06', [])?.least).toBe(4);
    expect(checkFrequency(book, calendar, 'commune', '2026-11', ['2026-11-03'])?.isMet).toBe(false);
    expect(checkFrequency(book, calendar, 'commune', '2026-11', ['2026-11-03', '2026-11-03'])?.isMet).toBe(false);
    expect(checkFrequency(book, calendar, 'commune', '2026-11', ['2026-11-03', '2026-11-17'])?.isMet).toBe(true);
    expect(checkFrequency(book, calendar, 'department', '2026-11', ['2026-11-03'])?.isMet).toBe(true);
  });

  it('owe of a period what its months and weeks ask that ended within it, by the rule of their last day', () => {
    const duty = (level: string, from: string, to: string) => receptionDuty(book, calendar, level, from, to);
    // Three months from the 15th to the 14th: three ends of months.
    expect(duty('commune', '2026-09-15', '2026-12-14')).toEqual({
      least: 6,
      duties: ['2 ngày mỗi tháng, điểm c khoản 2 Điều 15 Luật Tiếp công dân'],
    });
    // A weekly duty until 30/6: the Sundays of 21 and 28 June, then July and August.
    expect(duty('commune', '2026-06-15', '2026-09-14')).toEqual({
      least: 6,
      duties: [
        '1 ngày mỗi tuần, điểm d khoản 2 Điều 15 Luật Tiếp công dân',
        '2 ngày mỗi tháng, điểm c khoản 2 Điều 15 Luật Tiếp công dân',
      ],
    });
    expect(duty('commune', '2026-06-01', '2026-06-30').least).toBe(4);
    // Of the weeks that end in February the one of Tết, 16 to 22, has no working day.
    expect(duty('commune', '2026-02-01', '2026-02-28').least).toBe(4);
    expect(receptionDuty(book, ofTet, 'commune', '2026-02-01', '2026-02-28').least).toBe(3);
    expect(duty('province', '2025-12-15', '2026-12-14').least).toBe(12);
    expect(duty('district', '2025-06-15', '2025-09-14').least).toBe(2);
    expect(duty('commune', '2026-12-01', '2026-12-14')).toEqual({ least: 0, duties: [] });
  });

  it('post the schedule five working days before', () => {
    expect(checkPosting(book, calendar, '2026-11-24', '2026-11-17')).toMatchObject({ latest: '2026-11-17', isEarly: true });
    expect(checkPosting(book, calendar, '2026-11-24', '2026-11-18')?.isEarly).toBe(false);
  });
});
