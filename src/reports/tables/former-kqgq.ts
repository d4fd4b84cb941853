// Column groups of 01/KQGQ to 04/KQGQ (legal.md §9.10): money and land recommended, due and done, of the decisions of the period. Pure.
import { decisions, splitByHand } from './former.ts';
import { type Column, type Head, head, typed } from './table.ts';

export type Family = 'KN' | 'TC';
/** A condition on a fact (f), in SQL. */
export const familyIs = (family: Family) => `f.family = '${family}'`;
/** The same with its paper issued. */
export const issued = (family: Family) => `${familyIs(family)} and f.is_issued`;

const digits = { money: 3, land: 2 } as const;
const inMoney = 'Tiền (Trđ)';
const inLand = 'Đất (m2)';

/** "Tiền (Trđ)" and "Đất (m2)" of one amount: 'rec_state', 'due_state' … */
export const moneyAndLand = (from: number, where: string, name: string, means: string): Column[] => [
  decisions(from, inMoney, where, means, { sum: `f.${name}_money`, digits: digits.money }),
  decisions(from + 1, inLand, where, means, { sum: `f.${name}_land`, digits: digits.land }),
];

/** What goes back to organisations and to persons, money and land each: the records keep it together, so four columns by hand. */
export const splitReturns = (from: number, means: string): Head[] =>
  ['Tổ chức', 'Cá nhân'].map((label, index) =>
    head(
      label,
      typed(from + index * 2, inMoney, `${means} ${splitByHand}`, digits.money),
      typed(from + index * 2 + 1, inLand, `${means} ${splitByHand}`, digits.land),
    ),
  );

/** A column that adds up one figure of the decisions. @param no its number @param where which decisions @param name of the fact's column */
export const amount = (no: number, label: string, where: string, name: string, means: string): Column =>
  decisions(no, label, where, means, { sum: `f.${name}` });

/** What a column of recommended figures counts. */
export const askedIn = (paper: string) => `Số liệu kiến nghị ghi trong ${paper} ban hành trong kỳ.`;
