// What a cell of a workbook says. Pure.

/** A cell that begins so is worked out; the mark before it is not counted. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Words of a cell, so that nothing typed by a citizen becomes a formula: not where the workbook is opened, and not where it is saved as
 * another kind of file and opened again, which forgets that a cell was text.
 */
export const cellText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The words a cell was given, of a workbook that comes back. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);
