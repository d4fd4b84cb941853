// Pages of opening balances: which tables have figures, the form of one, one sheet to read and sign.
import type { Actor } from '../../accounts/actor.ts';
import { matrix, may } from '../../accounts/permissions.ts';
import { type OfficerRole, roleNames } from '../../accounts/roles.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import type { ReportedUnit } from '../../reports/closing/asked.ts';
import { figureWords } from '../../reports/numbers.ts';
import { firstDayOf } from '../../reports/opening.ts';
import type { FormState } from '../../web/forms.ts';
import { maySign, whoseFigures } from './balance.ts';
import type { ListedBalance } from './queries.ts';
import { sheets, type TableCode, tableCodes } from './tables.ts';

export interface BalancesPage {
  title: string;
  /** Who declares and who signs, told to those who do not declare; '' for the others. */
  whoWords: string;
  tables: {
    heading: string;
    editHref: string;
    editLabel: string;
    found: { href: string; asOf: string; state: Tag; by: string }[];
  }[];
}
export interface BalanceFormPage {
  title: string;
  form: FormState;
  /** What the book holds of those days already; '' for nothing. */
  inBook: string;
  parts: { heading: string; inputs: { name: string; label: string; kind: 'number' | 'amount' }[] }[];
}
export interface BalancePage {
  title: string;
  state: Tag;
  /** What the book holds of those days already; '' for nothing. */
  inBook: string;
  facts: { term: string; text: string }[];
  lines: { no: string; under: string; label: string; figure: string }[];
  signForm: FormState | null;
  because: string;
  editHref: string;
  editLabel: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'importing/balances/index': BalancesPage;
    'importing/balances/form': BalanceFormPage;
    'importing/balances/show': BalancePage;
  }
}

/** Into which periods the figures are added: what nobody can know of a sheet that says no first day. */
const addedWords = (fromOn: string | null) =>
  fromOn
    ? 'những kỳ báo cáo gồm trọn các ngày ấy; kỳ chỉ gồm một phần thì biểu ghi rõ là không cộng'
    : 'những kỳ báo cáo có ngày cuối của số liệu; kê khai, ký lại với ngày đầu thì chỉ cộng vào kỳ gồm trọn các ngày ấy';

const stateOf = (one: ListedBalance): Tag =>
  one.replacedAt
    ? { words: 'Đã thay bằng số liệu mới', colour: 'grey', icon: 'archive' }
    : one.signedAt
      ? { words: 'Đã ký xác nhận', colour: 'green', icon: 'circle-check' }
      : { words: 'Chờ ký xác nhận', colour: 'amber', icon: 'writing-sign' };

const rolesOf = (roles: readonly OfficerRole[]) => roles.map((role) => roleNames[role]).join(', ');
const whoWords = `${rolesOf(matrix['balance:prepare'])} kê khai; ${rolesOf(matrix['balance:sign'])} ký xác nhận. Người kê khai không tự ký số liệu của mình.`;

/** Each table with the figures declared for it, of the office and of offices that ended in it, who declared and who signed them. */
export function balancesScreen(actor: Actor, balances: readonly ListedBalance[]): BalancesPage {
  return {
    title: 'Số liệu đầu kỳ',
    whoWords: may(actor, 'balance:prepare') ? '' : whoWords,
    tables: tableCodes.map((code) => {
      const own = balances.filter((one) => one.tableCode === code);
      return {
        heading: sheets[code].title,
        editHref: may(actor, 'balance:prepare') ? `/balances/new/${code}` : '',
        editLabel: own.some((one) => !one.signedAt && one.ofUnitId === null) ? 'Sửa số liệu chờ ký' : 'Kê khai số liệu',
        found: own.map((one) => ({
          href: `/balances/${one.id}`,
          asOf: `${whoseFigures(one) === actor.unitId ? '' : `Phần của ${one.unitName}: `}${one.fromOn ? `Từ ngày ${formatDate(one.fromOn)} đến` : 'Đến'} hết ngày ${formatDate(one.asOf)}`,
          state: stateOf(one),
          by: one.signedAt
            ? `${one.signedName ?? ''} ký ${formatDateTime(one.signedAt)}`
            : `${one.preparedName} kê khai ${formatDateTime(one.preparedAt)}`,
        })),
      };
    }),
  };
}

/**
 * The columns of one table to fill in, under the heads of the circular. @param inBook what the register already counts of those days, said beside
 */
export function balanceFormScreen(code: TableCode, form: FormState, unit: ReportedUnit, inBook: string): BalanceFormPage {
  const { title, columns } = sheets[code];
  return {
    title: `Kê khai số liệu đầu kỳ${unit.endedOn === null ? '' : `, phần của ${unit.name}`}: ${title}`,
    // Whose figures they are stands in the address: the form goes where it was opened.
    form: unit.endedOn === null ? form : { ...form, action: `/balances/new/${code}?unit=${unit.id}` },
    inBook,
    parts: [...new Set(columns.map((column) => column.under))].map((under) => ({
      heading: under,
      inputs: columns
        .filter((column) => column.under === under)
        .map((column) => ({
          name: `c${column.no}`,
          label: `${column.no}. ${column.label}`,
          kind: column.digits === 0 ? 'number' : 'amount',
        })),
    })),
  };
}

/** @param ended units that have ended whose books the own one keeps: their signed figures it may declare anew */
export function balanceScreen(
  actor: Actor,
  one: ListedBalance,
  ended: readonly number[],
  form: FormState,
  inBook: string,
): BalancePage {
  const sheet = sheets[one.tableCode];
  const answer = maySign(actor, one);
  const whose = whoseFigures(one);
  const isOwn = whose === actor.unitId;
  const mayEdit =
    may(actor, 'balance:prepare') &&
    (one.signedAt ? !one.replacedAt && ended.includes(whose) : one.unitId === actor.unitId && (isOwn || ended.includes(whose)));
  return {
    title: `Số liệu đầu kỳ${isOwn ? '' : ` của ${one.unitName}`}: ${sheet.title}`,
    state: stateOf(one),
    inBook,
    facts: [
      {
        term: 'Từ ngày',
        text: one.fromOn
          ? formatDate(one.fromOn)
          : `bản này không ghi, coi là từ đầu năm báo cáo ${formatDate(firstDayOf({ asOf: one.asOf }))}`,
      },
      { term: 'Đến hết ngày', text: formatDate(one.asOf) },
      { term: 'Cộng vào kỳ', text: addedWords(one.fromOn) },
      { term: 'Nguồn số liệu', text: one.basis },
      { term: 'Kê khai', text: `${one.preparedName}, ${formatDateTime(one.preparedAt)}` },
      ...(one.signedAt ? [{ term: 'Ký xác nhận', text: `${one.signedName ?? ''}, ${formatDateTime(one.signedAt)}` }] : []),
    ],
    lines: sheet.columns.map((column) => ({
      no: String(column.no),
      under: column.under,
      label: column.label,
      figure: figureWords(one.figures[column.no] ?? 0, column.digits),
    })),
    signForm: answer.ok ? { ...form, values: { ...form.values, version: String(one.version) } } : null,
    because: answer.ok || one.signedAt ? '' : answer.because,
    editHref: mayEdit ? `/balances/new/${one.tableCode}${isOwn ? '' : `?unit=${whose}`}` : '',
    editLabel: one.signedAt ? 'Kê khai lại để thay bản này' : 'Sửa số liệu',
  };
}
