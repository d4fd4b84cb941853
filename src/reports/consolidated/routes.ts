// Báo cáo tổng hợp: made of the reports that were sent and the own row; closed, signed, sent, and what is another thing today.
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { reportHref } from '../choices.ts';
import { keptCellScreen } from '../closing/cell-screen.ts';
import { reportedName } from '../closing/closing.ts';
import { periodOfReport } from '../closing/screens.ts';
import { notEntered } from '../entries/missing.ts';
import { periodVariant, readAsked } from '../gather.ts';
import { pageSize, readRowPlace } from '../list-screen.ts';
import { periodCode, periodName } from '../periods.ts';
import { reachesOthers } from '../scope.ts';
import { placesFor } from '../sheet.ts';
import { tables, tableWith } from '../tables/index.ts';
import { columnsIn } from '../tables/table.ts';
import { fileLines, tableWorkbook } from '../workbook.ts';
import { closeConsolidated, sendConsolidated } from './actions.ts';
import { addedIn, addedLine, addedNow } from './added.ts';
import { consolidatedRows } from './cell-queries.ts';
import { codesOf, mayConsolidate } from './consolidated.ts';
import { consolidatedDifferences } from './differences.ts';
import { consolidatedDifferencesScreen } from './differences-screen.ts';
import { ConsolidateForm } from './forms.ts';
import {
  consolidatedSheet,
  heirsOf,
  missingNotLive,
  partsOf,
  partsToday,
  placesIn,
  problemsIn,
  shownByUnit,
  untoldByUnit,
  withAdded,
  withHeirs,
} from './gather.ts';
import { leftOut } from './left-out.ts';
import { untriedWithOpening } from './opening-told.ts';
import { consolidatedPrinted } from './printed.ts';
import { consolidatedVersions, loadConsolidated } from './queries.ts';
import { addressOf, consolidatedListScreen, consolidatedScreen, consolidatedTableScreen, consolidateScreen } from './screens.ts';
import { signedAs } from './signing.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Period of the address, for those to whom others report. @throws NotFound */
function askedPeriod(context: Context) {
  if (!reachesOthers(context.actor)) throw new NotFound();
  return readAsked(context).period;
}

