// The next act of a record in words, and where it is done. Pure.
import { type PetitionStatus, type PetitionType, sealedSenderLabel } from '../petitions/petition.ts';

/** Codes of petitions.next_act and proceedings.next_act that mean: nothing to do here, the answer is awaited from elsewhere. */
export const followAct = 'follow';

const petitionActs: Record<string, { words: string; path: string }> = {
  assign: { words: 'Phân công xử lý', path: '' },
  classify: { words: 'Phân loại đơn', path: '/classification' },
  propose: { words: 'Đề xuất xử lý', path: '/proposal' },
  endorse: { words: 'Duyệt đề xuất', path: '/approval' },
  approve: { words: 'Phê duyệt', path: '/approval' },
  issue: { words: 'Phát hành văn bản', path: '' },
  accept: { words: 'Thụ lý giải quyết', path: '' },
  transfer: { words: 'Chuyển đơn', path: '' },
  supplement: { words: 'Nhận bổ sung', path: '' },
  follow: { words: 'Theo dõi kết quả', path: '' },
};

export interface ActLink {
  words: string;
  href: string;
}

/** What is done next with a petition, and the page where it is done. An unknown act opens the petition. */
export function petitionAct(petitionId: number, act: string | null): ActLink {
  const known = act === null ? undefined : petitionActs[act];
  return { words: known?.words ?? 'Xem đơn', href: `/petitions/${petitionId}${known?.path ?? ''}` };
}

/** How a list names the sender and the content of a petition whose words this officer may not read. */
export const hiddenSubject = 'Nội dung được bảo mật';

/** Sender and subject as a list shows them; null words are those the wall did not hand out. */
export function shownWords(row: { senderLabel: string | null; subject: string | null; petitionType: PetitionType }): {
  sender: string;
  subject: string;
} {
  return { sender: row.senderLabel ?? sealedSenderLabel, subject: row.subject ?? hiddenSubject };
}

/** Statuses a petition of the queue can be in; the others are closed. */
export const openStatuses: readonly PetitionStatus[] = [
  'received',
  'assigned',
  'awaiting_supplement',
  'proposed',
  'approved',
  'transferred',
  'accepted',
];
