// 01/XLD of TT 01/2024/TT-TTCP: all petitions (legal.md §9.10). Pure.
import {
  described,
  eligible,
  type Kind,
  kindIs,
  matters,
  meansEligible,
  meansMixed,
  meansPending,
  meansProcessed,
  notOwn,
  own,
  petitions,
  processed,
  reply,
} from '../former.ts';
import { head, type Table } from '../table.ts';

const of = (kind: Kind) => `${eligible} and ${kindIs(kind)}`;
const ours = (kind: Kind) => `${own} and ${kindIs(kind)}`;
const away = `${eligible} and ${notOwn}`;

export const xld01: Table = {
  code: 'tt24-01-xld',
  form: '01/XLD',
  title: 'Tổng hợp kết quả xử lý đơn',
  about: 'handling',
  origin: described,
  parts: [
    head(
      'Tổng số đơn phải xử lý',
      petitions(1, 'Tổng số', 'true', 'Đơn kỳ trước chuyển sang và đơn tiếp nhận trong kỳ.', { code: '1=2+3=4+5' }),
      petitions(2, 'Kỳ trước chuyển sang', 'f.is_carried', meansPending),
      petitions(3, 'Tiếp nhận trong kỳ', 'not f.is_carried', 'Đơn có ngày nhận trong kỳ, không tính đơn đã hủy số.'),
    ),
    petitions(4, 'Số đơn đã xử lý', processed, meansProcessed),
    petitions(
      5,
      'Số đơn chưa xử lý (chuyển kỳ sau xử lý)',
      "f.fate = 'pending'",
      'Đơn ở cột 1 đến ngày cuối kỳ chưa xử lý xong.',
    ),
    head(
      'Đủ điều kiện xử lý',
      petitions(6, 'Số đơn', eligible, meansEligible, { code: '6= 8+9+10= 11+12+13= 14+18' }),
      matters(7, 'Số vụ việc', 'f.is_first', 'Vụ việc của các đơn ở cột 6; nhiều đơn về một vụ việc tính một.'),
    ),
    head(
      'Phân loại đơn theo nội dung',
      petitions(8, 'Khiếu nại', of('KN'), 'Đơn ở cột 6 là khiếu nại.'),
      petitions(9, 'Tố cáo', of('TC'), 'Đơn ở cột 6 là tố cáo.'),
      petitions(10, 'Kiến nghị, phản ánh', of('KNPA'), `Đơn ở cột 6 là kiến nghị, phản ánh. ${meansMixed}`),
    ),
    head(
      'Phân loại đơn theo tình trạng giải quyết',
      head(
        'Đã giải quyết',
        petitions(
          11,
          'Lần đầu',
          `${eligible} and f.stood = 3`,
          'Đơn ở cột 6 đến ngày cuối kỳ đã có kết quả giải quyết hoặc đã đình chỉ lần đầu; đơn khiếu nại lần hai, tố cáo tiếp đã có kết quả lần đầu mà chưa thụ lý.',
        ),
        petitions(
          12,
          'Nhiều lần',
          `${eligible} and f.stood in (5, 6)`,
          'Đơn ở cột 6 đã có kết quả giải quyết lần hai, kết luận tố cáo tiếp hoặc bản án của Tòa án.',
        ),
      ),
      petitions(
        13,
        'Chưa giải quyết xong',
        `${eligible} and f.stood not in (3, 5, 6)`,
        'Đơn còn lại ở cột 6: đang giải quyết hoặc chưa giải quyết.',
      ),
    ),
    head(
      'Kết quả xử lý đơn',
      head(
        'Đơn thuộc thẩm quyền',
        petitions(14, 'Tổng số', own, 'Đơn ở cột 6 đã thụ lý, không thụ lý, hoặc đã được phê duyệt thụ lý.', {
          code: '14=15+16+17',
        }),
        petitions(15, 'Khiếu nại', ours('KN'), 'Đơn ở cột 14 là khiếu nại.'),
        petitions(16, 'Tố cáo', ours('TC'), 'Đơn ở cột 14 là tố cáo.'),
        petitions(17, 'Kiến nghị, phản ánh', ours('KNPA'), 'Đơn ở cột 14 là kiến nghị, phản ánh.'),
      ),
      head(
        'Đơn không thuộc thẩm quyền',
        petitions(18, 'Tổng số', away, 'Đơn ở cột 6 đã hướng dẫn, chuyển hoặc đôn đốc.', { code: '18 = 19+20+21' }),
        petitions(19, 'Hướng dẫn', "f.fate = 'guided'", 'Đơn đã hướng dẫn, và đơn đã trả lại cơ quan chuyển đơn.'),
        petitions(20, 'Chuyển đơn', "f.fate = 'sent' and not f.is_urged", 'Đơn đã chuyển đến cơ quan có thẩm quyền.'),
        petitions(21, 'Đôn đốc giải quyết', 'f.is_urged', 'Đơn đã đôn đốc cấp dưới giải quyết.'),
      ),
    ),
    reply(22, 'true'),
  ],
  sums: [
    [1, [2, 3]],
    [1, [4, 5]],
    [6, [8, 9, 10]],
    [6, [11, 12, 13]],
    [6, [14, 18]],
    [14, [15, 16, 17]],
    [18, [19, 20, 21]],
  ],
  most: [
    [6, 4],
    [7, 6],
  ],
  noteNo: 23,
  guide: [],
};
