// Linking petitions: the buttons beside a duplicate, and the small form of the petition page.
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { actOf } from '../web/act.ts';
import { parseForm } from '../web/forms.ts';
import { definePages } from '../web/pages.ts';
import { redirect } from '../web/reply.ts';
import { linkPetitions } from './actions.ts';
import { LinkForm } from './forms.ts';
import { linkedFlash } from './links.ts';

export const matterPages = definePages((page) => {
  page.post('/petitions/:id/links', {
    permission: 'petition:link',
    handler: async (context, values) => {
      const here = `/petitions/${context.id}`;
      const parsed = parseForm(LinkForm, values);
      // A button or one short field: the sentence is enough, there are no other words to keep.
      if (!parsed.ok) throw new NotAllowedNow(`${Object.values(parsed.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
      try {
        const number = await linkPetitions(await actOf(context), context.id, parsed.value);
        return redirect(`${here}#related`, linkedFlash[parsed.value.kind](number));
      } catch (error) {
        if (error instanceof FormInvalid)
          throw new NotAllowedNow(`${Object.values(error.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
        throw error;
      }
    },
  });
});
