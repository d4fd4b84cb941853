// Sealed petitions and visits with all that may say whom they are against, for the search of the receiver's officers; and what it found.
import type { UnitTx } from '../../../database/tx.ts';

/** One sealed record as it is searched: its own words, those told beside them, whom it is written down to be against. */
export interface SealedRecord {
  unitId: number;
  id: number;
  /** The day it was registered: who held a post in its unit since then was looked for in it there. */
  registeredOn: string;
  respondents: { name: string; position: string; organization: string }[];
  text: string;
  /** Who handled it and what became of it. */
  note: string;
  /** Where it came from and who answered before. */
  offices: string;
  named: number[];
  lifted: number[];
  /** Its words out of an old book wait behind the seal. */
  isUnread: boolean;
}

/** Which of them: of these units, behind an id or of these ids. */
export interface Sought {
  units: readonly number[];
  after?: number;
  ids?: readonly number[];
  atOnce: number;
}

const params = ({ units, after = 0, ids, atOnce }: Sought) => [[...units], after, ids ? [...ids] : null, atOnce];

/** Sealed petitions in the order of their ids. */
export function listSealedPetitions(tx: UnitTx, sought: Sought): Promise<SealedRecord[]> {
  return tx.rows<SealedRecord>(
    `select p.unit_id, p.id, p.registered_at::date as registered_on,
            coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'position', a.position, 'organization', a.organization) order by a.id) from parties a
               where a.unit_id = p.unit_id and a.petition_id = p.id and a.role in ('respondent','denounced','related_party')), '[]') as respondents,
            concat_ws(E'\\n', c.subject, c.summary, c.request, c.previous_result) as text, coalesce(c.processing_note, '') as note,
            concat_ws(E'\\n', c.contested_by, c.previous_org, c.source_org) as offices,
            array(select n.account_id from named_accounts n where n.unit_id = p.unit_id and n.petition_id = p.id) as named,
            array(select l.account_id from lifted_names l where l.unit_id = p.unit_id and l.petition_id = p.id) as lifted, c.is_unread
       from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where p.sealed and p.unit_id = any ($1::int[]) and p.id > $2 and ($3::bigint[] is null or p.id = any ($3::bigint[])) order by p.id limit $4`,
    params(sought),
  );
}

/** Sealed visits in the order of their ids. */
export function listSealedVisits(tx: UnitTx, sought: Sought): Promise<SealedRecord[]> {
  return tx.rows<SealedRecord>(
    `select v.unit_id, v.id, v.registered_at::date as registered_on,
            case when c.respondent || c.respondent_post = '' then '[]' else jsonb_build_array(jsonb_build_object('name', c.respondent, 'position', c.respondent_post, 'organization', '')) end as respondents,
            concat_ws(E'\\n', c.summary, c.request, (select string_agg(m.summary, E'\\n' order by m.ordinal) from visit_matters m where m.unit_id = v.unit_id and m.visit_id = v.id)) as text,
            concat_ws(E'\\n', c.explained, c.conclusion, c.result_tracking, c.note) as note, '' as offices,
            array(select n.account_id from named_accounts n where n.unit_id = v.unit_id and n.visit_id = v.id) as named, '{}'::int[] as lifted, c.is_unread
       from visits v join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id
      where v.sealed and v.unit_id = any ($1::int[]) and v.id > $2 and ($3::bigint[] is null or v.id = any ($3::bigint[])) order by v.id limit $4`,
    params(sought),
  );
}

/** Posts that have not ended in the receiver, and those that stood in the units the records are of, with the day the last of them ended. */
export function listPostsAmong(
  tx: UnitTx,
  toUnitId: number,
  units: readonly number[],
  today: string,
): Promise<{ accountId: number; unitId: number; until: string | null }[]> {
  return tx.rows<{ accountId: number; unitId: number; until: string | null }>(
    `select a.account_id, a.unit_id, nullif(max(coalesce(upper(a.during), 'infinity')), 'infinity') as until from assignments a
      where a.unit_id = any ($2::int[]) and a.account_id > 0 and (a.unit_id <> $1 or upper_inf(a.during) or upper(a.during) > $3::date) group by 1, 2`,
    [toUnitId, [toUnitId, ...units], today],
  );
}

/** What was found in one record of an archive. */
export interface FoundInArchive {
  unitId: number;
  petitionId?: number;
  visitId?: number;
  accounts: number[];
  saysHead: boolean;
}

/** The units whose archive goes to the receiver with a closed unit. */
export async function archivesOf(tx: UnitTx, fromUnitId: number): Promise<number[]> {
  const { units } = await tx.one<{ units: number[] }>('select archives_of($1) as units', [fromUnitId]);
  return units;
}

/**
 * Officers found in the records of an archive are named there before it opens to the receiver, and what means its head stays shut.
 * @throws Error from the database when this act does not carry that unit over now
 */
export async function nameInArchive(
  tx: UnitTx,
  from: { reorganisationId: number; fromUnitId: number },
  found: readonly FoundInArchive[],
  at: Date,
): Promise<void> {
  if (found.length === 0) return;
  await tx.rows('select name_in_archive($1, $2, $3::jsonb, $4)', [
    from.reorganisationId,
    from.fromUnitId,
    JSON.stringify(found),
    at,
  ]);
}

/** Denunciations of the closed unit's archive are read in the unit that keeps it, once its own officers have been looked for in all of them. */
export async function openArchive(tx: UnitTx, from: { reorganisationId: number; fromUnitId: number }): Promise<void> {
  await tx.rows('select open_archive($1, $2)', [from.reorganisationId, from.fromUnitId]);
}

/** Visits of the receiver that are, or may be, against its head. */
export async function sendVisitsPastHead(tx: UnitTx, unitId: number, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx.run(
      'update visits set past_head = true where unit_id = $1 and id = any ($2::bigint[]) and sealed and not past_head',
      [unitId, [...ids]],
    );
}
