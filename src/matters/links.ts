// How two petitions belong together, and who may say so. Pure.
import { closedStatuses, type PetitionStatus, statusTags } from '../petitions/petition.ts';
import { aloneWords } from '../petitions/refusal-words.ts';

export const linkKinds = ['same_petition', 'same_matter', 'supplement', 'not_same'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Every kind a stored link may have; second_instance is written by proceedings. */
export type StoredLinkKind = LinkKind | 'second_instance';

/** How the other petition is called on this one's page. `from` this petition to the other, or the other way round. */
export const linkWords: Record<StoredLinkKind, { from: string; to: string }> = {
  same_petition: { from: 'Đơn gốc (đơn này là đơn trùng)', to: 'Đơn trùng với đơn này' },
  same_matter: { from: 'Cùng vụ việc', to: 'Cùng vụ việc' },
  supplement: { from: 'Đơn này bổ sung cho', to: 'Bổ sung cho đơn này' },
  not_same: { from: 'Đã xem, không trùng', to: 'Đã xem, không trùng' },
  second_instance: { from: 'Lần giải quyết trước', to: 'Lần giải quyết sau' },
};

/** Is either of them still to be dealt with by a day? */
export const areRunning = (petitions: readonly { status: PetitionStatus }[]): boolean =>
  petitions.some(({ status }) => !closedStatuses.includes(status));

/** Said after petitions became one matter, where any of them has a day to keep. */
export const ownDaysWords = (isRunning: boolean): string => (isRunning ? ' Mỗi đơn vẫn có thời hạn riêng.' : '');

/** What the officer reads after the act. */
export const linkedFlash: Record<Exclude<LinkKind, 'same_petition'>, (other: string, isRunning: boolean) => string> = {
  same_matter: (other, isRunning) => `Đã gắn cùng vụ việc với ${other}.${ownDaysWords(isRunning)}`,
  supplement: (other, isRunning) => `Đã ghi nhận là đơn bổ sung cho ${other}.${ownDaysWords(isRunning)}`,
  not_same: (other) => `Đã ghi nhận không trùng với ${other}, lần sau không nhắc lại.`,
};

/** Said where the two have been of one matter all along. */
export const joinedWords = 'Hai đơn này đã cùng một vụ việc.';

/** Of one matter, and not by a word about these two: it is through others, and nothing said of the two alone parts them. */
export const isOneAlready = (
  one: { matterId: number },
  other: { matterId: number },
  stands: StoredLinkKind | undefined,
): boolean =>
  one.matterId === other.matterId && !['same_matter', 'supplement', 'same_petition', 'second_instance'].includes(stands ?? '');

/** Why nothing is said of two petitions by who reads one of them, or neither. */
export const readingWords = 'Chỉ người được đọc nội dung đơn mới so sánh, gắn đơn, ghi đơn trùng hoặc mở lại đơn trùng.';

export interface LinkSide {
  id: number;
  year: number;
  number: number;
  receivedOn: string;
  status: PetitionStatus;
  sealed: boolean;
  pastHead: boolean;
}

/** Did the first come later? The later one ends as a duplicate, whichever of the two is open; of one day the one numbered later. */
export function isLater(one: LinkSide, other: LinkSide): boolean {
  if (one.receivedOn !== other.receivedOn) return one.receivedOn > other.receivedOn;
  return one.year === other.year ? one.number > other.number : one.year > other.year;
}

const openForDuplicate: readonly PetitionStatus[] = ['received', 'assigned', 'awaiting_supplement'];

/** Why these two may not be linked so, or '' when they may. */
export function linkProblem(kind: LinkKind, petition: LinkSide, other: LinkSide, stands?: StoredLinkKind): string {
  if (petition.id === other.id) return 'Chọn một đơn khác với đơn này.';
  if (petition.pastHead || other.pastHead) return aloneWords;
  // A link between a named complaint and a denunciation would tell who denounced, the word "not the same" included.
  if (petition.sealed !== other.sealed) return 'Không gắn đơn tố cáo với đơn không bảo mật, vì có thể làm lộ người tố cáo.';
  if (stands === 'second_instance') return 'Hai đơn này là hai lần giải quyết của một vụ việc.';
  if (stands === 'same_petition')
    return 'Hai đơn này đã ghi nhận là đơn trùng. Chọn lại thì mở lại đơn đã kết thúc trước, ở việc “Mở lại đơn trùng” trên trang đơn ấy.';
  if (kind === 'not_same') return '';
  if (other.status === 'void') return 'Số đơn được chọn đã hủy.';
  return kind === 'same_petition' ? duplicateProblem(petition, other) : '';
}

/** Why the later of these two does not end in favour of the earlier, or ''. */
function duplicateProblem(one: LinkSide, other: LinkSide): string {
  const [ended, kept] = isLater(one, other) ? [one, other] : [other, one];
  if (ended.status === 'duplicate_linked') return 'Đơn nộp sau đã kết thúc là đơn trùng với một đơn khác.';
  if (!openForDuplicate.includes(ended.status))
    return `Đơn nộp sau ở bước “${statusTags[ended.status].words}”, không kết thúc là đơn trùng được.${ended.status === 'void' ? '' : ' Có thể gắn cùng vụ việc.'}`;
  if (kept.status === 'duplicate_linked') return 'Đơn nộp trước cũng là đơn trùng. Chọn đơn gốc của đơn đó.';
  if (closedStatuses.includes(kept.status))
    return `Đơn nộp trước đã kết thúc (${statusTags[kept.status].words}), không còn xử lý tiếp ở đó. Phân loại đơn nộp sau; có thể gắn cùng vụ việc.`;
  return '';
}
