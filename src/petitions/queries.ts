// Reading petitions: what each screen needs. Contents may be hidden by the wall; then only number, type and state remain.

import type { Actor } from '../accounts/actor.ts';
import { calledAt } from '../accounts/names.ts';
import { correctedShown, shownData, shownEvent, shownMatch } from '../audit/queries.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import type { State } from '../proceedings/proceeding.ts';
import type { PersonRow } from '../sealing/person.ts';
import { listKnowable, mayReadMatches } from '../sealing/queries.ts';
import { dayOf, nameOn } from '../units/names.ts';
import type { FormValues } from '../web/forms.ts';
import { acceptanceToEnter, type EndedAcceptance, endedAcceptanceIn, oldBookEvents, oldDueIn } from './old-end.ts';
import type { StoredProposal } from './proposals/records.ts';
import { type PetitionRow, petitionColumns } from './records.ts';
import type { OldAcceptance } from './registration.ts';
import type { WrittenWords } from './written-words.ts';

export interface PetitionContent extends WrittenWords {
  senderLabel: string;
  respondent: string;
  processingNote: string;
  /** Why the answer on jurisdiction stands though the law shows another. */
  competenceBasis: string;
  /** The good reason of a complaint that came too late. */
  limitReason: string;
}

export interface PetitionRecord extends PetitionRow {
  unitName: string;
  assigneeName: string | null;
  registrarName: string;
  /** null: the wall hides the content from this officer. */
  content: PetitionContent | null;
  /** Struck out by the undo of an import: what it said is gone. */
  isEmptied: boolean;
}

const contentColumns = `c.subject, c.summary, c.request, c.sender_label, c.respondent, c.contested_number, c.contested_on, c.contested_by, c.previous_org, c.previous_number,
  c.previous_on, c.previous_result, c.source_org, c.source_number, c.source_on, c.has_state_secret, c.secret_file_no, c.processing_note, c.competence_basis,
  c.limit_reason`;

/** The facts of one petition within reach. @throws NotFound */
export function loadPetition(tx: Tx, id: number): Promise<PetitionRow> {
  return tx.one<PetitionRow>(`select ${petitionColumns} from petitions p where p.id = $1`, [id]);
}

/** One petition with its content where the officer may read it. @throws NotFound */
export async function loadPetitionRecord(tx: Tx, id: number): Promise<PetitionRecord> {
  const row = await tx.maybe<
    PetitionRow &
      PetitionContent & {
        unitName: string;
        assigneeName: string | null;
        registrarName: string;
        isReadable: boolean;
        isEmptied: boolean;
      }
  >(
    `select ${petitionColumns}, ${contentColumns}, c.petition_id is not null as is_readable, u.name as unit_name, a.name as assignee_name, ${calledAt('r', 'p.registered_at')} as registrar_name,
       p.status = 'void' and exists (select 1 from events e where e.unit_id = p.unit_id and e.petition_id = p.id and e.kind in ('petition.import_undone', 'petition.arrival_undone')) as is_emptied
       from petitions p join units u on u.id = p.unit_id left join accounts a on a.id = p.assigned_to join accounts r on r.id = p.registered_by
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where p.id = $1`,
    [id],
  );
  if (!row) throw new NotFound();
  return { ...row, content: row.isReadable ? row : null };
}

/** Who struck a number out, when and why; of a denunciation struck out by hand the reason stands in its event alone. */
export function findVoiding(
  tx: Tx,
  petition: { unitId: number; id: number },
): Promise<{ at: Date; by: string | null; reason: string } | undefined> {
  return tx.maybe(
    `select p.voided_at as at, ${calledAt('a', 'p.voided_at')} as by, coalesce(p.void_reason, '') as reason
       from petitions p left join accounts a on a.id = p.voided_by where p.unit_id = $1 and p.id = $2 and p.voided_at is not null`,
    [petition.unitId, petition.id],
  );
}

/** When the visit a petition was brought to took place; midnight where only its day is known. */
export async function findVisitInstant(tx: Tx, visit: { unitId: number; id: number }): Promise<Date | undefined> {
  const row = await tx.maybe<{ receivedAt: Date }>('select received_at from visits where unit_id = $1 and id = $2', [
    visit.unitId,
    visit.id,
  ]);
  return row?.receivedAt;
}

