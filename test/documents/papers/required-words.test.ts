// The words each form must say, by the circular or decree it comes from.
import { describe, expect, test } from 'vitest';
import { complaintBases, denunciationBases } from '../../../src/documents/papers/legal-texts.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { squeeze } from './drawings.ts';
import { filled } from './samples.ts';

describe('required words', () => {
  const words: [keyof typeof filled, string[]][] = [
    [
      'TCD01_2026',
      [
        'Về việc từ chối tiếp công dân',
        'khoản 3 Điều 9 Luật Tiếp công dân',
        'Nghị định số 154/2026/NĐ-CP',
        'Số: 05/TB-UBND',
        '- Công an phường Nghĩa Đô (để phối hợp);',
        '- Lưu: VT, hồ sơ.',
      ],
    ],
    [
      'TC07_2019',
      [
        'Thành lập Tổ xác minh nội dung tố cáo',
        'Căn cứ Điều 31 Luật Tố cáo ngày 12 tháng 6 năm 2018',
        'Ông (bà) Phạm Quốc Việt, chức vụ Phó Chủ tịch, Tổ trưởng;',
        'Ông (bà) Trần Thị Lan Anh, chức vụ Chuyên viên, Thành viên.',
        'Thời gian tiến hành xác minh là 20 ngày, kể từ ngày ký Quyết định này.',
        'điểm a, b, c, d khoản 1 và điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo',
      ],
    ],
    [
      'TC_VERIFY_LETTER',
      [
        'V/v giao xác minh nội dung tố cáo',
        'Căn cứ khoản 1 Điều 31 Luật Tố cáo',
        'giao Thanh tra Thành phố Hà Nội xác minh các nội dung sau',
        // What khoản 2 asks of it.
        'ngõ 12 phố Đào Tấn',
        'Thời gian tiến hành xác minh là 20 ngày, kể từ ngày ký văn bản này.',
        'các điểm a, b, c, d khoản 1 và các điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo',
        'kiến nghị biện pháp xử lý (khoản 6 Điều 31)',
      ],
    ],
    [
      'HANDLING_LETTER',
      [
        'Số: 05/UBND',
        'V/v trả lại đơn khiếu nại',
        'do Đoàn đại biểu Quốc hội Thành phố Hà Nội chuyển đến tại Văn bản số 12/ĐĐBQH ngày 30 tháng 8 năm 2026',
        'vì Giám đốc sở giải quyết lần đầu',
        'trả lại đơn, đề nghị Đoàn đại biểu Quốc hội',
      ],
    ],
    [
      'TCD02_2026',
      [
        'Giấy biên nhận',
        'Vào 09 giờ 35 phút ngày 03 tháng 9 năm 2026',
        'được lập thành 02 bản, giao cho người cung cấp thông tin, tài liệu 01 bản',
        'Mã PIN: 418 902',
      ],
    ],
    [
      'XLD01_2021',
      [
        'Phiếu đề xuất thụ lý đơn',
        'Người đề xuất',
        'Lãnh đạo đơn vị đề xuất',
        'Phê duyệt của thủ trưởng cơ quan, tổ chức, đơn vị',
        'Ý kiến phê duyệt: Đồng ý thụ lý.',
        'Ngày 03 tháng 9 năm 2026 (Ký, ghi rõ họ tên)',
      ],
    ],
    ['XLD02_2021', ['không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Nghĩa Đô', 'Thông tư số 05/2021/TT-TTCP']],
    [
      'XLD03_2021',
      ['nhận được đơn tố cáo ghi ngày 30 tháng 8 năm 2026 của công dân', 'Số: 05/PC-UBND', 'Luật Tố cáo', 'giữ bí mật'],
    ],
    ['XLD04_2021', ['(thay trả lời)']],
    [
      'KN03_2026',
      [
        'Về việc thụ lý giải quyết khiếu nại lần đầu',
        'đủ điều kiện thụ lý',
        'ngày cấp 04/05/2021',
        'Thời hạn giải quyết khiếu nại là 30 ngày',
      ],
    ],
    ['KN04_2026', ['căn cứ Điều 11 của Luật Khiếu nại', 'không đủ điều kiện để thụ lý giải quyết vì thời hiệu khiếu nại đã hết']],
    [
      'KN05_2020',
      [
        'Điều 1. Tiến hành xác minh nội dung khiếu nại',
        'Thời gian xác minh là 15 ngày',
        'Tổ trưởng',
        'Thành viên',
        '- Như Điều 3;',
      ],
    ],
    [
      'KN14_2026',
      ['I. THÀNH PHẦN THAM GIA ĐỐI THOẠI', 'III. KẾT QUẢ ĐỐI THOẠI', 'Biên bản được lập thành 03 bản; mỗi người nhận 01 bản'],
    ],
    [
      'KN14A_2026',
      [
        'Về việc tạm đình chỉ giải quyết khiếu nại',
        'khoản 1 Điều 11a Luật Khiếu nại',
        'Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký',
      ],
    ],
    ['KN14B_2026', ['Về việc tiếp tục giải quyết khiếu nại', 'kể từ ngày 01 tháng 10 năm 2026']],
    [
      'KN15_2020',
      [
        '(lần đầu)',
        'Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011;',
        'IV. Kết luận',
        'Trong thời hạn 30 ngày, kể từ ngày nhận được Quyết định này',
        'hoặc khởi kiện',
        'tố tụng hành chính',
        '- Như Điều 4; - Bà Nguyễn Thị Hạnh;',
      ],
    ],
    [
      'KN16_2020',
      [
        '- Như Điều 4; - Bà Nguyễn Thị Hạnh;',
        '(lần hai)',
        'II. Kết quả giải quyết khiếu nại của người đã giải quyết khiếu nại lần đầu:',
        'có quyền khởi kiện',
      ],
    ],
    [
      'TC01_2019',
      [
        'Căn cứ Điều 30 Luật Tố cáo',
        'Căn cứ Điều 3 Nghị định số 31/2019/NĐ-CP',
        'Thời gian gia hạn là 30 ngày, kể từ ngày 10 tháng 9 năm 2026',
      ],
    ],
    [
      'TC04_2019',
      [
        'Căn cứ Điều 29 Luật Tố cáo ngày 12 tháng 6 năm 2018;',
        'Điều 1. Thụ lý tố cáo đối với: Lê Văn Bình',
        'Thời hạn giải quyết tố cáo là 30 ngày',
        '1. nhận tiền.',
        '2. cấp sai giấy.',
      ],
    ],
    [
      'TC05_2019',
      ['đơn tố cáo của ông Đỗ Tố Giác', 'quyền, nghĩa vụ của người tố cáo', 'do Ban Tiếp công dân thành phố chuyển đến'],
    ],
    [
      'TC06_2019',
      ['đã nhận được đơn tố cáo về hành vi vi phạm pháp luật của ông (bà) Lê Văn Bình', 'quyền, nghĩa vụ của người bị tố cáo'],
    ],
    [
      'TC12_2019',
      [
        'Số: 05/KL-UBND',
        '1. Kết quả xác minh nội dung tố cáo:',
        '3. Kết luận:',
        'tố cáo đúng một phần; đúng về việc nhận tiền',
        '4. Các biện pháp xử lý',
      ],
    ],
    ['TC_SUSPEND', ['Căn cứ Điều 34 Luật Tố cáo', 'Tạm đình chỉ giải quyết tố cáo']],
    ['TC_CONCLUSION_NOTICE', ['khoản 3 Điều 35 Luật Tố cáo', 'tố cáo đúng']],
  ];
  test.each(words)('%s', (kind, phrases) => {
    const text = squeeze(paperText(filled[kind]).join(' '));
    for (const phrase of phrases) expect(text).toContain(phrase);
  });
});

test('the decrees of 2026 are cited from 01/7/2026 and not before', () => {
  expect(denunciationBases('2026-06-30', 29, 9).join()).not.toMatch(/2026|2025/u);
  expect(denunciationBases('2026-07-01', 29, 9).join()).toContain('Nghị định số 156/2026/NĐ-CP');
  expect(complaintBases('2026-06-30').join()).not.toMatch(/2026|2025/u);
  expect(complaintBases(null).join()).toContain('Nghị định số 155/2026/NĐ-CP');
});
