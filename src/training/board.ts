// The class as the trainer sees it: every trainee's exercises as their books stand this minute. Read from the class's own database.
import type { OpenRealm } from '../web/services.ts';
import { datesOf, officeOf, workOf } from './attempt-work.ts';
import { type Attempt, listAttempts, listExercises, listTrainees, type Trainee } from './class-queries.ts';
import type { Exercise } from './exercise.ts';
import { numberIn } from './exercise-names.ts';
import { countedMarks } from './kept.ts';
import { type Marked, mark } from './marking.ts';
import { loadWork, markerOf } from './work-queries.ts';

export interface BoardCell {
  exercise: Exercise;
  /** Of the exercise in the class: what its trainees call it by. */
  number: number;
  attempt: Attempt;
  /** As the records stand now, whether the trainee asked for marks or not; a pass stands. */
  marked: Marked;
  dates: (string | null)[];
  /** The petition that is marked, by its number; '' while there is none. */
  petition: string;
  /** Neither a petition nor a visit was entered for it. */
  hasNothing: boolean;
}
export interface BoardRow {
  trainee: Trainee;
  cells: BoardCell[];
  passed: number;
}
export interface Board {
  exercises: Exercise[];
  rows: BoardRow[];
}

/** All marks of a class; as many statements for a hundred trainees as for one. */
export function readBoard(realm: OpenRealm): Promise<Board> {
  const { services } = realm;
  return services.database.inHouse(async (house) => {
    const trainees = await listTrainees(house);
    const exercises = await listExercises(house);
    const attempts = await listAttempts(house, null);
    const { calendar } = await services.rules(house);
    const byCode = new Map(exercises.map((exercise) => [exercise.code, exercise]));
    const byId = new Map(trainees.map((trainee) => [trainee.id, trainee]));
    const known = attempts.flatMap((attempt) => {
      const exercise = byCode.get(attempt.exerciseCode);
      const trainee = byId.get(attempt.traineeId);
      if (!exercise || !trainee) return [];
      return [{ attempt, exercise, trainee, unitId: officeOf(trainee, exercise).id }];
    });
    const units = trainees.flatMap(({ wardId, departmentId }) => [wardId, departmentId]);
    const left = await services.realm?.marking.inUnit(markerOf(units), (reader) => loadWork(reader, known));
    const cells = known.map(({ attempt, exercise, trainee }) => {
      const work = workOf(exercise, trainee, attempt, left?.get(attempt.id) ?? { petition: null, visit: null }, calendar);
      const number = numberIn(exercises, exercise);
      return {
        exercise,
        number,
        attempt,
        marked: countedMarks(exercise, attempt, mark(exercise, work)),
        dates: datesOf(exercise, work),
        petition: work.petition?.number ?? '',
        hasNothing: work.petition === null && work.visit === null,
      };
    });
    return {
      exercises,
      rows: trainees.map((trainee) => {
        const own = cells.filter(({ attempt }) => attempt.traineeId === trainee.id);
        return { trainee, cells: own, passed: own.filter(({ marked }) => marked.hasPassed).length };
      }),
    };
  });
}