/** The petition a pre-printed number of the paper book was entered for, in the book of one year. */
export function findByPaperNumber(
  tx: Tx,
  unitId: number,
  year: number,
  paperNumber: string,
): Promise<{ year: number; number: number } | undefined> {
  return tx.maybe(
    "select year, number from petitions where unit_id = $1 and year = $2 and lower(paper_number) = lower($3) and status <> 'void' order by number limit 1",
    [unitId, year, paperNumber],
  );
}

/** Who last corrected a registration, and when. */
export function findLastCorrection(
  tx: Tx,
  petition: { unitId: number; id: number },
): Promise<{ at: Date; accountId: number | null; name: string | null } | undefined> {
  return tx.maybe(
    `select e.at, e.account_id, ${calledAt('a', 'e.at')} as name from events e left join accounts a on a.id = e.account_id
      where e.unit_id = $1 and e.petition_id = $2 and e.kind = 'petition.corrected' order by e.id desc limit 1`,
    [petition.unitId, petition.id],
  );
}

export interface PartyRow extends PersonRow {
  id: number;
  ordinal: number;
  role: string;
  kind: 'individual' | 'organization';
  sealed: boolean;
  position: string;
  organization: string;
  isRepresentative: boolean;
  hasSigned: boolean;
  nationality: string;
  ethnicity: string;
  proof: string;
}

/** The people of a petition, in the order of the paper. */
export function listParties(tx: Tx, petition: { unitId: number; id: number }): Promise<PartyRow[]> {
  return tx.rows<PartyRow>(
    `select id, ordinal, role, kind, sealed, name, birth_year, gender, id_type, id_number, id_issued_on, id_issued_by, phone, email, ward_unit_id, ward_text, address, position, organization,
       is_representative, has_signed, nationality, ethnicity, proof from parties where unit_id = $1 and petition_id = $2 order by case when role in ('respondent','denounced','related_party') then 1 else 0 end, ordinal`,
    [petition.unitId, petition.id],
  );
}

/** As stored, with whom its doers were called when they did it. */
export interface ProposalRow extends Omit<StoredProposal, 'unitId' | 'sealed' | 'outcome'> {
  outcome: string;
  proposedByName: string;
  decidedByName: string | null;
  /** How its paper stands; null where it has none, or none this officer reads. */
  paperState: string | null;
}

/** The latest proposal of a petition, if any (and if its content may be read). */
export function findProposal(tx: Tx, petition: { unitId: number; id: number }): Promise<ProposalRow | undefined> {
  return tx.maybe<ProposalRow>(
    `select r.id, r.petition_id, r.outcome, r.reason, r.basis, r.destination_unit_id, r.destination, r.details, r.state, r.comment, r.proposed_by, ${calledAt('b', 'r.proposed_at')} as proposed_by_name, r.proposed_at,
       r.endorsed_by, r.endorsed_at, r.decided_by, ${calledAt('d', 'r.decided_at')} as decided_by_name, r.decided_at, r.paper_id,
       w.state as paper_state
       from proposals r join accounts b on b.id = r.proposed_by left join accounts d on d.id = r.decided_by left join papers w on w.unit_id = r.unit_id and w.id = r.paper_id
      where r.unit_id = $1 and r.petition_id = $2 order by r.id desc limit 1`,
    [petition.unitId, petition.id],
  );
}

export interface TimelineRow {
  at: Date;
  kind: string;
  accountName: string | null;
  byUnitName: string;
  data: Record<string, unknown>;
}

/**
 * The acts on a petition, newest first, names of units and officers as of then; without a link or a split part of before a seal, nor what
 * would say whom the seal keeps (audit/queries.ts).
 */
export async function listEvents(
  tx: UnitTx,
  actor: Actor,
  petition: { unitId: number; id: number; sealed: boolean },
  most = 200,
): Promise<TimelineRow[]> {
  const mayRead = !petition.sealed || (await mayReadMatches(tx, actor, { unitId: petition.unitId, petitionId: petition.id }));
  // Who and which unit are found row by row, by their keys: joined, all units and officers were gone through for each of a hundred acts,
  // because the wall makes the server expect one act.
  const rows = await tx.rows<TimelineRow>(
    `select e.at, e.kind, ${calledAt('a', 'e.at')} as account_name, ${nameOn('u', dayOf('e.at'))} as by_unit_name,
       ${shownData} || ${correctedShown} as data from events e
       left join lateral (select one.id, one.name from accounts one where one.id = e.account_id offset 0) a on true
       cross join lateral (select one.* from units one where one.id = e.by_unit_id offset 0) u
      where e.unit_id = $1 and e.petition_id = $2 and ${shownEvent} and ${shownMatch('$4')}
      order by e.at desc, e.id desc limit $3`,
    [petition.unitId, petition.id, most, mayRead],
  );
  const found = rows.flatMap(foundIn);
  const knowable = await listKnowable(tx, actor, petition.unitId, found);
  return rows.filter((row) => foundIn(row).every((id) => knowable.has(id)));
}

