// The register as an Excel file: the same filter as the list, sealed words masked as on screen, every export in the audit.

import { readFigure } from '../../dashboard/predicates.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { classHeader, classSheet } from '../../documents/papers/class-mark.ts';
import { rowsXlsx, type SheetRow } from '../../documents/rows-xlsx.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { file, type Reply } from '../../web/reply.ts';
import { shownWords } from '../../work/acts.ts';
import { fieldName, petitionNumber, typeWords } from '../petition.ts';
import { listAllRegister, type RegisterRow } from './queries.ts';
import { readRegisterFilter, readRegisterSort, standing } from './screens.ts';

/** Rows of one file; a larger export goes by shorter periods. */
const mostRows = 20_000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** GET /petitions/export.xlsx. @throws NotAllowedNow when the filter finds more than one file holds */
export async function exportRegister(context: Context): Promise<Reply> {
  const { tx, actor, moment, query } = context;
  const filter = readRegisterFilter(query, actor, moment.today, readFigure(query, moment.today)?.filter ?? null);
  const rows = await listAllRegister(tx, filter, readRegisterSort(query, filter), moment.today, mostRows + 1);
  if (rows.length > mostRows)
    throw new NotAllowedNow(
      `Bộ lọc này có hơn ${mostRows.toLocaleString('vi-VN')} đơn. Chọn khoảng ngày tiếp nhận ngắn hơn rồi xuất lại.`,
      '/petitions',
    );
  const isTraining = context.services.realm !== undefined;
  const content = await rowsXlsx(
    {
      name: classSheet('Sổ đơn thư', isTraining),
      widths: columns.map(({ width }) => width),
      options: { views: [{ state: 'frozen', ySplit: 1 }], ...classHeader(isTraining) },
    },
    linesOf(rows),
  );
  context.observe({ kind: 'register.exported', unitId: actor.unitId, data: {} });
  return file(content, xlsx, `so-don-thu-${moment.today}.xlsx`);
}

const columns = [
  { header: 'Số đơn', width: 18 },
  { header: 'Ngày tiếp nhận', width: 14 },
  { header: 'Loại đơn', width: 22 },
  { header: 'Lĩnh vực', width: 24 },
  { header: 'Người gửi', width: 30 },
  { header: 'Nội dung', width: 60 },
  { header: 'Trạng thái', width: 20 },
  { header: 'Hạn', width: 12 },
  { header: 'Phụ trách', width: 24 },
  { header: 'Đơn vị', width: 28 },
];

function* linesOf(rows: readonly RegisterRow[]): Iterable<SheetRow> {
  yield { cells: columns.map(({ header }) => header), isBold: true };
  for (const row of rows) {
    const words = shownWords(row);
    const { dueOn } = row.proceeding ?? row;
    yield {
      cells: [
        petitionNumber(row),
        formatDate(row.receivedOn),
        typeWords(row),
        fieldName(row.field),
        words.sender,
        words.subject,
        standing(row).words,
        dueOn ? formatDate(dueOn) : '',
        row.assigneeName ?? '',
        row.unitName,
      ],
    };
  }
}
