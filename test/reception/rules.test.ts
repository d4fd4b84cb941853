// The register's rules as the law writes them: identity papers, groups, refusals, hosts, outcomes, and the table of acts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { readsAssignedOnly, roleMay, sealedReach } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { type CalendarDay, WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import { RuleBook } from '../../src/deadlines/rule-book.ts';
import { readLegalRules } from '../../src/deadlines/rules.ts';
import { readCapacityWords } from '../../src/petitions/capacity.ts';
import { groupRules, isLargeGroup, representativeLimits, senderClassOf } from '../../src/petitions/groups.ts';
import { idNumberObjection, tidyIdNumber } from '../../src/petitions/id-numbers.ts';
import { readableIntake } from '../../src/petitions/intake/forms.ts';
import { maskedId } from '../../src/petitions/known/masked-id.ts';
import { timeOfDay, type VisitEntry } from '../../src/reception/entry-form.ts';
import { entryObjections, outcomeObjections } from '../../src/reception/entry-rules.ts';
import { groupObjection } from '../../src/reception/groups.ts';
import { checkFrequency, checkPosting, hostObjection, lastDayChecked, receptionDuty } from '../../src/reception/hosting.ts';
import { idTypeObjection, idWarnings, readIdNumber } from '../../src/reception/id-papers.ts';
import { namesOwnOffice } from '../../src/reception/own-office.ts';
import { provinceCodes } from '../../src/reception/province-codes.ts';
import {
  grounds,
  groundsOn,
  hasRefusalNotice,
  needsRefusalNotice,
  noticeHint,
  refusalGrounds,
  refusalObjection,
} from '../../src/reception/refusal.ts';
import { dayActs, dayRules, dayStates, mayActOnDay } from '../../src/reception/schedule/day.ts';
import { noShowForm } from '../../src/reception/step-forms.ts';
import {
  isSealedVisit,
  replyDuty,
  statusAfter,
  typeOfContents,
  visitNumber,
  visitOutcomes,
  visitorLabel,
  visitStatuses,
} from '../../src/reception/visit.ts';
import {
  mayActOnVisit,
  permittedVisitActs,
  replyContradiction,
  type VisitFacts,
  visitActRules,
  visitActs,
} from '../../src/reception/workflow.ts';
import { entry } from './entries.ts';

const reference = JSON.parse(readFileSync('seeds/01_reference/id-documents.json', 'utf8')) as {
  cccd: {
    province_codes: Record<string, string>;
    tests: { value: string; ok: boolean | 'warn'; gender?: string; birth_year?: number }[];
  };
};
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

const actor = (role: OfficerRole, unitId = 1): Actor => ({
  accountId: 7,
  assignmentId: 1,
  unitId,
  unitName: 'Phường',
  unitLevel: 'commune',
  role,
  name: 'A',
  title: '',
  reach: { all: false, units: [unitId], sealed: sealedReach(role), assignedOnly: readsAssignedOnly(role) },
});
const facts = (change: Partial<VisitFacts> = {}): VisitFacts => ({
  unitId: 1,
  status: 'recorded',
  outcome: null,
  sealed: false,
  isNoShow: false,
  receivedOn: '2026-11-25',
  refusalGround: null,
  petitionId: null,
  host: 'officer',
  hasLivePetition: false,
  registeredBy: 7,
  pastHead: false,
  guidanceNumber: '',
  transferNumber: '',
  originVisitId: null,
  ...change,
});

