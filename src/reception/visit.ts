// One visit (lượt tiếp công dân) and its words: kinds, hosts, outcomes, replies, states (legal.md §3, §7.5, §14). Pure.
import type { PetitionType, SenderKind, Tag } from '../petitions/petition.ts';

export const visitKinds = ['regular', 'periodic', 'extraordinary'] as const;
export type VisitKind = (typeof visitKinds)[number];
export const visitKindNames: Record<VisitKind, string> = {
  regular: 'Thường xuyên',
  periodic: 'Định kỳ',
  extraordinary: 'Đột xuất',
};

export const visitModes = ['in_person', 'online'] as const;
export type VisitMode = (typeof visitModes)[number];
export const visitModeNames: Record<VisitMode, string> = { in_person: 'Trực tiếp', online: 'Trực tuyến' };
/** Online reception exists from this day on (LTCD Điều 3a). */
export const onlineFrom = '2026-07-01';

export const visitHosts = ['officer', 'head', 'delegated'] as const;
export type VisitHost = (typeof visitHosts)[number];
export const visitHostNames: Record<VisitHost, string> = {
  officer: 'Người tiếp công dân',
  head: 'Thủ trưởng tiếp',
  delegated: 'Ủy quyền tiếp',
};

export const occurrences = ['first', 'repeated'] as const;
export type Occurrence = (typeof occurrences)[number];
export const occurrenceNames: Record<Occurrence, string> = { first: 'Tiếp lần đầu', repeated: 'Tiếp nhiều lần' };

/** One content is never "mixed": several contents make the visit mixed. */
export const contentTypes = ['KN', 'TC', 'KNPA'] as const;
export type ContentType = (typeof contentTypes)[number];

export const visitOutcomes = [
  'answered_on_spot',
  'accepted_for_processing',
  'guided',
  'transferred',
  'urge_subordinate',
  'explained_settled',
  'supplement_requested',
  'appointment',
  'refused',
  'no_show',
] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];
export const visitOutcomeNames: Record<VisitOutcome, string> = {
  answered_on_spot: 'Trả lời ngay',
  accepted_for_processing: 'Tiếp nhận đơn, báo cáo người có thẩm quyền',
  guided: 'Hướng dẫn đến cơ quan có thẩm quyền',
  transferred: 'Chuyển đơn đến cơ quan có thẩm quyền',
  urge_subordinate: 'Báo cáo để yêu cầu cấp dưới giải quyết',
  explained_settled: 'Giải thích, yêu cầu chấp hành, chấm dứt khiếu nại, tố cáo',
  supplement_requested: 'Đề nghị bổ sung thông tin, tài liệu',
  appointment: 'Hẹn gặp lãnh đạo',
  refused: 'Từ chối tiếp',
  no_show: 'Không có công dân đến',
};
/** Said in a few words, for a list. */
export const shortOutcomeNames: Record<VisitOutcome, string> = {
  ...visitOutcomeNames,
  accepted_for_processing: 'Tiếp nhận đơn',
  guided: 'Hướng dẫn',
  transferred: 'Chuyển đơn',
  urge_subordinate: 'Yêu cầu cấp dưới giải quyết',
  explained_settled: 'Giải thích, chấm dứt',
  supplement_requested: 'Đề nghị bổ sung',
};
/** What an outcome is called, in full or in a few words. @param isBelow false where whom the desk asked does not stand below it: it asked, it could demand nothing */
export const outcomeWords = (names: typeof visitOutcomeNames, outcome: VisitOutcome, isBelow: boolean): string =>
  outcome === 'urge_subordinate' && !isBelow ? 'Đề nghị cơ quan có thẩm quyền giải quyết' : names[outcome];
/** Outcomes an officer chooses for citizens who came. */
export const citizenOutcomes = visitOutcomes.filter((outcome) => outcome !== 'no_show');

/** What the answer to the citizen said (LTCD Điều 28.1). */
export const replyKinds = ['direct', 'accepted', 'prolonged', 'not_accepted', 'transferred', 'refusal_notice'] as const;
export type ReplyKind = (typeof replyKinds)[number];
export const replyKindNames: Record<ReplyKind, string> = {
  direct: 'Trả lời trực tiếp cho công dân',
  accepted: 'Thông báo đã thụ lý',
  prolonged: 'Thông báo cần kéo dài thời gian để xác minh thêm',
  not_accepted: 'Thông báo từ chối thụ lý',
  transferred: 'Thông báo đã chuyển đến cơ quan có thẩm quyền',
  refusal_notice: 'Ban hành thông báo từ chối tiếp công dân (Mẫu 01/TCD)',
};
/** The answers an officer chooses from; the notice of refusal answers only a refusal. */
export const chosenReplyKinds = replyKinds.filter((kind) => kind !== 'refusal_notice');

