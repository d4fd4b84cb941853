// A history made by hand, row by row, and what each column of the tables must show of it. Written down before any figure was computed.
import type { TestDatabase } from '../support/database.ts';

export interface PetitionFacts {
  key: string;
  type: 'KN' | 'TC' | 'KNPA' | 'MIXED';
  receivedOn: string;
  status: string;
  closedOn?: string;
  /** Of an old book: the day it says it was resolved. */
  resolvedOn?: string;
  outcome?: string;
  approvedOn?: string;
  field?: string;
  instance?: 'first' | 'second';
  round?: 'first' | 'continued';
  /** Shares the matter of an earlier one. */
  matterOf?: string;
  senders?: 'single' | 'many' | 'other';
  /** Handed in at a reception. */
  byVisit?: boolean;
  jurisdiction?: 'own' | 'not_own' | 'subordinate_overdue';
  /** Sent on, and answered on this day. */
  replyOn?: string;
  proceeding?: ProceedingFacts;
}
export interface ProceedingFacts {
  procedure: string;
  state: string;
  acceptedOn: string;
  decidedOn?: string;
  result?: string;
  enforcedOn?: string;
  closedOn?: string;
  terminatedOn?: string;
  terminationGround?: string;
  /** The last day to resolve it. */
  dueOn?: string;
  /** The day a court's judgment took effect. */
  judgedOn?: string;
  outcomes?: { phase: 'recommended' | 'executed' | 'sent'; onDate: string; [amount: string]: number | string }[];
  /** Its decision or its order of termination waits for its number, or was revoked: it is not issued. */
  isUnissued?: boolean;
  /** The day the numbered paper bears, where it is another one than that of the step. */
  datedOn?: string;
}
export interface VisitFacts {
  key: string;
  on: string;
  kind: 'regular' | 'periodic' | 'extraordinary';
  host: 'officer' | 'head' | 'delegated';
  people: number;
  isLarge?: boolean;
  brings?: string;
  contents?: number;
  isNoShow?: boolean;
  outcome?: string;
  status?: string;
  occurrence?: 'first' | 'repeated';
}

