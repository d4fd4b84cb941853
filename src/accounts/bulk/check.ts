// Checking a sheet of people: every row as the form of one account would be, every error at its cell.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { fold } from '../../search/fold.ts';
import { nowWords } from '../../units/became.ts';
import { cleanText, parseForm } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import { NewAccount } from '../administration/forms.ts';
import { type OfficerRole, roleNames } from '../roles.ts';
import { type Column, columns } from './columns.ts';
import { columnName, type SheetRow } from './sheet.ts';

export interface CellError {
  /** 'C5' */
  cell: string;
  row: number;
  heading: string;
  /** As it stands in the sheet, shortened. */
  typed: string;
  words: string;
}

/** One person as the act takes it: the form's own values. */
export interface Person {
  login: string;
  name: string;
  email: string;
  phone: string;
  unit: number;
  role: OfficerRole;
  title: string;
  section: string;
  from: string;
  to: string | null;
}

export interface Known {
  units: readonly { id: number; name: string; shortName: string }[];
  /** What units of the list are called now, by a folded name they bore before. */
  renamed: ReadonlyMap<string, readonly string[]>;
  roles: readonly OfficerRole[];
  /** Logins in use, as far as the sheet asks for them (wantedLogins). */
  taken: ReadonlySet<string>;
}

export interface Checked {
  people: Person[];
  errors: CellError[];
}

const unknownUnit = (now: readonly string[]) =>
  now.length === 0
    ? 'Không có đơn vị tên này trong danh sách đơn vị được phân công'
    : `Tên cũ, đơn vị này ${nowWords('succeeded', now.join(' hoặc '))}: ghi tên hiện nay`;

/**
 * @param rows the sheet, headings first
 * @returns people ready to be made, and errors; whoever has an error makes the whole file wait
 */
export function checkSheet(rows: readonly SheetRow[], known: Known, moment: Moment): Checked {
  const [head, ...body] = rows;
  const places = head ? placesOf(head) : new Map<string, number>();
  const missing = columns.filter((column) => column.required && !places.has(column.field));
  if (!head || missing.length > 0) {
    const names = (missing.length > 0 ? missing : columns.filter((one) => one.required)).map((one) => one.heading).join(', ');
    return {
      people: [],
      errors: [{ cell: 'A1', row: 1, heading: '', typed: '', words: `Dòng đầu không có cột: ${names}. Dùng mẫu tải về` }],
    };
  }
  const units = byName(known.units.map((unit) => [unit.name, unit]));
  const givable = byName(known.roles.map((role) => [roleNames[role], role]));
  const taken = new Set(known.taken);
  // Which row of the sheet asks for a login first.
  const askedAt = new Map<string, number>();
  const schema = NewAccount(moment);
  const errors: CellError[] = [];
  const people: Person[] = [];
  for (const row of body) {
    const at = (field: Column['field']) => row.cells.find((cell) => cell.column === places.get(field));
    const typed = textIn(row, places);
    const wrong = new Map<string, string>();
    for (const { field } of columns) if (at(field)?.isFormula) wrong.set(field, 'Ô có công thức; chép lại thành giá trị');
    const unit = units.get(fold(typed('unit')));
    const role = givable.get(fold(typed('role')));
    if (typed('unit') && !unit) wrong.set('unit', unknownUnit(known.renamed.get(fold(typed('unit'))) ?? []));
    if (typed('role') && !role) wrong.set('role', 'Không có vai trò tên này trong danh sách vai trò được phân công');
    const login = loginIn(typed, unit, taken);
    const parsed = parseForm(schema, {
      name: typed('name'),
      login,
      email: typed('email'),
      phone: typed('phone'),
      title: typed('title'),
      section: typed('section'),
      unit: unit ? String(unit.id) : '',
      role: role ?? '',
      from: dateText(at('from')),
      to: dateText(at('to')),
    });
    if (!parsed.ok) for (const [field, words] of Object.entries(parsed.errors)) if (!wrong.has(field)) wrong.set(field, words);
    // A login that is proposed is missing only because the name is.
    if (!typed('login') && !typed('name')) wrong.delete('login');
    if (typed('login') && !wrong.has('login') && taken.has(login)) {
      const earlier = askedAt.get(login);
      wrong.set('login', earlier ? `Tên đăng nhập ${login} lặp lại dòng ${earlier}` : `Tên đăng nhập ${login} đã có người dùng`);
    }
    if (login && !taken.has(login)) askedAt.set(login, row.number);
    taken.add(login);
    for (const [field, words] of wrong) {
      const column = columns.find((one) => one.field === field) ?? columns[0];
      const place = places.get(column?.field ?? 'name') ?? 0;
      errors.push({
        cell: `${columnName(place)}${row.number}`,
        row: row.number,
        heading: column?.heading ?? '',
        typed: typed(column?.field ?? 'name').slice(0, 40),
        words,
      });
    }
    if (wrong.size === 0 && parsed.ok) {
      const { dutyReason: _, ...person } = parsed.value;
      people.push(person);
    }
  }
  if (body.length === 0)
    errors.push({ cell: 'A2', row: 2, heading: '', typed: '', words: 'Bảng chưa có dòng nào dưới dòng tiêu đề' });
  return { people, errors };
}

/** The logins a sheet asks for, typed or proposed, as if none were taken. */
export function wantedLogins(rows: readonly SheetRow[], units: Known['units']): string[] {
  const [head, ...body] = rows;
  if (!head) return [];
  const places = placesOf(head);
  const known = byName(units.map((unit) => [unit.name, unit]));
  return body.map((row) => {
    const typed = textIn(row, places);
    return loginIn(typed, known.get(fold(typed('unit'))), new Set());
  });
}

type Typed = (field: Column['field']) => string;

const textIn =
  (row: SheetRow, places: ReadonlyMap<string, number>): Typed =>
  (field) =>
    cleanText(row.cells.find((cell) => cell.column === places.get(field))?.text ?? '');

const loginIn = (typed: Typed, unit: Known['units'][number] | undefined, taken: ReadonlySet<string>) =>
  typed('login') ? typed('login').toLowerCase() : proposeLogin(typed('name'), unit?.shortName ?? '', taken);

function placesOf(head: SheetRow): Map<string, number> {
  const places = new Map<string, number>();
  for (const cell of head.cells) {
    const column = columns.find((one) => fold(one.heading) === fold(cell.text.replace('*', '')));
    if (column && !places.has(column.field)) places.set(column.field, cell.column);
  }
  return places;
}

const byName = <T>(pairs: readonly (readonly [string, T])[]) => new Map(pairs.map(([name, one]) => [fold(name), one]));

/** Excel keeps a date as the number of days since 30/12/1899; typed text stays as it is. */
function dateText(cell: { text: string; isNumber: boolean } | undefined): string {
  if (!cell) return '';
  const days = Number(cell.text);
  if (!cell.isNumber || !Number.isFinite(days) || days < 20_000 || days > 80_000) return cell.text;
  return formatDate(addDays('1899-12-30', Math.floor(days)));
}

/** 'Nguyễn Thị Thu Lan', 'Ba Đình' → 'lan.badinh', with a number when somebody has that already. */
export function proposeLogin(name: string, unitShort: string, taken: ReadonlySet<string>): string {
  const bare = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
  const given = bare(name.trim().split(/\s+/).at(-1) ?? '');
  if (given === '') return '';
  const base = [given, bare(unitShort)].filter(Boolean).join('.').slice(0, 36);
  for (let n = 1; ; n += 1) {
    const login = n === 1 ? base : `${base}${n}`;
    if (!taken.has(login)) return login;
  }
}
