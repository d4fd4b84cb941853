// First rows of a petition: number, matter, facts, content, people, slip. Part of the petitions' records.

import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import { pinSubject } from '../lookup/public-code.ts';
import type { PersonFacts } from '../sealing/person.ts';
import type { Act } from '../web/act.ts';
import { senderClassOf } from './groups.ts';
import type { PetitionType } from './petition.ts';
import type { Registration } from './registration.ts';

type Book = 'petition' | 'visit';

/** The next number of the acting unit's book for a year: one after the other, because the counter stays locked until the act commits. */
export async function takeNumber(tx: UnitTx, book: Book, year: number): Promise<number> {
  const [number] = await takeYear(tx, book, year, 1);
  return number as number;
}

/** The next numbers of the acting unit's book for a year, so many, in order. A number that stands already is passed by (take_numbers). */
export async function takeYear(tx: UnitTx, book: Book, year: number, count: number): Promise<number[]> {
  return (await takeNumbers(tx, book, new Map([[year, count]]))).get(year) ?? [];
}

/** The same for several years. */
export async function takeNumbers(tx: UnitTx, book: Book, counts: ReadonlyMap<number, number>): Promise<Map<number, number[]>> {
  const rows = await tx.rows<{ year: number; numbers: number[] }>(
    'select of_year as year, array_agg(given order by given) as numbers from take_numbers($1, $2, $3) group by 1',
    [book, [...counts.keys()], [...counts.values()]],
  );
  return new Map(rows.map(({ year, numbers }) => [year, numbers]));
}

export interface MatterRef {
  id: number;
  threadId: string;
}

/** A new matter; with a thread when the petition came from another unit. */
export function insertMatter(tx: UnitTx, actor: Actor, at: Date, threadId: string | undefined): Promise<MatterRef> {
  return tx.one<MatterRef>(
    'insert into matters (unit_id, thread_id, created_at, created_by) values ($1, coalesce($2::uuid, gen_random_uuid()), $3, $4) returning id, thread_id',
    [actor.unitId, threadId ?? null, at, actor.accountId],
  );
}

export interface NextStep {
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  status: 'received' | 'assigned';
  assignedTo: number | null;
}

/**
 * The row of a petition in the unit of whoever acts.
 * @param made its number, matter, public code (null of a denunciation) and who acts first. Gives its id.
 */
export function insertPetition(
  act: Act,
  registration: Registration,
  made: { year: number; number: number; matter: MatterRef; publicCode: string | null; sealed: boolean; next: NextStep },
): Promise<{ id: number }> {
  const { actor, moment } = act;
  return act.tx.one<{ id: number }>(
    `insert into petitions (unit_id, year, number, public_code, matter_id, thread_id, visit_id, source, received_on, postmarked_on, written_on, is_late_entry,
       paper_number, declared_type, petition_type, knpa_kind, sealed, past_head, field, sender_kind, sender_count, sender_count_class, has_originals, jurisdiction, instance, denunciation_round, status,
       assigned_to, holder_id, next_role, next_act, registered_at, registered_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$33,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32) returning id`,
    [
      actor.unitId,
      made.year,
      made.number,
      made.publicCode,
      made.matter.id,
      made.matter.threadId,
      registration.visitId,
      registration.source,
      registration.receivedOn,
      registration.postmarkedOn,
      registration.writtenOn,
      registration.isLateEntry,
      registration.paperNumber,
      registration.declaredType,
      registration.knpaKind,
      made.sealed,
      made.sealed && registration.pastHead,
      registration.field,
      registration.senderKind,
      registration.senderCount,
      senderClassOf(registration.senderCount, registration.receivedOn),
      registration.hasOriginals,
      registration.declaredType === 'MIXED' ? null : (registration.jurisdiction ?? null),
      registration.instance ?? null,
      registration.denunciationRound ?? null,
      made.next.status,
      made.next.assignedTo,
      made.next.holderId,
      made.next.nextRole,
      made.next.nextAct,
      moment.at,
      actor.accountId,
      bookedType(registration),
    ],
  );
}

/** The type it stands under in the book. */
export const bookedType = ({ declaredType, isMixed }: Registration): PetitionType => (isMixed ? 'MIXED' : declaredType);

/** Those it is against, in one line; who is only related to a complaint is not among them. */
export function respondentWords(registration: Pick<Registration, 'respondents'>): string {
  return registration.respondents
    .filter((one) => !one.isRelated)
    .map((one) => [one.name, one.position, one.organization].filter(Boolean).join(', '))
    .join('; ');
}

/** What the row of a petition's words holds of its registration, by column. */
function contentOf(registration: Registration, label: string): Record<string, string | boolean | null> {
  return {
    subject: registration.subject,
    summary: registration.summary,
    request: registration.request,
    sender_label: label,
    respondent: respondentWords(registration),
    contested_number: registration.contestedNumber,
    contested_on: registration.contestedOn,
    contested_by: registration.contestedBy,
    previous_org: registration.previousOrg,
    previous_number: registration.previousNumber,
    previous_on: registration.previousOn,
    previous_result: registration.previousResult,
    source_org: registration.sourceOrg,
    source_number: registration.sourceNumber,
    source_on: registration.sourceOn,
    has_state_secret: registration.hasStateSecret,
    secret_file_no: registration.secretFileNo,
  };
}

