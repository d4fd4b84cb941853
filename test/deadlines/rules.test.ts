import { describe, expect, test } from 'vitest';
import { RuleBook, RuleMissing } from '../../src/deadlines/rule-book.ts';
import { readLegalRules } from '../../src/deadlines/rules.ts';
import { ruleBook, rules } from './reference.ts';

/** Every limit of legal.md §8.1–8.5, with the codes of §13. */
const CODES =
  `TCD_REPLY TCD_REFUSE_NOTICE TCD_SCHEDULE_POST TCD_ONLINE_NOTICE TCD_ONLINE_TEST TCD_ONLINE_CONNECT TCD_RESULT_TO_TRANSFEROR
  TCD_BAN_TO_CITIZEN PROC_RED45 TC_TRANSFER TC_INITIAL TC_PRESS_REPLY KN_ACCEPT KN_PROCESS DOC_SUPPLY KN_RES_1 KN_RES_2 KN_RES_DISC KN_LIMIT
  KN_LIMIT_DISC KN_2ND_WINDOW KN_SEND_1 KN_SEND_2 KN_SEND_2_DISC KN_PUBLISH KN_POST KN_MEETING_NOTICE KN_DIALOGUE_NOTICE KN_SUSPEND_SEND
  KN_STAY_MAX KN_EFFECT KN_ENFORCE_DIRECTIVE KN_MTTQ_NOTICE TC_RES TC_NOTICE TC_SUSP_SEND TC_CONCL_SEND TC_HANDLE TC_HANDLE_REPORT TC_PUBLISH
  TC_POST TC_CONT_REVIEW TC_OVERDUE_ASK TC_OVERDUE_REPORT TC_MONTHLY TC_ADMIN_CAP COMMUNE_CHAIR_RECEPTION PROVINCE_CHAIR_RECEPTION
  AGENCY_HEAD_RECEPTION`.split(/\s+/);

test.each(CODES)('%s is in the rule data', (code) => expect(ruleBook.versionsOf(code)).not.toEqual([]));

test('every rule is written in composed Vietnamese', () =>
  expect(JSON.stringify(rules).normalize('NFC')).toBe(JSON.stringify(rules)));

describe('versions', () => {
  test.each([
    ['KN_ACCEPT', '2012-06-30', undefined],
    ['KN_ACCEPT', '2012-07-01', [10, 'cal']],
    ['KN_ACCEPT', '2020-12-10', [10, 'cal']],
    ['KN_ACCEPT', '2026-06-30', [10, 'cal']],
    ['KN_ACCEPT', '2026-07-01', [7, 'wd']],
    ['TC_INITIAL', '2018-12-31', [10, 'cal']],
    ['TC_INITIAL', '2019-01-01', [7, 'wd']],
    ['TC_RES', '2018-12-31', [60, 'cal']],
    ['TC_RES', '2019-01-01', [30, 'cal']],
    ['KN_SUSPEND_SEND', '2026-06-30', undefined],
  ] as const)('%s on %s', (code, on, expected) => {
    const rule = ruleBook.findInForce(code, on);
    expect(rule && [rule.length, rule.unit]).toEqual(expected);
  });

  test('the commune chairman: once a week, from 1/7/2026 two days a month', () => {
    const duty = (on: string) => ruleBook.find('frequency', 'COMMUNE_CHAIR_RECEPTION', on);
    expect(duty('2026-06-30')).toMatchObject({ min: 1, per: 'week' });
    expect(duty('2026-07-01')).toMatchObject({ min: 2, per: 'month' });
    expect(ruleBook.findInForce('COMMUNE_CHAIR_RECEPTION', '2026-07-01')).toBeUndefined();
  });

  test('a rule that must be there is missed by name', () => {
    expect(() => ruleBook.inForce('TC_RES', '2010-01-01')).toThrow(RuleMissing);
    expect(ruleBook.inForce('TC_RES', '2026-01-01').basisShort).toBe('Điều 30 Luật Tố cáo');
  });

  test('may not overlap', () => {
    const [first] = rules;
    expect(first && (() => new RuleBook([first, first]))).toThrow('overlap');
  });
});

describe('settings of an installation', () => {
  test('where the law is uncertain a length may be chosen', () => {
    const book = ruleBook.withSettings([{ code: 'KN_PROCESS', length: 12, unit: 'wd' }]);
    expect(book.inForce('KN_PROCESS', '2026-11-25').length).toBe(12);
    expect(ruleBook.inForce('KN_PROCESS', '2026-11-25').length).toBe(10);
  });

  test('where texts contradict each other the other reading may be chosen, and the first stays in sight', () => {
    const rule = ruleBook.withSettings([{ code: 'KN_SEND_2', length: 7, unit: 'wd' }]).inForce('KN_SEND_2', '2026-11-25');
    expect(rule).toMatchObject({ unit: 'wd', basisShort: 'khoản 2 Điều 29 Nghị định 124/2020/NĐ-CP', alt: { unit: 'cal' } });
  });

  test.each([
    { code: 'KN_RES_1', length: 60, unit: 'cal' },
    { code: 'KN_SEND_2', length: 9, unit: 'wd' },
    { code: 'KN_PROCESS', length: 0, unit: 'wd' },
    { code: 'NO_SUCH', length: 1, unit: 'wd' },
  ] as const)('what the law says plainly stays: %j', (setting) => {
    expect(() => ruleBook.withSettings([setting])).toThrow(setting.code);
  });
});

test.each([
  [{ validFrom: '2026-02-30' }],
  [{ validTo: '2001-01-01' }],
  [{ length: 0 }],
  [{ unit: 'day' }],
  [{ surprise: true }],
  [{ form: 'other' }],
])('rule data with %j is refused', (wrong) => {
  const [first] = rules;
  expect(() => readLegalRules([{ ...first, ...wrong }])).toThrow();
});
