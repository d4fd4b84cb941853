// Writing an exercise and sharing it. Classes opened later have it; classes already open keep what they were given.
import { randomInt } from 'node:crypto';
import { NotPermitted } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import type { Exercise } from './exercise.ts';
import { recordTraining } from './record.ts';
import { insertExercise, lockExercise, saveExercise } from './records.ts';

export interface WrittenForm {
  exercise: Exercise;
  isShared: boolean;
}

/** A trainer's own exercise, under a code nobody can guess. */
export async function writeExercise(context: Context, form: WrittenForm): Promise<void> {
  const { house, actor, moment } = context;
  const code = `gv-${Array.from({ length: 8 }, () => 'abcdefghjkmnpqrstuvwxyz'[randomInt(23)]).join('')}`;
  await insertExercise(house, {
    code,
    data: { ...form.exercise, code },
    authorId: actor.accountId,
    isShared: form.isShared,
    at: moment.at,
  });
  await recordTraining(context, 'training.exercise_written', { code, shared: form.isShared });
}

/** Only its author changes an exercise; others use it as it is. @throws NotPermitted */
export async function rewriteExercise(context: Context, id: number, form: WrittenForm): Promise<void> {
  const row = await lockExercise(context.house, id);
  if (row.authorId !== context.actor.accountId)
    throw new NotPermitted('Bài này do giảng viên khác soạn, chỉ người soạn sửa được. Soạn bài mới nếu cần khác đi.');
  await saveExercise(context.house, row, {
    data: { ...form.exercise, code: row.code },
    isShared: form.isShared,
    at: context.moment.at,
  });
  await recordTraining(context, 'training.exercise_changed', { code: row.code, shared: form.isShared });
}