/** Writes facts as the owner: what no screen could make in one test. Gives ids by key. */
export async function writePetitions(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly PetitionFacts[],
  numberFrom = 1,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const matters = new Map<string, { id: number; thread: string }>();
  for (const [index, one] of list.entries()) {
    let matter = one.matterOf ? matters.get(one.matterOf) : undefined;
    if (!matter) {
      const [made] = await db.owner<{ id: number; thread_id: string }>(
        'insert into matters (unit_id, thread_id, created_at, created_by) values ($1, gen_random_uuid(), now(), $2) returning id, thread_id',
        [unitId, accountId],
      );
      matter = { id: Number(made?.id), thread: String(made?.thread_id) };
    }
    matters.set(one.key, matter);
    const [row] = await db.owner<{ id: number }>(
      `insert into petitions (unit_id, year, number, matter_id, thread_id, received_on, declared_type, petition_type, sealed, field, instance, denunciation_round, sender_kind,
         status, outcome, closed_on, approved_on, registered_at, registered_by, source, sender_count_class, jurisdiction, resolved_on)
       values ($1, extract(year from $3::date), $2, $4, $5, $3, $6, $6, $6 = 'TC', $7, $8, $9, 'individual', $10, $11, $12, $13, now(), $14, $15, $16, $17, $18) returning id`,
      [
        unitId,
        numberFrom + index,
        one.receivedOn,
        matter.id,
        matter.thread,
        one.type,
        one.field ?? 'LAND.3',
        one.instance ?? null,
        one.round ?? null,
        one.status,
        one.outcome ?? null,
        one.closedOn ?? null,
        one.approvedOn ?? null,
        accountId,
        one.byVisit ? 'in_person_reception' : 'post',
        one.senders ?? 'single',
        one.jurisdiction ?? null,
        one.resolvedOn ?? null,
      ],
    );
    const petitionId = Number(row?.id);
    ids.set(one.key, petitionId);
    if (one.replyOn)
      await db.owner(
        `insert into transfers (unit_id, petition_id, to_outside, thread_id, petition_type, sealed, hop, reason, basis, sent_on, sent_at, sent_by, reply_number, reply_on)
         values ($1, $2, 'Cơ quan khác', $3, $4, false, 1, 'x', 'x', $5, now(), $6, '12/CV', $7)`,
        [unitId, petitionId, matter.thread, one.type, one.closedOn, accountId, one.replyOn],
      );
    if (!one.proceeding) continue;
    const p = one.proceeding;
    const [proceeding] = await db.owner<{ id: number }>(
      `insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, accepted_on, decided_on, result, enforced_on, closed_on, terminated_on, termination_ground)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) returning id`,
      [
        unitId,
        petitionId,
        matter.id,
        matter.thread,
        p.procedure,
        one.type === 'TC',
        p.state,
        p.acceptedOn,
        p.decidedOn ?? null,
        p.result ?? null,
        p.enforcedOn ?? null,
        p.closedOn ?? null,
        p.terminatedOn ?? null,
        p.terminationGround ?? null,
      ],
    );
    if (p.isUnissued || p.datedOn)
      await db.owner(
        `update proceedings set decision_unnumbered = $2 and decided_on is not null, termination_unnumbered = $2 and terminated_on is not null,
           decision_dated_on = case when decided_on is not null then $3::date end, termination_dated_on = case when terminated_on is not null then $3::date end where id = $1`,
        [proceeding?.id, p.isUnissued ?? false, p.datedOn ?? null],
      );
    if (p.dueOn)
      await db.owner(
        `insert into clocks (unit_id, petition_id, proceeding_id, rule_code, rule_valid_from, label, started_on, due_on, computed_at)
         values ($1, $2, $3, case when $4 = 'TC' then 'TC_RES' when $5 like '%second' then 'KN_RES_2' else 'KN_RES_1' end, '2020-01-01', 'Giải quyết', $6, $7, now())`,
        [unitId, petitionId, proceeding?.id, one.type, p.procedure, p.acceptedOn, p.dueOn],
      );
    if (p.judgedOn)
      await db.owner(
        `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, details, recorded_at, recorded_by)
         values ($1, $2, $3, false, 'appeal', $4::date - 5, '{"way": "court"}', now(), $5), ($1, $2, $3, false, 'appeal-result', $4, '{"kept": "changed"}', now(), $5)`,
        [unitId, proceeding?.id, petitionId, p.judgedOn, accountId],
      );
    for (const { phase, onDate, ...amounts } of p.outcomes ?? []) {
      const names = Object.keys(amounts);
      await db.owner(
        `insert into proceeding_outcomes (unit_id, proceeding_id, petition_id, phase, on_date, recorded_at, recorded_by${names.map((name) => `, ${name}`).join('')})
         values ($1,$2,$3,$4,$5,now(),$6${names.map((_, at) => `,$${at + 7}`).join('')})`,
        [unitId, proceeding?.id, petitionId, phase, onDate, accountId, ...Object.values(amounts)],
      );
    }
  }
  return ids;
}

export async function writeVisits(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly VisitFacts[],
  petitions: ReadonlyMap<string, number>,
  numberFrom = 1,
): Promise<void> {
  for (const [index, one] of list.entries()) {
    const [row] = await db.owner<{ id: number }>(
      `insert into visits (unit_id, year, number, received_on, received_at, kind, mode, host, host_name, is_no_show, sender_kind, person_count, is_large_group, outcome, petition_id, status, registered_at, registered_by, occurrence)
       values ($1, extract(year from $3::date), $2, $3, now(), $4, 'in_person', $5, 'Người tiếp', $6, 'individual', $7, $8, $9, $10, $11, now(), $12, $13) returning id`,
      [
        unitId,
        numberFrom + index,
        one.on,
        one.kind,
        one.host,
        one.isNoShow ?? false,
        one.people,
        one.isLarge ?? false,
        one.outcome ?? null,
        one.brings ? (petitions.get(one.brings) ?? null) : null,
        one.status ?? 'recorded',
        accountId,
        one.occurrence ?? null,
      ],
    );
    for (let ordinal = 1; ordinal <= (one.contents ?? 0); ordinal += 1)
      await db.owner(
        "insert into visit_matters (unit_id, visit_id, sealed, ordinal, petition_type, summary) values ($1, $2, false, $3, 'KN', 'Nội dung')",
        [unitId, row?.id, ordinal],
      );
  }
}

