// Reading the numbering books of a unit.
import { calledAt } from '../../../accounts/names.ts';
import type { Tx } from '../../../database/tx.ts';

export interface Book {
  year: number;
  petitionLast: number | null;
  visitLast: number | null;
  openedAt: Date | null;
  byName: string | null;
}

/**
 * By year, the newest first: who opened the book after which number of the paper book. A year whose only numbers hide from whoever asks is none of it.
 */
export function listBooks(tx: Tx, unitId: number): Promise<Book[]> {
  return tx.rows<Book>(
    `select y.year, b.petition_last, b.visit_last, b.opened_at, ${calledAt('a', 'b.opened_at')} as by_name
       from (select c.year from counters c where c.unit_id = $1 and (exists (select 1 from petitions p where p.unit_id = $1 and p.year = c.year and c.name = 'petition')
               or exists (select 1 from visits v where v.unit_id = $1 and v.year = c.year and c.name = 'visit'))
             union select year from opened_books where unit_id = $1) y
       left join opened_books b on b.unit_id = $1 and b.year = y.year left join accounts a on a.id = b.opened_by
      order by y.year desc limit 20`,
    [unitId],
  );
}
