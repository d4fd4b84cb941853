// Which unit handles now what a row of an archive is about, for whoever reads that row: its name and nothing of its record.
import type { UnitTx } from '../database/tx.ts';

/**
 * The name of the unit where a petition, or a visit, goes on after every handing over, in SQL; null where it went on nowhere.
 * @param unit, petition, visit SQL of the ids of the row that is read
 */
export const livesInName = (unit: string, petition: string, visit: string) =>
  `(select l.name from units l where l.id = lives_in(${unit}, ${petition}, ${visit}))`;

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
