// A closed table on paper.
import { formatDateTime } from '../../deadlines/dates.ts';
import { countedByWords } from '../definitions.ts';
import { openingDisagreements } from '../disagreements.ts';
import { periodInWords } from '../periods.ts';
import { type PrintedReport, printedReport } from '../print-screen.ts';
import type { Sheet } from '../sheet.ts';
import { type ClosedReport, whoseWords } from './closing.ts';
import { checkLine, numberLine, wordsOf } from './screens.ts';
import { unnumberedLine } from './unnumbered.ts';
import type { Untold } from './untold-in.ts';

/** One table on paper: number, period, signer, hour, check code, and what the superior answered. */
export function closedPrinted(report: ClosedReport, sheet: Sheet, untold: Untold): PrintedReport {
  const waiting = unnumberedLine(report, sheet.table, untold);
  const number = `Báo cáo đã chốt số ${numberLine(report)}`;
  return printedReport(sheet, {
    closing: {
      lines: [
        `${number}, ${periodInWords(sheet.period)}, ${whoseWords(report)}`,
        report.sentAt ? `Gửi: ${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'Chưa gửi',
        ...(report.answer ? [wordsOf(report)] : []),
        ...(report.overrideReason ? [`Lý do chốt khi chưa khớp: ${report.overrideReason}`] : []),
        ...(waiting ? [waiting] : []),
        ...openingDisagreements(sheet).map(({ text }) => text),
        `Số liệu tính ${countedByWords(report)}`,
        `Mã kiểm tra: ${checkLine(report)}`,
      ],
      posts: [report.signerTitle],
      signer: report.signerName,
      signedLine: `Chốt, ký ${formatDateTime(report.closedAt)}`,
      runningLine: report.checkKey === null ? number : `${number}. Mã kiểm tra ${report.hash}`,
    },
    back: { href: `/reports/closed/${report.id}/tables/${sheet.table.code}`, label: 'Quay lại biểu' },
  });
}
