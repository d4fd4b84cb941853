// Approving: the desk, and one proposal at a time with its text in sight.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { assignerWords } from '../assigner.ts';
import { petitionNumber } from '../petition.ts';
import { type Decided, decideProposal } from '../proposals/actions.ts';
import { findProposal, loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { DecisionForm } from './forms.ts';
import { deskIds } from './queries.ts';
import { approvalScreen, deskScreen } from './screens.ts';

async function show(context: Context, form: FormState) {
  const petition = await loadPetition(context.tx, context.id);
  const answer = mayAct(context.actor, 'decide', petition, await findProposal(context.tx, petition));
  if (!answer.ok) {
    if (answer.why === 'role') throw new NotPermitted(answer.because);
    throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
  }
  return view('petitions/approval', await approvalScreen(context, form));
}

const done: Record<Decided, string> = {
  endorsed: 'Đã đồng ý và trình lãnh đạo',
  approved: 'Đã phê duyệt',
  sent_back: 'Đã trả lại để sửa',
};

export const approvalPages = definePages((page) => {
  page.get('/approvals', {
    permission: 'petition:decide',
    handler: async (context) => view('petitions/approvals', await deskScreen(context)),
  });

  page.form('/petitions/:id/approval', {
    permission: 'petition:decide',
    draft: 'of-petition-approval',
    schema: DecisionForm,
    show,
    act: async (context, value) => {
      const before = await deskIds(context.tx, context.actor);
      const at = before.indexOf(context.id);
      const petition = await loadPetition(context.tx, context.id);
      const decided = await decideProposal(await actOf(context), context.id, value);
      // The one after this in the list as the leader saw it, else the first that still waits.
      const waiting = new Set(await deskIds(context.tx, context.actor));
      const next = [...before.slice(at + 1), ...before].find((id) => id !== context.id && waiting.has(id));
      const after = await loadPetition(context.tx, context.id);
      const isToAssign = decided !== 'endorsed' && after.nextAct === 'assign';
      const words = `${done[decided]} đơn ${petitionNumber(petition)}.${isToAssign ? ` Người đề xuất không còn làm việc ở đơn vị, đơn chờ ${await assignerWords(context, after)} phân công.` : ''}`;
      return next
        ? redirect(`/petitions/${next}/approval`, `${words} Đây là việc tiếp theo.`)
        : redirect('/approvals', `${words} Không còn đề xuất nào chờ.`);
    },
  });
});
