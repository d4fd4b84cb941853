// Reading visits: the register as a list and as printed, one visit with its history, citizens already known to the unit.

import type { Actor } from '../accounts/actor.ts';
import { calledAt } from '../accounts/names.ts';
import { correctedShown, shownData, shownMatch } from '../audit/queries.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import { type PetitionStatus, toldEndSql } from '../petitions/petition.ts';
import type { PersonRow } from '../sealing/person.ts';
import { mayReadMatches } from '../sealing/queries.ts';
import { fold } from '../search/fold.ts';
import { dayOf, nameOn } from '../units/names.ts';
import type { Sort } from '../web/sorting.ts';
import { largeGroupVisits } from './large-groups.ts';
import type { FollowedPetition } from './petition-tracking.ts';
import { type VisitContent, type VisitRow, visitColumns } from './records.ts';
import type { ReplyKind } from './visit.ts';
import { isBlindTo } from './workflow.ts';

export interface VisitFilter {
  q: string;
  kind: string;
  type: string;
  outcome: string;
  status: string;
  from: string;
  to: string;
  /** With status 'overdue': open duties due before this day. */
  overdueBefore?: string;
  /** 'large': receptions of large groups that took place. */
  group: string;
  /** Every unit within reach instead of the own one. */
  wide: boolean;
}
/** By the day of the visit, which every index of the register follows. */
export type VisitSort = Sort<'received'>;
export interface Place {
  receivedOn: string;
  id: number;
}
export interface VisitListRow extends VisitRow {
  /** Null when the words are sealed from this officer. */
  senderLabel: string | null;
  summary: string | null;
  unitName: string;
}

export const pageSize = 25;

/** 25 visits before or after a place of the register, newest first or oldest first, and whether there are more on either side. */
export async function listVisits(
  tx: UnitTx,
  unitId: number,
  filter: VisitFilter,
  sort: VisitSort,
  at: { after?: Place; before?: Place },
): Promise<{ rows: VisitListRow[]; hasBefore: boolean; hasAfter: boolean }> {
  const { sql, params } = whereOf(unitId, filter);
  const add = (value: string | number) => `$${params.push(value)}`;
  const backwards = at.before !== undefined;
  const falls = sort.falls !== backwards;
  const place = at.before ?? at.after;
  const bound = place
    ? ` and (v.received_on, v.id) ${falls ? '<' : '>'} (${add(place.receivedOn)}::date, ${add(place.id)}::bigint)`
    : '';
  const order = falls ? 'desc' : 'asc';
  const found = await tx.rows<VisitListRow>(
    `select ${visitColumns}, c.sender_label, c.summary, u.name as unit_name
       from visits v join units u on u.id = v.unit_id left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id
      where ${sql}${bound} order by v.received_on ${order}, v.id ${order} limit ${pageSize + 1}`,
    params,
  );
  const rows = found.slice(0, pageSize);
  const more = found.length > pageSize;
  return backwards
    ? { rows: rows.reverse(), hasBefore: more, hasAfter: true }
    : { rows, hasBefore: at.after !== undefined, hasAfter: more };
}

/** How many fit, counted to 1.001 at most ("hơn 1.000"). */
export async function countVisits(tx: UnitTx, unitId: number, filter: VisitFilter): Promise<number> {
  const { sql, params } = whereOf(unitId, filter);
  const { count } = await tx.one<{ count: number }>(
    `select count(*)::int as count from (select 1 from visits v left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id where ${sql} limit 1001) counted`,
    params,
  );
  return count;
}