/** The others a reading found to have the same sender. */
const foundIn = ({ kind, data }: Pick<TimelineRow, 'kind' | 'data'>): number[] =>
  kind === 'duplicates.revealed' && Array.isArray(data.others) ? data.others.map(Number) : [];

export type { FormValues };

/** The proceeding of a petition and what an officer is in its team. */
export interface ProceedingOf {
  id: number;
  state: State;
  member: 'team_lead' | 'member' | null;
  declared: boolean;
  hasConflict: boolean;
  /** It has a result, or ended without one. */
  hasResult: boolean;
  /** The day of its acceptance was copied from paper or from an old book. */
  isAcceptanceCopied: boolean;
  /** The day its limit of resolution ends, as the law has it; null for none, and while it is paused. */
  limitOn: string | null;
}

/** What an old book says of an acceptance from which nothing goes on here yet (old-end.ts); undefined of every other petition. */
export async function findAcceptanceToEnter(
  tx: Tx,
  petition: { unitId: number; id: number; status: PetitionRow['status'] },
): Promise<OldAcceptance | undefined> {
  return acceptanceToEnter(petition, await withoutProceeding(tx, petition), false);
}

/** What an old book says of an acceptance by which a petition counts and from which nothing goes on here (old-end.ts); undefined of every other. */
export async function findEndedAcceptance(
  tx: Tx,
  petition: { unitId: number; id: number; status: PetitionRow['status'] },
): Promise<EndedAcceptance | undefined> {
  return endedAcceptanceIn(petition, await withoutProceeding(tx, petition), false);
}

/** The events that tell how a petition came out of an old book; none of one that has a proceeding. */
const withoutProceeding = (tx: Tx, petition: { unitId: number; id: number }) =>
  tx.rows<{ kind: string; data: Record<string, unknown> }>(
    `select e.kind, e.data from events e where e.unit_id = $1 and e.petition_id = $2 and e.kind = any ($3::text[])
        and not exists (select 1 from proceedings g where g.unit_id = $1 and g.petition_id = $2) order by e.id`,
    [petition.unitId, petition.id, [...oldBookEvents]],
  );

/** By when an old book says a petition is to be resolved (old-end.ts). */
export async function findOldDue(tx: Tx, petition: { unitId: number; id: number }): Promise<string | undefined> {
  return oldDueIn(
    await tx.rows<{ kind: string; data: Record<string, unknown> }>(
      'select e.kind, e.data from events e where e.unit_id = $1 and e.petition_id = $2 and e.kind = any ($3::text[]) order by e.id',
      [petition.unitId, petition.id, [...oldBookEvents]],
    ),
  );
}

/** Whether the proceeding of a petition has a result, or ended without one: what was registered stays as that says it. */
export async function hasResult(tx: Tx, petition: { unitId: number; id: number }): Promise<boolean> {
  const found = await tx.maybe<{ id: number }>(
    'select id from proceedings where unit_id = $1 and petition_id = $2 and (decided_on is not null or closed_on is not null) limit 1',
    [petition.unitId, petition.id],
  );
  return found !== undefined;
}

/** The proceeding opened on a petition, if any. */
export function findProceedingOf(
  tx: Tx,
  petition: { unitId: number; id: number },
  accountId: number,
): Promise<ProceedingOf | undefined> {
  return tx.maybe<ProceedingOf>(
    `select g.id, g.state, m.member_role as member, m.conflict_declared_at is not null as declared, coalesce(m.has_conflict, false) as has_conflict,
            g.decided_on is not null or g.closed_on is not null as has_result, g.taken_in is not null as is_acceptance_copied,
            (select k.due_on from clocks k where k.unit_id = g.unit_id and k.id = g.main_clock_id) as limit_on
       from proceedings g left join proceeding_members m on m.unit_id = g.unit_id and m.proceeding_id = g.id and m.account_id = $3 and m.ended_on is null
      where g.unit_id = $1 and g.petition_id = $2`,
    [petition.unitId, petition.id, accountId],
  );
}
