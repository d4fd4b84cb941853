// The 30 districts there were until 30/06/2025 as tiles, each about where it lay. Data only.

/** The last day of the districts: from 01/07/2025 wards and communes stand directly under the city. */
export const lastDistrictDay = '2025-06-30';

/** The first day of the wards and communes there are now. */
export const firstWardDay = '2025-07-01';

/** Where the map of the districts opens: the first day of their last half year. */
export const firstDistrictDay = '2025-01-01';

/** GSO code → column and row. */
export const districtTiles: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '250': [3, 0], // Mê Linh
  '016': [4, 0], // Sóc Sơn
  '271': [0, 1], // Ba Vì
  '269': [1, 1], // Sơn Tây
  '272': [2, 1], // Phúc Thọ
  '273': [3, 1], // Đan Phượng
  '017': [4, 1], // Đông Anh
  '276': [1, 2], // Thạch Thất
  '274': [2, 2], // Hoài Đức
  '021': [3, 2], // Bắc Từ Liêm
  '003': [4, 2], // Tây Hồ
  '004': [5, 2], // Long Biên
  '018': [6, 2], // Gia Lâm
  '275': [1, 3], // Quốc Oai
  '019': [2, 3], // Nam Từ Liêm
  '005': [3, 3], // Cầu Giấy
  '001': [4, 3], // Ba Đình
  '002': [5, 3], // Hoàn Kiếm
  '277': [1, 4], // Chương Mỹ
  '268': [2, 4], // Hà Đông
  '009': [3, 4], // Thanh Xuân
  '006': [4, 4], // Đống Đa
  '007': [5, 4], // Hai Bà Trưng
  '278': [2, 5], // Thanh Oai
  '020': [3, 5], // Thanh Trì
  '008': [4, 5], // Hoàng Mai
  '282': [1, 6], // Mỹ Đức
  '281': [2, 6], // Ứng Hòa
  '279': [3, 6], // Thường Tín
  '280': [3, 7], // Phú Xuyên
};
