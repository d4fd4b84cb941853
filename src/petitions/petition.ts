// The petition: its codes and their Vietnamese words (legal.md §4–6, §14). Said once, here. Pure.
import { lowered } from '../first-letter.ts';

export const petitionTypes = ['KN', 'TC', 'KNPA', 'MIXED'] as const;
export type PetitionType = (typeof petitionTypes)[number];
export const petitionTypeNames: Record<PetitionType, string> = {
  KN: 'Khiếu nại',
  TC: 'Tố cáo',
  KNPA: 'Kiến nghị, phản ánh',
  MIXED: 'Đơn có nhiều nội dung',
};

export const sources = [
  'in_person_reception',
  'in_person_dropoff',
  'post',
  'other_agency',
  'online_portal',
  'suggestion_box',
  'hotline',
  'na_deputy',
  'council_deputy',
  'fatherland_front',
  'press',
  'leader',
] as const;
/** The last: what an old book did not say. Nobody chooses it. */
export type Source = (typeof sources)[number] | 'not_recorded';
export const sourceNames: Record<Source, string> = {
  in_person_reception: 'Qua tiếp công dân',
  in_person_dropoff: 'Nộp trực tiếp tại bộ phận tiếp nhận',
  post: 'Dịch vụ bưu chính',
  other_agency: 'Cơ quan, tổ chức khác chuyển đến',
  online_portal: 'Cổng trực tuyến, thư điện tử',
  suggestion_box: 'Hộp thư góp ý',
  hotline: 'Đường dây nóng',
  na_deputy: 'Đại biểu Quốc hội chuyển đến',
  council_deputy: 'Đại biểu Hội đồng nhân dân chuyển đến',
  fatherland_front: 'Mặt trận Tổ quốc và tổ chức thành viên chuyển đến',
  press: 'Cơ quan báo chí chuyển đến',
  leader: 'Lãnh đạo Đảng, Nhà nước chuyển đến',
  not_recorded: 'Không ghi trong sổ cũ',
};
/** Sources whose sender must be told the result (legal.md §4.1). */
export const forwardingSources: readonly Source[] = [
  'other_agency',
  'na_deputy',
  'council_deputy',
  'fatherland_front',
  'press',
  'leader',
];

export const senderKinds = ['individual', 'group', 'organization'] as const;
export type SenderKind = (typeof senderKinds)[number];
export const senderKindNames: Record<SenderKind, string> = {
  individual: 'Cá nhân',
  group: 'Nhiều người',
  organization: 'Cơ quan, tổ chức',
};

export const statuses = [
  'received',
  'assigned',
  'duplicate_linked',
  'awaiting_supplement',
  'proposed',
  'approved',
  'guided',
  'transferred',
  'transferred_replied',
  'returned',
  'notified_inadmissible',
  'filed',
  'not_processed',
  'inspecting',
  'inspected',
  'accepted',
  'resolved',
  'terminated',
  'withdrawn',
  'destroyed',
  'void',
  'handed_over',
] as const;
export type PetitionStatus = (typeof statuses)[number];

type Colour = 'blue' | 'amber' | 'violet' | 'teal' | 'green' | 'grey' | 'red';
export interface Tag {
  words: string;
  colour: Colour;
  icon: string;
}
/** The words of a state, the same on screen, in exports and in notices (DESIGN.md §8). */
export const statusTags: Record<PetitionStatus, Tag> = {
  received: { words: 'Mới tiếp nhận', colour: 'blue', icon: 'inbox' },
  assigned: { words: 'Đang phân loại', colour: 'blue', icon: 'list-check' },
  duplicate_linked: { words: 'Đơn trùng', colour: 'grey', icon: 'copy' },
  awaiting_supplement: { words: 'Chờ bổ sung', colour: 'amber', icon: 'file-plus' },
  proposed: { words: 'Chờ phê duyệt', colour: 'violet', icon: 'writing-sign' },
  approved: { words: 'Đã phê duyệt', colour: 'violet', icon: 'check' },
  guided: { words: 'Đã hướng dẫn', colour: 'teal', icon: 'signature' },
  transferred: { words: 'Đã chuyển đơn', colour: 'teal', icon: 'arrow-right' },
  transferred_replied: { words: 'Đã có văn bản phúc đáp', colour: 'teal', icon: 'check' },
  returned: { words: 'Đã trả lại đơn', colour: 'teal', icon: 'arrow-back' },
  notified_inadmissible: { words: 'Không thụ lý', colour: 'grey', icon: 'ban' },
  filed: { words: 'Lưu đơn', colour: 'grey', icon: 'archive' },
  not_processed: { words: 'Không xử lý', colour: 'grey', icon: 'archive' },
  inspecting: { words: 'Đang thanh tra, kiểm tra', colour: 'blue', icon: 'search' },
  inspected: { words: 'Đã thanh tra, kiểm tra', colour: 'green', icon: 'circle-check' },
  accepted: { words: 'Đã thụ lý', colour: 'blue', icon: 'gavel' },
  // Of an old book, which tells no acceptance: what is accepted here says by its proceeding how far it is.
  resolved: { words: 'Đã giải quyết', colour: 'green', icon: 'circle-check' },
  terminated: { words: 'Đã đình chỉ giải quyết', colour: 'grey', icon: 'ban' },
  withdrawn: { words: 'Đã rút đơn', colour: 'grey', icon: 'arrow-back' },
  destroyed: { words: 'Đã tiêu hủy', colour: 'grey', icon: 'x' },
  void: { words: 'Đã hủy số', colour: 'grey', icon: 'x' },
  handed_over: { words: 'Đã bàn giao đơn vị kế tiếp', colour: 'grey', icon: 'arrow-right' },
};
/** How a petition stands, with what it was approved for where the state alone would say something else. */
export interface Standing {
  status: PetitionStatus;
  outcome: string | null;
}