export async function writeDays(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly { kind: string; on: string; state: string; posted: boolean }[],
): Promise<void> {
  for (const one of list)
    await db.owner(
      `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, posted_on, state, created_at, created_by)
       values ($1, $2, $3::date, '08:00', '11:30', 'Trụ sở', 'Chủ tịch', 'Chủ tịch UBND phường', case when $4::boolean then $3::date - 10 end, $5, now(), $6)`,
      [unitId, one.kind, one.on, one.posted, one.state, accountId],
    );
}

const kn = (procedure: string, acceptedOn: string, rest: Partial<ProceedingFacts> = {}): ProceedingFacts => ({
  procedure,
  acceptedOn,
  state: 'verifying',
  ...rest,
});
/** Accepted long before the period, decided on the day given: only the decision is the period's. */
const old = (
  key: string,
  type: 'KN' | 'TC',
  procedure: string,
  decidedOn: string,
  result: string,
  rest: Partial<ProceedingFacts> = {},
): PetitionFacts => ({
  key,
  type,
  receivedOn: '2026-04-20',
  status: 'accepted',
  closedOn: '2026-05-02',
  field: type === 'TC' ? 'CIVIL_SERVICE.4' : 'LAND.3',
  proceeding: kn(procedure, '2026-05-02', { state: 'decided', decidedOn, result, ...rest }),
});

