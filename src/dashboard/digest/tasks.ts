// The weekly letter to whoever leads: counted behind his own wall, so that it says what his dashboard says and no more.
import type { Actor } from '../../accounts/actor.ts';
import { actorOf, findAssignment } from '../../accounts/queries.ts';
import { enqueueAll } from '../../database/outbox.ts';
import type { HouseTx } from '../../database/tx.ts';
import { formatTime, todayInVietnam } from '../../deadlines/dates.ts';
import { mailOfficer, writesToOfficers } from '../../notifications/tasks.ts';
import { reachesOthers } from '../../reports/scope.ts';
import type { TaskRunner } from '../../system-act.ts';
import { gatherFigures, unitsOf } from '../figures/gather.ts';
import { forecastOf } from '../forecast.ts';
import { ownPeople } from '../people/own.ts';
import { countUnsigned } from '../queries.ts';
import { digestPath, digestWords, goesOn, weekBefore } from './digest.ts';
import { listReaders } from './queries.ts';

/** Every morning: on the first working day of a week one job for each leader who has an address. Without a mail server nothing. */
export const startWeeklyDigest: TaskRunner = async ({ services }) => {
  if (!writesToOfficers(services)) return;
  const today = todayInVietnam(services.now());
  await services.database.inHouse(async (house) => {
    const { calendar } = await services.rules(house);
    if (goesOn(today, calendar)) await enqueueAll(house, 'mail_digest', await listReaders(house, today));
  }, 'write');
};

/** The task of one reader (`accountId` in the post `assignmentId`); sends nothing where he has that post no more. */
export const mailDigest: TaskRunner = async ({ services, id }) => {
  const { config, database } = services;
  if (!writesToOfficers(services)) return;
  const at = services.now();
  const today = todayInVietnam(at);
  const found = await database.inHouse(async (house) => {
    const post = await findAssignment(house, id('accountId'), id('assignmentId'), today);
    return post
      ? {
          ...(await readerOf(house, await actorOf(house, post, today), today)),
          calendar: (await services.rules(house)).calendar,
        }
      : undefined;
  });
  if (!found) return;
  const { actor, own, calendar } = found;
  const week = weekBefore(today);
  const forecast = forecastOf(today, calendar);
  // Read as that officer, who may open the same page himself: the software's own eyes see what is hidden from him.
  const numbers = await database.inUnit(actor, async (tx) => ({
    ...(await gatherFigures({ tx, services, actor }, week, today, forecast, own?.people)).numbers,
    dueSoonUnsigned: forecast
      ? await countUnsigned(tx, { ...forecast, today, people: own?.people }, own ? [actor.unitId] : unitsOf(actor))
      : 0,
  }));
  const { publicUrl } = config.web;
  const letter = digestWords({
    week,
    today,
    clock: formatTime(at),
    place: own
      ? `${own.section}, ${actor.unitName}`
      : reachesOthers(actor)
        ? `${actor.unitName} và các đơn vị trong phạm vi theo dõi`
        : actor.unitName,
    numbers,
    forecast,
    link: publicUrl ? `${publicUrl.replace(/\/$/, '')}${digestPath(week)}` : '',
  });
  await mailOfficer(services, actor, letter);
};

/** The officer, and his own people where the page he opens first is of theirs. */
const readerOf = async (house: HouseTx, actor: Actor, today: string) => ({ actor, own: await ownPeople(house, actor, today) });
