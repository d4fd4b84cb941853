// Citizens of the demo: names put together from common parts, streets that do not exist, identity numbers that are never
// issued (prefix 098) and a telephone prefix nobody has (0500). Whoever is listed as a denouncer appears in no open petition.
import { blankSender } from '../../src/petitions/blank.ts';
import type { SenderInput } from '../../src/petitions/registration.ts';

type Row = readonly [name: string, birthYear: number, gender: 'm' | 'f', address: string];

export interface Citizen {
  name: string;
  birthYear: number;
  gender: 'male' | 'female';
  address: string;
  idNumber: string;
  phone: string;
}

const open: readonly Row[] = [
  ['Phạm Thị Thanh Diệp', 1955, 'f', 'Số 50, ngõ 8 phố Hàng Sấu'],
  ['Bùi Quang Khôi', 1996, 'm', 'Tổ dân phố số 2'],
  ['Tô Đức Khôi', 1953, 'm', 'Số 74, ngõ 25 phố Cây Bàng'],
  ['Hồ Kim Lợi', 1970, 'f', 'Số 54, đường Gò Sậy'],
  ['Vương Anh Duy', 1982, 'm', 'Số 83, đường Gò Sậy'],
  ['Đinh Thị Thu My', 1981, 'f', 'Căn 12B92, khu nhà ở Ánh Dương'],
  ['Trần Thị Hồng Liên', 1978, 'f', 'Số 91, ngõ 8 phố Hàng Sấu'],
  ['Phạm Thị Thu Hiền', 1993, 'f', 'Tổ dân phố số 14'],
  ['Lưu Ngọc Thúy', 1971, 'f', 'Số 25, ngõ 25 phố Cây Bàng'],
  ['Lý Lan My', 1964, 'f', 'Tổ dân phố số 3'],
  ['Vũ Anh Trung', 1981, 'm', 'Số 86, phố Cây Bàng'],
  ['Tạ Hoàng Dũng', 1970, 'm', 'Số 47, phố Hàng Sấu'],
  ['Đào Bá Nhân', 1987, 'm', 'Số 74, ngõ 8 phố Hàng Sấu'],
  ['Nguyễn Thanh Khang', 1971, 'm', 'Số 43, phố Cây Bàng'],
  ['Vương Thanh Phương', 1995, 'f', 'Tổ dân phố số 22'],
  ['Đặng Mạnh Khánh', 1989, 'm', 'Số 75, đường Gò Sậy'],
  ['Dương Phương Quỳnh', 1991, 'f', 'Số 77, phố Cây Bàng'],
  ['Phạm Bá Hiếu', 1986, 'm', 'Số 22, phố Hàng Sấu'],
  ['Đào Quỳnh Quý', 1987, 'f', 'Số 64, phố Cây Bàng'],
  ['Tô Thế Tý', 1988, 'm', 'Số 92, ngõ 25 phố Cây Bàng'],
  ['Chu Anh Chiến', 1955, 'm', 'Căn 12B24, khu nhà ở Ánh Dương'],
  ['Lương Thị Minh Ngân', 1994, 'f', 'Tổ dân phố số 4'],
  ['Trần Khánh Huyền', 1960, 'f', 'Tổ dân phố số 21'],
  ['Bạch Gia Hưng', 1985, 'm', 'Số 6, phố Hàng Sấu'],
  ['Quách Thị Thanh Ngọ', 1996, 'f', 'Số 86, ngõ 25 phố Cây Bàng'],
  ['Tạ Công Nhân', 1953, 'm', 'Số 16, ngõ 25 phố Cây Bàng'],
  ['Lê Lan Chi', 1959, 'f', 'Căn 12B53, khu nhà ở Ánh Dương'],
  ['Phùng Mai Thu', 1981, 'f', 'Căn 12B39, khu nhà ở Ánh Dương'],
  ['Phạm Thị Ngọc Hoa', 1953, 'f', 'Tổ dân phố số 10'],
  ['Đỗ Thị Thu Chi', 1987, 'f', 'Số 15, ngõ 25 phố Cây Bàng'],
  ['Thái Ngọc Nghĩa', 1968, 'm', 'Số 86, đường Gò Sậy'],
  ['Lê Minh Việt', 1956, 'm', 'Số 51, đường Gò Sậy'],
  ['Nguyễn Hoàng Chiến', 1962, 'm', 'Số 71, đường Gò Sậy'],
  ['Lương Thị Ngọc Hường', 1958, 'f', 'Số 40, ngõ 8 phố Hàng Sấu'],
  ['Nguyễn Thị Thu Tuyết', 1981, 'f', 'Số 61, ngõ 25 phố Cây Bàng'],
  ['Lý Đức Dũng', 1974, 'm', 'Số 33, đường Gò Sậy'],
  ['Nghiêm Thanh Quân', 1962, 'm', 'Số 48, đường Gò Sậy'],
  ['Trần Thị Kim Giang', 1951, 'f', 'Số 23, đường Gò Sậy'],
  ['Lê Lan Cúc', 1989, 'f', 'Số 84, phố Hàng Sấu'],
  ['Trần Hữu Bình', 1951, 'm', 'Số 95, ngõ 25 phố Cây Bàng'],
  ['Lê Quỳnh Yến', 1984, 'f', 'Số 52, phố Cây Bàng'],
  ['Phạm Thị Ngọc Thảo', 1962, 'f', 'Số 44, ngõ 25 phố Cây Bàng'],
  ['Lê Diệu Tuất', 1974, 'f', 'Số 79, phố Cây Bàng'],
  ['Thái Mai Hoa', 1953, 'f', 'Số 13, phố Cây Bàng'],
  ['Lê Xuân Tuấn', 1958, 'm', 'Số 94, phố Hàng Sấu'],
  ['Trần Quỳnh Hà', 1961, 'f', 'Số 54, phố Cây Bàng'],
  ['Phan Kim Phương', 1980, 'f', 'Số 90, ngõ 8 phố Hàng Sấu'],
  ['Triệu Thị Thu Tuất', 1977, 'f', 'Số 19, phố Hàng Sấu'],
  ['Lê Anh Hùng', 1983, 'm', 'Số 78, phố Cây Bàng'],
  ['Hoàng Bá Vinh', 1978, 'm', 'Căn 12B37, khu nhà ở Ánh Dương'],
  ['Hoàng Quốc Thiện', 1986, 'm', 'Số 87, phố Hàng Sấu'],
  ['Phạm Văn Mùi', 1967, 'm', 'Số 16, ngõ 8 phố Hàng Sấu'],
  ['Trịnh Văn Đức', 1951, 'm', 'Số 7, phố Cây Bàng'],
  ['Phan Lan Trang', 1985, 'f', 'Căn 12B16, khu nhà ở Ánh Dương'],
  ['Đàm Thị Ngọc Quỳnh', 1962, 'f', 'Số 12, ngõ 25 phố Cây Bàng'],
  ['Hà Thị Ngọc Ngân', 1971, 'f', 'Số 38, ngõ 25 phố Cây Bàng'],
  ['Lê Khánh Tâm', 1968, 'f', 'Căn 12B18, khu nhà ở Ánh Dương'],
  ['Nguyễn Khánh My', 1964, 'f', 'Số 23, đường Gò Sậy'],
  ['Lưu Minh Hiền', 1956, 'f', 'Căn 12B96, khu nhà ở Ánh Dương'],
  ['Lê Gia Tuấn', 1980, 'm', 'Tổ dân phố số 12'],
  ['Cao Thị Minh Quỳnh', 1992, 'f', 'Số 33, đường Gò Sậy'],
  ['Kiều Thị Thu Khang', 1970, 'f', 'Số 62, ngõ 25 phố Cây Bàng'],
  ['Dương Hoàng Khôi', 1989, 'm', 'Số 77, ngõ 8 phố Hàng Sấu'],
  ['Phùng Công Minh', 1957, 'm', 'Số 30, phố Cây Bàng'],
  ['Nguyễn Đức Phúc', 1993, 'm', 'Căn 12B9, khu nhà ở Ánh Dương'],
  ['Lương Lan Liên', 1964, 'f', 'Căn 12B10, khu nhà ở Ánh Dương'],
  ['Khuất Hữu Duy', 1983, 'm', 'Số 36, ngõ 25 phố Cây Bàng'],
  ['Nguyễn Thị Hồng Tuyết', 1960, 'f', 'Căn 12B24, khu nhà ở Ánh Dương'],
  ['Nghiêm Thị Thu Anh', 1960, 'f', 'Số 89, ngõ 25 phố Cây Bàng'],
  ['Lưu Thị Hồng Lợi', 1976, 'f', 'Căn 12B29, khu nhà ở Ánh Dương'],
  ['Lê Xuân Sơn', 1959, 'm', 'Số 41, ngõ 25 phố Cây Bàng'],
  ['Đoàn Văn Thái', 1956, 'm', 'Tổ dân phố số 23'],
  ['Tạ Ngọc Sơn', 1990, 'm', 'Tổ dân phố số 24'],
  ['Cao Công Hoàng', 1954, 'm', 'Số 59, phố Hàng Sấu'],
  ['Lương Phương Giang', 1976, 'f', 'Số 39, ngõ 8 phố Hàng Sấu'],
  ['Phạm Bá Thái', 1963, 'm', 'Số 44, ngõ 25 phố Cây Bàng'],
  ['Lương Quốc Thành', 1996, 'm', 'Tổ dân phố số 8'],
  ['Trần Xuân Hùng', 1956, 'm', 'Số 58, phố Cây Bàng'],
  ['Lý Đức Trung', 1969, 'm', 'Căn 12B59, khu nhà ở Ánh Dương'],
  ['Lê Duy Hoàng', 1994, 'm', 'Số 7, ngõ 8 phố Hàng Sấu'],
  ['Tô Viết Quý', 1992, 'm', 'Tổ dân phố số 16'],
  ['Đinh Quốc Việt', 1955, 'm', 'Số 96, đường Gò Sậy'],
  ['Trần Khánh Giang', 1963, 'f', 'Số 4, ngõ 8 phố Hàng Sấu'],
  ['Lê Tiến Hà', 1981, 'm', 'Căn 12B20, khu nhà ở Ánh Dương'],
];

