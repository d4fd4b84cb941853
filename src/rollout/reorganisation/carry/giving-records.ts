// The closing unit's side of a batch, written as that unit: its rows end as handed over, or stand again when the act is taken back.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch, GivenPetition } from './batch.ts';

/** The next petitions that have a destination and have not gone, of one destination, locked. Empty when nothing is left. */
export async function lockNextBatch(
  tx: UnitTx,
  reorganisationId: number,
  fromUnitId: number,
  size: number,
): Promise<{ toUnitId: number; petitions: GivenPetition[] } | undefined> {
  const next = await tx.rows<{ petitionId: number; toUnitId: number }>(
    // One whose seal is due waits for it: nothing is carried in the clear that another office has found to be a denunciation.
    `with plan as materialized (select petition_id, to_unit_id from handover_plan($1, $2) x where to_unit_id is not null
       and not exists (select 1 from due_seals d where d.unit_id = $2 and d.petition_id = x.petition_id))
     select petition_id, to_unit_id from plan where to_unit_id = (select min(to_unit_id) from plan) order by petition_id limit $3`,
    [reorganisationId, fromUnitId, size],
  );
  const toUnitId = next[0]?.toUnitId;
  if (toUnitId === undefined) return undefined;
  const petitions = await tx.rows<GivenPetition>(
    `select p.id, p.year, p.number, p.sealed, p.status, p.closed_on, p.holder_id, p.next_role, p.next_act,
            g.id as proceeding_id, g.state as proceeding_state, g.holder_id as proceeding_holder_id, g.next_role as proceeding_next_role, g.next_act as proceeding_next_act,
            p.petition_type, p.instance, p.denunciation_round, case when g.id is null then p.due_on else g.due_on end as due_on,
            (select k.paused_on from clocks k where k.unit_id = p.unit_id and k.id = case when g.id is null then p.main_clock_id else g.main_clock_id end and coalesce(g.is_paused, p.is_paused)) as paused_on
       from petitions p left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null
      where p.unit_id = $1 and p.id = any ($2::bigint[]) order by p.received_on, p.id for update of p`,
    [fromUnitId, next.map(({ petitionId }) => petitionId)],
  );
  return { toUnitId, petitions };
}

const clocksOf = `c.unit_id = $1 and (c.petition_id = any ($2::bigint[]) or c.proceeding_id in (select id from proceedings where unit_id = $1 and petition_id = any ($2::bigint[])))`;

/**
 * The rows of the batch end here. What had ended its processing before (accepted; or closed, with its forwarder still to be told) keeps its
 * own state; only its proceeding is handed over. Clocks stop with the event that says where they run on.
 */
export async function endHandedOver(tx: UnitTx, batch: Batch): Promise<void> {
  const { fromUnitId, petitionIds, on, at, toName, act } = batch;
  await tx.run(
    `with running as (select c.id, c.petition_id, greatest(c.started_on, $3::date) as ends_on from clocks c where ${clocksOf} and c.stopped_on is null),
       noted as (insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at)
         select $1, r.id, r.petition_id, 'handedOver', r.ends_on, jsonb_build_object('to', $4::text, 'paper', $5::text), $6 from running r returning clock_id)
     update clocks c set stopped_on = r.ends_on, is_paused = false, paused_on = null, computed_at = $6
       from running r where c.unit_id = $1 and c.id = r.id`,
    [fromUnitId, petitionIds, on, toName, act, at],
  );
  await tx.run(
    `update proceedings set state = 'handed_over', closed_on = greatest(accepted_on, $3::date),
            holder_id = null, next_role = null, next_act = null, is_paused = false, version = version + 1
      where unit_id = $1 and petition_id = any ($2::bigint[]) and closed_on is null`,
    [fromUnitId, petitionIds, on],
  );
  await tx.run(
    `update petitions set status = 'handed_over', closed_on = greatest(received_on, $3::date), holder_id = null, next_role = null, next_act = null, is_paused = false,
            version = version + 1
      where unit_id = $1 and id = any ($2::bigint[]) and closed_on is null and status <> 'accepted'`,
    [fromUnitId, petitionIds, on],
  );
  // What outlived the processing of a closed one is done by the receiver.
  await tx.run(
    `update petitions set holder_id = null, next_role = null, next_act = null, version = version + 1
      where unit_id = $1 and id = any ($2::bigint[]) and closed_on is not null and outlives(next_act)`,
    [fromUnitId, petitionIds],
  );
}

/**
 * What one receiver has from this unit and gives back next, held until the transaction ends. Empty when nothing is left there but
 * what its officers have acted on since.
 */
export async function lockNextReturn(
  tx: UnitTx,
  reorganisationId: number,
  size: number,
): Promise<{ toUnitId: number; given: GivenPetition[] } | undefined> {
  const rows = await tx.rows<{ unitId: number; before: GivenPetition }>('select unit_id, before from hold_returns($1, $2)', [
    reorganisationId,
    size,
  ]);
  const toUnitId = rows[0]?.unitId;
  return toUnitId === undefined ? undefined : { toUnitId, given: rows.map(({ before }) => before) };
}

