// The only writer of visits and what hangs on them. Contents of a sealed visit are inserted without reading them back:
// the reception officer writes a denunciation once and does not read it again (legal.md §10.2).

import type { Tx, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import type { PetitionType, SenderKind } from '../petitions/petition.ts';
import type { PersonFacts } from '../sealing/person.ts';
import { answerer, owed } from './open-duty.ts';
import type { RefusalGround } from './refusal.ts';
import type { VisitCapacity } from './standing.ts';
import type { ContentType, Occurrence, ReplyKind, VisitHost, VisitKind, VisitMode, VisitOutcome, VisitStatus } from './visit.ts';

/** The facts of a visit: no name, no word of its content. */
export interface VisitRow {
  unitId: number;
  id: number;
  year: number;
  number: number;
  receivedOn: string;
  receivedAt: Date;
  kind: VisitKind;
  mode: VisitMode;
  host: VisitHost;
  hostAccountId: number | null;
  hostName: string;
  hostTitle: string;
  isNoShow: boolean;
  receptionDayId: number | null;
  sealed: boolean;
  petitionType: PetitionType | null;
  senderKind: SenderKind | null;
  personCount: number;
  sameContentCount: number;
  isLargeGroup: boolean;
  occurrence: Occurrence | null;
  inJurisdiction: boolean | null;
  outcome: VisitOutcome | null;
  refusalGround: RefusalGround | null;
  petitionId: number | null;
  guidedTo: string;
  guidanceNumber: string;
  transferredTo: string;
  transferNumber: string;
  previousResolver: string;
  appointmentOn: string | null;
  status: VisitStatus;
  dueOn: string | null;
  repliedOn: string | null;
  replyKind: ReplyKind | null;
  voidedAt: Date | null;
  voidedBy: number | null;
  voidReason: string | null;
  registeredAt: Date;
  registeredBy: number;
  /** Denounces the head of the unit: there for nobody in it but the registering officer. */
  pastHead: boolean;
  /** Taken over in a re-organisation: the row of the closed unit this one goes on from, its number there, the day it came; else null. */
  originUnitId: number | null;
  originVisitId: number | null;
  originYear: number | null;
  originNumber: number | null;
  takenOn: string | null;
  version: number;
}

declare const locked: unique symbol;
/** A row held with FOR UPDATE in this transaction. */
export type LockedVisit = VisitRow & { readonly [locked]: true };

export const visitColumns = `v.unit_id, v.id, v.year, v.number, v.received_on, v.received_at, v.kind, v.mode, v.host, v.host_account_id, v.host_name, v.host_title,
  v.is_no_show, v.reception_day_id, v.sealed, v.petition_type, v.sender_kind, v.person_count, v.same_content_count, v.is_large_group, v.occurrence,
  v.in_jurisdiction, v.outcome, v.refusal_ground, v.petition_id, v.guided_to, v.guidance_number, v.transferred_to, v.transfer_number, v.previous_resolver,
  v.appointment_on, v.status, v.due_on, v.replied_on, v.reply_kind, v.voided_at, v.voided_by, v.void_reason, v.registered_at, v.registered_by, v.past_head,
  v.origin_unit_id, v.origin_visit_id, v.origin_year, v.origin_number, v.taken_on, v.version`;

/** Locks a visit of the actor's own unit. @throws NotFound */
export async function lockVisit(tx: UnitTx, unitId: number, id: number): Promise<LockedVisit> {
  const row = await tx.maybe<VisitRow>(`select ${visitColumns} from visits v where v.unit_id = $1 and v.id = $2 for update`, [
    unitId,
    id,
  ]);
  if (!row) throw new NotFound();
  return row as LockedVisit;
}

/** The visit a paper is of, held before the paper as lockProceedingOf holds a file. Nothing of a paper that is of none, or not there. */
export async function lockVisitOf(tx: UnitTx, paper: { unitId: number; id: number }): Promise<void> {
  await tx.maybe(
    'select v.id from visits v where v.unit_id = $1 and v.id = (select w.visit_id from papers w where w.unit_id = $1 and w.id = $2) for update',
    [paper.unitId, paper.id],
  );
}

/** A visit within reach, for reading. @throws NotFound */
export function loadVisit(tx: Tx, id: number): Promise<VisitRow> {
  return tx.one<VisitRow>(`select ${visitColumns} from visits v where v.id = $1`, [id]);
}

type Writable = Omit<VisitRow, 'unitId' | 'id' | 'version'> & { refusedBefore?: string | null };
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Inserts the facts of a visit; gives its id. */
export async function insertVisit(tx: UnitTx, unitId: number, facts: Partial<Writable>): Promise<number> {
  const names = Object.keys(facts);
  const { id } = await tx.one<{ id: number }>(
    `insert into visits (unit_id, ${names.map(snake).join(', ')}) values ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')}) returning id`,
    [unitId, ...(Object.values(facts) as never[])],
  );
  return id;
}

/** Writes changes of facts and raises the version. Gives the row as it now stands, still locked. */
export async function saveVisit(tx: UnitTx, visit: LockedVisit, changes: Partial<Writable>): Promise<LockedVisit> {
  const sets = Object.keys(changes).map((name, index) => `${snake(name)} = $${index + 3}`);
  await tx.changeOne(`update visits set ${[...sets, 'version = version + 1'].join(', ')} where unit_id = $1 and id = $2`, [
    visit.unitId,
    visit.id,
    ...(Object.values(changes) as never[]),
  ]);
  return { ...visit, ...changes, version: visit.version + 1 } as LockedVisit;
}

export interface VisitRef {
  unitId: number;
  id: number;
  petitionId: number | null;
  sealed: boolean;
}

export interface VisitContent {
  senderLabel: string;
  summary: string;
  request: string;
  explained: string;
  conclusion: string;
  resultTracking: string;
  note: string;
  companions: string;
  /** Whom the visit is against, as typed. */
  respondent: string;
  respondentPost: string;
}
export const emptyContent: VisitContent = {
  senderLabel: '',
  summary: '',
  request: '',
  explained: '',
  conclusion: '',
  resultTracking: '',
  note: '',
  companions: '',
  respondent: '',
  respondentPost: '',
};

/** The words of a new visit, apart from its facts: sealed as the visit is. */
export async function insertVisitContent(tx: UnitTx, visit: VisitRef, content: VisitContent): Promise<void> {
  await tx.run(
    `insert into visit_contents (unit_id, visit_id, petition_id, sealed, sender_label, summary, request, explained, conclusion, result_tracking, note, companions, respondent, respondent_post)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`,
    [
      visit.unitId,
      visit.id,
      visit.petitionId,
      visit.sealed,
      content.senderLabel,
      content.summary,
      content.request,
      content.explained,
      content.conclusion,
      content.resultTracking,
      content.note,
      content.companions,
      content.respondent,
      content.respondentPost,
    ],
  );
}

/** Changes words of a visit. @throws NotFound when the words are sealed from this officer */
export function saveVisitContent(
  tx: UnitTx,
  visit: { unitId: number; id: number },
  changes: Partial<VisitContent> & { petitionId?: number },
): Promise<void> {
  const sets = Object.keys(changes).map((name, index) => `${snake(name)} = $${index + 3}`);
  return tx.changeOne(`update visit_contents set ${sets.join(', ')} where unit_id = $1 and visit_id = $2`, [
    visit.unitId,
    visit.id,
    ...Object.values(changes),
  ]);
}

export interface VisitMatterInput {
  type: ContentType;
  summary: string;
  competentOrg: string;
}

/** What a visit is about, numbered from 1 as given; nothing for none. */
export async function insertVisitMatters(tx: UnitTx, visit: VisitRef, matters: readonly VisitMatterInput[]): Promise<void> {
  if (matters.length === 0) return;
  await tx.run(
    `insert into visit_matters (unit_id, visit_id, petition_id, sealed, ordinal, petition_type, summary, competent_org)
     select $1, $2, $3, $4, m.ordinal, m.petition_type, m.summary, m.competent_org
       from unnest($5::text[], $6::text[], $7::text[]) with ordinality as m(petition_type, summary, competent_org, ordinal)`,
    [
      visit.unitId,
      visit.id,
      visit.petitionId,
      visit.sealed,
      matters.map((m) => m.type),
      matters.map((m) => m.summary),
      matters.map((m) => m.competentOrg),
    ],
  );
}

export interface VisitParty extends PersonFacts {
  ordinal: number;
  role: 'complainant' | 'denouncer' | 'petitioner' | Exclude<VisitCapacity, 'self' | 'elected'>;
  kind: 'individual' | 'organization';
  sealed: boolean;
  organization: string;
  isRepresentative: boolean;
  proof: string;
}

/** Writes who came. Name keys are folded by the database, as the search for a known citizen folds them. */
export async function insertVisitParties(
  tx: UnitTx,
  visit: { unitId: number; id: number },
  parties: readonly VisitParty[],
): Promise<void> {
  for (const p of parties) {
    await tx.run(
      `insert into parties (unit_id, visit_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, id_type, id_number, id_issued_on, id_issued_by,
         phone, email, ward_unit_id, ward_text, address, organization, is_representative, proof)
       values ($1,$2,$3,$4,$5,$6,$7, fold($7), split_part(fold($7), ' ', -1), $8, nullif($9, ''), nullif($10, ''), nullif($11, ''), $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        visit.unitId,
        visit.id,
        p.ordinal,
        p.role,
        p.kind,
        p.sealed,
        p.name,
        p.birthYear,
        p.gender,
        p.idType,
        p.idNumber,
        p.idIssuedOn,
        p.idIssuedBy,
        p.phone,
        p.email,
        p.wardUnitId,
        p.wardText,
        p.address,
        p.organization,
        p.isRepresentative,
        p.proof,
      ],
    );
  }
}

/** Puts other people in the place of those written down (a correction of an open visit). */
export async function replaceVisitParties(
  tx: UnitTx,
  visit: { unitId: number; id: number },
  parties: readonly VisitParty[],
): Promise<void> {
  await tx.run('delete from parties where unit_id = $1 and visit_id = $2 and petition_id is null and not sealed', [
    visit.unitId,
    visit.id,
  ]);
  await insertVisitParties(tx, visit, parties);
}

/** In the place of all matters there were: the officer corrects the list as a whole. */
export async function replaceVisitMatters(tx: UnitTx, visit: VisitRef, matters: readonly VisitMatterInput[]): Promise<void> {
  await tx.run('delete from visit_matters where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
  await insertVisitMatters(tx, visit, matters);
}

/** The main clock's date moved with the calendar, or what was due is issued; nothing else changes. */
export function saveDue(tx: UnitTx, visit: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return tx.run('update visits set due_on = $3 where unit_id = $1 and id = $2', [visit.unitId, visit.id, dueOn]);
}

/** Of these the visits whose citizen this account is to answer, locked. */
export function lockAnswers(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; visitId: number; petitionId: number | null; sealed: boolean }[]> {
  return tx.rows(
    `select v.id, v.id as visit_id, v.petition_id, v.sealed from visits v where ${owed} and not v.past_head and v.id = any($2::bigint[]) and ${answerer} = $3 order by v.id for update`,
    [unitId, ids, accountId],
  );
}

/** Others answer; who recorded the visit stays who recorded it. */
export function saveAnswerers(tx: UnitTx, unitId: number, moves: readonly { id: number; toId: number }[]): Promise<number> {
  return tx.run(
    `update visits v set answerer_id = m."toId", version = v.version + 1 from jsonb_to_recordset($2::jsonb) as m(id bigint, "toId" int) where v.unit_id = $1 and v.id = m.id`,
    [unitId, JSON.stringify(moves.map(({ id, toId }) => ({ id, toId })))],
  );
}
