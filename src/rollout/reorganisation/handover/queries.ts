// Reading handovers: the receiver's list, and the giving unit's petitions with where each would go.
import { calledAt } from '../../../accounts/names.ts';
import type { UnitTx } from '../../../database/tx.ts';
import type { CountedClock } from '../../../deadlines/undated.ts';
import type { PetitionStatus, PetitionType } from '../../../petitions/petition.ts';
import type { State } from '../../../proceedings/proceeding.ts';
import { concluding, openTask, owesReply } from '../../../reception/open-duty.ts';
import type { VisitStatus } from '../../../reception/visit.ts';
import type { PlanReason } from '../reorganisation.ts';

export const itemsPerPage = 25;

export interface HandoverItem {
  id: number;
  kind: 'petition' | 'visit' | 'book' | 'day';
  words: string;
  fromUnitId: number;
  fromName: string;
  act: string;
  fromYear: number | null;
  fromNumber: number | null;
  petitionId: number | null;
  year: number | null;
  number: number | null;
  petitionType: PetitionType | null;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  status: PetitionStatus | null;
  state: State | null;
  dueOn: string | null;
  /** The day its running clock was paused; null while it runs. */
  pausedOn: string | null;
  /** The clock that counts now, its unit being the own one. */
  clockId: number | null;
  sealed: boolean;
  subject: string | null;
  visitId: number | null;
  visitYear: number | null;
  visitNumber: number | null;
  visitStatus: VisitStatus | null;
  visitDueOn: string | null;
  /** It still waits for its answer, or for its conclusion. */
  visitOwesReply: boolean;
  /** The first of what the head charged somebody with at it and is not done: whom, what (null of a sealed one), by when. */
  task: { charged: string; work: string | null; dueOn: string | null; others: number } | null;
  /** As it stood when it was handed over, of what this reader reads; null where it stands for itself. */
  before: ItemThen | null;
  oldVisitYear: number | null;
  oldVisitNumber: number | null;
  signedAt: Date | null;
  signedByName: string | null;
  remark: string;
  /** Kept by this reader, and not for everybody. */
  isKept: boolean;
}

/** What of an item goes on changing, as it was on the day of the handover. */
export type ItemThen = Partial<
  Pick<HandoverItem, 'petitionType' | 'instance' | 'denunciationRound' | 'status' | 'dueOn' | 'pausedOn' | 'task'>
> & { proceedingState?: State | null; owesReply?: boolean };

/** An item as the minutes tell it, whatever has been done with it since. */
export function asHandedOver(item: HandoverItem): HandoverItem {
  const { before } = item;
  if (before === null) return item;
  const { proceedingState: state = item.state, owesReply: visitOwesReply = item.visitOwesReply, ...then } = before;
  return { ...item, ...then, state, visitOwesReply };
}

/** The clocks of a page of the list, to be asked which run without a day (deadlines/undated.ts). */
export const clocksOf = (unitId: number, items: readonly HandoverItem[]): CountedClock[] =>
  items.map(({ clockId, dueOn, pausedOn }) => ({ unitId, clockId, dueOn, isPaused: pausedOn !== null, isOver: false }));

export interface ItemFilter {
  fromUnitId: number | null;
  /** Only what came by this act. */
  reorganisationId?: number;
  show: 'waiting' | 'signed' | 'all';
  after: number;
  /** Only these. */
  ids?: readonly number[];
  /** With a giver and an act: what the minutes tell, or what is kept apart from them; left out, both. */
  told?: Told;
  /** Only what this reader keeps himself of what is not for everybody. */
  keptOnly?: boolean;
}

/** What is hidden from nobody and stands on a paper both sides sign, and what is kept apart from it. */
export type Told = 'everybody' | 'apart';

/** Of the row as it stood, what the minutes tell, as far as it was kept; null of one this reader does not read. */
const before = `case when p.id is not null or (v.id is not null and h.kind = 'visit') then
  (select coalesce(jsonb_object_agg(b.key, b.value), '{}') from jsonb_each(h.before) b where b.key = any (case
    when p.id is not null then array['petitionType','instance','denunciationRound','status','proceedingState','dueOn','pausedOn']
    else array['owesReply','task'] end)) end`;

