// Columns whose definition has drifted: what is counted in them leaves out a record that the other side of an identity counts.
import { type Check, placeKey } from '../../src/reports/checks.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { type Column, columnOf, isColumn, type Table } from '../../src/reports/tables/table.ts';

/** The side of an identity that must not be the smaller one, or is the one figure that others add up to. */
export const fullSide = (check: Check): Place => (check.sign === '>=' ? (check.right[0] ?? check.left) : check.left);

const partsIn = (parts: Table['parts']): Column[] => parts.flatMap((part) => (isColumn(part) ? part : partsIn(part.parts)));

/**
 * What work gives while the other side leaves out a record that the full side counts; where that takes time, until it has come.
 * @param missing its id in the facts of the full side: of a matter that of its oldest petition
 */
export function whileBent<T>(check: Check, missing: number, work: () => T): T {
  const full = columnOf(tables[fullSide(check)[0]], fullSide(check)[1]);
  const bent = (check.sign === '>=' ? [check.left] : check.right).map(([code, no]) => {
    const column = partsIn(tables[code].parts).find((one) => one.no === no);
    if (!column) throw new Error(`no ${placeKey([code, no])}`);
    return column;
  });
  const straight = bent.map(({ where }) => where);
  const straighten = () => {
    for (const [index, column] of bent.entries()) column.where = straight[index] ?? '';
  };
  for (const column of bent) {
    // Of a matter all its petitions.
    const ofMatter = `f.thread_id <> (select p.thread_id from petitions p where p.id = ${missing})`;
    const rest = column.facts === full.facts ? `f.id <> ${missing}` : ofMatter;
    column.where = `(${check.sign === '>=' ? full.where : column.where}) and ${rest}`;
  }
  const given = work();
  if (given instanceof Promise) return given.finally(straighten) as T;
  straighten();
  return given;
}
