// Acting for somebody else for a time: for whom, by what paper, how long. Pure.
import type { OfficerRole } from '../roles.ts';
import { confirmers, waitingRoles } from '../waiting.ts';

/** Who is acted for, and the paper that says so. */
export interface StandIn {
  name: string;
  mandate: string;
}

/** What is kept with an act done for somebody else; nothing of an act of one's own. */
export const standInKept = (actor: { standsFor?: StandIn }): { standsFor?: string; mandate?: string } =>
  actor.standsFor ? { standsFor: actor.standsFor.name, mandate: actor.standsFor.mandate } : {};

/** 'Bùi Thế Long (thay Hoàng Gia Thắng, ủy quyền số 12/UQ-UBND)': who did it, and for whom where that is kept with the act. */
export const byBoth = (name: string, kept: Readonly<Record<string, unknown>>): string =>
  typeof kept.standsFor === 'string' ? `${name} (thay ${kept.standsFor}, ủy quyền số ${String(kept.mandate ?? '')})` : name;

/** 'thay Hoàng Gia Thắng theo văn bản 12/UQ-UBND' */
export const standInWords = (one: StandIn): string => `thay ${one.name} theo văn bản ${one.mandate}`;

/** What a post given by mandate does not open at once, and whose yes it takes; '' for a post without sealed matters. */
export const sealedWaits = (role: OfficerRole): string =>
  waitingRoles.includes(role)
    ? ` Hồ sơ mật (tố cáo) chưa mở ngay: ${confirmers} xác nhận ở trang “Xác nhận người vừa được phân công” thì người được ủy quyền mới mở được, kể cả hồ sơ mật của chính mình tại đơn vị.`
    : '';

/** Administration, supervision and training are appointed anew, never handed on. */
const never: readonly OfficerRole[] = ['admin', 'unit_admin', 'auditor', 'trainer'];

interface Post {
  role: OfficerRole;
  firstOn: string;
  lastOn: string | null;
  standsForName: string | null;
}

/** Why nobody can act in this post, as a sentence; undefined when somebody can. */
export function standInRefusal(post: Post, today: string): string | undefined {
  if (post.standsForName !== null) return 'Người được ủy quyền không ủy quyền lại.';
  if (never.includes(post.role)) return 'Vai trò này không ủy quyền; phân công người mới khi cần.';
  if (post.lastOn !== null && post.lastOn < today) return 'Phân công này đã kết thúc.';
  return undefined;
}

/** What is wrong with the days, by field; undefined when they lie within the post and ahead. */
export function daysProblem(
  post: Pick<Post, 'firstOn' | 'lastOn'>,
  days: { from: string; to: string },
  today: string,
): Record<string, string> | undefined {
  if (days.from < today) return { from: 'Ủy quyền bắt đầu từ hôm nay trở đi' };
  if (days.from < post.firstOn) return { from: 'Ủy quyền không bắt đầu trước phân công của người được thay' };
  if (days.to < days.from) return { to: 'Ngày kết thúc không được trước ngày bắt đầu' };
  if (post.lastOn !== null && days.to > post.lastOn) return { to: 'Ủy quyền không kéo dài quá phân công của người được thay' };
  return undefined;
}
