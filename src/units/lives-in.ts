// Which unit handles now what a row of an archive is about, for whoever reads that row: its name and nothing of its record.
import type { UnitTx } from '../database/tx.ts';

/**
 * Only rows of a unit that has handed something over are followed: a page of results would ask for each row.
 * The name of the unit where a petition, or a visit, goes on after every handing over, in SQL; null where it went on nowhere.
 * @param unit, petition, visit SQL of the ids of the row that is read
 */
export const livesInName = (unit: string, petition: string, visit: string) =>
  `(select l.name from units l where l.id = case when ${unit} in (select s.unit_id from unit_successors s union select r.from_unit_id from reorganisation_routes r) then lives_in(${unit}, ${petition}, ${visit}) end)`;

/** "Nay do Phường Tây Hồ giải quyết"; '' where it is handled where it stands. */
export const livesWords = (name: string | null): string => (name === null ? '' : `Nay do ${name} giải quyết`);

/** The same of one petition, or of one visit. */
export async function findLivesWords(
  tx: UnitTx,
  row: { unitId: number; petitionId?: number; visitId?: number },
): Promise<string> {
  const { name } = await tx.one<{ name: string | null }>(`select ${livesInName('$1::int', '$2::bigint', '$3::bigint')} as name`, [
    row.unitId,
    row.petitionId ?? null,
    row.visitId ?? null,
  ]);
  return livesWords(name);
}
