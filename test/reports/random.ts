// Histories of chance for one unit: petitions with all that can become of them, receptions and the head's days, what goes over to another
// unit, opening figures; how they are written down as facts.
import fc from 'fast-check';
import type { Period } from '../../src/reports/periods.ts';
import { type PresentCode, presentCodes } from '../../src/reports/tables/table.ts';
import type { TestDatabase } from '../support/database.ts';
import { type PetitionFacts, type ProceedingFacts, type VisitFacts, writeDays, writePetitions, writeVisits } from './facts.ts';

export interface RandomHistory {
  petitions: PetitionFacts[];
  visits: VisitFacts[];
  days: { kind: string; on: string; state: string; posted: boolean }[];
  /** Keys of petitions handed over to the other unit, and the day. */
  handed: { key: string; on: string }[];
}

export const later = (from: string, n: number) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
const dayWithin = (from: string, span: number) => fc.integer({ min: 0, max: span }).map((n) => later(from, n));

const statuses = [
  ...['received', 'assigned', 'approved', 'guided', 'transferred', 'transferred_replied', 'returned', 'notified_inadmissible'],
  ...[
    'filed',
    'not_processed',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'resolved',
    'terminated',
    'withdrawn',
  ],
  ...['duplicate_linked', 'void'],
];
const fields = ['LAND.3', 'HOUSING.1', 'POLICY.2', 'CIVIL_SERVICE.4', 'ADMIN_OTHER.5', 'CORRUPTION', 'JUDICIAL.2'].concat([
  'PARTY_MASS_ORG',
  'OTHER',
]);
const courses = [
  'verifying',
  'decided',
  'decided',
  'enforced',
  'enforced',
  'closed',
  'judged',
  'withdrawn',
  'terminated',
] as const;
const grounds = {
  KN: ['death_or_dissolution_no_heir', 'no_object_left', 'court'],
  TC: ['denounced_died', 'effective_judgment_or_decision', 'denounced_died'],
};

const chosen = (from: string, span: number) =>
  fc.record({
    type: fc.constantFrom('KN', 'TC', 'KNPA', 'KN', 'TC', 'MIXED'),
    senders: fc.constantFrom('single', 'many', 'other'),
    byVisit: fc.boolean(),
    way: fc.constantFrom('transfer', 'urge', 'info_for_inspection'),
    repliedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
    dueAfter: fc.option(fc.integer({ min: 5, max: 50 })),
    receivedOn: dayWithin(from, span),
    status: fc.constantFrom(...statuses),
    took: fc.integer({ min: 0, max: 40 }),
    field: fc.constantFrom(...fields),
    isSecond: fc.boolean(),
    resolvedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
    course: fc.constantFrom(...courses),
    ranFor: fc.integer({ min: 1, max: 60 }),
    doneAfter: fc.integer({ min: 1, max: 40 }),
    /** Its paper waits for a number or was revoked; bears a later day. */
    paper: fc.constantFrom('issued', 'issued', 'issued', 'unissued', 'dated'),
    isSent: fc.boolean(),
    choice: fc.integer({ min: 0, max: 2 }),
    joins: fc.option(fc.integer({ min: 0, max: 5 })),
    money: fc.integer({ min: 0, max: 5_000_000 }),
    /** Of what is still open: handed over so many days later. */
    handedAfter: fc.option(fc.integer({ min: 1, max: 50 }), { freq: 2 }),
  });
type Chosen = typeof chosen extends (...args: never[]) => fc.Arbitrary<infer T> ? T : never;

