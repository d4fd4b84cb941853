// The first walk through the product, one for each role: which guides, in which order. The words are the guides' own. Pure.
import type { Role } from '../accounts/roles.ts';

export const tours: Readonly<Record<Role, readonly string[]>> = {
  reception_officer: ['viec-cua-toi', 'tiep-cong-dan', 'luot-tiep', 'tiep-nhan-don', 'lich-tiep-cong-dan'],
  clerk: ['viec-cua-toi', 'tiep-nhan-don', 'bien-nhan', 'van-ban-phat-hanh', 'chuyen-don-den'],
  processor: ['viec-cua-toi', 'phan-loai', 'de-xuat', 'don-trung', 'thoi-han', 'ho-so-giai-quyet'],
  unit_head: ['viec-cua-toi', 'phan-cong', 'phe-duyet', 'so-don-thu', 'dieu-hanh'],
  leader: ['viec-cua-toi', 'phe-duyet', 'thu-ly', 'quyet-dinh-giai-quyet', 'dieu-hanh'],
  reception_board_head: ['viec-cua-toi', 'lich-tiep-cong-dan', 'luot-tiep', 'phe-duyet', 'dieu-hanh'],
  verifier: ['viec-cua-toi', 'giao-xac-minh', 'xac-minh', 'tai-lieu', 'bao-mat-nguoi-to-cao'],
  team_lead: ['viec-cua-toi', 'giao-xac-minh', 'xac-minh', 'doi-thoai', 'bao-mat-nguoi-to-cao'],
  chief_inspector: ['viec-cua-toi', 'dieu-hanh', 'phe-duyet', 'ket-luan-to-cao', 'gop-y-tra-loi'],
  reporter: ['viec-cua-toi', 'so-don-thu', 'so-tiep-cong-dan', 'dieu-hanh'],
  auditor: ['viec-cua-toi', 'nhat-ky', 'so-don-thu', 'so-tiep-cong-dan'],
  unit_admin: ['viec-cua-toi', 'tai-khoan', 'ngay-nghi'],
  admin: ['viec-cua-toi', 'don-vi', 'tai-khoan', 'ngay-nghi'],
  trainer: ['lop-tap-huan', 'soan-bai-thuc-hanh', 'chung-nhan-tap-huan', 'gop-y'],
  system: [],
};