describe('identity papers', () => {
  it('knows the provinces of the reference file', () => {
    expect(Object.fromEntries(provinceCodes)).toEqual(reference.cccd.province_codes);
  });

  it.each(reference.cccd.tests)('reads $value', ({ value, ok, birth_year: birthYear }) => {
    const objection = idNumberObjection('can_cuoc', value);
    if (ok === false) return expect(objection).not.toBeNull();
    expect(objection).toBeNull();
    if (birthYear) expect(readIdNumber(value)?.birthYear).toBe(birthYear);
    expect(idWarnings('can_cuoc', value, { birthYear: null, gender: null }, '2026-11-25').length > 0).toBe(ok === 'warn');
  });

  it('warns where the number and the words differ, and says how many digits are missing', () => {
    expect(idWarnings('can_cuoc', '001185001234', { birthYear: 1990, gender: 'male' }, '2026-11-25')).toEqual([
      'Số này của người sinh năm 1985, đang ghi năm sinh 1990',
      'Số này của giới tính Nữ, đang ghi Nam',
    ]);
    expect(idNumberObjection('can_cuoc', '00118500123')).toBe('Số CCCD phải có 12 chữ số, hiện có 11');
    expect(idTypeObjection('cmnd', '2026-11-25')).toContain('hết giá trị');
    expect(idTypeObjection('cmnd', '2024-06-01')).toBeNull();
    expect(tidyIdNumber('can_cuoc', '001 185.001-234')).toBe('001185001234');
    expect(maskedId('001185001234')).toBe('001 *** 234');
  });
});

it('of another paper its words are kept as typed, at the desk and with a petition', () => {
  const words = 'Giấy xác nhận của Công an phường Ba Đình số 12/XN';
  const read = readableIntake(
    {
      'senders.0.idType': 'khac',
      'senders.0.idNumber': ` ${words} `,
      'senders.1.idType': 'cmnd',
      'senders.1.idNumber': '012 345.678',
    },
    { at: new Date(), today: '2026-11-25' },
  );
  expect(read.senders.map((one) => one.idNumber)).toEqual([words, '012345678']);
});

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

describe('state × act × role', () => {
  for (const act of visitActs) {
    for (const role of roles) {
      it(`${act} by ${role}`, () => {
        const rule = visitActRules[act];
        for (const status of visitStatuses) {
          const visit = facts({
            status,
            sealed: act === 'reveal',
            isNoShow: act === 'correct_session',
            host: act === 'conclude' ? 'head' : 'officer',
            outcome: act === 'letter' ? 'guided' : act === 'reply' ? 'appointment' : null,
          });
          const answer = mayActOnVisit(actor(role), act, visit);
          expect(answer.ok).toBe(roleMay(role, rule.permission) && rule.from.includes(status));
          if (act !== 'reveal') expect(mayActOnVisit(actor(role, 2), act, visit).ok).toBe(false);
        }
      });
    }
  }

  it('lets the notice of refusal be recorded, and nothing else be answered after a refusal', () => {
    expect(
      mayActOnVisit(
        actor('reception_officer'),
        'reply',
        facts({ status: 'outcome_set', outcome: 'refused', refusalGround: 'A9_3' }),
      ).ok,
    ).toBe(true);
    expect(
      mayActOnVisit(
        actor('reception_officer'),
        'reply',
        facts({ status: 'outcome_set', outcome: 'refused', refusalGround: 'A9_1' }),
      ).ok,
    ).toBe(false);
  });

  it('asks for the outcome before the answer, but of a visit taken over', () => {
    const desk = actor('reception_officer');
    expect(mayActOnVisit(desk, 'reply', facts({ status: 'recorded', outcome: null }))).toMatchObject({
      ok: false,
      because: 'Ghi kết quả tiếp trước, sau đó ghi việc trả lời công dân.',
    });
    expect(mayActOnVisit(desk, 'reply', facts({ status: 'recorded', outcome: null, originVisitId: 9 })).ok).toBe(true);
  });

  it('keeps the number of a visit whose petition lives', () => {
    expect(mayActOnVisit(actor('unit_head'), 'void', facts({ petitionId: 4, hasLivePetition: true })).ok).toBe(false);
    expect(mayActOnVisit(actor('unit_head'), 'outcome', facts({ petitionId: 4 })).ok).toBe(false);
  });

  it('a visit taken over from another unit is answered and concluded here, and stays as it was written there', () => {
    const taken = facts({ originVisitId: 9, host: 'head', outcome: 'appointment', status: 'outcome_set' });
    const may = (role: Parameters<typeof actor>[0], act: (typeof visitActs)[number]) => mayActOnVisit(actor(role), act, taken).ok;
    expect((['outcome', 'correct', 'reply'] as const).map((act) => may('reception_officer', act))).toEqual([false, false, true]);
    expect(may('unit_head', 'void')).toBe(false);
    expect(may('leader', 'conclude')).toBe(mayActOnVisit(actor('leader'), 'conclude', { ...taken, originVisitId: null }).ok);
  });

  it('draws only what the role could ever do, with a reason for what it cannot do now', () => {
    expect(permittedVisitActs(actor('auditor'), { ...facts(), id: 1 })).toEqual([]);
    const acts = permittedVisitActs(actor('reception_officer'), { ...facts({ status: 'replied' }), id: 1 });
    expect(acts.find((one) => one.act === 'reply')).toMatchObject({
      allowed: false,
      because: 'Lượt tiếp này đã trả lời công dân.',
    });
  });

  it('a reception day moves only along its table', () => {
    for (const act of dayActs)
      for (const state of dayStates) {
        const day = { unitId: 1, state, onDate: '2026-11-25' };
        expect(mayActOnDay(actor('reception_officer'), act, day, '2026-11-25').ok).toBe(dayRules[act].from.includes(state));
        expect(mayActOnDay(actor('auditor'), act, day, '2026-11-25').ok).toBe(false);
        expect(mayActOnDay(actor('reception_officer', 2), act, day, '2026-11-25').ok).toBe(false);
      }
    expect(
      mayActOnDay(actor('reception_officer'), 'hold', { unitId: 1, state: 'posted', onDate: '2026-11-26' }, '2026-11-25').ok,
    ).toBe(false);
  });
});

