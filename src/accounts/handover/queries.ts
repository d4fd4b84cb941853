// What hangs on an officer in his unit, with its due dates, and who could not take it.
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { runsUndated } from '../../deadlines/undated.ts';
import { awaitsSigner, papersToSign } from '../../documents/registry/to-sign.ts';
import { runningDuty, stepDueOn, stillOpen } from '../../petitions/open-work.ts';
import { openMembership } from '../../proceedings/open-membership.ts';
import { answerer, concluding, openTask, owed } from '../../reception/open-duty.ts';
import { isHost, plannedDay } from '../../reception/schedule/hosts.ts';
import type { OfficerRole } from '../roles.ts';
import { type Item, itemLetters } from './rules.ts';

const noVisit = 'null::bigint as visit_id';
const noWords = 'null::text as words';

/**
 * What waits for or is in the charge of `who` in the unit $1 on the day `today`: petitions, duties that outlive them and proceedings; citizens
 * he received and nobody has answered, tasks of conclusions, verifications, papers to sign, reception days. The gate counts the same
 * (open_work) for whoever closes the account; the wall leaves out what the reader must not see.
 */
const held = (who: string, today: string) => `
  select 'petition' as kind, p.id, p.id as petition_id, ${noVisit}, coalesce(p.assigned_to = ${who}, false) as is_assigned, p.year, p.number, p.petition_type, p.sealed, p.status as state,
         ${stepDueOn('p')} as due_on, ${noWords}, p.is_paused, p.main_clock_id as clock_id
    from petitions p where p.unit_id = $1 and ${stillOpen('p')} and (p.holder_id = ${who} or p.assigned_to = ${who})
  union all
  select 'petition', p.id, p.id, null, true, p.year, p.number, p.petition_type, p.sealed, p.status, k.due_on, null, false, null
    from (select k.petition_id, min(k.due_on) as due_on from clocks k where k.unit_id = $1 and ${runningDuty} group by k.petition_id) k
    join petitions p on p.unit_id = $1 and p.id = k.petition_id
   where p.assigned_to = ${who} and p.status <> 'void' and not ${stillOpen('p')}
  union all
  select 'proceeding', g.id, g.petition_id, null, false, p.year, p.number, p.petition_type, p.sealed, g.state, g.due_on, null, g.is_paused, g.main_clock_id
    from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
   where g.unit_id = $1 and g.closed_on is null and g.holder_id = ${who}
  union all
  select 'visit', v.id, v.petition_id, v.id, false, v.year, v.number, v.petition_type, v.sealed, v.status, coalesce(v.due_on, (${concluding})), null, false, null
    from visits v where ${owed} and not v.past_head and ${answerer} = ${who}
  union all
  select 'task', t.id, t.petition_id, t.visit_id, false, v.year, v.number, v.petition_type, t.sealed, v.status, t.due_on, case when t.sealed then null else t.charged || ': ' || t.work end, false, null
    from conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id where ${openTask} and not v.past_head and t.holder_id = ${who}
  union all
  select 'member', m.id, m.petition_id, null, false, p.year, p.number, p.petition_type, p.sealed, g.state, coalesce(g.verify_by, g.due_on), m.member_role, g.is_paused, g.main_clock_id
    from proceeding_members m join proceedings g on g.unit_id = m.unit_id and g.id = m.proceeding_id join petitions p on p.unit_id = m.unit_id and p.id = m.petition_id
   where m.unit_id = $1 and ${openMembership} and m.account_id = ${who}
  union all
  select 'paper', w.id, coalesce(w.petition_id, v.petition_id), w.visit_id, false, coalesce(p.year, v.year), coalesce(p.number, v.number), coalesce(p.petition_type, v.petition_type), w.sealed, w.state,
         coalesce(g.due_on, p.due_on, v.due_on), w.kind, coalesce(g.is_paused, p.is_paused, false), null
    from ${papersToSign} where w.unit_id = $1 and ${awaitsSigner} and w.signer_id = ${who}
  union all
  select 'day', d.id, null, null, d.kind = 'regular', 0, 0, null, false, d.state, d.on_date, d.place, false, null
    from reception_days d where d.unit_id = $1 and ${plannedDay(today)} and ${isHost(who)}`;

export interface HeldItem extends Item {
  visitId: number | null;
  year: number;
  number: number;
  /** Null of a reception day, and of a visit whose content is not written down. */
  petitionType: 'KN' | 'TC' | 'KNPA' | 'MIXED' | null;
  sealed: boolean;
  state: string;
  dueOn: string | null;
  /** Its clock stands still: suspended. */
  isPaused: boolean;
  /** The clock its day is of; null of what has another day, or none. */
  clockId: number | null;
  /** What only this kind of work says of itself: the task, the role in the team, the kind of paper, the place of a day. */
  words: string | null;
}

/** The most urgent first, one more than `limit` when there are others. */
export function listHeld(tx: UnitTx, unitId: number, accountId: number, today: string, limit: number): Promise<HeldItem[]> {
  return tx.rows<HeldItem>(`select * from (${held('$2', '$4')}) h order by is_paused, due_on nulls last, kind, id limit $3`, [
    unitId,
    accountId,
    limit + 1,
    today,
  ]);
}

