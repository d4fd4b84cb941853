// From an attempt and what it left in the books to the facts its exercise is marked by. Pure.
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays } from '../deadlines/dates.ts';
import { withoutSenders } from '../sealing/senders-in-text.ts';
import { fold } from '../search/fold.ts';
import type { Attempt, Trainee } from './class-queries.ts';
import type { Exercise } from './exercise.ts';
import { type Blanks, fillWords } from './fill-words.ts';
import type { Work } from './marking.ts';
import { leaderIndex, officerName } from './parts.ts';
import type { Left } from './work-queries.ts';

/** The day the paper came in: the given one, or so many working days before the exercise's day. */
export function receivedOn(exercise: Exercise, startedOn: string, calendar: WorkingCalendar): string {
  if (exercise.receivedOn) return exercise.receivedOn;
  return exercise.receivedWorkingDaysBack === 0
    ? startedOn
    : calendar.addWorkingDays(startedOn, -exercise.receivedWorkingDaysBack);
}

/** The trainee's office an exercise comes to. */
export function officeOf(trainee: Trainee, exercise: Exercise): { id: number; name: string } {
  return exercise.at === 'ward'
    ? { id: trainee.wardId, name: trainee.wardName }
    : { id: trainee.departmentId, name: trainee.departmentName };
}

/** What stands in the blanks of an exercise's words for this trainee. @param day the exercise's day, 'YYYY-MM-DD' */
export function blanksOf(trainee: Trainee, day: string): Blanks {
  return { ward: trainee.wardName, department: trainee.departmentName, leader: officerName(trainee.seat, leaderIndex), day };
}

/** Due dates count by the calendar of the class: its holidays, its make-up days. */
export function workOf(exercise: Exercise, trainee: Trainee, attempt: Attempt, left: Left, calendar: WorkingCalendar): Work {
  const received = receivedOn(exercise, attempt.startedOn, calendar);
  const fill = (text: string) => fillWords(text, blanksOf(trainee, attempt.startedOn));
  const { sender } = exercise.paper;
  const betrayed = sender ? [{ ...sender, address: fill(sender.address) }] : [];
  return {
    ...left,
    given: givenOf(exercise, attempt),
    departmentId: trainee.departmentId,
    receivedOn: received,
    namesSender: (text, others) => withoutSenders(text, betrayed, others) !== text,
    due: (unit, days) =>
      unit === 'working' ? calendar.addWorkingDays(received, days) : lastDay(addDays(received, days), calendar),
    fold,
    fill,
  };
}

/** Who begins anew may join his paper to the one he was given the first time: each of them is the same paper. */
function givenOf({ before }: Exercise, { given, earlier }: Attempt): Record<string, number[]> {
  const tries = [given, ...earlier.map((one) => one.given)];
  return Object.fromEntries(before.map(({ key }) => [key, tries.flatMap((one) => one[key] ?? [])]));
}

/** The dates an exercise asks for, by the place of their step: when the paper came in, when its term ends; null for the other steps. */
export const datesOf = (exercise: Exercise, work: Work): (string | null)[] =>
  exercise.expect.map((step) => {
    if (step.step === 'received_on') return work.receivedOn;
    return step.step === 'deadline' ? work.due(step.unit, step.days) : null;
  });

/** A term that would end on a day off ends on the next working day. */
const lastDay = (day: string, calendar: WorkingCalendar) => (calendar.isWorkingDay(day) ? day : calendar.nextWorkingDay(day));
