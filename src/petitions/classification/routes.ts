// Classification: the guided form, and the side panel that follows the answers.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type FormState, sameForm } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { fragment, redirect, view } from '../../web/reply.ts';
import { goneWords, isGoneFrom } from '../first-holder.ts';
import { loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { classifyPetition, settleClassification } from './actions.ts';
import { classificationChoices, classificationLabels } from './comparison.ts';
import { ClassificationForm } from './forms.ts';
import { classificationScreen, initialAnswers, previewScreen } from './screens.ts';

/** Refused before the form is shown, with the table's sentence. */
async function assertOpen(context: Context): Promise<void> {
  const petition = await loadPetition(context.tx, context.id);
  const answer = mayAct(context.actor, 'classify', petition);
  if (answer.ok) return;
  if (answer.why === 'role') throw new NotPermitted(answer.because);
  throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
}

async function show(context: Context, form: FormState) {
  await assertOpen(context);
  return view('petitions/classification', await classificationScreen(context, form));
}

export const classificationPages = definePages((page) => {
  page.form('/petitions/:id/classification', {
    permission: 'petition:classify',
    draft: 'classification',
    schema: ClassificationForm,
    labels: classificationLabels,
    choices: classificationChoices,
    initial: initialAnswers,
    asks: async (context, values) => {
      await settleClassification(await actOf(context), context.id, values);
    },
    show,
    act: async (context, value, values) => {
      // "Xem kết quả" without script: nothing is kept, the same answers with their result.
      if (value.show === '1') return show(context, sameForm(context.csrf, context.req.path, values));
      const act = await actOf(context);
      const whom = await settleClassification(act, context.id, values);
      const petition = await classifyPetition(act, context.id, value, whom);
      if (isGoneFrom(context.actor, petition)) return redirect('/petitions', goneWords);
      const next = petition.petitionType === 'MIXED' ? 'points' : 'proposal';
      const words =
        petition.petitionType === 'MIXED'
          ? 'Đã lưu phân loại. Ghi từng nội dung và cơ quan có thẩm quyền.'
          : 'Đã lưu phân loại. Chọn hướng xử lý và trình phê duyệt.';
      return redirect(value.next === 'later' ? `/petitions/${context.id}` : `/petitions/${context.id}/${next}`, words);
    },
  });

  page.post('/petitions/:id/classification/preview', {
    permission: 'petition:classify',
    computes: true,
    handler: async (context, values) => {
      await assertOpen(context);
      return fragment('petitions/parts-of-classification/result', await previewScreen(context, values));
    },
  });
});
