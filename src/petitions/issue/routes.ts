// Issuing what was approved.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { standingTag } from '../petition.ts';
import { findProposal, loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { issuePetition } from './actions.ts';
import { IssueForm } from './forms.ts';
import { issueScreen } from './screens.ts';

async function show(context: Context, form: FormState) {
  const petition = await loadPetition(context.tx, context.id);
  const answer = mayAct(context.actor, 'issue', petition, await findProposal(context.tx, petition));
  if (!answer.ok) {
    if (answer.why === 'role') throw new NotPermitted(answer.because);
    throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
  }
  return view('petitions/issue', await issueScreen(context, form));
}

export const issuePages = definePages((page) => {
  page.form('/petitions/:id/issue', {
    permission: 'petition:issue',
    draft: 'of-petition-issue',
    schema: IssueForm,
    show,
    act: async (context, value) => {
      const issued = await issuePetition(await actOf(context), context.id, value);
      return issued.step === 'number'
        ? redirect(
            `/petitions/${context.id}/issue`,
            `Đã cấp số ${issued.numberWords}. In, trình ký, đóng dấu rồi ghi nhận đã gửi.`,
          )
        : redirect(`/petitions/${context.id}`, `Đã phát hành văn bản. Kết quả: ${standingTag(issued).words}.`);
    },
  });
});
