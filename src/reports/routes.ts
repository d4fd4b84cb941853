// Báo cáo thống kê: the tables of the circular, the rows behind each figure, what does not agree; page, paper and file.
import { formatTime } from '../deadlines/dates.ts';
import { NotAllowedNow, NotFound } from '../errors.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, type Reply, redirect, view } from '../web/reply.ts';
import { unnumberedBeside, withoutDayBeside } from './beside.ts';
import { carriedOver, reportsBefore } from './carried/gather.ts';
import { carriedRows } from './carried/queries.ts';
import { carriedScreen, carriedWarning } from './carried/screens.ts';
import { breakingRows, type Check, checks, checkWords } from './checks.ts';
import { reportHref } from './choices.ts';
import { circularOf, sameTable } from './circulars.ts';
import { closedBeside } from './closing/gather.ts';
import { entryScope, notOwedWords } from './entries/whose.ts';
import {
  gatherIndex,
  gatherList,
  gatherSheet,
  openingBeside,
  readAsked,
  readableDays,
  scopeWords,
  tableAsked,
} from './gather.ts';
import { cellScreen, pageSize, readRowPlace } from './list-screen.ts';
import { columnList, listWorkbook, mostListed } from './list-workbook.ts';
import { columnName } from './numbers.ts';
import { type OpeningLine, openingBroken } from './opening-broken.ts';
import { periodName } from './periods.ts';
import { printedReport } from './print-screen.ts';
import { listFacts } from './queries.ts';
import { reportScreen } from './screens.ts';
import type { Sheet } from './sheet.ts';
import { tables, tableWith } from './tables/index.ts';
import { columnOf, columnsIn, type PlacedColumn, type Table } from './tables/table.ts';
import { unnumberedOf } from './untold.ts';
import { fileLines, tableWorkbook } from './workbook.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws NotFound for a column the table has not, or that no record holds */
function columnIn(table: Table, { params }: Context): PlacedColumn {
  const column = columnsIn(table.parts).find(({ no }) => String(no) === params.column);
  if (!column || column.facts === null) throw new NotFound();
  return column;
}

const questionOf = (column: PlacedColumn) => {
  if (column.facts === null) throw new NotFound();
  return { source: column.facts, where: column.where, sum: column.sum };
};

/** A table that leaves the screen, as a file or on paper: it is recorded who took it. @throws as gatherSheet does */
async function sheetTaken(context: Context, table: Table, kind: 'report.exported' | 'report.printed'): Promise<Sheet> {
  const { sheet } = await gatherSheet(context, table);
  context.observe({
    kind,
    unitId: context.actor.unitId,
    data: { form: table.form, period: periodName(sheet.period), units: sheet.lines.length },
  });
  return sheet;
}

export const reportPages = definePages((page) => {
  page.get('/reports', {
    permission: 'report:read',
    handler: async (context) => view('reports/index', await gatherIndex(context)),
  });

  page.get('/reports/:code.xlsx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const table = tableAsked(context);
      const sheet = await sheetTaken(context, table, 'report.exported');
      const content = await tableWorkbook({
        sheet,
        lines: fileLines(sheet),
        note: sheet.note,
        isTraining: context.services.realm !== undefined,
      });
      return file(content, xlsx, `bieu-${table.code}-${sheet.period.from}-${sheet.period.to}.xlsx`);
    },
  });

  page.get('/reports/:code', {
    permission: 'report:read',
    handler: async (asked) => {
      const { context, typed } = readableDays(asked);
      const table = tableWith(context.params.code);
      if (!table) throw new NotFound();
      const { period, scope } = readAsked(context);
      const circular = circularOf(period);
      // Another period was chosen on the page of a table its circular has not: the table about the same thing.
      if (!circular.codes.includes(table.code))
        return redirect(
          typed
            ? `/reports/${sameTable(table, circular).code}?${asked.query.toString()}`
            : reportHref(`/reports/${sameTable(table, circular).code}`, period, scope),
        );
      const { sheet, units } = await gatherSheet(context, table);
      const { actor, moment } = context;
      return view(
        'reports/table',
        reportScreen({
          sheet,
          actor,
          units,
          today: moment.today,
          typed,
          clock: formatTime(moment.at),
          rows: context.query.get('rows'),
          closed: await closedBeside(context.tx, sheet),
          enters: await entryScope(context, period, scope),
          notOwed: await notOwedWords(context, period, scope, table),
          beside: [await unnumberedBeside(context, sheet), await withoutDayBeside(context, sheet)].filter(
            (note) => note !== null,
          ),
          carried: carriedWarning(await carriedBeside(context, sheet), sheet.table, sheet.period, sheet.scope),
        }),
      );
    },
  });

  page.get('/reports/:code/print', {
    permission: 'report:read',
    observes: 'print',
    handler: async (context) => {
      const sheet = await sheetTaken(context, tableAsked(context), 'report.printed');
      return view('reports/print', printedReport(sheet), { layout: 'print' });
    },
  });

  page.get('/reports/:code/carried', {
    permission: 'report:read',
    handler: async (context) => {
      const table = tableAsked(context);
      const { sheet } = await gatherSheet(context, table);
      const { period, scope } = sheet;
      const carried = await carriedBeside(context, sheet);
      if (!carried) throw new NotFound();
      const closed = await reportsBefore(context.tx, table, carried.before, scope);
      return view(
        'reports/carried',
        carriedScreen({
          carried,
          table,
          period,
          scope,
          unitWords: await scopeWords(context, { period, scope }),
          rows: await carriedRows(context.tx, carried.rule, period, carried.before, scope, closed),
        }),
      );
    },
  });

  page.get('/reports/:code/cells/:column.xlsx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const table = tableAsked(context);
      return listFile(context, table, columnIn(table, context));
    },
  });

  page.get('/reports/:code/cells/:column', {
    permission: 'report:read',
    handler: async (context) => {
      const table = tableAsked(context);
      const column = columnIn(table, context);
      const path = `/reports/${table.code}/cells/${column.no}`;
      const at = readRowPlace(context.query.get('after'));
      const question = questionOf(column);
      const list = await gatherList(context, question, { ...at, most: pageSize + 1 });
      return view(
        'reports/cell',
        cellScreen({
          ...list,
          table,
          path,
          question,
          at,
          digits: column.digits,
          heading: `Cột ${column.no}: ${columnName(table, column.no)}`,
          means: column.means,
          opening: await openingBeside(context, table, column, list),
          xlsxHref: context.services.kit.may(context.actor, 'report:export')
            ? reportHref(`${path}.xlsx`, list.period, list.scope)
            : '',
        }),
      );
    },
  });

  page.get('/reports/:code/unnumbered', {
    permission: 'report:read',
    handler: async (context) => {
      const table = tableAsked(context);
      const question = unnumberedOf(table);
      if (!question) throw new NotFound();
      const at = readRowPlace(context.query.get('after'));
      const list = await gatherList(context, question, { ...at, most: pageSize + 1 });
      return view(
        'reports/cell',
        cellScreen({
          ...list,
          table,
          path: `/reports/${table.code}/unnumbered`,
          question,
          at,
          digits: 0,
          heading: 'Văn bản chưa cấp số hoặc đã thu hồi, chưa tính',
          means:
            'Quyết định, kết luận, quyết định đình chỉ đã ghi trong hồ sơ mà văn bản chưa được cấp số; quyết định, kết luận đã thu hồi mà chưa có văn bản thay thế. Mở hồ sơ, phê duyệt và cấp số văn bản (đã thu hồi thì lập lại) thì vụ việc được tính vào kỳ của ngày ghi trên văn bản.',
          opening: '',
          xlsxHref: '',
        }),
      );
    },
  });

  page.get('/reports/checks/:check', {
    permission: 'report:read',
    handler: async (context) => showCheck(context),
  });
});

