// The only writer of opened books, and of the counters where a book is opened.
import type { UnitTx } from '../../../database/tx.ts';

export interface BookState {
  /** The last number given here, of petitions and of visits, that does not hide from whoever asks; 0 while none was. */
  petition: number;
  visit: number;
  opened: { petitionLast: number; visitLast: number } | null;
}

/** The books of a year, locked against the next number. */
export async function lockBooks(tx: UnitTx, unitId: number, year: number): Promise<BookState> {
  const counters = await tx.rows<{ name: string; value: number }>(
    "select name, value from counters where unit_id = $1 and year = $2 and name in ('petition', 'visit') for update",
    [unitId, year],
  );
  const opened = await tx.maybe<{ petitionLast: number; visitLast: number }>(
    'select petition_last, visit_last from opened_books where unit_id = $1 and year = $2 for update',
    [unitId, year],
  );
  const seen = await tx.one<{ petition: number; visit: number }>(
    `select coalesce((select number from petitions where unit_id = $1 and year = $2 order by number desc limit 1), 0) as petition,
       coalesce((select number from visits where unit_id = $1 and year = $2 order by number desc limit 1), 0) as visit`,
    [unitId, year],
  );
  // Once opened, a book stands at its paper book's last number; behind it only what was given here counts.
  const last = (name: 'petition' | 'visit', before: number) => {
    const given = counters.find((one) => one.name === name)?.value ?? 0;
    return given === before || seen[name] > before ? given : before;
  };
  return {
    petition: last('petition', opened?.petitionLast ?? 0),
    visit: last('visit', opened?.visitLast ?? 0),
    opened: opened ?? null,
  };
}

/** Opens the books: numbers go on from the counters. */
export async function saveOpened(
  tx: UnitTx,
  unitId: number,
  book: { year: number; petitionLast: number; visitLast: number; counters: { petition: number; visit: number } },
  at: Date,
  by: number,
): Promise<void> {
  const { year, petitionLast, visitLast, counters } = book;
  await tx.run(
    `insert into opened_books (unit_id, year, petition_last, visit_last, opened_at, opened_by) values ($1,$2,$3,$4,$5,$6)
     on conflict (unit_id, year) do update set petition_last = excluded.petition_last, visit_last = excluded.visit_last, opened_at = excluded.opened_at, opened_by = excluded.opened_by`,
    [unitId, year, petitionLast, visitLast, at, by],
  );
  await tx.run(
    `insert into counters (unit_id, name, year, value) values ($1, 'petition', $2, $3), ($1, 'visit', $2, $4)
     on conflict (unit_id, name, year) do update set value = excluded.value`,
    [unitId, year, counters.petition, counters.visit],
  );
}
