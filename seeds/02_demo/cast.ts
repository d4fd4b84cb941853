// The demo cast: invented people with invented names in real offices. Tests, screenshots and training meet the same people.
// Nobody here is, or is named after, an official of these offices.
import type { OfficerRole } from '../../src/accounts/roles.ts';

/** The cast's one password, changed already (no forced change at first sign-in). Production never has these accounts. */
export const demoPassword = 'hoa-sen-2026-demo';

/** Offices of the cast by their code: GSO code of a commune of today, or slug of an office of the city. */
export const castUnits = {
  '00004': 'Phường Ba Đình',
  '00008': 'Phường Ngọc Hà',
  'so-xay-dung': 'Sở Xây dựng',
  'ban-tiep-cong-dan': 'Ban Tiếp công dân Thành phố',
  'thanh-tra-tp': 'Thanh tra Thành phố',
  'ubnd-tp': 'Thành phố Hà Nội',
} as const;

export type CastUnitCode = keyof typeof castUnits;

export interface CastAssignment {
  unitCode: CastUnitCode;
  role: OfficerRole;
  title: string;
  section: string;
}

export interface CastMember {
  login: string;
  name: string;
  assignments: readonly [CastAssignment, ...CastAssignment[]];
}

const at =
  (unitCode: CastUnitCode) =>
  (login: string, name: string, role: OfficerRole, title: string, section: string): CastMember => ({
    login,
    name,
    assignments: [{ unitCode, role, title, section }],
  });

const baDinh = at('00004');
const ngocHa = at('00008');
const construction = at('so-xay-dung');
const board = at('ban-tiep-cong-dan');
const inspectorate = at('thanh-tra-tp');
const city = at('ubnd-tp');

const OFFICE = 'Văn phòng HĐND và UBND';
const CITY_OFFICE = 'Văn phòng UBND Thành phố';
const ECONOMY = 'Phòng Kinh tế, Hạ tầng và Đô thị';

