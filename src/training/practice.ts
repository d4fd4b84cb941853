// When a unit of production goes live its people's places in the classes shut: what is real is entered where it counts. Production
// writes the fact into each class; what is begun anew does not open again what is shut.
import type { HouseTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { Services } from '../web/services.ts';
import { deletePracticeEnd, insertPracticeEnds } from './class-records.ts';
import { seatWords } from './parts.ts';
import { type GoneLive, listClassesOf } from './queries.ts';

/**
 * Why no class is opened for these people any more: their units are live today. '' when one may be.
 * @param today of the real calendar
 */
export function practiceRefusal(units: readonly GoneLive[], today: string): string {
  const live = units.filter(({ liveOn }) => liveOn <= today);
  if (live.length === 0) return '';
  const named = live.map(({ name, liveOn }) => `${name} (từ ngày ${formatDate(liveOn)})`).join(', ');
  return `${named} đã vận hành chính thức, đơn thật ghi ở phần mềm chính thức nên không mở lớp tập huấn cho đơn vị ấy nữa. Bỏ người của đơn vị ấy khỏi danh sách rồi mở lớp; người mới về đơn vị ấy vẫn dự lớp được khi để trống đơn vị của họ.`;
}

/**
 * Why a place of a class is not begun anew: its unit is live today, and fresh offices would be practice again. undefined when it may be.
 * @param today of the real calendar
 */
export function seatResetRefusal(units: readonly GoneLive[], today: string): string | undefined {
  const live = units.find(({ liveOn }) => liveOn <= today);
  return live ? shutWords(live, 'học viên này') : undefined;
}

const shutWords = ({ name, liveOn }: GoneLive, whose: string) =>
  `${name} đã vận hành chính thức từ ngày ${formatDate(liveOn)}, chỗ thực hành của ${whose} đã khép lại nên không làm lại được.`;

/** The same of a whole class: refused when nobody in it could practise. Where some can, the places of the others stay shut in it. */
export function classResetRefusal(
  people: readonly { homeUnitId: number | null }[],
  units: readonly GoneLive[],
  today: string,
): string | undefined {
  const live = new Set(units.filter(({ liveOn }) => liveOn <= today).map(({ id }) => id));
  if (people.length === 0 || people.some(({ homeUnitId }) => homeUnitId === null || !live.has(homeUnitId))) return undefined;
  return 'Đơn vị của mọi học viên trong lớp đã vận hành chính thức, các chỗ thực hành đã khép lại nên không làm mới lớp được. Cấp chứng nhận rồi đóng lớp.';
}

/** What of a class is not begun anew today: the seats, and the sentences why, one for each unit; why the whole class is not, '' when it may be. */
export interface ShutPlaces {
  seats: ReadonlySet<number>;
  sentences: string[];
  whole: string;
}

/** @param today of the real calendar */
export function shutPlaces(
  people: readonly { seat: number; homeUnitId: number | null }[],
  units: readonly GoneLive[],
  today: string,
): ShutPlaces {
  const shut = units
    .map((unit) => ({ unit, seats: people.filter(({ homeUnitId }) => homeUnitId === unit.id).map(({ seat }) => seat) }))
    .filter(({ unit, seats }) => seats.length > 0 && seatResetRefusal([unit], today) !== undefined);
  return {
    seats: new Set(shut.flatMap(({ seats }) => seats)),
    sentences: shut.map(({ unit, seats }) => shutWords(unit, `học viên ${seats.map(seatWords).join(', ')}`)),
    whole: classResetRefusal(people, units, today) ?? '',
  };
}

/** Units of a class made or begun anew whose day has been decided: their places are shut from it on, as in the classes that were open then. */
export async function endPracticeOf(realm: HouseTx, units: readonly GoneLive[]): Promise<void> {
  for (const unit of units) await insertPracticeEnds(realm, [unit], unit.liveOn);
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

/** The unit is not going live after all: its people practise again, in every open class. */
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
