// What must hold for every clock, whatever the dates.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { type ClockEvent, replayClock, tryEvent } from '../../src/deadlines/clock.ts';
import { addDays, daysBetween } from '../../src/deadlines/dates.ts';
import { dueView } from '../../src/deadlines/due.ts';
import { explainDue } from '../../src/deadlines/explanation.ts';
import { calendar, clockAfter, holidays, ruleBook, rules } from './reference.ts';

const clockCodes = [...new Set(rules.flatMap((rule) => (rule.form === 'clock' ? [rule.code] : [])))];
const day = (from: string, to: string) => fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
const code = fc.constantFrom(...clockCodes);
const startDay = day('2026-07-01', '2028-06-30');
const start = fc.record({ type: fc.constant('started' as const), on: startDay, rule: code });

/** Events after a start on 2026-07-13, most of them allowed for a denunciation or a complaint. */
const laterDay = day('2026-07-13', '2026-12-31');
const event: fc.Arbitrary<ClockEvent> = fc.oneof(
  fc.record({ type: fc.constant('suspended' as const), on: laterDay }),
  fc.record({ type: fc.constant('resumed' as const), on: laterDay }),
  fc.record({
    type: fc.constantFrom('excludedFrom' as const, 'excludedUntil' as const),
    on: laterDay,
    kind: fc.constant('expert_assessment' as const),
  }),
  fc.record({
    type: fc.constant('extended' as const),
    on: laterDay,
    days: fc.integer({ min: 1, max: 30 }),
    kind: fc.constantFrom('complex' as const, 'very_complex' as const),
  }),
  fc.record({
    type: fc.constant('variantDetermined' as const),
    on: laterDay,
    variant: fc.constantFrom('complex' as const, 'remote' as const),
  }),
  fc.record({ type: fc.constant('stopped' as const), on: day('2026-11-01', '2026-12-31'), reason: fc.constant('đã giải quyết') }),
);
const history = fc
  .record({
    rule: fc.constantFrom('KN_RES_1', 'KN_RES_2', 'TC_RES'),
    events: fc.uniqueArray(event, { maxLength: 8, selector: ({ on }) => on }),
  })
  .map(({ rule, events }): ClockEvent[] => [{ type: 'started', on: '2026-07-13', rule }, ...events]);

const replay = (events: readonly ClockEvent[], on = calendar) => replayClock(events, ruleBook, on);

