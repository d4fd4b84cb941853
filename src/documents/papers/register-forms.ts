// The official forms of the Sổ tiếp công dân by day (legal.md §3.3): each knows its columns and what stands in them. Pure.
import { DOTS, fill, has, type Maybe, shortDate } from './number.ts';
import type { RegisterRow } from './register.ts';

/** One column of a book, and what stands in it. */
export interface FormColumn<Row = RegisterRow> {
  label: string;
  /** Width in characters for Excel. */
  width: number;
  size: 'narrow' | 'short' | 'wide';
  /** Columns side by side with the same group stand under it. */
  group?: string;
  cell: (row: Row) => string;
}

export interface RegisterForm {
  /** Names the widths of the print page. */
  code: string;
  officialForm: string;
  /** First and last day of reception entered on it; to null while it is in force. */
  from: string;
  to: string | null;
  columns: readonly FormColumn[];
}

/** An empty cell of a register stays empty: it is filled in later by hand or by the office. */
const said = (value: Maybe): string => {
  const text = fill(value);
  return text === DOTS ? '' : text;
};
const count = (value: number | null) => (value === null ? '' : String(value));
const both = (...parts: Maybe[]) => parts.filter(has).map(fill).join(', ');
const ordinal: FormColumn = { label: 'STT', width: 6, size: 'narrow', cell: (row) => String(row.seqNo) };
const day: FormColumn = { label: 'Ngày tiếp', width: 12, size: 'narrow', cell: (row) => shortDate(row.receivedOn) };
const nameAndAddress = (label: string): FormColumn => ({
  label,
  width: 30,
  size: 'short',
  cell: (row) => both(fill(row.personName), row.address),
});
const resolver: FormColumn = {
  label: 'Cơ quan đã giải quyết',
  width: 20,
  size: 'short',
  cell: (row) => said(row.previousResolver),
};
const tracking: FormColumn = {
  label: 'Theo dõi kết quả giải quyết',
  width: 24,
  size: 'short',
  cell: (row) => said(row.resultTracking),
};
const remark: FormColumn = { label: 'Ghi chú', width: 20, size: 'short', cell: (row) => said(row.note) };
const direction = 'Hướng xử lý';

/** Oldest first, without a gap between them. */
const registerForms: readonly RegisterForm[] = [
  {
    code: '2014',
    officialForm: 'Mẫu số 06-TCD, Thông tư số 06/2014/TT-TTCP',
    from: '0000-01-01',
    to: '2021-11-14',
    columns: [
      ordinal,
      day,
      { label: 'Họ tên', width: 24, size: 'short', cell: (row) => fill(row.personName) },
      { label: 'Địa chỉ', width: 24, size: 'short', cell: (row) => said(row.address) },
      { label: 'Số người', width: 8, size: 'narrow', cell: (row) => count(row.personCount) },
      { label: 'Nội dung vụ việc', width: 40, size: 'wide', cell: (row) => said(row.summary) },
      {
        label: 'Quá trình xem xét, giải quyết của cơ quan có thẩm quyền',
        width: 24,
        size: 'short',
        cell: (row) => said(row.previousResolver),
      },
      { label: 'Yêu cầu, đề nghị của công dân', width: 24, size: 'short', cell: (row) => said(row.request) },
      {
        label: 'Tóm tắt kết quả tiếp công dân và việc xử lý',
        width: 30,
        size: 'short',
        cell: (row) => [row.guidedTo, row.transferredTo, row.resultTracking, row.note].filter(has).map(fill).join('. '),
      },
    ],
  },
  {
    code: '2021',
    officialForm: 'Mẫu số 03, Thông tư số 04/2021/TT-TTCP',
    from: '2021-11-15',
    to: '2026-06-30',
    columns: [
      ordinal,
      day,
      nameAndAddress('Họ tên - Địa chỉ'),
      { label: 'CMND/Hộ chiếu', width: 18, size: 'short', cell: (row) => said(row.idText) },
      { label: 'Nội dung vụ việc', width: 40, size: 'wide', cell: (row) => said(row.summary) },
      {
        label: 'Phân loại đơn/Số người',
        width: 12,
        size: 'narrow',
        cell: (row) => [said(row.petitionType), count(row.personCount)].filter((part) => part !== '').join('/'),
      },
      resolver,
      {
        label: 'Thụ lý để giải quyết',
        width: 12,
        size: 'narrow',
        group: direction,
        cell: (row) => (row.isTakenIn && row.inJurisdiction ? 'x' : ''),
      },
      { label: 'Trả lại đơn và hướng dẫn', width: 22, size: 'short', group: direction, cell: (row) => said(row.guidedTo) },
      {
        label: 'Chuyển đơn đến cơ quan có thẩm quyền',
        width: 22,
        size: 'short',
        group: direction,
        cell: (row) => said(row.transferredTo),
      },
      tracking,
      remark,
    ],
  },
  {
    code: '2026',
    officialForm: 'Mẫu số 03/TCD, Nghị định số 154/2026/NĐ-CP',
    from: '2026-07-01',
    to: null,
    columns: [
      ordinal,
      day,
      nameAndAddress('Họ tên, địa chỉ'),
      { label: 'CCCD/CMND/Hộ chiếu', width: 18, size: 'short', cell: (row) => said(row.idText) },
      { label: 'Nội dung đơn (tóm tắt vụ việc)', width: 40, size: 'wide', cell: (row) => said(row.summary) },
      { label: 'Loại đơn (KN/TC/KN/PA)', width: 12, size: 'narrow', cell: (row) => said(row.petitionType) },
      { label: 'Số người cùng nội dung', width: 10, size: 'narrow', cell: (row) => count(row.sameContentCount) },
      resolver,
      { label: 'Thuộc thẩm quyền (x)', width: 10, size: 'narrow', cell: (row) => (row.inJurisdiction ? 'x' : '') },
      {
        label: 'Hướng dẫn công dân đến cơ quan có thẩm quyền',
        width: 22,
        size: 'short',
        cell: (row) => said(row.guidedTo),
      },
      { label: 'Cơ quan, đơn vị thụ lý', width: 22, size: 'short', cell: (row) => said(row.transferredTo) },
      tracking,
      remark,
    ],
  },
];

/** The forms in use between two days ('YYYY-MM-DD'), oldest first; at least one. */
export function registerFormsOver(from: string, to: string): RegisterForm[] {
  return registerForms.filter((form) => form.from <= to && (form.to === null || form.to >= from));
}
