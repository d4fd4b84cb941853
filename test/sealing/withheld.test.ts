// What of an old book may stand in the open before it is read: figures and signs of offices, whom its own cell names, and nothing else.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isPlainNumber, isPlainRespondent, unreadWords, withholding, withoutUnread } from '../../src/sealing/withheld.ts';

it('a number is figures and signs of offices', () => {
  for (const number of ['12', '12/2020', '45/QĐ-UBND', 'Số 123/QĐ-UBND', '07/CV-TTr', '12a', '8.1/KN'])
    expect([number, isPlainNumber(number)]).toEqual([number, true]);
  for (const number of ['12 bà Hoa', 'Hoa', '', '0912345678', '0912 345 678', '001.185.000.123', '12/Xuyến', 'mười hai'])
    expect([number, isPlainNumber(number)]).toEqual([number, false]);
});

it('whom a cell names stands, what it tells beside does not', () => {
  for (const who of ['Ông Lò Bốc', 'Chủ tịch UBND phường', 'Nguyễn Văn A, Trưởng thôn'])
    expect([who, isPlainRespondent(who)]).toEqual([who, true]);
  for (const who of ['Lò Bốc nhận tiền của Mơ', 'Lò Bốc (Mơ viết)', 'Lò Bốc theo lời Mơ', 'Lò Bốc; Mơ', 'Lò Bốc 0912'])
    expect([who, isPlainRespondent(who)]).toEqual([who, false]);
});

it('every other word waits, and a number stands empty where it tells more', () => {
  expect(
    withholding({ summary: 'mơ nói', request: '', paperNumber: '12', sourceNumber: '7 mơ' }, ['paperNumber', 'sourceNumber']),
  ).toEqual({
    shown: { summary: unreadWords, request: '', paperNumber: '12', sourceNumber: '' },
    kept: { summary: 'mơ nói', sourceNumber: '7 mơ' },
  });
});

it('no paper says the sentence', () => {
  expect(withoutUnread({ summary: unreadWords, list: [`Nội dung: ${unreadWords}`], on: null, n: 2 })).toEqual({
    summary: '',
    list: ['Nội dung: …'],
    on: null,
    n: 2,
  });
});

it('the database marks what waits by the same sentence', () => {
  const sql = readFileSync(new URL('../../migrations/20261210000100_sealing__words_unread.ts', import.meta.url), 'utf8');
  expect(sql.split(unreadWords)).toHaveLength(4);
});
