// What must agree within a table and between tables (legal.md §9.8, §9.10), and whether it does. Pure.
import { raised } from '../first-letter.ts';
import { facts } from './facts.ts';
import { type CrossCheck, crossChecks, formerCrossChecks, type Place, tables } from './tables/index.ts';
import { columnOf, type FactName, presentCodes, type Sum, type Table, type TableCode, tableCodes } from './tables/table.ts';

export interface Check {
  /** Its place in `checks`, from 1: as it stands in an address. */
  id: number;
  left: Place;
  sign: '=' | '<=' | '>=';
  right: readonly Place[];
  /** The circular states it; otherwise good sense does, and it only warns. */
  isStated: boolean;
}

/** What was recovered or given back is not more than was due. */
const warned: readonly (readonly [number, number])[] = [5, 6, 9, 10, 20, 21, 24, 25].map((no) => [no, no - 2]);

const summed = (code: TableCode, [left, right]: Sum, isStated: boolean): Omit<Check, 'id'> => ({
  left: [code, left],
  sign: '=',
  right: right.map((no) => [code, no] as Place),
  isStated,
});
const limited = (code: TableCode, [small, large]: readonly [number, number], isStated: boolean): Omit<Check, 'id'> => ({
  left: [code, small],
  sign: '<=',
  right: [[code, large]],
  isStated,
});
const between = (check: CrossCheck): Omit<Check, 'id'> => ({ ...check, right: [check.right] });

const isPresent = (code: TableCode) => presentCodes.some((one) => one === code);
/** The limits of a table are stated by the circular, but for 01/TCD and the former tables, whose instructions are not at hand. */
const limitsAreStated = (code: TableCode) => code !== '01-tcd' && isPresent(code);

const within = ({ code, sums, soft, most }: Table): Omit<Check, 'id'>[] => [
  ...sums.map((sum) => summed(code, sum, true)),
  ...(soft ?? []).map((sum) => summed(code, sum, false)),
  ...most.map((limit) => limited(code, limit, limitsAreStated(code))),
];

export const checks: readonly Check[] = [
  ...presentCodes.flatMap((code) => within(tables[code])),
  ...crossChecks.map(between),
  ...warned.map((limit) => limited('05-kqth', limit, false)),
  ...tableCodes.filter((code) => !isPresent(code)).flatMap((code) => within(tables[code])),
  ...formerCrossChecks.map(between),
].map((check, index) => ({ ...check, id: index + 1 }));

/** The identities a table has a side of. */
export const checksOf = (code: TableCode): Check[] =>
  checks.filter(({ left, right }) => left[0] === code || right.some(([other]) => other === code));

/** '06-qlkntc:12': a column of a table as a key of a map. */
export const placeKey = ([code, no]: Place): string => `${code}:${no}`;

export interface Verdict {
  check: Check;
  holds: boolean;
  left: number;
  right: number;
}

/** @param figure the figure of a place; a place without one is 0 */
export function judge(check: Check, figure: (place: Place) => number): Verdict {
  const left = figure(check.left);
  // Money has three digits after the comma; adding binary fractions must not break an identity.
  const right = Math.round(check.right.reduce((sum, place) => sum + figure(place), 0) * 1000) / 1000;
  const rounded = Math.round(left * 1000) / 1000;
  const holds = check.sign === '=' ? rounded === right : check.sign === '<=' ? rounded <= right : rounded >= right;
  return { check, holds, left: rounded, right };
}

const signWords = { '=': 'bằng', '<=': 'không lớn hơn', '>=': 'không nhỏ hơn' } as const;

/** "Cột 6 phải bằng cột 7 + cột 8", with the form where it is another table's. */
export function checkWords(check: Check, at: TableCode): string {
  const column = ([code, no]: Place) => (code === at ? `cột ${no}` : `cột ${no} biểu ${tables[code].form}`);
  const words = `${column(check.left)} phải ${signWords[check.sign]} ${check.right.map(column).join(' + ')}`;
  return raised(words);
}

/** Where matters are held against the petitions they are made of. */
const madeOf: Partial<Record<FactName, FactName>> = { matter: 'petition', matterState: 'petitionState' };

/**
 * The predicate of the rows that break a check, each row by itself: every check that does not hold has one at least. Null of one whose
 * figures are entered by hand: no record stands behind them.
 * @throws Error for a check between two sources whose rows cannot be held against each other; test/reports/identities.test.ts asks of all
 */
export function breakingRows(check: Check): { place: Place; where: string } | null {
  const left = columnOf(tables[check.left[0]], check.left[1]);
  const right = check.right.map(([code, no]) => columnOf(tables[code], no));
  if (left.facts === null || right.some((column) => column.facts === null)) return null;
  const [only, ...others] = right;
  const petitions = madeOf[left.facts];
  if (check.sign === '<=' && petitions && only?.facts === petitions && others.length === 0)
    // A matter none of whose petitions stands on the other side.
    return {
      place: check.left,
      where: `(${left.where}) and (f.unit_id, f.thread_id) not in (select f.unit_id, f.thread_id from (${facts[petitions]}) f where (${only.where}) and f.thread_id is not null)`,
    };
  if (right.some((column) => column.facts !== left.facts)) throw new Error(`No row of check ${check.id} can be named`);
  const value = ({ where, sum }: { where: string; sum: string | null }) =>
    `case when ${where} then ${sum === null ? '1' : `coalesce(${sum}, 0)`} else 0 end`;
  const sides = `${value(left)} ${check.sign === '=' ? '<>' : check.sign === '<=' ? '>' : '<'} ${right.map(value).join(' + ')}`;
  return { place: check.left, where: sides };
}