it('a complaint of another body is transferred from the desk only since 01/7/2026 (điểm b khoản 1 Điều 26 LTCD)', () => {
  const said = (receivedOn: string, type: 'KN' | 'KNPA') => {
    const found: string[] = [];
    const contents = [{ type, summary: 'Nội dung', org: '' }];
    const sent = { outcome: 'transferred', transferredTo: 'Sở Xây dựng', inJurisdiction: 'no' } as const;
    outcomeObjections(entry({ receivedOn, contents, ...sent }), (field, message) => {
      if (message) found.push(field);
    });
    return found;
  };
  expect(said('2026-06-30', 'KN')).toEqual(['outcome']);
  expect(said('2026-07-01', 'KN')).toEqual([]);
  expect(said('2026-06-30', 'KNPA')).toEqual([]);
});

it('a denunciation is received online only when secrecy is not asked for and can be guaranteed (§3.2)', () => {
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(
      entry({
        denunciation: 'yes',
        mode: 'online',
        respondentName: 'Trưởng phòng',
        contents: [{ type: 'TC', summary: 'Nhận tiền', org: '' }],
        ...change,
      }),
      '2026-11-25',
      { correcting: false, factsOnly: false },
    ).map((one) => one.field);
  expect(said({})).toEqual(['secrecyNotAsked', 'secrecyAssured']);
  expect(said({ secrecyNotAsked: true })).toEqual(['secrecyAssured']);
  expect(said({ secrecyNotAsked: true, secrecyAssured: true })).toEqual([]);
  expect(said({ mode: 'in_person' })).toEqual([]);
  expect(said({ denunciation: 'no', contents: [{ type: 'KNPA', summary: 'Phản ánh', org: '' }] })).toEqual([]);
});

it('a petition needs whoever it is from, not only who speaks for him (§3.3)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const agent = { ...person, capacity: 'authorized_agent' as const, proof: 'Giấy ủy quyền' };
  const principal = { ...person, capacity: 'principal' as const, idNumber: '' };
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry(change), '2026-11-25', { correcting: false, factsOnly: false }).map((one) => one.field);
  const accepted = { outcome: 'accepted_for_processing' as const };
  expect(said({ ...accepted, people: [agent] })).toEqual(['outcome']);
  expect(said({ ...accepted, people: [agent, principal] })).toEqual([]);
  expect(said({ people: [agent] })).toEqual([]);
  expect(said({ people: [principal] })).toEqual(['p1_capacity']);
  expect(said({ people: [agent, { ...principal, name: '', address: '', ward: '' }] })).toEqual(['p2_name', 'p2_address']);
  const lawyer = { ...agent, capacity: 'lawyer' as const };
  const denounced = {
    denunciation: 'yes' as const,
    contents: [{ type: 'TC' as const, summary: 'x', org: '' }],
    respondentName: 'A',
  };
  expect(said({ ...denounced, people: [lawyer] })).toEqual(['outcome']);
  expect(said({ senderKind: 'group', personCount: 5, people: [person, person, lawyer] })).toEqual([]);
});

