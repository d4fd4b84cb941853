import { describe, expect, test } from 'vitest';
import type { ClockEvent } from '../../src/deadlines/clock.ts';
import { explainDue, summarizeDue } from '../../src/deadlines/explanation.ts';
import { calendar, clockAfter, ruleBook } from './reference.ts';

const explain = (...events: ClockEvent[]) => explainDue(clockAfter(events), calendar, ruleBook);
const summary = (...events: ClockEvent[]) => summarizeDue(clockAfter(events), calendar);

describe('the sentence', () => {
  test('as the design writes it', () => {
    expect(summary({ type: 'started', on: '2026-10-28', rule: 'KN_RES_1' })).toBe(
      'Hạn 27/11/2026, theo Điều 28 Luật Khiếu nại: 30 ngày kể từ ngày thụ lý 28/10/2026.',
    );
  });

  test('in working days', () => {
    expect(summary({ type: 'started', on: '2026-11-20', rule: 'KN_ACCEPT' })).toBe(
      'Hạn 02/12/2026, theo Điều 27 Luật Khiếu nại (lần hai: Điều 36; kỷ luật cán bộ, công chức: Điều 50): 7 ngày làm việc kể từ ngày nhận đơn khiếu nại 20/11/2026.',
    );
  });

  test('with complexity, extension, suspension and a last day off', () => {
    expect(summary({ type: 'started', on: '2026-08-03', rule: 'KN_RES_1', variants: ['complex'] })).toContain(
      '45 ngày (vụ việc phức tạp) kể từ ngày thụ lý 03/08/2026.',
    );
    expect(
      summary(
        { type: 'started', on: '2026-08-03', rule: 'TC_RES' },
        { type: 'extended', on: '2026-08-20', days: 20, kind: 'complex' },
        { type: 'excludedFrom', on: '2026-08-10', kind: 'expert_assessment' },
        { type: 'excludedUntil', on: '2026-08-15', kind: 'expert_assessment' },
      ),
    ).toBe(
      'Hạn 28/09/2026, theo Điều 30 Luật Tố cáo: 30 ngày cộng 20 ngày gia hạn kể từ ngày thụ lý 03/08/2026, không tính 5 ngày là thời gian giám định, ngày cuối 27/09/2026 là ngày nghỉ (Chủ nhật) nên hết hạn vào ngày làm việc tiếp theo.',
    );
    expect(
      summary(
        { type: 'started', on: '2026-07-13', rule: 'KN_RES_1' },
        { type: 'suspended', on: '2026-07-23' },
        { type: 'resumed', on: '2026-08-20' },
      ),
    ).toContain('không tính 28 ngày tạm đình chỉ.');
  });

  test('while paused', () => {
    expect(
      summary(
        { type: 'started', on: '2026-07-13', rule: 'KN_RES_1' },
        { type: 'suspended', on: '2026-07-23', paper: 'Quyết định số 12/QĐ-UBND' },
      ),
    ).toBe(
      'Tạm dừng tính hạn từ 23/07/2026, theo Quyết định số 12/QĐ-UBND: đã tính 10, còn 20 ngày trong 30 ngày kể từ ngày thụ lý 13/07/2026.',
    );
  });

  test('without a calendar', () => {
    expect(summary({ type: 'started', on: '2028-12-21', rule: 'KN_ACCEPT' })).toContain(
      'Chưa tính được hạn vì chưa có lịch năm 2029',
    );
  });
});

