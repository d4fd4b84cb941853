// Điều hành: the figures a leader asks for, each a link to its list.
import { together } from '../database/together.ts';
import { mailIsConfigured } from '../notifications/mail.ts';
import { keptWhileUnchanged } from '../reports/kept/kept.ts';
import { reachesOthers } from '../reports/scope.ts';
import { type Context, definePages } from '../web/pages.ts';
import { type Reply, view } from '../web/reply.ts';
import { askedPeriod } from './asked.ts';
import { clockOf } from './clock.ts';
import { digestState, nextSending } from './digest/digest.ts';
import { countReaders } from './digest/queries.ts';
import { findDue, planOnce, readDue } from './due-queries.ts';
import { gatherFigures, scopeOf, unitsOf } from './figures/gather.ts';
import { forecastOf } from './forecast.ts';
import { describeMatters, growingMatters } from './hot-spots/queries.ts';
import { byPerson, listUnitOfficers, sectionOf } from './people/queries.ts';
import { hasPeople } from './people/screen.ts';
import { daysBefore } from './periods.ts';
import { withNames } from './queries.ts';
import { dashboardScreen } from './screens.ts';

/** Rows of each list on the page; its link leads to all of them. */
const shownRows = 5;

export const dashboardPages = definePages((page) => {
  page.get('/dashboard', { permission: 'dashboard:read', handler: (context) => showDashboard(context, false) });
  page.get('/dashboard/print', {
    permission: 'dashboard:read',
    observes: 'print',
    handler: (context) => showDashboard(context, true),
  });
});

async function digestNow({ house, moment, services }: Context): Promise<string> {
  const { calendar } = await services.rules(house);
  return digestState({
    ...(await countReaders(house, moment.today)),
    isMailed: mailIsConfigured(services.config),
    next: nextSending(moment.today, clockOf(moment.at), calendar),
  });
}

async function showDashboard(context: Context, isPrint: boolean): Promise<Reply> {
  const { tx, house, actor, query, moment, services, csrf } = context;
  const { today } = moment;
  const { period, problem, boxes } = askedPeriod(query, today);
  const days = { start: period.start, end: period.end, today };
  const { calendar } = await services.rules(house);
  const forecast = forecastOf(today, calendar);
  const looked = unitsOf(actor);
  const figures = await gatherFigures(context, period, today, forecast);
  const hot = await keptWhileUnchanged(context, scopeOf(actor), { wall: 'numbers', name: ['growing', days] }, () =>
    growingMatters(tx, days, daysBefore(period), 5, looked),
  );
  const longest = await keptWhileUnchanged(
    context,
    scopeOf(actor),
    { wall: 'numbers', name: ['overdue', shownRows, today] },
    () => findDue(tx, 'overdue', days, { unsignedFirst: false, most: shownRows, units: looked }),
  );
  await planOnce(tx);
  const soon = forecast
    ? await keptWhileUnchanged(context, scopeOf(actor), { wall: 'numbers', name: ['due_soon', shownRows, forecast, today] }, () =>
        findDue(tx, 'due_soon', { ...forecast, today }, { unsignedFirst: true, most: shownRows, units: looked }),
      )
    : { found: [], unsigned: 0 };
  const [growing, units, late, dueSoon] = await together(
    describeMatters(tx, hot, days),
    reachesOthers(actor) ? withNames(house, figures.units) : Promise.resolve([]),
    readDue(tx, longest.found, today, false),
    readDue(tx, soon.found, today, true),
  );
  const people = hasPeople(actor)
    ? {
        section: await sectionOf(house, actor.assignmentId),
        figures: await byPerson(tx, actor.unitId, days, forecast),
        officers: await listUnitOfficers(house, actor.unitId, today),
      }
    : null;
  if (isPrint)
    context.observe({
      kind: 'dashboard.printed',
      unitId: actor.unitId,
      data: { page: 'dashboard', from: period.start, to: period.end },
    });
  // The drawing library is large and only this page needs it.
  const { pairChart } = await import('./chart.ts');
  const draw: Parameters<typeof dashboardScreen>[0]['draw'] = (width, height, bars) =>
    pairChart({
      width,
      height,
      bars,
      names: ['Tiếp nhận', 'Đã xử lý'],
      sentence: `Biểu đồ cột: số đơn tiếp nhận và đã xử lý theo tháng, ${bars.length} tháng gần nhất`,
    });
  return view(
    'dashboard/index',
    dashboardScreen({
      period,
      periodProblem: problem,
      dateFields: boxes,
      today,
      clock: clockOf(moment.at),
      numbers: { ...figures.numbers, dueSoonUnsigned: soon.unsigned },
      fields: figures.fields,
      fieldFigures: figures.fieldFigures,
      types: figures.types,
      months: figures.months,
      units,
      late,
      forecast,
      dueSoon,
      people,
      growing,
      actor,
      csrf,
      reachesOthers: reachesOthers(actor),
      showsAllUnits: query.get('units') === 'all',
      calendar,
      draw,
      digest: actor.reach.all && !isPrint ? await digestNow(context) : '',
      isPrint,
    }),
  );
}
