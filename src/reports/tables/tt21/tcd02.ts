// 02/TCD of TT 02/2021/TT-TTCP: what became of petitions handed in at receptions (legal.md §9.10). Pure.
import { described, eligible, type Kind, kindIs, matters, meansMixed, notOwn, own, petitions, reply } from '../former.ts';
import { head, type Table } from '../table.ts';

const received = `f.by_visit and ${eligible}`;
const brought = 'f.by_visit';
const kind = (label: string, code: Kind, from: number) =>
  head(
    label,
    petitions(from, 'Số đơn', `${received} and ${kindIs(code)}`, `Đơn ở cột 1 là ${label.toLocaleLowerCase('vi')}.`),
    matters(from + 1, 'Số vụ việc', `${brought} and ${kindIs(code)}`, `Vụ việc của các đơn ở cột ${from}.`),
  );

export const tcd02: Table = {
  code: 'tt21-02-tcd',
  form: '02/TCD',
  title: 'Tổng hợp kết quả phân loại, xử lý đơn qua tiếp công dân',
  about: 'reception',
  origin: described,
  parts: [
    petitions(
      1,
      'Tổng số đơn nhận được qua tiếp công dân',
      received,
      `Đơn nhận qua tiếp công dân, đã xử lý trong kỳ và đủ điều kiện xử lý. ${meansMixed}`,
      { code: '1=3+5+7=9+11' },
    ),
    matters(2, 'Tổng số vụ việc được tiếp', brought, 'Vụ việc của các đơn ở cột 1.', { code: '2=4+6+8=10+12' }),
    head('Phân loại theo nội dung', kind('Khiếu nại', 'KN', 3), kind('Tố cáo', 'TC', 5), kind('Phản ánh, kiến nghị', 'KNPA', 7)),
    head(
      'Phân loại theo thẩm quyền',
      head(
        'Thuộc thẩm quyền',
        petitions(9, 'Số đơn', `${received} and ${own}`, 'Đơn ở cột 1 thuộc thẩm quyền.'),
        matters(10, 'Số vụ việc', `${brought} and ${own}`, 'Vụ việc ở cột 2 có đơn thuộc thẩm quyền.'),
      ),
      head(
        'Không thuộc thẩm quyền',
        petitions(11, 'Số đơn', `${received} and ${notOwn}`, 'Đơn ở cột 1 đã hướng dẫn, chuyển hoặc đôn đốc.'),
        head(
          'Số vụ việc',
          matters(12, 'Tổng', `${brought} and ${notOwn}`, 'Vụ việc ở cột 2 không có đơn nào thuộc thẩm quyền.'),
          matters(13, 'Hướng dẫn', `${brought} and f.way = 'guided'`, 'Vụ việc ở cột 12 chỉ có đơn đã hướng dẫn, trả lại.'),
          matters(14, 'Chuyển đơn', `${brought} and f.way = 'sent'`, 'Vụ việc ở cột 12 có đơn đã chuyển, chưa đôn đốc.'),
          matters(15, 'Đôn đốc giải quyết', `${brought} and f.way = 'urged'`, 'Vụ việc ở cột 12 đã đôn đốc cấp dưới giải quyết.'),
        ),
      ),
    ),
    reply(16, 'f.by_visit'),
  ],
  sums: [
    [1, [3, 5, 7]],
    [1, [9, 11]],
    [2, [4, 6, 8]],
    [2, [10, 12]],
  ],
  soft: [[12, [13, 14, 15]]],
  most: [
    [4, 3],
    [6, 5],
    [8, 7],
  ],
  noteNo: 17,
  guide: [],
};