describe('day by day', () => {
  test('seven working days over 24/11', () => {
    const { title, days } = explain({ type: 'started', on: '2026-11-20', rule: 'KN_ACCEPT' });
    expect(title).toBe('Vì sao hạn là 02/12/2026?');
    expect(days.map(({ date, weekday, number, reason }) => [date, weekday, number, reason])).toEqual([
      ['20/11/2026', 'Thứ Sáu', null, 'Ngày bắt đầu không tính, Điều 147 Bộ luật Dân sự'],
      ['21/11/2026', 'Thứ Bảy', null, 'Thứ Bảy'],
      ['22/11/2026', 'Chủ nhật', null, 'Chủ nhật'],
      ['23/11/2026', 'Thứ Hai', 1, 'Ngày làm việc'],
      ['24/11/2026', 'Thứ Ba', null, 'Nghỉ lễ Ngày Văn hóa Việt Nam'],
      ['25/11/2026', 'Thứ Tư', 2, 'Ngày làm việc'],
      ['26/11/2026', 'Thứ Năm', 3, 'Ngày làm việc'],
      ['27/11/2026', 'Thứ Sáu', 4, 'Ngày làm việc'],
      ['28/11/2026', 'Thứ Bảy', null, 'Thứ Bảy'],
      ['29/11/2026', 'Chủ nhật', null, 'Chủ nhật'],
      ['30/11/2026', 'Thứ Hai', 5, 'Ngày làm việc'],
      ['01/12/2026', 'Thứ Ba', 6, 'Ngày làm việc'],
      ['02/12/2026', 'Thứ Tư', 7, 'Ngày làm việc'],
    ]);
    expect(days.filter(({ isDue }) => isDue).map(({ date }) => date)).toEqual(['02/12/2026']);
    expect(days[0]?.notes).toEqual(['Ngày nhận đơn khiếu nại']);
  });

  test('a make-up Saturday counts and says for what', () => {
    const { days } = explain({ type: 'started', on: '2026-08-20', rule: 'KN_SEND_1' });
    expect(days.find(({ on }) => on === '2026-08-22')).toMatchObject({
      counted: true,
      number: 2,
      reason: 'Thứ Bảy, làm bù cho ngày 31/08/2026',
    });
  });

  test('a last day off rolls to the next working day, with the article', () => {
    const { days } = explain({ type: 'started', on: '2026-08-03', rule: 'KN_RES_1' });
    expect(days.at(-2)).toMatchObject({ number: 30, reason: 'Nghỉ lễ Quốc khánh, ngày cuối của thời hạn' });
    expect(days.at(-1)).toMatchObject({
      date: '03/09/2026',
      counted: false,
      isDue: true,
      reason: 'Ngày cuối là ngày nghỉ nên hết hạn vào ngày làm việc tiếp theo, khoản 5 Điều 148 Bộ luật Dân sự',
    });
    expect(days.find(({ on }) => on === '2026-08-08')?.reason).toBe('Thứ Bảy, vẫn tính vì thời hạn tính theo ngày');
    expect(days.find(({ on }) => on === '2026-08-31')?.reason).toBe(
      'Nghỉ hoán đổi dịp Quốc khánh, vẫn tính vì thời hạn tính theo ngày',
    );
  });

  test('suspended days say under which paper', () => {
    const { days } = explain(
      { type: 'started', on: '2026-07-13', rule: 'KN_RES_1' },
      { type: 'suspended', on: '2026-07-23', paper: 'Quyết định số 12/QĐ-UBND' },
      { type: 'resumed', on: '2026-08-20', paper: 'Quyết định số 15/QĐ-UBND' },
    );
    expect(
      days.filter(({ reason }) => reason.startsWith('Tạm đình chỉ theo Quyết định số 12/QĐ-UBND, khoản 1 Điều 11a')).length,
    ).toBe(28);
    expect(days.find(({ on }) => on === '2026-07-23')).toMatchObject({
      number: 10,
      notes: ['Tạm đình chỉ theo Quyết định số 12/QĐ-UBND'],
    });
    expect(days.find(({ on }) => on === '2026-08-20')?.notes).toEqual(['Tiếp tục giải quyết theo Quyết định số 15/QĐ-UBND']);
    expect(days.at(-1)).toMatchObject({ date: '09/09/2026', number: 30, isDue: true });
  });

  test('a holiday not yet announced is marked', () => {
    const { days } = explain({ type: 'started', on: '2027-09-01', rule: 'KN_SEND_1' });
    expect(days.find(({ on }) => on === '2027-09-03')?.reason).toBe(
      'Nghỉ lễ Quốc khánh (ngày liền kề, dự kiến), chờ thông báo của năm',
    );
  });

  test('a late extension says so', () => {
    const { days } = explain(
      { type: 'started', on: '2026-08-03', rule: 'TC_RES' },
      { type: 'extended', on: '2026-09-10', days: 30, kind: 'complex' },
    );
    expect(days.find(({ on }) => on === '2026-09-10')?.notes).toEqual(['Gia hạn 30 ngày (vụ việc phức tạp), khi đã quá hạn']);
  });

  test('an extended limit rests on the articles of the extension too', () => {
    const accepted = { type: 'started' as const, on: '2026-08-03', rule: 'TC_RES' };
    const extended = (on: string) => ({ type: 'extended' as const, on, days: 30, kind: 'very_complex' as const });
    expect(explain(accepted).basis).toBe('khoản 1 Điều 30 Luật Tố cáo số 25/2018/QH14');
    expect(explain(accepted, extended('2026-08-10'), extended('2026-09-10')).basis).toBe(
      'khoản 1 Điều 30 Luật Tố cáo số 25/2018/QH14; khoản 3 Điều 30 Luật Tố cáo số 25/2018/QH14; Điều 3 Nghị định 31/2019/NĐ-CP',
    );
  });
});

test('contradicting or uncertain law is admitted', () => {
  expect(explain({ type: 'started', on: '2026-06-22', rule: 'KN_ACCEPT' }).caution).toContain(
    'Cách tính khác: 10 ngày làm việc, theo khoản 1 Điều 16',
  );
  expect(explain({ type: 'started', on: '2026-11-20', rule: 'KN_PROCESS' }).caution).toContain('chưa có văn bản quy định rõ');
  expect(explain({ type: 'started', on: '2026-11-20', rule: 'TC_RES' }).caution).toBeNull();
});
