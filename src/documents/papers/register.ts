// The books an office prints, and the Sổ tiếp công dân by the form of its day (register-forms.ts). The print page and the Excel file show the same sheets: a period
// over a change of form has one sheet for each.
import { fill, has, type Maybe, shortDate } from './number.ts';
import { type FormColumn, type RegisterForm, registerFormsOver } from './register-forms.ts';
import { periodWords } from './register-period.ts';

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
  /** Said in the place of an empty table. */
  emptyWords: string;
  /** Name of its worksheet. */
  sheetName: string;
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
    const isAlone = isWhole && shown.length === 1;
    const period = periodWords({ year: head.year, from: isAlone ? first : from, to: isAlone ? last : to });
    const sheetName = shown.length === 1 ? 'So tiep cong dan' : `So tiep cong dan ${index + 1}`;
    return sheetOf(head, form, { period, isFirst: index === 0, sheetName }, inForm(form));
  });
}

/** What one sheet of a book is made of; `voidNoteOf` gives why a number was taken back, '' for one that stands. */
export interface Book<Row> {
  head: Pick<RegisterHead, 'superiorOrg' | 'issuingOrg' | 'training'>;
  title: string;
  /** Under the title: the form, or what the sheet is an extract of; '' for a whole book without an official form. */
  officialForm: string;
  period: string;
  isFirst: boolean;
  /** Names the widths of the print page. */
  code: string;
  columns: readonly FormColumn<Row>[];
  voidNoteOf: (row: Row) => string;
  emptyWords: string;
  sheetName: string;
}

/** One sheet as it prints and as a worksheet; rows in the order given. */
export function composeSheet<Row>(book: Book<Row>, rows: readonly Row[]): RegisterSheet {
  const { head, title, officialForm, period, isFirst, emptyWords, sheetName } = book;
  const columns = book.columns.map((column, index): RegisterColumn => {
    const { label, width, size, group = '' } = column;
    return { number: index + 1, label, group, width, size, mark: `r-${book.code}-${index + 1}` };
  });
  return {
    superiorOrg: has(head.superiorOrg) ? fill(head.superiorOrg) : '',
    issuingOrg: fill(head.issuingOrg),
    title,
    officialForm,
    period,
    isFirst,
    columns,
    headRows: headRowsOf(columns),
    rows: rows.map((row) => {
      const voidNote = book.voidNoteOf(row);
      return { cells: book.columns.map((column) => column.cell(row)), voided: voidNote !== '', voidNote };
    }),
    watermark: head.training === true ? 'TẬP HUẤN' : '',
    emptyWords,
    sheetName,
  };
}

/** "Hủy số ngày 04/09/2026. Lý do: Ghi trùng. Người hủy: Trần Thị Lan Anh." */
export const voidWords = (done: { reason: string; by: string; on: string }): string =>
  `Hủy số ngày ${shortDate(done.on)}. Lý do: ${fill(done.reason).replace(/\.$/u, '')}. Người hủy: ${fill(done.by)}.`;

function sheetOf(
  head: RegisterHead,
  form: RegisterForm,
  place: { period: string; isFirst: boolean; sheetName: string },
  rows: readonly RegisterRow[],
): RegisterSheet {
  const { officialForm, code, columns } = form;
  const book = { head, title: 'Sổ tiếp công dân', officialForm, code, columns, ...place };
  return composeSheet<RegisterRow>(
    {
      ...book,
      voidNoteOf: ({ voided }) => (voided === null ? '' : voidWords(voided)),
      emptyWords: 'Không có lượt tiếp công dân trong thời gian này.',
    },
    rows,
  );
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
