// A pass stands: no later try of the exercise, and nothing done afterwards in the books, takes it away. Pure.
import type { Attempt } from './class-queries.ts';
import type { Exercise } from './exercise.ts';
import { hasPassed, type Mark, type Marked } from './marking.ts';

/** The marks this exercise was passed with, of this try or of an earlier one; undefined before it was passed. */
export const keptMarks = (exercise: Exercise, attempt: Attempt): Mark[] | undefined =>
  [attempt.marks, ...attempt.earlier.map(({ marks }) => marks)].flatMap((marks) =>
    marks && hasPassed(exercise, marks) ? [marks] : [],
  )[0];

/** What counts of an exercise: its marks as the books stand, or those it was passed with when the books no longer say so. */
export function countedMarks(exercise: Exercise, attempt: Attempt, now: Marked): Marked {
  const kept = now.hasPassed ? undefined : keptMarks(exercise, attempt);
  return kept ? { steps: kept, right: kept.filter(({ state }) => state === 'right').length, hasPassed: true } : now;
}
