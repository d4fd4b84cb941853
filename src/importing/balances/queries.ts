// Reading opening balances: those of a unit, and the figure a statutory table adds beside its own count.
import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import type { Tx } from '../../database/tx.ts';
import type { BalanceRow, Figures } from './balance.ts';
import { balanceColumns } from './records.ts';
import type { TableCode } from './tables.ts';

export interface ListedBalance extends BalanceRow {
  preparedName: string;
  signedName: string | null;
}

const selected = `select ${balanceColumns}, ${calledAt('p', 'b.prepared_at')} as prepared_name, ${calledAt('s', 'b.signed_at')} as signed_name from opening_balances b join accounts p on p.id = b.prepared_by left join accounts s on s.id = b.signed_by`;

/** Newest first; those that stood aside too. */
export function listBalances(tx: Tx, unitId: number): Promise<ListedBalance[]> {
  return tx.rows<ListedBalance>(
    `${selected} where b.unit_id = $1 order by b.table_code, b.signed_at desc nulls first, b.id desc limit 100`,
    [unitId],
  );
}

/** @throws NotFound */
export function loadBalance(tx: Tx, unitId: number, id: number): Promise<ListedBalance> {
  return tx.one<ListedBalance>(`${selected} where b.unit_id = $1 and b.id = $2`, [unitId, id]);
}

export function findDraft(tx: Tx, unitId: number, code: TableCode): Promise<BalanceRow | undefined> {
  return tx.maybe<BalanceRow>(
    `select ${balanceColumns} from opening_balances b where b.unit_id = $1 and b.table_code = $2 and b.signed_at is null`,
    [unitId, code],
  );
}

export interface SignedSheet {
  id: number;
  unitId: number;
  unitName: string;
  tableCode: TableCode;
  fromOn: string | null;
  asOf: string;
  signedAt: Date;
  signedBy: string;
  figures: Figures;
}

/** The signed sheets that stand, of some units or (null) of every unit within reach. */
export function signedSheets(tx: Tx, unitIds: readonly number[] | null): Promise<SignedSheet[]> {
  return tx.rows<SignedSheet>(
    `select b.id, b.unit_id, u.name as unit_name, b.table_code, b.from_on, b.as_of, b.signed_at, ${calledAt('s', 'b.signed_at')} as signed_by, b.figures
       from opening_balances b join units u on u.id = b.unit_id join accounts s on s.id = b.signed_by
      where b.signed_at is not null and b.replaced_at is null and ($1::int[] is null or b.unit_id = any ($1::int[])) order by b.unit_id, b.table_code`,
    [unitIds === null ? null : [...unitIds]],
  );
}

/** The signed figures of a table that stand, by unit within reach. They are an addend of their own, never inside a count of the books. */
export async function signedFigures(
  tx: Tx,
  code: TableCode,
): Promise<Map<number, Pick<SignedSheet, 'fromOn' | 'asOf' | 'figures'>>> {
  const sheets = await signedSheets(tx, null);
  return new Map(
    sheets
      .filter(({ tableCode }) => tableCode === code)
      .map(({ unitId, fromOn, asOf, figures }) => [unitId, { fromOn, asOf, figures }]),
  );
}

/** Unsigned sheets of the unit that this officer may sign: whoever prepared one signs it not. */
export async function countToSign(tx: Tx, actor: Pick<Actor, 'unitId' | 'accountId'>): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    'select count(*)::int as n from opening_balances b where b.unit_id = $1 and b.signed_at is null and b.prepared_by <> $2',
    [actor.unitId, actor.accountId],
  );
  return n;
}
