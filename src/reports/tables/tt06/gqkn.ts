// 03/GQKN, as TT 06/2025/TT-TTCP prints it (legal.md §9.4). Pure.
import { columnsOf, head, type Table } from '../table.ts';

const petitions = columnsOf('petition', 'KN');
const matters = columnsOf('matter', 'KN');
const decisions = columnsOf('decision', 'KN');

const own = "f.petition_type = 'KN' and f.fate in ('accepted','declined','considering')";
const kn = "f.petition_type = 'KN'";
const issued = "f.family = 'KN' and f.is_issued";
const money = (name: string) => ({ sum: `f.rec_${name}`, digits: 3 as const });
const land = (name: string) => ({ sum: `f.rec_${name}`, digits: 2 as const });
const count = (name: string) => ({ sum: `f.rec_${name}` });
const asked = 'Số liệu kiến nghị ghi trong quyết định giải quyết ban hành trong kỳ.';

export const gqkn: Table = {
  code: '03-gqkn',
  form: '03/GQKN',
  title: 'Tổng hợp kết quả giải quyết khiếu nại',
  about: 'complaints',
  parts: [
    petitions(1, 'Tổng số đơn khiếu nại thuộc thẩm quyền', own, 'Đơn ở cột 6 biểu 02/XLD.'),
    matters(2, 'Tổng số vụ việc', kn, 'Vụ việc của các đơn ở cột 1; nhiều đơn về một vụ việc tính một.', { code: '2=3+4+5+6' }),
    head(
      'Phân tích kết quả',
      matters(
        3,
        'Đang xem xét điều kiện thụ lý',
        `${kn} and f.stage = 1`,
        'Vụ việc đã được phê duyệt thụ lý, đến ngày cuối kỳ chưa thụ lý.',
      ),
      matters(
        4,
        'Đã thụ lý giải quyết',
        `${kn} and f.stage = 4`,
        'Vụ việc thụ lý trong kỳ. Đình chỉ vì lý do khác với rút toàn bộ nội dung vẫn tính ở đây.',
      ),
      matters(5, 'Không thụ lý', `${kn} and f.stage = 2`, 'Vụ việc đã thông báo không thụ lý trong kỳ.'),
      matters(
        6,
        'Rút đơn, đình chỉ giải quyết',
        `${kn} and f.stage = 3`,
        'Vụ việc thụ lý trong kỳ, đã có quyết định đình chỉ được cấp số vì rút toàn bộ nội dung, tính đến ngày cuối kỳ.',
      ),
    ),
    decisions(
      7,
      'Tổng số Quyết định ban hành trong kỳ',
      issued,
      'Quyết định giải quyết khiếu nại đã cấp số, có ngày ban hành trong kỳ, kể cả vụ việc thụ lý từ kỳ trước.',
      {
        code: '7 = 8+9+10+11+12',
      },
    ),
    head(
      'Giải quyết lần đầu',
      decisions(8, 'Khiếu nại đúng', `${issued} and f.result = 'right'`, 'Quyết định ở cột 7 kết luận khiếu nại đúng.'),
      decisions(9, 'Khiếu nại sai', `${issued} and f.result = 'wrong'`, 'Quyết định ở cột 7 kết luận khiếu nại sai.'),
      decisions(
        10,
        'Khiếu nại đúng 1 phần',
        `${issued} and f.result = 'partly'`,
        'Quyết định ở cột 7 kết luận khiếu nại đúng một phần.',
      ),
    ),
    head(
      'Giải quyết lần 2',
      decisions(
        11,
        'Công nhận kết quả lần đầu',
        `${issued} and f.result = 'upheld'`,
        'Quyết định ở cột 7 giải quyết lần hai, công nhận kết quả lần đầu.',
      ),
      decisions(
        12,
        'Hủy, sửa kết quả lần đầu',
        `${issued} and f.result = 'overturned'`,
        'Quyết định ở cột 7 giải quyết lần hai, hủy, sửa kết quả lần đầu.',
      ),
    ),
    head(
      'Kiến nghị thu hồi cho Nhà nước',
      decisions(13, 'Tiền (Trđ)', issued, asked, money('state_money')),
      decisions(14, 'Đất (m2)', issued, asked, land('state_land')),
    ),
    head(
      'Trả lại cho tổ chức, cá nhân',
      decisions(15, 'Tiền (Trđ)', issued, asked, money('return_money')),
      decisions(16, 'Đất (m2)', issued, asked, land('return_land')),
      decisions(17, 'Số tổ chức được trả lại quyền lợi', issued, asked, count('returned_orgs')),
      decisions(18, 'Số cá nhân được trả lại quyền lợi', issued, asked, count('returned_persons')),
    ),
    head(
      'Kiến nghị xử lý hành chính',
      decisions(19, 'Tổng số người bị kiến nghị xử lý', issued, asked, count('discipline_persons')),
      decisions(20, 'Trong đó số cán bộ, công chức, viên chức', issued, asked, count('discipline_officials')),
    ),
    head(
      'Chuyển cơ quan điều tra',
      decisions(21, 'Số vụ', issued, asked, count('police_cases')),
      decisions(22, 'Tổng số người', issued, asked, count('police_persons')),
      decisions(23, 'Trong đó số cán bộ, công chức, viên chức', issued, asked, count('police_officials')),
    ),
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
  noteNo: 24,
  guide: [
    '- Cột (1) là số đơn khiếu nại thuộc thẩm quyền đủ điều kiện xử lý = Cột (6) ở Biểu 02/XLD',
    '- Cột (2): Tổng số vụ việc khiếu nại thuộc thẩm quyền, <= Cột (1)',
    '- Cột (6): Chỉ thống kê các vụ việc rút toàn bộ nội dung, đã đình chỉ giải quyết; trường hợp không rút toàn bộ thì không thống kê vào cột này',
    '- Cột (7) là Số Quyết định giải quyết khiếu nại ban hành trong kỳ',
    '- Cột (19): Thống kê số người bị kiến nghị xử lý hành chính do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (20): Thống kê số cán bộ, công chức, viên chức bị kiến nghị xử lý hành chính do vi phạm phát hiện khi giải quyết khiếu nại, <= Cột (19)',
    '- Cột (21): Thống kê số vụ việc bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (22): Thống kê số người bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (23): Thống kê số cán bộ, công chức, viên chức bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết khiếu nại (<= Cột 22)',
    '- Nội dung ghi chú viết vào dòng 24 (nếu có)',
  ],
};
