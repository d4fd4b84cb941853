// The Vietnamese names of the intake form's fields, and of what their codes mean: for comparisons, timelines and error summaries.
import { capacityNames } from './capacity.ts';
import { idTypeNames } from './id-types.ts';
import { respondentPlaces } from './intake/forms.ts';
import { fieldName, petitionTypeNames, senderKindNames, sourceNames } from './petition.ts';

const labels: Record<string, string> = {
  declaredType: 'Loại đơn',
  knpaKind: 'Kiến nghị hay phản ánh',
  source: 'Đơn đến bằng cách nào',
  receivedOn: 'Ngày tiếp nhận',
  postmarkedOn: 'Ngày dấu bưu điện',
  writtenOn: 'Ngày ghi trên đơn',
  isLateEntry: 'Nhập bù',
  paperNumber: 'Số in sẵn trên sổ giấy',
  senderKind: 'Đơn của',
  senderCount: 'Tổng số người ký đơn',
  isAnonymous: 'Đơn không ghi rõ người gửi',
  subject: 'Trích yếu',
  summary: 'Tóm tắt nội dung',
  request: 'Công dân đề nghị',
  field: 'Lĩnh vực',
  contestedNumber: 'Số quyết định bị khiếu nại',
  contestedOn: 'Ngày quyết định',
  contestedBy: 'Cơ quan, người ban hành',
  previousOrg: 'Cơ quan đã giải quyết',
  previousNumber: 'Số văn bản giải quyết',
  previousOn: 'Ngày văn bản giải quyết',
  previousResult: 'Kết quả giải quyết',
  sourceOrg: 'Cơ quan, đại biểu chuyển đơn',
  sourceNumber: 'Số văn bản chuyển đơn',
  sourceOn: 'Ngày văn bản chuyển đơn',
  hasOriginals: 'Bản gốc giấy tờ',
  hasStateSecret: 'Tài liệu mật',
  secretFileNo: 'Số hồ sơ giấy lưu tài liệu mật',
  denouncedIs: 'Người bị tố cáo là cán bộ trong hệ thống',
  hasLegalForm: 'Đơn ký hoặc biên bản ghi lời tố cáo',
  areAllNamed: 'Họ tên từng người tố cáo',
  sealsNow: 'Bảo mật cả đơn',
  denouncedWritten: 'Người bị tố cáo đã ghi trong đơn',
  goesAbove: 'Tố cáo người đứng đầu đơn vị',
  againstOwnHead: 'Tố cáo người đứng đầu đơn vị',
};
const personLabels: Record<string, string> = {
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  gender: 'Giới tính',
  idType: 'Loại giấy tờ',
  idNumber: 'Số giấy tờ',
  idIssuedOn: 'Ngày cấp giấy tờ',
  idIssuedBy: 'Nơi cấp',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  wardText: 'Phường, xã',
  address: 'Số nhà, đường, tổ',
  contact: 'Cách liên hệ kín đáo',
  capacity: 'Tư cách',
  isRepresentative: 'Là người đại diện',
  proof: 'Giấy tờ chứng minh tư cách',
  position: 'Chức danh',
  organization: 'Cơ quan, đơn vị',
  kind: 'Cá nhân hay cơ quan',
  accountId: 'Là cán bộ của đơn vị này',
};

/** 'senders.1.name' → 'Họ và tên (người gửi 2)', the first place beside → 'người liên quan 1'; '' for a field an officer does not see. */
export function fieldLabel(name: string): string {
  const row = /^(senders|respondents)\.(\d+)\.(\w+)$/.exec(name);
  if (!row) return labels[name] ?? '';
  const label = row[1] === 'respondents' && row[3] === 'address' ? 'Địa chỉ' : personLabels[row[3] ?? ''];
  const place = Number(row[2]);
  const beside = place - respondentPlaces.length;
  const who =
    row[1] === 'senders'
      ? `người gửi ${place + 1}`
      : beside < 0
        ? `người bị khiếu nại, tố cáo ${place + 1}`
        : `người liên quan ${beside + 1}`;
  return label ? `${label} (${who})` : '';
}

const ticks = /^(isLateEntry|isAnonymous|hasOriginals|hasStateSecret|againstOwnHead|isRepresentative)$/;
const codes: Record<string, Record<string, string>> = {
  declaredType: petitionTypeNames,
  knpaKind: { kien_nghi: 'Kiến nghị', phan_anh: 'Phản ánh' },
  source: sourceNames,
  senderKind: senderKindNames,
  idType: idTypeNames,
  capacity: { ...capacityNames, self: 'Người có đơn' },
  kind: { individual: 'Cá nhân', organization: 'Cơ quan, tổ chức' },
  gender: { male: 'Nam', female: 'Nữ', other: 'Khác' },
};

/** What a value says to an officer: the words of a code, 'có' and 'không' of a tick, the text itself. '' when nothing is there. */
export function fieldWords(name: string, value: string): string {
  const last = name.split('.').at(-1) ?? name;
  if (ticks.test(last)) return value ? 'có' : 'không';
  if (last === 'field' && value) return fieldName(value);
  // An officer is named on the petition itself, not in a comparison.
  if (last === 'accountId' || last === 'denouncedIs') return value ? 'đã trả lời' : 'chưa trả lời';
  return codes[last]?.[value] ?? value;
}
