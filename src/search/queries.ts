// Finding petitions: ids from the index (or by number, in the book itself), joined to petitions where the wall checks again.
import type { Param, UnitTx } from '../database/tx.ts';
import { type PetitionStatus, type PetitionType, toldEndSql } from '../petitions/petition.ts';
import { type State, stateSql } from '../petitions/shown-tag.ts';
import type { VisitStatus } from '../reception/visit.ts';
import { livesInName } from '../units/lives-in.ts';
import { nameOn } from '../units/names.ts';
import { type Ask, indexAsks, type VisitAsk } from './ask.ts';

/** Counts stop here, "hơn 300 đơn": nobody reads on so far, and what is counted is what a common phrase costs in a large city. */
export const mostCounted = 300;

export interface SearchFilter {
  types: readonly PetitionType[] | null;
  /** A branch of the list of fields, '' for all. */
  branch: string;
  statuses: readonly PetitionStatus[] | null;
  unitId: number | null;
  from: string | null;
  to: string | null;
}

export interface SearchPlace {
  receivedOn: string;
  id: number;
}

export interface FoundPetition {
  unitId: number;
  unitName: string;
  id: number;
  year: number;
  number: number;
  publicCode: string | null;
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  status: PetitionStatus;
  outcome: string | null;
  /** Of its proceeding; null without one. */
  state: State | null;
  field: string;
  receivedOn: string;
  dueOn: string | null;
  isPaused: boolean;
  closedOn: string | null;
  /** Why it was found: number, code, ids, ends, phones, words. */
  reasons: string[];
  senderLabel: string | null;
  subject: string | null;
  summary: string | null;
  request: string | null;
  respondent: string | null;
  contested: string | null;
  names: string[] | null;
  /** It goes on from a row of another unit: it bore another number there. */
  isTakenOver: boolean;
  /** The unit that handles it now, where it went on from here; null. */
  livesIn: string | null;
}

/** One select per way to read what was typed, each newest first and cut at `most`. */
function hitsOf(ask: Ask, filter: SearchFilter, loose: boolean, place: SearchPlace | undefined, most: number) {
  const params: Param[] = [];
  const bind = (value: Param) => `$${params.push(value)}`;
  // Bound only when the book itself is asked: PostgreSQL refuses a parameter nobody uses.
  const factsOf = () => {
    const facts: string[] = [];
    if (filter.types) facts.push(`p.petition_type = any (${bind(filter.types)}::text[])`);
    if (filter.branch) facts.push(`split_part(p.field, '.', 1) = ${bind(filter.branch)}`);
    if (filter.statuses) facts.push(`p.status = any (${bind(filter.statuses)}::text[])`);
    if (filter.unitId !== null) facts.push(`p.unit_id = ${bind(filter.unitId)}::int`);
    if (filter.from) facts.push(`p.received_on >= ${bind(filter.from)}::date`);
    if (filter.to) facts.push(`p.received_on <= ${bind(filter.to)}::date`);
    if (place) facts.push(`(p.received_on, p.id) < (${bind(place.receivedOn)}::date, ${bind(place.id)}::bigint)`);
    return facts;
  };
  const limit = `${bind(most)}::int`;
  const book = (why: string, condition: string) =>
    `(select p.unit_id, p.id as petition_id, p.received_on, '${why}' as why from petitions p where ${[condition, ...factsOf()].join(' and ')} order by p.received_on desc, p.id desc limit ${limit})`;
  const selects: string[] = [];
  // Where a unit is said, only what stands, or stood, in its books; of one nobody knows here, what an old paper book says.
  const ofUnit = () => {
    if (ask.unit === '' || ask.unitBy === 'paper') return '';
    const unit = bind(ask.unit);
    return ask.unitBy === 'number'
      ? ` and unit_is_called(p.unit_id, ${unit})`
      : ` and (unit_is_called(p.unit_id, ${unit}) or exists (select 1 from former_petition_numbers(array[p.id]) f where unit_is_called(f.unit_id, ${unit})))`;
  };
  const gone = (number: string, year: string, papers: readonly string[]) =>
    book(
      'number',
      `(p.unit_id, p.id) in (select g.unit_id, g.petition_id from petitions_gone_on(${number}, ${year}, ${bind(papers)}::text[], ${bind(ask.unitBy === 'number' ? ask.unit : '')}) g)${ask.unitBy === 'passed' ? ofUnit() : ''}`,
    );
  const byNumber = ask.unitBy !== 'paper';
  if (ask.number && byNumber)
    selects.push(
      book(
        'number',
        `p.number = ${bind(ask.number.number)}::int${ask.number.year === null ? '' : ` and p.year = ${bind(ask.number.year)}::int`}${ofUnit()}`,
      ),
    );
  if (ask.typed)
    selects.push(book('paper', `p.paper_number = any (${bind([...new Set([ask.typed, ask.typed.toUpperCase()])])}::text[])`));
  if (ask.paper !== null && ask.unit !== '') {
    const papers = [...new Set([ask.paper, ask.paper.toUpperCase()])];
    selects.push(book('paper', `p.paper_number = any (${bind(papers)}::text[])${ofUnit()}`));
    selects.push(gone('-1', 'null', papers));
  }
  if (ask.number) {
    const { number, year } = ask.number;
    // In an old book that begins anew each year the year stands at the head of the page.
    const papers = year === null ? [] : [String(number), `${number}/${year}`];
    if (year !== null)
      selects.push(book('paper', `p.paper_number = any (${bind(papers)}::text[]) and p.year = ${bind(year)}::int${ofUnit()}`));
    // The number it had in the books of units that have since been taken over, over however many acts.
    if (byNumber) selects.push(gone(`${bind(number)}::int`, `${bind(year)}::int`, papers));
  }
  if (ask.publicCode) selects.push(book('code', `p.public_code = ${bind(ask.publicCode)}`));
  for (const { matching, keys } of indexAsks(ask, loose)) {
    selects.push(
      `(select unit_id, petition_id, received_on, ${bind(matching)}::text as why from search_petitions(${bind(matching)}, ${bind(keys)}::text[], ${bind(filter.types)}::text[],
        ${bind(filter.branch || null)}, ${bind(filter.statuses)}::text[], ${bind(filter.unitId)}::int, ${bind(filter.from)}::date, ${bind(filter.to)}::date,
        ${bind(place?.receivedOn ?? null)}::date, ${bind(place?.id ?? null)}::bigint, ${limit}))`,
    );
  }
  return { sql: selects.join('\nunion all\n'), params, bind };
}

