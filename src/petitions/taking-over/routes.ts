// The superior's way to a denunciation that lies past the head with nobody to send it.
import { z } from 'zod';
import { NotAllowedNow } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { requiredText } from '../../web/fields.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { petitionNumber } from '../petition.ts';
import { loadPetition } from '../queries.ts';
import { noteStep } from '../steps/step-page.ts';
import { takeOver } from './actions.ts';
import { mayTakeOver } from './policy.ts';

export const takingOverPages = definePages((page) => {
  page.form('/petitions/:id/taking-over', {
    permission: 'petition:take_over',
    draft: 'of-petition-taking-over',
    schema: () => z.object({ reason: requiredText('Nhập lý do nhận đơn về', 500) }),
    show: async (context, form) => {
      const petition = await loadPetition(context.tx, context.id);
      const answer = mayTakeOver(context.actor, petition);
      if (!answer.ok) throw new NotAllowedNow(answer.because, `/petitions/${petition.id}`);
      return view('petitions/step', {
        title: 'Nhận đơn tố cáo người đứng đầu',
        number: petitionNumber(petition),
        backHref: `/petitions/${petition.id}`,
        words: `Đơn được chuyển thẳng đến ${context.actor.unitName}, không qua người đứng đầu đơn vị và cán bộ dưới quyền. Dùng khi người vào sổ không còn làm việc hoặc không chuyển.`,
        warning: 'Không ghi tên, địa chỉ hay dấu hiệu nhận biết người tố cáo.',
        form,
        stepFields: [noteStep('reason', 'Lý do nhận về', false)],
        primaryLabel: 'Nhận đơn về đơn vị',
        after: 'Sau bước này: đơn nằm ở Đơn chuyển đến của đơn vị ông, bà.',
      });
    },
    act: async (context, value) => {
      await takeOver(await actOf(context), context.id, value.reason);
      return redirect(`/petitions/${context.id}`, 'Đã yêu cầu chuyển đơn. Đơn sẽ có ở Đơn chuyển đến trong ít phút.');
    },
  });
});