function whereOf(unitId: number, filter: VisitFilter): { sql: string; params: (string | number)[] } {
  const params: (string | number)[] = [];
  const parts: string[] = [];
  const add = (value: string | number) => `$${params.push(value)}`;
  if (!filter.wide) parts.push(`v.unit_id = ${add(unitId)}`);
  if (filter.group === 'large') parts.push(largeGroupVisits);
  if (filter.kind) parts.push(`v.kind = ${add(filter.kind)}`);
  if (filter.type) parts.push(`v.petition_type = ${add(filter.type)}`);
  if (filter.outcome) parts.push(filter.outcome === 'none' ? 'v.outcome is null' : `v.outcome = ${add(filter.outcome)}`);
  if (filter.status === 'overdue')
    parts.push(`v.due_on < ${add(filter.overdueBefore ?? '1900-01-01')}::date and v.status in ('recorded', 'outcome_set')`);
  else if (filter.status) parts.push(`v.status = ${add(filter.status)}`);
  if (filter.from) parts.push(`v.received_on >= ${add(filter.from)}::date`);
  if (filter.to) parts.push(`v.received_on <= ${add(filter.to)}::date`);
  if (filter.q) {
    const words = `%${fold(filter.q).replace(/[\\%_]/g, '\\$&')}%`;
    const digits = filter.q.replace(/\D/g, '');
    const number = /^\s*(?:TCD-)?(?:(\d{4})-)?0*(\d{1,6})\s*$/i.exec(filter.q);
    const like = add(words);
    const named = `exists (select 1 from parties p where p.unit_id = v.unit_id and p.visit_id = v.id and not p.sealed and (p.name_key like ${like}${digits.length >= 8 ? ` or p.id_number = ${add(digits)}` : ''}))`;
    const asked = [named, `fold(c.summary) like ${like}`, `fold(c.sender_label) like ${like}`];
    // Also by the number a visit had in an old book, or in the unit it was taken over from.
    asked.push(`(v.paper_number <> '' and fold(v.paper_number) = ${add(fold(filter.q))})`);
    if (number) {
      const [nth, year] = [add(Number(number[2])), number[1] ? add(Number(number[1])) : ''];
      for (const of of ['', 'origin_']) asked.push(`(v.${of}number = ${nth}${year ? ` and v.${of}year = ${year}` : ''})`);
    }
    parts.push(`(${asked.join(' or ')})`);
  }
  return { sql: parts.length > 0 ? parts.join(' and ') : 'true', params };
}

export interface VisitRecord extends VisitRow {
  unitName: string;
  registeredByName: string;
  /** Who answers the citizen in the place of whoever recorded the visit; null: the same. */
  answererName: string | null;
  voidedByName: string | null;
  petitionYear: number | null;
  petitionNo: number | null;
  petitionStatus: PetitionStatus | null;
  /** Of a visit taken over: what the unit that received the citizen was called on that day; and whether its own row can be opened. */
  originUnitName: string | null;
  originIsReadable: boolean;
  content: VisitContent | null;
}

const originName = `case when o.id is not null then ${nameOn('o', 'v.received_on')} end`;

/** One visit within reach with what this officer may read of it. @throws NotFound */
export async function loadVisitRecord(tx: Tx, id: number): Promise<VisitRecord> {
  const row = await tx.one<Omit<VisitRecord, 'content'> & VisitContent & { contentOf: number | null }>(
    `select ${visitColumns}, u.name as unit_name, ${calledAt('r', 'v.registered_at')} as registered_by_name, ${calledAt('b', 'v.voided_at')} as voided_by_name,
            (select a.name from accounts a where a.id = v.answerer_id and a.id <> v.registered_by) as answerer_name, t.year as petition_year, t.number as petition_no, t.status as petition_status,
            ${originName} as origin_unit_name, exists (select 1 from visits w where w.unit_id = v.origin_unit_id and w.id = v.origin_visit_id) as origin_is_readable,
            c.visit_id as content_of, c.sender_label, c.summary, c.request, c.explained, c.conclusion, c.result_tracking, c.note, c.companions, c.respondent, c.respondent_post
       from visits v join units u on u.id = v.unit_id join accounts r on r.id = v.registered_by left join accounts b on b.id = v.voided_by
       left join petitions t on t.unit_id = v.unit_id and t.id = v.petition_id
       left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id left join units o on o.id = v.origin_unit_id
      where v.id = $1`,
    [id],
  );
  const {
    contentOf,
    senderLabel,
    summary,
    request,
    explained,
    conclusion,
    resultTracking,
    note,
    companions,
    respondent,
    respondentPost,
    ...facts
  } = row;
  const content =
    contentOf === null
      ? null
      : { senderLabel, summary, request, explained, conclusion, resultTracking, note, companions, respondent, respondentPost };
  return { ...facts, content };
}

