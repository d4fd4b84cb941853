// A number of the books of petitions and visits is given in one place, which passes by those that stand unseen: a row can get one no other way.
import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Whoever fills a database for measuring writes its rows by bulk means and is compared with the real acts elsewhere. */
const among = sources.filter(({ name }) => !name.startsWith('cli/bench/'));
const saying = (words: RegExp) =>
  among
    .filter(({ text }) => words.test(text))
    .map(({ name }) => name)
    .sort();

it('every row of the two books is written beside the one function that gives numbers', () => {
  const writers = saying(/insert into (petitions|visits) \(unit_id/);
  expect(writers).toEqual([
    'petitions/history-records.ts',
    'petitions/insert.ts',
    'reception/history-records.ts',
    'reception/records.ts',
    'rollout/reorganisation/carry/taking-records.ts',
    'rollout/reorganisation/carry/visits-records.ts',
  ]);
  for (const writer of writers) {
    const callers = among.filter(({ imports }) => imports.some(({ target, isType }) => target === writer && !isType));
    const near = [writer, ...callers.map(({ name }) => name)];
    expect([
      writer,
      near.some((name) => /\b(takeNumbers?|takeYear)\(/.test(among.find((one) => one.name === name)?.text ?? '')),
    ]).toEqual([writer, true]);
  }
  expect(saying(/\btake_numbers\(\$/)).toEqual(['petitions/insert.ts']);
  // Whoever else moves a counter: the opening of a year's book, the books of papers, the count of imports.
  expect(saying(/(insert into|update) counters/)).toEqual([
    'documents/registry/number-records.ts',
    'documents/registry/records.ts',
    'importing/records.ts',
    'rollout/waves/books/records.ts',
  ]);
});
