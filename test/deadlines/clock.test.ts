// What may happen to a clock, and each refusal with its reason.
import { describe, expect, test } from 'vitest';
import { type ClockEvent, replayClock, tryEvent } from '../../src/deadlines/clock.ts';
import { surelyOverAfter } from '../../src/deadlines/counting.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import { calendar, clockAfter, refusalOf, ruleBook } from './reference.ts';

const kn: ClockEvent = { type: 'started', on: '2026-08-03', rule: 'KN_RES_1' };
const tc: ClockEvent = { type: 'started', on: '2026-08-03', rule: 'TC_RES' };

test('taken over, a clock still ends on an earlier day that is written down afterwards', () => {
  const over: ClockEvent = { type: 'takenOver', on: '2026-08-20', from: 'Phường Ba Đình' };
  const ended = tryEvent([kn, over], { type: 'stopped', on: '2026-08-10', reason: 'Đã thụ lý' }, ruleBook, calendar);
  expect(ended).toMatchObject({ ok: true, clock: { stoppedOn: '2026-08-10' } });
});

describe('extension of a denunciation', () => {
  test('runs from the expiry of the previous limit', () => {
    expect(clockAfter([tc]).rawDueOn).toBe('2026-09-02');
    expect(clockAfter([tc, { type: 'extended', on: '2026-08-28', days: 30, kind: 'complex' }]).dueOn).toBe('2026-10-02');
  });

  test('is reckoned from the day the limit is reached, not from the working day it rolls to', () => {
    const start: ClockEvent = { type: 'started', on: '2026-09-04', rule: 'TC_RES' };
    expect(clockAfter([start])).toMatchObject({ rawDueOn: '2026-10-04', dueOn: '2026-10-05' });
    expect(clockAfter([start, { type: 'extended', on: '2026-10-01', days: 30, kind: 'complex' }])).toMatchObject({
      rawDueOn: '2026-11-03',
      dueOn: '2026-11-03',
    });
  });

  test('twice when very complex', () => {
    const extended: ClockEvent[] = ['2026-08-28', '2026-09-28'].map((on) => ({
      type: 'extended',
      on,
      days: 30,
      kind: 'very_complex',
    }));
    expect(clockAfter([tc, ...extended]).dueOn).toBe('2026-11-02'); // 01/11 is a Sunday
  });

  test('that comes after the limit ran out is marked late', () => {
    const clock = clockAfter([tc, { type: 'extended', on: '2026-09-10', days: 30, kind: 'complex' }]);
    expect(clock.steps.map(({ late }) => late)).toEqual([false, true]);
  });
});

describe('time that is not counted', () => {
  test('expert assessment of a denunciation', () => {
    const clock = clockAfter([
      tc,
      { type: 'excludedFrom', on: '2026-08-10', kind: 'expert_assessment' },
      { type: 'excludedUntil', on: '2026-08-20', kind: 'expert_assessment' },
    ]);
    expect(clock.dueOn).toBe('2026-09-14'); // 02/09 plus ten days is Saturday 12/09
  });

  test('two pauses over the same days are taken out once', () => {
    const clock = clockAfter([
      tc,
      { type: 'excludedFrom', on: '2026-08-10', kind: 'expert_assessment' },
      { type: 'suspended', on: '2026-08-14' },
      { type: 'excludedUntil', on: '2026-08-20', kind: 'expert_assessment' },
      { type: 'resumed', on: '2026-08-24' },
    ]);
    expect(clock.rawDueOn).toBe('2026-09-16');
  });

  test('suspended on the due date itself: due again on the day of resumption', () => {
    const events: ClockEvent[] = [kn, { type: 'suspended', on: '2026-09-03' }];
    expect(clockAfter(events)).toMatchObject({ dueOn: null, pausedOn: '2026-09-03', remainingDays: 0 });
    expect(clockAfter([...events, { type: 'resumed', on: '2026-09-19' }]).dueOn).toBe('2026-09-21');
  });

  test('a suspension after the due date does not undo the delay', () => {
    expect(clockAfter([kn, { type: 'suspended', on: '2026-09-04' }])).toMatchObject({ dueOn: '2026-09-03', pausedOn: null });
  });

  test('resumed and suspended again on one day stays suspended; suspended and resumed on one day changes nothing', () => {
    const pause: ClockEvent = { type: 'suspended', on: '2026-08-10' };
    const again: ClockEvent[] = [pause, { type: 'resumed', on: '2026-08-14' }, { type: 'suspended', on: '2026-08-14' }];
    expect(clockAfter([kn, ...again]).pausedOn).toBe('2026-08-14');
    expect(clockAfter([kn, pause, { type: 'resumed', on: '2026-08-10' }]).dueOn).toBe(clockAfter([kn]).dueOn);
  });
});