export interface VisitPartyRow extends Omit<PersonRow, 'wardUnitId'> {
  ordinal: number;
  role: string;
  kind: string;
  sealed: boolean;
  organization: string;
  isRepresentative: boolean;
  proof: string;
}

const partyColumns = `p.ordinal, p.role, p.kind, p.sealed, p.name, p.birth_year, p.gender, p.id_type, p.id_number, p.id_issued_on, p.id_issued_by, p.phone, p.email,
  p.ward_text, p.address, p.organization, p.is_representative, p.proof`;

/** Who was received, in the order of the form; none of a visit whose people this reader may not read, and none of the petition it brought. */
export function listVisitParties(tx: Tx, visit: { unitId: number; id: number }): Promise<VisitPartyRow[]> {
  return tx.rows<VisitPartyRow>(
    `select ${partyColumns} from parties p where p.unit_id = $1 and p.visit_id = $2 and p.petition_id is null order by p.ordinal`,
    [visit.unitId, visit.id],
  );
}

export interface VisitMatterRow {
  ordinal: number;
  petitionType: 'KN' | 'TC' | 'KNPA';
  summary: string;
  competentOrg: string;
}

/** What it was about, matter by matter in the order of the form; none where this reader may not read it. */
export function listVisitMatters(tx: Tx, visit: { unitId: number; id: number }): Promise<VisitMatterRow[]> {
  return tx.rows<VisitMatterRow>(
    'select ordinal, petition_type, summary, competent_org from visit_matters where unit_id = $1 and visit_id = $2 order by ordinal',
    [visit.unitId, visit.id],
  );
}

export interface VisitEventRow {
  at: Date;
  kind: string;
  accountName: string | null;
  byUnitName: string;
  data: Record<string, unknown>;
}

/** Every act on a visit, newest first, without what would say whom its seal keeps. */
export async function listVisitEvents(
  tx: UnitTx,
  actor: Actor,
  visit: { unitId: number; id: number; sealed: boolean },
): Promise<VisitEventRow[]> {
  const mayRead = !visit.sealed || (await mayReadMatches(tx, actor, { unitId: visit.unitId, visitId: visit.id }));
  return tx.rows<VisitEventRow>(
    `select e.at, e.kind, ${calledAt('a', 'e.at')} as account_name, ${nameOn('u', dayOf('e.at'))} as by_unit_name, ${shownData} || ${correctedShown} as data
       from events e left join accounts a on a.id = e.account_id join units u on u.id = e.by_unit_id
      where e.unit_id = $1 and e.visit_id = $2 and ${shownMatch('$3')} order by e.at desc, e.id desc limit 100`,
    [visit.unitId, visit.id, mayRead],
  );
}

/** Whether a petition was corrected after that instant, of its own page. */
export async function isPetitionCorrectedSince(tx: Tx, unitId: number, petitionId: number, at: Date): Promise<boolean> {
  const row = await tx.maybe(
    "select 1 from events where unit_id = $1 and petition_id = $2 and kind = 'petition.corrected' and at > $3 limit 1",
    [unitId, petitionId, at],
  );
  return row !== undefined;
}

/** Whether the petition a visit brought bears another day of receipt. */
export async function hasOtherDay(
  tx: Tx,
  visit: { unitId: number; petitionId: number | null; receivedOn: string },
): Promise<boolean> {
  const row = await tx.maybe('select 1 from petitions where unit_id = $1 and id = $2 and received_on <> $3', [
    visit.unitId,
    visit.petitionId,
    visit.receivedOn,
  ]);
  return row !== undefined;
}

