// Writing down an acceptance an old book names without its day, and correcting one that was copied wrongly.
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { enterAcceptance } from './actions.ts';
import { correctAcceptance } from './correction.ts';
import { correctionStep, initialCorrection } from './correction-screen.ts';
import { CorrectedAcceptanceForm, EnteredAcceptanceForm } from './forms.ts';
import { acceptanceStep, initialAcceptance } from './screens.ts';

export const enteredAcceptancePages = definePages((page) => {
  page.form('/petitions/:id/acceptance-on-paper', {
    permission: 'petition:issue',
    draft: 'of-petition-acceptance-on-paper',
    schema: EnteredAcceptanceForm,
    initial: initialAcceptance,
    show: async (context, form) => view('petitions/step', await acceptanceStep(context, form)),
    act: async (context, value) => {
      await enterAcceptance(await actOf(context), context.id, value);
      return redirect(
        `/petitions/${context.id}`,
        'Đã ghi việc thụ lý trên giấy. Thời hạn giải quyết tính từ ngày ấy; chờ lãnh đạo giao xác minh.',
      );
    },
  });
  page.form('/petitions/:id/acceptance-correction', {
    permission: 'petition:issue',
    draft: 'of-petition-acceptance-correction',
    schema: CorrectedAcceptanceForm,
    initial: initialCorrection,
    show: async (context, form) => view('petitions/step', await correctionStep(context, form)),
    act: async (context, value) => {
      await correctAcceptance(await actOf(context), context.id, value);
      return redirect(
        `/petitions/${context.id}`,
        'Đã sửa việc thụ lý. Thời hạn giải quyết, biểu thống kê tính theo ngày thụ lý đang ghi.',
      );
    },
  });
});