describe('the end', () => {
  test('on the due date is in time, the day after is late', () => {
    expect(clockAfter([kn, { type: 'stopped', on: '2026-09-03', reason: 'đã ban hành quyết định' }]).finishedLate).toBe(false);
    expect(clockAfter([kn, { type: 'stopped', on: '2026-09-04', reason: 'đã ban hành quyết định' }]).finishedLate).toBe(true);
  });

  test('while paused is never late', () => {
    const clock = clockAfter([
      kn,
      { type: 'suspended', on: '2026-08-10' },
      { type: 'stopped', on: '2027-08-10', reason: 'đình chỉ' },
    ]);
    expect(clock).toMatchObject({ dueOn: null, pausedOn: null, stoppedOn: '2027-08-10', finishedLate: false });
  });

  test('a returned transfer starts the sender anew, under the rule of that day', () => {
    const clock = clockAfter([
      { type: 'started', on: '2026-06-25', rule: 'KN_ACCEPT' },
      { type: 'stopped', on: '2026-06-29', reason: 'chuyển đơn' },
      { type: 'restarted', on: '2026-07-06', reason: 'đơn bị trả lại' },
    ]);
    expect(clock).toMatchObject({ startedOn: '2026-07-06', ruleValidFrom: '2026-07-01', dueOn: '2026-07-15', stoppedOn: null });
  });

  test('a first day written down wrong is counted from the true one, under the rule of that day, with what happened since', () => {
    const since: ClockEvent[] = [
      { type: 'suspended', on: '2026-08-10' },
      { type: 'resumed', on: '2026-08-20' },
    ];
    const { steps: _, ...right } = clockAfter([{ ...kn, on: '2026-07-30' } as ClockEvent, ...since]);
    expect(
      clockAfter([kn, ...since, { type: 'startCorrected', on: '2026-08-21', to: '2026-07-30', reason: 'ghi nhầm' }]),
    ).toMatchObject(right);
  });
});

