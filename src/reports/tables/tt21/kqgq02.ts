// 02/KQGQ of TT 02/2021/TT-TTCP: decisions on complaints carried out (legal.md §9.10). Pure.
import { decisions, described } from '../former.ts';
import { amount, familyIs, moneyAndLand, splitReturns } from '../former-kqgq.ts';
import { head, type Table } from '../table.ts';

const kn = familyIs('KN');
const due = 'Số kiến nghị của các quyết định ở cột 1, trừ phần đã thực hiện trước kỳ.';
const done = 'Số đã thực hiện trong kỳ của các quyết định ở cột 1.';

export const kqgq02: Table = {
  code: 'tt21-02-kqgq',
  form: '02/KQGQ',
  title: 'Tổng hợp kết quả thi hành quyết định giải quyết khiếu nại',
  about: 'execution',
  origin: described,
  parts: [
    decisions(
      1,
      'Tổng số quyết định phải thực hiện trong kỳ',
      kn,
      'Quyết định ban hành trong kỳ và quyết định ban hành trước kỳ chưa thi hành xong, chưa kết thúc hồ sơ, chưa bị hủy, sửa trước ngày đầu kỳ. Quyết định chưa cấp số hoặc đã thu hồi thì chưa tính.',
    ),
    decisions(
      2,
      'Số quyết định đã thực hiện xong',
      `${kn} and f.done_on <= $2::date`,
      'Quyết định ở cột 1 đã thi hành xong hoặc kết thúc hồ sơ trong kỳ. Quyết định bị hủy, sửa khi giải quyết lần hai hoặc theo bản án không tính là thi hành xong; số ấy nêu ở ghi chú.',
    ),
    head(
      'Thu hồi cho nhà nước',
      head('Phải thu', ...moneyAndLand(3, kn, 'due_state', due)),
      head('Đã thu', ...moneyAndLand(5, kn, 'done_state', done)),
    ),
    head('Trả lại cho tổ chức, cá nhân', head('Phải trả', ...splitReturns(7, due)), head('Đã trả', ...splitReturns(11, done))),
    head(
      'Đã xử lý hành chính',
      amount(15, 'Tổng số người bị xử lý', kn, 'done_discipline_persons', done),
      amount(16, 'Trong đó số cán bộ, công chức, viên chức', kn, 'done_discipline_officials', done),
    ),
    head(
      'Đã khởi tố',
      amount(17, 'Số vụ', kn, 'done_police_cases', done),
      amount(18, 'Số người', kn, 'done_police_persons', done),
      amount(19, 'Trong đó số cán bộ, công chức, viên chức', kn, 'done_police_officials', done),
    ),
  ],
  sums: [],
  most: [
    [2, 1],
    [16, 15],
    [19, 18],
  ],
  noteNo: 20,
  guide: [],
};
