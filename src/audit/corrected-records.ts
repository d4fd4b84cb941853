// The words of before and after a correction. They stand behind the wall of the record's own words; the event names the fields.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import type { Corrected } from './corrected.ts';

/** The record a correction was made of; of a visit with the petition it brought. */
export interface CorrectedRecord {
  unitId: number;
  petitionId?: number | null;
  visitId?: number | null;
  sealed: boolean;
}

/** Keeps the words of one correction. Gives what its event refers to them by; null where nothing changed. */
export async function keepCorrected(
  tx: UnitTx,
  { unitId, petitionId, visitId, sealed }: CorrectedRecord,
  changes: readonly Corrected[],
): Promise<number | null> {
  if (changes.length === 0) return null;
  // Who corrects the open facts of a sealed visit need not read its words.
  const { id } = await seeingOwn(tx, sealed, () =>
    tx.one<{ id: number }>(
      'insert into corrected_words (unit_id, petition_id, visit_id, sealed, changes) values ($1, $2, $3, $4, $5) returning id',
      [unitId, petitionId ?? null, visitId ?? null, sealed, JSON.stringify(changes)],
    ),
  );
  return id;
}

/**
 * A record is being sealed: the words of its corrections may say who sent it in a way nobody can look for, a name as it was misspelt. They
 * go. Gives them in one text, to be kept behind the seal; '' without any.
 */
export async function takeCorrected(
  tx: UnitTx,
  { unitId, petitionId, visitId }: Omit<CorrectedRecord, 'sealed'>,
): Promise<string> {
  const gone = await seeingOwn(tx, true, () =>
    tx.rows<{ id: number; changes: Corrected[] }>(
      'delete from corrected_words where unit_id = $1 and (petition_id = $2 or visit_id = $3) and not sealed returning id, changes',
      [unitId, petitionId ?? null, visitId ?? null],
    ),
  );
  const said = gone
    .toSorted((one, other) => one.id - other.id)
    .flatMap(({ changes }) => changes.map(({ label, from, to }) => `${label}: ${from || 'để trống'} → ${to || 'để trống'}`));
  return said.length > 0 ? `Đã sửa trước khi niêm phong: ${said.join('; ')}` : '';
}
