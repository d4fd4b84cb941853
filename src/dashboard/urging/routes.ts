// Đôn đốc: one button on a row of the dashboard.
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect } from '../../web/reply.ts';
import { dueListHref, readDueAsked } from '../due-address.ts';
import { urgePetition } from './actions.ts';

/** Back to where the button stood: the page of the whole list, or the dashboard. */
function whereItStood(values: Readonly<Record<string, unknown>>): string {
  const list = readDueAsked((name) => values[name]);
  return list ? dueListHref(list) : `${dashboardAddress(values)}#due`;
}

/** Back to the same period, of the same people, in the same order: the words of the address and nothing else of it. */
export function dashboardAddress(values: Readonly<Record<string, unknown>>): string {
  const kept = new URLSearchParams();
  for (const name of ['period', 'from', 'to', 'of', 'order'])
    if (typeof values[name] === 'string' && values[name] !== '') kept.set(name, values[name]);
  const query = kept.toString();
  return query ? `/dashboard?${query}` : '/dashboard';
}

export const urgingPages = definePages((page) => {
  page.post('/petitions/:id/urging', {
    permission: 'petition:urge',
    handler: async (context, values) => {
      const { number, again } = await urgePetition(await actOf(context), context.id);
      return redirect(
        whereItStood(values),
        again
          ? `Đơn ${number} đã được đôn đốc hôm nay, không gửi lần nữa.`
          : `Đã đôn đốc đơn ${number}. Người đang giữ việc nhận được thông báo.`,
        again ? 'amber' : 'green',
      );
    },
  });
});
