// Proposing: the form, and the panel with the paper that follows it.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type FormState, sameForm } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { fragment, redirect, view } from '../../web/reply.ts';
import { outcomeNames } from '../petition.ts';
import { loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { submitProposal } from './actions.ts';
import { ProposalForm, proposalLabels } from './forms.ts';
import { initialProposal, proposalPreview, proposalScreen, storedProposal } from './screens.ts';

/** Refused before the form is shown; an unclassified petition goes to its classification first. */
async function assertOpen(context: Context): Promise<void> {
  const petition = await loadPetition(context.tx, context.id);
  const answer = mayAct(context.actor, 'propose', petition);
  if (answer.ok) return;
  if (answer.why === 'role') throw new NotPermitted(answer.because);
  const isUnclassified = petition.classifiedAt === null && mayAct(context.actor, 'classify', petition).ok;
  throw new NotAllowedNow(answer.because, `/petitions/${context.id}${isUnclassified ? '/classification' : ''}`);
}

async function show(context: Context, form: FormState) {
  await assertOpen(context);
  return view('petitions/proposal', await proposalScreen(context, form));
}

export const proposalPages = definePages((page) => {
  page.form('/petitions/:id/proposal', {
    permission: 'petition:propose',
    draft: 'proposal',
    schema: ProposalForm,
    initial: async (context) => {
      await assertOpen(context);
      return initialProposal(context);
    },
    stored: storedProposal,
    labels: proposalLabels,
    show,
    act: async (context, value, values) => {
      if (value.show === '1') return show(context, sameForm(context.csrf, context.req.path, values));
      const { next } = await submitProposal(await actOf(context), context.id, value);
      return redirect(`/petitions/${context.id}`, `Đã trình đề xuất “${outcomeNames[value.outcome]}”, chờ ${next}.`);
    },
  });

  page.post('/petitions/:id/proposal/preview', {
    permission: 'petition:propose',
    computes: true,
    handler: async (context, values) => {
      await assertOpen(context);
      return fragment('petitions/parts-of-proposal/preview', await proposalPreview(context, values));
    },
  });
});
