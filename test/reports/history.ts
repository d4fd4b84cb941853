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

/** Many rows of a table in one statement, all with the same columns; gives their ids in the same order. */
async function insertRows(db: TestDatabase, table: string, rows: readonly Record<string, unknown>[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const made = await db.owner<{ id: number }>(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1) returning id`,
    [JSON.stringify(rows)],
  );
  return made.map(({ id }) => Number(id));
}

/** The same of rows with different columns, whose ids nobody asks for. */
async function insertMixed(db: TestDatabase, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const alike = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) alike.set(Object.keys(row).join(), [...(alike.get(Object.keys(row).join()) ?? []), row]);
  for (const some of alike.values()) await insertRows(db, table, some);
}

const yearOf = (day: string) => Number(day.slice(0, 4));
const daysBefore = (day: string, days: number) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** Writes facts as the owner: what no screen could make in one test. Gives ids by key. */
export async function writePetitions(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly PetitionFacts[],
  numberFrom = 1,
): Promise<Map<string, number>> {
  const now = new Date().toISOString();
  const matterAt: number[] = [];
  const byKey = new Map<string, number>();
  let count = 0;
  for (const one of list) {
    const at = (one.matterOf ? byKey.get(one.matterOf) : undefined) ?? count++;
    matterAt.push(at);
    byKey.set(one.key, at);
  }
  const matters = await db.owner<{ id: number; thread_id: string }>(
    'insert into matters (unit_id, thread_id, created_at, created_by) select $1, gen_random_uuid(), now(), $2 from generate_series(1, $3) returning id, thread_id',
    [unitId, accountId, count],
  );
  const ofMatter = (index: number) => {
    const matter = matters[matterAt[index] ?? -1];
    return { matter_id: Number(matter?.id), thread_id: String(matter?.thread_id) };
  };
  const petitions = await insertRows(
    db,
    'petitions',
    list.map((one, index) => ({
      unit_id: unitId,
      year: yearOf(one.receivedOn),
      number: numberFrom + index,
      ...ofMatter(index),
      received_on: one.receivedOn,
      declared_type: one.type,
      petition_type: one.type,
      sealed: one.type === 'TC',
      field: one.field ?? 'LAND.3',
      instance: one.instance ?? null,
      denunciation_round: one.round ?? null,
      sender_kind: 'individual',
      status: one.status,
      outcome: one.outcome ?? null,
      closed_on: one.closedOn ?? null,
      approved_on: one.approvedOn ?? null,
      registered_at: now,
      registered_by: accountId,
      source: one.byVisit ? 'in_person_reception' : 'post',
      sender_count_class: one.senders ?? 'single',
      jurisdiction: one.jurisdiction ?? null,
      resolved_on: one.resolvedOn ?? null,
    })),
  );
  await insertRows(
    db,
    'transfers',
    list.flatMap((one, index) => {
      if (!one.replyOn) return [];
      const { thread_id } = ofMatter(index);
      return {
        ...{ unit_id: unitId, petition_id: petitions[index], to_outside: 'Cơ quan khác', thread_id, petition_type: one.type },
        ...{ sealed: false, hop: 1, reason: 'x', basis: 'x', sent_on: one.closedOn, sent_at: now, sent_by: accountId },
        ...{ reply_number: '12/CV', reply_on: one.replyOn },
      };
    }),
  );
  await writeProceedings(
    db,
    { unit_id: unitId },
    accountId,
    list.flatMap((one, index) =>
      one.proceeding ? [{ facts: one.proceeding, type: one.type, petitionId: petitions[index] ?? 0, ...ofMatter(index) }] : [],
    ),
  );
  return new Map(list.map((one, index) => [one.key, petitions[index] ?? 0]));
}

async function writeProceedings(
  db: TestDatabase,
  own: { unit_id: number },
  accountId: number,
  list: readonly { facts: ProceedingFacts; type: string; petitionId: number; matter_id: number; thread_id: string }[],
): Promise<void> {
  const now = new Date().toISOString();
  const ids = await insertRows(
    db,
    'proceedings',
    list.map(({ facts, type, petitionId, matter_id, thread_id }) => ({
      ...own,
      petition_id: petitionId,
      matter_id,
      thread_id,
      procedure: facts.procedure,
      sealed: type === 'TC',
      state: facts.state,
      accepted_on: facts.acceptedOn,
      decided_on: facts.decidedOn ?? null,
      result: facts.result ?? null,
      enforced_on: facts.enforcedOn ?? null,
      closed_on: facts.closedOn ?? null,
      terminated_on: facts.terminatedOn ?? null,
      termination_ground: facts.terminationGround ?? null,
      decision_unnumbered: Boolean(facts.isUnissued && facts.decidedOn),
      termination_unnumbered: Boolean(facts.isUnissued && facts.terminatedOn),
      decision_dated_on: (facts.decidedOn && facts.datedOn) ?? null,
      termination_dated_on: (facts.terminatedOn && facts.datedOn) ?? null,
    })),
  );
  const each = list.map((one, index) => ({ ...one, of: { ...own, proceeding_id: ids[index], petition_id: one.petitionId } }));
  await insertRows(
    db,
    'clocks',
    each.flatMap(({ facts, type, of }) =>
      facts.dueOn
        ? {
            ...of,
            rule_code: type === 'TC' ? 'TC_RES' : facts.procedure.endsWith('second') ? 'KN_RES_2' : 'KN_RES_1',
            ...{ rule_valid_from: '2020-01-01', label: 'Giải quyết', started_on: facts.acceptedOn, due_on: facts.dueOn },
            computed_at: now,
          }
        : [],
    ),
  );
  const recorded = { recorded_at: now, recorded_by: accountId };
  await insertRows(
    db,
    'proceeding_steps',
    each.flatMap(({ facts: { judgedOn }, of }) => {
      if (!judgedOn) return [];
      const step = { ...of, sealed: false, ...recorded };
      return [
        { ...step, kind: 'appeal', on_date: daysBefore(judgedOn, 5), details: { way: 'court' } },
        { ...step, kind: 'appeal-result', on_date: judgedOn, details: { kept: 'changed' } },
      ];
    }),
  );
  await insertMixed(
    db,
    'proceeding_outcomes',
    each.flatMap(({ facts, of }) =>
      (facts.outcomes ?? []).map(({ phase, onDate, ...amounts }) => ({ ...of, phase, on_date: onDate, ...recorded, ...amounts })),
    ),
  );
}

export async function writeVisits(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly VisitFacts[],
  petitions: ReadonlyMap<string, number>,
  numberFrom = 1,
): Promise<void> {
  const now = new Date().toISOString();
  const ids = await insertRows(
    db,
    'visits',
    list.map((one, index) => ({
      unit_id: unitId,
      year: yearOf(one.on),
      number: numberFrom + index,
      received_on: one.on,
      received_at: now,
      kind: one.kind,
      mode: 'in_person',
      host: one.host,
      host_name: 'Người tiếp',
      is_no_show: one.isNoShow ?? false,
      sender_kind: 'individual',
      person_count: one.people,
      is_large_group: one.isLarge ?? false,
      outcome: one.outcome ?? null,
      petition_id: one.brings ? (petitions.get(one.brings) ?? null) : null,
      status: one.status ?? 'recorded',
      registered_at: now,
      registered_by: accountId,
      occurrence: one.occurrence ?? null,
    })),
  );
  const about = { unit_id: unitId, sealed: false, petition_type: 'KN', summary: 'Nội dung' };
  const contents = list.flatMap((one, index) =>
    Array.from({ length: one.contents ?? 0 }, (_, at) => ({ ...about, visit_id: ids[index], ordinal: at + 1 })),
  );
  await insertRows(db, 'visit_matters', contents);
}

export async function writeDays(
  db: TestDatabase,
  unitId: number,
  accountId: number,
  list: readonly { kind: string; on: string; state: string; posted: boolean }[],
): Promise<void> {
  const place = {
    starts_at: '08:00',
    ends_at: '11:30',
    place: 'Trụ sở',
    host_name: 'Chủ tịch',
    host_title: 'Chủ tịch UBND phường',
  };
  const made = { created_at: new Date().toISOString(), created_by: accountId };
  await insertRows(
    db,
    'reception_days',
    list.map(({ kind, on, state, posted }) => ({
      ...{ unit_id: unitId, kind, on_date: on, ...place, state, ...made },
      posted_on: posted ? daysBefore(on, 10) : null,
    })),
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
