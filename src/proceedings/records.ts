// The only writer of proceedings and what hangs on them. Write functions take the locked row, never an id.

import type { Tx, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import { openMembership } from './open-membership.ts';
import type { Procedure, State } from './proceeding.ts';
import type { Undo } from './taking-back/undo.ts';

/** The facts of a proceeding: dates, codes, states. No name, no word of its content. */
export interface ProceedingRow {
  unitId: number;
  id: number;
  petitionId: number;
  matterId: number;
  threadId: string;
  procedure: Procedure;
  sealed: boolean;
  state: State;
  stateBeforeSuspension: State | null;
  resolverId: number | null;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  acceptedOn: string;
  isComplex: boolean;
  isVeryComplex: boolean;
  isRemote: boolean;
  isStayed: boolean;
  extensionCount: number;
  verifyBy: string | null;
  reportOn: string | null;
  dialogueOn: string | null;
  decidedOn: string | null;
  sentOn: string | null;
  noticedOn: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  enforcedOn: string | null;
  closedOn: string | null;
  result: string | null;
  measure: string | null;
  terminationGround: string | null;
  suspensionGround: string | null;
  mainClockId: number | null;
  dueOn: string | null;
  dueRule: string | null;
  isPaused: boolean;
  /** The version the row of an old book left it in; 0 where an officer wrote the acceptance down from paper; null of what was accepted here. */
  takenIn: number | null;
  version: number;
}

declare const locked: unique symbol;
export type LockedProceeding = ProceedingRow & { readonly [locked]: true };

const proceedingColumns = `r.unit_id, r.id, r.petition_id, r.matter_id, r.thread_id, r.procedure, r.sealed, r.state, r.state_before_suspension, r.resolver_id, r.holder_id,
  r.next_role, r.next_act, r.accepted_on, r.is_complex, r.is_very_complex, r.is_remote, r.is_stayed, r.extension_count, r.verify_by, r.report_on, r.dialogue_on, r.decided_on,
  r.sent_on, r.noticed_on, r.published_on, r.effective_on, r.enforced_on, r.closed_on, r.result, r.measure, r.termination_ground, r.suspension_ground, r.main_clock_id, r.due_on,
  r.due_rule, r.is_paused, r.taken_in, r.version`;

/** Locks a proceeding of the actor's own unit. @throws NotFound */
export async function lockProceeding(tx: UnitTx, unitId: number, id: number): Promise<LockedProceeding> {
  const row = await tx.maybe<ProceedingRow>(
    `select ${proceedingColumns} from proceedings r where r.unit_id = $1 and r.id = $2 for update`,
    [unitId, id],
  );
  if (!row) throw new NotFound();
  return row as LockedProceeding;
}

/**
 * The proceeding a paper is of, held before the paper: an act on a file holds the file first and its papers after it, and two that met in the
 * other order would wait for each other. Nothing of a paper that is of none, or not there.
 */
export async function lockProceedingOf(tx: UnitTx, paper: { unitId: number; id: number }): Promise<void> {
  await tx.maybe(
    `select r.id from proceedings r where r.unit_id = $1 and r.id = (select w.proceeding_id from papers w where w.unit_id = $1 and w.id = $2)
        for update`,
    [paper.unitId, paper.id],
  );
}

/** A proceeding within reach, for reading. @throws NotFound */
export function loadProceeding(tx: Tx, id: number): Promise<ProceedingRow> {
  return tx.one<ProceedingRow>(`select ${proceedingColumns} from proceedings r where r.id = $1`, [id]);
}

export interface NewProceeding {
  unitId: number;
  petitionId: number;
  matterId: number;
  threadId: string;
  procedure: Procedure;
  sealed: boolean;
  state: State;
  /** null: whoever leads the office. */
  resolverId: number | null;
  acceptedOn: string;
  isRemote: boolean;
  acceptedPoints: string;
}

/** Opens a proceeding with its content row. Gives the id. */
export async function insertProceeding(tx: UnitTx, one: NewProceeding): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, resolver_id, accepted_on, is_remote)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) returning id`,
    [
      one.unitId,
      one.petitionId,
      one.matterId,
      one.threadId,
      one.procedure,
      one.sealed,
      one.state,
      one.resolverId,
      one.acceptedOn,
      one.isRemote,
    ],
  );
  await tx.run(
    'insert into proceeding_contents (unit_id, proceeding_id, petition_id, sealed, accepted_points) values ($1,$2,$3,$4,$5)',
    [one.unitId, id, one.petitionId, one.sealed, one.acceptedPoints],
  );
  return id;
}

export type ProceedingChanges = Partial<
  Omit<ProceedingRow, 'unitId' | 'id' | 'petitionId' | 'matterId' | 'threadId' | 'procedure' | 'sealed' | 'version'>
>;
export interface ContentChanges {
  acceptedPoints?: string;
  verificationResult?: string;
  respondentView?: string;
  dialogueResult?: string;
  conclusion?: string;
  legalBasis?: string;
  complexityCriteria?: readonly string[];
  complexityReason?: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes changes of facts and raises the version. Gives the row as it now stands, still locked. */
export async function saveProceeding(
  tx: UnitTx,
  proceeding: LockedProceeding,
  changes: ProceedingChanges,
): Promise<LockedProceeding> {
  const sets = Object.keys(changes).map((name, index) => `${snake(name)} = $${index + 3}`);
  await tx.changeOne(`update proceedings set ${[...sets, 'version = version + 1'].join(', ')} where unit_id = $1 and id = $2`, [
    proceeding.unitId,
    proceeding.id,
    ...(Object.values(changes) as (string | number | boolean | null)[]),
  ]);
  return { ...proceeding, ...changes, version: proceeding.version + 1 } as LockedProceeding;
}

/** Writes these words of a file; does nothing for none. @throws NotFound */
export async function saveContents(tx: UnitTx, proceeding: LockedProceeding, changes: ContentChanges): Promise<void> {
  const names = Object.keys(changes);
  if (names.length === 0) return;
  await tx.changeOne(
    `update proceeding_contents set ${names.map((name, index) => `${snake(name)} = $${index + 3}`).join(', ')} where unit_id = $1 and proceeding_id = $2`,
    [proceeding.unitId, proceeding.id, ...(Object.values(changes) as string[])],
  );
}

export interface NewMember {
  accountId: number;
  memberRole: 'team_lead' | 'member';
}

/** Sets the team: those no longer in it end today, those staying keep their declaration, new ones start undeclared. */
export async function saveTeam(tx: UnitTx, proceeding: LockedProceeding, team: readonly NewMember[], on: string): Promise<void> {
  const kept = team.map((one) => `${one.accountId}:${one.memberRole}`);
  await tx.run(
    `update proceeding_members set ended_on = $3 where unit_id = $1 and proceeding_id = $2 and ended_on is null
        and not (account_id || ':' || member_role = any($4::text[]))`,
    [proceeding.unitId, proceeding.id, on, kept],
  );
  await tx.run(
    `insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, assigned_on, conflict_declared_at, has_conflict, conflict_note)
     select $1, $2, $3, t.account_id, t.member_role, $4, before.conflict_declared_at, before.has_conflict, coalesce(before.conflict_note, '')
       from unnest($5::int[], $6::text[]) as t(account_id, member_role)
       left join lateral (select m.conflict_declared_at, m.has_conflict, m.conflict_note from proceeding_members m
         where m.unit_id = $1 and m.proceeding_id = $2 and m.account_id = t.account_id and m.conflict_declared_at is not null order by m.id desc limit 1) before on true
      where not exists (select 1 from proceeding_members m where m.unit_id = $1 and m.proceeding_id = $2 and m.account_id = t.account_id
        and m.member_role = t.member_role and m.ended_on is null)`,
    [
      proceeding.unitId,
      proceeding.id,
      proceeding.petitionId,
      on,
      team.map((one) => one.accountId),
      team.map((one) => one.memberRole),
    ],
  );
}

/** What a member of the team says of a conflict of interest. Gives 1, or 0 where he is not of the team any more. */
export function saveDeclaration(
  tx: UnitTx,
  proceeding: LockedProceeding,
  accountId: number,
  declared: { hasConflict: boolean; note: string; at: Date },
): Promise<number> {
  return tx.run(
    `update proceeding_members set conflict_declared_at = $4, has_conflict = $5, conflict_note = $6
      where unit_id = $1 and proceeding_id = $2 and account_id = $3 and ended_on is null`,
    [proceeding.unitId, proceeding.id, accountId, declared.at, declared.hasConflict, declared.note],
  );
}

export interface NewStep {
  kind: string;
  onDate: string;
  untilDate: string | null;
  details: Record<string, unknown>;
  paperId: number | null;
  /** What it changed; left out where it is not to be taken back. */
  undo?: Undo;
}

/** Appends an act to the timeline, with what takes it back again (`undo`). */
export async function insertStep(tx: UnitTx, proceeding: LockedProceeding, step: NewStep, at: Date, by: number): Promise<void> {
  await tx.run(
    `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, until_date, details, paper_id, recorded_at, recorded_by, undo)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    [
      proceeding.unitId,
      proceeding.id,
      proceeding.petitionId,
      proceeding.sealed,
      step.kind,
      step.onDate,
      step.untilDate,
      JSON.stringify(step.details),
      step.paperId,
      at,
      by,
      step.undo ? JSON.stringify(step.undo) : null,
    ],
  );
}