/** Of an item `h`: whoever asks keeps it, and it is not for everybody. */
export const isKept = 'h.id = any ((select items_kept_apart())::bigint[])';

/** One page of the own list, giver after giver and of each in the order it came; one more row than a page says that another follows. */
export function listItems(tx: UnitTx, unitId: number, filter: ItemFilter, most = itemsPerPage + 1): Promise<HandoverItem[]> {
  return tx.rows<HandoverItem>(
    `select h.id, h.kind, h.words, h.from_unit_id, u.name as from_name, r.number as act, h.from_year, h.from_number, h.petition_id, p.year, p.number, p.petition_type, p.instance,
            p.denunciation_round, p.status, g.state, case when g.id is null then p.due_on else g.due_on end as due_on, k.paused_on, case when g.id is null then p.main_clock_id else g.main_clock_id end as clock_id, coalesce(p.sealed, false) as sealed,
            c.subject, h.visit_id, v.year as visit_year, v.number as visit_number, v.status as visit_status, coalesce(v.due_on, (${concluding})) as visit_due_on, coalesce(${owesReply} or exists (${concluding}), false) as visit_owes_reply, t.task,
            ${before} as before, v.origin_year as old_visit_year,
            v.origin_number as old_visit_number, h.signed_at, ${calledAt('a', 'h.signed_at')} as signed_by_name, h.remark, ${isKept} as is_kept
       from handovers h join units u on u.id = h.from_unit_id join reorganisations r on r.id = h.reorganisation_id
       left join petitions p on p.unit_id = h.unit_id and p.id = h.petition_id left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null left join accounts a on a.id = h.signed_by
       left join clocks k on k.unit_id = p.unit_id and k.id = case when g.id is null then p.main_clock_id else g.main_clock_id end and coalesce(g.is_paused, p.is_paused)
       left join visits v on v.unit_id = h.unit_id and v.id = h.visit_id
       left join lateral (select jsonb_build_object('charged', t.charged, 'work', case when t.sealed then null else t.work end, 'dueOn', t.due_on, 'others', count(*) over () - 1) as task
         from conclusion_tasks t where t.visit_id = v.id and ${openTask} order by t.due_on nulls last, t.id limit 1) t on true
       left join lateral (select o.id, o.from_unit_id, s.sort_key from handovers o join units s on s.id = o.from_unit_id where o.unit_id = $1 and o.id = $3) last_shown on true
      where h.unit_id = $1 and ($2::int is null or h.from_unit_id = $2) and (last_shown.id is null or (u.sort_key, h.from_unit_id, h.id) > (last_shown.sort_key, last_shown.from_unit_id, last_shown.id)) and ($6::int is null or h.reorganisation_id = $6)
        and case $4 when 'waiting' then h.signed_at is null when 'signed' then h.signed_at is not null else true end
        and (not $8 or ${isKept}) and ($9::bigint[] is null or h.id = any ($9))
        and ($7::text is null or (h.id = any ((select items_for_everybody($2, $6))::bigint[])) = ($7 = 'everybody'))
      order by u.sort_key, h.from_unit_id, h.id limit $5`,
    [
      unitId,
      filter.fromUnitId,
      filter.after,
      filter.show,
      most,
      filter.reorganisationId ?? null,
      filter.told ?? null,
      filter.keptOnly ?? false,
      filter.ids ?? null,
    ],
  );
}

/** The last act by which something came from a unit. */
export function findLastHandover(
  tx: UnitTx,
  unitId: number,
  fromUnitId: number,
): Promise<{ reorganisationId: number } | undefined> {
  return tx.maybe<{ reorganisationId: number }>(
    'select reorganisation_id from handovers where unit_id = $1 and from_unit_id = $2 order by handed_at desc, id desc limit 1',
    [unitId, fromUnitId],
  );
}

