// The parts a trainee plays: the officers of his own ward and of his own department. One person plays them all, each with an
// account of its own, because nobody approves what he himself proposed (decisions 17). Pure.
import type { OfficerRole } from '../accounts/roles.ts';

export type Place = 'ward' | 'department';

export interface Part {
  /** Ends the login: hocvien07, hocvien07.vanthu. */
  suffix: string;
  place: Place;
  role: OfficerRole;
  title: string;
  section: string;
}

const OFFICE = 'Văn phòng HĐND và UBND';
const LEGAL = 'Phòng Pháp chế';

/** The first one is where a trainee enters. */
export const parts: readonly Part[] = [
  { suffix: '', place: 'ward', role: 'processor', title: 'Chuyên viên xử lý đơn', section: OFFICE },
  { suffix: '.tiepdan', place: 'ward', role: 'reception_officer', title: 'Công chức tiếp công dân', section: OFFICE },
  { suffix: '.vanthu', place: 'ward', role: 'clerk', title: 'Văn thư', section: OFFICE },
  { suffix: '.truongphong', place: 'ward', role: 'unit_head', title: 'Chánh Văn phòng', section: OFFICE },
  { suffix: '.lanhdao', place: 'ward', role: 'leader', title: 'Chủ tịch UBND phường', section: 'Lãnh đạo UBND' },
  { suffix: '.xacminh', place: 'ward', role: 'verifier', title: 'Cán bộ xác minh', section: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  {
    suffix: '.totruong',
    place: 'ward',
    role: 'team_lead',
    title: 'Tổ trưởng xác minh',
    section: 'Phòng Kinh tế, Hạ tầng và Đô thị',
  },
  { suffix: '.so', place: 'department', role: 'processor', title: 'Chuyên viên Sở', section: LEGAL },
  { suffix: '.so.vanthu', place: 'department', role: 'clerk', title: 'Văn thư', section: 'Văn phòng Sở' },
  { suffix: '.so.truongphong', place: 'department', role: 'unit_head', title: 'Trưởng phòng', section: LEGAL },
  { suffix: '.so.lanhdao', place: 'department', role: 'leader', title: 'Giám đốc Sở', section: 'Lãnh đạo Sở' },
];

/** 7 → '07'; a class of a hundred has '100'. */
export const seatWords = (seat: number): string => String(seat).padStart(2, '0');
/** 'hocvien07.vanthu': the login of one part at a seat. */
export const loginOf = (seat: number, part: Part): string => `hocvien${seatWords(seat)}${part.suffix}`;
/** Where officers of a class would be written to: under a name nobody can own (RFC 2606), were a letter ever to leave. */
export const mailDomain = '@tap-huan.example';
/** The mail address of one part at a seat. */
export const addressOf = (seat: number, part: Part): string => `${loginOf(seat, part)}${mailDomain}`;
/** The ward made for a seat. */
export const wardName = (seat: number): string => `Phường Thực hành ${seatWords(seat)}`;
/** The department made for a seat. */
export const departmentName = (seat: number): string => `Sở Thực hành ${seatWords(seat)}`;

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý', 'Đinh'];
const middles = ['Minh', 'Thanh', 'Thu', 'Quang', 'Hồng', 'Đức', 'Khánh', 'Bảo', 'Ngọc'];
const givens = ['An', 'Bình', 'Châu', 'Dương', 'Giang', 'Hà', 'Lâm', 'Linh', 'Ngân', 'Phúc', 'Thủy'];

/** An invented officer: the same part of the same seat always has the same name, and no two of a seat share one. */
export function officerName(seat: number, index: number): string {
  const pick = (list: readonly string[], by: number) => list[by % list.length] ?? '';
  return `${pick(families, seat * 3 + index * 5)} ${pick(middles, seat * 2 + index)} ${pick(givens, seat + index)}`;
}

/** Who leads the ward: the one a paper may denounce. */
export const leaderIndex = parts.findIndex((part) => part.place === 'ward' && part.role === 'leader');