/** A letter of another unit that waits again, and what the switch had registered of it: gone, or a number struck out. */
export interface WaitingAgain {
  unitId: number;
  transferId: number;
  petitionId: number;
  sealed: boolean;
  isStruck: boolean;
}

/** Letters of others that the switch had registered here wait to be answered again. */
export function waitAgain(tx: UnitTx, reorganisationId: number, ids: readonly number[], at: Date): Promise<WaitingAgain[]> {
  return tx.rows<WaitingAgain>(
    'select from_unit as unit_id, transfer as transfer_id, petition as petition_id, is_sealed as sealed, is_struck from wait_again($1, $2::bigint[], $3)',
    [reorganisationId, ids, at],
  );
}

/**
 * What receivers keep of this unit's petitions and visits although the act is taken back, by receiver; of what is past a head nobody is told
 * that it stays.
 */
export function countKept(
  tx: UnitTx,
  reorganisationId: number,
  fromUnitId: number,
): Promise<{ name: string; kind: 'petition' | 'visit'; count: number }[]> {
  return tx.rows<{ name: string; kind: 'petition' | 'visit'; count: number }>(
    `select u.name, h.kind, count(*)::int as count from handovers h join units u on u.id = h.unit_id
      where h.reorganisation_id = $1 and h.from_unit_id = $2 and h.kind in ('petition','visit')
        and not is_past_head(h.unit_id, h.petition_id, h.visit_id) group by u.id, u.name, h.kind order by u.id, h.kind`,
    [reorganisationId, fromUnitId],
  );
}

/** The rows stand as before the act; the clocks it had stopped run on, as the receiver's ran, as if they had never stopped here. */
export async function restoreGiven(
  tx: UnitTx,
  from: { unitId: number; toUnitId: number },
  given: readonly GivenPetition[],
  words: { on: string; at: Date; act: string },
): Promise<void> {
  const ids = given.map(({ id }) => id);
  const json = JSON.stringify(given);
  await tx.run(
    `update petitions p set status = x.status, closed_on = x."closedOn", holder_id = x."holderId", next_role = x."nextRole", next_act = x."nextAct", is_paused = q.is_paused,
            version = p.version + 1
       from jsonb_to_recordset($3::jsonb) as x(id bigint, status text, "closedOn" date, "holderId" int, "nextRole" text, "nextAct" text)
       join petitions q on q.unit_id = $2 and q.origin_unit_id = $1 and q.origin_petition_id = x.id
      where p.unit_id = $1 and p.id = x.id`,
    [from.unitId, from.toUnitId, json],
  );
  await tx.run(
    `update proceedings g set state = x."proceedingState", closed_on = null, holder_id = x."proceedingHolderId", next_role = x."proceedingNextRole", next_act = x."proceedingNextAct",
            state_before_suspension = r.state_before_suspension, is_paused = r.is_paused, version = g.version + 1
       from jsonb_to_recordset($3::jsonb) as x(id bigint, "proceedingId" bigint, "proceedingState" text, "proceedingHolderId" int, "proceedingNextRole" text, "proceedingNextAct" text)
       join petitions q on q.unit_id = $2 and q.origin_unit_id = $1 and q.origin_petition_id = x.id join proceedings r on r.unit_id = $2 and r.petition_id = q.id
      where g.unit_id = $1 and g.id = x."proceedingId"`,
    [from.unitId, from.toUnitId, json],
  );
  await tx.run(
    `with back as (
       update clocks c set stopped_on = null, is_paused = m.is_paused, paused_on = m.paused_on, computed_at = $5 from clocks m
        where ${clocksOf} and m.unit_id = $3 and m.origin_clock_id = c.id and c.stopped_on is not null
          and (select e.kind from clock_events e where e.unit_id = c.unit_id and e.clock_id = c.id order by e.id desc limit 1) = 'handedOver' returning c.id, c.petition_id, c.started_on)
     insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at)
     select $1, b.id, b.petition_id, 'handedBack', greatest(b.started_on, $4::date), jsonb_build_object('paper', $6::text), $5 from back b`,
    [from.unitId, ids, from.toUnitId, words.on, words.at, words.act],
  );
}

/** Days that were cancelled because of an act stand again as they stood: posted, or as drafts. */
export function restoreDays(tx: UnitTx, unitId: number, from: string, because: string): Promise<number> {
  return tx.run(
    `update reception_days set state = case when posted_on is null then 'draft' else 'posted' end, postponed_reason = '', version = version + 1
      where unit_id = $1 and on_date >= $2::date and state = 'cancelled' and postponed_reason = $3`,
    [unitId, from, because],
  );
}
