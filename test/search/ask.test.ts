// What is typed into the search box: a number and whose it is, with and without 'của', with and without marks.
import { describe, expect, it } from 'vitest';
import { readAsk } from '../../src/search/ask.ts';

describe('a number of another unit’s book', () => {
  it('is read with the unit’s name after it, whatever stands between', () => {
    for (const between of [' của ', ' ', ', ', ' tại ', ' cua ', ' UBND '])
      for (const name of ['Phường Ngọc Hà', 'phuong ngoc ha', 'phường Ngọc Hà cũ']) {
        for (const [head, number] of [
          ['ĐT-2026-000014', { year: 2026, number: 14 }],
          ['dt-2026-000014', { year: 2026, number: 14 }],
          ['ĐT 14', { year: null, number: 14 }],
          ['2026-14', { year: 2026, number: 14 }],
          ['14/2026', { year: 2026, number: 14 }],
          ['đơn số 14/2026', { year: 2026, number: 14 }],
        ] as const) {
          const ask = readAsk(`${head}${between}${name}`);
          expect([ask.typed, ask.number, ask.unit, ask.isUnitGuessed]).toEqual([ask.typed, number, 'phuong ngoc ha', false]);
        }
        for (const [head, year] of [
          ['TCD-2026-00005', 2026],
          ['tcd 5', null],
          ['số tiếp 5/2026', 2026],
        ] as const) {
          const ask = readAsk(`${head}${between}${name}`);
          expect([ask.typed, ask.visit]).toEqual([
            ask.typed,
            expect.objectContaining({ year, number: 5, unit: 'phuong ngoc ha', isSure: true }),
          ]);
        }
        const paper = readAsk(`02/PC-UBND${between}${name}`);
        expect([paper.typed, paper.paper, paper.unit]).toEqual([paper.typed, '02/PC-UBND', 'phuong ngoc ha']);
      }
  });

  it('may be told by the bare name; other words after a number stay a phrase', () => {
    expect(readAsk('ĐT-2026-000014 Ngọc Hà')).toMatchObject({ unit: 'ngoc ha', isUnitGuessed: false });
    expect(readAsk('TCD-2026-00005 Ngọc Hà').visit).toMatchObject({ number: 5, unit: 'ngoc ha', isSure: true });
    expect(readAsk('14/2026 Ngọc Hà')).toMatchObject({ unit: 'ngoc ha', isUnitGuessed: true });
    expect(readAsk('14/2026 Ngọc Hà').visit).toMatchObject({ unit: 'ngoc ha', isUnitGuessed: true });
    for (const phrase of [
      'tiếp dân 5 hộ tổ 3',
      '45 tờ bản đồ 12',
      '12 Nguyễn Trãi',
      'Quyết định 1245/QĐ-UBND về việc thu hồi đất',
    ])
      expect([phrase, readAsk(phrase)]).toEqual([
        phrase,
        expect.objectContaining({ number: null, visit: null, unit: '', paper: null }),
      ]);
    expect(readAsk('14/2026').unit).toBe('');
    expect(readAsk('02/PC-UBND')).toMatchObject({ paper: '02/PC-UBND', unit: '' });
  });
});
