// The list of trainees as a trainer types or pastes it: one a line, "Họ và tên; Đơn vị". Pure.
import type { SeatPerson } from './records.ts';

export interface TypedPerson {
  name: string;
  homeUnit: string;
}

/** Lines → people; a tab (pasted from a sheet) or a semicolon parts name and office. */
export function readPeople(text: string): TypedPerson[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', homeUnit = ''] = line.split(/[;\t]/).map((part) => part.trim());
      return { name: name.slice(0, 100), homeUnit: homeUnit.slice(0, 160) };
    });
}

/** Seats 1 to n: the listed people first, then seats whose name is written by hand. @param units typed office → unit id */
export function seatPeople(seats: number, typed: readonly TypedPerson[], units: ReadonlyMap<string, number>): SeatPerson[] {
  return Array.from({ length: seats }, (_, index) => {
    const person = typed[index] ?? { name: '', homeUnit: '' };
    return { seat: index + 1, ...person, homeUnitId: units.get(person.homeUnit) ?? null };
  });
}
