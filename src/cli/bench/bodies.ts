// Bodies under the departments of the city, with which it has the 170 offices of a province: their heads settle complaints of the first
// instance (Điều 19 Luật Khiếu nại) and receive citizens as the departments do. Real names as they stood in 2025; only for measuring: an
// installation makes the bodies it has on the page of units.
import { loadUnits } from '../../../seeds/01_reference/load-units.ts';
import { cityInspectorate, keyOf, type SeedUnit, type UnitKey } from '../../../seeds/01_reference/rows.ts';
import type { Tx } from '../../database/tx.ts';

interface Body {
  /** The department's code. */
  under: string;
  /** Part of its own code. */
  key: string;
  name: string;
  symbol: string;
}

const body = (under: string, key: string, name: string, symbol: string): Body => ({ under, key, name: `${name} Hà Nội`, symbol });

const bodies: readonly Body[] = [
  body('so-nnmt', 'kiem-lam', 'Chi cục Kiểm lâm', 'CCKL'),
  body('so-nnmt', 'trong-trot', 'Chi cục Trồng trọt và Bảo vệ thực vật', 'CCTTBVTV'),
  body('so-nnmt', 'chan-nuoi', 'Chi cục Chăn nuôi và Thú y', 'CCCNTY'),
  body('so-nnmt', 'thuy-loi', 'Chi cục Thủy lợi và Phòng, chống thiên tai', 'CCTL'),
  body('so-nnmt', 'nong-thon', 'Chi cục Phát triển nông thôn', 'CCPTNT'),
  body('so-nnmt', 'chat-luong', 'Chi cục Quản lý chất lượng nông, lâm sản và thủy sản', 'CCQLCL'),
  body('so-nnmt', 'moi-truong', 'Chi cục Bảo vệ môi trường', 'CCBVMT'),
  body('so-nnmt', 'khuyen-nong', 'Trung tâm Khuyến nông', 'TTKN'),
  body('so-nnmt', 'quan-trac', 'Trung tâm Quan trắc tài nguyên và môi trường', 'TTQT'),
  body('so-y-te', 'an-toan-thuc-pham', 'Chi cục An toàn vệ sinh thực phẩm', 'CCATTP'),
  body('so-y-te', 'dan-so', 'Chi cục Dân số', 'CCDS'),
  body('so-y-te', 'kiem-soat-benh-tat', 'Trung tâm Kiểm soát bệnh tật', 'KSBT'),
  body('so-y-te', 'cap-cuu-115', 'Trung tâm Cấp cứu 115', 'CC115'),
  body('so-y-te', 'phap-y', 'Trung tâm Pháp y', 'TTPY'),
  body('so-cong-thuong', 'quan-ly-thi-truong', 'Chi cục Quản lý thị trường', 'QLTT'),
  body('so-khcn', 'tieu-chuan', 'Chi cục Tiêu chuẩn Đo lường Chất lượng', 'TĐC'),
  body('so-noi-vu', 'viec-lam', 'Trung tâm Dịch vụ việc làm', 'TTDVVL'),
  body('so-noi-vu', 'luu-tru', 'Trung tâm Lưu trữ lịch sử', 'TTLTLS'),
  body('so-tu-phap', 'tro-giup-phap-ly', 'Trung tâm Trợ giúp pháp lý nhà nước', 'TGPL'),
  body('so-tu-phap', 'dau-gia', 'Trung tâm Dịch vụ đấu giá tài sản', 'TTĐG'),
  body('so-xay-dung', 'dieu-hanh-giao-thong', 'Trung tâm Quản lý và Điều hành giao thông', 'TTGT'),
  body('so-xay-dung', 'ha-tang-ky-thuat', 'Trung tâm Quản lý hạ tầng kỹ thuật', 'TTHTKT'),
  body('so-xay-dung', 'giam-dinh', 'Trung tâm Giám định chất lượng xây dựng', 'TTGĐ'),
  body('so-vhtt', 'di-tich', 'Ban Quản lý di tích danh thắng', 'BQLDT'),
  body('so-vhtt', 'trien-lam', 'Trung tâm Thông tin triển lãm', 'TTTTTL'),
];

/** Makes those that are missing, each under its department of today and as old as that. */
export async function makeBodies(tx: Tx, today: string): Promise<void> {
  const departments = await tx.rows<UnitKey & { name: string }>(
    `select k.scheme, k.code, lower(k.during) as "from", u.name from unit_codes k join units u on u.id = k.unit_id
      where k.scheme = 'department' and k.code = any ($1::text[]) and k.during @> $2::date`,
    [bodies.map(({ under }) => under), today],
  );
  const made = bodies.flatMap((one) => {
    const parent = departments.find(({ code }) => code === one.under);
    return parent ? [{ ...one, parent, unit: unitOf(one, parent) }] : [];
  });
  await loadUnits(tx, {
    units: made.map(({ unit }) => unit),
    codes: [],
    parents: made.map(({ unit, parent }) => ({ unit: keyOf(unit), parent: keyOf(parent), from: unit.from, until: null })),
    successors: [],
    profiles: made.map(({ unit, parent, name, symbol }) => ({
      unit: keyOf(unit),
      issuingOrg: name,
      superiorOrg: `${parent.name} Hà Nội`,
      symbol,
      place: 'Hà Nội',
      headTitle: name.startsWith('Chi cục') ? 'CHI CỤC TRƯỞNG' : name.startsWith('Ban') ? 'TRƯỞNG BAN' : 'GIÁM ĐỐC',
      functionsBasis: '',
      inspectorate: cityInspectorate,
      address: '',
      approvalRoute: 'unit_head_then_leader',
    })),
    reach: [],
  });
}

const unitOf = ({ key, name }: Body, { from }: UnitKey): SeedUnit => ({
  scheme: 'department',
  code: `do-luong.${key}`,
  from,
  until: null,
  level: 'department',
  unitType: name.startsWith('Chi cục') ? 'Chi cục' : name.startsWith('Ban') ? 'Ban' : 'Trung tâm',
  name,
  shortName: name.replace(/ Hà Nội$/, ''),
  note: '',
});
