// One filled sample of every paper, and the same papers with everything optional left out.
import { type PaperKind, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { composeKN03, composeKN04, composeKN05, composeKN14A, composeKN14B } from '../../../src/documents/papers/complaint.ts';
import { composeKN15, composeKN16 } from '../../../src/documents/papers/complaint-decision.ts';
import { composeDialogueInvitation, composeKN14 } from '../../../src/documents/papers/complaint-dialogue.ts';
import { composeConclusionNotice, composeTC05 } from '../../../src/documents/papers/denouncer.ts';
import {
  composeTC01,
  composeTC04,
  composeTC06,
  composeTCResume,
  composeTCSuspend,
  composeTCTerminate,
} from '../../../src/documents/papers/denunciation.ts';
import { composeTC12 } from '../../../src/documents/papers/denunciation-conclusion.ts';
import type { FrameData, OfficerData, PersonData } from '../../../src/documents/papers/frame.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import {
  composeInfoInspection,
  composeXLD01,
  composeXLD02,
  composeXLD03,
  composeXLD04,
  composeXLD05,
} from '../../../src/documents/papers/processing.ts';
import { qrPath } from '../../../src/documents/papers/qr.ts';
import { composeAppointment, composeNoShowMinutes, composeTCD01, composeTCD02 } from '../../../src/documents/papers/reception.ts';
import {
  composeKnpaReply,
  composeNoticeToSender,
  composeSupplementRequest,
} from '../../../src/documents/papers/sender-letters.ts';
import { composePaper, type PaperFields } from '../../../src/documents/registry/compose.ts';

export const frame: FrameData = {
  superiorOrg: 'Ủy ban nhân dân thành phố Hà Nội',
  issuingOrg: 'Ủy ban nhân dân phường Nghĩa Đô',
  officeCode: 'UBND',
  number: 5,
  place: 'Nghĩa Đô',
  date: '2026-09-03',
  signer: { prefixes: ['KT. CHỦ TỊCH'], title: 'PHÓ CHỦ TỊCH', name: 'Phạm Quốc Việt' },
  copies: ['Ban Tiếp công dân thành phố (để biết)'],
};

export const hanh: PersonData = {
  honorific: 'Bà',
  name: 'Nguyễn Thị Hạnh',
  address: 'số 18, ngõ 42, phường Nghĩa Đô, thành phố Hà Nội',
  idNumber: '001185001234',
  idIssuedOn: '2021-05-04',
  idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
};

const lan: OfficerData = { name: 'Trần Thị Lan Anh', title: 'Chuyên viên', org: 'Ủy ban nhân dân phường Nghĩa Đô' };
const viet: OfficerData = { name: 'Phạm Quốc Việt', title: 'Phó Chủ tịch', org: 'Ủy ban nhân dân phường Nghĩa Đô' };
const summary = 'không đồng ý với Quyết định số 1245/QĐ-UBND ngày 03/02/2026 về việc thu hồi 62,4 m² đất & "tài sản" <trên đất>';
const denounced = [{ name: 'Lê Văn Bình', title: 'công chức địa chính', address: 'Ủy ban nhân dân phường Nghĩa Đô' }];
const authority = 'Chủ tịch Ủy ban nhân dân phường Nghĩa Đô';
const acceptance = { number: '12/QĐ-UBND', on: '2026-08-10', issuedBy: authority };
const decision = { ...frame, authority, functionsBasis: 'Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025' };
const resolution = {
  ...decision,
  complainant: hanh,
  complaintOn: '2026-07-06',
  reportedBy: 'Thanh tra thành phố',
  reportNumber: '31/BC-TTTP',
  reportOn: '2026-08-20',
  contents: 'Khiếu nại về diện tích thu hồi.\nKhiếu nại về đơn giá bồi thường.',
  verification: 'Diện tích đo thực tế là 62,4 m².',
  dialogue: 'Hai bên thống nhất về diện tích.',
  conclusion: 'Căn cứ khoản 1 Điều 91 Luật Đất đai: khiếu nại về diện tích là sai; khiếu nại về đơn giá là đúng.',
  ruling: 'Sửa đổi một phần Quyết định số 1245/QĐ-UBND về đơn giá bồi thường.',
  relatedMatters: 'Chi trả bổ sung 4.000.000 đồng cho bà Nguyễn Thị Hạnh.',
  appealDays: 30,
  executors: 'Nguyễn Thị Hạnh, Giám đốc Ban Quản lý dự án',
  inspectorate: 'Thanh tra thành phố',
};
const order = {
  ...decision,
  denounced,
  acceptance,
  reason: 'cần đợi kết quả giám định lại',
  executors: 'Lê Văn Bình và cơ quan, tổ chức có liên quan',
};
const knOrder = { ...decision, instance: 'first' as const, complainant: hanh, summary, executors: 'Bà Nguyễn Thị Hạnh' };

