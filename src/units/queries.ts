// Reading units: at a date, by what an officer types, as destinations of work.
import type { HouseTx } from '../database/tx.ts';
import { NotAllowedNow } from '../errors.ts';
import { type Became, becameBy, type HandedBy } from './became.ts';
import { handedBy, nameOn } from './names.ts';
import { type NotYetNote, notYetNote, type ReceivingFact, receivingRefusal, waysWithout } from './receiving.ts';
import { authorityName, closedReason, nameAsOf, type SuccessionPart, stoodOn, type Unit, type UnitLevel } from './unit.ts';

const columns = (u: string, name = `${u}.name`) =>
  `${u}.id, ${u}.level, ${u}.unit_type, ${name}, ${u}.short_name, lower(${u}.during) as first_on, upper(${u}.during) as ended_on, ${u}.note`;

const namedOn = (day: string) => `${nameOn('u', `${day}::date`)} as name`;

export type CodeScheme = 'gso' | 'department';

/** A unit as it stood on a day: with its parent and codes of that day. */
export interface UnitAt extends Unit {
  stands: boolean;
  parentId: number | null;
  parentName: string | null;
  codes: { scheme: CodeScheme; code: string }[];
}

/** @throws NotFound when there is no such unit at all; one that does not stand on that day comes with `stands` false. */
export async function unitAt(house: HouseTx, unitId: number, date: string): Promise<UnitAt> {
  const row = await house.one<Omit<UnitAt, 'stands'>>(
    `select ${columns('u')}, p.parent_id, ${nameOn('parent', '$2::date')} as parent_name,
            (select coalesce(json_agg(json_build_object('scheme', c.scheme, 'code', c.code) order by c.scheme, c.code), '[]')
               from unit_codes c where c.unit_id = u.id and c.during @> $2::date) as codes
       from units u
       left join unit_parents p on p.unit_id = u.id and p.during @> $2::date
       left join units parent on parent.id = p.parent_id
      where u.id = $1`,
    [unitId, date],
  );
  return { ...row, stands: stoodOn(row, date) };
}

/** The body directly above a unit on a day, as papers address it: "UBND thành phố Hà Nội"; '' where the tree has none. */
export async function authorityAbove(house: HouseTx, unitId: number, date: string): Promise<string> {
  const above = await house.maybe<Pick<Unit, 'level' | 'name'>>(
    'select u.level, u.name from unit_parents p join units u on u.id = p.parent_id where p.unit_id = $1 and p.during @> $2::date',
    [unitId, date],
  );
  return above ? authorityName(above) : '';
}

/** The level of an office, and the body directly above it on a day: as its letterhead has it, else by the tree; '' for none. */
export async function findRank(
  house: HouseTx,
  { unitId, superiorOrg }: Pick<UnitProfile, 'unitId' | 'superiorOrg'>,
  date: string,
): Promise<{ level: string; above: string }> {
  const { level } = await house.one<{ level: string }>('select level from units where id = $1', [unitId]);
  return { level, above: superiorOrg || (await authorityAbove(house, unitId, date)) };
}

export interface UnitAbove extends Pick<Unit, 'id' | 'level' | 'name'> {
  /** Takes work in here on that day: has what it needs to work, and is live. */
  receives: boolean;
}

/** Every unit above one on a day, the nearest first; empty at the top of the tree. */
export function listAbove(house: HouseTx, unitId: number, date: string): Promise<UnitAbove[]> {
  return house.rows<UnitAbove>(
    `with recursive above(id, step) as (
       select p.parent_id, 1 from unit_parents p where p.unit_id = $2 and p.during @> $1::date
       union all
       select p.parent_id, a.step + 1 from above a join unit_parents p on p.unit_id = a.id and p.during @> $1::date where a.step < 10)
     select u.id, u.level, u.name, u.id in (select r.id from (${receivingUnits}) r) as receives
       from above a join units u on u.id = a.id order by a.step`,
    [date, unitId],
  );
}

