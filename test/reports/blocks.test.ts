// The lines of a table of very many units: which of them an address shows, and the ways to the others.
import { describe, expect, test } from 'vitest';
import { blockOf } from '../../src/reports/blocks.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Phường ${index + 1}` }));
const ask = (count: number, rows: string | null) => blockOf(lines(count), rows, (part) => `/reports/02-xld?rows=${part}`);

describe('a table of many units', () => {
  test('stands on one page up to sixty of them, whatever the address asks for', () => {
    for (const rows of [null, '2', 'all', '0'])
      expect(ask(60, rows)).toMatchObject({ lines: { length: 60 }, items: [], words: '' });
  });

  test('is divided evenly beyond: 61 are 31 and 30, 170 are 57, 57 and 56', () => {
    expect([ask(61, '1').lines.length, ask(61, '2').lines.length]).toEqual([31, 30]);
    expect(['1', '2', '3'].map((rows) => ask(170, rows).lines.length)).toEqual([57, 57, 56]);
    expect(['1', '2', '3'].flatMap((rows) => ask(170, rows).lines)).toEqual(lines(170));
  });

  test('names each part by its first and last unit, and says which units stand here', () => {
    const { items, words } = ask(170, '2');
    expect(items.map(({ label, current }) => `${current ? '> ' : ''}${label}`)).toEqual([
      'Phường 1 … Phường 57',
      '> Phường 58 … Phường 114',
      'Phường 115 … Phường 170',
      'Cả 170 đơn vị',
    ]);
    expect(words).toMatch(/^Trang này hiện đơn vị thứ 58 đến 114 trên 170,.*Tổng số là của cả 170 đơn vị/);
  });

  test('shows all at once when that is asked for, and the first part for an address it cannot read', () => {
    expect(ask(170, 'all')).toMatchObject({ lines: { length: 170 }, words: '' });
    for (const rows of [null, '0', '4', '1.5', 'x', '-1', ''])
      expect(ask(170, rows).lines[0]?.name, String(rows)).toBe('Phường 1');
  });
});
