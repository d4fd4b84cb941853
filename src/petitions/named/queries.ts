// From whom a petition is hidden.
import type { Tx } from '../../database/tx.ts';

export interface NamedRow {
  accountId: number;
  name: string;
  how: 'chosen' | 'text' | 'answer' | 'again';
  byName: string | null;
  at: Date | null;
}

/** From whom a petition is hidden, and who said so. Nobody named reads this: for him there is no petition. */
export function listNamed(tx: Tx, petition: { unitId: number; id: number }): Promise<NamedRow[]> {
  return tx.rows<NamedRow>(
    `select n.account_id, c.name, n.named_how as how, b.name as by_name, n.named_at as at
       from named_accounts n join accounts c on c.id = n.account_id left join accounts b on b.id = n.named_by
      where n.unit_id = $1 and n.petition_id = $2 order by n.id`,
    [petition.unitId, petition.id],
  );
}
