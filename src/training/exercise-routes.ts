// Exercises in production: those that ship, those trainers wrote; writing one by form, seeing its paper.
import { NotFound } from '../errors.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { rewriteExercise, writeExercise } from './exercise-actions.ts';
import { valuesOf } from './exercise-fields.ts';
import { shippedExercises } from './exercise-files.ts';
import { ExerciseForm } from './exercise-forms.ts';
import { numberIn } from './exercise-names.ts';
import { exerciseFormScreen, exerciseListScreen, previewScreen } from './exercise-screens.ts';
import { listWrittenExercises } from './queries.ts';

/** One this trainer may see: his own, or shared. @throws NotFound */
async function written(context: Context) {
  const one = (await listWrittenExercises(context.house, context.actor.accountId)).find(({ id }) => id === context.id);
  if (!one) throw new NotFound();
  return one;
}

export const authorPages = definePages((page) => {
  page.get('/training/exercises', {
    permission: 'training:teach',
    handler: async ({ house, actor }) =>
      view(
        'training/exercise-list',
        exerciseListScreen(await listWrittenExercises(house, actor.accountId), shippedExercises(), actor.accountId),
      ),
  });

  page.form('/training/exercises/new', {
    permission: 'training:teach',
    draft: 'of-exercise',
    schema: ExerciseForm,
    initial: async () => ({
      minutes: '15',
      at: 'ward',
      receivedBack: '0',
      writtenBack: '1',
      isSigned: '1',
      paperTo: 'Ủy ban nhân dân {ward}',
    }),
    show: async (_context, form) => view('training/exercise-form', exerciseFormScreen(form, 'Soạn bài thực hành')),
    act: async (context, form) => {
      await writeExercise(context, form);
      return redirect('/training/exercises', 'Đã lưu bài. Các lớp mở từ bây giờ có bài này.');
    },
  });

  page.form('/training/exercises/:id/edit', {
    permission: 'training:teach',
    draft: 'of-exercise-edit',
    schema: ExerciseForm,
    initial: async (context) => {
      const one = await written(context);
      return { ...valuesOf(one.exercise), shared: one.isShared ? '1' : '' };
    },
    show: async (context, form) => {
      const { exercise } = await written(context);
      return view('training/exercise-form', exerciseFormScreen(form, `Sửa bài ${exercise.title}`));
    },
    act: async (context, form) => {
      await written(context);
      await rewriteExercise(context, context.id, form);
      return redirect('/training/exercises', 'Đã sửa bài. Lớp đang mở vẫn dùng bản cũ cho đến khi làm mới.');
    },
  });

  page.get('/training/exercises/:id/paper', {
    permission: 'training:teach',
    handler: async (context) =>
      view('training/paper', previewScreen((await written(context)).exercise, 0, context.moment.today), { layout: 'print' }),
  });

  page.get('/training/exercises/shipped/:code', {
    permission: 'training:teach',
    handler: async ({ params, moment }) => {
      const shipped = shippedExercises();
      const exercise = shipped.find(({ code }) => code === params.code);
      if (!exercise) throw new NotFound();
      return view('training/paper', previewScreen(exercise, numberIn(shipped, exercise), moment.today), { layout: 'print' });
    },
  });
});
