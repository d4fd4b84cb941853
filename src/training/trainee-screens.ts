// Pages of a trainee: the list of exercises, one exercise with its marks, the paper to print, the parts, the mail that went nowhere.

import type { Actor } from '../accounts/actor.ts';
import { formatDate } from '../deadlines/dates.ts';
import { informedSteps } from '../notifications/actions.ts';
import type { Context } from '../web/pages.ts';
import { isStopped, type StateTag, stateOfAttempt } from './attempt-state.ts';
import { blanksOf, officeOf } from './attempt-work.ts';
import type { Attempt, OutgoingMail, PartAccount, Trainee } from './class-queries.ts';
import type { Exercise } from './exercise.ts';
import { waitsFor } from './exercise-day.ts';
import { traineeName } from './exercise-names.ts';
import { fillWords } from './fill-words.ts';
import { keptMarks } from './kept.ts';
import { type PaperSheet, paperName, paperSheet } from './paper-sheet.ts';
import { seatWords } from './parts.ts';
import { type Result, resultOf } from './result.ts';
import { type Desk, exerciseHref, type Look, leavingWords, startRefusal } from './trainee-actions.ts';

export interface ExercisesPage {
  title: string;
  place: string;
  /** Why nothing is begun here any more; '' while something can be. */
  shut: string;
  /** In the order of their numbers, under no topic: a topic would say what each is. */
  exercises: {
    href: string;
    name: string;
    minutes: number;
    office: string;
    state: StateTag;
    score: string;
    waits: string;
  }[];
}
export interface ExercisePage {
  title: string;
  trail: { href: string; label: string }[];
  state: StateTag;
  taskLines: string[];
  office: string;
  minutes: number;
  paperHref: string;
  isBegun: boolean;
  petition: { number: string; href: string } | null;
  /** Why there is no petition to mark; '' when there is one. */
  noPetition: string;
  /** Another exercise was begun before anything was entered for this one: nothing is left to be marked. */
  isStopped: boolean;
  /** What is lost or kept by the button that begins; '' when nothing is. */
  startNote: string;
  isWarning: boolean;
  result: Result | null;
  /** How often it was marked, in words; '' before the first time. */
  timesMarked: string;
  actions: {
    action: string;
    csrf: string;
    /** Why it cannot be begun from here today: said where the button would stand; '' when it can. */
    startRefusal: string;
    startLabel: string;
    isStartFirst: boolean;
    fields: { name: string; value: string }[];
    markAction: string;
  };
}
export interface PartsPage {
  title: string;
  csrf: string;
  places: { heading: string; posts: { action: string; post: string; name: string; login: string; isCurrent: boolean }[] }[];
}
export interface OutgoingPage {
  title: string;
  mails: { at: string; recipient: string; about: string; lines: string[] }[];
  hasNone: boolean;
  /** At which steps a letter goes out. */
  steps: string;
}
export interface PaperPage {
  title: string;
  sheet: PaperSheet;
  toolbar: { back: { href: string; label: string }; docxHref: string; text: string };
}

declare module '../web/render.ts' {
  interface Pages {
    'training/exercises': ExercisesPage;
    'training/exercise': ExercisePage;
    'training/paper': PaperPage;
    'training/parts': PartsPage;
    'training/outgoing': OutgoingPage;
  }
}

function scoreOf(attempt: Attempt | undefined, exercise: Exercise): string {
  const marks = attempt && (keptMarks(exercise, attempt) ?? attempt.marks);
  return marks ? `${marks.filter(({ state }) => state === 'right').length}/${marks.length}` : '–';
}

/**
 * The exercises of a class for one trainee: how far each is, and which must wait for another day.
 * @param today the class's day 'YYYY-MM-DD' @param shut why nothing begins any more, '' while something does
 */
export function exercisesScreen(
  trainee: Trainee,
  exercises: readonly Exercise[],
  attempts: readonly Attempt[],
  { today, shut }: { today: string; shut: string },
): ExercisesPage {
  const byCode = new Map(attempts.map((attempt) => [attempt.exerciseCode, attempt]));
  return {
    title: 'Bài thực hành',
    shut,
    place: `Học viên ${seatWords(trainee.seat)}: ${trainee.wardName}, ${trainee.departmentName}.`,
    exercises: exercises.map((exercise, index) => ({
      href: exerciseHref({ number: index + 1 }),
      name: traineeName(index + 1, exercise, (text) => fillWords(text, blanksOf(trainee, today))),
      minutes: exercise.minutes,
      office: officeOf(trainee, exercise).name,
      state: stateOfAttempt(byCode.get(exercise.code), exercise),
      score: scoreOf(byCode.get(exercise.code), exercise),
      waits: shut || byCode.has(exercise.code) ? '' : waitsFor(exercise, today),
    })),
  };
}

