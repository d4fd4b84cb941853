// The hot pages, each with the floor it is held against and how many times that floor it may take (performance.md §5).
import { randomUUID } from 'node:crypto';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { writeSummary } from '../../src/cli/bench/words.ts';
import { addDays, formatDate } from '../../src/deadlines/dates.ts';
import type { Answer, Client } from './client.ts';
import type { PeerPage } from './peers.ts';

export interface HotPage {
  page: string;
  /** Without a database, or the "real" page of fifty rows: of the own unit, or of all units. */
  against: 'bare' | 'real' | 'real-city';
  /** Times the floor. */
  most: number;
  /** The answer it must give. */
  status: number;
  ask(): Promise<Answer>;
  /** Done before each answer and not measured. */
  before?: () => Promise<unknown>;
  /** It may take no longer than this, in ms: instead of so many times the floor, or beside that where both are set. */
  within?: number;
  /** The page of the peers it is held against. */
  peer?: PeerPage;
}

export interface Visitors {
  /** Nobody signed in. */
  stranger: Client;
  /** A processor of one ward. */
  ward: Client;
  /** Who leads that ward: what waits for his yes is looked for among all of it. */
  head: Client;
  /** The head of the city's reception board: reads the whole city. */
  city: Client;
}

/**
 * @param petitions of the ward, opened one after another as officers open them
 * @param sender the name search is asked for
 * @param provinceYear the first of the last days in which as many petitions came in as a province takes in a year ('YYYY-MM-DD')
 */
export function hotPages(
  { stranger, ward, head, city }: Visitors,
  petitions: readonly number[],
  sender: string,
  today: string,
  provinceYear: string,
): readonly HotPage[] {
  const name = encodeURIComponent(sender);
  const get = (page: string, against: HotPage['against'], most: number, who: Client, path: string, peer?: PeerPage): HotPage => ({
    page,
    ...(peer ? { peer } : {}),
    against,
    most,
    status: 200,
    ask: () => who.ask('GET', path),
  });
  const register = registering(ward, today);
  let opened = 0;
  let days = 365;
  /** Another day of a year ago each time, so that nothing counted before is handed out again. */
  const yearAgo = () => {
    days -= 1;
    return addDays(today, -days);
  };
  return [
    get('sign-in page', 'bare', 4, stranger, '/sign-in', 'sign-in page'),
    get('work queue', 'real', 5, ward, '/work', 'work queue'),
    get('work queue, who leads the ward', 'real', 5, head, '/work'),
    get('register, own unit', 'real', 2.5, ward, '/petitions', 'register'),
    get('register, whole city', 'real-city', 2.5, city, '/petitions?unit=all', 'register'),
    {
      ...get('petition page', 'real', 3, ward, '', 'petition page'),
      ask: () => {
        opened += 1;
        return ward.ask('GET', `/petitions/${petitions[opened % petitions.length]}`);
      },
    },
    get('name search, own unit', 'real', 6, ward, `/search?q=${name}`, 'name search'),
    get('name search, whole city', 'real-city', 6, city, `/search?q=${name}`, 'name search'),
    get('phrase search, whole city', 'real-city', 20, city, '/search?q=bien+ban+kiem+dem+khong+co+chu+ky', 'phrase search'),
    {
      ...get('dashboard, whole city, counted anew', 'real', 0, city, ''),
      ask: () => city.ask('GET', `/dashboard?period=other&from=${formatDate(yearAgo())}&to=${formatDate(today)}`),
      within: 1_000,
    },
    {
      ...get('dashboard, whole city, one office changed', 'real', 100, city, '/dashboard?period=year'),
      before: register,
    },
    get('dashboard, whole city, a year', 'real', 100, city, '/dashboard?period=year'),
    ...statutoryTables(city, register, provinceYear, today),
    { page: 'register a petition', against: 'real', most: 7, status: 303, ask: register, peer: 'register a petition' },
  ];
}

/** Those of TT 06/2025 that are counted; 06/QLKNTC is written by hand. */
const measuredTables = [
  ['01/TCD', '01-tcd'],
  ['02/XLD', '02-xld'],
  ['03/GQKN', '03-gqkn'],
  ['04/GQTC', '04-gqtc'],
  ['05/KQTH', '05-kqth'],
] as const;

export const tablePath = (code: string, from: string, to: string): string => `/reports/${code}?period=${from}..${to}&unit=all`;

/**
 * A province-year of all units opens within a second where nobody counted it before, and in under 200 ms where its facts did not
 * change; the latter also as a multiple of the floor. One office changed: told of the table that every registration changes.
 */
function statutoryTables(city: Client, register: () => Promise<Answer>, from: string, today: string): HotPage[] {
  const base = { against: 'real', status: 200 } as const;
  return measuredTables.flatMap(([form, code]) => {
    let later = 0;
    const page = `table ${form}, a province-year`;
    const again = () => city.ask('GET', tablePath(code, from, today));
    /** Another first day each time, so that nothing counted before is handed out again. */
    const anew = () => {
      later += 1;
      return city.ask('GET', tablePath(code, addDays(from, later), today));
    };
    return [
      { ...base, page: `${page}, counted anew`, most: 0, within: 1_000, ask: anew },
      ...(code === '02-xld' ? [{ ...base, page: `${page}, one office changed`, most: 100, ask: again, before: register }] : []),
      { ...base, page, most: 100, within: 200, ask: again },
    ];
  });
}

/** The intake form, filled with a new paper each time. */
export function registering(client: Client, today: string, seed = 9): () => Promise<Answer> {
  const random = randomFrom(seed);
  let csrf = '';
  return async () => {
    if (csrf === '')
      csrf = /name="_csrf" value="([^"]+)"/.exec((await client.ask('GET', '/petitions/new?mode=open')).text)?.[1] ?? '';
    return client.ask('POST', '/petitions/new', {
      _csrf: csrf,
      _key: randomUUID(),
      mode: 'open',
      declaredType: 'KNPA',
      knpaKind: 'kien_nghi',
      source: 'post',
      receivedOn: formatDate(today),
      senderKind: 'individual',
      senderCount: '1',
      'senders.0.kind': 'individual',
      'senders.0.name': 'Nguyễn Văn Đo',
      'senders.0.birthYear': '1970',
      'senders.0.address': 'Số 1',
      subject: 'Kiến nghị về việc đo tốc độ',
      summary: writeSummary(random),
      field: 'OTHER',
    });
  };
}
