// A complete registration; a test says only what matters to it.
import { blankRegistration, blankSender } from '../../src/petitions/blank.ts';
import type { Registration, SenderInput } from '../../src/petitions/registration.ts';

export function aSender(changes: Partial<SenderInput> = {}): SenderInput {
  return {
    ...blankSender,
    name: 'Nguyễn Thị Hạnh',
    birthYear: 1968,
    gender: 'female',
    idType: 'can_cuoc',
    idNumber: '001168001234',
    phone: '0900000123',
    wardText: 'Phường Ba Đình',
    address: 'Số 18, ngõ 42',
    ...changes,
  };
}

export function aRegistration(changes: Partial<Registration> = {}): Registration {
  return {
    ...blankRegistration,
    declaredType: 'KN',
    source: 'in_person_dropoff',
    receivedOn: '2026-11-20',
    writtenOn: '2026-11-18',
    senders: [aSender()],
    respondents: [
      { kind: 'individual', name: 'Chủ tịch UBND phường', position: 'Chủ tịch', organization: 'UBND phường', accountId: null },
    ],
    subject: 'Khiếu nại quyết định thu hồi đất',
    summary: 'Không đồng ý với diện tích thu hồi ghi trong quyết định.',
    request: 'Đo lại diện tích',
    field: 'LAND.3',
    contestedNumber: '1245/QĐ-UBND',
    contestedOn: '2026-09-03',
    contestedBy: 'UBND phường',
    ...changes,
  };
}

/** A denunciation of the same shape. */
export function aDenunciation(changes: Partial<Registration> = {}): Registration {
  return aRegistration({
    declaredType: 'TC',
    respondents: [
      { kind: 'individual', name: '', position: 'Công chức địa chính', organization: 'UBND phường', accountId: null },
    ],
    subject: 'Tố cáo cán bộ địa chính thu tiền ngoài quy định',
    summary: 'Thu tiền của các hộ dân khi làm thủ tục.',
    contestedNumber: '',
    contestedBy: '',
    field: 'CIVIL_SERVICE.4',
    ...changes,
  });
}
