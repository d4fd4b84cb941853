// The tables of every circular by code, and what must agree between those of one circular (legal.md §9.8, §9.10). Pure.
import { type Table, type TableCode, tableCodes } from './table.ts';
import { gqkn } from './tt06/gqkn.ts';
import { gqtc } from './tt06/gqtc.ts';
import { kqth } from './tt06/kqth.ts';
import { qlkntc } from './tt06/qlkntc.ts';
import { tcd } from './tt06/tcd.ts';
import { xld } from './tt06/xld.ts';
import { tt21Tables } from './tt21/index.ts';
import { tt24Tables } from './tt24/index.ts';

export const tables: Readonly<Record<TableCode, Table>> = {
  '01-tcd': tcd,
  '02-xld': xld,
  '03-gqkn': gqkn,
  '04-gqtc': gqtc,
  '05-kqth': kqth,
  '06-qlkntc': qlkntc,
  ...tt24Tables,
  ...tt21Tables,
};

/** By the code in an address; undefined of any other word. */
export const tableWith = (code: string | undefined): Table | undefined => {
  const known = tableCodes.find((one) => one === code);
  return known ? tables[known] : undefined;
};

/** A column of a table, wherever it stands. */
export type Place = readonly [code: TableCode, no: number];

/** Between two tables: `left` equals `right`, or is at least as much. */
export interface CrossCheck {
  left: Place;
  sign: '=' | '>=';
  right: Place;
  isStated: boolean;
}

const cross = (left: Place, sign: CrossCheck['sign'], right: Place, isStated = true): CrossCheck => ({
  left,
  sign,
  right,
  isStated,
});

export const crossChecks: readonly CrossCheck[] = [
  cross(['03-gqkn', 1], '=', ['02-xld', 6]),
  cross(['04-gqtc', 1], '=', ['02-xld', 12]),
  cross(['05-kqth', 1], '>=', ['03-gqkn', 7]),
  cross(['05-kqth', 16], '>=', ['04-gqtc', 7]),
];

/** Those of the former circulars; TT 02/2021 states two of them. */
export const formerCrossChecks: readonly CrossCheck[] = [
  cross(['tt21-03-kqgq', 1], '=', ['tt21-01-xld', 20]),
  cross(['tt21-03-kqgq', 4], '=', ['tt21-03-xld', 26]),
  cross(['tt21-01-kqgq', 1], '=', ['tt21-01-xld', 19], false),
  cross(['tt21-01-kqgq', 4], '=', ['tt21-02-xld', 23], false),
  cross(['tt24-01-kqgq', 1], '=', ['tt24-01-xld', 15], false),
  cross(['tt24-01-kqgq', 4], '=', ['tt24-02-xld', 20], false),
  cross(['tt24-03-kqgq', 1], '=', ['tt24-01-xld', 16], false),
  cross(['tt24-03-kqgq', 4], '=', ['tt24-03-xld', 21], false),
];