/** The body below was urged to resolve it: nothing was sent on, its result is awaited. */
export const awaitsBelow = ({ status, outcome }: Standing): boolean => status === 'transferred' && outcome === 'urge';
const urgedTag: Tag = { words: 'Đã đôn đốc, chờ kết quả giải quyết', colour: 'teal', icon: 'clock' };

/** The tag of a petition as it stands. */
export const standingTag = (petition: Standing): Tag => (awaitsBelow(petition) ? urgedTag : statusTags[petition.status]);

/** Said where an act is asked of a number that was struck out. */
export const struckWords = 'Số đơn này đã hủy.';

/** What the citizen reads on the look-up page. */
export const citizenStatusWords: Record<PetitionStatus, string> = {
  received: 'Đã tiếp nhận đơn',
  assigned: 'Đang xem xét điều kiện xử lý',
  duplicate_linked: 'Đã nhập vào đơn nộp trước',
  awaiting_supplement: 'Cần ông, bà bổ sung tài liệu',
  proposed: 'Đang xem xét điều kiện xử lý',
  approved: 'Đang xem xét điều kiện xử lý',
  guided: 'Cơ quan đã hướng dẫn gửi đơn đến nơi có thẩm quyền',
  transferred: 'Đã chuyển đến cơ quan có thẩm quyền',
  transferred_replied: 'Cơ quan nhận chuyển đã trả lời',
  returned: 'Đã trả lại đơn',
  notified_inadmissible: 'Đã thông báo không thụ lý',
  filed: 'Đơn không đủ điều kiện xử lý theo quy định',
  not_processed: 'Đơn không đủ điều kiện xử lý theo quy định',
  inspecting: 'Đang xem xét điều kiện xử lý',
  inspected: 'Đã xử lý xong',
  accepted: 'Đã thụ lý giải quyết',
  resolved: 'Đã giải quyết',
  terminated: 'Việc giải quyết đơn của ông, bà đã đình chỉ',
  withdrawn: 'Đã ghi nhận ông, bà rút đơn',
  destroyed: 'Đơn không đủ điều kiện xử lý theo quy định',
  void: 'Số đơn này đã hủy',
  handed_over: 'Đã bàn giao cho đơn vị kế tiếp',
};
/** Whom a paper is against, or is about. One role for a denunciation, one for everything else: it follows the type of the petition. */
const opponentRoles = ['respondent', 'denounced'] as const;
/** Sealed, or a denunciation: who is named is denounced; of every other paper he is the respondent. Not classified yet counts as the latter. */
export function opponentRole(petition: { petitionType: PetitionType | null; sealed: boolean }): (typeof opponentRoles)[number] {
  return petition.sealed || petition.petitionType === 'TC' ? 'denounced' : 'respondent';
}
/** Complained of or denounced, whatever the paper is. */
export const isOpposing = (party: { role: string }): boolean => opponentRoles.some((role) => role === party.role);
/** Of a sealed petition: complained of in the complaint beside the denunciation, and denounced by nobody. */
export const isComplainedOf = (party: { role: string }): boolean => party.role === 'respondent';
/** On neither side: the result touches his rights or duties (Điều 30, Điều 32 LKN). */
export const isBeside = (party: { role: string }): boolean => party.role === 'related_party';
/** Everybody else sent the paper or speaks for who did. */
export const isSender = (party: { role: string }): boolean => !isOpposing(party) && !isBeside(party);
/** How the other side is called, by what the paper is. */
export const opponentNames: Record<PetitionType, string> = {
  KN: 'Người bị khiếu nại',
  TC: 'Người bị tố cáo',
  KNPA: 'Người, cơ quan được kiến nghị, phản ánh',
  MIXED: 'Người, cơ quan bị khiếu nại, tố cáo, phản ánh',
};

