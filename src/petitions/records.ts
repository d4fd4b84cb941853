// The only writer of petitions, their contents and parties. Write functions take the locked row, never an id.
import type { Tx, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import { senderClassOf } from './groups.ts';
import { contentColumns, insertParties, type PartyInput } from './insert.ts';
import { runningDuty, stillOpen } from './open-work.ts';
import {
  type CompetentBranch,
  type DenunciationKind,
  type Jurisdiction,
  type ObjectKind,
  type Outcome,
  opponentRole,
  type PetitionStatus,
  type PetitionType,
  type SenderKind,
  type Source,
} from './petition.ts';
import type { Registration } from './registration.ts';

/** The facts of a petition: no name, no word of its content. */
export interface PetitionRow {
  unitId: number;
  id: number;
  year: number;
  number: number;
  publicCode: string | null;
  matterId: number;
  threadId: string;
  parentPetitionId: number | null;
  visitId: number | null;
  source: Source;
  receivedOn: string;
  postmarkedOn: string | null;
  writtenOn: string | null;
  isLateEntry: boolean;
  paperNumber: string;
  declaredType: PetitionType;
  petitionType: PetitionType;
  knpaKind: 'kien_nghi' | 'phan_anh' | null;
  sealed: boolean;
  pastHead: boolean;
  field: string;
  eligibility: 'eligible' | 'ineligible' | null;
  ineligibleReason: string | null;
  jurisdiction: Jurisdiction | null;
  competentBranch: CompetentBranch | null;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  objectKind: ObjectKind | null;
  denunciationKind: DenunciationKind | null;
  senderKind: SenderKind;
  senderCount: number;
  senderCountClass: 'single' | 'many' | 'other';
  hasOriginals: boolean;
  status: PetitionStatus;
  outcome: Outcome | null;
  assignedTo: number | null;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  mainClockId: number | null;
  dueOn: string | null;
  dueRule: string | null;
  isPaused: boolean;
  red45On: string | null;
  classifiedAt: Date | null;
  classifiedBy: number | null;
  closedOn: string | null;
  registeredAt: Date;
  registeredBy: number;
  version: number;
  /** Its words stand behind the seal until they are read (sealing/withheld.ts), as far as this officer reads any. */
  isUnread: boolean;
}

declare const locked: unique symbol;
/** A row held with FOR UPDATE in this transaction: the proof that it was loaded here and nobody changes it meanwhile. */
export type LockedPetition = PetitionRow & { readonly [locked]: true };

export const petitionColumns = `p.unit_id, p.id, p.year, p.number, p.public_code, p.matter_id, p.thread_id, p.parent_petition_id, p.visit_id, p.source, p.received_on,
  p.postmarked_on, p.written_on, p.is_late_entry, p.paper_number, p.declared_type, p.petition_type, p.knpa_kind, p.sealed, p.past_head, p.field, p.eligibility,
  p.ineligible_reason, p.jurisdiction, p.competent_branch, p.instance, p.denunciation_round, p.object_kind, p.denunciation_kind, p.sender_kind, p.sender_count,
  p.sender_count_class, p.has_originals, p.status, p.outcome, p.assigned_to, p.holder_id, p.next_role, p.next_act, p.main_clock_id, p.due_on, p.due_rule, p.is_paused,
  p.red45_on, p.classified_at, p.classified_by, p.closed_on, p.registered_at, p.registered_by, p.version,
  exists (select 1 from petition_contents w where w.unit_id = p.unit_id and w.petition_id = p.id and w.is_unread) as is_unread`;

/** Locks a petition of the actor's own unit. @throws NotFound when it is not there or not ours */
export async function lockPetition(tx: UnitTx, unitId: number, id: number): Promise<LockedPetition> {
  const row = await tx.maybe<PetitionRow>(
    `select ${petitionColumns} from petitions p where p.unit_id = $1 and p.id = $2 for update`,
    [unitId, id],
  );
  if (!row) throw new NotFound();
  return row as LockedPetition;
}

/** A petition within reach, for reading. @throws NotFound */
export function loadPetition(tx: Tx, id: number): Promise<PetitionRow> {
  return tx.one<PetitionRow>(`select ${petitionColumns} from petitions p where p.id = $1`, [id]);
}

export type PetitionChanges = Partial<
  Omit<
    PetitionRow,
    'unitId' | 'id' | 'year' | 'number' | 'isLateEntry' | 'matterId' | 'threadId' | 'registeredAt' | 'registeredBy' | 'version'
  >
> & {
  matterId?: number;
  threadId?: string;
  cameProcessed?: boolean;
  resolvedOn?: string;
  voidedAt?: Date;
  voidedBy?: number;
  voidReason?: string;
};

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/(\D)(45)/, '$1$2');

