// Checking a sheet of people: every row as the form of its act would be, every error at its cell.
import { formatDate, parseDate } from '../../deadlines/dates.ts';
import { fold } from '../../search/fold.ts';
import { officeWords } from '../../units/office-words.ts';
import { stoodOn } from '../../units/unit.ts';
import { parseForm } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import { NewAccount } from '../administration/forms.ts';
import { type OfficerRole, roleNames } from '../roles.ts';
import { type CellError, cellsOf, errorIn, type Field, inOrder, type Places, placesOf, type RowCells } from './cells.ts';
import { type Change, columnOfField, type HeldAccount, readChange, type Wrong } from './changes.ts';
import { columns, type Task, taskNames, tasks } from './columns.ts';
import type { SheetRow } from './sheet.ts';

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

type KnownUnit = { id: number; name: string; shortName: string; firstOn: string; endedOn: string | null };

export interface Known {
  units: readonly KnownUnit[];
  /** What stands in the place of other offices and names the sheet writes, as a sentence, by the words as written. */
  elsewhere: ReadonlyMap<string, string>;
  roles: readonly OfficerRole[];
  /** Logins in use, as far as the sheet asks for them (wantedLogins). */
  taken: ReadonlySet<string>;
  /** Accounts the sheet changes (namedLogins), by login. */
  held: ReadonlyMap<string, HeldAccount>;
}

export interface Checked {
  people: Person[];
  changes: Change[];
  errors: CellError[];
  /** What an act says of a change, at its cell. */
  errorOf: (change: Change, field: string, words: string) => CellError;
}

/**
 * @param rows the sheet, headings first
 * @returns people ready to be made, changes ready to be tried, and errors; whoever has an error makes the whole file wait
 */
export function checkSheet(rows: readonly SheetRow[], known: Known, moment: Moment): Checked {
  const [head, ...body] = rows;
  const places: Places = head ? placesOf(head) : new Map();
  const found: Checked = {
    people: [],
    changes: [],
    errors: [],
    errorOf: (change, field, words) => {
      const row = body.find((one) => one.number === change.row) ?? { number: change.row, cells: [] };
      return { ...errorIn(cellsOf(row, places), places, columnOfField(field), words), accountId: change.accountId };
    },
  };
  const missing = columns.filter((column) => column.required && !places.has(column.field));
  if (!head || missing.length > 0) {
    const names = (missing.length > 0 ? missing : columns.filter((one) => one.required)).map((one) => one.heading).join(', ');
    found.errors.push({ cell: 'A1', row: 1, heading: '', typed: '', words: `Dòng đầu không có cột: ${names}. Dùng mẫu tải về` });
    return found;
  }
  const unitOf = unitFinder(known.units);
  const givable = new Map(known.roles.map((role) => [fold(roleNames[role]), role]));
  const taken = new Set(known.taken);
  // Which row of the sheet asks for a login first.
  const askedAt = new Map<string, number>();
  const schema = NewAccount(moment);
  for (const row of body) {
    const cells = cellsOf(row, places);
    const { text } = cells;
    const wrong: Wrong = new Map();
    const task = taskOf(text('task'));
    for (const { field } of columns) if (cells.isFormula(field)) wrong.set(field, 'Ô có công thức; chép lại thành giá trị');
    if (!task)
      wrong.set('task', `Ghi một trong: ${tasks.map((one) => taskNames[one]).join(', ')}; để trống là ${taskNames.create}`);
    else {
      for (const { field, needed, allowed = [] } of columns)
        if (text(field) !== '' && ![...needed, ...allowed].includes(task))
          wrong.set(field, `Việc ${taskNames[task]} không dùng cột này: để trống`);
      const from = firstDayIn(cells, moment.today);
      const unit = unitOf(text('unit'), from);
      if (unit && from !== '' && from < unit.firstOn)
        wrong.set('from', `${unit.name} hoạt động từ ngày ${formatDate(unit.firstOn)}: phân công bắt đầu từ ngày ấy trở đi`);
      const role = givable.get(fold(text('role')));
      const place = (field: Field, words: string) => {
        if (text(field) !== '' && !wrong.has(field)) wrong.set(field, words);
      };
      if (!unit)
        place('unit', known.elsewhere.get(text('unit')) ?? 'Không có đơn vị tên này trong danh sách đơn vị được phân công');
      if (!role) place('role', 'Không có vai trò tên này trong danh sách vai trò được phân công');
      const login = loginIn(cells, unit, taken);
      const earlier = askedAt.get(login);
      if (task === 'create') {
        const person = readPerson(cells, login, unit, role, schema, wrong);
        if (text('login') !== '' && !wrong.has('login') && taken.has(login))
          wrong.set('login', earlier ? repeats(login, earlier) : `Tên đăng nhập ${login} đã có người dùng`);
        if (login && !taken.has(login)) askedAt.set(login, row.number);
        taken.add(login);
        if (wrong.size === 0 && person) found.people.push(person);
      } else {
        if (text('login') !== '' && earlier) wrong.set('login', repeats(login, earlier));
        if (text('login') !== '' && !earlier) askedAt.set(login, row.number);
        const asked = { cells, task, unitId: unit?.id, role, held: known.held.get(login) };
        const change = readChange(asked, wrong, moment);
        if (change) found.changes.push(change);
      }
    }
    for (const [field, words] of wrong) found.errors.push(errorIn(cells, places, field, words));
  }
  if (body.length === 0)
    found.errors.push({ cell: 'A2', row: 2, heading: '', typed: '', words: 'Bảng chưa có dòng nào dưới dòng tiêu đề' });
  return { ...found, errors: inOrder(found.errors) };
}

