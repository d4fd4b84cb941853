// Sổ tiếp công dân by the form of its day (register-forms.ts). The print page and the Excel file show the same sheets: a period
// over a change of form has one sheet for each.
import { fill, has, type Maybe, shortDate } from './number.ts';
import { type RegisterForm, registerFormsOver } from './register-forms.ts';

/** One entry. A denouncer's name comes masked ("Người tố cáo số 1") unless the register is printed after a reveal. */
export interface RegisterRow {
  seqNo: number;
  receivedOn: string;
  personName: Maybe;
  address: Maybe;
  /** Citizens received. */
  personCount: number | null;
  /** "CCCD 000185001234"; other paper if none. */
  idText: Maybe;
  summary: Maybe;
  /** What the citizen asks for. */
  request: Maybe;
  /** "KN", "TC", "KNPA"; several contents joined by "; ". */
  petitionType: Maybe;
  sameContentCount: number | null;
  previousResolver: Maybe;
  inJurisdiction: boolean;
  /** Taken in to be handled here. */
  isTakenIn: boolean;
  guidedTo: Maybe;
  transferredTo: Maybe;
  resultTracking: Maybe;
  note: Maybe;
  /** A voided entry keeps its number, struck through. */
  voided: { reason: string; by: string; on: string } | null;
}

export interface RegisterHead {
  superiorOrg?: Maybe;
  issuingOrg: string;
  year: number;
  /** First and last day shown; the whole year when both are missing. */
  from?: Maybe;
  to?: Maybe;
  training?: boolean;
}

export interface RegisterColumn {
  number: number;
  label: string;
  /** The head over several columns ("Hướng xử lý"); '' for none. */
  group: string;
  /** Width in characters for Excel; the print page has its own. */
  width: number;
  size: 'narrow' | 'short' | 'wide';
  /** Class of its width on the print page. */
  mark: string;
}

/** A cell of the head: how many columns and rows it covers. */
export interface HeadCell {
  label: string;
  columns: number;
  rows: number;
}

export interface RegisterSheet {
  superiorOrg: string;
  issuingOrg: string;
  title: string;
  /** "Mẫu số 03/TCD, Nghị định số 154/2026/NĐ-CP" */
  officialForm: string;
  period: string;
  /** Its title is the heading of the page. */
  isFirst: boolean;
  columns: RegisterColumn[];
  /** The head in one row, or in two where columns stand under a common head. */
  headRows: HeadCell[][];
  rows: { cells: string[]; voided: boolean; voidNote: string }[];
  watermark: '' | 'TẬP HUẤN';
}

/**
 * The sheets of a period with their official heads, in the order of time; rows in the order given. A form without an entry is left out,
 * unless the whole period is empty: then the form of its last day stands alone.
 */
export function composeRegister(head: RegisterHead, rows: readonly RegisterRow[]): RegisterSheet[] {
  const first = has(head.from) ? head.from : `${head.year}-01-01`;
  const last = has(head.to) ? head.to : `${head.year}-12-31`;
  const forms = registerFormsOver(first, last);
  const inForm = (form: RegisterForm) => rows.filter((row) => row.receivedOn >= form.from && row.receivedOn <= (form.to ?? last));
  const used = forms.filter((form) => inForm(form).length > 0);
  const shown = used.length > 0 ? used : forms.slice(-1);
  const isWhole = !has(head.from) && !has(head.to);
  return shown.map((form, index) => {
    const [, from = first] = [form.from, first].sort();
    const [to = last] = [form.to ?? last, last].sort();
    const period =
      isWhole && shown.length === 1
        ? `Năm ${head.year}`
        : `Năm ${head.year}, từ ngày ${shortDate(from)} đến ngày ${shortDate(to)}`;
    return sheetOf(head, form, { period, isFirst: index === 0 }, inForm(form));
  });
}

function sheetOf(
  head: RegisterHead,
  form: RegisterForm,
  place: { period: string; isFirst: boolean },
  rows: readonly RegisterRow[],
): RegisterSheet {
  const columns = form.columns.map((column, index): RegisterColumn => {
    const { label, width, size, group = '' } = column;
    return { number: index + 1, label, group, width, size, mark: `r-${form.code}-${index + 1}` };
  });
  return {
    superiorOrg: has(head.superiorOrg) ? fill(head.superiorOrg) : '',
    issuingOrg: fill(head.issuingOrg),
    title: 'Sổ tiếp công dân',
    officialForm: form.officialForm,
    ...place,
    columns,
    headRows: headRowsOf(columns),
    rows: rows.map((row) => ({
      cells: form.columns.map((column) => column.cell(row)),
      voided: row.voided !== null,
      voidNote:
        row.voided === null
          ? ''
          : `Hủy số ngày ${shortDate(row.voided.on)}. Lý do: ${fill(row.voided.reason).replace(/\.$/u, '')}. Người hủy: ${fill(row.voided.by)}.`,
    })),
    watermark: head.training === true ? 'TẬP HUẤN' : '',
  };
}

function headRowsOf(columns: readonly RegisterColumn[]): HeadCell[][] {
  const isGrouped = columns.some((column) => column.group !== '');
  const top = columns.flatMap((column, index): HeadCell[] => {
    if (column.group === '') return [{ label: column.label, columns: 1, rows: isGrouped ? 2 : 1 }];
    if (columns[index - 1]?.group === column.group) return [];
    const under = columns.filter((other) => other.group === column.group).length;
    return [{ label: column.group, columns: under, rows: 1 }];
  });
  if (!isGrouped) return [top];
  const below = columns.filter((column) => column.group !== '');
  return [top, below.map(({ label }) => ({ label, columns: 1, rows: 1 }))];
}
