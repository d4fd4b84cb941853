// What a trainee does with an exercise: begins it, has it marked. In the class's own database.
import { NotAllowedNow, NotFound } from '../errors.ts';
import { actOf } from '../web/act.ts';
import type { Context } from '../web/pages.ts';
import { duesOf, officeOf, receivedOn, workOf } from './attempt-work.ts';
import { type Attempt, listAttempts, listExercises, newestIds, type Trainee, traineeOf } from './class-queries.ts';
import { endRunningAttempts, insertAttempt, saveMarks } from './class-records.ts';
import type { Exercise } from './exercise.ts';
import { dayRefusal } from './exercise-day.ts';
import { type Marked, mark } from './marking.ts';
import { clerkOf, fillBookNow, giveBefore } from './populate.ts';
import { loadWork, markerOf } from './work-queries.ts';

export interface Desk {
  trainee: Trainee;
  exercise: Exercise;
  attempt: Attempt | undefined;
}

/** The exercise of the address, on this trainee's desk. @throws NotFound */
export async function openDesk(context: Context): Promise<Desk> {
  const trainee = await traineeOf(context.house, context.actor.accountId);
  const exercise = (await listExercises(context.house)).find(({ code }) => code === context.params.code);
  if (!exercise) throw new NotFound();
  const attempts = await listAttempts(context.house, trainee.id);
  return { trainee, exercise, attempt: attempts.find(({ exerciseCode }) => exerciseCode === exercise.code) };
}

/**
 * Begins an exercise, or begins it anew: the petitions it needs go into the book, and what is entered from now on belongs to it.
 * @throws NotAllowedNow from the wrong office, or on a day the exercise cannot be lived through
 */
export async function startExercise(context: Context): Promise<void> {
  const { trainee, exercise } = await openDesk(context);
  const { house, actor, moment, services } = context;
  const { realm } = services;
  if (!realm) throw new NotFound();
  const back = `/exercises/${exercise.code}`;
  const refusal = dayRefusal(exercise, moment.today);
  if (refusal) throw new NotAllowedNow(refusal, back);
  const office = officeOf(trainee, exercise);
  if (actor.unitId !== office.id)
    throw new NotAllowedNow(`Bài này làm ở ${office.name}. Đổi sang một vai ở đó rồi bắt đầu.`, '/parts');
  const units = [trainee.wardId, trainee.departmentId];
  // What was there before is entered by the clerk, in a transaction of his own: the database lets nobody write under another's name.
  const clerk = await clerkOf(house, trainee, exercise.at, moment.today);
  const base = await actOf(context);
  const given = await realm.marking.inBoth(clerk, async (clerkTx, clerkHouse) => {
    const act = { ...base, tx: clerkTx, house: clerkHouse, actor: clerk };
    if (exercise.at === 'ward') await fillBookNow(act, trainee.seat);
    return giveBefore(act, exercise.before, moment.today);
  });
  const newest = await realm.marking.inUnit(markerOf(units), (reader) => newestIds(reader, units));
  await endRunningAttempts(house, trainee.id, newest);
  await insertAttempt(house, {
    traineeId: trainee.id,
    exerciseCode: exercise.code,
    startedAt: moment.at,
    startedOn: moment.today,
    afterPetition: newest.petition,
    afterVisit: newest.visit,
    given,
  });
}

export interface Look {
  marked: Marked;
  /** The petition in the book that is looked at, undefined while there is none. */
  petition: { id: number; number: string } | undefined;
  receivedOn: string;
  dues: (string | null)[];
}

/** The marks of an attempt as its records stand now. Nothing is kept. */
export async function lookAt(context: Context, desk: Desk & { attempt: Attempt }): Promise<Look> {
  const { trainee, exercise, attempt } = desk;
  const { services, house } = context;
  const units = [trainee.wardId, trainee.departmentId];
  const left = await services.realm?.marking.inUnit(markerOf(units), (reader) =>
    loadWork(reader, [{ attempt, unitId: officeOf(trainee, exercise).id }]),
  );
  const { calendar } = await services.rules(house);
  const work = workOf(exercise, trainee, attempt, left?.get(attempt.id) ?? { petition: null, visit: null }, calendar);
  return {
    marked: mark(exercise, work),
    petition: work.petition ?? undefined,
    receivedOn: receivedOn(exercise, attempt.startedOn, calendar),
    dues: duesOf(exercise, work),
  };
}

/** Marks the exercise as its records stand, and keeps the marks. @throws NotAllowedNow before it was begun */
export async function markExercise(context: Context): Promise<Marked> {
  const desk = await openDesk(context);
  const { attempt } = desk;
  if (!attempt) throw new NotAllowedNow('Chưa bắt đầu bài này nên chưa có gì để chấm.', `/exercises/${desk.exercise.code}`);
  const { marked } = await lookAt(context, { ...desk, attempt });
  await saveMarks(context.house, attempt.id, marked, context.moment.at);
  return marked;
}
