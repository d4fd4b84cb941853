// The template's columns: what stands over each, which form field it is, how wide; and the four things a row may ask for. Pure.

export const tasks = ['create', 'move', 'extend', 'disable'] as const;
export type Task = (typeof tasks)[number];
/** As the column has them. */
export const taskNames: Record<Task, string> = {
  create: 'Tạo mới',
  move: 'Chuyển vị trí',
  extend: 'Gia hạn',
  disable: 'Khóa tài khoản',
};
/** What is written for no last day: an empty cell may be one forgotten. */
export const openEnd = 'không thời hạn';

export interface Column {
  field:
    | 'task'
    | 'name'
    | 'login'
    | 'unit'
    | 'role'
    | 'title'
    | 'section'
    | 'from'
    | 'to'
    | 'post'
    | 'reason'
    | 'email'
    | 'phone';
  heading: string;
  /** The column is there in every sheet. */
  required: boolean;
  /** What has to be filled, and what may be, by what a row asks for; the others stay empty. */
  needed: readonly Task[];
  allowed?: readonly Task[];
  width: number;
  help: string;
}

export const columns: readonly Column[] = [
  {
    field: 'task',
    heading: 'Việc cần làm',
    required: false,
    needed: [],
    allowed: tasks,
    width: 18,
    help: `${tasks.map((task) => taskNames[task]).join(', ')}. Để trống là ${taskNames.create}`,
  },
  {
    field: 'name',
    heading: 'Họ và tên',
    required: true,
    needed: tasks,
    width: 26,
    help: 'Có dấu, viết hoa chữ cái đầu. Tài khoản đã có: đúng họ tên đang ghi, để không nhầm người',
  },
  {
    field: 'login',
    heading: 'Tên đăng nhập',
    required: false,
    needed: ['move', 'extend', 'disable'],
    allowed: ['create'],
    width: 20,
    help: 'Chữ không dấu, số và dấu chấm. Tạo mới mà để trống thì phần mềm đặt theo tên và đơn vị',
  },
  {
    field: 'unit',
    heading: 'Đơn vị',
    required: true,
    needed: ['create', 'move'],
    width: 34,
    help: 'Chọn đúng tên ở trang Đơn vị. Chuyển vị trí: nơi chuyển đến',
  },
  {
    field: 'role',
    heading: 'Vai trò',
    required: true,
    needed: ['create', 'move'],
    width: 26,
    help: 'Chọn đúng tên ở trang Vai trò',
  },
  {
    field: 'title',
    heading: 'Chức danh',
    required: true,
    needed: ['create', 'move'],
    width: 26,
    help: 'Như ghi dưới chữ ký, ví dụ Chuyên viên',
  },
  {
    field: 'section',
    heading: 'Phòng, bộ phận',
    required: false,
    needed: [],
    allowed: ['create', 'move'],
    width: 26,
    help: 'Có thể để trống',
  },
  { field: 'from', heading: 'Từ ngày', required: true, needed: ['create', 'move'], width: 13, help: 'ngày/tháng/năm' },
  {
    field: 'to',
    heading: 'Đến hết ngày',
    required: false,
    needed: ['extend'],
    allowed: ['create', 'move'],
    width: 15,
    help: `Để trống khi chưa biết. Gia hạn: ngày cuối mới, hoặc ghi ${openEnd}`,
  },
  {
    field: 'post',
    heading: 'Phân công cần đổi',
    required: false,
    needed: [],
    allowed: ['move', 'extend'],
    width: 34,
    help: 'Chỉ ghi khi người ấy có hơn một phân công: vai trò, dấu phẩy, tên đơn vị. Ví dụ Văn thư, Phường Ba Đình',
  },
  {
    field: 'reason',
    heading: 'Lý do',
    required: false,
    needed: ['disable'],
    allowed: ['move'],
    width: 30,
    help: 'Vì sao khóa; hoặc vì sao vẫn giao các nhiệm vụ cần tách rời cho một người',
  },
  {
    field: 'email',
    heading: 'Thư điện tử',
    required: false,
    needed: [],
    allowed: ['create'],
    width: 26,
    help: 'Có thể để trống',
  },
  {
    field: 'phone',
    heading: 'Điện thoại',
    required: false,
    needed: [],
    allowed: ['create'],
    width: 16,
    help: 'Có thể để trống',
  },
];

/** One file holds at most this many people; a larger office sends several. */
export const mostPeople = 1000;
/** Slips are made this many at a time: each costs a hash. Eight stand on a page. */
export const slipsAtOnce = 40;
