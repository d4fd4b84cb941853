// The words of before and after a correction. They stand behind the wall of the record's own words; the event names the fields.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import type { Act } from '../web/act.ts';
import type { Corrected, KeptCorrection, PersonField } from './corrected.ts';

/** The record a correction was made of; of a visit with the petition it brought. */
export interface CorrectedRecord {
  unitId: number;
  petitionId?: number | null;
  visitId?: number | null;
  sealed: boolean;
}

const contextOf = ({ unitId, petitionId, visitId }: CorrectedRecord) =>
  petitionId ? `corrected:petition:${unitId}:${petitionId}` : `corrected:visit:${unitId}:${visitId}`;

/**
 * Keeps the words of one correction; of a sealed record encrypted, for what stood there may be what the correction was to remove. Gives
 * what its event refers to them by; null where nothing changed.
 */
export async function keepCorrected(
  { tx, keyring }: Pick<Act, 'tx' | 'keyring'>,
  record: CorrectedRecord,
  changes: readonly Corrected[],
): Promise<number | null> {
  if (changes.length === 0) return null;
  const { unitId, petitionId, visitId, sealed } = record;
  const kept = changes.map(({ label, from, to, of, isFact }): KeptCorrection => {
    if (sealed) return isFact ? { label, from, to } : { label };
    return of ? { label, from, to, of } : { label, from, to };
  });
  const hidden = sealed ? changes.filter((one) => !one.isFact).map(({ label, from, to }) => ({ label, from, to })) : [];
  const envelope = hidden.length > 0 ? keyring.seal(JSON.stringify(hidden), contextOf(record)) : undefined;
  // Who corrects the open facts of a sealed visit need not read its words.
  const { id } = await seeingOwn(tx, sealed, () =>
    tx.one<{ id: number }>(
      `insert into corrected_words (unit_id, petition_id, visit_id, sealed, changes, key_id, wrapped_key, ciphertext)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        unitId,
        petitionId ?? null,
        visitId ?? null,
        sealed,
        JSON.stringify(kept),
        envelope?.keyId ?? null,
        envelope?.wrappedKey ?? null,
        envelope?.ciphertext ?? null,
      ],
    ),
  );
  return id;
}

/** What once stood as a sender's or a visitor's own on an open record: his name, a number, his house. Nothing of it goes to the officer. */
export async function earlierValues(
  tx: UnitTx,
  { unitId, petitionId, visitId }: Omit<CorrectedRecord, 'sealed'>,
): Promise<{ of: PersonField; words: string }[]> {
  const rows = await seeingOwn(tx, true, () =>
    tx.rows<{ changes: KeptCorrection[] }>(
      'select changes from corrected_words where unit_id = $1 and (petition_id = $2 or visit_id = $3) and not sealed order by id',
      [unitId, petitionId ?? null, visitId ?? null],
    ),
  );
  return rows.flatMap(({ changes }) => changes.flatMap(({ of, from }) => (of && from ? [{ of, words: from }] : [])));
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
    tx.rows<{ id: number; changes: KeptCorrection[] }>(
      'delete from corrected_words where unit_id = $1 and (petition_id = $2 or visit_id = $3) and not sealed returning id, changes',
      [unitId, petitionId ?? null, visitId ?? null],
    ),
  );
  const said = gone
    .toSorted((one, other) => one.id - other.id)
    .flatMap(({ changes }) => changes.map(({ label, from, to }) => `${label}: ${from || 'để trống'} → ${to || 'để trống'}`));
  return said.length > 0 ? `Đã sửa trước khi niêm phong: ${said.join('; ')}` : '';
}
