// The register’s rules as the law writes them: groups, refusals, the visit, what an answer may say, hours and capacities.
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/deadlines/dates.ts';
import { readCapacityWords } from '../../src/petitions/capacity.ts';
import { groupRules, isLargeGroup, representativeLimits, senderClassOf } from '../../src/petitions/groups.ts';
import { timeOfDay } from '../../src/reception/entry-form.ts';
import { groupObjection } from '../../src/reception/groups.ts';
import {
  grounds,
  groundsOn,
  hasRefusalNotice,
  needsRefusalNotice,
  noticeHint,
  refusalGrounds,
  refusalObjection,
} from '../../src/reception/refusal.ts';
import { noShowForm } from '../../src/reception/step-forms.ts';
import {
  isSealedVisit,
  replyDuty,
  statusAfter,
  typeOfContents,
  visitNumber,
  visitOutcomes,
  visitorLabel,
} from '../../src/reception/visit.ts';
import { replyContradiction } from '../../src/reception/workflow.ts';

describe('groups (Điều 29 Luật Tiếp công dân)', () => {
  it.each([
    [4, 4, false],
    [5, 2, true],
    [10, 2, true],
    [11, 5, true],
    [200, 5, true],
  ])('%i people elect at most %i', (count, most, large) => {
    const on = '2026-11-25';
    expect(representativeLimits(count, on).most).toBe(most);
    const of = (written: number, elected: number, acting = 0) => groupObjection('group', count, { written, elected, acting }, on);
    expect(of(most, most)).toBeNull();
    // Of a group that elects nobody everybody speaks; it only cannot be more than came.
    expect(of(most + 1, most + 1)).not.toBeNull();
    // A member who came along was not elected.
    expect(of(Math.min(count, most + 1), most)).toBeNull();
    // Whoever is written down as a representative of others speaks for the group as well.
    if (large) expect(of(1, 1, most)).toContain('chọn Được đoàn cử đại diện');
    expect(of(1, 1, most - 1)).toBeNull();
    expect(isLargeGroup('group', count, on)).toBe(large);
    // As many as came about one content, where somebody counted them.
    expect(isLargeGroup('group', count, on, 4)).toBe(false);
    expect(isLargeGroup('group', count, on, 300)).toBe(large);
    expect(senderClassOf(count, on)).toBe(large ? 'many' : 'single');
    expect(senderClassOf(0, on)).toBe('other');
  });

  it('have one rule on every day, the first one also before it', () => {
    groupRules.forEach((rule, index) => {
      const next = groupRules[index + 1];
      expect(rule.validTo === null).toBe(next === undefined);
      if (next) expect(addDays(rule.validTo ?? '', 1)).toBe(next.validFrom);
    });
    expect(representativeLimits(12, '2013-01-01')).toEqual(representativeLimits(12, '2014-07-01'));
  });
});

describe('refusal (Điều 9; Điều 4 Nghị định 154)', () => {
  it('has three grounds before 01/7/2026 and thirteen after', () => {
    expect(groundsOn('2026-06-30')).toEqual(['A9_1', 'A9_2', 'A9_3']);
    expect(groundsOn('2026-07-01')).toEqual([...refusalGrounds]);
  });

  it('owes the notice only for A9_3 and D4_H, and only since the decree', () => {
    expect(refusalGrounds.filter((ground) => needsRefusalNotice(ground, '2026-11-25'))).toEqual(['A9_3', 'D4_H']);
    expect(needsRefusalNotice('A9_3', '2026-06-30')).toBe(false);
    // The circulars of before told it in writing too, within no number of days.
    expect(refusalGrounds.filter((ground) => hasRefusalNotice(ground, '2026-06-30'))).toEqual(['A9_3']);
    expect(noticeHint('2026-06-30')).not.toMatch(/điểm h|01\/TCD|3 ngày/);
    expect(noticeHint('2026-07-01')).toContain('điểm h khoản 1 Điều 4: ban hành thông báo 01/TCD trong 3 ngày làm việc');
    expect(Object.values(grounds).every((ground) => ground.words && ground.basis)).toBe(true);
  });

  it('fits the ground to date and content', () => {
    expect(refusalObjection('D4_A', '2026-06-30', [])).toContain('01/7/2026');
    expect(refusalObjection('D4_H', '2026-11-25', ['KN'])).not.toBeNull();
    expect(refusalObjection('D4_E', '2026-11-25', ['TC'])).toContain('điểm e');
    expect(refusalObjection('D4_E', '2026-11-25', ['KN', 'TC'])).toBeNull();
    expect(refusalObjection('A9_3', '2026-11-25', ['KNPA'])).not.toBeNull();
    expect(refusalObjection('A9_3', '2026-11-25', ['KN'])).toBeNull();
  });
});

