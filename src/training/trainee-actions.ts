// What a trainee does with an exercise: begins it, has it marked. In the class's own database.
import type { HouseTx } from '../database/tx.ts';
import { NotAllowedNow, NotFound } from '../errors.ts';
import { findReceivingRefusal } from '../units/queries.ts';
import { type Act, actOf } from '../web/act.ts';
import type { Context } from '../web/pages.ts';
import { datesOf, officeOf, receivedOn, workOf } from './attempt-work.ts';
import { type Attempt, listAttempts, listExercises, listUntouched, newestIds, type Trainee, traineeOf } from './class-queries.ts';
import { endRunningAttempts, insertAttempt, saveMarks } from './class-records.ts';
import type { Exercise } from './exercise.ts';
import { dayRefusal } from './exercise-day.ts';
import { numberIn, numberName } from './exercise-names.ts';
import { registrationOf } from './given.ts';
import { keptMarks } from './kept.ts';
import { hasPassed, type Marked, mark } from './marking.ts';
import { clerkOf, fillBookNow, giveBefore } from './populate.ts';
import { loadWork, markerOf } from './work-queries.ts';

export interface Desk {
  trainee: Trainee;
  exercise: Exercise;
  /** Of the exercise in its class. */
  number: number;
  attempt: Attempt | undefined;
  /** Another exercise that was begun and not ended: what is entered belongs to it. */
  running: { exercise: Exercise; number: number; attempt: Attempt } | undefined;
  /** Why nothing can be entered in this trainee's offices any more; '' while something can. */
  shut: string;
}

/** Why this trainee practises no more: whom he practises for is live. '' while he may. @param today the class's day */
export const findShut = async (house: HouseTx, { wardId }: Trainee, today: string): Promise<string> =>
  (await findReceivingRefusal(house, wardId, today)) ?? '';

/** The exercise of the address, by its number or its code, on this trainee's desk. @throws NotFound */
export async function openDesk(context: Context): Promise<Desk> {
  const trainee = await traineeOf(context.house, context.actor.accountId);
  const exercises = await listExercises(context.house);
  const byCode = new Map(exercises.map((one) => [one.code, one]));
  const asked = context.params.code ?? '';
  const exercise = byCode.get(asked) ?? exercises.find((one) => String(numberIn(exercises, one)) === asked);
  if (!exercise) throw new NotFound();
  const attempts = await listAttempts(context.house, trainee.id);
  const attempt = attempts.find(({ exerciseCode }) => exerciseCode === exercise.code);
  const open = attempts.find((one) => one.untilPetition === null && one !== attempt);
  const other = open && byCode.get(open.exerciseCode);
  return {
    trainee,
    exercise,
    number: numberIn(exercises, exercise),
    attempt,
    running: open && other && { exercise: other, number: numberIn(exercises, other), attempt: open },
    shut: await findShut(context.house, trainee, context.moment.today),
  };
}

/** Why the exercise cannot be begun, or begun anew, from this office today; '' when it can. */
export function startRefusal({ trainee, exercise, shut }: Desk, unitId: number, today: string): string {
  const office = officeOf(trainee, exercise);
  const elsewhere = unitId === office.id ? '' : `Bài này làm ở ${office.name}. Đổi sang một vai ở đó rồi bắt đầu.`;
  return shut || dayRefusal(exercise, today) || elsewhere;
}

/** The exercise that would be left with nothing entered for it if this one were begun now. */
export async function leftEmpty(context: Context, desk: Desk): Promise<Desk['running']> {
  if (!desk.running) return undefined;
  const { hasNothing } = await lookAt(context, { ...desk, ...desk.running });
  return hasNothing ? desk.running : undefined;
}

/** Its address says its number: its code is short for what it is about. */
export const exerciseHref = ({ number }: { number: number }): string => `/exercises/${number}`;

/** Asked before an exercise is left with nothing done. */
export const leavingWords = ({ number }: { number: number }): string =>
  `${numberName(number)} đang làm mà chưa có đơn nào vào sổ. Bắt đầu bài này thì bài kia dừng lại: đơn, lượt tiếp ghi từ nay tính cho bài này; muốn làm bài kia thì mở bài ấy, bấm Làm lại.`;

/**
 * Begins an exercise, or begins it anew: the petitions it needs go into the book, and what is entered from now on belongs to it.
 * @param leaving the exercise the trainee was told he leaves with nothing done, by its code; '' when he was told of none
 * @throws NotAllowedNow where the place is shut, from the wrong office, on a day the exercise cannot be lived through, or when another one would be left untold
 */
