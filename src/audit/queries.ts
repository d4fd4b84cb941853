// Reading the audit, newest first. The wall decides which records' events are seen; the house's own are the technical ones.
import { calledAt } from '../accounts/names.ts';
import { isOfHead } from '../accounts/queries.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import { dayOf, nameOn } from '../units/names.ts';

/** How many rows somebody took out or printed counts what he may see: whoever sees less would read the difference. */
const countingKinds =
  "('register.exported','register.printed','report.list_exported','handover.printed','audit.exported','import.refused_exported')";

/** Of `events e`: its record was open when it was written, and is sealed. */
const beforeSeal = `(not e.sealed and (exists (select 1 from petitions s where s.unit_id = e.unit_id and s.id = e.petition_id and s.sealed)
      or exists (select 1 from visits v where v.unit_id = e.unit_id and v.id = e.visit_id and v.sealed)))`;

/**
 * An event's data as it may be shown, of `events e`. Events are never rewritten, so what must not be read is left out in reading: words
 * typed while a now sealed record was open and names of its senders, to nobody, for they may say who denounces; whom it was against,
 * only to who reads the sealed record. No number of rows is recorded any more; those of earlier events are not shown.
 */
export const shownData = `(e.data
  - case when ${beforeSeal} then '{leavers,reason,note,comment,because,remark}'::text[] else '{}'::text[] end
  - case when ${beforeSeal} and not (current_setting('app.sealed', true) = 'reach'
      or current_setting('app.sealed', true) = 'own' and e.unit_id = nullif(current_setting('app.unit', true), '')::int)
    then '{names,accounts}'::text[] else '{}'::text[] end
  - case when e.kind in ${countingKinds} then '{rows}'::text[] else '{}'::text[] end)`;

/** Of `events e`: the words of the correction it tells of, for who reads the words of its record; an object to be laid over its data. */
export const correctedShown = `coalesce((select jsonb_build_object('corrections', w.changes) from corrected_words w
  where w.unit_id = e.unit_id and w.id = (e.data->>'corrected')::bigint), '{}'::jsonb)`;

/** What was said about a sealed record is read on its page by who reads its words; the book of acts tells the act. */
const isBehindSeal = `(e.sealed and not (current_setting('app.sealed', true) = 'reach'
    or current_setting('app.sealed', true) = 'own' and e.unit_id = nullif(current_setting('app.unit', true), '')::int))`;
const hiddenNotes = `case when ${isBehindSeal} then '{note,reason,comment,remark}'::text[] else '{}'::text[] end`;

/**
 * Of `events e` of a petition or a visit: the reason typed with the act, to who reads the words of its record, where its own page would show
 * it; null to everybody else, and where none was typed.
 */
export const shownReason = `(case when not ${isBehindSeal} and (exists (select 1 from petition_contents c where c.unit_id = e.unit_id and c.petition_id = e.petition_id)
    or exists (select 1 from visit_contents c where c.unit_id = e.unit_id and c.visit_id = e.visit_id))
  then nullif(btrim(coalesce(${shownData}->>'reason', ${shownData}->>'because')), '') end)`;

/**
 * Whether an event is shown at all, of `events e`: a link or a split part of before the seal is on neither side, because the same act
 * at the same minute on a sealed and on an open petition would say who denounced.
 */
export const shownEvent = `(e.kind not in ('petition.linked','petition.duplicate_undone','petition.split')
  or coalesce(e.data->>'otherId', e.data->>'child') is null
  or exists (select 1 from petitions s join petitions o on o.unit_id = s.unit_id and o.sealed = s.sealed
     where s.unit_id = e.unit_id and s.id = e.petition_id and o.id = coalesce(e.data->>'otherId', e.data->>'child')::bigint))`;

/**
 * Whether an event is shown to who may not know the senders of its record, of `events e`: that his words named one answers whom he named,
 * that somebody found another petition of the same sender answers whose it is.
 * @param mayRead a piece of SQL: may he read it (sealing/queries.ts, mayReadMatches)
 */
export const shownMatch = (mayRead: string) => `(e.kind not in ('identity.matched','duplicates.revealed') or ${mayRead})`;

export interface AuditFilter {
  /** Words of the officer's name. */
  person: string;
  unitId: number | null;
  /** The petition's number in its book. */
  record: { year: number | null; number: number } | null;
  kind: string;
  from: string | null;
  to: string | null;
  readingsOnly: boolean;
  /** Keyset: instant with microseconds and id of the last row of the page before. */
  after: { at: string; id: number } | null;
}

