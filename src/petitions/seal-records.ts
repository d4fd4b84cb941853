// What a seal writes around a petition: the mark on its copies, a case of its own, no way to an open petition. Part of its records.
import type { UnitTx } from '../database/tx.ts';
import type { MatterRef } from './insert.ts';
import type { LockedPetition } from './records.ts';
import type { Stood } from './reopening.ts';

export interface ChainCopy {
  unitId: number;
  petitionId: number;
  threadId: string;
  sealed: boolean;
}

/** The copies of a petition in other offices; those still open are marked, and nobody reads their words from this commit on. */
export function markChain(tx: UnitTx, petition: LockedPetition, at: Date): Promise<ChainCopy[]> {
  return tx.rows<ChainCopy>('select unit_id, petition_id, thread_id, sealed from seal_chain($1, $2)', [petition.id, at]);
}

/** What stands between a petition and another of its unit, as whoever asks may see the other. */
export interface LinkOf {
  id: number;
  kind: string;
  /** The one it was written from: that which ended, of a duplicate. */
  endedId: number;
  keptId: number;
  kept: { year: number; number: number };
  otherId: number;
  /** Of the other petition. */
  sealed: boolean;
  matterId: number;
  undo: { matter: { petitionId: number; matterId: number; threadId: string } | null; ended: Stood | null } | null;
}

/** Its links, the lower id of the other first: so they are locked everywhere. */
export async function linksOf(tx: UnitTx, petition: LockedPetition): Promise<LinkOf[]> {
  const rows = await tx.rows<Omit<LinkOf, 'kept'> & { year: number; number: number }>(
    `select l.id, l.kind, l.petition_id as ended_id, l.other_petition_id as kept_id, k.year, k.number, o.id as other_id, o.sealed, o.matter_id, l.undo
       from petition_links l
       join petitions o on o.unit_id = l.unit_id and o.id = case when l.petition_id = $2 then l.other_petition_id else l.petition_id end
       join petitions k on k.unit_id = l.unit_id and k.id = l.other_petition_id
      where l.unit_id = $1 and $2::bigint in (l.petition_id, l.other_petition_id) and l.kind <> 'second_instance' order by o.id, l.id`,
    [petition.unitId, petition.id],
  );
  return rows.map(({ year, number, ...link }) => ({ ...link, kept: { year, number } }));
}

/** Is one of these others in the same matter as it is? */
export async function shareMatter(tx: UnitTx, petition: LockedPetition, others: readonly number[]): Promise<boolean> {
  const found = await tx.maybe(
    'select 1 from petitions where unit_id = $1 and matter_id = $2 and id = any ($3::bigint[]) limit 1',
    [petition.unitId, petition.matterId, others],
  );
  return found !== undefined;
}

/** Gives how many there were. */
export function deleteLinks(tx: UnitTx, petition: LockedPetition, links: readonly LinkOf[]): Promise<number> {
  return tx.run('delete from petition_links where unit_id = $1 and id = any ($2::bigint[])', [
    petition.unitId,
    links.map(({ id }) => id),
  ]);
}

/** Deletes its links to open petitions, and takes it apart from an open paper above it and open parts below it. */
export async function detachFromOpen(tx: UnitTx, petition: LockedPetition): Promise<void> {
  const key = [petition.unitId, petition.id];
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
}

/** Its proceeding goes with it into another matter. */
export function moveProceeding(tx: UnitTx, petition: LockedPetition, matter: MatterRef): Promise<number> {
  return tx.run('update proceedings set matter_id = $3, thread_id = $4 where unit_id = $1 and petition_id = $2', [
    petition.unitId,
    petition.id,
    matter.id,
    matter.threadId,
  ]);
}

/** What it sent away is a denunciation of that thread. Gives the units it was sent to. */
export async function markSent(tx: UnitTx, petition: LockedPetition, threadId: string): Promise<Set<number>> {
  const sent = await tx.rows<{ toUnitId: number | null }>(
    "update transfers set sealed = true, petition_type = 'TC', public_code = null, thread_id = $3 where unit_id = $1 and petition_id = $2 returning to_unit_id",
    [petition.unitId, petition.id, threadId],
  );
  return new Set(sent.flatMap((one) => (one.toUnitId === null ? [] : [one.toUnitId])));
}
