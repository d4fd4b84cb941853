// Pages of those who run classes: the list, one class with its live board, the slips, the certificates.
import type { Config } from '../config.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { FormState } from '../web/forms.ts';
import type { Board } from './board.ts';
import { type BoardView, boardView } from './board-screens.ts';
import type { Exercise } from './exercise.ts';
import { dayNotes } from './exercise-day.ts';
import { loginOf, parts, seatWords } from './parts.ts';
import type { ShutPlaces } from './practice.ts';
import type { ListedClass } from './queries.ts';
import type { SeatPerson } from './records.ts';
import { slipPassword } from './slips.ts';

type Link = { href: string; label: string };
type Tag = { words: string; colour: string; icon?: string };

export interface TrainingPage {
  title: string;
  refusal: string;
  canOpen: boolean;
  classes: {
    href: string;
    name: string;
    held: string;
    place: string;
    seats: number;
    trainer: string;
    certificates: number;
    state: Tag;
  }[];
  hasNone: boolean;
}
export interface ClassFormPage {
  title: string;
  back: Link;
  form: FormState;
  /** Which days some exercises ask for. */
  dayNotes: string[];
}
export interface ClassPage {
  title: string;
  trail: Link[];
  state: Tag;
  isOpen: boolean;
  facts: { term: string; text: string; href?: string }[];
  links: { href: string; label: string; style: string }[];
  trouble: string;
  /** Why some places, or the class, are not begun anew. */
  shutNotes: string[];
  board: BoardView | null;
}
export interface ConfirmPage {
  title: string;
  className: string;
  trail: Link[];
  back: Link;
  form: FormState;
  words: string;
  hasDay: boolean;
  dayNotes: string[];
  tickLabel: string;
  submitLabel: string;
}
export interface SlipsPage {
  title: string;
  toolbar: { back: Link; docxHref: string; text: string };
  className: string;
  address: string;
  qr: { size: number; path: string };
  slips: {
    seat: string;
    person: string;
    login: string;
    password: string;
    posts: { login: string; post: string; end: string }[];
  }[];
}
export interface DoorPage {
  title: string;
  typed: string;
  hasError: boolean;
}

declare module '../web/render.ts' {
  interface Pages {
    'training/door': DoorPage;
    'training/index': TrainingPage;
    'training/class-form': ClassFormPage;
    'training/class': ClassPage;
    'training/confirm': ConfirmPage;
    'training/slips': SlipsPage;
  }
}

const openTag: Tag = { words: 'Đang mở', colour: 'green', icon: 'circle-check' };
const closedTag: Tag = { words: 'Đã đóng', colour: 'grey', icon: 'lock' };

/** The classes this trainer sees. @param refusal why none can be opened here now, '' where one can */
export function trainingScreen(classes: readonly ListedClass[], refusal: string): TrainingPage {
  return {
    title: 'Lớp tập huấn',
    refusal,
    canOpen: refusal === '',
    hasNone: classes.length === 0,
    classes: classes.map((one) => ({
      href: `/training/classes/${one.id}`,
      name: one.name,
      held: formatDate(one.heldOn),
      place: one.place,
      seats: one.seats,
      trainer: one.trainerName,
      certificates: one.certificates,
      state: one.closedAt ? closedTag : openTag,
    })),
  };
}

/** The form that opens a class, with the days some of its exercises are bound to. */
export function classFormScreen(form: FormState, exercises: readonly Exercise[]): ClassFormPage {
  return {
    title: 'Mở lớp tập huấn',
    back: { href: '/training', label: 'Về danh sách lớp' },
    form,
    dayNotes: dayNotes(exercises),
  };
}

export interface ClassState {
  /** The class's own day, 'dd/mm/yyyy'; '' when it cannot be opened. */
  day: string;
  board: Board | undefined;
  trouble: string;
  shut: ShutPlaces;
}

/** @param at when the board was read, on the machine's clock */
export function classScreen(row: ListedClass, state: ClassState, address: string, at: Date): ClassPage {
  const href = `/training/classes/${row.id}`;
  const isOpen = row.closedAt === null;
  return {
    title: row.name,
    trail: [
      { href: '/training', label: 'Lớp tập huấn' },
      { href: '', label: row.name },
    ],
    state: isOpen ? openTag : closedTag,
    isOpen,
    trouble: state.trouble,
    facts: [
      { term: 'Địa chỉ của lớp', text: address, ...(isOpen ? { href: `/class/${row.realmCode}` } : {}) },
      { term: 'Hôm nay của lớp', text: state.day || 'chưa biết' },
      { term: 'Ngày tổ chức', text: formatDate(row.heldOn) },
      { term: 'Địa điểm', text: row.place },
      { term: 'Giảng viên', text: row.trainerName },
      { term: 'Số học viên', text: String(row.seats) },
    ],
    links: isOpen
      ? [
          { href: `${href}/slips`, label: 'In phiếu đăng nhập', style: 'primary' },
          { href: `${href}/clock`, label: 'Chuyển ngày của lớp', style: 'line' },
          { href: `${href}/certificates`, label: 'Chứng nhận', style: 'line' },
          { href: `${href}/wishes`, label: 'Góp ý của lớp', style: 'line' },
          ...(state.shut.whole ? [] : [{ href: `${href}/reset`, label: 'Làm mới cả lớp', style: 'line' }]),
          { href: `${href}/closing`, label: 'Đóng lớp', style: 'danger-line' },
        ]
      : [{ href: `${href}/certificates`, label: 'Chứng nhận', style: 'line' }],
    shutNotes: isOpen ? [...state.shut.sentences, state.shut.whole].filter(Boolean) : [],
    board: state.board && isOpen ? boardView(state.board, href, state.shut.seats, at) : null,
  };
}

export interface Confirmed {
  title: string;
  words: string;
  /** Where a day is asked for: which days some exercises need. */
  dayNotes?: string[];
  tickLabel: string;
  submitLabel: string;
}

/** One act on a class, said in a sentence before it is done; the class stands above it. */
export function confirmScreen(row: ListedClass, form: FormState, { dayNotes: notes, ...act }: Confirmed): ConfirmPage {
  const href = `/training/classes/${row.id}`;
  return {
    ...act,
    form,
    className: row.name,
    trail: [
      { href: '/training', label: 'Lớp tập huấn' },
      { href, label: row.name },
      { href: '', label: act.title },
    ],
    back: { href, label: 'Về lớp' },
    hasDay: notes !== undefined,
    dayNotes: notes ?? [],
  };
}

/** A slip for every seat with login and password, the same at every printing: both follow from the class and the seat. */
export function slipsScreen(
  row: ListedClass & { people: readonly SeatPerson[] },
  address: string,
  qr: { size: number; path: string },
  config: Config,
): SlipsPage {
  return {
    title: `Phiếu đăng nhập, ${row.name}`,
    toolbar: {
      back: { href: `/training/classes/${row.id}`, label: 'Về lớp' },
      docxHref: '',
      text: 'Cắt theo đường kẻ, phát cho từng học viên. In lại lúc nào cũng ra đúng phiếu này.',
    },
    className: row.name,
    address,
    qr,
    slips: row.people.map(({ seat, name }) => ({
      seat: seatWords(seat),
      person: name,
      login: loginOf(seat, parts[0] as (typeof parts)[number]),
      password: slipPassword(config, row.realmCode, seat),
      posts: parts.map((part, index) => ({
        login: loginOf(seat, part),
        post: part.title,
        end: index < parts.length - 1 ? ';' : '.',
      })),
    })),
  };
}
