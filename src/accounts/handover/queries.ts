// What hangs on an officer in his unit: his open petitions and proceedings with their due dates, and who could take them.
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { runningForwarderDuty, stepDueOn, stillOpen } from '../../petitions/open-work.ts';
import type { OfficerRole } from '../roles.ts';
import type { Item } from './rules.ts';

/** Petitions, duties that outlive them and proceedings of the unit that wait for or are in the charge of `who`. $1 unit; the wall leaves out what the reader must not see. */
const held = (who: string) => `
  select 'petition' as kind, p.id, p.id as petition_id, coalesce(p.assigned_to = ${who}, false) as is_assigned, p.year, p.number, p.petition_type, p.sealed, p.status as state, ${stepDueOn('p')} as due_on
    from petitions p where p.unit_id = $1 and ${stillOpen('p')} and (p.holder_id = ${who} or p.assigned_to = ${who})
  union all
  select 'petition', p.id, p.id, true, p.year, p.number, p.petition_type, p.sealed, p.status, k.due_on
    from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
   where k.unit_id = $1 and ${runningForwarderDuty} and p.assigned_to = ${who} and p.status <> 'void' and not ${stillOpen('p')}
  union all
  select 'proceeding', g.id, g.petition_id, false, p.year, p.number, p.petition_type, p.sealed, g.state, g.due_on
    from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
   where g.unit_id = $1 and g.closed_on is null and g.holder_id = ${who}`;

export interface HeldItem extends Item {
  year: number;
  number: number;
  petitionType: 'KN' | 'TC' | 'KNPA' | 'MIXED';
  sealed: boolean;
  state: string;
  dueOn: string | null;
}

/** The most urgent first, one more than `limit` when there are others. */
export function listHeld(tx: UnitTx, unitId: number, accountId: number, limit: number): Promise<HeldItem[]> {
  return tx.rows<HeldItem>(`select * from (${held('$2')}) h order by due_on nulls last, kind, id limit $3`, [
    unitId,
    accountId,
    limit + 1,
  ]);
}

export interface Holder {
  accountId: number;
  name: string;
  items: number;
  earliestDue: string | null;
  /** His last day in the unit; null while open-ended. */
  lastOn: string | null;
  isDisabled: boolean;
}

/** Everybody of the unit on whom work hangs, those who leave or have left first. */
export function listHolders(tx: UnitTx, unitId: number, today: string): Promise<Holder[]> {
  return tx.rows<Holder>(
    `select * from (
       select c.id as account_id, c.name, h.items, h.earliest_due, c.disabled_at is not null as is_disabled,
              (select case when bool_or(upper_inf(a.during)) then null else max(upper(a.during) - 1) end
                 from assignments a where a.account_id = c.id and a.unit_id = $1) as last_on
         from accounts c join lateral (
           select count(*)::int as items, min(due_on) as earliest_due from (${held('c.id')}) h) h on h.items > 0
        where exists (select 1 from assignments a where a.account_id = c.id and a.unit_id = $1)) w
      order by not is_disabled, last_on > $2::date nulls last, last_on nulls last, items desc, account_id`,
    [unitId, today],
  );
}

/** Whose work this is and the roles he holds or held in the unit. @throws NotFound when he never worked there */
export async function loadLeaver(
  house: HouseTx,
  unitId: number,
  accountId: number,
): Promise<{ accountId: number; name: string; roles: OfficerRole[] }> {
  return house.one(
    `select c.id as account_id, c.name, array_agg(distinct a.role) as roles from accounts c join assignments a on a.account_id = c.id
      where c.id = $2 and a.unit_id = $1 group by c.id`,
    [unitId, accountId],
  );
}

/** 'petition:account' for everybody named in one of these petitions. One query for many. */
export async function namedPairs(tx: UnitTx, unitId: number, petitionIds: readonly number[]): Promise<Set<string>> {
  if (petitionIds.length === 0) return new Set();
  const rows = await tx.rows<{ petitionId: number; accountId: number }>(
    'select petition_id, account_id from named_accounts where unit_id = $1 and petition_id = any($2::bigint[])',
    [unitId, petitionIds],
  );
  return new Set(rows.map((row) => `${row.petitionId}:${row.accountId}`));
}

/** Unsaved words of an officer: how many forms, when last. */
export function countDrafts(tx: UnitTx, unitId: number, accountId: number): Promise<{ drafts: number; savedAt: Date | null }> {
  return tx.one('select drafts, saved_at from open_drafts($1, $2)', [accountId, unitId]);
}

export interface OpenWork {
  unitId: number;
  unitName: string;
  items: number;
}

/** How much of each unit's work still hangs on an account: numbers only, for whoever closes it. */
export function openWork(house: HouseTx, accountId: number): Promise<OpenWork[]> {
  return house.rows<OpenWork>(
    'select w.unit_id, u.name as unit_name, w.items from open_work($1) w join units u on u.id = w.unit_id order by u.sort_key',
    [accountId],
  );
}
