// The same paper typed twice is never typed the same way twice: a few words differ. It must still be found.
import { expect, test } from 'vitest';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { writeSummary } from '../../src/cli/bench/words.ts';
import { bandHashes, shingles, similarity } from '../../src/search/minhash.ts';

const shared = (one: readonly string[], other: readonly string[]) => one.filter((hash) => other.includes(hash)).length;

test('recall is at least 0.9 when two to five words are changed', () => {
  const random = randomFrom(7);
  let found = 0;
  const tries = 400;
  for (let n = 0; n < tries; n += 1) {
    const words = writeSummary(random).split(' ');
    const changed = [...words];
    for (let k = 0; k < random.between(2, 5); k += 1)
      changed[random.between(0, words.length - 1)] = random.pick(['của', 'ông', 'bà', 'ngày', 'đường', 'phường', 'số']);
    if (shared(bandHashes(words.join(' ')), bandHashes(changed.join(' '))) > 0) found += 1;
  }
  expect(found / tries).toBeGreaterThanOrEqual(0.9);
});

test('unrelated texts seldom meet, and then the exact measure tells them apart', () => {
  const random = randomFrom(11);
  let met = 0;
  for (let n = 0; n < 300; n += 1) {
    const [one, other] = [writeSummary(random), writeSummary(random)];
    if (one === other) continue;
    if (shared(bandHashes(one), bandHashes(other)) > 0) met += 1;
  }
  expect(met).toBeLessThan(90);
  expect(similarity(shingles('khiếu nại quyết định thu hồi đất'), shingles('phản ánh tiếng ồn ban đêm'))).toBe(0);
  expect(similarity(shingles('thu hồi đất ở'), shingles('Thu hồi đất ở'))).toBe(1);
});

test('short texts have no bands; bands are stable', () => {
  expect(bandHashes('khiếu nại thu hồi đất')).toEqual([]);
  const text = 'Khiếu nại Quyết định số 1245/QĐ-UBND về việc thu hồi 62,4 m² đất ở của gia đình tại tổ 12';
  expect(bandHashes(text)).toHaveLength(16);
  expect(bandHashes(text)).toEqual(bandHashes(text.normalize('NFD')));
  expect(bandHashes(text)[0]).toMatch(/^-?\d{1,19}$/);
});
