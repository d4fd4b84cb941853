// What is another thing today than in a consolidated report → its page.
import { formatDateTime } from '../../deadlines/dates.ts';
import { placeKey } from '../checks.ts';
import { reportedName } from '../closing/closing.ts';
import { periodOfReport } from '../closing/screens.ts';
import { type Folded, folded } from '../folded.ts';
import { columnName, figureWords } from '../numbers.ts';
import { openingChange, openingWords } from '../opening.ts';
import { periodWithDays } from '../periods.ts';
import { tables } from '../tables/index.ts';
import { columnsIn, type TableCode } from '../tables/table.ts';
import { addedLine } from './added.ts';
import { codesOf } from './consolidated.ts';
import type { ConsolidatedDifferences, Told } from './differences.ts';
import { type ByUnit, totalOf } from './gather.ts';
import { addressOf, type Crumb, crumbsTo } from './screens.ts';

export interface ConsolidatedDifferencesPage {
  title: string;
  crumbs: Crumb[];
  periodLine: string;
  changes: { name: string; words: string; href: string }[];
  differing: {
    form: string;
    no: string;
    name: string;
    reported: string;
    sent: string;
    present: string;
    units: Folded<{ name: string; href: string; words: string; why: string }>;
  }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/consolidated-differences': ConsolidatedDifferencesPage;
  }
}

/** Which units sent another report since, which columns differ by it and by the records, and in which units. */
export function consolidatedDifferencesScreen(parts: ConsolidatedDifferences): ConsolidatedDifferencesPage {
  const { report, today } = parts;
  const period = periodOfReport(report);
  const then = new Map(parts.parts.map((one) => [one.unitId, one]));
  const now = new Map(today.map((one) => [one.unitId, one]));
  const changes = [...new Map([...then, ...now]).values()].flatMap((one) => {
    const [was, is] = [then.get(one.unitId), now.get(one.unitId)];
    const href = `/reports/closed/${one.id}`;
    if (was && !is) return [{ name: reportedName(one), words: `Bản ${was.version} đã bị trả lại, chưa gửi bản mới`, href }];
    if (!was && is) return [{ name: reportedName(one), words: `Gửi bản ${is.version} sau khi chốt báo cáo tổng hợp`, href }];
    if (was && is && was.id !== is.id)
      return [{ name: reportedName(one), words: `Bản ${is.version} thay bản ${was.version} đã tổng hợp`, href }];
    return was?.isKeptReturned
      ? [{ name: reportedName(one), words: `Bản ${was.version} bị trả lại, chưa gửi lại: giữ số liệu đã báo cáo`, href }]
      : [];
  });
  /** Who signed the opening figures that were consolidated, and those of today. */
  const openingWhy = (unitId: number, code: TableCode): string => {
    const is = parts.openingNow.get(unitId)?.[code];
    const part = then.get(unitId);
    if (part) return openingChange(part.opening?.[code], is);
    return is ? `Hiện nay: ${openingWords(is)}.` : '';
  };
  const differing = codesOf(parts.parts).flatMap((code) => {
    const rowsOf = (prefix: string, of: Told) =>
      columnsIn(tables[code].parts).flatMap((column) => {
        const key = placeKey([code, column.no]);
        const lines = new Map([...of.reported, ...of.present]);
        const units = [...lines.keys()].flatMap((unitId) => {
          const figures = of.present.get(unitId);
          // Its own page tells of the version that was consolidated, as this one does.
          const one = then.get(unitId) ?? now.get(unitId);
          const was = of.reported.get(unitId)?.get(key) ?? 0;
          const is = figures?.get(key) ?? 0;
          const inSent = of.sent.get(unitId)?.get(key) ?? 0;
          // Of one unit a record may have left and another come: the same figure is another thing.
          const records = prefix === '' ? (parts.reasons.get(unitId)?.get(key) ?? '') : openingWhy(unitId, code);
          const isReturned = was !== inSent && then.has(unitId) && !now.has(unitId);
          const why = [isReturned ? 'Báo cáo bị trả lại.' : '', records].filter(Boolean).join(' ');
          if (was === is && was === inSent && (prefix !== '' || why === '')) return [];
          const words = `${figureWords(was, column.digits)} → ${figureWords(is, column.digits)}`;
          const by = Math.max(Math.abs(is - was), Math.abs(inSent - was));
          if (one) return [{ name: reportedName(one), words, why, by, href: `/reports/closed/${one.id}/differences` }];
          return unitId === addedLine.id
            ? [{ name: addedLine.name, words, why, by, href: `${addressOf(report)}/tables/${code}` }]
            : [];
        });
        if (units.length === 0) return [];
        const total = (figures: ByUnit) => figureWords(totalOf(figures, key), column.digits);
        return [
          {
            form: tables[code].form,
            no: String(column.no),
            name: `${prefix}${columnName(tables[code], column.no)}`,
            reported: total(of.reported),
            sent: total(of.sent),
            present: total(of.present),
            // What is folded is the least of it.
            units: folded(
              [...units].sort((one, other) => other.by - one.by).map(({ by: _, ...unit }) => unit),
              'đơn vị',
            ),
          },
        ];
      });
    return [...rowsOf('', parts), ...rowsOf('Số liệu đầu kỳ đã ký: ', parts.opening)];
  });
  return {
    title: 'Khác so với báo cáo tổng hợp',
    crumbs: crumbsTo(period, { href: addressOf(report), label: `Bản ${report.version}` }, { href: '', label: 'Chỗ khác' }),
    periodLine: `${periodWithDays(period)}, chốt ${formatDateTime(report.closedAt)}`,
    changes,
    differing,
  };
}
