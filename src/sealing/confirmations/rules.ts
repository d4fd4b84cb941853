// Who confirms whom. Pure.
import { outsideConfirmers } from '../../accounts/waiting.ts';
import type { WaitingPost } from './queries.ts';

/**
 * Why this post is not for whoever looks to confirm; '' when it is. Papers went or go through its holder's hands, or he holds drafts, and both
 * work in one office, by whichever post: asked of every such holder alike, for asked only where there is something against the head it would tell him that there is. Or both
 * wait by one re-organisation: two whom one administrator moved would say yes to each other.
 */
export function outsideReason(post: Pick<WaitingPost, 'fromOutside' | 'isColleague' | 'sharesAct'>): string {
  if (post.sharesAct)
    return `Ông, bà cũng chờ xác nhận theo quyết định sắp xếp này: ${outsideConfirmers} không thuộc diện chờ xác nhận.`;
  return post.fromOutside && post.isColleague
    ? `Người này làm văn thư, tiếp công dân, đã nhận đơn hoặc còn bản nháp ở đơn vị: ${outsideConfirmers} xác nhận.`
    : '';
}
