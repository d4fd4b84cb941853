// The tables of TT 06/2025/TT-TTCP by code, and what must agree between them (legal.md §9.8). Pure.
import { gqkn } from './gqkn.ts';
import { gqtc } from './gqtc.ts';
import { kqth } from './kqth.ts';
import { qlkntc } from './qlkntc.ts';
import { type Table, type TableCode, tableCodes } from './table.ts';
import { tcd } from './tcd.ts';
import { xld } from './xld.ts';

export const tables: Readonly<Record<TableCode, Table>> = {
  '01-tcd': tcd,
  '02-xld': xld,
  '03-gqkn': gqkn,
  '04-gqtc': gqtc,
  '05-kqth': kqth,
  '06-qlkntc': qlkntc,
};

export const tableWith = (code: string | undefined): Table | undefined => {
  const known = tableCodes.find((one) => one === code);
  return known ? tables[known] : undefined;
};

/** A column of a table, wherever it stands. */
export type Place = readonly [code: TableCode, no: number];

/** Between two tables: `left` equals `right`, or is at least as much. */
export const crossChecks: readonly { left: Place; sign: '=' | '>='; right: Place }[] = [
  { left: ['03-gqkn', 1], sign: '=', right: ['02-xld', 6] },
  { left: ['04-gqtc', 1], sign: '=', right: ['02-xld', 12] },
  { left: ['05-kqth', 1], sign: '>=', right: ['03-gqkn', 7] },
  { left: ['05-kqth', 16], sign: '>=', right: ['04-gqtc', 7] },
];
