// How high a row of an Excel file must be for its words: LibreOffice grows no row of a file by itself. Pure.

/** How many letters of so many points stand in a column of that width, counted as Excel does: in digits of 11 points. */
const lettersIn = (width: number, points: 9 | 11): number => Math.floor(width * (points === 9 ? 1.5 : 1));

/** How many lines words take in a column. @param width as Excel counts it @param points the size of the letters */
export function linesIn(text: string, width: number, points: 9 | 11 = 9): number {
  const most = lettersIn(width, points);
  let [lines, filled] = [1, 0];
  for (const word of text.trim().split(/\s+/)) {
    if (filled > 0 && filled + 1 + word.length > most) [lines, filled] = [lines + 1, 0];
    // A word longer than the column goes on in the next line.
    filled += (filled > 0 ? 1 : 0) + word.length;
    lines += Math.max(0, Math.ceil(filled / most) - 1);
    filled = filled > most ? filled % most || most : filled;
  }
  return lines;
}

/** Points such lines take, with what stands above and below them. */
export const heightOf = (lines: number, points: 9 | 11 = 9): number => (points === 9 ? 12 : 15) * lines + 4;