describe('refused, with the reason', () => {
  test.each<[string, ClockEvent[], string]>([
    ['before the start', [{ type: 'suspended', on: '2026-08-10' }], 'Thời hạn này chưa bắt đầu tính vào ngày 10/08/2026.'],
    ['a second start', [tc, { type: 'started', on: '2026-08-10', rule: 'TC_RES' }], 'đã bắt đầu tính từ ngày 03/08/2026'],
    [
      'no law yet',
      [{ type: 'started', on: '2011-05-04', rule: 'KN_ACCEPT' }],
      'Chưa có quy định về thời hạn “Thụ lý hoặc thông báo không thụ lý khiếu nại” cho ngày 04/05/2011.',
    ],
    ['an unknown limit', [{ type: 'started', on: '2026-05-04', rule: 'NO_SUCH' }], 'Chưa có quy định về thời hạn “NO_SUCH”'],
    [
      'extension of a complaint',
      [kn, { type: 'extended', on: '2026-08-10', days: 30, kind: 'complex' }],
      'Pháp luật không quy định gia hạn',
    ],
    [
      'extension of a plain denunciation',
      [tc, { type: 'extended', on: '2026-08-10', days: 30, kind: 'normal' }],
      'chỉ gia hạn với vụ việc phức tạp hoặc vụ việc đặc biệt phức tạp',
    ],
    [
      'too long an extension',
      [tc, { type: 'extended', on: '2026-08-10', days: 31, kind: 'complex' }],
      'Mỗi lần gia hạn không quá 30 ngày',
    ],
    ['an extension of nothing', [tc, { type: 'extended', on: '2026-08-10', days: 0, kind: 'complex' }], 'số nguyên từ 1 trở lên'],
    [
      'one extension too many',
      [
        tc,
        { type: 'extended', on: '2026-08-10', days: 30, kind: 'complex' },
        { type: 'extended', on: '2026-08-11', days: 30, kind: 'complex' },
      ],
      'Đã gia hạn 1 lần; vụ việc phức tạp được gia hạn không quá 1 lần, theo khoản 2 Điều 30',
    ],
    [
      'suspension before the law gave it',
      [
        { ...kn, on: '2026-06-01' },
        { type: 'suspended', on: '2026-06-30' },
      ],
      'chỉ được tạm dừng từ ngày 01/07/2026',
    ],
    [
      'suspension of acceptance',
      [
        { type: 'started', on: '2026-08-03', rule: 'KN_ACCEPT' },
        { type: 'suspended', on: '2026-08-04' },
      ],
      'thời hạn vẫn tính',
    ],
    [
      'suspension twice',
      [kn, { type: 'suspended', on: '2026-08-04' }, { type: 'suspended', on: '2026-08-05' }],
      'đang tạm đình chỉ',
    ],
    ['resumption of what runs', [kn, { type: 'resumed', on: '2026-08-04' }], 'không đang tạm đình chỉ'],
    [
      'expert time of a complaint',
      [kn, { type: 'excludedFrom', on: '2026-08-04', kind: 'expert_assessment' }],
      'Pháp luật không quy định trừ thời gian giám định',
    ],
    [
      'the end of no expert time',
      [tc, { type: 'excludedUntil', on: '2026-08-04', kind: 'expert_assessment' }],
      'Chưa ghi ngày bắt đầu thời gian giám định',
    ],
    [
      'expert time twice',
      [
        tc,
        { type: 'excludedFrom', on: '2026-08-04', kind: 'expert_assessment' },
        { type: 'excludedFrom', on: '2026-08-05', kind: 'expert_assessment' },
      ],
      'Đang trừ thời gian giám định',
    ],
    [
      'a fact that changes nothing',
      [tc, { type: 'variantDetermined', on: '2026-08-04', variant: 'remote' }],
      'không thay đổi vì vùng sâu, vùng xa',
    ],
    [
      'a fact known already',
      [{ ...kn, variants: ['complex'] } as ClockEvent, { type: 'variantDetermined', on: '2026-08-04', variant: 'complex' }],
      'từ trước',
    ],
    [
      'anything after the end',
      [kn, { type: 'stopped', on: '2026-08-04', reason: 'rút đơn' }, { type: 'suspended', on: '2026-08-05' }],
      'đã kết thúc ngày 04/08/2026',
    ],
    [
      'a true first day after what happened since',
      [
        kn,
        { type: 'suspended', on: '2026-08-10' },
        { type: 'startCorrected', on: '2026-08-21', to: '2026-08-11', reason: 'ghi nhầm' },
      ],
      'trước ngày bắt đầu mới 11/08/2026',
    ],
    [
      'a restart of what runs',
      [kn, { type: 'restarted', on: '2026-08-04', reason: 'trả lại' }],
      'chưa kết thúc nên không tính lại từ đầu',
    ],
  ])('%s', (_case, events, because) => expect(refusalOf(...events)).toContain(because));

  test('a refused event changes nothing', () => {
    const { clock } = replayClock([kn, { type: 'extended', on: '2026-08-10', days: 30, kind: 'complex' }], ruleBook, calendar);
    expect(clock).toEqual(clockAfter([kn]));
  });
});