/** A unit as papers address it: "UBND phường Ba Đình", "Sở Xây dựng". @throws NotFound */
export async function authorityNameOf(house: HouseTx, unitId: number): Promise<string> {
  return authorityName(
    await house.one<Pick<Unit, 'level' | 'name'>>('select u.level, u.name from units u where u.id = $1', [unitId]),
  );
}

/** The day a unit's present name began. @throws NotFound */
export async function nameSince(house: HouseTx, unitId: number): Promise<string> {
  const { since } = await house.one<{ since: string }>(
    'select coalesce((select max(upper(n.during)) from unit_names n where n.unit_id = u.id), lower(u.during)) as since from units u where u.id = $1',
    [unitId],
  );
  return since;
}

/** The day a unit's present name began, or was written down where that was later: before it nobody used it. @throws NotFound */
export async function nameUsedSince(house: HouseTx, unitId: number): Promise<string> {
  const since = await nameSince(house, unitId);
  const { written } = await house.one<{ written: string | null }>(
    "select max((at at time zone 'Asia/Ho_Chi_Minh')::date) as written from house_events where unit_id = $1 and kind = 'unit.renamed'",
    [unitId],
  );
  return written !== null && written > since ? written : since;
}

/** The unit a code meant on a day. Codes are reused: without the day a code means nothing. */
export function findUnitByCode(house: HouseTx, scheme: CodeScheme, code: string, date: string): Promise<Unit | undefined> {
  return house.maybe<Unit>(
    `select ${columns('u')} from unit_codes c join units u on u.id = c.unit_id
      where c.scheme = $1 and c.code = $2 and c.during @> $3::date`,
    [scheme, code, date],
  );
}

/** What a unit was called on a day: its name of then, with "(trước …)" when it had ended by then. @throws NotFound */
export async function unitNameOn(house: HouseTx, unitId: number, date: string): Promise<string> {
  return nameAsOf(
    await house.one<Unit>(`select ${columns('u', namedOn('$2'))} from units u where u.id = $1`, [unitId, date]),
    date,
  );
}