export interface FoundVisit {
  id: number;
  unitName: string;
  year: number;
  number: number;
  receivedOn: string;
  status: VisitStatus;
  paperNumber: string;
  isTakenOver: boolean;
  livesIn: string | null;
}

/**
 * Visits within reach that bear this number, also the one a visit had in a unit it was taken over from, over however many acts, or in an old
 * book; at most `most`. One that went on to a unit within reach is found there, not once more in the old book. Where a unit is said, only its
 * numbers; where none of it is found and the unit is said for sure, what stood in its books at all, and of a unit nobody knows here what an
 * old paper book says.
 */
export async function findVisits(tx: UnitTx, ask: VisitAsk, unitId: number | null, most: number): Promise<FoundVisit[]> {
  const found = await tx.rows<FoundVisit & { isOfUnit: boolean; wasOfUnit: boolean }>(
    `with here as materialized (
         select v.unit_id, v.id from visits v where v.number = $1 and ($2::int is null or v.year = $2)
         union
         select v.unit_id, v.id from visits v where v.paper_number <> '' and fold(v.paper_number) = any ($6::text[]) and ($2::int is null or v.year = $2)),
       known as materialized (select exists (select 1 from units x where unit_is_called(x.id, $5)) as yes where $5 <> ''),
       of_unit as materialized (select unit_id, visit_id as id from visits_gone_on($1, $2, $6::text[], $5) where $5 <> ''),
       found as (select unit_id, id from here union select unit_id, visit_id from visits_gone_on($1, $2, $6::text[], ''))
     select v.id, u.name as unit_name, v.year, v.number, v.received_on, v.status, v.paper_number, v.origin_visit_id is not null as is_taken_over, ${livesInName('v.unit_id', 'null', 'v.id')} as lives_in,
            $5 <> '' and ((v.unit_id, v.id) in (select unit_id, id from here) and unit_is_called(v.unit_id, $5) or (v.unit_id, v.id) in (select unit_id, id from of_unit)) as is_of_unit,
            $5 <> '' and case when (select yes from known)
                then unit_is_called(v.unit_id, $5) or exists (select 1 from former_visit_numbers(array[v.id]) w where unit_is_called(w.unit_id, $5))
                else v.paper_number <> '' and fold(v.paper_number) = any ($6::text[]) end as was_of_unit
       from found f join visits v on v.unit_id = f.unit_id and v.id = f.id join units u on u.id = v.unit_id
      where ($3::int is null or v.unit_id = $3)
        and not (v.status = 'handed_over' and exists (select 1 from visits w where w.origin_unit_id = v.unit_id and w.origin_visit_id = v.id))
      order by is_of_unit desc, was_of_unit desc, v.received_on desc, v.id desc limit $4`,
    [ask.number, ask.year, unitId, most, ask.unit, ask.papers],
  );
  if (ask.unit === '') return found;
  const ofUnit = found.filter(({ isOfUnit }) => isOfUnit);
  return ask.isUnitGuessed || ofUnit.length > 0 ? ofUnit : found.filter(({ wasOfUnit }) => wasOfUnit);
}

