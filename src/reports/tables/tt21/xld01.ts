// 01/XLD of TT 02/2021/TT-TTCP: all petitions (legal.md §9.10). Pure.
import {
  eligible,
  type Kind,
  kindIs,
  matters,
  meansEligible,
  meansMixed,
  meansProcessed,
  notOwn,
  own,
  petitions,
  processed,
  reply,
} from '../former.ts';
import { head, type Table } from '../table.ts';
import { bySenders } from './senders.ts';

const of = (kind: Kind) => `${eligible} and ${kindIs(kind)}`;
const ours = (kind: Kind) => `${own} and ${kindIs(kind)}`;

export const xld01: Table = {
  code: 'tt21-01-xld',
  form: '01/XLD',
  title: 'Tổng hợp kết quả xử lý đơn',
  about: 'handling',
  parts: [
    petitions(
      1,
      'Tổng số đơn',
      'true',
      'Đơn kỳ trước chuyển sang (chưa có kết quả cuối cùng trước ngày đầu kỳ) và đơn tiếp nhận trong kỳ. Không tính đơn đã hủy số; đơn bàn giao khi sắp xếp đơn vị tính một lần, ở đơn vị đang giữ vào ngày cuối kỳ.',
      { code: '1=2+3+ ...+7' },
    ),
    ...bySenders('true', ['Kỳ trước chuyển sang', 'Tiếp nhận trong kỳ']),
    petitions(8, 'Số đơn đã xử lý', processed, meansProcessed),
    head(
      'Đủ điều kiện xử lý',
      petitions(9, 'Số đơn', eligible, meansEligible, { code: '9=11+12+13 =14+15+16+17 =18+22' }),
      matters(10, 'Số vụ việc', 'f.is_first', 'Vụ việc của các đơn ở cột 9; nhiều đơn về một vụ việc tính một.'),
    ),
    head(
      'Phân loại đơn theo nội dung',
      petitions(11, 'Khiếu nại', of('KN'), 'Đơn ở cột 9 là khiếu nại.'),
      petitions(12, 'Tố cáo', of('TC'), 'Đơn ở cột 9 là tố cáo.'),
      petitions(13, 'Kiến nghị, phản ánh', of('KNPA'), `Đơn ở cột 9 là kiến nghị, phản ánh. ${meansMixed}`),
    ),
    head(
      'Phân loại đơn theo tình trạng giải quyết',
      head(
        'Đã giải quyết',
        petitions(
          14,
          'Lần đầu',
          `${eligible} and f.stood = 3`,
          'Đơn ở cột 9 đến ngày cuối kỳ đã có kết quả giải quyết hoặc đã đình chỉ lần đầu; đơn khiếu nại lần hai, tố cáo tiếp đã có kết quả lần đầu mà chưa thụ lý.',
        ),
        petitions(
          15,
          'Nhiều lần',
          `${eligible} and f.stood in (5, 6)`,
          'Đơn ở cột 9 đã có kết quả giải quyết lần hai, kết luận tố cáo tiếp hoặc bản án của Tòa án.',
        ),
      ),
      petitions(16, 'Đang giải quyết', `${eligible} and f.stood in (2, 4)`, 'Đơn ở cột 9 đã thụ lý, chưa có kết quả.'),
      petitions(17, 'Chưa giải quyết', `${eligible} and f.stood = 1`, 'Đơn còn lại ở cột 9.'),
    ),
    head(
      'Kết quả xử lý đơn',
      head(
        'Đơn thuộc thẩm quyền',
        petitions(18, 'Tổng số', own, 'Đơn ở cột 9 đã thụ lý, không thụ lý, hoặc đã được phê duyệt thụ lý.', {
          code: '18 = 19+20+21',
        }),
        petitions(19, 'Khiếu nại', ours('KN'), 'Đơn ở cột 18 là khiếu nại.'),
        petitions(20, 'Tố cáo', ours('TC'), 'Đơn ở cột 18 là tố cáo.'),
        petitions(21, 'Kiến nghị, phản ánh', ours('KNPA'), 'Đơn ở cột 18 là kiến nghị, phản ánh.'),
      ),
      head(
        'Đơn không thuộc thẩm quyền',
        petitions(22, 'Tổng số', `${eligible} and ${notOwn}`, 'Đơn ở cột 9 đã hướng dẫn, chuyển hoặc đôn đốc.', {
          code: '22 = 23+24+25',
        }),
        petitions(23, 'Hướng dẫn', "f.fate = 'guided'", 'Đơn đã hướng dẫn, và đơn đã trả lại cơ quan chuyển đơn.'),
        petitions(24, 'Chuyển đơn', "f.fate = 'sent' and not f.is_urged", 'Đơn đã chuyển đến cơ quan có thẩm quyền.'),
        petitions(25, 'Đôn đốc giải quyết', 'f.is_urged', 'Đơn đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(26, 'true'),
  ],
  sums: [
    [1, [2, 3, 4, 5, 6, 7]],
    [9, [11, 12, 13]],
    [9, [14, 15, 16, 17]],
    [9, [18, 22]],
    [18, [19, 20, 21]],
    [22, [23, 24, 25]],
  ],
  most: [
    [8, 1],
    [9, 8],
    [10, 9],
  ],
  noteNo: 27,
  guide: [],
};