export interface VisitPaperRow {
  id: number;
  kind: string;
  symbol: string;
  number: number | null;
  issuedOn: string | null;
  state: string;
}

/** The papers of a visit in the order they were made, drafts and revoked ones among them. */
export function listVisitPapers(tx: UnitTx, visit: { unitId: number; id: number }): Promise<VisitPaperRow[]> {
  return tx.rows<VisitPaperRow>(
    'select id, kind, symbol, number, issued_on, state from papers where unit_id = $1 and visit_id = $2 order by id',
    [visit.unitId, visit.id],
  );
}

export interface RegisterEntry extends VisitRow {
  content: Pick<VisitContent, 'summary' | 'request' | 'resultTracking' | 'note' | 'senderLabel'> | null;
  people: { role: string; name: string; address: string; idType: string | null; idNumber: string | null; organization: string }[];
  types: string[];
  voidedByName: string | null;
  originUnitName: string | null;
  /** The petition the visit brought, as it stands today. */
  petition: FollowedPetition | null;
}

/** The whole register of a unit between two days, in its own order, in one query. What was taken over stands under the day it came. */
export function listRegister(tx: UnitTx, unitId: number, from: string, to: string): Promise<RegisterEntry[]> {
  return tx.rows<RegisterEntry>(
    `select ${visitColumns}, ${calledAt('b', 'v.voided_at')} as voided_by_name, ${originName} as origin_unit_name,
            case when c.visit_id is null then null else json_build_object('summary', c.summary, 'request', c.request, 'resultTracking', c.result_tracking, 'note', c.note, 'senderLabel', c.sender_label) end as content,
            (select coalesce(json_agg(json_build_object('role', p.role, 'name', p.name, 'address', concat_ws(', ', nullif(p.address, ''), nullif(p.ward_text, '')), 'idType', p.id_type,
                      'idNumber', p.id_number, 'organization', p.organization) order by p.ordinal), '[]')
               from parties p where p.unit_id = v.unit_id and p.visit_id = v.id and p.petition_id is null) as people,
            (select coalesce(json_agg(distinct m.petition_type), '[]') from visit_matters m where m.unit_id = v.unit_id and m.visit_id = v.id) as types,
            case when l.id is not null then json_build_object('year', l.year, 'number', l.number, 'status', l.status, 'closedOn', ${toldEndSql('l')}, 'proceeding',
              case when g.id is not null then json_build_object('procedure', g.procedure, 'state', g.state, 'acceptedOn', g.accepted_on, 'decidedOn', g.decided_on, 'result', g.result) end) end as petition
       from visits v left join accounts b on b.id = v.voided_by left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id
       left join units o on o.id = v.origin_unit_id
       left join petitions l on l.unit_id = v.unit_id and l.id = v.petition_id left join proceedings g on g.unit_id = l.unit_id and g.petition_id = l.id
      where v.unit_id = $1 and coalesce(v.taken_on, v.received_on) between $2::date and $3::date order by v.year, v.number`,
    [unitId, from, to],
  );
}

/** What only the minutes of a session nobody came to say of it; undefined once they were taken back. */
export function findMinutes(
  tx: Tx,
  visit: { unitId: number; id: number },
): Promise<{ toTime: string | null; place: string | null } | undefined> {
  return tx.maybe(
    "select w.fields ->> 'toTime' as to_time, w.fields ->> 'heldAtPlace' as place from papers w where w.unit_id = $1 and w.visit_id = $2 and w.kind = 'BIEN_BAN_TCD_NO_SHOW' and w.state <> 'revoked' order by w.id desc limit 1",
    [visit.unitId, visit.id],
  );
}