/** Names by unit id for lists, as of a day. One query for many. */
export async function unitNamesOn(
  house: HouseTx,
  unitIds: readonly (number | null)[],
  date: string,
): Promise<Map<number, string>> {
  const wanted = [...new Set(unitIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await house.rows<Unit>(`select ${columns('u', namedOn('$2'))} from units u where u.id = any ($1::int[])`, [
    wanted,
    date,
  ]);
  return new Map(rows.map((unit) => [unit.id, nameAsOf(unit, date)]));
}

/** The units standing on a day, of one level or all, in Vietnamese order of their short names. */
export function listUnitsOn(house: HouseTx, date: string, filter: { level?: UnitLevel } = {}): Promise<Unit[]> {
  return house.rows<Unit>(
    `select ${columns('u')} from units u where u.during @> $1::date and ($2::text is null or u.level = $2) order by u.level, u.sort_key, u.id`,
    [date, filter.level ?? null],
  );
}

/** Units that stand today and have what they need to work. */
export function listOpenUnits(house: HouseTx, today: string): Promise<Unit[]> {
  return house.rows<Unit>(`${openUnits} order by ${openOrder}`, [today]);
}

/** Where people may be given posts: units that stand today and those that begin later, with what they need to work. */
export function listUnitsToStaff(house: HouseTx, today: string): Promise<Unit[]> {
  return house.rows<Unit>(
    `select ${columns('u')} from units u join unit_profiles f on f.unit_id = u.id where coalesce(upper(u.during) > $1::date, true)
      order by ${openOrder}`,
    [today],
  );
}

const openUnits = `select ${columns('u')} from units u join unit_profiles f on f.unit_id = u.id where u.during @> $1::date`;
const receivingUnits = `${openUnits} and (not exists (select 1 from wave_units m where m.office_id = u.id)
       or exists (select 1 from go_lives g where g.office_id = u.id and g.taken_back_at is null and g.live_on <= $1::date))`;
const openOrder = "array_position(array['province','department','commune'], u.level), u.sort_key, u.id";

/** Where work can be sent inside the system today: open units that are live. To the others a letter goes on paper. */
export function listReceivingUnits(house: HouseTx, today: string): Promise<Unit[]> {
  return house.rows<Unit>(`${receivingUnits} order by ${openOrder}`, [today]);
}

/** Of some units those brought in by a wave that were not live on a day: what they did until then is on paper. */
export async function notLiveOn(house: HouseTx, unitIds: readonly number[], date: string): Promise<ReadonlySet<number>> {
  if (unitIds.length === 0) return new Set();
  const rows = await house.rows<{ id: number }>(
    `select m.office_id as id from wave_units m where m.office_id = any ($1::int[])
        and not exists (select 1 from go_lives g where g.office_id = m.office_id and g.taken_back_at is null and g.live_on <= $2::date)`,
    [[...unitIds], date],
  );
  return new Set(rows.map(({ id }) => id));
}

function receivingFact(house: HouseTx, unitId: number): Promise<ReceivingFact> {
  return house.one<ReceivingFact>(
    // The day of a class is moved; that a unit of production went live is a day of the real calendar.
    `select u.name, w.name as wave_name, w.live_on as planned_on, g.live_on,
            (select json_build_object('homeUnit', p.home_unit, 'liveOn', p.live_on) from practice_ends p
              where p.office_id = u.id and p.live_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date) as practice
       from units u left join wave_units m on m.office_id = u.id left join waves w on w.id = m.wave_id
       left join go_lives g on g.office_id = u.id and g.taken_back_at is null
      where u.id = $1`,
    [unitId],
  );
}

/** Why a unit receives no petition today, as a sentence; undefined when it does. @throws NotFound */
export async function findReceivingRefusal(house: HouseTx, unitId: number, today: string): Promise<string | undefined> {
  return receivingRefusal(await receivingFact(house, unitId), today);
}

/** The unit's switch in one line for its own people: null where petitions come in. @throws NotFound */
export async function findNotYetNote(house: HouseTx, unitId: number, today: string): Promise<NotYetNote | null> {
  return notYetNote(await receivingFact(house, unitId), today);
}

/** Real petitions come in to units that are live, and to no other. @throws NotAllowedNow saying why, NotFound */
export async function assertReceives(house: HouseTx, unitId: number, today: string, backHref = ''): Promise<void> {
  const fact = await receivingFact(house, unitId);
  const refusal = receivingRefusal(fact, today);
  if (refusal) throw new NotAllowedNow(refusal, backHref, waysWithout(fact));
}

export interface Successor {
  id: number;
  name: string;
  part: SuccessionPart;
  /** The likely one, when the old unit was divided: the officer still decides. */
  suggested: boolean;
  /** Last act on the way: '1656/NQ-UBTVQH15'. */
  act: string;
}

/** Who stands in the place of a closed unit today, through every change between. Likely ones first. */
export async function listSuccessors(house: HouseTx, unitId: number, today: string): Promise<Successor[]> {
  const rows = await successorsOf(house, [unitId], today);
  return rows.map(({ ofId: _, ...successor }) => successor);
}

/** What became of a unit whose matters went on in another. */
export async function becameIn(house: HouseTx, fromUnitId: number, toUnitId: number): Promise<Became> {
  const { kinds } = await house.one<{ kinds: HandedBy[] | null }>(`select ${handedBy('$1::int', '$2::int')} as kinds`, [
    fromUnitId,
    toUnitId,
  ]);
  return becameBy(kinds ?? []);
}

/** The same of several units, each named by `ofId`. */
export function successorsOf(
  house: HouseTx,
  unitIds: readonly number[],
  today: string,
): Promise<(Successor & { ofId: number })[]> {
  return house.rows<Successor & { ofId: number }>(
    `with recursive chain(of_id, id, part, suggested, act) as (
       select s.unit_id, s.successor_id, s.part, s.suggested, s.act from unit_successors s
        where s.unit_id = any ($1::int[]) and s.effective_on <= $2::date
       union
       select c.of_id, s.successor_id,
              case when c.part = 'whole' then s.part when s.part = 'whole' then c.part else 'part' end,
              c.suggested and s.suggested, s.act
         from chain c join units u on u.id = c.id join unit_successors s on s.unit_id = c.id
        where not u.during @> $2::date and s.effective_on <= $2::date)
     select x.* from (
       select distinct on (c.of_id, u.id) c.of_id, u.id, u.name, c.part, c.suggested, c.act
         from chain c join units u on u.id = c.id
        where u.during @> $2::date
        order by c.of_id, u.id, not c.suggested) x
      join units u on u.id = x.id
      order by x.of_id, not x.suggested, u.sort_key, u.id`,
    [unitIds, today],
  );
}

export interface UnitSuggestion extends Unit {
  /** 'Phường Trúc Bạch, Quận Ba Đình (trước 01/07/2025)' */
  label: string;
  stands: boolean;
  /** Has what it needs to work here: a transfer inside the system can reach it. */
  works: boolean;
  successors: Successor[];
}

/**
 * Units whose name holds every word typed, each from the start of some word, without marks: "yen ph cau" finds
 * "Phường Yên Hòa, Quận Cầu Giấy". Standing units first; old names come with who took over. All of it as of a day: units that begin
 * later are not there yet, each bears its name of that day and stands under its parent of that day.
 */
export async function findUnitsByText(house: HouseTx, text: string, day: string, limit = 10): Promise<UnitSuggestion[]> {
  if (text.trim() === '' || text.length > 200) return [];
  const found = await house.rows<
    Unit & { nowName: string; parentName: string | null; formerNames: string | null; works: boolean }
  >(
    `with typed as (
       select words, '(^| )' || replace(regexp_replace(words, '[^a-z0-9 ]', '', 'g'), ' ', '[^ ]* ') as in_a_row from fold($1) as words),
     named as (
       select u.*, parent.name as parent_name, former.names as former_names,
              concat(' ', u.name_ascii, ' ', fold(parent.name), ' ', fold(every.names)) as haystack
         from units u
         left join lateral (select string_agg(n.name, ', ') as names from unit_names n where n.unit_id = u.id) every on true
         left join lateral (select string_agg(n.name, ', ' order by lower(n.during) desc) as names from unit_names n where n.unit_id = u.id and upper(n.during) <= $2::date) former on true
         left join lateral (select p.parent_id from unit_parents p where p.unit_id = u.id order by p.during @> $2::date desc, lower(p.during) desc limit 1) last on true
         left join units parent on parent.id = last.parent_id and parent.level <> 'province')
     select ${columns('n', `${nameOn('n', '$2::date')} as name`)}, n.name as now_name, n.parent_name, n.former_names, exists (select 1 from unit_profiles f where f.unit_id = n.id) as works
       from named n, typed t
      where lower(n.during) <= $2::date
        and not exists (select 1 from regexp_split_to_table(t.words, '[\\s,]+') w where w <> '' and strpos(n.haystack, ' ' || w) = 0)
        and t.words ~ '[a-z0-9]'
      order by not n.during @> $2::date,
               strpos(fold(n.short_name) || ' ', t.words) <> 1 and strpos(n.name_ascii, t.words) <> 1,
               n.name_ascii !~ t.in_a_row,
               n.level = 'other', upper(n.during) desc, n.sort_key, n.id
      limit $3`,
    [text, day, limit],
  );
  const closed = found.filter((unit) => !stoodOn(unit, day)).map(({ id }) => id);
  const successors = closed.length > 0 ? await successorsOf(house, closed, day) : [];
  return found.map(({ nowName, parentName, formerNames, ...unit }) => ({
    ...unit,
    label: labelOf(unit, { now: nowName, former: formerNames, parent: parentName }, day),
    stands: stoodOn(unit, day),
    successors: successors.filter(({ ofId }) => ofId === unit.id).map(({ ofId: _, ...successor }) => successor),
  }));
}

export interface NamedUnit extends Pick<Unit, 'id' | 'firstOn' | 'endedOn'> {
  /** The folded name it was asked by. */
  asked: string;
  /** Folded names of the units it has stood under. */
  parents: string[];
}

/** Units of any time by their folded names ('phuong truc bach', or 'truc bach'). One query for many: an old book taken in. */
export function findUnitsByNames(house: HouseTx, folded: readonly string[]): Promise<NamedUnit[]> {
  return house.rows<NamedUnit>(
    `select n.asked, u.id, lower(u.during) as first_on, upper(u.during) as ended_on,
            array(select fold(p.name) from unit_parents up join units p on p.id = up.parent_id where up.unit_id = u.id) as parents
       from (select n.asked, w.id from unnest($1::text[]) as n(asked) join units w on w.name_ascii = n.asked
             union select n.asked, w.id from unnest($1::text[]) as n(asked) join units w on fold(w.short_name) = n.asked
             union select n.asked, w.unit_id from unnest($1::text[]) as n(asked) join unit_names w on fold(w.name) = n.asked) n join units u on u.id = n.id`,
    [folded],
  );
}

/** 'Phường Trúc Bạch, Quận Ba Đình (trước 01/07/2025)'; a renamed unit says what it was called before, and what it is now. */
function labelOf(unit: Unit, names: { now: string; former: string | null; parent: string | null }, day: string): string {
  const others = [
    names.now === unit.name ? '' : `nay là ${names.now}`,
    names.former ? `tên trước đây: ${names.former}` : '',
  ].filter(Boolean);
  const renamed = others.length > 0 ? `${unit.name} (${others.join('; ')})` : unit.name;
  return nameAsOf({ ...unit, name: names.parent ? `${renamed}, ${names.parent}` : renamed }, day);
}

export interface UnitProfile {
  unitId: number;
  /** 'Ủy ban nhân dân phường Ba Đình'; papers print it in capitals. */
  issuingOrg: string;
  /** '' where the letterhead names no superior. */
  superiorOrg: string;
  symbol: string;
  /** The second part of a letter's symbol where nothing nearer is known: "TCD" in 12/UBND-TCD (NĐ 30/2020, Phụ lục I). */
  letterCode: string;
  place: string;
  headTitle: string;
  /** 'Luật Tổ chức chính quyền địa phương …': the "Căn cứ" that gives the office its powers; '' prints no line. */
  functionsBasis: string;
  /** The inspectorate that is told of complaints and conclusions (khoản 1 Điều 16 NĐ 124/2020); '' when there is none. */
  inspectorate: string;
  address: string;
  phone: string;
  isRemoteArea: boolean;
  approvalRoute: 'leader' | 'unit_head_then_leader';
  acceptsTransfersOnDelivery: boolean;
}

const profileSql = `select unit_id, issuing_org, superior_org, symbol, letter_code, place, head_title, functions_basis, inspectorate, address, phone, is_remote_area, approval_route, accepts_transfers_on_delivery
       from unit_profiles where unit_id = $1`;

/** How a unit signs and works. @throws NotFound for a unit that never worked here. */
export function unitProfile(house: HouseTx, unitId: number): Promise<UnitProfile> {
  return house.one<UnitProfile>(profileSql, [unitId]);
}

/** The same; undefined for a unit that never worked here. */
export function findProfile(house: HouseTx, unitId: number): Promise<UnitProfile | undefined> {
  return house.maybe<UnitProfile>(profileSql, [unitId]);
}

/** A unit that no longer stands keeps its records and receives nothing new. @throws NotAllowedNow saying so, NotFound */
export async function assertOpen(house: HouseTx, unitId: number, today: string): Promise<void> {
  const reason = closedReason(await house.one<Unit>(`select ${columns('u')} from units u where u.id = $1`, [unitId]), today);
  if (reason) throw new NotAllowedNow(reason);
}

/** Does this unit stand no more on that day? Its records are an archive. */
export const hasUnitEnded = async (house: HouseTx, unitId: number, day: string): Promise<boolean> =>
  (await house.maybe('select 1 from units where id = $1 and upper(during) <= $2::date', [unitId, day])) !== undefined;

/** The unit and every one it came from, however long ago: what was theirs is its own. */
export async function listOwnPast(house: HouseTx, unitId: number): Promise<ReadonlySet<number>> {
  const rows = await house.rows<{ id: number }>(
    `with recursive before(id) as (select $1::int union select s.unit_id from before b join unit_successors s on s.successor_id = b.id) select id from before`,
    [unitId],
  );
  return new Set(rows.map(({ id }) => id));
}
