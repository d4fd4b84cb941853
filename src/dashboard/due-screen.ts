// Overdue and about to be → the lines of the dashboard, each with the one button that urges whoever holds it.
import type { Actor } from '../accounts/actor.ts';
import { type Role, roleNames } from '../accounts/roles.ts';
import { calendarMissingWords, type WorkingCalendar } from '../deadlines/calendar.ts';
import { formatDate, formatTime, yearOf } from '../deadlines/dates.ts';
import { dueView } from '../deadlines/due.ts';
import { petitionNumber, standingTag, type Tag } from '../petitions/petition.ts';
import { type State, stateTags } from '../proceedings/proceeding.ts';
import { dueListHref } from './due-address.ts';
import type { DueRow } from './due-queries.ts';
import { type Forecast, forecastWorkingDays } from './forecast.ts';
import { figureHref, type Narrow } from './predicates.ts';
import type { Numbers } from './queries.ts';
import { urgingProblem, waitsFor } from './urging/urging.ts';
import { number } from './words.ts';

export interface DueLine {
  href: string;
  number: string;
  subject: string;
  unitName: string;
  holderWords: string;
  stepTag: Tag;
  dueLevel: string;
  dueWords: string;
  dueDate: string;
  canUrge: boolean;
  urgeAction: string;
  /** In place of the button. */
  urgeWords: string;
}
export interface ForecastPanel {
  heading: string;
  /** The number stands in the middle and opens its list; null where nothing is due. */
  sentence: { before: string; count: { href: string; label: string } | null; after: string };
  unsigned: { href: string; label: string } | null;
  all: { href: string; label: string } | null;
  soonRows: DueLine[];
}
export interface DueParts {
  today: string;
  calendar: WorkingCalendar;
  actor: Actor;
  forecast: Forecast | null;
  dueSoon: readonly DueRow[];
  numbers: Pick<Numbers, 'dueSoon' | 'dueSoonUnsigned'>;
  /** Whose petitions the figures are of. */
  narrow: Narrow;
  /** A head of section asked for the whole. */
  isWhole: boolean;
}

/**
 * What goes overdue in the coming `forecastWorkingDays` if nothing is done, as one sentence whose count opens its list. Without a calendar
 * for the days ahead (`forecast` null) it says which year's is missing and counts nothing.
 */
export function forecastPanel(parts: DueParts): ForecastPanel {
  const { forecast, numbers, today, narrow } = parts;
  const heading = `Nếu không làm gì trong ${forecastWorkingDays} ngày làm việc tới`;
  if (!forecast)
    return {
      heading,
      sentence: {
        before: `Chưa tính được số đơn sẽ quá hạn: ${calendarMissingWords(yearOf(today) + 1)}. Quản trị hệ thống nhập lịch nghỉ của năm đó.`,
        count: null,
        after: '',
      },
      unsigned: null,
      all: null,
      soonRows: [],
    };
  const { dueSoon, dueSoonUnsigned } = numbers;
  const within = `trong ${forecastWorkingDays} ngày làm việc tới, đến ${formatDate(forecast.by)}.`;
  return {
    heading,
    sentence:
      dueSoon === 0
        ? { before: `Không đơn nào sẽ quá hạn ${within}`, count: null, after: '' }
        : {
            before: 'Nếu không làm gì, ',
            count: { href: figureHref('due_soon', forecast, narrow), label: `${number(dueSoon)} đơn` },
            after: ` sẽ quá hạn ${within}`,
          },
    unsigned:
      dueSoonUnsigned === 0
        ? null
        : {
            href: figureHref('due_soon_unsigned', forecast, narrow),
            label: `${number(dueSoonUnsigned)} đơn chỉ còn chờ ký hoặc duyệt`,
          },
    all:
      dueSoon === 0
        ? null
        : { href: dueListHref({ figure: 'due_soon', isWhole: parts.isWhole, page: 1 }), label: `Xem cả ${number(dueSoon)} đơn` },
    soonRows: parts.dueSoon.map((row) => dueLine(row, parts)),
  };
}

/**
 * One petition with a day near or past: number, holder, step, working days left, and whether the reader may urge it. A
 * subject this reader may not read (null) stands as kept.
 */
export function dueLine(row: DueRow, parts: Omit<DueParts, 'dueSoon' | 'numbers' | 'narrow' | 'isWhole'>): DueLine {
  const { today, calendar, actor, forecast } = parts;
  const due = dueView(
    { dueOn: row.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null },
    today,
    calendar,
  );
  const problem = urgingProblem(actor, row, forecast?.end ?? today);
  return {
    href: `/petitions/${row.id}`,
    number: petitionNumber(row),
    subject: row.subject ?? 'Nội dung được bảo mật',
    unitName: row.unitName,
    holderWords:
      row.holderName ??
      (row.isHeldByPaper ? 'Lãnh đạo cơ quan' : row.nextRole ? (roleNames[row.nextRole as Role] ?? '') : 'Chưa giao ai'),
    stepTag: row.isUnsigned
      ? { words: 'Chờ ký, duyệt', colour: 'violet', icon: 'writing-sign' }
      : row.state !== null && row.state in stateTags
        ? stateTags[row.state as State]
        : standingTag(row),
    dueLevel: due.level,
    dueWords: due.lead,
    dueDate: due.dateText,
    canUrge: problem === '',
    urgeAction: `/petitions/${row.id}/urging`,
    urgeWords: row.urgedAt !== null ? `Đã đôn đốc ${formatTime(row.urgedAt)}` : waitsFor(actor, row) ? 'Chờ ông, bà' : '',
  };
}
