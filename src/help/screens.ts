// The page of help: shortcuts and, for each screen, what it is for and what comes next. Short and true.

export interface HelpPage {
  title: string;
  keys: { press: string; where: string; does: string }[];
  jumps: { href: string; label: string }[];
  topics: { heading: string; anchor: string; points: string[] }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'help/help': HelpPage;
  }
}

const page: Omit<HelpPage, 'jumps'> = {
  title: 'Hướng dẫn, hỗ trợ',
  keys: [
    { press: '/', where: 'mọi trang', does: 'Tìm nhanh' },
    { press: 'N', where: 'mọi trang', does: 'Tiếp nhận đơn' },
    { press: 'J, K', where: 'danh sách', does: 'Xuống, lên một dòng' },
    { press: 'Enter', where: 'danh sách', does: 'Mở dòng đang chọn' },
    { press: 'X', where: 'danh sách', does: 'Đánh dấu dòng đang chọn' },
    { press: 'T', where: 'trang đơn', does: 'Làm việc chính của đơn' },
    { press: 'Ctrl+Enter', where: 'biểu mẫu', does: 'Bấm nút chính' },
    { press: 'Ctrl+S', where: 'biểu mẫu', does: 'Lưu nháp' },
    { press: 'Esc', where: 'danh mục, ô tìm', does: 'Đóng, bỏ' },
    { press: '?', where: 'mọi trang', does: 'Mở trang này' },
  ],
  topics: [
    {
      heading: 'Việc của tôi',
      anchor: 'viec-cua-toi',
      points: [
        'Việc xếp theo hạn: quá hạn, hôm nay, ba ngày làm việc tới, rồi việc còn lại.',
        'Số đếm trên mỗi nhóm bằng đúng số dòng khi mở nhóm ấy.',
        '“Chờ nơi khác” là việc ông, bà đã làm xong phần mình và đang đợi.',
      ],
    },
    {
      heading: 'Tiếp công dân',
      anchor: 'tiep-cong-dan',
      points: [
        'Câu hỏi đầu tiên là có nội dung tố cáo không, trước mọi tên người. Trả lời “Có” thì thông tin người tố cáo được niêm phong.',
        'Một lượt tiếp có một số thứ tự trong Sổ tiếp công dân của năm. Ghi nhầm thì hủy số, số ấy vẫn nằm trong sổ và gạch ngang.',
        'Gõ số giấy tờ trước: người đã có trong sổ được tìm thấy ngay.',
      ],
    },
    {
      heading: 'Tiếp nhận đơn',
      anchor: 'tiep-nhan-don',
      points: [
        'Bản nháp tự lưu khi dừng gõ. Hết phiên làm việc, đăng nhập lại là về đúng biểu mẫu với chữ đã gõ.',
        'Đơn có thể trùng hiện ngay bên cạnh khi đang gõ, kèm lý do. Đơn trùng không chặn việc tiếp nhận.',
        'Mỗi lần lưu cấp một số, dù bấm nút nhiều lần.',
        'Giấy biên nhận có mã tra cứu và PIN. Đơn tố cáo không có mã tra cứu.',
      ],
    },
    {
      heading: 'Phân loại, đề xuất, phê duyệt',
      anchor: 'phan-loai',
      points: [
        'Mỗi câu trả lời cho biết dẫn đến đâu và theo điều nào.',
        'Hướng xử lý chưa chọn được vẫn hiện, kèm điều kiện còn thiếu.',
        'Không ai phê duyệt đề xuất của chính mình. Lãnh đạo duyệt từng đơn, có nội dung ngay trước mắt.',
      ],
    },
    {
      heading: 'Chuyển đơn',
      anchor: 'chuyen-don',
      points: [
        'Đơn vị nhận tiếp nhận hoặc trả lại kèm căn cứ. Thời hạn của đơn vị nhận tính từ ngày đơn đến, dù chưa mở xem.',
        'Lần chuyển thứ ba, hoặc chuyển về nơi đã giữ đơn, được báo cho lãnh đạo.',
      ],
    },
    {
      heading: 'Thời hạn',
      anchor: 'thoi-han',
      points: [
        'Bấm “Vì sao?” cạnh hạn để xem từng ngày được tính hay không và theo điều nào.',
        'Hôm nay không tính, ngày cuối có tính. Quá hạn tính từ ngày làm việc kế tiếp.',
        'Khi lịch nghỉ thay đổi, phần mềm tự tính lại và ghi vào hồ sơ của đơn.',
      ],
    },
    {
      heading: 'Thông tin người tố cáo',
      anchor: 'nguoi-to-cao',
      points: [
        'Mọi nơi chỉ ghi “Người tố cáo số 1”, kể cả văn bản in ra. Không gõ tên người tố cáo vào nội dung hay tên tệp.',
        'Người có quyền bấm xem, chọn mục đích. Mỗi lần xem được ghi vào nhật ký của đơn.',
        'Người bị tố cáo, người có liên quan không thấy đơn ấy, dù giữ vai trò gì.',
      ],
    },
    {
      heading: 'Khi gặp trục trặc',
      anchor: 'truc-trac',
      points: [
        'Trang báo lỗi có mã hỗ trợ. Đọc mã ấy cho bộ phận công nghệ thông tin.',
        'Mất kết nối trong lúc gửi: trang báo giữ lại chữ đã gõ, bấm “Gửi lại” khi có kết nối.',
        'Quên mật khẩu: quản trị đơn vị cấp lại, mật khẩu cũ hết hiệu lực ngay.',
      ],
    },
  ],
};

export const helpScreen: HelpPage = {
  ...page,
  jumps: [
    { href: '#phim-tat', label: 'Phím tắt' },
    ...page.topics.map(({ anchor, heading }) => ({ href: `#${anchor}`, label: heading })),
  ],
};
