// The last numbers given in the books, by book, unit and year: read once, written back with each batch.
import type { Tx } from '../../database/tx.ts';

export type Book = 'petition' | 'visit';
/** By 'book:unit:year'. */
export type Counters = Map<string, number>;

/** The next number of a book. */
export function nextNumber(counters: Counters, book: Book, unitId: number, year: number): number {
  const key = `${book}:${unitId}:${year}`;
  const number = (counters.get(key) ?? 0) + 1;
  counters.set(key, number);
  return number;
}

/** All there are of petitions and visits. */
export async function readCounters(tx: Tx): Promise<Counters> {
  const rows = await tx.rows<{ name: string; unitId: number; year: number; value: number }>(
    "select name, unit_id, year, value from counters where name in ('petition', 'visit')",
  );
  return new Map(rows.map(({ name, unitId, year, value }) => [`${name}:${unitId}:${year}`, value]));
}

/** Puts them back; those that have not changed are not written. */
export async function writeCounters(tx: Tx, counters: Counters): Promise<void> {
  const keys = [...counters.keys()].map((key) => key.split(':'));
  await tx.run(
    `insert into counters (unit_id, name, year, value) select u, b, y, n from unnest($1::int[], $2::text[], $3::int[], $4::int[]) as x(u, b, y, n)
       on conflict (unit_id, name, year) do update set value = excluded.value where counters.value <> excluded.value`,
    [
      keys.map(([, unit]) => Number(unit)),
      keys.map(([book]) => book ?? ''),
      keys.map(([, , year]) => Number(year)),
      [...counters.values()],
    ],
  );
}