/** Quý IV/2026: 15/9 to 14/12/2026. */
export const petitions: PetitionFacts[] = [
  {
    key: 'p1',
    type: 'KN',
    receivedOn: '2026-09-01',
    status: 'accepted',
    closedOn: '2026-09-20',
    instance: 'first',
    proceeding: kn('complaint_first', '2026-09-20'),
  },
  {
    key: 'p2',
    type: 'KN',
    receivedOn: '2026-09-20',
    status: 'accepted',
    closedOn: '2026-09-30',
    instance: 'second',
    field: 'POLICY.1',
    proceeding: kn('complaint_second', '2026-09-30', { state: 'decided', decidedOn: '2026-11-10', result: 'upheld' }),
  },
  {
    key: 'p3',
    type: 'KN',
    receivedOn: '2026-10-01',
    status: 'notified_inadmissible',
    closedOn: '2026-10-12',
    field: 'ADMIN_OTHER.3',
  },
  {
    key: 'p4',
    type: 'KN',
    receivedOn: '2026-10-05',
    status: 'accepted',
    closedOn: '2026-10-15',
    proceeding: kn('complaint_first', '2026-10-15', {
      state: 'terminated',
      terminatedOn: '2026-11-01',
      terminationGround: 'full_withdrawal',
    }),
  },
  {
    key: 'p5',
    type: 'KN',
    receivedOn: '2026-11-10',
    status: 'approved',
    outcome: 'propose_acceptance',
    approvedOn: '2026-11-20',
    field: 'HOUSING.2',
  },
  { key: 'p6', type: 'KN', receivedOn: '2026-09-16', status: 'accepted', closedOn: '2026-09-25', matterOf: 'p1' },
  {
    key: 'p7',
    type: 'TC',
    receivedOn: '2026-10-02',
    status: 'accepted',
    closedOn: '2026-10-09',
    field: 'CIVIL_SERVICE.4',
    proceeding: kn('denunciation_first', '2026-10-09', { state: 'concluded', decidedOn: '2026-11-20', result: 'mixed' }),
  },
  {
    key: 'p8',
    type: 'TC',
    receivedOn: '2026-10-03',
    status: 'accepted',
    closedOn: '2026-10-10',
    field: 'CORRUPTION',
    round: 'continued',
    proceeding: kn('denunciation_continued', '2026-10-10'),
  },
  {
    key: 'p9',
    type: 'TC',
    receivedOn: '2026-10-04',
    status: 'notified_inadmissible',
    closedOn: '2026-10-14',
    field: 'JUDICIAL.1',
  },
  // Terminated because the denounced died: still an accepted one (only a full withdrawal is column 6).
  {
    key: 'p10',
    type: 'TC',
    receivedOn: '2026-10-06',
    status: 'accepted',
    closedOn: '2026-10-16',
    field: 'OTHER',
    proceeding: kn('denunciation_first', '2026-10-16', {
      state: 'terminated',
      terminatedOn: '2026-11-02',
      terminationGround: 'denounced_died',
    }),
  },
  { key: 'p11', type: 'KNPA', receivedOn: '2026-10-15', status: 'accepted', closedOn: '2026-10-20', field: 'POLICY.2' },
  { key: 'p12', type: 'KNPA', receivedOn: '2026-10-15', status: 'accepted', closedOn: '2026-10-20', field: 'LAND.1' },
  { key: 'p13', type: 'KNPA', receivedOn: '2026-10-15', status: 'accepted', closedOn: '2026-10-21', field: 'ADMIN_OTHER.1' },
  { key: 'p14', type: 'KN', receivedOn: '2026-10-25', status: 'guided', closedOn: '2026-11-01', outcome: 'guide' },
  {
    key: 'p15',
    type: 'KN',
    receivedOn: '2026-10-25',
    status: 'returned',
    closedOn: '2026-11-02',
    outcome: 'return_to_transferor',
  },
  { key: 'p16', type: 'TC', receivedOn: '2026-10-26', status: 'transferred', closedOn: '2026-11-03', outcome: 'transfer' },
  {
    key: 'p17',
    type: 'KNPA',
    receivedOn: '2026-10-26',
    status: 'transferred_replied',
    closedOn: '2026-11-04',
    outcome: 'transfer',
  },
  { key: 'p18', type: 'KN', receivedOn: '2026-10-26', status: 'transferred', closedOn: '2026-11-05', outcome: 'urge' },
  {
    key: 'p19',
    type: 'TC',
    receivedOn: '2026-10-27',
    status: 'transferred',
    closedOn: '2026-11-06',
    outcome: 'info_for_inspection',
  },
  { key: 'p20', type: 'KN', receivedOn: '2026-10-27', status: 'filed', closedOn: '2026-11-07', outcome: 'file_away' },
  { key: 'p21', type: 'KNPA', receivedOn: '2026-10-28', status: 'withdrawn', closedOn: '2026-11-08' },
  { key: 'p22', type: 'KN', receivedOn: '2026-10-28', status: 'duplicate_linked', closedOn: '2026-11-09' },
  { key: 'p23', type: 'KN', receivedOn: '2026-10-29', status: 'assigned' },
  { key: 'p24', type: 'KN', receivedOn: '2026-11-01', status: 'awaiting_supplement', outcome: 'request_supplement' },
  { key: 'p25', type: 'KN', receivedOn: '2026-11-02', status: 'void', closedOn: '2026-11-03' },
  { key: 'p26', type: 'KN', receivedOn: '2026-09-01', status: 'guided', closedOn: '2026-09-10', outcome: 'guide' },
  { key: 'p27', type: 'KN', receivedOn: '2026-12-20', status: 'received' },
  // Accepted after the period; on its last day acceptance was being considered.
  {
    key: 'p28',
    type: 'KN',
    receivedOn: '2026-11-03',
    status: 'accepted',
    closedOn: '2026-12-20',
    outcome: 'propose_acceptance',
    approvedOn: '2026-11-20',
    field: 'OTHER',
  },
  old('o1', 'KN', 'complaint_first', '2026-10-20', 'right', {
    state: 'enforced',
    enforcedOn: '2026-11-10',
    outcomes: [
      {
        phase: 'recommended',
        onDate: '2026-10-20',
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
        onDate: '2026-11-05',
        state_money: 100,
        state_land: 30,
        return_money: 10,
        discipline_persons: 1,
        discipline_officials: 1,
      },
    ],
  }),
  old('o2', 'KN', 'complaint_first', '2026-10-21', 'wrong'),
  old('o3', 'KN', 'complaint_first', '2026-10-22', 'partly'),
  old('o4', 'KN', 'complaint_second', '2026-10-23', 'overturned'),
  old('o5', 'KN', 'complaint_first', '2026-08-01', 'right', {
    outcomes: [
      { phase: 'recommended', onDate: '2026-08-01', state_money: 50 },
      { phase: 'executed', onDate: '2026-09-01', state_money: 20 },
      { phase: 'executed', onDate: '2026-11-01', state_money: 15 },
    ],
  }),
  old('o6', 'KN', 'complaint_first', '2026-07-01', 'right', { state: 'enforced', enforcedOn: '2026-10-01' }),
  old('o7', 'KN', 'complaint_first', '2026-06-01', 'right', { state: 'enforced', enforcedOn: '2026-08-01' }),
  old('t1', 'TC', 'denunciation_first', '2026-11-01', 'right', {
    state: 'closed',
    closedOn: '2026-11-12',
    outcomes: [
      {
        phase: 'recommended',
        onDate: '2026-11-01',
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
        onDate: '2026-11-10',
        state_money: 4,
        return_money: 1,
        return_land: 1,
        discipline_orgs: 1,
        discipline_persons: 2,
        discipline_officials: 2,
        police_cases: 1,
        police_persons: 1,
        police_officials: 1,
      },
    ],
  }),
  old('t2', 'TC', 'denunciation_continued', '2026-11-02', 'wrong'),
  old('t3', 'TC', 'denunciation_continued', '2026-11-03', 'right'),
  old('t4', 'TC', 'denunciation_continued', '2026-11-04', 'mixed'),
  old('t5', 'TC', 'denunciation_first', '2026-11-05', 'wrong'),
];

