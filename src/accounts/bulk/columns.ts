// The template's columns: what stands over each, which form field it is, how wide. Pure.

export interface Column {
  field: 'name' | 'login' | 'email' | 'phone' | 'unit' | 'role' | 'title' | 'section' | 'from' | 'to';
  heading: string;
  required: boolean;
  width: number;
  help: string;
}

export const columns: readonly Column[] = [
  { field: 'name', heading: 'Họ và tên', required: true, width: 26, help: 'Có dấu, viết hoa chữ cái đầu' },
  {
    field: 'login',
    heading: 'Tên đăng nhập',
    required: false,
    width: 20,
    help: 'Chữ không dấu, số và dấu chấm. Để trống thì phần mềm đặt theo tên và đơn vị',
  },
  { field: 'unit', heading: 'Đơn vị', required: true, width: 34, help: 'Chọn đúng tên ở trang Đơn vị' },
  { field: 'role', heading: 'Vai trò', required: true, width: 26, help: 'Chọn đúng tên ở trang Vai trò' },
  { field: 'title', heading: 'Chức danh', required: true, width: 26, help: 'Như ghi dưới chữ ký, ví dụ Chuyên viên' },
  { field: 'section', heading: 'Phòng, bộ phận', required: false, width: 26, help: 'Có thể để trống' },
  { field: 'from', heading: 'Từ ngày', required: true, width: 13, help: 'ngày/tháng/năm' },
  { field: 'to', heading: 'Đến hết ngày', required: false, width: 13, help: 'Để trống khi chưa biết' },
  { field: 'email', heading: 'Thư điện tử', required: false, width: 26, help: 'Có thể để trống' },
  { field: 'phone', heading: 'Điện thoại', required: false, width: 16, help: 'Có thể để trống' },
];

/** One file holds at most this many people; a larger office sends several. */
export const mostPeople = 1000;
/** Slips are made this many at a time: each costs a hash. Eight stand on a page. */
export const slipsAtOnce = 40;