/** @param left another exercise that would be left with nothing entered for it */
export function exerciseScreen(
  desk: Desk,
  look: Look | undefined,
  left: Desk['running'],
  { actor, moment: { today }, csrf }: Pick<Context, 'actor' | 'moment' | 'csrf'>,
): ExercisePage {
  const { trainee, exercise, attempt } = desk;
  const blanks = blanksOf(trainee, attempt?.startedOn ?? today);
  const href = exerciseHref(desk);
  const title = traineeName(desk.number, exercise, (text) => fillWords(text, blanks));
  const hasWork = look !== undefined && !look.hasNothing;
  const hasStopped = isStopped(attempt, !hasWork);
  return {
    title,
    trail: [
      { href: '/exercises', label: 'Bài thực hành' },
      { href: '', label: title },
    ],
    state: stateOfAttempt(attempt, exercise, !hasWork),
    taskLines: fillWords(exercise.task, blanks).split('\n'),
    office: officeOf(trainee, exercise).name,
    minutes: exercise.minutes,
    paperHref: `${href}/paper`,
    isBegun: attempt !== undefined,
    petition: look?.petition ? { number: look.petition.number, href: `/petitions/${look.petition.id}` } : null,
    noPetition: look?.petition ? '' : noPetitionWords(hasWork, hasStopped),
    isStopped: hasStopped,
    startNote: left
      ? leavingWords(left)
      : attempt && hasWork
        ? `Làm lại từ đầu: đơn đã ghi cho lần này thôi được chấm.${keptMarks(exercise, attempt) ? ' Bài đã đạt thì vẫn là đạt.' : ''}`
        : '',
    isWarning: left !== undefined,
    result: attempt?.marks ? resultOf({ exercise, marks: attempt.marks, dates: look?.dates ?? [], blanks }, 'trainee') : null,
    timesMarked: attempt && attempt.timesMarked > 0 ? `Đã chấm ${attempt.timesMarked} lần.` : '',
    actions: {
      action: `${href}/start`,
      csrf,
      startRefusal: startRefusal(desk, actor.unitId, today),
      startLabel: startWords(attempt !== undefined, hasStopped, left !== undefined),
      isStartFirst: attempt === undefined || hasStopped,
      fields: left ? [{ name: 'leaving', value: left.exercise.code }] : [],
      markAction: `${href}/marks`,
    },
  };
}

function startWords(isBegun: boolean, isStopped: boolean, isLeaving: boolean): string {
  if (isLeaving) return isBegun ? 'Dừng bài kia, làm lại bài này' : 'Dừng bài kia, bắt đầu bài này';
  if (!isBegun) return 'Bắt đầu bài';
  return isStopped ? 'Làm lại' : 'Làm lại từ đầu';
}

function noPetitionWords(hasWork: boolean, isStopped: boolean): string {
  if (isStopped)
    return 'Bài này dừng khi bắt đầu bài khác, lúc chưa có đơn nào vào sổ cho bài này. Đơn ghi sau đó tính cho bài kia.';
  if (hasWork) return 'Đã có lượt tiếp công dân, chưa có đơn nào vào sổ từ khi bắt đầu bài.';
  return 'Chưa có đơn nào vào sổ từ khi bắt đầu bài. Đọc đơn rồi tiếp nhận như ở cơ quan.';
}

/** The paper of an exercise to print, as it reads on the day the trainee began it, else today. */
export function paperScreen(desk: Desk, today: string): PaperPage {
  const { trainee, exercise, attempt } = desk;
  return {
    title: paperName(desk.number),
    sheet: paperSheet(exercise, desk.number, blanksOf(trainee, attempt?.startedOn ?? today)),
    toolbar: { back: { href: exerciseHref(desk), label: 'Về bài thực hành' }, docxHref: '', text: '' },
  };
}

/** The posts one trainee plays, office by office, each a button that changes to it. */
export function partsScreen(posts: readonly PartAccount[], actor: Actor, csrf: string): PartsPage {
  const places = [...new Set(posts.map(({ unitName }) => unitName))];
  return {
    title: 'Đổi vai',
    csrf,
    places: places.map((heading) => ({
      heading,
      posts: posts
        .filter(({ unitName }) => unitName === heading)
        .map((post) => ({
          action: `/parts/${post.accountId}`,
          post: post.title,
          name: post.name,
          login: post.login,
          isCurrent: post.accountId === actor.accountId,
        })),
    })),
  };
}

const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

/** Letters the class would have sent: nothing leaves it. @param dayOf the class's day of an instant */
export function outgoingScreen(mails: readonly OutgoingMail[], dayOf: (at: Date) => string): OutgoingPage {
  return {
    title: 'Thư gửi đi của lớp',
    hasNone: mails.length === 0,
    steps: `Công dân có ghi địa chỉ thư điện tử được báo khi: ${informedSteps.join('; ')}. Vào sổ, phân loại, đề xuất, phê duyệt không có thư; đơn tố cáo không bao giờ có thư cho công dân. Cán bộ được nhắc bằng thư khi giảng viên chuyển ngày của lớp đến một ngày làm việc mà việc của họ sắp đến hạn, đến hạn hoặc quá hạn; ngày nghỉ không có thư nhắc.`,
    mails: mails.map((mail) => ({
      at: `${clock.format(mail.queuedAt)} ${formatDate(dayOf(mail.queuedAt))}`,
      recipient: mail.recipient,
      about: `[TẬP HUẤN] ${mail.subject}`,
      lines: mail.body.split('\n'),
    })),
  };
}
