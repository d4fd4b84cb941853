// A filled city as it is measured: the application on its database, an officer of a ward, one of the whole city and a stranger before its
// pages, the floor beside them.
import { createServer } from 'node:http';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import type { Actor } from '../../src/accounts/actor.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import { createApp } from '../../src/app.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { Services } from '../../src/web/services.ts';
import { Client } from './client.ts';
import { startFloor } from './floor.ts';
import { type HotPage, hotPages, registering, type Visitors } from './pages.ts';

export interface City extends Visitors {
  /** How many it holds as the measuring begins. */
  petitions: number;
  base: string;
  officer: Actor;
  /** Of the ward, opened in turn. */
  opened: readonly number[];
  pages: readonly HotPage[];
  /** Asks the floor. */
  bare: Client;
  /** The first day of the province-year its tables are asked for. */
  yearFrom: string;
  close(): Promise<void>;
}

/** performance.md §5: a province-year. */
const petitionsOfAProvinceYear = 100_000;

/**
 * How a page grows with the petitions of a city is asked of pages that show as much: petitions come in until there is a second page of
 * work before the officer. In a large city there is one anyway.
 */
async function fillDesk(officer: Client, register: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    if (/[?;]after=/.test((await officer.ask('GET', '/work')).text)) return;
    await register();
  }
  throw new Error('What comes in does not wait for this officer');
}

/** @param services of the database behind these addresses, which has the cast and its petitions */
export async function openCity(services: Services, ownerUrl: string, appUrl: string, today: string): Promise<City> {
  const { database } = services;
  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const signedIn = (login: string) =>
    database.inHouse(async (house) => {
      const { id } = await house.one<{ id: number }>('select id from accounts where login = $1', [login]);
      const [assignment] = await listAssignments(house, id, today);
      if (!assignment) throw new Error('The cast is not there');
      return actorOf(house, assignment, today);
    });
  const officer = await signedIn('son.badinh');
  const floor = await startFloor(appUrl, officer, await signedIn('dung.tcd'));
  const bare = new Client(floor.url);
  const visitors = { stranger: new Client(base), ward: new Client(base), head: new Client(base), city: new Client(base) };
  await visitors.ward.signIn('son.badinh', demoPassword);
  await visitors.head.signIn('cuong.badinh', demoPassword);
  await visitors.city.signIn('dung.tcd', demoPassword);
  // What the officer registers is his to classify; what comes in at the reception desk waits for whoever leads the office.
  const desk = new Client(base);
  await desk.signIn('lan.badinh', demoPassword);
  await fillDesk(visitors.ward, registering(visitors.ward, today, 17));
  await fillDesk(visitors.head, registering(desk, today, 18));
  // Spread over what came to the ward within a year: with a long story or a short one, open or closed.
  const ofTheYear = await database.inUnit(officer, (tx) =>
    tx.rows<{ id: number; label: string }>(
      `select p.id, c.sender_label as label from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
        where p.unit_id = $1 and not p.sealed and p.received_on > $2::date - 365 order by p.received_on, p.id`,
      [officer.unitId, today],
    ),
  );
  const chosen = ofTheYear.filter((_, index) => index % Math.ceil(ofTheYear.length / 50) === 0);
  const opened = chosen.map(({ id }) => id);
  const [{ n: petitions }, { day: yearFrom }] = await asOwner(
    ownerUrl,
    async (tx) =>
      [
        await tx.one<{ n: number }>('select count(*)::int as n from petitions'),
        // The first of the last days, at most a year of them, in which no more than a province's year of petitions came in.
        await tx.one<{ day: string }>(
          `select coalesce(min(on_date), $1::date)::date as day from (select received_on as on_date, sum(count(*)) over (order by received_on desc) as n
             from petitions where received_on between $1::date - 365 and $1::date group by received_on) x where n <= $2`,
          [today, petitionsOfAProvinceYear],
        ),
      ] as const,
  );
  return {
    ...visitors,
    petitions,
    base,
    officer,
    opened,
    pages: hotPages(visitors, opened, chosen[0]?.label ?? '', today, yearFrom),
    bare,
    yearFrom,
    async close() {
      for (const client of [bare, desk, ...Object.values(visitors)]) client.close();
      await floor.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
