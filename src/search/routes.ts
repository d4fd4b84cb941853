// Tìm nhanh: one box for number, name, identity number, telephone and phrase; and duplicates while a petition is typed.
import { may } from '../accounts/permissions.ts';
import { formatDate, isDate, parseDate } from '../deadlines/dates.ts';
import { findNumbered } from '../documents/registry/queries.ts';
import { TooMany } from '../errors.ts';
import { fields, petitionTypes, statuses } from '../petitions/petition.ts';
import { listEnded } from '../units/named-in.ts';
import { hitLimit } from '../web/limits.ts';
import { type Context, definePages } from '../web/pages.ts';
import { fragment, redirect, view } from '../web/reply.ts';
import { readAsk } from './ask.ts';
import { candidateOf } from './candidate.ts';
import { duplicateItems, emptyPanelWords } from './duplicate-items.ts';
import { findDuplicates } from './duplicates.ts';
import { findFirst, findVisits, formerNumbers, isUnitKnown, listFound, type SearchFilter, type SearchPlace } from './queries.ts';
import { mostTrail, type SearchAddress, searchScreen } from './screens.ts';

const perPage = 25;

export const searchPages = definePages((page) => {
  page.get('/search', {
    permission: 'search:use',
    handler: async ({ tx, house, actor, query, moment }) => {
      const address = readAddress(query, moment.today);
      let ask = readAsk(address.q);
      const reachesOthers = actor.reach.all || actor.reach.units.length > 1;
      const filter: SearchFilter = {
        types: address.type ? [address.type] : null,
        branch: address.field,
        statuses: address.status ? [address.status] : null,
        unitId: address.scope === 'unit' || !reachesOthers ? actor.unitId : null,
        from: (address.from && parseDate(address.from, moment.today)) || null,
        to: (address.to && parseDate(address.to, moment.today)) || null,
      };
      const visits =
        ask.visit && may(actor, 'visit:read')
          ? await findVisits(tx, ask.visit, reachesOthers && address.scope !== 'unit' ? null : actor.unitId, perPage)
          : [];
      const [only] = visits;
      if (only && visits.length === 1 && ask.visit?.isSure) return redirect(`/visits/${only.id}`);
      const papers = ask.paper && may(actor, 'paper:read') ? await findNumbered(tx, actor, ask.paper, ask, moment.today) : [];
      const place = readPlace(address.after);
      let loose = false;
      let first = await findFirst(tx, ask, filter, false, perPage);
      // No such number there: the number of what stood in its books, whosever it was; never a number of a unit that was not named.
      if (first.count === 0 && ask.unit !== '' && !ask.isUnitGuessed) {
        ask = { ...ask, unitBy: (await isUnitKnown(tx, ask.unit)) ? 'passed' : 'paper' };
        first = await findFirst(tx, ask, filter, false, perPage);
      }
      // No such phrase: the same words, wherever they stand.
      if (first.count === 0 && ask.words.length > 1) {
        loose = true;
        first = await findFirst(tx, ask, filter, true, perPage);
      }
      const { count } = first;
      const found = place && count > 0 ? await listFound(tx, ask, filter, loose, place, perPage) : first.found;
      const shown = found.slice(0, perPage);
      return view(
        'search/results',
        searchScreen({
          address,
          query,
          today: moment.today,
          ask,
          loose,
          count,
          found: shown,
          former: await formerNumbers(tx, 'petition', shown),
          hasNext: found.length > perPage,
          perPage,
          reachesOthers,
          ended: address.q.trim() === '' ? [] : await listEnded(house, address.q, moment.today),
          papers,
          visits,
          formerVisits: await formerNumbers(tx, 'visit', visits),
        }),
      );
    },
  });

  // The panel beside the intake form; the same words again give the same panel, nothing is stored.
  page.post('/petitions/duplicates', {
    permission: 'petition:register',
    computes: true,
    handler: async (context, values) => {
      const form = context.query.get('form') ?? '';
      const refused = await askedTooOften(context);
      // In the panel's own place: the page the officer types on stays as it is.
      if (refused)
        return fragment(
          'search/duplicates',
          duplicateItems([], () => form, refused),
        );
      const candidate = candidateOf(values);
      const hits = await findDuplicates(context.tx, candidate);
      const empty = candidate.sealed ? emptyPanelWords.typedSealed : emptyPanelWords.open;
      return fragment(
        'search/duplicates',
        duplicateItems(hits, () => form, empty),
      );
    },
  });
});

/** More than anybody types: one look every four seconds for ten minutes on end. */
export const mostLooks = 150;
const looksWindow = 10 * 60_000;

/** Counts one look of this account, in a transaction of its own; the sentence when there were too many, else ''. */
async function askedTooOften({ services, actor, moment, requestId }: Context): Promise<string> {
  try {
    await services.database.inHouse(
      (house) =>
        hitLimit(
          { house, moment, requestId },
          `duplicates:${actor.accountId}`,
          mostLooks,
          looksWindow,
          'Ông, bà đã đối chiếu đơn trùng quá nhiều lần liên tiếp nên phần này tạm dừng; việc nhập và lưu đơn không bị ảnh hưởng.',
        ),
      'write',
    );
    return '';
  } catch (error) {
    if (error instanceof TooMany) return error.message;
    throw error;
  }
}

const known = <T extends string>(value: string | null, codes: readonly T[]): T | '' => codes.find((code) => code === value) ?? '';

function readAddress(query: URLSearchParams, today: string): SearchAddress {
  const date = (name: string) => {
    const found = parseDate(query.get(name) ?? '', today);
    return found ? formatDate(found) : '';
  };
  return {
    q: (query.get('q') ?? '').slice(0, 300),
    type: known(query.get('type'), petitionTypes),
    field: known(query.get('field'), Object.keys(fields)),
    status: known(query.get('status'), statuses),
    scope: known(query.get('scope'), ['unit'] as const),
    from: date('from'),
    to: date('to'),
    after: query.get('after') ?? '',
    trail: (query.get('trail') ?? '')
      .slice(0, mostTrail)
      .split('~')
      .filter((place) => readPlace(place))
      .join('~'),
    open: query.get('open') === '1' ? '1' : '',
  };
}

function readPlace(text: string): SearchPlace | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text);
  return parts?.[1] && isDate(parts[1]) ? { receivedOn: parts[1], id: Number(parts[2]) } : undefined;
}
