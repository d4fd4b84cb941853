// 04/XLD of TT 01/2024/TT-TTCP: recommendations and feedback (legal.md §9.10). Pure.
import { described, kindIs, matters, notOwn, own, recommendationFields, resolved } from '../former.ts';
import { eligibleOf, processedOf, toProcess } from '../former-xld.ts';
import { head, type Table } from '../table.ts';

const knpa = kindIs('KNPA');

export const xld04: Table = {
  code: 'tt24-04-xld',
  form: '04/XLD',
  title: 'Tổng hợp kết quả xử lý đơn kiến nghị, phản ánh',
  about: 'handling',
  origin: described,
  parts: [
    toProcess('KNPA', 'Tổng số đơn'),
    processedOf('KNPA', 4, [
      'Đơn đã xem xét về điều kiện xử lý',
      'Tổng số đơn',
      'Số đơn kỳ trước chuyển sang',
      'Số đơn tiếp nhận trong kỳ',
    ]),
    eligibleOf('KNPA', 7, 'Đơn đủ điều kiện xử lý', '8=9+10+11+12 =13+14 =15+16'),
    recommendationFields(9),
    head(
      'Phân loại vụ việc theo tình trạng giải quyết',
      matters(13, 'Đã được giải quyết', `${knpa} and ${resolved}`, 'Vụ việc ở cột 8 đến ngày cuối kỳ đã trả lời.'),
      matters(14, 'Chưa được giải quyết', `${knpa} and not ${resolved}`, 'Vụ việc ở cột 8 đến ngày cuối kỳ chưa trả lời.'),
    ),
    head(
      'Kết quả xử lý đơn',
      matters(15, 'Vụ việc thuộc thẩm quyền', `${knpa} and ${own}`, 'Vụ việc ở cột 8 có đơn thuộc thẩm quyền.'),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(16, 'Tổng số', `${knpa} and ${notOwn}`, 'Vụ việc ở cột 8 không có đơn nào thuộc thẩm quyền.', {
          code: '16 =17+18',
        }),
        matters(
          17,
          'Chuyển đơn',
          `${knpa} and f.way in ('guided','sent')`,
          'Vụ việc ở cột 16 đã chuyển đơn. Gồm cả vụ việc đã hướng dẫn, trả lại, vì biểu không có cột hướng dẫn.',
        ),
        matters(18, 'Đôn đốc giải quyết', `${knpa} and f.way = 'urged'`, 'Vụ việc ở cột 16 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    head(
      'Kết quả giải quyết vụ việc thuộc thẩm quyền',
      matters(19, 'Vụ việc đã giải quyết', `${knpa} and ${own} and ${resolved}`, 'Vụ việc ở cột 15 đã trả lời.'),
      matters(20, 'Vụ việc chưa giải quyết', `${knpa} and ${own} and not ${resolved}`, 'Vụ việc ở cột 15 chưa trả lời.'),
    ),
  ],
  sums: [
    [1, [2, 3]],
    [4, [5, 6]],
    [8, [9, 10, 11, 12]],
    [8, [13, 14]],
    // Printed 15+18, which 16=17+18 does not allow: read as 15+16.
    [8, [15, 16]],
    [16, [17, 18]],
  ],
  soft: [[15, [19, 20]]],
  most: [
    [4, 1],
    [7, 4],
    [8, 7],
  ],
  noteNo: 21,
  guide: [],
};