/** Does any unit the software knows bear this name, or did? @param said folded */
export const isUnitKnown = async (tx: UnitTx, said: string): Promise<boolean> =>
  (await tx.one<{ known: boolean }>('select exists (select 1 from units u where unit_is_called(u.id, $1)) as known', [said]))
    .known;

/** A number a record bore in the book of a unit that was taken over, under the name that unit had then. */
export interface FormerNumber {
  unitName: string;
  year: number;
  number: number;
}

/** The numbers these petitions, or visits, bore before, the last one first. */
export async function formerNumbers(
  tx: UnitTx,
  kind: 'petition' | 'visit',
  found: readonly { id: number; isTakenOver: boolean }[],
): Promise<ReadonlyMap<number, FormerNumber[]>> {
  const ids = found.filter(({ isTakenOver }) => isTakenOver).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<FormerNumber & { id: number }>(
    `select f.${kind}_id as id, ${nameOn('u', 'f.until')} as unit_name, f.year, f.number
       from former_${kind}_numbers($1::bigint[]) f join units u on u.id = f.unit_id order by f.${kind}_id, f.step`,
    [ids],
  );
  return new Map(ids.map((id) => [id, rows.filter((row) => row.id === id)]));
}

/** What was found: one page, and how many match in all, at most one more than mostCounted. */
export interface Found {
  count: number;
  /** Newest first, `limit` + 1 rows when there are more. */
  found: FoundPetition[];
}

/** The first page of matches and their number, read by one look into the index: ordering what a common phrase matches is the whole cost. */
export async function findFirst(tx: UnitTx, ask: Ask, filter: SearchFilter, loose: boolean, limit: number): Promise<Found> {
  const { sql, params } = hitsOf(ask, filter, loose, undefined, mostCounted + 1);
  if (sql === '') return { count: 0, found: [] };
  const rows = await tx.rows<FoundPetition & { n: number }>(
    `with hits as (${sql}),
       keyed as materialized (select h.unit_id, h.petition_id, h.received_on, array_agg(distinct h.why) as reasons
         from hits h join petitions p on p.unit_id = h.unit_id and p.id = h.petition_id group by 1, 2, 3),
       one as (select * from keyed order by received_on desc, petition_id desc limit ${limit + 1})
     select (select count(*)::int from keyed) as n, ${shown}`,
    params,
  );
  return { count: rows[0]?.n ?? 0, found: rows.map(({ n: _, ...row }) => row) };
}

/** One page of matches after `place`, newest first, `limit` + 1 rows when there are more. */
export async function listFound(
  tx: UnitTx,
  ask: Ask,
  filter: SearchFilter,
  loose: boolean,
  place: SearchPlace | undefined,
  limit: number,
): Promise<FoundPetition[]> {
  const { sql, params } = hitsOf(ask, filter, loose, place, limit + 1);
  if (sql === '') return [];
  return tx.rows<FoundPetition>(
    `with hits as (${sql}),
       one as (select unit_id, petition_id, received_on, array_agg(distinct why) as reasons from hits group by 1, 2, 3 order by received_on desc, petition_id desc limit ${limit + 1})
     select ${shown}`,
    params,
  );
}

/** The columns of a page of hits (`one`), joined where the wall checks again. */
const shown = `p.unit_id, u.name as unit_name, p.id, p.year, p.number, p.public_code, p.petition_type, p.instance, p.denunciation_round, p.status, p.outcome, ${stateSql('p')} as state, p.field, p.received_on, p.due_on, p.is_paused,
       ${toldEndSql('p')} as closed_on, p.origin_petition_id is not null as is_taken_over, ${livesInName('p.unit_id', 'p.id', 'null')} as lives_in, one.reasons, c.sender_label, c.subject, c.summary, c.request, c.respondent, nullif(trim(c.contested_number || ' ' || c.contested_by), '') as contested,
       (select array_agg(a.name order by a.ordinal) from parties a where a.unit_id = p.unit_id and a.petition_id = p.id and not a.sealed) as names
     from one join petitions p on p.unit_id = one.unit_id and p.id = one.petition_id join units u on u.id = p.unit_id
     left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
     order by p.received_on desc, p.id desc`;