export interface Holder {
  accountId: number;
  name: string;
  items: number;
  /** Of what runs. */
  earliestDue: string | null;
  /** Of his work something runs out on no day because it is suspended. */
  hasPaused: boolean;
  /** Of his work something has a clock whose day cannot be counted. */
  hasUndated: boolean;
  /** His last day in the unit; null while open-ended. */
  lastOn: string | null;
  isDisabled: boolean;
}

/** A post of the unit, or of one it has taken over from: of whoever did not come along with his work. */
const workedHere = (post: string, unit: string) =>
  `(${post}.unit_id = ${unit} or ${post}.unit_id in (select s.unit_id from unit_successors s where s.successor_id = ${unit}))`;

/** Whom records of the unit $1 name as their next hand: also somebody who never had a post there, so that nothing lies with nobody. */
const holdersByName = `select p.holder_id from petitions p where p.unit_id = $1 and p.holder_id is not null and ${stillOpen('p')}
  union select g.holder_id from proceedings g where g.unit_id = $1 and g.holder_id is not null and g.closed_on is null`;

/** Everybody of the unit on whom work hangs, and these others, those who leave or have left first. */
export function listHolders(tx: UnitTx, unitId: number, today: string, others: readonly number[]): Promise<Holder[]> {
  return tx.rows<Holder>(
    `select * from (
       select c.id as account_id, c.name, h.items, h.earliest_due, coalesce(h.has_paused, false) as has_paused, coalesce(h.has_undated, false) as has_undated, c.disabled_at is not null as is_disabled,
              (select case when bool_or(upper_inf(a.during) and a.unit_id = $1) then null else max(upper(a.during) - 1) end
                 from assignments a where a.account_id = c.id and ${workedHere('a', '$1')}) as last_on
         from accounts c join lateral (
           select count(*)::int as items, min(case when h.is_paused then null else h.due_on end) as earliest_due, bool_or(h.is_paused) as has_paused,
             bool_or(h.due_on is null and exists (select 1 from clocks k where k.unit_id = $1 and k.id = h.clock_id and ${runsUndated})) as has_undated from (${held('c.id', '$2')}) h) h on h.items > 0 or c.id = any ($3::int[])
        where exists (select 1 from assignments a where a.account_id = c.id and a.unit_id = $1) or c.id = any ($3::int[]) or c.id in (${holdersByName})) w
      order by not is_disabled, last_on > $2::date nulls last, last_on nulls last, items desc, account_id`,
    [unitId, today, others],
  );
}

/** Whose work this is and the roles he holds or held in the unit, or in one it has taken over from. @throws NotFound when he worked in none of them */
export async function loadLeaver(
  house: HouseTx,
  unitId: number,
  accountId: number,
): Promise<{ accountId: number; name: string; roles: OfficerRole[] }> {
  return house.one(
    `select c.id as account_id, c.name, array_agg(distinct a.role) as roles from accounts c join assignments a on a.account_id = c.id
      where c.id = $2 and ${workedHere('a', '$1')} group by c.id`,
    [unitId, accountId],
  );
}

/**
 * Who cannot take which of these, as receiversOf reads it: everybody named in the petition or visit; of a verification whoever is of the team or
 * has declared what ties him to the matter; of a paper its author, who does not approve what he wrote. One query for many.
 */
export async function barredPairs(tx: UnitTx, unitId: number, items: readonly HeldItem[]): Promise<Set<string>> {
  const ids = (kind: HeldItem['kind']) => items.filter((item) => item.kind === kind).map(({ id }) => id);
  const rows = await tx.rows<{ key: string }>(
    `select n.petition_id || ':' || n.account_id as key from named_accounts n where n.unit_id = $1 and n.petition_id = any ($2::bigint[])
     union all
     select 'v' || n.visit_id || ':' || n.account_id from named_accounts n where n.unit_id = $1 and n.visit_id = any ($3::bigint[])
     union all
     select '${itemLetters.member}' || m.id || ':' || o.account_id from proceeding_members m join proceeding_members o on o.unit_id = m.unit_id and o.proceeding_id = m.proceeding_id
      where m.unit_id = $1 and m.id = any ($4::bigint[]) and (o.ended_on is null or o.has_conflict)
     union all
     select '${itemLetters.paper}' || w.id || ':' || w.created_by from papers w where w.unit_id = $1 and w.id = any ($5::bigint[])`,
    [
      unitId,
      items.flatMap(({ petitionId }) => petitionId ?? []),
      items.flatMap(({ visitId }) => visitId ?? []),
      ids('member'),
      ids('paper'),
    ],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Unsaved words of an officer: how many forms, when last. */
export function countDrafts(tx: UnitTx, unitId: number, accountId: number): Promise<{ drafts: number; savedAt: Date | null }> {
  return tx.one('select drafts, saved_at from open_drafts($1, $2)', [accountId, unitId]);
}

/** What these units are called. */
export async function unitNames(house: HouseTx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await house.rows<{ id: number; name: string }>('select id, name from units where id = any ($1::int[])', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface OpenWork {
  unitId: number;
  unitName: string;
  items: number;
}

/** How much of each unit's work still hangs on an account: numbers only, for whoever closes it. */
export function openWork(house: HouseTx, accountId: number, today: string): Promise<OpenWork[]> {
  return house.rows<OpenWork>(
    'select w.unit_id, u.name as unit_name, w.items from open_work($1, $2) w join units u on u.id = w.unit_id order by u.sort_key',
    [accountId, today],
  );
}
