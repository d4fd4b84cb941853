// Does a number stand where its book expects it: next, and among numbers of its own days? Asked wherever a number comes in, given or named.

import type { UnitTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { twoDigits } from '../papers/number.ts';
import { peekNumber } from './queries.ts';
import { daysBeside } from './records.ts';

/** A number as it is about to come into a book. */
export interface ComingNumber {
  /** What the book is called. */
  book: string;
  year: number;
  number: number;
  /** Of the paper book: the day it stands there, 'YYYY-MM-DD'; null of a number of today's, which follows the last day anyway. */
  on: string | null;
}

/** What must be looked at again before it comes in: how it stands, and what comes of it. */
export interface OddNumber {
  words: string;
  confirmed: string;
}

/**
 * Null where the number is the next one, or one the book has passed, among others of its days.
 * The book is held by whoever asks: what is confirmed stands so when the number is taken.
 */
export async function findOdd(tx: UnitTx, unitId: number, coming: ComingNumber): Promise<OddNumber | null> {
  const order = await orderWords(tx, unitId, coming);
  const leap = await leapWords(tx, unitId, coming);
  if (order === '' && leap === '') return null;
  return {
    words: [order, leap].filter(Boolean).join('. '),
    confirmed: [
      coming.on === null ? `để cấp số ${twoDigits(coming.number)}` : 'khi sổ giấy ghi đúng như vậy',
      ...(leap ? ['số bỏ qua không cấp được nữa'] : []),
    ].join(': '),
  };
}

/** Numbers that stay unused for good once this one is taken. */
async function leapWords(tx: UnitTx, unitId: number, { book, year, number }: ComingNumber): Promise<string> {
  const next = await peekNumber(tx, unitId, book, year);
  if (number <= next) return '';
  const last = twoDigits(number - 1);
  const skipped = number - next === 1 ? `Số ${last}` : `Các số từ ${twoDigits(next)} đến ${last}`;
  return `${skipped} của ký hiệu ${book} chưa dùng`;
}

async function orderWords(tx: UnitTx, unitId: number, { book, year, number, on }: ComingNumber): Promise<string> {
  if (on === null) return '';
  const { before, after } = await daysBeside(tx, unitId, book, year, number);
  const odd =
    before !== null && before > on
      ? `số liền trước của ký hiệu ${book} mang ngày ${formatDate(before)}`
      : after !== null && after < on
        ? `số liền sau của ký hiệu ${book} mang ngày ${formatDate(after)}`
        : '';
  return odd && `Số ${twoDigits(number)} ngày ${formatDate(on)} không theo thứ tự sổ: ${odd}`;
}
