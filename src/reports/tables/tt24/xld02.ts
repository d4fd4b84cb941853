// 02/XLD of TT 01/2024/TT-TTCP: complaints (legal.md §9.10). Pure.
import { complaintFields, described, kindIs, matters, notOwn, own, reply } from '../former.ts';
import { eligibleOf, processedOf, toProcess } from '../former-xld.ts';
import { head, type Table } from '../table.ts';

const kn = kindIs('KN');

export const xld02: Table = {
  code: 'tt24-02-xld',
  form: '02/XLD',
  title: 'Tổng hợp kết quả xử lý đơn khiếu nại',
  about: 'complaints',
  origin: described,
  parts: [
    toProcess('KN', 'Tổng số'),
    processedOf('KN', 4, ['Đơn đã xử lý', 'Tổng', 'Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    eligibleOf('KN', 7, 'Đủ điều kiện xử lý'),
    complaintFields(9, 'Phân loại vụ việc khiếu nại theo nội dung'),
    head(
      'Phân loại vụ việc khiếu nại theo tình trạng giải quyết',
      head(
        'Đã được giải quyết',
        matters(
          16,
          'Lần đầu',
          `${kn} and f.stood = 3`,
          'Vụ việc ở cột 8 đến ngày cuối kỳ đã giải quyết hoặc đình chỉ lần đầu; vụ việc khiếu nại lần hai chưa thụ lý.',
        ),
        matters(17, 'Lần 2', `${kn} and f.stood = 5`, 'Vụ việc ở cột 8 đã giải quyết hoặc đình chỉ lần hai.'),
        matters(
          18,
          'Đã có bản án của tòa',
          `${kn} and f.stood = 6`,
          'Vụ việc ở cột 8 đã ghi kết quả khởi kiện tại Tòa án đến ngày cuối kỳ.',
        ),
      ),
      matters(
        19,
        'Chưa giải quyết xong',
        `${kn} and f.stood not in (3, 5, 6)`,
        'Vụ việc còn lại ở cột 8: đang giải quyết hoặc chưa giải quyết.',
      ),
    ),
    head(
      'Kết quả xử lý đơn',
      head(
        'Vụ việc thuộc thẩm quyền',
        matters(20, 'Tổng', `${kn} and ${own}`, 'Vụ việc ở cột 8 có đơn thuộc thẩm quyền.', { code: '20=21+22' }),
        matters(21, 'Lần đầu', `${kn} and ${own} and not f.is_again`, 'Vụ việc ở cột 20 không có đơn khiếu nại lần hai.'),
        matters(22, 'Lần 2', `${kn} and ${own} and f.is_again`, 'Vụ việc ở cột 20 có đơn khiếu nại lần hai.'),
      ),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(23, 'Tổng', `${kn} and ${notOwn}`, 'Vụ việc ở cột 8 không có đơn nào thuộc thẩm quyền.', { code: '23=24+25' }),
        matters(
          24,
          'Hướng dẫn',
          `${kn} and f.way in ('guided','sent')`,
          'Vụ việc ở cột 23 đã hướng dẫn. Gồm cả vụ việc đã chuyển đơn, vì biểu không có cột chuyển đơn.',
        ),
        matters(25, 'Đôn đốc giải quyết', `${kn} and f.way = 'urged'`, 'Vụ việc ở cột 23 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(26, kn),
  ],
  sums: [
    [1, [2, 3]],
    [4, [5, 6]],
    [9, [10, 11, 12]],
    [20, [21, 22]],
    [23, [24, 25]],
  ],
  soft: [
    [8, [9, 13, 14, 15]],
    [8, [16, 17, 18, 19]],
    [8, [20, 23]],
  ],
  most: [
    [4, 1],
    [7, 4],
    [8, 7],
  ],
  noteNo: 27,
  guide: [],
};
