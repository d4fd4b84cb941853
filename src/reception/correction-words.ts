// What a correction of a visit is called: its fields, what differs between two forms of it, and what it did not reach. Pure.
import type { Rewritten } from '../documents/actions.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';

/** Vietnamese names of the fields, for the list of what was changed. Personal words are named, never quoted. */
export const fieldLabels: Record<string, string> = {
  receivedOn: 'Ngày tiếp',
  receivedTime: 'Giờ tiếp',
  kind: 'Loại tiếp',
  mode: 'Hình thức',
  host: 'Người tiếp',
  hostName: 'Người chủ trì',
  hostTitle: 'Chức vụ người chủ trì',
  companions: 'Cùng tiếp',
  senderKind: 'Số người đến',
  personCount: 'Số người của đoàn',
  organization: 'Cơ quan, tổ chức',
  request: 'Công dân đề nghị',
  previousResolver: 'Cơ quan đã giải quyết',
  inJurisdiction: 'Thẩm quyền',
  sameContentCount: 'Số người cùng nội dung',
  occurrence: 'Lần tiếp',
  note: 'Ghi chú',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  gender: 'Giới tính',
  idType: 'Loại giấy tờ',
  idNumber: 'Số giấy tờ',
  idIssuedOn: 'Ngày cấp',
  idIssuedBy: 'Nơi cấp',
  ward: 'Phường, xã',
  address: 'Số nhà, đường',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  capacity: 'Tư cách',
  proof: 'Giấy tờ chứng minh',
  type: 'Loại nội dung',
  summary: 'Tóm tắt nội dung',
  org: 'Cơ quan có thẩm quyền',
};

const documentLabels: Record<string, string> = { name: 'Tên tài liệu', pages: 'Số trang', condition: 'Tình trạng' };

/** The words of a field name of the page: 'p2_name' → 'Họ và tên (người 2)'. '' for fields a correction does not touch. */
export function labelOf(field: string): string {
  const row = /^([pcd])(\d+)_(\w+)$/.exec(field);
  if (!row) return fieldLabels[field] ?? '';
  if (row[1] === 'd') return documentLabels[row[3] ?? ''] ? `${documentLabels[row[3] ?? '']} (tài liệu ${row[2]})` : '';
  const label = fieldLabels[row[3] ?? ''];
  return label ? `${label} (${row[1] === 'p' ? 'người' : 'nội dung'} ${row[2]})` : '';
}

/** Field by field, what differs between two forms of the same visit. */
export function differences(
  stored: Record<string, string | string[]>,
  typed: Record<string, string | string[]>,
): { name: string; label: string; stored: string; typed: string }[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(typed)])];
  const plain = (value: string | string[] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();
  return names.flatMap((name) => {
    const label = labelOf(name);
    const [was, is] = [plain(stored[name]), plain(typed[name])];
    return label && was !== is ? [{ name, label, stored: was, typed: is }] : [];
  });
}

/** What still says what the visit said before it was corrected. */
export interface StillOld {
  petition: boolean;
  papers: number[];
  /** The visit was sealed already: its day or hour was corrected, the only words of it those still hold. */
  ofDay?: boolean;
}

/** What of a correction did not reach the petition and the papers, and the drafts it did reach; in sentences. */
export function elsewhereWords({ rewritten, standing }: Rewritten, petition: boolean): string[] {
  const titles = (papers: Rewritten['standing']) =>
    [...new Set(papers.map((paper) => paperCatalogue[paper.kind].title))].join(', ');
  const old = [...(petition ? ['đơn đã vào sổ'] : []), ...(standing.length > 0 ? [titles(standing)] : [])];
  return [
    ...(rewritten.length > 0 ? [`Văn bản chưa ban hành được sửa theo: ${titles(rewritten)}; bản đã in thì in lại.`] : []),
    ...(old.length > 0 ? [`Còn ghi như cũ: ${old.join('; ')}. Xem mục cần sửa tiếp ở trang lượt tiếp.`] : []),
  ];
}
