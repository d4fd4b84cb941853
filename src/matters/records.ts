// The only writer of links between petitions.
import type { Tx, UnitTx } from '../database/tx.ts';
import type { PetitionStatus } from '../petitions/petition.ts';
import type { LinkKind, StoredLinkKind } from './links.ts';

/** The matter a petition left. */
export interface Left {
  petitionId: number;
  matterId: number;
  threadId: string;
}

/** What a link changed: the matter a petition left for it, and how the one that ended by it stood, and why it did. */
export interface Undo {
  matter: Left | null;
  /** Two matters of several petitions each became one by it: whatever went over, and why. */
  joined?: { left: Left[]; reason: string };
  ended: {
    status: PetitionStatus;
    holderId: number | null;
    nextRole: string | null;
    nextAct: string | null;
    reason: string;
  } | null;
}

export interface LinkRow {
  petitionId: number;
  otherId: number;
  kind: StoredLinkKind;
  undo: Undo | null;
}

/** Writes the word between two petitions of one unit, in place of what stood between them in either direction. */
export async function saveLink(
  tx: UnitTx,
  link: { unitId: number; petitionId: number; otherId: number; kind: LinkKind; undo: Undo; at: Date; by: number },
): Promise<void> {
  await deleteLink(tx, link);
  await tx.run(
    'insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by, undo) values ($1,$2,$3,$4,$5,$6,$7)',
    [link.unitId, link.petitionId, link.otherId, link.kind, link.at, link.by, JSON.stringify(link.undo)],
  );
}

/** Takes the word between two petitions away, whichever of them it was written from. */
export async function deleteLink(tx: UnitTx, link: { unitId: number; petitionId: number; otherId: number }): Promise<void> {
  await tx.run(
    `delete from petition_links where unit_id = $1 and ((petition_id = $2 and other_petition_id = $3) or (petition_id = $3 and other_petition_id = $2))`,
    [link.unitId, link.petitionId, link.otherId],
  );
}

/** What stands between two petitions, whichever of them it was written from. */
export function findLink(tx: Tx, unitId: number, petitionId: number, otherId: number): Promise<LinkRow | undefined> {
  return tx.maybe<LinkRow>(
    `select petition_id, other_petition_id as other_id, kind, undo from petition_links
      where unit_id = $1 and ((petition_id = $2 and other_petition_id = $3) or (petition_id = $3 and other_petition_id = $2))
      order by kind = 'not_same', id limit 1`,
    [unitId, petitionId, otherId],
  );
}

/** By what a petition ended as a duplicate. */
export interface Ending {
  otherId: number;
  undo: Undo | null;
  /** The link still stands, and the officer finds the other one. */
  isPair: boolean;
}

/**
 * The link by which a petition ended as a duplicate, or the event of it where a later seal took the link away. One of an old book that
 * came in ended has neither.
 */
export function findEnding(tx: Tx, petition: { unitId: number; id: number }): Promise<Ending | undefined> {
  return tx.maybe<Ending>(
    `select f.other_id, f.undo, f.is_linked and exists (select 1 from petitions o where o.unit_id = $1 and o.id = f.other_id) as is_pair
       from (select other_petition_id as other_id, undo, true as is_linked, linked_at as at, id from petition_links
              where unit_id = $1 and petition_id = $2 and kind = 'same_petition'
             union all
             select (data->>'otherId')::bigint, null, false, at, id from events
              where unit_id = $1 and petition_id = $2 and kind = 'petition.linked'
                and data->>'kind' = 'same_petition' and data->>'direction' = 'from') f
      order by f.is_linked desc, f.at desc, f.id desc limit 1`,
    [petition.unitId, petition.id],
  );
}

/** The id of a petition of the unit by its number; the newest year when none is said. */
export async function findIdByNumber(tx: Tx, unitId: number, year: number | null, number: number): Promise<number | undefined> {
  const row = await tx.maybe<{ id: number }>(
    'select id from petitions where unit_id = $1 and number = $2 and ($3::int is null or year = $3) order by year desc limit 1',
    [unitId, number, year],
  );
  return row?.id;
}

/** Does a proceeding hang on this petition? */
export async function hasProceeding(tx: Tx, petition: { unitId: number; id: number }): Promise<boolean> {
  return (
    (await tx.maybe('select 1 as found from proceedings where unit_id = $1 and petition_id = $2', [
      petition.unitId,
      petition.id,
    ])) !== undefined
  );
}

/** Do others of the unit stand in its thread, but this one? What was struck out or ended as a duplicate is no matter of its own. */
export async function hasCompanions(
  tx: Tx,
  petition: { unitId: number; id: number; threadId: string },
  besides: number,
): Promise<boolean> {
  const found = await tx.maybe(
    `select 1 as found from petitions where unit_id = $1 and thread_id = $2::uuid and id not in ($3, $4) and status not in ('void', 'duplicate_linked') limit 1`,
    [petition.unitId, petition.threadId, petition.id, besides],
  );
  return found !== undefined;
}

/** Every petition of the unit in these threads that the officer finds, whatever has become of it. */
export async function listTogether(tx: Tx, unitId: number, threadIds: readonly string[]): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    'select id from petitions where unit_id = $1 and thread_id = any ($2::uuid[]) order by id',
    [unitId, threadIds],
  );
  return rows.map(({ id }) => id);
}

/** Which of these have a proceeding. */
export async function listWithProceeding(tx: Tx, unitId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ petitionId: number }>(
    'select distinct petition_id from proceedings where unit_id = $1 and petition_id = any ($2::bigint[])',
    [unitId, ids],
  );
  return rows.map(({ petitionId }) => petitionId);
}

/** Two petitions said to be of one matter, or a supplement, of which one would leave it and the other stay; never the pair itself. */
export function findTornLink(
  tx: Tx,
  matter: { unitId: number; matterId: number },
  going: readonly number[],
  pair: readonly number[],
): Promise<{ goingYear: number; goingNumber: number; year: number; number: number } | undefined> {
  return tx.maybe(
    `select g.year as going_year, g.number as going_number, o.year, o.number from petition_links l
       join petitions g on g.unit_id = l.unit_id and g.id in (l.petition_id, l.other_petition_id) and g.id = any ($3::bigint[])
       join petitions o on o.unit_id = l.unit_id and o.id in (l.petition_id, l.other_petition_id) and o.id <> g.id and not o.id = any ($3::bigint[])
      where l.unit_id = $1 and o.matter_id = $2 and l.kind in ('same_matter', 'supplement')
        and not (l.petition_id = any ($4::bigint[]) and l.other_petition_id = any ($4::bigint[])) order by l.id limit 1`,
    [matter.unitId, matter.matterId, going, pair],
  );
}
