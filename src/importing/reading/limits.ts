// What a file may be, said before it is read; and the sentence for each one that is more. Pure.

const mb = 1024 * 1024;

export const limits = {
  /** The compressed workbook is held in memory, never written out in clear. */
  workbookBytes: 60 * mb,
  csvBytes: 100 * mb,
  /** What any part of a workbook may grow to, by what its container declares and by what really comes out. */
  partBytes: 700 * mb,
  allPartsBytes: 900 * mb,
  /** Above `ratioFrom` bytes unpacked, so many bytes out of one are no book. */
  ratio: 200,
  ratioFrom: 20 * mb,
  parts: 2_000,
  sheets: 500,
  sharedTextBytes: 200 * mb,
  /** Rows with something in them. */
  rows: 200_000,
  /** Rows looked at, empty ones included: what a sheet of Excel can hold. */
  scannedRows: 1_048_576,
  columns: 60,
  cellCharacters: 20_000,
} as const;

/** A file that is not taken, in one sentence for the officer; nothing of its content is in it. */
export class FileRefused extends Error {}

const number = (value: number) => value.toLocaleString('vi-VN');

export const refusals = {
  empty: 'Tệp không có nội dung (0 byte). Kiểm tra lại tệp trên máy rồi tải lên lại.',
  oldExcel: 'Tệp Excel cũ (.xls) chưa đọc được. Mở bằng Excel, lưu lại thành “Excel Workbook (*.xlsx)” rồi tải lên.',
  macro: 'Tệp có lệnh tự chạy (macro). Lưu lại thành “Excel Workbook (*.xlsx)” không có macro rồi tải lên.',
  locked: 'Tệp được đặt mật khẩu nên không đọc được. Bỏ mật khẩu trong Excel rồi tải lên.',
  unknown: 'Tệp không phải là sổ Excel (.xlsx) hay bảng chữ (.csv). Lưu sổ thành một trong hai dạng đó rồi tải lên.',
  broken: 'Tệp Excel bị hỏng, đọc không hết được. Mở bằng Excel, lưu lại thành tệp mới rồi tải lên.',
  noSheet: 'Tệp Excel không có trang tính nào đọc được. Mở bằng Excel, lưu lại rồi tải lên.',
  workbookBytes: `Tệp Excel lớn hơn ${number(limits.workbookBytes / mb)} MB. Chia sổ theo năm rồi tải lên từng tệp, hoặc lưu thành .csv.`,
  csvBytes: `Tệp lớn hơn ${number(limits.csvBytes / mb)} MB. Chia sổ theo năm rồi tải lên từng tệp.`,
  unpacked: `Tệp này khi mở ra lớn quá ${number(limits.partBytes / mb)} MB, không giống một quyển sổ. Phần mềm không đọc tiếp. Chép riêng các dòng cần nhập sang tệp mới rồi tải lên.`,
  bomb: 'Tệp nén bất thường: nhỏ khi lưu nhưng mở ra lớn gấp hàng trăm lần. Phần mềm không đọc tiếp. Chép riêng các dòng cần nhập sang tệp mới rồi tải lên.',
  rows: `Tệp có hơn ${number(limits.rows)} dòng có chữ. Chia sổ theo năm rồi tải lên từng tệp.`,
  scannedRows: `Tệp có hơn ${number(limits.scannedRows)} dòng. Chia sổ theo năm rồi tải lên từng tệp.`,
  columns: `Tệp có hơn ${number(limits.columns)} cột có chữ. Giữ lại các cột của sổ rồi tải lên lại.`,
  oneColumn:
    'Tệp chỉ có một cột, không giống một quyển sổ. Kiểm tra dấu ngăn cách giữa các cột (dấu phẩy, chấm phẩy hoặc tab) rồi tải lên lại.',
  noRows: (empty: number) =>
    `Tệp không có dòng dữ liệu nào${empty > 0 ? `: chỉ có dòng tiêu đề và ${number(empty)} dòng trống` : ''}. Kiểm tra lại trang tính đầu tiên của tệp.`,
  dropped: 'Đợt nhập đã được bỏ, chưa có dòng nào vào sổ.',
  forgotten: 'Sau 30 ngày không ai nhập tiếp nên nội dung tệp đã được xóa. Tải tệp lên lại.',
  expired: 'Tệp đã hết thời gian lưu tạm. Tải tệp lên lại.',
} as const;
