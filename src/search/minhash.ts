// Near-duplicate text: MinHash of syllable pairs in 16 bands of 5 rows, and the exact Jaccard measure for the candidates. Pure.
import { syllables } from './fold.ts';

const bandCount = 16;
const rowsPerBand = 5;
const fewestShingles = 8;

/** FNV-1a with a final mix: 32 bits, the same on every machine. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Fixed odd multipliers and addends: one permutation of the 32-bit numbers per row. Stored bands depend on them; never change. */
const rowCount = bandCount * rowsPerBand;
const times = Uint32Array.from({ length: rowCount }, (_, index) => hash32(`times ${index}`) | 1);
const plus = Uint32Array.from({ length: rowCount }, (_, index) => hash32(`plus ${index}`));

/** The pairs of syllables of a text, the unit of comparison. */
export function shingles(text: string): Set<string> {
  const found = syllables(text);
  return new Set(found.slice(1).map((syllable, index) => `${found[index]}_${syllable}`));
}

/**
 * Sixteen band hashes of a text, as decimal strings of signed 64-bit numbers (PostgreSQL bigint). Texts too short to say
 * anything (under eight pairs) give none.
 */
export function bandHashes(text: string): string[] {
  const parts = shingles(text);
  if (parts.size < fewestShingles) return [];
  const least = new Uint32Array(rowCount).fill(0xffffffff);
  for (const part of parts) {
    const hash = hash32(part);
    for (let row = 0; row < rowCount; row += 1) {
      let mixed = (Math.imul(hash, times[row] as number) + (plus[row] as number)) >>> 0;
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
      if (mixed < (least[row] as number)) least[row] = mixed;
    }
  }
  return Array.from({ length: bandCount }, (_, band) => {
    const rows = least.subarray(band * rowsPerBand, (band + 1) * rowsPerBand).join(',');
    const high = BigInt(hash32(`${band}:${rows}`));
    const low = BigInt(hash32(`${rows}:${band}`));
    return BigInt.asIntN(64, (high << 32n) | low).toString();
  });
}

/** Shared pairs over all pairs: 1 for the same text, 0 for nothing in common. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const part of one) if (other.has(part)) shared += 1;
  return shared / (one.size + other.size - shared);
}
