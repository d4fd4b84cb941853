// A history of one quarter (15/9 to 14/12 of any year) and what each column of the tables of TT 01/2024 and TT 02/2021 must show of it.
// Written down before any figure was computed.
import type { PetitionFacts, ProceedingFacts, VisitFacts } from './facts.ts';

/** The petitions of a year; days are written month-day. */
export const formerPetitions = (year: number): PetitionFacts[] => {
  const d = (day: string) => `${year}-${day}`;
  const run = (procedure: string, acceptedOn: string, { outcomes, ...rest }: Partial<ProceedingFacts> = {}): ProceedingFacts => ({
    procedure,
    state: 'verifying',
    acceptedOn: d(acceptedOn),
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, /On$/.test(name) && typeof value === 'string' ? d(value) : value]),
    ),
    ...(outcomes ? { outcomes: outcomes.map((one) => ({ ...one, onDate: d(one.onDate) })) } : {}),
  });
  const at = (
    key: string,
    type: PetitionFacts['type'],
    receivedOn: string,
    status: string,
    closedOn: string | null,
    field: string,
    rest: Partial<PetitionFacts> = {},
  ): PetitionFacts => ({
    key,
    type,
    receivedOn: d(receivedOn),
    status,
    field,
    ...(closedOn ? { closedOn: d(closedOn) } : {}),
    ...rest,
    ...(rest.approvedOn ? { approvedOn: d(rest.approvedOn) } : {}),
    ...(rest.replyOn ? { replyOn: d(rest.replyOn) } : {}),
  });
  /** Accepted long before the period: only what became of it is the period's. */
  const old = (key: string, type: 'KN' | 'TC', proceeding: ProceedingFacts): PetitionFacts =>
    at(key, type, '04-20', 'accepted', '05-02', type === 'TC' ? 'CIVIL_SERVICE.4' : 'LAND.3', { proceeding });
  return [
    // Complaints. Carried over, many senders, decided in time.
    at('k1', 'KN', '09-01', 'accepted', '09-20', 'LAND.3', {
      senders: 'many',
      instance: 'first',
      proceeding: run('complaint_first', '09-20', { state: 'decided', decidedOn: '11-10', result: 'right', dueOn: '11-15' }),
    }),
    // Second, handed in at a reception, decided late.
    at('k2', 'KN', '09-20', 'accepted', '09-30', 'POLICY.1', {
      byVisit: true,
      instance: 'second',
      proceeding: run('complaint_second', '09-30', { state: 'decided', decidedOn: '11-11', result: 'upheld', dueOn: '11-01' }),
    }),
    at('k3', 'KN', '10-01', 'notified_inadmissible', '10-12', 'ADMIN_OTHER.3'),
    at('k4', 'KN', '10-05', 'accepted', '10-15', 'HOUSING.1', {
      proceeding: run('complaint_first', '10-15', {
        state: 'terminated',
        terminatedOn: '11-01',
        terminationGround: 'full_withdrawal',
        dueOn: '11-05',
      }),
    }),
    // Second, approved to be accepted: resolved for the first time elsewhere.
    at('k5', 'KN', '11-10', 'approved', null, 'JUDICIAL.1', {
      instance: 'second',
      outcome: 'propose_acceptance',
      approvedOn: '11-20',
    }),
    at('k6', 'KN', '09-16', 'accepted', '09-25', 'POLICY.2', { matterOf: 'k1' }),
    at('k7', 'KN', '10-25', 'guided', '11-01', 'PARTY_MASS_ORG', { senders: 'other', byVisit: true, outcome: 'guide' }),
    at('k8', 'KN', '10-26', 'transferred', '11-05', 'OTHER', { senders: 'many', outcome: 'transfer', replyOn: '11-20' }),
    // Answered after the period.
    at('k9', 'KN', '10-26', 'transferred', '11-06', 'LAND.1', {
      outcome: 'urge',
      jurisdiction: 'subordinate_overdue',
      replyOn: '12-20',
    }),
    at('k10', 'KN', '10-27', 'filed', '11-07', 'LAND.3', { outcome: 'file_away' }),
    at('k11', 'KN', '10-29', 'assigned', null, 'LAND.3'),
    at('k12', 'KN', '09-02', 'assigned', null, 'LAND.3', { senders: 'many' }),
    at('k13', 'KN', '11-02', 'void', '11-03', 'LAND.3'),
    at('k14', 'KN', '09-01', 'guided', '09-10', 'LAND.3', { outcome: 'guide' }),
    // Decided, taken to court, annulled there: to be carried out no more, and not carried out.
    at('k15', 'KN', '10-02', 'accepted', '10-08', 'CIVIL_SERVICE.1', {
      proceeding: run('complaint_first', '10-08', {
        state: 'closed',
        decidedOn: '10-20',
        result: 'wrong',
        judgedOn: '12-01',
        closedOn: '12-01',
      }),
    }),
    at('k16', 'KN', '10-03', 'accepted', '10-09', 'LAND.2', { proceeding: run('complaint_first', '10-09') }),
    // Of mixed contents, guided to be split.
    at('k17', 'MIXED', '10-04', 'guided', '10-20', 'OTHER', { byVisit: true, outcome: 'guide' }),

    // Denunciations.
    at('t1', 'TC', '09-05', 'accepted', '10-09', 'CIVIL_SERVICE.4', {
      proceeding: run('denunciation_first', '10-09', { state: 'concluded', decidedOn: '11-20', result: 'mixed', dueOn: '12-01' }),
    }),
    at('t2', 'TC', '10-03', 'accepted', '10-10', 'CORRUPTION', {
      round: 'continued',
      proceeding: run('denunciation_continued', '10-10'),
    }),
    at('t3', 'TC', '10-04', 'notified_inadmissible', '10-14', 'JUDICIAL.1', { senders: 'many' }),
    at('t4', 'TC', '10-06', 'accepted', '10-16', 'OTHER', {
      senders: 'other',
      proceeding: run('denunciation_first', '10-16', {
        state: 'terminated',
        terminatedOn: '11-02',
        terminationGround: 'denounced_died',
        dueOn: '10-30',
      }),
    }),
    // Answered on the last day.
    at('t5', 'TC', '10-26', 'transferred', '11-03', 'POLICY.1', { byVisit: true, outcome: 'transfer', replyOn: '12-14' }),
    at('t6', 'TC', '10-26', 'transferred', '11-04', 'LAND.1', {
      round: 'continued',
      outcome: 'urge',
      jurisdiction: 'subordinate_overdue',
    }),
    at('t7', 'TC', '10-27', 'transferred', '11-06', 'LAND.1', { senders: 'other', outcome: 'info_for_inspection' }),
    at('t8', 'TC', '10-28', 'guided', '11-07', 'ADMIN_OTHER.2', { outcome: 'guide' }),
    at('t9', 'TC', '10-30', 'assigned', null, 'LAND.1'),

    // Recommendations.
    at('n1', 'KNPA', '10-15', 'accepted', '10-20', 'POLICY.2', {
      senders: 'many',
      proceeding: run('recommendation', '10-20', { state: 'answered', decidedOn: '11-01', result: 'answered' }),
    }),
    at('n2', 'KNPA', '10-15', 'accepted', '10-20', 'LAND.1', { byVisit: true }),
    at('n3', 'KNPA', '10-15', 'accepted', '10-21', 'ADMIN_OTHER.1', {
      senders: 'other',
      proceeding: run('recommendation', '10-21', { state: 'in_study' }),
    }),
    at('n4', 'KNPA', '10-26', 'transferred_replied', '11-04', 'JUDICIAL.2', { outcome: 'transfer', replyOn: '11-30' }),
    at('n5', 'KNPA', '10-27', 'transferred', '11-05', 'OTHER', { byVisit: true, outcome: 'urge' }),
    at('n6', 'KNPA', '09-03', 'withdrawn', '10-08', 'OTHER'),
    at('n7', 'KNPA', '10-28', 'received', null, 'OTHER'),

    // Decisions on what was accepted before.
    old(
      'o1',
      'KN',
      run('complaint_first', '05-02', {
        state: 'enforced',
        decidedOn: '10-20',
        result: 'partly',
        enforcedOn: '11-10',
        dueOn: '10-15',
        outcomes: [
          {
            phase: 'recommended',
            onDate: '10-20',
            state_money: 120.5,
            state_land: 30.25,
            return_money: 10,
            return_land: 62.4,
            returned_orgs: 1,
            returned_persons: 3,
            discipline_persons: 2,
            discipline_officials: 1,
            police_cases: 1,
            police_persons: 2,
            police_officials: 1,
          },
          {
            phase: 'executed',
            onDate: '11-05',
            state_money: 100,
            state_land: 30,
            return_money: 10,
            discipline_persons: 1,
            discipline_officials: 1,
          },
        ],
      }),
    ),
    old('o2', 'KN', run('complaint_second', '05-02', { state: 'decided', decidedOn: '10-23', result: 'overturned' })),
    old(
      'o3',
      'KN',
      run('complaint_first', '05-02', {
        state: 'decided',
        decidedOn: '08-01',
        result: 'right',
        outcomes: [
          { phase: 'recommended', onDate: '08-01', state_money: 50 },
          { phase: 'executed', onDate: '09-01', state_money: 20 },
          { phase: 'executed', onDate: '11-01', state_money: 15 },
        ],
      }),
    ),
    old(
      'o4',
      'KN',
      run('complaint_first', '05-02', { state: 'enforced', decidedOn: '07-01', result: 'right', enforcedOn: '10-01' }),
    ),
    old(
      'o5',
      'KN',
      run('complaint_first', '05-02', { state: 'enforced', decidedOn: '06-01', result: 'right', enforcedOn: '08-01' }),
    ),
    old(
      't10',
      'TC',
      run('denunciation_continued', '05-02', {
        state: 'closed',
        decidedOn: '11-03',
        result: 'right',
        closedOn: '11-12',
        dueOn: '10-01',
        outcomes: [
          {
            phase: 'recommended',
            onDate: '11-03',
            state_money: 5,
            state_land: 7,
            return_money: 2,
            return_land: 3,
            returned_orgs: 1,
            returned_persons: 2,
            discipline_orgs: 1,
            discipline_persons: 4,
            discipline_officials: 3,
            police_cases: 1,
            police_persons: 2,
            police_officials: 2,
          },
          {
            phase: 'executed',
            onDate: '11-10',
            state_money: 4,
            return_money: 1,
            return_land: 1,
            returned_orgs: 1,
            discipline_orgs: 1,
            discipline_persons: 2,
            discipline_officials: 2,
            police_cases: 1,
            police_persons: 1,
            police_officials: 1,
          },
        ],
      }),
    ),
    old(
      't11',
      'TC',
      run('denunciation_first', '05-02', { state: 'concluded', decidedOn: '11-05', result: 'wrong', dueOn: '12-01' }),
    ),
    old(
      't12',
      'TC',
      run('denunciation_first', '05-02', {
        state: 'terminated',
        terminatedOn: '11-08',
        terminationGround: 'full_withdrawal',
      }),
    ),
    old(
      't13',
      'TC',
      run('denunciation_first', '05-02', {
        state: 'concluded',
        decidedOn: '08-01',
        result: 'right',
        outcomes: [
          { phase: 'recommended', onDate: '08-01', returned_persons: 5, state_land: 10 },
          { phase: 'executed', onDate: '09-01', returned_persons: 2 },
        ],
      }),
    ),
  ];
};

