// 03/KQGQ of TT 02/2021/TT-TTCP: denunciations resolved (legal.md §9.10). Pure.
import { kindIs, matters, own, petitions, resolutions } from '../former.ts';
import { amount, askedIn, familyIs, issued, moneyAndLand, splitReturns } from '../former-kqgq.ts';
import { sendings, sentToPolice } from '../sendings.ts';
import { head, type Table } from '../table.ts';

const tc = `${kindIs('TC')} and ${own}`;
const ended = familyIs('TC');
const decided = `${ended} and f.is_decided`;
const first = "f.procedure = 'denunciation_first'";
const again = "f.procedure = 'denunciation_continued'";
const given = issued('TC');
const asked = askedIn('kết luận nội dung tố cáo');
const result = (no: number, label: string, code: string) => [
  resolutions(
    no,
    label,
    `${decided} and f.result = '${code}'`,
    `Vụ việc có kết luận trong kỳ: ${label.toLocaleLowerCase('vi')}.`,
  ),
  resolutions(
    no + 1,
    `Trong đó ${label.toLocaleLowerCase('vi').replace('tố cáo', 'tố cáo tiếp')}`,
    `${decided} and ${again} and f.result = '${code}'`,
    `Vụ việc ở cột ${no} là tố cáo tiếp.`,
  ),
];

export const kqgq03: Table = {
  code: 'tt21-03-kqgq',
  form: '03/KQGQ',
  title: 'Tổng hợp kết quả giải quyết tố cáo thuộc thẩm quyền',
  about: 'denunciations',
  parts: [
    head(
      'Đơn tố cáo thuộc thẩm quyền',
      petitions(1, 'Tổng số', tc, 'Đơn tố cáo đã thụ lý, không thụ lý, hoặc đã được phê duyệt thụ lý trong kỳ.', {
        code: '1=2+3',
      }),
      petitions(2, 'Kỳ trước chuyển sang', `${tc} and f.is_carried`, 'Đơn ở cột 1 nhận trước kỳ.'),
      petitions(3, 'Tiếp nhận trong kỳ', `${tc} and not f.is_carried`, 'Đơn ở cột 1 nhận trong kỳ.'),
    ),
    matters(4, 'Tổng số vụ việc tố cáo thuộc thẩm quyền', tc, 'Vụ việc của các đơn ở cột 1; nhiều đơn về một vụ việc tính một.'),
    matters(5, 'Trong đó số vụ việc tố cáo tiếp', `${tc} and f.is_again`, 'Vụ việc ở cột 4 có đơn tố cáo tiếp.'),
    head(
      'Kết quả giải quyết',
      head(
        'Đã giải quyết',
        resolutions(
          6,
          'Tổng số',
          ended,
          'Vụ việc có kết luận nội dung tố cáo trong kỳ hoặc đình chỉ trong kỳ, kể cả vụ việc thụ lý từ kỳ trước. Vụ việc đình chỉ không có kết luận nên không nằm ở cột 24, 26, 28.',
          { code: '6=7+..+10= 24+26+28= 30+31' },
        ),
        resolutions(7, 'Số vụ việc lần đầu', `${decided} and ${first}`, 'Vụ việc ở cột 6 có kết luận tố cáo lần đầu.'),
        resolutions(8, 'Số vụ việc tố cáo tiếp', `${decided} and ${again}`, 'Vụ việc ở cột 6 có kết luận tố cáo tiếp.', {
          code: '8=25+27 +29',
        }),
        resolutions(
          9,
          'Số vụ việc rút toàn bộ nội dung tố cáo',
          `${ended} and not f.is_decided and f.is_withdrawn`,
          'Vụ việc ở cột 6 đình chỉ vì rút toàn bộ nội dung, chưa có kết luận.',
        ),
        resolutions(
          10,
          'Số vụ việc đình chỉ không do rút tố cáo',
          `${ended} and not f.is_decided and not f.is_withdrawn`,
          'Vụ việc ở cột 6 đình chỉ vì lý do khác, chưa có kết luận.',
        ),
      ),
      head('Kiến nghị thu hồi cho NN', ...moneyAndLand(11, given, 'rec_state', asked)),
      head('Trả lại cho tổ chức, cá nhân', ...splitReturns(13, asked)),
      amount(17, 'Số tổ chức được trả lại quyền lợi', given, 'rec_returned_orgs', asked),
      amount(18, 'Số cá nhân được trả lại quyền lợi', given, 'rec_returned_persons', asked),
      head(
        'Kiến nghị xử lý hành chính',
        amount(19, 'Số người bị kiến nghị xử lý', given, 'rec_discipline_persons', asked),
        amount(20, 'Trong đó số cán bộ, công chức, viên chức', given, 'rec_discipline_officials', asked),
      ),
      head(
        'Chuyển cơ quan điều tra',
        sendings(21, 'Số vụ', 'true', sentToPolice, { sum: 'f.police_cases' }),
        sendings(22, 'Số đối tượng', 'true', sentToPolice, { sum: 'f.police_persons' }),
        sendings(23, 'Trong đó số cán bộ, công chức, viên chức', 'true', sentToPolice, { sum: 'f.police_officials' }),
      ),
    ),
    head(
      'Phân tích kết quả giải quyết (vụ việc)',
      ...result(24, 'Tố cáo đúng', 'right'),
      ...result(26, 'Tố cáo sai', 'wrong'),
      ...result(28, 'Tố cáo có đúng, có sai', 'mixed'),
    ),
    head(
      'Chấp hành thời hạn giải quyết',
      resolutions(
        30,
        'Đúng quy định',
        `${ended} and f.is_in_time`,
        'Vụ việc ở cột 6 kết thúc không muộn hơn ngày hết hạn giải quyết; hồ sơ không có ngày hết hạn thì không có căn cứ ghi là quá hạn nên tính ở đây, trang của biểu nói rõ bao nhiêu vụ việc.',
      ),
      resolutions(31, 'Không đúng quy định', `${ended} and not f.is_in_time`, 'Vụ việc còn lại ở cột 6.'),
    ),
  ],
  sums: [
    [1, [2, 3]],
    [6, [7, 8, 9, 10]],
    [6, [30, 31]],
    [8, [25, 27, 29]],
  ],
  // Printed as well, but a terminated denunciation has no conclusion: it is in column 6 and in none of 24, 26, 28.
  soft: [[6, [24, 26, 28]]],
  most: [
    [4, 1],
    [5, 4],
    [20, 19],
    [23, 22],
  ],
  noteNo: 32,
  guide: [],
};
