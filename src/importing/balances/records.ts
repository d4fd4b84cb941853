// The only writer of opening balances.
import type { UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { BalanceRow, Figures } from './balance.ts';
import type { TableCode } from './tables.ts';

/** SQL: the unit whose figures a sheet holds: its holder, or one that has ended. */
export const whose = 'coalesce(b.of_unit_id, b.unit_id)';
// What a unit signed before it ended stands aside once the keeper of its books signs a sheet in its place.
const replacedAt = `coalesce(b.replaced_at, (select min(n.signed_at) from opening_balances n
  where n.of_unit_id = ${whose} and n.table_code = b.table_code and n.unit_id <> b.unit_id and n.signed_at > b.signed_at))`;
export const balanceColumns = `b.unit_id, b.of_unit_id, b.id, b.table_code, b.from_on, b.as_of, b.figures, b.basis, b.prepared_at, b.prepared_by, b.signed_at, b.signed_by, ${replacedAt} as replaced_at, b.version`;

declare const locked: unique symbol;
export type LockedBalance = BalanceRow & { readonly [locked]: true };

/** @throws NotFound */
export async function lockBalance(tx: UnitTx, unitId: number, id: number): Promise<LockedBalance> {
  const row = await tx.maybe<BalanceRow>(
    `select ${balanceColumns} from opening_balances b where b.unit_id = $1 and b.id = $2 for update`,
    [unitId, id],
  );
  if (!row) throw new NotFound();
  return row as LockedBalance;
}

/**
 * The unsigned sheet of a table: made, or written over. Gives its id.
 * @param ofUnitId the unit that has ended whose figures they are; null of the own ones
 */
export async function putDraft(
  tx: UnitTx,
  unitId: number,
  ofUnitId: number | null,
  sheet: { code: TableCode; fromOn: string; asOf: string; figures: Figures; basis: string },
  at: Date,
  by: number,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into opening_balances (unit_id, table_code, from_on, as_of, figures, basis, prepared_at, prepared_by, of_unit_id) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)
     on conflict (unit_id, of_unit_id, table_code) where signed_at is null do update set from_on = excluded.from_on, as_of = excluded.as_of, figures = excluded.figures, basis = excluded.basis, prepared_at = excluded.prepared_at,
       prepared_by = excluded.prepared_by, version = opening_balances.version + 1 returning id`,
    [unitId, sheet.code, sheet.fromOn, sheet.asOf, JSON.stringify(sheet.figures), sheet.basis, at, by, ofUnitId],
  );
  return id;
}

/** Signs a sheet; the one signed before stands aside with its day. */
export async function saveSigned(tx: UnitTx, one: LockedBalance, at: Date, by: number): Promise<void> {
  await tx.run(
    'update opening_balances set replaced_at = $3 where unit_id = $1 and of_unit_id is not distinct from $4 and table_code = $2 and signed_at is not null and replaced_at is null',
    [one.unitId, one.tableCode, at, one.ofUnitId],
  );
  await tx.changeOne(
    'update opening_balances set signed_at = $3, signed_by = $4, version = version + 1 where unit_id = $1 and id = $2',
    [one.unitId, one.id, at, by],
  );
}
