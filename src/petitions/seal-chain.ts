// A sealed petition stands alone: a matter and thread of its own, no way from it to an open petition or back, and its copies in
// the other offices of the transfer chain sealed after it (decisions 10; docs/decisions/0009).
import { enqueue } from '../database/outbox.ts';
import type { Act } from '../web/act.ts';
import { hideFromNamed } from './actions.ts';
import { insertMatter, type MatterRef } from './insert.ts';
import type { LockedPetition } from './records.ts';

/**
 * Marks the copies in other offices, so that nobody reads their words from this commit on, and queues a job for each that seals
 * it. Gives the thread of a copy that is sealed already: both are one case.
 */
export async function sealChain(act: Act, petition: LockedPetition): Promise<string | undefined> {
  const copies = await act.tx.rows<{ unitId: number; petitionId: number; threadId: string; sealed: boolean }>(
    'select unit_id, petition_id, thread_id, sealed from seal_chain($1, $2)',
    [petition.id, act.moment.at],
  );
  for (const copy of copies)
    if (!copy.sealed)
      await enqueue(
        act.tx,
        'seal_copy',
        { unitId: copy.unitId, petitionId: copy.petitionId },
        { key: `seal:${copy.unitId}:${copy.petitionId}` },
      );
  return copies.find((copy) => copy.sealed)?.threadId;
}

/**
 * Takes a petition that is being sealed out of everything it shared with open ones: its matter, links, the paper it was split
 * from and the parts split from it. What it sent away is marked as a denunciation, and hidden from those it names there.
 * @param threadId of a sealed copy in another office; a new thread without one
 */
export async function standAlone(act: Act, petition: LockedPetition, threadId: string | undefined): Promise<MatterRef> {
  const { tx, actor, moment } = act;
  const key = [petition.unitId, petition.id];
  const matter = await insertMatter(tx, actor, moment.at, threadId);
  await tx.run('update proceedings set matter_id = $3, thread_id = $4 where unit_id = $1 and petition_id = $2', [
    ...key,
    matter.id,
    matter.threadId,
  ]);
  await tx.run(
    `delete from petition_links l where l.unit_id = $1 and $2::bigint in (l.petition_id, l.other_petition_id)
       and not exists (select 1 from petitions o where o.unit_id = l.unit_id and o.sealed
         and o.id = case when l.petition_id = $2 then l.other_petition_id else l.petition_id end)`,
    key,
  );
  await tx.run(
    `update petition_points n set child_petition_id = null where n.unit_id = $1 and (n.child_petition_id = $2 or n.petition_id = $2)
       and n.child_petition_id is not null and not exists (select 1 from petitions o where o.unit_id = n.unit_id and o.sealed
         and o.id = case when n.petition_id = $2 then n.child_petition_id else n.petition_id end)`,
    key,
  );
  await tx.run(
    'update petitions set parent_petition_id = null where unit_id = $1 and parent_petition_id = $2 and not sealed',
    key,
  );
  await tx.run(
    `update petitions p set parent_petition_id = null where p.unit_id = $1 and p.id = $2
       and not exists (select 1 from petitions o where o.unit_id = p.unit_id and o.id = p.parent_petition_id and o.sealed)`,
    key,
  );
  const sent = await tx.rows<{ toUnitId: number | null }>(
    "update transfers set sealed = true, petition_type = 'TC', public_code = null, thread_id = $3 where unit_id = $1 and petition_id = $2 returning to_unit_id",
    [...key, matter.threadId],
  );
  const places = new Set(sent.flatMap((one) => (one.toUnitId === null ? [] : [one.toUnitId])));
  for (const unitId of places) await hideFromNamed(act, { ...petition, petitionType: 'TC' }, unitId);
  return matter;
}
