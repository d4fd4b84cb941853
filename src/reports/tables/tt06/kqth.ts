// 05/KQTH, as TT 06/2025/TT-TTCP prints it (legal.md §9.6): the same seven groups for decisions on complaints and for conclusions
// on denunciations. Pure.
import { columnsOf, type Head, head, type Table } from '../table.ts';

const decisions = columnsOf('decision');

const added = (name: string, digits: 0 | 2 | 3 = 0) => ({ sum: `f.${name}`, digits });

/** "Thu hồi cho Nhà nước" and "Trả lại cho tổ chức, cá nhân": due and done, in money and in land, eight columns. */
function recovered(from: number, where: string): Head[] {
  const pair = (no: number, label: string, name: string, means: string) =>
    head(
      label,
      decisions(no, 'Tiền (Trđ)', where, means, added(`${name}_money`, 3)),
      decisions(no + 1, 'Đất (m2)', where, means, added(`${name}_land`, 2)),
    );
  const due = `Số kiến nghị của các văn bản ở cột ${from - 2}, trừ phần đã thực hiện trước kỳ.`;
  const done = `Số đã thực hiện trong kỳ của các văn bản ở cột ${from - 2}.`;
  return [
    head('Thu hồi cho Nhà nước', pair(from, 'Phải thu', 'due_state', due), pair(from + 2, 'Đã thu', 'done_state', done)),
    head(
      'Trả lại cho tổ chức, cá nhân',
      pair(from + 4, 'Phải trả', 'due_return', due),
      pair(from + 6, 'Đã trả', 'done_return', done),
    ),
  ];
}

const kn = "f.family = 'KN'";
const tc = "f.family = 'TC'";
const finished = 'f.done_on <= $2::date';
const ofKn = 'Ghi khi cập nhật kết quả thi hành trong kỳ, của các quyết định ở cột 1.';
const ofTc = 'Ghi khi cập nhật kết quả thực hiện trong kỳ, của các kết luận ở cột 16.';