/** What a step says of itself, kept with its day: where its paper was issued on another one, both. */
export async function saveStepWords(
  tx: UnitTx,
  step: { unitId: number; id: number },
  details: Record<string, unknown>,
): Promise<void> {
  await tx.changeOne('update proceeding_steps set details = $3 where unit_id = $1 and id = $2', [
    step.unitId,
    step.id,
    JSON.stringify(details),
  ]);
}

/** The day of a step that was copied wrongly; what it says keeps the day that was written first. */
export async function saveStepDay(
  tx: UnitTx,
  step: { unitId: number; id: number },
  onDate: string,
  details: Record<string, unknown>,
): Promise<void> {
  await tx.changeOne('update proceeding_steps set on_date = $3, details = $4 where unit_id = $1 and id = $2', [
    step.unitId,
    step.id,
    onDate,
    JSON.stringify(details),
  ]);
}

/** Money in million VND, land in m² (legal.md §6.5); the others are counted. */
export type MeasuredFigure = 'stateMoney' | 'stateLand' | 'returnMoney' | 'returnLand';
export interface Outcomes extends Record<MeasuredFigure, number> {
  returnedOrgs: number;
  returnedPersons: number;
  disciplineOrgs: number;
  disciplinePersons: number;
  disciplineOfficials: number;
  policeCases: number;
  policePersons: number;
  policeOfficials: number;
}