export const consolidatedPages = definePages((page) => {
  page.get('/reports/consolidated', {
    permission: 'report:read',
    handler: async (context) => {
      const { tx, actor, moment } = context;
      const period = askedPeriod(context);
      const versions = await consolidatedVersions(tx, actor.unitId, period);
      const { newest, reports, missing, sent } = await partsToday(context, period, versions[0]);
      return view(
        'reports/consolidated-list',
        consolidatedListScreen({
          actor,
          period,
          today: moment.today,
          versions,
          newest,
          reports,
          missing: await withHeirs(context, missing),
          sent,
          notLive: await missingNotLive(context.house, { missing: versions.flatMap((one) => [...one.missing]), toOn: period.to }),
        }),
      );
    },
  });

  page.form('/reports/consolidated/new', {
    permission: 'report:sign',
    draft: 'of-consolidated',
    draftVariant: periodVariant,
    schema: () => ConsolidateForm,
    show: async (context, form) => {
      const { tx, actor, moment } = context;
      const period = askedPeriod(context);
      const [standing] = await consolidatedVersions(tx, actor.unitId, period);
      const { newest, reports, missing, sent } = await partsToday(context, period, standing);
      const answer = mayConsolidate(actor, standing, newest, period, moment.today);
      if (!answer.ok) throw new NotAllowedNow(answer.because, reportHref('/reports/consolidated', period, { code: '' }));
      const shown = withAdded(await shownByUnit(tx, reports), await addedNow(tx, reports, placesIn(reports)));
      const problems = problemsIn(reports, shown);
      const sheets = codesOf(reports).map((code) => consolidatedSheet(tables[code], period, reports, shown));
      const owing = await withHeirs(context, missing);
      return view(
        'reports/consolidate',
        consolidateScreen({
          actor,
          period,
          form,
          reports,
          missing: owing,
          sent,
          problems,
          untried: untriedWithOpening(reports, shown),
          standing,
          sheets,
          untold: await untoldByUnit(tx, reports),
          notEntered: await notEntered(
            tx,
            codesOf(reports),
            period,
            reports.map((one) => ({ id: one.unitId, name: reportedName(one), by: one.closedAt })),
          ),
        }),
      );
    },
    act: async (context, value) => {
      const id = await closeConsolidated(await actOf(context), context.house, askedPeriod(context), value);
      return redirect(`/reports/consolidated/${id}`, 'Đã chốt, ký báo cáo tổng hợp.');
    },
  });

  page.get('/reports/consolidated/:id', {
    permission: 'report:read',
    handler: async (context) => {
      const { tx, actor, id } = context;
      const report = await loadConsolidated(tx, id);
      const [latest] = await consolidatedVersions(tx, report.unitId, { from: report.fromOn, to: report.toOn });
      const parts = await partsOf(tx, report);
      const shown = withAdded(await shownByUnit(tx, parts), await addedIn(tx, report, parts));
      return view(
        'reports/consolidated',
        consolidatedScreen({
          actor,
          report,
          parts,
          isLatest: latest?.id === id,
          problems: problemsIn(parts, shown),
          untried: untriedWithOpening(parts, shown),
          hasAdded: shown.has(addedLine.id),
          missing: await withHeirs(context, report.missing),
          notLive: await missingNotLive(context.house, report),
          untold: await untoldByUnit(tx, parts),
          csrf: context.csrf,
        }),
      );
    },
  });

  page.post('/reports/consolidated/:id/sending', {
    permission: 'report:submit',
    handler: async (context) => {
      await sendConsolidated(await actOf(context), context.id);
      return redirect(`/reports/consolidated/${context.id}`, 'Đã ghi nhận việc gửi báo cáo tổng hợp.');
    },
  });

  page.get('/reports/consolidated/:id/differences', {
    permission: 'report:read',
    handler: async ({ tx, id, actor }) =>
      view('reports/consolidated-differences', consolidatedDifferencesScreen(await consolidatedDifferences(tx, actor, id))),
  });

  page.get('/reports/consolidated/:id/tables/:code.xlsx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const { table, sheet, report } = await sheetAsked(context);
      context.observe({
        kind: 'report.exported',
        unitId: context.actor.unitId,
        data: { form: table.form, period: periodName(sheet.period), units: sheet.lines.length, version: report.version },
      });
      const isTraining = context.services.realm !== undefined;
      const content = await tableWorkbook({ sheet, lines: fileLines(sheet), note: sheet.note, isTraining });
      return file(content, xlsx, `bieu-${table.code}-${periodCode(sheet.period)}-tong-hop-ban-${report.version}.xlsx`);
    },
  });

  page.get('/reports/consolidated/:id/tables/:code/print', {
    permission: 'report:read',
    observes: 'print',
    handler: async (context) => {
      const { table, sheet, report, parts } = await sheetAsked(context);
      context.observe({
        kind: 'report.printed',
        unitId: context.actor.unitId,
        data: { form: table.form, period: periodName(sheet.period), units: sheet.lines.length, version: report.version },
      });
      return view(
        'reports/print',
        consolidatedPrinted(
          report,
          parts,
          sheet,
          leftOut(table, parts, await untoldByUnit(context.tx, parts)),
          await missingNotLive(context.house, report),
          await signedAs(context.house, report),
        ),
        { layout: 'print' },
      );
    },
  });

  page.get('/reports/consolidated/:id/tables/:code/cells/:column', {
    permission: 'report:read',
    handler: async ({ tx, id, params, query }) => {
      const table = tableWith(params.code);
      const report = await loadConsolidated(tx, id);
      const parts = await partsOf(tx, report);
      const column =
        table && codesOf(parts).includes(table.code) && columnsIn(table.parts).find(({ no }) => String(no) === params.column);
      if (!table || !column || column.facts === null) throw new NotFound();
      const at = readRowPlace(query.get('after'));
      const list = await consolidatedRows(tx, report, parts, column.facts, [table.code, column.no], {
        ...at,
        most: pageSize + 1,
      });
      return view(
        'reports/cell',
        keptCellScreen({
          ...list,
          table,
          column,
          source: column.facts,
          at,
          period: periodOfReport(report),
          whose: { href: addressOf(report), label: `Báo cáo tổng hợp, bản ${report.version}` },
          tableHref: `${addressOf(report)}/tables/${table.code}`,
          unitWords: `Mọi đơn vị trong báo cáo tổng hợp của ${report.unitName}`,
          suffix: 'đã tổng hợp',
          keptLine: `Hồ sơ được tính trong các báo cáo đã tổng hợp, bản ${report.version}; trạng thái hiện ra là của hôm nay.`,
        }),
      );
    },
  });

  page.get('/reports/consolidated/:id/tables/:code', {
    permission: 'report:read',
    handler: async (context) => {
      const { report, parts, sheet, hasEnded } = await sheetAsked(context);
      return view(
        'reports/consolidated-table',
        consolidatedTableScreen({
          actor: context.actor,
          report,
          rows: context.query.get('rows'),
          parts,
          untold: await untoldByUnit(context.tx, parts),
          sheet,
          hasEnded,
        }),
      );
    },
  });
});

/** A table of the report, by the organisation of then or, when the address asks for it, of today. @throws NotFound for a table it has not */
async function sheetAsked(context: Context) {
  const { tx, id, params } = context;
  const table = tableWith(params.code);
  const report = await loadConsolidated(tx, id);
  const parts = await partsOf(tx, report);
  if (!table || !codesOf(parts).includes(table.code)) throw new NotFound();
  const heirs = await heirsOf(
    context,
    parts.map(({ unitId }) => unitId),
  );
  // With the tables it must agree with: without their figures every comparison would seem broken.
  const shown = withAdded(await shownByUnit(tx, parts, placesFor(table)), await addedIn(tx, report, parts));
  const sheet = consolidatedSheet(
    table,
    periodOfReport(report),
    parts,
    shown,
    context.query.get('org') === 'today' ? heirs : null,
  );
  return { table, report, parts, sheet, hasEnded: heirs.size > 0 };
}