/**
 * The words of a petition as columns and values of a statement: `names` to write, `values` read from a record `x` made by
 * `jsonb_populate_record(null::petition_contents, …)` of `json`.
 */
export function contentColumns(registration: Registration, label: string): { names: string; values: string; json: string } {
  const content = contentOf(registration, label);
  const names = Object.keys(content);
  return {
    names: [...names, 'contested_key'].join(', '),
    values: [
      ...names.map((name) => `x.${name}`),
      // The contested decision as duplicates compare it.
      "case when x.contested_number = '' then '' else fold(x.contested_number || ' ' || x.contested_by) end",
    ].join(', '),
    json: JSON.stringify(content),
  };
}

/** Writes the words of a new petition. */
export async function insertContent(
  tx: UnitTx,
  petition: { unitId: number; id: number; sealed: boolean },
  registration: Registration,
  label: string,
): Promise<void> {
  const { names, values, json } = contentColumns(registration, label);
  await tx.run(
    `insert into petition_contents (unit_id, petition_id, sealed, ${names})
     select $1, $2, $3, ${values} from jsonb_populate_record(null::petition_contents, $4::jsonb) x`,
    [petition.unitId, petition.id, petition.sealed, json],
  );
}

export interface PartyInput extends PersonFacts {
  ordinal: number;
  role:
    | 'complainant'
    | 'respondent'
    | 'denouncer'
    | 'denounced'
    | 'petitioner'
    | 'related_party'
    | 'representative'
    | 'authorized_agent'
    | 'lawyer'
    | 'legal_aid_officer'
    | 'companion';
  kind: 'individual' | 'organization';
  sealed: boolean;
  nationality: string;
  ethnicity: string;
  position: string;
  organization: string;
  isRepresentative: boolean;
  hasSigned: boolean;
  proof: string;
}

/** All parties of a petition or visit in one statement. */
export async function insertParties(
  tx: UnitTx,
  subject: { unitId: number; petitionId?: number; visitId?: number },
  parties: readonly PartyInput[],
): Promise<void> {
  if (parties.length === 0) return;
  await tx.run(
    `insert into parties (unit_id, petition_id, visit_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, nationality, ethnicity, id_type, id_number,
       id_issued_on, id_issued_by, phone, email, ward_unit_id, ward_text, address, position, organization, is_representative, has_signed, proof)
     select $1, $2, $3, x.ordinal, x.role, x.kind, x.sealed, x.name, fold(x.name), fold(regexp_replace(x.name, '^.*\\s', '')), x."birthYear", nullif(x.gender, ''), x.nationality, x.ethnicity,
       nullif(x."idType", ''), nullif(x."idNumber", ''), x."idIssuedOn", x."idIssuedBy", x.phone, x.email, x."wardUnitId", x."wardText", x.address, x.position, x.organization,
       x."isRepresentative", x."hasSigned", x.proof
     from jsonb_to_recordset($4::jsonb) as x(ordinal int, role text, kind text, sealed boolean, name text, "birthYear" int, gender text, nationality text, ethnicity text, "idType" text,
       "idNumber" text, "idIssuedOn" date, "idIssuedBy" text, phone text, email text, "wardUnitId" int, "wardText" text, address text, position text, organization text,
       "isRepresentative" boolean, "hasSigned" boolean, proof text)`,
    [subject.unitId, subject.petitionId ?? null, subject.visitId ?? null, JSON.stringify(parties)],
  );
}

/** The citizen's slip: the PIN is stored only as a keyed digest. */
export async function insertSlip(act: Act, slip: { publicCode: string; pin: string; petitionId: number }): Promise<void> {
  await act.tx.run('insert into public_slips (public_code, pin_hash, unit_id, petition_id, issued_at) values ($1,$2,$3,$4,$5)', [
    slip.publicCode,
    act.keyring.fingerprint('pin', pinSubject(slip.publicCode, slip.pin)),
    act.actor.unitId,
    slip.petitionId,
    act.moment.at,
  ]);
}

/** The clock lists show, on the petition it was started for. */
export function saveMainClock(
  tx: UnitTx,
  unitId: number,
  id: number,
  clock: { id: number; dueOn: string | null; rule: string },
): Promise<void> {
  return tx.changeOne('update petitions set main_clock_id = $3, due_on = $4, due_rule = $5 where unit_id = $1 and id = $2', [
    unitId,
    id,
    clock.id,
    clock.dueOn,
    clock.rule,
  ]);
}

/** The day by which it has stood 45 days unprocessed (điểm b khoản 3 Điều 41 NĐ 154/2026); null: none. @throws NotFound */
export function saveRed45(tx: UnitTx, unitId: number, id: number, on: string | null): Promise<void> {
  return tx.changeOne('update petitions set red45_on = $3 where unit_id = $1 and id = $2', [unitId, id, on]);
}
