// Telling officers of their own unit something inside the product. Words never carry a name of a sealed record.
import { insertNotices } from './records.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import type { Act } from '../web/act.ts';

export interface Notice {
  kind: string;
  words: string;
  href: string;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  /** The same key never tells the same officer twice. */
  dedupeKey?: string;
}

/** Tells one officer. Nobody is told of his own act. */
export async function notifyOfficer(act: Act, notice: Notice & { accountId: number }): Promise<void> {
  const { accountId, ...rest } = notice;
  if (accountId === act.actor.accountId) return;
  await insertNotices(act.tx, act.actor.unitId, [accountId], rest, act.moment.at);
}

/** Tells everybody who holds one of these roles in the actor's unit today, but for those named in the petition. One statement. */
export async function notifyRoles(act: Act, roles: readonly OfficerRole[], notice: Notice): Promise<void> {
  const people = await act.house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.role = any($2::text[]) and a.during @> $3::date and c.disabled_at is null and a.account_id <> $4
        and not exists (select 1 from named_accounts n where n.unit_id = $1 and n.petition_id = $5 and n.account_id = a.account_id)`,
    [act.actor.unitId, roles, act.moment.today, act.actor.accountId, notice.petitionId ?? null],
  );
  await insertNotices(act.tx, act.actor.unitId, people.map((one) => one.accountId), notice, act.moment.at);
}
