// One's own people: how much each has in hand, what is late, what was done in time; each number opens his petitions.
import type { Actor } from '../../accounts/actor.ts';
import type { Forecast } from '../forecast.ts';
import type { Period } from '../periods.ts';
import { type Figure, figureHref } from '../predicates.ts';
import type { PersonFigures, UnitOfficer } from './queries.ts';

interface PersonCell {
  label: string;
  count: string;
  /** '' when there is nothing to open. */
  href: string;
  isLate: boolean;
}
export interface PersonRow {
  name: string;
  section: string;
  cells: PersonCell[];
  hasRatio: boolean;
  ratioPct: number;
  ratioWords: string;
  ratioColour: 'green' | 'amber' | 'red';
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
  /** The section of the officer himself. */
  section: string;
  figures: readonly PersonFigures[];
  officers: readonly UnitOfficer[];
}

const number = (n: number) => n.toLocaleString('vi-VN');
const decimal = (n: number) => n.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
const nothing = { open: 0, overdue: 0, dueSoon: 0, handled: 0, onTime: 0 };

/** Who looks after his own people; the others look at units. */
export const hasPeople = (actor: Actor): boolean =>
  ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'].includes(actor.role);

/** A head of section sees his section; where no section is written, and for a leader, the whole unit. Most overdue first. */
export function peoplePanel(parts: PeopleParts): PeoplePanel {
  const { actor, section, figures, officers } = parts;
  const isOfSection = actor.role === 'unit_head' && section !== '';
  const known = new Map(officers.map((one) => [one.accountId, one]));
  const found = new Map(figures.map((one) => [one.accountId, one]));
  const idle = officers.filter((one) => one.isProcessor && !found.has(one.accountId));
  const rows = [...figures, ...idle.map(({ accountId, name }) => ({ accountId, name, ...nothing }))]
    // What nobody is charged with is for the head to give out.
    .filter((one) => !isOfSection || one.accountId === 0 || known.get(one.accountId)?.section === section)
    .sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon || b.open - a.open || a.name.localeCompare(b.name, 'vi'));
  return {
    heading: isOfSection ? 'Người của bộ phận' : 'Theo cán bộ phụ trách',
    sub: isOfSection ? section : actor.unitName,
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
  const ratio = row.handled === 0 ? null : (row.onTime / row.handled) * 100;
  return {
    name: row.accountId === 0 ? 'Chưa phân công' : row.name,
    section: row.accountId === 0 ? 'chưa có người phụ trách' : (officer?.section ?? 'không còn làm ở đơn vị'),
    cells: [
      cell('Đang xử lý', row.open, 'open', period),
      cell('Quá hạn', row.overdue, 'overdue', period, true),
      ...(forecast ? [cell('Sẽ quá hạn', row.dueSoon, 'due_soon', forecast)] : []),
      cell('Đã xử lý', row.handled, 'handled', period),
    ],
    hasRatio: ratio !== null,
    ratioPct: Math.round(ratio ?? 0),
    ratioWords: ratio === null ? 'chưa có' : `${decimal(ratio)}%`,
    ratioColour: ratio === null || ratio >= 95 ? 'green' : ratio >= 85 ? 'amber' : 'red',
  };
}