/** Records that had ended, of one kind, year and type. */
export interface ArchiveCount {
  kind: 'petition' | 'visit';
  year: number;
  /** null of a visit, and of a petition nobody classified. */
  type: PetitionType | null;
  count: number;
}

/**
 * What stayed in a closed unit's books as archive, by kind, year and type; null where this act did not give it to the own unit, as none gives
 * that of a unit that goes on. Numbers that were voided are no records.
 * @param told which of them: hidden from nobody, or kept apart by this reader
 * @param keeper only what he registered
 */
export async function countArchive(
  tx: UnitTx,
  unitId: number,
  fromUnitId: number,
  reorganisationId: number,
  told: Told,
  keeper: number | null,
): Promise<ArchiveCount[] | null> {
  const route = await tx.maybe<{ takesArchive: boolean }>(
    "select takes_archive and kind <> 'function' as takes_archive from reorganisation_routes where reorganisation_id = $1 and from_unit_id = $2 and to_unit_id = $3",
    [reorganisationId, fromUnitId, unitId],
  );
  if (!route?.takesArchive) return null;
  return tx.rows<ArchiveCount>(
    `with p as materialized (select id, year, petition_type as type from petitions where unit_id = $1 and closed_on is not null and status not in ('handed_over', 'void') and ($3::int is null or registered_by = $3)),
       v as materialized (select id, year from visits where unit_id = $1 and status not in ('handed_over', 'void') and ($3::int is null or registered_by = $3))
     select 'petition' as kind, year, type, count(*)::int as count from p
      where (id = any ((select petitions_for_everybody(array(select id from p)))::bigint[])) = ($2 = 'everybody') group by year, type
     union all
     select 'visit', year, null, count(*)::int from v
      where (id = any ((select visits_for_everybody(array(select id from v)))::bigint[])) = ($2 = 'everybody') group by year
     order by kind, year, type`,
    [fromUnitId, told, keeper],
  );
}

/** The fields of the function that moved to the own unit by an act; null where the giver ended by it. */
export async function fieldsGiven(
  tx: UnitTx,
  unitId: number,
  fromUnitId: number,
  reorganisationId: number,
): Promise<readonly string[] | null> {
  const route = await tx.maybe<{ fields: string[] | null }>(
    'select fields from reorganisation_routes where reorganisation_id = $1 and from_unit_id = $2 and to_unit_id = $3',
    [reorganisationId, fromUnitId, unitId],
  );
  return route?.fields ?? null;
}

export interface GiverCount {
  fromUnitId: number;
  fromName: string;
  total: number;
  waiting: number;
}

/** What came from whom, and how much of it nobody has signed; `keptOnly`: of what this reader keeps. */
export function countByGiver(tx: UnitTx, unitId: number, keptOnly: boolean): Promise<GiverCount[]> {
  return tx.rows<GiverCount>(
    `select h.from_unit_id, u.name as from_name, count(*) filter (where not $2 or ${isKept})::int as total, count(*) filter (where h.signed_at is null and (not $2 or ${isKept}))::int as waiting
       from handovers h join units u on u.id = h.from_unit_id where h.unit_id = $1 group by 1, 2, u.sort_key order by u.sort_key`,
    [unitId, keptOnly],
  );
}

/**
 * The address a row of the plan shows: the one a rule took it by, else the first; and whose it is when that is not the first's. `$1` the
 * unit, `$2` the act, `x` the row of the plan.
 */
const shownAddress = (whose: string) =>
  `(select nullif(trim(both ', ' from a.address || ', ' || a.ward_text), '') as address, case when a.nth > 1 then a.name end as address_of
      from (select a.name, a.address, a.ward_text, row_number() over (order by a.ordinal) as nth,
              x.why = 'rule' and exists (select 1 from handover_rules u where u.unit_id = $1 and u.reorganisation_id = $2 and u.to_unit_id = x.to_unit_id
                and address_has(a.address, a.ward_text, u.words)) as took
              from parties a where a.unit_id = $1 and not a.sealed and ${whose}) a
     order by a.took desc, a.nth limit 1)`;

