// What every table of every circular must show of the distinct history.
import { tableCodes } from '../../../src/reports/tables/table.ts';
import { distinct24 } from './expected-01-2024.ts';
import { distinct21 } from './expected-02-2021.ts';
import { distinct06 } from './expected-06-2025.ts';
import { distinctFormer } from './expected-former.ts';

const all = { ...distinct06, ...distinct24, ...distinct21 };

/** The figures of a table in the order of its columns; empty for one nobody wrote down. */
const figuresOf = (code: string): readonly number[] =>
  (all[code] ?? distinctFormer[code.replace(/^tt\d\d-/, '')] ?? []).map(([figure]) => figure);

export const distinctExpected: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  tableCodes.map((code) => [code, figuresOf(code)]),
);