export const formerVisits = (year: number): VisitFacts[] => {
  const d = (day: string) => `${year}-${day}`;
  const officer = { kind: 'regular', host: 'officer' } as const;
  return [
    // Twice about one matter: one matter, received for the first time in the period.
    { key: 'v1', on: d('09-15'), ...officer, people: 1, brings: 'k1', contents: 1, occurrence: 'first' },
    { key: 'v2', on: d('10-10'), ...officer, people: 1, brings: 'k6', contents: 1, occurrence: 'repeated' },
    { key: 'v3', on: d('10-11'), ...officer, people: 6, isLarge: true, occurrence: 'repeated' },
    { key: 'v4', on: d('10-12'), kind: 'regular', host: 'head', people: 2, contents: 1, occurrence: 'first' },
    { key: 'v5', on: d('10-05'), kind: 'periodic', host: 'head', people: 1, contents: 2, occurrence: 'repeated' },
    { key: 'v6', on: d('10-19'), kind: 'periodic', host: 'delegated', people: 8, isLarge: true, contents: 1 },
    { key: 'v7', on: d('10-12'), kind: 'periodic', host: 'head', people: 0, isNoShow: true, outcome: 'no_show' },
    { key: 'v8', on: d('10-13'), ...officer, people: 1, outcome: 'refused', contents: 1 },
    { key: 'v9', on: d('10-14'), ...officer, people: 1, status: 'void' },
    { key: 'v10', on: d('09-14'), ...officer, people: 1 },
    {
      key: 'v11',
      on: d('10-20'),
      kind: 'periodic',
      host: 'head',
      people: 7,
      isLarge: true,
      contents: 1,
      occurrence: 'repeated',
    },
  ];
};

