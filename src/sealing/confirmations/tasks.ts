// Who hears at once that somebody was given a way to sealed identities, or to drafts typed before a new password.
import { type OfficerRole, roleNames } from '../../accounts/roles.ts';
import { outsideConfirmers } from '../../accounts/waiting.ts';
import { leaderRoles, notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { resolveReach } from '../../units/reach.ts';
import { countWaiting, findConfirmed, findRefused, findWaiting, listWaiting, loadSwitch, type WaitingPost } from './queries.ts';
import { personOpensWords, reachWords, refusals } from './words.ts';

const waitingWords = (post: WaitingPost) => (post.isPersonWaiting ? personWords(post) : actWords(post));

/** Who he is was confirmed before; only what the act brought waits. */
const actWords = ({ name, role, unitName, acts }: WaitingPost) =>
  `${name} (${roleNames[role]}, ${unitName}): theo ${acts.map(({ number }) => number).join(', ')}, chờ ${outsideConfirmers} xác nhận rồi mới xem được thông tin người tố cáo ở hồ sơ của đơn vị khác; việc khác vẫn làm như thường, thời hạn vẫn chạy.`;

const personWords = (post: WaitingPost) =>
  `${post.name} (${roleNames[post.role]}${post.standsForName === null ? '' : ` thay ${post.standsForName}`}, ${post.unitName}) vừa được phân công, cấp lại mật khẩu hoặc đổi họ tên; chưa ${personOpensWords(post).join(', ')} cho đến khi ${post.fromOutside ? outsideConfirmers : 'lãnh đạo đơn vị'} xác nhận.`;

/** Who hears of posts of the unit, or of any. */
const toldOf = (isHere: boolean): readonly string[] => (isHere ? [...leaderRoles, 'auditor'] : ['auditor', 'chief_inspector']);

/** In the holder's unit: its leaders and himself; everywhere: auditors and the Chief Inspector. */
export const announceRevealHolder: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const post = await findWaiting(act.tx, id('assignmentId'));
    if (!post) return;
    const isHere = post.unitId === act.actor.unitId;
    const told = toldOf(isHere);
    const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
    await notifyOfficers(
      act,
      officers
        .filter((one) => told.includes(one.role) || (isHere && one.accountId === post.accountId))
        .map((one) => one.accountId),
      {
        kind: 'account.reveal_holder',
        words: waitingWords(post),
        href: '/reveal-confirmations',
        dedupeKey: `reveal-holder:${post.id}:${act.moment.at.getTime()}`,
      },
    );
  });
};

/**
 * Of the posts that moved in a switch, or went back by its undo, each of these hears once, with as many as the list behind the notice shows him; whoever holds one hears
 * of his own.
 */
export const announceSwitchHolders: TaskRunner = async ({ services, id }) => {
  const reorganisationId = id('reorganisationId');
  await actForUnit(services, id('unitId'), async (act) => {
    const { tx, house, actor, moment } = act;
    const ask = { reorganisationId };
    const { number, isUndo, began } = await loadSwitch(tx, reorganisationId);
    const once = `${isUndo ? 'undo' : 'switch'}:${reorganisationId}:${began.getTime()}`;
    const here = await listWaiting(tx, { ...actor, accountId: 0 }, moment.today, ask, null, everyone);
    for (const post of here)
      await notifyOfficers(act, [post.accountId], {
        kind: 'account.reveal_holder',
        words: waitingWords(post),
        href: '/account',
        dedupeKey: `reveal-own:${once}`,
      });
    const told = toldOf(here.length > 0);
    for (const { accountId, role } of await listOfficers(house, actor.unitId, moment.today)) {
      if (!told.includes(role)) continue;
      const reach = await resolveReach(house, { unitId: actor.unitId, role: role as OfficerRole }, moment.today);
      const { posts, units } = await countWaiting(tx, { accountId, reach }, moment.today, ask);
      if (posts === 0) continue;
      const where = units > 1 ? ` ở ${units} đơn vị` : '';
      await notifyOfficers(act, [accountId], {
        kind: 'account.reveal_holder',
        words: `${posts.toLocaleString('vi-VN')} người${where} ${isUndo ? `trở về chỗ cũ do hoàn tác ${number} chờ xác nhận; chưa xem được thông tin người tố cáo` : `chuyển công tác theo ${number} hoặc ở đơn vị nhận chờ xác nhận; chưa xem được thông tin người tố cáo của đơn vị khác`} cho đến khi ${outsideConfirmers}, lãnh đạo đơn vị đã được xác nhận xác nhận.`,
        href: `/reveal-confirmations?act=${reorganisationId}`,
        dedupeKey: `reveal-${once}`,
      });
    }
  });
};
/** His post, in the words of both notices. */
const postWords = ({ role, title, unitName }: Pick<WaitingPost, 'role' | 'title' | 'unitName'>) =>
  `ông, bà giữ nhiệm vụ ${title} (${roleNames[role]}), ${unitName}`;

/** Whoever was confirmed hears by whom, and what he opens from now on. */
export const tellConfirmed: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const post = await findConfirmed(act.tx, id('assignmentId'));
    if (!post) return;
    const opens = [
      ...(post.isPerson ? personOpensWords({ ...post, holdsDrafts: false }) : []),
      ...(post.isPerson && post.hadNewHands
        ? ['mở lại bản nháp đã nhập, sổ cũ đã tải lên trước khi cấp lại mật khẩu (nếu có)']
        : []),
      ...(post.acts.length > 0 ? reachWords(post) : []),
    ].join('; ');
    await notifyOfficers(act, [post.accountId], {
      kind: 'account.reveal_confirmed',
      words: `${post.byName} đã xác nhận ${postWords(post)}; từ nay ${opens || 'làm đầy đủ các việc của nhiệm vụ này'}.`,
      href: '/account',
      dedupeKey: `reveal-confirmed:${id('assignmentId')}:${post.at.getTime()}`,
    });
  });
};

/** Whoever was refused hears why, and what he is to do. */
export const tellRefused: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const post = await findRefused(act.tx, id('assignmentId'));
    if (!post) return;
    const { label, todo } = refusals[post.reason];
    await notifyOfficers(act, [post.accountId], {
      kind: 'account.reveal_refused',
      words: `${post.byName} chưa xác nhận ${postWords(post)}. Lý do: ${label}. ${todo}`,
      href: '/account',
      dedupeKey: `reveal-refused:${id('assignmentId')}:${post.at.getTime()}`,
    });
  });
};

/** Of one unit. */
const everyone = 10_000;
