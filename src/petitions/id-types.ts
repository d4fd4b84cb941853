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

/** The number without the blanks, dots and dashes people type; letters in capitals. Another paper keeps the words it is called by. */
export function tidyIdNumber(type: IdType | null, typed: string): string {
  return type === 'khac' ? typed.trim().replace(/\s+/g, ' ') : typed.replace(/[\s.\-–]/g, '').toUpperCase();
}
