// 01/KQGQ of TT 02/2021/TT-TTCP: complaints resolved (legal.md §9.10). Pure.
import { described, kindIs, matters, own, petitions, resolutions } from '../former.ts';
import { amount, askedIn, familyIs, issued, moneyAndLand, splitReturns } from '../former-kqgq.ts';
import { head, type Table } from '../table.ts';

const kn = `${kindIs('KN')} and ${own}`;
const decided = `${familyIs('KN')} and f.is_decided`;
const given = issued('KN');
const asked = askedIn('quyết định giải quyết');
const result = (no: number, label: string, code: string, words: string) =>
  resolutions(no, label, `${decided} and f.result = '${code}'`, `Vụ việc ở cột 5: ${words}.`);

export const kqgq01: Table = {
  code: 'tt21-01-kqgq',
  form: '01/KQGQ',
  title: 'Tổng hợp kết quả giải quyết khiếu nại thuộc thẩm quyền',
  about: 'complaints',
  origin: described,
  parts: [
    head(
      'Đơn khiếu nại thuộc thẩm quyền',
      petitions(1, 'Tổng số', kn, 'Đơn khiếu nại đã thụ lý, không thụ lý, hoặc đã được phê duyệt thụ lý trong kỳ.', {
        code: '1=2+3',
      }),
      petitions(2, 'Đơn kỳ trước chuyển sang', `${kn} and f.is_carried`, 'Đơn ở cột 1 nhận trước kỳ.'),
      petitions(3, 'Đơn tiếp nhận trong kỳ', `${kn} and not f.is_carried`, 'Đơn ở cột 1 nhận trong kỳ.'),
    ),
    matters(
      4,
      'Tổng số vụ việc khiếu nại thuộc thẩm quyền',
      kn,
      'Vụ việc của các đơn ở cột 1; nhiều đơn về một vụ việc tính một.',
    ),
    head(
      'Kết quả giải quyết',
      head(
        'Đã giải quyết',
        resolutions(
          5,
          'Số vụ việc giải quyết bằng QĐ hành chính',
          decided,
          'Vụ việc có quyết định giải quyết khiếu nại ban hành trong kỳ, kể cả vụ việc thụ lý từ kỳ trước.',
          { code: '5=20+..+24' },
        ),
        resolutions(
          6,
          'Số vụ việc rút đơn thông qua giải thích, thuyết phục',
          `${familyIs('KN')} and not f.is_decided and f.is_withdrawn`,
          'Vụ việc đình chỉ trong kỳ vì rút toàn bộ nội dung, chưa có quyết định giải quyết. Hồ sơ không ghi riêng việc giải thích, thuyết phục.',
        ),
      ),
      head('Kiến nghị thu hồi cho NN', ...moneyAndLand(7, given, 'rec_state', asked)),
      head(
        'Trả lại cho tổ chức, cá nhân',
        ...splitReturns(9, asked),
        amount(13, 'Số tổ chức được trả lại quyền lợi', given, 'rec_returned_orgs', asked),
        amount(14, 'Số cá nhân được trả lại quyền lợi', given, 'rec_returned_persons', asked),
      ),
      head(
        'Kiến nghị xử lý hành chính',
        amount(15, 'Tổng số người bị kiến nghị xử lý', given, 'rec_discipline_persons', asked),
        amount(16, 'Trong đó số cán bộ, công chức, viên chức', given, 'rec_discipline_officials', asked),
      ),
      head(
        'Chuyển cơ quan điều tra',
        amount(17, 'Số vụ', given, 'rec_police_cases', asked),
        amount(18, 'Tổng số người', given, 'rec_police_persons', asked),
        amount(19, 'Trong đó số cán bộ, công chức, viên chức', given, 'rec_police_officials', asked),
      ),
    ),
    head(
      'Phân tích kết quả giải quyết (vụ việc)',
      head(
        'Giải quyết lần đầu',
        result(20, 'Khiếu nại đúng', 'right', 'khiếu nại đúng'),
        result(21, 'Khiếu nại sai', 'wrong', 'khiếu nại sai'),
        result(22, 'Khiếu nại đúng một phần', 'partly', 'khiếu nại đúng một phần'),
      ),
      head(
        'Giải quyết lần 2',
        result(23, 'Công nhận QĐ g/q lần đầu', 'upheld', 'quyết định lần hai công nhận quyết định giải quyết lần đầu'),
        result(24, 'Hủy, sửa QĐ g/q lần đầu', 'overturned', 'quyết định lần hai hủy, sửa quyết định giải quyết lần đầu'),
      ),
      head(
        'Chấp hành thời hạn giải quyết',
        resolutions(
          25,
          'Đúng quy định',
          `${decided} and f.is_in_time`,
          'Vụ việc ở cột 5 có quyết định không muộn hơn ngày hết hạn giải quyết; hồ sơ không có ngày hết hạn thì không có căn cứ ghi là quá hạn nên tính ở đây, trang của biểu nói rõ bao nhiêu vụ việc.',
        ),
        resolutions(26, 'Không đúng quy định', `${decided} and not f.is_in_time`, 'Vụ việc còn lại ở cột 5.'),
      ),
    ),
  ],
  sums: [
    [1, [2, 3]],
    [5, [20, 21, 22, 23, 24]],
  ],
  soft: [[5, [25, 26]]],
  most: [
    [4, 1],
    [16, 15],
    [19, 18],
  ],
  noteNo: 27,
  guide: [],
};
