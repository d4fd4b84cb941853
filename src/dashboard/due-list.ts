// The whole list behind "Đang quá hạn" or "Sẽ quá hạn", each row with its one-click urging.
import { formatDate, formatTime } from '../deadlines/dates.ts';
import { type DueFigure, type DueListAsked, dueListFields, dueListHref } from './due-address.ts';
import type { DueRow } from './due-queries.ts';
import { type DueLine, type DueParts, dueLine } from './due-screen.ts';
import { type FigureDays, figureHref, figureNames } from './predicates.ts';
import { number } from './words.ts';

/** Rows of a page. */
export const duePage = 25;

export interface DueListPage {
  title: string;
  sub: string;
  crumbs: { href: string; label: string }[];
  rows: DueLine[];
  showsPlace: boolean;
  csrf: string;
  keptFields: { name: string; value: string }[];
  summary: string;
  prevHref: string;
  nextHref: string;
  registerHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'dashboard/due-list': DueListPage;
  }
}

const headings: Record<DueFigure, string> = {
  overdue: 'Đang quá hạn, lâu nhất trước',
  due_soon: 'Sẽ quá hạn, gần hạn nhất trước',
};

/** @param parts.all how many there are: the figure of the dashboard */
export function dueListScreen(
  parts: Omit<DueParts, 'numbers' | 'isWhole' | 'dueSoon'> & {
    rows: readonly DueRow[];
    asked: DueListAsked;
    days: FigureDays;
    all: number;
    at: Date;
    csrf: string;
    showsPlace: boolean;
  },
): DueListPage {
  const { asked, all, days, narrow, rows } = parts;
  const first = (asked.page - 1) * duePage;
  const at = (page: number) => dueListHref({ ...asked, page });
  return {
    title: headings[asked.figure],
    sub: `${figureNames[asked.figure]}${days.people ? ', của bộ phận và chưa phân công' : ''}, số liệu đến ${formatTime(parts.at)} ngày ${formatDate(parts.today)}`,
    crumbs: [
      { href: asked.isWhole ? '/dashboard?of=unit' : '/dashboard', label: 'Điều hành' },
      { href: '', label: headings[asked.figure] },
    ],
    rows: rows.map((row) => dueLine(row, parts)),
    showsPlace: parts.showsPlace,
    csrf: parts.csrf,
    keptFields: dueListFields(asked),
    summary: `${number(first + 1)}–${number(first + rows.length)} trong tất cả ${number(all)} đơn`,
    prevHref: asked.page > 1 ? at(asked.page - 1) : '',
    nextHref: first + rows.length < all ? at(asked.page + 1) : '',
    registerHref: figureHref(asked.figure, days, narrow),
  };
}
