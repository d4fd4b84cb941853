// How two petitions belong together, and who may say so. Pure.
import type { PetitionStatus } from '../petitions/petition.ts';

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

/** What the officer reads after the act. */
export const linkedFlash: Record<LinkKind, (other: string) => string> = {
  same_petition: (other) => `Đã ghi nhận là đơn trùng với ${other}. Đơn này kết thúc, việc giải quyết tiếp tục ở ${other}.`,
  same_matter: (other) => `Đã gắn cùng vụ việc với ${other}. Mỗi đơn vẫn có thời hạn riêng.`,
  supplement: (other) => `Đã ghi nhận là tài liệu bổ sung cho ${other}.`,
  not_same: (other) => `Đã ghi nhận không trùng với ${other}, lần sau không nhắc lại.`,
};

interface LinkSide {
  id: number;
  status: PetitionStatus;
  sealed: boolean;
}

const openForDuplicate: readonly PetitionStatus[] = ['received', 'assigned', 'awaiting_supplement'];

/** Why these two may not be linked so, or '' when they may. */
export function linkProblem(kind: LinkKind, petition: LinkSide, other: LinkSide): string {
  if (petition.id === other.id) return 'Chọn một đơn khác với đơn này.';
  // A link between a named complaint and a denunciation would tell who denounced, the word "not the same" included.
  if (petition.sealed !== other.sealed) return 'Không gắn đơn tố cáo với đơn không bảo mật, vì có thể làm lộ người tố cáo.';
  if (kind === 'not_same') return '';
  if (other.status === 'void') return 'Số đơn được chọn đã hủy.';
  if (kind === 'same_petition' && !openForDuplicate.includes(petition.status))
    return 'Đơn này đã có hướng xử lý, không kết thúc là đơn trùng được. Có thể gắn cùng vụ việc.';
  if (kind === 'same_petition' && other.status === 'duplicate_linked')
    return 'Đơn được chọn cũng là đơn trùng. Chọn đơn gốc của đơn đó.';
  return '';
}
