// The officer seen is told in his own unit, by the worker, as soon as the look has begun.
import { formatDateTime } from '../../deadlines/dates.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { loadLook } from './queries.ts';

/** The task of the unit of who is seen (`unitId`): the look `lookId`. */
export const announceLook: TaskRunner = async ({ services, id }) => {
  const lookId = id('lookId');
  await actForUnit(services, id('unitId'), async (act) => {
    const look = await loadLook(act.house, lookId);
    await notifyOfficers(act, [look.accountId], {
      kind: 'see_as.started',
      words: `${look.helperName}, quản trị hệ thống, xem màn hình như ông, bà từ ${formatDateTime(look.startedAt)} để hỗ trợ: ${look.reason}. Không có việc nào được ghi thay.`,
      href: '/account',
      dedupeKey: `look:${lookId}`,
    });
  });
};
