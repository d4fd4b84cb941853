// When a unit of production goes live its people's places in the classes shut: what is real is entered where it counts. Production
// writes the fact into each class; a place begun anew has fresh offices and is open again, which is the trainer's decision.
import type { HouseTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { Services } from '../web/services.ts';
import { deletePracticeEnd, insertPracticeEnds } from './class-records.ts';
import { type GoneLive, listClassesOf } from './queries.ts';

/**
 * Why no class is opened for these people any more: their units are live today. '' when one may be.
 * @param today of the real calendar
 */
export function practiceRefusal(units: readonly GoneLive[], today: string): string {
  const live = units.filter(({ liveOn }) => liveOn <= today);
  if (live.length === 0) return '';
  const named = live.map(({ name, liveOn }) => `${name} (từ ngày ${formatDate(liveOn)})`).join(', ');
  return `${named} đã vận hành chính thức, đơn thật ghi ở phần mềm chính thức nên không mở lớp tập huấn cho đơn vị ấy nữa. Bỏ người của đơn vị ấy khỏi danh sách rồi mở lớp.`;
}

/** Units of a new class whose day has been decided and is to come: their places shut on it, as in the classes that were open then. */
export async function endPracticeLater(realm: HouseTx, units: readonly GoneLive[], today: string): Promise<void> {
  for (const unit of units) if (unit.liveOn > today) await insertPracticeEnds(realm, [unit], unit.liveOn);
}

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
