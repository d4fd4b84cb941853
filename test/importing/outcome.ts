// What came of a book, as the office's own pages count it, beside what was written down before anything read it.
import type { UnitTx } from '../../src/database/tx.ts';
import { countPeople } from '../../src/importing/different-people.ts';
import { isError, problemCodes } from '../../src/importing/problems.ts';
import { countGroups, countOffices, countReasons, countRows } from '../../src/importing/queries.ts';
import type { Expected } from './generator.ts';

export type Outcome = Omit<Expected, 'denouncers' | 'names' | 'letters' | 'fields'>;

export const outcomeExpected = ({ denouncers: _, names: __, letters: ___, fields: ____, ...outcome }: Expected): Outcome =>
  outcome;

/** The counts of an import that was tried or is in. */
export async function outcomeOf(tx: UnitTx, one: { unitId: number; id: number }): Promise<Outcome> {
  const counts = await countRows(tx, one, 'whole');
  const groups = await countGroups(tx, one, 'whole');
  const reasons = await countReasons(tx, one, problemCodes.filter(isError), 'whole');
  const offices = await countOffices(tx, one, 'whole');
  const names = await tx.rows<{ id: number; name: string }>('select id, name from units where id = any ($1)', [
    offices.map(({ officeId }) => officeId),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    rows: counts.rows,
    taken: counts.ready + counts.petitions + counts.visits,
    open: groups.reduce((sum, { open }) => sum + open, 0),
    accepted: groups.reduce((sum, { accepted }) => sum + accepted, 0),
    unaccepted: groups.reduce((sum, { unaccepted }) => sum + unaccepted, 0),
    elsewhere: groups.reduce((sum, { elsewhere }) => sum + elsewhere, 0),
    years: yearsOf(groups.map(({ year, petitionType, rows }) => ({ year, type: petitionType, count: rows }))),
    offices: Object.fromEntries(offices.map(({ officeId, rows }) => [nameOf.get(officeId) ?? '', rows])),
    rejected: Object.fromEntries(reasons.filter(({ bad }) => bad).map(({ target, code, count }) => [`${target}:${code}`, count])),
    people: (await countPeople(tx, one)).people,
  };
}

/** The counts of a table of the import's page, by its caption: heading of the line → of the column, '' where it has none → rows. */
export function countsShown(html: string, caption: string): Record<string, Record<string, number>> {
  const table = new RegExp(`<caption[^>]*>${caption}</caption>([\\s\\S]*?)</table>`).exec(html)?.[1] ?? '';
  const lines = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<t[hd][^>]*>([^<]*)/g)].map(([, text = '']) => text.trim()),
  );
  const heads = table.includes('<thead') ? (lines.shift() ?? []) : [];
  return Object.fromEntries(
    lines.map(([line = '', ...cells]) => [
      line,
      Object.fromEntries(cells.map((cell, at) => [heads[at + 1] ?? '', Number(cell.replaceAll('.', ''))])),
    ]),
  );
}

/** Petitions of the unit's book by the year they came in and by type. */
export const petitionYears = async (tx: UnitTx, unitId: number): Promise<Outcome['years']> =>
  yearsOf(
    await tx.rows(
      "select extract(year from received_on)::int as year, petition_type as type, count(*)::int as count from petitions where unit_id = $1 and status <> 'void' group by 1, 2",
      [unitId],
    ),
  );

/** Petitions of the unit's book by field. */
export const fieldsIn = async (tx: UnitTx, unitId: number): Promise<Expected['fields']> =>
  Object.fromEntries(
    (
      await tx.rows<{ field: string; count: number }>(
        "select field, count(*)::int as count from petitions where unit_id = $1 and status <> 'void' group by 1",
        [unitId],
      )
    ).map(({ field, count }) => [field, count]),
  );

/** Petitions in the open by who sent them, told as at the desk that looks for whom it has met (petitions/known/queries.ts). */
export async function lettersIn(tx: UnitTx, unitId: number): Promise<Expected['letters']> {
  const people = await tx.rows<{ who: string; letters: number }>(
    `select coalesce(numbered_id(id_number), name_key || '|' || birth_year) as who, count(distinct petition_id)::int as letters from parties
      where unit_id = $1 and not sealed and petition_id is not null and (id_number is not null or birth_year is not null) group by 1`,
    [unitId],
  );
  return Object.fromEntries(people.map(({ who, letters }) => [who, letters]));
}

function yearsOf(groups: readonly { year: number; type: string; count: number }[]): Outcome['years'] {
  const years: Outcome['years'] = {};
  for (const { year, type, count } of groups) {
    years[year] ??= {};
    const types = years[year] ?? {};
    types[type] = (types[type] ?? 0) + count;
  }
  return years;
}

/** Every count that is not what was expected, a line each; none when all are. */
export function differences(expected: object, found: object): string[] {
  const flat = (part: object, before = ''): [string, unknown][] =>
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? flat(value, `${before}${key} `)
        : [[before + key, value] as [string, unknown]],
    );
  const [wanted, got] = [new Map(flat(expected)), new Map(flat(found))];
  return [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((key) => wanted.get(key) !== got.get(key))
    .map((key) => `${key}: ${wanted.get(key) ?? 'nothing'} expected, ${got.get(key) ?? 'nothing'} found`);
}
