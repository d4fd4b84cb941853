// The only writer of links between petitions.
import type { Tx, UnitTx } from '../database/tx.ts';
import type { LinkKind } from './links.ts';

/** Writes or changes the word between two petitions of one unit. */
export async function saveLink(
  tx: UnitTx,
  link: { unitId: number; petitionId: number; otherId: number; kind: LinkKind; at: Date; by: number },
): Promise<void> {
  await tx.run(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by) values ($1,$2,$3,$4,$5,$6)
     on conflict (unit_id, petition_id, other_petition_id) do update set kind = excluded.kind, linked_at = excluded.linked_at, linked_by = excluded.linked_by`,
    [link.unitId, link.petitionId, link.otherId, link.kind, link.at, link.by],
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

/** Does a proceeding hang on this petition? Then its matter stays where it is. */
export async function hasProceeding(tx: Tx, petition: { unitId: number; id: number }): Promise<boolean> {
  return (
    (await tx.maybe('select 1 as found from proceedings where unit_id = $1 and petition_id = $2', [
      petition.unitId,
      petition.id,
    ])) !== undefined
  );
}
