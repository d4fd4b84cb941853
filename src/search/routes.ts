// Tìm nhanh: one box for number, name, identity number, telephone and phrase; and duplicates while a petition is typed.
import { formatDate, isDate, parseDate } from '../deadlines/dates.ts';
import { fields, petitionTypes, statuses } from '../petitions/petition.ts';
import { actOf } from '../web/act.ts';
import { definePages } from '../web/pages.ts';
import { fragment, view } from '../web/reply.ts';
import { readAsk } from './ask.ts';
import { candidateOf } from './candidate.ts';
import { duplicateItems } from './duplicate-items.ts';
import { findDuplicates } from './duplicates.ts';
import { countFound, listFound, type SearchFilter, type SearchPlace } from './queries.ts';
import { type SearchAddress, searchScreen } from './screens.ts';

const perPage = 25;

export const searchPages = definePages((page) => {
  page.get('/search', {
    permission: 'search:use',
    handler: async ({ tx, actor, query, moment }) => {
      const address = readAddress(query, moment.today);
      const ask = readAsk(address.q);
      const reachesOthers = actor.reach.all || actor.reach.units.length > 1;
      const filter: SearchFilter = {
        types: address.type ? [address.type] : null,
        branch: address.field,
        statuses: address.status ? [address.status] : null,
        unitId: address.scope === 'unit' || !reachesOthers ? actor.unitId : null,
        from: (address.from && parseDate(address.from, moment.today)) || null,
        to: (address.to && parseDate(address.to, moment.today)) || null,
      };
      const place = readPlace(address.after);
      let loose = false;
      let count = await countFound(tx, ask, filter, false);
      // No such phrase: the same words, wherever they stand.
      if (count === 0 && ask.words.length > 1) {
        loose = true;
        count = await countFound(tx, ask, filter, true);
      }
      const found = count === 0 ? [] : await listFound(tx, ask, filter, loose, place, perPage);
      return view(
        'search/results',
        searchScreen({
          address,
          ask,
          loose,
          count,
          found: found.slice(0, perPage),
          hasNext: found.length > perPage,
          reachesOthers,
        }),
      );
    },
  });

  // The panel beside the intake form; the same words again give the same panel, nothing is stored.
  page.post('/petitions/duplicates', {
    permission: 'petition:register',
    computes: true,
    handler: async (context, values) => {
      const act = await actOf(context);
      const hits = await findDuplicates(context.tx, context.actor, candidateOf(values), act.keyring);
      return fragment('search/duplicates', duplicateItems(hits, context.query.get('form') ?? ''));
    },
  });
});

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
    open: query.get('open') === '1' ? '1' : '',
  };
}

function readPlace(text: string): SearchPlace | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text);
  return parts?.[1] && isDate(parts[1]) ? { receivedOn: parts[1], id: Number(parts[2]) } : undefined;
}
