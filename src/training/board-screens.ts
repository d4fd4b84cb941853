// The live board of a class, and one trainee of it: where each stands, and at which step.
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import { passedTag, type StateTag, stateOfAttempt } from './attempt-state.ts';
import { blanksOf } from './attempt-work.ts';
import type { Board, BoardCell, BoardRow } from './board.ts';
import { numberName } from './exercise-names.ts';
import { seatWords } from './parts.ts';
import type { ListedClass } from './queries.ts';
import { type Result, resultOf } from './result.ts';
import { stepLabels } from './step-words.ts';

export interface BoardView {
  heads: { number: string; name: string }[];
  rows: {
    seat: string;
    person: string;
    href: string;
    passed: string;
    /** The exercise at hand first: the steps done otherwise, or the first one not done yet. */
    stuck: string[];
    cells: { words: string; colour: string; about: string }[];
    /** '' where the place is shut. */
    resetHref: string;
  }[];
  summary: string;
  /** Steps several people did otherwise, the most people first: what to talk about. */
  hardest: { step: string; exercise: string; people: string }[];
}
export interface SeatPage {
  title: string;
  trail: { href: string; label: string }[];
  about: string;
  exercises: { heading: string; on: string; tag: StateTag; result: Result }[];
  hasNone: boolean;
  resetHref: string;
  /** Why the seat is not begun anew; '' when it may be. */
  resetRefusal: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'training/seat': SeatPage;
  }
}

const mostStuck = 2;
const mostHard = 5;

/** @param shut seats that are not begun anew @param at when the board was read, on the machine's clock */
export function boardView(board: Board, href: string, shut: ReadonlySet<number>, at: Date): BoardView {
  const begun = board.rows.filter(({ cells }) => cells.length > 0).length;
  const filled = board.rows.filter(({ trainee }) => trainee.isBookFilled).length;
  return {
    heads: board.exercises.map((exercise, index) => ({ number: String(index + 1), name: exercise.title })),
    rows: board.rows.map((row) => ({
      seat: seatWords(row.trainee.seat),
      person: row.trainee.name || 'chưa ghi tên',
      href: `${href}/seats/${row.trainee.seat}`,
      passed: String(row.passed),
      stuck: stuckWords(row),
      cells: board.exercises.map((exercise) => cellView(row.cells.find((cell) => cell.exercise.code === exercise.code))),
      resetHref: shut.has(row.trainee.seat) ? '' : `${href}/seats/${row.trainee.seat}/reset`,
    })),
    summary: [
      `${begun} trên ${board.rows.length} học viên đã bắt đầu.`,
      // While the class is furnished after opening and after a reset; who begins an exercise meanwhile has his own book filled first.
      filled < board.rows.length ? `Đang nạp sổ ban đầu: ${filled}/${board.rows.length}.` : '',
      `Tính từ sổ sách của từng người lúc ${formatDateTime(at)}.`,
    ]
      .filter(Boolean)
      .join(' '),
    hardest: hardestSteps(board),
  };
}

const wrongSteps = ({ marked }: BoardCell) =>
  marked.steps.filter(({ state }) => state === 'wrong').map(({ step }) => stepLabels[step]);

/** The exercise somebody is at is the last one begun; those before it were left as they are. */
const newestFirst = (cells: readonly BoardCell[]) => [...cells].sort((one, two) => two.attempt.id - one.attempt.id);

function stuckWords({ cells }: BoardRow): string[] {
  const lines = newestFirst(cells).flatMap((cell) => {
    if (cell.marked.hasPassed) return [];
    const number = numberName(cell.number);
    const wrong = wrongSteps(cell);
    if (wrong.length > 0) return [`${number}, chưa đúng: ${wrong.join('; ')}`];
    const next = cell.marked.steps.find(({ state }) => state === 'missing');
    return next && cell.attempt.untilPetition === null ? [`${number}, đang ở: ${stepLabels[next.step]}`] : [];
  });
  const more = lines.length - mostStuck;
  return more > 0 ? [...lines.slice(0, mostStuck), `và ${more} bài nữa`] : lines;
}

function hardestSteps(board: Board): BoardView['hardest'] {
  const counted = new Map<string, { step: string; exercise: string; people: number }>();
  for (const cell of board.rows.flatMap(({ cells }) => cells))
    for (const step of new Set(wrongSteps(cell))) {
      const key = `${cell.exercise.code} ${step}`;
      const exercise = `${numberName(cell.number)}, ${cell.exercise.title}`;
      counted.set(key, { step, exercise, people: (counted.get(key)?.people ?? 0) + 1 });
    }
  return [...counted.values()]
    .filter(({ people }) => people > 1)
    .sort((one, two) => two.people - one.people)
    .slice(0, mostHard)
    .map((one) => ({ ...one, people: `${one.people} học viên` }));
}

/** '5/7' as the books stand; a word beside it for who cannot tell colours. */
function cellView(cell: BoardCell | undefined) {
  if (!cell) return { words: '–', colour: 'grey', about: 'chưa làm' };
  const { marked, attempt } = cell;
  const score = `${marked.right}/${marked.steps.length}`;
  if (marked.hasPassed) return { words: score, colour: 'green', about: 'đạt' };
  const hasWrong = wrongSteps(cell).length > 0;
  if (attempt.untilPetition === null && !hasWrong) return { words: score, colour: 'blue', about: 'đang làm' };
  return { words: score, colour: 'amber', about: hasWrong ? 'có bước chưa đúng' : 'còn bước chưa làm' };
}

/** Everything one trainee has begun, the last first, step by step with the answer, the article and the reason. */
export function seatScreen(row: ListedClass, { trainee, cells, passed }: BoardRow, resetRefusal: string): SeatPage {
  const href = `/training/classes/${row.id}`;
  const title = `Học viên ${seatWords(trainee.seat)}${trainee.name ? `, ${trainee.name}` : ''}`;
  return {
    title,
    trail: [
      { href: '/training', label: 'Lớp tập huấn' },
      { href, label: row.name },
      { href: '', label: title },
    ],
    about: `${[trainee.homeUnit, trainee.wardName, trainee.departmentName].filter(Boolean).join(' · ')} · đạt ${passed} bài`,
    exercises: newestFirst(cells).map((cell) => seatExercise(trainee, cell)),
    hasNone: cells.length === 0,
    resetHref: `${href}/seats/${trainee.seat}/reset`,
    resetRefusal,
  };
}

/** Under the word the trainee reads of it; what he has done and not yet had marked is passed all the same. */
function seatExercise(trainee: BoardRow['trainee'], cell: BoardCell): SeatPage['exercises'][number] {
  const { exercise, number, attempt, marked, dates, petition, hasNothing } = cell;
  const tag = marked.hasPassed ? passedTag : stateOfAttempt(attempt, exercise, hasNothing);
  const about = [
    `Bắt đầu ${formatDate(attempt.startedOn)} theo ngày của lớp`,
    petition ? `chấm đơn số ${petition}` : 'chưa có đơn vào sổ',
    attempt.timesMarked > 0 ? `tự chấm ${attempt.timesMarked} lần` : 'chưa tự chấm',
  ];
  const marking = { exercise, marks: marked.steps, dates, blanks: blanksOf(trainee, attempt.startedOn) };
  return {
    heading: `${numberName(number)}. ${exercise.title}`,
    on: about.join(', '),
    tag,
    result: resultOf(marking, 'trainer', tag),
  };
}