export const kqth: Table = {
  code: '05-kqth',
  form: '05/KQTH',
  title: 'Tổng hợp kết quả thi hành quyết định, thực hiện kết luận',
  about: 'execution',
  parts: [
    head(
      'Kết quả thi hành Quyết định giải quyết khiếu nại',
      decisions(
        1,
        'Tổng số Quyết định phải thi hành trong kỳ',
        kn,
        'Quyết định ban hành trong kỳ và quyết định ban hành trước kỳ chưa thi hành xong, chưa kết thúc hồ sơ, chưa bị hủy, sửa trước ngày đầu kỳ. Quyết định chưa cấp số hoặc đã thu hồi thì chưa tính.',
      ),
      decisions(
        2,
        'Tổng số Quyết định đã thi hành xong',
        `${kn} and ${finished}`,
        'Quyết định ở cột 1 đã thi hành xong hoặc kết thúc hồ sơ trong kỳ. Quyết định bị hủy, sửa khi giải quyết lần hai hoặc theo bản án không phải thi hành nữa, không tính là thi hành xong; số ấy nêu ở ghi chú.',
      ),
      ...recovered(3, kn),
      head(
        'Đã xử lý hành chính',
        decisions(11, 'Tổng số người bị xử lý', kn, ofKn, added('done_discipline_persons')),
        decisions(12, 'Trong đó số cán bộ, công chức, viên chức', kn, ofKn, added('done_discipline_officials')),
      ),
      head(
        'Đã khởi tố',
        decisions(13, 'Số vụ', kn, ofKn, added('done_police_cases')),
        decisions(14, 'Số người', kn, ofKn, added('done_police_persons')),
        decisions(15, 'Trong đó số cán bộ, công chức, viên chức', kn, ofKn, added('done_police_officials')),
      ),
    ),
    head(
      'Kết quả thực hiện Kết luận nội dung tố cáo',
      decisions(
        16,
        'Tổng số Kết luận phải thực hiện trong kỳ',
        tc,
        'Kết luận ban hành trong kỳ và kết luận ban hành trước kỳ chưa thực hiện xong, chưa kết thúc hồ sơ trước ngày đầu kỳ. Kết luận chưa cấp số hoặc đã thu hồi thì chưa tính.',
      ),
      decisions(
        17,
        'Tổng số Kết luận đã thực hiện xong',
        `${tc} and ${finished}`,
        'Kết luận ở cột 16 đã thực hiện xong hoặc kết thúc hồ sơ trong kỳ.',
      ),
      ...recovered(18, tc),
      head(
        'Đã xử lý hành chính',
        decisions(26, 'Tổng số tổ chức bị xử lý', tc, ofTc, added('done_discipline_orgs')),
        decisions(27, 'Tổng số cá nhân bị xử lý', tc, ofTc, added('done_discipline_persons')),
        decisions(28, 'Trong đó số cán bộ, công chức, viên chức', tc, ofTc, added('done_discipline_officials')),
      ),
      head(
        'Đã khởi tố',
        decisions(29, 'Số vụ', tc, ofTc, added('done_police_cases')),
        decisions(30, 'Số đối tượng', tc, ofTc, added('done_police_persons')),
        decisions(31, 'Trong đó số cán bộ, công chức, viên chức', tc, ofTc, added('done_police_officials')),
      ),
    ),
  ],
  sums: [],
  most: [
    [2, 1],
    [12, 11],
    [15, 14],
    [17, 16],
    [28, 27],
    [31, 30],
  ],
  noteNo: 32,
  guide: [
    'Đây là biểu tổng hợp kết quả thi hành Quyết định giải quyết khiếu nại và thực hiện Kết luận nội dung tố cáo',
    '- Cột (1): Số Quyết định giải quyết khiếu nại phải thi hành trong kỳ, bao gồm số quyết định chưa thực hiện xong của kỳ báo cáo trước chuyển sang và số quyết định ban hành trong kỳ báo cáo phải thực hiện, cột (1) >= Cột (7) ở Biểu 03/GQKN',
    '- Cột (2): Số Quyết định giải quyết khiếu nại đã thi hành xong trong kỳ, <=Cột (1)',
    '- Cột (11): Thống kê số người đã bị xử lý hành chính do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (12): Thống kê số cán bộ, công chức, viên chức đã bị xử lý hành chính do vi phạm phát hiện khi giải quyết khiếu nại, <= Cột (11)',
    '- Cột (13): Thống kê số vụ việc đã khởi tố do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (14): Thống kê số người đã khởi tố do vi phạm phát hiện khi giải quyết khiếu nại',
    '- Cột (15): Thống kê số cán bộ, công chức, viên chức đã khởi tố do vi phạm phát hiện khi giải quyết khiếu nại, <= Cột (14)',
    '- Cột (16): Số Kết luận nội dung tố cáo phải thực hiện trong kỳ báo cáo, bao gồm số kết luận chưa thực hiện xong của kỳ báo cáo trước chuyển sang và số kết luận ban hành trong kỳ báo cáo phải thực hiện, cột (16) >= Cột (7) ở Biểu 04/GQTC',
    '- Cột (17): Số Kết luận nội dung tố cáo đã thực hiện xong trong kỳ báo cáo, <= Cột (16)',
    '- Cột (26), (27): Thống kê số tổ chức, cá nhân đã bị xử lý hành chính do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (28): Thống kê số cán bộ, công chức, viên chức đã bị xử lý hành chính do vi phạm phát hiện khi giải quyết tố cáo, <= Cột (27)',
    '- Cột (29): Thống kê số vụ việc đã khởi tố do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (30): Thống kê số đối tượng đã khởi tố do vi phạm phát hiện khi giải quyết tố cáo',
    '- Cột (31): Thống kê số cán bộ, công chức, viên chức đã khởi tố do vi phạm phát hiện khi giải quyết tố cáo, <= Cột (30)',
    '- Nội dung ghi chú viết vào dòng 32 (nếu có)',
  ],
};
