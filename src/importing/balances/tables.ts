// The statutory tables opening figures are stated for: columns, sums and limits as TT 06/2025/TT-TTCP prints them. Pure.

export const tableCodes = ['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '05-kqth'] as const;
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

/** Eight columns: to be recovered for the State and to be given back, due and done, in money and in land. */
const recovered = (under: string, from: number): Column[] =>
  ['Phải thu cho Nhà nước', 'Đã thu cho Nhà nước', 'Phải trả tổ chức, cá nhân', 'Đã trả tổ chức, cá nhân'].flatMap(
    (what, index) => group(under, [from + 2 * index, `${what}: tiền (triệu đồng)`], [from + 2 * index + 1, `${what}: đất (m²)`]),
  );

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
      ...group('Kiến nghị thu hồi cho Nhà nước', [13, 'Tiền (triệu đồng)'], [14, 'Đất (m²)']),
      ...group(
        'Trả lại cho tổ chức, cá nhân',
        [15, 'Tiền (triệu đồng)'],
        [16, 'Đất (m²)'],
        [17, 'Số tổ chức được trả lại quyền lợi'],
        [18, 'Số cá nhân được trả lại quyền lợi'],
      ),
      ...group(
        'Kiến nghị xử lý hành chính',
        [19, 'Tổng số người bị kiến nghị xử lý'],
        [20, 'Trong đó cán bộ, công chức, viên chức'],
      ),
      ...group('Chuyển cơ quan điều tra', [21, 'Số vụ'], [22, 'Tổng số người'], [23, 'Trong đó cán bộ, công chức, viên chức']),
    ],
    sums: [
      [2, [3, 4, 5, 6]],
      [7, [8, 9, 10, 11, 12]],
    ],
    most: [
      [2, 1],
      [20, 19],
      [23, 22],
    ],
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
      ...group('Kiến nghị thu hồi cho Nhà nước', [14, 'Tiền (triệu đồng)'], [15, 'Đất (m²)']),
      ...group(
        'Trả lại cho tổ chức, cá nhân',
        [16, 'Tiền (triệu đồng)'],
        [17, 'Đất (m²)'],
        [18, 'Số tổ chức được trả lại quyền lợi'],
        [19, 'Số cá nhân được trả lại quyền lợi'],
      ),
      ...group(
        'Kiến nghị xử lý hành chính',
        [20, 'Số tổ chức'],
        [21, 'Số cá nhân'],
        [22, 'Trong đó cán bộ, công chức, viên chức'],
      ),
      ...group('Chuyển cơ quan điều tra', [23, 'Số vụ'], [24, 'Số đối tượng'], [25, 'Trong đó cán bộ, công chức, viên chức']),
    ],
    sums: [
      [2, [3, 4, 5, 6]],
      [7, [8, 9, 10, 11, 12, 13]],
    ],
    most: [
      [2, 1],
      [22, 21],
      [25, 24],
    ],
  },
  '05-kqth': {
    title: '05/KQTH Kết quả thi hành quyết định, thực hiện kết luận',
    columns: [
      ...group('Quyết định giải quyết khiếu nại', [1, 'Phải thi hành trong kỳ'], [2, 'Đã thi hành xong']),
      ...recovered('Quyết định giải quyết khiếu nại', 3),
      ...group(
        'Quyết định: xử lý hành chính, khởi tố',
        [11, 'Số người bị xử lý hành chính'],
        [12, 'Trong đó cán bộ, công chức, viên chức'],
        [13, 'Số vụ khởi tố'],
        [14, 'Số người bị khởi tố'],
        [15, 'Trong đó cán bộ, công chức, viên chức'],
      ),
      ...group('Kết luận nội dung tố cáo', [16, 'Phải thực hiện trong kỳ'], [17, 'Đã thực hiện xong']),
      ...recovered('Kết luận nội dung tố cáo', 18),
      ...group(
        'Kết luận: xử lý hành chính, khởi tố',
        [26, 'Số tổ chức bị xử lý hành chính'],
        [27, 'Số cá nhân bị xử lý hành chính'],
        [28, 'Trong đó cán bộ, công chức, viên chức'],
        [29, 'Số vụ khởi tố'],
        [30, 'Số đối tượng bị khởi tố'],
        [31, 'Trong đó cán bộ, công chức, viên chức'],
      ),
    ],
    sums: [],
    most: [
      [2, 1],
      [12, 11],
      [15, 14],
      [17, 16],
      [28, 27],
      [31, 30],
    ],
  },
};