export const cast: readonly CastMember[] = [
  baDinh('lan.badinh', 'Nguyễn Thị Thu Lan', 'reception_officer', 'Công chức tiếp công dân', OFFICE),
  baDinh('hoa.badinh', 'Trần Diệu Hoa', 'clerk', 'Văn thư', OFFICE),
  baDinh('son.badinh', 'Lê Viết Sơn', 'processor', 'Chuyên viên', OFFICE),
  baDinh('trang.badinh', 'Phạm Quỳnh Trang', 'processor', 'Chuyên viên', ECONOMY),
  baDinh('cuong.badinh', 'Vũ Bá Cường', 'unit_head', 'Chánh Văn phòng', OFFICE),
  baDinh('thang.badinh', 'Hoàng Gia Thắng', 'leader', 'Chủ tịch UBND phường', 'Lãnh đạo UBND'),
  baDinh('hieu.badinh', 'Đỗ Trọng Hiếu', 'verifier', 'Chuyên viên', ECONOMY),
  baDinh('long.badinh', 'Bùi Thế Long', 'team_lead', 'Trưởng phòng', ECONOMY),
  baDinh('nga.badinh', 'Đặng Bích Nga', 'reporter', 'Chuyên viên tổng hợp', OFFICE),

  baDinh('quy.badinh', 'Trần Ngọc Quý', 'unit_admin', 'Công chức công nghệ thông tin', OFFICE),

  ngocHa('mai.ngocha', 'Ngô Thị Hồng Mai', 'reception_officer', 'Công chức tiếp công dân', OFFICE),
  ngocHa('yen.ngocha', 'Dương Khánh Yến', 'clerk', 'Văn thư', OFFICE),
  ngocHa('tuan.ngocha', 'Đinh Mạnh Tuấn', 'processor', 'Chuyên viên', OFFICE),
  ngocHa('linh.ngocha', 'Đào Thùy Linh', 'processor', 'Chuyên viên', ECONOMY),
  ngocHa('phong.ngocha', 'Lương Duy Phong', 'unit_head', 'Chánh Văn phòng', OFFICE),
  ngocHa('vinh.ngocha', 'Trịnh Đình Vinh', 'leader', 'Chủ tịch UBND phường', 'Lãnh đạo UBND'),
  ngocHa('dat.ngocha', 'Mai Tiến Đạt', 'verifier', 'Chuyên viên', ECONOMY),
  ngocHa('khanh.ngocha', 'Lý Công Khánh', 'team_lead', 'Trưởng phòng', ECONOMY),
  ngocHa('oanh.ngocha', 'Phan Kim Oanh', 'reporter', 'Chuyên viên tổng hợp', OFFICE),

  construction('huong.sxd', 'Vũ Thanh Hương', 'clerk', 'Văn thư', 'Văn phòng Sở'),
  construction('binh.sxd', 'Nguyễn Hữu Bình', 'processor', 'Chuyên viên', 'Phòng Pháp chế'),
  construction('kien.sxd', 'Trần Xuân Kiên', 'unit_head', 'Trưởng phòng', 'Phòng Pháp chế'),
  construction('thanh.sxd', 'Phạm Quốc Thành', 'leader', 'Giám đốc Sở', 'Lãnh đạo Sở'),
  construction('loan.sxd', 'Lê Phương Loan', 'verifier', 'Chuyên viên', 'Phòng Quản lý nhà'),
  construction('nam.sxd', 'Hoàng Ngọc Nam', 'team_lead', 'Phó Trưởng phòng', 'Phòng Quản lý nhà'),

  board('ha.tcd', 'Đỗ Thị Minh Hà', 'reception_officer', 'Chuyên viên tiếp công dân', 'Bộ phận tiếp công dân'),
  board('dung.tcd', 'Bùi Tuấn Dũng', 'reception_board_head', 'Trưởng Ban Tiếp công dân', 'Lãnh đạo Ban'),
  board('hien.tcd', 'Đặng Thu Hiền', 'clerk', 'Văn thư', 'Bộ phận hành chính'),
  board('quan.tcd', 'Ngô Minh Quân', 'processor', 'Chuyên viên', 'Bộ phận xử lý đơn'),

  inspectorate('hung.thanhtra', 'Dương Quang Hùng', 'chief_inspector', 'Chánh Thanh tra', 'Lãnh đạo Thanh tra'),
  inspectorate('van.thanhtra', 'Đinh Hồng Vân', 'processor', 'Thanh tra viên', 'Phòng Nghiệp vụ 1'),
  inspectorate('trung.thanhtra', 'Đào Đức Trung', 'verifier', 'Thanh tra viên', 'Phòng Nghiệp vụ 2'),
  inspectorate('toan.thanhtra', 'Lương Văn Toàn', 'team_lead', 'Thanh tra viên chính', 'Phòng Nghiệp vụ 2'),
  inspectorate('thuy.thanhtra', 'Trịnh Ngọc Thủy', 'clerk', 'Văn thư', 'Văn phòng'),
  inspectorate('chi.thanhtra', 'Mai Lan Chi', 'reporter', 'Chuyên viên tổng hợp', 'Văn phòng'),
  inspectorate('tam.thanhtra', 'Lý Thanh Tâm', 'auditor', 'Thanh tra viên kiểm tra, giám sát', 'Phòng Giám sát, kiểm tra'),

  city('hai.ubndtp', 'Phan Anh Hải', 'leader', 'Chủ tịch UBND Thành phố', 'Lãnh đạo UBND'),
  city('nhung.ubndtp', 'Hoàng Kim Nhung', 'clerk', 'Văn thư', CITY_OFFICE),
  city('khoa.ubndtp', 'Bùi Anh Khoa', 'processor', 'Chuyên viên', CITY_OFFICE),
  city('loc.ubndtp', 'Đinh Gia Lộc', 'team_lead', 'Trưởng phòng', CITY_OFFICE),
  city('chau.ubndtp', 'Lê Bảo Châu', 'verifier', 'Chuyên viên', CITY_OFFICE),
  city('quantri', 'Vũ Minh Khôi', 'admin', 'Quản trị hệ thống', 'Bộ phận công nghệ thông tin'),
  city('taphuan', 'Nguyễn Diệu Thảo', 'trainer', 'Giảng viên tập huấn', 'Bộ phận đào tạo'),

  // The one person who chooses an assignment at sign-in: clerk of one ward, reception officer of the next.
  {
    login: 'hang.haiphuong',
    name: 'Trần Thị Thanh Hằng',
    assignments: [
      { unitCode: '00004', role: 'clerk', title: 'Văn thư', section: OFFICE },
      { unitCode: '00008', role: 'reception_officer', title: 'Công chức tiếp công dân (biệt phái)', section: OFFICE },
    ],
  },
];

/** What `npm run demo:accounts -- --json` prints of one member (contract). */
export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  roles: OfficerRole[];
  unit: string;
  unitCode: CastUnitCode;
}

/** The cast as the contract lists it; unit is the first assignment's. */
export function demoAccounts(): DemoAccount[] {
  return cast.map(({ login, name, assignments }) => {
    const { unitCode } = assignments[0];
    return {
      login,
      password: demoPassword,
      name,
      roles: [...new Set(assignments.map(({ role }) => role))],
      unit: castUnits[unitCode],
      unitCode,
    };
  });
}
