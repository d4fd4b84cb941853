// 02/XLD, as TT 06/2025/TT-TTCP prints it (legal.md §9.3). Pure.
import { columnsOf, head, type Table } from '../table.ts';

const petitions = columnsOf('petition');
const matters = columnsOf('matter');

/** Whose fate makes it the unit's own: accepted, declined, or approved to be accepted on the last day of the period. */
const own = "f.fate in ('accepted','declined','considering')";
const eligible = "f.fate in ('accepted','declined','considering','guided','sent')";
const of = (type: string) => `${own} and f.petition_type = '${type}'`;
const land = "f.branch in ('LAND','HOUSING')";

export const xld: Table = {
  code: '02-xld',
  form: '02/XLD',
  title: 'Tổng hợp kết quả xử lý đơn',
  about: 'handling',
  parts: [
    petitions(
      1,
      'Tổng số đơn',
      'true',
      'Đơn tiếp nhận trong kỳ và đơn kỳ trước chuyển sang, tức là chưa có kết quả cuối cùng trước ngày đầu kỳ. Không tính đơn đã hủy số. Đơn bàn giao khi sắp xếp đơn vị tính một lần, ở đơn vị đang giữ vào ngày cuối kỳ.',
    ),
    petitions(
      2,
      'Số đơn đã xử lý',
      "f.fate <> 'pending'",
      'Đơn ở cột 1 đã xử lý xong trong kỳ: thụ lý, không thụ lý, hướng dẫn, chuyển, trả lại, lưu, không xử lý, rút, trùng; và đơn đã được phê duyệt thụ lý nhưng đến ngày cuối kỳ chưa thụ lý; đơn ấy đứng cả ở cột 1 và cột 2 của kỳ sau, vì chưa có kết quả cuối cùng.',
    ),
    petitions(
      3,
      'Số đơn đủ điều kiện xử lý',
      eligible,
      'Đơn ở cột 2 thuộc thẩm quyền (cột 4) hoặc được hướng dẫn, chuyển đi (cột 23).',
      {
        code: '3= 4+23',
      },
    ),
    petitions(
      4,
      'Số đơn thuộc thẩm quyền',
      own,
      'Đơn ở cột 2 đã thụ lý, đã thông báo không thụ lý, hoặc đã được phê duyệt thụ lý.',
      { code: '4 = 6+12+19' },
    ),
    matters(5, 'Số vụ việc thuộc thẩm quyền', 'f.is_first', 'Vụ việc của các đơn ở cột 4; nhiều đơn về một vụ việc tính một.'),
    head(
      'Số đơn thuộc thẩm quyền',
      head(
        'Khiếu nại',
        petitions(6, 'Tổng số đơn', of('KN'), 'Đơn khiếu nại trong các đơn ở cột 4.', { code: '6= 7+8= 9+10+11' }),
        head(
          'Phân loại theo thẩm quyền giải quyết',
          petitions(
            7,
            'Khiếu nại lần đầu',
            `${of('KN')} and f.instance is distinct from 'second'`,
            'Đơn ở cột 6 không phải khiếu nại lần hai.',
          ),
          petitions(8, 'Khiếu nại lần 2', `${of('KN')} and f.instance = 'second'`, 'Đơn ở cột 6 là khiếu nại lần hai.'),
        ),
        head(
          'Phân loại theo lĩnh vực',
          petitions(9, 'Đất đai', `${of('KN')} and ${land}`, 'Đơn ở cột 6 thuộc lĩnh vực đất đai, nhà ở, trật tự xây dựng.'),
          petitions(
            10,
            'Chế độ, chính sách',
            `${of('KN')} and f.branch = 'POLICY'`,
            'Đơn ở cột 6 thuộc lĩnh vực chế độ, chính sách.',
          ),
          petitions(
            11,
            'Khác',
            `${of('KN')} and f.branch not in ('LAND','HOUSING','POLICY')`,
            'Đơn ở cột 6 thuộc lĩnh vực khác.',
          ),
        ),
      ),
      head(
        'Tố cáo',
        petitions(12, 'Tổng số đơn', of('TC'), 'Đơn tố cáo trong các đơn ở cột 4.', { code: '12= 13+14= 15+16+17+18' }),
        head(
          'Phân loại theo thẩm quyền giải quyết',
          petitions(
            13,
            'Tố cáo lần đầu',
            `${of('TC')} and f.denunciation_round is distinct from 'continued'`,
            'Đơn ở cột 12 không phải tố cáo tiếp.',
          ),
          petitions(14, 'Tố cáo tiếp', `${of('TC')} and f.denunciation_round = 'continued'`, 'Đơn ở cột 12 là tố cáo tiếp.'),
        ),
        head(
          'Phân loại theo lĩnh vực',
          petitions(
            15,
            'Hành chính',
            `${of('TC')} and f.branch in ('LAND','HOUSING','POLICY','CIVIL_SERVICE','ADMIN_OTHER')`,
            'Đơn ở cột 12 về chế độ, chính sách, đất đai, nhà ở, công chức, công vụ và hành chính khác.',
          ),
          petitions(16, 'Tham nhũng', `${of('TC')} and f.branch = 'CORRUPTION'`, 'Đơn ở cột 12 thuộc lĩnh vực tham nhũng.'),
          petitions(17, 'Tư pháp', `${of('TC')} and f.branch = 'JUDICIAL'`, 'Đơn ở cột 12 thuộc lĩnh vực tư pháp.'),
          petitions(
            18,
            'Khác',
            `${of('TC')} and f.branch not in ('LAND','HOUSING','POLICY','CIVIL_SERVICE','ADMIN_OTHER','CORRUPTION','JUDICIAL')`,
            'Đơn ở cột 12 thuộc lĩnh vực đảng, đoàn thể và lĩnh vực khác.',
          ),
        ),
      ),
      head(
        'Kiến nghị, phản ánh',
        petitions(19, 'Tổng số đơn', of('KNPA'), 'Đơn kiến nghị, phản ánh trong các đơn ở cột 4.', { code: '19 = 20+21+22' }),
        head(
          'Phân loại theo lĩnh vực',
          petitions(
            20,
            'Chế độ, chính sách',
            `${of('KNPA')} and f.branch = 'POLICY'`,
            'Đơn ở cột 19 thuộc lĩnh vực chế độ, chính sách.',
          ),
          petitions(21, 'Đất đai', `${of('KNPA')} and ${land}`, 'Đơn ở cột 19 thuộc lĩnh vực đất đai, nhà ở, trật tự xây dựng.'),
          petitions(
            22,
            'Khác',
            `${of('KNPA')} and f.branch not in ('LAND','HOUSING','POLICY')`,
            'Đơn ở cột 19 thuộc lĩnh vực khác.',
          ),
        ),
      ),
    ),
    {
      rows: 2,
      ...head(
        'Số đơn không thuộc thẩm quyền',
        petitions(
          23,
          'Tổng số đơn',
          "f.fate in ('guided','sent')",
          'Đơn ở cột 2 không thuộc thẩm quyền, đã hướng dẫn hoặc chuyển đi.',
          {
            code: '23 = 24+25',
          },
        ),
        head(
          'Phân loại theo kết quả xử lý',
          petitions(
            24,
            'Hướng dẫn',
            "f.fate = 'guided'",
            'Đơn đã hướng dẫn, và đơn đã trả lại cơ quan chuyển đơn không đúng thẩm quyền.',
          ),
          petitions(
            25,
            'Chuyển đơn',
            "f.fate = 'sent'",
            'Đơn đã chuyển đến cơ quan có thẩm quyền, cơ quan điều tra, và đơn đôn đốc cấp dưới giải quyết. Không tính thông tin chuyển thanh tra, kiểm tra từ đơn tố cáo nặc danh.',
          ),
        ),
      ),
    },
  ],
  sums: [
    [3, [4, 23]],
    [4, [6, 12, 19]],
    [6, [7, 8]],
    [6, [9, 10, 11]],
    [12, [13, 14]],
    [12, [15, 16, 17, 18]],
    [19, [20, 21, 22]],
    [23, [24, 25]],
  ],
  most: [
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 4],
  ],
  noteNo: 26,
  guide: [
    '- Cột (1) là Tổng số đơn KN, TC, KNPA tiếp nhận trong kỳ và đơn chưa xử lý từ kỳ trước chuyển sang; đơn nhận được qua tiếp công dân và đơn nhận từ các nguồn khác (gửi qua dịch vụ chuyển phát, cơ quan khác chuyển, ...)',
    '- Cột (2) Số đơn đã xử lý là số đơn đã hoàn thành quy trình xem xét về điều kiện xử lý, gồm đơn đủ điều kiện xử lý và đơn không đủ điều kiện xử lý (kết quả cuối cùng: thụ lý giải quyết, lưu đơn, hướng dẫn, chuyển ...) theo quy định; Cột (2) <= Cột (1)',
    '- Cột (3) = (4) + (23). Từ cột (3) là các đơn đủ điều kiện xử lý; Cột (3) <= Cột (2)',
    '- Cột (4) = (6) + (12) + (19) là tổng số đơn thuộc thẩm quyền giải quyết; Cột (4) <= Cột (3)',
    '- Cột (5) là số vụ việc thuộc thẩm quyền giải quyết; Cột (5) <= Cột (4)',
    '- Cột (9), (10), (11) là các đơn khiếu nại thuộc thẩm quyền giải quyết chia theo lĩnh vực, tổng = Cột (6)',
    '- Cột (15), (16), (17), (18) là các đơn tố cáo thuộc thẩm quyền giải quyết chia theo lĩnh vực, tổng = Cột (12)',
    '- Cột (15) là đơn tố cáo thuộc thẩm quyền lĩnh vực hành chính gồm chế độ, chính sách, đất đai (Bồi thường, hỗ trợ, tái định cư, cấp giấy chứng nhận QSDT, thu hồi, đòi đất, nhà,...), công chức, công vụ,...',
    '- Cột (20), (21), (22) là các đơn kiến nghị, phản ánh thuộc thẩm quyền giải quyết chia theo lĩnh vực, tổng = Cột (19)',
    '- Cột (23) là tổng số đơn không thuộc thẩm quyền, phân loại theo kết quả xử lý = Cột (24) + Cột (25)',
    '- Nội dung ghi chú viết vào dòng 26 (nếu có)',
  ],
};