describe('an act signed before something was written down of its clock', () => {
  const moved: ClockEvent = { type: 'startCorrected', on: '2026-12-01', to: '2026-08-05', reason: 'ghi nhầm' };
  const again: ClockEvent[] = [
    { type: 'handedOver', on: '2026-12-01', to: 'Phường Hai' },
    { type: 'handedBack', on: '2026-12-01' },
    { type: 'takenOver', on: '2026-12-01', from: 'Phường Một' },
  ];
  // kn ends on 03/09 (a holiday moves it), from 05/08 on 04/09: in time from the true day only.
  const ended: ClockEvent = { type: 'stopped', on: '2026-09-04', reason: 'đình chỉ' };
  const suspended: ClockEvent = { type: 'suspended', on: '2026-09-04' };

  test.each([ended, suspended])('$type is taken, in time by the true first day', (act) => {
    const { steps, finishedLate } = clockAfter([kn, moved, ...again, act]);
    expect({ finishedLate, late: steps.map((step) => step.late && step.event.type === act.type) }).toEqual({
      finishedLate: false,
      late: steps.map(() => false),
    });
    expect(tryEvent([kn, moved, ...again], act, ruleBook, calendar)).toMatchObject({ ok: true });
  });

  test('the end of an act stays when a handover is taken back', () =>
    expect(clockAfter([kn, ...again, ended])).toMatchObject({ stoppedOn: '2026-09-04', stopReason: 'đình chỉ' }));

  test('what has ended is not corrected, and no first day is put behind an end', () => {
    expect(tryEvent([kn, ended], moved, ruleBook, calendar)).toMatchObject({
      ok: false,
      because: expect.stringContaining('04/09'),
    });
    const early: ClockEvent = { ...ended, on: '2026-08-04' };
    expect(tryEvent([kn, moved], early, ruleBook, calendar)).toMatchObject({
      ok: false,
      because: expect.stringContaining('05/08'),
    });
  });
});

describe('trying an event before recording it', () => {
  test('gives the clock as it would be', () => {
    const tried = tryEvent([tc], { type: 'extended', on: '2026-08-28', days: 30, kind: 'complex' }, ruleBook, calendar);
    expect(tried).toMatchObject({ ok: true, clock: { dueOn: '2026-10-02' } });
  });

  test('refuses a back-dated event that would unmake a recorded one', () => {
    const recorded: ClockEvent[] = [kn, { type: 'suspended', on: '2026-08-10' }];
    const tried = tryEvent(recorded, { type: 'stopped', on: '2026-08-05', reason: 'rút đơn' }, ruleBook, calendar);
    expect(tried).toEqual({ ok: false, because: 'Thời hạn “Giải quyết khiếu nại lần đầu” đã kết thúc ngày 05/08/2026.' });
  });
});

test('where the calendar ends there is no due date and the year is named', () => {
  expect(clockAfter([{ type: 'started', on: '2028-12-20', rule: 'KN_ACCEPT' }])).toMatchObject({
    dueOn: '2028-12-29',
    calendarMissing: null,
  });
  expect(clockAfter([{ type: 'started', on: '2028-12-21', rule: 'KN_ACCEPT' }])).toMatchObject({
    dueOn: null,
    calendarMissing: 2029,
  });
  expect(clockAfter([{ type: 'started', on: '2019-12-21', rule: 'KN_RES_1' }])).toMatchObject({
    dueOn: null,
    calendarMissing: 2020,
  });
});

test('without a calendar a limit is known to be over after so many days that no days off could make it longer', () => {
  const over = (rule: string, on: string, more: ClockEvent[] = []) => clockAfter([{ type: 'started', on, rule }, ...more]);
  // Ten working days: 90 days of the calendar. Thirty days of the calendar: thirty more.
  expect(over('KN_PROCESS', '2022-03-10')).toMatchObject({ dueOn: null, overAfter: '2022-06-08' });
  expect(over('KN_RES_1', '2022-03-10')).toMatchObject({ dueOn: null, overAfter: '2022-05-09' });
  expect(over('KN_RES_1', '2026-03-10')).toMatchObject({ overAfter: null });
  // A suspension that lasts holds it, one that is over is left out.
  const suspended: ClockEvent = { type: 'suspended', on: '2022-03-20' };
  expect(over('TC_RES', '2022-03-10', [suspended])).toMatchObject({ overAfter: null });
  expect(over('TC_RES', '2022-03-10', [suspended, { type: 'resumed', on: '2022-04-19' }])).toMatchObject({
    overAfter: '2022-06-08',
  });
});

test('the bound is never before the due date a calendar gives', () => {
  for (const rule of ['KN_ACCEPT', 'KN_RES_1', 'KN_PROCESS', 'TC_INITIAL'])
    for (let day = 0; day < 360; day += 3) {
      const startedOn = addDays('2025-12-20', day);
      const clock = clockAfter([{ type: 'started', on: startedOn, rule }]);
      const bound = surelyOverAfter({ startedOn, limit: clock.limit, unit: clock.rule.unit, pauses: [] });
      expect([startedOn, (clock.dueOn ?? '') <= (bound ?? '')]).toEqual([startedOn, true]);
    }
});