/**
 * What an outcome means for the duty to answer within 10 working days (LTCD Điều 28.1).
 * settled: the officer answered the citizen face to face; runs: an answer is still owed; none: nothing was taken in.
 */
export const replyDuty: Record<VisitOutcome, 'settled' | 'runs' | 'none'> = {
  answered_on_spot: 'settled',
  accepted_for_processing: 'runs',
  guided: 'settled',
  transferred: 'runs',
  urge_subordinate: 'runs',
  explained_settled: 'settled',
  supplement_requested: 'runs',
  appointment: 'runs',
  refused: 'none',
  no_show: 'none',
};

export const visitStatuses = ['recorded', 'outcome_set', 'replied', 'void', 'handed_over'] as const;
export type VisitStatus = (typeof visitStatuses)[number];
export const visitStatusTags: Record<VisitStatus, Tag> = {
  recorded: { words: 'Đã ghi sổ', colour: 'blue', icon: 'inbox' },
  outcome_set: { words: 'Đã có kết quả tiếp', colour: 'violet', icon: 'list-check' },
  replied: { words: 'Đã trả lời công dân', colour: 'green', icon: 'circle-check' },
  void: { words: 'Đã hủy số', colour: 'grey', icon: 'x' },
  handed_over: { words: 'Đã bàn giao đơn vị kế tiếp', colour: 'grey', icon: 'arrow-right' },
};

/** TCD-2026-00038: the ordinal of the register, per unit and year of the reception. */
export function visitNumber(visit: { year: number; number: number }): string {
  return `TCD-${visit.year}-${String(visit.number).padStart(5, '0')}`;
}

/** Where a visit was received that was taken over in a re-organisation, and its number there; '' when it was received here. */
export const takenOverWords = (visit: {
  originUnitName: string | null;
  originYear: number | null;
  originNumber: number | null;
}) =>
  visit.originUnitName !== null && visit.originYear !== null && visit.originNumber !== null
    ? `Nhận bàn giao từ ${visit.originUnitName}, số cũ ${visitNumber({ year: visit.originYear, number: visit.originNumber })}`
    : '';

/** The status right after an outcome is set. */
export function statusAfter(outcome: VisitOutcome | null): VisitStatus {
  if (outcome === null) return 'recorded';
  return replyDuty[outcome] === 'settled' ? 'replied' : 'outcome_set';
}

/** The type of a visit from its contents: several kinds make it mixed. Null when nothing was said. */
export function typeOfContents(contents: readonly { type: ContentType }[]): PetitionType | null {
  const kinds = [...new Set(contents.map((content) => content.type))];
  return kinds.length > 1 ? 'MIXED' : (kinds[0] ?? null);
}

/** A visit with any denunciation in it is sealed, whatever was answered first (decisions 10). */
export function isSealedVisit(saidDenunciation: boolean, contents: readonly { type: ContentType }[]): boolean {
  return saidDenunciation || contents.some((content) => content.type === 'TC');
}

/** How the register and lists call who came. Sealed visits never pass a name here. */
export function visitorLabel(visit: {
  sealed: boolean;
  senderKind: SenderKind;
  names: readonly string[];
  organization: string;
  personCount: number;
}): string {
  if (visit.sealed) return sealedVisitorLabel(visit.personCount);
  const [first] = visit.names;
  if (visit.senderKind === 'organization') return first ? `${visit.organization} (${first} đại diện)` : visit.organization;
  if (!first) return 'Không rõ họ tên';
  return visit.senderKind === 'group' && visit.personCount > 1 ? `${first} và ${visit.personCount - 1} người` : first;
}

/** How whoever denounces is called everywhere but in the sealed table. */
export function sealedVisitorLabel(personCount: number): string {
  return personCount > 1 ? `Người tố cáo (${personCount} người, được bảo mật)` : 'Người tố cáo (được bảo mật)';
}

/** The hour a visit was received at in Hà Nội, 'HH:MM'; '' where the register has the day alone, kept as midnight. */
export function hourReceived(at: Date): string {
  const hour = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return hour === '00:00' ? '' : hour;
}

/** The instant of that day and hour in Hà Nội. @param hour 'HH:MM', or '' where only the day is known */
export const instantOf = (day: string, hour: string): Date => new Date(`${day}T${hour || '00:00'}:00+07:00`);