export interface PlannedPetition {
  petitionId: number;
  toUnitId: number | null;
  why: PlanReason;
  year: number;
  number: number;
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  sealed: boolean;
  dueOn: string | null;
  subject: string | null;
  address: string | null;
  /** Whose address it is, where a rule took the petition by one that is not the first sender's. */
  addressOf: string | null;
}

/** The open petitions of the own unit and where each would go; `openOnly` those nobody has chosen for. */
export function listPlanned(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
  filter: { openOnly: boolean; after: number },
  most = itemsPerPage + 1,
): Promise<PlannedPetition[]> {
  return tx.rows<PlannedPetition>(
    `select x.petition_id, x.to_unit_id, x.why, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.sealed, case when g.id is null then p.due_on else g.due_on end as due_on, c.subject, a.address, a.address_of
       from handover_plan($2, $1) x join petitions p on p.unit_id = $1 and p.id = x.petition_id
       left join lateral ${shownAddress("a.petition_id = p.id and a.role in ('complainant','petitioner','representative')")} a on true
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null
      where x.petition_id > $3 and (not $4 or x.why in ('open', 'default')) order by x.petition_id limit $5`,
    [unitId, reorganisationId, filter.after, filter.openOnly, most],
  );
}

export interface PlannedVisit {
  visitId: number;
  toUnitId: number | null;
  why: PlanReason;
  year: number;
  number: number;
  receivedOn: string;
  sealed: boolean;
  dueOn: string | null;
  summary: string | null;
  address: string | null;
  addressOf: string | null;
}

/** The visits of the own unit that still owe something and where each would go, as listPlanned. */
export function listPlannedVisits(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
  filter: { openOnly: boolean; after: number },
  most = itemsPerPage + 1,
): Promise<PlannedVisit[]> {
  return tx.rows<PlannedVisit>(
    `select x.visit_id, x.to_unit_id, x.why, v.year, v.number, v.received_on, v.sealed, v.due_on, nullif(c.summary, '') as summary, a.address, a.address_of
       from handover_visit_plan($2) x join visits v on v.unit_id = $1 and v.id = x.visit_id
       left join lateral ${shownAddress("a.visit_id = v.id and (x.why <> 'rule' or a.petition_id is null)")} a on true
       left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id
      where x.visit_id > $3 and (not $4 or x.why in ('open', 'default')) order by x.visit_id limit $5`,
    [unitId, reorganisationId, filter.after, filter.openOnly, most],
  );
}

/** How many of the own visits that still owe something are placed, by reason; what hides from who asks is not counted. */
export function countPlannedVisits(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
): Promise<{ why: PlanReason; count: number }[]> {
  return tx.rows<{ why: PlanReason; count: number }>(
    'select x.why, count(*)::int as count from handover_visit_plan($2) x join visits v on v.unit_id = $1 and v.id = x.visit_id group by x.why',
    [unitId, reorganisationId],
  );
}

/** How many of the own open petitions are placed, by reason. */
export function countPlanned(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
): Promise<{ why: PlanReason; count: number }[]> {
  return tx.rows<{ why: PlanReason; count: number }>(
    'select why, count(*)::int as count from handover_plan($2, $1) group by why',
    [unitId, reorganisationId],
  );
}

export interface RuleRow {
  id: number;
  words: string;
  toName: string;
}

/** The rules of a unit for an act, as they were made: the first whose words an address holds decides. */
export function listRules(tx: UnitTx, unitId: number, reorganisationId: number): Promise<RuleRow[]> {
  return tx.rows<RuleRow>(
    'select r.id, r.words, u.name as to_name from handover_rules r join units u on u.id = r.to_unit_id where r.unit_id = $1 and r.reorganisation_id = $2 order by r.id',
    [unitId, reorganisationId],
  );
}