/** In which state a paper stands and who wrote it. @throws NotFound */
export function loadPaperStand(tx: Tx, unitId: number, id: number): Promise<{ id: number; state: string; createdBy: number }> {
  return tx.one('select id, state, created_by from papers where unit_id = $1 and id = $2', [unitId, id]);
}

/** The notice 01/TCD of a visit that has its number; undefined while none has. */
export function findIssuedNotice(tx: Tx, visit: { unitId: number; id: number }): Promise<{ id: number } | undefined> {
  return tx.maybe<{ id: number }>(
    "select w.id from papers w where w.unit_id = $1 and w.visit_id = $2 and w.kind = 'TCD01_2026' and w.number is not null and w.state <> 'revoked' limit 1",
    [visit.unitId, visit.id],
  );
}

/** What was last noted as the answer and taken back since: its day is true more often than today's; undefined where nothing was. */
export function findTakenBackReply(
  tx: Tx,
  visit: { unitId: number; id: number },
): Promise<{ on: string; reply: ReplyKind | null } | undefined> {
  return tx.maybe<{ on: string; reply: ReplyKind | null }>(
    `select data->>'on' as on, data->>'reply' as reply from events
      where unit_id = $1 and visit_id = $2 and kind = 'visit.reply_taken_back' and data->>'on' is not null order by id desc limit 1`,
    [visit.unitId, visit.id],
  );
}

/**
 * The notice of the head's conclusion that stands for a visit; undefined when none was drafted, or it was revoked. Of a denunciation
 * it stands also for who may not read it.
 */
export function findConclusionPaper(tx: UnitTx, visit: { unitId: number; id: number }): Promise<{ id: number } | undefined> {
  return seeingOwn(tx, true, () =>
    tx.maybe<{ id: number }>(
      "select w.id from papers w where w.unit_id = $1 and w.visit_id = $2 and w.kind = 'TCD_CONCLUSION' and w.state <> 'revoked' order by w.id desc limit 1",
      [visit.unitId, visit.id],
    ),
  );
}

/** The same, with the address it is read at: of a denunciation, for who may not read it, the visit's page is all there is. */
export async function findStandingConclusion(
  tx: UnitTx,
  actor: Actor,
  visit: { unitId: number; id: number; sealed: boolean },
): Promise<{ href: string; isReadable: boolean } | undefined> {
  const paper = await findConclusionPaper(tx, visit);
  if (!paper) return undefined;
  const isReadable = !isBlindTo(actor, visit);
  return { href: isReadable ? `/papers/${paper.id}` : `/visits/${visit.id}`, isReadable };
}

/** Whether the petition a visit brought still holds a live number. */
export async function hasLivePetition(tx: Tx, visit: { unitId: number; petitionId: number | null }): Promise<boolean> {
  if (visit.petitionId === null) return false;
  const row = await tx.maybe<{ status: string }>('select status from petitions where unit_id = $1 and id = $2', [
    visit.unitId,
    visit.petitionId,
  ]);
  return row === undefined || row.status !== 'void';
}

/** The appointment as its slip says it. An hour is no content: it is told of a sealed visit too. */
export interface Appointment {
  /** 'YYYY-MM-DD'; null while nobody has set it: the office that had set it ended, and its schedule with it. */
  on: string | null;
  /** 'HH:MM'; '' where none was said. */
  time: string;
}

/** Undefined where there is no slip. */
export async function findAppointment(
  tx: UnitTx,
  visit: { unitId: number; id: number; sealed: boolean },
): Promise<Appointment | undefined> {
  const slip = await seeingOwn(tx, visit.sealed, () =>
    tx.maybe<{ on: string | null; time: string | null }>(
      `select w.fields ->> 'meetOn' as "on", w.fields ->> 'meetAtTime' as time from papers w
        where w.unit_id = $1 and w.visit_id = $2 and w.kind = 'PHIEU_HEN' and w.state <> 'revoked' order by w.id desc limit 1`,
      [visit.unitId, visit.id],
    ),
  );
  return slip && { on: slip.on || null, time: slip.time ?? '' };
}
