// 02/XLD of TT 02/2021/TT-TTCP: complaints (legal.md §9.10). Pure.
import { complaintFields, described, kindIs, matters, notOwn, own, petitions, reply } from '../former.ts';
import { eligibleOf, processedOf } from '../former-xld.ts';
import { head, type Table } from '../table.ts';
import { byNamedSenders } from './senders.ts';

const kn = kindIs('KN');

export const xld02: Table = {
  code: 'tt21-02-xld',
  form: '02/XLD',
  title: 'Tổng hợp kết quả xử lý đơn khiếu nại',
  about: 'complaints',
  origin: described,
  parts: [
    petitions(1, 'Tổng số đơn', kn, 'Đơn kỳ trước chuyển sang và đơn tiếp nhận trong kỳ.', { code: '1=2+..+5' }),
    ...byNamedSenders(kn, ['Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    processedOf('KN', 6, ['Đơn đã xử lý', 'Tổng', 'Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ'], '6 = 7+8'),
    eligibleOf('KN', 9, 'Đủ điều kiện xử lý', '10=11+15+16+17= 18+…+22= 23+26'),
    complaintFields(11, 'Phân loại vụ việc theo nội dung'),
    head(
      'Phân loại vụ việc theo tình trạng giải quyết',
      head(
        'Đã giải quyết',
        matters(
          18,
          'Lần đầu',
          `${kn} and f.stood = 3`,
          'Vụ việc ở cột 10 đến ngày cuối kỳ đã giải quyết hoặc đình chỉ lần đầu; vụ việc khiếu nại lần hai chưa thụ lý.',
        ),
        matters(19, 'Lần 2', `${kn} and f.stood = 5`, 'Vụ việc ở cột 10 đã giải quyết hoặc đình chỉ lần hai.'),
        matters(
          20,
          'Đã có bản án của tòa',
          `${kn} and f.stood = 6`,
          'Vụ việc ở cột 10 đã ghi kết quả khởi kiện tại Tòa án đến ngày cuối kỳ.',
        ),
      ),
      matters(21, 'Đang giải quyết', `${kn} and f.stood in (2, 4)`, 'Vụ việc ở cột 10 đã thụ lý, chưa có kết quả.'),
      matters(22, 'Chưa giải quyết', `${kn} and f.stood = 1`, 'Vụ việc còn lại ở cột 10.'),
    ),
    head(
      'Kết quả xử lý',
      head(
        'Vụ việc thuộc thẩm quyền',
        matters(23, 'Tổng', `${kn} and ${own}`, 'Vụ việc ở cột 10 có đơn thuộc thẩm quyền.', { code: '23=24+25' }),
        matters(24, 'Lần đầu', `${kn} and ${own} and not f.is_again`, 'Vụ việc ở cột 23 không có đơn khiếu nại lần hai.'),
        matters(25, 'Lần 2', `${kn} and ${own} and f.is_again`, 'Vụ việc ở cột 23 có đơn khiếu nại lần hai.'),
      ),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(26, 'Tổng', `${kn} and ${notOwn}`, 'Vụ việc ở cột 10 không có đơn nào thuộc thẩm quyền.', {
          code: '26 = 27+ 28+29',
        }),
        matters(27, 'Hướng dẫn', `${kn} and f.way = 'guided'`, 'Vụ việc ở cột 26 chỉ có đơn đã hướng dẫn, trả lại.'),
        matters(28, 'Chuyển đơn', `${kn} and f.way = 'sent'`, 'Vụ việc ở cột 26 có đơn đã chuyển, chưa đôn đốc.'),
        matters(29, 'Đôn đốc giải quyết', `${kn} and f.way = 'urged'`, 'Vụ việc ở cột 26 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(30, kn),
  ],
  sums: [
    [1, [2, 3, 4, 5]],
    [6, [7, 8]],
    [10, [11, 15, 16, 17]],
    [10, [18, 19, 20, 21, 22]],
    [10, [23, 26]],
    [11, [12, 13, 14]],
    [23, [24, 25]],
    [26, [27, 28, 29]],
  ],
  most: [
    [6, 1],
    [9, 6],
    [10, 9],
  ],
  noteNo: 31,
  guide: [],
};