/** Sent to another body, whether it has written back or not: whoever wrote may still have to be told where it went. */
const sentOnStatuses: readonly PetitionStatus[] = ['transferred', 'transferred_replied'];
/** Is the petition in the hands of another body, whether that has answered or not? */
export const isSentOn = (status: string): boolean => sentOnStatuses.some((one) => one === status);
/** The same in SQL, for a table alias. */
export const isSentOnSql = (t: string): string => `${t}.status in (${sentOnStatuses.map((one) => `'${one}'`).join(',')})`;

/** States in which nothing more is expected of the unit for the petition itself. */
export const closedStatuses: readonly PetitionStatus[] = [
  'guided',
  'transferred_replied',
  'returned',
  'notified_inadmissible',
  'filed',
  'not_processed',
  'inspected',
  'resolved',
  'terminated',
  'withdrawn',
  'destroyed',
  'void',
  'duplicate_linked',
  'handed_over',
];

/** Accepted in an old book and at its end there, by a resolution or by an order to stop it: states no petition comes to here. */
const endedInOldBook: readonly PetitionStatus[] = ['resolved', 'terminated'];
/**
 * Was it accepted, and ended, before it came here? Of one that was withdrawn the book says the first by a day of acceptance.
 * @param isAccepted the book gives that day
 */
export const isEndedInOldBook = (status: string, isAccepted: boolean): boolean =>
  endedInOldBook.some((one) => one === status) || (status === 'withdrawn' && isAccepted);
/** SQL: the day an old book says a petition was withdrawn that it says was accepted before; null of every other. Only such a one has both days. */
export const withdrawnInOldBookSql = (t: string): string => `case when ${t}.status = 'withdrawn' then ${t}.resolved_on end`;
/** The same as `isEndedInOldBook` in SQL, for a table alias. */
export const isEndedInOldBookSql = (t: string): string =>
  `(${t}.status in (${endedInOldBook.map((one) => `'${one}'`).join(',')}) or ${withdrawnInOldBookSql(t)} is not null)`;

/**
 * The day it ended as it is told, in SQL: what an old book says is resolved, terminated or withdrawn after acceptance ended for the counts on the day it was accepted, else received (docs/decisions/0018),
 * and for whoever reads on the day the book gives.
 */
export const toldEndSql = (t: string): string => `coalesce(${t}.resolved_on, ${t}.closed_on)`;

export const outcomes = [
  'propose_acceptance',
  'notify_inadmissible',
  'request_supplement',
  'guide',
  'transfer',
  'return_to_transferor',
  'urge',
  'transfer_police',
  'info_for_inspection',
  'inspect_own',
  'file_away',
  'not_process',
  'report_leader',
  'judicial_guide_or_transfer',
] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeNames: Record<Outcome, string> = {
  propose_acceptance: 'Đề xuất thụ lý',
  notify_inadmissible: 'Thông báo không thụ lý',
  request_supplement: 'Yêu cầu bổ sung',
  guide: 'Hướng dẫn',
  transfer: 'Chuyển đơn',
  return_to_transferor: 'Trả lại cơ quan chuyển đơn',
  urge: 'Đôn đốc giải quyết',
  transfer_police: 'Chuyển cơ quan điều tra',
  info_for_inspection: 'Chuyển thanh tra, kiểm tra',
  inspect_own: 'Tự thanh tra, kiểm tra',
  file_away: 'Lưu đơn',
  not_process: 'Không xử lý',
  report_leader: 'Báo cáo Thủ trưởng',
  judicial_guide_or_transfer: 'Hướng dẫn, chuyển cơ quan tố tụng, dân cử, đảng, đoàn thể',
};

