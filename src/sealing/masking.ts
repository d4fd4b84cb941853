// The moment of a seal: what a record says in the open says it without its senders from then on.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { replaceSenders } from './open-words.ts';
import type { WordTable } from './record-words.ts';
import type { Betrayed } from './senders-in-text.ts';
import { readWords, saveWords, type WordRow } from './word-records.ts';

/**
 * Takes the senders out of all words of one record of the officer's unit, also where he may not read it.
 * @param others names of the other side, whose given names stay
 * @returns the original of what was replaced, to go behind the seal; '' when nothing was
 * @throws Error when a row could not be written: half a seal would tell who denounces
 */
export function maskWords(
  tx: UnitTx,
  tables: readonly WordTable[],
  record: { unitId: number; id: number },
  people: readonly Betrayed[],
  others: readonly string[] = [],
): Promise<string> {
  return seeingOwn(tx, true, async () => {
    const rows = await readWords(tx, tables, record);
    const masked = maskDeep(
      rows.map((row) => row.words),
      people,
      others,
    );
    if (masked.original === '') return '';
    const changed = rows.flatMap((row, index): WordRow[] => {
      const words = masked.value[index] ?? row.words;
      return JSON.stringify(words) === JSON.stringify(row.words) ? [] : [{ ...row, words }];
    });
    for (const table of tables) {
      const ofTable = changed.filter((row) => row.table === table.table);
      if (ofTable.length > 0) await saveWords(tx, table, record.unitId, ofTable);
    }
    return masked.original;
  });
}

/** The same value with every text in it, however deep, without the senders; and what was replaced. */
export function maskDeep<T>(
  value: T,
  people: readonly Betrayed[],
  others: readonly string[] = [],
): { value: T; original: string } {
  const found: string[] = [];
  mapTexts(value, (text) => {
    found.push(text);
    return text;
  });
  const { words, original } = replaceSenders<Record<string, string>>(
    Object.fromEntries(found.map((text, index) => [String(index), text])),
    people,
    others,
  );
  let at = 0;
  return { value: original === '' ? value : (mapTexts(value, () => words[String(at++)] ?? '') as T), original };
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, change)]));
}
