// The filter of the list of papers in an address: the page and the printed book read it alike. Pure.
import { parseDate } from '../../deadlines/dates.ts';
import { paperKinds } from '../papers/catalogue.ts';
import type { PaperFilter } from './queries.ts';
import { paperStates } from './workflow.ts';

const oneOf = <T extends string>(codes: readonly T[], value: string | null): T | null =>
  codes.find((code) => code === value) ?? null;

/** What the address asks for; unknown codes and impossible dates ask for nothing. @param today 'YYYY-MM-DD', reads years left out */
export function readPaperFilter(query: URLSearchParams, today: string): PaperFilter {
  return {
    state: oneOf(paperStates, query.get('state')),
    kind: oneOf(paperKinds, query.get('kind')),
    from: parseDate(query.get('from') ?? '', today) ?? null,
    to: parseDate(query.get('to') ?? '', today) ?? null,
    text: query.get('q') ?? '',
  };
}