/** Leaf fields (legal.md §5.3); report buckets are mapped from these per circular. */
export const fields = {
  LAND: [
    'Đất đai',
    [
      'Bồi thường, hỗ trợ, tái định cư',
      'Cấp, thu hồi giấy chứng nhận',
      'Thu hồi đất',
      'Đòi lại đất cũ',
      'Giao, cho thuê đất',
      'Tranh chấp đất đai',
      'Quy hoạch, quản lý đất',
    ],
  ],
  HOUSING: ['Nhà ở, trật tự xây dựng', ['Nhà ở', 'Nhà chung cư', 'Nhà thuộc sở hữu nhà nước', 'Trật tự xây dựng']],
  POLICY: [
    'Chế độ, chính sách',
    ['Người có công', 'Bảo hiểm xã hội', 'Bảo trợ xã hội', 'Lương, phụ cấp', 'Giảm nghèo', 'Chính sách khác'],
  ],
  CIVIL_SERVICE: [
    'Công chức, công vụ',
    ['Kỷ luật cán bộ, công chức, viên chức', 'Tuyển dụng, bổ nhiệm', 'Thái độ, đạo đức công vụ', 'Vi phạm nhiệm vụ, công vụ'],
  ],
  ADMIN_OTHER: [
    'Hành chính khác',
    [
      'Xây dựng, đô thị',
      'Giao thông',
      'Môi trường',
      'Giáo dục',
      'Y tế',
      'Văn hóa',
      'Tài chính, thuế',
      'Đầu tư, doanh nghiệp',
      'Đấu thầu',
      'Hộ tịch',
      'Thủ tục hành chính',
      'Xử phạt vi phạm hành chính',
    ],
  ],
  CORRUPTION: ['Tham nhũng', []],
  JUDICIAL: ['Tư pháp', ['Điều tra', 'Truy tố', 'Xét xử', 'Thi hành án']],
  PARTY_MASS_ORG: ['Đảng, đoàn thể', []],
  OTHER: ['Khác', []],
} as const satisfies Record<string, readonly [string, readonly string[]]>;
export type FieldBranch = keyof typeof fields;

export interface FieldLeaf {
  /** LAND, or LAND.1 for its first leaf. */
  code: string;
  branch: FieldBranch;
  name: string;
}
/** Every leaf and every branch, in order. */
export const fieldLeaves: readonly FieldLeaf[] = (Object.keys(fields) as FieldBranch[]).flatMap((branch) => {
  const [name, leaves] = fields[branch];
  return [
    { code: branch, branch, name },
    ...leaves.map((leaf, index) => ({ code: `${branch}.${index + 1}`, branch, name: leaf })),
  ];
});
const leafNames = new Map(fieldLeaves.map((leaf) => [leaf.code, leaf.name]));
/** The words of a field code; an unknown code reads "Khác". */
export function fieldName(code: string): string {
  return leafNames.get(code) ?? 'Khác';
}
/** The branch of a code of fields ('LAND.1' → 'LAND'); OTHER where it is of none. */
export function fieldBranch(code: string): FieldBranch {
  const branch = code.split('.')[0] ?? '';
  return branch in fields ? (branch as FieldBranch) : 'OTHER';
}

export const ineligibleReasons = [
  'no_name_address',
  'no_signature',
  'no_date',
  'not_vietnamese',
  'content_missing',
  'sent_to_many_incl_competent',
  'already_guided',
  'duplicate_processed',
  'resolved_no_new_facts',
  'illegible',
  'impersonated',
  'not_legal_form',
  'other',
] as const;
export type IneligibleReason = (typeof ineligibleReasons)[number];
export const ineligibleReasonNames: Record<IneligibleReason, string> = {
  no_name_address: 'Không ghi rõ họ tên, địa chỉ người gửi',
  no_signature: 'Không có chữ ký hoặc điểm chỉ',
  no_date: 'Không ghi ngày, tháng, năm viết đơn',
  not_vietnamese: 'Không viết bằng tiếng Việt và không có bản dịch được công chứng',
  content_missing: 'Thiếu nội dung bắt buộc của loại đơn',
  sent_to_many_incl_competent: 'Gửi nhiều cơ quan, trong đó có cơ quan có thẩm quyền',
  already_guided: 'Đã được hướng dẫn một lần về cùng nội dung',
  duplicate_processed: 'Trùng với đơn đã xử lý',
  resolved_no_new_facts: 'Đã có quyết định có hiệu lực, không có tình tiết mới',
  illegible: 'Rách nát, tẩy xóa, không đọc được',
  impersonated: 'Mạo danh người khác',
  not_legal_form: 'Không gửi bằng đơn, không trình bày trực tiếp',
  other: 'Lý do khác',
};

