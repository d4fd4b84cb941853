// Pages of exercises in production: the list, the form of a written one, the paper as it will be handed out.
import type { FormState } from '../web/forms.ts';
import { type Exercise, topicNames, topics } from './exercise.ts';
import { spanWords, waitsFor } from './exercise-day.ts';
import { type Choice, mayChoose, otherNumbers, stepFields } from './exercise-fields.ts';
import type { Blanks } from './fill-words.ts';
import { paperName, paperSheet } from './paper-sheet.ts';
import { departmentName, leaderIndex, officerName, wardName } from './parts.ts';
import type { ListedExercise } from './queries.ts';
import { stepLabels } from './step-words.ts';
import type { PaperPage } from './trainee-screens.ts';

type Link = { href: string; label: string };

export interface ExerciseListPage {
  title: string;
  trail: Link[];
  written: {
    name: string;
    href: string;
    isMine: boolean;
    topic: string;
    span: string;
    author: string;
    shared: string;
    paperHref: string;
  }[];
  hasNone: boolean;
  shipped: {
    heading: string;
    exercises: { number: number; name: string; span: string; minutes: number; steps: number; paperHref: string }[];
  }[];
}
export interface ExerciseFormPage {
  title: string;
  trail: Link[];
  back: Link;
  form: FormState;
  topicChoices: Choice[];
  stepRows: {
    name: string;
    value: string;
    law: string;
    why: string;
    must: string;
    isOpen: boolean;
    choices: readonly Choice[];
    /** Fields of the other right answers; none for a step that is only asked or not. */
    others: { label: string; value: string; law: string; why: string; isOpen: boolean }[];
  }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'training/exercise-list': ExerciseListPage;
    'training/exercise-form': ExerciseFormPage;
  }
}

const root = { href: '/training', label: 'Lớp tập huấn' };
const list = { href: '/training/exercises', label: 'Bài thực hành' };

/**
 * Exercises written by trainers, as far as this one sees them, and those that came with the software by topic, numbered as classes number them.
 */
export function exerciseListScreen(
  written: readonly ListedExercise[],
  shipped: readonly Exercise[],
  accountId: number,
): ExerciseListPage {
  return {
    title: 'Bài thực hành',
    trail: [root, { href: '', label: 'Bài thực hành' }],
    hasNone: written.length === 0,
    written: written.map((one) => ({
      name: one.exercise.title,
      href: `/training/exercises/${one.id}/edit`,
      isMine: one.authorId === accountId,
      topic: topicNames[one.exercise.topic],
      span: one.exercise.day ? spanWords(one.exercise.day) : '',
      author: one.authorName,
      shared: one.isShared ? 'Dùng chung' : 'Chỉ lớp của mình',
      paperHref: `/training/exercises/${one.id}/paper`,
    })),
    shipped: topics.map((topic) => ({
      heading: topicNames[topic],
      exercises: shipped
        .filter((one) => one.topic === topic)
        .map((one) => ({
          number: shipped.indexOf(one) + 1,
          name: one.title,
          span: one.day ? spanWords(one.day) : '',
          minutes: one.minutes,
          steps: one.expect.length,
          paperHref: `/training/exercises/shipped/${one.code}`,
        })),
    })),
  };
}

/** The form an exercise is written or changed on; what each step asks of a trainee is a row. */
export function exerciseFormScreen(form: FormState, title: string): ExerciseFormPage {
  return {
    title,
    trail: [root, list, { href: '', label: title }],
    back: { href: list.href, label: 'Về danh sách bài' },
    form,
    topicChoices: topics.map((value) => ({ value, label: topicNames[value] })),
    stepRows: stepFields.map((field) => rowOf(field, form)),
  };
}

function rowOf(field: (typeof stepFields)[number], form: FormState): ExerciseFormPage['stepRows'][number] {
  const { step, choices } = field;
  const isTyped = (parts: readonly string[]) => parts.some((part) => String(form.values[`${step}_${part}`] ?? '') !== '');
  return {
    name: stepLabels[step],
    value: `${step}_value`,
    law: `${step}_law`,
    why: `${step}_why`,
    must: `${step}_must`,
    // What was typed is never folded away.
    isOpen: isTyped(['value', 'law', 'why', 'must', ...otherNumbers.flatMap((nth) => [`value${nth}`, `law${nth}`, `why${nth}`])]),
    choices,
    others: mayChoose(field)
      ? otherNumbers.map((nth) => ({
          label: `Kết quả khác cũng đúng (${nth})`,
          value: `${step}_value${nth}`,
          law: `${step}_law${nth}`,
          why: `${step}_why${nth}`,
          isOpen: isTyped([`value${nth}`, `law${nth}`, `why${nth}`]),
        }))
      : [],
  };
}

/** As a trainee of seat 1 would get it on this day. @param number among those that ship; 0 for one a trainer wrote: each class numbers it anew */
export function previewScreen(exercise: Exercise, number: number, day: string): PaperPage {
  const blanks: Blanks = {
    ward: wardName(1),
    department: departmentName(1),
    leader: officerName(1, leaderIndex),
    day: exercise.day && waitsFor(exercise, day) ? exercise.day.from : day,
  };
  return {
    title: paperName(number),
    sheet: paperSheet(exercise, number, blanks),
    toolbar: { back: { href: list.href, label: 'Về danh sách bài' }, docxHref: '', text: exercise.task.split('\n')[0] ?? '' },
  };
}
