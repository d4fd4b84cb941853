// From invented petitions to the rows of a batch: ids from the tables' own sequences, numbers from the books, threads and codes.
import { createHash } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import { readPublicCode } from '../../lookup/public-code.ts';
import { type Counters, nextNumber } from './counters.ts';
import type { BenchPetition, Placed } from './petitions.ts';

export type Row = BenchPetition & { placed: Placed };

/** How the petition came in: from another office, brought to the desk, or by post. */
export const sourceOf = ({ sentFrom, visits }: BenchPetition): 'other_agency' | 'in_person_reception' | 'post' =>
  sentFrom ? 'other_agency' : visits.some((one) => one.brings) ? 'in_person_reception' : 'post';

/** Who registers it: whoever receives at the desk what is brought there, the clerk all else. */
export const registrarOf = (row: Row): number => (broughtBy(row) === null ? row.unit.clerk : row.unit.receiver);

/** Of the visit that brought it; null where it came otherwise. */
export const broughtBy = (row: Row): number | null => row.visits.find((one) => one.brings)?.placed?.id ?? null;

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Another code for every petition, as unlike its neighbours as a drawn one: 3¹⁸ and 31⁸ have no common divisor. */
function codeOf(id: number): string {
  let rest = (BigInt(id) * 3n ** 18n) % 31n ** 8n;
  let body = '';
  for (let i = 0; i < 8; i += 1) {
    body += signs[Number(rest % 31n)];
    rest /= 31n;
  }
  for (const check of signs) {
    const code = readPublicCode(body + check);
    if (code) return code;
  }
  throw new Error('No check character fits');
}

/** Ids for the rows of a batch, taken from the table's own sequence; the first of them. */
export async function takeIds(tx: Tx, table: string, count: number): Promise<number> {
  if (count === 0) return 0;
  const { first } = await tx.one<{ first: number }>(
    `select setval(pg_get_serial_sequence('${table}', 'id'), nextval(pg_get_serial_sequence('${table}', 'id')) + $1 - 1) - $1 + 1 as first`,
    [count],
  );
  return first;
}

/** Gives each petition its place: what was sent on keeps thread and code of the one it comes from. */
export async function placeRows(tx: Tx, batch: readonly BenchPetition[], counters: Counters): Promise<Row[]> {
  const firstId = await takeIds(tx, 'petitions', batch.length);
  const firstMatter = await takeIds(tx, 'matters', batch.length);
  let transfer = await takeIds(tx, 'transfers', batch.filter((one) => one.transfer).length);
  let visit = await takeIds(
    tx,
    'visits',
    batch.reduce((sum, one) => sum + one.visits.length, 0),
  );
  return batch.map((one, index) => {
    const year = Number(one.receivedOn.slice(0, 4));
    const number = nextNumber(counters, 'petition', one.unitId, year);
    const id = firstId + index;
    const from = one.sentFrom?.placed;
    one.placed = {
      id,
      year,
      number,
      matterId: firstMatter + index,
      thread: from?.thread ?? threadOf(firstMatter + index, one.summary),
      publicCode: one.sealed ? null : (from?.publicCode ?? codeOf(id)),
      transferId: one.transfer ? transfer++ : null,
    };
    for (const come of one.visits) come.placed = { id: visit++, number: nextNumber(counters, 'visit', one.unitId, year) };
    return one as Row;
  });
}

function threadOf(matter: number, words: string): string {
  const hex = createHash('sha256').update(`${matter}:${words}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The matter a petition stands in: of one found to repeat another that one's. */
export const matterOf = (row: Row): Placed => row.repeats?.placed ?? row.placed;
