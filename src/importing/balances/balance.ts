// Opening balances per column of the statutory tables (TT 06/2025/TT-TTCP), with the identities the tables state. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';

export const tableCodes = ['01-tcd', '02-xld', '03-gqkn', '04-gqtc'] as const;
export type TableCode = (typeof tableCodes)[number];

interface Column {
  no: number;
  label: string;
  /** Under which heading of the table it stands. */
  under: string;
}
interface Sheet {
  title: string;
  columns: readonly Column[];
  /** left = sum of the right ones, as the table prints it. */
  sums: readonly (readonly [number, readonly number[]])[];
  /** first ≤ second. */
  most: readonly (readonly [number, number])[];
}

const group = (under: string, ...columns: readonly [number, string][]): Column[] =>
  columns.map(([no, label]) => ({ no, label, under }));

export const sheets: Record<TableCode, Sheet> = {
  '01-tcd': {
    title: '01/TCD Kết quả tiếp công dân',
    columns: [
      ...group(
        'Tổng số',
        [1, 'Tổng số lượt tiếp'],
        [2, 'Tổng số người được tiếp'],
        [3, 'Tổng số vụ việc tiếp'],
        [4, 'Tổng số đoàn đông người'],
      ),
      ...group(
        'Tiếp thường xuyên',
        [5, 'Số lượt tiếp'],
        [6, 'Số người được tiếp'],
        [7, 'Số vụ việc'],
        [8, 'Số đoàn được tiếp'],
        [9, 'Số người của đoàn'],
      ),
      ...group(
        'Thủ trưởng tiếp',
        [10, 'Số ngày tiếp'],
        [11, 'Số lượt tiếp'],
        [12, 'Số người được tiếp'],
        [13, 'Số vụ việc'],
        [14, 'Số đoàn được tiếp'],
        [15, 'Số người của đoàn'],
      ),
      ...group(
        'Ủy quyền tiếp',
        [16, 'Số ngày tiếp'],
        [17, 'Số lượt tiếp'],
        [18, 'Số người được tiếp'],
        [19, 'Số vụ việc'],
        [20, 'Số đoàn được tiếp'],
        [21, 'Số người của đoàn'],
      ),
    ],
    sums: [
      [1, [5, 11, 17]],
      [2, [6, 12, 18]],
      [3, [7, 13, 19]],
      [4, [8, 14, 20]],
    ],
    most: [
      [8, 5],
      [9, 6],
      [14, 11],
      [15, 12],
      [20, 17],
      [21, 18],
    ],
  },
  '02-xld': {
    title: '02/XLD Kết quả xử lý đơn',
    columns: [
      ...group(
        'Tổng số',
        [1, 'Tổng số đơn'],
        [2, 'Số đơn đã xử lý'],
        [3, 'Số đơn đủ điều kiện xử lý'],
        [4, 'Số đơn thuộc thẩm quyền'],
        [5, 'Số vụ việc thuộc thẩm quyền'],
      ),
      ...group(
        'Khiếu nại',
        [6, 'Tổng số đơn'],
        [7, 'Khiếu nại lần đầu'],
        [8, 'Khiếu nại lần 2'],
        [9, 'Đất đai'],
        [10, 'Chế độ, chính sách'],
        [11, 'Khác'],
      ),
      ...group(
        'Tố cáo',
        [12, 'Tổng số đơn'],
        [13, 'Tố cáo lần đầu'],
        [14, 'Tố cáo tiếp'],
        [15, 'Hành chính'],
        [16, 'Tham nhũng'],
        [17, 'Tư pháp'],
        [18, 'Khác'],
      ),
      ...group('Kiến nghị, phản ánh', [19, 'Tổng số đơn'], [20, 'Chế độ, chính sách'], [21, 'Đất đai'], [22, 'Khác']),
      ...group('Không thuộc thẩm quyền', [23, 'Tổng số đơn'], [24, 'Hướng dẫn'], [25, 'Chuyển đơn']),
    ],
    sums: [
      [3, [4, 23]],
      [4, [6, 12, 19]],
      [6, [7, 8]],
      [6, [9, 10, 11]],
      [12, [13, 14]],
      [12, [15, 16, 17, 18]],
      [19, [20, 21, 22]],
      [23, [24, 25]],
    ],
    most: [
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ],
  },
  '03-gqkn': {
    title: '03/GQKN Kết quả giải quyết khiếu nại',
    columns: [
      ...group('Tổng số', [1, 'Tổng số đơn khiếu nại thuộc thẩm quyền'], [2, 'Tổng số vụ việc']),
      ...group(
        'Phân tích kết quả',
        [3, 'Đang xem xét điều kiện thụ lý'],
        [4, 'Đã thụ lý giải quyết'],
        [5, 'Không thụ lý'],
        [6, 'Rút đơn, đình chỉ giải quyết'],
      ),
      ...group(
        'Quyết định ban hành',
        [7, 'Tổng số quyết định'],
        [8, 'Lần đầu: khiếu nại đúng'],
        [9, 'Lần đầu: khiếu nại sai'],
        [10, 'Lần đầu: đúng một phần'],
        [11, 'Lần 2: công nhận kết quả lần đầu'],
        [12, 'Lần 2: hủy, sửa kết quả lần đầu'],
      ),
    ],
    sums: [
      [2, [3, 4, 5, 6]],
      [7, [8, 9, 10, 11, 12]],
    ],
    most: [[2, 1]],
  },
  '04-gqtc': {
    title: '04/GQTC Kết quả giải quyết tố cáo',
    columns: [
      ...group('Tổng số', [1, 'Tổng số đơn tố cáo thuộc thẩm quyền'], [2, 'Tổng số vụ việc']),
      ...group(
        'Phân tích kết quả',
        [3, 'Đang xem xét điều kiện thụ lý'],
        [4, 'Đã thụ lý giải quyết'],
        [5, 'Không thụ lý'],
        [6, 'Rút đơn, đình chỉ giải quyết'],
      ),
      ...group(
        'Kết luận ban hành',
        [7, 'Tổng số kết luận'],
        [8, 'Lần đầu: tố cáo đúng'],
        [9, 'Lần đầu: tố cáo sai'],
        [10, 'Lần đầu: có đúng có sai'],
        [11, 'Tố cáo tiếp: đúng'],
        [12, 'Tố cáo tiếp: sai'],
        [13, 'Tố cáo tiếp: có đúng có sai'],
      ),
    ],
    sums: [
      [2, [3, 4, 5, 6]],
      [7, [8, 9, 10, 11, 12, 13]],
    ],
    most: [[2, 1]],
  },
};

