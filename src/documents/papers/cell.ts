// What a cell of a workbook says. Pure.

/**
 * Words of a cell, so that nothing typed by a citizen becomes a formula: not where the workbook is opened, and not where it is saved as
 * another kind of file and opened again, which forgets that a cell was text.
 */
export const cellText = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
