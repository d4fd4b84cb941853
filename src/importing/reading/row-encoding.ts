// A short cell may read several ways. A row was mostly typed by one hand: what its other cells surely are tells what such a cell
// is; where they are of several encodings, or none is sure, the cell is doubtful and the officer is asked to look at it. Pure.
import { convert, detectAll, type Encoding, isShortIn } from './encoding.ts';

/** What one cell of a row is written in. */
export interface CellEncoding {
  encoding: Encoding;
  isDoubtful: boolean;
}

/** Undefined for a cell that reads alike in every encoding, and for one that tells nothing where the row does not tell either. @param usual the encoding most cells of the file are in: the last to be asked */
export function rowEncodings(cells: readonly string[], usual: Encoding): (CellEncoding | undefined)[] {
  const found = cells.map(detectAll);
  const sure = new Map<Encoding, number>();
  for (const one of found) {
    const [first, second] = one?.encodings ?? [];
    if (one?.isSure && first && !second) sure.set(first, (sure.get(first) ?? 0) + 1);
  }
  const most = Math.max(...sure.values());
  const mostly = [...sure.keys()].filter((encoding) => sure.get(encoding) === most);
  return found.map((one, index) => {
    if (!one) {
      const [only] = sure.size === 1 ? mostly : [];
      return only && isShortIn(cells[index] ?? '', only) ? { encoding: only, isDoubtful: false } : undefined;
    }
    const { encodings, isSure, better } = one;
    const [first = usual, second] = encodings;
    if (!second) return { encoding: first, isDoubtful: !isSure && !sure.has(first) };
    const [only] = sure.size === 1 ? mostly : [];
    if (only && encodings.includes(only)) return { encoding: only, isDoubtful: better !== undefined && better !== only };
    const text = cells[index] ?? '';
    const encoding =
      [better, ...(mostly.length === 1 ? mostly : []), usual].find((one) => one && encodings.includes(one)) ?? first;
    return { encoding, isDoubtful: new Set(encodings.map((one) => convert(text, one))).size > 1 };
  });
}

/** Long enough that an officer sees by eye whether it is read right. */
export const isSample = (cell: string) => cell.length >= 6;