/** What every kind's composer takes, filled. */
export const filledData: { [K in PaperKind]: PaperFields<K> & FrameData } = {
  TCD01_2026: {
    ...frame,
    contentType: 'KN',
    person: hanh,
    visitedOn: '2026-09-01',
    ground: 'A9_3',
    summary,
    coordinatingOrgs: ['Công an phường Nghĩa Đô'],
  },
  TCD02_2026: {
    ...frame,
    contentType: 'KN',
    receivedOn: '2026-09-03',
    receivedAtTime: '09:35',
    receivedAtPlace: 'Trụ sở Tiếp công dân phường Nghĩa Đô',
    receiver: lan,
    giver: hanh,
    items: [
      { name: 'Đơn khiếu nại đề ngày 01/9/2026', pages: 3, condition: 'Bản gốc, viết tay' },
      { name: 'Quyết định số 1245/QĐ-UBND', pages: 2, condition: 'Bản sao công chứng' },
    ],
    copyCount: 2,
    lookup: {
      site: 'tracuu.donthu.example',
      code: 'ND26-0433-K5',
      pin: '418 902',
      qr: qrPath('https://tracuu.donthu.example/lookup?c=ND26-0433-K5'),
    },
  },
  PHIEU_HEN: {
    ...frame,
    person: hanh,
    host: viet,
    meetOn: '2026-09-15',
    meetAtTime: '08:00',
    meetAtPlace: 'phòng 101',
    summary,
    bring: ['Đơn khiếu nại'],
  },
  BIEN_BAN_TCD_NO_SHOW: {
    ...frame,
    heldOn: '2026-09-15',
    fromTime: '08:00',
    toTime: '11:30',
    heldAtPlace: 'Trụ sở Tiếp công dân phường Nghĩa Đô',
    chair: viet,
    attendees: [lan],
    secretary: lan,
  },
  XLD01_2021: {
    ...frame,
    petitionType: 'KN',
    sender: hanh,
    head: authority,
    receivedOn: '2026-09-01',
    summary,
    proposedBy: lan,
    unitLeader: viet,
    unitLeaderWords: 'Nhất trí',
    approvedBy: viet,
    approvalWords: 'Đồng ý thụ lý',
    approvedOn: '2026-09-03',
  },
  XLD02_2021: {
    ...frame,
    complainant: hanh,
    receivedOn: '2026-09-01',
    summary,
    competentOrg: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
  },
  XLD03_2021: {
    ...frame,
    toOrg: 'Thanh tra thành phố',
    writtenOn: '2026-08-30',
    receivedOn: '2026-09-01',
    content: 'công chức địa chính nhận tiền',
  },
  TC_INFO_INSPECTION: {
    ...frame,
    receivedOn: '2026-09-01',
    content: 'công chức địa chính nhận tiền',
    inspector: 'Đội kiểm tra số 1',
    within: '30 ngày',
  },
  XLD04_2021: {
    ...frame,
    toOrg: 'Sở Xây dựng',
    writtenOn: '2026-08-30',
    receivedOn: '2026-09-01',
    sender: hanh,
    content: 'đường ngập',
  },
  XLD05_2021: {
    ...frame,
    sender: hanh,
    receivedOn: '2026-09-01',
    contents: [
      { content: 'thu hồi đất', type: 'KN', competentOrg: 'Chủ tịch Ủy ban nhân dân phường' },
      { content: 'đường ngập', type: 'KNPA', competentOrg: 'Sở Xây dựng' },
    ],
  },
  NOTICE_TO_SENDER: {
    ...frame,
    recipient: hanh,
    petitionType: 'KNPA',
    receivedOn: '2026-09-01',
    summary: 'đường ngập',
    outcome: { result: 'transferred', toOrg: 'Sở Xây dựng', letterNumber: '12/PC-UBND', letterOn: '2026-09-03' },
  },
  SUPPLEMENT_REQUEST: {
    ...frame,
    recipient: hanh,
    petitionType: 'KN',
    receivedOn: '2026-09-01',
    summary,
    items: ['Bản sao quyết định bị khiếu nại', 'Chữ ký của người khiếu nại'],
    withinDays: 7,
    submitTo: 'Trụ sở Tiếp công dân phường Nghĩa Đô',
  },
  KNPA_REPLY: {
    ...frame,
    recipient: hanh,
    receivedOn: '2026-09-01',
    summary: 'Phản ánh về việc đường ngập',
    answer: 'Đã nạo vét cống.\nSẽ thay nắp hố ga trong quý IV.',
  },
  KN03_2026: {
    ...frame,
    instance: 'first',
    complainant: hanh,
    receivedOn: '2026-09-01',
    summary,
    deadline: { days: 30, acceptedOn: '2026-09-03', basis: 'Điều 28 Luật Khiếu nại' },
    inspectorate: 'Thanh tra thành phố (để báo cáo)',
  },
  KN04_2026: {
    ...frame,
    complainant: hanh,
    receivedOn: '2026-09-01',
    summary,
    reason: 'thời hiệu khiếu nại đã hết',
  },
  KN05_2020: {
    ...decision,
    complainant: hanh,
    summary,
    days: 15,
    teamKind: 'Tổ',
    leader: viet,
    members: [lan],
    executors: 'Chánh Văn phòng',
  },
  KN_INVITE_DIALOGUE: {
    ...frame,
    invitees: [hanh, { honorific: 'Ông', name: 'Lê Văn Bình' }],
    complaintOf: hanh,
    summary,
    meetOn: '2026-09-20',
    meetAtTime: '14:00',
    meetAtPlace: 'phòng họp số 2',
    chair: viet,
    contents: ['Diện tích thu hồi'],
  },
  KN14_2026: {
    ...frame,
    fromTime: '14:00',
    heldOn: '2026-09-20',
    heldAtPlace: 'phòng họp số 2',
    endedTime: '16:30',
    chair: viet,
    secretary: lan,
    complainants: [hanh],
    respondents: [{ name: 'Lê Văn Bình', title: 'công chức', org: 'Ủy ban nhân dân phường' }],
    opening: 'Nêu mục đích.',
    opinions: 'Bà Hạnh giữ nguyên yêu cầu.',
    result: 'Thống nhất diện tích.',
    copyCount: 3,
  },
  KN14A_2026: { ...knOrder, act: 'suspend', reason: 'sự kiện bất khả kháng' },
  KN14B_2026: { ...knOrder, resumedOn: '2026-10-01', suspensionNumber: '14/QĐ-UBND', suspensionOn: '2026-09-10' },
  KN15_2020: { ...resolution, secondResolver: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội' },
  KN16_2020: { ...resolution, firstResult: 'Quyết định lần đầu giữ nguyên toàn bộ.' },
  TC01_2019: { ...order, extensionDays: 30, fromDate: '2026-09-10' },
  TC04_2019: {
    ...decision,
    proposedBy: 'Thanh tra thành phố',
    denounced,
    acceptedOn: '2026-08-10',
    contents: ['nhận tiền', 'cấp sai giấy'],
    limitDays: 30,
  },
  TC05_2019: {
    ...frame,
    recipientName: 'ông Đỗ Tố Giác',
    address: 'số 1 phố Kín',
    denounced,
    writtenOn: '2026-08-01',
    transferringOrg: 'Ban Tiếp công dân thành phố',
    resolver: authority,
    outcome: { accepted: true, contents: ['nhận tiền'], limitDays: 30, acceptedOn: '2026-08-10' },
  },
  TC06_2019: {
    ...frame,
    denounced: { name: 'Lê Văn Bình' },
    resolver: authority,
    contents: ['nhận tiền'],
    limitDays: 30,
    acceptanceNumber: '12/QĐ-UBND',
    acceptedOn: '2026-08-10',
  },
  TC12_2019: {
    ...frame,
    resolver: authority,
    denounced,
    acceptance,
    contents: [
      {
        content: 'nhận tiền',
        finding: 'Có nhận 2.000.000 đồng.',
        explanation: 'Thừa nhận.',
        verdict: 'dung_mot_phan',
        verdictNote: 'đúng về việc nhận tiền',
      },
    ],
    legalGrounds: 'Khoản 2 Điều 8 Luật Cán bộ, công chức.',
    responsibility: 'ông Lê Văn Bình',
    measures: 'Xem xét kỷ luật.',
    recommendations: 'Kiến nghị rà soát quy trình.',
  },
  TC_SUSPEND: order,
  TC_TERMINATE: { ...order, reason: 'người bị tố cáo chết' },
  TC_RESUME: { ...order, suspension: { number: '20/QĐ-UBND', on: '2026-09-01' }, resumedOn: '2026-09-20' },
  TC_CONCLUSION_NOTICE: {
    ...frame,
    recipientName: 'ông Đỗ Tố Giác',
    denounced,
    conclusionNumber: '03/KL-UBND',
    conclusionOn: '2026-09-01',
    resolver: authority,
    contents: [{ content: 'nhận tiền', verdict: 'dung' }],
  },
};

const bare: FrameData = {
  issuingOrg: 'Ủy ban nhân dân phường Nghĩa Đô',
  officeCode: 'UBND',
  place: null,
  signer: { title: null },
};
const nobody: PersonData = { name: null };
const bareOrder = {
  ...bare,
  authority: null,
  denounced: [],
  acceptance: { number: null, on: null },
  reason: null,
  executors: null,
};
const bareResolution = {
  ...bare,
  authority: null,
  complainant: nobody,
  complaintOn: null,
  reportedBy: null,
  contents: null,
  verification: null,
  conclusion: null,
  ruling: null,
  relatedMatters: null,
  appealDays: null,
  executors: null,
};
const bareKnOrder = {
  ...bare,
  authority: null,
  instance: 'second' as const,
  complainant: nobody,
  summary: null,
  executors: null,
};
const none: OfficerData = { name: null };

/** Every kind once, filled. */
export const filled = Object.fromEntries(
  paperKinds.map((kind) => [kind, composePaper(kind, filledData[kind], filledData[kind])]),
) as Record<PaperKind, Paper>;

/** Every kind with nothing known but the office: what is missing must print as dots. */
export const empty: Record<PaperKind, Paper> = {
  TCD01_2026: composeTCD01({ ...bare, contentType: 'TC', person: nobody, visitedOn: null, summary: null }),
  TCD02_2026: composeTCD02({
    ...bare,
    contentType: 'TC',
    receivedOn: null,
    receivedAtPlace: null,
    receiver: none,
    giver: nobody,
    items: [],
    copyCount: null,
  }),
  PHIEU_HEN: composeAppointment({ ...bare, person: nobody, host: none, meetOn: null, meetAtPlace: null, summary: null }),
  BIEN_BAN_TCD_NO_SHOW: composeNoShowMinutes({
    ...bare,
    heldOn: null,
    heldAtPlace: null,
    chair: none,
    attendees: [],
    secretary: none,
  }),
  XLD01_2021: composeXLD01({ ...bare, petitionType: 'TC', head: null, receivedOn: null, summary: null, proposedBy: none }),
  XLD02_2021: composeXLD02({ ...bare, complainant: nobody, receivedOn: null, summary: null, competentOrg: null }),
  XLD03_2021: composeXLD03({ ...bare, toOrg: null, writtenOn: null, receivedOn: null, content: null }),
  TC_INFO_INSPECTION: composeInfoInspection({ ...bare, receivedOn: null, content: null, inspector: null, within: null }),
  XLD04_2021: composeXLD04({ ...bare, toOrg: null, writtenOn: null, receivedOn: null, sender: nobody, content: null }),
  XLD05_2021: composeXLD05({ ...bare, sender: nobody, receivedOn: null, contents: [] }),
  NOTICE_TO_SENDER: composeNoticeToSender({
    ...bare,
    recipient: nobody,
    petitionType: 'TC',
    receivedOn: null,
    summary: null,
    outcome: { result: 'not_processed', reason: null },
  }),
  KNPA_REPLY: composeKnpaReply({ ...bare, recipient: nobody, receivedOn: null, summary: null, answer: null }),
  SUPPLEMENT_REQUEST: composeSupplementRequest({
    ...bare,
    recipient: nobody,
    petitionType: 'TC',
    receivedOn: null,
    summary: null,
    items: [],
    withinDays: null,
    submitTo: null,
  }),
  KN03_2026: composeKN03({ ...bare, instance: 'second', complainant: nobody, receivedOn: null, summary: null }),
  KN04_2026: composeKN04({ ...bare, complainant: nobody, receivedOn: null, summary: null, reason: null }),
  KN05_2020: composeKN05({
    ...bare,
    authority: null,
    complainant: nobody,
    summary: null,
    days: null,
    teamKind: 'Đoàn',
    leader: none,
    members: [],
    executors: null,
  }),
  KN_INVITE_DIALOGUE: composeDialogueInvitation({
    ...bare,
    invitees: [],
    complaintOf: nobody,
    summary: null,
    meetOn: null,
    meetAtPlace: null,
    chair: none,
    contents: [],
  }),
  KN14_2026: composeKN14({
    ...bare,
    heldOn: null,
    heldAtPlace: null,
    chair: none,
    secretary: none,
    complainants: [],
    complainantAbsent: 'without_reason',
    respondents: [],
    opening: null,
    opinions: null,
    result: null,
    copyCount: null,
  }),
  KN14A_2026: composeKN14A({ ...bareKnOrder, act: 'terminate', reason: null }),
  KN14B_2026: composeKN14B({ ...bareKnOrder, resumedOn: null, suspensionNumber: null, suspensionOn: null }),
  KN15_2020: composeKN15({ ...bareResolution, secondResolver: null }),
  KN16_2020: composeKN16({ ...bareResolution, firstResult: null }),
  TC01_2019: composeTC01({ ...bareOrder, extensionDays: null, fromDate: null }),
  TC04_2019: composeTC04({ ...bare, authority: null, denounced: [], acceptedOn: null, contents: [], limitDays: null }),
  TC05_2019: composeTC05({ ...bare, denounced: [], writtenOn: null, resolver: null, outcome: { accepted: false, reason: null } }),
  TC06_2019: composeTC06({ ...bare, denounced: { name: null }, resolver: null, contents: [], limitDays: null, acceptedOn: null }),
  TC12_2019: composeTC12({
    ...bare,
    resolver: null,
    denounced: [],
    acceptance: { number: null, on: null },
    contents: [],
    legalGrounds: null,
    measures: null,
  }),
  TC_SUSPEND: composeTCSuspend(bareOrder),
  TC_TERMINATE: composeTCTerminate(bareOrder),
  TC_RESUME: composeTCResume({ ...bareOrder, suspension: { number: null, on: null }, resumedOn: null }),
  TC_CONCLUSION_NOTICE: composeConclusionNotice({
    ...bare,
    denounced: [],
    conclusionNumber: null,
    conclusionOn: null,
    resolver: null,
    contents: [],
  }),
};