export interface AuditRow {
  id: number;
  at: Date;
  /** The instant as a cursor. */
  cursor: string;
  accountName: string | null;
  role: string;
  byUnitName: string | null;
  unitName: string | null;
  kind: string;
  data: Record<string, unknown>;
  sealed: boolean;
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  year: number | null;
  number: number | null;
  visitYear: number | null;
  visitNumber: number | null;
}

const cursor = `to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const shared = (first: number) => `
   and ($${first}::timestamptz is null or (e.at, e.id) < ($${first}::timestamptz, $${first + 1}::bigint))
   and ($${first + 2} = '' or e.account_id in (select id from names_borne() where name_ascii like '%' || fold($${first + 2}) || '%'))
   and ($${first + 3} = '' or e.kind = $${first + 3})
   and ($${first + 4}::date is null or e.at >= ($${first + 4}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'))
   and ($${first + 5}::date is null or e.at < (($${first + 5}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'))`;
const sharedParams = (filter: AuditFilter) => [
  filter.after?.at ?? null,
  filter.after?.id ?? null,
  filter.person,
  filter.kind,
  filter.from,
  filter.to,
];

/**
 * Whether an event of `events e` is told to this reader: of drafts about no record, given out or thrown away, nothing to whoever leads that
 * office, by whichever of his posts. What was in no book may denounce him, and that there was any says as much (docs/decisions/0064).
 */
const shownToLeader = (
  reader: string,
) => `not (e.kind in ('draft.handed_over','draft.dropped') and e.petition_id is null and e.visit_id is null
  and exists (select 1 from assignments w where w.account_id = ${reader} and w.unit_id = e.unit_id and ${isOfHead('w')}
    and (upper_inf(w.during) or upper(w.during) > today_here())))`;

/**
 * Events of records. That a reader's own words named a denouncer, or he found another of the same, is not among them: here he would read
 * whether he guessed right.
 * @param ownUnit the only unit whose book is read, null for all within reach
 */
export function listRecordEvents(
  tx: UnitTx,
  filter: AuditFilter,
  { accountId, ownUnit }: { accountId: number; ownUnit: number | null },
  limit: number,
): Promise<AuditRow[]> {
  return tx.rows<AuditRow>(
    `select e.id, e.at, ${cursor} as cursor, ${calledAt('c', 'e.at')} as account_name, e.role, ${nameOn('b', dayOf('e.at'))} as by_unit_name, ${nameOn('u', dayOf('e.at'))} as unit_name, e.kind, ${shownData} - ${hiddenNotes} as data, e.sealed,
            e.petition_id, e.visit_id, e.proceeding_id, p.year, p.number, v.year as visit_year, v.number as visit_number
       from events e
       left join accounts c on c.id = e.account_id
       join units b on b.id = e.by_unit_id join units u on u.id = e.unit_id
       left join petitions p on p.unit_id = e.unit_id and p.id = e.petition_id
       left join visits v on v.unit_id = e.unit_id and v.id = e.visit_id
      where ${shownEvent} and ${shownToLeader('$13::int')} and ${shownMatch('e.account_id is distinct from $13::int')} and ($1::int is null or e.unit_id = $1) and ($2::int is null or e.unit_id = $2)
        and ($3::int is null or (p.number = $3 and ($4::int is null or p.year = $4)))
        and (not $5 or is_reading(e.kind)) ${shared(6)}
      order by e.at desc, e.id desc limit $12`,
    [
      ownUnit,
      filter.unitId,
      filter.record?.number ?? null,
      filter.record?.year ?? null,
      filter.readingsOnly,
      ...sharedParams(filter),
      limit + 1,
      accountId,
    ],
  );
}

/** Technical events: sign-ins, accounts, units, calendar, backups. They touch no record. */
export function listHouseEvents(house: Tx, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  return house.rows<AuditRow>(
    `select e.id, e.at, ${cursor} as cursor, ${calledAt('c', 'e.at')} as account_name, '' as role, null as by_unit_name, ${nameOn('u', dayOf('e.at'))} as unit_name, e.kind, e.data, false as sealed,
            null as petition_id, null as visit_id, null as proceeding_id, null as year, null as number, null as visit_year, null as visit_number
       from house_events e left join accounts c on c.id = e.account_id left join units u on u.id = e.unit_id
      where ($1::int is null or e.unit_id = $1) ${shared(2)}
      order by e.at desc, e.id desc limit $8`,
    [filter.unitId, ...sharedParams(filter), limit + 1],
  );
}