export const formerDays = (year: number) =>
  [
    { kind: 'periodic', on: '10-05', state: 'held', posted: true },
    { kind: 'periodic', on: '10-12', state: 'no_show', posted: true },
    { kind: 'periodic', on: '10-19', state: 'held', posted: true },
    { kind: 'extraordinary', on: '10-20', state: 'held', posted: true },
    { kind: 'periodic', on: '10-26', state: 'postponed', posted: true },
    { kind: 'periodic', on: '11-02', state: 'draft', posted: false },
    { kind: 'regular', on: '11-03', state: 'held', posted: true },
  ].map((one) => ({ ...one, on: `${year}-${one.on}` }));

const none = (count: number) => Array.from({ length: count }, () => 0);

/** The same in both circulars. */
const shared = {
  '01-tcd': [7, 26, 7, 3, 8, 1, 1, 1, 6, 0, 1, 3, 3, 10, 1, 3, 1, 7, 0, 1, 1, 1, 8, 1, 0, 1, 8, 1, 0],
  '02-tcd': [6, 6, 2, 2, 1, 1, 3, 3, 2, 2, 4, 4, 2, 1, 1, 1],
  '01-kqgq': [8, 1, 7, 7, 5, 1, 120.5, 30.25, ...none(4), 1, 3, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 3, 2],
  '02-kqgq': [7, 2, 150.5, 30.25, 115, 30, ...none(8), 1, 1, 0, 0, 0],
  '03-kqgq': [4, 1, 3, 4, 1, 5, 2, 1, 1, 1, 5, 7, ...none(4), 1, 2, 4, 3, 1, 2, 2, 1, 1, 1, 0, 1, 0, 3, 2],
  '04-kqgq': [4, 1, 5, 17, 4, 0, 1, 5, ...none(4), 1, 0, ...none(4), 1, 2, 2, 1, 1, 1],
};

