// 03/XLD of TT 01/2024/TT-TTCP: denunciations (legal.md §9.10). Pure.
import {
  concludedAgain,
  denunciationFields,
  described,
  kindIs,
  matters,
  meansConcluded,
  meansOverdue,
  notAgain,
  notOwn,
  overdueAgain,
  own,
  reply,
} from '../former.ts';
import { eligibleOf, processedOf, toProcess } from '../former-xld.ts';
import { head, type Table } from '../table.ts';

const tc = kindIs('TC');

export const xld03: Table = {
  code: 'tt24-03-xld',
  form: '03/XLD',
  title: 'Tổng hợp kết quả xử lý đơn tố cáo',
  about: 'denunciations',
  origin: described,
  parts: [
    toProcess('TC', 'Tổng số'),
    processedOf('TC', 4, ['Đơn đã xử lý', 'Tổng', 'Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    eligibleOf('TC', 7, 'Đủ điều kiện xử lý', '8=9+14+15+16+17 =18+19+20 =21+24'),
    denunciationFields(9, 'Phân loại vụ việc tố cáo theo nội dung'),
    head(
      'Phân loại vụ việc theo tình trạng giải quyết',
      head(
        'Tố cáo tiếp',
        matters(18, 'Quá thời hạn chưa giải quyết', `${tc} and ${overdueAgain}`, meansOverdue),
        matters(19, 'Đã có kết luận giải quyết', `${tc} and ${concludedAgain}`, meansConcluded),
      ),
      matters(20, 'Chưa giải quyết', `${tc} and ${notAgain}`, 'Vụ việc ở cột 8 không phải tố cáo tiếp.'),
    ),
    head(
      'Kết quả xử lý',
      head(
        'Vụ việc thuộc thẩm quyền',
        matters(21, 'Tổng số', `${tc} and ${own}`, 'Vụ việc ở cột 8 có đơn thuộc thẩm quyền.', { code: '21=22+23' }),
        matters(22, 'Tố cáo lần đầu', `${tc} and ${own} and not f.is_again`, 'Vụ việc ở cột 21 không có đơn tố cáo tiếp.'),
        matters(23, 'Tố cáo tiếp', `${tc} and ${own} and f.is_again`, 'Vụ việc ở cột 21 có đơn tố cáo tiếp.'),
      ),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(24, 'Tổng số', `${tc} and ${notOwn}`, 'Vụ việc ở cột 8 không có đơn nào thuộc thẩm quyền.', { code: '24=25+26' }),
        matters(
          25,
          'Chuyển đơn',
          `${tc} and f.way in ('guided','sent')`,
          'Vụ việc ở cột 24 đã chuyển đơn. Gồm cả vụ việc đã hướng dẫn, trả lại, vì biểu không có cột hướng dẫn.',
        ),
        matters(26, 'Đôn đốc giải quyết', `${tc} and f.way = 'urged'`, 'Vụ việc ở cột 24 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(27, tc),
  ],
  sums: [
    [1, [2, 3]],
    [4, [5, 6]],
    [8, [9, 14, 15, 16, 17]],
    [8, [18, 19, 20]],
    [8, [21, 24]],
    [9, [10, 11, 12, 13]],
    [21, [22, 23]],
    [24, [25, 26]],
  ],
  most: [
    [4, 1],
    [7, 4],
    [8, 7],
  ],
  noteNo: 28,
  guide: [],
};
