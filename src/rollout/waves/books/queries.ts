// Reading the numbering books of a unit.
import type { Tx } from '../../../database/tx.ts';

export interface Book {
  year: number;
  petition: number;
  visit: number;
  petitionLast: number | null;
  visitLast: number | null;
  openedAt: Date | null;
  byName: string | null;
}

/** By year, the newest first: the last numbers given, and who opened the book at which. */
export function listBooks(tx: Tx, unitId: number): Promise<Book[]> {
  return tx.rows<Book>(
    `select y.year, coalesce(max(c.value) filter (where c.name = 'petition'), 0)::int as petition, coalesce(max(c.value) filter (where c.name = 'visit'), 0)::int as visit,
            b.petition_last, b.visit_last, b.opened_at, a.name as by_name
       from (select year from counters where unit_id = $1 and name in ('petition','visit') union select year from opened_books where unit_id = $1) y
       left join counters c on c.unit_id = $1 and c.year = y.year and c.name in ('petition','visit')
       left join opened_books b on b.unit_id = $1 and b.year = y.year left join accounts a on a.id = b.opened_by
      group by y.year, b.petition_last, b.visit_last, b.opened_at, a.name order by y.year desc limit 20`,
    [unitId],
  );
}