export async function startExercise(context: Context, leaving: string): Promise<void> {
  const desk = await openDesk(context);
  const { trainee, exercise, attempt } = desk;
  const { house, actor, moment, services } = context;
  const { realm } = services;
  if (!realm) throw new NotFound();
  const back = exerciseHref(desk);
  const office = officeOf(trainee, exercise);
  const refusal = startRefusal(desk, actor.unitId, moment.today);
  if (refusal) throw new NotAllowedNow(refusal, desk.shut || dayRefusal(exercise, moment.today) ? back : '/parts');
  const left = await leftEmpty(context, desk);
  if (left && left.exercise.code !== leaving) throw new NotAllowedNow(leavingWords(left), back);
  // A pass nobody asked the marks of is kept before the books of this exercise are looked at from another day on.
  if (attempt) await keepPass(context, { ...desk, attempt });
  const units = [trainee.wardId, trainee.departmentId];
  const newest = () => realm.marking.inUnit(markerOf(units), (reader) => newestIds(reader, units));
  // The exercise before ends here: what is put into the book for this one is none of its own.
  await endRunningAttempts(house, trainee.id, await newest());
  // What was there before is entered by the clerk, in a transaction of his own: the database lets nobody write under another's name.
  const clerk = await clerkOf(house, trainee, exercise.at, moment.today);
  const base = await actOf(context);
  const given = await realm.marking.inBoth(clerk, async (clerkTx, clerkHouse) => {
    const act = { ...base, tx: clerkTx, house: clerkHouse, actor: clerk };
    if (exercise.at === 'ward') await fillBookNow(act, trainee.seat);
    return giveBefore(act, exercise.before, moment.today, await standingOf(act, office.id, exercise, attempt));
  });
  const after = await newest();
  await insertAttempt(house, {
    traineeId: trainee.id,
    exerciseCode: exercise.code,
    startedAt: moment.at,
    startedOn: moment.today,
    afterPetition: after.petition,
    afterVisit: after.visit,
    given,
  });
}

/** What was given at an earlier try and lies there untouched serves again: no second paper of the same words. Key → id. */
async function standingOf(
  act: Act,
  unitId: number,
  exercise: Exercise,
  attempt: Attempt | undefined,
): Promise<Record<string, number>> {
  if (!attempt) return {};
  const untouched = await listUntouched(act.tx, unitId, Object.values(attempt.given));
  const { calendar } = act.rules;
  return Object.fromEntries(
    exercise.before.flatMap((one) => {
      const on = registrationOf(one, act.moment.today, calendar).receivedOn;
      const found = untouched.find(({ id, receivedOn }) => id === attempt.given[one.key] && receivedOn === on);
      return found ? [[one.key, found.id]] : [];
    }),
  );
}

async function keepPass(context: Context, desk: Desk & { attempt: Attempt }): Promise<void> {
  const { marked } = await lookAt(context, desk);
  if (marked.hasPassed && !keptMarks(desk.exercise, desk.attempt))
    await saveMarks(context.house, desk.attempt.id, marked, context.moment.at);
}

export interface Look {
  marked: Marked;
  /** The petition in the book that is looked at, undefined while there is none. */
  petition: { id: number; number: string } | undefined;
  receivedOn: string;
  dates: (string | null)[];
  /** Neither a petition nor a visit was entered for it. */
  hasNothing: boolean;
}

/** The marks of an attempt as its records stand now. Nothing is kept. */
export async function lookAt(context: Context, desk: Pick<Desk, 'trainee' | 'exercise'> & { attempt: Attempt }): Promise<Look> {
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
    dates: datesOf(exercise, work),
    hasNothing: work.petition === null && work.visit === null,
  };
}

/** Marks the exercise as its records stand, and keeps the marks; a pass is not marked down. @throws NotAllowedNow before it was begun */
export async function markExercise(context: Context): Promise<Marked & { isKept: boolean }> {
  const desk = await openDesk(context);
  const { attempt, exercise } = desk;
  if (!attempt) throw new NotAllowedNow('Chưa bắt đầu bài này nên chưa có gì để chấm.', exerciseHref(desk));
  const { marked } = await lookAt(context, { ...desk, attempt });
  const isKept = !marked.hasPassed && attempt.marks !== null && hasPassed(exercise, attempt.marks);
  if (!isKept) await saveMarks(context.house, attempt.id, marked, context.moment.at);
  return { ...marked, isKept };
}
