// Bản đồ: the figures of every ward of today, or of the old districts for days before 01/07/2025.
import { NotAllowedNow } from '../../errors.ts';
import { reachesOthers } from '../../reports/scope.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { type Reply, view } from '../../web/reply.ts';
import { askedPeriod } from '../asked.ts';
import { gatherFigures } from '../figures/gather.ts';
import { forecastOf } from '../forecast.ts';
import { withNames } from '../queries.ts';
import { lastDistrictDay } from './districts.ts';
import { withWards } from './old-districts.ts';
import { districtsOfWards, listDistricts, listWards } from './queries.ts';
import { mapScreen } from './screen.ts';
import { measures } from './shading.ts';
import { wardPlaces } from './wards.ts';

export const mapPages = definePages((page) => {
  page.get('/dashboard/map', { permission: 'dashboard:read', handler: (context) => showMap(context, false) });
  page.get('/dashboard/map/print', {
    permission: 'dashboard:read',
    observes: 'print',
    handler: (context) => showMap(context, true),
  });
});

async function showMap(context: Context, isPrint: boolean): Promise<Reply> {
  const { house, actor, query, moment, services } = context;
  if (!reachesOthers(actor))
    throw new NotAllowedNow('Bản đồ dành cho nơi theo dõi nhiều phường, xã. Số liệu của đơn vị ở trang Điều hành.', '/dashboard');
  const { today } = moment;
  const { period, problem, boxes } = askedPeriod(query, today);
  // With the forecast, though the map shows none: so they are the very figures of the dashboard.
  const { calendar } = await services.rules(house);
  const { units } = await gatherFigures(context, period, today, forecastOf(today, calendar));
  if (isPrint)
    context.observe({
      kind: 'dashboard.printed',
      unitId: actor.unitId,
      data: { page: 'map', from: period.start, to: period.end },
    });
  const isTiles = period.end <= lastDistrictDay;
  const found = isTiles
    ? withWards(await listDistricts(house, period), await districtsOfWards(house))
    : { places: wardPlaces(await listWards(house, period.end), period), shared: [] };
  return view(
    'dashboard/map',
    mapScreen({
      period,
      periodProblem: problem,
      dateFields: boxes,
      today,
      isPrint,
      at: moment.at,
      measure: measures.find((one) => one === query.get('measure')) ?? 'received',
      isTiles,
      ...found,
      units: await withNames(house, units, moment.today),
    }),
  );
}
