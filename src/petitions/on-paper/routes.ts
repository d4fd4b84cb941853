// Entering what was done on paper.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { enterHandledOnPaper } from './actions.ts';
import { OnPaperForm } from './forms.ts';
import { findOnPaper } from './queries.ts';
import { initialOnPaper, onPaperScreen } from './screens.ts';

/** Refused before the form is shown; an unclassified petition goes to its classification first. */
async function assertOpen(context: Context): Promise<void> {
  const petition = await loadPetition(context.tx, context.id);
  const onPaperOutcome = (await findOnPaper(context.tx, petition))?.outcome ?? null;
  const answer = mayAct(context.actor, 'on_paper', { ...petition, onPaperOutcome });
  if (answer.ok) return;
  if (answer.why === 'role') throw new NotPermitted(answer.because);
  const isUnclassified = petition.classifiedAt === null && mayAct(context.actor, 'classify', petition).ok;
  throw new NotAllowedNow(answer.because, `/petitions/${context.id}${isUnclassified ? '/classification' : ''}`);
}

export const onPaperPages = definePages((page) => {
  page.form('/petitions/:id/on-paper', {
    permission: 'petition:issue',
    draft: 'of-petition-on-paper',
    schema: OnPaperForm,
    initial: async (context) => {
      await assertOpen(context);
      return initialOnPaper(context);
    },
    show: async (context, form) => {
      await assertOpen(context);
      return view('petitions/on-paper', await onPaperScreen(context, form));
    },
    act: async (context, value) => {
      const done = await enterHandledOnPaper(await actOf(context), context.id, value);
      return redirect(
        `/petitions/${context.id}`,
        done.status === 'approved'
          ? 'Đã ghi kết quả trên giấy. Lãnh đạo ghi thụ lý với ngày trên giấy.'
          : 'Đã ghi kết quả trên giấy. Lãnh đạo xác nhận thì đơn kết thúc ở ngày trên giấy.',
      );
    },
  });
});