export type Figures = Readonly<Record<string, number>>;

/** What does not agree, by column: a sentence under the field that should be looked at. */
export function disagreements(code: TableCode, figures: Figures): Map<number, string> {
  const of = (no: number) => figures[no] ?? 0;
  const found = new Map<number, string>();
  for (const [left, right] of sheets[code].sums) {
    const sum = right.reduce((all, no) => all + of(no), 0);
    if (of(left) !== sum && !found.has(left))
      found.set(left, `Cột ${left} phải bằng ${right.map((no) => `cột ${no}`).join(' + ')} = ${sum.toLocaleString('vi-VN')}`);
  }
  for (const [small, large] of sheets[code].most)
    if (of(small) > of(large) && !found.has(small))
      found.set(small, `Cột ${small} không được lớn hơn cột ${large} (${of(large).toLocaleString('vi-VN')})`);
  return found;
}

export interface BalanceRow {
  unitId: number;
  id: number;
  tableCode: TableCode;
  asOf: string;
  figures: Figures;
  basis: string;
  preparedAt: Date;
  preparedBy: number;
  signedAt: Date | null;
  signedBy: number | null;
  replacedAt: Date | null;
  version: number;
}

export type Answer = { ok: true } | { ok: false; because: string };

/** Whoever prepared the figures does not sign them himself; a signed sheet is signed once. */
export function maySign(actor: Actor, one: BalanceRow): Answer {
  if (!may(actor, 'balance:sign')) return { ok: false, because: 'Lãnh đạo đơn vị ký xác nhận số liệu đầu kỳ.' };
  if (one.unitId !== actor.unitId) return { ok: false, because: 'Số liệu của đơn vị khác, chỉ được xem.' };
  if (one.signedAt) return { ok: false, because: 'Số liệu này đã được ký xác nhận.' };
  if (one.preparedBy === actor.accountId) return { ok: false, because: 'Người kê khai không tự ký xác nhận số liệu của mình.' };
  return { ok: true };
}
