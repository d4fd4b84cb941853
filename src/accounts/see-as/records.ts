// The only writer of who looked through whose eyes.
import type { HouseTx } from '../../database/tx.ts';

export interface NewSeeing {
  helperId: number;
  accountId: number;
  assignmentId: number;
  reason: string;
  at: Date;
  until: Date;
}

/** Gives its id. */
export async function insertSeeing(house: HouseTx, one: NewSeeing): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into see_as (helper_id, account_id, assignment_id, reason, started_at, ends_at) values ($1, $2, $3, $4, $5, $6) returning id`,
    [one.helperId, one.accountId, one.assignmentId, one.reason, one.at, one.until],
  );
  return id;
}

export interface Seeing {
  accountId: number;
  assignmentId: number;
  endsAt: Date;
}

/** Counts one page of a running look and gives whose it is; undefined once it is over. */
export function countPage(house: HouseTx, id: number, helperId: number, at: Date): Promise<Seeing | undefined> {
  return house.maybe<Seeing>(
    `update see_as set pages = pages + 1 where id = $1 and helper_id = $2 and ended_at is null and ends_at > $3
     returning account_id, assignment_id, ends_at`,
    [id, helperId, at],
  );
}

/** Ends the running looks of a helper, or through an officer's eyes. Gives how many. */
export function endSeeing(house: HouseTx, by: { helperId?: number; accountId?: number }, at: Date): Promise<number> {
  return house.run(
    `update see_as set ended_at = $3 where ended_at is null and ends_at > $3 and ($1::int is null or helper_id = $1) and ($2::int is null or account_id = $2)`,
    [by.helperId ?? null, by.accountId ?? null, at],
  );
}
