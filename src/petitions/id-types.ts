// The identity papers people show, at the desk and with a petition, and what they are called. Pure.

export const idTypes = ['can_cuoc', 'so_dinh_danh', 'gcn_can_cuoc', 'ho_chieu', 'cmnd', 'khac'] as const;
export type IdType = (typeof idTypes)[number];
export const idTypeNames: Record<IdType, string> = {
  can_cuoc: 'Căn cước, CCCD',
  so_dinh_danh: 'Số định danh cá nhân',
  gcn_can_cuoc: 'Giấy chứng nhận căn cước',
  ho_chieu: 'Hộ chiếu',
  cmnd: 'CMND (đã hết giá trị)',
  khac: 'Giấy tờ khác',
};
