// The form of what is entered by hand, with who entered what before.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import { reportHref } from '../choices.ts';
import type { ReportedUnit } from '../closing/asked.ts';
import { typedFigure } from '../figure-field.ts';
import { figureWords } from '../numbers.ts';
import { type Period, periodWithDays } from '../periods.ts';
import type { Table } from '../tables/table.ts';
import { type EntryRow, typedColumns } from './entry.ts';

export interface EntryPage {
  title: string;
  crumbs: { href: string; label: string }[];
  periodLine: string;
  form: FormState;
  parts: { heading: string; inputs: { name: string; label: string; hint: string; kind: 'number' | 'amount' }[] }[];
  noteLabel: string;
  earlier: { at: string; by: string; words: string; state: string }[];
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/entry': EntryPage;
  }
}

/** @param unit whose figures they become: the own unit's, whatever table led here, or those of one that has ended */
export function entryScreen(
  table: Table,
  period: Period,
  form: FormState,
  history: readonly EntryRow[],
  unit: ReportedUnit,
): EntryPage {
  const columns = typedColumns(table);
  const scope = { code: unit.endedOn === null ? '' : String(unit.id) };
  const backHref = reportHref(`/reports/${table.code}`, period, scope);
  return {
    title: columns.length > 0 ? `Nhập số liệu biểu ${table.form}` : `Ghi chú biểu ${table.form}`,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      { href: backHref, label: table.form },
      { href: '', label: columns.length > 0 ? 'Nhập số liệu' : 'Ghi chú' },
    ],
    periodLine: `Của ${unit.name}${unit.endedOn === null ? '' : ` (đến ${formatDate(unit.endedOn)})`}, ${periodWithDays(period)}`,
    // The period stands in the address: a wrong form comes back to the same one.
    form: {
      ...form,
      values: { ...form.values, standing: String(history.find((one) => !one.replacedAt)?.id ?? 0) },
      action: reportHref(`/reports/${table.code}/entry`, period, scope),
    },
    parts: [...new Set(columns.map((column) => column.under[0] ?? ''))].map((heading) => ({
      heading,
      inputs: columns
        .filter((column) => (column.under[0] ?? '') === heading)
        .map((column) => ({
          name: `c${column.no}`,
          label: `${column.no}. ${[...column.under.slice(1), column.label].join(': ')}`,
          hint: column.means,
          kind: column.digits === 0 ? ('number' as const) : ('amount' as const),
        })),
    })),
    noteLabel: `${table.noteNo}. Ghi chú`,
    earlier: history.map((one) => ({
      at: formatDateTime(one.enteredAt),
      by: one.enteredByName,
      words: [
        ...columns.map(({ no, digits }) => `cột ${no}: ${figureWords(one.figures[String(no)] ?? 0, digits)}`),
        ...(one.note ? [`ghi chú: ${one.note}`] : []),
      ].join('; '),
      state: one.replacedAt ? `đã thay lúc ${formatDateTime(one.replacedAt)}` : 'đang dùng',
    })),
    backHref,
  };
}

/** The form filled with what stands; empty where nothing does. */
export function entryValues(table: Table, standing: EntryRow | undefined): FormValues {
  if (!standing) return {};
  return {
    standing: String(standing.id),
    note: standing.note,
    ...Object.fromEntries(typedColumns(table).map(({ no }) => [`c${no}`, typedFigure(standing.figures[String(no)] ?? 0)])),
  };
}