it('nobody who came for himself is turned away for want of proof (điểm e khoản 1 Điều 4 NĐ 154/2026)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const said = (people: VisitEntry['people'], change: Partial<VisitEntry> = {}) => {
    const found: string[] = [];
    outcomeObjections(entry({ outcome: 'refused', refusalGround: 'D4_E', people, ...change }), (field, message) => {
      if (message) found.push(`${field}: ${message}`);
    });
    return found;
  };
  expect(said([person])).toEqual([expect.stringContaining('refusalGround: Căn cứ tại điểm e chỉ dùng khi người đến là')]);
  expect(said([{ ...person, capacity: null }])).toHaveLength(1);
  expect(said([{ ...person, capacity: 'authorized_agent' }])).toEqual([]);
  expect(said([person], { senderKind: 'organization', organization: 'Công ty A' })).toEqual([]);
  expect(said([person], { refusalGround: 'D4_G' })).toEqual([]);
});

it('whoever a group elected shows no proof, and only a group elects (Điều 29 LTCD)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const elected = { ...person, capacity: 'elected' as const };
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry(change), '2026-11-25', { correcting: false, factsOnly: false }).map((one) => one.field);
  expect(said({ senderKind: 'group', personCount: 6, people: [elected, elected, person] })).toEqual([]);
  expect(said({ senderKind: 'group', personCount: 6, people: [elected, elected, elected] })).toEqual(['personCount']);
  expect(said({ people: [elected] })).toEqual(['p1_capacity']);
});

it('another paper without a number asks what to write, not for what is chosen already', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const said = (idNumber: string) =>
    entryObjections(entry({ people: [{ ...person, idType: 'khac', idNumber }] }), '2026-11-25', {
      correcting: false,
      factsOnly: false,
    });
  expect(said('').map((one) => one.message)).toEqual([expect.stringContaining('Không có giấy tờ')]);
  expect(said('')[0]?.message).not.toContain('chọn Giấy tờ khác');
  expect(said('Không có giấy tờ, bị mất trộm')).toEqual([]);
});

it('want of proof is a ground of refusal only where the law makes it one (điểm e khoản 1 Điều 4 NĐ 154/2026)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const people = [person, { ...person, capacity: 'lawyer' as const }];
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry({ people, ...change }), '2026-11-25', { correcting: false, factsOnly: false }).find(
      (one) => one.field === 'p2_proof',
    )?.message;
  expect(said({})).toContain('từ chối tiếp theo điểm e');
  expect(said({ receivedOn: '2026-06-30' })).toBe('Ghi giấy tờ chứng minh tư cách đại diện, ủy quyền');
  const contents = [{ type: 'TC' as const, summary: 'Tố cáo', org: '' }];
  expect(said({ denunciation: 'yes', contents })).toBe('Ghi giấy tờ chứng minh tư cách đại diện, ủy quyền');
});

