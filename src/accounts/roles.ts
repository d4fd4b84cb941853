// The roles of legal.md §10.1 and their names. One assignment is one role in one unit. Pure.

export const roles = [
  'reception_officer',
  'clerk',
  'processor',
  'unit_head',
  'leader',
  'reception_board_head',
  'verifier',
  'team_lead',
  'chief_inspector',
  'reporter',
  'auditor',
  'admin',
  'unit_admin',
  'trainer',
] as const;

export type OfficerRole = (typeof roles)[number];
/** `system` is the worker acting for a unit; no account ever holds it. */
export type Role = OfficerRole | 'system';

export const roleNames: Record<Role, string> = {
  reception_officer: 'Cán bộ tiếp công dân',
  clerk: 'Văn thư',
  processor: 'Chuyên viên xử lý đơn',
  unit_head: 'Trưởng bộ phận',
  leader: 'Lãnh đạo cơ quan',
  reception_board_head: 'Trưởng Ban Tiếp công dân',
  verifier: 'Cán bộ xác minh',
  team_lead: 'Tổ trưởng xác minh',
  chief_inspector: 'Chánh Thanh tra',
  reporter: 'Cán bộ tổng hợp báo cáo',
  auditor: 'Cán bộ kiểm tra, giám sát',
  admin: 'Quản trị hệ thống',
  unit_admin: 'Quản trị đơn vị',
  trainer: 'Giảng viên tập huấn',
  system: 'Phần mềm',
};
