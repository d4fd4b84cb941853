// What the period before carried over → a warning on the table, and the page of the records that make the difference.
import { formatDate } from '../../deadlines/dates.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { reportHref } from '../choices.ts';
import { columnName, figureWords } from '../numbers.ts';
import { type Period, periodName, periodWithDays } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { Table } from '../tables/table.ts';
import { type Carried, carriesOver } from './carried.ts';
import { type CarriedRow, mostCarried } from './queries.ts';
import { carriedWhy } from './why.ts';

export interface CarriedPage {
  title: string;
  crumbs: { href: string; label: string }[];
  periodLine: string;
  facts: { term: string; text: string }[];
  found: { title: string; none: string; links: { href: string; label: string; date: string; why: string }[] }[];
  isCut: boolean;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/carried': CarriedPage;
  }
}

const carriedHref = (table: Table, period: Period, scope: Scope) => reportHref(`/reports/${table.code}/carried`, period, scope);

function sourceWords({ reported, units }: Carried): string {
  if (reported === 0) return ', theo hồ sơ hiện nay';
  return reported >= units
    ? ', theo số đã chốt'
    : `, theo số đã chốt ở ${figureWords(reported, 0)} đơn vị, theo hồ sơ hiện nay ở các đơn vị khác`;
}

/** The warning of a table; null when what was carried over agrees. */
export function carriedWarning(carried: Carried | null, table: Table, period: Period, scope: Scope) {
  if (!carried || carriesOver(carried)) return null;
  const { rule, before, now, left, added } = carried;
  return {
    text: `Cột ${rule.total} là ${figureWords(now, 0)}; kỳ trước (${periodName(before)}) còn ${figureWords(left, 0)} và ${figureWords(added, 0)} ${rule.newWords} là ${figureWords(left + added, 0)}.`,
    href: carriedHref(table, period, scope),
    linkLabel: 'Xem hồ sơ làm lệch',
    level: 'amber' as const,
  };
}

/** The records of one of the two sides only, at most `mostCarried`. */
export function carriedScreen(parts: {
  carried: Carried;
  table: Table;
  period: Period;
  scope: Scope;
  unitWords: string;
  rows: readonly CarriedRow[];
}): CarriedPage {
  const { carried, table, period, scope } = parts;
  const { rule, before, now, left, added } = carried;
  const rows = parts.rows.slice(0, mostCarried);
  const links = (isNow: boolean) =>
    rows
      .filter((row) => row.isNow === isNow)
      .map((row) => ({
        href: `/petitions/${row.id}`,
        label: petitionNumber(row),
        date: formatDate(row.receivedOn),
        why: carriedWhy(row, carried),
      }));
  return {
    title: `Cột ${rule.total} so với kỳ trước`,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      { href: reportHref(`/reports/${table.code}`, period, scope), label: table.form },
      { href: '', label: 'So với kỳ trước' },
    ],
    periodLine: `${parts.unitWords}, ${periodWithDays(period)}`,
    facts: [
      { term: `Cột ${rule.total} kỳ này`, text: `${figureWords(now, 0)}, ${columnName(table, rule.total)}` },
      {
        term: `${periodName(before)} còn lại`,
        text: `${figureWords(left, 0)}, cột ${rule.total} trừ cột ${rule.done}${sourceWords(carried)}`,
      },
      { term: 'Thêm trong kỳ', text: `${figureWords(added, 0)} ${rule.newWords}` },
      {
        term: 'Kết quả',
        text: carriesOver(carried)
          ? `${figureWords(left, 0)} + ${figureWords(added, 0)} = ${figureWords(now, 0)}, khớp`
          : `${figureWords(left, 0)} + ${figureWords(added, 0)} = ${figureWords(left + added, 0)}, khác ${figureWords(now, 0)}. Chỉ cảnh báo, không chặn việc chốt`,
      },
    ],
    found: [
      {
        title: 'Tính vào kỳ này, kỳ trước không chuyển sang',
        none: 'Không có hồ sơ nào.',
        links: links(true),
      },
      {
        title: 'Kỳ trước chuyển sang, kỳ này không tính',
        none: 'Không có hồ sơ nào.',
        links: links(false),
      },
    ],
    isCut: parts.rows.length > mostCarried,
    backHref: reportHref(`/reports/${table.code}`, period, scope),
  };
}
