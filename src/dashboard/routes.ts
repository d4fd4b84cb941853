// Điều hành: the figures a leader asks for, each a link to its list.
import { namesOf } from '../accounts/queries.ts';
import { planOnce } from '../database/planning.ts';
import { together } from '../database/together.ts';
import { formatTime } from '../deadlines/dates.ts';
import { NotFound } from '../errors.ts';
import { mailIsConfigured } from '../notifications/mail.ts';
import { keptAndMended, keptByUnit, keptWhileUnchanged } from '../reports/kept/kept.ts';
import { reachesOthers } from '../reports/scope.ts';
import { type Context, definePages } from '../web/pages.ts';
import { type Reply, view } from '../web/reply.ts';
import { askedPeriod } from './asked.ts';
import { digestState, nextSending } from './digest/digest.ts';
import { countReaders } from './digest/queries.ts';
import { readDueAsked } from './due-address.ts';
import { dueListScreen, duePage } from './due-list.ts';
import { findDueByUnit, firstDue, pageOfDue, readDue } from './due-queries.ts';
import { gatherFigures, ownScope, scopeOf, unitsOf } from './figures/gather.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { describeMatters, growing, hotMatters, hotMattersAnew } from './hot-spots/queries.ts';
import { narrowTo, ownPeople } from './people/own.ts';
import { byPerson, listUnitOfficers } from './people/queries.ts';
import { hasPeople } from './people/screen.ts';
import { daysBefore } from './periods.ts';
import type { FigureDays } from './predicates.ts';
import { countUndated, withNames } from './queries.ts';
import { orderOf } from './ranking.ts';
import { dashboardScreen } from './screens.ts';

/** Rows of each list on the page; its link leads to all of them. */
const shownRows = 5;

/** Overdue stands as of today, whatever days the page shows. */
const dayOf = (today: string) => ({ start: today, end: today });

export const dashboardPages = definePages((page) => {
  page.get('/dashboard', { permission: 'dashboard:read', handler: (context) => showDashboard(context, false) });
  page.get('/dashboard/print', {
    permission: 'dashboard:read',
    observes: 'print',
    handler: (context) => showDashboard(context, true),
  });
  page.get('/dashboard/due', { permission: 'dashboard:read', handler: showDue });
});

/** Whose petitions the page is of: a head of section sees what his own people have in hand, and the whole when he asks for it. */
async function shownOf({ house, actor, query, moment }: Context) {
  const own = actor.role === 'unit_head' ? await ownPeople(house, actor, moment.today) : undefined;
  const isWhole = own !== undefined && query.get('of') === 'unit';
  const people = isWhole ? undefined : own?.people;
  return {
    own,
    isWhole,
    people,
    looked: people ? [actor.unitId] : unitsOf(actor),
    isOfSeveral: reachesOthers(actor) && people === undefined,
  };
}

async function showDue(context: Context): Promise<Reply> {
  const { tx, house, actor, query, moment, services, csrf } = context;
  const { today } = moment;
  const { own, isWhole, people, looked, isOfSeveral } = await shownOf(context);
  const read = readDueAsked((name) => query.get(name) ?? (name === 'figure' ? 'overdue' : null));
  const { calendar } = await services.rules(house);
  const forecast = forecastOf(today, calendar);
  const span = read?.figure === 'due_soon' ? forecast : dayOf(today);
  if (!read || !span) throw new NotFound();
  const days = { ...span, today, people };
  const asked = { ...read, isWhole };
  const { found, all } = await pageOfDue(tx, { figure: asked.figure, days }, looked, {
    skip: (asked.page - 1) * duePage,
    most: duePage,
  });
  await planOnce(tx);
  const rows = await readDue(tx, found, today, false);
  const narrow = narrowTo(actor, isWhole ? null : (own ?? null));
  return view(
    'dashboard/due-list',
    dueListScreen({
      asked,
      days,
      all,
      rows,
      at: moment.at,
      today,
      calendar,
      actor,
      forecast,
      narrow,
      csrf,
      showsPlace: isOfSeveral,
    }),
  );
}

