// 04/KQGQ of TT 02/2021/TT-TTCP: conclusions on denunciations carried out (legal.md §9.10). Pure.
import { decisions, described } from '../former.ts';
import { amount, familyIs, moneyAndLand, splitReturns } from '../former-kqgq.ts';
import { head, type Table } from '../table.ts';

const tc = familyIs('TC');
const due = 'Số kiến nghị của các kết luận ở cột 1, trừ phần đã thực hiện trước kỳ.';
const done = 'Số đã thực hiện trong kỳ của các kết luận ở cột 1.';

export const kqgq04: Table = {
  code: 'tt21-04-kqgq',
  form: '04/KQGQ',
  title: 'Tổng hợp kết quả thực hiện kết luận nội dung tố cáo',
  about: 'execution',
  origin: described,
  parts: [
    decisions(
      1,
      'Tổng số kết luận phải thực hiện',
      tc,
      'Kết luận ban hành trong kỳ và kết luận ban hành trước kỳ chưa thực hiện xong, chưa kết thúc hồ sơ trước ngày đầu kỳ.',
    ),
    decisions(
      2,
      'Số kết luận đã thực hiện xong',
      `${tc} and f.done_on <= $2::date`,
      'Kết luận ở cột 1 đã thực hiện xong hoặc kết thúc hồ sơ trong kỳ.',
    ),
    head(
      'Thu hồi cho Nhà nước',
      head('Phải thu', ...moneyAndLand(3, tc, 'due_state', due)),
      head('Đã thu', ...moneyAndLand(5, tc, 'done_state', done)),
    ),
    head(
      'Trả lại cho tổ chức, cá nhân',
      head(
        'Phải trả',
        amount(7, 'Số tổ chức phải được trả lại quyền lợi', tc, 'due_returned_orgs', due),
        amount(8, 'Số cá nhân phải được trả lại quyền lợi', tc, 'due_returned_persons', due),
        ...splitReturns(9, due),
      ),
      head(
        'Đã trả',
        amount(13, 'Số tổ chức đã được trả lại quyền lợi', tc, 'done_returned_orgs', done),
        amount(14, 'Số cá nhân đã được trả lại quyền lợi', tc, 'done_returned_persons', done),
        ...splitReturns(15, done),
      ),
    ),
    head(
      'Đã xử lý hành chính',
      amount(19, 'Tổng số tổ chức bị xử lý', tc, 'done_discipline_orgs', done),
      amount(20, 'Tổng số cá nhân bị xử lý', tc, 'done_discipline_persons', done),
      amount(21, 'Trong đó số cán bộ, công chức, viên chức', tc, 'done_discipline_officials', done),
    ),
    head(
      'Đã khởi tố',
      amount(22, 'Số vụ', tc, 'done_police_cases', done),
      amount(23, 'Số đối tượng', tc, 'done_police_persons', done),
      amount(24, 'Trong đó số cán bộ, công chức, viên chức', tc, 'done_police_officials', done),
    ),
  ],
  sums: [],
  most: [
    [2, 1],
    [21, 20],
    [24, 23],
  ],
  noteNo: 25,
  guide: [],
};
