// What an exercise is called. Its title says what it is about and so what to answer: trainers read it. Trainees, and whoever reads the
// printed paper, read its number and what the citizen himself put over it. Pure.
import type { Exercise } from './exercise.ts';

/** Its place among those of the class, as on the trainer's board; 0 where it stands in no class yet. */
export const numberIn = (exercises: readonly Exercise[], exercise: Exercise): number => exercises.indexOf(exercise) + 1;

/** "Bài 10"; "Bài thực hành" where it has no number yet. */
export const numberName = (number: number): string => (number > 0 ? `Bài ${number}` : 'Bài thực hành');

/** "Bài 10. Đơn khiếu nại". @param fill puts the trainee's own offices into blanks */
export const traineeName = (number: number, { paper }: Pick<Exercise, 'paper'>, fill: (text: string) => string): string =>
  `${numberName(number)}. ${fill(paper.title)}`;
