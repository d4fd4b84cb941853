// Decisions and conclusions on petitions accepted long before the quarter (15/9 to 14/12 of any year): as many of every result, and as much of
// every amount, as make the columns of the tables differ. Their petitions are in no figure of the quarter.
import type { PetitionFacts, ProceedingFacts } from '../facts.ts';

export const distinctDecisions = (year: number): PetitionFacts[] => {
  const d = (day: string) => `${year}-${day}`;
  /** Accepted on 2/5. */
  const old = (
    name: string,
    count: number,
    procedure: string,
    decidedOn: string,
    result: string,
    rest: Partial<ProceedingFacts> = {},
  ): PetitionFacts[] => {
    const type = procedure.startsWith('complaint') ? 'KN' : 'TC';
    const proceeding: ProceedingFacts = {
      procedure,
      state: type === 'KN' ? 'decided' : 'concluded',
      acceptedOn: d('05-02'),
      decidedOn: d(decidedOn),
      result,
      ...Object.fromEntries(
        Object.entries(rest).map(([key, value]) => [key, /On$/.test(key) && typeof value === 'string' ? d(value) : value]),
      ),
      ...(rest.outcomes ? { outcomes: rest.outcomes.map((one) => ({ ...one, onDate: d(one.onDate) })) } : {}),
    };
    return Array.from({ length: count }, (_, index) => ({
      key: `${name}${index + 1}`,
      type,
      receivedOn: d('04-20'),
      status: 'accepted',
      closedOn: d('05-02'),
      field: type === 'TC' ? 'CIVIL_SERVICE.4' : 'LAND.3',
      proceeding,
    }));
  };
  return [
    // Complaints: with those of petitions.ts 4 right, 5 wrong, 6 partly right; 7 upheld, 2 changed. Late: 3 upheld and 4 of these partly right.
    ...old('wrong', 3, 'complaint_first', '10-21', 'wrong'),
    ...old('late', 4, 'complaint_first', '10-20', 'partly', { dueOn: '10-15' }),
    ...old('partly', 1, 'complaint_first', '10-20', 'partly'),
    // Carried out on 10/11, in the quarter it was issued in.
    ...old('asked', 1, 'complaint_first', '10-20', 'partly', {
      state: 'enforced',
      enforcedOn: '11-10',
      outcomes: [
        {
          phase: 'recommended',
          onDate: '10-20',
          state_money: 120.5,
          state_land: 30.25,
          return_money: 41.125,
          return_land: 62.4,
          returned_orgs: 21,
          returned_persons: 34,
          discipline_persons: 27,
          discipline_officials: 17,
          police_cases: 14,
          police_persons: 29,
          police_officials: 19,
        },
        {
          phase: 'executed',
          onDate: '11-05',
          state_money: 100.75,
          state_land: 28.5,
          return_money: 36,
          return_land: 55.5,
          discipline_persons: 22,
          discipline_officials: 16,
          police_cases: 12,
          police_persons: 24,
          police_officials: 18,
        },
      ],
    }),
    ...old('upheld', 4, 'complaint_second', '10-22', 'upheld'),
    ...old('changed', 2, 'complaint_second', '10-23', 'overturned'),
    // Issued before the quarter and carried out in part before it: the rest was due in it.
    ...old('carried', 1, 'complaint_first', '08-01', 'right', {
      outcomes: [
        { phase: 'recommended', onDate: '08-01', state_money: 50, state_land: 9.5, return_money: 8, return_land: 7.25 },
        { phase: 'executed', onDate: '09-01', state_money: 20, state_land: 4, return_money: 3, return_land: 2 },
        { phase: 'executed', onDate: '11-01', state_money: 15, return_land: 1.5 },
      ],
    }),
    // Issued before, carried out in the quarter; carried out before it: in no figure.
    ...old('done', 2, 'complaint_first', '07-01', 'right', { state: 'enforced', enforcedOn: '10-01' }),
    ...old('over', 1, 'complaint_first', '06-01', 'right', { state: 'enforced', enforcedOn: '08-01' }),

    // Denunciations: with those of petitions.ts for the first time 3 right, 10 wrong, 2 partly; continued 11 right, 7 wrong, 8 partly.
    // Late: the 7 continued ones that were wrong, the 3 terminated by death, and 6 of these wrong ones.
    ...old('firstRight', 3, 'denunciation_first', '11-04', 'right'),
    ...old('firstWrong', 4, 'denunciation_first', '11-05', 'wrong', { dueOn: '12-01' }),
    ...old('firstLate', 6, 'denunciation_first', '11-05', 'wrong', { dueOn: '10-01' }),
    ...old('againRight', 10, 'denunciation_continued', '11-03', 'right'),
    ...old('againMixed', 8, 'denunciation_continued', '11-06', 'mixed'),
    // Closed on 12/11, in the quarter it was issued in.
    ...old('concluded', 1, 'denunciation_continued', '11-03', 'right', {
      state: 'closed',
      closedOn: '11-12',
      outcomes: [
        {
          phase: 'recommended',
          onDate: '11-03',
          state_money: 75.5,
          state_land: 81.25,
          return_money: 64,
          return_land: 53.5,
          returned_orgs: 23,
          returned_persons: 43,
          discipline_orgs: 26,
          discipline_persons: 47,
          discipline_officials: 37,
          police_cases: 28,
          police_persons: 59,
          police_officials: 39,
        },
        {
          phase: 'executed',
          onDate: '11-10',
          state_money: 70.25,
          state_land: 78,
          return_money: 61,
          return_land: 50.5,
          returned_orgs: 22,
          returned_persons: 41,
          discipline_orgs: 25,
          discipline_persons: 46,
          discipline_officials: 36,
          police_cases: 27,
          police_persons: 55,
          police_officials: 38,
        },
      ],
    }),
    ...old('unfinished', 1, 'denunciation_first', '08-01', 'right', {
      outcomes: [
        {
          phase: 'recommended',
          onDate: '08-01',
          state_money: 6,
          state_land: 10,
          return_money: 9,
          return_land: 2.5,
          returned_orgs: 8,
          returned_persons: 15,
        },
        {
          phase: 'executed',
          onDate: '09-01',
          state_money: 2,
          state_land: 1,
          return_money: 4,
          return_land: 0.5,
          returned_orgs: 2,
          returned_persons: 5,
        },
        { phase: 'executed', onDate: '11-01', state_money: 1.5, returned_persons: 4 },
      ],
    }),
    ...old('finished', 3, 'denunciation_first', '07-01', 'right', { state: 'closed', closedOn: '10-05' }),
    ...old('past', 1, 'denunciation_first', '06-01', 'right', { state: 'closed', closedOn: '08-01' }),
  ];
};
