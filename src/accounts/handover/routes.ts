// Handing over the work of somebody of one's own unit who leaves. Whoever gives work out there, takes it over too.
import { findUndatedRows } from '../../deadlines/undated.ts';
import { withoutDay } from '../../deadlines/without-day.ts';
import { leadsOffice, listWaitingDrafts } from '../../documents/drafts/handing.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { listPosts } from '../queries.ts';
import { roles } from '../roles.ts';
import { handOver } from './actions.ts';
import { shutWords } from './drafts/screens.ts';
import { unseenLeavers } from './drafts/unseen.ts';
import { HandOver, singleChoices } from './forms.ts';
import { barredPairs, countDrafts, listHeld, listHolders, loadLeaver } from './queries.ts';
import { itemsAtOnce } from './rules.ts';
import { handoverScreen, handoversScreen } from './screens.ts';

export const handoverPages = definePages((page) => {
  page.get('/handovers', {
    permission: 'petition:assign',
    handler: async ({ tx, house, actor, moment }) => {
      const counts = new Map<number, number>();
      for (const { accountId } of await listWaitingDrafts({ tx, house }, actor, null, moment.today))
        counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
      const others = [...counts.keys(), ...(await unseenLeavers(house, actor, moment.today))];
      const holders = await listHolders(tx, actor.unitId, moment.today, others);
      return view('accounts/handovers', handoversScreen(holders, counts, moment.today));
    },
  });

  page.form('/handovers/:id', {
    permission: 'petition:assign',
    draft: 'of-handover',
    schema: () => HandOver,
    show: async ({ tx, house, id, actor, moment, services }, form) => {
      const leaver = await loadLeaver(house, actor.unitId, id);
      const items = await listHeld(tx, actor.unitId, id, moment.today, itemsAtOnce);
      const people = (await listPosts(house, actor.unitId, roles, moment.today)).filter((one) => one.accountId !== id);
      const barred = await barredPairs(tx, actor.unitId, items);
      const shut = shutWords({ ...actor, leads: await leadsOffice(house, actor, moment.today) });
      const drafts = shut ? { drafts: 0, savedAt: null } : await countDrafts(tx, actor.unitId, id);
      const waiting = await listWaitingDrafts({ tx, house }, actor, id, moment.today);
      const rules = await services.rules(house);
      const clocks = items.map((item) => ({ ...item, unitId: actor.unitId, isOver: false }));
      const undated = await findUndatedRows(tx, clocks, rules);
      const left = { ...drafts, waiting: waiting.length, shutWords: shut };
      return view(
        'accounts/handover',
        handoverScreen(
          form,
          leaver,
          items,
          people,
          barred,
          left,
          ({ clockId }) => withoutDay(undated.get(clockId ?? 0), moment.today, rules.calendar).words,
        ),
      );
    },
    act: async (context, value, values) => {
      const { moved, stayed } = await handOver(await actOf(context), context.id, {
        everything: value.everything,
        note: value.note,
        single: singleChoices(values),
      });
      return redirect(
        `/handovers/${context.id}`,
        stayed > 0 ? `Đã bàn giao ${moved} việc. Còn ${stayed} việc chưa có người nhận.` : `Đã bàn giao ${moved} việc.`,
        stayed > 0 ? 'amber' : 'green',
      );
    },
  });
});
