// The only writer of named accounts (lift_name and the search after a change of post apart, which the database does itself).
import type { UnitTx } from '../../database/tx.ts';
import type { NamedAccount } from './naming.ts';

export interface NamedSubject {
  petitionId: number | null;
  visitId: number | null;
  namedAs: 'denounced' | 'respondent';
  named: readonly NamedAccount[];
}

/**
 * Names accounts that are not named yet in these records, in one statement. Gives how many were. One whose naming was taken back is
 * not found in the same words again; chosen or said anew he is.
 */
export async function insertNamed(
  tx: UnitTx,
  by: { unitId: number; accountId: number | null; at: Date },
  subjects: readonly NamedSubject[],
): Promise<number> {
  const rows = subjects.flatMap(({ named, ...subject }) => named.map((one) => ({ ...subject, ...one })));
  // Whom an act named and an officer names too is named by him: an undo of the act leaves that.
  if (rows.some(({ how }) => how === 'chosen' || how === 'answer'))
    await tx.run(
      `delete from named_accounts n using jsonb_to_recordset($2::jsonb) as x("petitionId" bigint, "visitId" bigint, "accountId" int, how text)
        where n.unit_id = $1 and n.named_act is not null and x.how in ('chosen', 'answer') and n.account_id = x."accountId"
          and (n.petition_id = x."petitionId" or n.visit_id = x."visitId")`,
      [by.unitId, JSON.stringify(rows)],
    );
  return tx.run(
    `insert into named_accounts (unit_id, petition_id, visit_id, account_id, named_as, named_how, named_by, named_at)
     select $1, x."petitionId", x."visitId", x."accountId", x."namedAs", x.how, $2, $3
       from jsonb_to_recordset($4::jsonb) as x("petitionId" bigint, "visitId" bigint, "accountId" int, "namedAs" text, how text)
      where x.how not in ('text', 'again') or not exists (
        select 1 from lifted_names l where l.unit_id = $1 and l.petition_id = x."petitionId" and l.account_id = x."accountId")
     on conflict do nothing`,
    [by.unitId, by.accountId, by.at, JSON.stringify(rows)],
  );
}