/** What came of an accepted one. A money of three digits after the comma, officials never more than persons. */
function courseOf(one: Chosen, type: 'KN' | 'TC', acceptedOn: string): ProceedingFacts {
  const procedure =
    type === 'KN'
      ? one.isSecond
        ? 'complaint_second'
        : 'complaint_first'
      : one.isSecond
        ? 'denunciation_continued'
        : 'denunciation_first';
  const base = { procedure, acceptedOn, ...(one.dueAfter === null ? {} : { dueOn: later(acceptedOn, one.dueAfter) }) };
  const onDate = later(acceptedOn, one.ranFor);
  const sent =
    type === 'TC' && one.isSent
      ? [{ phase: 'sent' as const, onDate: later(acceptedOn, 1), police_cases: 1, police_persons: 2, police_officials: 1 }]
      : [];
  const paper = {
    ...(one.paper === 'unissued' ? { isUnissued: true } : {}),
    ...(one.paper === 'dated' ? { datedOn: later(onDate, 3) } : {}),
  };
  if (one.course === 'verifying') return { ...base, state: 'verifying', outcomes: sent };
  if (one.course === 'withdrawn' || one.course === 'terminated')
    return {
      ...base,
      ...paper,
      state: 'terminated',
      terminatedOn: onDate,
      terminationGround: one.course === 'withdrawn' ? 'full_withdrawal' : (grounds[type][one.choice] ?? ''),
      outcomes: sent,
    };
  const results =
    type === 'TC'
      ? ['right', 'mixed', 'wrong']
      : one.isSecond
        ? ['upheld', 'overturned', 'upheld']
        : ['right', 'partly', 'wrong'];
  const doneOn = later(onDate, one.doneAfter);
  const isDone = one.course === 'enforced' || one.course === 'closed';
  const amounts = {
    return_money: one.money / 4000,
    return_land: one.choice + 0.25,
    returned_orgs: one.choice,
    returned_persons: 2,
  };
  return {
    ...base,
    ...paper,
    state: isDone ? one.course : type === 'TC' ? 'concluded' : 'decided',
    decidedOn: onDate,
    result: results[one.choice] ?? '',
    ...(one.course === 'enforced' ? { enforcedOn: doneOn } : one.course === 'closed' ? { closedOn: doneOn } : {}),
    ...(one.course === 'judged' && type === 'KN' ? { judgedOn: doneOn } : {}),
    outcomes: [
      ...sent,
      {
        phase: 'recommended',
        onDate,
        state_money: one.money / 1000,
        state_land: one.choice * 1.5,
        ...amounts,
        discipline_orgs: one.choice,
        discipline_persons: 3,
        discipline_officials: 1,
        police_cases: one.choice,
        police_persons: 2 * one.choice,
        police_officials: one.choice,
      },
      ...(isDone
        ? [
            {
              phase: 'executed' as const,
              onDate: doneOn,
              state_money: one.money / 2000,
              state_land: one.choice,
              ...amounts,
              discipline_orgs: one.choice,
              discipline_persons: 2,
              discipline_officials: 1,
              police_cases: 1,
              police_persons: 2,
              police_officials: 2,
            },
          ]
        : []),
    ],
  };
}

function petitionOf(one: Chosen, key: string): PetitionFacts {
  const ends = !['received', 'assigned', 'approved'].includes(one.status);
  // What is of mixed contents is guided to be split; anything else is a wrong entry that breaks the identities.
  const type = (one.type === 'MIXED' && one.status !== 'guided' ? 'KNPA' : one.type) as PetitionFacts['type'];
  const isRecommendation = type === 'KNPA';
  const status = one.status === 'notified_inadmissible' && isRecommendation ? 'guided' : one.status;
  const isResolved = status === 'resolved' || status === 'terminated';
  const closedOn = ends ? later(one.receivedOn, isResolved ? 0 : one.took) : undefined;
  const isSent = status.startsWith('transferred');
  const isConsidered = status === 'approved' || status === 'accepted';
  return {
    key,
    type,
    receivedOn: one.receivedOn,
    status,
    ...(closedOn ? { closedOn } : {}),
    // Withdrawn with such a day: an old book says it was accepted before.
    ...((isResolved || status === 'withdrawn') && one.resolvedAfter !== null
      ? { resolvedOn: later(one.receivedOn, one.resolvedAfter) }
      : {}),
    outcome: isConsidered ? 'propose_acceptance' : isSent ? one.way : 'guide',
    senders: one.senders as 'single' | 'many' | 'other',
    byVisit: one.byVisit,
    ...(isSent && one.way === 'urge' ? { jurisdiction: 'subordinate_overdue' as const } : {}),
    ...(isSent && closedOn && one.repliedAfter !== null ? { replyOn: later(closedOn, one.repliedAfter) } : {}),
    ...(isConsidered ? { approvedOn: later(one.receivedOn, Math.floor(one.took / 2)) } : {}),
    field: one.field,
    instance: one.isSecond ? 'second' : 'first',
    round: one.isSecond ? 'continued' : 'first',
    ...(one.joins === null ? {} : { matterOf: String(one.joins) }),
    ...(status === 'accepted' && closedOn && (type === 'KN' || type === 'TC')
      ? { proceeding: courseOf(one, type, closedOn) }
      : {}),
  };
}

