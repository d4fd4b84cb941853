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
      return { name, homeUnit };
    });
}

/** A class has at most so many seats. */
export const mostSeats = 60;
const longestName = 100;
const longestUnit = 160;

/** Why the list cannot be seated, '' when it can. The typed lines stay as they are. */
export function peopleRefusal(typed: readonly TypedPerson[]): string {
  if (typed.length > mostSeats)
    return `Danh sách có ${typed.length} người, một lớp nhiều nhất ${mostSeats} người. Cắt bớt ${typed.length - mostSeats} dòng để mở lớp này, rồi mở thêm một lớp cho những người còn lại.`;
  const long = typed.findIndex(({ name, homeUnit }) => name.length > longestName || homeUnit.length > longestUnit);
  if (long === -1) return '';
  return `Người thứ ${long + 1} trong danh sách: họ tên nhiều nhất ${longestName} ký tự, đơn vị nhiều nhất ${longestUnit} ký tự. Mỗi người viết một dòng, họ tên và đơn vị cách nhau bằng dấu chấm phẩy.`;
}

/** Seats 1 to n: the listed people first, then seats whose name is written by hand. @param units typed office → unit id */
export function seatPeople(seats: number, typed: readonly TypedPerson[], units: ReadonlyMap<string, number>): SeatPerson[] {
  return Array.from({ length: seats }, (_, index) => {
    const person = typed[index] ?? { name: '', homeUnit: '' };
    return { seat: index + 1, ...person, homeUnitId: units.get(person.homeUnit) ?? null };
  });
}
