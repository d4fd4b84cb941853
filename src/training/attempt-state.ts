// Where one try of an exercise stands, in the same words to the trainee and to his trainer. Pure.
import type { Attempt } from './class-queries.ts';
import type { Exercise } from './exercise.ts';
import { keptMarks } from './kept.ts';

export type StateTag = { words: string; colour: string; icon: string };

const states = {
  none: { words: 'Chưa làm', colour: 'grey', icon: 'clock' },
  stopped: { words: 'Đã dừng', colour: 'grey', icon: 'clock' },
  begun: { words: 'Đang làm', colour: 'blue', icon: 'progress' },
  passed: { words: 'Đạt', colour: 'green', icon: 'circle-check' },
  marked: { words: 'Chưa đạt', colour: 'amber', icon: 'alert-triangle' },
} satisfies Record<string, StateTag>;

export const passedTag: StateTag = states.passed;

/** Another exercise was begun before anything was entered for this one: nothing is left to be marked. */
export const isStopped = (attempt: Attempt | undefined, hasNothing: boolean): boolean =>
  attempt !== undefined && attempt.untilPetition !== null && hasNothing;

/** @param hasNothing neither a petition nor a visit was entered for it */
export function stateOfAttempt(attempt: Attempt | undefined, exercise: Exercise, hasNothing = false): StateTag {
  if (!attempt) return states.none;
  if (keptMarks(exercise, attempt)) return states.passed;
  if (isStopped(attempt, hasNothing)) return states.stopped;
  return attempt.marks === null ? states.begun : states.marked;
}