const sealed: readonly Row[] = [
  ['Đinh Trọng Khánh', 1994, 'm', 'Số 61, phố Cây Bàng'],
  ['Dương Thanh Yến', 1966, 'f', 'Căn 12B71, khu nhà ở Ánh Dương'],
  ['Thái Ngọc Oanh', 1994, 'f', 'Số 90, ngõ 8 phố Hàng Sấu'],
  ['Phan Thị Phương Ngọc', 1972, 'f', 'Căn 12B92, khu nhà ở Ánh Dương'],
  ['Đàm Kim Xuân', 1996, 'f', 'Số 52, ngõ 25 phố Cây Bàng'],
  ['Phan Thị Kim Hằng', 1988, 'f', 'Tổ dân phố số 13'],
  ['Phùng Kim Thủy', 1967, 'f', 'Số 2, phố Cây Bàng'],
  ['Đào Hồng Giang', 1970, 'f', 'Số 23, phố Hàng Sấu'],
  ['Tạ Thị Minh Liên', 1955, 'f', 'Số 19, đường Gò Sậy'],
  ['Cao Thị Minh Chính', 1985, 'f', 'Số 18, phố Hàng Sấu'],
  ['Hoàng Thế Đạt', 1978, 'm', 'Số 76, ngõ 8 phố Hàng Sấu'],
  ['Bùi Quỳnh Lợi', 1985, 'f', 'Số 34, phố Hàng Sấu'],
  ['Đinh Bích Nhân', 1990, 'f', 'Tổ dân phố số 22'],
  ['Khuất Quốc Ba', 1982, 'm', 'Số 24, đường Gò Sậy'],
  ['Ngô Thị Thanh Mai', 1983, 'f', 'Số 46, phố Hàng Sấu'],
  ['Lương Thanh Sơn', 1953, 'm', 'Số 90, đường Gò Sậy'],
  ['Thái Gia Phong', 1965, 'm', 'Căn 12B31, khu nhà ở Ánh Dương'],
  ['Đàm Minh Bích', 1973, 'f', 'Số 72, đường Gò Sậy'],
  ['Dương Kim Loan', 1981, 'f', 'Số 3, phố Cây Bàng'],
  ['Đặng Gia Lợi', 1968, 'm', 'Số 73, đường Gò Sậy'],
  ['Khuất Diệu Hường', 1990, 'f', 'Số 81, ngõ 8 phố Hàng Sấu'],
  ['Hoàng Thị Hồng Hiền', 1993, 'f', 'Số 21, ngõ 8 phố Hàng Sấu'],
  ['Quách Ngọc Khôi', 1953, 'm', 'Số 15, ngõ 8 phố Hàng Sấu'],
  ['Mai Hữu Đạt', 1963, 'm', 'Số 91, ngõ 25 phố Cây Bàng'],
];

