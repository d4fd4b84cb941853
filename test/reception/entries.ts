// Entries of the register for tests: one plain citizen, changed as a test needs.
import type { VisitEntry } from '../../src/reception/entry-form.ts';

export const citizen: VisitEntry['people'][number] = {
  idType: 'can_cuoc',
  idNumber: '001185001234',
  idIssuedOn: null,
  idIssuedBy: '',
  name: 'Nguyễn Thị Hạnh',
  birthYear: 1985,
  gender: 'female',
  ward: 'Phường Ba Đình',
  address: 'Số 18, ngõ 42, tổ 12',
  phone: '0900000123',
  email: '',
  capacity: 'self',
  proof: '',
  contact: '',
};

export function entry(change: Partial<VisitEntry> = {}): VisitEntry {
  return {
    denunciation: 'no',
    receivedOn: '2026-11-25',
    receivedTime: '09:00',
    kind: 'regular',
    mode: 'in_person',
    host: 'officer',
    hostName: '',
    hostTitle: '',
    receptionDay: null,
    companions: '',
    senderKind: 'individual',
    organization: '',
    request: 'Xem lại diện tích thu hồi',
    previousResolver: '',
    // What is one's own is not sent elsewhere.
    inJurisdiction: change.outcome === 'guided' || change.outcome === 'urge_subordinate' ? 'no' : 'yes',
    occurrence: null,
    outcome: null,
    refusalGround: null,
    guidedTo: '',
    guidanceNumber: '',
    transferredTo: '',
    transferNumber: '',
    appointmentOn: null,
    explained: '',
    conclusion: '',
    note: '',
    field: 'LAND',
    writtenOn: null,
    respondentName: '',
    respondentPost: '',
    respondentAccount: null,
    pastHead: false,
    denouncedIs: '',
    idConfirmed: false,
    personCount: 1,
    sameContentCount: change.senderKind === 'group' ? (change.personCount ?? 1) : 1,
    people: [citizen],
    contents: [{ type: 'KN', summary: 'Khiếu nại quyết định thu hồi 62,4 m² đất ở', org: '' }],
    documents: [],
    ...change,
  };
}

/** A denunciation by a person whose name must appear nowhere. */
export const canary = 'Lò Thị Canarytencaoto';
export function denunciation(change: Partial<VisitEntry> = {}): VisitEntry {
  return entry({
    denunciation: 'yes',
    people: [
      {
        ...citizen,
        name: canary,
        idNumber: '001185009876',
        phone: '0911222333',
        address: 'Ngõ Canarydiachi',
        proof: '',
        contact: 'gọi sau 18 giờ Canarycontact',
      },
    ],
    contents: [{ type: 'TC', summary: 'Tố cáo cán bộ nhận tiền làm sai thủ tục', org: '' }],
    respondentName: '',
    ...change,
  });
}

/** An outcome filled in later, nothing more said than a test says. */
export const blankOutcome = {
  inJurisdiction: null,
  refusalGround: null,
  guidedTo: '',
  guidanceNumber: '',
  transferredTo: '',
  transferNumber: '',
  appointmentOn: null,
  explained: '',
  conclusion: '',
  field: '',
  writtenOn: null,
  respondentName: '',
  respondentPost: '',
  respondentAccount: null,
  pastHead: false,
  denouncedIs: '' as const,
};
