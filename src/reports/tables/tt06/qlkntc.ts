// 06/QLKNTC, as TT 06/2025/TT-TTCP prints it (legal.md §9.7): no record of petitions holds these, an officer enters them. Pure.
import { head, type Table, typed } from '../table.ts';

const concluded = 'Tổng hợp từ các kết luận thanh tra ở cột 8.';
const carried = 'Tổng hợp từ kết quả thực hiện các kết luận ở cột 13.';

export const qlkntc: Table = {
  code: '06-qlkntc',
  form: '06/QLKNTC',
  title: 'Tổng hợp công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo',
  about: 'management',
  parts: [
    head(
      'Ban hành văn bản quản lý, chỉ đạo (Bộ, ngành, tỉnh, TP) về công tác TCD KN, TC',
      typed(1, 'Số văn bản ban hành mới', 'Văn bản quản lý, chỉ đạo ban hành mới trong kỳ.'),
      typed(2, 'Số văn bản được sửa đổi, bổ sung', 'Văn bản được sửa đổi, bổ sung trong kỳ.'),
      typed(3, 'Số văn bản hủy bỏ', 'Văn bản bị hủy bỏ trong kỳ.'),
    ),
    head(
      'Tập huấn, tuyên truyền, giáo dục pháp luật về TCD, KN, TC',
      typed(4, 'Số lớp', 'Lớp tập huấn, buổi tuyên truyền tổ chức trong kỳ.'),
      typed(5, 'Số người', 'Số người dự các lớp ở cột 4.'),
    ),
    head(
      'Thanh tra trách nhiệm',
      head(
        'Thực hiện pháp luật về TCD, KN, TC',
        typed(6, 'Số cuộc', 'Cuộc triển khai từ kỳ trước chưa ban hành kết luận và cuộc triển khai trong kỳ.'),
        typed(7, 'Số đơn vị', 'Đơn vị được thanh tra theo quyết định của các cuộc ở cột 6.'),
      ),
      typed(8, 'Số cuộc đã ban hành kết luận', 'Kết luận thanh tra ban hành trong kỳ.'),
      head(
        'Kiến nghị xử lý',
        head('Hành chính', typed(9, 'Tổ chức', concluded), typed(10, 'Cá nhân', concluded)),
        head('Chuyển cơ quan điều tra', typed(11, 'Tổ chức', concluded), typed(12, 'Cá nhân', concluded)),
      ),
    ),
    head(
      'Kết quả thực hiện kết luận, quyết định xử lý về thanh tra trách nhiệm',
      typed(
        13,
        'Tổng số KLTT thực hiện',
        'Kết luận ban hành từ kỳ trước chưa thực hiện xong và kết luận ban hành trong kỳ phải thực hiện.',
      ),
      head('Đã xử lý hành chính', typed(14, 'Tổ chức', carried), typed(15, 'Cá nhân', carried)),
      head('Đã khởi tố', typed(16, 'Vụ', carried), typed(17, 'Đối tượng', carried)),
    ),
  ],
  sums: [],
  most: [[8, 6]],
  noteNo: 18,
  guide: [
    '- Cột (6): Tổng số cuộc thanh tra trách nhiệm thực hiện pháp luật về TCD, KN, TC thực hiện trong kỳ báo cáo, gồm các cuộc triển khai từ kỳ trước chưa ban hành kết luận và các cuộc triển khai trong kỳ',
    '- Cột (7): Tổng số đơn vị được thanh tra trách nhiệm (theo quyết định của các cuộc thanh tra thống kê tại Cột (6))',
    '- Cột (8): Tổng số kết luận thanh tra ban hành trong kỳ báo cáo; Cột (8) <= Cột (6)',
    '- Từ Cột (9) đến Cột (12) là số liệu tổng hợp từ các kết luận thanh tra thống kê tại Cột (8)',
    '- Cột (13): Tổng số kết luận thanh tra trách nhiệm phải thực hiện trong kỳ, gồm kết luận ban hành từ các kỳ trước chưa thực hiện xong và kết luận ban hành trong kỳ báo cáo phải thực hiện',
    '- Từ Cột (14) đến Cột (17) là số liệu tổng hợp từ kết quả thực hiện các kết luận thanh tra thống kê tại Cột (13)',
    '- Nội dung ghi chú viết vào dòng 18 (nếu có)',
  ],
};
