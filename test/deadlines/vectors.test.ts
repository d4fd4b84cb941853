// Every vector of legal.md §8.9, and the rules that change with the date.
import { describe, expect, test } from 'vitest';
import type { ClockEvent } from '../../src/deadlines/clock.ts';
import type { Variant } from '../../src/deadlines/rules.ts';
import { clockAfter } from './reference.ts';

const vectors: [string, string, string, Variant[], string][] = [
  ['complaint received', 'KN_ACCEPT', '2026-07-01', [], '2026-07-10'],
  ['complaint received before 24/11', 'KN_ACCEPT', '2026-11-20', [], '2026-12-02'],
  ['denunciation not of this office', 'TC_TRANSFER', '2026-11-20', [], '2026-11-30'],
  ['denunciation, first handling', 'TC_INITIAL', '2026-11-20', [], '2026-12-02'],
  ['denunciation, first handling, several places', 'TC_INITIAL', '2026-11-20', ['several_places'], '2026-12-07'],
  ['complaint accepted, last day a holiday', 'KN_RES_1', '2026-08-03', [], '2026-09-03'],
  ['complaint accepted, complex', 'KN_RES_1', '2026-08-03', ['complex'], '2026-09-17'],
  ['answer after a reception before Tết', 'TCD_REPLY', '2026-02-13', [], '2026-03-06'],
  ['sending, over a make-up Saturday', 'KN_SEND_1', '2026-08-20', [], '2026-08-24'],
  ['publishing a conclusion over 2/9', 'TC_PUBLISH', '2026-08-27', [], '2026-09-10'],
  ['denunciation accepted', 'TC_RES', '2026-12-01', [], '2026-12-31'],
  ['second complaint, last day a Sunday', 'KN_2ND_WINDOW', '2026-09-04', [], '2026-10-05'],
];

describe('vectors of the law', () => {
  test.each(vectors)('%s: %s from %s %j is due %s', (_case, rule, on, variants, due) => {
    expect(clockAfter([{ type: 'started', on, rule, variants }]).dueOn).toBe(due);
  });

  test('suspension: accepted 13/07, suspended 23/07, resumed 20/08, due 09/09', () => {
    const start: ClockEvent = { type: 'started', on: '2026-07-13', rule: 'KN_RES_1' };
    const suspended = clockAfter([start, { type: 'suspended', on: '2026-07-23', paper: 'Quyết định số 12/QĐ-UBND' }]);
    expect(suspended).toMatchObject({
      dueOn: null,
      pausedOn: '2026-07-23',
      pausedBy: 'Quyết định số 12/QĐ-UBND',
      remainingDays: 20,
    });
    const resumed = clockAfter([start, { type: 'suspended', on: '2026-07-23' }, { type: 'resumed', on: '2026-08-20' }]);
    expect(resumed).toMatchObject({ dueOn: '2026-09-09', pausedOn: null, remainingDays: null });
  });
});

describe('the rule is the one in force when the clock starts', () => {
  test.each([
    ['KN_ACCEPT', '2026-06-30', [], '2026-07-10'],
    ['KN_ACCEPT', '2026-07-01', [], '2026-07-10'],
    ['KN_ACCEPT', '2026-06-22', [], '2026-07-02'],
    ['TC_RES', '2026-06-30', [], '2026-07-30'],
  ] as [string, string, Variant[], string][])('%s from %s %j is due %s', (rule, on, variants, due) => {
    expect(clockAfter([{ type: 'started', on, rule, variants }]).dueOn).toBe(due);
  });

  test('a complaint received on 30/6/2026 keeps ten days, one received on 1/7/2026 has seven working days', () => {
    const old = clockAfter([{ type: 'started', on: '2026-06-30', rule: 'KN_ACCEPT' }]);
    const now = clockAfter([{ type: 'started', on: '2026-07-01', rule: 'KN_ACCEPT' }]);
    expect([old.rule.length, old.rule.unit, old.ruleValidFrom]).toEqual([10, 'cal', '2020-12-10']);
    expect([now.rule.length, now.rule.unit, now.ruleValidFrom]).toEqual([7, 'wd', '2026-07-01']);
  });

  test('a complaint accepted before 1/7/2026 may be suspended from that day', () => {
    const events: ClockEvent[] = [
      { type: 'started', on: '2026-06-22', rule: 'KN_RES_1' },
      { type: 'suspended', on: '2026-07-01' },
      { type: 'resumed', on: '2026-07-11' },
    ];
    expect(clockAfter(events).dueOn).toBe('2026-08-03'); // 22/07 plus ten days is Saturday 01/08
  });

  test('a remote area is a fact of the unit and combines with complexity', () => {
    const start: ClockEvent = { type: 'started', on: '2026-08-03', rule: 'KN_RES_1' };
    const determined: ClockEvent = { type: 'variantDetermined', on: '2026-08-10', variant: 'complex' };
    expect(clockAfter([start], { variants: ['remote'] }).limit).toBe(45);
    expect(clockAfter([start, determined], { variants: ['remote'] }).limit).toBe(60);
    expect(clockAfter([start, determined]).dueOn).toBe('2026-09-17');
  });

  test('dismissal gives thirty days for the second disciplinary complaint', () => {
    const limit = (...variants: Variant[]) =>
      clockAfter([{ type: 'started', on: '2026-08-03', rule: 'KN_LIMIT_DISC', variants }]).limit;
    expect([limit(), limit('second'), limit('second', 'dismissal'), limit('dismissal')]).toEqual([15, 10, 30, 15]);
  });
});
