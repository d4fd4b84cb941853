// When somebody is reminded, in working days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReminderPlan, reminderStep } from '../../src/notifications/reminder-plan.ts';

const plan = ReminderPlan.parse({});
const codes = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => reminderStep(from - i, plan)?.code ?? '-');

describe('reminder steps', () => {
  it('come three days before, one day before, on the day, then daily for a week and weekly after', () => {
    expect(codes(5, -16)).toEqual([
      '-',
      '-',
      'before-3',
      'before-3',
      'before-1',
      'before-0',
      'late-1',
      'late-2',
      'late-3',
      'late-4',
      'late-5',
      'late-5',
      'late-5',
      'late-5',
      'late-5',
      'late-10',
      'late-10',
      'late-10',
      'late-10',
      'late-10',
      'late-15',
      'late-15',
    ]);
  });

  it('reach the leaders from one day before on', () => {
    expect([3, 2, 1, 0, -1].map((left) => reminderStep(left, plan)?.toLeaders)).toEqual([false, false, true, true, true]);
  });

  it('are made up for when a sweep was missed, whatever the plan: the step never goes back', () => {
    const plans = fc.record({
      before: fc.uniqueArray(fc.nat(10), { minLength: 1, maxLength: 4 }),
      leadersFrom: fc.nat(5),
      dailyWhenLate: fc.integer({ min: 1, max: 9 }),
      thenEvery: fc.integer({ min: 1, max: 9 }),
    });
    const order = (code: string) => (code.startsWith('before-') ? -Number(code.slice(7)) : Number(code.slice(5)));
    fc.assert(
      fc.property(plans, fc.integer({ min: -40, max: 10 }), (any, left) => {
        const now = reminderStep(left, any);
        const next = reminderStep(left - 1, any);
        if (now) expect(order(next?.code ?? 'before-99')).toBeGreaterThanOrEqual(order(now.code));
      }),
    );
  });

  it('fall back to the default plan where the setting is broken', () => {
    expect(ReminderPlan.safeParse({ before: 'often' }).success).toBe(false);
  });
});
