// The marks of one exercise in words: to the trainee, who is to find the rest himself, and to the trainer, who may know it all. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { StateTag } from './attempt-state.ts';
import { answersOf, type Exercise } from './exercise.ts';
import { type Blanks, fillWords } from './fill-words.ts';
import { chosenByType, hasPassed, type Mark, type MarkState } from './marking.ts';
import { expectedWords, markTags, stepLabels } from './step-words.ts';

export interface ShownStep {
  name: string;
  state: { words: string; colour: string; icon: string };
  /** What stands in the books, when it was done otherwise; '' where the step is only done or not. */
  wrote: string;
  /** What was expected, when it was done otherwise; '' when there is nothing to say. */
  expected: string;
  article: string;
  why: string;
  /** Right only as far as a step it follows from, which is not; '' otherwise. */
  doubt: string;
  /** Where several answers are right: what else is, and the article it rests on. */
  others: string[];
}
export interface Result {
  sentence: string;
  level: 'green' | 'amber' | 'blue';
  steps: ShownStep[];
}

const doubtWords = 'Trùng với đáp án, nhưng đơn chưa phân loại đúng: phân loại lại thì xem lại bước này.';

export interface Marking {
  exercise: Exercise;
  marks: readonly Mark[];
  /** Dates of the steps that ask for one, by their place; null for the others. */
  dates: readonly (string | null)[];
  blanks: Blanks;
}

const unpassed = { words: 'Chưa đạt', colour: 'amber' };

/**
 * What is not done yet stays the trainee's to find: he reads the article only; the trainer reads the answer and the reason too.
 * @param standing where a try that is not passed stands: its work may go on, or have stopped
 */
export function resultOf(
  { exercise, marks, dates, blanks }: Marking,
  reader: 'trainee' | 'trainer',
  standing: Pick<StateTag, 'words' | 'colour'> = unpassed,
): Result {
  const right = marks.filter(({ state }) => state === 'right').length;
  const isPassed = hasPassed(exercise, marks);
  const missedMust = exercise.expect.findIndex((step, index) => step.must && marks[index]?.state !== 'right');
  const missed = exercise.expect[missedMust];
  const isUndone = (marks[missedMust]?.state ?? 'missing') === 'missing';
  const isTypeWrong = marks.some(({ step, state }) => step === 'type' && state === 'wrong');
  return {
    level: isPassed ? 'green' : standing.colour === 'amber' ? 'amber' : 'blue',
    sentence: isPassed
      ? `Đạt: đúng ${right} trên ${marks.length} bước.`
      : missed
        ? `${standing.words}: đúng ${right} trên ${marks.length} bước, ${isUndone ? 'chưa làm' : 'chưa đúng'} bước bắt buộc “${stepLabels[missed.step]}”.`
        : `${standing.words}: đúng ${right} trên ${marks.length} bước, cần ít nhất bốn phần năm.`,
    steps: exercise.expect.map((step, index) => {
      const state: MarkState = marks[index]?.state ?? 'missing';
      const on = dates[index];
      const isTold = state === 'wrong' || (state === 'missing' && reader === 'trainer');
      const answers = answersOf(step);
      const given = marks[index]?.answer ?? 0;
      const hasChoice = answers.length > 1;
      const wordsOf = (nth: number) =>
        fillWords(expectedWords(answers[nth] ?? step, on && nth === 0 ? formatDate(on) : ''), blanks);
      const isOpen = isTold || (hasChoice && state === 'right');
      const shown = state === 'right' ? given : 0;
      return {
        name: stepLabels[step.step],
        state: markTags[state],
        wrote: state === 'wrong' ? (marks[index]?.wrote ?? '') : '',
        expected: isTold ? wordsOf(0) : '',
        // What is still to be found is not told: only the articles it can rest on.
        article:
          state === 'right'
            ? hasChoice
              ? (answers[given]?.law ?? '')
              : ''
            : isTold
              ? step.law
              : [...new Set(answers.map(({ law }) => law))].join('; '),
        doubt: state === 'right' && isTypeWrong && chosenByType.includes(step.step) ? doubtWords : '',
        why: isOpen ? fillWords(answers[shown]?.why ?? '', blanks) : '',
        others: isOpen
          ? answers.flatMap((answer, nth) =>
              nth === shown ? [] : [`${wordsOf(nth)} (${answer.law}): ${fillWords(answer.why, blanks)}`],
            )
          : [],
      };
    }),
  };
}
