// A table of a consolidated report on paper.
import { formatDateTime } from '../../deadlines/dates.ts';
import { numberLine } from '../closing/screens.ts';
import { countedByWords, countedOtherwise } from '../definitions.ts';
import { openingDisagreements } from '../disagreements.ts';
import { periodInWords } from '../periods.ts';
import { type PrintedReport, printedReport } from '../print-screen.ts';
import type { Sheet } from '../sheet.ts';
import type { Consolidated } from './consolidated.ts';
import type { LeftOut } from './left-out.ts';
import type { TakenReport } from './returned.ts';
import { addressOf, checkLine, coverLine } from './screens.ts';

/**
 * One table on paper: number, period, units, signer, hour, check code.
 * @param posts the lines over the signature (signing.ts)
 */
export function consolidatedPrinted(
  report: Consolidated,
  parts: readonly TakenReport[],
  sheet: Sheet,
  leftOut: Pick<LeftOut, 'line'>,
  notLive: ReadonlySet<number>,
  posts: readonly string[],
): PrintedReport {
  const { table, period, scope } = sheet;
  const otherwise = countedOtherwise(parts);
  const number = `Báo cáo tổng hợp số ${numberLine(report)}`;
  return printedReport(sheet, {
    closing: {
      lines: [
        `${number}, ${periodInWords(period)}, ${report.unitName}`,
        `Gồm ${coverLine(report, parts, notLive)}${report.reason ? `. Lý do vẫn chốt: ${report.reason}` : ''}`,
        report.sentAt ? `Gửi: ${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'Chưa gửi',
        ...(leftOut.line ? [leftOut.line] : []),
        ...openingDisagreements(sheet).map(({ text }) => text),
        `Số liệu tính ${countedByWords(report)}${otherwise ? `; ${otherwise}` : ''}`,
        `Mã kiểm tra: ${checkLine(report)}`,
      ],
      posts,
      signer: report.signerName,
      signedLine: `Chốt, ký ${formatDateTime(report.closedAt)}`,
      runningLine: `${number}. Mã kiểm tra ${report.hash}`,
    },
    back: { href: `${addressOf(report)}/tables/${table.code}${scope.isToday ? '?org=today' : ''}`, label: 'Quay lại biểu' },
  });
}
