// Posts that a re-organisation brought to identities they did not reach before, or that it brought to them: what they keep shut until a
// second person has said yes (sealing/confirmations). Who writes that they wait is rollout/reorganisation.
import type { Tx } from '../database/tx.ts';

/**
 * Whether a wait `w` is open, in SQL. Of an act that was taken back it is none any more, but where a receiving office kept what it had worked on
 * meanwhile: else an act there and back would open just that.
 */
export const isOpenWait = (w: string) =>
  `(${w}.confirmed_at is null and exists (select 1 from reorganisations o where o.id = ${w}.reorganisation_id
      and (o.state <> 'undone' or exists (select 1 from reorganisation_givers k where k.reorganisation_id = o.id and k.problem <> ''))))`;

/** Whether a wait `w` shuts the identities of a record that came along from unit `origin` (null: received here), in SQL. */
const shuts = (w: string, origin: string) =>
  `(case when ${w}.shut_unit_ids is not null then coalesce(${origin} = any (${w}.shut_unit_ids), false)
         else coalesce(not (${w}.opens_from and ${origin} = ${w}.from_unit_id), true) end)`;

const waitsHere = (account: string) =>
  `reveal_waits w join assignments a on a.id = w.assignment_id
     where a.account_id = ${account} and a.unit_id = (select nullif(current_setting('app.unit', true), '')::int)
       and (upper_inf(a.during) or upper(a.during) > today_here()) and ${isOpenWait('w')}`;

/**
 * Whether a post of account `account` in the acting unit keeps the identities of a record shut, in SQL.
 * @param record SQL: is the record there at all; of one that is not nothing is known, and every wait shuts it
 */
export const isShutByAct = (account: string, record: string, origin: string): string =>
  `exists (select 1 from ${waitsHere(account)} and (not (${record}) or ${shuts('w', origin)}))`;

/** The same of a visit, or of what is received here just now (no visit). */
export async function isVisitShutByAct(
  tx: Tx,
  accountId: number,
  visit: { unitId: number; visitId: number | null },
): Promise<boolean> {
  const row = await tx.one<{ isShut: boolean }>(
    `select ${isShutByAct('$1', '$3::bigint is null or v.id is not null', 'v.origin_unit_id')} as is_shut
       from (select 1) asked left join visits v on v.unit_id = $2 and v.id = $3`,
    [accountId, visit.unitId, visit.visitId],
  );
  return row.isShut;
}

/** Does any post of this account in the acting unit wait by an act? Whoever waits confirms nobody. */
export async function waitsByAct(tx: Tx, accountId: number): Promise<boolean> {
  return (await tx.one<{ waits: boolean }>(`select exists (select 1 from ${waitsHere('$1')}) as waits`, [accountId])).waits;
}