/** "Lưu đơn (không ghi rõ họ tên, địa chỉ người gửi)": what became of a petition, of an ineligible one with its ground. */
export function outcomeWords({ outcome, ineligibleReason }: { outcome: Outcome; ineligibleReason: string | null }): string {
  const ground = ineligibleReasonNames[ineligibleReason as IneligibleReason];
  return ground ? `${outcomeNames[outcome]} (${lowered(ground)})` : outcomeNames[outcome];
}

export const jurisdictions = ['own', 'not_own', 'subordinate_overdue'] as const;
export type Jurisdiction = (typeof jurisdictions)[number];
export const jurisdictionNames: Record<Jurisdiction, string> = {
  own: 'Thuộc thẩm quyền',
  not_own: 'Không thuộc thẩm quyền',
  subordinate_overdue: 'Thuộc thẩm quyền cấp dưới, quá hạn chưa giải quyết',
};
export const competentBranches = [
  'administrative',
  'elected_body',
  'judicial',
  'political_social_org',
  'public_service_unit',
  'state_enterprise',
] as const;
export type CompetentBranch = (typeof competentBranches)[number];
export const competentBranchNames: Record<CompetentBranch, string> = {
  administrative: 'Cơ quan hành chính',
  elected_body: 'Quốc hội, Hội đồng nhân dân',
  judicial: 'Cơ quan tố tụng, thi hành án',
  political_social_org: 'Đảng, đoàn thể, tổ chức xã hội, tôn giáo',
  public_service_unit: 'Đơn vị sự nghiệp công lập',
  state_enterprise: 'Doanh nghiệp nhà nước',
};
export const instances = ['first', 'second'] as const;
/**
 * What is complained of. Chapter IV LKN is on the discipline of cán bộ, công chức alone (Điều 47): 'disciplinary'. That of viên chức keeps the
 * general rules on time, procedure and court (in public service units by Điều 15 NĐ 124/2020) and so is asked apart: 'disciplinary_employee'.
 */
export const objectKinds = ['admin_decision', 'admin_act', 'disciplinary', 'disciplinary_employee'] as const;
export type ObjectKind = (typeof objectKinds)[number];
export const objectKindNames: Record<ObjectKind, string> = {
  admin_decision: 'Quyết định hành chính',
  admin_act: 'Hành vi hành chính',
  disciplinary: 'Quyết định kỷ luật cán bộ, công chức',
  disciplinary_employee: 'Quyết định kỷ luật viên chức',
};
/** Is it by Chapter IV LKN: other limits, terms, dialogue and no general way to the court. */
export const isOfficialsDiscipline = (kind: ObjectKind | null | undefined): boolean => kind === 'disciplinary';
export const denunciationKinds = ['official_duty', 'state_management'] as const;
export type DenunciationKind = (typeof denunciationKinds)[number];
export const denunciationKindNames: Record<DenunciationKind, string> = {
  official_duty: 'Hành vi vi phạm trong thực hiện nhiệm vụ, công vụ',
  state_management: 'Hành vi vi phạm về quản lý nhà nước trong các lĩnh vực',
};

/** ĐT-2026-000417: per unit and year of receipt, gap-free. */
export function petitionNumber(petition: { year: number; number: number }): string {
  return `ĐT-${petition.year}-${String(petition.number).padStart(6, '0')}`;
}

/** "Khiếu nại lần hai", "Tố cáo tiếp", … as lists show it. */
export function typeWords(petition: {
  petitionType: PetitionType;
  instance?: string | null;
  denunciationRound?: string | null;
}): string {
  if (petition.petitionType === 'KN' && petition.instance)
    return petition.instance === 'second' ? 'Khiếu nại lần hai' : 'Khiếu nại lần đầu';
  if (petition.petitionType === 'TC' && petition.denunciationRound === 'continued') return 'Tố cáo tiếp';
  return petitionTypeNames[petition.petitionType];
}

/** How a sealed denouncer is called everywhere but in the sealed table. */
export function sealedPartyName(ordinal: number): string {
  return `Người tố cáo số ${ordinal}`;
}
export const sealedSenderLabel = 'Người tố cáo (được bảo mật)';

/** Whether the body below was urged to resolve this denunciation; its report on how far it is leaves it to do so. */
export const isUrgedBelow = ({ petitionType, outcome }: { petitionType: string; outcome: string | null }): boolean =>
  petitionType === 'TC' && outcome === 'urge';