export const visits: VisitFacts[] = [
  { key: 'v1', on: '2026-09-15', kind: 'regular', host: 'officer', people: 1, brings: 'p1', contents: 1 },
  { key: 'v2', on: '2026-10-10', kind: 'regular', host: 'officer', people: 1, brings: 'p6', contents: 1 },
  { key: 'v3', on: '2026-10-11', kind: 'regular', host: 'officer', people: 6, isLarge: true },
  // The head was there at a regular session: his columns, and no other.
  { key: 'v4', on: '2026-10-12', kind: 'regular', host: 'head', people: 2, contents: 1 },
  { key: 'v5', on: '2026-10-05', kind: 'periodic', host: 'head', people: 1, contents: 2 },
  { key: 'v6', on: '2026-10-19', kind: 'periodic', host: 'delegated', people: 8, isLarge: true, contents: 1 },
  { key: 'v7', on: '2026-10-12', kind: 'periodic', host: 'head', people: 0, isNoShow: true, outcome: 'no_show' },
  { key: 'v8', on: '2026-10-13', kind: 'regular', host: 'officer', people: 1, outcome: 'refused', contents: 1 },
  { key: 'v9', on: '2026-10-14', kind: 'regular', host: 'officer', people: 1, status: 'void' },
  { key: 'v10', on: '2026-09-14', kind: 'regular', host: 'officer', people: 1 },
];

export const days = [
  { kind: 'periodic', on: '2026-10-05', state: 'held', posted: true },
  { kind: 'periodic', on: '2026-10-12', state: 'no_show', posted: true },
  { kind: 'periodic', on: '2026-10-19', state: 'held', posted: true },
  { kind: 'periodic', on: '2026-10-26', state: 'postponed', posted: true },
  { kind: 'periodic', on: '2026-11-02', state: 'draft', posted: false },
  { kind: 'regular', on: '2026-11-03', state: 'held', posted: true },
];

/** Every column of the five tables computed from records, in order. */
export const expected: Record<string, readonly number[]> = {
  '01-tcd': [6, 19, 6, 2, 3, 8, 2, 1, 6, 2, 2, 3, 3, 0, 0, 1, 1, 8, 1, 1, 8],
  '02-xld': [25, 23, 19, 14, 13, 7, 6, 1, 4, 1, 2, 4, 3, 1, 1, 1, 1, 1, 3, 1, 1, 1, 5, 2, 3],
  '03-gqkn': [7, 6, 2, 2, 1, 1, 5, 1, 1, 1, 1, 1, 120.5, 30.25, 10, 62.4, 1, 3, 2, 1, 1, 2, 1],
  '04-gqtc': [4, 4, 0, 3, 1, 0, 6, 1, 1, 1, 1, 1, 1, 5, 7, 2, 3, 1, 2, 1, 4, 3, 1, 2, 2],
  '05-kqth': [7, 2, 150.5, 30.25, 115, 30, 10, 62.4, 10, 0, 1, 1, 0, 0, 0, 6, 1, 5, 7, 4, 0, 2, 3, 1, 1, 1, 2, 2, 1, 1, 1],
};
