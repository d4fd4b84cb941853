// Reads the QR code a page prints, as a citizen's telephone does: the squares of the path, by ISO/IEC 18004, versions 1 to 6 at level M.
// Print is not dirty here, so nothing is corrected.

/** Of each version: blocks, and codewords of data in all of them. */
const versions = [
  [1, 16],
  [1, 28],
  [1, 44],
  [2, 64],
  [2, 86],
  [4, 108],
] as const;
const masks: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const quiet = 4;

/**
 * What the only QR code of a page says.
 * @throws Error when the page draws none, or one this reader does not know
 */
export function readQr(page: string): string {
  const [, edge, path = ''] = /viewBox="0 0 (\d+) \1"[^>]*><path d="((?:M\d+ \d+h1v1h-1z)+)"/.exec(page) ?? [];
  const size = Number(edge) - 2 * quiet;
  const [blocks, length] = versions[(size - 17) / 4 - 1] ?? [0, 0];
  if (blocks === 0) throw new Error(`No QR code of a version that is read: ${edge}`);
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${Number(y) - quiet} ${Number(x) - quiet}`));
  const isDark = (row: number, column: number) => dark.has(`${row} ${column}`);
  const isData = (row: number, column: number) =>
    row !== 6 &&
    column !== 6 &&
    !(row < 9 && (column < 9 || column >= size - 8)) &&
    !(row >= size - 8 && column < 9) &&
    !(size > 21 && Math.abs(row - size + 7) < 3 && Math.abs(column - size + 7) < 3);

  const format = [0, 1, 2, 3, 4].reduce((all, column) => all * 2 + Number(isDark(8, column)), 0) ^ 0b10101;
  const mask = masks[format];
  if (!mask) throw new Error('Not of level M');
  let bits = '';
  for (let right = size - 1, isUp = true; right > 0; right -= right === 8 ? 3 : 2, isUp = !isUp)
    for (let step = 0; step < size; step += 1)
      for (const column of [right, right - 1]) {
        const row = isUp ? size - 1 - step : step;
        if (isData(row, column)) bits += Number(isDark(row, column) !== mask(row, column));
      }
  const words = bits.match(/.{8}/g) ?? [];
  const each = length / blocks;
  const data = Array.from({ length }, (_, at) => words[(at % each) * blocks + Math.floor(at / each)]).join('');

  let at = 0;
  const take = (count: number) => {
    at += count;
    return Number.parseInt(data.slice(at - count, at).padEnd(1, '0'), 2);
  };
  const bytes: number[] = [];
  const say = (text: string) => bytes.push(...Buffer.from(text));
  for (let mode = take(4); mode !== 0 && at < data.length; mode = take(4)) {
    let left = take(mode === 1 ? 10 : mode === 2 ? 9 : 8);
    if (mode === 4) for (; left > 0; left -= 1) bytes.push(take(8));
    else if (mode === 2)
      for (; left > 0; left -= 2) {
        const pair = take(left > 1 ? 11 : 6);
        say(left > 1 ? `${signs[Math.floor(pair / 45)]}${signs[pair % 45]}` : `${signs[pair]}`);
      }
    else if (mode === 1)
      for (; left > 0; left -= 3) {
        const digits = Math.min(left, 3);
        say(String(take(digits * 3 + 1)).padStart(digits, '0'));
      }
    else throw new Error(`A mode that is not read: ${mode}`);
  }
  return Buffer.from(bytes).toString('utf8');
}
