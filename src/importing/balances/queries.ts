// Reading opening balances: those of a unit, and the figure a statutory table adds beside its own count.
import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import type { Tx } from '../../database/tx.ts';
import type { BalanceRow, Figures } from './balance.ts';
import { balanceColumns, whose } from './records.ts';
import type { TableCode } from './tables.ts';

export interface ListedBalance extends BalanceRow {
  /** Whose figures they are. */
  unitName: string;
  preparedName: string;
  signedName: string | null;
}

const selected = `select ${balanceColumns}, ${calledAt('p', 'b.prepared_at')} as prepared_name, ${calledAt('s', 'b.signed_at')} as signed_name, u.name as unit_name from opening_balances b join units u on u.id = ${whose} join accounts p on p.id = b.prepared_by left join accounts s on s.id = b.signed_by`;

/**
 * Newest first; those that stood aside too.
 * @param endedIds units that have ended whose books the own one keeps: of those what was signed, and what the own one declares
 */
export function listBalances(tx: Tx, unitId: number, endedIds: readonly number[]): Promise<ListedBalance[]> {
  return tx.rows<ListedBalance>(
    `${selected} where b.unit_id = $1 or (${whose} = any ($2::int[]) and b.signed_at is not null)
      order by b.table_code, ${whose} <> $1, u.sort_key, b.signed_at desc nulls first, b.id desc limit 300`,
    [unitId, [...endedIds]],
  );
}

/** A sheet the own unit holds, or a signed one within reach: whoever reads the tables reads what they add. @throws NotFound */
export function loadBalance(tx: Tx, unitId: number, id: number): Promise<ListedBalance> {
  return tx.one<ListedBalance>(`${selected} where b.id = $2 and (b.unit_id = $1 or b.signed_at is not null)`, [unitId, id]);
}

/** What waits for the signature of the own unit, and what stands signed: the figures a correction begins with. The first goes before. */
export function findStanding(tx: Tx, unitId: number, ofUnitId: number, code: TableCode): Promise<BalanceRow | undefined> {
  return tx.maybe<BalanceRow>(
    `select ${balanceColumns} from opening_balances b
      where ${whose} = $2 and b.table_code = $3 and ((b.signed_at is null and b.unit_id = $1) or ($1 <> $2 and b.signed_at is not null))
      order by b.signed_at desc nulls first, b.id desc limit 1`,
    [unitId, ofUnitId, code],
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

/** The signed sheets that stand, of some units or (null) of every unit within reach: the last one signed, by the unit or the keeper of its books. */
export function signedSheets(tx: Tx, unitIds: readonly number[] | null): Promise<SignedSheet[]> {
  return tx.rows<SignedSheet>(
    `select distinct on (${whose}, b.table_code) b.id, ${whose} as unit_id, u.name as unit_name, b.table_code, b.from_on, b.as_of, b.signed_at, ${calledAt('s', 'b.signed_at')} as signed_by, b.figures
       from opening_balances b join units u on u.id = ${whose} join accounts s on s.id = b.signed_by
      where b.signed_at is not null and b.replaced_at is null and ($1::int[] is null or ${whose} = any ($1::int[]))
      order by ${whose}, b.table_code, b.signed_at desc, b.id desc`,
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
