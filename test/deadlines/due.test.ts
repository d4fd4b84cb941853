// The wording table of DESIGN §9.1, in force on Wednesday 25/11/2026 (24/11 is a public holiday).
import { describe, expect, it, test } from 'vitest';
import { type DueFacts, dueView, noLimitReason } from '../../src/deadlines/due.ts';
import { withoutDay } from '../../src/deadlines/without-day.ts';
import { calendar } from './reference.ts';

const today = '2026-11-25';
const idle: DueFacts = { dueOn: null, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null };
const due = (dueOn: string, on = today) => dueView({ ...idle, dueOn }, on, calendar);

describe('wording', () => {
  test.each([
    ['2026-11-20', 'red', 'alert-octagon', 'Quá hạn 2 ngày', '20/11/2026', 'Quá hạn 2 ngày làm việc, hạn 20/11/2026', -2],
    ['2026-11-23', 'red', 'alert-octagon', 'Quá hạn 1 ngày', '23/11/2026', 'Quá hạn 1 ngày làm việc, hạn 23/11/2026', -1],
    ['2026-11-25', 'amber', 'clock-exclamation', 'Đến hạn hôm nay', '25/11/2026', 'Đến hạn hôm nay, 25/11/2026', 0],
    ['2026-11-30', 'amber', 'clock-exclamation', 'Còn 3 ngày', '30/11/2026', 'Còn 3 ngày làm việc, hạn 30/11/2026', 3],
    ['2026-12-01', 'green', 'clock-check', 'Còn 4 ngày', '01/12/2026', 'Còn 4 ngày làm việc, hạn 01/12/2026', 4],
    ['2026-12-11', 'green', 'clock-check', 'Còn 12 ngày', '11/12/2026', 'Còn 12 ngày làm việc, hạn 11/12/2026', 12],
  ])('due %s', (on, level, icon, short, dateText, words, remaining) => {
    expect(due(on)).toMatchObject({ level, icon, short, dateText, words, remaining });
  });

  test('paused, with the paper', () => {
    const paused = { ...idle, pausedOn: '2026-11-16', pausedBy: 'Quyết định tạm đình chỉ số 12/QĐ-UBND' };
    expect(dueView(paused, today, calendar)).toMatchObject({
      level: 'grey',
      icon: 'player-pause',
      short: 'Tạm dừng tính hạn',
      dateText: 'từ 16/11/2026',
      words: 'Tạm dừng tính hạn từ 16/11/2026, theo Quyết định tạm đình chỉ số 12/QĐ-UBND',
    });
  });

  test('nothing to keep', () => {
    expect(dueView(null, today, calendar)).toMatchObject({
      state: 'none',
      level: 'grey',
      icon: null,
      short: 'Không tính hạn',
      words: 'Không tính hạn',
    });
    expect(dueView(idle, today, calendar).state).toBe('none');
  });

  test('finished', () => {
    const finished = (dueOn: string | null, stoppedOn: string) => dueView({ ...idle, dueOn, stoppedOn }, today, calendar);
    expect(finished('2026-11-23', '2026-11-26')).toMatchObject({
      short: 'Xong, trễ 2 ngày',
      words: 'Hoàn thành 26/11/2026, trễ 2 ngày làm việc',
      level: 'grey',
    });
    expect(finished('2026-11-23', '2026-11-23')).toMatchObject({
      short: 'Xong, đúng hạn',
      words: 'Hoàn thành 23/11/2026, đúng hạn',
    });
    expect(finished('2026-11-20', '2026-11-21')).toMatchObject({ short: 'Xong, trễ hạn', remaining: 0 });
    expect(finished(null, '2026-11-21')).toMatchObject({ short: 'Xong', words: 'Hoàn thành 21/11/2026' });
  });
});

test('overdue begins the day after the due date and is counted from the next working day', () => {
  expect(due('2026-11-20', '2026-11-20').short).toBe('Đến hạn hôm nay');
  expect(due('2026-11-20', '2026-11-21')).toMatchObject({
    level: 'red',
    short: 'Đã quá hạn',
    words: 'Đã quá hạn, hạn 20/11/2026',
    remaining: 0,
  });
  expect(due('2026-11-20', '2026-11-23').short).toBe('Quá hạn 1 ngày');
  expect(due('2026-11-23', '2026-11-24').short).toBe('Đã quá hạn');
});

test('where the calendar ends a list still opens', () => {
  expect(due('2028-12-29', '2029-01-02')).toMatchObject({ level: 'red', short: 'Đã quá hạn', remaining: null });
  expect(due('2024-01-05', '2023-12-20')).toMatchObject({ level: 'green', short: 'Còn hạn', remaining: null });
  expect(dueView({ ...idle, calendarMissing: 2029 }, today, calendar)).toMatchObject({
    level: 'grey',
    dateText: 'chưa có lịch năm 2029',
    words: 'Chưa tính được hạn, chưa có lịch năm 2029',
  });
});

it('says of a petition older than the law the software holds that the law of then sets its limit', () => {
  expect(noLimitReason('2010-03-05')).toBe(
    'Phần mềm không có quy định của trước ngày 01/07/2012: thời hạn của đơn nhận ngày 05/03/2010 lấy theo luật có hiệu lực khi ấy',
  );
  expect(noLimitReason('2021-03-10')).toContain('chưa có quy định thời hạn xử lý');
  const old = withoutDay(undefined, '2026-11-25', calendar, '2010-12-31');
  expect([old.short, old.dateText]).toEqual(['Không tính hạn', 'theo luật có hiệu lực khi ấy']);
});