describe('what is another body’s', () => {
  const said = (change: Partial<VisitEntry>) => {
    const found: Record<string, string> = {};
    const contents = [{ type: 'TC' as const, summary: 'Tố cáo cán bộ nhận tiền', org: '' }];
    outcomeObjections(entry({ denunciation: 'yes', inJurisdiction: 'no', contents, ...change }), (field, message) => {
      if (message) found[field] ??= message;
    });
    return found;
  };
  const guided = { outcome: 'guided', guidedTo: 'Thanh tra Thành phố' } as const;
  const sent = { outcome: 'transferred', transferredTo: 'Thanh tra Thành phố' } as const;
  it('a written denunciation is never guided (khoản 2 Điều 24 LTC); a spoken one is, and never sent without paper', () => {
    expect(said(guided)).toEqual({});
    expect(said({ ...guided, writtenOn: '2026-11-20' }).outcome).toContain('Chọn Chuyển đơn');
    const documents = [{ name: 'Đơn tố cáo', pages: 3, condition: 'Bản gốc' }];
    expect(said({ ...guided, documents }).outcome).toContain('Chọn Chuyển đơn');
    expect(said({ ...guided, documents: [{ name: 'Đơn thuốc', pages: 1, condition: '' }] })).toEqual({});
    expect(said(sent).writtenOn).toContain('đơn phải vào sổ');
    expect(said({ ...sent, writtenOn: '2026-11-20' })).toEqual({});
    expect(said({ ...sent, writtenOn: '2026-11-20', transferNumber: '12/PC' }).transferNumber).toContain('Để trống');
  });
  it('is not sent on when the content is one’s own, nor to the office itself', () => {
    expect(said({ ...sent, writtenOn: '2026-11-20', inJurisdiction: 'yes' }).inJurisdiction).toContain('chọn Tiếp nhận đơn');
    const ward = { name: 'Phường Ba Đình', unitType: 'Phường' };
    for (const own of [
      'Chủ tịch UBND phường Ba Đình',
      'UBND phường',
      'Ủy ban nhân dân Phường Ba Đình, Hà Nội',
      'chủ tịch phường',
    ])
      expect([own, namesOwnOffice(own, ward)]).toEqual([own, true]);
    for (const other of ['Công an phường Ba Đình', 'UBND phường Ngọc Hà', 'Chủ tịch UBND Thành phố Hà Nội', 'Sở Xây dựng', ''])
      expect([other, namesOwnOffice(other, ward)]).toEqual([other, false]);
    expect(namesOwnOffice('Giám đốc Sở Xây dựng', { name: 'Sở Xây dựng', unitType: 'Sở' })).toBe(true);
  });
  it('is no content of one’s own: neither guided nor urged of a body below (khoản 1 Điều 26 LTCD)', () => {
    const own = { denunciation: 'no', inJurisdiction: 'yes', contents: [{ type: 'KN', summary: 'Khiếu nại', org: '' }] } as const;
    const of = (change: Partial<VisitEntry>) => said({ ...own, contents: [...own.contents], ...change });
    expect(of(guided).inJurisdiction).toContain('không hướng dẫn đi nơi khác');
    expect(of({ outcome: 'urge_subordinate' }).inJurisdiction).toContain('Thuộc thẩm quyền của cấp dưới thì chọn Không thuộc');
    for (const inJurisdiction of ['no', null] as const) {
      expect(of({ ...guided, inJurisdiction })).toEqual({});
      expect(of({ outcome: 'urge_subordinate', urgedOrg: 'Phòng Kinh tế', inJurisdiction })).toEqual({});
    }
  });
  it('is sent on, not guided, when it is a recommendation or feedback (khoản 2 Điều 26 LTCD)', () => {
    const feedback = { type: 'KNPA' as const, summary: 'Đèn đường hỏng', org: '' };
    const of = (change: Partial<VisitEntry>) => said({ denunciation: 'no', contents: [feedback], ...change });
    expect(of(guided).outcome).toContain('Chọn Chuyển đơn');
    expect(of({ outcome: 'transferred', transferredTo: 'Sở Công Thương' })).toEqual({});
    expect(of({ ...guided, contents: [feedback, { type: 'KN', summary: 'Khiếu nại', org: '' }] })).toEqual({});
  });
  it('is taken in only on paper', () => {
    expect(said({ outcome: 'accepted_for_processing' }).inJurisdiction).toContain('nhập ngày ghi trên đơn');
    expect(said({ outcome: 'accepted_for_processing', writtenOn: '2026-11-20' })).toEqual({});
    expect(said({ outcome: 'accepted_for_processing', writtenOn: '2026-11-26' }).writtenOn).toContain('không được sau ngày tiếp');
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
