// One's own people: how much each has in hand, what is late, what was done in time; each number opens his petitions.
import type { Actor } from '../../accounts/actor.ts';
import type { Forecast } from '../forecast.ts';
import type { Period } from '../periods.ts';
import { type Figure, figureHref } from '../predicates.ts';
import { type RatioCell, ratioCell } from '../ratio.ts';
import { number } from '../words.ts';
import type { OwnPeople } from './own.ts';
import type { PersonFigures, UnitOfficer } from './queries.ts';

interface PersonCell {
  label: string;
  count: string;
  /** '' when there is nothing to open. */
  href: string;
  isLate: boolean;
}
export interface PersonRow extends RatioCell {
  name: string;
  section: string;
  cells: PersonCell[];
}
export interface PeoplePanel {
  heading: string;
  sub: string;
  people: PersonRow[];
}

export interface PeopleParts {
  actor: Actor;
  period: Period;
  forecast: Forecast | null;
  /** A head of section's own people; null where the page is of the whole unit. */
  own: OwnPeople | null;
  figures: readonly PersonFigures[];
  officers: readonly UnitOfficer[];
}

const nothing = { open: 0, overdue: 0, dueSoon: 0, handled: 0, onTime: 0 };

/** Who looks after his own people; the others look at units. */
export const hasPeople = (actor: Actor): boolean =>
  ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'].includes(actor.role);

/** A head of section sees his section, or as a leader the whole unit. Most overdue first. */
export function peoplePanel(parts: PeopleParts): PeoplePanel {
  const { actor, own, figures, officers } = parts;
  const known = new Map(officers.map((one) => [one.accountId, one]));
  const found = new Map(figures.map((one) => [one.accountId, one]));
  const idle = officers.filter((one) => one.isProcessor && !found.has(one.accountId));
  const rows = [...figures, ...idle.map(({ accountId, name }) => ({ accountId, name, ...nothing }))]
    // What nobody is charged with is for the head to give out.
    .filter((one) => own === null || own.people.includes(one.accountId))
    .sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon || b.open - a.open || a.name.localeCompare(b.name, 'vi'));
  return {
    heading: own ? 'Người của bộ phận' : 'Theo cán bộ phụ trách',
    sub: own ? own.section : actor.unitName,
    people: rows.map((row) => personRow(row, known.get(row.accountId), parts)),
  };
}

function personRow(row: PersonFigures, officer: UnitOfficer | undefined, { actor, period, forecast }: PeopleParts): PersonRow {
  const narrow = { unit: String(actor.unitId), assignee: String(row.accountId) };
  const cell = (label: string, n: number, figure: Figure, days: { start: string; end: string }, isLate = false): PersonCell => ({
    label,
    count: number(n),
    href: n === 0 ? '' : figureHref(figure, days, narrow),
    isLate: isLate && n > 0,
  });
  return {
    name: row.accountId === 0 ? 'Chưa phân công' : row.name,
    section: row.accountId === 0 ? 'chưa có người phụ trách' : (officer?.section ?? 'không còn làm ở đơn vị'),
    cells: [
      cell('Đang xử lý', row.open, 'open', period),
      cell('Quá hạn', row.overdue, 'overdue', period, true),
      ...(forecast ? [cell('Sẽ quá hạn', row.dueSoon, 'due_soon', forecast)] : []),
      cell('Đã xử lý', row.handled, 'handled', period),
    ],
    ...ratioCell(row, figureHref('on_time', period, narrow)),
  };
}
