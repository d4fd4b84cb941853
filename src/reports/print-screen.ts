// A table → its printed sheet, live or closed.

import { reportHref } from './choices.ts';
import { figureWords } from './numbers.ts';
import { printedDays } from './periods.ts';
import { type TableView, tableView } from './screens.ts';
import type { Sheet } from './sheet.ts';

export interface PrintedReport {
  title: string;
  form: string;
  heading: string;
  days: string;
  table: TableView;
  note: string;
  noteNo: string;
  /** So many columns that heads are set smaller. */
  isWide: boolean;
  openingLine: string;
  closing: PrintedClosing | null;
  back: { href: string; label: string };
}
/** What a closed table says of itself on paper. */
export interface PrintedClosing {
  lines: string[];
  /** The lines over the signature. */
  posts: readonly string[];
  signer: string;
  signedLine: string;
  /** Under the table on every page: which report it is, and its check code. */
  runningLine: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'reports/print': PrintedReport;
  }
}

/** In a narrow column a code goes on after a sign, never within a number. */
const breakable = (code: string) => code.replace(/\s+/g, '').replace(/[+=](?=.)/g, '$&\u200b');

/** @param closed what a closed table says of itself, and where its page is; a live table has none */
export function printedReport(
  sheet: Sheet,
  closed: { closing: PrintedClosing; back: PrintedReport['back'] } | null = null,
): PrintedReport {
  const { table, period, scope } = sheet;
  const shown = tableView(sheet, false);
  return {
    title: `${table.form} ${table.title}`,
    form: table.form,
    heading: table.title,
    days: printedDays(period),
    table: { ...shown, codes: shown.codes.map(breakable) },
    note: sheet.note,
    noteNo: String(table.noteNo),
    isWide: sheet.columns.length > 28,
    openingLine: openingLine(sheet.opening?.words ?? []),
    closing: closed?.closing ?? null,
    back: closed?.back ?? { href: reportHref(`/reports/${table.code}`, period, scope), label: 'Quay lại biểu' },
  };
}

/** Whose opening figures stand beside the count: by name while they are few. */
export function openingLine(words: readonly string[]): string {
  if (words.length === 0) return '';
  return `Số đầu kỳ đã ký: ${words.length > 6 ? `của ${figureWords(words.length, 0)} đơn vị` : words.join('; ')}.`;
}