const repeats = (login: string, row: number) => `Tên đăng nhập ${login} lặp lại dòng ${row}`;

function readPerson(
  cells: RowCells,
  login: string,
  unit: KnownUnit | undefined,
  role: OfficerRole | undefined,
  schema: ReturnType<typeof NewAccount>,
  wrong: Wrong,
): Person | undefined {
  const { text, date } = cells;
  const parsed = parseForm(schema, {
    name: text('name'),
    login,
    email: text('email'),
    phone: text('phone'),
    title: text('title'),
    section: text('section'),
    unit: unit ? String(unit.id) : '',
    role: role ?? '',
    from: date('from'),
    to: date('to'),
  });
  if (parsed.ok) {
    const { dutyReason: _, isNamesake: __, ...person } = parsed.value;
    return person;
  }
  for (const [field, words] of Object.entries(parsed.errors)) {
    const at = columnOfField(field);
    if (!wrong.has(at)) wrong.set(at, words);
  }
  // A login that is proposed is wrong only because the name is.
  if (text('login') === '' && wrong.has('name')) wrong.delete('login');
  return undefined;
}

const taskOf = (typed: string): Task | undefined =>
  typed === '' ? 'create' : tasks.find((task) => fold(taskNames[task]) === fold(typed));

/**
 * The unit of a list a text names: by its name, or as people write it ("UBND phường Bạch Mai"). Of one that ends and one that begins under the same name
 * whichever stands on that day, '' while none is known.
 */
function unitFinder(units: readonly KnownUnit[]): (text: string, on: string) => KnownUnit | undefined {
  const byName = new Map<string, KnownUnit[]>();
  for (const unit of units) byName.set(fold(unit.name), [...(byName.get(fold(unit.name)) ?? []), unit]);
  return (text, on) => {
    const named = byName.get(fold(text)) ?? byName.get(officeWords(text).name) ?? [];
    return named.find((unit) => on !== '' && stoodOn(unit, on)) ?? named[0];
  };
}
const firstDayIn = ({ date }: RowCells, today: string): string => parseDate(date('from'), today) ?? '';

/** The rows under the headings, as cells. */
function bodyOf(rows: readonly SheetRow[]): RowCells[] {
  const [head, ...body] = rows;
  const places = head && placesOf(head);
  return places ? body.map((row) => cellsOf(row, places)) : [];
}

/** The logins a sheet asks for, typed or proposed, as if none were taken. */
export function wantedLogins(rows: readonly SheetRow[], units: Known['units'], today: string): string[] {
  const unitOf = unitFinder(units);
  return bodyOf(rows).map((cells) => loginIn(cells, unitOf(cells.text('unit'), firstDayIn(cells, today)), new Set()));
}

/** The logins of the accounts a sheet changes. */
export function namedLogins(rows: readonly SheetRow[]): string[] {
  return bodyOf(rows).flatMap(({ text }) => (taskOf(text('task')) === 'create' ? [] : [text('login').toLowerCase()]));
}

/** Offices a sheet names that are none of these units. */
export function unknownOffices(rows: readonly SheetRow[], units: Known['units']): string[] {
  const unitOf = unitFinder(units);
  const typed = bodyOf(rows).map(({ text }) => text('unit'));
  return [...new Set(typed)].filter((text) => text !== '' && !unitOf(text, ''));
}

const loginIn = ({ text }: RowCells, unit: KnownUnit | undefined, taken: ReadonlySet<string>) =>
  text('login') ? text('login').toLowerCase() : proposeLogin(text('name'), unit?.shortName ?? '', taken);

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
