// What a statutory table is made of: heads and numbered columns as the circular prints them, each column one named predicate
// over facts, the sums it prints and the limits it states. Pure.

/** Of TT 06/2025/TT-TTCP. */
export const presentCodes = ['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '05-kqth', '06-qlkntc'] as const;
export type PresentCode = (typeof presentCodes)[number];
/** Of TT 01/2024/TT-TTCP and of TT 02/2021/TT-TTCP: the same ten forms. */
const formerForms = [
  ...(['01-tcd', '02-tcd', '01-xld', '02-xld', '03-xld', '04-xld'] as const),
  ...(['01-kqgq', '02-kqgq', '03-kqgq', '04-kqgq'] as const),
] as const;
type FormerForm = (typeof formerForms)[number];
export type TableCode = PresentCode | `tt24-${FormerForm}` | `tt21-${FormerForm}`;
export const tableCodes: readonly TableCode[] = [
  ...presentCodes,
  ...formerForms.map((form) => `tt24-${form}` as const),
  ...formerForms.map((form) => `tt21-${form}` as const),
];

/** Where a column looks (facts.ts, former-facts.ts). */
export type FactName =
  | 'visit'
  | 'visitMatter'
  | 'day'
  | 'petition'
  | 'matter'
  | 'decision'
  | 'police'
  | 'petitionState'
  | 'matterState'
  | 'resolution'
  | 'reply';

/** Complaints and denunciations have tables of their own. */
export type NarrowType = 'KN' | 'TC';

/** What a table tells of, by which that of another circular is found. */
export type About = 'reception' | 'handling' | 'complaints' | 'denunciations' | 'execution' | 'management';

export interface Column {
  /** Mã số: its number in the table. */
  no: number;
  label: string;
  /** The code as printed under the head: '1=5+11+17'. */
  code: string;
  /** Null: no record holds it, an officer enters it. */
  facts: FactName | null;
  /** The predicate, in SQL over one row `f` of the facts. */
  where: string;
  /** The one type of petition its predicate asks for: a table of such columns alone need not read the rest. Null: of any. */
  type: NarrowType | null;
  /** What is added up; null counts rows. */
  sum: string | null;
  /** Digits after the comma a figure may have. */
  digits: 0 | 2 | 3;
  /** What is counted, as the page says it. */
  means: string;
}
export interface Head {
  label: string;
  /** How many rows of heads it takes; 1 where nothing is said. */
  rows?: number;
  parts: readonly (Head | Column)[];
}
/** A head has parts, a column a number. */
export const isColumn = (part: Head | Column): part is Column => 'no' in part;

export type Sum = readonly [left: number, right: readonly number[]];

export interface Table {
  code: TableCode;
  /** '02/XLD' */
  form: string;
  title: string;
  about: About;
  parts: readonly (Head | Column)[];
  /** left = right ones added up, as the circular prints. */
  sums: readonly Sum[];
  /** Those that should add up though the circular does not print it, or prints it where it cannot hold: they only warn. */
  soft?: readonly Sum[];
  /** first ≤ second. */
  most: readonly (readonly [number, number])[];
  /** What the reader is told of where its heads and columns come from; '' for a table taken from the circular itself. */
  origin?: string;
  /** Number of the row "Ghi chú". */
  noteNo: number;
  /** "Hướng dẫn cách ghi biểu", line by line. */
  guide: readonly string[];
  /** How that head ends on paper: 01/TCD prints a colon, the others nothing. */
  guideEnds?: ':';
}

/** Columns, or heads again, under one head of a table, in the order they are printed. */
export const head = (label: string, ...parts: (Head | Column)[]): Head => ({ label, parts });

type Extra = Partial<Pick<Column, 'code' | 'sum' | 'digits'>>;
/** Makes the columns of one source: `const col = columnsOf('petition')`; of one type of petition only, where each predicate says so. */
export const columnsOf =
  (facts: FactName, type: NarrowType | null = null) =>
  (no: number, label: string, where: string, means: string, extra: Extra = {}): Column => ({
    no,
    label,
    facts,
    where,
    type,
    means,
    code: extra.code ?? String(no),
    sum: extra.sum ?? null,
    digits: extra.digits ?? 0,
  });
/** A column no record holds. */
export const typed = (no: number, label: string, means: string, digits: Column['digits'] = 0): Column => ({
  no,
  label,
  facts: null,
  where: 'false',
  type: null,
  means,
  code: String(no),
  sum: null,
  digits,
});

export interface PlacedColumn extends Column {
  /** The heads above it, outermost first. */
  under: readonly string[];
}

/** The columns in order, with the heads they stand under. */
export function columnsIn(parts: Table['parts'], under: readonly string[] = []): PlacedColumn[] {
  return parts.flatMap((part) => (isColumn(part) ? [{ ...part, under }] : columnsIn(part.parts, [...under, part.label])));
}

/** A column of a table. @throws Error for a number it does not have */
export function columnOf(table: Table, no: number): PlacedColumn {
  const found = columnsIn(table.parts).find((column) => column.no === no);
  if (!found) throw new Error(`${table.form} has no column ${no}`);
  return found;
}

export interface HeadCell {
  label: string;
  columns: number;
  rows: number;
  /** From 0: first row and first column it covers, the column "Đơn vị" not counted. */
  row: number;
  column: number;
}

/** The rows of heads with what each cell spans, as page and file both print them. */
export function headRows(parts: Table['parts']): HeadCell[][] {
  const deep = (part: Head | Column): number => (isColumn(part) ? 1 : 1 + Math.max(...part.parts.map(deep)));
  const wide = (part: Head | Column): number => (isColumn(part) ? 1 : part.parts.reduce((sum, one) => sum + wide(one), 0));
  const depth = Math.max(...parts.map(deep));
  const rows: HeadCell[][] = Array.from({ length: depth }, () => []);
  const place = (row: number, from: number, some: Table['parts']) => {
    let column = from;
    for (const part of some) {
      rows[row]?.push({
        label: part.label,
        columns: wide(part),
        rows: isColumn(part) ? depth - row : (part.rows ?? 1),
        row,
        column,
      });
      if (!isColumn(part)) place(row + (part.rows ?? 1), column, part.parts);
      column += wide(part);
    }
  };
  place(0, 0, parts);
  return rows;
}
