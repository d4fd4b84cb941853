// When a unit of production goes live its people's places in the classes shut: what is real is entered where it counts. Production
// writes the fact into each class; a place begun anew has fresh offices and is open again, which is the trainer's decision.
import type { HouseTx } from '../database/tx.ts';
import type { Services } from '../web/services.ts';
import { deletePracticeEnd, insertPracticeEnds } from './class-records.ts';
import { listClassesOf } from './queries.ts';

/** @param liveOn from this day of the real calendar, 'YYYY-MM-DD' */
export async function endPractice(
  services: Services,
  house: HouseTx,
  units: readonly { id: number; name: string }[],
  liveOn: string,
): Promise<void> {
  await inClassesOf(
    services,
    house,
    units.map(({ id }) => id),
    (realm) => insertPracticeEnds(realm, units, liveOn),
  );
}

export async function reopenPractice(services: Services, house: HouseTx, unitId: number): Promise<void> {
  await inClassesOf(services, house, [unitId], (realm) => deletePracticeEnd(realm, unitId));
}

async function inClassesOf(
  services: Services,
  house: HouseTx,
  unitIds: readonly number[],
  work: (realm: HouseTx) => Promise<void>,
): Promise<void> {
  if (!services.realms) return;
  for (const code of await listClassesOf(house, unitIds)) {
    const realm = await services.realms.find(code);
    await realm?.services.database.inHouse(work, 'write');
  }
}