/**
 * Writes changes of facts and raises the version. Gives the row as it now stands, still locked. With the type changes what those it is
 * against are called, with the count of signers their class: no act can forget it.
 */
export async function savePetition(tx: UnitTx, petition: LockedPetition, wanted: PetitionChanges): Promise<LockedPetition> {
  const changes: PetitionChanges =
    wanted.senderCount === undefined
      ? wanted
      : { ...wanted, senderCountClass: senderClassOf(wanted.senderCount, wanted.receivedOn ?? petition.receivedOn) };
  const opponent = opponentRole({ ...petition, ...changes });
  if (opponent !== opponentRole(petition))
    await tx.run(
      "update parties set role = $3 where unit_id = $1 and petition_id = $2 and role in ('respondent','denounced') and role <> $3",
      [petition.unitId, petition.id, opponent],
    );
  const names = Object.keys(changes);
  const sets = names.map((name, index) => `${snake(name)} = $${index + 3}`);
  await tx.changeOne(`update petitions set ${[...sets, 'version = version + 1'].join(', ')} where unit_id = $1 and id = $2`, [
    petition.unitId,
    petition.id,
    ...(Object.values(changes) as never[]),
  ]);
  return { ...petition, ...changes, version: petition.version + 1 } as LockedPetition;
}

/** The corrected content in place of the old one. */
export async function replaceContent(
  tx: UnitTx,
  petition: LockedPetition,
  registration: Registration,
  label: string,
): Promise<void> {
  const { names, values, json } = contentColumns(registration, label);
  await tx.changeOne(
    `update petition_contents set (${names}) = (select ${values} from jsonb_populate_record(null::petition_contents, $3::jsonb) x)
      where unit_id = $1 and petition_id = $2`,
    [petition.unitId, petition.id, json],
  );
}

/** The corrected people in place of the old ones; sealed rows stay untouched. */
export async function replaceParties(
  tx: UnitTx,
  petition: LockedPetition,
  parties: readonly PartyInput[],
  keepSealed: boolean,
): Promise<void> {
  await tx.run('delete from parties where unit_id = $1 and petition_id = $2 and not (sealed and $3)', [
    petition.unitId,
    petition.id,
    keepSealed,
  ]);
  await insertParties(
    tx,
    { unitId: petition.unitId, petitionId: petition.id },
    keepSealed ? parties.filter((party) => !party.sealed) : parties,
  );
}

/**
 * What those a sealed petition is against are called, where one paper holds a complaint and a denunciation: 'respondent' who is complained
 * of only, 'denounced' everybody else.
 * @param people whose words these are; without, all of them
 */
export async function saveOpponentRole(
  tx: UnitTx,
  petition: LockedPetition,
  role: 'respondent' | 'denounced',
  people?: readonly { name: string; position: string; organization: string }[],
): Promise<void> {
  const whose = people?.map(({ name, position, organization }) => ({ name, position, organization })) ?? null;
  await tx.run(
    `update parties set role = $3 where unit_id = $1 and petition_id = $2 and role in ('respondent','denounced') and role <> $3
        and ($4::jsonb is null or (name, position, organization) in (
          select x.name, x.position, x.organization from jsonb_to_recordset($4::jsonb) as x(name text, position text, organization text)))`,
    [petition.unitId, petition.id, role, whose && JSON.stringify(whose)],
  );
}

/** Marks everything that hangs on the petition as sealed, and takes the sender's name out of its label. Its words are masked before. */
export async function maskPetition(tx: UnitTx, petition: LockedPetition, label: string): Promise<void> {
  const key = [petition.unitId, petition.id];
  await tx.changeOne(
    `update petition_contents set sealed = true, sender_label = $3,
            contested_key = case when contested_number = '' then '' else fold(contested_number || ' ' || contested_by) end
      where unit_id = $1 and petition_id = $2`,
    [...key, label],
  );
  await tx.run('update petition_points set sealed = true where unit_id = $1 and petition_id = $2', key);
  await tx.run('update proposals set sealed = true where unit_id = $1 and petition_id = $2', key);
  await tx.run('update handled_on_paper set sealed = true where unit_id = $1 and petition_id = $2', key);
  // A draft paper still names the sender: what was not yet numbered is revoked, empty. Documents then seal every paper of the
  // petition and take the sender out of those that were sent; it finds them by their not being sealed yet.
  await tx.run(
    `update papers set state = 'revoked', fields = '{}' where unit_id = $1 and petition_id = $2 and state in ('draft','submitted','approved')`,
    key,
  );
  await tx.run('update proceedings set sealed = true where unit_id = $1 and petition_id = $2', key);
  await tx.run('update proceeding_contents set sealed = true where unit_id = $1 and petition_id = $2', key);
  await tx.run('update proceeding_steps set sealed = true where unit_id = $1 and petition_id = $2', key);
}

