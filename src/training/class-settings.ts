// What a class knows of itself, kept in its own database: its code, its name, how far its clock stands from the machine's.
import type { HouseTx } from '../database/tx.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';

export interface ClassSettings {
  code: string;
  name: string;
  /** Class time minus machine time. */
  offsetSeconds: number;
}

/** undefined in a database that is no class: production above all. */
export async function readClassSettings(house: HouseTx): Promise<ClassSettings | undefined> {
  const row = await house.maybe<{ value: ClassSettings }>("select value from settings where key = 'realm.class'");
  return row?.value;
}

/** '20/02/2026': the day in Hà Nội of an instant on the class's clock. */
export const classDay = (at: Date): string => formatDate(todayInVietnam(at));

/** How far the clock must stand off for this day to be today, the hour staying what it is. @param day 'YYYY-MM-DD' */
export function offsetTo(day: string, machineNow: Date): number {
  const from = Date.parse(`${todayInVietnam(machineNow)}T00:00:00Z`);
  return (Date.parse(`${day}T00:00:00Z`) - from) / 1000;
}
