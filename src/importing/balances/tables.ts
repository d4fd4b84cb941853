// The statutory tables opening figures are stated for: columns, sums and limits as TT 06/2025/TT-TTCP prints them. Pure.

export const tableCodes = ['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '05-kqth', '06-qlkntc'] as const;
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

/** Columns under one heading, numbered on from `first`. */
const group = (under: string, first: number, ...labels: readonly string[]): Column[] =>
  labels.map((label, index) => ({ no: first + index, label, under }));

/** Eight columns: to be recovered for the State and to be given back, due and done, in money and in land. */
const recovered = (under: string, first: number): Column[] =>
  group(
    under,
    first,
    ...['Phải thu cho Nhà nước', 'Đã thu cho Nhà nước', 'Phải trả tổ chức, cá nhân', 'Đã trả tổ chức, cá nhân'].flatMap(
      (what) => [`${what}: tiền (triệu đồng)`, `${what}: đất (m²)`],
    ),
  );

export const sheets: Record<TableCode, Sheet> = {
  '01-tcd': {
    title: '01/TCD Kết quả tiếp công dân',
    columns: [
      ...group('Tổng số', 1, 'Tổng số lượt tiếp', 'Tổng số người được tiếp', 'Tổng số vụ việc tiếp', 'Tổng số đoàn đông người'),
      ...group(
        'Tiếp thường xuyên',
        5,
        'Số lượt tiếp',
        'Số người được tiếp',
        'Số vụ việc',
        'Số đoàn được tiếp',
        'Số người của đoàn',
      ),
      ...group(
        'Thủ trưởng tiếp',
        10,
        'Số ngày tiếp',
        'Số lượt tiếp',
        'Số người được tiếp',
        'Số vụ việc',
        'Số đoàn được tiếp',
        'Số người của đoàn',
      ),
      ...group(
        'Ủy quyền tiếp',
        16,
        'Số ngày tiếp',
        'Số lượt tiếp',
        'Số người được tiếp',
        'Số vụ việc',
        'Số đoàn được tiếp',
        'Số người của đoàn',
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
        1,
        'Tổng số đơn',
        'Số đơn đã xử lý',
        'Số đơn đủ điều kiện xử lý',
        'Số đơn thuộc thẩm quyền',
        'Số vụ việc thuộc thẩm quyền',
      ),
      ...group('Khiếu nại', 6, 'Tổng số đơn', 'Khiếu nại lần đầu', 'Khiếu nại lần 2', 'Đất đai', 'Chế độ, chính sách', 'Khác'),
      ...group('Tố cáo', 12, 'Tổng số đơn', 'Tố cáo lần đầu', 'Tố cáo tiếp', 'Hành chính', 'Tham nhũng', 'Tư pháp', 'Khác'),
      ...group('Kiến nghị, phản ánh', 19, 'Tổng số đơn', 'Chế độ, chính sách', 'Đất đai', 'Khác'),
      ...group('Không thuộc thẩm quyền', 23, 'Tổng số đơn', 'Hướng dẫn', 'Chuyển đơn'),
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
      ...group('Tổng số', 1, 'Tổng số đơn khiếu nại thuộc thẩm quyền', 'Tổng số vụ việc'),
      ...group(
        'Phân tích kết quả',
        3,
        'Đang xem xét điều kiện thụ lý',
        'Đã thụ lý giải quyết',
        'Không thụ lý',
        'Rút đơn, đình chỉ giải quyết',
      ),
      ...group(
        'Quyết định ban hành',
        7,
        'Tổng số quyết định',
        'Lần đầu: khiếu nại đúng',
        'Lần đầu: khiếu nại sai',
        'Lần đầu: đúng một phần',
        'Lần 2: công nhận kết quả lần đầu',
        'Lần 2: hủy, sửa kết quả lần đầu',
      ),
      ...group('Kiến nghị thu hồi cho Nhà nước', 13, 'Tiền (triệu đồng)', 'Đất (m²)'),
      ...group(
        'Trả lại cho tổ chức, cá nhân',
        15,
        'Tiền (triệu đồng)',
        'Đất (m²)',
        'Số tổ chức được trả lại quyền lợi',
        'Số cá nhân được trả lại quyền lợi',
      ),
      ...group('Kiến nghị xử lý hành chính', 19, 'Tổng số người bị kiến nghị xử lý', 'Trong đó cán bộ, công chức, viên chức'),
      ...group('Chuyển cơ quan điều tra', 21, 'Số vụ', 'Tổng số người', 'Trong đó cán bộ, công chức, viên chức'),
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
      ...group('Tổng số', 1, 'Tổng số đơn tố cáo thuộc thẩm quyền', 'Tổng số vụ việc'),
      ...group(
        'Phân tích kết quả',
        3,
        'Đang xem xét điều kiện thụ lý',
        'Đã thụ lý giải quyết',
        'Không thụ lý',
        'Rút đơn, đình chỉ giải quyết',
      ),
      ...group(
        'Kết luận ban hành',
        7,
        'Tổng số kết luận',
        'Lần đầu: tố cáo đúng',
        'Lần đầu: tố cáo sai',
        'Lần đầu: có đúng có sai',
        'Tố cáo tiếp: đúng',
        'Tố cáo tiếp: sai',
        'Tố cáo tiếp: có đúng có sai',
      ),
      ...group('Kiến nghị thu hồi cho Nhà nước', 14, 'Tiền (triệu đồng)', 'Đất (m²)'),
      ...group(
        'Trả lại cho tổ chức, cá nhân',
        16,
        'Tiền (triệu đồng)',
        'Đất (m²)',
        'Số tổ chức được trả lại quyền lợi',
        'Số cá nhân được trả lại quyền lợi',
      ),
      ...group('Kiến nghị xử lý hành chính', 20, 'Số tổ chức', 'Số cá nhân', 'Trong đó cán bộ, công chức, viên chức'),
      ...group('Chuyển cơ quan điều tra', 23, 'Số vụ', 'Số đối tượng', 'Trong đó cán bộ, công chức, viên chức'),
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
      ...group('Quyết định giải quyết khiếu nại', 1, 'Phải thi hành trong kỳ', 'Đã thi hành xong'),
      ...recovered('Quyết định giải quyết khiếu nại', 3),
      ...group(
        'Quyết định: xử lý hành chính, khởi tố',
        11,
        'Số người bị xử lý hành chính',
        'Trong đó cán bộ, công chức, viên chức',
        'Số vụ khởi tố',
        'Số người bị khởi tố',
        'Trong đó cán bộ, công chức, viên chức',
      ),
      ...group('Kết luận nội dung tố cáo', 16, 'Phải thực hiện trong kỳ', 'Đã thực hiện xong'),
      ...recovered('Kết luận nội dung tố cáo', 18),
      ...group(
        'Kết luận: xử lý hành chính, khởi tố',
        26,
        'Số tổ chức bị xử lý hành chính',
        'Số cá nhân bị xử lý hành chính',
        'Trong đó cán bộ, công chức, viên chức',
        'Số vụ khởi tố',
        'Số đối tượng bị khởi tố',
        'Trong đó cán bộ, công chức, viên chức',
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
  '06-qlkntc': {
    title: '06/QLKNTC Công tác quản lý nhà nước về tiếp công dân, khiếu nại, tố cáo',
    columns: [
      ...group('Văn bản quản lý, chỉ đạo', 1, 'Số văn bản ban hành mới', 'Số văn bản được sửa đổi, bổ sung', 'Số văn bản hủy bỏ'),
      ...group('Tập huấn, tuyên truyền, giáo dục pháp luật', 4, 'Số lớp', 'Số người'),
      ...group('Thanh tra trách nhiệm', 6, 'Số cuộc', 'Số đơn vị', 'Số cuộc đã ban hành kết luận'),
      ...group(
        'Thanh tra trách nhiệm: kiến nghị xử lý',
        9,
        'Hành chính: tổ chức',
        'Hành chính: cá nhân',
        'Chuyển cơ quan điều tra: tổ chức',
        'Chuyển cơ quan điều tra: cá nhân',
      ),
      ...group(
        'Thực hiện kết luận thanh tra trách nhiệm',
        13,
        'Tổng số kết luận phải thực hiện',
        'Đã xử lý hành chính: tổ chức',
        'Đã xử lý hành chính: cá nhân',
        'Đã khởi tố: số vụ',
        'Đã khởi tố: số đối tượng',
      ),
    ],
    sums: [],
    most: [[8, 6]],
  },
};