/** What the officer writes of a classification, in place of what stood there. @throws NotFound when the words would be lost */
export async function saveClassificationWords(
  tx: UnitTx,
  petition: LockedPetition,
  words: { competenceBasis: string; limitReason: string },
): Promise<void> {
  const { competenceBasis, limitReason } = words;
  const sql = 'update petition_contents set competence_basis = $3, limit_reason = $4 where unit_id = $1 and petition_id = $2';
  const values = [petition.unitId, petition.id, competenceBasis, limitReason];
  if (competenceBasis || limitReason) await tx.changeOne(sql, values);
  else await tx.run(sql, values);
}

/** More people a petition is against, behind those its words name already. */
export function addRespondentWords(tx: UnitTx, petition: LockedPetition, words: string): Promise<void> {
  return tx.changeOne(
    "update petition_contents set respondent = concat_ws('; ', nullif(respondent, ''), $3::text) where unit_id = $1 and petition_id = $2",
    [petition.unitId, petition.id, words],
  );
}

/** Takes the open rows of the senders and of those beside them away, once they are sealed. */
export async function removeAllButOpponents(tx: UnitTx, petition: LockedPetition): Promise<void> {
  await tx.run("delete from parties where unit_id = $1 and petition_id = $2 and role not in ('respondent','denounced')", [
    petition.unitId,
    petition.id,
  ]);
}

/** The look-up code stops answering; the citizen is told another way. */
export async function withdrawSlip(tx: UnitTx, petition: LockedPetition, at: Date): Promise<void> {
  if (petition.publicCode) await tx.rows('select withdraw_public_slip($1, $2)', [petition.id, at]);
}

/** The proceedings on a petition: at most one. */
export function proceedingsOf(tx: UnitTx, petition: LockedPetition): Promise<{ id: number }[]> {
  return tx.rows<{ id: number }>('select id from proceedings where unit_id = $1 and petition_id = $2', [
    petition.unitId,
    petition.id,
  ]);
}

/** Is it marked by another office of the chain, and not sealed here yet? */
export async function hasSealMark(tx: UnitTx, petition: LockedPetition): Promise<boolean> {
  const key = [petition.unitId, petition.id];
  return (await tx.maybe('select 1 from due_seals where unit_id = $1 and petition_id = $2', key)) !== undefined;
}

/** Copies in this unit whose seal is due. */
export async function listDueSeals(tx: UnitTx, unitId: number): Promise<number[]> {
  const rows = await tx.rows<{ petitionId: number }>('select petition_id from due_seals where unit_id = $1 order by 1', [unitId]);
  return rows.map((row) => row.petitionId);
}

/** The copy is sealed now: the mark that shut it until then goes. */
export function removeSealMark(tx: UnitTx, petition: LockedPetition): Promise<number> {
  return tx.run('delete from due_seals where unit_id = $1 and petition_id = $2', [petition.unitId, petition.id]);
}

/** The main clock's date moved with the calendar; nothing else changes. */
export function saveDue(tx: UnitTx, petition: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return tx.run('update petitions set due_on = $3 where unit_id = $1 and id = $2', [petition.unitId, petition.id, dueOn]);
}

/** Petitions of the unit still open among these that wait for or are in the charge of an account, locked. */
export function lockHeld(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; petitionId: number; sealed: boolean }[]> {
  return tx.rows<{ id: number; petitionId: number; sealed: boolean }>(
    `select p.id, p.id as petition_id, p.sealed from petitions p where p.unit_id = $1 and p.id = any($2::bigint[]) and (holder_id = $3 or assigned_to = $3) and (${stillOpen('p')}
        or p.status <> 'void' and exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and ${runningDuty}))
      order by p.id for update`,
    [unitId, ids, accountId],
  );
}

/** Others in the place of one account, wherever it stood: as processor in charge, as the next hand, or both. */
export function saveHolders(
  tx: UnitTx,
  unitId: number,
  accountId: number,
  moves: readonly { id: number; toId: number }[],
): Promise<number> {
  return tx.run(
    `update petitions p set holder_id = case when p.holder_id = $2 then m."toId" else p.holder_id end,
            assigned_to = case when p.assigned_to = $2 then m."toId" else p.assigned_to end, version = p.version + 1
       from jsonb_to_recordset($3::jsonb) as m(id bigint, "toId" int) where p.unit_id = $1 and p.id = m.id`,
    [unitId, accountId, JSON.stringify(moves)],
  );
}