const carriedBeside = (context: Context, { table, columns, period, scope, total }: Sheet) =>
  carriedOver(context, table, period, scope, (no) => total[columns.findIndex((column) => column.no === no)] ?? 0);

/** The rows that break an identity. */
async function showCheck(context: Context): Promise<Reply> {
  const check = checks.find(({ id }) => String(id) === context.params.check);
  if (!check) throw new NotFound();
  const table = tables[check.left[0]];
  const { facts: source } = columnOf(table, check.left[1]);
  const openings = await openingBroken(context, check, readAsked(context));
  const breaking = breakingRows(check);
  if (source === null || breaking === null) return checkOfEntries(context, check, table, openings);
  const question = { source, where: breaking.where, sum: null };
  const at = readRowPlace(context.query.get('after'));
  const list = await gatherList(context, question, { ...at, most: pageSize + 1 });
  return view(
    'reports/cell',
    cellScreen({
      ...list,
      table,
      path: `/reports/checks/${check.id}`,
      question,
      at,
      digits: 0,
      opening: '',
      openings,
      heading: checkWords(check, table.code),
      means:
        'Hồ sơ được tính ở vế này mà không được tính ở vế kia. Mở từng hồ sơ, kiểm tra phân loại, kết quả xử lý, kết quả giải quyết.',
      xlsxHref: '',
    }),
  );
}

/** The same of figures entered by hand: there is no record to be listed. */
async function checkOfEntries(context: Context, check: Check, table: Table, openings: readonly OpeningLine[]): Promise<Reply> {
  const asked = readAsked(context);
  return view(
    'reports/cell',
    cellScreen({
      ...asked,
      rows: [],
      counted: { rows: 0, total: 0 },
      unitWords: await scopeWords(context, asked),
      table,
      path: `/reports/checks/${check.id}`,
      question: { source: 'petition', where: 'false', sum: null },
      at: { at: null, back: false },
      digits: 0,
      opening: '',
      openings,
      heading: checkWords(check, table.code),
      means: 'Số liệu của hai cột do đơn vị nhập tay, không có hồ sơ đứng sau.',
      xlsxHref: '',
    }),
  );
}

/** @throws NotAllowedNow when the list is longer than one file */
async function listFile(context: Context, table: Table, column: PlacedColumn): Promise<Reply> {
  const asked = readAsked(context);
  const question = questionOf(column);
  const rows = await listFacts(context.tx, question, asked.period, asked.scope, { at: null, back: false, most: mostListed + 1 });
  if (rows.length > mostListed)
    throw new NotAllowedNow(
      `Danh sách này có hơn ${mostListed.toLocaleString('vi-VN')} dòng. Chọn một đơn vị hoặc kỳ ngắn hơn rồi tải lại.`,
      reportHref(`/reports/${table.code}`, asked.period, asked.scope),
    );
  context.observe({
    kind: 'report.list_exported',
    unitId: context.actor.unitId,
    data: { form: table.form, column: column.no, period: periodName(asked.period) },
  });
  const content = await listWorkbook({
    ...columnList(table, column, rows, {
      period: asked.period,
      today: context.moment.today,
      opening: await openingBeside(context, table, column, asked),
    }),
    isTraining: context.services.realm !== undefined,
  });
  return file(content, xlsx, `bieu-${table.code}-cot-${column.no}-${asked.period.from}-${asked.period.to}.xlsx`);
}
