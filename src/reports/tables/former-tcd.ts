// 01/TCD of TT 02/2021/TT-TTCP, which TT 01/2024/TT-TTCP kept: 29 columns (legal.md §9.10). Pure.
import { type Column, columnsOf, type Head, head, type Table } from './table.ts';

const visits = columnsOf('visit');
const matters = columnsOf('visitMatter');
const days = columnsOf('day');

const people = { sum: 'f.person_count' };
const groupPeople = { sum: 'f.group_size' };
/** How many a delegation is (decision 0051). */
const groupMeans = (column: number) =>
  `Cộng số người của các đoàn ở cột ${column}: số người cùng nội dung ghi ở Sổ tiếp công dân, không ghi thì là mọi người đến. Người đi cùng về nội dung khác không thuộc đoàn.`;
const group = 'f.is_large_group';
const repeated = 'f.is_repeated';

/** Receptions, persons, matters for the first time and again, groups: eight columns of one host. */
function receptions(from: number, host: string, said: string): (Head | Column)[] {
  const ours = `f.host = '${host}'`;
  return [
    visits(from, 'Số lượt tiếp', ours, said),
    visits(from + 1, 'Số người được tiếp', ours, `Cộng số người của các lượt ở cột ${from}.`, people),
    head(
      'Số vụ việc',
      matters(
        from + 2,
        'Tiếp lần đầu',
        `${ours} and not ${repeated}`,
        `Vụ việc của các lượt ở cột ${from} mà lượt đầu tiên trong kỳ ghi là tiếp lần đầu. Các lượt về cùng một đơn là một vụ việc.`,
      ),
      matters(
        from + 3,
        'Tiếp nhiều lần',
        `${ours} and ${repeated}`,
        `Vụ việc của các lượt ở cột ${from} mà lượt đầu tiên trong kỳ ghi là tiếp nhiều lần.`,
      ),
    ),
    head(
      'Trong đó đoàn đông người',
      visits(from + 4, 'Số đoàn được tiếp', `${ours} and ${group}`, `Lượt ở cột ${from} là đoàn đông người.`),
      visits(from + 5, 'Số người được tiếp', `${ours} and ${group}`, groupMeans(from + 4), groupPeople),
      matters(
        from + 6,
        'Số vụ việc tiếp lần đầu',
        `${ours} and ${group} and not ${repeated}`,
        `Vụ việc ở cột ${from + 2} do đoàn đông người nêu.`,
      ),
      matters(
        from + 7,
        'Số vụ việc tiếp nhiều lần',
        `${ours} and ${group} and ${repeated}`,
        `Vụ việc ở cột ${from + 3} do đoàn đông người nêu.`,
      ),
    ),
  ];
}

export const formerTcd: Omit<Table, 'code'> = {
  form: '01/TCD',
  title: 'Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất',
  about: 'reception',
  parts: [
    visits(
      1,
      'Tổng số lượt tiếp',
      'true',
      'Mọi lượt tiếp trong kỳ ở Sổ tiếp công dân. Không tính lượt đã hủy số, buổi không có công dân đến, lượt từ chối tiếp.',
      { code: '1=4+13+22' },
    ),
    visits(2, 'Tổng số người được tiếp', 'true', 'Cộng số người của các lượt ở cột 1.', { code: '2=5+14+23', ...people }),
    matters(3, 'Tổng số vụ việc tiếp', 'true', 'Vụ việc của các lượt ở cột 1.', { code: '3=6+7+15+16+24+25' }),
    head('Tiếp thường xuyên', ...receptions(4, 'officer', 'Lượt do người tiếp công dân tiếp, không có Thủ trưởng.')),
    head(
      'Tiếp định kỳ và đột xuất của Thủ trưởng',
      head(
        'Thủ trưởng tiếp',
        days(
          12,
          'Số kỳ tiếp',
          'not f.is_delegated',
          'Ngày tiếp định kỳ, đột xuất đã niêm yết, kể cả ngày không có công dân đến; không tính ngày đã hoãn; kỳ chưa hết thì tính đến hôm nay, chưa tính ngày chưa đến. Ngày ủy quyền tiếp thì ở cột 21.',
        ),
        ...receptions(13, 'head', 'Lượt do Thủ trưởng tiếp, kể cả buổi thường xuyên có Thủ trưởng tiếp.'),
      ),
      head(
        'Ủy quyền tiếp',
        days(
          21,
          'Số kỳ tiếp',
          'f.is_delegated',
          'Ngày đã niêm yết mà sổ tiếp công dân ghi chỉ người được ủy quyền tiếp; sổ chưa ghi lượt nào thì theo lịch đã niêm yết. Kỳ chưa hết thì chưa tính ngày chưa đến.',
        ),
        ...receptions(22, 'delegated', 'Lượt do người được Thủ trưởng ủy quyền tiếp.'),
      ),
    ),
  ],
  sums: [
    [1, [4, 13, 22]],
    [2, [5, 14, 23]],
    [3, [6, 7, 15, 16, 24, 25]],
  ],
  most: [4, 13, 22].flatMap((from): [number, number][] => [
    [from + 4, from],
    [from + 5, from + 1],
    [from + 6, from + 2],
    [from + 7, from + 3],
  ]),
  noteNo: 30,
  guide: [],
};
