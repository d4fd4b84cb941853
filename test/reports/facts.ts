// Facts of a book written as the owner: what no screen could make in one test.
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

/** Petitions with their proceedings, numbered in their order. @returns ids by key */
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

/** Visits numbered in their order. @param petitions ids by key, for what a visit brought */
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

/** Days of the head's schedule; one that was posted was posted ten days before. */
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