test('the due date is a working day after the start', () => {
  fc.assert(
    fc.property(start, (started) => {
      const { dueOn } = clockAfter([started]);
      expect(dueOn !== null && calendar.isWorkingDay(dueOn) && dueOn > started.on).toBe(true);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(history, (events) => {
      const dueOn = replay(events).clock?.dueOn ?? null;
      expect(dueOn === null || calendar.isWorkingDay(dueOn)).toBe(true);
    }),
  );
});

test('adding a holiday never shortens', () => {
  fc.assert(
    fc.property(history, day('2026-07-01', '2027-03-31'), (events, on) => {
      const row = { on, isWorkingDay: false, name: 'Nghỉ theo thông báo', kind: 'swap_off', status: 'confirmed' };
      const more = new WorkingCalendar([...holidays.filter((known) => known.on !== on), row]);
      const before = replay(events).clock?.dueOn ?? null;
      const after = replay(events, more).clock?.dueOn ?? null;
      if (before !== null && after !== null) expect(after >= before).toBe(true);
      // A holiday may carry an end to the day of a suspension, never the other way.
      if (before === null) expect(after).toBeNull();
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 60 }), (started, offset) => {
      const row = { on: addDays(started.on, offset), isWorkingDay: false, name: 'Nghỉ', kind: 'swap_off', status: 'confirmed' };
      const more = new WorkingCalendar([...holidays.filter((known) => known.on !== row.on), row]);
      expect(clockAfter([started], {}, more).dueOn ?? '').not.toBe('');
      expect((clockAfter([started], {}, more).dueOn ?? '') >= (clockAfter([started]).dueOn ?? '')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('suspending then resuming restores the remainder', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('KN_RES_1', 'KN_RES_2', 'KN_RES_DISC', 'TC_RES'),
      startDay,
      fc.integer({ min: 0, max: 29 }),
      fc.integer({ min: 0, max: 120 }),
      (rule, on, used, lasted) => {
        const started: ClockEvent = { type: 'started', on, rule };
        const suspended: ClockEvent = { type: 'suspended', on: addDays(on, used) };
        const resumed: ClockEvent = { type: 'resumed', on: addDays(suspended.on, lasted) };
        const running = clockAfter([started]);
        const paused = clockAfter([started, suspended]);
        const again = clockAfter([started, suspended, resumed]);
        expect(paused).toMatchObject({ dueOn: null, pausedOn: suspended.on, remainingDays: running.limit - used });
        expect(daysBetween(resumed.on, again.rawDueOn ?? '')).toBe(running.limit - used);
        expect(again.dueOn).toBe(calendar.nextWorkingDay(addDays(resumed.on, running.limit - used)));
      },
    ),
  );
});

test('the order in which unrelated events are given does not matter', () => {
  const shuffled = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(shuffled, ([events, otherwise]) => {
      expect(replay(otherwise)).toEqual(replay(events));
    }),
  );

  const oneDay: ClockEvent[] = [
    { type: 'started', on: '2026-07-13', rule: 'TC_RES' },
    { type: 'extended', on: '2026-07-20', days: 30, kind: 'complex' },
    { type: 'extended', on: '2026-07-20', days: 20, kind: 'very_complex' },
    { type: 'suspended', on: '2026-07-20' },
    { type: 'excludedFrom', on: '2026-07-20', kind: 'expert_assessment' },
    { type: 'stopped', on: '2026-07-20', reason: 'đình chỉ' },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(oneDay, { minLength: oneDay.length }), (events) => {
      expect(replay(events)).toEqual(replay(oneDay));
    }),
  );
});

/** Written down on the last day of all, whatever the procedure did before: a corrected first day, handovers undone and done again. */
const writtenDown: fc.Arbitrary<ClockEvent[]> = fc.constantFrom(
  [{ type: 'startCorrected', on: '2027-01-04', to: '2026-07-13', reason: 'ghi nhầm' }],
  [{ type: 'takenOver', on: '2027-01-04', from: 'Phường Một' }],
  [
    { type: 'handedOver', on: '2027-01-04', to: 'Phường Hai' },
    { type: 'handedBack', on: '2027-01-04' },
    { type: 'takenOver', on: '2027-01-04', from: 'Phường Một' },
  ],
);

test('what was written down of a clock refuses no act signed before it, and unmakes none', () => {
  fc.assert(
    fc.property(history, event, writtenDown, (events, act, kept) => {
      const told = (answer: ReturnType<typeof tryEvent>) => {
        if (!answer.ok) return answer;
        const { steps: _, ...clock } = answer.clock;
        return clock;
      };
      const plain = tryEvent(events, act, ruleBook, calendar);
      expect(told(tryEvent([...events, ...kept], act, ruleBook, calendar))).toEqual(told(plain));
    }),
  );
});

test('replaying the same events gives the same clock, also after storing it', () => {
  fc.assert(
    fc.property(history, (events) => {
      const clock = replay(events);
      expect(replay(structuredClone(events))).toEqual(clock);
      expect(JSON.parse(JSON.stringify(clock))).toEqual(clock);
    }),
  );
});

test('the explanation lists every day once, numbers the counted ones and ends on the due date', () => {
  fc.assert(
    fc.property(history, (events) => {
      const { clock } = replay(events);
      if (!clock) throw new Error('no clock');
      const { days } = explainDue(clock, calendar, ruleBook);
      days.forEach(({ on }, index) => {
        expect(on).toBe(addDays(clock.startedOn, index));
      });
      const numbers = days.flatMap(({ number }) => (number === null ? [] : [number]));
      expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
      if (clock.dueOn !== null) {
        expect(numbers.length).toBe(clock.limit);
        expect(days.at(-1)).toMatchObject({ on: clock.dueOn, isDue: true });
      }
    }),
  );
});

test('red exactly when today is past the due date', () => {
  fc.assert(
    fc.property(start, startDay, (started, today) => {
      const clock = clockAfter([started]);
      expect(dueView(clock, today, calendar).level === 'red').toBe(today > (clock.dueOn ?? ''));
    }),
  );
});