const visit = (from: string, span: number) =>
  fc
    .record({
      on: dayWithin(from, span),
      kind: fc.constantFrom('regular' as const, 'periodic' as const, 'extraordinary' as const),
      host: fc.constantFrom('officer' as const, 'head' as const, 'delegated' as const),
      people: fc.integer({ min: 1, max: 12 }),
      brings: fc.option(fc.integer({ min: 0, max: 9 })),
      contents: fc.integer({ min: 0, max: 3 }),
      end: fc.constantFrom('', '', '', '', 'refused', 'no_show', 'void'),
      occurrence: fc.constantFrom('first' as const, 'repeated' as const),
    })
    .map(
      (one): Omit<VisitFacts, 'key'> => ({
        on: one.on,
        // The officer receives on regular days alone; the head and whom he sends on any.
        kind: one.host === 'officer' ? 'regular' : one.kind,
        host: one.host,
        people: one.end === 'no_show' ? 0 : one.people,
        isLarge: one.end !== 'no_show' && one.people >= 5,
        ...(one.brings === null ? {} : { brings: String(one.brings) }),
        contents: one.contents,
        isNoShow: one.end === 'no_show',
        ...(one.end === 'refused' || one.end === 'no_show' ? { outcome: one.end } : {}),
        ...(one.end === 'void' ? { status: 'void' } : {}),
        occurrence: one.occurrence,
      }),
    );

const receptionDay = (from: string, span: number) =>
  fc
    .record({
      kind: fc.constantFrom('periodic', 'periodic', 'extraordinary', 'regular'),
      on: dayWithin(from, span),
      state: fc.constantFrom('posted', 'held', 'held', 'no_show', 'postponed', 'draft'),
    })
    .map((one) => ({ ...one, posted: one.state !== 'draft' }));

/** @param from the first day anything of it may be on @param span over how many days it begins @param most petitions; visits and days as many */
export const randomHistory = (from: string, span: number, least: number, most: number): fc.Arbitrary<RandomHistory> =>
  fc
    .record({
      petitions: fc.array(chosen(from, span), { minLength: least, maxLength: most }),
      visits: fc.array(visit(from, span), { minLength: least / 2, maxLength: most / 2 }),
      days: fc.array(receptionDay(from, span), { minLength: 2, maxLength: 6 }),
    })
    .map(({ petitions, visits, days }) => {
      const written = petitions.map((one, index) => petitionOf(one, String(index)));
      return {
        petitions: written,
        visits: visits.map((one, index) => ({ key: `v${index}`, ...one })),
        days,
        handed: written.flatMap(({ key, receivedOn, status, closedOn, proceeding }, index) => {
          const after = petitions[index]?.handedAfter ?? null;
          const isOpen = ['received', 'assigned', 'approved'].includes(status);
          const runs = status === 'accepted' && proceeding && !proceeding.closedOn && !proceeding.enforcedOn;
          const last = [closedOn, proceeding?.decidedOn, proceeding?.terminatedOn, proceeding?.judgedOn, proceeding?.datedOn];
          const since = last.reduce<string>((one, other) => (other && other > one ? other : one), receivedOn);
          return after !== null && (isOpen || runs) ? [{ key, on: later(since, after) }] : [];
        }),
      };
    });

interface Desk {
  unitId: number;
  accountId: number;
}
let act = 0;

/** Writes a history into a unit's books; what is handed over goes on in the other's. Gives the ids by key. */
export async function writeHistory(
  db: TestDatabase,
  own: Desk,
  other: Desk,
  history: RandomHistory,
  numberFrom: number,
): Promise<Map<string, number>> {
  const ids = await writePetitions(db, own.unitId, own.accountId, history.petitions, numberFrom);
  await writeVisits(db, own.unitId, own.accountId, history.visits, ids, numberFrom);
  await writeDays(db, own.unitId, own.accountId, history.days);
  for (const { key, on } of history.handed) await handOver(db, own, other, ids.get(key) ?? 0, on);
  return ids;
}