export type OutcomePhase = 'recommended' | 'executed' | 'sent';

/** Figures that stand: recommended ones, or those of one sending. */
export interface StandingFigures extends Outcomes {
  phase: OutcomePhase;
  onDate: string;
  note: string;
}

/**
 * Recommended figures stand once and are replaced when corrected; executed ones add up, one row a report; what was sent to the
 * investigators stands once a sending.
 * @param isCorrected of a sending: its figures are said anew
 */
export async function saveOutcomes(
  tx: UnitTx,
  proceeding: LockedProceeding,
  phase: OutcomePhase,
  onDate: string,
  outcomes: Outcomes,
  note: string,
  at: Date,
  by: number,
  isCorrected = false,
): Promise<void> {
  const values = [
    onDate,
    outcomes.stateMoney,
    outcomes.stateLand,
    outcomes.returnMoney,
    outcomes.returnLand,
    outcomes.returnedOrgs,
    outcomes.returnedPersons,
    outcomes.disciplineOrgs,
    outcomes.disciplinePersons,
    outcomes.disciplineOfficials,
    outcomes.policeCases,
    outcomes.policePersons,
    outcomes.policeOfficials,
    note,
    at,
    by,
  ];
  if (phase === 'recommended' || isCorrected) {
    const changed = await tx.run(
      `update proceeding_outcomes set on_date = $3, state_money = $4, state_land = $5, return_money = $6, return_land = $7, returned_orgs = $8, returned_persons = $9,
         discipline_orgs = $10, discipline_persons = $11, discipline_officials = $12, police_cases = $13, police_persons = $14, police_officials = $15, note = $16,
         recorded_at = $17, recorded_by = $18 where unit_id = $1 and proceeding_id = $2 and phase = $19
           and (phase = 'recommended' or id = (select max(o.id) from proceeding_outcomes o where o.unit_id = $1 and o.proceeding_id = $2 and o.phase = $19 and o.on_date = $3))`,
      [proceeding.unitId, proceeding.id, ...values, phase],
    );
    if (changed > 0) return;
  }
  await tx.run(
    `insert into proceeding_outcomes (unit_id, proceeding_id, petition_id, phase, on_date, state_money, state_land, return_money, return_land, returned_orgs, returned_persons,
       discipline_orgs, discipline_persons, discipline_officials, police_cases, police_persons, police_officials, note, recorded_at, recorded_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)`,
    [proceeding.unitId, proceeding.id, proceeding.petitionId, phase, ...values],
  );
}

