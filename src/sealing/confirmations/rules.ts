// Who confirms whom. Pure.
import { outsideConfirmers } from '../../accounts/waiting.ts';
import type { WaitingPost } from './queries.ts';

/**
 * Whether this post is not for whoever looks to confirm: papers went through its holder's hands, or he holds drafts, and both work in one
 * office. Asked of every such holder alike: asked only where there is something against the head, it would tell him that there is.
 */
export const isForOutside = (post: Pick<WaitingPost, 'fromOutside' | 'unitId'>, onlooker: { readonly unitId: number }): boolean =>
  post.fromOutside && post.unitId === onlooker.unitId;

export const outsideWords = `Người này đã nhận đơn, tiếp công dân hoặc còn bản nháp ở đơn vị: ${outsideConfirmers} xác nhận.`;
