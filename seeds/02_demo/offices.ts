// Who does what in the offices of the cast, so that a scenario says "assigned" and not who assigns.
import type { CastUnitCode } from './cast.ts';

export interface Crew {
  code: CastUnitCode;
  /** As its letters and respondents are addressed. */
  title: string;
  /** Who receives citizens and registers. */
  desk: string;
  clerk: string;
  processor: string;
  second: string;
  /** Who assigns, and endorses where the unit's route asks it. */
  head: string;
  /** Who approves and decides. */
  leader: string;
  lead: string;
  verifier: string;
  /** The head of section sees proposals first. */
  isEndorsed: boolean;
}

export const baDinh: Crew = {
  code: '00004',
  title: 'UBND phường Ba Đình',
  desk: 'lan.badinh',
  clerk: 'hoa.badinh',
  processor: 'son.badinh',
  second: 'trang.badinh',
  head: 'cuong.badinh',
  leader: 'thang.badinh',
  lead: 'long.badinh',
  verifier: 'hieu.badinh',
  isEndorsed: false,
};
export const ngocHa: Crew = {
  code: '00008',
  title: 'UBND phường Ngọc Hà',
  desk: 'mai.ngocha',
  clerk: 'yen.ngocha',
  processor: 'tuan.ngocha',
  second: 'linh.ngocha',
  head: 'phong.ngocha',
  leader: 'vinh.ngocha',
  lead: 'khanh.ngocha',
  verifier: 'dat.ngocha',
  isEndorsed: false,
};
export const construction: Crew = {
  code: 'so-xay-dung',
  title: 'Sở Xây dựng',
  desk: 'huong.sxd',
  clerk: 'huong.sxd',
  processor: 'binh.sxd',
  second: 'binh.sxd',
  head: 'kien.sxd',
  leader: 'thanh.sxd',
  lead: 'nam.sxd',
  verifier: 'loan.sxd',
  isEndorsed: true,
};
export const board: Crew = {
  code: 'ban-tiep-cong-dan',
  title: 'Ban Tiếp công dân Thành phố',
  desk: 'ha.tcd',
  clerk: 'hien.tcd',
  processor: 'quan.tcd',
  second: 'quan.tcd',
  head: 'dung.tcd',
  leader: 'dung.tcd',
  lead: 'quan.tcd',
  verifier: 'quan.tcd',
  isEndorsed: false,
};
/** Nobody receives citizens here: the processor registers and keeps what he registers. */
export const inspectorate: Crew = {
  code: 'thanh-tra-tp',
  title: 'Thanh tra Thành phố',
  desk: 'van.thanhtra',
  clerk: 'thuy.thanhtra',
  processor: 'van.thanhtra',
  second: 'van.thanhtra',
  head: 'hung.thanhtra',
  leader: 'hung.thanhtra',
  lead: 'toan.thanhtra',
  verifier: 'trung.thanhtra',
  isEndorsed: false,
};
/** The chairman of the city resolves denunciations against the heads of its wards and departments; its office handles them. */
export const cityCommittee: Crew = {
  code: 'ubnd-tp',
  title: 'UBND thành phố Hà Nội',
  desk: 'khoa.ubndtp',
  clerk: 'nhung.ubndtp',
  processor: 'khoa.ubndtp',
  second: 'khoa.ubndtp',
  head: 'hai.ubndtp',
  leader: 'hai.ubndtp',
  lead: 'loc.ubndtp',
  verifier: 'chau.ubndtp',
  isEndorsed: false,
};
