// The only writer of named accounts (lift_name and the search after a change of post apart, which the database does itself).
import type { UnitTx } from '../../database/tx.ts';
import type { NamedAccount } from './naming.ts';

export interface NamedSubject {
  unitId: number;
  petitionId: number | null;
  visitId: number | null;
  namedAs: 'denounced' | 'respondent' | 'related_party';
  by: number | null;
  at: Date;
}

/**
 * Names accounts that are not named yet. Gives how many were. One whose naming was taken back is not found in the same words again;
 * chosen or said anew he is.
 */
export async function insertNamed(tx: UnitTx, subject: NamedSubject, named: readonly NamedAccount[]): Promise<number> {
  return tx.run(
    `insert into named_accounts (unit_id, petition_id, visit_id, account_id, named_as, named_how, named_by, named_at)
     select $1, $2, $3, x."accountId", $4, x.how, $5, $6 from jsonb_to_recordset($7::jsonb) as x("accountId" int, how text)
      where x.how <> 'text' or not exists (
        select 1 from lifted_names l where l.unit_id = $1 and l.petition_id = $2 and l.account_id = x."accountId")
     on conflict do nothing`,
    [subject.unitId, subject.petitionId, subject.visitId, subject.namedAs, subject.by, subject.at, JSON.stringify(named)],
  );
}