/** The main clock's date moved with the calendar; nothing else changes. */
export function saveDue(tx: UnitTx, proceeding: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return tx.run('update proceedings set due_on = $3 where unit_id = $1 and id = $2', [proceeding.unitId, proceeding.id, dueOn]);
}

/** Open proceedings of the unit among these that wait for an account, locked. */
export function lockHeld(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; proceedingId: number; petitionId: number; sealed: boolean }[]> {
  return tx.rows<{ id: number; proceedingId: number; petitionId: number; sealed: boolean }>(
    `select id, id as proceeding_id, petition_id, sealed from proceedings where unit_id = $1 and id = any($2::bigint[]) and holder_id = $3 and closed_on is null
      order by id for update`,
    [unitId, ids, accountId],
  );
}

/** Others as the next hand in the place of one account. */
export function saveHolders(
  tx: UnitTx,
  unitId: number,
  accountId: number,
  moves: readonly { id: number; toId: number }[],
): Promise<number> {
  return tx.run(
    `update proceedings g set holder_id = m."toId", version = g.version + 1
       from jsonb_to_recordset($3::jsonb) as m(id bigint, "toId" int) where g.unit_id = $1 and g.id = m.id and g.holder_id = $2`,
    [unitId, accountId, JSON.stringify(moves)],
  );
}

/** Places of an account in teams that still verify, of these, locked. */
export function lockMemberships(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; proceedingId: number; petitionId: number; sealed: boolean }[]> {
  return tx.rows<{ id: number; proceedingId: number; petitionId: number; sealed: boolean }>(
    `select m.id, m.proceeding_id, m.petition_id, g.sealed from proceeding_members m join proceedings g on g.unit_id = m.unit_id and g.id = m.proceeding_id
       join petitions p on p.unit_id = m.unit_id and p.id = m.petition_id
      where m.unit_id = $1 and m.id = any($2::bigint[]) and m.account_id = $3 and ${openMembership} order by m.id for update of m, g`,
    [unitId, ids, accountId],
  );
}

/** One member ends, another begins in his place from that day; what he declared of the matter before still counts. */
export async function replaceMembers(
  tx: UnitTx,
  unitId: number,
  moves: readonly { id: number; toId: number }[],
  on: string,
): Promise<number> {
  const json = JSON.stringify(moves.map(({ id, toId }) => ({ id, toId })));
  await tx.run(
    `insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, assigned_on, conflict_declared_at, has_conflict, conflict_note)
     select m.unit_id, m.proceeding_id, m.petition_id, x."toId", m.member_role, $3, before.conflict_declared_at, before.has_conflict, coalesce(before.conflict_note, '')
       from jsonb_to_recordset($2::jsonb) as x(id bigint, "toId" int) join proceeding_members m on m.unit_id = $1 and m.id = x.id
       left join lateral (select b.conflict_declared_at, b.has_conflict, b.conflict_note from proceeding_members b
         where b.unit_id = $1 and b.proceeding_id = m.proceeding_id and b.account_id = x."toId" and b.conflict_declared_at is not null order by b.id desc limit 1) before on true`,
    [unitId, json, on],
  );
  return tx.run('update proceeding_members set ended_on = $3 where unit_id = $1 and id = any ($2::bigint[])', [
    unitId,
    moves.map(({ id }) => id),
    on,
  ]);
}