/** Every column of every table, in order; columns entered by hand are 0. */
export const formerExpected: Record<string, readonly number[]> = {
  ...Object.fromEntries(
    ['tt24', 'tt21'].flatMap((circular) => Object.entries(shared).map(([form, figures]) => [`${circular}-${form}`, figures])),
  ),
  'tt24-01-xld': [31, 4, 27, 27, 4, 24, 23, 11, 7, 6, 6, 2, 16, 15, 8, 4, 3, 9, 3, 3, 3, 3],
  'tt24-02-xld': [14, 2, 12, 12, 1, 11, 11, 10, 7, 1, 4, 2, 1, 1, 1, 3, 1, 1, 5, 7, 5, 2, 3, 2, 1, 1],
  'tt24-03-xld': [9, 1, 8, 8, 1, 7, 7, 7, 4, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 5, 4, 3, 1, 3, 2, 1, 1],
  'tt24-04-xld': [8, 1, 7, 7, 1, 6, 6, 6, 1, 1, 1, 3, 1, 5, 3, 3, 2, 1, 1, 2],
  'tt21-01-xld': [31, 2, 2, 0, 3, 20, 4, 27, 24, 23, 11, 7, 6, 6, 2, 5, 11, 15, 8, 4, 3, 9, 3, 3, 3, 3],
  'tt21-02-xld': [14, 2, 0, 1, 11, 12, 1, 11, 11, 10, 7, 1, 4, 2, 1, 1, 1, 3, 1, 1, 1, 4, 7, 5, 2, 3, 1, 1, 1, 1],
  'tt21-03-xld': [9, 0, 1, 0, 1, 5, 2, 8, 1, 7, 7, 7, 4, 1, 1, 1, 1, 1, 1, 0, 1, 3, 2, 1, 1, 4, 3, 1, 3, 1, 1, 1, 1],
  'tt21-04-xld': [8, 0, 1, 0, 1, 5, 1, 7, 1, 6, 6, 6, 1, 1, 1, 3, 1, 2, 3, 3, 3, 2, 1, 1],
};
