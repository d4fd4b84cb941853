// The hot pages, each with the floor it is held against and how many times that floor it may take (performance.md §5).
import { randomUUID } from 'node:crypto';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { writeSummary } from '../../src/cli/bench/words.ts';
import { addDays, formatDate } from '../../src/deadlines/dates.ts';
import type { Answer, Client } from './client.ts';

export interface HotPage {
  page: string;
  /** Without a database, or the "real" page of fifty rows. */
  against: 'bare' | 'real';
  /** Times the floor. */
  most: number;
  /** The answer it must give. */
  status: number;
  ask(): Promise<Answer>;
  /** Done before each answer and not measured. */
  before?: () => Promise<unknown>;
  /** It may take no longer than this, in ms, instead of so many times the floor. */
  within?: number;
}

export interface Visitors {
  /** Nobody signed in. */
  stranger: Client;
  /** A processor of one ward. */
  ward: Client;
  /** The head of the city's reception board: reads the whole city. */
  city: Client;
}

/**
 * @param petition one petition of the ward and its sender's name, as search is asked for it
 * @param provinceYear the first of the last days in which as many petitions came in as a province takes in a year ('YYYY-MM-DD')
 */
export function hotPages(
  { stranger, ward, city }: Visitors,
  petition: { id: number; label: string },
  today: string,
  provinceYear: string,
): readonly HotPage[] {
  const name = encodeURIComponent(petition.label);
  const get = (page: string, against: HotPage['against'], most: number, who: Client, path: string): HotPage => ({
    page,
    against,
    most,
    status: 200,
    ask: () => who.ask('GET', path),
  });
  const register = registering(ward, today);
  const reportPath = `/reports/02-xld?period=${provinceYear}..${today}&unit=all`;
  let days = 365;
  /** Another day of a year ago each time, so that nothing counted before is handed out again. */
  const yearAgo = () => {
    days -= 1;
    return addDays(today, -days);
  };
  let later = 0;
  const anotherProvinceYear = () => {
    later += 1;
    return addDays(provinceYear, later);
  };
  return [
    get('sign-in page', 'bare', 4, stranger, '/sign-in'),
    get('work queue', 'real', 5, ward, '/work'),
    get('register, own unit', 'real', 2.5, ward, '/petitions'),
    get('register, whole city', 'real', 2.5, city, '/petitions?unit=all'),
    get('petition page', 'real', 3, ward, `/petitions/${petition.id}`),
    get('name search, own unit', 'real', 6, ward, `/search?q=${name}`),
    get('name search, whole city', 'real', 6, city, `/search?q=${name}`),
    get('phrase search, whole city', 'real', 20, city, '/search?q=bien+ban+kiem+dem+khong+co+chu+ky'),
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
    {
      ...get('table 02/XLD, a province-year, counted anew', 'real', 0, city, ''),
      ask: () => city.ask('GET', `/reports/02-xld?period=${anotherProvinceYear()}..${today}&unit=all`),
      within: 1_000,
    },
    { ...get('table 02/XLD, a province-year, one office changed', 'real', 100, city, reportPath), before: register },
    get('table 02/XLD, a province-year', 'real', 100, city, reportPath),
    { page: 'register a petition', against: 'real', most: 7, status: 303, ask: register },
  ];
}

/** The intake form, filled with a new paper each time. */
function registering(client: Client, today: string): () => Promise<Answer> {
  const random = randomFrom(9);
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
