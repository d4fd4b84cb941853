// Chốt, gửi báo cáo: closing and signing, sending up, answering, what differs today.
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { actsSettledBy } from '../../units/acts-that-stand.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { placeKey } from '../checks.ts';
import { reportHref } from '../choices.ts';
import { withHeirs } from '../consolidated/gather.ts';
import { consolidatedVersions, consolidatedWith } from '../consolidated/queries.ts';
import { readAsked } from '../gather.ts';
import { pageSize, readRowPlace } from '../list-screen.ts';
import { periodCode, periodName } from '../periods.ts';
import { reachesOthers } from '../scope.ts';
import { type Place, tableWith } from '../tables/index.ts';
import { columnsIn } from '../tables/table.ts';
import { fileLines, tableWorkbook } from '../workbook.ts';
import { answerReport, closeReport, sendReport } from './actions.ts';
import { actsSince } from './acts-since.ts';
import { reportedUnit, reportedVariant } from './asked.ts';
import { withBeyond } from './beyond.ts';
import { closedRows } from './cell-queries.ts';
import { closedCellScreen } from './cell-screen.ts';
import { closeScreen } from './close-screen.ts';
import { codesIn, mayClose } from './closing.ts';
import { differencesOf } from './differences.ts';
import { AnswerForm, CloseForm } from './forms.ts';
import { closedPlaces, closedSheet, compare, entriesIn, owingUnits, unissuedIn } from './gather.ts';
import { ownOf, whyNotOwed } from './owed.ts';
import { closedPrinted } from './printed.ts';
import { closedUnsent, loadReport, newestReports, reportVersions, unitsTakenOver } from './queries.ts';
import { rateDifferences } from './rate.ts';
import { revokedSince } from './revoked-since.ts';
import { closedListScreen, closedScreen, periodOfReport, shownFigures } from './screens.ts';
import { closedTableScreen, differencesScreen } from './table-screens.ts';
import { toSign } from './to-sign.ts';
import { untoldIn } from './untold-in.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const reportClosingPages = definePages((page) => {
  page.get('/reports/closed', {
    permission: 'report:read',
    handler: async (context) => {
      const { tx, house, actor, moment } = context;
      const { period } = readAsked(context);
      const versions = await reportVersions(tx, actor.unitId, period);
      const owing = reachesOthers(actor) ? await owingUnits(context, period) : [];
      const taken = (await unitsTakenOver(house, actor.unitId, moment.today)).filter(({ id }) =>
        owing.some((one) => one.id === id),
      );
      // To a unit that reads nobody but those it took over no unit reports.
      const units = owing.length > taken.length ? await withHeirs(context, owing) : [];
      const ended = [];
      for (const unit of taken) ended.push({ unit, versions: await reportVersions(tx, unit.id, period) });
      const newest = units.length > 0 ? await newestReports(tx, period) : [];
      const unsent = await closedUnsent(tx, period);
      const consolidated = units.length > 0 ? await consolidatedVersions(tx, actor.unitId, period) : [];
      const notOwed = await whyNotOwed(context, ownOf(actor), period);
      return view(
        'reports/closed-list',
        closedListScreen({ actor, period, today: moment.today, versions, notOwed, units, newest, unsent, consolidated, ended }),
      );
    },
  });

  page.form('/reports/closed/new', {
    permission: 'report:sign',
    draft: 'of-report',
    draftVariant: reportedVariant,
    schema: () => CloseForm,
    show: async (context, form) => {
      const { tx, actor, moment } = context;
      const unit = await reportedUnit(context);
      const { period } = readAsked(context);
      const [standing] = await reportVersions(tx, unit.id, period);
      const answer = mayClose(actor, standing, period, moment.today, await whyNotOwed(context, unit, period));
      if (!answer.ok) throw new NotAllowedNow(answer.because, reportHref('/reports/closed', period, { code: '' }));
      const signed = await toSign(context, period, unit);
      const settles = await actsSettledBy(context.house, actor.unitId);
      return view('reports/close', closeScreen({ actor, period, unit, form, standing, signed, settles }));
    },
    act: async (context, value) => {
      const { id: ofUnitId } = await reportedUnit(context);
      const id = await closeReport(await actOf(context), readAsked(context).period, value, ofUnitId);
      return redirect(`/reports/closed/${id}`, 'Đã chốt, ký số liệu. Số đã chốt không đổi khi hồ sơ thay đổi.');
    },
  });

  page.form('/reports/closed/:id', {
    permission: 'report:read',
    draft: 'of-report-answer',
    schema: () => AnswerForm,
    show: async (context, form) => {
      const { tx, actor, id } = context;
      const report = await loadReport(tx, id);
      const [latest] = await reportVersions(tx, report.unitId, { from: report.fromOn, to: report.toOn });
      const { differing, untold, beyond } = await compare(tx, report);
      const rate = await rateDifferences(tx, report, untold);
      return view(
        'reports/closed',
        closedScreen({
          actor,
          report,
          isLatest: latest?.id === id,
          form,
          csrf: context.csrf,
          differing,
          beyond,
          rate,
          untold,
          within: await consolidatedWith(tx, id),
        }),
      );
    },
    act: async (context, value) => {
      await answerReport(await actOf(context), context.id, value);
      return redirect(
        `/reports/closed/${context.id}`,
        value.answer === 'accepted' ? 'Đã tiếp nhận báo cáo.' : 'Đã trả lại báo cáo, đơn vị chốt lại rồi gửi.',
      );
    },
  });

  page.post('/reports/closed/:id/sending', {
    permission: 'report:submit',
    handler: async (context) => {
      await sendReport(await actOf(context), context.id);
      return redirect(`/reports/closed/${context.id}`, 'Đã gửi báo cáo lên cấp trên.');
    },
  });

  page.get('/reports/closed/:id/differences', {
    permission: 'report:read',
    handler: async ({ tx, id }) => {
      const report = await loadReport(tx, id);
      const { untold, present, beyond, opening } = await compare(tx, report);
      const hidden = new Map([[report.unitId, withBeyond(untold.refs, beyond)]]);
      const rows = await differencesOf(tx, [report], closedPlaces(report), hidden);
      const rate = await rateDifferences(tx, report, untold);
      return view(
        'reports/differences',
        differencesScreen({
          report,
          rows,
          rate,
          acts: await actsSince(tx, [report], [...rows, ...rate.flatMap((one) => one.rows)]),
          untold,
          present,
          beyond,
          opening,
          entries: await entriesIn(tx, report),
          unissued: await unissuedIn(tx, report),
          revoked: (await revokedSince(tx, [report])).get(report.unitId) ?? new Map(),
        }),
      );
    },
  });

  page.get('/reports/closed/:id/tables/:code.xlsx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const table = tableWith(context.params.code);
      const report = await loadReport(context.tx, context.id);
      if (!table || !codesIn(report).includes(table.code)) throw new NotFound();
      const period = periodOfReport(report);
      const sheet = await closedSheet(context.tx, report, table);
      context.observe({
        kind: 'report.exported',
        unitId: context.actor.unitId,
        data: { form: table.form, period: periodName(period), units: 1, version: report.version },
      });
      const isTraining = context.services.realm !== undefined;
      const content = await tableWorkbook({ sheet, lines: fileLines(sheet), note: sheet.note, isTraining });
      return file(content, xlsx, `bieu-${table.code}-${periodCode(period)}-ban-${report.version}.xlsx`);
    },
  });

  page.get('/reports/closed/:id/tables/:code/print', {
    permission: 'report:read',
    observes: 'print',
    handler: async (context) => {
      const table = tableWith(context.params.code);
      const report = await loadReport(context.tx, context.id);
      if (!table || !codesIn(report).includes(table.code)) throw new NotFound();
      context.observe({
        kind: 'report.printed',
        unitId: context.actor.unitId,
        data: { form: table.form, period: periodName(periodOfReport(report)), units: 1, version: report.version },
      });
      const sheet = await closedSheet(context.tx, report, table);
      const untold = await untoldIn(context.tx, report, []);
      return view('reports/print', closedPrinted(report, sheet, untold), { layout: 'print' });
    },
  });

  page.get('/reports/closed/:id/tables/:code/cells/:column', {
    permission: 'report:read',
    handler: async ({ tx, id, params, query }) => {
      const table = tableWith(params.code);
      const report = await loadReport(tx, id);
      const column =
        table && codesIn(report).includes(table.code) && columnsIn(table.parts).find(({ no }) => String(no) === params.column);
      if (!table || !column || column.facts === null) throw new NotFound();
      const place: Place = [table.code, column.no];
      const at = readRowPlace(query.get('after'));
      const untold = await untoldIn(tx, report, [place]);
      const list = await closedRows(tx, report, column.facts, place, untold, { ...at, most: pageSize + 1 });
      return view('reports/cell', closedCellScreen({ ...list, report, table, column, source: column.facts, at }));
    },
  });

  page.get('/reports/closed/:id/tables/:code', {
    permission: 'report:read',
    handler: async ({ tx, id, actor, params }) => {
      const table = tableWith(params.code);
      const report = await loadReport(tx, id);
      if (!table || !codesIn(report).includes(table.code)) throw new NotFound();
      const { untold, present, beyond, opening } = await compare(tx, report, [table]);
      const reported = shownFigures(report, table, untold);
      const now = columnsIn(table.parts).map(({ no }) => present.get(placeKey([table.code, no])) ?? 0);
      return view(
        'reports/closed-table',
        closedTableScreen({
          actor,
          report,
          table,
          reported,
          present: now,
          beyond,
          opening,
          untold,
          sheet: await closedSheet(tx, report, table),
          within: await consolidatedWith(tx, id),
        }),
      );
    },
  });
});
