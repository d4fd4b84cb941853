// 01/TCD, as TT 06/2025/TT-TTCP prints it (legal.md §9.2). Pure.
import { columnsOf, head, type Table } from '../table.ts';

const visits = columnsOf('visit');
const matters = columnsOf('visitMatter');
const days = columnsOf('day');

const own = "f.host = 'officer'";
const chief = "f.host = 'head'";
const sent = "f.host = 'delegated'";
const people = { sum: 'f.person_count' };
const groupPeople = { sum: 'f.group_size' };
/** How many a delegation is (decision 0051). */
const groupMeans = (column: number) =>
  `Cộng số người của các đoàn ở cột ${column}: số người cùng nội dung ghi ở Sổ tiếp công dân, không ghi thì là mọi người đến. Người đi cùng về nội dung khác không thuộc đoàn.`;
const group = 'f.is_large_group';

export const tcd: Table = {
  code: '01-tcd',
  form: '01/TCD',
  title: 'Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất',
  about: 'reception',
  parts: [
    visits(
      1,
      'Tổng số lượt tiếp',
      'true',
      'Mọi lượt tiếp trong kỳ ở Sổ tiếp công dân. Không tính lượt đã hủy số, buổi không có công dân đến, lượt từ chối tiếp.',
      { code: '1=5+11+17' },
    ),
    visits(2, 'Tổng số người được tiếp', 'true', 'Cộng số người của các lượt ở cột 1.', { code: '2=6+12+18', ...people }),
    matters(
      3,
      'Tổng số vụ việc tiếp',
      'true',
      'Vụ việc của các lượt ở cột 1. Các lượt về cùng một đơn, cùng người chủ trì là một vụ việc; mỗi nội dung khác của một lượt là một vụ việc riêng.',
      { code: '3=7+13+19' },
    ),
    visits(4, 'Tổng số đoàn đông người', group, 'Lượt tiếp đoàn từ 5 người trở lên về cùng một nội dung.', {
      code: '4=8+14+20',
    }),
    head(
      'Tiếp thường xuyên',
      visits(5, 'Số lượt tiếp', own, 'Lượt do người tiếp công dân tiếp, không có Thủ trưởng.'),
      visits(6, 'Số người được tiếp', own, 'Cộng số người của các lượt ở cột 5.', people),
      matters(7, 'Số vụ việc', own, 'Vụ việc của các lượt ở cột 5.'),
      head(
        'Trong đó đoàn đông người',
        visits(8, 'Số đoàn được tiếp', `${own} and ${group}`, 'Lượt ở cột 5 là đoàn từ 5 người trở lên.'),
        visits(9, 'Số người được tiếp', `${own} and ${group}`, groupMeans(8), groupPeople),
      ),
    ),
    head(
      'Tiếp định kỳ và đột xuất của Thủ trưởng',
      head(
        'Thủ trưởng tiếp',
        days(
          10,
          'Số ngày tiếp',
          'not f.is_delegated',
          'Ngày tiếp định kỳ, đột xuất đã niêm yết, kể cả ngày không có công dân đến; không tính ngày đã hoãn; kỳ chưa hết thì tính đến hôm nay, chưa tính ngày chưa đến. Ngày ủy quyền tiếp thì ở cột 16.',
        ),
        visits(
          11,
          'Số lượt tiếp',
          chief,
          'Lượt do Thủ trưởng tiếp. Buổi thường xuyên có Thủ trưởng tiếp thì chỉ tính ở đây, không tính ở cột 5.',
        ),
        visits(12, 'Số người được tiếp', chief, 'Cộng số người của các lượt ở cột 11.', people),
        matters(13, 'Số vụ việc', chief, 'Vụ việc của các lượt ở cột 11.'),
        head(
          'Trong đó đoàn đông người',
          visits(14, 'Số đoàn được tiếp', `${chief} and ${group}`, 'Lượt ở cột 11 là đoàn từ 5 người trở lên.'),
          visits(15, 'Số người được tiếp', `${chief} and ${group}`, groupMeans(14), groupPeople),
        ),
      ),
      head(
        'Ủy quyền tiếp',
        days(
          16,
          'Số ngày tiếp',
          'f.is_delegated',
          'Ngày đã niêm yết mà sổ tiếp công dân ghi chỉ người được ủy quyền tiếp; sổ chưa ghi lượt nào thì theo lịch đã niêm yết. Kỳ chưa hết thì chưa tính ngày chưa đến.',
        ),
        visits(17, 'Số lượt tiếp', sent, 'Lượt do người được Thủ trưởng ủy quyền tiếp.'),
        visits(18, 'Số người được tiếp', sent, 'Cộng số người của các lượt ở cột 17.', people),
        matters(19, 'Số vụ việc', sent, 'Vụ việc của các lượt ở cột 17.'),
        head(
          'Trong đó đoàn đông người',
          visits(20, 'Số đoàn được tiếp', `${sent} and ${group}`, 'Lượt ở cột 17 là đoàn từ 5 người trở lên.'),
          visits(21, 'Số người được tiếp', `${sent} and ${group}`, groupMeans(20), groupPeople),
        ),
      ),
    ),
  ],
  sums: [
    [1, [5, 11, 17]],
    [2, [6, 12, 18]],
    [3, [7, 13, 19]],
    [4, [8, 14, 20]],
  ],
  most: [
    [8, 5],
    [9, 6],
    [14, 11],
    [15, 12],
    [20, 17],
    [21, 18],
  ],
  noteNo: 22,
  guideEnds: ':',
  guide: [
    '- Đây là Biểu tổng hợp kết quả chung về tiếp công dân qua công tác tiếp dân thường xuyên, định kỳ và đột xuất của Thủ trưởng',
    '- Cột (1) = (5) + (11) + (17) là Tổng số lượt tiếp, gồm số lượt tiếp thường xuyên và số lượt tiếp của Thủ trưởng (trực tiếp hoặc ủy quyền tiếp)',
    '- Cột (2) = (6) + (12) + (18) là Tổng số người được tiếp, bao gồm tiếp thường xuyên và tiếp của Thủ trưởng (trực tiếp hoặc ủy quyền tiếp)',
    '- Cột (3) = (7) + (13) + (19) là Tổng số vụ việc tiếp, gồm số vụ việc tiếp thường xuyên và số vụ việc Thủ trưởng tiếp (trực tiếp hoặc ủy quyền tiếp)',
    '- Đoàn đông người là đoàn có từ 5 người trở lên',
    '- Cột (4) = (8) + (14) + (20) là Tổng số đoàn đông người được tiếp, gồm đoàn đông người tiếp thường xuyên và đoàn đông người do Thủ trưởng tiếp (trực tiếp hoặc ủy quyền tiếp)',
    '- Đối với vụ việc tiếp công dân thường xuyên có Thủ trưởng tiếp thì chỉ nhập số liệu 1 lần vào mục Thủ trưởng tiếp',
    '- Cột (10), (16) là số ngày tiếp công dân định kỳ và đột xuất của Thủ trưởng được thông báo công khai.',
    '- Cột (11), (12), (17), (18) là số lượt tiếp, số người được tiếp thực tế.',
    '- Nội dung ghi chú viết vào dòng 22 (nếu có)',
  ],
};
