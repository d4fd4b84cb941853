// The only writer of what officers say of a handover: where a petition goes, by choice or by rule, and the receiver's signatures.
import type { UnitTx } from '../../../database/tx.ts';

/** Chosen destinations of petitions that are there for who chooses; choosing again replaces. @returns how many */
export async function saveChoices(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
  choices: readonly { petitionId: number; toUnitId: number }[],
  by: number,
  at: Date,
): Promise<number> {
  return tx.run(
    `insert into handover_choices (unit_id, reorganisation_id, petition_id, to_unit_id, chosen_at, chosen_by)
     select $1, $2, x."petitionId", x."toUnitId", $4, $5 from jsonb_to_recordset($3::jsonb) as x("petitionId" bigint, "toUnitId" int) join petitions p on p.unit_id = $1 and p.id = x."petitionId"
     on conflict (unit_id, reorganisation_id, petition_id) do update set to_unit_id = excluded.to_unit_id, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`,
    [unitId, reorganisationId, JSON.stringify(choices), at, by],
  );
}

export async function insertRule(
  tx: UnitTx,
  rule: { unitId: number; reorganisationId: number; words: string; toUnitId: number; by: number; at: Date },
): Promise<void> {
  await tx.run(
    'insert into handover_rules (unit_id, reorganisation_id, words, to_unit_id, made_at, made_by) values ($1,$2,$3,$4,$5,$6)',
    [rule.unitId, rule.reorganisationId, rule.words, rule.toUnitId, rule.at, rule.by],
  );
}

export async function removeRule(tx: UnitTx, unitId: number, id: number): Promise<void> {
  await tx.run('delete from handover_rules where unit_id = $1 and id = $2', [unitId, id]);
}

export interface SignedItem {
  id: number;
  petitionId: number | null;
  sealed: boolean;
  fromName: string;
}

/** Signs items of the own list that nobody has signed. Gives those. */
export function signItems(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  by: number,
  at: Date,
  remark: string,
): Promise<SignedItem[]> {
  return tx.rows<SignedItem>(
    `update handovers h set signed_at = $3, signed_by = $4, remark = $5 from units u
      where h.unit_id = $1 and h.id = any ($2::bigint[]) and h.signed_at is null and u.id = h.from_unit_id
     returning h.id, h.petition_id, coalesce((select p.sealed from petitions p where p.unit_id = h.unit_id and p.id = h.petition_id), false) as sealed, u.name as from_name`,
    [unitId, ids, at, by, remark],
  );
}
