// Splitting a petition with several contents.
import { z } from 'zod';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { goneWords, isGoneFrom } from '../first-holder.ts';
import { loadPetition } from '../queries.ts';
import { notMixed } from '../refusal-words.ts';
import { addPoint, childRefusal, correctPoint, registerChild, removePoint, restorePoint, settlePoint } from './actions.ts';
import { ChildForm, PointCorrectionForm, PointForm, readablePoint } from './forms.ts';
import { listPoints } from './records.ts';
import { childScreen, pointScreen, pointsScreen, pointWords } from './screens.ts';

const pointIdOf = (context: Context) => Number(context.params.pointId);

export const pointPages = definePages((page) => {
  page.form('/petitions/:id/points', {
    permission: 'petition:classify',
    draft: 'of-petition-points',
    schema: PointForm,
    show: async (context, form) => {
      const petition = await loadPetition(context.tx, context.id);
      if (petition.unitId !== context.actor.unitId) throw new NotFound();
      if (petition.petitionType !== 'MIXED' && (await listPoints(context.tx, petition)).length === 0)
        throw new NotAllowedNow(notMixed, `/petitions/${context.id}/classification`);
      return view('petitions/points', await pointsScreen(context, form));
    },
    asks: async (context, values) => {
      await settlePoint(await actOf(context), context.id, readablePoint(values), values);
    },
    act: async (context, value, values) => {
      const act = await actOf(context);
      const whom = await settlePoint(act, context.id, value, values);
      const petition = await addPoint(act, context.id, value, whom);
      if (isGoneFrom(context.actor, petition)) return redirect('/petitions', goneWords);
      return redirect(`/petitions/${context.id}/points`, 'Đã thêm nội dung.');
    },
  });

  page.form('/petitions/:id/points/:pointId/correction', {
    permission: 'petition:classify',
    draft: 'of-petition-point',
    labels: { summary: 'Tóm tắt nội dung', jurisdiction: 'Thẩm quyền', competentOrg: 'Cơ quan có thẩm quyền' },
    schema: PointCorrectionForm,
    initial: (context) => pointWords(context, pointIdOf(context)),
    show: async (context, form) => view('petitions/point', await pointScreen(context, form, pointIdOf(context), 'correction')),
    act: async (context, value) => {
      await correctPoint(await actOf(context), context.id, pointIdOf(context), value);
      return redirect(`/petitions/${context.id}/points`, 'Đã sửa nội dung.');
    },
  });

  page.form('/petitions/:id/points/:pointId/removal', {
    permission: 'petition:classify',
    schema: () => z.object({}),
    show: async (context, form) => view('petitions/point', await pointScreen(context, form, pointIdOf(context), 'removal')),
    act: async (context) => {
      await removePoint(await actOf(context), context.id, pointIdOf(context));
      return redirect(`/petitions/${context.id}/points`, 'Đã bỏ nội dung. Chữ đã ghi còn ở dưới, khôi phục được.');
    },
  });

  page.post('/petitions/:id/points/:pointId/restoration', {
    permission: 'petition:classify',
    handler: async (context) => {
      await restorePoint(await actOf(context), context.id, pointIdOf(context));
      return redirect(`/petitions/${context.id}/points`, 'Đã khôi phục nội dung.');
    },
  });

  page.form('/petitions/:id/points/:pointId/child', {
    permission: 'petition:register',
    draft: 'of-petition-child',
    schema: ChildForm,
    show: async (context, form) => {
      const petition = await loadPetition(context.tx, context.id);
      if (petition.unitId !== context.actor.unitId) throw new NotFound();
      const point = (await listPoints(context.tx, petition)).find((one) => one.id === pointIdOf(context));
      if (!point) throw new NotFound();
      const refusal = childRefusal(petition, point);
      if (refusal) throw new NotAllowedNow(refusal, `/petitions/${context.id}/points`);
      return view('petitions/child', await childScreen(context, form, point.id));
    },
    act: async (context, value) => {
      const { id, number } = await registerChild(await actOf(context), context.id, pointIdOf(context), value);
      return redirect(`/petitions/${id}`, `Đã đăng ký đơn ${number}.`);
    },
  });
});
