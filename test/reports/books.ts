// The office whose history was made by hand (history.ts), at the desk of its reporter on the day after the last of Quý IV/2026; how a
// table's page is asked for and read.

import PizZip from 'pizzip';
import { type Period, periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type TableCode } from '../../src/reports/tables/table.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { download } from '../support/downloads.ts';
import { writeDays, writePetitions, writeVisits } from './facts.ts';
import { days, petitions, visits } from './history.ts';

export const period = periodOf('Q4', 2026);
/** The next, on whose first day that one is closed. */
export const after = periodOf('Q1', 2027);

export interface Books {
  app: TestApp;
  reporter: Agent;
  /** The unit of the history, its neighbour, and the officer who wrote it down. */
  ward: number;
  next: number;
  lan: number;
  /** The petitions' ids by the key of the history. */
  ids: Map<string, number>;
}

/** An application with the hand-made history in the ward's books. The caller closes it. */
export async function openBooks(): Promise<Books> {
  const app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  const ward = await db.unitId('00004');
  const next = await db.unitId('00008');
  const lan = (await db.actorOf('lan.badinh')).accountId;
  const ids = await writePetitions(db, ward, lan, petitions);
  await writeVisits(db, ward, lan, visits, ids);
  await writeDays(db, ward, lan, days);
  return { app, reporter: await app.signIn('nga.badinh'), ward, next, lan, ids };
}

export const pageOf = async (agent: Agent, code: string, query = '') =>
  (await agent.get(`/reports/${code}?period=2026-Q4${query}`).expect(200)).text;

/** The figures and links of a page's lines, by the name of the line. */
export function linesOf(html: string): Map<string, { text: string; href: string }[]> {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/<th class="stick" scope="row">(?:<a [^>]*>)?([^<]+)(?:<\/a>)?<\/th>(.*?)<\/tr>/gs)].map((line) => [
      line[1] ?? '',
      [...(line[2] ?? '').matchAll(/<td[^>]*>(?:<a href="([^"]+)"[^>]*>|<span>)?([^<]+)</g)].map((cell) => ({
        href: (cell[1] ?? '').replaceAll('&amp;', '&'),
        text: cell[2] ?? '',
      })),
    ]),
  );
}
export const numberOf = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'));

/** Opens a form and sends it back with these values; the answer to the opening where the page is refused already. */
export async function ask(agent: Agent, address: string, values: Record<string, string>, to = address) {
  const page = await agent.get(address);
  if (page.status !== 200) return page;
  const standing = /name="standing" value="(\d+)"/.exec(page.text)?.[1] ?? '0';
  return agent
    .post(to)
    .type('form')
    .send({ ...formFieldsOf(page.text), standing, ...values });
}

/** Some columns of the city's figures, added up over all units, as the chief inspector counts them. */
export async function cityFigures(
  app: TestApp,
  code: TableCode,
  numbers: readonly number[],
  of: Period = period,
): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const places = columnsIn(tables[code].parts).map(({ no }): Place => [code, no]);
  const found = await app.database.database.inUnit(chief, (tx) => figuresOf(tx, places, of, { code: 'all', units: null }));
  return numbers.map((no) => [...found.values()].reduce((sum, one) => sum + (one.get(`${code}:${no}`) ?? 0), 0));
}

/** The same of one application. */
export const cityOf =
  (app: TestApp) =>
  (code: TableCode, numbers: readonly number[], of: Period = period): Promise<number[]> =>
    cityFigures(app, code, numbers, of);

/** The paragraphs of a draft of the report in words. */
export async function draftOf(agent: Agent, query: string): Promise<string> {
  const answer = await download(agent, `/reports/narrative.docx?${query}`);
  const xml = new PizZip(answer).file('word/document.xml')?.asText() ?? '';
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');
}
