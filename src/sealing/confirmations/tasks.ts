// Who hears at once that somebody was given a way to sealed identities, or to drafts typed before a new password.
import { roleMay } from '../../accounts/permissions.ts';
import { roleNames } from '../../accounts/roles.ts';
import { leaderRoles, notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { findWaiting, type WaitingPost } from './queries.ts';

const waitsFor = ({ role, holdsDrafts }: WaitingPost) =>
  [
    ...(roleMay(role, 'identity:reveal') ? ['xem được thông tin người tố cáo'] : []),
    ...(holdsDrafts ? ['mở lại được bản nháp đã nhập, sổ cũ đã tải lên trước đó'] : []),
  ].join(', ');

/** In the holder's unit: its leaders and himself; everywhere: auditors and the Chief Inspector. */
export const announceRevealHolder: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const post = await findWaiting(act.tx, id('assignmentId'));
    if (!post) return;
    const isHere = post.unitId === act.actor.unitId;
    const told: readonly string[] = isHere ? [...leaderRoles, 'auditor'] : ['auditor', 'chief_inspector'];
    const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
    await notifyOfficers(
      act,
      officers
        .filter((one) => told.includes(one.role) || (isHere && one.accountId === post.accountId))
        .map((one) => one.accountId),
      {
        kind: 'account.reveal_holder',
        words: `${post.name} (${roleNames[post.role]}${post.standsForName === null ? '' : ` thay ${post.standsForName}`}, ${post.unitName}) vừa được phân công, cấp lại mật khẩu hoặc đổi họ tên; chưa ${waitsFor(post)} cho đến khi lãnh đạo đơn vị xác nhận.`,
        href: '/reveal-confirmations',
        dedupeKey: `reveal-holder:${post.id}:${act.moment.at.getTime()}`,
      },
    );
  });
};
