// Petitions of one quarter (15/9 to 14/12 of any year) in groups, each group with a fate of its own and as many as make every column of the
// tables another number. decisions.ts has what was decided on older ones.
import type { PetitionFacts, ProceedingFacts } from '../facts.ts';

/** How many of a group, the first ones unless said otherwise. */
interface Few {
  /** Received before the period. */
  carried?: number;
  /** Many stand under it; of the last ones nobody knows who. All others: one person. */
  many?: number;
  other?: number;
  /** Handed in at a reception. */
  byVisit?: number;
  /** Sent on, and answered in the period. */
  replied?: number;
  /** The last ones are about the matter of the first. */
  twice?: number;
}
type Facts = Omit<PetitionFacts, 'key' | 'receivedOn'>;

export const distinctPetitions = (year: number): PetitionFacts[] => {
  const d = (day: string) => `${year}-${day}`;
  const group = (name: string, count: number, facts: Facts, few: Few = {}): PetitionFacts[] =>
    Array.from({ length: count }, (_, index) => ({
      ...facts,
      key: `${name}${index + 1}`,
      receivedOn: d(index < (few.carried ?? 0) ? '09-01' : '10-02'),
      senders: index < (few.many ?? 0) ? 'many' : index >= count - (few.other ?? 0) ? 'other' : 'single',
      byVisit: index < (few.byVisit ?? 0),
      ...(index < (few.replied ?? 0) ? { replyOn: d('11-20') } : {}),
      ...(index > 0 && index >= count - (few.twice ?? 0) ? { matterOf: `${name}1` } : {}),
    }));
  const run = (procedure: string, rest: Partial<ProceedingFacts> = {}): ProceedingFacts => ({
    procedure,
    state: 'verifying',
    acceptedOn: d('10-10'),
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, /On$/.test(name) && typeof value === 'string' ? d(value) : value]),
    ),
  });
  const second = { instance: 'second' } as const;
  const continued = { round: 'continued' } as const;
  const accepted =
    (type: PetitionFacts['type']) =>
    (field: string, rest: Partial<Facts> = {}): Facts => ({
      type,
      field,
      status: 'accepted',
      closedOn: d('10-10'),
      ...rest,
    });
  const [kn, tc, kp] = [accepted('KN'), accepted('TC'), accepted('KNPA')];
  const answered = run('recommendation', { state: 'answered', decidedOn: '11-01', result: 'answered' });
  const ended = (
    type: PetitionFacts['type'],
    field: string,
    status: string,
    outcome?: string,
    rest: Partial<Facts> = {},
  ): Facts => ({
    type,
    field,
    status,
    closedOn: d('10-20'),
    ...(outcome ? { outcome } : {}),
    ...rest,
  });
  const declined = (type: PetitionFacts['type'], field: string) => ended(type, field, 'notified_inadmissible');
  const guided = (type: PetitionFacts['type'], field: string) => ended(type, field, 'guided', 'guide');
  const sent = (type: PetitionFacts['type'], field: string, rest: Partial<Facts> = {}) =>
    ended(type, field, 'transferred', 'transfer', rest);
  const urged = (type: PetitionFacts['type'], field: string, rest: Partial<Facts> = {}) =>
    ended(type, field, 'transferred', 'urge', { jurisdiction: 'subordinate_overdue', ...rest });
  const considered = (type: PetitionFacts['type'], field: string, rest: Partial<Facts> = {}): Facts => ({
    type,
    field,
    status: 'approved',
    outcome: 'propose_acceptance',
    approvedOn: d('11-20'),
    ...rest,
  });
  const pending = (type: PetitionFacts['type'], field: string): Facts => ({ type, field, status: 'assigned' });
  return [
    // Decided in time: the complaint is right.
    ...group(
      'kRight',
      4,
      kn('LAND.3', {
        proceeding: run('complaint_first', { state: 'decided', decidedOn: '11-10', result: 'right', dueOn: '11-15' }),
      }),
      { carried: 4, many: 1 },
    ),
    // For the second time, decided late.
    ...group(
      'kUpheld',
      3,
      kn('POLICY.1', {
        ...second,
        proceeding: run('complaint_second', { state: 'decided', decidedOn: '11-11', result: 'upheld', dueOn: '11-01' }),
      }),
      { carried: 2, byVisit: 2 },
    ),
    // Being resolved.
    ...group('kOpen', 9, kn('ADMIN_OTHER.3', { proceeding: run('complaint_first') }), { carried: 1, many: 1 }),
    // A further petition about the first of those: accepted into its file.
    ...group('kJoined', 1, kn('LAND.1', { matterOf: 'kOpen1' }), { many: 1 }),
    // Decided, taken to court, changed there: carried out by nobody.
    ...group(
      'kCourt',
      2,
      kn('HOUSING.1', {
        proceeding: run('complaint_first', {
          state: 'closed',
          decidedOn: '10-20',
          result: 'wrong',
          judgedOn: '12-01',
          closedOn: '12-01',
        }),
      }),
      { many: 1 },
    ),
    // Not accepted.
    ...group('kDeclined', 4, declined('KN', 'OTHER'), { carried: 2, many: 4, byVisit: 4, twice: 1 }),
    // Accepted, withdrawn as a whole, terminated.
    ...group(
      'kWithdrawn',
      1,
      kn('CIVIL_SERVICE.1', {
        proceeding: run('complaint_first', { state: 'terminated', terminatedOn: '11-01', terminationGround: 'full_withdrawal' }),
      }),
      { carried: 1, many: 1 },
    ),
    // Approved to be accepted, not accepted by the last day.
    ...group('kConsidered', 6, considered('KN', 'JUDICIAL.1'), { many: 2, byVisit: 6 }),
    // The same, resolved for the first time elsewhere.
    ...group('kConsideredAgain', 6, considered('KN', 'PARTY_MASS_ORG', second), { carried: 3, many: 1 }),
    // Guided to who is competent.
    ...group('kGuided', 1, guided('KN', 'POLICY.2'), { many: 1, byVisit: 1 }),
    // Sent on; some were answered.
    ...group('kSent', 6, sent('KN', 'PARTY_MASS_ORG'), { carried: 5, many: 6, byVisit: 6, replied: 1, twice: 1 }),
    // Urged: the office below is late.
    ...group('kUrged', 7, urged('KN', 'OTHER'), { carried: 1, many: 5, replied: 7 }),
    // Filed: not fit to be processed.
    ...group('kFiled', 1, ended('KN', 'LAND.3', 'filed', 'file_away'), { many: 1, byVisit: 1 }),
    // Nothing was done yet.
    ...group('kPending', 4, pending('KN', 'LAND.3'), { many: 4 }),

    // Concluded in time: partly right.
    ...group(
      'tMixed',
      2,
      tc('CIVIL_SERVICE.4', {
        proceeding: run('denunciation_first', { state: 'concluded', decidedOn: '11-10', result: 'mixed', dueOn: '11-15' }),
      }),
      { many: 1, byVisit: 2 },
    ),
    // Continued, concluded late.
    ...group(
      'tAgain',
      7,
      tc('CORRUPTION', {
        ...continued,
        proceeding: run('denunciation_continued', { state: 'concluded', decidedOn: '11-11', result: 'wrong', dueOn: '11-01' }),
      }),
      { carried: 2, many: 5, byVisit: 5 },
    ),
    // Being resolved.
    ...group('tOpen', 1, tc('POLICY.1', { proceeding: run('denunciation_first') }), { carried: 1, many: 1 }),
    // Further petitions about the first of those.
    ...group('tJoined', 3, tc('POLICY.1', { matterOf: 'tOpen1' }), { carried: 2, byVisit: 2 }),
    // Not accepted.
    ...group('tDeclined', 6, declined('TC', 'JUDICIAL.1'), { carried: 3, many: 1, byVisit: 5 }),
    // Accepted, withdrawn as a whole, terminated.
    ...group(
      'tWithdrawn',
      4,
      tc('LAND.1', {
        proceeding: run('denunciation_first', {
          state: 'terminated',
          terminatedOn: '11-01',
          terminationGround: 'full_withdrawal',
          dueOn: '11-05',
        }),
      }),
      { many: 3 },
    ),
    // Accepted, terminated late because the denounced died: accepted all the same.
    ...group(
      'tDied',
      3,
      tc('OTHER', {
        proceeding: run('denunciation_first', {
          state: 'terminated',
          terminatedOn: '11-02',
          terminationGround: 'denounced_died',
          dueOn: '10-30',
        }),
      }),
      { many: 3 },
    ),
    // Approved to be accepted, not accepted by the last day.
    ...group('tConsidered', 6, considered('TC', 'ADMIN_OTHER.2'), { carried: 1, many: 1, byVisit: 5 }),
    // The same, continued.
    ...group('tConsideredAgain', 5, considered('TC', 'PARTY_MASS_ORG', continued), { many: 3, byVisit: 2 }),
    // Guided.
    ...group('tGuided', 15, guided('TC', 'ADMIN_OTHER.2'), { carried: 1, many: 1, byVisit: 1 }),
    // Sent on; some were answered.
    ...group('tSent', 6, sent('TC', 'LAND.1'), { carried: 2, many: 1, byVisit: 2, replied: 4, twice: 1 }),
    // Continued, sent on.
    ...group('tSentAgain', 2, sent('TC', 'CORRUPTION', continued), { other: 1, byVisit: 1 }),
    // Continued, sent on: the office below let its time pass.
    ...group('tOverdue', 4, sent('TC', 'HOUSING.2', { ...continued, jurisdiction: 'subordinate_overdue' }), {
      carried: 2,
      many: 4,
    }),
    // Continued, urged.
    ...group('tUrged', 4, urged('TC', 'JUDICIAL.2', continued), { carried: 2, many: 3, other: 1, byVisit: 1, replied: 2 }),
    // Told to the inspectors without a name: no petition to be processed.
    ...group('tFiled', 1, ended('TC', 'OTHER', 'transferred', 'info_for_inspection'), { many: 1 }),
    // Nothing was done yet.
    ...group('tPending', 1, pending('TC', 'LAND.1'), { carried: 1, other: 1 }),

    // Answered.
    ...group('nAnswered', 1, kp('POLICY.2', { proceeding: answered }), { carried: 1, byVisit: 1 }),
    // Answered, about land.
    ...group('nAnsweredOn', 4, kp('LAND.1', { proceeding: answered }), { carried: 3, many: 2, other: 1 }),
    // Being studied.
    ...group('nStudied', 4, kp('LAND.1', { proceeding: run('recommendation', { state: 'in_study' }) }), {
      many: 2,
      other: 1,
      byVisit: 2,
    }),
    // Accepted, nothing further.
    ...group('nAccepted', 5, kp('ADMIN_OTHER.1'), { carried: 1, many: 3, other: 1, byVisit: 3 }),
    // About the matter of the first complaint being resolved: no matter more.
    ...group('nJoined', 2, kp('LAND.3', { matterOf: 'kOpen1' }), { byVisit: 2 }),
    // Approved to be accepted, not accepted by the last day.
    ...group('nConsidered', 6, considered('KNPA', 'JUDICIAL.2'), { carried: 2, many: 2 }),
    // Sent on; one was answered.
    ...group('nSent', 2, sent('KNPA', 'OTHER'), { carried: 2, byVisit: 1, replied: 1 }),
    // Urged.
    ...group('nUrged', 2, urged('KNPA', 'JUDICIAL.2'), { carried: 2, many: 2, byVisit: 2, replied: 2 }),
    // Of mixed contents, guided to be split: the former tables have it among recommendations.
    ...group('nMixed', 2, guided('MIXED', 'OTHER'), { carried: 2, other: 1 }),
    // Withdrawn before anything was done.
    ...group('nWithdrawn', 6, ended('KNPA', 'OTHER', 'withdrawn'), { many: 2, other: 1, byVisit: 2 }),
    // Nothing was done yet.
    ...group('nPending', 4, pending('KNPA', 'OTHER'), { carried: 3, many: 1, byVisit: 2 }),
    // In no figure: struck out, ended before the period, received after it.
    { ...guided('KN', 'LAND.3'), key: 'struckOut', receivedOn: d('10-02'), status: 'void' },
    { ...guided('KN', 'LAND.3'), key: 'before', receivedOn: d('09-01'), closedOn: d('09-14') },
    { ...pending('KN', 'LAND.3'), key: 'after', receivedOn: d('12-15') },
  ];
};