/** As the act of a re-organisation leaves it (rollout/reorganisation/carry): the giver's row says so, the receiver's goes on from it. */
async function handOver(db: TestDatabase, from: Desk, to: Desk, petitionId: number, on: string): Promise<void> {
  act += 1;
  const [made] = await db.owner<{ id: number }>(
    `insert into reorganisations (number, issued_on, issuer, subject, effective_on, created_at, created_by) values ($1, $2, 'x', 'x', $2, now(), $3) returning id`,
    [`${act}/NQ-NN`, on, from.accountId],
  );
  const all = [to.unitId, from.unitId, petitionId];
  await db.owner(
    `insert into matters (unit_id, thread_id, created_at, created_by) select $1, p.thread_id, now(), $4 from petitions p where p.unit_id = $2 and p.id = $3
       and not exists (select 1 from matters o where o.unit_id = $1 and o.thread_id = p.thread_id)`,
    [...all, to.accountId],
  );
  const kept = `thread_id, received_on, declared_type, petition_type, sealed, field, instance, denunciation_round, sender_kind, outcome, approved_on, registered_at,
    registered_by, source, sender_count_class, jurisdiction, status, closed_on`;
  const [taken] = await db.owner<{ id: number }>(
    `insert into petitions (unit_id, origin_unit_id, origin_petition_id, came_processed, year, number, matter_id, ${kept})
     select $1, p.unit_id, p.id, p.closed_on is not null, 2099, $4, (select min(m.id) from matters m where m.unit_id = $1 and m.thread_id = p.thread_id), ${kept}
       from petitions p where p.unit_id = $2 and p.id = $3 returning id`,
    [...all, act],
  );
  const course =
    'thread_id, procedure, sealed, state, accepted_on, decided_on, result, terminated_on, termination_ground, decision_unnumbered, termination_unnumbered, decision_dated_on, termination_dated_on, overturned_on';
  const [goes] = await db.owner<{ id: number; from_id: number }>(
    `insert into proceedings (unit_id, petition_id, matter_id, ${course})
     select $1, $4, (select min(m.id) from matters m where m.unit_id = $1 and m.thread_id = g.thread_id), ${course} from proceedings g where g.unit_id = $2 and g.petition_id = $3
     returning id, (select o.id from proceedings o where o.unit_id = $2 and o.petition_id = $3) as from_id`,
    [...all, taken?.id],
  );
  if (goes) {
    const amounts = ['state', 'return'].flatMap((name) => [`${name}_money`, `${name}_land`]).join(', ');
    const people =
      'returned_orgs, returned_persons, discipline_orgs, discipline_persons, discipline_officials, police_cases, police_persons, police_officials';
    await db.owner(
      `insert into proceeding_outcomes (unit_id, proceeding_id, petition_id, phase, on_date, recorded_at, recorded_by, ${amounts}, ${people})
       select $1, $4, $5, phase, on_date, now(), recorded_by, ${amounts}, ${people} from proceeding_outcomes where unit_id = $2 and proceeding_id = $3`,
      [to.unitId, from.unitId, goes.from_id, goes.id, taken?.id],
    );
    await db.owner("update proceedings set state = 'handed_over', closed_on = $2 where id = $1", [goes.from_id, on]);
  }
  await db.owner(
    "update petitions set status = 'handed_over', closed_on = $3 where unit_id = $1 and id = $2 and closed_on is null",
    [from.unitId, petitionId, on],
  );
  await db.owner(
    `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_petition_id, petition_id, handed_at) values ($1, $2, $3, 'petition', $4, $5, ($6::date + time '10:00') at time zone 'Asia/Ho_Chi_Minh')`,
    [to.unitId, made?.id, from.unitId, petitionId, taken?.id, on],
  );
}

/** Signs opening figures of every table that has them, different in each column, as of a day. */
export async function signOpening(db: TestDatabase, { unitId, accountId }: Desk, { from }: Pick<Period, 'from'>, seed: number) {
  const sheets = new Map<PresentCode, Record<string, number>>();
  for (const code of presentCodes.filter((one) => one !== '06-qlkntc')) {
    const figures = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [String(at + 1), (seed * (at + 3)) % 11]));
    sheets.set(code, figures);
    await db.owner(
      'update opening_balances set replaced_at = now() where unit_id = $1 and table_code = $2 and replaced_at is null and signed_at is not null',
      [unitId, code],
    );
    await db.owner(
      `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
       values ($1, $2, $3, $4, 'Sổ cũ', now(), $5, now(), $5)`,
      [unitId, code, later(from, seed % 60), JSON.stringify(figures), accountId],
    );
  }
  return sheets;
}