async function digestNow({ house, moment, services }: Context): Promise<string> {
  const { calendar } = await services.rules(house);
  return digestState({
    ...(await countReaders(house, moment.today)),
    isMailed: mailIsConfigured(services.config),
    next: nextSending(moment.today, formatTime(moment.at), calendar),
  });
}

/** The figures of whoever is in charge of something in the own unit, and who works there. */
async function chargedPeople({ tx, house, services, actor }: Context, days: FigureDays, soon: Forecast | null) {
  const figures = await keptWhileUnchanged(
    { tx, services },
    scopeOf(actor),
    { wall: 'numbers', name: ['people', actor.unitId, days, soon] },
    () => byPerson(tx, actor.unitId, days, soon),
  );
  const [names, officers] = await together(
    namesOf(
      house,
      figures.map(({ accountId }) => accountId),
    ),
    listUnitOfficers(house, actor.unitId, days.today),
  );
  return { figures: figures.map((one) => ({ ...one, name: names.get(one.accountId) ?? '' })), officers };
}

async function showDashboard(context: Context, isPrint: boolean): Promise<Reply> {
  const { tx, house, actor, query, moment, services, csrf } = context;
  const { today } = moment;
  const { period, problem, boxes } = askedPeriod(query, today);
  const { own, isWhole, people, looked, isOfSeveral } = await shownOf(context);
  const days = { start: period.start, end: period.end, today, people };
  const { calendar } = await services.rules(house);
  const forecast = forecastOf(today, calendar);
  const scope = people ? ownScope(actor) : scopeOf(actor);
  const figures = await gatherFigures(context, period, today, forecast, people);
  const hotDays = { days, before: daysBefore(period) };
  const hot = await keptAndMended(
    context,
    scope,
    { wall: 'numbers', name: ['hot', hotDays] },
    () => hotMatters(tx, hotDays, looked),
    (known, changed) => hotMattersAnew(tx, known, changed, hotDays),
  );
  const firstOf = async (asked: Parameters<typeof findDueByUnit>[1]) =>
    firstDue(
      await keptByUnit(context, scope, { wall: 'numbers', name: ['due', asked] }, (of) => findDueByUnit(tx, asked, of ?? looked)),
      shownRows,
    );
  const longest = await firstOf({ figure: 'overdue', days: { ...days, ...dayOf(today) }, unsignedFirst: false, most: shownRows });
  await planOnce(tx);
  const soon = forecast
    ? await firstOf({ figure: 'due_soon', days: { ...forecast, today, people }, unsignedFirst: true, most: shownRows })
    : { found: [], unsigned: 0 };
  const [matters, units, late, dueSoon, undated] = await together(
    describeMatters(tx, growing(hot, shownRows), days),
    isOfSeveral ? withNames(house, figures.units, moment.today) : Promise.resolve([]),
    readDue(tx, longest.found, today, false),
    readDue(tx, soon.found, today, true),
    countUndated(tx, { start: today, end: today, today, people }, looked),
  );
  const charged = hasPeople(actor) ? await chargedPeople(context, { ...days, people: undefined }, forecast) : null;
  if (isPrint)
    context.observe({
      kind: 'dashboard.printed',
      unitId: actor.unitId,
      data: { page: 'dashboard', from: period.start, to: period.end },
    });
  // The drawing library is large and only this page needs it.
  const { barChart: draw } = await import('./chart.ts');
  return view(
    'dashboard/index',
    dashboardScreen({
      period,
      periodProblem: problem,
      dateFields: boxes,
      today,
      clock: formatTime(moment.at),
      numbers: { ...figures.numbers, dueSoonUnsigned: soon.unsigned },
      fieldFigures: figures.fieldFigures,
      types: figures.types,
      months: figures.months,
      units,
      late,
      undated,
      forecast,
      dueSoon,
      people: charged,
      own,
      isWhole,
      growing: matters,
      actor,
      csrf,
      reachesOthers: isOfSeveral,
      reachesWhole: reachesOthers(actor),
      order: orderOf(query.get('order')),
      showsAllUnits: query.get('units') === 'all',
      calendar,
      draw,
      digest: actor.reach.all && !isPrint ? await digestNow(context) : '',
      isPrint,
    }),
  );
}
