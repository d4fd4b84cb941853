// What waited for a role of the giving office waits, where nobody holds that role in the receiver, for whoever does there what it did.
import { matrix } from '../../../accounts/permissions.ts';
import { listPosts } from '../../../accounts/queries.ts';
import { type OfficerRole, roles } from '../../../accounts/roles.ts';
import { assigners } from '../../../petitions/assigner.ts';
import { approvers } from '../../../petitions/proposals/route.ts';
import type { Act } from '../../../web/act.ts';
import type { Batch } from './batch.ts';
import { listAwaited, type Turn, waitFor } from './next-roles-records.ts';

const approvals = ['endorse', 'approve', 'paper_approve', 'accept'];

/** Who numbers and sends: the clerk, the heads who may, whoever handles it; last who leads the office, so that it is on somebody's list. */
const senders: readonly OfficerRole[] = [
  'clerk',
  ...matrix['paper:number'].filter((role) => role !== 'clerk'),
  'processor',
  ...assigners,
];

/** The roles that can stand in for the one awaited, the nearest first. Pure. */
export function standIns({ role, act }: Turn): readonly OfficerRole[] {
  if (act === 'assign') return assigners;
  if (approvals.includes(act ?? '') || approvers.some((one) => one === role)) return [...approvers, ...assigners];
  return role === 'processor' ? ['processor', ...assigners] : senders;
}

/** The turn as the receiver's people have it. One that somebody there holds stays; where nobody of these stands, whoever works there. Pure. */
export function turnHere(turn: Turn, present: ReadonlySet<string>): Turn {
  if (present.has(turn.role)) return turn;
  const role = standIns(turn).find((one) => present.has(one)) ?? roles.find((one) => present.has(one)) ?? turn.role;
  // Nobody there looks at a proposal before it is decided on.
  return { role, act: turn.act === 'endorse' ? 'approve' : turn.act };
}

/** The petitions and proceedings of one batch, as the successor's system. */
export async function nameNextRoles({ tx, house, moment }: Act, batch: Batch): Promise<void> {
  const awaited = await listAwaited(tx, batch);
  if (awaited.length === 0) return;
  const present = new Set<string>((await listPosts(house, batch.toUnitId, roles, moment.today)).map(({ role }) => role));
  const changes = awaited.flatMap((was) => {
    const is = turnHere(was, present);
    return is.role === was.role ? [] : [{ was, is }];
  });
  if (changes.length > 0) await waitFor(tx, batch, changes);
}
