// Linking petitions: the buttons beside a duplicate, and the small form of the petition page.
import { FormInvalid, NotAllowedNow, NotFound } from '../errors.ts';
import { petitionNumber } from '../petitions/petition.ts';
import { loadPetition } from '../petitions/queries.ts';
import { type DuplicatePanel, duplicateItems, emptyPanelWords } from '../search/duplicate-items.ts';
import { findDuplicatesOf } from '../search/duplicates.ts';
import { actOf } from '../web/act.ts';
import { parseForm } from '../web/forms.ts';
import { definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { linkPetitions } from './actions.ts';
import { LinkForm } from './forms.ts';
import { linkedFlash } from './links.ts';

export interface CheckPage {
  title: string;
  number: string;
  petitionHref: string;
  linkAction: string;
  csrf: string;
  panel: DuplicatePanel;
}

declare module '../web/render.ts' {
  interface Pages {
    'search/check': CheckPage;
  }
}

export const matterPages = definePages((page) => {
  // The step "Kiểm tra đơn trùng": what may be the same, each with the three answers. Works without script.
  page.get('/petitions/:id/duplicates', {
    permission: 'petition:link',
    // That the same person denounced before is a word about him, even without his name.
    observes: 'reveal',
    handler: async ({ tx, actor, id, csrf, observe }) => {
      const petition = await loadPetition(tx, id);
      if (petition.unitId !== actor.unitId) throw new NotFound();
      const number = petitionNumber(petition);
      const hits = await findDuplicatesOf(tx, actor, petition);
      if (petition.sealed && hits.length > 0)
        observe({
          kind: 'duplicates.revealed',
          unitId: petition.unitId,
          petitionId: id,
          sealed: true,
          data: { count: hits.length, others: hits.map((hit) => hit.id) },
        });
      return view('search/check', {
        title: `Kiểm tra đơn trùng, ${number}`,
        number,
        petitionHref: `/petitions/${id}`,
        linkAction: `/petitions/${id}/links`,
        csrf,
        panel: duplicateItems(hits, (hit) => `links-${hit.id}`, petition.sealed ? emptyPanelWords.sealed : emptyPanelWords.open),
      });
    },
  });

  page.post('/petitions/:id/links', {
    permission: 'petition:link',
    handler: async (context, values) => {
      const here = `/petitions/${context.id}`;
      const parsed = parseForm(LinkForm, values);
      // A button or one short field: the sentence is enough, there are no other words to keep.
      if (!parsed.ok) throw new NotAllowedNow(`${Object.values(parsed.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
      try {
        const number = await linkPetitions(await actOf(context), context.id, parsed.value);
        return redirect(`${here}#lien-quan`, linkedFlash[parsed.value.kind](number));
      } catch (error) {
        if (error instanceof FormInvalid)
          throw new NotAllowedNow(`${Object.values(error.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
        throw error;
      }
    },
  });
});