describe('the visit', () => {
  it('is sealed by any denunciation in it, whatever was answered', () => {
    expect(isSealedVisit(false, [{ type: 'KN' }])).toBe(false);
    expect(isSealedVisit(false, [{ type: 'KN' }, { type: 'TC' }])).toBe(true);
    expect(isSealedVisit(true, [])).toBe(true);
    expect(typeOfContents([{ type: 'KN' }, { type: 'KNPA' }])).toBe('MIXED');
    expect(typeOfContents([])).toBeNull();
  });

  it('never puts a name on a sealed label', () => {
    expect(
      visitorLabel({ sealed: true, senderKind: 'individual', names: ['CANARY'], organization: 'CANARY', personCount: 1 }),
    ).not.toContain('CANARY');
    expect(visitorLabel({ sealed: false, senderKind: 'group', names: ['Lê An'], organization: '', personCount: 6 })).toBe(
      'Lê An và 5 người',
    );
    expect(visitNumber({ year: 2026, number: 38 })).toBe('TCD-2026-00038');
  });

  it('answers at once, later, or owes nothing, by outcome', () => {
    expect(visitOutcomes.filter((outcome) => replyDuty[outcome] === 'settled')).toEqual([
      'answered_on_spot',
      'guided',
      'explained_settled',
    ]);
    expect(visitOutcomes.filter((outcome) => replyDuty[outcome] === 'none')).toEqual(['refused', 'no_show']);
    expect(statusAfter(null)).toBe('recorded');
    expect(statusAfter('guided')).toBe('replied');
    expect(statusAfter('refused')).toBe('outcome_set');
  });
});

describe('an answer to the citizen', () => {
  it.each([
    ['accepted', 'notified_inadmissible'],
    ['accepted', 'transferred'],
    ['not_accepted', 'accepted'],
    ['transferred', 'guided'],
    ['prolonged', 'guided'],
  ] as const)('%s is refused when the petition is %s', (kind, status) => {
    expect(replyContradiction(kind, status, 'accepted_for_processing')).toContain('Chọn nội dung trả lời đúng với kết quả ấy');
  });
  it.each([
    ['prolonged', 'received'],
    ['direct', 'guided'],
    ['accepted', 'duplicate_linked'],
    ['accepted', 'accepted'],
    ['not_accepted', 'notified_inadmissible'],
    ['transferred', 'transferred'],
    ['direct', 'notified_inadmissible'],
  ] as const)('%s stands when the petition is %s', (kind, status) => {
    expect(replyContradiction(kind, status, 'accepted_for_processing')).toBe('');
  });
  it.each(['direct', 'accepted', 'not_accepted', 'transferred'] as const)('%s is refused while nothing is decided', (kind) => {
    for (const status of ['received', 'assigned', 'proposed'] as const)
      expect(replyContradiction(kind, status, 'accepted_for_processing')).toContain('chưa có kết quả để trả lời như vậy');
  });
  it('of a visit that brought no petition says nothing of acceptance, and of sending on only after that outcome', () => {
    for (const outcome of ['supplement_requested', 'urge_subordinate', 'appointment', 'transferred', null] as const) {
      for (const kind of ['accepted', 'not_accepted'] as const)
        expect(replyContradiction(kind, null, outcome), `${kind} ${outcome}`).toContain('chưa có đơn trong sổ');
      for (const kind of ['direct', 'prolonged'] as const) expect(replyContradiction(kind, null, outcome)).toBe('');
      expect(replyContradiction('transferred', null, outcome) === '', `${outcome}`).toBe(outcome === 'transferred');
    }
  });
});

it.each([
  ['Luật sư, Thẻ luật sư số 12', 'lawyer', 'Thẻ luật sư số 12'],
  ['Luật sư', 'lawyer', ''],
  ['Luật sư của đoàn theo biên bản ngày 12/11', null, 'Luật sư của đoàn theo biên bản ngày 12/11'],
  ['', null, ''],
])('a capacity is read back from "%s"', (words, capacity, proof) => {
  expect(readCapacityWords(words)).toEqual({ capacity, proof });
});

it('an hour is read alike on every form of the desk', () => {
  const session = noShowForm({ at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' });
  const said = { receivedOn: '25/11/2026', place: 'Trụ sở', host: 'head', hostName: 'A', hostTitle: 'B', toTime: '11h30' };
  for (const [typed, read] of [
    ['8h', '08:00'],
    ['8h5', '08:05'],
    ['8.15', '08:15'],
    ['08:15', '08:15'],
  ]) {
    expect(timeOfDay.parse(typed)).toBe(read);
    expect(session.parse({ ...said, fromTime: typed })).toMatchObject({ fromTime: read, toTime: '11:30' });
  }
  for (const typed of ['', 'sáng', '25h'])
    expect(session.safeParse({ ...said, fromTime: typed }).error?.issues[0]?.message).toBe('Nhập giờ bắt đầu, ví dụ 08:00');
});
