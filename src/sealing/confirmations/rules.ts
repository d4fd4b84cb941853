// Who confirms whom. Pure.
import { outsideConfirmers } from '../../accounts/waiting.ts';
import type { WaitingPost } from './queries.ts';

/**
 * Whether this post is not for whoever looks to confirm: papers went or go through its holder's hands, or he holds drafts, and both work in one
 * office, by whichever post. Asked of every such holder alike: asked only where there is something against the head, it would tell him that
 * there is.
 */
export const isForOutside = (post: Pick<WaitingPost, 'fromOutside' | 'isColleague'>): boolean =>
  post.fromOutside && post.isColleague;

export const outsideWords = `Người này làm văn thư, tiếp công dân, đã nhận đơn hoặc còn bản nháp ở đơn vị: ${outsideConfirmers} xác nhận.`;