/** A number the desk takes without asking: Hà Nội, century and sex in the fourth digit, the year in the next two; then a running number under 001000. */
function citizenOf([name, birthYear, gender, address]: Row, place: number): Citizen {
  const sex = (birthYear >= 2000 ? 2 : 0) + (gender === 'f' ? 1 : 0);
  return {
    name,
    birthYear,
    gender: gender === 'f' ? 'female' : 'male',
    address,
    idNumber: `001${sex}${String(birthYear).slice(2)}${String(place + 1).padStart(6, '0')}`,
    phone: `0500${String(100_000 + place * 131)}`,
  };
}

/** Who writes and comes openly. */
export const citizens: readonly Citizen[] = open.map((row, index) => citizenOf(row, index));
/** Who denounces: their names may stand in the sealed table only. */
export const denouncers: readonly Citizen[] = sealed.map((row, index) => citizenOf(row, 500 + index));

/** One citizen as a petition takes him down. */
export function senderOf(citizen: Citizen, ward: { id: number; name: string }, changes: Partial<SenderInput> = {}): SenderInput {
  return {
    ...blankSender,
    name: citizen.name,
    birthYear: citizen.birthYear,
    gender: citizen.gender,
    idType: 'can_cuoc',
    idNumber: citizen.idNumber,
    idIssuedOn: '2022-03-15',
    idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    phone: citizen.phone,
    wardUnitId: ward.id,
    wardText: ward.name,
    address: citizen.address,
    ...changes,
  };
}
