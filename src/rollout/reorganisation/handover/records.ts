// The only writer of what officers say of a handover: where a petition goes, by choice or by rule, and the receiver's signatures.
import type { UnitTx } from '../../../database/tx.ts';
import { isKept } from './queries.ts';

const chosenTables = {
  petition: { choices: 'handover_choices', chosen: 'petition_id', records: 'petitions' },
  visit: { choices: 'handover_visit_choices', chosen: 'visit_id', records: 'visits' },
} as const;

/** Chosen destinations of petitions, or of visits, that are there for who chooses; choosing again replaces. @returns how many */
export async function saveChoices(
  tx: UnitTx,
  unitId: number,
  reorganisationId: number,
  of: keyof typeof chosenTables,
  choices: readonly { id: number; toUnitId: number }[],
  by: number,
  at: Date,
): Promise<number> {
  const { choices: table, chosen, records } = chosenTables[of];
  return tx.run(
    `insert into ${table} (unit_id, reorganisation_id, ${chosen}, to_unit_id, chosen_at, chosen_by)
     select $1, $2, x.id, x."toUnitId", $4, $5 from jsonb_to_recordset($3::jsonb) as x(id bigint, "toUnitId" int) join ${records} r on r.unit_id = $1 and r.id = x.id
     on conflict (unit_id, reorganisation_id, ${chosen}) do update set to_unit_id = excluded.to_unit_id, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`,
    [unitId, reorganisationId, JSON.stringify(choices), at, by],
  );
}

/** Part of an address that decides where a petition or a visit goes, unless it was chosen otherwise. */
export async function insertRule(
  tx: UnitTx,
  rule: { unitId: number; reorganisationId: number; words: string; toUnitId: number; by: number; at: Date },
): Promise<void> {
  await tx.run(
    'insert into handover_rules (unit_id, reorganisation_id, words, to_unit_id, made_at, made_by) values ($1,$2,$3,$4,$5,$6)',
    [rule.unitId, rule.reorganisationId, rule.words, rule.toUnitId, rule.at, rule.by],
  );
}

/** Of this unit; one that is gone already is no error. */
export async function removeRule(tx: UnitTx, unitId: number, id: number): Promise<void> {
  await tx.run('delete from handover_rules where unit_id = $1 and id = $2', [unitId, id]);
}

export interface WaitingItem {
  id: number;
  petitionId: number | null;
  visitId: number | null;
  sealed: boolean;
  fromName: string;
}

/** Of these the items of the own list that nobody has signed, `keptOnly` those the actor keeps; a seal waits until they are, and is waited for. */
export async function lockWaiting(tx: UnitTx, unitId: number, ids: readonly number[], keptOnly: boolean): Promise<WaitingItem[]> {
  const items = await tx.rows<Pick<WaitingItem, 'id' | 'petitionId' | 'visitId'>>(
    `select h.id, h.petition_id, h.visit_id from handovers h where h.unit_id = $1 and h.id = any ($2::bigint[]) and h.signed_at is null and (not $3 or ${isKept}) order by h.id for update`,
    [unitId, ids, keptOnly],
  );
  const of = (one: 'petitionId' | 'visitId') => items.flatMap((item) => item[one] ?? []).sort((a, b) => a - b);
  await tx.rows('select 1 from petitions where unit_id = $1 and id = any ($2::bigint[]) order by id for share', [
    unitId,
    of('petitionId'),
  ]);
  await tx.rows('select 1 from visits where unit_id = $1 and id = any ($2::bigint[]) order by id for share', [
    unitId,
    of('visitId'),
  ]);
  return tx.rows<WaitingItem>(
    `select h.id, h.petition_id, h.visit_id, coalesce(p.sealed, v.sealed, false) as sealed, u.name as from_name
       from handovers h join units u on u.id = h.from_unit_id
       left join petitions p on p.unit_id = h.unit_id and p.id = h.petition_id left join visits v on v.unit_id = h.unit_id and v.id = h.visit_id
      where h.unit_id = $1 and h.id = any ($2::bigint[]) order by h.id`,
    [unitId, items.map(({ id }) => id)],
  );
}

/** One item of the own list that nobody there sees, or all that stand for a petition, signed for the superior who has them now. */
export async function signLeft(
  tx: UnitTx,
  unitId: number,
  { itemId, petitionId, by, at }: { itemId: number; petitionId: number; by: number; at: Date },
): Promise<void> {
  await tx.run(
    `update handovers h set signed_at = $5, signed_by = $4 where h.unit_id = $1 and h.signed_at is null
        and (h.id = $2 or h.petition_id = $3 or h.visit_id in (select v.id from visits v where v.unit_id = $1 and v.petition_id = $3))`,
    [unitId, itemId, petitionId, by, at],
  );
}

/** @throws Error when one of them was not there to be signed */
export async function signItems(
  tx: UnitTx,
  unitId: number,
  items: readonly { id: number; remark: string }[],
  by: number,
  at: Date,
): Promise<void> {
  const signed = await tx.run(
    `update handovers h set signed_at = $3, signed_by = $4, remark = x.remark from jsonb_to_recordset($2::jsonb) as x(id bigint, remark text)
      where h.unit_id = $1 and h.id = x.id and h.signed_at is null`,
    [unitId, JSON.stringify(items.map(({ id, remark }) => ({ id, remark }))), at, by],
  );
  if (signed !== items.length) throw new Error(`Items of a handover were not signed: ${signed} of ${items.length}`);
}
