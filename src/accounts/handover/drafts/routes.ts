// /handovers/:id/drafts: what somebody who leaves has typed and not saved goes to colleagues, or is given up by name.
import { leadsOffice, listWaitingDrafts } from '../../../documents/drafts/handing.ts';
import { actOf } from '../../../web/act.ts';
import { definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { loadLeaver } from '../queries.ts';
import { giveOutDrafts } from './actions.ts';
import { draftChoices, HandDrafts } from './forms.ts';
import { barsOf, leavesOffice, listTakers } from './queries.ts';
import { draftsAtOnce } from './rules.ts';
import { handDraftsScreen } from './screens.ts';
import { unseenTakers } from './unseen.ts';

export const handoverDraftPages = definePages((page) => {
  page.form('/handovers/:id/drafts', {
    permission: 'petition:assign',
    draft: 'of-handover-drafts',
    schema: () => HandDrafts,
    show: async ({ tx, house, id, actor, moment }, form) => {
      const leaver = await loadLeaver(house, actor.unitId, id);
      const drafts = await listWaitingDrafts({ tx, house }, actor, id, moment.today);
      const people = await listTakers(house, actor, id, moment.today);
      const bars = await barsOf(tx, actor.unitId, drafts.slice(0, draftsAtOnce), moment.today);
      const leaves = await leavesOffice(house, actor.unitId, id, moment.today);
      const onlooker = { ...actor, leads: await leadsOffice(house, actor, moment.today) };
      const unseen = leaves ? await unseenTakers({ tx, house, actor }, id, moment.today) : null;
      return view(
        'accounts/handover-drafts',
        handDraftsScreen(form, onlooker, { ...leaver, leaves }, drafts, people, bars, unseen),
      );
    },
    act: async (context, { note, newTo }, values) => {
      const { taken, dropped, left } = await giveOutDrafts(await actOf(context), context.id, {
        note,
        newTo,
        single: draftChoices(values),
      });
      const done = [
        newTo !== null ? 'Đã ghi người nhận bản nháp chưa vào sổ: bản người ấy nhận được, nếu có, đã giao thẳng.' : '',
        taken > 0 ? `Đã giao ${taken} bản nháp.` : '',
        dropped > 0 ? `Đã bỏ ${dropped} bản nháp.` : '',
      ];
      const words = [...done, left > 0 ? `Còn ${left} bản nháp chưa có người nhận.` : ''].filter(Boolean).join(' ');
      return redirect(`/handovers/${context.id}/drafts`, words, left > 0 ? 'amber' : 'green');
    },
  });
});
