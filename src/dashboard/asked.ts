// Which period a page of figures is asked for: the one of the address, or the month with the reason why the days typed are none.
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { typedDay, unreadConditions } from '../web/filters.ts';
import { dateBoxes, type Period, periodOf } from './periods.ts';

export interface AskedPeriod {
  period: Period;
  /** Why the days in the boxes are not those of the figures; '' otherwise. */
  problem: string;
  /** As typed while there is a problem, the days that are shown otherwise. */
  boxes: { name: string; label: string; value: string }[];
}

const instead = 'số liệu dưới đây là của tháng này';

/**
 * What the address asks for: a kind of period ('week', 'month', …), or two days as typed. Days that cannot be read, or are no period, give this
 * month, the boxes as typed, and one sentence why in `problem`; nothing is thrown. A period that has not begun gives this month too.
 */
export function askedPeriod(query: URLSearchParams, today: string): AskedPeriod {
  const date = (name: string) => parseDate(typedDay(query, name), today) ?? null;
  const [from, to] = [date('from'), date('to')];
  const period = periodOf(query.get('period') ?? 'month', today, from, to);
  const unread =
    unreadConditions(query, { dates: dateBoxes(period) }, today, instead) ||
    (period.kind === 'other' ? whyNone(query, from, to) : '');
  const problem = unread || whyNotYet(period, today);
  if (!problem) return { period, problem, boxes: dateBoxes(period) };
  return {
    period: unread ? period : periodOf('other', today, null, null),
    problem,
    boxes: dateBoxes(period).map((box) => ({ ...box, value: typedDay(query, box.name) })),
  };
}

/** Two real days that are no period, or one alone; '' where they are one, or none was typed. */
function whyNone(query: URLSearchParams, from: string | null, to: string | null): string {
  if (from !== null && to !== null)
    return from > to ? `Ngày đầu ${formatDate(from)} sau ngày cuối ${formatDate(to)} nên ${instead}. Sửa lại hai ngày.` : '';
  return typedDay(query, 'from') || typedDay(query, 'to')
    ? `Chưa đủ hai ngày nên ${instead}. Nhập cả ngày đầu và ngày cuối.`
    : '';
}

const whyNotYet = ({ start, end }: Period, today: string): string =>
  start > today
    ? `Kỳ từ ${formatDate(start)} đến ${formatDate(end)} chưa bắt đầu, chưa có số liệu nên ${instead}. Chọn ngày đầu không sau ngày ${formatDate(today)}.`
    : '';
