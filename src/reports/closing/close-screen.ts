// The page on which a report is signed: the figures that are signed, what does not agree in them, the version that stands already.
import type { Actor } from '../../accounts/actor.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { settledWords } from '../../units/acts-that-stand.ts';
import type { FormState } from '../../web/forms.ts';
import { reportHref } from '../choices.ts';
import { circularOf } from '../circulars.ts';
import type { Note } from '../disagreements.ts';
import { type Period, periodCode, periodWithDays } from '../periods.ts';
import { shownLines, type TableView, tableView } from '../screens.ts';
import type { Sheet } from '../sheet.ts';
import type { ReportedUnit } from './asked.ts';
import { type ClosedReport, closedTag } from './closing.ts';
import type { ToSign } from './to-sign.ts';

export interface SignedTable {
  id: string;
  title: string;
  link: { href: string; label: string };
  table: TableView;
  /** Signed with the figures; '' where the table has none. */
  noteLine: string;
}
export interface ClosePage {
  title: string;
  crumbs: { href: string; label: string }[];
  periodLine: string;
  form: FormState;
  /** What closing keeps. */
  lead: string;
  /** What it makes final besides; '' for nothing. */
  settlesLine: string;
  /** The version that stands already; '' when there is none. */
  standingLine: string;
  standingHref: string;
  notes: Note[];
  tables: SignedTable[];
  asksReason: boolean;
  signer: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/close': ClosePage;
  }
}

/** A table as it is signed, its page to be opened. */
export function signedTable(sheet: Sheet): SignedTable {
  const { table, period, scope } = sheet;
  return {
    id: table.code,
    title: `${table.form} ${table.title}`,
    link: { href: reportHref(`/reports/${table.code}`, period, scope), label: 'Mở biểu' },
    table: tableView(sheet, true, shownLines(sheet)),
    noteLine: sheet.note === '' ? '' : `${table.noteNo}. Ghi chú: ${sheet.note}`,
  };
}

/** Where a unit's report of a period is closed; the own one when none is named. */
export const closeHref = (period: Period, ofUnitId?: number) =>
  `/reports/closed/new?period=${periodCode(period)}${ofUnitId === undefined ? '' : `&unit=${ofUnitId}`}`;

/** @param parts `standing`: the version there is, which another replaces; `signed`: what is signed now */
export function closeScreen(parts: {
  actor: Actor;
  period: Period;
  unit: ReportedUnit;
  form: FormState;
  standing: ClosedReport | undefined;
  signed: ToSign;
  /** The acts of re-organisation that are not taken back any more once it is closed, by number. */
  settles: readonly string[];
}): ClosePage {
  const { actor, period, unit, standing, signed } = parts;
  const isOwn = unit.endedOn === null;
  const form = { ...parts.form, values: { ...parts.form.values, standing: String(standing?.id ?? 0) } };
  return {
    title: isOwn ? 'Chốt, ký số liệu' : `Chốt, ký số liệu phần của ${unit.name}`,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      { href: reportHref('/reports/closed', period, { code: '' }), label: 'Chốt, gửi báo cáo' },
      { href: '', label: 'Chốt số liệu' },
    ],
    periodLine: periodWithDays(period),
    form: { ...form, action: closeHref(period, isOwn ? undefined : unit.id) },
    lead: `${unit.endedOn === null ? '' : `${actor.unitName} báo cáo phần của ${unit.name} (đến ${formatDate(unit.endedOn)}). `}${circularOf(period).codes.length} biểu dưới đây được giữ nguyên như lúc chốt, kèm hồ sơ đứng sau từng số và mã kiểm tra. Hồ sơ sửa sau đó hiện thành chỗ khác so với số đã báo cáo.`,
    settlesLine: settledWords(parts.settles),
    standingLine: standing
      ? `Đã có bản ${standing.version}: ${standing.signerName}, ${standing.signerTitle}, chốt ${formatDateTime(standing.closedAt)} (${closedTag(standing).words.toLocaleLowerCase('vi')}). Chốt nữa là lập bản ${standing.version + 1}.`
      : '',
    standingHref: standing ? `/reports/closed/${standing.id}` : '',
    notes: signed.notes,
    tables: signed.sheets.map(signedTable),
    asksReason: signed.problems.length > 0,
    signer: `${actor.name}, ${actor.title}`,
  };
}
