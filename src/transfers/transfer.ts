// The one act across the wall: its states, reasons and words (legal.md §6.1, §7.1; decisions 8). Pure.
import { daysBetween } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';

/** Why a receiver may send a petition back. What it must handle itself is no reason: a petition not fit for processing, a matter of its own. */
export const returnReasons = ['not_competent', 'already_transferred', 'incomplete_file'] as const;
export type ReturnReason = (typeof returnReasons)[number];
export const returnReasonNames: Record<ReturnReason, string> = {
  not_competent: 'Không thuộc thẩm quyền của đơn vị nhận',
  already_transferred: 'Đơn cùng nội dung đã được chuyển đến một lần',
  incomplete_file: 'Thiếu đơn hoặc tài liệu kèm theo phiếu chuyển',
};

/** Said beside the reasons: what is received all the same, and what is done with it then. */
export const keptWords =
  'Vụ việc đơn vị đã thụ lý hoặc đã giải quyết: nhận đơn rồi gắn với vụ việc ấy. Đơn không đủ điều kiện xử lý: nhận đơn, yêu cầu bổ sung hoặc lưu đơn, ghi rõ lý do.';

/** unread → opened → accepted or returned; a body outside only ever waits or has replied. */
export const transferStates = ['unread', 'opened', 'accepted', 'returned', 'outside', 'replied'] as const;
export type TransferState = (typeof transferStates)[number];
export const transferTags: Record<TransferState, Tag> = {
  unread: { words: 'Chưa mở', colour: 'amber', icon: 'inbox' },
  opened: { words: 'Đã mở, chờ trả lời', colour: 'blue', icon: 'file-search' },
  accepted: { words: 'Đã nhận', colour: 'green', icon: 'circle-check' },
  returned: { words: 'Đã trả lại', colour: 'red', icon: 'arrow-back-up' },
  outside: { words: 'Chờ phúc đáp', colour: 'teal', icon: 'arrow-right' },
  replied: { words: 'Đã có văn bản phúc đáp', colour: 'teal', icon: 'check' },
};

/** What waits in a receiver's box, as its work list calls it. */
export const transferStages = { transfer_unread: 'unread', transfer_opened: 'opened' } as const satisfies Record<
  string,
  TransferState
>;
export type TransferStage = keyof typeof transferStages;

/** The state of a transfer from its stored facts. */
export function stateOf(transfer: {
  toUnitId: number | null;
  replyOn: string | null;
  isOpened: boolean;
  answer: 'accepted' | 'returned' | null;
}): TransferState {
  if (transfer.answer === 'returned') return 'returned';
  if (transfer.replyOn !== null) return 'replied';
  if (transfer.answer === 'accepted') return 'accepted';
  if (transfer.toUnitId === null) return 'outside';
  return transfer.isOpened ? 'opened' : 'unread';
}

/** From this hop on, leaders on both sides are told: a petition nobody takes is a citizen nobody answers. */
export const alarmingHop = 3;

export interface Hop {
  unitId: number;
  toUnitId: number | null;
}

/** What the next dispatch to `toUnitId` would be, after these hops. */
export function nextHop(chain: readonly Hop[], toUnitId: number | null): { hop: number; isReturnToEarlier: boolean } {
  const earlier = new Set(chain.flatMap((hop) => (hop.toUnitId === null ? [hop.unitId] : [hop.unitId, hop.toUnitId])));
  return { hop: chain.length + 1, isReturnToEarlier: toUnitId !== null && earlier.has(toUnitId) };
}

/** Sent on too often, or back to where it had been. */
export function isAlarming(transfer: { hop: number; isReturnToEarlier: boolean }): boolean {
  return transfer.hop >= alarmingHop || transfer.isReturnToEarlier;
}

/** The slips and letters a petition travels with. */
export const letterKinds = ['XLD03_2021', 'XLD04_2021', 'HANDLING_LETTER'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Which letter carries a petition away (legal.md §6.2); a complaint's has no form. null for a petition of several contents. */
export function letterKind(type: string): LetterKind | null {
  if (type === 'TC') return 'XLD03_2021';
  if (type === 'KN') return 'HANDLING_LETTER';
  return type === 'KNPA' ? 'XLD04_2021' : null;
}

/** The articles an officer usually cites, offered and never imposed. */
export function usualBasis(type: string): string {
  if (type === 'TC') return 'Khoản 2 Điều 24 Luật Tố cáo';
  if (type === 'KN') return 'Điểm b khoản 1 Điều 26 Luật Tiếp công dân; Thông tư số 05/2021/TT-TTCP';
  return 'Thông tư số 05/2021/TT-TTCP';
}

/** How long it has been on the way, or was. */
export function transitWords(row: { sentOn: string; answeredOn: string | null; replyOn: string | null }, today: string): string {
  const end = row.answeredOn ?? row.replyOn ?? today;
  const days = Math.max(0, daysBetween(row.sentOn, end));
  return days === 0 ? 'trong ngày' : `${days} ngày`;
}

/** Which passing-on this is, and whether it came back to an office that had it before. */
export function hopWords(row: { hop: number; isReturnToEarlier: boolean }): string {
  return row.isReturnToEarlier ? `lần ${row.hop}, quay lại nơi đã nhận` : `lần ${row.hop}`;
}
