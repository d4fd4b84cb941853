// 03/XLD of TT 02/2021/TT-TTCP: denunciations (legal.md §9.10). Pure.
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
  petitions,
  reply,
} from '../former.ts';
import { eligibleOf, processedOf } from '../former-xld.ts';
import { head, type Table } from '../table.ts';
import { bySenders } from './senders.ts';

const tc = kindIs('TC');

export const xld03: Table = {
  code: 'tt21-03-xld',
  form: '03/XLD',
  title: 'Tổng hợp kết quả xử lý đơn tố cáo',
  about: 'denunciations',
  origin: described,
  parts: [
    petitions(1, 'Tổng số đơn', tc, 'Đơn kỳ trước chuyển sang và đơn tiếp nhận trong kỳ.', { code: '1=2+..+7' }),
    ...bySenders(tc, ['Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ']),
    processedOf('TC', 8, ['Đơn đã xử lý', 'Tổng', 'Đơn kỳ trước chuyển sang', 'Đơn tiếp nhận trong kỳ'], '8'),
    eligibleOf('TC', 11, 'Đủ điều kiện xử lý', '12=13+18 +...+21= 22+...+25 =26+29'),
    denunciationFields(13, 'Phân loại vụ việc theo nội dung'),
    head(
      'Phân loại vụ việc theo tình trạng giải quyết',
      matters(
        22,
        'Chưa giải quyết, trong hạn',
        `${tc} and ${notAgain} and f.stood = 1`,
        'Vụ việc ở cột 12 không phải tố cáo tiếp, chưa thụ lý hoặc không thụ lý.',
      ),
      matters(
        23,
        'Đang giải quyết',
        `${tc} and ${notAgain} and f.stood > 1`,
        'Vụ việc ở cột 12 không phải tố cáo tiếp, đã thụ lý trong kỳ; kể cả vụ việc đã kết luận, vì biểu không có cột đã giải quyết.',
      ),
      head(
        'Tố cáo tiếp',
        matters(24, 'Quá thời hạn chưa giải quyết', `${tc} and ${overdueAgain}`, meansOverdue),
        matters(25, 'Đã có kết luận giải quyết', `${tc} and ${concludedAgain}`, meansConcluded),
      ),
    ),
    head(
      'Kết quả xử lý',
      head(
        'Vụ việc thuộc thẩm quyền',
        matters(26, 'Tổng số', `${tc} and ${own}`, 'Vụ việc ở cột 12 có đơn thuộc thẩm quyền.', { code: '26 = 27+28' }),
        matters(27, 'Tố cáo lần đầu', `${tc} and ${own} and not f.is_again`, 'Vụ việc ở cột 26 không có đơn tố cáo tiếp.'),
        matters(28, 'Tố cáo tiếp', `${tc} and ${own} and f.is_again`, 'Vụ việc ở cột 26 có đơn tố cáo tiếp.'),
      ),
      head(
        'Vụ việc không thuộc thẩm quyền',
        matters(29, 'Tổng số', `${tc} and ${notOwn}`, 'Vụ việc ở cột 12 không có đơn nào thuộc thẩm quyền.', {
          code: '29=30+ 31+32',
        }),
        matters(30, 'Hướng dẫn', `${tc} and f.way = 'guided'`, 'Vụ việc ở cột 29 chỉ có đơn đã hướng dẫn, trả lại.'),
        matters(31, 'Chuyển đơn', `${tc} and f.way = 'sent'`, 'Vụ việc ở cột 29 có đơn đã chuyển, chưa đôn đốc.'),
        matters(32, 'Đôn đốc giải quyết', `${tc} and f.way = 'urged'`, 'Vụ việc ở cột 29 đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(33, tc),
  ],
  sums: [
    [1, [2, 3, 4, 5, 6, 7]],
    [12, [13, 18, 19, 20, 21]],
    [12, [22, 23, 24, 25]],
    [12, [26, 29]],
    [13, [14, 15, 16, 17]],
    [26, [27, 28]],
    [29, [30, 31, 32]],
  ],
  soft: [[8, [9, 10]]],
  most: [
    [8, 1],
    [11, 8],
    [12, 11],
  ],
  noteNo: 34,
  guide: [],
};
