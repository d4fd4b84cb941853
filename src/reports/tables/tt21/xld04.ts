// 04/XLD of TT 02/2021/TT-TTCP: recommendations and feedback (legal.md §9.10). Pure.
import { described, kindIs, matters, notOwn, own, petitions, recommendationFields, reply, resolved } from '../former.ts';
import { eligibleOf, processedOf } from '../former-xld.ts';
import { head, type Table } from '../table.ts';
import { bySenders } from './senders.ts';

const knpa = kindIs('KNPA');

export const xld04: Table = {
  code: 'tt21-04-xld',
  form: '04/XLD',
  title: 'Tổng hợp kết quả xử lý đơn kiến nghị, phản ánh',
  about: 'handling',
  origin: described,
  parts: [
    petitions(1, 'Tổng số đơn', knpa, 'Đơn kỳ trước chuyển sang và đơn tiếp nhận trong kỳ.', { code: '1=2+..+7' }),
    ...bySenders(knpa, ['Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    processedOf('KNPA', 8, ['Đã xử lý trong kỳ', 'Tổng số', 'Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    eligibleOf('KNPA', 11, 'Đủ điều kiện xử lý', '12=13+..+ 16=17+..+ 19=20+21'),
    recommendationFields(13),
    head(
      'Phân loại vụ việc theo tình trạng giải quyết',
      matters(17, 'Đã được giải quyết', `${knpa} and ${resolved}`, 'Vụ việc ở cột 12 đến ngày cuối kỳ đã trả lời.'),
      matters(18, 'Đang giải quyết', `${knpa} and f.stood in (2, 4)`, 'Vụ việc ở cột 12 đã thụ lý, chưa trả lời.'),
      matters(19, 'Chưa được giải quyết', `${knpa} and f.stood = 1`, 'Vụ việc còn lại ở cột 12.'),
    ),
    head(
      'Kết quả xử lý',
      matters(20, 'Vụ việc thuộc thẩm quyền', `${knpa} and ${own}`, 'Vụ việc ở cột 12 có đơn thuộc thẩm quyền.'),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(21, 'Tổng số', `${knpa} and ${notOwn}`, 'Vụ việc ở cột 12 không có đơn nào thuộc thẩm quyền.', {
          code: '21= 22+23',
        }),
        matters(
          22,
          'Chuyển đơn',
          `${knpa} and f.way in ('guided','sent')`,
          'Vụ việc ở cột 21 đã chuyển đơn. Gồm cả vụ việc đã hướng dẫn, trả lại, vì biểu không có cột hướng dẫn.',
        ),
        matters(23, 'Đôn đốc giải quyết', `${knpa} and f.way = 'urged'`, 'Vụ việc ở cột 21 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(24, knpa),
  ],
  sums: [
    [1, [2, 3, 4, 5, 6, 7]],
    [8, [9, 10]],
    [12, [13, 14, 15, 16]],
    [12, [17, 18, 19]],
    [12, [20, 21]],
    [21, [22, 23]],
  ],
  most: [
    [8, 1],
    [11, 8],
    [12, 11],
  ],
  noteNo: 25,
  guide: [],
};
