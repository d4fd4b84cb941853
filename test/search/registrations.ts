// Papers for the tests of search: the same complaint in several dresses. Fields not said are empty.
import { blankRegistration, blankSender } from '../../src/petitions/blank.ts';
import type { Registration, SenderInput } from '../../src/petitions/registration.ts';

export const hanh: SenderInput = {
  ...blankSender,
  name: 'Nguyễn Thị Hạnh',
  address: 'Số 12 ngõ 5',
  birthYear: 1968,
  idType: 'can_cuoc',
  idNumber: '001168001234',
  phone: '0912345678',
};

export const complaint: Registration = {
  ...blankRegistration,
  declaredType: 'KN',
  source: 'post',
  receivedOn: '2026-11-20',
  senders: [hanh],
  respondents: [{ kind: 'organization', name: 'UBND phường Yên Phụng', position: '', organization: '', accountId: null }],
  subject: 'Khiếu nại Quyết định số 1245/QĐ-UBND về việc thu hồi 62,4 m² đất ở',
  summary:
    'Gia đình tôi sử dụng thửa đất số 45 tờ bản đồ 12 ổn định từ năm 1993, có tên trong sổ mục kê. Ngày 03/9/2026 phường ban hành quyết định thu hồi nhưng không kiểm đếm tài sản trên đất, biên bản không có chữ ký của chủ sử dụng và mức bồi thường thấp hơn các hộ liền kề.',
  request: 'Hủy quyết định thu hồi đất',
  field: 'LAND.3',
  contestedNumber: '1245/QĐ-UBND',
  contestedOn: '2026-09-03',
  contestedBy: 'UBND phường Yên Phụng',
};

/** A denunciation; the canary is the name nobody may ever read anywhere. */
export const canary = 'Tôn Nữ Hoàng Oanh Canh Gác';
export const denunciation: Registration = {
  ...complaint,
  declaredType: 'TC',
  senders: [{ ...hanh, name: canary, birthYear: 1977, idNumber: '001177009999', phone: '0977000111' }],
  respondents: [
    { kind: 'individual', name: 'Lưu Đình Bách', position: 'Công chức địa chính', organization: 'UBND phường', accountId: null },
  ],
  subject: 'Tố cáo công chức địa chính thu tiền ngoài quy định',
  summary:
    'Công chức địa chính yêu cầu nộp thêm hai triệu đồng khi làm hồ sơ đất đai, không viết biên lai, việc này lặp lại với nhiều hộ trong tổ dân phố số 12 từ đầu năm đến nay.',
  contestedNumber: '',
  contestedOn: null,
  contestedBy: '',
  request: 'Xử lý theo quy định',
  field: 'CIVIL_SERVICE.4',
};
