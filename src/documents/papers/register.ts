// Sổ tiếp công dân, Mẫu số 03/TCD of NĐ 154/2026: 13 columns. The print page and the Excel file show the same sheet.
import { DOTS, fill, has, type Maybe, shortDate } from './number.ts';

/** One entry. A denouncer's name comes masked ("Người tố cáo số 1") unless the register is printed after a reveal. */
export interface RegisterRow {
  seqNo: number;
  receivedOn: string;
  personName: Maybe;
  address: Maybe;
  /** "CCCD 000185001234"; other paper if none. */
  idText: Maybe;
  summary: Maybe;
  /** "KN", "TC", "KNPA"; several contents joined by "; ". */
  petitionType: Maybe;
  sameContentCount: number | null;
  previousResolver: Maybe;
  inJurisdiction: boolean;
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
  /** Width in characters for Excel; the print page has its own. */
  width: number;
  size: 'narrow' | 'short' | 'wide';
}

export interface RegisterSheet {
  superiorOrg: string;
  issuingOrg: string;
  title: string;
  period: string;
  columns: RegisterColumn[];
  rows: { cells: string[]; voided: boolean; voidNote: string }[];
  watermark: '' | 'TẬP HUẤN';
}

const heads: [label: string, width: number, size: RegisterColumn['size']][] = [
  ['STT', 6, 'narrow'],
  ['Ngày tiếp', 12, 'narrow'],
  ['Họ tên, địa chỉ', 30, 'short'],
  ['CCCD/CMND/Hộ chiếu', 18, 'short'],
  ['Nội dung đơn', 40, 'wide'],
  ['Loại đơn (KN/TC/KN/PA)', 12, 'narrow'],
  ['Số người cùng nội dung', 10, 'narrow'],
  ['Cơ quan đã giải quyết', 20, 'short'],
  ['Thuộc thẩm quyền (x)', 10, 'narrow'],
  ['Hướng dẫn công dân đến cơ quan có thẩm quyền', 22, 'short'],
  ['Cơ quan, đơn vị thụ lý', 22, 'short'],
  ['Theo dõi kết quả giải quyết', 24, 'short'],
  ['Ghi chú', 20, 'short'],
];

/** The sheet with its official head; rows in the order given. */
export function composeRegister(head: RegisterHead, rows: readonly RegisterRow[]): RegisterSheet {
  const period =
    has(head.from) || has(head.to)
      ? `Năm ${head.year}, từ ngày ${shortDate(head.from)} đến ngày ${shortDate(head.to)}`
      : `Năm ${head.year}`;
  return {
    superiorOrg: has(head.superiorOrg) ? fill(head.superiorOrg) : '',
    issuingOrg: fill(head.issuingOrg),
    title: 'Sổ tiếp công dân',
    period,
    columns: heads.map(([label, width, size], index) => ({ number: index + 1, label, width, size })),
    rows: rows.map(rowOf),
    watermark: head.training === true ? 'TẬP HUẤN' : '',
  };
}

function rowOf(row: RegisterRow) {
  const cells = [
    String(row.seqNo),
    shortDate(row.receivedOn),
    [fill(row.personName), row.address].filter(has).map(fill).join(', '),
    said(row.idText),
    said(row.summary),
    said(row.petitionType),
    row.sameContentCount === null ? '' : String(row.sameContentCount),
    said(row.previousResolver),
    row.inJurisdiction ? 'x' : '',
    said(row.guidedTo),
    said(row.transferredTo),
    said(row.resultTracking),
    said(row.note),
  ];
  const { voided } = row;
  const voidNote =
    voided === null ? '' : `Hủy số ngày ${shortDate(voided.on)}. Lý do: ${fill(voided.reason)}. Người hủy: ${fill(voided.by)}.`;
  return { cells, voided: voided !== null, voidNote };
}

/** An empty cell of a register stays empty: it is filled in later by hand or by the office. */
function said(value: Maybe): string {
  const text = fill(value);
  return text === DOTS ? '' : text;
}
