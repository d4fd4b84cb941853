// 04/GQTC, as TT 06/2025/TT-TTCP prints it (legal.md §9.5). Pure.
import { sendings, sentToPolice } from '../sendings.ts';
import { columnsOf, head, type Table } from '../table.ts';

const petitions = columnsOf('petition', 'TC');
const matters = columnsOf('matter', 'TC');
const decisions = columnsOf('decision', 'TC');

const own = "f.petition_type = 'TC' and f.fate in ('accepted','declined','considering')";
const tc = "f.petition_type = 'TC'";
const issued = "f.family = 'TC' and f.is_issued";
const first = `${issued} and f.procedure = 'denunciation_first'`;
const again = `${issued} and f.procedure = 'denunciation_continued'`;
const money = (name: string) => ({ sum: `f.rec_${name}`, digits: 3 as const });
const land = (name: string) => ({ sum: `f.rec_${name}`, digits: 2 as const });
const count = (name: string) => ({ sum: `f.rec_${name}` });
const asked = 'Số liệu kiến nghị ghi trong kết luận nội dung tố cáo ban hành trong kỳ.';
export const gqtc: Table = {
  code: '04-gqtc',
  form: '04/GQTC',
  title: 'Tổng hợp kết quả giải quyết tố cáo',
  about: 'denunciations',
  parts: [
    petitions(1, 'Tổng số đơn tố cáo thuộc thẩm quyền', own, 'Đơn ở cột 12 biểu 02/XLD.'),
    matters(2, 'Tổng số vụ việc', tc, 'Vụ việc của các đơn ở cột 1; nhiều đơn về một vụ việc tính một.', { code: '2=3+4+5+6' }),
    head(
      'Phân tích kết quả',
      matters(
        3,
        'Đang xem xét điều kiện thụ lý',
        `${tc} and f.stage = 1`,
        'Vụ việc đã được phê duyệt thụ lý, đến ngày cuối kỳ chưa thụ lý.',
      ),
      matters(
        4,
        'Đã thụ lý giải quyết',
        `${tc} and f.stage = 4`,
        'Vụ việc thụ lý trong kỳ. Đình chỉ vì lý do khác với rút toàn bộ nội dung vẫn tính ở đây.',
      ),
      matters(5, 'Không thụ lý', `${tc} and f.stage = 2`, 'Vụ việc đã thông báo không thụ lý trong kỳ.'),
      matters(
        6,
        'Rút đơn, đình chỉ giải quyết',
        `${tc} and f.stage = 3`,
        'Vụ việc thụ lý trong kỳ, đã có quyết định đình chỉ được cấp số vì rút toàn bộ nội dung, tính đến ngày cuối kỳ.',
      ),
    ),
    decisions(
      7,
      'Tổng số Kết luận ban hành trong kỳ',
      issued,
      'Kết luận nội dung tố cáo đã cấp số, có ngày ban hành trong kỳ, kể cả vụ việc thụ lý từ kỳ trước.',
      {
        code: '7 = 8+9+10+11+12+13',
      },
    ),
    head(
      'Tố cáo lần đầu',
      decisions(8, 'Tố cáo đúng', `${first} and f.result = 'right'`, 'Kết luận ở cột 7 về tố cáo lần đầu: đúng.'),
      decisions(9, 'Tố cáo sai', `${first} and f.result = 'wrong'`, 'Kết luận ở cột 7 về tố cáo lần đầu: sai sự thật.'),
      decisions(
        10,
        'Tố cáo có đúng có sai',
        `${first} and f.result = 'mixed'`,
        'Kết luận ở cột 7 về tố cáo lần đầu: có nội dung đúng, có nội dung sai.',
      ),
    ),
    head(
      'Tố cáo tiếp',
      decisions(11, 'Tố cáo tiếp đúng', `${again} and f.result = 'right'`, 'Kết luận ở cột 7 về tố cáo tiếp: đúng.'),
      decisions(12, 'Tố cáo tiếp sai', `${again} and f.result = 'wrong'`, 'Kết luận ở cột 7 về tố cáo tiếp: sai sự thật.'),
      decisions(
        13,
        'Tố cáo tiếp có đúng có sai',
        `${again} and f.result = 'mixed'`,
        'Kết luận ở cột 7 về tố cáo tiếp: có nội dung đúng, có nội dung sai.',
      ),
    ),
    head(
      'Kiến nghị thu hồi cho Nhà nước',
      decisions(14, 'Tiền (Trđ)', issued, asked, money('state_money')),
      decisions(15, 'Đất (m2)', issued, asked, land('state_land')),
    ),
    head(
      'Trả lại cho tổ chức, cá nhân',
      decisions(16, 'Tiền (Trđ)', issued, asked, money('return_money')),
      decisions(17, 'Đất (m2)', issued, asked, land('return_land')),
      decisions(18, 'Số tổ chức được trả lại quyền lợi', issued, asked, count('returned_orgs')),
      decisions(19, 'Số cá nhân được trả lại quyền lợi', issued, asked, count('returned_persons')),
    ),
    head(
      'Kiến nghị xử lý hành chính',
      decisions(20, 'Tổ chức', issued, asked, count('discipline_orgs')),
      decisions(21, 'Cá nhân', issued, asked, count('discipline_persons')),
      decisions(22, 'Trong đó, Cán bộ, công chức', issued, `${asked} Gồm cả viên chức.`, count('discipline_officials')),
    ),
    head(
      'Chuyển cơ quan điều tra',
      sendings(23, 'Số vụ', 'true', sentToPolice, { sum: 'f.police_cases' }),
      sendings(24, 'Số đối tượng', 'true', sentToPolice, { sum: 'f.police_persons' }),
      sendings(25, 'Trong đó số cán bộ, công chức, viên chức', 'true', sentToPolice, { sum: 'f.police_officials' }),
    ),
  ],
  sums: [
    [2, [3, 4, 5, 6]],
    [7, [8, 9, 10, 11, 12, 13]],
  ],
  most: [
    [2, 1],
    [22, 21],
    [25, 24],
  ],
  noteNo: 26,
  guide: [
    '- Cột (1) là số đơn tố cáo thuộc thẩm quyền đủ điều kiện xử lý = Cột (12) ở Biểu 02/XLD',
    '- Cột (2) Tổng số vụ việc tố cáo thuộc thẩm quyền, <= Cột (1)',
    '- Cột (6): Chỉ thống kê các vụ việc rút toàn bộ nội dung, đã đình chỉ giải quyết; trường hợp không rút toàn bộ thì không thống kê vào cột này',
    '- Cột (7) là Số Kết luận tố cáo ban hành trong kỳ',
    '- Cột (20), (21): Thống kê số tổ chức, cá nhân bị kiến nghị xử lý hành chính do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (22): Thống kê số cán bộ, công chức, viên chức bị kiến nghị xử lý hành chính do vi phạm phát hiện khi giải quyết tố cáo (<= Cột 21)',
    '- Cột (23): Thống kê số vụ việc bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (24): Thống kê số đối tượng bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (25): Thống kê số cán bộ, công chức, viên chức bị kiến nghị chuyển cơ quan điều tra tiếp tục xử lý do vi phạm phát hiện khi giải quyết tố cáo (<= Cột 24)',
    '- Nội dung ghi chú viết vào dòng 26 (nếu có)',
  ],
};
