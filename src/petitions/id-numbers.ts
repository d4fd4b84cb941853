// The number of an identity paper as it is written down, at the desk and with a petition: one truth for both (legal.md §3.3). Pure.
import type { IdType } from './id-types.ts';

/** "Giấy xác nhận số 12 của Công an phường Ba Đình cấp ngày 05/03/2026" stands whole where a paper has no number of a fixed shape. */
export const longestIdNumber = 120;

const twelve = /^\d{12}$/;
const shapes: Record<IdType, { shape: RegExp; digits: number | null; ask: string }> = {
  can_cuoc: { shape: twelve, digits: 12, ask: 'Số CCCD phải có 12 chữ số' },
  so_dinh_danh: { shape: twelve, digits: 12, ask: 'Số định danh cá nhân phải có 12 chữ số' },
  gcn_can_cuoc: { shape: twelve, digits: 12, ask: 'Số giấy chứng nhận căn cước phải có 12 chữ số' },
  ho_chieu: {
    shape: /^[A-Z0-9]{5,12}$/,
    digits: null,
    ask: 'Số hộ chiếu gồm 5 đến 12 chữ cái không dấu và chữ số, ví dụ C1234567',
  },
  cmnd: { shape: /^\d{9}(\d{3})?$/, digits: 9, ask: 'Số CMND phải có 9 hoặc 12 chữ số' },
  khac: {
    shape: new RegExp(`^.{3,${longestIdNumber}}$`, 'su'),
    digits: null,
    ask: 'Ghi tên và số của giấy tờ, ví dụ Thẻ đảng viên 01.234567; không có giấy tờ nào thì ghi “Không có giấy tờ” và lý do',
  },
};

/** The number without the blanks, dots and dashes people type; letters in capitals. Other papers keep their words. */
export function tidyIdNumber(type: IdType, typed: string): string {
  return type === 'khac' ? typed.trim().replace(/\s+/g, ' ') : typed.replace(/[\s.\-–]/g, '').toUpperCase();
}

/** Null, or the sentence that says how the number must look. */
export function idNumberObjection(type: IdType, number: string): string | null {
  const { shape, digits, ask } = shapes[type];
  if (shape.test(number)) {
    if (digits === 12 && Number(number[3]) > 3)
      return 'Chữ số thứ tư của số định danh chỉ là 0 đến 3 với người đang sống. Xem lại số trên thẻ';
    return null;
  }
  if (digits === null) return ask;
  return /^\d*$/.test(number) ? `${ask}, hiện có ${number.length}` : `${ask}, không có chữ cái`;
}
